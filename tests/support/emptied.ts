type Row = Readonly<Record<string, unknown>>

/** Runs statements in one schema. Gives the rows of the last of them. */
export type Run = (statements: string) => Promise<readonly Row[]>

/** A schema as its migrations leave it. */
export interface Pristine {
  readonly shape: string
  readonly tables: readonly string[]
  /** Table → the statement that brings back the rows that it begins with. */
  readonly rows: ReadonlyMap<string, string>
}

export async function pristineOf(run: Run): Promise<Pristine> {
  const tables = (await run('select tablename as name from pg_tables where schemaname = current_schema()')).map(nameOf)
  const rows = new Map<string, string>()
  for (const table of tables) {
    const [found] = await run(`select json_agg(${table}) as name from ${table}`)
    if (found?.['name'] == null) continue
    const text = JSON.stringify(found['name']).replaceAll("'", "''")
    rows.set(table, `insert into ${table} select * from json_populate_recordset(null::${table}, '${text}');`)
  }
  return { shape: await shapeOf(run), tables, rows }
}

/** Brings the schema back to that. False when a test has changed its tables, so that it can't be used again. */
export async function reset(run: Run, { shape, tables, rows }: Pristine): Promise<boolean> {
  if ((await shapeOf(run)) !== shape) return false
  const filled = tables.map((table) => `select '${table}' as name where exists (select from ${table})`)
  const found = new Set([...(await run(filled.join(' union all '))).map(nameOf), ...rows.keys()])
  // Tables of a few rows: to truncate them would make each of their files anew. No trigger of ours, and no reference to
  // another table, is in force for this role.
  const emptying = [...found].map((table) => `delete from ${table};`)
  await run(
    [
      'set session_replication_role = replica;',
      ...emptying,
      ...rows.values(),
      'set session_replication_role = origin;',
    ].join('\n'),
  )
  return true
}

/** Columns, indexes, and triggers, with whether they are in force. */
async function shapeOf(run: Run): Promise<string> {
  const [shape] =
    await run(`with own as (select oid, relname from pg_class where relnamespace = current_schema()::regnamespace)
    select concat_ws(';',
      (select string_agg(concat_ws(' ', relname, attname, atttypid), ',' order by relname, attnum)
        from own join pg_attribute on attrelid = own.oid where attnum > 0),
      (select string_agg(tgname::text || tgenabled::text, ',' order by tgname, pg_trigger.oid)
        from own join pg_trigger on tgrelid = own.oid)) as name`)
  return shape === undefined ? '' : nameOf(shape)
}

function nameOf(row: Row): string {
  return String(row['name'])
}
