import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../platform/config.ts'
import { loadCompiled } from '../app/compiled.ts'
import { loadSite } from '../course/load.job.ts'
import { buildDemo, isDemo } from '../demo/build.job.ts'
import { finish, hurry } from '../demo/bulk.store.ts'
import { noRoomFor } from '../demo/room.ts'
import { FEWEST_STAFF, MOST_STAFF } from '../demo/staff.job.ts'
import { type DemoSignIn, demoSignIns, type DemoVisitor } from '../demo/token.job.ts'
import { ORGANIZATION, SITES } from '../demo/sites.job.ts'
import { type CalendarDate, dateAt, type Instant } from '../platform/time/calendar.ts'
import { createLog } from '../app/log.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { ROOT } from '../platform/root.ts'
import { freeBytes } from '../platform/disk.ts'
import { closeFiles, closeFolder } from '../platform/private-file.ts'
import { serve } from '../app/serve.ts'
import { openStore } from '../platform/database/open.store.ts'
import { refreshDue } from '../requirements/refresh.store.ts'
import { cardPath, hrefTo } from '../app/href.web.ts'
import { type Command, readOptions, UsageError } from './command.cli.ts'
import { notMade } from './database.cli.ts'

const USUAL_STAFF = '240'
const OPTIONS = {
  staff: { type: 'string' },
  serve: { type: 'boolean', default: false },
  'data-dir': { type: 'string', default: 'demo-data' },
} as const

export function demoCommand(now: () => Instant): Command {
  return {
    name: 'demo',
    summary: 'make a database of made-up people to look around in',
    help: `csec demo [--staff N] [--serve] [--data-dir FOLDER]

  --staff N          how many people, from ${FEWEST_STAFF} to ${MOST_STAFF} (default: ${USUAL_STAFF})
  --serve            start the server with this database until you press Ctrl+C; HOST and PORT set its address
  --data-dir FOLDER  folder of the database (default: ${OPTIONS['data-dir'].default})

Makes four sites and 18 months of history up to today, in a database separate from any other. 100,000
people take several minutes, 4.1 GB of free space, and 2.3 GB once they're written. If there already is a demo,
it's kept as it is. Prints sign-in links
that work once, for someone with each role, a new staff member, and someone who's halfway through an update. To
start over, delete the folder.`,
    async run(args) {
      const { staff, serve: serves, 'data-dir': folder } = readOptions(args, OPTIONS)
      const people = wholeNumber('staff', staff ?? USUAL_STAFF)
      const today = dateAt(now(), ORGANIZATION.timeZone)
      const file = join(folder, 'csec.db')
      const isThere = existsSync(file)
      if (!isThere) await makeDemo(folder, file, people, today)
      const signIns = await freshSignIns(file, today, now())
      if (isThere && staff !== undefined)
        console.log(`${file} is kept as it is. For ${people} people, delete the folder, or name another one.`)
      // Invented people get no mail.
      const config = readConfig({ ...process.env, DATA_DIR: folder, DATABASE_URL: undefined, SMTP_URL: undefined })
      if (!serves) {
        print(config.publicUrl, signIns)
        console.log('\nThe links work when the server runs: csec demo --serve')
        return 0
      }
      const log = createLog()
      // One line for each request would bury the links.
      log.level = 'warn'
      const running = await serve(config, log)
      print(running.address, signIns)
      console.log('\nCtrl+C stops the server.')
      await stopSignal()
      await running.stop()
      return 0
    },
  }
}

/** A demo that was interrupted is never taken for a whole one: it gets its name at the end. */
async function makeDemo(folder: string, file: string, staff: number, today: CalendarDate): Promise<void> {
  try {
    closeFolder(folder)
  } catch (error) {
    throw notMade('--data-dir', folder, error)
  }
  const unfinished = join(folder, 'unfinished.db')
  removeDatabase(unfinished)
  const noRoom = noRoomFor(staff, freeBytes(folder), folder)
  if (noRoom !== null) throw new UsageError(noRoom)
  const contentFolder = join(ROOT, 'content')
  const store = await openStore({ database: unfinished })
  try {
    console.log(`Writing 18 months of records for ${staff} people …`)
    const example = loadSite(contentFolder, 'site.example.yaml')
    const { en, es } = loadCompiled(ROOT).contents
    await hurry(store)
    await buildDemo(store, en, example, { staff, today, spanish: es })
    await finish(store)
  } finally {
    await store.close()
  }
  renameSync(unfinished, file)
  removeDatabase(unfinished)
  closeFiles(folder)
}

async function freshSignIns(file: string, today: CalendarDate, at: Instant): Promise<DemoSignIn[]> {
  const store = await openStore({ database: file })
  try {
    if (!(await isDemo(store))) throw new UsageError(`--data-dir: ${file} is not a demo; name another folder`)
    await refreshDue(store, today)
    return await demoSignIns(store, today, at)
  } finally {
    await store.close()
  }
}

function removeDatabase(file: string): void {
  for (const ending of ['', '-wal', '-shm', '.lock']) rmSync(`${file}${ending}`, { force: true })
}

const VISITORS: Readonly<Record<DemoVisitor, string>> = {
  hr: 'HR, steward, administrator',
  administrator: 'Administrator',
  steward: 'Content steward',
  'site-hr': 'HR of two sites',
  supervisor: 'Supervisor',
  auditor: 'Outside auditor',
  newcomer: 'New staff member',
  updating: 'Halfway through an update',
}
const WIDEST = Math.max(...Object.values(VISITORS).map((name) => name.length))

function print(address: string, signIns: readonly DemoSignIn[]): void {
  const line = (name: string, link: string) => `  ${name.padEnd(WIDEST)}   ${link}`
  console.log(`\nCSEC Orientation demo: ${address}\n`)
  console.log('Open a link to sign in as that person. Each works once, for 7 days.')
  for (const { who, token, until } of signIns) {
    const end = until === null ? '' : `   (last day: ${formatDate(until, 'en')})`
    console.log(line(VISITORS[who], address + hrefTo('/join/:token', { token })) + end)
  }
  console.log('\nFor anyone, without signing in:')
  console.log(line('Public card', address + cardPath(SITES.harbor.slug, 'en')))
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && number >= FEWEST_STAFF && number <= MOST_STAFF) return number
  throw new UsageError(`--${option} takes a whole number from ${FEWEST_STAFF} to ${MOST_STAFF}; not "${text}"`)
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}
