import type { Instant } from '../platform/time/calendar.ts'
import type { ComparedHead, ComparedKey, Comparison } from './comparison.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { momentOf } from './ledger.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** The text of a comparison, on a page and in a terminal. */
interface ComparisonText {
  readonly verdict: string
  readonly parts: readonly { readonly title: string; readonly lines: readonly string[] }[]
}

interface Locale {
  readonly t: Messages
  readonly language: Shell['language']
  readonly timeZone: string
}

/** The number of mismatched heads that are listed one by one. */
const MOST_HEADS = 50

export function comparisonPage(
  shell: Shell,
  comparison: Comparison,
  page: { readonly timeZone: string; readonly backHref: string },
): string {
  const { t, language } = shell
  const { verdict, parts } = comparisonText(comparison, { t, language, timeZone: page.timeZone })
  return renderPage('app', shell, 'ledger/comparison', {
    t,
    fits: comparison.fits,
    verdict,
    parts: parts.map((part, index) => ({ ...part, id: `part-${index}` })),
    backHref: page.backHref,
  })
}

export function comparisonText(comparison: Comparison, locale: Locale): ComparisonText {
  const words = locale.t.hr.ledger.comparison
  const { keys } = comparison
  const parts = [
    { title: words.changeTitle, lines: changeLines(comparison, locale) },
    { title: words.thereTitle, lines: thereLines(comparison, locale) },
    { title: words.headsTitle, lines: headLines(comparison, locale) },
    { title: words.keysTitle, lines: keys.flatMap((key) => keyLines(key, locale)) },
  ]
  return {
    verdict: verdictOf(comparison, locale.t),
    parts: parts.filter(({ lines }) => lines.length > 0),
  }
}

function changeLines({ divergence, end }: Comparison, { t, language }: Locale): string[] {
  if (divergence === null) return []
  const words = t.hr.ledger.comparison
  const { lastFit, firstMisfit, from, to, missingAtEnd } = divergence
  const isOnlyShort = firstMisfit.seq > end.seq
  const silent = end.seq < from ? [] : [words.silent(from, end.seq)]
  const noFit = isOnlyShort ? [] : [words.noFit]
  return [
    ...(lastFit === null ? noFit : [words.lastFit(lastFit.number, formatDate(lastFit.day, language), lastFit.seq)]),
    words.firstMisfit(firstMisfit.number, formatDate(firstMisfit.day, language), firstMisfit.seq),
    ...(isOnlyShort ? [words.older, ...silent] : [from === to ? words.exactly(to) : words.between(from, to)]),
    ...(missingAtEnd === 0 ? [] : [words.ends(end.seq, missingAtEnd)]),
  ]
}

function thereLines({ there }: Comparison, { t, language, timeZone }: Locale): string[] {
  const words = t.hr.ledger.comparison
  return there.map(({ seq, kind, recordedAt, isLater }) => {
    const line = words.there(seq, kind, ...momentOf(recordedAt, timeZone, language))
    return isLater ? `${line}. ${words.thereLater}` : line
  })
}

function headLines({ heads, end, vouchedFor }: Comparison, locale: Locale): string[] {
  const words = locale.t.hr.ledger.comparison
  const isPlain = (head: ComparedHead) => head.state === 'fits' && head.onRecord === 'same'
  const told = heads.filter((head) => !isPlain(head))
  const fitting = heads.length - told.length
  return [
    words.counted(heads.length, end.seq),
    ...(vouchedFor === 0 ? [] : [words.vouched(vouchedFor)]),
    ...told.slice(0, MOST_HEADS).map((head) => headLine(head, locale)),
    ...(fitting === 0 || told.length === 0 ? [] : [words.moreFit(fitting)]),
  ]
}

function headLine(compared: ComparedHead, { t, language }: Locale): string {
  const words = t.hr.ledger.comparison
  if (compared.state === 'unknown-key') return words.unknownKey(compared.keyId)
  if (compared.state === 'changed') return words.changedHead
  if (compared.state === 'unreadable') return words.unreadableHead
  const { head, state, onRecord } = compared
  const name = words.head(head.number, formatDate(head.day, language), head.seq)
  const record = { same: [], other: [words.otherOnRecord], nothing: [words.notOnRecord] }[onRecord]
  return [`${name}: ${words.states[state]}.`, ...record].join(' ')
}

function keyLines(
  { id, fingerprint, inFile, addedAt, vouchedBy }: ComparedKey,
  { t, language, timeZone }: Locale,
): string[] {
  const words = t.hr.ledger.comparison.key
  const day = (at: Instant) => momentOf(at, timeZone, language)[0]
  if (addedAt === null) return [words.unknown(id), words.fingerprint(id, fingerprint)]
  const trust = vouchedBy === null ? words.notVouched(id) : words.vouched(id, vouchedBy)
  const known = inFile ? words.known(id, day(addedAt)) : `${words.later(id, day(addedAt))} ${trust}`
  return [known, words.fingerprint(id, fingerprint)]
}

/** Says in a sentence what a comparison with signed heads found. */
export function verdictOf({ fits, divergence, missing, end }: Comparison, t: Messages): string {
  const words = t.hr.ledger.comparison
  if (fits) return words.fits
  if (divergence === null) return words.doubt
  if (missing === null) return words.differs
  const { head, from, isReplaced } = missing
  const count = head.seq - from + 1
  if (isReplaced) return words.replaced(head.number, head.seq, from, count)
  return words.missing(head.number, head.seq, end.seq, count)
}
