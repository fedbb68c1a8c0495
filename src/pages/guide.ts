import type { Content } from '../domain/content.ts'
import {
  type CallReason,
  callsDanger,
  callsFor,
  type GuideAnswers,
  type GuideQuestion,
  GUIDE_QUESTIONS,
  type GuideStep,
  nextQuestion,
} from '../domain/decision-guide.ts'
import { namedAt, type SiteDetails, type Weekday } from '../domain/site.ts'
import type { HiddenField } from './check.ts'
import { type ContactCard, contactCard } from './contact-card.ts'
import type { Links } from './links.ts'
import type { CourseMessages } from './messages/messages.ts'
import { type SitePartView, sitePartView } from './site-part.ts'

/** The decision guide: what was answered, the next question or whom to call, and what follows. */
export interface GuideBody {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly lead: string
  readonly backHref: string
  readonly startHref: string
  readonly action: string
  /** Sent with an answer: the answers before it, and which question it is for. */
  readonly hidden: readonly HiddenField[]
  /** Sent with a wish to change an answer. */
  readonly changeHidden: readonly HiddenField[]
  readonly error: string
  readonly begun: boolean
  readonly steps: readonly GuideStepView[]
  readonly text: readonly GuideStep[]
}

export interface GuideStepView {
  readonly door: { readonly number: string; readonly state: 'finished' | 'open'; readonly now: boolean }
  readonly title: string
  readonly text: string
  /** The answer that can be changed: one, or none. */
  readonly changes: readonly GuideQuestion[]
  /** The question that waits for an answer: one, or none. */
  readonly questions: readonly {
    readonly name: GuideQuestion
    readonly hint: string
    readonly answers: readonly {
      readonly id: string
      readonly value: string
      readonly text: string
      readonly hint: string
    }[]
  }[]
  readonly sites: readonly SitePartView[]
  readonly cards: readonly ContactCard[]
}

export interface GuideInput {
  readonly content: Content
  readonly site: SiteDetails | null
  /** The weekday and time at the site; null where there is no site. */
  readonly now: { readonly day: Weekday; readonly time: string } | null
  readonly answers: GuideAnswers
  /** The form was sent without an answer. */
  readonly nothingChosen: boolean
  readonly links: Links
  readonly t: CourseMessages
  readonly hidden: readonly HiddenField[]
}

export function guideBody(input: GuideInput): GuideBody {
  const { content, answers, links, t, hidden } = input
  const { guide } = content
  const words = t.learn.guide
  const asked = nextQuestion(answers)
  const given = GUIDE_QUESTIONS.flatMap((name) => {
    const value = answers[name]
    return value === null ? [] : [{ name, value }]
  })
  const [first] = callsFor(answers, alwaysCalls(input))
  const heading =
    asked === 'danger' ? guide.title : first === undefined ? guide.tell.title : guide.calls[first.reason].title
  return {
    t,
    title: asked === null ? words.endTitle : words.questionTitle(GUIDE_QUESTIONS.indexOf(asked) + 1),
    heading,
    lead: asked === 'danger' ? guide.lead : '',
    backHref: links.contacts(),
    startHref: links.guide(),
    action: links.guide(),
    hidden: [...hidden, ...given, ...(asked === null ? [] : [{ name: 'asked', value: asked }])],
    changeHidden: [...hidden, ...given],
    error: input.nothingChosen ? words.nothingChosen : '',
    begun: given.length > 0,
    steps: numbered(stepsOf(input)),
    text: guide.text,
  }
}

type Step = Omit<GuideStepView, 'door'> & { readonly done: boolean; readonly now: boolean }

function stepsOf(input: GuideInput): Step[] {
  const { content, site, answers, t } = input
  const { guide, language } = content
  const danger = questionStep(input, 'danger', callsDanger(answers) ? ['danger-now'] : [])
  if (answers.danger === null) return [danger]
  const tell = { ...plain(guide.tell), sites: [namedNow(input)] }
  const exploiter = questionStep(input, 'exploiter', [])
  if (answers.exploiter === null) return [danger, tell, exploiter]
  const calls = callsFor(answers, alwaysCalls(input)).filter(({ reason }) => reason !== 'danger-now')
  const part = (name: 'who-calls' | 'local' | 'steps' | 'support') => sitePartView(name, site, t, language)
  return [
    danger,
    tell,
    exploiter,
    ...calls.map(({ reason, contacts }, index) => ({
      ...plain(guide.calls[reason]),
      now: index === 0,
      cards: cardsOf(input, contacts),
      sites: [
        ...(contacts.includes('SCR') && site !== null ? [part('who-calls')] : []),
        ...(BRINGS_HELP.includes(reason) && (site?.local.length ?? 0) > 0 ? [part('local')] : []),
      ],
    })),
    plain(guide.write),
    plain(guide.keepPrivate),
    { ...plain(guide.plan), sites: [part('steps')] },
    { ...plain(guide.care), sites: [part('support')], cards: cardsOf(input, ['988']) },
  ]
}

/** Where the site's own lines stand beside the others. */
const BRINGS_HELP: readonly CallReason[] = ['help-now', 'more-help']

/** @param first the calls that the answer itself asks for */
function questionStep(input: GuideInput, name: GuideQuestion, first: readonly CallReason[]): Step {
  const { content, answers } = input
  const words = content.guide.questions[name]
  // Each question has the answers of its own kind; the type of a lookup by name mixes them.
  const answersOf: Readonly<Record<string, { text: string; hint: string; chosen: string }>> = words.answers
  const given = answers[name]
  const question = plain({ title: words.question, text: '' })
  if (given === null) {
    const options = Object.entries(answersOf).map(([value, { text, hint }]) => ({
      id: `${name}-${value}`,
      value,
      text,
      hint,
    }))
    return { ...question, now: true, questions: [{ name, hint: words.hint, answers: options }] }
  }
  return {
    ...question,
    done: true,
    text: [answersOf[given]?.chosen, ...first.map((reason) => content.guide.calls[reason].text)].join(' '),
    changes: [name],
    cards: first.length === 0 ? [] : cardsOf(input, ['LR-4']),
  }
}

function plain({ title, text }: GuideStep): Step {
  return { title, text, done: false, now: false, changes: [], questions: [], sites: [], cards: [] }
}

function numbered(steps: readonly Step[]): GuideStepView[] {
  return steps.map(({ done, now, ...step }, index) => ({
    ...step,
    door: { number: String(index + 1), state: done ? 'finished' : 'open', now },
  }))
}

/** Who is on duty at this hour, with the backup; everyone named when nobody is. */
function namedNow({ content, site, now, t }: GuideInput): SitePartView {
  const onDuty = site === null || now === null ? [] : namedAt(site.named, now.day, now.time)
  const shown = site === null || onDuty.length === 0 ? site : { ...site, named: onDuty }
  return sitePartView('named', shown, t, content.language)
}

function cardsOf({ content, t }: GuideInput, ids: readonly string[]): ContactCard[] {
  return ids
    .flatMap((id) => content.contacts.filter((contact) => contact.id === id))
    .map((contact) => contactCard(contact, t, content.language))
}

function alwaysCalls({ site }: GuideInput): { readonly alwaysCallScr: boolean } {
  return { alwaysCallScr: site?.alwaysCallScr ?? false }
}
