import { z } from 'zod'
import { type Block, type BlockBody, type Detail, DETAILS, type Section } from './course.ts'
import { exerciseSchema, isExerciseKind } from './exercise.job.ts'
import { dotted, type Problem, zodProblems } from './problem.job.ts'
import { clauseIds, itemId, sitePart } from './course-shape.ts'
import { figureBlock, mythsBlock, saysBlock, stepsBlock, wordsBlock } from './lesson-shape.ts'
import { readYamlText } from './file.job.ts'
import MarkdownIt from 'markdown-it'
import type { SafeHtml } from '../platform/html/safe.ts'

// `html: false`: tags in the source come out as text, so what we return is safe to print raw.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })

const NUMBER = /(\(?)\b(911|988|1-\d{3}-\d{3}-\d{4})\b(?!-)([).,;:]*)/g

// A phone number in a sentence can be tapped, and stays in one piece with a period or bracket next to it: a youth may be
// waiting.
markdown.renderer.rules.text = (tokens, index) =>
  markdown.utils
    .escapeHtml(tokens[index]?.content ?? '')
    .replaceAll(NUMBER, (_, before: string, digits: string, after: string) => {
      const link = `<a href="tel:${digits.replace(/^1-/, '+1').replaceAll('-', '')}">${digits}</a>`
      return before + after === '' ? link : `<span class="nowrap">${before}${link}${after}</span>`
    })

function blockHtml(source: string): SafeHtml {
  // The brand is given here only: markdown-it escaped everything that is not Markdown.
  return markdown.render(source).trim() as SafeHtml
}

function inlineHtml(source: string): SafeHtml {
  return markdown.renderInline(source).trim() as SafeHtml
}

const HEADING = /^## (?<title>.+?)\s*\{#(?<id>[a-z][a-z0-9-]*)(?:\s*\|\s*(?<short>[^}]+?))?\s*\}$/

/**
 * Reads one lesson file: front matter, then sections of Markdown and `:::` blocks (`docs/content.md`).
 * @param schema of the front matter, which holds facts in English and only words in other languages.
 */
export function readLesson<Front>(
  file: string,
  source: string,
  schema: z.ZodType<Front>,
): { lesson: (Front & { sections: Section[] }) | null; problems: Problem[] } {
  const problems: Problem[] = []
  const [, front, body] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(source) ?? []
  if (front === undefined || body === undefined) {
    return {
      lesson: null,
      problems: [{ file, path: '', message: 'must start with front matter between two lines of ---' }],
    }
  }
  const yaml = readYamlText(front)
  if ('message' in yaml) {
    return { lesson: null, problems: [{ file, path: `line ${yaml.line + 1}`, message: yaml.message }] }
  }
  const parsed = schema.safeParse(yaml.data)
  if (!parsed.success) problems.push(...zodProblems(file, parsed.error, dotted))
  const sections = splitSections(file, body, problems)
  if (!parsed.success) return { lesson: null, problems }
  return { lesson: { ...parsed.data, sections }, problems }
}

function splitSections(file: string, body: string, problems: Problem[]): Section[] {
  const parts = body.split(/^(?=## )/m)
  const before = parts[0]?.startsWith('## ') === true ? '' : (parts.shift() ?? '')
  if (before.trim() !== '') problems.push({ file, path: '', message: 'text stands before the first "## " heading' })
  return parts.flatMap((part) => {
    const [first = '', ...rest] = part.split('\n')
    const groups = HEADING.exec(first.trim())?.groups
    if (groups?.title === undefined || groups.id === undefined) {
      problems.push({ file, path: first, message: 'a section heading must look like "## Title {#id}"' })
      return []
    }
    const { title, id, short = title } = groups
    return [{ id, title, short, blocks: splitBlocks(file, id, rest.join('\n'), problems) }]
  })
}

function splitBlocks(file: string, section: string, source: string, problems: Problem[]): Block[] {
  const blocks: Block[] = []
  const prose = (text: string) => {
    if (text.trim() !== '') blocks.push({ kind: 'prose', bodyHtml: blockHtml(text), shownIn: DETAILS })
  }
  let rest = source
  for (let open = /^:::([a-z]+)(.*)$/m.exec(rest); open !== null; open = /^:::([a-z]+)(.*)$/m.exec(rest)) {
    prose(rest.slice(0, open.index))
    const after = rest.slice(open.index + open[0].length)
    const close = /^:::\s*$/m.exec(after)
    if (close === null) {
      problems.push({ file, path: section, message: `the block ":::${open[1]}" is never closed with ":::"` })
      return blocks
    }
    const words = (open[2] ?? '').trim().split(/\s+/).filter(Boolean)
    const shownIn = DETAILS.filter((detail) => words.every((word) => !isDetail(word) || word === detail))
    const names = words.filter((word) => !isDetail(word))
    const block = readBlock(open[1] ?? '', names, after.slice(0, close.index))
    if ('block' in block) blocks.push({ ...block.block, shownIn })
    else problems.push(...block.messages.map((message) => ({ file, path: `${section} :::${open?.[1]}`, message })))
    rest = after.slice(close.index + close[0].length)
  }
  prose(rest)
  return blocks
}

function isDetail(word: string): word is Detail {
  return DETAILS.some((detail) => detail === word)
}

function readBlock(
  kind: string,
  words: readonly string[],
  source: string,
): { block: BlockBody } | { messages: string[] } {
  if (kind === 'prose') return { block: { kind, bodyHtml: blockHtml(source) } }
  if (kind === 'guide') return { block: { kind } }
  const yaml = readYamlText(source)
  if ('message' in yaml) return { messages: [yaml.message] }
  if (isExerciseKind(kind)) return made(exerciseSchema(kind).safeParse([words[0], yaml.data]), (block) => block)
  const rows = <T>(schema: z.ZodType<T>, make: (data: T) => BlockBody) => made(schema.safeParse(yaml.data), make)
  switch (kind) {
    case 'steps':
      return rows(stepsBlock, (steps) => ({
        kind,
        steps: steps.map((step) => ({ title: step.title, textHtml: inlineHtml(step.text) })),
      }))
    case 'says':
      return rows(saysBlock, (pairs) => ({ kind, pairs }))
    case 'words':
      return rows(wordsBlock, (data) => ({ kind, rows: data }))
    case 'myths':
      return rows(mythsBlock, (data) => ({ kind, rows: data }))
    case 'site':
      return made(sitePart.safeParse(words[0]), (part) => ({ kind, part }))
    case 'contacts':
      return made(z.array(z.string()).min(1).safeParse(words), (ids) => ({ kind, ids }))
    case 'figure':
      return made(figureBlock.safeParse({ name: words[0], ...Object(yaml.data) }), (figure) => ({ kind, ...figure }))
    case 'check':
      return made(itemId.safeParse(words[0]), (item) => ({ kind, item }))
    case 'clause':
      return made(clauseIds.safeParse(words), (ids) => ({ kind, ids }))
    default:
      return { messages: [`there is no block of this kind`] }
  }
}

function made<T>(
  parsed: z.ZodSafeParseResult<T>,
  make: (data: T) => BlockBody,
): { block: BlockBody } | { messages: string[] } {
  if (parsed.success) return { block: make(parsed.data) }
  return {
    messages: parsed.error.issues.map((issue) => [dotted(issue.path), issue.message].filter(Boolean).join(': ')),
  }
}
