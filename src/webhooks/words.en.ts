import type { DeliveryState, WebhookEvent } from './event.ts'

/** The page of other systems that are told what happens. */
export const webhooks = {
  title: 'Webhooks',
  lead: 'Other systems that are told when someone completes orientation, or reaches a date. Whoever runs the server adds and ends them.',
  none: 'No other system is told what happens.',
  noneText: 'Whoever runs the server can add one. The program’s documentation describes how, under “Webhooks.”',
  about: (events: string) => `It’s told of: ${events}.`,
  hookStates: {
    active: (until: string) => `Active through ${until}`,
    over: (until: string) => `Its last day was ${until}`,
    ended: (_until: string) => 'Ended',
  },
  latest: 'Deliveries, failed ones first',
  noDeliveries: 'Nothing has been sent yet.',
  column: { event: 'What', at: 'Noticed', state: 'State' },
  events: {
    completed: 'Completed',
    due: 'Due within a week',
    overdue: 'Overdue',
    expired: 'Expired',
  } satisfies Record<WebhookEvent, string>,
  states: {
    waiting: 'Waiting',
    sent: 'Sent',
    stopped: 'Not sent',
    failed: 'Failed',
  } satisfies Record<DeliveryState, string>,
  answered: (status: string) => `The other system answered with status ${status}.`,
  answers: {
    'not-listed': 'The host isn’t listed in the server’s settings.',
    'not-public': 'The name leads to an address that isn’t public.',
    'no-address': 'The name has no address.',
    'no-certificate': 'The other system’s certificate isn’t trusted.',
    'too-slow': 'There was no answer in time.',
    unreachable: 'The other system can’t be reached.',
    ended: 'The webhook has ended.',
    'not-so': 'It was no longer so.',
    ours: 'Something went wrong on this server. Its log says what.',
  } as Readonly<Partial<Record<string, string>>>,
  next: (moment: string) => `Next try: ${moment}.`,
  moment: (date: string, time: string) => `${date}, ${time}`,
  again: 'Send again',
  againLabel: (event: string, moment: string) => `Send again: ${event}, ${moment}`,
  outcome: {
    yes: 'It’s being sent again.',
    no: 'It couldn’t be sent again. It was already sent, or its webhook has ended.',
  },
}
