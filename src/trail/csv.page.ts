import { canonicalJson } from '../platform/codes/canonical.ts'
import { BYTE_ORDER_MARK, csvLine } from '../platform/text/csv.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { localTime } from '../platform/time/local-time.ts'

/** The names of the columns: programs read them, so they stay. */
const COLUMNS = [
  'entry',
  'at_utc',
  'at_local',
  'who',
  'who_name',
  'kind',
  'about',
  'about_name',
  'detail',
  'address',
  'hash',
  'detail_words',
] as const

interface CsvEntry {
  readonly seq: number
  readonly at: Instant
  readonly actor: string
  readonly kind: string
  readonly about: string | null
  readonly held: unknown
  /** The detail in words. */
  readonly parts: readonly string[]
  readonly address: string | null
  readonly hash: string
}

/** The audit trail as a file for spreadsheets. */
export const trailCsv = {
  header: BYTE_ORDER_MARK + csvLine(COLUMNS),
  line(entry: CsvEntry, names: ReadonlyMap<string, string>, timeZone: string): string {
    const { seq, at, actor, kind, about, held, parts, address, hash } = entry
    const cells: Readonly<Record<(typeof COLUMNS)[number], string>> = {
      entry: String(seq),
      at_utc: at,
      at_local: `${dateAt(at, timeZone)} ${localTime(at, timeZone).time}`,
      who: actor,
      who_name: names.get(actor) ?? '',
      kind,
      about: about ?? '',
      about_name: about === null ? '' : (names.get(about) ?? ''),
      detail: canonicalJson(held),
      address: address ?? '',
      hash,
      detail_words: parts.join('; '),
    }
    return csvLine(COLUMNS.map((column) => cells[column]))
  },
}
