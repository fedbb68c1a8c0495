import { FRESH, getOpenRound, type PackageState } from '../domain/cmi-state.ts'
import type { Content } from '../domain/content.ts'
import { languagesOf, type PackageOrder } from '../domain/course-package.ts'
import type { Item } from '../domain/course.ts'
import { getItem, practiceItems } from '../domain/draw.ts'
import { answerKey } from '../domain/grading.ts'
import type { ScormEdition } from '../domain/package-edition.ts'
import { fittingChoice } from '../domain/scenario.ts'
import { scorm12 } from '../domain/scorm12.ts'
import { scorm2004 } from '../domain/scorm2004.ts'
import { siteGaps } from '../domain/site.ts'
import { unpack } from '../domain/suspend-data.ts'
import { packageLinks as links } from '../pages/package-links.ts'
import { renderer, type Render } from '../pages/renderer.ts'
import type { PackageFiles } from './build.ts'
import { type Call, type Profile, violations } from './call-rules.ts'
import { type CoursePlayer, runScripts } from './package-scripts.ts'
import { openStrictLms } from './strict-lms.ts'

/** What happened when a learner of ours took the whole course in a strict LMS. */
export interface PlayThrough {
  /** One log of calls for each launch, in order, with a name that says what the launch was for. */
  readonly launches: readonly { readonly name: LaunchName; readonly calls: readonly Call[] }[]
  /** What was not as it must be, in sentences. */
  readonly problems: readonly string[]
  /** How many pages were shown, and the longest text that the LMS had to keep. */
  readonly pages: number
  readonly longestState: number
}

export const LAUNCH_NAMES = ['lessons', 'not-yet', 'in-the-middle', 'to-the-end', 'again', 'without-credit'] as const
export type LaunchName = (typeof LAUNCH_NAMES)[number]

const PROFILES: Readonly<Record<ScormEdition, readonly Profile[]>> = {
  scorm12: ['scorm12', 'moodle12'],
  'scorm2004-3': ['scorm2004', 'moodle2004'],
  'scorm2004-4': ['scorm2004', 'moodle2004'],
}

/**
 * Runs the very scripts of a package, without a document, in an LMS that refuses whatever its version of SCORM does not
 * allow: all lessons and stories, a final check that is not passed, one that breaks off in the middle without a goodbye,
 * goes on, passes, the acknowledgement, and the launches after it.
 */
export async function playThrough(
  edition: ScormEdition,
  order: PackageOrder,
  files: PackageFiles,
): Promise<PlayThrough> {
  const [{ language }] = order.contents
  const scripts = runScripts(files, languagesOf(order.contents))
  const { content } = scripts.spoken(language)
  const screens = watchScreens(renderer(scripts.templates))
  const launches: { readonly name: LaunchName; readonly calls: readonly Call[] }[] = []
  const problems: string[] = []
  let stored: ReadonlyMap<string, string> = new Map()
  let longestState = 0

  await launch('lessons', 'on', (learner) => {
    takeLessons(learner, content)
    learner.player.leave(true)
  })
  await launch('not-yet', 'on', (learner) => {
    learner.send(links.final())
    answerRound(learner, content, () => false)
    learner.player.leave(false)
  })
  await launch('in-the-middle', 'on', (learner) => {
    learner.send(links.final())
    answerQuestions(learner, content, () => true, 7)
  })
  await launch('to-the-end', 'on', (learner) => {
    answerRound(learner, content, ({ topic }) => topic !== 'secrecy')
    answerRound(learner, content, () => true)
    learner.send(links.policy())
    learner.player.leave(true)
  })
  const isFinished = siteGaps(order.site).length === 0
  const before = stored
  await launch('again', isFinished ? 'finished' : 'on', (learner) => {
    learner.player.follow(links.lesson('L1', null))
    learner.player.leave(false)
  })
  const statuses = STATUSES[edition].map((element) => `${element}=${stored.get(element) ?? ''}`)
  if (isFinished !== FINISHED.test(statuses.join(' '))) problems.push(`at the end the LMS has ${statuses.join(', ')}`)
  if (isFinished && changed(before, stored)) problems.push('looking at a finished course changed the record')
  await launch('without-credit', 'review', (learner) => {
    learner.player.follow(links.lesson('L2', null))
    learner.player.leave(false)
  })
  return { launches, problems: [...problems, ...screens.problems], pages: screens.count(), longestState }

  /** One launch with what the LMS has stored. Where it ends without a goodbye, only what was committed counts. */
  async function launch(name: LaunchName, expected: string, act: (learner: Learner) => void): Promise<void> {
    const lms = openStrictLms({
      version: edition === 'scorm12' ? '1.2' : '2004',
      stored,
      credit: name === 'without-credit' ? 'no-credit' : 'credit',
    })
    const version = edition === 'scorm12' ? scorm12 : scorm2004
    scripts.offer(version.api.name, lms.api)
    let minutes = 0
    const session = await scripts.runtime.openSession({
      report: order.report,
      packageId: '',
      elapsed: () => (minutes += 1) * 60_000,
      later: () => {},
      onRetry: () => {},
      pause: () => Promise.resolve(),
    })
    if (session.recording !== expected) problems.push(`${name}: the course says "${session.recording}"`)
    const player = scripts.runtime.startPlayer({
      course: { ...order, content },
      t: scripts.spoken(language).t,
      language: order.contents.length > 1 ? language : null,
      session,
      display: screens,
      shadow: { read: () => null, keep: () => {}, drop: () => {} },
      others: { areOpen: () => false, tell: () => {} },
      circumstances: {
        today: () => order.contents[0].policy.effectiveOn,
        newSeed: () => name,
        newNonce: () => 0,
        now: () => ({ day: 'mon', time: '10:00' }),
      },
    })
    player.begin()
    act({
      player,
      state: () => unpack(content.course, player.suspendData()) ?? FRESH,
      send: (action, fields = {}) => player.send({ action, values: (field) => fields[field] ?? [] }),
    })
    if (!session.isSaved()) problems.push(`${name}: not everything was saved`)
    const last = lms.calls.at(-1)?.method
    const ended = last === version.api.terminate
    for (const profile of PROFILES[edition])
      problems.push(
        ...violations(ended ? lms.calls : [...lms.calls, goodbye(version.api.terminate)], profile).map(
          (text) => `${name}: ${text}`,
        ),
      )
    stored = lms.stored()
    longestState = Math.max(longestState, (stored.get(version.suspendData) ?? '').length)
    launches.push({ name, calls: lms.calls })
  }
}

