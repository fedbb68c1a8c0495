import type { MessageKind, Placeholder, TemplateProblem, MailKind } from './reminder.ts'
import type { SettingPart, SettingWords } from './settings.ts'
import { count } from '../words/count.ts'
import { messageList as messages } from '../mail/words.en.ts'

/** An organization's own words for what goes out. */
export const templates = {
  title: 'Texts',
  lead: 'What goes out, in both languages. Ours are ready to use. Your own words take their place.',
  table: 'Texts by kind and language',
  open: 'Read or change',
  ours: 'Our words',
  own: 'Your own words',
  when: {
    invite: 'To people who have no way to sign in yet. A calendar entry for the due date comes with it.',
    nudge: 'To people who have done nothing for a while, or when a supervisor asks for it.',
    'due-soon': 'Before the due date. A calendar entry comes with it.',
    overdue: 'After the due date.',
    escalation: 'To the supervisor, about one person.',
    digest: 'To the supervisor, once a week.',
    'expiry-90': '90 days before a completion stops counting.',
    'expiry-60': '60 days before a completion stops counting.',
    'expiry-30': '30 days before a completion stops counting.',
  } satisfies Record<MessageKind, string>,
  heading: (kind: string, language: string) => `${kind}, ${language}`,
  subject: 'Subject',
  subjectHint: (placeholders: string) =>
    placeholders === ''
      ? 'It shows on locked phones: no names, nothing about the topic.'
      : `It shows on locked phones: no names, nothing about the topic. You may use ${placeholders}`,
  body: 'Text',
  bodyHint: 'An empty line begins a new paragraph. Who to ask and what to do in an emergency is added below by itself.',
  save: 'Save',
  preview: 'See it first',
  saved: 'Saved. This is what goes out from now on.',
  previewTitle: 'How it looks',
  previewLead: 'Filled in for a person who does not exist.',
  looks: 'As it looks',
  asText: 'As plain text',
  placeholdersTitle: 'What gets filled in',
  placeholdersLead: 'Write these with their brackets. They are replaced in each message.',
  placeholders: {
    name: 'The name of who gets it',
    organization: 'The name of the organization',
    minutes: 'How long it still takes',
    due: 'The due date',
    why: 'The sentence that says where the date comes from',
    until: 'Until when the completion counts',
    from: 'From when it can be done again',
    count: 'How many people it is about',
    people: 'The list of these people',
    link: 'The link; every text needs it',
  } satisfies Record<Placeholder, string>,
  resetTitle: 'Back to our words',
  resetLead: 'Your own words for this text are deleted.',
  reset: 'Use ours again',
  needs: {
    empty: () => 'Write something here',
    'line-break': () => 'Keep the subject on one line',
    'unknown-placeholder': (written: string) => `${written} can’t stand here. Use only what is listed`,
    'no-link': () => 'Put {link} where the link should be',
    topic: (words: string) => `Take this out of the subject, because it shows what this is about: ${words}`,
  } satisfies Record<TemplateProblem['kind'] | 'topic', (written: string) => string>,
}

const days = (n: number) => count(n, 'day', 'days')
const NEVER_HINT = 'Leave it empty for never.'

const kinds: Record<MailKind, string> = {
  invite: 'Invitation',
  nudge: 'Reminder to start',
  'due-soon': 'Due soon',
  overdue: 'Date passed',
  escalation: 'Word to the supervisor',
  digest: 'Weekly list for the supervisor',
  'expiry-90': 'Ends in 90 days',
  'expiry-60': 'Ends in 60 days',
  'expiry-30': 'Ends in 30 days',
  'saved-view': 'A link to a saved view',
  'reset-link': 'Link for a new password',
  'recovery-asked': 'Recovery code to agree to',
  'role-changed': 'Roles have changed',
  'sign-in-linked': 'Your sign-in is confirmed',
  'hr-given': 'Someone now has HR access',
  'hr-ended': 'Someone no longer has HR access',
  'address-changed': 'To the old address: the e-mail was changed',
  'password-changed': 'Password changed',
  'passkey-added': 'Passkey added',
  'passkey-removed': 'Passkey removed',
  'app-added': 'Codes from an app turned on',
  'app-removed': 'Codes from an app turned off',
  'spare-codes-made': 'New spare codes',
  'spare-code-used': 'Spare code used',
  'signed-out': 'Signed out everywhere',
  'single-sign-on-added': 'Organization’s sign-in connected',
  'single-sign-on-removed': 'Organization’s sign-in disconnected',
  'records-joined': 'Two records joined, with one sign-in',
}

