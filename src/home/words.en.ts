import type { Step } from './checklist.ts'
import type { DoingKind } from './doing.ts'
import { digits } from '../words/count.ts'

/** What there is to do, as a heading. */
const doing: Record<DoingKind, (n: number) => string> = {
  roles: (n) => (n === 1 ? '1 site has a role to fill' : `${digits(n)} sites have roles to fill`),
  'numbers-wrong': (n) => (n === 1 ? '1 phone number may not work' : `${digits(n)} phone numbers may not work`),
  ledger: () => 'There’s a problem with the ledger',
  'waiting-for-site': (n) =>
    n === 1
      ? '1 person is waiting for their site’s details'
      : `${digits(n)} people are waiting for their site’s details`,
  'hand-over': (n) => (n === 1 ? '1 message to hand over' : `${digits(n)} messages to hand over`),
  'group-lists': (n) =>
    n === 1
      ? '1 site has no clinical staff left to tell about its groups'
      : `${digits(n)} sites have no clinical staff left to tell about their groups`,
  groups: (n) =>
    n === 1
      ? '1 group was announced late or isn’t confirmed'
      : `${digits(n)} groups were announced late or aren’t confirmed`,
  overdue: (n) => (n === 1 ? '1 person is overdue' : `${digits(n)} people are overdue`),
  'needs-help': (n) => (n === 1 ? '1 person needs help' : `${digits(n)} people need help`),
  expired: (n) => (n === 1 ? '1 person’s orientation has expired' : `Orientation has expired for ${digits(n)} people`),
  'cannot-say': (n) => (n === 1 ? '1 person has no due date yet' : `${digits(n)} people have no due date yet`),
  'update-due': (n) => (n === 1 ? '1 person has an update to read' : `${digits(n)} people have an update to read`),
  'no-way-in': (n) =>
    n === 1 ? '1 person doesn’t have a working sign-in' : `${digits(n)} people don’t have a working sign-in`,
  starting: (n) =>
    n === 1 ? '1 person starts soon and can’t sign in yet' : `${digits(n)} people start soon and can’t sign in yet`,
  'data-problems': (n) => (n === 1 ? '1 record has something to fix' : `${digits(n)} records have something to fix`),
  'site-changes': (n) =>
    n === 1
      ? '1 change to site details needs your agreement'
      : `${digits(n)} changes to site details need your agreement`,
  'policy-approval': () => 'A version of your policy needs your approval',
  'line-changes': (n) =>
    n === 1
      ? '1 phone number change needs your confirmation'
      : `${digits(n)} phone number changes need your confirmation`,
  paper: (n) =>
    n === 1 ? 'Cards and posters are out of date at 1 site' : `Cards and posters are out of date at ${digits(n)} sites`,
  numbers: (n) => (n === 1 ? '1 phone number is due for a check' : `${digits(n)} phone numbers are due for a check`),
  unlinked: (n) =>
    n === 1 ? 'The roles at 1 site aren’t linked to anyone' : `The roles at ${digits(n)} sites aren’t linked to anyone`,
  practices: (n) => (n === 1 ? '1 site’s team practice is overdue' : `Team practice is overdue at ${digits(n)} sites`),
  messages: (n) => (n === 1 ? '1 message didn’t get through' : `${digits(n)} messages didn’t get through`),
  webhooks: (n) => (n === 1 ? '1 webhook keeps failing' : `${digits(n)} webhooks keep failing`),
  'sign-ins': (n) =>
    n === 1
      ? '1 sign-in is waiting for you to confirm it'
      : `${digits(n)} sign-ins are waiting for you to confirm them`,
  recoveries: (n) =>
    n === 1
      ? '1 recovery code needs a second person’s agreement'
      : `${digits(n)} recovery codes need a second person’s agreement`,
  'no-steward': () => 'No content steward can sign in yet',
  'one-administrator': () => 'There’s only one administrator',
  address: () => 'Phones and other computers can’t open this server yet',
  disk: () => 'The server is running out of disk space',
  backup: () => 'The records haven’t been backed up yet',
  'backup-copy': () => 'The latest backup isn’t stored anywhere else',
  'packages-wrong': (n) =>
    n === 1
      ? '1 package carries a phone number that may not work'
      : `${digits(n)} packages carry phone numbers that may not work`,
  packages: (n) => (n === 1 ? '1 package is out of date' : `${digits(n)} packages are out of date`),
}

