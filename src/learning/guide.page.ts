import { contactsAt } from '../course/contact-place.ts'
import type { Content } from '../course/content.ts'
import {
  type Calls,
  callsFor,
  type GuideAnswers,
  type GuideQuestion,
  GUIDE_QUESTIONS,
  type GuideQuestionWords,
  type GuideStep,
  nextQuestion,
} from '../course/decision-guide.ts'
import type { SitePart } from '../course/course.ts'
import type { Contact } from '../course/policy-shape.ts'
import { namedAt } from '../organization/site-details.ts'
import { type ContactCard, contactCard } from './contact.page.ts'
import type { Links } from '../course/link.page.ts'
import type { CourseMessages } from '../words/messages.ts'
import { type SitePartView, sitePartView } from '../site/part.page.ts'
import type { Weekday } from '../platform/time/local-time.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** The decision guide: what was answered, the next question or who to call, and what follows. */
export interface GuideBody {
  readonly t: CourseMessages
  readonly title: string
  readonly heading: string
  readonly lead: string
  /** 911 and SCR while something is asked. After that, the line to call before all others. */
  readonly first: readonly Contact[]
  readonly backHref: string
  readonly action: string
  /** Sent with an answer, and with a wish to change one: the answers so far, and which question is open. */
  readonly hidden: readonly HiddenField[]
  /** The first answer to choose, where the message leads; empty when nothing is asked. */
  readonly firstId: string
  readonly error: string
  readonly begun: boolean
  readonly steps: readonly GuideStepView[]
  readonly text: readonly GuideStep[]
}

export interface GuideStepView extends GuideStep {
  readonly done: boolean
  readonly now: boolean
  /** The question of this step, or null for a step that asks nothing. */
  readonly name: GuideQuestion | null
  /** The choices while it is open: one set of words, or none. */
  readonly asks: readonly GuideQuestionWords[]
  readonly sites: readonly SitePartView[]
  readonly cards: readonly ContactCard[]
}

export interface GuideInput {
  readonly content: Content
  readonly site: SiteDetails | null
  /** The weekday and time at the site, or null where there is no site. */
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
  const calls = callsFor(answers, input.site?.alwaysCallScr ?? false)
  const [now] = calls
  const tell = toTell(input)
  const first = now === undefined ? tell : guide.calls[now.reason]
  const places = asked === null ? calls.slice(0, 1).map(({ place }) => place) : BEFORE_ANSWERS
  return {
    t,
    title: asked === null ? words.endTitle : words.questionTitle(GUIDE_QUESTIONS.indexOf(asked) + 1),
    heading: asked === 'danger' ? guide.title : first.title,
    lead: asked === 'danger' ? `${tell.title}. ${guide.lead}` : '',
    first: places.flatMap((place) => contactsAt(content.contacts, place)),
    backHref: links.contacts(),
    action: links.guide(),
    hidden: [...hidden, ...given, { name: 'asked', value: asked ?? '' }],
    firstId: asked === null ? '' : `${asked}-${guide.questions[asked].answers[0]?.id}`,
    error: input.nothingChosen ? words.nothingChosen : '',
    begun: given.length > 0,
    steps: stepsOf(input, calls),
    text: guide.text,
  }
}

/** The steps so far: no further than the question that is open. */
function stepsOf(input: GuideInput, calls: readonly Calls[]): GuideStepView[] {
  const { content, site, answers, t } = input
  const { guide, language } = content
  const part = (name: SitePart, of = site) => [sitePartView(name, of, t, content)]
  const later = calls.filter(({ reason }) => reason !== 'danger-now')
  const all = [
    questionStep(input, 'danger', later.length < calls.length ? guide.calls['danger-now'].text : ''),
    step(toTell(input), part('named', onDuty(input))),
    questionStep(input, 'exploiter', ''),
    ...later.map((call, index) => {
      const isReport = call.place === 'report'
      // The site's own lines are next to the others that bring help.
      const own = (isReport ? site : site?.local.length) ? part(isReport ? 'who-calls' : 'local') : []
      return { ...step(guide.calls[call.reason], own, cards(call)), now: index === 0 }
    }),
    step(guide.write),
    step(guide.keepPrivate),
    step(guide.plan, part('steps')),
    step(guide.care, part('support'), cards({ place: 'guide-care' })),
  ]
  return all.slice(0, answers.danger === null ? 1 : answers.exploiter === null ? 3 : all.length)

  function cards({ place }: Pick<Calls, 'place'>): ContactCard[] {
    return contactsAt(content.contacts, place).map((contact) => contactCard(contact, t, language))
  }
}

/** Nobody has to answer anything to find these lines. */
const BEFORE_ANSWERS = ['guide-danger', 'report'] as const

/** Who has to know: the supervisor where the site has named nobody. */
function toTell({ content, site, t }: GuideInput): GuideStep {
  return site?.named.length ? content.guide.tell : t.learn.guide.tellSupervisor
}

/** @param then what to do because of the answer */
function questionStep({ content, answers }: GuideInput, name: GuideQuestion, then: string): GuideStepView {
  const words: GuideQuestionWords = content.guide.questions[name]
  const chosen = words.answers.find(({ id }) => id === answers[name])
  const title = words.question
  if (chosen === undefined) return { ...step({ title, text: '' }), now: true, name, asks: [words] }
  return { ...step({ title, text: `${chosen.chosen} ${then}` }), done: true, name }
}

function step(
  words: GuideStep,
  sites: readonly SitePartView[] = [],
  cards: readonly ContactCard[] = [],
): GuideStepView {
  return { ...words, done: false, now: false, name: null, asks: [], sites, cards }
}

/** The site with those on duty at this hour; with everyone named when nobody is. */
function onDuty({ site, now }: GuideInput): SiteDetails | null {
  if (site === null || now === null) return site
  const named = namedAt(site.named, now.day, now.time)
  return named.length === 0 ? site : { ...site, named }
}