/** What is sent to people, and when. */
export const reminders = {
  title: 'Reminders',
  lead: 'Short messages that help people finish in time. They name no topic in the subject and stop when a person is done.',
  nav: { label: 'Parts of the reminders', settings: 'Settings', messages: 'Messages', templates: 'Texts' },
  saved: 'Saved. The next messages follow these settings.',
  save: 'Save',
  kinds,

  nowTitle: 'What goes out now',
  off: 'No reminder goes out by itself. HR and supervisors can still send a reminder by hand.',
  stops: 'Messages stop when the person is done, on leave, exempt or gone.',
  and: (before: string, last: string) => `${before} and ${last}`,
  days,

  parts: {
    people: { title: 'To the person', lead: 'Leave a number empty, or a box open, for what should not go out.' },
    supervisors: {
      title: 'To the supervisor',
      lead: 'Supervisors hear about their own people only, and only what they can act on.',
    },
    hours: {
      title: 'Working hours',
      lead: 'No reminder goes out at other times. It waits for the next working hour at the person’s site. Mails about accounts go out at any hour.',
    },
  } satisfies Record<SettingPart, object>,
  settings: {
    on: {
      label: 'Send reminders',
      hint: 'Without this, no reminder goes out by itself.',
    },
    invite: {
      label: 'Invite on the first day of work',
      sentence: 'An invitation goes out on the first day of work to everyone who has no way to sign in yet.',
    },
    nudgeAfterDays: {
      label: 'Remind after so many days without work in the course',
      hint: NEVER_HINT,
      sentence: (n: number) => `Anyone who has done nothing in the course for ${days(n)} gets a reminder.`,
    },
    dueSoonDays: {
      label: 'Days before the due date',
      hint: 'Numbers with commas, for example 7, 1. Leave it empty for none.',
      sentence: (list: string) => `A reminder goes out ${list} before the due date.`,
    },
    mostOverdue: {
      label: 'Messages after the due date, at most',
      hint: 'The first goes out the day after, then one a week. 0 for none.',
      sentence: (n: number) =>
        n === 1
          ? 'A message goes out the day after the due date, once.'
          : `A message goes out the day after the due date and then every week, ${n} times at most.`,
    },
    escalateAfterDays: {
      label: 'So many days after the due date',
      hint: NEVER_HINT,
      sentence: (n: number) => `The supervisor hears ${days(n)} after the due date that it has passed.`,
    },
    escalateNeedsHelp: {
      label: 'When someone misses the same must-know step twice',
      sentence: 'The supervisor hears when someone misses the same must-know step twice.',
    },
    digestOn: {
      label: 'Day of the weekly list',
      hint: 'It goes out only when someone on it needs action.',
      none: 'No weekly list',
      sentence: (day: string) => `Supervisors get a list of their own people who need action every week on ${day}.`,
    },
    expiryDays: {
      label: (n: number) => `${n} days before a completion ends`,
      sentence: (list: string) => `Before a completion stops counting, the person hears ${list} days ahead.`,
    },
    hours: {
      from: 'From',
      to: 'Until',
      quietDays: 'Quiet days',
      quietHint: 'One day a line, for example 2026-12-25. No reminder goes out on these days.',
      sentence: (when: string) => `Reminders go out ${when}, by the clock of the person’s site.`,
      quietSentence: (list: string) => `No reminder goes out on ${list}.`,
    },
  } satisfies SettingWords,

  mailTitle: 'Mail',
  mail: {
    none: 'No mail server is set up, so nothing is sent. HR hands links over from the list of messages. Whoever runs the server sets SMTP_URL and MAIL_FROM.',
    set: 'A mail server is set up.',
    lastSent: (date: string, time: string) => `It last took a message on ${date} at ${time}.`,
    neverSent: 'It has taken no message yet.',
    waiting: (n: number) => (n === 1 ? '1 message waits.' : `${n} messages wait.`),
    dead: (n: number) => (n === 1 ? '1 message could not be delivered.' : `${n} messages could not be delivered.`),
    byHand: (n: number) =>
      n === 1 ? '1 message waits for HR to hand it over.' : `${n} messages wait for HR to hand them over.`,
  },

  needs: {
    days: (most: number) => `Use a number from 1 to ${most}, or leave it empty`,
    daysBefore: (most: number) => `Use up to 5 numbers from 1 to ${most}, with commas between them`,
    count: (most: number) => `Use a number from 0 to ${most}`,
    time: 'Enter a time, for example 09:00',
    order: 'Enter a time after the first one, on the same day',
    someDay: 'Choose at least one day of the week',
    quietDays: (most: number) => `Write each day like 2026-12-25, ${most} days at most`,
  },

  messages,
  templates,
}

/** A supervisor's own people: who reports to them, directly or through others. */
export const team = {
  title: 'My people',
  found: (n: number, date: string) =>
    n === 0
      ? `On ${date}, no one reports to you.`
      : `${count(n, 'person reports', 'people report')} to you on ${date}, directly or through others.`,
  more: (n: number) => `These are the first ${n}, by what needs doing.`,
  seeAll: 'See everyone in the list of people',
  reportsTo: (position: string, name: string) => `${position}, reports to ${name}`,
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
    more: (n: number) => `It has the first ${n} people, by what needs doing.`,
  },
}
