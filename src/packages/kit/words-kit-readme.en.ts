/** The first page of the kit. */
export const kitReadme = {
  title: 'Read me first',
  /** In the other language than that of the kit, for who cannot read the kit. */
  otherLanguage: { title: 'In English', text: 'To get these pages in English, ask whoever sent you the package.' },
  lead: 'One page: upload the package, set up your learning system (LMS), test it in ten minutes, and help when something goes wrong.',
  package: 'This package',
  upload: 'Upload',
  uploadSteps: [
    'Upload the zip file as it is. Do not unpack it, and do not zip it again.',
    'If your LMS asks for a version, type the course version above into its title or code.',
    'Give it to nobody before the test below is done.',
  ],
  settingsFor: (lms: string) => `Settings for ${lms}`,
  settings: 'Settings for your LMS',
  more: 'Everything for this LMS',
  otherLms: 'For another LMS',
  test: 'Test in ten minutes',
  testSteps: [
    'Use a test account with the role of a learner.',
    'Open the course. The LMS must not show it as finished.',
    'Open lesson 1, answer one question, and close the window. Open the course again: it goes on at the same place.',
  ],
  testMore: 'This test, with what your LMS shows after each step',
  fullRun:
    'This does not show that the course can be finished. For that, do the full run once before you assign it. It takes about an hour.',
  fullRunMore: 'The full run',
  selfTest: (ending: string) =>
    `For your technician: with a second test account that has never opened the course, open the start page of the package with ${ending} at the end of its address. It tries each call to the LMS, says what works, and makes a support file without names.`,
  wrong: 'When it goes wrong',
  wrongHead: ['What you see', 'Usual cause', 'What to do'],
  wrongRows: [
    [
      'Somebody finished, and the LMS says incomplete',
      'The policy was not acknowledged, the LMS waits for another finish word, or its session had ended',
      'Compare the finish word with the completion rule. If they are the same, ask the learner for the check code on the last page, and send it to whoever sent you the package: the code says what was finished.',
    ],
    [
      'It counts as complete as soon as it is opened',
      'The LMS completes by opening, or it got a link in place of the file',
      'Switch off completion by opening. Upload the zip file.',
    ],
    [
      'It starts at the beginning each time',
      'A new attempt at each launch, or the package was replaced by another major version',
      'Turn off “new attempt” for people in progress. See the release notes.',
    ],
    [
      '“Nothing is recorded here”',
      'The course found no LMS: opened by a link, blocked pop-up, or frames that are kept apart',
      'Open it from the LMS. Try the other window setting. Run the self-test.',
    ],
    [
      '“Not saved”',
      'The LMS does not answer, or its session has ended',
      'Stay on the page: it tries again. If it does not help, sign in to the LMS anew.',
    ],
    [
      'The upload is refused',
      'The file was unpacked and zipped again, or the LMS does not take this edition',
      'Upload the original. See what your LMS takes.',
    ],
    [
      'There is no score',
      'The score goes out together with the finish word',
      'Nothing. It comes when the course is finished.',
    ],
    [
      'Answers are missing from reports',
      'Some LMSs show them in 2004 only, some never',
      'See the settings for your LMS.',
    ],
    [
      'Next year it opens as finished',
      'The LMS opens the old attempt for looking again',
      'Begin a new attempt or enrollment: see “Taking it again” for your LMS.',
    ],
  ],
  contents: 'Also in this kit',
  contentsFor: {
    preflight: 'Pre-flight report: what was checked, and every call',
    script: 'Test script: ten minutes, and the full run of about an hour',
    roundTrip: 'Sending completions back',
    template: 'Table for completions, empty',
    accessibility: 'Accessibility: what was tested, and what was not',
    privacy: 'Privacy and security: every value that leaves the course',
    transcript: 'Transcript: the whole course as text',
    release: 'Release notes, and whether to replace or to add',
    emails: 'E-mail texts for staff',
    manifest: 'Content manifest, for programs',
    license: 'License notice',
    sums: 'Checksums of the files of this kit',
  },
}
