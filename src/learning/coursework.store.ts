import { withPlaces } from '../course/contact-place.ts'
import { z } from 'zod'
import { type Attempt, gradeOpenRound, isToLookAt, openRound, startAttempt } from './attempt.ts'
import type { Content } from '../course/content.ts'
import type { Course, ItemId, Lesson } from '../course/course.ts'
import {
  acknowledgementBlock,
  asksFor,
  type Coursework,
  courseworkOn,
  currentAttempt,
  passedAttempt,
  seenBefore,
  siteToAcknowledge,
} from './coursework.ts'
import type { Completed, LedgerEvent, NewEvent, PersonId, SiteId, Recording } from '../ledger/event.ts'
import type { Answer } from '../course/question-type.ts'
import { type History, isKind } from '../ledger/history.ts'
import { creditedMinutes, isLessonFinished, type Practice } from './progress.ts'
import { choicesIn, chooseIn, isWorked, type Scenario, type ScenarioId } from '../course/scenario.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { type Standing, statusOn } from '../requirements/status.ts'
import { deleteDraft, draftsOf, putDraft } from '../platform/database/draft.store.ts'
import { getItem } from '../course/draw.ts'
import { findEdition } from '../course/edition.store.ts'
import { findEvent, historyOf, policyHistory } from '../ledger/ledger.store.ts'
import { personRevision } from '../ledger/revision.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { publishedDetails } from '../site/site.store.ts'
import { record } from '../requirements/standing.store.ts'
import { KeptByRevision } from '../platform/database/kept-by-revision.store.ts'
import { submitOnce } from '../platform/database/submission.store.ts'
import { forgetUpdate, isAnswered, openUpdate, shownPolicy, updateDone } from './update/change.store.ts'
import { noteWaiting } from './waiting.store.ts'

/** A learner at work: who, when, and the content that is shown. */
export interface Learner {
  readonly person: PersonId
  readonly recording: Recording
  readonly content: Content
  /** Hash of the edition of this content. */
  readonly edition: string
  /** Hashes of the editions that are shown now, one for each language. */
  readonly editions: readonly string[]
}

/** Drafts by story: that it was worked through, and what was chosen in it. */
const STORY = 'story:'
const CHOICES = 'choices:'
/** Drafts by attempt, round and question: the answers of the final check. */
const ANSWER = 'answer:'
const storyChoices = z.array(z.object({ first: z.string(), last: z.string() }))

/** A final check as it is counted: nothing in it says whose it is. */
export interface FirstCheck {
  readonly course: Course
  readonly language: string
  /** `null` for someone who works at no site. */
  readonly site: SiteId | null
  readonly items: readonly ItemId[]
  readonly answers: ReadonlyMap<ItemId, Answer>
  readonly right: number
  readonly of: number
}

/** Counts somebody's first final check, in the transaction that records it, so that it is counted once. */
export type CountFirstCheck = (tx: Tx, check: FirstCheck, today: CalendarDate) => Promise<void>

export interface LearnerWork {
  readonly history: History
  readonly standing: Standing
  readonly work: Coursework
}

/** Everything a learner's pages are made of. */
export interface LearnerState extends LearnerWork {
  readonly practice: Practice
}

/** What follows from a learner's entries alone. */
type Folded = Omit<LearnerState, 'practice'>

/** Learners who were here last. Each takes some ten kilobytes. */
const FOLDED = new KeptByRevision<Folded>(2_000)

export async function learnerWork(db: Database, learner: Learner): Promise<LearnerWork> {
  return folded(db, learner)
}

/**
 * A lesson whose last open question is gone, for example with a change of the course, is finished here before the next
 * thing that the learner sends records it.
 */
export async function learnerState(db: Database, learner: Learner): Promise<LearnerState> {
  const { work, ...known } = await folded(db, learner)
  const practice = await practiceOf(db, learner.person)
  const finished = [...work.finished, ...unrecorded(learner, work, practice).map(({ id }) => id)]
  return { ...known, work: { ...work, finished }, practice }
}

/** The lessons that the answers finish and the ledger doesn't know yet. */
function unrecorded({ content }: Learner, work: Coursework, practice: Practice): Lesson[] {
  const { course, scenarios } = content
  if (work.settled) return []
  return course.lessons.filter(
    ({ id }) => !work.finished.includes(id) && isLessonFinished(course, scenarios, id, practice),
  )
}

