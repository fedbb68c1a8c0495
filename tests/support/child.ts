import { once } from 'node:events'
import { pathToFileURL } from 'node:url'
import { append } from '../../src/ledger/ledger.store.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { appendToTrail } from '../../src/trail/trail.store.ts'
import { lessonFinished } from './recording.ts'

/**
 * A process of its own over a database file, for the tests that need two or one to kill.
 * `hold FILE MIGRATIONS` opens and waits; `commit FILE MIGRATIONS N` commits N events one by one; `together ADDRESS
 * MIGRATIONS N` waits until its input ends, and commits N events, eight at a time; `trail ADDRESS MIGRATIONS N` does
 * the same with entries of the audit trail, one by one.
 * Prints a line when it is open, and one for each event on disk.
 */
const [, , mode, file = '', migrations = '', count = '0'] = process.argv
const at = instant('2026-11-24T15:00:00.000Z')
const store = await openStore({ database: file, migrations: pathToFileURL(migrations) })
console.log('open')
if (mode !== 'commit') await once(process.stdin.resume(), 'end')
const lesson = lessonFinished('person:bob', '2026-11-02', 'L1')
let left = mode === 'together' ? Number(count) : 0
const client = async () => {
  while (left-- > 0) {
    const [event] = await store.transaction((tx) => append(tx, [lesson]))
    console.log(`committed ${event?.id ?? ''}`)
  }
}
await Promise.all(Array.from({ length: 8 }, client))
for (let n = 0; n < (mode === 'together' ? 0 : Number(count)); n++) {
  if (mode === 'trail') {
    await store.transaction((tx) => appendToTrail(tx, { actor: 'person:ada', at, address: null }, { kind: 'imported' }))
    continue
  }
  const [event] = await store.transaction((tx) => append(tx, [lesson]))
  // Told before the next one: what a reader who lags hasn't taken yet would be lost with this process.
  await new Promise((resolve) => process.stdout.write(`committed ${event?.seq ?? ''}\n`, resolve))
}
await store.close()
