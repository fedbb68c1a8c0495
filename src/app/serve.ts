import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { createApp } from './app.ts'
import { readAssets, readCardFiles } from './assets.ts'
import { backUpDaily } from '../backups/daily.job.ts'
import { issueMissingCertificates } from '../certificates/issue.job.ts'
import { openSigningKey } from '../platform/codes/key.job.ts'
import { type Config, ConfigProblems } from '../platform/config.ts'
import { loadCompiled } from './compiled.ts'
import { type CalendarDate, dateAt, type Instant, toInstant, HOUR_MS, later } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { drainable } from './drain.ts'
import { startMail } from '../mail/background.job.ts'
import type { MailPaths } from '../mail/compose.job.ts'
import { IMPORTERS } from '../imports/importer.job.ts'
import { createImportRunner } from '../imports/runner.job.ts'
import { keepLastHead, keptHead } from '../ledger/kept-head.job.ts'
import { createLedgerWatch } from '../ledger/watch.job.ts'
import { placesOf } from './log.ts'
import { createPackRunner } from '../audit/packs/runner.job.ts'
import { editionText } from '../learning/edition.page.ts'
import { verdictOf } from '../ledger/verdict.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { ROOT } from '../platform/root.ts'
import { closeFiles, closeFolder, openToOthers, SharedFolder, type Wide } from '../platform/private-file.ts'
import { hasHr } from '../identity/account.store.ts'
import { onNewDay } from './new-day.ts'
import { createAssigning } from '../requirements/assigning.store.ts'
import { deleteOldDrafts } from '../platform/database/draft.store.ts'
import { storeEdition } from '../course/edition.store.ts'
import { forgetOldImports } from '../imports/import.store.ts'
import { openStore, type Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { publishPolicy } from '../requirements/published-policy.store.ts'
import { catchUpCycles } from '../reports/lists/cycle.store.ts'
import { catchUpReports } from '../reports/past/catch-up.store.ts'
import { deleteExpiredSessions } from '../identity/session.store.ts'
import { createSignInLink } from '../identity/sign-in-link.store.ts'
import { refreshDue } from '../requirements/standing.store.ts'
import { noteEverybodyWaiting } from '../site/waiting.store.ts'
import { rememberPackages } from '../packages/order.web.ts'
import {
  joinPath,
  openViewPath,
  personPath,
  publicPath,
  recoveriesPath,
  setUpPath,
  teamPath,
  webLinks,
} from '../platform/http/paths.web.ts'
import { createPreviews } from '../packages/preview/previews.web.ts'
import { type Deps, issuingOf } from './visit.web.ts'
import type { Language } from '../platform/text/language.ts'

export interface Running {
  readonly address: string
  /** The link for the first set-up; null when there is somebody in HR. */
  readonly setUpLink: string | null
  /**
   * Takes no new requests, finishes those under way, and closes the database.
   * @param announceSeconds for how long `/readyz` says so before, so that a load balancer sends nobody any more
   */
  stop(announceSeconds?: number): Promise<void>
}

const SET_UP_DAYS = 7
/** Work that a killed process has left is taken up within two minutes: a minute of silence, and this. */
const OFTEN_MS = 20_000

/** What to do about a head in `heads.json` that the ledger does not have. */
const NOT_SIGNED = 'No head is signed while DATA_DIR/heads.json stays: see "Back up and restore" in the README.'

/** Slow clients are cut off, before they use up the connections of everybody else. */
const LIMITS = { headersTimeout: 15_000, requestTimeout: 60_000, connectionsCheckingInterval: 5_000 }
const MOST_CONNECTIONS = 2_000

/** Opens the database, brings it up to date with the content, and listens. Throws with a sentence for the operator. */
export async function serve(configured: Config, log: Logger): Promise<Running> {
  // What the operator may have set wrong comes first: reading the content takes longer.
  const folder = dataFolder(configured.dataDir)
  await refusePortInUse(configured)
  const store = await openDatabase(configured)
  const server = createServer(LIMITS)
  server.maxConnections = MOST_CONNECTIONS
  const drain = drainable(server)
  try {
    for (const warning of openToOthers([...folder, ...closeFiles(configured.dataDir)])) log.warn(warning)
    const signingKey = await openSigningKey(configured.dataDir, 'certificates')
    const ledgerKey = await openSigningKey(configured.dataDir, 'ledger')
    const { contents, systems } = loadCompiled(ROOT)
    const assets = readAssets()
    const cardFiles = readCardFiles()
    const editions = await publishContents(store, contents)
    await tidy(store)
    await listen(server, configured)
    const config = withPort(configured, server)
    let draining = false
    const isDraining = () => draining
    const newToken = () => randomBytes(32).toString('base64url')
    const imports = createImportRunner({
      store,
      importers: IMPORTERS,
      course: contents.en.course.id,
      now,
      isDraining,
      failed: (id, error) => log.error({ import: id, fault: placesOf(error) }, 'a file could not be worked through'),
    })
    const ledger = createLedgerWatch({
      store,
      key: ledgerKey,
      now,
      isOver: isDraining,
      keptHead: () => keptHead(configured.dataDir),
      faulty: (reason) => log.error({ reason }, 'the ledger is not in order'),
      apart: (found) =>
        log.error({ reason: `${verdictOf(found, MESSAGES.en)} ${NOT_SIGNED}` }, 'the ledger is not in order'),
      failed: (err) => log.error({ err }, 'the ledger could not be checked or signed'),
    })
    const packs = createPackRunner({
      store,
      contents,
      key: ledgerKey,
      folder: join(configured.dataDir, 'packs'),
      now,
      isDraining,
      failed: (pack, error) => log.error({ pack, fault: placesOf(error) }, 'an evidence pack could not be made'),
    })
    const made = {
      assets,
      cardFiles,
      systems,
      packages: rememberPackages(),
      previews: createPreviews(newToken),
      imports,
      ledger,
      packs,
      signingKey,
      assigning: createAssigning({
        store,
        course: contents.en.course.id,
        now,
        isOver: isDraining,
        failed: (err) => log.error({ err }, 'new rules could not be applied'),
      }),
    }
    const signAndKeep = async () => {
      await ledger.signDaily()
      try {
        await keepLastHead(store.db, configured.dataDir)
      } catch (err) {
        log.error({ err }, 'the last head could not be kept')
      }
    }
    const daily = { store, dataDir: configured.dataDir, now, isOver: isDraining }
    const backUp = () => backUpDaily({ ...daily, failed: (err) => log.error({ err }, 'the backup of today failed') })
    // The head first: then the backup of the day has it.
    let keeping = Promise.resolve()
    const signAndBackUp = () => {
      keeping = keeping
        .then(() => nextTurn())
        .then(signAndKeep)
        .then(backUp)
    }
    const deps = {
      store,
      contents,
      editions,
      config,
      log,
      ...made,
      now,
      newToken,
      isDraining,
      organizationBegan: signAndBackUp,
    }
    server.on('request', createApp(deps))
    const setUpLink = (await hasHr(store.db)) ? null : config.publicUrl + (await newSetUpPath(store))
    // First the server says that it is ready, and then it makes up for what was left.
    const announced = nextTurn()
    let issuing = announced.then(() => issueMissing(deps))
    let catchingUp = announced.then(() => catchUp(deps))
    const lookAtDay = onNewDay(
      () => todayThere(store),
      () => {
        catchingUp = catchingUp.then(() => catchUp(deps))
      },
    )
    const newDay = () => lookAtDay().catch((err) => log.error({ err }, 'the day could not be told'))
    await newDay()
    imports.wake()
    void deps.assigning.begin()
    signAndBackUp()
    void packs.askForYear()
    const stopMail = startMail({
      store,
      contents,
      publicUrl: config.publicUrl,
      mail: config.mail,
      paths: MAIL_PATHS,
      now,
      onFailure: (err) => log.error({ err }, 'mail failed'),
    })
    const hourly = setInterval(() => {
      tidy(store).catch((err) => log.error({ err }, 'tidying failed'))
      issuing = issuing.then(() => issueMissing(deps))
      catchingUp = catchingUp.then(() => catchUp(deps))
      void deps.assigning.begin()
      signAndBackUp()
      void packs.askForYear()
      imports.wake()
    }, HOUR_MS)
    const often = setInterval(() => {
      packs.wake()
      void imports.takeOver()
      void newDay()
    }, OFTEN_MS)
    return {
      address: config.publicUrl,
      setUpLink,
      async stop(announceSeconds = 0) {
        draining = true
        clearInterval(hourly)
        clearInterval(often)
        const mailStopped = stopMail()
        drain.begin()
        await pause(announceSeconds * 1000)
        await drain.finish()
        await issuing
        await catchingUp
        await deps.assigning.idle()
        await keeping
        await ledger.idle()
        await mailStopped
        await imports.settled()
        await packs.settled()
        await store.close()
      },
    }
  } catch (error) {
    server.close()
    await store.close()
    throw error
  }
}

const MAIL_PATHS: MailPaths = {
  home: webLinks.home,
  join: (token, language) => publicPath(joinPath(token), language),
  team: teamPath,
  view: openViewPath,
  recoveries: recoveriesPath,
  person: personPath,
}

function now(): Instant {
  return toInstant(Date.now())
}

function openDatabase({ dataDir, databaseUrl }: Config): Promise<Store> {
  return openStore({ database: databaseUrl ?? join(dataDir, 'csec.db') })
}

/** Holds the keys, with a database elsewhere, too. Returns what of it others could read. */
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

/** Keeps the content as it is shown, and returns the hashes that events will name it by. */
async function publishContents(
  store: Store,
  contents: Readonly<Record<Language, Content>>,
): Promise<Record<Language, string>> {
  await publishPolicy(store, contents.en, now())
  return { en: await keepEdition(store, contents.en), es: await keepEdition(store, contents.es) }
}

async function keepEdition(store: Store, content: Content): Promise<string> {
  const { language, course, policy } = content
  const versions = { language, courseVersion: course.version, policyVersion: policy.version }
  return storeEdition(store.db, { ...versions, content: editionText(content) }, now())
}

/** The day where the organization is; null before there is one. */
async function todayThere(store: Store): Promise<CalendarDate | null> {
  const organization = await findOrganization(store.db)
  return organization === null ? null : dateAt(now(), organization.timeZone)
}

/** What time alone changes: whose status moves on today, and what is kept no longer. */
async function tidy(store: Store): Promise<void> {
  const today = await todayThere(store)
  if (today === null) return
  await refreshDue(store, today)
  await deleteExpiredSessions(store.db, now())
  await deleteOldDrafts(store.db, today)
  await forgetOldImports(store.db, now())
}

/**
 * Who waits for a site since a day on which nobody recorded anything, for example after a transfer that was planned
 * ahead. Then what reports read: they are right without it, and fast with it.
 */
async function catchUp({ store, contents, isDraining, log }: Deps): Promise<void> {
  try {
    const organization = await findOrganization(store.db)
    const today = () => dateAt(now(), organization?.timeZone ?? 'UTC')
    const { course } = contents.en
    const recording = () => ({ course: course.id, actor: 'system:waiting', at: now(), today: today() }) as const
    if (organization !== null) await noteEverybodyWaiting(store, course, recording, isDraining)
    await catchUpReports(store, isDraining)
    if (organization !== null) await catchUpCycles(store, today(), isDraining)
  } catch (err) {
    log.error({ err }, 'what reports read could not be written')
  }
}

/** While requests are answered: the first time after an update there may be years of completions. Never rejects. */
async function issueMissing(deps: Deps): Promise<void> {
  const failed = (err: unknown) => deps.log.error({ err }, 'a certificate could not be issued')
  await issueMissingCertificates(issuingOf(deps), deps.isDraining, failed).catch(failed)
}

/** A new link each time the server starts without anybody in HR; the one before stops working. */
async function newSetUpPath(store: Store): Promise<string> {
  const at = now()
  const expiresAt = later(at, SET_UP_DAYS * 24 * HOUR_MS)
  const token = await store.transaction((tx) =>
    createSignInLink(tx, { purpose: 'set-up', person: null, createdBy: 'system:start', at, expiresAt }),
  )
  return setUpPath(token)
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

/** With PORT=0 the system chose one. */
function withPort(config: Config, server: Server): Config {
  if (config.port !== 0) return config
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo
  return { ...config, port, publicUrl: config.publicUrl.replace(/:0$/, `:${port}`) }
}
