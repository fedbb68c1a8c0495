import { canonicalJson } from '../../platform/codes/canonical.ts'
import { BEGINNING, type ChainEntry, hashedPart, type Link } from '../../ledger/chain.ts'
import { certificateFile, editionFile, type PackedFile, type WithheldEntry } from '../packs/pack.ts'
import {
  type PackFault,
  packFault,
  type CheckTools,
  fromBase64Url,
  readSignature,
  signedBytes,
} from './pack-signature.ts'

/** A signed head as the pack has it. */
export interface PackedHead {
  readonly token: string
}

/** Goes through the entries of a pack in their order, and says what does not fit. */
export class LedgerCheck {
  readonly faults: PackFault[] = []
  shown = 0
  private end: Link = BEGINNING
  private readonly hashes = new Map<number, string>([[BEGINNING.seq, BEGINNING.hash]])
  /** Editions that were found to differ: many entries name the same one, and it's said once. */
  private readonly differing = new Set<string>()

  /**
   * @param wanted the places whose hashes heads will be compared with
   * @param files what the manifest says about the files that entries name
   */
  constructor(
    private readonly tools: CheckTools,
    private readonly wanted: ReadonlySet<number>,
    private readonly files: ReadonlyMap<string, PackedFile>,
  ) {}

  get entries(): number {
    return this.end.seq
  }

  async line(text: string): Promise<void> {
    const entry = readEntry(text)
    if (entry === null) {
      this.faults.push(packFault('entry-unreadable', this.end.seq + 1))
      return
    }
    if (entry.seq !== this.end.seq + 1) this.faults.push(packFault('entry-missing', this.end.seq + 1))
    else if ('body' in entry) await this.whole(entry)
    this.end = { seq: entry.seq, hash: entry.hash }
    if (this.wanted.has(entry.seq)) this.hashes.set(entry.seq, entry.hash)
  }

  finish(end: Link): void {
    if (this.end.seq !== end.seq || this.end.hash !== end.hash) this.faults.push(packFault('ledger-end', end.seq))
  }

  /** Returns false when the signature can't be checked here. */
  async head({ token }: PackedHead, number: number, keys: ReadonlyMap<string, string>): Promise<boolean> {
    const signature = readSignature(token)
    const x = signature === null ? undefined : keys.get(signature.keyId)
    if (signature === null || x === undefined) {
      this.faults.push(packFault('head-forged', number))
      return true
    }
    const isGood = await this.tools.verify(x, signature.value, signedBytes(signature, null))
    if (isGood === false) this.faults.push(packFault('head-forged', number))
    const head = headIn(signature.payload)
    // Signed with the key, and no head: something else was put in its place.
    if (head === null) this.faults.push(packFault('head-forged', number))
    else if (this.hashes.get(head.seq) !== head.hash) this.faults.push(packFault('head-differs', number))
    return isGood !== null
  }

  private async whole(entry: ChainEntry): Promise<void> {
    this.shown += 1
    if (entry.prev_hash !== this.end.hash) this.faults.push(packFault('entry-unlinked', entry.seq))
    if ((await this.hashOf(entry)) !== entry.hash) this.faults.push(packFault('entry-changed', entry.seq))
    this.named(entry)
  }

  /** Returns null for an entry that no ledger holds: it's nested deeper than it can be written. */
  private async hashOf(entry: ChainEntry): Promise<string | null> {
    try {
      return await this.tools.sha256(new TextEncoder().encode(canonicalJson(hashedPart(entry))))
    } catch (error) {
      if (error instanceof RangeError) return null
      throw error
    }
  }

  /** The files that an entry names by their hash. */
  private named({ kind, body }: ChainEntry): void {
    if (typeof body !== 'object' || body === null) return
    const { certificate, pdf, contentEdition } = body as Readonly<Record<string, unknown>> // of whatever kind it is
    if (kind === 'certified' && typeof certificate === 'string') {
      const file = this.files.get(certificateFile(certificate))
      if (file !== undefined && file.sha256 !== pdf) this.faults.push(packFault('certificate-differs', file.path))
    }
    if (typeof contentEdition !== 'string') return
    const edition = this.files.get(editionFile(contentEdition))
    if (edition === undefined || edition.sha256 === contentEdition || this.differing.has(edition.path)) return
    this.differing.add(edition.path)
    this.faults.push(packFault('edition-differs', edition.path))
  }
}

/** The place that a head is signed for, or null when the token holds no head. */
export function headIn(payload: string): Link | null {
  try {
    // The next lines check the content.
    const { seq, hash } = JSON.parse(new TextDecoder().decode(fromBase64Url(payload))) as Partial<Link>
    return typeof seq === 'number' && typeof hash === 'string' ? { seq, hash } : null
  } catch {
    return null
  }
}

function readEntry(text: string): ChainEntry | WithheldEntry | null {
  try {
    // Checked below, as far as the chain needs it.
    const entry = JSON.parse(text) as Partial<ChainEntry> | null
    return Number.isInteger(entry?.seq) && typeof entry?.hash === 'string'
      ? (entry as ChainEntry | WithheldEntry)
      : null
  } catch {
    return null
  }
}
