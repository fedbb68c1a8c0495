// Keeps what a release wrote: a small demo database, and what the release says of it. Run once for each release, on the
// commit that is released: npm run build && node bin/release-fixture.js
// Tests then show that every later version still reads it. What it writes is never made again.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import BetterSqlite from 'better-sqlite3'

const root = join(import.meta.dirname, '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const target = process.argv[2] ?? join(root, 'tests/fixtures/releases', version)
if (existsSync(target)) throw new Error(`${target} is there already: a release writes it once.`)

const work = mkdtempSync(join(tmpdir(), 'csec-release-'))
const csec = (...args) =>
  execFileSync(process.execPath, [join(root, 'bin/csec.js'), ...args], { cwd: work, encoding: 'utf8' })
csec('demo', '--staff', '100', '--data-dir', 'data')
const file = join(work, 'data/csec.db')
const database = new BetterSqlite(file)
database.pragma('wal_checkpoint(truncate)')
database.pragma('journal_mode = delete')
const { seq, hash } = database.prepare('select seq, hash from ledger_head').get()
const statuses = database.prepare('select status, count(*) as n from standing group by status order by status').all()
const { migrations } = database.prepare('select count(*) as migrations from migration').get()
database.exec('vacuum')
database.close()
const facts = {
  version,
  migrations,
  events: seq,
  lastHash: hash,
  statuses: Object.fromEntries(statuses.map(({ status, n }) => [status, n])),
}
mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'csec.db.gz'), gzipSync(readFileSync(file), { level: 9 }))
writeFileSync(join(target, 'facts.json'), `${JSON.stringify(facts, null, 2)}\n`)
rmSync(work, { recursive: true })
console.log(`${target}: ${seq} entries, head ${hash}`)
