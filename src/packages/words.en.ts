import type { Outdated } from './outdated.ts'
import type { AnswerReport, Report } from './standards/cmi.ts'

/** Packages for learning systems (LMS), and the details of other organizations in them. */
export const packages = {
  title: 'Packages',
  heading: 'Make a package for your LMS',
  lead: 'This is the same course in one file, with one site’s details. It never contacts this server, and it doesn’t contain any learner’s name.',

  where: 'Where will it run?',
  sets: (edition: string, finish: string) => `This package uses ${edition}. Result when someone finishes: ${finish}`,
  reports: {
    passed: '“passed”',
    completed: '“completed”',
    'lms-decides': 'the LMS decides based on the score',
  } satisfies Record<Report, string>,

  source: 'Use details from',
  ourSites: 'Our sites',
  sourceHint: 'You can choose a site with live details, or another organization whose details are ready.',
  noSource: 'A package needs a site’s details, and none are live yet.',
  language: 'Language',
  bothLanguages: 'Both (the learner chooses)',
  more: 'Change the version, the final status or which answers are sent',
  asNeeded: 'What this LMS needs',
  edition: 'Version',
  report: 'When finished, send',
  answers: 'Answers to questions',
  answerReports: {
    results: 'Send whether each one is correct',
    responses: 'Also send which options were chosen',
  } satisfies Record<AnswerReport, string>,
  update: {
    label: 'What goes in',
    whole: 'The whole course',
    since: (version: string, date: string) => `Only what changed since policy version ${version} (${date})`,
    note: 'Give this package to staff who finished orientation with that version of the policy. It doesn’t replace the course: new staff and anyone who has to renew still take the whole course.',
    name: (version: string) => `changes since policy version ${version}`,
  },
  filledIn:
    'These fields are already filled in. Change anything that doesn’t match your LMS and your site. When the package is made, we check it, and you can try it or download it.',
  checkButton: 'Make the package',
  order: {
    unmade:
      'This package hasn’t been checked today, or something in it has changed since the last check. Select “Make the package” to continue.',
    stopped: 'You stopped this package before it was ready. Nothing was saved.',
    failed: 'This package couldn’t be made. The reason is in the server’s log.',
    again: 'Start again',
  },

  check: 'Check before download',
  notTaken: (lms: string, edition: string) =>
    `We don’t know whether ${lms} accepts ${edition}. Test it with one account first.`,
  size: 'Size',
  download: (size: string) => `Download, ${size}`,
  refused: 'You can’t download the file until this is fixed.',
  tryFirst: 'Try it first',
  kit: 'Download the admin kit (about 100 KB)',
  reportPage: 'Report on this check',
  reportData: 'for software',
  quizKey: 'Quiz key, for trainers only',

  forLms: (lms: string) => `For ${lms}`,
  guideInKit: 'The admin kit is a zip file for whoever runs your LMS. It has all the settings and a ten-minute test.',
  kitTitle: 'Also in the admin kit',
  kitParts: [
    'Settings for each LMS',
    'A test script',
    'Accessibility and privacy',
    'Transcript for auditors',
    'E-mail texts, and what to do about an old phone number',
    'Checksums',
  ],
  kitAfter: 'You can download it once the package is made.',

  others: 'Other organizations',
  othersLead: 'Add an organization whose people aren’t on record here. Its own details go into its packages.',
  addProfile: 'Add an organization',
  notUsable: 'Not ready for a package',

  made: 'Packages made',
  noneMade: 'None yet. Every package that someone downloads appears on this list.',
  earlier: (n: number) =>
    n === 1
      ? '1 earlier package has a phone number that has changed or may not work'
      : `${n} earlier packages have a phone number that has changed or may not work`,
  byCommand: 'the csec export command',
  madeBy: (version: string, date: string, by: string) => `Course ${version}, made ${date} by ${by}`,
  inLanguages: { en: 'in English', es: 'in Spanish', both: 'in English and Spanish' },
  outdated: {
    number: 'phone numbers',
    policy: 'policy',
    course: 'course',
    details: 'details',
    name: 'organization’s name',
    logo: 'logo',
    color: 'color',
  } satisfies Record<Outdated, string>,
  replace: (outdated: string) => `Changed since then: ${outdated}. Replace it`,
  states: {
    last: 'It has the current course, phone numbers, details, logo and color',
    replaced: 'A newer one was made',
    gone: 'Its details are no longer on the list',
    over: 'It’s no longer used',
  },
  next: {
    title: 'After you download it',
    steps: (lms: string) => [
      `Upload the file to ${lms}. You’ll find the settings on this page and in the admin kit.`,
      'Take the course there with a test account. The admin kit has a ten-minute test.',
    ],
    note: 'Note where the package went, so you know who needs a new one when a number changes:',
  },
  recipients: {
    title: 'Where this package went',
    lead: 'When a phone number changes, you can see here who needs a new package. This list is optional.',
    open: 'Where it went',
    usedAt: (names: string) => `Used at: ${names}`,
    list: 'Organizations and learning systems',
    none: 'Nothing has been noted yet.',
    name: 'Organization or learning system',
    hint: 'For example, “Bayview Youth Services, Moodle.” No names of people, and nothing about a youth.',
    needed: 'Enter an organization or a learning system',
    add: 'Add it',
    noted: (date: string, by: string) => `Added ${date} by ${by}`,
    ended: (date: string, by: string) => `No longer used there. Noted ${date} by ${by}`,
    end: 'Mark as no longer used there',
  },
  oldNumber: {
    some: (n: number) => (n === 1 ? '1 package has an old phone number' : `${n} packages have old phone numbers`),
    lead: 'Wherever one is still in use, replace it, and send the text below to whoever uses it.',
    title: 'What has changed, and the text to send',
    file: (file: string, name: string, day: string) => `${file}, for ${name}, made ${day}`,
    has: (n: number, files: string): string =>
      n === 1
        ? `Your package of the CSEC orientation (${files}) has an old phone number.`
        : `Your packages of the CSEC orientation (${files}) have an old phone number.`,
    /** On the line of one package. */
    count: (n: number) => (n === 1 ? '1 old phone number' : `${n} old phone numbers`),
    line: (who: string, from: string, to: string) => `${who}: was ${from}, now ${to}`,
    lineGone: (who: string, from: string) => `${who}: ${from} is no longer used`,
    stillUsed: 'A newer one was made, but this one has an old phone number. Replace it wherever it’s still in use',
    replace: (n: number): string =>
      n === 1
        ? 'Ask us for a new package, replace the old one in your learning system, and pass this on to everyone who has taken the course.'
        : 'Ask us for new packages, replace the old ones in your learning system, and pass this on to everyone who has taken the course.',
  },
  /** About numbers that haven't changed, and in which the last check found a problem. */
  failedNumber: {
    some: (n: number) =>
      n === 1
        ? '1 package carries a phone number that may not work'
        : `${n} packages carry phone numbers that may not work`,
    lead: 'Send the text below to whoever uses one today. Then find the right number and change it. A new package helps only after that.',
    title: 'Which numbers, and the text to send',
    has: (n: number, files: string): string =>
      n === 1
        ? `Your package of the CSEC orientation (${files}) carries a phone number that may not work.`
        : `Your packages of the CSEC orientation (${files}) carry a phone number that may not work.`,
    /** A call to it found that. */
    own: (who: string, phone: string, day: string) => `${who}: ${phone} was found not to work on ${day}`,
    /** It was compared with its official page. */
    shared: (who: string, phone: string, day: string) => `${who}: a check of ${phone} on ${day} found a problem`,
    untilThen: (scr: string) =>
      `Tell everyone who takes or has taken the course today. They can still try the number. If no one answers, they don’t wait: in danger, they call 911. To report, they tell the named person right away and call the State Central Registry (SCR) at ${scr}. We’ll send you the right number.`,
    carriers: 'Packages that carry this number',
    carriersLead: 'Whoever uses one of these may call it. The page of each package has a text to send.',
  },
  fileAndSum: 'File and checksum',
  sum: 'SHA-256 of the file:',

  profile: {
    back: 'All packages',
    newTitle: 'Add an organization',
    newLead:
      'The organization gets packages with its own details. It can’t see any records, and none of its people are on record here.',
    organization: 'Name of the organization',
    organizationNeeded: 'Enter the name of the organization',
    slug: 'Short name for file names',
    slugHint: 'For example, north-house. If you leave this blank, it’s made from the site’s name.',
    slugHintLater:
      'An LMS knows the package by this name. If you change it, the LMS treats the next package as a new course.',
    slugTaken: 'A site or another organization already has this short name. Choose another one.',
    nameHint: 'The name appears in every package made with these details. A role is enough.',
    add: 'Add this organization',
    title: 'Details for packages',
    lead: 'These details go into the next package. Packages already made stay as they are.',
    archived: 'This organization isn’t on the list.',
    make: 'Make a package with these details',
    commandLine: 'On the command line, with csec export:',
    archive: 'Take it off the list',
    archiveHint: 'Nothing is deleted. The organization’s existing packages stay as they are.',
    putBack: 'Put it back on the list',
    blanks: (n: number) => (n === 1 ? '1 entry to complete' : `${n} entries to complete`),
    untilThen: 'Until the site’s details are filled in, people there see this instead:',
  },
}

