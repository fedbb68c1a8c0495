/**
 * Measures what the search box asks for while somebody types, over HTTP, among 20,000 people. `docs/speed.md` says how to
 * read it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { hrefTo } from '../src/app/href.web.ts'
import { ROOT } from '../src/platform/root.ts'
import { measure, print, signIn, startBare, startProduct, stopAll, writeDemo } from './running.ts'

/** The program writes everything about so many people; the others are copies of their names and places. */
const WRITTEN = 250
const PEOPLE = 20_000
/** Every tenth person was called otherwise before. */
const RENAMED = 10

/** Another built tree of this program may be named, to measure it in the same way. */
const root = resolve(process.argv[2] ?? ROOT)

const folder = mkdtempSync(join(tmpdir(), 'bench-search-'))
try {
  const [hrPath] = writeDemo(root, folder, WRITTEN)
  const file = join(folder, 'csec.db')
  const searches = copyPeople(file)
  const product = await startProduct(root, folder)
  const bare = await startBare(file)
  const cookie = await signIn(product.address, hrPath)
  const csrf = await tokenOn(product.address + hrefTo('/hr/receipts'), cookie)
  const [bareAddress = ''] = bare.said.split(' ')
  const [one = ''] = Object.values(searches)
  // One at a time, as somebody types.
  const measured = await measure(
    [
      {
        name: 'bare Express, one read of a name',
        server: bare.child,
        address: `${bareAddress}/people`,
        cookie: '',
        form: new URLSearchParams({ search: one }),
        accept: 'application/json',
      },
      ...Object.entries(searches).map(([name, search]) => ({
        name,
        server: product.child,
        address: product.address + hrefTo('/hr/search'),
        cookie,
        form: new URLSearchParams({ csrf, search }),
        accept: 'application/json' as const,
      })),
    ],
    1,
  )
  print(`${PEOPLE} people, ${root}`, measured)
} finally {
  stopAll()
  rmSync(folder, { recursive: true, force: true })
}

/** Fills the database, and returns what is searched for. Each copy of a person has a name of its own. */
function copyPeople(file: string): Record<string, string> {
  const db = new BetterSqlite(file)
  db.exec('create temp table original as select person from standing')
  for (let group = 1; group < PEOPLE / WRITTEN; group += 1)
    for (const table of ['standing', 'placement', 'person_fact']) db.exec(copyOf(db, table, group))
  db.exec(`
    create temp table renamed as
    select person from (select person, row_number() over (order by person) as place from standing)
    where place % ${RENAMED} = 0;
    insert into person_fact
    select id || '-2', person, kind, 2, value, salt, hash, effective_on, recorded_at from person_fact
    where kind = 'name' and version = 1 and person in (select person from renamed);
    update person_fact set value = 'Earlier ' || value
    where kind = 'name' and version = 1 and person in (select person from renamed);
    analyze;
  `)
  const last = db
    .prepare<[], { name: string; number: string }>(
      'select sort_name as name, employee_number as number from standing where employee_number is not null order by sort_name desc limit 1',
    )
    .get()
  db.close()
  if (last === undefined) throw new Error('Nobody has a staff number.')
  const { name, number } = last
  return {
    'one person, by name': name,
    'the copies of one person, by number': number,
    'a letter that most have': 'a',
    'an earlier name': 'earlier a',
    'a name with one letter wrong': `${name.slice(0, 2)}${name.slice(3)}`,
    'nobody at all': 'zzyzx',
  }
}

function copyOf(db: BetterSqlite.Database, table: string, group: number): string {
  // No id of the program begins with this letter.
  const digits = `x${group.toString(16).padStart(2, '0')}`
  const ending = String.fromCharCode(97 + Math.floor(group / 26), 97 + (group % 26))
  const columns = db.prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`).all()
  const values = columns.map(({ name }) => {
    if (name === 'person' || name === 'supervisor') return `substr(${name}, 1, 7) || '${digits}' || substr(${name}, 11)`
    if (name === 'id' || name === 'spell') return `${name} || '-${digits}'`
    if (name === 'name' || name === 'sort_name') return `${name} || '${ending}'`
    return name === 'value' ? `case kind when 'name' then value || '${ending}' else value end` : name
  })
  return `insert into ${table} select ${values.join(', ')} from ${table} where person in (select person from original)`
}

/** The hidden token of the forms on a page. */
async function tokenOn(address: string, cookie: string): Promise<string> {
  const page = await (await fetch(address, { headers: { cookie } })).text()
  return /name="csrf" value="([^"]*)"/.exec(page)?.[1] ?? ''
}
