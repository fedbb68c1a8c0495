import type { MessageKind, Template } from '../reminders/reminder.ts'

/** What goes out by e-mail. No name and no topic in a subject: it is seen on locked screens. */

const hello = 'Hello {name},'

const expiry: Template = {
  subject: 'Your orientation counts until {until}',
  body: `${hello}

Your orientation at {organization} counts until {until}. From {from} on you can do it again, so that it goes on counting.

Do it in work time. Your progress is kept, so you can stop and go on later.

{link}`,
}

const templates: Record<MessageKind, Template> = {
  invite: {
    subject: 'Your orientation: {minutes} left',
    body: `${hello}

{organization} asks you to do an orientation. It takes {minutes}, and you can do it in parts.

{why}

Do it in work time. Start here:

{link}`,
  },
  nudge: {
    subject: 'Your orientation: {minutes} left',
    body: `${hello}

There are {minutes} left of your orientation at {organization}. Your progress is kept, and you go on where you were.

{why}

Do it in work time:

{link}`,
  },
  'due-soon': {
    subject: 'Your orientation: {minutes} left, due {due}',
    body: `${hello}

There are {minutes} left of your orientation at {organization}. The last day for it is {due}.

{why}

Do it in work time. If you can’t get the time, tell your supervisor.

{link}`,
  },
  overdue: {
    subject: 'Your orientation: {minutes} left',
    body: `${hello}

The last day for your orientation at {organization} was {due}. There are {minutes} left, and you can still do it.

{why}

Do it in work time. If something is in the way, tell your supervisor: they can help or ask for more time.

{link}`,
  },
  escalation: {
    subject: 'Orientation: someone on your team needs you',
    body: `${hello}

Someone on your team has orientation to finish and may need time or help from you:

{people}

Give them time for it at work, or ask HR for more time. You see your people here:

{link}`,
  },
  digest: {
    subject: 'Orientation this week: {count} on your team',
    body: `${hello}

These people on your team have orientation to finish now or soon:

{people}

Give them time for it at work, or ask HR for more time. You see your people here:

{link}`,
  },
  'expiry-90': expiry,
  'expiry-60': expiry,
  'expiry-30': expiry,
}

export const mail = {
  templates,
  minutes: (n: number) => (n === 0 ? 'a few minutes' : `about ${n} minutes`),
  noDate: 'no day is set yet',
  peopleCount: (n: number) => (n === 1 ? '1 person' : `${n} people`),
  person: (name: string, status: string, due: string) => `${name}: ${status}. ${due}`,
  dueOn: (date: string) => `Last day: ${date}`,
  noName: 'Someone without a name on record',
  signsIn: (until: string) => `The link is yours alone. It works once, until ${until}: you choose a password there.`,
  ask: 'Questions: ask your supervisor or HR.',
  training: (organization: string) =>
    `This mail from ${organization} is about training. A concern about a youth goes to the named person and the hotlines, right away.`,
  emergency: 'Someone in danger now: call 911.',
  calendar: {
    file: 'orientation.ics',
    summary: 'Orientation due',
    description: 'The last day for your orientation. Do it in work time.',
  },
  sample: { name: 'Alex Morgan', other: 'Sam Lee' },
}
