import { kitAccessibility } from './kit-accessibility.ts'
import { kitEmails } from './kit-emails.ts'
import { kitPrivacy } from './kit-privacy.ts'
import { kitReadme } from './kit-readme.ts'
import { kitTranscript } from './kit-transcript.ts'

/** The kit for those who bring a package into a learning system (LMS). */
export const kit = {
  accessibility: kitAccessibility,
  emails: kitEmails,
  privacy: kitPrivacy,
  readme: kitReadme,
  transcript: kitTranscript,

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
  noFinish: 'None. The learner gets a check code.',
  answers: {
    results: 'For each question of the final check, whether the answer fits. Not which option was chosen.',
    responses: 'For each question of the final check, whether the answer fits, and the letters of the options chosen.',
  },
  noAnswers: 'None.',
  evidence: {
    seen: 'Seen in a running system of this name',
    documented: 'Taken from public documents. Not tried by us',
    general: 'General knowledge. Not tried by us',
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
    preset: 'What to choose',
    others: 'It also takes',
    limit: 'Limits',
    checkedOn: 'Looked up on',
    evidence: 'How we know',
    source: 'Source',
  },
  size: (kilobytes: string) => `${kilobytes} KB`,
  preset: (edition: string, finish: string) => `${edition}. Finish word: ${finish}.`,
  noLimit: 'We know of none.',

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
    toRoundTrip: 'The columns that we need',
    toScript: 'The test of ten minutes',
  },

  script: {
    title: 'Test script',
    lead: 'Ten minutes with one test account. After each step, compare your LMS with the last column.',
    before: 'Before you start',
    beforePoints: [
      'Use an account with the role of a learner. A preview, or an administrator’s look, may record nothing.',
      'Have two windows: the course in one, the LMS report in the other.',
      'To be quick, answer anything in lessons: a lesson counts when each of its questions is answered. For the final check, use the trainer’s quiz key.',
    ],
    look: (lms: string, where: string) => `Where to look in ${lms}: ${where}.`,
    steps: 'Steps',
    head: ['Step', 'Do this', 'The LMS shows'],
    rows: {
      launch: { step: 'Open', action: 'Open the course as the learner. Wait for the first page.' },
      leave: { step: 'Leave', action: 'Open lesson 1, answer one question, and close the window.' },
      resume: { step: 'Go on', action: 'Open the course again. It offers the page where you were.' },
      notYet: { step: 'Not yet passed', action: 'Hand in the final check with too few right.' },
      pass: { step: 'Pass', action: 'Finish all lessons and three stories, and pass the final check.' },
      acknowledge: {
        step: 'Acknowledge',
        action: 'Acknowledge the policy. The last page shows a check code: write it down.',
      },
      again: { step: 'Open once more', action: 'Close the window, and open the course again.' },
    },
    shows: {
      launch: (inProgress: string) => `${inProgress}. No score. Not finished.`,
      leave: (inProgress: string) =>
        `${inProgress}. Nothing is lost, even when the window was closed without the button.`,
      resume: (inProgress: string) => `${inProgress}.`,
      notYet: (inProgress: string) => `${inProgress}. Never “failed”. No score yet.`,
      pass: (inProgress: string) => `${inProgress}. The course says that one step is left. No score yet.`,
      acknowledge: (finished: string) => `${finished}. The score is there.`,
      again: (finished: string) =>
        `${finished}, as before. The course says that it is finished. Looking again changes nothing.`,
    },
    showsNothing: 'There is no LMS. The course says that nothing is recorded.',
    showsCode: 'There is no LMS. The check code is the record: HR reads it with “csec receipt CODE”.',
    gaps: 'If details of the site are missing, the policy cannot be acknowledged, and the course stays in progress. The policy page says what is missing.',
    result: 'Write down',
    resultPoints: [
      'The day, the LMS and its version, the browser.',
      'The check code, and what the LMS showed at the end.',
      'Each step that showed something else, with the text that you saw.',
    ],
  },

  roundTrip: {
    title: 'Sending completions back',
    lead: 'HR may want one list of everybody, wherever they took the course. Send the completions of your LMS as a table.',
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
      'HR looks at each line that fits nobody or two people. Nothing is matched by a name alone.',
    ],
  },

  release: {
    title: 'Release notes',
    lead: (course: string, policy: string) => `Course version ${course}, for policy version ${policy}.`,
    first: 'No earlier package is known to this kit. If your LMS has one, compare the numbers with the table below.',
    same: (version: string) =>
      `It has the same version as the package before, ${version}. Only details of the site or the choices for the LMS differ. Replace the file.`,
    kinds: 'Three kinds of change',
    after: {
      patch: (version: string) => `It follows version ${version}. This is a PATCH: replace the file.`,
      minor: (version: string) => `It follows version ${version}. This is a MINOR change: replace the file.`,
      major: (version: string) => `It follows version ${version}. This is a MAJOR change: add it as a new course.`,
    },
    head: ['Kind', 'What changed', 'In the LMS', 'People in progress', 'People who finished'],
    rows: [
      [
        'PATCH, the last number',
        'A phone number, a name, a typing mistake',
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
