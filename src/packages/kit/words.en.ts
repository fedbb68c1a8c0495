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

  /** Shown in the other language, for people who can't read the kit's. */
  otherLanguage: { title: 'In English', text: 'To get these pages in English, ask whoever sent you the package.' },

  yourLms: 'your LMS',
  notThisPackage: (edition: string) => `This package is ${edition}. We know of no way to use it in this LMS.`,
  selfTest: (ending: string) =>
    `For your technician: with a second test account that has never opened the course, open the start page of the package with ${ending} at the end of its address. It tries each call to the LMS, says what works, and makes a support file without names.`,
  emailIn: (name: string) => `In ${name}`,
  noHour: 'No time of day.',

  transcript: {
    title: 'Transcript',
    lead: 'Every page of the course as text, with the details of the site. It does not tell which answers fit: that is in the trainer’s key.',
    detail:
      'The course can be read with full or with less detail. Passages of the version with less detail stand below the section that they belong to. Steps, questions and credit are the same.',
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
    places: 'Places to sort into',
    ending: 'At the end',
    care: 'Care for yourself',
  },

  key: {
    title: 'Trainer’s key',
    lead: 'For trainers only. Do not put it where learners find it. It is not part of the admin kit.',
    fits: 'Correct',
    fitsNot: 'Not correct',
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
