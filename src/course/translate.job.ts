import type { Content } from './content.ts'
import type { Block, Item, Lesson } from './course.ts'
import type { Contact, Policy } from './policy-shape.ts'
import type { Scenario } from './scenario.ts'
import type { Problem } from './problem.job.ts'
import type { Words } from './wording.job.ts'
import type { Language } from '../platform/text/language.ts'

/**
 * The English content in another language: its facts, and the words of that language. Whatever has no words, words
 * for what does not exist, and lists of another length are problems: the translation is whole or it is refused.
 */
export function translate(
  source: Content,
  language: Language,
  words: Words,
): { content: Content; problems: Problem[] } {
  const problems: Problem[] = []
  const at = (file: string) => new Pairing(`${language}/${file}`, problems)
  const { course } = source
  at('guide.yaml').zip('text', source.guide.text, words.guide.text)
  const topics = at('course.yaml').pair('topics', course.topics, words.course.topics, (rule) => rule.topic)
  const groups = at('course.yaml').pair('groups', course.practice.groups, words.course.groups, (group) => group.id)
  const content: Content = {
    language,
    course: {
      ...course,
      title: words.course.title,
      topics: topics.map(([rule, { title, fits }]) => ({ ...rule, title, fits })),
      stepTitles: words.course.steps,
      practice: { ...course.practice, groups: groups.map(([group, { title }]) => ({ ...group, title })) },
      lessons: translatedLessons(source, words.lessons, at),
      items: at('questions')
        .pair('', course.items, words.questions, (item) => item.id)
        .map(([item, said]) => translatedItem(item, said, at('questions'))),
    },
    guide: words.guide,
    policy: translatedPolicy(source.policy, words.policy, at('policy.yaml')),
    contacts: at('contacts.yaml')
      .pair('', source.contacts, words.contacts, (contact) => contact.id)
      .map(([contact, said]) => translatedContact(contact, said, at('contacts.yaml'))),
    scenarios: at('scenarios')
      .pair('', source.scenarios, words.scenarios, (scenario) => scenario.id)
      .map(([scenario, said]) => translatedScenario(scenario, said, at(`scenarios/${scenario.id}.yaml`))),
  }
  return { content, problems }
}

/** Brings facts and words together, and reports in one file what has no partner. */
class Pairing {
  readonly #file: string
  readonly #problems: Problem[]

  constructor(file: string, problems: Problem[]) {
    this.#file = file
    this.#problems = problems
  }

  report(path: string, message: string): void {
    this.#problems.push({ file: this.#file, path, message })
  }

  /** By id. */
  pair<Fact, Said>(
    path: string,
    facts: readonly Fact[],
    words: readonly Said[],
    idOf: (entry: Fact | Said) => string,
  ): [Fact, Said][] {
    const known = new Set(facts.map(idOf))
    for (const [index, entry] of words.entries()) {
      const id = idOf(entry)
      if (!known.has(id)) this.report(path, `"${id}" is not in the English file`)
      if (words.findIndex((other) => idOf(other) === id) < index) this.report(path, `"${id}" stands twice`)
    }
    return facts.flatMap((fact): [Fact, Said][] => {
      const said = words.find((entry) => idOf(entry) === idOf(fact))
      if (said !== undefined) return [[fact, said]]
      this.report(path, `"${idOf(fact)}" is missing`)
      return []
    })
  }

  /** By place, for entries that have no id. */
  zip<Fact, Said>(path: string, facts: readonly Fact[], words: readonly Said[]): [Fact, Said][] {
    if (facts.length !== words.length) this.report(path, `has ${words.length} entries, the English ${facts.length}`)
    return facts.flatMap((fact, index): [Fact, Said][] => {
      const said = words[index]
      return said === undefined ? [] : [[fact, said]]
    })
  }
}

function translatedItem(item: Item, said: Words['questions'][number], at: Pairing): Item {
  const options = at.zip(item.id, item.options, said.options).map(([option, words]) => ({ ...option, ...words }))
  return { ...item, stem: said.stem, explanation: said.explanation, options }
}

