import { randomUUID } from 'node:crypto'
import { countFirstChecks } from '../understanding/answer-count.store.ts'
import { openRound } from '../learning/attempt.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Item, ItemId, LessonId } from '../course/course.ts'
import { currentAttempt, seenBefore } from '../learning/coursework.ts'
import { getItem, practiceItems } from '../course/draw.ts'
import type { EventKind, EventOf, LedgerEvent, PersonId, SiteId, Recording } from '../ledger/event.ts'
import { type Answer, answerKey, wrongAnswer } from '../course/question-type.ts'
import { isKind } from '../ledger/history.ts'
import { fittingChoice } from '../course/scenario.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import {
  acknowledge,
  answerPractice,
  chooseInStory,
  handIn,
  type Learner,
  learnerState,
  learnerWork,
  openAttempt,
} from '../learning/coursework.store.ts'
import { answerUpdate, openUpdate } from '../learning/update/change.store.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { mergeRecords } from '../identity/joined/join-records.store.ts'
import { type Hire, type PersonEvent, hire, recordEvents } from '../people/record.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { publishedDetails } from '../site/site.store.ts'
import { type Answering, slip, slipsAt, type SiteKey } from './sites.job.ts'
import { languageOf, type Place, type Starter, type Step, type Wrong } from './career.job.ts'
import { type Random, seededRandom } from './random.job.ts'
import type { Language } from '../platform/text/language.ts'

/** The state while careers are written. Sites and people get their ids on the way. */
export interface Scene {
  readonly sites: Map<SiteKey, SiteId>
  /** By staff number. */
  readonly people: Map<string, PersonId>
  /** The content that is shown on a day in a language, and its hash. */
  contentOn(day: CalendarDate, language: Language): Pick<Learner, 'content' | 'edition' | 'editions'>
}

/** Something that happens on a day; of one day, in the order of the list. */
export interface Occasion {
  readonly on: CalendarDate
  happen(tx: Tx, recording: Recording): Promise<void>
}

/**
 * Records one step of a career with the functions that the pages use.
 * @param people how many people who do just the same are counted with this one
 */
export async function perform(
  tx: Tx,
  scene: Scene,
  { starter, step, people }: { readonly starter: Starter; readonly step: Step; readonly people: number },
  recording: Recording,
): Promise<void> {
  if (step.kind === 'hired') {
    scene.people.set(starter.number, await hireOnce(tx, scene, starter, starter.place, step.hiredOn, recording))
    return
  }
  const person = getPerson(scene, starter.number)
  const shown = scene.contentOn(step.on, languageOf(starter))
  const learner: Learner = { person, recording: { ...recording, actor: person }, ...shown }
  // Chance of its own, so that a copy does the same.
  const random = seededRandom(`work of ${starter.like} ${step.on} ${JSON.stringify(step)}`)
  switch (step.kind) {
    case 'second-employment':
      await hireOnce(tx, scene, starter, step.place, step.on, recording)
      return
    case 'lesson':
      return finishLesson(tx, random, learner, step.number)
    case 'check':
      return handInCheck(tx, random, learner, { wrong: step.wrong, starter, people })
    case 'update-begun':
      return answerUpdateIfAny(tx, learner, 1)
    case 'acknowledged':
      return acknowledgeSites(tx, learner)
    case 'merged': {
      const merge = { into: getPerson(scene, step.into), sameJob: true, reason: 'Recorded twice' }
      return mergeRecords(tx, person, merge, recording)
    }
    default:
      await recordEvents(tx, [await decision(tx, scene, person, step, recording)], recording)
  }
}

type Work = 'lesson' | 'check' | 'update-begun' | 'acknowledged'
type Decision = Exclude<Step, { kind: Work | 'hired' | 'second-employment' | 'merged' }>

