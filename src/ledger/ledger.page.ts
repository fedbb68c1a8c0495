import type { Room } from '../platform/disk.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import type { Comparison } from './comparison.ts'
import type { Fault } from './chain.ts'
import { localTime } from '../platform/time/local-time.ts'
import { formatDate, formatTime } from '../platform/time/date.page.ts'
import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { verdictOf } from './comparison.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** The results of the page's forms. */
export const LEDGER_OUTCOMES = ['checking', 'signed', 'same', 'faulty', 'keeper', 'no-keeper'] as const
export type LedgerOutcome = (typeof LEDGER_OUTCOMES)[number]

export interface LedgerInput {
  readonly form: FormState
  readonly timeZone: string
  readonly outcome: LedgerOutcome | null
  readonly entries: number
  /** The difference from the head that the server kept last, or null when the ledger has it. */
  readonly apart: Comparison | null
  readonly newest: CheckResult | null
  readonly whole: CheckResult | null
  /** The progress of a full check that is under way, or `null` when there is none. */
  readonly progress: { readonly done: number; readonly of: number } | null
  /** What keeps a recipient from getting everything, or `null` when nothing does. */
  readonly recipient: RecipientState
  readonly keys: readonly SigningKeyState[]
  readonly lastHead: ListedHead | null
  /** The last day on which the server made its backup, or null when there is none. */
  readonly lastBackup: CalendarDate | null
  readonly isBackupLate: boolean
  /** The last day whose backup was stored elsewhere too, null when none was; undefined where nobody does that. */
  readonly lastCopied: CalendarDate | null | undefined
  /** What's free on the disk of the server, in bytes. */
  readonly room: { readonly free: number; readonly level: Room }
  readonly heads: readonly ListedHead[]
  readonly links: LedgerLinks
  readonly csrf: string
}

export interface LedgerLinks {
  readonly self: string
  readonly check: string
  /** `null`, both, for a viewer who only reads. */
  readonly sign: string | null
  readonly recipient: string | null
  readonly compare: string
  readonly downloadAll: string
  head(number: number): string
  /** `null` on the last page. */
  readonly older: string | null
  /** `null` on the first page. */
  readonly latest: string | null
}

/** When it was checked, how far, and the first thing that was not in order. */
interface CheckResult {
  readonly checkedAt: Instant
  readonly entries: number
  readonly fault: Fault | null
}

export interface RecipientState {
  readonly hasMailServer: boolean
  /** Empty when nothing is mailed. */
  readonly address: string
  readonly sentAt: Instant | null
  readonly sentThrough: number
  readonly tries: number
  readonly answer: string
}

export interface SigningKeyState {
  readonly id: string
  readonly fingerprint: string
  /** `null` for a key that has signed nothing so far. */
  readonly addedAt: Instant | null
  readonly signsNow: boolean
  readonly vouchedBy: string | null
  readonly isFirst: boolean
}

export interface ListedHead {
  readonly number: number
  readonly day: CalendarDate
  readonly seq: number
  readonly hash: string
  readonly occasion: 'daily' | 'asked'
  readonly signedAt: Instant
}

function backupText({ lastBackup, isBackupLate }: LedgerInput, { t, language }: Shell): string {
  const words = t.hr.ledger.backup
  if (lastBackup === null) return words.none
  const day = formatDate(lastBackup, language)
  return isBackupLate ? words.late(day) : day
}

function copiedFact({ lastCopied }: LedgerInput, { t, language }: Shell) {
  const { name, none } = t.hr.ledger.copied
  if (lastCopied === undefined) return []
  return [{ name, value: lastCopied === null ? none : formatDate(lastCopied, language) }]
}

function roomText({ room: { free, level } }: LedgerInput, { t }: Shell): string {
  const words = t.hr.ledger.room
  const size = words.size(Math.floor(free / 1_000_000))
  return level === 'plenty' ? size : words[level](size)
}

