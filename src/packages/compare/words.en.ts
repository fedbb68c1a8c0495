import type { DifferenceKind } from './comparison.ts'

/** Says how two packages differ, and whether the new one may replace the old one. */
const differences: Record<DifferenceKind, (facts: string) => string> = {
  course: (facts) => `It’s a different course: ${facts}.`,
  site: (facts) => `It’s for a different site: ${facts}.`,
  edition: (facts) => `It’s for a different standard: ${facts}. An LMS stores the two in different ways.`,
  languages: (facts) => `It has different languages: ${facts}. That changes the identifiers.`,
  identifiers: (facts) =>
    `The identifiers in the manifest are different: ${facts}. When that happens, some LMSs delete what people have done.`,
  older: (facts) => `It’s older: ${facts}. It may not be able to read what the newer one saved.`,
  earlierForm: () =>
    'It was made by an earlier version of this program. It may not be able to read what the newer one saved.',
  majorVersion: (facts) => `The major version is different: ${facts}. People who are halfway through start over.`,
  report: (facts) =>
    `It reports a different final status: ${facts}. The completion rule in the LMS would match only one of the two.`,
  lessonsGone: (facts) => `These lessons are gone: ${facts}.`,
  lessonsAdded: (facts) => `These lessons are new: ${facts}.`,
  topicsGone: (facts) => `These topics that everyone must get right are gone: ${facts}.`,
  topicsAdded: (facts) => `New topics that everyone must get right: ${facts}.`,
  passMark: (facts) => `The passing score is different: ${facts}.`,
  questionsGone: (facts) => `These questions are gone: ${facts}.`,
  questionsAdded: (facts) => `These questions are new: ${facts}.`,
  optionsChanged: (facts) => `These questions have different options or a different correct answer: ${facts}.`,
  storiesGone: (facts) => `These stories are gone: ${facts}.`,
  storiesAdded: (facts) => `These stories are new: ${facts}.`,
  storiesChanged: (facts) => `These stories have more or fewer steps: ${facts}.`,
  policy: (facts) => `The policy version is different: ${facts}.`,
  wording: (facts) => `The wording is different in: ${facts}.`,
  answers: (facts) => `What the LMS is told about each question is different: ${facts}.`,
  contactNumbers: (facts) => `These phone numbers in the course are different: ${facts}.`,
  siteNumbers: (facts) => `These phone numbers at the site are different: ${facts}.`,
  siteDetails: (facts) => `The site’s details are different, and not only the numbers: ${facts}.`,
  leaveTo: (facts) => `“Leave this page” goes somewhere else: ${facts}.`,
}

export const packagesCompare = {
  differences,

  replace: 'The new package can replace the old one.',
  add: 'Add the new package as a new course. It must not replace the old one.',
  addHow: 'Hide the old course, but don’t delete it. It still shows as finished for people who finished it.',
  why: 'Why it can’t replace the old one:',
  changes: 'What’s different:',
  nothing: 'The two packages contain the same course.',
  understated: (said: string, real: string) =>
    `The version number says ${said}, but the changes make it ${real}. Go by the changes.`,
  levels: { same: 'no change', patch: 'a PATCH change', minor: 'a MINOR change', major: 'a MAJOR change' },

  states: {
    load: 'People who are halfway through keep their place.',
    lost: (questions: string) =>
      `People who are halfway through keep their place. Their answers to these questions are dropped: ${questions}. An open final check with one of these questions starts over.`,
    anew: 'In the new package, people start from the beginning.',
  },

  passing: {
    package: 'People who are halfway through can still finish in the old package, under the old passing rule.',
    server:
      'On your own server, a final check that someone has already started keeps the old passing rule. The new one applies to those started after you update.',
    finished:
      'A pass still counts, even if the person hasn’t acknowledged the policy yet. People who have finished keep their completion and certificate.',
  },

  policy: {
    halfway: 'They read the new policy before they acknowledge it, so there’s nothing else for them to catch up on.',
    finished: (clauses: string) =>
      `People who have finished keep their completion. Tell them what changed in the policy: ${clauses}.`,
  },

  systems: 'In each LMS:',
  verdicts: {
    replace: 'replace the file',
    add: 'add it as a new course',
    version: 'upload it as a new version of the course, and keep the old one for people who have already started',
    try: 'we haven’t tried it, so test with one account first',
    'try-code': 'we haven’t tried it, so test with one account first. Add the version to the course code',
  },
  source: (source: string, date: string) => `Source: ${source}, read on ${date}`,

  notice: 'A number has changed. Send this to everyone who has taken the course:',
  noticeTitle: 'CSEC orientation:',
  numbers: {
    changed: (who: string, from: string, to: string) => `The number for ${who} is now ${to}. It was ${from}.`,
    added: (who: string, to: string) => `There’s a new number: ${who}, ${to}.`,
    gone: (who: string, from: string) => `${who}, ${from}, is no longer used.`,
    end: 'Change it wherever you keep it: in your phone, on your card or on the wall.',
  },
}
