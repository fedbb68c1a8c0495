import type { Instant } from '../../../platform/time/calendar.ts'
import type { Interaction, Score } from '../../standards/cmi.ts'
import { onceId, questionOf, scaled, type Verb } from '../../standards/cmi5.ts'
import { byPassMark, withPassMark } from '../../pass-mark.ts'
import {
  fetchToken,
  isObject,
  type Launch,
  openLrs,
  readLaunch,
  readObject,
  Refused,
  Unanswered,
} from './lrs.browser.ts'
import { startOutbox } from './lrs-outbox.browser.ts'
import { notRecording, once, PLAIN, type Progress, type Session, type SessionInput } from './session.browser.ts'
import { answered, completed, type Ground, initialized, passed, terminated } from './statement.browser.ts'

/** The browser's part in a cmi5 session. */
export interface Cmi5Input extends SessionInput {
  readonly courseId: string
  now(): Instant
  /** The query string of the launch. */
  readonly query: string
  /** A UUID. */
  newId(): string
  readonly fetcher: typeof fetch
  /** Keeps a text as long as the tab is open, even when the page is reloaded. */
  readonly memory: LaunchMemory
  /** Hears that the page goes. */
  onHide(run: () => void): void
  goTo(url: string): void
}

export interface LaunchMemory {
  get(): string | null
  set(text: string): void
}

/** The data in the store other than the log. It never says who the learner is. */
interface Kept {
  readonly suspendData: string
  /** The score, when the learner has finished. */
  readonly finished: Score | null
  /** Whether the statements about that are taken. */
  readonly told: boolean
}

const LAUNCH_DATA = 'LMS.LaunchData'
const PREFERENCES = 'cmi5LearnerPreferences'
const KEPT = 'csec-orientation'
const NOTHING: Kept = { suspendData: '', finished: null, told: false }
const TRIES = 3
const PAUSE_MS = 1_000
const ENDED = 'ended'

/**
 * Opens the session: the token, the launch data, what was kept, and the statement that the course has begun. Without
 * all of them nothing is recorded. `failed` is never sent, because the learner can continue with no limit on tries, and
 * cmi5 takes no `passed` in a session that has sent `failed` (section 9.3). If the LMS has a higher mark than the
 * course, the course asks for that.
 */
export async function startCmi5Session(input: Cmi5Input): Promise<Session> {
  const launch = readLaunch(input.query)
  if (launch === null) return notRecording('no-lms', '', () => {})
  try {
    return await openSession(launch, input)
  } catch (error) {
    if (error instanceof Unanswered || error instanceof Refused) return notRecording('no-lms', '', () => {})
    throw error
  }
}

