import type { Store } from '../database/open.store.ts'
import type { Database, Tx } from '../database/schema.store.ts'
import type { Instant } from '../time/calendar.ts'
import {
  hasSigningKey,
  keyId,
  keysInFolder,
  type KeyUse,
  newPrivateJwk,
  openSigningKey,
  type PrivateJwk,
  readSigningKey,
  type SigningKey,
  signingKeyFrom,
} from './key.job.ts'
import {
  checkServerSecret,
  fingerprintOf,
  newSecret,
  openServerSecret,
  secretInFolder,
  type ServerSecret,
  serverSecret,
} from './secret.job.ts'
import {
  addSealedKey,
  type KeyPurpose,
  retireSealedKey,
  sealAgain,
  type SealedKey,
  sealedKeys,
} from './server-key.store.ts'
import { isSharedSecret } from './shared-secret.store.ts'

/** Everything that servers sign and seal with. */
export interface ServerKeys {
  readonly certificates: SigningKey
  readonly ledger: SigningKey
  readonly secret: ServerSecret
  /** What the operator should know, a line each. */
  readonly notes: readonly string[]
}

export interface KeyPlace {
  readonly store: Store
  /** The folder that has the keys when they aren't in the database. */
  readonly dataDir: string
  /** What the keys in the database are encrypted with. Null when keys are in the folder. */
  readonly encryption: Buffer | null
}

const SEAL = 'server keys'
const NEEDED =
  'The keys of this database are in it, encrypted. Set KEY_ENCRYPTION_KEY, or KEY_ENCRYPTION_KEY_FILE, as on its other servers.'
const WRONG =
  "KEY_ENCRYPTION_KEY isn't the key that the keys of this database are encrypted with. Set the one that its other servers have."

/**
 * Opens the keys that sign and seal, and makes those that aren't there yet. With a key to encrypt them they are in the
 * database, for all its servers; what the folder has is taken in at the first start, and stays where it is. Throws a
 * sentence for the operator when the key to encrypt them is missing, or is another one.
 */
export async function openServerKeys(place: KeyPlace, at: Instant): Promise<ServerKeys> {
  const { store, dataDir, encryption } = place
  const found = await sealedKeys(store.db)
  if (encryption === null) {
    if (found.length > 0) throw new Error(NEEDED)
    const keys = {
      certificates: await openSigningKey(dataDir, 'certificates'),
      ledger: await openSigningKey(dataDir, 'ledger'),
      secret: openServerSecret(dataDir),
    }
    await checkServerSecret(store.db, keys.secret, dataDir, at)
    return { ...keys, notes: [] }
  }
  const seal = serverSecret(encryption)
  const isComplete = PURPOSES.every((purpose) => inUse(found, purpose) !== null)
  const notes = isComplete ? [] : await takeIn(place, seal, at)
  const keys = isComplete ? found : await sealedKeys(store.db)
  return {
    certificates: await signingKeyIn(keys, 'certificates', seal),
    ledger: await signingKeyIn(keys, 'ledger', seal),
    secret: secretIn(getInUse(keys, 'server'), seal),
    notes,
  }
}

/**
 * The key that signs the ledger, for a command: it makes none. Returns null when there is none in the database and
 * none in the folder.
 */
export async function readLedgerKey(
  db: Database,
  { dataDir, encryption }: Omit<KeyPlace, 'store'>,
): Promise<SigningKey | null> {
  const keys = await sealedKeys(db)
  if (inUse(keys, 'ledger') === null) return hasSigningKey(dataDir, 'ledger') ? readSigningKey(dataDir, 'ledger') : null
  if (encryption === null) throw new Error(NEEDED)
  return signingKeyIn(keys, 'ledger', serverSecret(encryption))
}

/**
 * The secret of the servers, for a command: it makes none. Returns null when there is none in the database and none in
 * the folder.
 */
export async function readServerSecret(
  db: Database,
  { dataDir, encryption }: Omit<KeyPlace, 'store'>,
  at: Instant,
): Promise<ServerSecret | null> {
  const key = inUse(await sealedKeys(db), 'server')
  if (key !== null) {
    if (encryption === null) throw new Error(NEEDED)
    return secretIn(key, serverSecret(encryption))
  }
  const inFolder = secretInFolder(dataDir)
  if (inFolder === null) return null
  const secret = serverSecret(inFolder)
  await checkServerSecret(db, secret, dataDir, at)
  return secret
}

/** Whether keys are in the database. Throws a sentence when they are and this doesn't open all of them. */
export async function checkSealedKeys(db: Database, encryption: Buffer | null): Promise<boolean> {
  const keys = await sealedKeys(db)
  if (keys.length === 0) return false
  if (encryption === null) throw new Error(NEEDED)
  const seal = serverSecret(encryption)
  for (const key of keys) unsealed(key, seal)
  return true
}

/** Whether this opens every key in the database. It's true where there are none. */
export async function opensSealedKeys(db: Database, encryption: Buffer): Promise<boolean> {
  const seal = serverSecret(encryption)
  return (await sealedKeys(db)).every((key) => seal.unseal(SEAL, aboutOf(key), key.sealed) !== null)
}

/** A new secret, sealed, with what tells it from others. */
export function newSealedSecret(
  encryption: Buffer,
  at: Instant,
): { readonly row: SealedKey; readonly fingerprint: string } {
  const secret = newSecret()
  const fingerprint = fingerprintOf(serverSecret(secret))
  const text = secret.toString('base64url')
  return { row: sealedRow({ purpose: 'server', id: fingerprint, text }, serverSecret(encryption), at), fingerprint }
}

