import type { DeliveryState, WebhookEvent } from './event.ts'

/** The page of other systems: those that have access, and those that are told what happens. */
export const webhooks = {
  title: 'Other systems',
  lead: 'Payroll, a staff directory or another program can read records here, or be told when something happens.',
  toldTitle: 'Webhooks',
  toldLead:
    'Webhooks tell other systems when someone completes orientation, when a due date is near or missed, and when a completion no longer counts. Whoever runs the server adds and ends them.',
  none: 'No other system gets notifications.',
  noneText: 'Whoever runs the server can add one. The program’s documentation describes how, under “Webhooks.”',
  about: (events: string) => `Events: ${events}.`,
  hookStates: {
    active: (until: string) => `Active through ${until}`,
    over: (until: string) => `Its last day was ${until}`,
    ended: (_until: string) => 'Ended',
  },
  latest: 'Deliveries, failed ones first',
  noDeliveries: 'Nothing has been sent yet.',
  column: { event: 'Event', at: 'When', state: 'Status' },
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
    'not-public': 'The host’s address isn’t public.',
    'no-address': 'No address was found for the host.',
    'no-certificate': 'The other system’s certificate isn’t trusted.',
    'too-slow': 'There was no answer in time.',
    unreachable: 'The other system can’t be reached.',
    ended: 'The webhook has ended.',
    'not-so': 'By then, it was no longer true.',
    ours: 'Something went wrong on this server. Its log says what.',
  } as Readonly<Partial<Record<string, string>>>,
  next: (moment: string) => `Next try: ${moment}.`,
  moment: (date: string, time: string) => `${date}, ${time}`,
  again: 'Send again',
  againLabel: (event: string, moment: string) => `Send again: ${event}, ${moment}`,
  outcome: {
    yes: 'It’s being sent again.',
    no: 'It couldn’t be sent again. Someone may have done that already, or its webhook has ended.',
  },
}