/** Shows whether the ledger is whole, its signed heads, and who keeps them. */
export function ledgerPage(shell: Shell, input: LedgerInput): string {
  const { t, language } = shell
  const words = t.hr.ledger
  const { form, outcome, progress, links, csrf, whole, newest, apart } = input
  const address = field(form, {
    type: 'text',
    name: 'address',
    label: words.recipient,
    hint: words.recipientHint,
    verbatim: true,
    maxLength: 254,
    initial: input.recipient.address,
  })
  const file = field(form, { type: 'file', name: 'file', label: words.file, hint: words.fileHint })
  const summary = errorSummary([file, address], t)
  const fault = whole?.fault ?? newest?.fault ?? null
  const time = (at: Instant) => momentOf(at, input.timeZone, language)
  return renderPage('app', titled(shell, summary), 'ledger/ledger', {
    t,
    summary,
    outcome: outcome === null ? '' : words.done[outcome],
    outcomeIsGood: outcome === 'signed' || outcome === 'keeper',
    checking: progress === null ? '' : words.checking(progress.done, progress.of),
    faults: [
      ...(apart === null ? [] : [apartText(apart, t)]),
      ...(fault === null ? [] : [words.faults[fault.kind](fault.at)]),
    ],
    unsigned: unsignedText(input, words),
    todo: [...words.todo, ...(apart === null ? [] : [words.todoMissing])],
    isGood: fault === null && apart === null && whole !== null,
    facts: [
      { name: words.backup.name, value: backupText(input, shell) },
      ...copiedFact(input, shell),
      { name: words.entries, value: String(input.entries) },
      { name: words.lastHead, value: input.lastHead === null ? words.noHead : headText(shell, input.lastHead) },
      { name: words.newest, value: checkText(newest, shell, time) },
      { name: words.whole, value: checkText(whole, shell, time) },
      { name: words.room.name, value: roomText(input, shell) },
    ],
    address,
    file,
    recipientState: recipientSentences(input.recipient, shell, time),
    keys: input.keys.map((key) => keyView(key, shell, time)),
    heads: input.heads.map((head) => ({
      name: words.headName(head.number),
      day: formatDate(head.day, language),
      entries: String(head.seq),
      hash: head.hash,
      signed: time(head.signedAt).join(', '),
      occasion: words.occasion[head.occasion],
      href: links.head(head.number),
      download: words.downloadOf(head.number),
    })),
    // What it would sign has a problem, which the notice says.
    links: fault === null && apart === null ? links : { ...links, sign: null },
    csrf,
  })
}

/** Why nothing is signed, on a page with a problem. It's nothing to whoever only reads, where it's only not offered. */
function unsignedText({ newest, apart, links }: LedgerInput, words: Messages['hr']['ledger']): string {
  if (apart !== null || (newest !== null && newest.fault !== null)) return words.unsigned
  return links.sign === null ? '' : words.notOffered
}

/** Says how many entries are missing, and which. */
function apartText(apart: Comparison, t: Messages): string {
  const { missing } = apart
  const which = missing === null ? [] : [t.hr.ledger.missing(missing.from, missing.head.seq)]
  return [verdictOf(apart, t), ...which].join(' ')
}

type Moment = readonly [date: string, time: string]

export function momentOf(at: Instant, timeZone: string, language: Shell['language']): Moment {
  return [formatDayOf(at, timeZone, language), formatTime(localTime(at, timeZone).time, language)]
}

function headText({ t, language }: Shell, { number, day, seq }: ListedHead): string {
  return t.hr.ledger.headAt(number, formatDate(day, language), seq)
}

function checkText(check: CheckResult | null, { t }: Shell, time: (at: Instant) => Moment): string {
  const words = t.hr.ledger
  if (check === null) return words.neverChecked
  const [date, hour] = time(check.checkedAt)
  return check.fault === null ? words.checked(date, hour, check.entries) : words.checkedFaulty(date, hour)
}

function recipientSentences(recipient: RecipientState, { t }: Shell, time: (at: Instant) => Moment): string[] {
  const words = t.hr.ledger.recipientState
  const { hasMailServer, address, sentAt, sentThrough, tries, answer } = recipient
  if (!hasMailServer) return [words.noServer]
  if (address === '') return [words.none]
  return [
    sentAt === null ? words.waiting : words.sent(...time(sentAt), sentThrough),
    ...(tries === 0 ? [] : [words.failing(tries, answer)]),
  ]
}

function keyView(key: SigningKeyState, { t }: Shell, time: (at: Instant) => Moment) {
  const words = t.hr.ledger
  const since = key.addedAt === null ? null : time(key.addedAt)[0]
  return {
    id: key.id,
    fingerprint: key.fingerprint.match(/.{1,8}/g) ?? [],
    state: since === null ? words.keyNext : key.signsNow ? words.keyNow(since) : words.keyBefore(since),
    trust: key.vouchedBy !== null ? words.vouched(key.vouchedBy) : key.isFirst ? words.firstKey : words.notVouched,
  }
}
