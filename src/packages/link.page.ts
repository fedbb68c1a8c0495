import type { ItemId } from '../course/course.ts'
import type { Links } from '../course/link.page.ts'
import type { Language } from '../platform/text/language.ts'

/** The course inside one document: every address is a fragment, so that no link ever leaves the page. */
export const packageLinks: Links = {
  home: () => '#/',
  lesson: (lesson, section) => `#/lessons/${lesson}${section === null ? '' : `/sections/${section}`}`,
  question: (lesson, item) => `#/lessons/${lesson}/questions/${item}`,
  reply: (lesson, item) => `#/lessons/${lesson}/questions/${item}/reply`,
  exercise: (lesson, exercise, part) =>
    `#/lessons/${lesson}/exercises/${exercise}${part === null ? '' : `/sections/${part}`}`,
  scenario: (scenario) => `#/scenarios/${scenario}`,
  scenarioStep: (scenario, step) => `#/scenarios/${scenario}/steps/${step}`,
  scenarioReply: (scenario, step) => `#/scenarios/${scenario}/steps/${step}/reply`,
  scenarioEnd: (scenario) => `#/scenarios/${scenario}/end`,
  final: () => '#/final',
  attemptQuestion: (attempt, place) => `#/attempts/${attempt}/questions/${place}`,
  attemptAnswers: (attempt) => `#/attempts/${attempt}/answers`,
  attempt: (attempt) => `#/attempts/${attempt}`,
  policy: () => '#/policy',
  contacts: () => '#/contacts',
  beforeYouStart: () => '#/before-you-start',
  pause: () => '#/pause',
  whatNext: () => '#/what-happens-next',
  otherFormat: () => '#/other-format',
  reading: () => '#/reading',
  stop: () => '#/leave',
  guide: () => '#/guide',
}

/** The questions about a change of the policy. */
export const updateQuestionHref = (item: ItemId) => `#/update/questions/${item}`

/** Pages that only a package has. */
export const finishHref = () => '#/finished'
export const notRecordedHref = () => '#/not-recorded'
/** The steps that this browser kept and the LMS doesn't have: a page with the choice, to which the form is sent too. */
export const keptHref = () => '#/kept'
/** In a browser that keeps the progress itself, this address forgets it for the next person. */
export const anotherPersonHref = () => '#/another-person'
/** The address of the form that changes the language. */
export const languageHref = () => '#/language'
export const leaveHref = () => packageLinks.stop()

/**
 * Pages outside the lessons. An LMS hears the learner's place, and it's nobody's business that someone takes a break, or
 * that a youth told them something.
 */
const BESIDE = [
  anotherPersonHref,
  keptHref,
  packageLinks.beforeYouStart,
  packageLinks.pause,
  packageLinks.whatNext,
  packageLinks.otherFormat,
  packageLinks.guide,
]

/** The address of a place that was kept, and back. Sections are not kept: the page is enough to go on. */
export function hrefOf(place: string): string {
  return `#/${place}`
}

/** Returns null for a page outside the lessons, which leaves the learner's place as it was. */
export function placeOf(href: string): string | null {
  if (BESIDE.some((beside) => beside() === href)) return null
  return href.slice(2).replace(/\/sections\/.*$/, '')
}

/** The script of the leave button. */
export const EXIT_FILE = 'assets/exit.js'

/** The test of an LMS, in place of the course, and what is hung on the address of the document to get it. */
export const SELF_TEST_FILE = 'assets/selftest.js'
export const SELF_TEST_PARAMETERS = '?selftest'

/** The files of one language in a package: its words, the course as far as the first page needs it, and the rest. */
export function languageFiles(language: Language) {
  return {
    words: `assets/words.${language}.js`,
    first: `content.${language}.js`,
    later: `later.${language}.js`,
  } as const
}