/** A page asks for it many times between two entries, and folding them takes ten times as long as asking for the last. */
async function folded(db: Database, { person, recording: { today } }: Learner): Promise<Folded> {
  return FOLDED.get(
    db,
    person,
    async () => `${today} ${await personRevision(db, person)}`,
    async () => {
      const history = await historyOf(db, person)
      const standing = statusOn(history, ORIENTATION, await policyHistory(db), today)
      return { history, standing, work: courseworkOn(history, today, standing) }
    },
  )
}

/** Saves the answer to a practice question; the last one that a lesson waits for finishes the lesson. */
export async function answerPractice(tx: Tx, learner: Learner, item: ItemId, answer: Answer): Promise<void> {
  await putDraft(tx, learner.person, `practice:${item}`, answer, learner.recording.at)
  await finishLessons(tx, learner)
}

export async function findPracticeAnswer(db: Database, person: PersonId, item: ItemId): Promise<Answer | null> {
  const found = (await draftsOf(db, person, `practice:${item}`)).get(`practice:${item}`)
  return found === undefined ? null : letters(found)
}

/**
 * Saves a choice in a story. The one that leaves no step open makes the story count, and the last group of stories
 * that the practice lesson waits for finishes it. Throws as `chooseIn` does.
 */
export async function chooseInStory(
  tx: Tx,
  learner: Learner,
  scenario: Scenario,
  step: number,
  choice: string,
): Promise<void> {
  const { person, recording } = learner
  const { choices } = await practiceOf(tx, person)
  const chosen = chooseIn(scenario, choicesIn(scenario, choices), step, choice)
  await putDraft(tx, person, `${CHOICES}${scenario.id}`, chosen, recording.at)
  if (!isWorked(scenario, chosen)) return
  await putDraft(tx, person, `${STORY}${scenario.id}`, true, recording.at)
  await finishLessons(tx, learner)
}

/**
 * Returns the id of the attempt that is open or passed, or of a new one. It is started only once, however often it is
 * asked for.
 */
export async function openAttempt(tx: Tx, learner: Learner, newId: () => string): Promise<string> {
  await finishLessons(tx, learner)
  const { history, work } = await learnerWork(tx, learner)
  const current = currentAttempt(work)
  if (current !== null) return current.started.attempt
  const { content, person } = learner
  const { eventId } = await submitOnce(tx, `attempt:${person}:${countOf(history, 'attempt_started')}`, async () => {
    const { started } = startAttempt(content.course, newId(), newId(), work.seen)
    // What there was to look at again after the check before.
    for (const key of (await draftsOf(tx, person, ANSWER)).keys()) await deleteDraft(tx, person, key)
    const body = { v: 1, ...started, language: content.language, contentEdition: learner.edition } as const
    return (await recordOne(tx, learner, { kind: 'attempt_started', body }, history)).id
  })
  const started = await findEvent(tx, eventId)
  if (started?.kind !== 'attempt_started') throw new Error(`Event ${eventId} does not start an attempt.`)
  return started.body.attempt
}

/**
 * The learner with the content that an attempt began with: its questions and keys stay what they were, also when
 * the server was brought up to date in between. Languages share questions and keys, so the learner may change to
 * another one in between. Throws when that content was never kept.
 */
export async function learnerInAttempt(
  db: Database,
  learner: Learner,
  history: History,
  attempt: string,
): Promise<Learner> {
  const started = history.filter(isKind('attempt_started')).find((event) => event.body.attempt === attempt)
  if (started === undefined || learner.editions.includes(started.body.contentEdition)) return learner
  const edition = await findEdition(db, started.body.contentEdition)
  if (edition === null) throw new Error(`The content of attempt ${attempt} was not kept.`)
  // Written by us, from content of this type.
  const { content } = JSON.parse(edition.content) as { content: Content }
  const contacts = withPlaces(content.contacts)
  return { ...learner, content: { ...content, contacts }, edition: started.body.contentEdition }
}

/** The answers saved in a round that is open, and of the first round those that the learner may look at again. */
export async function roundAnswers(
  db: Database,
  person: PersonId,
  attempt: string,
  round: number,
): Promise<Map<ItemId, Answer>> {
  const prefix = answerPrefix(attempt, round)
  const drafts = await draftsOf(db, person, prefix)
  // Keys were written below from question ids.
  return new Map([...drafts].map(([key, value]) => [key.slice(prefix.length) as ItemId, letters(value)]))
}

