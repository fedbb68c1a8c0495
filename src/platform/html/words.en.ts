export const shell = {
  /** The language of these messages, in that language. */
  languageName: 'English',
  siteShown: (site: string) => `Orientation for ${site}`,
  skip: 'Skip to content',
  account: 'Account',
  reports: 'Records',
  pause: 'Pause',
  menu: 'Menu',
  leave: 'Leave',
  /** Said and shown while the next page loads. */
  leaveLoading: 'Loading.',
  leaveTwoMore: 'Press Shift 2 more times to leave this page.',
  leaveOneMore: 'Press Shift 1 more time to leave this page.',
  leaveTimedOut: 'Time ran out, so you’re still on this page.',
  leaveRest: 'this page',
  signOut: 'Sign out',
  signIn: 'Sign in',
  myCourse: 'My course',
  records: 'Records',
  orientation: 'Orientation',
  orientationRecords: 'Orientation records',
  versions: (course: string, policy: string, since: string) =>
    `Course version ${course}, policy\u00A0version\u00A0${policy} (${since})`,
  hrSees: 'What HR can see',
  otherFormat: 'Ask for another format',
  contacts: 'Who to call',
  /** What somebody entered in a form and didn’t send. */
  typedBefore: (date: string) => `What you entered here on ${date} is back.`,
  typedExcept: (date: string, fields: string) =>
    `What you entered here on ${date} is back, except for ${fields}, which changed meanwhile.`,
  peopleAgain: 'Choose the people again.',
  startOver: 'Start over',
}

const numbersLate = (date: string) =>
  `Some numbers haven’t been checked since ${date}. Call anyway. If no one answers, call the State Central Registry (SCR).`

export const support = {
  label: 'Support and emergency help',
  dangerTitle: 'If a youth is in danger now',
  stop: 'Stop the course. Call',
  tell: 'Then tell your named person:',
  tellUnnamed:
    'Then tell your site’s named person right away, or your supervisor if no one is named yet. Call the State Central Registry (SCR), too.',
  hardTitle: 'If something here is hard for you',
  crisisLine: 'Call or text at any hour:',
  pause: 'Pause, see less detail, or stop for today',
  reportTitle: 'To report or get help for a youth',
  card: 'A youth just told me: what to do',
  allContacts: 'All contacts and what each is for',
  /** The day of the oldest check of a line, and what else is said of it at each age. */
  checked: (date: string) =>
    date === '' ? '' : `All hotlines and local numbers were checked or looked up on ${date} or later.`,
  wrong: (n: number, list: string) => `${n === 1 ? 'This number' : 'These numbers'} didn’t work: ${list}.`,
  noAnswer: (scr: string) => `If no one answers, call the State Central Registry (SCR) to report: ${scr}.`,
  /** Next to the number. */
  wrongNumber: 'This number didn’t work when someone checked it.',
  fresh: (_date: string) => '',
  look: (_date: string) => '',
  late: numbersLate,
  stale: (date: string) => `${numbersLate(date)} When you have time, ask HR whether they’re current.`,
}