/** The check code that a package shows at its end. */
export const receipts = {
  title: 'Check codes',
  lead: 'When a learner finishes, the package shows a check code. HR can read the code here.',
  onPackages: 'Did a learner give you the code from a package’s last page?',
  open: 'Read a check code',
  code: 'Check code',
  codeHint: 'For example, 7K2M-9Q4T-XW3H. Hyphens and capital letters don’t matter. Enter one code at a time.',
  codeNeeded: 'Enter a code',
  button: 'Read the code',
  good: 'This is a check code from the course',
  goodUpdate: 'This is a check code from an update',
  states: 'It says:',
  version: 'Course version',
  otherVersion: (version: string) => `${version}, not the one in use now`,
  updateVersion: 'Update to policy version',
  score: 'Score on the final check, out of 100',
  acknowledged: 'Policy acknowledged on',
  bad: 'This isn’t a check code from the course',
  badText: (versions: string) =>
    `Look for a typo and try again. This page can read codes from these course versions: ${versions}.`,
  limits:
    'A check code isn’t a signature. It catches typing mistakes, but it contains no name, and anyone who has the package can make one.',
  next: 'What to do next',
  steps: [
    'Compare the score and the date with the LMS report. The LMS has the name.',
    'If the LMS shows nothing, keep the code with the date and the name, and ask the LMS administrator to look into it.',
    'The completion itself stays in the LMS. To bring it into these records, import a file of completions from the LMS.',
  ],
  again: 'Read another code',
}
