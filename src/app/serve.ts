import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { verify } from '@node-rs/argon2'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { readAssets, readCardFiles } from './assets.ts'
import { createJobs, madeFiles } from './background.ts'
import { createPacks } from '../audit/packs/background.job.ts'
import type { ServerSecret } from '../platform/codes/secret.job.ts'
import { openServerKeys } from '../platform/codes/shared-key.job.ts'
import { type Config, ConfigProblems } from '../platform/config.ts'
import { drainable } from './drain.ts'
import { createExpressServer } from './express-server.ts'
import { loadCompiled } from './compiled.ts'
import { createLiveContent, keepRelease } from './live-content.ts'
import { dateAt, type Instant, toInstant, later, DAY_MS } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { keptHead } from '../ledger/kept-head.job.ts'
import { createLedgerWatch } from '../ledger/watch.job.ts'
import { verdictOf } from '../ledger/comparison.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { ROOT } from '../platform/root.ts'
import { closeFiles, closeFolder, openToOthers, SharedFolder, type Wide } from '../platform/private-file.ts'
import { nobodyAsks } from '../platform/jobs/others.store.ts'
import { hasAdministrator } from '../identity/role.store.ts'
import { createBegunWork } from '../platform/jobs/begun.job.ts'
import { createWorkWatch } from '../platform/jobs/work-watch.job.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { openStore, type Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { areMoreDue } from '../requirements/behind.store.ts'
import { NotWorkedOut, refreshDue } from '../requirements/refresh.store.ts'
import { publishPolicy } from '../requirements/published-policy.store.ts'
import { setUpToken } from '../identity/sign-in-link.store.ts'
import { hrefTo } from './href.web.ts'
import { createMetrics } from './metrics/metrics.ts'
import { serveMetrics } from './metrics/serve-metrics.ts'
import { backUpBeforeUpgrade } from '../backups/upgrade.job.ts'
import { watchDisk } from '../platform/disk.ts'
import type { Deps } from './visit.web.ts'
import type { Language } from '../platform/text/language.ts'

export interface Running {
  readonly address: string
  /** The link for the first set-up, or null when there is somebody in HR. */
  readonly setUpLink: string | null
  /**
   * Takes no new requests, finishes those in progress, and closes the database.
   * @param announceSeconds for how long `/readyz` says so first, so that a load balancer sends no more requests
   */
  stop(announceSeconds?: number): Promise<void>
}

const SET_UP_DAYS = 7

/** Tells the operator what to do about a head in `heads.json` that the ledger doesn't have. */
const NOT_SIGNED = 'No head is signed while DATA_DIR/heads.json stays: see "Back up and restore" in the README.'

/** Slow clients are cut off, before they use up the connections of everybody else. */
const LIMITS = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }
/** Nothing has come and nothing was taken for so long: the client doesn't read its answer. Longer than any answer takes. */
const STALLED_MS = 120_000
const MOST_CONNECTIONS = 2_000

/**
 * Opens the database, brings it up to date with the content, and listens. Throws with a sentence for the operator.
 * @param stalledMs after so long without a byte in either direction a client is cut off
 */
export async function serve(configured: Config, log: Logger, stalledMs = STALLED_MS): Promise<Running> {
  nobodyAsks()
  // Checks the operator's settings first, because reading the content takes longer.
  const folder = dataFolder(configured.dataDir)
  await refusePortInUse(configured)
  const store = await openDatabase(configured)
  const { server, answerWith } = createExpressServer(LIMITS)
  server.maxConnections = MOST_CONNECTIONS
  server.setTimeout(stalledMs)
  const drain = drainable(server)
  const closing: (() => Promise<void>)[] = []
  try {
    for (const warning of openToOthers([...folder, ...closeFiles(configured.dataDir)])) log.warn(warning)
    const { dataDir, keyEncryption: encryption } = configured
    const keys = await openServerKeys({ store, dataDir, encryption }, now())
    const { certificates: signingKey, ledger: ledgerKey, secret } = keys
    for (const note of keys.notes) log.info(note)
    const { contents, systems, kitTexts } = loadCompiled(ROOT)
    const assets = readAssets()
    const cardFiles = readCardFiles()
    const editions = await keepEditions(store, contents)
    const live = createLiveContent(store, { contents, editions }, now)
    // With the organization's own clauses, what a new release brings is a version of its own.
    await publishPolicy(store, (await live()).contents.en, now())
    // With the switch, nothing can be saved later on.
    if (configured.readOnly) await refreshAll(store, log)
    await listen(server, configured)
    const config = withPort(configured, server)
    let draining = false
    const isDraining = () => draining
    const newToken = () => randomBytes(32).toString('base64url')
    const ledger = createLedgerWatch({
      store,
      key: ledgerKey,
      now,
      keptHead: () => keptHead(config.dataDir),
      faulty: (reason) => log.error({ reason }, 'the ledger is not in order'),
      apart: (found) =>
        log.error({ reason: `${verdictOf(found, MESSAGES.en)} ${NOT_SIGNED}` }, 'the ledger is not in order'),
    })
    const metrics = config.metrics === null ? null : createMetrics()
    const disk = watchDisk({ dataDir: config.dataDir, file: store.file, reserve: config.diskReserve })
    const { packFiles, reportFiles } = madeFiles(config.dataDir, store, now)
    const shared = {
      store,
      contents,
      config,
      log,
      metrics,
      disk,
      ledger,
      signingKey,
      secret,
      now,
      isDraining,
      begun: createBegunWork(),
      systems,
      live,
    }
    const jobs = createJobs({ ...shared, ledgerKey, packFiles, reportFiles })
    const deps: Deps = {
      ...shared,
      editions,
      released: contents,
      assets,
      cardFiles,
      kitTexts,
      jobs,
      newToken,
      verifyHash: verify,
      work: createWorkWatch(),
      packs: createPacks({ store, files: packFiles }),
      reportFiles,
    }
    answerWith(createApp(deps))
    const setUpLink = (await hasAdministrator(store.db)) ? null : config.publicUrl + (await setUpPath(store, secret))
    if (metrics !== null && config.metrics !== null) {
      const parts = { metrics, store, disk, config, now }
      closing.push(await serveMetrics(config.metrics, parts))
    }
    if (config.readOnly) {
      await store.refuseWrites('switch')
      log.warn('READ_ONLY is 1: pages can be read, and nothing is saved.')
    } else jobs.start()
    return {
      address: config.publicUrl,
      setUpLink,
      async stop(announceSeconds = 0) {
        draining = true
        const stopped = jobs.stop()
        drain.begin()
        await pause(announceSeconds * 1000)
        await drain.finish()
        await stopped
        for (const close of closing) await close()
        await store.close()
      },
    }
  } catch (error) {
    server.close()
    for (const close of closing) await close()
    await store.close()
    throw error
  }
}

