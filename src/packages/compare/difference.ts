/** How much of a change, as the numbers of a version say it; the smallest first. */
export const CHANGE_KINDS = ['same', 'patch', 'minor', 'major'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Of two versions, `1.2.3`: the first number that differs. */
export function changeKind(before: string, after: string): ChangeKind {
  const [from, to] = [before.split('.'), after.split('.')]
  const first = [0, 1, 2].find((place) => from[place] !== to[place])
  return first === undefined ? 'same' : ((['major', 'minor', 'patch'] as const)[first] ?? 'same')
}

/**
 * The differences between two packages. `apart`: the new one is another course to an LMS, or what learners have done
 * wouldn't fit it, so it never replaces the old one (`docs/decisions/0017`). `level`: the size of the change of the
 * course. A difference of one order or site is no change of the course.
 */
export const DIFFERENCES = {
  course: { level: 'same', apart: true },
  site: { level: 'same', apart: true },
  edition: { level: 'same', apart: true },
  languages: { level: 'same', apart: true },
  identifiers: { level: 'same', apart: true },
  older: { level: 'same', apart: true },
  earlierForm: { level: 'same', apart: true },
  majorVersion: { level: 'major', apart: true },
  report: { level: 'same', apart: true },
  lessonsGone: { level: 'major', apart: true },
  lessonsAdded: { level: 'major', apart: true },
  topicsGone: { level: 'major', apart: true },
  topicsAdded: { level: 'major', apart: true },
  passMark: { level: 'major', apart: true },
  questionsGone: { level: 'minor', apart: false },
  questionsAdded: { level: 'minor', apart: false },
  optionsChanged: { level: 'minor', apart: false },
  storiesGone: { level: 'minor', apart: false },
  storiesAdded: { level: 'minor', apart: false },
  storiesChanged: { level: 'minor', apart: false },
  policy: { level: 'minor', apart: false },
  wording: { level: 'minor', apart: false },
  answers: { level: 'same', apart: false },
  contactNumbers: { level: 'patch', apart: false },
  siteNumbers: { level: 'same', apart: false },
  siteDetails: { level: 'same', apart: false },
  leaveTo: { level: 'same', apart: false },
} as const satisfies Record<string, { readonly level: ChangeKind; readonly apart: boolean }>
export type DifferenceKind = keyof typeof DIFFERENCES