export async function saveRoundAnswer(
  tx: Tx,
  learner: Learner,
  place: { readonly attempt: string; readonly round: number; readonly item: ItemId },
  answer: Answer,
): Promise<void> {
  const key = `${answerPrefix(place.attempt, place.round)}${place.item}`
  await putDraft(tx, learner.person, key, answer, learner.recording.at)
}

/**
 * Grades the open round and records it, once however often it is handed in.
 * @param known what this transaction has read about the learner, and the attempt @returns false when there is no open
 * round to grade because it was handed in before.
 */
export async function handIn(
  tx: Tx,
  learner: Learner,
  known: Pick<LearnerWork, 'history' | 'work'> & { readonly attempt: Attempt },
  round: number,
  answers: ReadonlyMap<ItemId, Answer>,
  countFirstCheck: CountFirstCheck,
): Promise<boolean> {
  const { content, edition } = learner
  const { course } = content
  const { attempt, history, work } = known
  const id = attempt.started.attempt
  let after: History | null = null
  const { replayed } = await submitOnce(tx, `round:${id}:${round}`, async () => {
    const open = openRound(course, attempt, seenBefore(work, id))
    if (open === null || open.round !== round) throw new RangeError(`attempt ${id} has no open round ${round}`)
    const { right, of, steps, topics, outcome: end } = gradeOpenRound(course, open, answers)
    const result = { attempt: id, round, items: open.items, right, of, steps, topics, outcome: end }
    const { language } = content
    if (!history.some(isKind('attempted'))) {
      const check = { course, language, site: work.sites[0] ?? null, items: open.items, answers, right, of }
      await countFirstCheck(tx, check, learner.recording.today)
    }
    const shown = { passRule: course.pass, language, contentEdition: edition }
    // The result is on record now, so the saved choices go, but for those that the learner may look at again.
    for (const item of open.items) {
      if (isToLookAt(getItem(course, item), answers.get(item) ?? [])) continue
      await deleteDraft(tx, learner.person, `${answerPrefix(id, round)}${item}`)
    }
    const event = await recordOne(tx, learner, { kind: 'attempted', body: { v: 1, ...result, ...shown } }, history)
    if (end === 'passed') after = [...history, event]
    return event.id
  })
  if (after !== null) await noteOwnWaiting(tx, learner, after)
  return !replayed
}

export type AcknowledgementOutcome = 'recorded' | 'blocked' | 'site-changed'

/**
 * Records that the learner acknowledged the policy with a site's details, and the completion when that was the
 * last thing to do.
 * @param siteVersion the `site_published` event that was shown; another one in force means: read again.
 */
export async function acknowledge(
  tx: Tx,
  learner: Learner,
  site: SiteId,
  siteVersion: string,
): Promise<AcknowledgementOutcome> {
  const { content, recording, person } = learner
  await finishLessons(tx, learner)
  const state = await learnerState(tx, learner)
  const { history, standing, work } = state
  const published = await publishedDetails(tx, site, recording.today)
  if (!work.sites.includes(site) || published === null) return 'blocked'
  if (acknowledgementBlock(content.course, work, published.body.details) !== null) return 'blocked'
  if (published.id !== siteVersion) return 'site-changed'
  if (!asksFor(site, work, standing)) return 'recorded'
  const update = await openUpdate(tx, learner, state, recording.today)
  if (update !== null && !isAnswered(update)) return 'blocked'
  const { policy } = content
  const key = `acknowledged:${person}:${siteVersion}:${policy.version}:${countOf(history, 'acknowledged')}`
  let after = history
  await submitOnce(tx, key, async () => {
    const shown = shownPolicy(site, siteVersion, content)
    const body =
      update === null ? ({ v: 1, ...shown } as const) : ({ v: 2, ...shown, update: updateDone(update) } as const)
    const events: NewEvent[] = [eventOf(learner, { kind: 'acknowledged', body })]
    const completed = completion(learner, { ...work, acknowledged: [...work.acknowledged, site] }, history)
    if (completed !== null && standing.status !== 'not-in-scope') {
      events.push(eventOf(learner, { kind: 'completed', body: completed }))
    }
    const recorded = await record(tx, events, recording.today, new Map([[person, history]]))
    after = [...history, ...recorded]
    return first(recorded).id
  })
  if (update !== null) await forgetUpdate(tx, learner)
  await noteOwnWaiting(tx, learner, after)
  return 'recorded'
}

