import type { HiddenField } from '../platform/html/field.page.ts'
import { addDays, type CalendarDate, type Instant, instant } from '../platform/time/calendar.ts'
import {
  EXPIRY_DAYS,
  filled,
  type MessageKind,
  type Placeholder,
  type Template,
  type MailKind,
} from '../reminders/reminder.ts'
import { deadlineOf } from '../reminders/due.ts'
import type { Standing } from '../requirements/status.ts'
import { becauseText } from '../requirements/because.page.ts'
import { calendarFile } from '../platform/time/calendar-file.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { renderPart, renderPage } from '../platform/html/render.page.ts'
import type { Mail } from '../platform/mail/letter.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { PersonId } from '../ledger/event.ts'

/** The parts of a mail as it goes out. */
export interface MailInput {
  readonly kind: MessageKind
  readonly language: Language
  /** The organization's own words, or null for ours. */
  readonly template: Template | null
  readonly organization: string
  /** The name of the recipient, or `null` when none is on record. */
  readonly name: string | null
  readonly standing: Standing
  /** The renewal period of the rule in force, or `null` when a completion counts forever. */
  readonly renewalMonths: number | null
  /** The first day on which a completion may be renewed, or null when there is none. */
  readonly renewalFrom: CalendarDate | null
  readonly minutesLeft: number
  readonly link: string
  /** The last day of a link that signs somebody in for the first time, or null for another link. */
  readonly linkUntil: CalendarDate | null
  /** The people that mails to supervisors are about. */
  readonly people: readonly { readonly name: string | null; readonly standing: Standing }[]
  /** Names the due date of this person in calendars. */
  readonly calendarUid: string
  /** When the message came about. */
  readonly madeAt: Instant
}

/** The text of a message, as plain text and as HTML that says the same. */
export function mailOf(input: MailInput): Mail {
  const { kind, language } = input
  const t = MESSAGES[language].mail
  const template = input.template ?? t.templates[kind]
  const values = valuesOf(input)
  const blocks = [...blocksOf(template.body, values, input), ...closing(input)]
  const subject = tidy(filled(template.subject, values))
  const bodyHtml = renderPart('mail/blocks', { blocks }) as SafeHtml // every text in it is escaped by the template
  return {
    subject,
    text: `${blocks.map(asText).join('\n\n')}\n`,
    html: renderPart('mail/message', { language, subject, bodyHtml }),
    bodyHtml,
    calendar: calendarOf(input),
  }
}

/** Shows a mail with these words, about no one. */
export function sampleMail(
  kind: MessageKind,
  language: Language,
  template: Template | null,
  { organization, link, today }: { readonly organization: string; readonly link: string; readonly today: CalendarDate },
): Mail {
  const { sample } = MESSAGES[language].mail
  const standing = sampleStanding(kind, today)
  const others = [sample.name, sample.other].slice(0, kind === 'digest' ? 2 : 1)
  return mailOf({
    kind,
    language,
    template,
    organization,
    name: sample.name,
    standing,
    renewalMonths: SAMPLE_MONTHS,
    renewalFrom: standing.validUntil === null ? null : today,
    minutesLeft: 30,
    link,
    linkUntil: kind === 'invite' ? addDays(today, 7) : null,
    people: others.map((name) => ({ name, standing })),
    calendarUid: 'sample',
    madeAt: instant(`${today}T12:00:00.000Z`),
  })
}

const SAMPLE_MONTHS = 12
const SAMPLE_DAYS = 30

function sampleStanding(kind: MessageKind, today: CalendarDate): Standing {
  const past = kind === 'overdue' || kind === 'escalation' || kind === 'digest'
  const dueOn = addDays(today, past ? -7 : 7)
  const start = addDays(dueOn, -SAMPLE_DAYS)
  const clock = { startedBy: 'hired', start, days: SAMPLE_DAYS, pauses: [], dueOn } as const
  const expiresIn = EXPIRY_DAYS.find((days) => kind === `expiry-${days}`)
  const expiring = expiresIn !== undefined
  const completedOn = addDays(today, -SAMPLE_DAYS)
  const validUntil = addDays(today, expiresIn ?? 0)
  return {
    status: expiring ? 'up-to-date' : past ? 'overdue' : 'in-progress',
    because: expiring ? { kind: 'completed', completedOn, validUntil, source: 'here' } : { kind: 'due', clock },
    dueOn: expiring ? null : dueOn,
    completedOn: expiring ? completedOn : null,
    validUntil: expiring ? validUntil : null,
    late: false,
    lessonsFinished: [],
    attempts: 0,
    bestRight: null,
    holdsUntil: null,
  }
}