/** The address of the server is nothing that a button leads to. */
const button: Record<Exclude<DoingKind, 'address'>, (n: number) => string> = {
  roles: () => 'Decide who takes over',
  'numbers-wrong': (n) => (n === 1 ? 'Put it right' : 'Put them right'),
  ledger: () => 'See what’s wrong',
  'waiting-for-site': () => 'Publish the details',
  'hand-over': (n) => (n === 1 ? 'Hand it over' : 'Hand them over'),
  'group-lists': () => 'Choose who to tell',
  groups: (n) => (n === 1 ? 'Open the group' : 'Open the groups'),
  overdue: () => 'Remind them',
  'needs-help': () => 'See who and why',
  expired: () => 'Remind them',
  'cannot-say': () => 'Add the dates',
  'update-due': () => 'Remind them',
  'no-way-in': (n) => (n === 1 ? 'Print a card' : 'Print cards'),
  starting: (n) => (n === 1 ? 'Print a card for this person' : `Print cards for these ${digits(n)} people`),
  'data-problems': (n) => (n === 1 ? 'Fix it' : 'Fix them'),
  'site-changes': () => 'Read and decide',
  'policy-approval': () => 'Review and decide',
  'line-changes': () => 'Compare and decide',
  unlinked: () => 'Link the roles',
  practices: (n) => (n === 1 ? 'Run it' : 'See the sites'),
  paper: () => 'Print them again',
  numbers: (n) => (n === 1 ? 'Check it' : 'Check them'),
  messages: (n) => (n === 1 ? 'Open the message' : 'Open the messages'),
  webhooks: () => 'See what failed',
  'sign-ins': () => 'Confirm or reject',
  recoveries: (n) => (n === 1 ? 'See the request' : 'See the requests'),
  'no-steward': () => 'See who has the role',
  'one-administrator': () => 'Add another administrator',
  disk: () => 'See how much is left',
  backup: () => 'See the details',
  'backup-copy': () => 'See the details',
  'packages-wrong': (n) => (n === 1 ? 'See what to send' : 'See what to send for each'),
  packages: (n) => (n === 1 ? 'Replace it' : 'Replace them'),
}

const names: Record<DoingKind, string> = {
  roles: 'Roles to fill',
  'numbers-wrong': 'Numbers that may not work',
  ledger: 'Ledger',
  'waiting-for-site': 'Waiting for the site',
  'hand-over': 'Messages to deliver in person',
  'group-lists': 'Who to tell before a group',
  groups: 'Groups',
  overdue: 'Overdue',
  'needs-help': 'Needs help',
  expired: 'Expired',
  'cannot-say': 'No due date yet',
  'update-due': 'Update due',
  'no-way-in': 'No working sign-in',
  starting: 'Starting soon',
  'data-problems': 'Records to fix',
  'site-changes': 'Site details',
  'policy-approval': 'Policy',
  'line-changes': 'Proposed number changes',
  paper: 'Printed cards',
  numbers: 'Numbers to check',
  unlinked: 'Roles without a person',
  practices: 'Team practice',
  messages: 'Messages',
  webhooks: 'Webhooks',
  'sign-ins': 'Sign-ins',
  recoveries: 'Recovery codes',
  'no-steward': 'No content steward',
  'one-administrator': 'One administrator',
  address: 'The server’s address',
  disk: 'Disk space',
  backup: 'Data backup',
  'backup-copy': 'Backup copy',
  'packages-wrong': 'Packages with numbers that may not work',
  packages: 'Packages',
}