/** Decisions and notes of HR about a person on record. */
async function decision(
  tx: Tx,
  scene: Scene,
  person: PersonId,
  step: Decision,
  { actor }: Recording,
): Promise<PersonEvent> {
  const about = { person, on: step.on }
  const approver = actor as PersonId // decisions are recorded by the HR administrator, who is a person
  switch (step.kind) {
    case 'transferred': {
      const { spell } = (await lastOf(tx, person, 'hired')).body
      return { ...about, kind: 'transferred', body: { v: 1, spell, ...placeIn(scene, step.place) } }
    }
    case 'leave-began':
      return { ...about, kind: 'leave_began', body: { v: 1, expectedReturn: step.expectedReturn } }
    case 'leave-ended':
      return { ...about, kind: 'leave_ended', body: { v: 1 } }
    case 'leave-withdrawn': {
      const { id } = await lastOf(tx, person, 'leave_began')
      const change = { kind: 'withdrawn' } as const
      return {
        ...about,
        kind: 'corrected',
        body: { v: 1, corrects: id, reason: 'Recorded for the wrong person', change },
      }
    }
    case 'hire-corrected': {
      const { id } = await lastOf(tx, person, 'hired')
      const change = { kind: 'hired-on', hiredOn: step.hiredOn } as const
      return { ...about, kind: 'corrected', body: { v: 1, corrects: id, reason: 'Typing mistake', change } }
    }
    case 'separated': {
      const { spell } = (await lastOf(tx, person, 'hired')).body
      return { ...about, kind: 'separated', body: { v: 1, spell } }
    }
    case 'exempted': {
      const { reason, until } = step
      return { ...about, kind: 'exempted', body: { v: 1, requirement: ORIENTATION, reason, approver, until } }
    }
    case 'duties-changed': {
      const { spell, type } = (await lastOf(tx, person, 'hired')).body
      return { ...about, kind: 'duties_changed', body: { v: 1, spell, type, worksWithYouth: step.worksWithYouth } }
    }
    case 'first-contact': {
      const { spell } = (await lastOf(tx, person, 'hired')).body
      return { ...about, kind: 'first_contact_set', body: { v: 1, spell, firstContactOn: step.firstContactOn } }
    }
    case 'extended':
      return {
        ...about,
        kind: 'extended',
        body: { v: 2, requirement: ORIENTATION, dueOn: step.dueOn, approver, reason: 'shifts' },
      }
  }
}

/**
 * What HR knows of somebody new. Three of four have an address. Nothing is sent to it: `.example` is nobody's, and the
 * demo has no mail server.
 */
export function knownOf({ name, number, like }: Starter): Pick<Hire, 'facts' | 'language'> {
  const facts = { name, employee_number: number }
  const email = `${number.toLowerCase()}@harborstreet.example`
  return { facts: Number(like.slice(-4)) % 4 === 0 ? facts : { ...facts, email }, language: 'en' }
}

async function hireOnce(
  tx: Tx,
  scene: Scene,
  newcomer: Starter,
  place: Place,
  hiredOn: CalendarDate | null,
  recording: Recording,
): Promise<PersonId> {
  const { number, type, worksWithYouth } = newcomer
  const person = scene.people.get(number) ?? null
  const { facts, language } = knownOf(newcomer)
  const known = { facts: person === null ? facts : {}, language }
  const starter = { person, ...known, hiredOn, type, worksWithYouth, ...placeIn(scene, place) }
  return hire(tx, starter, recording)
}

async function finishLesson(tx: Tx, random: Random, learner: Learner, number: number): Promise<void> {
  const { course, scenarios } = learner.content
  const id: LessonId = `L${number}`
  for (const item of practiceItems(course, id)) {
    await answerPractice(tx, learner, item.id, random.chance(0.8) ? answerKey(item) : wrongAnswer(item))
  }
  if (id !== course.practice.lesson) return
  for (const { paths } of course.practice.groups) {
    const scenario = random.pick(scenarios.filter(({ path }) => paths.includes(path)))
    for (const [index, told] of scenario.decisions.entries())
      await chooseInStory(tx, learner, scenario, index + 1, fittingChoice(told).id)
  }
}

