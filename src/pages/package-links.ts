import type { Links } from './links.ts'

/** The course inside one document: every address is a fragment, so that no link ever leaves the page. */
export const packageLinks: Links = {
  home: () => '#/',
  lesson: (lesson, section) => `#/lessons/${lesson}${section === null ? '' : `/sections/${section}`}`,
  question: (lesson, item) => `#/lessons/${lesson}/questions/${item}`,
  reply: (lesson, item) => `#/lessons/${lesson}/questions/${item}/reply`,
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
}

/** Pages that only a package has. */
export const finishHref = () => '#/finished'
export const notRecordedHref = () => '#/not-recorded'
export const leaveHref = () => '#/leave'

/** The address of a place that was kept, and back. Sections are not kept: the page is enough to go on. */
export function hrefOf(place: string): string {
  return `#/${place}`
}

export function placeOf(href: string): string {
  return href.slice(2).replace(/\/sections\/.*$/, '')
}
