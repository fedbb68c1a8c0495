import { MESSAGES } from '../words/messages.ts'
import type { Link } from '../ledger/chain.ts'
import { hashInTrail, verifyTrail } from '../trail/verify.store.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'

const OPTIONS = {
  ...DATABASE_OPTIONS,
  head: { type: 'string', multiple: true, default: [] as string[] },
} as const

export const verifyTrailCommand: Command = {
  name: 'verify-trail',
  summary: 'check that every entry of the audit trail is as it was recorded',
  help: `csec verify-trail [--head NUMBER:HASH]... [--database ADDRESS | --data-dir FOLDER]

  --head NUMBER:HASH  an entry and its hash that were kept outside, from the page, a CSV file or the
                      server's log; can be used several times. Says whether the trail still has it
${DATABASE_HELP}

Checks the hash of each entry from the oldest one kept, the chain between entries, and the end of the trail. Names
the first entry with a problem. Exits with 0 if everything matches, with 1 if something doesn't, and with 2 if an
option is wrong. Changes nothing, so you can run it while the server is running.`,
  async run(args) {
    const options = readOptions(args, OPTIONS)
    const heads = options.head.map(headIn)
    const store = await openChosen(options, { readOnly: true })
    try {
      const verification = await verifyTrail(store.db)
      if (verification.ok) {
        const { entries, head, gone } = verification
        console.log(`ok: ${entries} entries, head ${head.seq}:${head.hash}`)
        if (gone.seq > 0) console.log(`Entries up to ${gone.seq} were deleted because they were old.`)
      } else console.error(`not ok: ${MESSAGES.en.hr.trail.faults[verification.fault](verification.seq)}`)
      let fits = true
      for (const { seq, hash } of heads) {
        const found = await hashInTrail(store.db, seq)
        if (found === 'deleted') console.log(`Entry ${seq} was deleted because it was old, so it can't be compared.`)
        else if (found === hash) console.log(`ok: entry ${seq} is the one that was kept outside`)
        else {
          fits = false
          console.error(`not ok: entry ${seq} is ${found === null ? 'missing' : 'not the one that was kept outside'}`)
        }
      }
      if (verification.ok && heads.length === 0)
        console.log('No entry was compared. If someone rewrote the whole trail, this wouldn’t show it: use --head.')
      return verification.ok && fits ? 0 : 1
    } finally {
      await store.close()
    }
  },
}

function headIn(text: string): Link {
  const [, seq, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq === undefined || hash === undefined)
    throw new UsageError(`--head: "${text}" is not the number of an entry, a colon, and its hash of 64 characters`)
  return { seq: Number(seq), hash }
}