/** A new key for a use, sealed. It signs from the moment on that `replaceKey` has put it in the place of the one before. */
export async function newSealedKey(use: KeyUse, encryption: Buffer, at: Instant) {
  const jwk = await newPrivateJwk()
  const row = await sealedJwk(use, jwk, serverSecret(encryption), { at, isRetired: false })
  return { row, key: await signingKeyFrom(jwk, 'made just now') }
}

export async function replaceKey(tx: Tx, row: SealedKey): Promise<void> {
  await retireSealedKey(tx, row.purpose, row.added_at)
  await addSealedKey(tx, row)
}

/** Encrypts every key in the database anew. Returns how many there are. */
export async function encryptAgain(tx: Tx, from: Buffer, to: Buffer): Promise<number> {
  const [before, after] = [serverSecret(from), serverSecret(to)]
  const keys = await sealedKeys(tx)
  for (const key of keys) await sealAgain(tx, key.id, after.seal(SEAL, aboutOf(key), unsealed(key, before)))
  return keys.length
}

const PURPOSES = ['certificates', 'ledger', 'server'] as const satisfies readonly KeyPurpose[]

/** Takes in what the folder has, and makes the rest. When several servers start at once, only one of them does it. */
async function takeIn({ store, dataDir }: KeyPlace, seal: ServerSecret, at: Instant): Promise<string[]> {
  const rows: SealedKey[] = []
  const taken: string[] = []
  for (const use of ['certificates', 'ledger'] as const) {
    const { current, retired } = keysInFolder(dataDir, use)
    if (current !== null) taken.push(use)
    // A change of keys that was killed halfway leaves the key that still signs under both names.
    for (const jwk of retired.filter(({ x }) => x !== current?.x))
      rows.push(await sealedJwk(use, jwk, seal, { at, isRetired: true }))
    rows.push(await sealedJwk(use, current ?? (await newPrivateJwk()), seal, { at, isRetired: false }))
  }
  const ofFolder = secretInFolder(dataDir)
  if (ofFolder !== null) taken.push('server')
  const secret = ofFolder ?? newSecret()
  const fingerprint = fingerprintOf(serverSecret(secret))
  await store.transaction(async (tx) => {
    const found = await sealedKeys(tx)
    for (const key of found) unsealed(key, seal)
    if (inUse(found, 'server') === null) {
      if (!(await isSharedSecret(tx, fingerprint, at)))
        throw new Error(
          "The keys of this database are in the folder of another server. Start that one first with KEY_ENCRYPTION_KEY: it puts them into the database. If they're lost for good, run: csec rotate-key server",
        )
      rows.push(sealedRow({ purpose: 'server', id: fingerprint, text: secret.toString('base64url') }, seal, at))
    }
    for (const row of rows.filter(({ purpose, retired_at }) => retired_at !== null || inUse(found, purpose) === null))
      await addSealedKey(tx, row)
    const after = await sealedKeys(tx)
    const without = PURPOSES.find((purpose) => inUse(after, purpose) === null)
    if (without !== undefined)
      throw new Error(
        `The database has no key for ${without} in use, and the one in ${dataDir}/keys was retired. Run: csec rotate-key ${without}`,
      )
  })
  return taken.length === 0
    ? []
    : [
        `The keys in ${dataDir}/keys are in the database now, encrypted with KEY_ENCRYPTION_KEY. The files aren't used anymore: keep them as safe as a backup.`,
      ]
}

function inUse(keys: readonly SealedKey[], purpose: KeyPurpose): SealedKey | null {
  return keys.find((key) => key.purpose === purpose && key.retired_at === null) ?? null
}

function getInUse(keys: readonly SealedKey[], purpose: KeyPurpose): SealedKey {
  const key = inUse(keys, purpose)
  if (key === null) throw new Error(`The database has no key for ${purpose} in use.`)
  return key
}

function secretIn(key: SealedKey, seal: ServerSecret): ServerSecret {
  return serverSecret(Buffer.from(unsealed(key, seal), 'base64url'))
}

async function signingKeyIn(keys: readonly SealedKey[], use: KeyUse, seal: ServerSecret): Promise<SigningKey> {
  const key = getInUse(keys, use)
  return signingKeyFrom(JSON.parse(unsealed(key, seal)), `${use} of the database`)
}

async function sealedJwk(
  use: KeyUse,
  jwk: PrivateJwk,
  seal: ServerSecret,
  { at, isRetired }: { readonly at: Instant; readonly isRetired: boolean },
): Promise<SealedKey> {
  const row = sealedRow({ purpose: use, id: await keyId(jwk), text: JSON.stringify(jwk) }, seal, at)
  return isRetired ? { ...row, retired_at: at } : row
}

function sealedRow(
  { purpose, id, text }: { readonly purpose: KeyPurpose; readonly id: string; readonly text: string },
  seal: ServerSecret,
  at: Instant,
): SealedKey {
  return { id, purpose, sealed: seal.seal(SEAL, aboutOf({ purpose, id }), text), added_at: at, retired_at: null }
}

function unsealed(key: SealedKey, seal: ServerSecret): string {
  const text = seal.unseal(SEAL, aboutOf(key), key.sealed)
  if (text === null) throw new Error(WRONG)
  return text
}

function aboutOf({ purpose, id }: Pick<SealedKey, 'purpose' | 'id'>): string {
  return `${purpose} ${id}`
}
