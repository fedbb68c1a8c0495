import MarkdownIt from 'markdown-it'
import { adviceProblems } from '../../course/checks/check-wording.job.ts'
import { Files } from '../../course/file.job.ts'
import { ContentProblems, type Problem } from '../../course/problem.job.ts'
import { WORDING_RULES } from '../../course/wording-rules.ts'
import { type Language, LANGUAGES } from '../../platform/text/language.ts'
import type { KitPart, KitSection } from './part.page.ts'
import { KIT_SLOTS, type KitText, type KitTextName, type KitTexts, SLOT } from './text.page.ts'

/** Reads and checks the pages in `content/kit/en` and `content/kit/es` (`docs/content.md`). */

// Headings, lists, quotes and tables. Words stay as they are written: a page of the kit has no other markup.
const markdown = new MarkdownIt('zero').enable(['heading', 'list', 'blockquote', 'table'])

const HEADING = /^(?<title>.+?)\s*\{#(?<id>[a-z][a-z0-9-]*)\}$/

/** A heading, a paragraph, a list, a quote or a table, by the HTML element that it is. */
interface Block {
  readonly tag: string
  readonly passages: Passage[]
}

/** The words of a heading, a paragraph, an entry of a list or a cell. */
interface Passage {
  readonly line: number
  /** The row of a table, counted from 1. */
  readonly row: number
  readonly text: string
}

/** Loads the pages in every language and checks them. Throws `ContentProblems` with every problem. */
export function loadKitTexts(folder: string): Record<Language, KitTexts> {
  const { texts, problems } = readKitTexts(folder)
  if (texts === null || problems.length > 0) throw new ContentProblems(problems)
  return texts
}

/** Reads and checks everything; `texts` is null when there is a problem. */
export function readKitTexts(folder: string): { texts: Record<Language, KitTexts> | null; problems: Problem[] } {
  const problems: Problem[] = []
  const files = new Files(folder, problems)
  const texts: Record<Language, Partial<Record<KitTextName, KitText>>> = { en: {}, es: {} }
  // The keys are the names of the pages.
  for (const name of Object.keys(KIT_SLOTS) as KitTextName[]) {
    const [english = null, spanish = null] = LANGUAGES.map((language) => {
      const file = `kit/${language}/${name}.md`
      const source = files.text(file)
      if (source === null) return null
      const blocks = blocksOf(source)
      const passages = blocks.flatMap((block) => block.passages)
      texts[language][name] = pageOf(file, language, blocks, problems)
      problems.push(...slotProblems(file, passages, KIT_SLOTS[name]), ...wordingProblems(file, passages, language))
      return { file, blocks }
    })
    if (english !== null && spanish !== null)
      problems.push(...shapeProblems(spanish.file, spanish.blocks, english.blocks))
  }
  // All pages are there when there's no problem.
  return { texts: problems.length > 0 ? null : (texts as Record<Language, KitTexts>), problems }
}

function blocksOf(source: string): Block[] {
  const blocks: Block[] = []
  let [line, row] = [0, 0]
  for (const { level, nesting, tag, type, map, content } of markdown.parse(source, {})) {
    if (level === 0 && nesting === 1) {
      blocks.push({ tag, passages: [] })
      row = 0
    }
    // Cells have no line number, so they take that of their row.
    line = map === null ? line : map[0] + 1
    if (type === 'tr_open') row += 1
    if (type === 'inline') blocks.at(-1)?.passages.push({ line, row, text: content.replaceAll('\n', ' ') })
  }
  return blocks
}

function pageOf(file: string, language: Language, blocks: readonly Block[], problems: Problem[]): KitText {
  const [title, lead, ...rest] = blocks
  const at = (line: number | undefined, message: string) => problems.push({ file, path: `line ${line ?? 1}`, message })
  if (title?.tag !== 'h1' || lead?.tag !== 'p') at(1, 'must start with "# Title" and a paragraph')
  const sections: (KitSection & { readonly parts: KitPart[] })[] = []
  for (const { tag, passages } of rest) {
    const [first] = passages
    const section = sections.at(-1)
    const empty = passages.find(({ text }) => text === '')
    const heading = tag === 'h2' ? HEADING.exec(first?.text ?? '')?.groups : undefined
    if (heading !== undefined) sections.push({ id: heading.id ?? '', title: heading.title ?? '', parts: [] })
    else if (/^h\d$/.test(tag)) at(first?.line, 'a heading must look like "## Title {#id}"')
    else if (section === undefined) at(first?.line, 'stands before the first "## " heading')
    else if (empty !== undefined) at(empty.line, 'has an entry or a cell without words')
    else section.parts.push(partOf(tag, passages, section.id, language))
  }
  return { title: firstText(title), lead: firstText(lead), sections }
}

function firstText(block: Block | undefined): string {
  return block?.passages[0]?.text ?? ''
}

function partOf(tag: string, passages: readonly Passage[], section: string, lang: Language): KitPart {
  const [first = '', ...others] = passages.map(({ text }) => text)
  const items = [first, ...others]
  switch (tag) {
    case 'ol':
      return { kind: 'steps', items }
    case 'ul': {
      const links = items.flatMap((item) => linkIn(item) ?? [])
      return links.length === items.length ? { kind: 'links', links } : { kind: 'points', items }
    }
    case 'blockquote':
      return { kind: 'letter', lang, subject: first, lines: others }
    case 'table': {
      const rows: string[][] = []
      for (const { row, text } of passages) rows[row - 1] = [...(rows[row - 1] ?? []), text]
      const [head = [], ...body] = rows
      return { kind: 'table', labelledBy: section, head, rows: body }
    }
    default:
      return { kind: 'text', text: first }
  }
}

function linkIn(text: string): { text: string; href: string } | null {
  const [, words, href] = /^\[(.+)\]\((\S+)\)$/.exec(text) ?? []
  return words === undefined || href === undefined ? null : { text: words, href }
}

/** Text in braces is a slot. If nobody fills it in, it would be printed. */
function slotProblems(file: string, passages: readonly Passage[], known: readonly string[]): Problem[] {
  const used = new Set(passages.flatMap(({ text }) => slotsIn(text)).map(slotName))
  return [
    ...passages.flatMap(({ line, text }) =>
      slotsIn(text)
        .filter((slot) => !known.includes(slotName(slot)))
        .map((slot) => ({ file, path: `line ${line}`, message: `has an unknown slot ${slot}` })),
    ),
    ...known.filter((name) => !used.has(name)).map((name) => ({ file, path: '', message: `has no slot {${name}}` })),
  ]
}

/** Includes unclosed ones. The id of a heading is in braces, too. */
function slotsIn(text: string): string[] {
  return text.match(/\{(?!#)[^}]*\}?/g) ?? []
}

function slotName(slot: string): string {
  return [...slot.matchAll(SLOT)][0]?.groups?.name ?? slot
}

function wordingProblems(file: string, passages: readonly Passage[], language: Language): Problem[] {
  const rules = WORDING_RULES[language]
  return passages.flatMap(({ line, text }) =>
    [
      ...rules.nowhere.filter(({ pattern }) => pattern.test(text)).map(({ message }) => message),
      ...adviceProblems(text, rules),
    ].map((message) => ({ file, path: `line ${line}`, message })),
  )
}

/** The Spanish kit must have the same headings, steps, rows, links and slots as the English one. */
function shapeProblems(file: string, blocks: readonly Block[], english: readonly Block[]): Problem[] {
  const [shape, model] = [shapeOf(blocks), shapeOf(english)]
  const index = Array.from({ length: Math.max(shape.length, model.length) }).findIndex(
    (_, each) => shape[each]?.text !== model[each]?.text,
  )
  if (index === -1) return []
  const [own, other] = [shape[index], model[index]]
  const path = `line ${own?.line ?? shape.at(-1)?.line ?? 1}`
  if (other === undefined) return [{ file, path, message: 'has more than the English page' }]
  return [
    {
      file,
      path,
      message: `${own === undefined ? 'ends before' : 'differs from'} line ${other.line} of the English page: ${other.text}`,
    },
  ]
}

/**
 * Lists what must be the same in every language: the element, its block and row, the id or the address, and the slots.
 */
function shapeOf(blocks: readonly Block[]): { line: number; text: string }[] {
  return blocks.flatMap(({ tag, passages }, number) =>
    passages.map(({ line, row, text }) => {
      const address = HEADING.exec(text)?.groups?.id ?? linkIn(text)?.href ?? ''
      const marks = [`block ${number + 1}`, `<${tag}>`, row > 0 ? `row ${row}` : '', address, ...slotsIn(text).sort()]
      return { line, text: marks.filter((mark) => mark !== '').join(' ') }
    }),
  )
}
