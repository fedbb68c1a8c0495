import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'

/** Everything that is told somebody by message. */
export const MESSAGE_KINDS = [
  'invite',
  'nudge',
  'due-soon',
  'overdue',
  'escalation',
  'digest',
  'expiry-90',
  'expiry-60',
  'expiry-30',
] as const
export type MessageKind = (typeof MESSAGE_KINDS)[number]

/** The mail that isn't about orientation: a report that someone saved is ready. */
export const VIEW_MAIL = 'saved-view'

/** The mail with a link to two follow-up questions. Nobody but its recipient sees that there is one. */
export const FOLLOW_UP_MAIL = 'follow-up'

/** Tells who looks after a site's details that somebody who holds one of its roles isn't there anymore. */
export const DRIFT_MAIL = 'role-drift'

/**
 * What people are told about a group that is going to take place: that it's planned and what to confirm, that it starts
 * soon, that it's off, and that it goes on without them.
 */
export const GROUP_MAILS = ['group-notice', 'group-reminder', 'group-cancelled', 'group-off-list'] as const
export type GroupMail = (typeof GROUP_MAILS)[number]

/** What whoever looks after phone numbers is told: that nobody has checked some for 90 days, half a year or a year. */
export const LINE_MAIL = 'line-alarm'

/** Asks those who may agree to a change that somebody proposed. */
export const AGREEMENT_MAIL = 'agreement-asked'

/** What people are told after it was changed in how they sign in: if they didn't do it, somebody else did. */
export const SIGN_IN_CHANGES = [
  'password-changed',
  'passkey-added',
  'passkey-removed',
  'app-added',
  'app-removed',
  'spare-codes-made',
  'spare-code-used',
  'signed-out',
  'single-sign-on-added',
  'single-sign-on-removed',
  'records-joined',
] as const
export type SignInChange = (typeof SIGN_IN_CHANGES)[number]
/** What people read after the next sign-in: also that they, or someone whom they administer, have other roles. */
export type NoticedChange = SignInChange | 'role-changed'

/** The mails about accounts: a link for a new password, changes of the address, of roles and of the sign-in, and messages to HR. */
export const ACCOUNT_MAILS = [
  'reset-link',
  'recovery-asked',
  'role-changed',
  'address-changed',
  'sign-in-linked',
  // Only in messages from before there were more roles.
  'hr-given',
  'hr-ended',
  ...SIGN_IN_CHANGES,
] as const
export type AccountMail = (typeof ACCOUNT_MAILS)[number]
export type MailKind =
  | MessageKind
  | typeof VIEW_MAIL
  | typeof DRIFT_MAIL
  | AccountMail
  | GroupMail
  | typeof FOLLOW_UP_MAIL
  | typeof LINE_MAIL
  | typeof AGREEMENT_MAIL

/** The kinds of messages in HR's list: all but the one that nobody but its recipient sees. */
export const LISTED_KINDS = [
  ...MESSAGE_KINDS,
  VIEW_MAIL,
  DRIFT_MAIL,
  LINE_MAIL,
  AGREEMENT_MAIL,
  ...GROUP_MAILS,
  ...ACCOUNT_MAILS,
] as const satisfies readonly MailKind[]
export type ListedKind = (typeof LISTED_KINDS)[number]

export function isAccountMail(kind: MailKind): kind is AccountMail {
  return ACCOUNT_MAILS.some((each) => each === kind)
}

export function isGroupMail(kind: MailKind): kind is GroupMail {
  return GROUP_MAILS.some((each) => each === kind)
}

/** Whether it goes to a supervisor, about other people. */
export function isForSupervisor(kind: MailKind): boolean {
  return kind === 'escalation' || kind === 'digest'
}

/** Whether it is only useful as mail, because the recipient has a page that says the same. */
export function isMailOnly(kind: MailKind): boolean {
  const isOnPage = ([VIEW_MAIL, DRIFT_MAIL, FOLLOW_UP_MAIL, LINE_MAIL, AGREEMENT_MAIL] as readonly MailKind[]).includes(
    kind,
  )
  return isOnPage || isAccountMail(kind) || isGroupMail(kind) || isForSupervisor(kind)
}