function translatedPolicy(policy: Policy, said: Words['policy'], at: Pairing): Policy {
  const clauses = at
    .pair('clauses', policy.clauses, said.clauses, (clause) => clause.id)
    .map(([clause, { short, text }]) => ({ ...clause, short, text }))
  const { title, why, acknowledgement } = said
  if ((policy.why === undefined) !== (why === undefined)) at.report('why', 'is there in one language only')
  return { ...policy, title, ...(why === undefined ? {} : { why }), acknowledgement, clauses }
}

function translatedContact(contact: Contact, said: Words['contacts'][number], at: Pairing): Contact {
  const { id: _id, ...words } = said
  const inOne = (part: string, ours: unknown, theirs: unknown) => {
    if ((ours == null) !== (theirs == null)) at.report(contact.id, `${part} is there in one language only`)
  }
  for (const part of ['isNot', 'card', 'wallet'] as const) inOne(part, contact[part], words[part])
  inOne('wallet.noteAlways', contact.wallet?.noteAlways, words.wallet?.noteAlways)
  return { ...contact, ...words }
}

function translatedScenario(scenario: Scenario, said: Words['scenarios'][number], at: Pairing): Scenario {
  const { title, setting, note, ending } = said
  const decisions = at
    .pair('decisions', scenario.decisions, said.decisions, (decision) => decision.id)
    .map(([decision, { story, less, question, choices }]) => ({
      ...decision,
      story,
      less,
      question,
      choices: at.zip(decision.id, decision.choices, choices).map(([choice, words]) => ({ ...choice, ...words })),
    }))
  return { ...scenario, title, setting, note, ending, decisions }
}

/** Lessons bring their own text; their sections and blocks must be those of the English lesson, one for one. */
function translatedLessons(source: Content, words: Words['lessons'], pairingAt: (file: string) => Pairing): Lesson[] {
  return source.course.lessons.flatMap((english) => {
    const lesson = words.find(({ id }) => id === english.id)
    if (lesson === undefined) return []
    const at = pairingAt(`lessons/${english.id}.md`)
    for (const [ours, theirs] of at.pair('sections', english.sections, lesson.sections, (section) => section.id)) {
      const [want, have] = [ours.blocks.map(shapeOf), theirs.blocks.map(shapeOf)]
      if (want.join() !== have.join())
        at.report(ours.id, `has the blocks ${have.join(', ')}; English: ${want.join(', ')}`)
    }
    const { title, lead, note, canDo, sections } = lesson
    const order = sections.map((section) => section.id).join()
    if (order !== english.sections.map((section) => section.id).join()) at.report('sections', 'stand in another order')
    return [{ ...english, title, lead, note, canDo, sections }]
  })
}

/** Lists the parts that a block shares with its translation: `says[4]`, `clause:P-3`, `prose/less`. */
function shapeOf(block: Block): string {
  const path = block.shownIn.length === 1 ? `/${block.shownIn[0]}` : ''
  return `${block.kind}${sizeOf(block)}${path}`
}

function sizeOf(block: Block): string {
  switch (block.kind) {
    case 'prose':
    case 'guide':
      return ''
    case 'sort':
      return `:${block.id}[${block.bins.map(({ id, contact }) => contact ?? id)}|${block.items.map(({ bin }) => bin)}]`
    case 'dialog':
      return `:${block.id}[${block.turns.map(({ choices }) => choices.map(({ fits }) => (fits ? '+' : '-')).join(''))}]`
    case 'order':
      return `:${block.id}[${block.steps.length}]`
    case 'checklist':
      return `:${block.id}[${block.groups.map(({ items }) => items.length)}]/${block.prints}`
    case 'steps':
      return `[${block.steps.length}]`
    case 'says':
      return `[${block.pairs.length}]`
    case 'words':
    case 'myths':
      return `[${block.rows.length}]`
    case 'check':
      return `:${block.item}`
    case 'figure':
      return `:${block.name}`
    case 'site':
      return `:${block.part}`
    case 'contacts':
    case 'clause':
      return `:${block.ids.join('+')}`
  }
}
