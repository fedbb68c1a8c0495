import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { append } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { lessonFinished } from './recording.ts'

/**
 * A process of its own over a database file, for the tests that need two or one to kill.
 * `hold FILE MIGRATIONS` opens and waits; `commit FILE MIGRATIONS N` commits N events one by one; `trail ADDRESS
 * MIGRATIONS N` waits until its input ends, and writes N entries of the audit trail.
 * Prints a line when it is open, and one for each event on disk.
 */
const [, , mode, file = '', migrations = '', count = '0'] = process.argv
const at = instant('2026-11-24T15:00:00.000Z')
const store = await openStore({ database: file, migrations: pathToFileURL(migrations) })
console.log('open')
if (mode !== 'commit') await once(process.stdin.resume(), 'end')
for (let n = 0; n < Number(count); n++) {
  if (mode === 'trail') {
    await store.transaction((tx) => appendToTrail(tx, { actor: 'person:ada', at, address: null }, { kind: 'imported' }))
    continue
  }
  const [event] = await store.transaction((tx) => append(tx, [lessonFinished('person:bob', '2026-11-02', 'L1')]))
  console.log(`committed ${event?.seq ?? ''}`)
}
await store.close()
