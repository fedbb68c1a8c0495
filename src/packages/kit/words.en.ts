/** The kit for people who bring a package into a learning system (LMS). */
export const kit = {
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
    'lms-decides':
      'completed, with a passing score in the package. The LMS changes it to passed if the score is high enough',
  },
  /** How an LMS writes the status that the package leads to. */
  finishStatus: { passed: 'Passed', completed: 'Completed', 'lms-decides': 'Passed' },
  noFinish: 'None. The learner gets a check code.',
  answers: {
    results: 'Whether each answer in the final check is correct, but not which option was chosen.',
    responses: 'Whether each answer in the final check is correct, and the letters of the options chosen.',
  },
  evidence: {
    tried: 'We imported a package of this course into a running copy of this system and played it to the end',
    player: 'We played a package of this course to the end with this system’s player code, but outside the full system',
    documented: 'We haven’t tried a package in this system. Our information comes from public documents',
    general: 'We haven’t tried a package in this system. Our information is general knowledge',
  },

  facts: {
    file: 'Package file',
    checksum: 'Checksum (SHA-256)',
    size: 'Size',
    edition: 'Edition',
    finish: 'Final status',
    answers: 'Answers sent',
    languages: 'Languages',
    course: 'Course version',
    policy: 'Policy version',
    mark: 'Site details',
    preset: 'What to choose',
    others: 'It also accepts',
    limit: 'Limits',
    checkedOn: 'Checked on',
    evidence: 'How we know',
    source: 'Source',
  },
  size: (kilobytes: string) => `${kilobytes} KB`,
  preset: (edition: string, finish: string) => `${edition}. Final status: ${finish}.`,
  mark: (mark: string) => `mark ${mark}`,
  noLimit: 'We haven’t looked for limits.',

  /** On top of the pages of a package with only what changed in the policy. */
  update: {
    title: 'This package is an update, not the course',
    paragraphs: (from: string, version: string) => [
      `It’s for staff who finished orientation with policy version ${from}. It takes them to version ${version}: the old and the new text, a few questions, and the policy to acknowledge.`,
      'It doesn’t replace the course. Keep the course for new staff and for anyone who has to renew, and add this package as a separate activity. No one loses a completion.',
      'It has no lessons and no final check, only questions about the change. Learners have to answer each one correctly once, so the score is always 100. The check code at the end names the policy version.',
    ],
  },
  /** How long a test to the end takes: `It takes …`, `Full run, …` */
  fullRun: { course: 'about an hour', update: 'about ten minutes' },
  blanks: {
    title: (count: number) =>
      `${count === 1 ? '1 detail is' : `${count} details are`} missing, so no one can finish this package. Do not assign it.`,
    text: 'These site details are missing, so no one can acknowledge the policy. Ask whoever sent you the package for one that has them:',
  },

  /** Shown in the other language, for people who can't read the kit's. */
  otherLanguage: { title: 'In English', text: 'To get these pages in English, ask whoever sent you the package.' },

  yourLms: 'your LMS',
  notThisPackage: (edition: string) => `This package is ${edition}. We don’t know of a way to use it in this LMS.`,
  selfTest: (ending: string) =>
    `For your technician: Use a second test account that has never opened the course. Open the package’s start page with ${ending} at the end of its address. The self-test tries each call to the LMS, says what works, and makes a support file without names.`,
  emailIn: (name: string) => `In ${name}`,
  noHour: 'It doesn’t show the time of day, either.',

  transcript: {
    title: 'Transcript',
    lead: 'This is every page of the course as text, with the site’s details. It doesn’t say which answers are correct. Only the quiz key for trainers says that.',
    updateLead:
      'This is every page of the update as text, with the site’s details. It doesn’t say which answers are correct.',
    detail:
      'Learners can read this in full or with less detail. The text with less detail appears below each section. The steps, questions and credit are the same.',
    contents: 'Contents',
    before: 'Before you start',
    lessons: (number: number, title: string) => `Lesson ${number}. ${title}`,
    less: 'With less detail',
    questions: 'Questions',
    practice: 'Practice',
    final: 'For the final check',
    story: (title: string) => `Story: ${title}`,
    guide: 'Decision guide',
    policy: 'Policy',
    contacts: 'Contacts',
    exercise: 'Exercise',
    places: 'Groups to sort into',
    ending: 'At the end',
    care: 'Take care of yourself',
  },

  key: {
    title: 'Quiz key',
    lead: 'This key is for trainers only. Do not put it where learners can find it. It isn’t part of the admin kit.',
    fits: 'Correct',
    fitsNot: 'Not correct',
    place: (place: number) => `Position ${place}`,
    why: 'Why',
    practice: 'Practice',
    final: 'Final check',
    mustKnow: (topic: string) => `Must know: ${topic}`,
    questions: (lesson: number, title: string) => `Questions in lesson ${lesson}: ${title}`,
    exercises: 'Exercises in lessons',
    stories: 'Stories',
    next: 'Then',
  },

  license: (organization: string) =>
    `This package and this kit were made for ${organization}. Use them within that organization, and as you agreed with whoever gave them to you. They contain one site’s phone numbers and roles, so do not pass them on as if they were for another site. They aren’t legal advice. Parts that others made are listed below, with their terms.`,
}
