import { kitEmails } from './words-kit-emails.en.ts'
import { kitPrivacy } from './words-kit-privacy.en.ts'
import { kitReadme } from './words-kit-readme.en.ts'
import { kitScript } from './words-kit-script.en.ts'
import { kitTranscript } from './words-kit-transcript.en.ts'
import { kitWeb } from './words-kit-web.en.ts'

/** The kit for those who bring a package into a learning system (LMS). */
export const kit = {
  emails: kitEmails,
  privacy: kitPrivacy,
  readme: kitReadme,
  script: kitScript,
  transcript: kitTranscript,
  web: kitWeb,

  name: 'Admin kit',
  skip: 'Skip to content',
  back: 'First page of the kit',
  footer: (organization: string, site: string, course: string, policy: string) =>
    `${organization}, ${site}. Course version ${course}, policy version ${policy}.`,
  madeOn: (date: string) => `Made on ${date}.`,
  editions: {
    scorm12: 'SCORM 1.2',
    'scorm2004-3': 'SCORM 2004, 3rd Edition',
    'scorm2004-4': 'SCORM 2004, 4th Edition',
    cmi5: 'cmi5',
    web: 'Web pages, without an LMS',
  },
  languages: { en: 'English', es: 'Spanish' },
  finish: {
    passed: 'passed',
    completed: 'completed',
    'lms-decides': 'completed, with a pass mark in the package: the LMS makes it passed by the score',
  },
  /** How an LMS writes the status that the package leads to. */
  finishStatus: { passed: 'Passed', completed: 'Completed', 'lms-decides': 'Passed' },
  noFinish: 'None. The learner gets a check code.',
  answers: {
    results: 'For each question of the final check, whether the answer fits. Not which option was chosen.',
    responses: 'For each question of the final check, whether the answer fits, and the letters of the options chosen.',
  },
  evidence: {
    tried: 'A package of this course was imported into a running system of this name, and played to the end',
    player:
      'A package of this course was played to the end with the code of this system’s player, outside the whole system',
    documented: 'Not tried with this package. Taken from public documents',
    general: 'Not tried with this package. General knowledge',
  },

  facts: {
    file: 'Package file',
    checksum: 'Checksum (SHA-256)',
    size: 'Size',
    edition: 'Edition',
    finish: 'Finish word',
    answers: 'Answers sent',
    languages: 'Languages',
    course: 'Course version',
    policy: 'Policy version',
    mark: 'Site details',
    preset: 'What to choose',
    others: 'It also takes',
    limit: 'Limits',
    checkedOn: 'Looked up on',
    evidence: 'How we know',
    source: 'Source',
  },
  size: (kilobytes: string) => `${kilobytes} KB`,
  preset: (edition: string, finish: string) => `${edition}. Finish word: ${finish}.`,
  mark: (mark: string) => `mark ${mark}`,
  noLimit: 'We have not looked for limits.',

  blanks: {
    title: (count: number) =>
      `${count === 1 ? '1 blank' : `${count} blanks`}: nobody can finish this package. Do not assign it.`,
    text: 'These details of the site are missing, so the policy cannot be acknowledged. Ask whoever sent you the package for one with them:',
  },

  settings: {
    title: (lms: string) => `Settings for ${lms}`,
    lead: 'Names of menus differ between versions. Go by the meaning, and do the test before staff get the course.',
    facts: 'In short',
    notThisPackage: (edition: string) => `This package is ${edition}. We know of no way to use it in this LMS.`,
    steps: 'Set it up',
    watch: 'What to watch',
    again: 'Taking it again',
    againLead:
      'In a new attempt the course starts at the beginning. In an attempt that is finished it opens for looking again, and changes nothing.',
    completions: 'Completions as a table',
    screen: 'What the LMS shows',
    screenHead: ['Where to look', 'In progress', 'Finished'],
    toRoundTrip: 'The columns, if somebody asked you for them',
    toScript: 'The test of ten minutes',
  },

  roundTrip: {
    title: 'Sending completions back',
    lead: 'HR may want one list of everybody, wherever they took the course. Send this only if whoever gave you the package asked for it.',
    howTo: (lms: string) => `How to get the table from ${lms}`,
    columns: 'Columns',
    columnsLead:
      'Use the file completions-template.csv. The first line stays as it is, in English. One line for each person. Save as CSV in UTF-8.',
    head: ['Column', 'Meaning', 'Needed'],
    meanings: {
      learner_id: 'The id of the person in your LMS',
      name: 'The name, if HR wants it. It can stay empty',
      email: 'The work e-mail address',
      employee_number: 'The staff number',
      status: 'The word of your LMS: passed, completed or incomplete',
      score: 'The score in whole numbers from 0 to 100. Empty when the LMS keeps none',
      finished_on: 'The day of finishing, as 2026-11-24',
      package_title: 'The title of the course as your LMS shows it',
      package_version: 'The course version on the first page of this kit',
    },
    need: { yes: 'Yes', either: 'The e-mail address or the staff number', no: 'No' },
    care: 'With care',
    carePoints: [
      'Send only people of this course, and no other columns.',
      'Send it in the way in which HR gets other staff data. Do not send answers to questions.',
      'HR imports the table, and sees who would be credited before anything is recorded. Many files of LMSs can be imported as they come, as CSV, text or Excel.',
    ],
  },

  release: {
    title: 'Release notes',
    lead: (course: string, policy: string) => `Course version ${course}, for policy version ${policy}.`,
    first:
      'No earlier package is known to this kit. If you have one, compare its course version and its mark with these, and look at the table below.',
    same: (version: string) =>
      `It has the same version as the package before, ${version}. Only details of the site or the choices made for you differ. Replace the file.`,
    mark: (mark: string) =>
      `Site details: mark ${mark}. Same course version, other mark: numbers or names of the site changed. Replace the file.`,
    kinds: 'Kinds of change',
    after: {
      patch: (version: string) => `It follows version ${version}. This is a PATCH: replace the file.`,
      minor: (version: string) => `It follows version ${version}. This is a MINOR change: replace the file.`,
      major: (version: string) => `It follows version ${version}. This is a MAJOR change: add it as a new course.`,
    },
    head: ['Kind', 'What changed', 'What to do', 'People in progress', 'People who finished'],
    rows: [
      [
        'Same version, other mark',
        'A phone number or a name of the site',
        'Replace the file',
        'Keep their place',
        'Stay finished. If a number changed, send the e-mail text for it',
      ],
      [
        'PATCH, the last number',
        'A phone number in the course, a typing mistake',
        'Replace the file',
        'Keep their place',
        'Stay finished. If a number changed, send the e-mail text for it',
      ],
      [
        'MINOR, the middle number',
        'Wording, a new question, a translation',
        'Replace the file',
        'Keep their place. What the new version no longer has is left out',
        'Stay finished',
      ],
      [
        'MAJOR, the first number',
        'A step of the procedure, or how the course is built',
        'Add it as a new course. Hide the old one, and do not delete it',
        'Finish the old one, or start the new one at the beginning',
        'Stay finished for the old policy. HR decides who takes the new one',
      ],
    ],
    ids: 'Within one major version the ids in the manifest stay the same. An LMS that looks at them keeps its records.',
    try: 'Try a replacement with a test account that is half way through, before you do it for everybody.',
  },

  key: {
    title: 'Trainer’s key',
    lead: 'For trainers only. Do not put it where learners find it. It is not part of the admin kit.',
    fits: 'Fits',
    fitsNot: 'Does not fit',
    place: (place: number) => `Place ${place}`,
    why: 'Why',
    practice: 'Practice',
    final: 'Final check',
    mustKnow: (topic: string) => `Must know: ${topic}`,
    questions: (lesson: number, title: string) => `Questions of lesson ${lesson}: ${title}`,
    exercises: 'Exercises in lessons',
    stories: 'Stories',
    next: 'Then',
  },

  license: (organization: string) =>
    `This package and this kit were made for ${organization}. Use them inside that organization, and as you agreed with those who gave them to you. They hold telephone numbers and names of roles of one site: do not pass them on as if they were for another. They are no legal advice. What others made is listed below, with its terms.`,
}
