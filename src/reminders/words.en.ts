import type { MessageKind, Placeholder, TemplateProblem, MailKind } from './reminder.ts'
import type { SettingPart, SettingWords } from './settings.ts'
import type { TeamGroup } from './team-group.ts'
import { count, digits } from '../words/count.ts'
import { messageList as messages } from '../mail/words.en.ts'

/** An organization's own wording of what goes out. */
export const templates = {
  title: 'Message wording',
  lead: 'What each message says, in both languages. Our wording is ready to use, and you can replace it with your own.',
  table: 'Wording by message and language',
  open: 'Read or change',
  ours: 'Our wording',
  own: 'Your own wording',
  when: {
    invite: 'To people who have no way to sign in yet, with a calendar entry for the due date.',
    nudge: 'To people who haven’t done anything for a while, or when HR or a supervisor reminds someone.',
    'due-soon': 'Before the due date, with a calendar entry.',
    overdue: 'The day after the due date, then once a week, and when HR or a supervisor reminds someone who’s late.',
    escalation: 'To the supervisor, about one person.',
    digest: 'To the supervisor, once a week.',
    'expiry-90': '90 days before a completion expires.',
    'expiry-60': '60 days before a completion expires.',
    'expiry-30': '30 days before a completion expires.',
  } satisfies Record<MessageKind, string>,
  heading: (kind: string, language: string) => `${kind}, ${language}`,
  subject: 'Subject',
  subjectHint: (placeholders: string) =>
    placeholders === ''
      ? 'It shows on locked phones, so don’t include names or anything about the topic.'
      : `It shows on locked phones, so don’t include names or anything about the topic. You can use these placeholders: ${placeholders}.`,
  body: 'Text',
  bodyHint:
    'No names, and nothing about a youth. A blank line starts a new paragraph. At the end, we automatically add who to ask and what to do in an emergency.',
  save: 'Save',
  preview: 'Preview',
  saved: 'Saved. This is what goes out from now on.',
  previewTitle: 'How it looks',
  previewLead: 'Filled in for a made-up person.',
  asText: 'As plain text',
  placeholdersTitle: 'What gets filled in',
  placeholdersLead: 'Type these with their braces. They’re replaced in each message.',
  placeholders: {
    name: 'The name of the person who gets the message',
    organization: 'The name of the organization',
    minutes: 'How long the rest of the course takes',
    due: 'The due date',
    why: 'The sentence that says where the date comes from',
    until: 'The date the completion expires',
    from: 'The first day the person can renew',
    count: 'How many people the message is about',
    people: 'The list of people the message is about',
    link: 'The link, which every message needs',
  } satisfies Record<Placeholder, string>,
  resetTitle: 'Go back to our wording',
  resetLead: 'Your own wording for this message will be deleted.',
  reset: 'Use our wording again',
  needs: {
    empty: () => 'Write something here',
    'line-break': () => 'Keep the subject on one line',
    'unknown-placeholder': (written: string) => `${written} can’t be used in this field. Delete it, or use another one`,
    'no-link': () => 'Put {link} where the link should be',
    topic: (words: string) => `Remove these words from the subject, because they give away the topic: ${words}`,
    sentence: (written: string) => `The sentence is: “${written}”`,
  } satisfies Record<TemplateProblem['kind'] | 'topic' | 'sentence', (written: string) => string>,
}

const days = (n: number) => count(n, 'day', 'days')
const NEVER_HINT = 'Leave this blank to turn it off.'

const kinds: Record<MailKind, string> = {
  invite: 'Invitation',
  nudge: 'Reminder',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  escalation: 'Note to the supervisor',
  digest: 'Weekly list for the supervisor',
  'expiry-90': 'Expires in 90 days',
  'expiry-60': 'Expires in 60 days',
  'expiry-30': 'Expires in 30 days',
  'saved-view': 'A link to a saved view',
  'follow-up': 'Follow-up questions',
  'role-drift': 'A role at a site needs to be filled',
  'line-alarm': 'Phone numbers to check',
  'agreement-asked': 'A change that needs someone’s agreement',
  'group-notice': 'Notice about a group',
  'group-reminder': 'Reminder about a group',
  'group-cancelled': 'A group is canceled',
  'group-off-list': 'No longer told about a group',
  'reset-link': 'Password reset link',
  'recovery-asked': 'Recovery code that needs someone’s agreement',
  'role-changed': 'Roles changed',
  'sign-in-linked': 'Sign-in confirmed',
  'hr-given': 'Someone now has HR access',
  'hr-ended': 'Someone no longer has HR access',
  'address-changed': 'E-mail address changed (sent to the old address)',
  'password-changed': 'Password changed',
  'passkey-added': 'Passkey added',
  'passkey-removed': 'Passkey removed',
  'app-added': 'App codes turned on',
  'app-removed': 'App codes turned off',
  'spare-codes-made': 'New spare codes',
  'spare-code-used': 'Spare code used',
  'signed-out': 'Signed out everywhere',
  'single-sign-on-added': 'Organization’s sign-in connected',
  'single-sign-on-removed': 'Organization’s sign-in disconnected',
  'records-joined': 'Two records merged, with one sign-in',
}

