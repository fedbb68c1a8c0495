/** The checks of a package before it goes out, worded for the people who make it and import it. */
export const preflight = {
  title: 'Pre-flight report',
  lead: 'What was looked at before this package left. The last part is every call that the course made to a strict test system while a learner of ours took it.',
  verdict: {
    ready: 'Ready',
    look: (count: number) =>
      count === 1 ? 'Ready, with 1 thing to look at' : `Ready, with ${count} things to look at`,
    refused: 'Not ready, so it cannot leave',
  },
  counts: (fine: number, all: number) => `${fine} of ${all} checks are fine`,
  state: { fine: 'Fine', look: 'Look at it', failed: 'Not fine' },
  head: ['Check', 'Result', 'What was found'],
  checks: {
    blanks: {
      fine: { title: 'Every blank of the policy is filled in', text: 'Named person, backup, who calls, all hours' },
      look: {
        title: (count: number) =>
          count === 1
            ? 'Nobody can finish it: 1 blank is not filled in'
            : `Nobody can finish it: ${count} blanks are not filled in`,
        text: 'The course says so where the details would stand, and nobody can acknowledge the policy in it.',
      },
    },
    contacts: {
      fine: {
        title: 'The contacts of the course and local numbers were checked in the last 90 days',
        text: 'The course shows the day next to each. Numbers of people at the site have no such day.',
      },
      look: {
        title: (count: number) =>
          count === 1 ? '1 number was not checked for a while' : `${count} numbers were not checked for a while`,
        text: (days: number) => `The longest for ${days} days. The course shows the day, and after 12 months a notice.`,
      },
    },
    zip: {
      title: 'The zip file holds the package and nothing else',
      text: 'It was unpacked, and every file in it was compared with the file that was made.',
    },
    manifest: {
      title: 'The manifest is valid',
      text: (name: string) => `${name}, by the schemas of its edition and the rules beside them`,
      none: 'This edition has none.',
    },
    files: { title: 'Every file is there', text: (count: number) => `${count} files` },
    document: {
      title: 'The page and its scripts are as they must be',
      text: 'They were read, and they are those of this build. Tests of the build open them in a real browser.',
    },
    names: {
      title: 'Every name is one that all LMSs take',
      text: (name: string) => `The file is called ${name}`,
    },
    sizes: {
      title: 'Small enough',
      text: (zip: number, first: number) => `${zip} KB. ${first} KB come before the first page.`,
    },
    state: {
      title: 'What an LMS must keep fits',
      text: (played: number, longest: number) =>
        `At most ${longest} of 4,096 characters. A learner of ours needed ${played}.`,
    },
    addresses: {
      title: 'Hosts contacted: none',
      text: 'Nothing in the package asks for anything outside it.',
      leaveTo: (address: string) => `Only “Leave this page” opens another address: ${address}`,
    },
    play: {
      title: 'Opens, resumes and finishes in a strict test system',
      upToBlanks: 'Opens and resumes in a strict test system, up to the blanks',
      text: (pages: number, launches: number, calls: number) =>
        `${pages} pages in ${launches} launches, ${calls} calls, no violation`,
      systems: (names: readonly string[]) => `Once more beside models of ${names.join(', ')}: the record is right`,
    },
  },
  failed: {
    zip: 'The zip file is not as it must be',
    manifest: 'The manifest is not valid',
    files: 'A file is missing or is not the right one',
    document: 'The page or one of its scripts is not as it must be',
    names: 'A name is not safe',
    sizes: 'Too big',
    state: 'What an LMS must keep does not fit',
    addresses: 'Something asks for an address outside the package',
    play: 'It did not run as it should',
  },
  fields: {
    named: 'whom staff tell at once',
    backup: 'the backup',
    ifAboutThatPerson: 'who to tell if it is about that person',
    sayWhoCallsScr: 'who makes the call to SCR',
    hours: 'nobody is named at some hours',
  },
  oldNumber: (name: string, date: string) => `${name}: last checked ${date}`,
  calls: (count: number) => (count === 1 ? '1 call, with its answer' : `${count} calls, each with its answer`),
  errorCode: (code: string) => `error code ${code}`,
  launches: {
    preview: 'Before it: a preview, which finishes nothing',
    lessons: 'First launch: all lessons and stories, then leave with the button',
    'not-yet': 'Second launch: a final check that is not passed',
    'in-the-middle': 'Third launch: breaks off in the middle of a final check, without a goodbye',
    'to-the-end': 'Fourth launch: goes on there, passes, and acknowledges the policy',
    again: 'After it: opened again to review',
    'cut-off': 'Once more: opened, and cut off at once',
    'without-credit': 'A launch without credit',
  },
}

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
