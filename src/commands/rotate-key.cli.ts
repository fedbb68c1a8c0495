import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, hasSigningKey, makeSuccessor, type SigningKey } from '../platform/codes/key.job.ts'
import {
  checkSealedKeys,
  encryptAgain,
  newSealedKey,
  newSealedSecret,
  replaceKey,
} from '../platform/codes/shared-key.job.ts'
import { forgetSharedSecret, isSharedSecret } from '../platform/codes/shared-secret.store.ts'
import { readEncryptionKeyFile } from '../platform/config.ts'
import { isPostgres, type Store } from '../platform/database/open.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { vouchFor } from '../ledger/head.job.ts'
import { keepKey } from '../ledger/head.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { NewTrailEntry } from '../trail/kind.ts'
import { appendToTrail, type TrailSource } from '../trail/trail.store.ts'
import { endEveryWebhook } from '../webhooks/webhook.store.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, dataDirOf, openChosen } from './database.cli.ts'
import { encryptionSetting, inWords, ledgerKeyFor } from './keys.cli.ts'
import { BY_OPERATOR } from './other-system.cli.ts'

const OPTIONS = { ...DATABASE_OPTIONS, 'new-key-file': { type: 'string' } } as const
const KEYS = ['ledger', 'certificates', 'server', 'encryption'] as const
type Key = (typeof KEYS)[number]

/** The place of the keys, as a command has it. */
interface Rotating {
  readonly store: Store
  readonly dataDir: string
  /** Null when the keys are files. */
  readonly encryption: Buffer | null
  readonly at: Instant
}

