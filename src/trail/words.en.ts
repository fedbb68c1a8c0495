import { count } from '../words/count.ts'
import type { TrailFault } from './chain.ts'
import type { TrailKind } from './kind.ts'

const entries = (n: number) => count(n, 'entry', 'entries')

const kinds: Record<TrailKind, string> = {
  signed_in: 'Signed in',
  sign_in_refused: 'Sign-in refused',
  password_changed: 'Password chosen',
  factor_added: 'Passkey, app or spare codes added',
  factor_removed: 'Passkey or app removed',
  spare_code_used: 'Spare code used',
  link_made: 'Sign-in link made',
  recovery_asked: 'Recovery code asked for',
  recovery_agreed: 'Recovery code agreed to',
  recovery_code_made: 'Recovery code made',
  sign_in_linked: 'Single sign-on connected',
  sign_in_unlinked: 'Single sign-on disconnected',
  sign_in_link_refused: 'Single sign-on refused by HR',
  invitation_undone: 'Invitation undone',
  role_given: 'Role given',
  role_ended: 'Role ended',
  access_closed: 'Access closed',
  access_opened: 'Access opened',
  refused: 'Request refused',
  person_read: 'Record opened',
  downloaded: 'File downloaded',
  package_made: 'Package made',
  pack_made: 'Evidence pack made',
  imported: 'File recorded',
  erasure_asked: 'Erasure asked for',
  erased: 'Person erased',
  setting_changed: 'Setting changed',
}

const faults: Record<TrailFault, (at: number) => string> = {
  missing: (at) => `Entry ${at} is missing.`,
  'does-not-follow': (at) => `Entry ${at} does not follow from the entry before it.`,
  changed: (at) => `Entry ${at} was changed after it was written.`,
  detail: (at) => `Entry ${at} does not have what an entry of its kind has.`,
  'not-the-head': (at) => `The trail does not end where it should: look at entry ${at}.`,
  'beyond-the-head': (at) => `Entry ${at} comes after the end of the trail.`,
}

/** Words for what entries hold. What has no words here is shown as it is. */
const values: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  how: {
    password: 'with a password',
    'set-up': 'at the first set-up',
    link: 'with a link',
    code: 'with a printed code',
    mail: 'with a link by mail',
    passkey: 'with a passkey',
    app: 'with a code from an app',
    'single-sign-on': 'with single sign-on',
  },
  why: {
    wrong: 'wrong name or password',
    closed: 'access is closed',
    wait: 'too many tries',
    'link-over': 'the link is used, too old, or made up',
    'wrong-code': 'wrong code',
    'not-trusted': 'the provider’s answer can’t be trusted',
    'not-linked': 'the provider’s sign-in opens no account',
  },
  purpose: { 'set-up': 'for the first set-up', invite: 'an invitation', reset: 'for a new password' },
  status: {
    '401': 'not signed in',
    '403': 'not allowed',
    '404': 'not there, or not theirs to see',
    '429': 'too many requests',
  },
}

/** The audit trail. */
export const trail = {
  title: 'Audit trail',
  lead: 'Who signed in, was refused, opened another person’s record, took data out, or changed how things work. It never has lessons, answers, breaks, or who left a page.',
  download: 'Download as CSV',

  filters: 'Filter',
  who: 'Who did it',
  about: 'About whom',
  personHint: 'Name, e-mail or staff number',
  kind: 'What',
  anything: 'Anything',
  from: 'From',
  to: 'To',
  toBeforeFrom: 'Choose a day that isn’t before the first',
  show: 'Show',
  showAll: 'Show everything',
  applied: 'Shown',
  only: {
    who: (name: string) => `by ${name}`,
    about: (name: string) => `about ${name}`,
    from: (day: string) => `from ${day}`,
    to: (day: string) => `to ${day}`,
  },

  table: 'Entries, the newest first',
  column: { when: 'When', who: 'Who', what: 'What', about: 'About', address: 'From address' },
  zone: (zone: string) => `Times are those of ${zone}.`,
  onlyThese: 'Only these',
  none: 'No entries match',
  noneText: 'Choose other days or another person, or show everything.',
  older: 'Older entries',
  latest: 'Latest entries',
  pages: 'Pages of entries',

  visitor: 'Someone not signed in',
  system: 'The server',
  noName: 'Name erased',
  noAddress: 'Not kept',
  subjects: {
    site: 'Site',
    evidence: 'Paper',
    import: 'File',
    pack: 'Evidence pack',
    profile: 'Organization for a package',
    sheet: 'Pass mark sheet',
    view: 'Saved view',
  },

  kinds,
  values,
  parts: {
    agreedBy: 'agreed by',
    asOf: 'as of',
    ground: 'reason',
    sites: 'sites',
    until: 'until',
    yearly: 'yearly',
  } as Readonly<Record<string, string>>,
  aText: 'a text that isn’t kept here',

  stateTitle: 'State of the trail',
  kept: 'Entries',
  keptSince: (n: number, day: string) => `${entries(n)}, the oldest of ${day}`,
  last: 'Last entry',
  lastEntry: (seq: number, hash: string) => `Entry ${seq}, hash ${hash}`,
  checkedTitle: 'Chain',
  neverChecked: 'Not checked yet',
  checked: (date: string, time: string, seq: number) => `Checked ${date}, ${time}: in order up to entry ${seq}`,
  checkedFaulty: (date: string, time: string) => `Checked ${date}, ${time}: not in order`,
  check: 'Check the chain',
  checking: (done: number, of: number) => `The chain is being checked: ${done} of ${entries(of)} so far.`,
  lookAgain: 'Look again',
  began: 'The check has begun.',
  faulty: 'The audit trail is not in order.',
  faults,
  todo: 'Make a copy of the database now, before anything else is done with it. Then ask whoever runs the server whether a backup was put back, and who can get into the database.',
  addressNote: 'Network addresses are deleted after 90 days.',
}