/** Answers the open round of the final check, or of a new one. */
async function handInCheck(
  tx: Tx,
  random: Random,
  learner: Learner,
  { wrong, starter, people }: { readonly wrong: Wrong; readonly starter: Starter; readonly people: number },
): Promise<void> {
  const { course } = learner.content
  // The attempt has an id of its own. The questions follow from the second one, and are those of a copy, too.
  const ids = [randomUUID(), String(random.next()).slice(2)]
  const id = await openAttempt(tx, learner, () => ids.shift() ?? '')
  const state = await learnerWork(tx, learner)
  const { work } = state
  const attempt = currentAttempt(work)
  const open = attempt === null ? null : openRound(course, attempt, seenBefore(work, id))
  if (attempt === null || open === null) return
  const items = open.items.map((item) => getItem(course, item))
  const { language } = learner.content
  const { like, place } = starter
  const answering = {
    site: place.site,
    language,
    random: seededRandom(`answers of ${like} ${learner.recording.today}`),
  }
  const missed = missedItems(items, wrong, random, answering)
  const answers = items.map((item): [ItemId, Answer] => [
    item.id,
    missed.has(item) ? slip(item, answering) : answerKey(item),
  ])
  await handIn(tx, learner, { ...state, attempt }, open.round, new Map(answers), (of, check, today) =>
    countFirstChecks(of, check, people, today),
  )
}

/** No one gets everything right every time, so this adds up to two slips to the career's own. */
function missedItems(items: readonly Item[], wrong: Wrong, random: Random, answering: Answering): ReadonlySet<Item> {
  const others = items.filter((item) => item.topic === null)
  const slips = wrong === 'too-much' ? random.between(4, 6) : random.between(0, 2)
  return new Set([...items.filter((item) => item.topic === wrong), ...slipsAt(others, slips, answering)])
}

/** People who were trained before a change answer the questions about it. */
async function answerUpdateIfAny(tx: Tx, learner: Learner, most = Number.POSITIVE_INFINITY): Promise<void> {
  const update = await openUpdate(tx, learner, await learnerState(tx, learner), learner.recording.today)
  for (const id of (update?.items ?? []).slice(0, most))
    await answerUpdate(tx, learner, id, answerKey(getItem(learner.content.course, id)))
}

/** Acknowledges the details of each of the learner's sites. A site that has published nothing yet is left open. */
async function acknowledgeSites(tx: Tx, learner: Learner): Promise<void> {
  const { work } = await learnerWork(tx, learner)
  await answerUpdateIfAny(tx, learner)
  for (const site of work.sites) {
    const published = await publishedDetails(tx, site, learner.recording.today)
    if (published !== null) await acknowledge(tx, learner, site, published.id)
  }
}

function placeIn(scene: Scene, { site, department, position, supervisor }: Place) {
  return {
    site: getSite(scene, site),
    department,
    position,
    supervisor: supervisor === null ? null : getPerson(scene, supervisor),
  }
}

export function getSite({ sites }: Scene, key: SiteKey): SiteId {
  const site = sites.get(key)
  if (site === undefined) throw new RangeError(`there is no site "${key}" yet`)
  return site
}

export function getPerson({ people }: Scene, number: string): PersonId {
  const person = people.get(number)
  if (person === undefined) throw new RangeError(`${number} has not been hired yet`)
  return person
}

export async function lastOf<Kind extends EventKind>(
  tx: Tx,
  person: PersonId,
  kind: Kind,
): Promise<EventOf<Kind> & LedgerEvent> {
  const last = (await historyOf(tx, person)).filter(isKind(kind)).at(-1)
  if (last === undefined) throw new RangeError(`nothing of the kind "${kind}" happened yet`)
  return last
}