/** What is sent to people, and when. */
export const reminders = {
  title: 'Reminders',
  lead: 'Short messages that help people finish in time. The subject never names the topic.',
  saved: 'Saved. The next messages follow these settings.',
  save: 'Save',
  kinds,

  nowTitle: 'What goes out now',
  /** The same without a mail server. */
  listedTitle: 'What goes on HR’s list of messages to hand over',
  examplesTitle: 'What each message says',
  off: 'No reminders go out automatically. HR and supervisors can still send a reminder by hand.',
  stops: 'Messages stop when the person is done, is on leave, is exempt, or has left.',
  and: (before: string, last: string) => `${before} and ${last}`,
  days,

  parts: {
    people: {
      title: 'To the person',
      lead: 'If you don’t want a message to go out, leave its number blank or its box unchecked.',
    },
    supervisors: {
      title: 'To the supervisor',
      lead: 'Supervisors hear only about their own people, and only what they can act on.',
    },
    hours: {
      title: 'Working hours',
      lead: 'Reminders go out only at these times. Otherwise, they wait until it’s working hours at the person’s site. E-mails about accounts go out at any hour.',
    },
  } satisfies Record<SettingPart, object>,
  settings: {
    on: {
      label: 'Send reminders',
      hint: 'If this isn’t checked, no reminders go out automatically.',
    },
    invite: {
      label: 'Invite people on their first day of work',
      sentence: 'An invitation goes out on the first day of work to everyone who has no way to sign in yet.',
    },
    nudgeAfterDays: {
      label: 'Days without progress in the course before a reminder',
      hint: NEVER_HINT,
      sentence: (n: number) => `Anyone who makes no progress in the course for ${days(n)} gets a reminder.`,
    },
    dueSoonDays: {
      label: 'Days before the due date',
      hint: 'Numbers separated by commas, such as 7, 1. Leave this blank for none.',
      sentence: (list: string) => `A reminder goes out ${list} before the due date.`,
    },
    mostOverdue: {
      label: 'Maximum number of messages after the due date',
      hint: 'The first goes out the day after, then one a week. Enter 0 for none.',
      sentence: (n: number) =>
        n === 1
          ? 'A message goes out the day after the due date, once.'
          : `A message goes out the day after the due date and then every week, up to ${digits(n)} in all.`,
    },
    escalateAfterDays: {
      label: 'Days after the due date before the supervisor gets a message',
      hint: NEVER_HINT,
      sentence: (n: number) => `The supervisor gets a message ${days(n)} after the due date.`,
    },
    escalateNeedsHelp: {
      label: 'When someone misses the same must-know topic twice',
      sentence: 'The supervisor gets a message when someone misses the same must-know topic twice.',
    },
    digestOn: {
      label: 'Day the weekly list goes out',
      hint: 'The list goes out only when someone on it needs action.',
      none: 'No weekly list',
      sentence: (day: string) => `Every ${day}, supervisors get a list of their own people who need action.`,
    },
    expiryDays: {
      label: (n: number) => `${digits(n)} days before a completion expires`,
      sentence: (list: string) => `The person gets a message ${list} days before a completion expires.`,
    },
    followUps: {
      label: 'Send follow-up questions',
      hint: 'Two questions go out 2 weeks, 2 months, 6 months and 11 months after someone finishes. No one can see who answered.',
      sentence:
        'Two follow-up questions go out 2 weeks, 2 months, 6 months and 11 months after someone finishes. No one has to answer.',
    },
    hours: {
      from: 'From',
      to: 'Until',
      quietDays: 'Quiet days',
      quietHint: 'One day per line, such as 2026-12-25. No reminders go out on these days.',
      sentence: (when: string) => `Reminders go out ${when}, local time at the person’s site.`,
      quietSentence: (list: string) => `No reminders go out on ${list}.`,
    },
  } satisfies SettingWords,

  mailTitle: 'Mail',
  mail: {
    none: 'E-mail isn’t set up, so messages don’t go out automatically. Each one waits on a list until HR hands it over.',
    ask: (whom: string) => `To have messages sent by e-mail, ask ${whom}.`,
    whoRunsIt: 'whoever runs the server',
    set: 'A mail server is set up.',
    lastSent: (date: string, time: string) => `It last accepted a message on ${date} at ${time}.`,
    neverSent: 'It hasn’t accepted a message yet.',
    waiting: (n: number) => (n === 1 ? '1 message is waiting.' : `${digits(n)} messages are waiting.`),
    dead: (n: number) =>
      n === 1 ? '1 message couldn’t be delivered.' : `${digits(n)} messages couldn’t be delivered.`,
    byHand: (n: number) =>
      n === 1
        ? '1 message is waiting for HR to hand it over.'
        : `${digits(n)} messages are waiting for HR to hand them over.`,
  },

  needs: {
    days: (most: number) => `Use a number from 1 to ${digits(most)}, or leave it blank`,
    daysBefore: (most: number) => `Use up to 5 numbers from 1 to ${digits(most)}, with commas between them`,
    count: (most: number) => `Use a number from 0 to ${digits(most)}`,
    time: 'Enter a time, such as 09:00',
    order: 'Enter a time later than the first one, on the same day',
    someDay: 'Choose at least one day of the week',
    quietDays: (most: number) => `Enter each date in the format 2026-12-25, up to ${digits(most)} dates`,
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
  more: (n: number) => `These are the first ${digits(n)}, sorted by what needs to be done.`,
  figures: 'By status:',
  seeAll: 'See everyone in the list of people',
  reportsTo: (position: string, name: string) => `${position}, reports to ${name}`,
  meeting: 'List for a meeting',
  noneTitle: 'No one reports to you now',
  noneText: 'People appear here when HR names you as their supervisor.',
  groups: {
    needs: (n: number) => (n === 1 ? '1 person needs action' : `${digits(n)} people need action`),
    soon: (n: number) =>
      n === 1 ? '1 person has a due date this week' : `${digits(n)} people have a due date this week`,
    'has-time': (n: number) => (n === 1 ? '1 person still has time' : `${digits(n)} people still have time`),
    update: (n: number) =>
      n === 1 ? '1 person is up to date, with an update due' : `${digits(n)} people are up to date, with an update due`,
    'cannot-say': (n: number) =>
      n === 1 ? '1 person has no due date yet' : `${digits(n)} people have no due date yet`,
    waits: (n: number) =>
      n === 1
        ? '1 person is waiting for their site’s details'
        : `${digits(n)} people are waiting for their site’s details`,
    away: (n: number) => (n === 1 ? '1 person is on leave' : `${digits(n)} people are on leave`),
    'up-to-date': (n: number) =>
      n === 1 ? '1 person is up to date, with nothing due' : `${digits(n)} people are up to date, with nothing due`,
    exempt: (n: number) => (n === 1 ? '1 person is exempt' : `${digits(n)} people are exempt`),
    'not-in-scope': (n: number) => (n === 1 ? '1 person isn’t in scope' : `${digits(n)} people aren’t in scope`),
  } satisfies Record<TeamGroup, (n: number) => string>,
  allWell: 'No one needs anything from you today.',
  howTitle: 'How reminders work',
  remind: 'Remind',
  remindWhom: (name: string) => ` ${name}`,
  hint: 'A reminder is a short e-mail with a link. It doesn’t name the topic, and it goes out during working hours, once a day at most.',
  remindedByYou: 'You reminded them today',
  remindedBy: (name: string) => `Already reminded today, by ${name}`,
  noAddress: 'No e-mail address',
  withoutAddress: (address: string) =>
    `People without an e-mail address sign in at ${address}, with the code or password they have. Remind them in person. HR can print a new code.`,
  makeCode: 'Make a code to print',
  /** For those who hand the reminder over themselves. */
  yours: 'Not delivered yet: print the reminder and hand it over.',
  outcome: {
    sent: 'The reminder will go out during working hours.',
    'by-hand': 'There’s no mail server, so HR hands this reminder over. It’s on HR’s list of messages now.',
    waiting: 'No need for another one: a reminder for this person is still waiting for HR to hand it over.',
    already: 'This person has already been reminded today. One reminder a day is enough.',
    'no-address': 'No reminder went out: there’s no e-mail address on record.',
    'nothing-to-do': 'No reminder went out: there’s nothing left to do now.',
  },
  /** For HR, who hands reminders over where no mail server sends them. */
  outcomeForHr: {
    'by-hand':
      'There’s no mail server, so you’ll need to hand this reminder over yourself. It’s on your list of messages now.',
    waiting: 'No need for another one: a reminder for this person is still waiting for you to hand it over.',
  },

  list: {
    title: 'List for a meeting',
    heading: 'Orientation: what’s left',
    lead: 'Print this page. It lists names, steps and due dates, so don’t leave it behind after the meeting.',
    madeAt: (organization: string, date: string) => `${organization}, ${date}`,
    name: 'Name',
    left: 'What’s left',
    lessons: (n: number, minutes: number) =>
      `${count(n, 'lesson', 'lessons')} (about ${count(minutes, 'minute', 'minutes')})`,
    finalCheck: 'final check',
    acknowledging: 'acknowledging the policy',
    due: 'Due',
    wasDue: (date: string) => `Was due ${date}`,
    none: 'No one on this list has any steps to do right now.',
    others: (groups: string) => `Not listed: ${groups}.`,
    more: (n: number) => `This list has only the first ${digits(n)} people, sorted by what needs to be done.`,
  },
}
