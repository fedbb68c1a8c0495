import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PublicJwk } from '../platform/codes/key.job.ts'
import { BEGINNING, GENESIS, type Fault, type HeadFault } from './chain.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { hashesAt, headsAfter, ledgerKeys, type SignedHead } from './head.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { checkHead } from './head.job.ts'
import { publicKeyOf } from './heads-file.job.ts'

const PAGE = 100

export async function keysOnRecord(db: Database): Promise<PublicJwk[]> {
  return (await ledgerKeys(db)).map(({ jwk }) => publicKeyOf(jwk))
}

/**
 * Returns the first head on record that isn't in order: not as it was signed, not after the one before, or of another
 * ledger. This finds someone who rewrites the ledger but can't sign. Heads kept outside find someone who can.
 */
export async function headsFault(db: Database): Promise<Fault | null> {
  const keys = await keysOnRecord(db)
  let last: SignedHead | null = null
  for (;;) {
    const heads: SignedHead[] = await headsAfter(db, last?.number ?? 0, PAGE)
    if (heads.length === 0) return null
    const hashes = await hashesAt(
      db,
      heads.map(({ seq }) => seq),
    )
    for (const head of heads) {
      const kind = await faultOf(head, last, hashes, keys)
      if (kind !== null) return { kind, at: head.number }
      last = head
    }
    await nextTurn()
  }
}

async function faultOf(
  row: SignedHead,
  last: SignedHead | null,
  hashes: ReadonlyMap<number, string>,
  keys: readonly PublicJwk[],
): Promise<HeadFault | null> {
  const finding = await checkHead(row.token, keys)
  if (finding.state !== 'genuine') return 'head-signature'
  const { head } = finding
  const isAsSigned =
    head.number === row.number && head.seq === row.seq && head.hash === row.hash && head.day === row.day
  if (!isAsSigned) return 'head-signature'
  const previous = last === null ? GENESIS : sha256(last.token)
  if (head.number !== (last?.number ?? 0) + 1 || head.previous !== previous) return 'head-chain'
  const there = head.seq === BEGINNING.seq ? BEGINNING.hash : hashes.get(head.seq)
  return there === head.hash ? null : 'head-differs'
}
