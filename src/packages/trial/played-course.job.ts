import { setImmediate } from 'node:timers/promises'
import { FRESH } from '../runtime/cmi-state.ts'
import { languagesOf, type PackageOrder } from '../course-package.ts'
import { languageIn, unpack } from '../runtime/suspend-data.ts'
import { languageHref, placeOf } from '../link.page.ts'
import type { CoursePlayer, PlayedSession, RunScripts } from './script.job.ts'
import type { TrialLms } from './trial-lms.job.ts'
import type { Learner } from './scripted-learner.job.ts'
import type { Language } from '../../platform/text/language.ts'
import { guarded } from '../../platform/html/render.page.ts'
import { renderer, type Template } from '../../platform/html/renderer.page.ts'

/** A page as the course wants it to be shown. */
interface Screen {
  readonly template: string
  readonly model: object
  readonly title: string
}

/** The page frame of a course, and how many pages it showed. */
export interface Screens {
  count(): number
  pageFrame(templates: ReadonlyMap<string, Template>): object
}

/** No one looks, so nothing is rendered. */
export const UNSEEN: Screens = {
  count: () => 0,
  pageFrame: () => ({ show() {}, showRecording() {}, scrollTo() {} }),
}

/** Stands in for the document: renders every page as it would be shown, and reports what no reader should meet. */
export function watchScreens(report: (problem: string) => void): Screens {
  let count = 0
  return {
    count: () => count,
    /** The page frame of the course. */
    pageFrame(templates: ReadonlyMap<string, Template>) {
      const render = renderer(templates, guarded)
      return {
        show({ template, model, title }: Screen) {
          count += 1
          const html = render(template, model)
          if (!html.includes('<h1') || title === '') report(`a page without a heading: ${template}`)
          if (/>(undefined|null|NaN)</.test(html)) report(`a page with a gap in its text: ${template}`)
        },
        showRecording() {},
        scrollTo() {},
      }
    },
  }
}

/** A course that was launched, and the learner before it. */
interface PlayedCourse {
  readonly session: PlayedSession
  readonly player: CoursePlayer
  readonly learner: Learner
}

/** The surroundings of a launch. */
interface Setting {
  readonly order: PackageOrder
  readonly scripts: RunScripts
  readonly lms: TrialLms
  readonly clock: Clock
  readonly screens: Screens
  report(problem: string): void
}

/** A clock that moves forward each time it is read, so that a play is the same at any time. */
interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Lets the learner take their time. Gives milliseconds since this was asked for the first time. */
  elapsed(): number
}

const MOMENT_MS = 1_000
const STEP_MS = 60_000

/** From the morning of the day of the policy on. */
export function openClock({ contents }: PackageOrder): Clock {
  const began = Date.parse(`${contents[0].policy.effectiveOn}T10:00:00.000Z`)
  let ms = began
  return {
    now: () => (ms += MOMENT_MS),
    elapsed: () => (ms += STEP_MS) - began,
  }
}

/**
 * Does what the script of a package does where there is a document (`src/packages/runtime/sco.browser.ts`). Throws what
 * it throws.
 */
export async function openCourse({ order, scripts, lms, clock, screens, report }: Setting): Promise<PlayedCourse> {
  const { contents } = order
  const { facts } = scripts
  const began = clock.elapsed()
  const opening = scripts.runtime.openSession({
    report: facts.report,
    packageId: facts.id,
    courseId: facts.courseId,
    elapsed: () => clock.elapsed() - began,
    later: () => {},
    isOnline: () => true,
    onRetry: () => {},
    pause: () => Promise.resolve(),
    storage: () => lms.storage,
  })
  // A play never waits, and never retries later.
  const session = await Promise.race([opening, setImmediate(null)])
  if (session === null) throw new Error('it did not open')
  const language = languageIn(session.suspendData) ?? contents[0].language
  const player = scripts.runtime.startPlayer({
    course: inLanguage(language),
    t: scripts.spoken(language).t,
    language: facts.languages.length > 1 ? language : null,
    session,
    pageFrame: screens.pageFrame(scripts.templates),
    localCopy: { read: () => null, keep: () => false, settle: () => {}, drop: () => {} },
    others: { areOpen: () => false, tell: () => {} },
    circumstances: {
      today: () => contents[0].policy.effectiveOn,
      newSeed: () => String(began),
      newNonce: () => 0,
      now: () => ({ day: 'mon', time: '10:00' }),
    },
  })
  player.begin()
  await setImmediate()
  return { session, player, learner: learnerBefore(player) }

  function inLanguage(spoken: Language) {
    return { ...facts, content: scripts.spoken(spoken).content }
  }

  function learnerBefore(playing: CoursePlayer): Learner {
    let content = scripts.spoken(language).content
    let left = false
    const state = () => unpack(content.course, playing.suspendData()) ?? FRESH
    const send: Learner['send'] = async (action, fields = {}) => {
      playing.send({ action, values: (field) => fields[field] ?? [] })
      await setImmediate()
    }
    return {
      languages: languagesOf(contents),
      content: () => content,
      state,
      send,
      async follow(href) {
        playing.follow(href)
        const place = placeOf(href)
        if (place !== null && state().place !== place) report(`${href} leads elsewhere`)
        await setImmediate()
      },
      async speak(next) {
        content = scripts.spoken(next).content
        playing.goOnWith(inLanguage(next), scripts.spoken(next).t)
        await send(languageHref(), { language: [next] })
      },
      async leave(byLearner) {
        left = true
        playing.leave(byLearner)
        await setImmediate()
      },
      hasLeft: () => left,
      isNotFinished() {
        const ending = lms.ending()
        if (ending !== '') report(`before the acknowledgement the record has ${ending}`)
      },
    }
  }
}