/**
 * Returns the event to record when the last site is acknowledged. Returns null while something is open, or when
 * nothing is left to do. Its pass rule is the one by which the final check was graded, also after a release with another.
 */
function completion({ content, edition }: Learner, work: Coursework, history: History): Completed | null {
  const passed = passedAttempt(work)
  const graded = history.filter(isKind('attempted')).find(({ body }) => body.attempt === passed?.started.attempt)
  if (passed === null || graded === undefined || work.settled || siteToAcknowledge(work) !== null) return null
  const { course, policy, language } = content
  const { passRule, right, of } = graded.body
  return {
    v: 1,
    requirement: ORIENTATION,
    attempt: passed.started.attempt,
    contentEdition: edition,
    policyVersion: policy.version,
    courseVersion: course.version,
    passRule,
    right,
    of,
    language,
    creditedMinutes: creditedMinutes(course),
    sites: work.sites,
    source: 'here',
  }
}

/** Records each lesson that the drafts finish and the ledger does not know yet. */
async function finishLessons(tx: Tx, learner: Learner): Promise<void> {
  const { history, work } = await learnerWork(tx, learner)
  if (work.settled) return
  const practice = await practiceOf(tx, learner.person)
  const { course, language } = learner.content
  const lessons = unrecorded(learner, work, practice)
  let after = history
  for (const lesson of lessons) {
    await submitOnce(tx, `lesson:${learner.person}:${work.cycle}:${lesson.id}`, async () => {
      const shown = { language, contentEdition: learner.edition, creditedMinutes: lesson.minutes }
      const body = { v: 1, lesson: lesson.id, ...shown } as const
      const event = await recordOne(tx, learner, { kind: 'lesson_finished', body }, after)
      after = [...after, event]
      return event.id
    })
  }
  const isLast = lessons.length > 0 && work.finished.length + lessons.length === course.lessons.length
  if (isLast) await noteOwnWaiting(tx, learner, after)
}

/** The last step may be done while a site has not published its details: then the learner has done all they can. */
async function noteOwnWaiting(tx: Tx, { content, person, recording }: Learner, history: History): Promise<void> {
  await noteWaiting(tx, content.course, new Map([[person, history]]), recording)
}

async function practiceOf(db: Database, person: PersonId): Promise<Practice> {
  const drafts = await draftsOf(db, person)
  const of = (prefix: string) =>
    [...drafts].flatMap(([key, value]) => (key.startsWith(prefix) ? [{ id: key.slice(prefix.length), value }] : []))
  // Keys were written above from ids.
  return {
    answered: new Set(of('practice:').map(({ id }) => id as ItemId)),
    worked: new Set(of(STORY).map(({ id }) => id as ScenarioId)),
    choices: new Map(of(CHOICES).map(({ id, value }) => [id as ScenarioId, storyChoices.catch([]).parse(value)])),
  }
}

/** How often something was recorded, so that each time has a key of its own. */
function countOf(history: History, kind: LedgerEvent['kind']): number {
  return history.filter((event) => event.kind === kind).length
}

function answerPrefix(attempt: string, round: number): string {
  return `${ANSWER}${attempt}:${round}:`
}

/** A draft may be of an older shape: anything but a list of letters is no answer. */
function letters(value: unknown): Answer {
  return Array.isArray(value) ? value.filter((letter) => typeof letter === 'string') : []
}

type Fact = { [Kind in NewEvent['kind']]: Pick<Extract<NewEvent, { kind: Kind }>, 'kind' | 'body'> }[NewEvent['kind']]

function eventOf({ person, recording }: Learner, fact: Fact): NewEvent {
  const { course, today, at, actor } = recording
  // Kind and body belong together in `fact`; spreading it loses that for the compiler.
  return { ...fact, subject: person, course, effectiveOn: today, recordedAt: at, actor } as NewEvent
}

async function recordOne(tx: Tx, learner: Learner, fact: Fact, history: History): Promise<LedgerEvent> {
  const known = new Map([[learner.person, history]])
  return first(await record(tx, [eventOf(learner, fact)], learner.recording.today, known))
}

function first(events: readonly LedgerEvent[]): LedgerEvent {
  const [event] = events
  if (event === undefined) throw new Error('Nothing was recorded.')
  return event
}