export function rotateKeyCommand(now: () => Instant): Command {
  return {
    name: 'rotate-key',
    summary: 'change a key that signs or encrypts',
    help: `csec rotate-key ledger|certificates|server|encryption [--database ADDRESS] [--data-dir FOLDER]

  --data-dir FOLDER   the folder with the keys: DATA_DIR, or "data"
  --new-key-file FILE for "encryption": the file with the new key
${DATABASE_HELP}

Stop every server first. If KEY_ENCRYPTION_KEY is set, the keys are in the database. If it isn't, they are
in the folder "keys": copy new files to each server of the database before they start again.
Use "ledger" for a new key that the old one signs. Both are recorded. Checkpoints signed with the old key
stay valid. The old key is kept and no longer signs.
Use "certificates" for a new certificate key. Certificates signed with the old key stay genuine.
Use "server" if the server's secret is lost or someone else knows it. Authenticator apps and printed codes
from before stop working, but spare codes and passkeys still work. Webhooks end.
Use "encryption" to encrypt the keys in the database with the key in FILE instead of KEY_ENCRYPTION_KEY.
Servers can keep running. Set the new key before they start again. Earlier backups still need the old key.`,
    async run([what, ...args]) {
      const key = KEYS.find((each) => each === what)
      if (key === undefined)
        throw new UsageError('say which key: csec rotate-key ledger, certificates, server or encryption')
      const options = readOptions(args, OPTIONS)
      const dataDir = dataDirOf(options['data-dir'])
      const database = options.database ?? process.env['DATABASE_URL'] ?? join(dataDir, 'csec.db')
      if (key === 'encryption') refuseNoEncryption(options['new-key-file'])
      if (!isPostgres(database) && !existsSync(database))
        throw new UsageError(`There is no database ${database} yet. The server makes it and its keys when it starts.`)
      const store = await openChosen({ database }, { now })
      try {
        const setting = encryptionSetting()
        const encryption = (await checkSealedKeys(store.db, setting).catch(asUsage)) ? setting : null
        const rotating = { store, dataDir, encryption, at: now() }
        for (const line of await rotate(key, rotating, options['new-key-file'])) console.log(line)
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

function refuseNoEncryption(file: string | undefined): void {
  if (file === undefined) throw new UsageError('--new-key-file: name the file with the new key')
  if (encryptionSetting() === null) throw new UsageError('KEY_ENCRYPTION_KEY is not set: set it to the current key')
}

async function rotate(key: Key, rotating: Rotating, newKeyFile = ''): Promise<string[]> {
  switch (key) {
    case 'ledger':
      return rotateLedger(rotating)
    case 'certificates':
      return rotateCertificates(rotating)
    case 'server':
      return rotateServer(rotating)
    case 'encryption':
      return rotateEncryption(rotating, newKeyFile)
  }
}

async function rotateLedger(rotating: Rotating): Promise<string[]> {
  const { store, dataDir, at } = rotating
  const old = await ledgerKeyFor(store.db, dataDir)
  if (old === null)
    throw new UsageError(
      `--data-dir: There is no key of the ledger in ${dataDir} yet. The server makes it when it starts.`,
    )
  const successor = await successorOf('ledger', rotating)
  await store.transaction(async (tx) => {
    await record(tx, old, successor.key, at)
    await successor.inTransaction(tx)
  })
  successor.takeOver()
  const { kid } = successor.key.publicKey
  return [
    `The ledger signs with the key ${kid} from now on; ${old.publicKey.kid} has vouched for it.`,
    `Write down its fingerprint, and keep it somewhere else: ${await fingerprint(successor.key.publicKey)}`,
  ]
}

async function rotateCertificates(rotating: Rotating): Promise<string[]> {
  const { store, at } = rotating
  const successor = await successorOf('certificates', rotating)
  await store.transaction(async (tx) => {
    await successor.inTransaction(tx)
    await appendToTrail(tx, ...keyChanged('certificates', at))
  })
  successor.takeOver()
  return [
    `Certificates are signed with the key ${successor.key.publicKey.kid} from now on. Earlier certificates stay genuine.`,
  ]
}

async function rotateServer({ store, encryption, at }: Rotating): Promise<string[]> {
  const sealed = encryption === null ? null : newSealedSecret(encryption, at)
  const ended = await store.transaction(async (tx) => {
    await forgetSharedSecret(tx)
    if (sealed !== null) {
      await replaceKey(tx, sealed.row)
      await isSharedSecret(tx, sealed.fingerprint, at)
    }
    await appendToTrail(tx, ...keyChanged('server', at))
    return endEveryWebhook(tx, { ...BY_OPERATOR, at })
  })
  return [
    sealed === null
      ? 'The next server that starts says which secret is in use. Copy its file to the other servers.'
      : 'There is a new secret in the database. Servers have it once they start again.',
    ...(ended > 0 ? ['Webhooks have ended, because their secrets have changed. Add them again.'] : []),
  ]
}

async function rotateEncryption({ store, encryption, at }: Rotating, newKeyFile: string): Promise<string[]> {
  if (encryption === null)
    throw new UsageError('There are no keys in this database: a server puts them there when it starts.')
  const next = inWords(() => readEncryptionKeyFile('--new-key-file', newKeyFile))
  const keys = await store.transaction(async (tx) => {
    const count = await encryptAgain(tx, encryption, next).catch(asUsage)
    await appendToTrail(tx, ...keyChanged('encryption', at))
    return count
  })
  return [`${keys} keys are encrypted with the new key. Set it as KEY_ENCRYPTION_KEY before a server starts again.`]
}

/** A key to come, with what puts it in the place of the one before: in the database, or in the folder. */
interface Successor {
  readonly key: SigningKey
  inTransaction(tx: Tx): Promise<void>
  takeOver(): void
}

async function successorOf(use: 'ledger' | 'certificates', { dataDir, encryption, at }: Rotating): Promise<Successor> {
  if (encryption !== null) {
    const { key, row } = await newSealedKey(use, encryption, at)
    return { key, inTransaction: (tx) => replaceKey(tx, row), takeOver: () => {} }
  }
  if (!hasSigningKey(dataDir, use))
    throw new UsageError(
      `--data-dir: There is no key for ${use} in ${dataDir} yet. The server makes it when it starts.`,
    )
  const { key, takeOver } = await makeSuccessor(dataDir, use).catch(asUsage)
  return { key, takeOver, inTransaction: () => Promise.resolve() }
}

/** A sentence for the operator; a fault of our own has a name of its own. */
function asUsage(error: unknown): never {
  throw error instanceof Error && error.name === 'Error' ? new UsageError(error.message) : error
}

/** Before the new key takes over: a crash in between leaves a key on record that never signs. */
async function record(tx: Tx, old: SigningKey, { publicKey }: SigningKey, at: Instant): Promise<void> {
  const { kid } = old.publicKey
  await keepKey(tx, { id: kid, jwk: JSON.stringify(old.publicKey), addedAt: at, voucher: null })
  const voucher = await vouchFor(publicKey, at, old)
  await keepKey(tx, { id: publicKey.kid, jwk: JSON.stringify(publicKey), addedAt: at, voucher })
  await appendToTrail(tx, ...keyChanged('ledger', at))
}

/** Who has a key can sign in the ledger's name, or read sealed secrets. */
function keyChanged(key: Key, at: Instant): [TrailSource, NewTrailEntry] {
  return [
    { actor: 'system:console', at, address: null },
    { kind: 'key_changed', detail: { key } },
  ]
}
