import { GENESIS } from '../../ledger/chain.ts'
import {
  HEADS_FILE,
  isEntriesFile,
  MANIFEST_FILE,
  PACK_FORMAT,
  PACK_KINDS,
  type PackedFile,
  type PackManifest,
  SIGNATURE_FILE,
} from '../packs/pack.ts'
import {
  type PackFault,
  packFault,
  type CheckTools,
  fingerprintOf,
  isManifestSignature,
  readSignature,
  signedBytes,
} from './pack-signature.ts'
import { headIn, LedgerCheck, type PackedHead } from './pack-ledger-check.ts'

/** A file of a pack, from a zip, a folder, or as it was dropped on a page. */
export interface FoundFile {
  readonly name: string
  content(): Promise<Uint8Array>
}

/** The result of a check. A pack is in order when it has no faults and its signatures could be checked. */
export interface PackFinding {
  /** `null` when it can't be read. */
  readonly manifest: PackManifest | null
  readonly faults: readonly PackFault[]
  /** `false` when this browser can't check signatures. The result then doesn't say who made the pack. */
  readonly signaturesChecked: boolean
  /**
   * The fingerprint of the key that signed the pack, for comparing with the one on paper, or `null` when there is none.
   */
  readonly fingerprint: string | null
  readonly files: number
  readonly entries: number
  readonly shown: number
  readonly heads: number
}

interface Options {
  readonly tools: CheckTools
  /** The fingerprint that the key has to have, or null when the reader compares it. */
  readonly expectedKey: string | null
  /** Told after each file, so that a page can show it and breathe. */
  progress(done: number, of: number): Promise<void>
}

/** Checks everything that can be checked without the server that made the pack. */
export async function checkPack(found: readonly FoundFile[], options: Options): Promise<PackFinding> {
  const files = new Map(found.map((file) => [file.name, file]))
  const manifestBytes = await bytesOf(files.get(MANIFEST_FILE))
  const nothing = {
    manifest: null,
    signaturesChecked: true,
    fingerprint: null,
    files: 0,
    entries: 0,
    shown: 0,
    heads: 0,
  }
  if (manifestBytes === null) return { ...nothing, faults: [packFault('no-manifest')] }
  const manifest = readManifest(manifestBytes)
  if (manifest === null) return { ...nothing, faults: [packFault('manifest-unreadable')] }
  const heads = readHeads(await bytesOf(files.get(HEADS_FILE)))
  const signed = await checkSignature(manifestBytes, await bytesOf(files.get(SIGNATURE_FILE)), heads.keys, options)
  const compared = await compareFiles(manifest, found, options)
  const ledger = await checkLedger(manifest, files, heads, options.tools)
  return {
    manifest,
    faults: [...signed.faults, ...compared, ...ledger.faults],
    signaturesChecked: signed.checked && ledger.signaturesChecked,
    fingerprint: signed.fingerprint,
    files: manifest.files.length,
    entries: ledger.entries,
    shown: ledger.shown,
    heads: heads.heads.length,
  }
}

async function checkSignature(
  manifest: Uint8Array,
  text: Uint8Array | null,
  keys: ReadonlyMap<string, string>,
  { tools, expectedKey }: Options,
): Promise<{ readonly faults: PackFault[]; readonly checked: boolean; readonly fingerprint: string | null }> {
  const bad = (fault: PackFault) => ({ faults: [fault], checked: true, fingerprint: null })
  if (text === null) return bad(packFault('no-signature'))
  const signature = readSignature(new TextDecoder().decode(text))
  if (signature === null || !isManifestSignature(signature)) return bad(packFault('signature-unreadable'))
  const x = keys.get(signature.keyId)
  if (x === undefined) return bad(packFault('unknown-key', signature.keyId))
  const fingerprint = await fingerprintOf(x, tools)
  const isGood = await tools.verify(x, signature.value, signedBytes(signature, manifest))
  const faults = isGood === false ? [packFault('forged', signature.keyId)] : []
  if (expectedKey !== null && expectedKey !== fingerprint) faults.push(packFault('other-key', fingerprint, expectedKey))
  return { faults, checked: isGood !== null, fingerprint }
}

