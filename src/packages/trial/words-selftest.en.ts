/** The test of an LMS, which a package runs in place of the course. It speaks to an administrator. */
export const selftest = {
  title: 'Test of your LMS',
  manifestTitle: (title: string) => `TEST OF THE LMS, not the course: ${title}`,
  notTheCourse: 'This is a test of your learning system (LMS). It is not the course, and nobody gets credit for it.',
  looking: 'Looking for your LMS. This takes up to five seconds.',

  none: {
    cmi5: 'There is no test for cmi5 yet. Open the course once, finish a lesson, and look at what your LMS shows.',
    web: 'This package is for places without an LMS. It keeps the progress in the browser, so there is nothing to test.',
  },

  refused: {
    finished: 'Stopped: your LMS has this course as finished for this account. The test would write over it.',
    started: 'Stopped: this account has begun this course. The test would write over it.',
    notNormal: (mode: string) =>
      `Stopped: your LMS opened this in the mode “${mode}”, in which it may keep nothing. Open it as a learner does.`,
    account: 'Open it with a test account that has never opened the course.',
  },

  again: {
    title: 'The first half is done',
    text: 'Now close this window the way staff close it. Then open this test again from your LMS, in this browser and with the same account.',
    same: 'If you have done that and see this page again, your LMS gave nothing back: open it a third time in this browser to read the result.',
  },

  result: {
    title: 'The result',
    good: 'The course works in this LMS: it keeps what staff do, and they can go on where they were.',
    bad: 'The course would lose what staff do in this LMS. Read what failed below, and give the file to whoever supports your LMS.',
    restored:
      'The test took away the text that it had stored. The place “selftest” and the status “incomplete” stay with this account.',
    notRestored:
      'The test could not take away what it had stored. Remove this account from the course before you use it.',
    save: 'Save the file for support',
    file: 'The file holds each call and its answer. It has no name and no id of a learner.',
  },

  capabilities: {
    found: 'Your LMS can be found',
    session: 'It opens a session',
    saves: 'It takes what the course saves',
    keeps: 'It gives 3,500 characters back whole',
    place: 'It gives the place back',
    resumes: 'It says that the course goes on',
    status: 'It leaves the status alone',
    interactions: 'It takes answers to questions',
    objectives: 'It takes lessons as objectives',
  },
  yes: 'Yes',
  no: 'No',
  optional: 'No. The course works without it.',
  nothing: 'No: nothing came back',
  cut: (kept: number) => `No: cut after ${kept} characters`,
  changed: 'No: something else came back',
  refusedWith: (error: string) => `No: it was refused, with error ${error}`,
  became: (status: string) => `No: it became “${status}”`,
}