export const EXPIRY_DAYS = [90, 60, 30] as const
export type ExpiryDays = (typeof EXPIRY_DAYS)[number]

/** A message before it is queued. */
export interface Reminder {
  readonly kind: MessageKind
  /** The recipient. */
  readonly person: PersonId
  /** The person it is about, if that's someone else. */
  readonly about: PersonId | null
  /** Names what it is told for: whatever happens, one occasion is told once. */
  readonly occasion: string
  /** The date that it mentions. If it moves before the message goes out, there's nothing left to tell. */
  readonly deadline: CalendarDate | null
}

/**
 * The occasion of a message that somebody sends by hand: once a day at most.
 * @param stopped how many of that day were stopped before: they don't count
 */
export function askedOccasion(kind: MessageKind, person: PersonId, today: CalendarDate, stopped = 0): string {
  const occasion = `${kind}:${person}:asked:${today}`
  return stopped === 0 ? occasion : `${occasion}:${stopped + 1}`
}

/** The placeholders in an organization's own words. */
export const PLACEHOLDERS = [
  'name',
  'organization',
  'minutes',
  'due',
  'why',
  'until',
  'from',
  'count',
  'people',
  'link',
] as const
export type Placeholder = (typeof PLACEHOLDERS)[number]

const OWN_SUBJECT = ['minutes', 'due'] as const
const OWN_BODY = ['name', 'organization', 'minutes', 'due', 'why', 'link'] as const
const EXPIRY = { subject: ['until'], body: ['name', 'organization', 'until', 'from', 'link'] } as const

/** By kind. No name may be in a subject, because locked screens show it. */
export const ALLOWED_PLACEHOLDERS: Readonly<
  Record<MessageKind, { readonly subject: readonly Placeholder[]; readonly body: readonly Placeholder[] }>
> = {
  invite: { subject: OWN_SUBJECT, body: OWN_BODY },
  nudge: { subject: OWN_SUBJECT, body: OWN_BODY },
  'due-soon': { subject: OWN_SUBJECT, body: OWN_BODY },
  overdue: { subject: OWN_SUBJECT, body: OWN_BODY },
  escalation: { subject: [], body: ['name', 'organization', 'people', 'link'] },
  digest: { subject: ['count'], body: ['name', 'organization', 'count', 'people', 'link'] },
  'expiry-90': EXPIRY,
  'expiry-60': EXPIRY,
  'expiry-30': EXPIRY,
}

/** An organization's own words for one kind of message in one language. */
export interface Template {
  readonly subject: string
  readonly body: string
}

/** A problem of a template: the part, and for `unknown-placeholder` the text in it. */
export interface TemplateProblem {
  readonly part: keyof Template
  readonly kind: 'empty' | 'line-break' | 'unknown-placeholder' | 'no-link'
  readonly written: string
}

const PLACEHOLDER = /\{([^{}]*)\}/g

export function templateProblems(kind: MessageKind, template: Template): TemplateProblem[] {
  const allowed = ALLOWED_PLACEHOLDERS[kind]
  const inPart = (part: keyof Template): TemplateProblem[] => [
    ...(template[part].trim() === '' ? [{ part, kind: 'empty', written: '' } as const] : []),
    ...[...template[part].matchAll(PLACEHOLDER)]
      .filter(([, name]) => !allowed[part].some((placeholder) => placeholder === name))
      .map(([written]) => ({ part, kind: 'unknown-placeholder', written }) as const),
  ]
  return [
    ...inPart('subject'),
    ...(/[\r\n]/.test(template.subject) ? [{ part: 'subject', kind: 'line-break', written: '' } as const] : []),
    ...inPart('body'),
    ...(template.body.includes('{link}') ? [] : [{ part: 'body', kind: 'no-link', written: '' } as const]),
  ]
}

/** Puts values in the place of placeholders. Expects a template without problems. */
export function filled(text: string, values: Partial<Readonly<Record<Placeholder, string>>>): string {
  return text.replaceAll(PLACEHOLDER, (written, name: string) => {
    const placeholder = PLACEHOLDERS.find((candidate) => candidate === name)
    return placeholder === undefined ? written : (values[placeholder] ?? '')
  })
}
