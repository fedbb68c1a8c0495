import type { Step } from './checklist.ts'
import type { DoingKind } from './doing.ts'

/** What there is to do, as a heading. */
const doing: Record<DoingKind, (n: number) => string> = {
  ledger: () => 'There’s a problem with the ledger',
  'waiting-for-site': (n) =>
    n === 1 ? '1 person is waiting for their site’s details' : `${n} people are waiting for their site’s details`,
  'hand-over': (n) =>
    n === 1 ? '1 message is waiting for you to hand it over' : `${n} messages are waiting for you to hand them over`,
  overdue: (n) => (n === 1 ? '1 person is overdue' : `${n} people are overdue`),
  'needs-help': (n) => (n === 1 ? '1 person needs help' : `${n} people need help`),
  expired: (n) => (n === 1 ? '1 person’s orientation has expired' : `Orientation has expired for ${n} people`),
  'cannot-say': (n) =>
    n === 1 ? '1 person’s due date can’t be worked out' : `The due dates of ${n} people can’t be worked out`,
  'update-due': (n) => (n === 1 ? '1 person has an update to read' : `${n} people have an update to read`),
  'data-problems': (n) => (n === 1 ? '1 record has something to fix' : `${n} records have something to fix`),
  'line-changes': (n) =>
    n === 1
      ? '1 change of a phone number needs your confirmation'
      : `${n} changes of phone numbers need your confirmation`,
  numbers: (n) => (n === 1 ? '1 phone number is due for a check' : `${n} phone numbers are due for a check`),
  messages: (n) => (n === 1 ? '1 message didn’t get through' : `${n} messages didn’t get through`),
  'sign-ins': (n) =>
    n === 1 ? '1 sign-in is waiting for you to confirm it' : `${n} sign-ins are waiting for you to confirm them`,
  recoveries: (n) =>
    n === 1
      ? '1 recovery code needs a second person’s approval'
      : `${n} recovery codes need a second person’s approval`,
  'one-administrator': () => 'There’s only one administrator',
  backup: () => 'The records haven’t been backed up yet',
  packages: (n) => (n === 1 ? '1 package is out of date' : `${n} packages are out of date`),
}

const button: Record<DoingKind, (n: number) => string> = {
  ledger: () => 'See what’s wrong',
  'waiting-for-site': () => 'Publish the details',
  'hand-over': (n) => (n === 1 ? 'Hand it over' : 'Hand them over'),
  overdue: () => 'Remind them',
  'needs-help': () => 'See who and why',
  expired: () => 'Remind them',
  'cannot-say': () => 'Add the dates',
  'update-due': () => 'Remind them',
  'data-problems': (n) => (n === 1 ? 'Fix it' : 'Fix them'),
  'line-changes': () => 'Compare and decide',
  numbers: (n) => (n === 1 ? 'Check it' : 'Check them'),
  messages: (n) => (n === 1 ? 'Open the message' : 'Open the messages'),
  'sign-ins': () => 'Confirm or refuse',
  recoveries: () => 'Answer',
  'one-administrator': () => 'Add a second one',
  backup: () => 'See the details',
  packages: (n) => (n === 1 ? 'Make it again' : 'Make them again'),
}

const names: Record<DoingKind, string> = {
  ledger: 'Ledger',
  'waiting-for-site': 'Waiting for the site',
  'hand-over': 'Messages to hand over',
  overdue: 'Overdue',
  'needs-help': 'Needs help',
  expired: 'Expired',
  'cannot-say': 'No due date',
  'update-due': 'Update to read',
  'data-problems': 'Records to fix',
  'line-changes': 'Changed numbers',
  numbers: 'Phone numbers',
  messages: 'Messages',
  'sign-ins': 'Sign-ins',
  recoveries: 'Recovery codes',
  'one-administrator': 'One administrator',
  backup: 'Data backup',
  packages: 'Packages',
}

