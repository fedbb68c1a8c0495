import { verifyLedger } from '../store/verify.ts'
import { type Command, readOptions } from './command.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.ts'

export const verifyLedgerCommand: Command = {
  name: 'verify-ledger',
  summary: 'check that every entry of the ledger is as it was recorded',
  help: `csec verify-ledger [--database ADDRESS | --data-dir FOLDER]

${DATABASE_HELP}

Checks the hash of each entry, the chain between them, the facts about people and the certificates
that they name, and the end. Prints how many entries there are and the hash of the last one, and
exits 0; or names the first entry that is not as it was recorded, and exits 1. Changes nothing, also beside a running server.`,
  async run(args) {
    const store = await openChosen(readOptions(args, DATABASE_OPTIONS), { readOnly: true })
    try {
      const result = await verifyLedger(store.db)
      if (result.ok) console.log(`ok: ${result.events} events, head ${result.head}`)
      else console.error(`not ok: ${result.reason}`)
      return result.ok ? 0 : 1
    } finally {
      await store.close()
    }
  },
}
