import type { DifferenceKind } from './comparison.ts'

/** Says how two packages differ, and whether the new one may replace the old one. */
const differences: Record<DifferenceKind, (facts: string) => string> = {
  course: (facts) => `It is another course: ${facts}.`,
  site: (facts) => `It is for another site: ${facts}.`,
  edition: (facts) => `It is for another standard: ${facts}. An LMS stores the two in different ways.`,
  languages: (facts) => `It has other languages: ${facts}. The identifiers differ with them.`,
  identifiers: (facts) =>
    `The identifiers in the manifest differ: ${facts}. Some LMSs then delete what people have done.`,
  older: (facts) => `It is older: ${facts}. It may not read what the newer one has saved.`,
  earlierForm: () => 'An earlier build wrote it. It may not read what the newer one has saved.',
  majorVersion: (facts) => `The major version differs: ${facts}. People half way through begin at the start.`,
  report: (facts) =>
    `It reports another finish word: ${facts}. The completion rule in the LMS would fit one of the two only.`,
  lessonsGone: (facts) => `Lessons are gone: ${facts}.`,
  lessonsAdded: (facts) => `Lessons were added: ${facts}.`,
  topicsGone: (facts) => `Topics that everyone must have right are gone: ${facts}.`,
  topicsAdded: (facts) => `Topics that everyone must have right were added: ${facts}.`,
  passMark: (facts) => `The pass mark differs: ${facts}.`,
  questionsGone: (facts) => `Questions are gone: ${facts}.`,
  questionsAdded: (facts) => `Questions were added: ${facts}.`,
  optionsChanged: (facts) => `Questions have other options, or another option fits: ${facts}.`,
  storiesGone: (facts) => `Stories are gone: ${facts}.`,
  storiesAdded: (facts) => `Stories were added: ${facts}.`,
  storiesChanged: (facts) => `Stories have more or fewer steps: ${facts}.`,
  policy: (facts) => `The policy has another version: ${facts}.`,
  wording: (facts) => `The wording differs in: ${facts}.`,
  answers: (facts) => `What the LMS hears of each question differs: ${facts}.`,
  contactNumbers: (facts) => `Phone numbers of the course differ: ${facts}.`,
  siteNumbers: (facts) => `Phone numbers of the site differ: ${facts}.`,
  siteDetails: (facts) => `Details of the site differ, not only numbers: ${facts}.`,
  leaveTo: (facts) => `“Leave this page” leads somewhere else: ${facts}.`,
}

export const packagesCompare = {
  differences,

  replace: 'The new package may replace the old one.',
  add: 'Add the new package as a new course. It must not replace the old one.',
  addHow: 'Hide the old course, and do not delete it. Who has finished it stays finished there.',
  why: 'What stands against replacing:',
  changes: 'What differs:',
  nothing: 'The two packages hold the same course.',
  understated: (said: string, real: string) =>
    `The version number says ${said}. What differs is ${real}. Go by what differs.`,
  levels: { same: 'no change', patch: 'a PATCH', minor: 'a MINOR change', major: 'a MAJOR change' },

  states: {
    load: 'People half way through keep their place.',
    lost: (questions: string) =>
      `People half way through keep their place. Their answers to these questions are left out: ${questions}. An open final check with one of them begins anew.`,
    anew: 'In the new package, people begin at the start.',
  },

  systems: 'In each LMS:',
  verdicts: {
    replace: 'replace the file',
    add: 'add it as a new course',
    version: 'upload it as a new version of the course, and keep people who have started on the old one',
    try: 'not tried by us: test with one account first',
    'try-code': 'not tried by us: test with one account first. Write the version into the course code',
  },
  source: (source: string, date: string) => `Source: ${source}, read on ${date}`,

  notice: 'A number changed. Send this to everyone who has taken the course:',
  noticeTitle: 'CSEC orientation:',
  numbers: {
    changed: (who: string, from: string, to: string) => `The number of ${who} is now ${to}. It was ${from}.`,
    added: (who: string, to: string) => `A new number: ${who}, ${to}.`,
    gone: (who: string, from: string) => `${who}, ${from}, is no longer used.`,
    end: 'Change it wherever you keep it: your phone, your card, the wall.',
  },
}
