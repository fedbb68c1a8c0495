import { count } from '../words/count.ts'

/** A supervisor's own people. */
export const team = {
  title: 'My people',
  found: (n: number, date: string) =>
    n === 0
      ? `On ${date}, no one reports to you.`
      : `${count(n, 'person reports', 'people report')} to you on ${date}.`,
  meeting: 'List for a meeting',
  noneTitle: 'No one reports to you now',
  noneText: 'People appear here when HR names you as their supervisor.',
  actionTitle: 'What needs action first',
  actionNone: 'Nothing needs you today.',
  open: 'Open',
  openWhom: (name: string) => ` the record of ${name}`,
  everyoneTitle: 'Everyone',
  table: 'Your people and what is due',
  because: 'Why',
  reminder: 'Reminder',
  remind: 'Remind',
  remindWhom: (name: string) => ` ${name}`,
  hint: 'A reminder is a short e-mail with a link. It names no topic, goes out in working hours, and at most once a day.',
  nothingToDo: 'Nothing to do now',
  remindedByYou: 'You reminded them today',
  remindedBy: (name: string) => `Already reminded today, by ${name}`,
  onLeave: 'Not while on leave',
  noAddress: 'No e-mail address',
  withoutAddress: (address: string) =>
    `People without an e-mail address sign in at ${address}, with the code or the password they have. Tell them in person. HR can print a new code.`,
  makeCode: 'Make a code to print',
  outcome: {
    sent: 'The reminder is on its way. It goes out in working hours.',
    'by-hand': 'No mail server is set up, so HR hands the reminder over. It waits under Reminders.',
    already: 'This person was reminded today already. One reminder a day is enough.',
    'no-address': 'No reminder went out: there is no e-mail address on record.',
    'nothing-to-do': 'No reminder went out: there is nothing left to do now.',
  },

  list: {
    title: 'List for a meeting',
    heading: 'Orientation: what is left',
    lead: 'Print this page. It has names and steps only, so that it can lie on a table.',
    madeAt: (organization: string, date: string) => `${organization}, ${date}`,
    name: 'Name',
    left: 'What is left',
    lessons: (n: number, minutes: number) =>
      `${count(n, 'lesson', 'lessons')} (about ${count(minutes, 'minute', 'minutes')})`,
    finalCheck: 'final check',
    acknowledging: 'acknowledging the policy',
    none: 'Nobody has steps to do now.',
    leftOut: 'It leaves out everyone who has nothing to do now.',
  },
}
