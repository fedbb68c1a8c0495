import type { Content } from '../domain/content.ts'
import type { Block, Item, Lesson } from '../domain/course.ts'
import type { Contact } from '../domain/policy.ts'
import type { Scenario } from '../domain/scenario.ts'
import { exerciseAdvice, exerciseQuotes, guidePageTexts, guideText } from './exercise.ts'
import type { Problem } from './problems.ts'
import { plainTexts } from './reading.ts'

/** A text that a learner reads. */
interface Wording {
  readonly file: string
  readonly path: string
  readonly text: string
  /** Said in our own voice: not the story, not an answer that does not fit, not a sentence to leave out. */
  readonly advice: boolean
}

interface Rule {
  readonly pattern: RegExp
  readonly message: string
}

/** Holds for every text, also for the answers that do not fit. */
const NOWHERE: readonly Rule[] = [
  {
    pattern: /state law requires (this|the) (training|course)/iu,
    message: 'says that state law requires the training (N17)',
  },
  { pattern: /\b\d+(\.\d+)?\s?(%|percent)/iu, message: 'gives a prevalence figure' },
  { pattern: /[—!]/u, message: 'has an em dash or an exclamation mark' },
]

/** No text of ours tells someone not to report (T-1). Patterns read what `plainWords` gives. */
const NEVER_TELLS_NOT_TO_REPORT: readonly RegExp[] = [
  // "Do not call SCR", "Never report it"; but "if you do not report it, you can be charged" is a warning.
  /(?<!\b(?:who|if you|they) )\b(do not|never) (report\b|(call|tell|notify) (scr|911|the (named person|backup|police)|anyone|anybody|it|them|this|that)\b)/u,
  // "You do not have to report", "No need to call SCR"; but a guardian need not be called.
  /\bneed not (report\b|be reported|make (a|the|that) (report|call)\b|(tell|notify|involve) (scr|911|the (named person|police))\b)/u,
  /\bneed not call( (scr|911|the (named person|police)|anyone|anybody|in|at all|yet|now|right away|if|when)\b|[.,;?”]|$)/u,
  // "No report is needed", "A call to SCR is not necessary".
  /\bno (report|call)( to \w+)? (is|will be|would be) (needed|necessary|required|due)\b/u,
  /\b(report|call)( to \w+)? is not (needed|necessary|required|due)\b/u,
  // "SCR does not take these", "SCR is only for parents", "SCR need not know".
  /\bscr (takes? no|handles? no|(does|do|will|can) not (take|handle|accept|want)|is (not|only) for|only (takes|handles|accepts)|need not)\b/u,
]

/** Nobody can promise how it ends. */
const PROMISES_AN_OUTCOME: readonly RegExp[] = [
  /\b(can|will|could|would)( not| never) (ever )?(be|get) (arrested|charged|jailed|deported|punished|prosecuted|removed|in trouble)\b/u,
  /\b(nobody|no one) (can|will|could|would) (ever )?(arrest|charge|jail|deport|punish|hurt|blame|sue) \w+/u,
  /\b(will|going to) (be (safe|fine|okay|all right|arrested|convicted)|go to (jail|prison))\b/u,
  /\b(can|will) not (hurt|harm|find|reach) you\b/u,
  /\bnothing (bad )?(can|will) happen to (you|them)\b/u,
]

/** Where a sentence speaks of a name as one of the past. */
const OF_THE_PAST = /\b(old|older|former|formerly|called)\b/iu

/** The wording that keeps people safe (T-1 to T-15, as far as a pattern can see it). */
export function wordingProblems(content: Content): Problem[] {
  const formerNames = content.contacts.flatMap((contact) => contact.formerNames)
  return wordingsOf(content).flatMap(({ file, path, text, advice }) =>
    [
      ...NOWHERE.filter(({ pattern }) => pattern.test(text)).map(({ message }) => message),
      ...formerNames
        .filter((name) => isUsedAsCurrent(name, text))
        .map((name) => `uses the old name "${name}" as if it were the current one`),
      ...(advice ? adviceProblems(text) : []),
    ].map((message) => ({ file, path, message })),
  )
}

function adviceProblems(text: string): string[] {
  const plain = plainWords(text)
  const matches = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(plain))
  return [
    ...(matches(NEVER_TELLS_NOT_TO_REPORT) ? [`must never tell someone not to report: "${text}"`] : []),
    ...(matches(PROMISES_AN_OUTCOME) ? [`promises an outcome: "${text}"`] : []),
  ]
}

function isUsedAsCurrent(name: string, text: string): boolean {
  return text.split(/(?<=[.?!])\s/).some((sentence) => sentence.includes(name) && !OF_THE_PAST.test(sentence))
}

/** Small letters, no contractions, one name for SCR, and one way to say that something is needless. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/\bwon't\b/g, 'will not')
    .replaceAll(/\b(can't|cannot)\b/g, 'can not')
    .replaceAll(/n't\b/g, ' not')
    .replaceAll(/\b(the )?(state central registry|child abuse hotline)( \(scr\))?/g, 'scr')
    .replaceAll(
      /\b(no need to|(do|does) not (have|need) to|(is|are) not (required|obliged|supposed) to)\b/g,
      'need not',
    )
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
    case 'guide':
    case 'site':
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
  return [
    ...quote(file, item.id, [item.stem]),
    ...advise(file, item.id, [item.explanation]),
    ...item.options.flatMap((option) => {
      const say = option.fits || item.type === 'order' ? advise : quote
      return say(file, item.id, [option.text, option.why])
    }),
  ]
}

function scenarioWordings(file: string, scenario: Scenario): Wording[] {
  return [
    ...quote(file, '', [scenario.title, scenario.setting]),
    ...advise(file, '', [scenario.note, scenario.ending]),
    ...scenario.decisions.flatMap((decision) => [
      ...quote(file, decision.id, [...decision.story, decision.question]),
      ...decision.choices.flatMap((choice) => {
        const say = choice.fits ? advise : quote
        return say(file, decision.id, [choice.text, choice.consequence, choice.why])
      }),
    ]),
  ]
}

function contactTexts({ purpose, isNot }: Contact): string[] {
  return isNot === null ? [purpose] : [purpose, isNot]
}
