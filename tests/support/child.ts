import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { append } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { lessonFinished } from './recording.ts'

/**
 * A process of its own over a database file, for the tests that need two or one to kill.
 * `hold FILE MIGRATIONS` opens and waits; `commit FILE MIGRATIONS N` commits N events one by one.
 * Prints a line when it is open, and one for each event on disk.
 */
const [, , mode, file = '', migrations = '', count = '0'] = process.argv
const store = await openStore({ database: file, migrations: pathToFileURL(migrations) })
console.log('open')
if (mode === 'hold') await once(process.stdin.resume(), 'end')
for (let n = 0; n < Number(count); n++) {
  const [event] = await store.transaction((tx) => append(tx, [lessonFinished('person:bob', '2026-11-02', 'L1')]))
  console.log(`committed ${event?.seq ?? ''}`)
}
await store.close()