const FINISHED = /=(passed|completed)/
const STATUSES: Readonly<Record<ScormEdition, readonly string[]>> = {
  scorm12: ['cmi.core.lesson_status'],
  'scorm2004-3': ['cmi.completion_status'],
  'scorm2004-4': ['cmi.completion_status'],
}

/** A learner of ours: what they do, and what the course knows of it. */
interface Learner {
  readonly player: CoursePlayer
  state(): PackageState
  send(action: string, fields?: Readonly<Record<string, readonly string[]>>): void
}

function takeLessons({ player, send }: Learner, { course, scenarios }: Content): void {
  for (const lesson of course.lessons) {
    player.follow(links.lesson(lesson.id, null))
    for (const item of practiceItems(course, lesson.id)) {
      player.follow(links.question(lesson.id, item.id))
      send(links.question(lesson.id, item.id), { answer: answerKey(item) })
    }
  }
  for (const scenario of scenarios) {
    player.follow(links.scenario(scenario.id))
    for (const [index, decision] of scenario.decisions.entries())
      send(links.scenarioStep(scenario.id, index + 1), { choice: [fittingChoice(decision).id] })
    player.follow(links.scenarioEnd(scenario.id))
  }
  for (const page of [links.contacts(), links.guide(), links.beforeYouStart(), links.pause(), links.whatNext()])
    player.follow(page)
}

/** Answers the round that is open, as told, and hands it in. */
function answerRound(learner: Learner, content: Content, right: (item: Item) => boolean): void {
  answerQuestions(learner, content, right, Number.POSITIVE_INFINITY)
  learner.send(links.attemptAnswers(attemptOf(learner)))
}

function answerQuestions(learner: Learner, { course }: Content, right: (item: Item) => boolean, most: number): void {
  const { items } = getOpenRound(course, learner.state()).open
  for (const [index, id] of items.entries()) {
    if (index >= most) return
    const item = getItem(course, id)
    learner.send(links.attemptQuestion(attemptOf(learner), index + 1), {
      answer: right(item) ? answerKey(item) : otherAnswer(item),
    })
  }
}

function attemptOf({ state }: Learner): string {
  return state().attempt?.started.attempt ?? ''
}

/** An answer that can be graded and does not fit. */
function otherAnswer(item: Item): readonly string[] {
  return item.type === 'order'
    ? answerKey(item).toReversed()
    : item.options
        .filter(({ fits }) => !fits)
        .slice(0, 1)
        .map(({ id }) => id)
}

/** Stands in for the document: renders every page as it would be shown, and finds what no reader should meet. */
function watchScreens(render: Render) {
  const problems: string[] = []
  let count = 0
  return {
    problems,
    count: () => count,
    show({ template, model, title }: { readonly template: string; readonly model: object; readonly title: string }) {
      count += 1
      const html = render(template, model)
      if (!html.includes('<h1') || title === '') problems.push(`a page without a heading: ${template}`)
      if (/>(undefined|null|NaN)</.test(html)) problems.push(`a page with a gap in its text: ${template}`)
    },
    showRecording() {},
    scrollTo() {},
  }
}

/** A launch that broke off has no end; the rest of it must be as it should. */
function goodbye(method: string): Call {
  return { method, args: [''], result: 'true', error: '0' }
}

/** Whether the record of a finished course became another one. */
function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): boolean {
  return [...before].some(([element, value]) => !/time|entry|exit|nav/.test(element) && after.get(element) !== value)
}
