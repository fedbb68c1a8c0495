import { setImmediate } from 'node:timers/promises'
import { languagesOf, type PackageOrder } from '../course-package.ts'
import { isScorm, type PackageEdition } from '../standards/edition.ts'
import { siteGaps } from '../../organization/site-details.ts'
import type { PackageFiles } from '../build.job.ts'
import type { Call } from '../standards/call-rules.ts'
import { browserLms, type TrialLms } from './trial-lms.job.ts'
import { cmi5Lms } from './cmi5-lms.job.ts'
import { runtimeLms, scormLms } from './scorm-lms.job.ts'
import { type RuntimeName, systemsOf } from './lms-runtime.job.ts'
import { type RunScripts, runScripts, Unplayable } from './script.job.ts'
import { openClock, openCourse, type Screens, UNSEEN, watchScreens } from './played-course.job.ts'
import { type Act, launchesOf, type LaunchName } from './scripted-learner.job.ts'

/** The result of our learner's play through the whole course, with a strict LMS, record store or browser. */
export interface PlayThrough {
  /** One log of calls for each launch, in order, with a name that says what the launch was for. */
  readonly launches: readonly { readonly name: LaunchName; readonly calls: readonly Call[] }[]
  /** The problems, in sentences. */
  readonly problems: readonly string[]
  /** The number of pages shown, and the longest text that had to be kept. */
  readonly pages: number
  readonly longestState: number
}

/** Says how many launches are over, and lets a server answer others before the next. If it throws, the play ends. */
export type Step = (done: number, of: number) => Promise<void>

/**
 * The recording states in which the course keeps the learner's progress (`Recording` in
 * `src/packages/runtime/lms/session.browser.ts`).
 */
const KEEPING = ['on', 'this-browser']

/**
 * Runs a package's own scripts, without a document, against an LMS that refuses everything the edition does not allow.
 * Anything wrong with the files is a problem in the result; a course that breaks off is left there.
 * @param systems real systems with which it is played once more.
 */
export async function playThrough(
  edition: PackageEdition,
  order: PackageOrder,
  files: PackageFiles,
  systems: readonly RuntimeName[] = systemsOf(order),
  step: Step = () => setImmediate(),
): Promise<PlayThrough> {
  const launches: Part['log'] = []
  const problems = new Set<string>()
  const screens = watchScreens((problem) => problems.add(problem))
  const clock = openClock(order)
  const acts = launchesOf(order)
  let longestState = 0
  const ofAll = acts.size * (1 + systems.length)
  let over = 0
  try {
    const scripts = runScripts(files, languagesOf(order.contents), clock.now)
    const base = lmsOf(edition, order, scripts)
    await play(base, { scripts, screens, said: '', log: launches })
    for (const name of systems) {
      const lms = isScorm(edition) ? runtimeLms(edition, name, scripts) : base
      await play(lms, { scripts, screens: UNSEEN, said: `${name}: `, log: [] })
      const [told, kept] = [base.answers(), lms.answers()]
      if (kept !== null && kept !== told) problems.add(`${name}: it has ${kept} answers, and ${told} were given`)
    }
  } catch (error) {
    if (!(error instanceof Unplayable)) throw error
    problems.add(error.message)
  }
  return { launches, problems: [...problems], pages: screens.count(), longestState }

  async function play(lms: TrialLms, part: Part): Promise<void> {
    let left = ''
    for (const [name, act] of acts) {
      left = await launch(name, act, lms, part, left)
      over += 1
      await step(over, ofAll)
    }
    const isRight = siteGaps(order.site).length === 0 ? lms.isFinished() : lms.ending() === ''
    if (!isRight) problems.add(`${part.said}at the end the record has ${lms.ending() || 'nothing of the end'}`)
  }

  /** Gives what the course has left to be kept: all that an earlier launch has left, and perhaps more. */
  async function launch(name: LaunchName, act: Act, lms: TrialLms, part: Part, left: string): Promise<string> {
    const kept = lms.launch(name === 'preview' || name === 'without-credit' ? name : 'credit')
    if (kept === null) return left
    part.log.push({ name, calls: kept.calls })
    const report = (problem: string) => problems.add(`${part.said}${name}: ${problem}`)
    const { scripts } = part
    const before = lms.record()
    try {
      const setting = { order, scripts, lms, clock, screens: part.screens, report }
      const { session, player, learner } = await openCourse(setting)
      if (session.recording !== kept.recording)
        report(`the course says "${session.recording}" where it is "${kept.recording}"`)
      if (session.suspendData !== (kept.forgot ? '' : left)) report('the course does not go on where it was left')
      await act(learner)
      if (!session.isSaved()) report('not everything was saved')
      for (const problem of kept.problems(learner.hasLeft())) report(problem)
      longestState = Math.max(longestState, player.suspendData().length)
      if (KEEPING.includes(kept.recording)) return player.suspendData()
    } catch (error) {
      throw error instanceof Unplayable ? error : new Unplayable(`${part.said}${name}: the course broke off: ${error}`)
    }
    // A preview may hold the course open; the learner of ours says whether it is finished.
    if (name !== 'preview' && lms.record() !== before) report('a launch that may change nothing changed the record')
    return left
  }
}

/** All launches of one learner in one system. */
interface Part {
  readonly scripts: RunScripts
  readonly screens: Screens
  /** Begins every sentence about it. */
  readonly said: string
  readonly log: { readonly name: LaunchName; readonly calls: readonly Call[] }[]
}

function lmsOf(edition: PackageEdition, order: PackageOrder, scripts: RunScripts): TrialLms {
  if (isScorm(edition)) return scormLms(edition, scripts)
  return edition === 'cmi5' ? cmi5Lms(order, scripts) : browserLms(order)
}
