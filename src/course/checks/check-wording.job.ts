import type { Content } from '../content.ts'
import type { Block, Item, Lesson } from '../course.ts'
import type { Contact } from '../policy-shape.ts'
import { answerKey } from '../question-type.ts'
import type { Scenario } from '../scenario.ts'
import { exerciseAdvice, exerciseQuotes, guidePageTexts, guideText } from '../exercise.job.ts'
import type { Problem } from '../problem.job.ts'
import { plainTexts } from '../passage.job.ts'
import { unsafeIn, WORDING_RULES, type WordingRules } from '../wording-rules.ts'

/** A text that a learner reads. */
interface Wording {
  readonly file: string
  readonly path: string
  readonly text: string
  /** Said in our own voice: not the story, not an answer that does not fit, not a sentence to leave out. */
  readonly advice: boolean
}

/** The wording that keeps people safe (T-1 to T-15, as far as a pattern can see it). */
export function wordingProblems(content: Content): Problem[] {
  const rules = WORDING_RULES[content.language]
  const formerNames = content.contacts.flatMap((contact) => contact.formerNames)
  return wordingsOf(content).flatMap(({ file, path, text, advice }) =>
    [
      ...rules.nowhere.filter(({ pattern }) => pattern.test(text)).map(({ message }) => message),
      ...formerNames
        .filter((name) => isUsedAsCurrent(name, text, rules))
        .map((name) => `uses the old name "${name}" as if it were the current one`),
      ...(advice ? adviceProblems(text, rules) : []),
    ].map((message) => ({ file, path, message })),
  )
}

/** Finds words that no text in our own voice may use. */
export function adviceProblems(text: string, rules: WordingRules): string[] {
  const said = { notToReport: 'must never tell someone not to report', promises: 'promises an outcome' } as const
  return unsafeIn(text, rules).map((kind) => `${said[kind]}: "${text}"`)
}

function isUsedAsCurrent(name: string, text: string, { ofThePast }: WordingRules): boolean {
  return text.split(/(?<=[.?!])\s/).some((sentence) => sentence.includes(name) && !ofThePast.test(sentence))
}

function wordingsOf({ language, course, policy, contacts, scenarios, guide }: Content): Wording[] {
  return [
    ...course.lessons.flatMap((lesson) => lessonWordings(`${language}/lessons/${lesson.id}.md`, lesson)),
    ...course.items.flatMap((item) => itemWordings(`${language}/questions`, item)),
    ...scenarios.flatMap((scenario) => scenarioWordings(`${language}/scenarios/${scenario.id}.yaml`, scenario)),
    ...advise(`${language}/guide.yaml`, '', [...guidePageTexts(guide), ...guideText(guide)]),
    ...course.topics.flatMap(({ topic, title, fits }) => advise('course.yaml', topic, [title, fits])),
    ...policy.clauses.flatMap(({ id, short, text }) => advise('policy.yaml', id, [short, text])),
    ...advise('policy.yaml', 'acknowledgement', [policy.acknowledgement]),
    ...advise('policy.yaml', 'why', policy.why === undefined ? [] : [policy.why]),
    ...contacts.flatMap((contact) => advise('contacts.yaml', contact.id, contactTexts(contact))),
  ]
}

function advise(file: string, path: string, texts: readonly string[]): Wording[] {
  return texts.map((text) => ({ file, path, text, advice: true }))
}

function quote(file: string, path: string, texts: readonly string[]): Wording[] {
  return texts.map((text) => ({ file, path, text, advice: false }))
}

function lessonWordings(file: string, lesson: Lesson): Wording[] {
  return [
    ...advise(file, 'lead', [lesson.title, lesson.lead, lesson.note]),
    ...lesson.sections.flatMap((section) => [
      ...advise(file, section.id, [section.title, ...section.blocks.flatMap(advised)]),
      ...quote(file, section.id, section.blocks.flatMap(quoted)),
    ]),
  ]
}

function advised(block: Block): string[] {
  switch (block.kind) {
    case 'prose':
      return plainTexts(block.bodyHtml)
    case 'steps':
      return block.steps.flatMap((step) => [step.title, ...plainTexts(step.textHtml)])
    case 'says':
      return block.pairs.flatMap((pair) => [pair.say, pair.why])
    case 'words':
      return block.rows.flatMap((row) => [row.use, row.why])
    case 'myths':
      return block.rows.map((row) => row.fact)
    case 'sort':
    case 'dialog':
    case 'order':
    case 'checklist':
      return exerciseAdvice(block)
    case 'figure':
      return [block.text, ...block.labels]
    case 'guide':
    case 'site':
    case 'check':
    case 'contacts':
    case 'clause':
      return []
  }
}

function quoted(block: Block): string[] {
  if (block.kind === 'says') return block.pairs.map((pair) => pair.leaveOut)
  if (block.kind === 'words') return block.rows.map((row) => row.avoid)
  return block.kind === 'myths' ? block.rows.map((row) => row.myth) : exerciseQuotes(block)
}

function itemWordings(file: string, item: Item): Wording[] {
  const key = answerKey(item)
  return [
    ...quote(file, item.id, [item.stem]),
    ...advise(file, item.id, [item.explanation]),
    ...item.options.flatMap((option) => {
      const say = key.includes(option.id) ? advise : quote
      return say(file, item.id, [option.text, option.why])
    }),
  ]
}

function scenarioWordings(file: string, scenario: Scenario): Wording[] {
  return [
    ...quote(file, '', [scenario.title, scenario.setting]),
    ...advise(file, '', [scenario.note, scenario.ending]),
    ...scenario.decisions.flatMap((decision) => [
      ...quote(file, decision.id, [...decision.story, ...decision.less, decision.question]),
      ...decision.choices.flatMap((choice) => {
        const say = choice.fits ? advise : quote
        return say(file, decision.id, [choice.text, choice.consequence, choice.why])
      }),
    ]),
  ]
}

function contactTexts({ purpose, isNot, card, wallet }: Contact): string[] {
  const words = [purpose, isNot, card?.when, card?.use, wallet?.name, wallet?.note, wallet?.noteAlways]
  return words.filter((text) => typeof text === 'string')
}