const about: Record<DoingKind, string> = {
  roles:
    'One of the people that staff are told to call has left, is on leave, or has changed jobs. Staff don’t see that person’s number until you decide who takes over. Or the only person on duty at some hour is also the backup, or a role lost its link to a person when the details changed.',
  'numbers-wrong':
    'A check found a problem, or your organization has changed the number and a site still has the old one. Staff may call it tonight. Find the right number and change it. If it works after all, record that.',
  ledger: 'Signed entries are missing, or they’ve changed since they were signed.',
  'waiting-for-site':
    'They’ve done everything they can. They can acknowledge the policy once their site’s details are published.',
  'hand-over':
    'There’s no mail server, or these people have no e-mail address. They won’t hear anything until you hand them their messages.',
  'group-lists':
    'A group is coming up or going on, but none of the clinical staff on the site’s list work here anymore. Choose someone else, also from another site.',
  groups:
    'Clinical staff and others at the site need to know before a group starts. The notice was late, someone hasn’t confirmed, or none of the clinical staff who were told still work here. Talk to them, or have them sign the sheet.',
  overdue: 'Their due date has passed. They can still finish.',
  'needs-help': 'They missed the same must-know topic twice. A supervisor can go over it with them.',
  expired: 'They finished once, but that completion no longer counts.',
  'cannot-say': 'A date is missing from the record. Once you add it, the person gets a due date.',
  'update-due': 'They count as up to date until the update is due.',
  'no-way-in':
    'They work here and have the course to do, but they have no card or invitation that works. The list has the same people, and can show everyone else who hasn’t signed in.',
  starting:
    'Their first day of work is within two weeks. They can sign in and begin before then, but they have no invitation.',
  'data-problems': 'Something in these records doesn’t add up. Open each one to see how to fix it.',
  'site-changes': 'Another content steward wants to publish new details. Staff see the current ones until you agree.',
  'policy-approval':
    'Another content steward has proposed a new version. Staff see the current one until you approve it.',
  'line-changes': 'Another content steward has proposed a change. Staff see the current number until you confirm it.',
  paper:
    'A number or something else on the cards and posters has changed. Print new ones, replace the old ones, and then confirm it on the page where you printed them.',
  numbers:
    'Every number has to be checked every 90 days. If it’s a site’s own number, call it, then enter the date. If it’s a hotline, look it up on its website instead: never make a test call to a hotline, 911 or 988.',
  unlinked:
    'When you link a role to the person who has it, you’re told the same day that they leave, go on leave or change jobs, and staff don’t see their number until you decide. Without a link, no one is told.',
  practices: 'Every site goes through a story every 90 days, with its own people and numbers. It takes five minutes.',
  messages:
    'The mail server refused these messages, or delivery failed too many times. Try sending them again, or stop them and tell each person yourself.',
  webhooks:
    'We stopped trying to send these to another system, and nothing has arrived there since. Ask whoever runs that system what’s wrong, and then send them again.',
  'sign-ins': 'These people signed in for the first time. You decide which record belongs to each of them.',
  recoveries:
    'Someone in HR wants to make a recovery code for a person who can’t sign in. A second person has to agree.',
  'no-steward':
    'Only a content steward can publish a site’s details and check its phone numbers. Everyone with that role still has to sign in for the first time, or no one has it.',
  'one-administrator': 'If that person leaves, no one can assign roles or change settings.',
  address: 'Links, cards and QR codes lead only to the computer that the server runs on.',
  disk: 'When the disk is full, nothing can be saved. Ask whoever runs the server to free some space.',
  backup: 'The server should make a backup every day. Ask whoever runs it why there isn’t a recent one.',
  'backup-copy': 'If the server breaks, its backups are lost with it. Ask whoever runs it why the copy failed.',
  'packages-wrong':
    'A check found a problem with a number in these packages. Someone may call it tonight. Send the text on the package’s page to whoever uses it, then find the right number and change it. If the number works after all, record that.',
  packages:
    'Something in these packages has changed since they were made: the course, a phone number, the site’s details, or your organization’s name, logo or color. Make each one again, and replace the old one in your learning system. A package with an old phone number stays on this list, even after you make a new one, until you note that it’s no longer used anywhere.',
}

