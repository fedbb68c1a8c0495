/** The checks of a package before it goes out, worded for the people who make it and import it. */
export const preflight = {
  title: 'Pre-flight report',
  lead: 'This is what was checked before the package was released. The last part lists every call that the course made to a strict test system while a test learner took it.',
  verdict: {
    ready: 'Ready',
    look: (count: number) =>
      count === 1 ? 'Ready, with 1 thing to look at' : `Ready, with ${count} things to look at`,
    wrong: (count: number) =>
      count === 1 ? 'A phone number in it may not work' : `${count} phone numbers in it may not work`,
    blanks: 'Not ready to assign yet',
    refused: 'Not ready, so it can’t be released',
  },
  counts: (fine: number, all: number) => `${fine} of ${all} checks are OK`,
  state: { fine: 'OK', look: 'Take a look', failed: 'Not OK' },
  head: ['Check', 'Result', 'What was found'],
  checks: {
    blanks: {
      fine: { title: 'No site detail is missing from the policy', text: 'Named person, backup, who calls, all hours' },
      look: {
        title: (count: number) =>
          count === 1
            ? 'No one can finish it: 1 detail is missing'
            : `No one can finish it: ${count} details are missing`,
        text: 'The course says so where the details would appear, and no one can acknowledge the policy in it.',
      },
    },
    contacts: {
      fine: {
        title: 'Each phone number was checked or entered in the last 90 days',
        text: 'The course shows the day next to each hotline and local number.',
      },
      look: {
        title: (count: number) =>
          count === 1
            ? '1 number hasn’t been checked for a while'
            : `${count} numbers haven’t been checked for a while`,
        text: (days: number) =>
          `The oldest check was ${days} days ago. The course shows the date and, after half a year, a notice.`,
      },
      wrong: {
        title: 'Someone who uses this package may call a number that doesn’t work',
        text: 'Find the right number and change it: one of the site’s own on the site’s form, any other under Phone numbers. Publish it, then make the package again. Until then, the course says next to the number that there’s a problem.',
      },
    },
    zip: {
      title: 'The zip file contains the package and nothing else',
      text: 'It was unpacked, and every file in it was compared with the file that was made.',
    },
    manifest: {
      title: 'The manifest is valid',
      text: (name: string) => `${name} follows the schemas of its edition and the rules that go with them`,
      none: 'This edition has no manifest.',
    },
    files: { title: 'Every file is there', text: (count: number) => `${count} files` },
    document: {
      title: 'The page and its scripts are complete and undamaged',
      text: 'They were read, and they match this build. The build’s tests open them in a real browser.',
    },
    names: {
      title: 'Every LMS accepts the file names',
      text: (name: string) => `The file is called ${name}`,
    },
    sizes: {
      title: 'Small enough',
      text: (zip: number, first: number) => `The zip file is ${zip} KB. ${first} KB load before the first page.`,
    },
    state: {
      title: 'The data an LMS must keep isn’t too long',
      text: (played: number, longest: number) =>
        `It’s at most ${longest} of 4,096 characters. Our test learner needed ${played}.`,
    },
    addresses: {
      title: 'Hosts contacted: none',
      text: 'The package doesn’t load anything from outside itself.',
      leaveTo: (address: string) => `Only “Leave this page” opens another address: ${address}`,
    },
    play: {
      title: 'Opens, resumes and finishes in a strict test system',
      upToBlanks: 'Opens and resumes in a strict test system, up to the missing details',
      text: (pages: number, launches: number, calls: number) =>
        `${pages} pages in ${launches} LMS sessions, ${calls} calls, no violations`,
      systems: (names: readonly string[]) =>
        `The course was run again in simulations of ${names.join(', ')}. Each time, the record was right`,
    },
  },
  failed: {
    zip: 'The zip file is damaged or incomplete',
    manifest: 'The manifest isn’t valid',
    files: 'A file is missing or isn’t the right one',
    document: 'The page or one of its scripts is damaged or incomplete',
    names: 'A file name isn’t safe',
    sizes: 'Too big',
    state: 'The data an LMS must keep is too long',
    addresses: 'Something in the package tries to load content from outside it',
    play: 'The course didn’t run as it should',
  },
  fields: {
    named: 'who staff tell right away',
    backup: 'the backup',
    ifAboutThatPerson: 'who to tell if the concern is about that person',
    sayWhoCallsScr: 'who makes the call to SCR',
    hours: 'a named person for some hours',
  },
  wrongNumber: (phone: string) => `${phone}: the last check found a problem`,
  oldNumber: (name: string, date: string) => `${name}: last checked ${date}`,
  calls: (count: number) => (count === 1 ? '1 call, with its answer' : `${count} calls, each with its answer`),
  errorCode: (code: string) => `error code ${code}`,
  launches: {
    preview: 'Before the first session: a preview, which doesn’t finish anything',
    lessons: 'First session: goes through all lessons and stories, then leaves with the button',
    'not-yet': 'Second session: a final check that isn’t passed',
    'in-the-middle': 'Third session: cut off in the middle of a final check, without warning',
    'to-the-end': 'Fourth session: picks up where it was cut off, passes, and acknowledges the policy',
    again: 'After that: opened again for review',
    'cut-off': 'Once more: opened and cut off right away',
    'without-credit': 'A session without credit',
    'update-begun': 'First session: a wrong answer, then cut off without warning',
    'update-done': 'Second session: all questions answered correctly, and the policy acknowledged',
  },
}

