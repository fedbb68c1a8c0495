type Row = Readonly<Record<string, unknown>>

/** Runs statements in one schema. Gives the rows of the last of them. */
export type Run = (statements: string) => Promise<readonly Row[]>

/** A schema as its migrations leave it. */
export interface Pristine {
  readonly shape: string
  readonly tables: readonly string[]
  /** Tables with a trigger of ours: some of them refuse to be emptied. */
  readonly guarded: readonly string[]
  /** Table → the statement that brings back the rows that it begins with. */
  readonly rows: ReadonlyMap<string, string>
}

export async function pristineOf(run: Run): Promise<Pristine> {
  const tables = (await run('select tablename as name from pg_tables where schemaname = current_schema()')).map(nameOf)
  const guarded = await run(`select distinct relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
    where relnamespace = current_schema()::regnamespace and not tgisinternal`)
  const rows = new Map<string, string>()
  for (const table of tables) {
    const [found] = await run(`select json_agg(${table}) as name from ${table}`)
    if (found?.['name'] == null) continue
    const text = JSON.stringify(found['name']).replaceAll("'", "''")
    rows.set(table, `insert into ${table} select * from json_populate_recordset(null::${table}, '${text}');`)
  }
  return { shape: await shapeOf(run), tables, guarded: guarded.map(nameOf), rows }
}

/** Brings the schema back to that. False when a test has changed its tables, so that it can't be used again. */
export async function reset(run: Run, { shape, tables, guarded, rows }: Pristine): Promise<boolean> {
  if ((await shapeOf(run)) !== shape) return false
  const filled = tables.map((table) => `select '${table}' as name where exists (select from ${table})`)
  const found = new Set([...(await run(filled.join(' union all '))).map(nameOf), ...rows.keys()])
  const guards = (state: string) => guarded.map((table) => `alter table ${table} ${state} trigger user;`)
  await run(
    [
      ...guards('disable'),
      `truncate ${[...found].join(', ')} restart identity cascade;`,
      ...rows.values(),
      ...guards('enable'),
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
