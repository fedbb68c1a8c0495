import type { Kysely } from 'kysely'
import type { Store } from '../../src/platform/database/open.store.ts'

/** The columns that hold such a text somewhere, as `site.name`; of events, with their kind. */
export async function columnsWith({ db }: Store, text: RegExp): Promise<string[]> {
  // Which tables there are is only known now.
  const any = db as unknown as Kysely<Record<string, Record<string, unknown>>>
  const found = new Set<string>()
  for (const { name } of await db.introspection.getTables()) {
    for (const row of await any.selectFrom(name).selectAll().execute())
      for (const [column, value] of Object.entries(row))
        if (typeof value === 'string' && text.test(value))
          found.add(name === 'event' ? `event of ${String(row['kind'])}` : `${name}.${column}`)
  }
  return [...found].toSorted()
}
