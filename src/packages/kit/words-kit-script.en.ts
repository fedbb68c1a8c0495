/** The tests of a package in a learning system (LMS): a short one, and the full run. */
export const kitScript = {
  title: 'Test script',
  lead: 'Two tests. The first takes ten minutes: the course opens, and goes on where it was. The full run takes about an hour: the course finishes, and your LMS shows it.',
  before: 'Before you start',
  beforePoints: [
    'Use a test account with the role of a learner. A preview, or an administrator’s look, records no progress: at most, your LMS shows the course as begun.',
    'Have two windows: the course in one, the LMS report in the other.',
    'After each step, compare your LMS with the last column.',
  ],
  look: (lms: string, where: string) => `Where to look in ${lms}: ${where}.`,
  quick: 'Test in ten minutes',
  full: 'Full run, about an hour',
  fullPoints: [
    'Go on with the account of the first test, before you assign the course to staff.',
    'To be quick, answer anything in lessons: a lesson counts when each of its questions is answered.',
    'For the final check, ask whoever sent you the package for the trainers’ key. It is not in this kit.',
  ],
  head: ['Step', 'Do this', 'The LMS shows'],
  rows: {
    launch: { step: 'Open', action: 'Open the course as the learner. Wait for the first page.' },
    leave: { step: 'Leave', action: 'Open lesson 1, answer one question, and close the window.' },
    resume: { step: 'Go on', action: 'Open the course again. It offers the page where you were.' },
    selfTest: {
      step: 'Self-test',
      action:
        'With a second test account that has never opened the course: your technician opens the self-test from the LMS, as it says below. Where the LMS does not let you change the address, ask whoever sent you the package for the self-test as a file. Do what it says. It needs two launches.',
    },
    lessons: { step: 'Lessons', action: 'Finish all lessons and three stories.' },
    notYet: { step: 'Not yet passed', action: 'Hand in the final check with too few right.' },
    pass: { step: 'Pass', action: 'Take the final check again, and pass it.' },
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
    selfTest: (inProgress: string) => `${inProgress}, for the second account, and never finished.`,
    lessons: (inProgress: string) => `${inProgress}. No score yet.`,
    notYet: (inProgress: string) => `${inProgress}. Never “failed”. No score yet.`,
    pass: (inProgress: string) => `${inProgress}. The course says that one step is left. No score yet.`,
    acknowledge: (finished: string) => `${finished}. The score is there.`,
    again: (finished: string) =>
      `${finished}, as before. The course says that it is finished. Looking again changes nothing.`,
  },
  result: 'Write down',
  resultPoints: [
    'The day, the LMS and its version, the browser.',
    'The check code, and what the LMS showed at the end.',
    'Each step that showed something else, with the text that you saw.',
  ],
}
