import { type CalendarDate, calendarDate, type Instant } from '../../platform/time/calendar.ts'
import type { SiteId } from '../../ledger/event.ts'
import type { Language } from '../../platform/text/language.ts'

/** The choices made when a pack is ordered. */
export interface PackOrder {
  readonly kind: PackKind
  readonly asOf: CalendarDate
  /** `null` for the whole organization. */
  readonly site: SiteId | null
  /** Limits the pack to entries recorded by this moment, or null for everything on record now. */
  readonly knownAt: Instant | null
  readonly language: Language
}

export const PACK_KINDS = ['pack', 'yearly'] as const
export type PackKind = (typeof PACK_KINDS)[number]

/** The content of `manifest.json`. */
export interface PackManifest {
  readonly format: typeof PACK_FORMAT
  readonly version: 1
  readonly kind: PackKind
  readonly organization: string
  readonly asOf: string
  readonly site: { readonly id: string; readonly name: string } | null
  readonly knownAt: string | null
  readonly language: string
  readonly generatedAt: string
  readonly generatedBy: string
  /** The end of the ledger when the pack was made. */
  readonly ledger: { readonly seq: number; readonly hash: string }
  /** Every file but the manifest and its signature, in the order of their names. */
  readonly files: readonly PackedFile[]
}

export interface PackedFile {
  readonly path: string
  readonly bytes: number
  /** SHA-256 in lower-case hexadecimal. */
  readonly sha256: string
}

export const PACK_FORMAT = 'csec-evidence-pack'
export const MANIFEST_FILE = 'manifest.json'
export const SIGNATURE_FILE = 'manifest.sig'
export const HEADS_FILE = 'ledger/heads.json'
/** The type that the signature names, so that nothing else that the key has signed can pass for a manifest. */
export const SIGNATURE_TYPE = 'csec-evidence-manifest'

/** The entries of the ledger are split into files of this many, so that a checker reads one file at a time. */
export const ENTRIES_IN_FILE = 5_000

export const entriesFile = (first: number) => `ledger/entries-${String(first).padStart(9, '0')}.jsonl`
export const isEntriesFile = (path: string) => /^ledger\/entries-\d{9,}\.jsonl$/.test(path)
export const certificateFile = (number: string) => `certificates/${number}.pdf`
export const editionFile = (hash: string) => `content/${hash}/edition.json`

/** An entry about a person the pack isn't about: only its place in the chain. */
export interface WithheldEntry {
  readonly seq: number
  readonly hash: string
}

/** The last day of a year, which its archive is about. */
export function endOfYear(year: number): CalendarDate {
  return calendarDate(`${String(year).padStart(4, '0')}-12-31`)
}

/** `evidence-2026-11-24_north-house.zip`: ids and days, never a name of a person. */
export function packFileName({ kind, asOf, knownAt }: PackOrder, siteSlug: string | null): string {
  const clock = knownAt === null ? '' : '_as-known-then'
  if (kind === 'yearly') return `evidence-year-${asOf.slice(0, 4)}.zip`
  return `evidence-${asOf}_${siteSlug ?? 'all-sites'}${clock}.zip`
}