/** Names each file that is missing, that nobody has listed, or that is not the one that was packed. */
async function compareFiles(
  { files }: PackManifest,
  found: readonly FoundFile[],
  { tools, progress }: Options,
): Promise<PackFault[]> {
  const listed = new Map(files.map((file) => [file.path, file]))
  const faults: PackFault[] = []
  const seen = new Set<string>()
  const strangers: { readonly path: string; readonly sha256: string }[] = []
  let done = 0
  for (const file of found) {
    await progress(done++, found.length)
    if (seen.has(file.name)) faults.push(packFault('twice', file.name))
    seen.add(file.name)
    const packed = listed.get(file.name)
    if (packed === undefined) {
      if (file.name !== MANIFEST_FILE && file.name !== SIGNATURE_FILE) faults.push(packFault('extra', file.name))
      continue
    }
    const bytes = await bytesOf(file)
    if (bytes === null) faults.push(packFault('damaged', file.name))
    else {
      const sha256 = await tools.sha256(bytes)
      if (sha256 !== packed.sha256 || bytes.length !== packed.bytes) strangers.push({ path: file.name, sha256 })
    }
  }
  const byHash = new Map(files.map(({ path, sha256 }) => [sha256, path]))
  for (const { path, sha256 } of strangers) {
    const other = byHash.get(sha256)
    faults.push(other === undefined ? packFault('changed', path) : packFault('swapped', path, other))
  }
  for (const { path } of files) if (!seen.has(path)) faults.push(packFault('missing', path))
  return faults
}

async function checkLedger(
  { files, ledger }: PackManifest,
  found: ReadonlyMap<string, FoundFile>,
  { heads, keys, readable }: Heads,
  tools: CheckTools,
) {
  const places = heads.flatMap(({ token }) => headIn(token.split('.')[1] ?? '')?.seq ?? [])
  const check = new LedgerCheck(tools, new Set(places), new Map(files.map((file) => [file.path, file])))
  for (const { path } of files.filter((file) => isEntriesFile(file.path))) {
    const bytes = await bytesOf(found.get(path))
    if (bytes === null) continue
    for (const line of new TextDecoder().decode(bytes).split('\n')) if (line !== '') await check.line(line)
  }
  check.finish(ledger)
  if (!readable) check.faults.push(packFault('heads-unreadable', HEADS_FILE))
  let signaturesChecked = true
  for (const [index, head] of heads.entries())
    signaturesChecked = (await check.head(head, index + 1, keys)) && signaturesChecked
  return { faults: check.faults, entries: check.entries, shown: check.shown, signaturesChecked }
}

/** A file that cannot be unpacked is as good as none. */
async function bytesOf(file: FoundFile | undefined): Promise<Uint8Array | null> {
  return (await file?.content().catch(() => null)) ?? null
}

/**
 * Returns null when any part is missing or of another shape: what is only shown has to be there as much as what is
 * compared.
 */
function readManifest(bytes: Uint8Array): PackManifest | null {
  const value = jsonIn(bytes)
  if (value === null || value['format'] !== PACK_FORMAT || value['version'] !== 1) return null
  const { organization, asOf, knownAt, language, generatedAt, generatedBy, files } = value
  const kind = PACK_KINDS.find((each) => each === value['kind'])
  const site = siteIn(value['site'])
  const { seq, hash } = objectOf(value['ledger'])
  if (kind === undefined || site === undefined || !isTextOrNull(knownAt)) return null
  if (!isText(organization) || !isText(asOf) || !isText(language) || !isText(generatedAt) || !isText(generatedBy))
    return null
  if (!Array.isArray(files) || !files.every(isPackedFile)) return null
  if (typeof seq !== 'number' || !isText(hash) || hash.length !== GENESIS.length) return null
  return {
    format: PACK_FORMAT,
    version: 1,
    kind,
    organization,
    asOf,
    site,
    knownAt,
    language,
    generatedAt,
    generatedBy,
    ledger: { seq, hash },
    files,
  }
}

/** Returns undefined when it's neither a site nor null. */
function siteIn(value: unknown): PackManifest['site'] | undefined {
  if (value === null) return null
  const { id, name } = objectOf(value)
  return isText(id) && isText(name) ? { id, name } : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || isText(value)
}

function isPackedFile(file: unknown): file is PackedFile {
  const { path, bytes, sha256 } = objectOf(file)
  return isText(path) && typeof bytes === 'number' && isText(sha256)
}

interface Heads {
  readonly readable: boolean
  readonly heads: readonly PackedHead[]
  /** The public key of each id. */
  readonly keys: ReadonlyMap<string, string>
}

function readHeads(bytes: Uint8Array | null): Heads {
  const { keys, heads } = bytes === null ? objectOf(null) : (jsonIn(bytes) ?? objectOf(null))
  if (!Array.isArray(keys) || !Array.isArray(heads)) return { readable: false, heads: [], keys: new Map() }
  const known = keys
    .map(objectOf)
    .flatMap(({ kid, x }): (readonly [string, string])[] => (isText(kid) && isText(x) ? [[kid, x]] : []))
  return {
    readable: true,
    // A head without a token is one that no key has signed.
    heads: heads.map(objectOf).map(({ token }) => ({ token: isText(token) ? token : '' })),
    keys: new Map(known),
  }
}

function jsonIn(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof value === 'object' && value !== null ? objectOf(value) : null
  } catch {
    return null
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  // Any object has members of any kind.
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}