const about: Record<DoingKind, string> = {
  ledger: 'Signed entries are missing, or they’ve changed since they were signed.',
  'waiting-for-site':
    'They’ve done everything they can. They can acknowledge the policy once their site’s details are published.',
  'hand-over':
    'There’s no mail server, or these people have no e-mail address. They hear nothing until you hand their message over.',
  overdue: 'Their due date has passed. They can still finish.',
  'needs-help': 'They missed the same must-know step twice. A supervisor can go through it with them.',
  expired: 'They finished once, but that no longer counts.',
  'cannot-say': 'A date is missing from the record, so there’s no due date.',
  'update-due': 'They count as up to date until the update is due.',
  'data-problems': 'Something in these records doesn’t fit together. Each one says what to do about it.',
  'line-changes': 'Another content steward proposed them. Staff see the old number until you confirm.',
  numbers:
    'Every number is due for a check every 90 days. Call the office behind a site’s own number, then enter the date. Compare a hotline with its website instead: never make a test call to a hotline, 911 or 988.',
  messages:
    'The mail server refused them, or delivery failed too many times. Try them again, or stop them and tell the person yourself.',
  'sign-ins': 'These people signed in for the first time. You decide which record belongs to each of them.',
  recoveries: 'HR wants to make a code for someone who can’t sign in. A second person has to agree.',
  'one-administrator': 'If that person leaves, no one can assign roles or change settings.',
  backup: 'The server should make a backup every day. Ask whoever runs it why there isn’t a recent one.',
  packages:
    'The course, a phone number, the details, or your name, logo or color have changed since the last package of a site, a format and a language was made. Make it again, and replace it in your learning system.',
}

const steps: Record<Step, { readonly title: string; readonly text: string; readonly button: string }> = {
  site: {
    title: 'Publish your site’s details',
    text: 'They tell staff who to call at any hour. No one can finish without them.',
    button: 'Fill in the details',
  },
  staff: {
    title: 'Add your staff',
    text: 'Import a list, or add people one at a time on the People page.',
    button: 'Import a list',
  },
  ways: {
    title: 'Choose how invitations go out',
    text: 'Print cards to hand out, or ask whoever runs the server to set up e-mail.',
    button: 'Print cards',
  },
  invite: {
    title: 'Invite your staff',
    text: 'Everyone gets their own link or code.',
    button: 'Choose who to invite',
  },
  rule: {
    title: 'Choose the rule',
    text: 'Decide who has to do the orientation, and by when.',
    button: 'Open the rules',
  },
  backup: {
    title: 'Back up the records',
    text: 'The server makes a backup every day. If there’s none after a day, ask whoever runs it.',
    button: 'See the details',
  },
}

/** Home of HR: what needs doing now, and where everybody stands. */
export const home = {
  heading: 'What needs doing',
  nothing: 'Nothing needs doing right now.',
  more: (n: number) => `and ${n} more`,
  see: 'Open the list',
  aboutTitle: 'What these mean',
  order: 'Items that could do the most harm come first.',
  doing,
  button,
  names,
  about,
  otherRecords: (n: number) =>
    n === 1 ? '1 other record has something to fix' : `${n} other records have something to fix`,
  administratorWaits: {
    title: 'The second administrator hasn’t signed in yet',
    button: 'Get them signed in',
  },
  ask: {
    stewards: (whom: string) => `Ask ${whom} to check them. It takes a content steward.`,
    nobody: (whom: string) =>
      `No one here is a content steward, so no one can check them. Ask ${whom === '' ? 'an administrator' : whom} to give someone that role.`,
  },
  packageChanges: (what: string) => `changed since then: ${what}`,
  backupSince: (day: string) => `The last backup is from ${day}`,
  stand: {
    title: 'Where we stand',
    overview: 'Open the overview',
  },
  audit: {
    lead: (until: string) =>
      `You’re here as an auditor until ${until}. You can read every record, every report and the ledger, but you can’t change anything.`,
    packs: 'Check an evidence pack',
    ledger: 'Check the ledger',
  },
  checklist: {
    title: 'Set up your orientation',
    progress: (done: number, all: number) =>
      `${done} of ${all} done. This list goes away by itself once everything is done.`,
    done: 'Done',
    toInvite: (n: number) => (n === 1 ? '1 person doesn’t have one yet.' : `${n} people don’t have one yet.`),
    steps,
  },
}