const steps: Record<Step, { readonly title: string; readonly text: string; readonly button: string }> = {
  site: {
    title: 'Publish your site’s details',
    text: 'The details tell staff who to call at any hour. No one can finish without them.',
    button: 'Fill in the details',
  },
  staff: {
    title: 'Add your staff',
    text: 'Import a list, or add people one at a time on the “People” page.',
    button: 'Import a list',
  },
  ways: {
    title: 'Choose how invitations go out',
    text: 'Print cards to hand out, or ask whoever runs the server to set up e-mail.',
    button: 'Print cards',
  },
  invite: {
    title: 'Invite your staff',
    text: 'Each person gets their own link or code.',
    button: 'Choose who to invite',
  },
  rule: {
    title: 'Choose the rule',
    text: 'Decide who has to take the orientation, and by when.',
    button: 'Open the rules',
  },
  backup: {
    title: 'Make sure the records are backed up',
    text: 'The server makes a backup every day. If there isn’t one after a day, ask whoever runs it.',
    button: 'See the details',
  },
}

/** Home of HR: what needs doing now, and where everybody stands. */
export const home = {
  heading: 'What needs doing',
  nothing: 'There’s nothing to do right now.',
  remindedToday: (n: number): string =>
    n === 1 ? 'This person was reminded today.' : 'All of them were reminded today.',
  remindersWait: (n: number): string =>
    n === 1
      ? 'This person’s reminder is waiting to be handed over.'
      : 'All of them were reminded today, or have a reminder that’s waiting to be handed over.',
  askForAddress: 'Ask whoever runs the server to give it a public address. The setting is called PUBLIC_URL.',
  /** After the cards for those who start soon. */
  everyoneElse: 'Print cards for everyone who hasn’t signed in here yet',
  /** Of people who can't sign in, some are overdue. */
  lockedOut: (n: number, overdue: number) =>
    n === overdue
      ? n === 1
        ? '1 person is overdue and doesn’t have a working sign-in'
        : `${digits(n)} people are overdue and don’t have a working sign-in`
      : `${digits(n)} people don’t have a working sign-in, and ${digits(overdue)} of them ${overdue === 1 ? 'is' : 'are'} overdue`,
  invite: 'Invite them',
  more: (n: number) => `and ${digits(n)} more`,
  /** Where the line counts messages. */
  morePeople: (n: number) => `and ${digits(n)} more ${n === 1 ? 'person' : 'people'}`,
  see: 'Open the list',
  aboutTitle: 'What these mean',
  order: 'The list starts with the items that could do the most harm if left undone.',
  doing,
  button,
  names,
  about,
  otherRecords: (n: number) =>
    n === 1 ? '1 other record has something to fix' : `${digits(n)} other records have something to fix`,
  administratorWaits: {
    title: 'The second administrator hasn’t signed in yet',
    button: 'Help them sign in',
  },
  ask: {
    stewards: (whom: string) => `Ask ${whom} to check them. Only a content steward can do that.`,
    waiting: (whom: string) =>
      `Only a content steward can check them, and none has signed in yet. Make a sign-in link for one of them: ${whom}.`,
    nobody: (whom: string) =>
      `No content steward can sign in, so no one can check them. Ask ${whom === '' ? 'an administrator' : whom} to assign someone that role.`,
  },
  ownCourse: {
    due: (day: string) => `Your own course is due by ${day}.`,
    wasDue: (day: string) => `Your own course was due on ${day}.`,
    open: 'Your own course isn’t finished yet.',
  },
  packageFailed: {
    own: (day: string) => `carries a number that was found not to work on ${day}`,
    shared: (day: string) => `carries a number with a problem that a check found on ${day}`,
  },
  packageChanges: (what: string) => `changed since then: ${what}`,
  webhookFailed: (n: number) => (n === 1 ? '1 delivery failed' : `${digits(n)} deliveries failed`),
  backupSince: (day: string) => `The last backup is from ${day}`,
  stand: {
    title: 'Where we stand',
    overview: 'Open the overview',
  },
  audit: {
    heading: 'What’s still open',
    lead: (until: string) =>
      `You’re here as an auditor until ${until}. You can read every record, every report and the ledger, but you can’t change anything.`,
    packs: 'Check an evidence pack',
    ledger: 'Check the ledger',
  },
  checklist: {
    title: 'Set up your orientation',
    progress: (done: number, all: number) =>
      `${digits(done)} of ${digits(all)} done. This list goes away by itself once everything is done.`,
    done: 'Done',
    toInvite: (n: number) => (n === 1 ? '1 person doesn’t have one yet.' : `${digits(n)} people don’t have one yet.`),
    steps,
  },
}
