import type { MessageKind, Template } from '../reminders/reminder.ts'
import type { StopReason } from '../reminders/due.ts'
import { digits } from '../words/count.ts'

/** The texts of our e-mails. Subjects hold no name and no topic, because locked screens show them. */

const hello = 'Hello {name},'

const expiry: Template = {
  subject: 'Your orientation is valid until {until}',
  body: `${hello}

Your orientation at {organization} is valid until {until}. Starting {from}, you can take it again to keep it valid.

Do it during work time. Your progress is saved, so you can stop and continue later.

{link}`,
}

const templates: Record<MessageKind, Template> = {
  invite: {
    subject: 'Your orientation: {minutes} left',
    body: `${hello}

{organization} is asking you to complete an orientation. It takes {minutes}, and you can do it in parts.

{why}

Do it during work time. Start here:

{link}`,
  },
  nudge: {
    subject: 'Your orientation: {minutes} left',
    body: `${hello}

You have {minutes} left in your orientation at {organization}. Your progress is saved, and you’ll pick up where you left off.

{why}

Do it during work time:

{link}`,
  },
  'due-soon': {
    subject: 'Your orientation: {minutes} left, due {due}',
    body: `${hello}

You have {minutes} left in your orientation at {organization}. It’s due by {due}.

{why}

Do it during work time. If you can’t get the time, tell your supervisor.

{link}`,
  },
  overdue: {
    subject: 'Your orientation: {minutes} left',
    body: `${hello}

Your orientation at {organization} was due {due}. You have {minutes} left, and you can still finish.

{why}

Do it during work time. If something is keeping you from finishing, tell your supervisor: they can help or ask for more time.

{link}`,
  },
  escalation: {
    subject: 'Orientation: someone on your team may need your help',
    body: `${hello}

Someone on your team has orientation to finish and may need time or help from you:

{people}

Give them time for it at work, or ask HR for more time. You can see your people here:

{link}`,
  },
  digest: {
    subject: 'Orientation this week: {count} on your team',
    body: `${hello}

These people on your team have orientation to finish now or soon:

{people}

Give them time for it at work, or ask HR for more time. You can see your people here:

{link}`,
  },
  'expiry-90': expiry,
  'expiry-60': expiry,
  'expiry-30': expiry,
}

export const mail = {
  templates,
  minutes: (n: number) => (n === 0 ? 'a few minutes' : `about ${digits(n)} minutes`),
  noDate: 'not set yet',
  peopleCount: (n: number) => (n === 1 ? '1 person' : `${digits(n)} people`),
  person: (name: string, status: string, due: string) => `${name}: ${status}. ${due}`,
  noDeadline: 'No due date yet',
  dueOn: (date: string) => `Due ${date}`,
  noName: 'Someone without a name on record',
  signsIn: (until: string) =>
    `This link is only for you. It works once, until ${until}. Open it to choose how you’ll sign in.`,
  ask: 'Questions? Ask your supervisor or HR.',
  training: (organization: string) =>
    `This e-mail from ${organization} is about training. If you have a concern about a youth, tell the named person right away, and call SCR. Your card has the numbers.`,
  emergency: 'If someone is in danger now, call 911.',
  agreement: {
    subject: 'A change is waiting for your agreement',
    asked: {
      site: (name: string) =>
        `A content steward wants to change the details for ${name}, and someone else has to agree.`,
      sites: 'A content steward wants to change the details for all sites, and someone else has to agree.',
      policy:
        'A content steward wants to publish a new version of your organization’s policy and chose you to approve it.',
      line: 'A content steward wants to change a phone number that all sites share, and someone else has to agree.',
    },
    untilThen: 'Nothing changes until then.',
    open: 'Sign in to read the change and decide:',
  },
  calendar: {
    file: 'orientation.ics',
    summary: 'Orientation due',
    description: 'This is the last day for your orientation. Do it during work time.',
  },
  sample: { name: 'Alex Morgan', other: 'Sam Lee' },
}

