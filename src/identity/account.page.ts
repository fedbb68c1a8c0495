import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import type { MessageLine } from '../reminders/message-list.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Ways } from './factors/ways.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { AccountMail } from '../reminders/reminder.ts'
import { type Letter, letter } from '../platform/mail/letter.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { SessionLine } from './sessions/session-line.page.ts'
import type { Language } from '../platform/text/language.ts'

/** The sign-in at the organization's provider, for whoever it opens an account or could. */
export interface OwnSingleSignOn {
  readonly label: string
  /** What was done just now; empty when nothing was. */
  readonly outcome: string
  /** Since when it opens the account; null when it doesn't. */
  readonly since: string | null
  readonly mayRemove: boolean
  readonly connectAction: string
  readonly removeAction: string
}

/** A role that the reader has, with sentences about it. */
export interface OwnRole {
  readonly name: string
  /** Empty unless the role has sites. */
  readonly sites: string
  readonly lines: readonly string[]
}

/** What people have just changed on their account page. */
export const ACCOUNT_CHANGES = [
  'password',
  'address',
  'sessions',
  'passkey-added',
  'passkey-renamed',
  'passkey-removed',
  'app-added',
  'app-removed',
] as const
export type AccountChange = (typeof ACCOUNT_CHANGES)[number]

interface AccountPage {
  readonly form: FormState
  readonly name: string
  readonly singleSignOn: OwnSingleSignOn | null
  /** `null` for whoever signs in without a password. */
  readonly signInName: string | null
  /** The name for a password that the person may choose later; null when they would choose the name, too. */
  readonly laterName: string | null
  readonly hasPassword: boolean
  readonly ways: Ways
  /** Just now, by this person; null when the page was opened for itself. */
  readonly changed: AccountChange | null
  /** Changes to the sign-in by others, the oldest first. */
  readonly doings: readonly string[]
  /** An e-mail address that the person hasn't confirmed; null when there is none. */
  readonly unconfirmed: string | null
  readonly addressAction: string
  /** Whether there is a mail server. */
  readonly sendsMail: boolean
  /** An auditor from outside doesn't, and has no supervisor. */
  readonly takesCourse: boolean
  /** Whether the person turned off follow-up questions, and where to change it; null for whoever gets none. */
  readonly followUps: { readonly wantsNone: boolean; readonly action: string } | null
  /** The address for messages, or null without an e-mail address on record. */
  readonly email: string | null
  /** The messages sent so far, the latest first. */
  readonly messages: readonly MessageLine[]
  readonly roles: readonly OwnRole[]
  /** Everything that is held about the person. */
  readonly heldHref: string
  readonly passwordAction: string
  /** Where the person is signed in, this place first. */
  readonly sessions: readonly SessionLine[]
  readonly sessionsAction: string
  readonly csrf: string
}

export function accountPage(
  shell: Shell,
  { form, name, signInName, laterName, sendsMail, takesCourse, email, changed, unconfirmed, ...page }: AccountPage,
): string {
  const { t } = shell
  const words = t.account.own
  const fields = [
    field(form, { type: 'password', name: 'current', label: words.current, autocomplete: 'current-password' }),
    field(form, {
      type: 'password',
      name: 'password',
      label: t.account.newPassword,
      hint: t.account.newPasswordHint,
      autocomplete: 'new-password',
    }),
  ]
  const facts = [
    { name: words.name, value: name },
    { name: words.signInName, value: signInName ?? words.noSignInName(laterName) },
  ]
  const own = t.hr.reminders.messages.own
  const sent = email === null ? own.noAddress : own.address(email)
  const toLearners = sendsMail ? sent : own.noServer
  const toOthers = sendsMail ? own.outside : own.outsideNoServer
  const done: Readonly<Record<AccountChange, string>> = {
    password: words.changed,
    address: t.account.address.confirmed,
    sessions: t.account.sessions.ended,
    ...t.factors.list.changed,
  }
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'identity/account', {
    t,
    facts,
    fields,
    summary,
    signInName,
    messagesLead: takesCourse && sendsMail && email !== null ? own.lead : '',
    address: takesCourse ? toLearners : toOthers,
    changed: { ...done, none: '' }[changed ?? 'none'],
    unconfirmed: unconfirmed === null ? '' : t.account.address.lead(unconfirmed),
    ...page,
  })
}

interface AccountMailInput {
  readonly kind: AccountMail
  readonly language: Language
  readonly organization: string
  /** The name of the person it is about. Empty where no name is on record. */
  readonly about: string
  readonly link: string
}

/** Says what happened to an account, with one link, and what to do if the person didn't ask for it. */
export function accountMail(input: AccountMailInput): Letter {
  const { kind, language, organization, link } = input
  const t = MESSAGES[language]
  const words = t.account.mails[kind]
  const about = input.about === '' ? t.hr.people.noName : input.about
  return letter(language, words.subject, [
    [{ href: '', text: words.text(organization, about) }],
    [{ href: link, text: link }],
    [{ href: '', text: words.otherwise }],
  ])
}