let looked = { ms: 0, at: toInstant(0) }

/** A page asks several times in the same millisecond, and the text takes longer than the look at the clock. */
function now(): Instant {
  const ms = Date.now()
  if (ms !== looked.ms) looked = { ms, at: toInstant(ms) }
  return looked.at
}

async function openDatabase({ dataDir, databaseUrl, backupKey: key, readOnly }: Config): Promise<Store> {
  const database = databaseUrl ?? join(dataDir, 'csec.db')
  // A reader brings no database up to date, and says so: nothing of an earlier version changes by the switch.
  if (readOnly) await (await openStore({ database, readOnly, pagesLater: true })).close()
  const beforeUpgrade = backUpBeforeUpgrade({ dataDir, key, now })
  // All pages are looked at in the background, by the job `pages`.
  return openStore({ database, pagesLater: true, beforeUpgrade })
}

/**
 * Prepares the folder that holds the keys, even when the database is elsewhere. Returns everything in it that others
 * could read.
 */
function dataFolder(dataDir: string): Wide[] {
  try {
    return closeFolder(dataDir)
  } catch (cause) {
    if (cause instanceof SharedFolder) throw new ConfigProblems(`DATA_DIR: ${cause.message}`, { cause })
    const code = cause instanceof Error && 'code' in cause ? cause.code : null
    if (typeof code !== 'string') throw cause
    const isFile = code === 'EEXIST' || code === 'ENOTDIR'
    const problem = isFile
      ? 'is a file, or is below one. Name a folder.'
      : `cannot be made or used as a folder (${code}). Name another.`
    throw new ConfigProblems(`DATA_DIR: ${dataDir} ${problem}`, { cause })
  }
}

/** Works out before the server listens whatever status isn't that of today. What can't be saved or read stops no start. */
async function refreshAll(store: Store, log: Logger): Promise<void> {
  const organization = await findOrganization(store.db)
  if (organization === null) return
  const today = dateAt(now(), organization.timeZone)
  if (!(await areMoreDue(store.db, today, 0))) return
  log.info('READ_ONLY is 1: statuses are worked out before the server listens, because they can’t be saved later.')
  try {
    await refreshDue(store, today)
  } catch (error) {
    if (!isUnavailable(error) && !(error instanceof NotWorkedOut)) throw error
    log.warn({ err: error }, 'statuses could not be brought up to date')
  }
}

/** Keeps the content as it is shown, notes that it runs from now on, and returns the hashes that events name it by. */
async function keepEditions(
  store: Store,
  contents: Readonly<Record<Language, Content>>,
): Promise<Record<Language, string>> {
  return { en: await keepRelease(store, contents.en, now()), es: await keepRelease(store, contents.es, now()) }
}

/** The same link on every server, and after a restart, until it's used or its days are over. */
async function setUpPath(store: Store, secret: ServerSecret): Promise<string> {
  const at = now()
  const expiresAt = later(at, SET_UP_DAYS * DAY_MS)
  const codeOf = (madeAt: Instant) => secret.mac('set-up link', madeAt)
  const token = await store.transaction((tx) =>
    setUpToken(tx, codeOf, { person: null, createdBy: 'system:start', at, expiresAt }),
  )
  return hrefTo('/set-up/:token', { token })
}

async function refusePortInUse(config: Config): Promise<void> {
  const trial = createServer()
  await listen(trial, config)
  await new Promise((resolve) => trial.close(resolve))
}

async function listen(server: Server, { host, port }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const refuse = (cause: NodeJS.ErrnoException) => {
      const isElsewhere = /^(EADDRNOTAVAIL|ENOTFOUND|EAI_AGAIN)$/.test(cause.code ?? '')
      reject(isElsewhere ? new ConfigProblems(`HOST: ${host} is no address of this machine.`, { cause }) : cause)
    }
    server.once('error', refuse)
    server.listen(port, host, () => {
      server.off('error', refuse)
      resolve()
    })
  })
}

/** With PORT=0 the operating system has chosen the port. */
function withPort(config: Config, server: Server): Config {
  if (config.port !== 0) return config
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) }
}