/** The test of an LMS, which a package runs in place of the course. It speaks to an administrator. */
export const selftest = {
  title: 'LMS test',
  manifestTitle: (title: string) => `LMS TEST, not the course: ${title}`,
  notTheCourse: 'This is a test of your learning system (LMS). It isn’t the course, and no one gets credit for it.',
  looking: 'Looking for your LMS. This takes up to five seconds.',

  none: {
    cmi5: 'There’s no test for cmi5 yet. Open the course once, finish a lesson, and look at what your LMS shows.',
    web: 'This package is for places without an LMS. It keeps progress in the browser, so there’s nothing to test.',
  },

  refused: {
    finished: 'Stopped: your LMS shows this course as finished for this account. The test would overwrite that.',
    started: 'Stopped: someone has started the course with this account. The test would overwrite their progress.',
    notNormal: (mode: string) =>
      `Stopped: your LMS opened this in “${mode}” mode, and it might not save anything in that mode. Open it the way a learner does.`,
    account: 'Open the test with a test account that has never opened the course.',
  },

  again: {
    title: 'The first half is done',
    text: 'Now close this window the way staff close it. Then open this test again from your LMS, in this browser and with the same account.',
    same: 'If you’ve done that and see this page again, your LMS returned nothing. Open the test a third time in this browser to read the result.',
  },

  result: {
    title: 'The result',
    good: 'The course works in this LMS. The LMS saves each person’s progress, and staff can pick up where they left off.',
    bad: 'The course would lose what staff do in this LMS. Read what failed below, and give the file to whoever supports your LMS.',
    restored:
      'The test removed the text it had stored. The bookmark “selftest” and the status “incomplete” stay with this account.',
    notRestored:
      'The test couldn’t remove what it had stored. Remove this account from the course before you use the account again.',
    save: 'Save the file for support',
    file: 'The file contains each call and its answer. It doesn’t contain the learner’s name or ID.',
  },

  capabilities: {
    found: 'Your LMS can be found',
    session: 'It opens a session',
    saves: 'It accepts what the course saves',
    keeps: 'It gives back all 3,500 characters',
    place: 'It gives back the learner’s place',
    resumes: 'It says that the course is being continued',
    status: 'It doesn’t change the status',
    interactions: 'It accepts answers to questions',
    objectives: 'It accepts lessons as objectives',
  },
  yes: 'Yes',
  no: 'No',
  optional: 'No. The course works without it.',
  nothing: 'No: nothing came back',
  cut: (kept: number) => `No: cut off after ${kept} characters`,
  changed: 'No: something else came back',
  refusedWith: (error: string) => `No: it was refused, with error ${error}`,
  became: (status: string) => `No: it became “${status}”`,
}