/** A paragraph, its lines made of text and links; or a list. */
type Block =
  | { readonly kind: 'text'; readonly parts: readonly { readonly href: string; readonly text: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }

type Values = Readonly<Record<Placeholder, string>>

function valuesOf(input: MailInput): Values {
  const { language, standing, organization } = input
  const t = MESSAGES[language].mail
  const date = (day: CalendarDate | null) => (day === null ? t.noDate : formatDate(day, language))
  return {
    name: input.name ?? '',
    organization,
    minutes: t.minutes(input.minutesLeft),
    due: date(deadlineOf(standing)),
    why: why(input),
    until: date(standing.validUntil),
    from: date(input.renewalFrom),
    count: t.peopleCount(input.people.length),
    people: peopleLines(input).join('; '),
    link: input.link,
  }
}

/** Says where the date comes from. No mail ever says which step somebody missed. */
function why({ standing, renewalMonths, language }: MailInput): string {
  if (standing.because.kind === 'missed-twice') return ''
  return becauseText(standing, renewalMonths, { t: MESSAGES[language], language, topics: [] })
}

function peopleLines({ people, language }: MailInput): string[] {
  const t = MESSAGES[language]
  return people.map(({ name, standing }) => {
    const deadline = deadlineOf(standing)
    const due = deadline === null ? t.mail.noDeadline : t.mail.dueOn(formatDate(deadline, language))
    return t.mail.person(name ?? t.mail.noName, t.hr.status[standing.status], due)
  })
}

function blocksOf(body: string, values: Values, input: MailInput): Block[] {
  const paragraphs = body.trim().split(/\s*\n\s*\n\s*/)
  return paragraphs.flatMap((paragraph): Block[] => {
    if (paragraph === '{people}') return [{ kind: 'list', items: peopleLines(input) }]
    const texts = paragraph.split('{link}').map((text) => tidy(filled(text, values)))
    const parts = texts.flatMap((text, index) => [
      ...(index === 0 ? [] : [{ href: input.link, text: input.link }]),
      ...(text === '' ? [] : [{ href: '', text }]),
    ])
    return parts.length === 0 ? [] : [{ kind: 'text', parts }]
  })
}

/** The end of every mail, whoever wrote the words above. */
function closing({ language, organization, linkUntil }: MailInput): Block[] {
  const t = MESSAGES[language].mail
  const signsIn = linkUntil === null ? [] : [t.signsIn(formatDate(linkUntil, language))]
  return [...signsIn, t.ask, `${t.training(organization)} ${t.emergency}`].map((text) => ({
    kind: 'text',
    parts: [{ href: '', text }],
  }))
}

function asText(block: Block): string {
  if (block.kind === 'list') return block.items.map((item) => `- ${item}`).join('\n')
  return block.parts.map(({ text }) => text).join('')
}

/** Closes the gaps that an empty value leaves. */
function tidy(text: string): string {
  return text.replaceAll(/ +(?=[,.:;])/g, '').replaceAll(/ {2,}/g, ' ')
}

function calendarOf({ kind, language, standing, calendarUid, madeAt }: MailInput): Mail['calendar'] {
  const on = deadlineOf(standing)
  if ((kind !== 'invite' && kind !== 'due-soon') || on === null) return null
  const { file, summary, description } = MESSAGES[language].mail.calendar
  // It's nobody's event but their own, so nobody organizes it.
  return { fileName: file, ...calendarFile([{ uid: calendarUid, on, summary, description, madeAt }], null) }
}

interface HandOverPage {
  readonly name: string
  readonly kind: MailKind
  readonly organization: string
  readonly sheet: Sheet
  readonly doneAction: string
  readonly backHref: string
  readonly hidden: readonly HiddenField[]
}

/** A message that no mail can bring: its sheet, the link to copy, and the button that says it was handed over. */
export function handOverPage(shell: Shell, { name, kind, sheet, ...page }: HandOverPage): string {
  const { t } = shell
  return renderPage('app', shell, 'mail/hand-over', {
    t,
    heading: t.account.link.heading(name),
    kind: t.hr.reminders.kinds[kind],
    sheet: sheetView(sheet, 0),
    ...page,
  })
}

function sheetView(sheet: Sheet, place: number) {
  return { ...sheet, id: `sheet-${place}`, t: MESSAGES[sheet.language] }
}

/** What one person gets on paper. */
export interface Sheet {
  readonly person: PersonId
  readonly language: Language
  readonly title: string
  readonly forName: string
  /** What the reminder says: the due date and what's left. Empty for someone with nothing to do. */
  readonly lead: readonly string[]
  readonly until: string
  /** `null` for someone who has a password and signs in with it. */
  readonly link: {
    readonly link: string
    readonly qrHtml: SafeHtml
    readonly code: string
    readonly codeAddress: string
  } | null
  readonly signInAddress: string
}

/** A sheet for each person, and the button that says that all of them were handed over. */
export function handOverSheetsPage(
  shell: Shell,
  page: {
    readonly organization: string
    /** Says that links don't work on a phone; empty when they do. */
    readonly warning: string
    readonly sheets: readonly Sheet[]
    /** The names of those for whom there is none. */
    readonly leftOut: readonly string[]
    /** The messages that the sheets bring. */
    readonly messages: readonly string[]
    readonly printScript: string
    readonly doneAction: string
    readonly backHref: string
    readonly hidden: readonly HiddenField[]
  },
): string {
  const { t } = shell
  const sheets = page.sheets.map(sheetView)
  return renderPage('app', shell, 'mail/hand-over-sheets', { t, ...page, sheets })
}