async function openSession(launch: Launch, input: Cmi5Input): Promise<Session> {
  const { fetcher, report, now, newId, elapsed } = input
  const patiently = <T>(call: () => Promise<T>) => inSomeTries(call, input.later)
  const { token, beginning } = await openLaunch()
  const lrs = openLrs(launch, token, fetcher)
  const data = readObject((await patiently(() => lrs.readState(LAUNCH_DATA))) ?? '')
  if (data === null) throw new Refused('there is no launch data')
  const languages = readLanguages(await patiently(() => lrs.readProfile(PREFERENCES)))
  const returnUrl = readReturnUrl(data['returnURL'])
  // A new registration is a new attempt: what this browser kept of the one before is no part of it.
  const learner = JSON.stringify([launch.actor, launch.registration])
  const wishes = { ...PLAIN, learner, languages }
  const stored = readKept(await patiently(() => lrs.readState(KEPT)))
  const ground: Ground = { launch, template: isObject(data['contextTemplate']) ? data['contextTemplate'] : {} }
  const mastery = typeof data['masteryScore'] === 'number' ? data['masteryScore'] : null
  const wanted = report === 'completed' ? null : mastery
  const reaches = ({ right, of }: Score) => wanted === null || scaled(right, of) >= wanted
  // The LMS may have raised its mark meanwhile: what it has not heard yet is then not finished.
  const kept =
    stored.told || stored.finished === null || reaches(stored.finished) ? stored : { ...stored, finished: null }
  const mark = () => ({ id: newId(), at: now() })
  const first = initialized(ground, { id: beginning, at: now() })
  await patiently(() => lrs.record([first]))

  const outbox = startOutbox({ ...input, lrs, onChange: input.onRetry })
  const finish = once((byLearner: boolean) => {
    input.memory.set(ENDED)
    void leave(byLearner)
  })
  if (data['launchMode'] === 'Browse' || data['launchMode'] === 'Review') {
    const looking = data['launchMode'] === 'Browse' ? 'preview' : 'review'
    return { ...notRecording(looking, kept.suspendData, finish), ...wishes }
  }
  if (kept.told) return { ...notRecording('finished', kept.suspendData, finish), ...wishes }

  let current = kept
  if (kept.finished !== null) tell(kept.finished, false)
  return {
    ...wishes,
    recording: 'on',
    suspendData: kept.suspendData,
    counted(content, suspendData) {
      const raised = withPassMark(content, wanted)
      return { content: raised, suspendData: raised === content ? suspendData : byPassMark(raised.course, suspendData) }
    },
    isSaved: outbox.isFine,
    isConfirmed: outbox.isEmpty,
    touch() {},
    save({ suspendData, interactions, finished: score }: Progress) {
      const finished = score !== null && reaches(score) ? score : null
      const finishes = finished !== null && current.finished === null
      keep({ ...current, suspendData, finished: current.finished ?? finished })
      if (interactions.length > 0) outbox.add({ statements: interactions.map(answeredNow), needed: false })
      if (finishes) tell(finished, true)
    },
    finish,
  }

  /**
   * The token of this launch and the id of its first statement. A reloaded page continues with both, unless the session
   * is over: after `terminated` nothing may follow (section 7.1.2).
   */
  async function openLaunch(): Promise<{ readonly token: string; readonly beginning: string }> {
    const remembered = input.memory.get()
    if (remembered === ENDED) throw new Refused('this launch has ended')
    const { token: known, beginning: id } = readObject(remembered ?? '') ?? {}
    if (typeof known === 'string' && typeof id === 'string') return { token: known, beginning: id }
    const opened = { token: await patiently(() => fetchToken(launch, fetcher)), beginning: newId() }
    input.memory.set(JSON.stringify(opened))
    return opened
  }

  async function leave(byLearner: boolean): Promise<void> {
    await outbox.close(terminated(ground, mark(), elapsed()), byLearner)
    if (byLearner && returnUrl !== null) input.goTo(returnUrl)
  }

  function keep(next: Kept): void {
    current = next
    outbox.add({ document: KEPT, json: JSON.stringify(next), needed: true })
  }

  function answeredNow(interaction: Interaction) {
    return answered(ground, mark(), interaction, questionOf(input.courseId, interaction))
  }

  /** @param needed false for a second time: an LRS that says no has them already. */
  function tell(score: Score, needed: boolean): void {
    const about = (id: Verb) => ({ id: onceId(launch.registration, launch.activityId, id), at: now() })
    const statements = [
      ...(report === 'completed' ? [] : [passed(ground, about('passed'), elapsed(), score, mastery)]),
      completed(ground, about('completed'), elapsed()),
    ]
    let left = statements.length
    const onGone = () => {
      left -= 1
      if (left === 0) keep({ ...current, told: true })
    }
    for (const statement of statements) outbox.add({ statements: [statement], needed, onGone })
  }
}

async function inSomeTries<T>(call: () => Promise<T>, later: Cmi5Input['later']): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call()
    } catch (error) {
      if (!(error instanceof Unanswered) || attempt === TRIES) throw error
      await new Promise<void>((resolve) => later(resolve, PAUSE_MS))
    }
  }
}

/** Unreadable data counts as none: the course then starts over. */
function readKept(json: string | null): Kept {
  const { suspendData, finished, told } = readObject(json ?? '') ?? {}
  const { right, of } = isObject(finished) ? finished : {}
  return {
    suspendData: typeof suspendData === 'string' ? suspendData : NOTHING.suspendData,
    finished: typeof right === 'number' && typeof of === 'number' ? { right, of } : null,
    told: told === true,
  }
}

function readLanguages(json: string | null): string[] {
  const preference = readObject(json ?? '')?.['languagePreference']
  if (typeof preference !== 'string') return []
  return preference
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
}

/** Only an address of a page: a script would run as if it were ours. */
function readReturnUrl(url: unknown): string | null {
  return typeof url === 'string' && /^https?:\/\//i.test(url) ? url : null
}
