import { fingerprint, type PublicJwk } from '../platform/codes/key.job.ts'
import { BEGINNING } from './chain.ts'
import type { ComparedEntry, ComparedHead, ComparedKey, Comparison, MissingEntries } from './comparison.ts'
import { type Divergence, divergence, headState, type LedgerHead } from './head.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import {
  entriesBetween,
  firstRecordedAfter,
  hashesAt,
  ledgerEnd,
  type LedgerKey,
  ledgerKeys,
  type SignedHead,
} from './head.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { checkHead, voucherOf } from './head.job.ts'
import { allHeads, type OutsideFile, type OutsideHead, publicKeyOf, readHeads } from './heads-file.job.ts'
import { keysOnRecord } from './verify-heads.job.ts'

/** The number of listed entries. */
const MOST_THERE = 20

/** Returns null when one of the texts is no file of heads. */
export async function compareHeads(db: Database, texts: readonly string[]): Promise<Comparison | null> {
  const onRecord = await keysOnRecord(db)
  const files: OutsideFile[] = []
  for (const text of texts) {
    const file = await readHeads(text, onRecord)
    if (file === null) return null
    files.push(file)
  }
  return compare(
    db,
    files.flatMap(({ keys }) => keys),
    distinct(files.flatMap(({ heads }) => heads)),
  )
}

async function compare(
  db: Database,
  fileKeys: readonly PublicJwk[],
  outside: readonly OutsideHead[],
): Promise<Comparison> {
  const end = await ledgerEnd(db)
  const recorded = new Map((await allHeads(db)).map((head) => [head.number, head]))
  const genuine = outside.filter((head) => head.state === 'genuine')
  const keys = await comparedKeys(fileKeys, await ledgerKeys(db))
  const allKeys = [...fileKeys, ...(await keysOnRecord(db))]
  const vouchedFor = await headsVouchedFor(
    genuine.map(({ head }) => head),
    recorded,
    allKeys,
  )
  const known = [...genuine.map(({ head }) => head), ...vouchedFor]
  const hashes = await hashesAt(
    db,
    known.map(({ seq }) => seq),
  )
  const stateOf = (head: LedgerHead) =>
    headState(head, end.seq, head.seq === BEGINNING.seq ? BEGINNING.hash : (hashes.get(head.seq) ?? null))
  const apart = divergence(
    known.map((head) => ({ head, state: stateOf(head) })),
    end.seq,
  )
  const heads = outside.map(
    (head): ComparedHead =>
      head.state === 'genuine'
        ? {
            state: stateOf(head.head),
            head: head.head,
            keyId: head.key.kid,
            onRecord: relation(head.token, recorded.get(head.head.number)),
          }
        : head,
  )
  return {
    end,
    keys,
    heads,
    vouchedFor: vouchedFor.length,
    divergence: apart,
    missing: apart === null ? null : await missingEntries(db, apart, end.seq),
    there: apart === null || apart.firstMisfit.seq > end.seq ? [] : await entriesThere(db, apart),
    fits:
      heads.every((head) => head.state === 'fits' && head.onRecord === 'same') &&
      keys.every(({ onRecord }) => onRecord) &&
      apart === null,
  }
}

function relation(token: string, recorded: SignedHead | undefined): 'same' | 'other' | 'nothing' {
  if (recorded === undefined) return 'nothing'
  return recorded.token === token ? 'same' : 'other'
}

/** Follows each outside head back to the one it names, as long as the database has it unchanged. */
async function headsVouchedFor(
  outside: readonly LedgerHead[],
  recorded: ReadonlyMap<number, SignedHead>,
  keys: readonly PublicJwk[],
): Promise<LedgerHead[]> {
  const seen = new Set(outside.map(({ number }) => number))
  const vouched: LedgerHead[] = []
  for (const start of outside) {
    let { number, previous } = start
    for (;;) {
      const before = recorded.get(number - 1)
      if (before === undefined || seen.has(number - 1) || sha256(before.token) !== previous) break
      const finding = await checkHead(before.token, keys)
      if (finding.state !== 'genuine') break
      seen.add(finding.head.number)
      vouched.push(finding.head)
      number = finding.head.number
      previous = finding.head.previous
    }
  }
  return vouched
}

async function comparedKeys(inFile: readonly PublicJwk[], onRecord: readonly LedgerKey[]): Promise<ComparedKey[]> {
  const recorded = onRecord.map(({ jwk, ...key }) => ({ ...key, jwk: publicKeyOf(jwk) }))
  const known = [...inFile, ...recorded.map(({ jwk }) => jwk)]
  const keys = new Map(known.map((key) => [key.x, key]))
  return Promise.all(
    [...keys.values()].map(async (key): Promise<ComparedKey> => {
      const record = recorded.find(({ jwk }) => jwk.x === key.x)
      return {
        id: key.kid,
        fingerprint: await fingerprint(key),
        inFile: inFile.some(({ x }) => x === key.x),
        onRecord: record !== undefined,
        addedAt: record?.addedAt ?? null,
        vouchedBy: await voucherOf(key, record?.voucher ?? null, known),
      }
    }),
  )
}

/**
 * Entries can be missing at the end, or their places can hold entries recorded only after the head was signed, because
 * a ledger that lost its end has continued.
 */
async function missingEntries(
  db: Database,
  { from, firstMisfit, furthest }: Divergence<LedgerHead>,
  end: number,
): Promise<MissingEntries | null> {
  const later = await firstRecordedAfter(db, firstMisfit.signedAt, from, firstMisfit.seq)
  if (later !== null) return { head: furthest, from: later, isReplaced: true }
  return firstMisfit.seq > end ? { head: furthest, from: end + 1, isReplaced: false } : null
}

async function entriesThere(db: Database, { from, to, firstMisfit }: Divergence<LedgerHead>): Promise<ComparedEntry[]> {
  const entries = await entriesBetween(db, from, to, MOST_THERE)
  return entries.map((entry) => ({ ...entry, isLater: entry.recordedAt > firstMisfit.signedAt }))
}

/** One head can be in several files. */
function distinct(heads: readonly OutsideHead[]): OutsideHead[] {
  const tokens = new Set<string>()
  return heads.filter((head) => {
    if (head.state !== 'genuine') return true
    const isNew = !tokens.has(head.token)
    tokens.add(head.token)
    return isNew
  })
}
