import { join } from 'node:path'
import { fingerprint, makeSuccessor, readSigningKey, type SigningKey } from '../platform/codes/key.job.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { vouchFor } from '../ledger/head.job.ts'
import { keepKey } from '../ledger/head.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { NewTrailEntry } from '../trail/kind.ts'
import { appendToTrail, type TrailSource } from '../trail/trail.store.ts'
import { forgetSharedSecret } from '../platform/codes/shared-secret.store.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, dataDirOf, openChosen } from './database.cli.ts'

export function rotateKeyCommand(now: () => Instant): Command {
  return {
    name: 'rotate-key',
    summary: 'give the ledger a new key, and let the old one vouch for it',
    help: `csec rotate-key ledger|server [--database ADDRESS] [--data-dir FOLDER]

  --data-dir FOLDER   the folder with the keys: DATA_DIR, else "data"
${DATABASE_HELP}

Stop the server first. Makes a new key in the folder "keys", signs it with the old one, and puts both
on record: heads of the old key stay good. The old key is kept under another name and signs no more.
Several servers that share a database get the new file before they start again.
"server" is for a secret that is lost (keys/server.secret.json): the next server that starts says which one
holds. Apps for codes and printed codes from before stop working; spare codes and passkeys don't.
A key of certificates is changed in another way: docs/certificates.md.`,
    async run([what, ...args]) {
      if (what !== 'ledger' && what !== 'server')
        throw new UsageError('say which key: csec rotate-key ledger, or server')
      const options = readOptions(args, DATABASE_OPTIONS)
      const dataDir = dataDirOf(options['data-dir'])
      const old = what === 'ledger' ? await signingKey(dataDir) : null
      const database = options.database ?? process.env['DATABASE_URL'] ?? join(dataDir, 'csec.db')
      const store = await openChosen({ database })
      try {
        if (old === null) {
          await store.transaction(async (tx) => {
            await forgetSharedSecret(tx)
            await appendToTrail(tx, ...keyChanged('server', now()))
          })
          console.log('The next server that starts says which secret holds. Copy its file to the others.')
          return 0
        }
        const successor = await makeSuccessor(dataDir, 'ledger')
        await store.transaction((tx) => record(tx, old, successor.key, now()))
        successor.takeOver()
        const { kid } = successor.key.publicKey
        console.log(`The ledger signs with the key ${kid} from now on; ${old.publicKey.kid} has vouched for it.`)
        console.log(`Write its fingerprint down outside: ${await fingerprint(successor.key.publicKey)}`)
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

async function signingKey(dataDir: string): Promise<SigningKey> {
  try {
    return await readSigningKey(dataDir, 'ledger')
  } catch (error) {
    // A sentence for the operator.
    if (error instanceof Error && error.name === 'Error') throw new UsageError(`--data-dir: ${error.message}`)
    throw error
  }
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
function keyChanged(key: 'ledger' | 'server', at: Instant): [TrailSource, NewTrailEntry] {
  return [
    { actor: 'system:console', at, address: null },
    { kind: 'key_changed', detail: { key } },
  ]
}
