import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { verify } from '@node-rs/argon2'
import type { RequestListener } from 'node:http'
import request, { type Response, type Test } from 'supertest'
import { createApp } from '../../src/app/app.ts'
import { readCardFiles, readAssets } from '../../src/app/assets.ts'
import { createSigningKey, type SigningKey } from '../../src/platform/codes/key.job.ts'
import { createServerSecret } from '../../src/platform/codes/secret.job.ts'
import { readConfig } from '../../src/platform/config.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { createJobs, madeFiles } from '../../src/app/background.ts'
import { createLiveContent } from '../../src/app/live-content.ts'
import { createMetrics } from '../../src/app/metrics/metrics.ts'
import { createLog } from '../../src/app/log.ts'
import { createLedgerWatch } from '../../src/ledger/watch.job.ts'
import { createPacks } from '../../src/audit/packs/background.job.ts'
import { NO_JOB } from './jobs.ts'
import { watchDisk } from '../../src/platform/disk.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { createBegunWork } from '../../src/platform/jobs/begun.job.ts'
import { createWorkWatch } from '../../src/platform/jobs/work-watch.job.ts'
import { createSession, resumeSession } from '../../src/identity/session.store.ts'
import { masked } from '../../src/platform/http/csrf.web.ts'
import type { Deps } from '../../src/app/visit.web.ts'
import { clockAt, type TestClock } from './clock.ts'
import { contents, kitTexts, lmsLists } from './content.ts'
import { emptyStore } from './stores.ts'

/** The real app on an empty database in memory, at a quiet moment: Tuesday, 24 November 2026, 10 am in New Jersey. */
export interface TestApp {
  readonly app: RequestListener
  readonly deps: Deps
  readonly clock: TestClock
  /** The key that signs heads and packs. */
  readonly ledgerKey: SigningKey
  /** Where made files are, in the folder of the data. */
  readonly files: ReturnType<typeof madeFiles>
  readonly dataDir: string
  /** The lines of the log so far. */
  readonly log: readonly LogLine[]
  /** Starts to shut down, as on SIGTERM. */
  drain(): void
  /** Makes this the room on the disk. */
  setFree(bytes: number): void
  /** Makes this the last head kept next to the database. */
  keepHead(text: string): void
}

/** Names the contents of the tests, which are kept in no database. */
export const EDITIONS = { en: 'e'.repeat(64), es: 'd'.repeat(64) }

export type LogLine = Readonly<Record<string, unknown>>

/** Room on the disk. */
const PLENTY = 100e9

export const HTTPS = { PUBLIC_URL: 'https://orientation.example.org' }

/** How sessions begin that a test makes without the sign-in page. */
export const ARRIVAL = { way: 'password', device: { browser: 'chrome', system: 'android' } } as const

/**
 * @param shown other contents than those of the tests
 * @param opened another database than an empty one in memory
 */
