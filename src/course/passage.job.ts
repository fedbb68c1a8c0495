import type { Content } from './content.ts'
import { type Block, DETAILS, type Item, type Lesson, lessonIn, type Section } from './course.ts'
import type { Guide } from './decision-guide.ts'
import type { Decision } from './scenario.ts'
import { type Counts, type Readability, READABILITY } from './readability.job.ts'
import { exerciseAdvice, exerciseQuotes, guidePageTexts, guideText } from './exercise.job.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

/** A passage that is read in one go, with its score on the readability of its language. */
export interface Passage {
  readonly file: string
  readonly path: string
  readonly score: number
  readonly words: number
}

/** Every lesson section, exercise, question and scenario step, and the decision guide. */
export function passages(content: Content, terms: readonly string[]): Passage[] {
  const { language, course, scenarios, guide } = content
  const readability = READABILITY[language]
  const passage = (file: string, path: string, sentences: readonly string[]): Passage => {
    const counts = measure(sentences, terms, readability)
    return { file, path, words: counts.words, score: counts.words === 0 ? 0 : readability.score(counts) }
  }
  return [
    ...course.lessons.flatMap((lesson) => {
      const file = `${language}/lessons/${lesson.id}.md`
      return [
        passage(file, 'lead', [lesson.lead, lesson.note]),
        ...DETAILS.flatMap((detail) =>
          lessonIn(lesson, detail).sections.map((section) => {
            const path = detail === 'full' ? section.id : `${section.id} (${detail} detail)`
            return passage(file, path, sectionText(section, guide))
          }),
        ),
        ...lesson.sections
          .flatMap((section) => section.blocks)
          .flatMap((block) => ('id' in block ? [passage(file, block.id, exerciseText(block))] : [])),
      ]
    }),
    passage(`${language}/guide.yaml`, '', guidePageTexts(guide)),
    ...course.items.map((item) => passage(`${language}/questions`, item.id, itemText(item))),
    ...scenarios.flatMap((scenario) =>
      scenario.decisions.flatMap((decision) => {
        const file = `${language}/scenarios/${scenario.id}.yaml`
        return [
          passage(file, decision.id, decisionText(decision, decision.story)),
          passage(file, `${decision.id} (less detail)`, decisionText(decision, decision.less)),
        ]
      }),
    ),
  ]
}

/** The words of a lesson's text. Its exercises are apart, its checklists aren't. */
export function lessonWords(lesson: Lesson, guide: Guide): number {
  const sections = lesson.sections.flatMap((section) => sectionText(section, guide))
  return countWords([lesson.title, lesson.lead, lesson.note, ...sections])
}

/** The words of one section, without its exercises and questions. */
export function sectionWords(section: Section, guide: Guide): number {
  return countWords(sectionText(section, guide))
}

/** The words that one way through a story meets: all choices, and the reply to one of them. */
export function scenarioWords(decisions: readonly Decision[]): number {
  return countWords(
    decisions.flatMap((decision) => [
      ...decision.story,
      decision.question,
      ...decision.choices.map((choice) => choice.text),
      ...decision.choices.filter((choice) => choice.fits).flatMap((choice) => [choice.consequence, choice.why]),
    ]),
  )
}

/** Counts of sentences; a term of the reviewed list counts as one word of two syllables. */
export function measure(texts: readonly string[], terms: readonly string[], readability: Readability): Counts {
  let [sentences, words, syllables] = [0, 0, 0]
  for (const sentence of texts.flatMap((text) => split(withTerms(text, terms)))) {
    const tokens = wordsOf(sentence)
    if (tokens.length === 0) continue
    sentences += 1
    words += tokens.length
    syllables += tokens.reduce((sum, token) => sum + (token === TERM ? 2 : syllablesOf(token, readability)), 0)
  }
  return { sentences, words, syllables }
}

/** Most words of a course come again and again. */
const counted = new Map<Readability, Map<string, number>>()

function syllablesOf(word: string, readability: Readability): number {
  const known = counted.get(readability) ?? new Map<string, number>()
  counted.set(readability, known)
  const count = known.get(word) ?? readability.syllables(word)
  known.set(word, count)
  return count
}

const TERM = 'zzterm'

function withTerms(text: string, terms: readonly string[]): string {
  // Longest first, so that a name is not cut by a shorter term inside it.
  return [...terms]
    .sort((a, b) => b.length - a.length)
    .reduce((result, term) => result.replaceAll(termPattern(term), ` ${TERM} `), text)
}

const patterns = new Map<string, RegExp>()

function termPattern(term: string): RegExp {
  const known = patterns.get(term)
  if (known !== undefined) return known
  // Built from our own reviewed list, with everything special escaped.
  const escaped = term.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // oxlint-disable-next-line security/detect-non-literal-regexp -- the list is ours, never a user's
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(’s|e?s|ies)?(?![\\p{L}\\p{N}])`, 'giu')
  patterns.set(term, pattern)
  return pattern
}

/** Sentences end at . ! ? : ; and at the end of a text; the period after an initial does not end one. */
function split(text: string): string[] {
  return text.replaceAll(/\b([A-Z])\.(?=\s|’)/g, '$1').split(/[.!?:;]+(?=[\s”’)]|$)/)
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:[’'][\p{L}]+)*/gu) ?? []
}

/** The words of a section below its heading: its exercises, contact cards and the site's own details are apart. */
export function screenWords({ blocks }: Section, guide: Guide): number {
  return countWords(blocks.flatMap((block) => blockText(block, guide)))
}

export function countWords(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + wordsOf(text).length, 0)
}

function sectionText(section: Section, guide: Guide): string[] {
  return [section.title, ...section.blocks.flatMap((block) => blockText(block, guide))]
}

/** Returns all sentences of an exercise or a checklist. Empty for other blocks. */
export function exerciseText(block: Block): string[] {
  return [...exerciseAdvice(block), ...exerciseQuotes(block)]
}

/** Returns the sentences of a block. Empty for an exercise, which is graded separately. */
export function blockText(block: Block, guide: Guide): string[] {
  switch (block.kind) {
    case 'prose':
      return plainTexts(block.bodyHtml)
    case 'steps':
      return block.steps.flatMap((step) => [step.title, ...plainTexts(step.textHtml)])
    case 'says':
      return block.pairs.flatMap((pair) => [pair.say, pair.leaveOut, pair.why])
    case 'words':
      return block.rows.flatMap((row) => [row.avoid, row.use, row.why])
    case 'myths':
      return block.rows.flatMap((row) => [row.myth, row.fact])
    case 'checklist':
      return exerciseText(block)
    case 'guide':
      return guideText(guide)
    case 'sort':
    case 'dialog':
    case 'order':
    // Its sentence is for people who don't see the picture, instead of it.
    case 'figure':
    case 'site':
    case 'check':
    case 'contacts':
    case 'clause':
      return []
  }
}

export function itemText(item: Item): string[] {
  return [item.stem, item.explanation, ...item.options.flatMap((option) => [option.text, option.why])]
}

export function decisionText(decision: Decision, story: readonly string[]): string[] {
  const replies = decision.choices.flatMap((choice) => [choice.text, choice.consequence, choice.why])
  return [...story, decision.question, ...replies]
}

/** The text of each paragraph, list entry or heading of our own rendered Markdown. */
export function plainTexts(html: SafeHtml): string[] {
  const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }
  return html
    .split(/<\/(?:p|li|h\d)>/)
    .map((part) =>
      part.replaceAll(/<[^>]+>/g, '').replaceAll(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity),
    )
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