/** The list of messages and the state of each. */
export const messageList = {
  title: 'Messages',
  lead: 'Who was supposed to get which message, and whether it went out. The messages themselves aren’t kept.',
  byState: 'Messages by status',
  states: {
    'by-hand': 'To hand over',
    dead: 'E-mail failed',
    waiting: 'Waiting',
    sent: 'Sent or handed over',
    stopped: 'Not sent',
  },
  stateCount: (name: string, n: number) => `${name}: ${digits(n)}`,
  leads: {
    'by-hand':
      'These messages are waiting for HR to hand them over, because there’s no mail server or the person has no e-mail address. Make a link or print a card, hand it over, and then confirm that you did.',
    dead: 'The mail server refused these, or delivery failed too many times. Correct the address on the record, then try again.',
    waiting: 'These go out the next time it’s working hours at the person’s site.',
    sent: 'The mail server accepted these, or HR handed them over.',
    /** For those that wait while there's no mail server: soon, each is under another status. */
    noServer:
      'There’s no mail server, so these don’t go out by e-mail. They’ll move to “To hand over” or “Not sent” soon.',
    stopped: 'These won’t go out: they were no longer needed, HR stopped them, or there was no way to send them.',
  },
  cards: 'Many invitations? Print cards for all of them.',
  cardsMade: 'Handed over a lot of cards? Confirm them together.',
  none: {
    'by-hand': 'Nothing is waiting to be handed over. To remind or invite people, select them on the list of people.',
    dead: 'No e-mail has failed, so there’s nothing to send again.',
    waiting: 'Nothing is waiting to go out. Reminders and invitations are listed here until they’re sent.',
    sent: 'Nothing has been sent or handed over yet. Look under “To hand over” and “Waiting” for what’s next.',
    stopped: 'No message was stopped. One that no longer applies is listed here, with the reason.',
  },
  noneMatch: 'No messages match. Choose another site or message, then select “Show.”',
  allKinds: 'All messages',
  table: 'Messages with this status',
  to: 'To',
  kind: 'Message',
  about: (name: string) => `About ${name}`,
  date: 'Date',
  resultTitle: 'Result',
  said: 'The mail server said:',
  retry: 'Try again',
  stop: 'Stop',
  stopping: {
    ask: 'The message won’t go out, and you can’t undo this.',
    yes: 'Stop this message',
    done: 'The message was stopped. It won’t go out.',
  },
  link: 'Make a link',
  missed: 'The message’s status had already changed, so nothing was done. This page shows its current status.',
  result: {
    sent: 'The mail server accepted it.',
    handedOver: 'HR handed it over.',
    confirmed: {
      'handed-over': (name: string, date: string) => `${name} confirmed on ${date} that it was handed over.`,
      'not-handed-over': (name: string, date: string) =>
        `${name} said on ${date} that it wasn’t handed over after all.`,
    },
    used: 'The person used it to sign in for the first time.',
    onPage: 'The person opened it on the home page.',
    waiting: 'It’s waiting to go out.',
    tryingAgain: 'It hasn’t gone out yet, and we’ll try again.',
    byHand: 'It’s waiting for HR to hand it over.',
    cardMade: (date: string) => `A card was made on ${date}.`,
    cardWaits: 'It’s waiting for HR to hand it over.',
    dead: 'It couldn’t be delivered.',
    stopped: 'It was stopped.',
    stops: {
      done: 'Not sent: the person had already finished.',
      left: 'Not sent: the person has left.',
      'on-leave': 'Not sent: the person is on leave.',
      'not-required': 'Not sent: orientation isn’t required.',
      'waiting-for-site': 'Not sent: the person has finished and is waiting for the site’s details.',
      'access-closed': 'Not sent: the person isn’t allowed to sign in.',
      'no-server': 'Not sent: no mail server was set up to send it.',
      'no-email': 'Not sent: there was no valid e-mail address on record.',
      'not-confirmed': 'Not sent: the person hasn’t confirmed yet that the address is theirs.',
      'no-address': 'Not sent: there was no mail server, or the person had no e-mail address.',
      'date-moved': 'Not sent: the date has changed.',
      'by-hr': 'Not sent: HR stopped it.',
      erased: 'Not sent: the record was erased.',
    } satisfies Record<StopReason, string>,
  },

  handOver: {
    title: 'Link to hand over',
    signInLead: 'This person can already sign in, at this address:',
    done: 'I handed it over',
    takeBack: 'Not handed over after all',
    back: 'All messages',
  },

  /** For many at once. */
  together: {
    title: 'Hand over several together',
    choose: (n: number) => `Choose from ${digits(n)} messages`,
    all: (n: number) => `Select all ${digits(n)}`,
    noneOf: 'Clear the selection',
    nobody: 'Nothing has changed, because no message was selected. Select at least one.',
    done: (n: number, on: string, by: string) =>
      n === 1 ? `1 message that ${by} handed over on ${on}` : `${digits(n)} messages that ${by} handed over on ${on}`,
    some: 'Leave someone out',
    print: 'Print a sheet for each person',
    confirm: 'I handed them over',
    takeBack: 'Not handed over after all',
    confirmed: (n: number) =>
      n === 1 ? 'You marked 1 message as handed over.' : `You marked ${digits(n)} messages as handed over.`,
    undo: (n: number) => (n === 1 ? 'Undo for 1 message' : `Undo for ${digits(n)} messages`),
    takenBack: (n: number) =>
      n === 1
        ? '1 message is waiting to be handed over again.'
        : `${digits(n)} messages are waiting to be handed over again.`,
    sheetsTitle: 'Sheets to hand out',
    lead: 'Each person gets one sheet, even for several messages.',
    onceLead: 'These sheets are shown only once, so print them right away. Each new code replaces an older one.',
    haveOne:
      'These people have a card or link that they haven’t used yet. When you print their sheets, it stops working:',
    leftOut:
      'There’s no sheet for these people, because their message was stopped, or because only HR for all sites can make the sheet:',
    none: 'There’s nothing to print.',
    sheetTitle: 'A reminder for you',
    due: (date: string, passed: boolean) =>
      passed ? `Your orientation was due on ${date}. You can still finish it.` : `Your orientation is due by ${date}.`,
    /** For somebody whose course counts, and who has to read what changed in the policy. */
    update: (date: string, passed: boolean) =>
      passed
        ? `The policy has changed. You were asked to read the changes by ${date}, and you still can.`
        : `The policy has changed. Read the changes by ${date}.`,
    expired: (date: string) => `Your orientation expired on ${date}. Take it again to renew it.`,
    /** On an invitation: neither is new to it. */
    updateTitle: 'A change to the policy',
    expiredTitle: 'Time to renew your orientation',
    left: (steps: string) => `What’s left: ${steps}.`,
    signIn: 'Sign in as usual. You’ll pick up where you left off.',
  },

  /** On the page of one person. */
  person: {
    title: 'Reminders',
    none: 'No messages have been sent so far.',
    line: (kind: string, to: string) => `${kind}, to ${to}`,
    aboutYou: 'About you',
    aboutSomeoneElse: 'About someone else',
    remind: 'Remind now',
    noAddress: 'There’s no e-mail address on record.',
    already: 'Already reminded today.',
    waiting: (date: string) => `A reminder from ${date} is waiting for HR to hand it over.`,
    print: 'Print the reminder',
    refused: 'Today’s reminder didn’t go out. HR can try again under Messages.',
  },

  /** On the page of one's own account. */
  own: {
    title: 'Which messages you get',
    lead: 'You get short e-mails about your due dates: an invitation, a reminder before a due date, and a note when one has passed. They go out during working hours and stop when you’re done. HR and your supervisor see that a message went out, not what you did with it.',
    address: (email: string) => `They go to ${email}. If that’s wrong, tell HR.`,
    noAddress:
      'There’s no e-mail address on record, so nothing is sent. HR or your supervisor will tell you about due dates in person.',
    noServer: 'This server doesn’t send e-mail. HR or your supervisor will tell you about due dates in person.',
    outside:
      'You get e-mails about your account only. If one doesn’t reach you, an administrator will tell you in person.',
    outsideNoServer: 'This server doesn’t send e-mail. An administrator will tell you in person.',
    sent: 'Messages so far',
    none: 'No messages have been sent so far.',
  },
}