export async function testApp(
  environment: Readonly<Record<string, string>> = {},
  shown: Deps['contents'] = contents,
  opened: Store | null = null,
): Promise<TestApp> {
  const clock = clockAt('2026-11-24T15:00:00.000Z')
  const log: LogLine[] = []
  let draining = false
  const newToken = () => randomBytes(32).toString('base64url')
  const store = opened ?? (await emptyStore())
  const appLog = createLog(collect(log))
  const isDraining = () => draining
  let keptHead: string | null = null
  const ledgerKey = await createSigningKey()
  const ledger = createLedgerWatch({
    store,
    key: ledgerKey,
    now: clock.now,
    keptHead: () => keptHead,
    apart: () => appLog.error('the ledger is not in order'),
    faulty: (reason) => appLog.error({ reason }, 'the ledger is not in order'),
  })
  const config = readConfig(environment)
  let freeBytes = PLENTY
  const dataDir = join(tmpdir(), `csec-files-${newToken()}`)
  const files = madeFiles(dataDir, store, clock.now)
  const shared = {
    store,
    contents: shown,
    config,
    disk: watchDisk({ dataDir: '', file: 'csec.db', reserve: config.diskReserve, freeIn: () => freeBytes }),
    metrics: config.metrics === null ? null : createMetrics(),
    log: appLog,
    ledger,
    signingKey: await createSigningKey(),
    secret: createServerSecret(),
    now: clock.now,
    isDraining,
    begun: createBegunWork(),
    systems: lmsLists,
    live: createLiveContent(store, { contents: shown, editions: EDITIONS }, clock.now),
  }
  const deps: Deps = {
    ...shared,
    editions: EDITIONS,
    released: shown,
    assets: readAssets(),
    cardFiles: readCardFiles(),
    kitTexts,
    jobs: createJobs({ ...shared, ledgerKey, ...files }, { heads: NO_JOB }),
    packs: createPacks({ store, files: files.packFiles }),
    reportFiles: files.reportFiles,
    // A stream looks as often as a test waits.
    work: createWorkWatch(20),
    newToken,
    verifyHash: verify,
  }
  return {
    app: createApp(deps),
    deps,
    ledgerKey,
    files,
    dataDir,
    clock,
    log,
    drain() {
      draining = true
    },
    setFree(bytes) {
      freeBytes = bytes
    },
    keepHead(text) {
      keptHead = text
    },
  }
}

/** The parts of an app that shows other content, or keeps it under other hashes. */
export function showing(deps: Deps, shown: Partial<Pick<Deps, 'contents' | 'editions'>>): Deps {
  const all = { ...deps, ...shown }
  return { ...all, released: all.contents, live: createLiveContent(deps.store, all, deps.now) }
}

/** A browser: it keeps to our pages, sends its cookie, and fills in the hidden field of forms. */
export interface Browser {
  readonly cookie: string
  readonly csrf: string
  get(path: string): Test
  post(path: string, fields?: Fields): Test
}

export type Fields = Readonly<Record<string, string | readonly string[]>>

export function visitor({ app }: TestApp): Browser {
  return browser(app, '', '')
}

/** Signed in with a new session, without the sign-in page. */
export async function signedIn({ app, deps }: TestApp, person: PersonId): Promise<Browser> {
  const id = await createSession(deps.store.db, person, deps.now(), ARRIVAL)
  const session = await resumeSession(deps.store.db, id, deps.now())
  if (session === null) throw new Error('the session does not hold')
  const name = deps.config.https ? '__Host-session' : 'session'
  return browser(app, `${name}=${id}`, masked(session.csrfToken))
}

/** Goes on with the session that an answer has begun. */
export async function browserAfter({ app }: TestApp, answer: Response): Promise<Browser> {
  const cookie = setCookies(answer)
    .map((line) => line.split(';', 1)[0] ?? '')
    .join('; ')
  const { text } = await browser(app, cookie, '').get('/account')
  const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1]
  if (csrf === undefined) throw new Error('the answer began no session')
  return browser(app, cookie, csrf)
}

export function setCookies({ headers }: Response): string[] {
  // Node gives this one header as a list; the types of supertest call every header text.
  return (headers['set-cookie'] as unknown as string[] | undefined) ?? []
}

export function browser(app: RequestListener, cookie: string, csrf: string): Browser {
  return {
    cookie,
    csrf,
    get: (path) => request(app).get(path).set('Cookie', cookie),
    post: (path, fields = {}) =>
      request(app)
        .post(path)
        .set('Cookie', cookie)
        .set('Sec-Fetch-Site', 'same-origin')
        .type('form')
        .send(encoded(csrf === '' ? fields : { csrf, ...fields })),
  }
}

export function encoded(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : value.map((entry) => [name, entry]),
  )
  return new URLSearchParams(pairs).toString()
}

function collect(log: LogLine[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      log.push(JSON.parse(String(chunk)))
      done()
    },
  })
}
