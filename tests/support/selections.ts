import type { PersonId } from '../../src/ledger/event.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { DEFAULT_QUERY } from '../../src/reports/query.ts'
import type { BulkAction } from '../../src/selections/selection.ts'
import {
  addSelection,
  beginSelection,
  membersOf,
  setDone,
  setOutcome,
  setUndone,
} from '../../src/selections/selection.store.ts'
import type { TestApp } from './app.ts'
import type { Staff } from './staff.ts'

/** People whom somebody has selected just now. Returns its id. */
export function selected(
  { deps }: Pick<TestApp, 'deps'>,
  holder: PersonId,
  people: readonly PersonId[],
  action: BulkAction = 'remind',
): Promise<string> {
  const selection = { holder, action, query: DEFAULT_QUERY, people }
  return deps.store.transaction((tx) => addSelection(tx, selection, deps.now()))
}

export type ExampleSelections = Readonly<
  Record<'remind' | 'extend' | 'assign' | 'codes' | 'download' | 'nobody' | 'done', string>
>

/** One of each kind of page: Ada has no date that could move, so somebody is left out of most. */
export async function exampleSelections(
  test: Pick<TestApp, 'deps'>,
  { ada, bob, cleo, dan }: Staff,
): Promise<ExampleSelections> {
  const people = [bob, cleo, dan, ada]
  return {
    remind: await selected(test, ada, people),
    extend: await selected(test, ada, people, 'extend'),
    assign: await selected(test, ada, people, 'assign'),
    codes: await selected(test, ada, people, 'print-codes'),
    download: await selected(test, ada, people, 'download'),
    nobody: await selected(test, ada, [ada]),
    done: await done(test, await selected(test, ada, people, 'extend')),
  }
}

/** As if it had been done for all but the last of them, with one taken back and one corrected since. */
async function done({ deps }: Pick<TestApp, 'deps'>, id: string): Promise<string> {
  await deps.store.transaction(async (tx) => {
    await beginSelection(tx, id, {})
    const [first, second, third, last] = (await membersOf(tx, id)).map(({ person }) => person)
    for (const person of [first, second, third]) {
      if (person === undefined) continue
      await setOutcome(tx, id, person, 'done', (await historyOf(tx, person)).at(-1)?.id ?? null)
    }
    if (first !== undefined) await setUndone(tx, id, first, 'undone')
    if (second !== undefined) await setUndone(tx, id, second, 'corrected-since')
    if (last !== undefined) await setOutcome(tx, id, last, 'nothing-due')
    await setDone(tx, id, deps.now())
  })
  return id
}
