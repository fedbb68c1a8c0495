import type { TokenScope } from './shape.ts'

/** Tokens with which other systems read records here, or keep the staff list up to date. */
export const tokens = {
  title: 'Access tokens',
  lead: 'A token gives another system the access you choose, to the records of everyone at every site.',
  none: 'No other system has a token.',
  column: { name: 'System', may: 'What it may do', made: 'Made', state: 'Status' },
  may: {
    people: 'Read names, staff numbers, e-mail addresses and jobs',
    standings: 'Read statuses and due dates',
    completions: 'Read completions',
    scim: 'Keep the staff list up to date (SCIM)',
  } satisfies Record<TokenScope, string>,
  states: {
    active: (until: string) => `Works through ${until}`,
    over: (until: string) => `Its last day was ${until}`,
    ended: (day: string) => `Ended on ${day}`,
  },
  used: (day: string) => `Last used on ${day}`,
  notUsed: 'Not used yet',
  end: {
    open: 'End access',
    openLabel: (name: string) => `End access for ${name}`,
    text: 'The token stops working right away, and you can’t turn it back on. You can make a new one.',
    button: 'End access now',
  },
  outcome: {
    ended: 'The token no longer works.',
    before: 'That token had already ended.',
    repeated:
      'That token was already made, and it can’t be shown again. If you didn’t copy it, end its access and make a new one.',
  },
  form: {
    title: 'Make an access token',
    lead: 'Ask HR first: the token opens the records of everyone at every site.',
    name: 'Name of the other system',
    nameHint: 'For example, Payroll.',
    may: 'What may it do?',
    until: 'Last day',
    untilHint: 'At most two years from today.',
    button: 'Make the token',
    needs: {
      name: 'Type the name of the other system.',
      may: 'Choose at least one.',
      until: 'Choose the last day.',
      past: 'Choose today or a later day.',
      far: (day: string) => `Choose ${day} or an earlier day.`,
    },
  },
  once: {
    title: (name: string) => `The token for ${name}`,
    noticeTitle: 'Copy it now. You won’t see it again.',
    notice:
      'Pass it on in a way that no one else can read. If it gets lost, or someone else may have seen it, end its access and make a new one.',
    token: 'Token',
    copy: 'Copy the token',
    copied: 'Copied',
    addresses: 'Addresses for the other system',
  },
}
