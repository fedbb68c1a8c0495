import { join } from 'node:path'
import type { Logger } from 'pino'
import { archiveJob, packJob } from '../audit/packs/background.job.ts'
import { backupJob } from '../backups/make.job.ts'
import { certificateJob } from '../certificates/issue.job.ts'
import type { SigningKey } from '../platform/codes/key.job.ts'
import type { Config } from '../platform/config.ts'
import type { Content } from '../course/content.ts'
import type { Language } from '../platform/text/language.ts'
import { importJob } from '../imports/background.job.ts'
import { IMPORTERS } from '../imports/importer.job.ts'
import { keptHeadJob } from '../ledger/kept-head.job.ts'
import { headJob, type LedgerWatch, ledgerCheckJob } from '../ledger/watch.job.ts'
import type { MailPaths } from '../mail/compose.job.ts'
import { headMailJob } from '../ledger/head-mail.job.ts'
import { openMailer } from '../platform/mail/mailer.job.ts'
import { mailJob } from '../mail/sender.job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type BegunWork, begunJob } from '../platform/jobs/begun.job.ts'
import { type Background, createBackground, type Listed } from '../platform/jobs/background.job.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import { type CalendarDate, dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { hrefTo, publicPath, webLinks } from './href.web.ts'
import { deleteEachHour, retentionJob } from '../privacy/retention/retention.job.ts'
import { reminderJob } from '../reminders/remind.job.ts'
import { catchUpCycles } from '../reports/lists/cycle.store.ts'
import { catchUpReports } from '../reports/past/catch-up.store.ts'
import { reportFileJob } from '../reports/files/made-file.job.ts'
import { viewMailJob } from '../reports/views/mail.job.ts'
import { assigningJob } from '../requirements/assignment.store.ts'
import { refreshDue } from '../requirements/standing.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { trailCheckJob } from '../trail/check.job.ts'
import { storeFrom } from '../trail/origin.store.ts'
import { noteEverybodyWaiting } from '../learning/waiting.store.ts'
import { placesOf } from './log.ts'

/** Every job that runs in the background. */
const JOB_NAMES = [
  'archive',
  'backups',
  'begun',
  'certificates',
  'head-mail',
  'heads',
  'imports',
  'kept-head',
  'ledger-check',
  'mail',
  'packs',
  'reminders',
  'report-files',
  'reports',
  'retention',
  'rules',
  'tidying',
  'trail-check',
  'view-mail',
  'waiting',
] as const
export type JobName = (typeof JOB_NAMES)[number]
export type Jobs = Background<JobName>

export interface Working {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  readonly config: Config
  readonly log: Logger
  readonly ledger: LedgerWatch
  readonly ledgerKey: SigningKey
  readonly signingKey: SigningKey
  /** What requests have begun. */
  readonly begun: BegunWork
  /** The folder of the pack files. */
  readonly packFolder: string
  /** The folder of large files of reports. */
  readonly reportFolder: string
  now(): Instant
  /** Returns true once the server is shutting down. */
  isDraining(): boolean
}

/** @param instead jobs that replace the server's, for tests */
export function createJobs(working: Working, instead: Partial<JobList> = {}): Jobs {
  const { log, now, isDraining } = working
  const store = storeFrom(working.store, { addressOf: () => null, now })
  const jobs = { ...jobList({ ...working, store }), ...instead }
  return createBackground<JobName>(jobs, {
    now,
    today: () => todayThere(store, now),
    isOver: isDraining,
    failed(job, error, piece) {
      const { failure = 'the day could not be told', isConfidential = false } = isListed(job) ? jobs[job] : {}
      const fault = isConfidential ? { fault: placesOf(error) } : { err: error }
      log.error({ job, ...(piece === null ? {} : { piece }), ...fault }, failure)
    },
  })
}

type JobList = Readonly<Record<JobName, Listed<JobName>>>

function jobList({ store, contents, config, ledger, ...working }: Working): JobList {
  const { now, ledgerKey: key, packFolder: folder, reportFolder, signingKey } = working
  const { publicUrl, dataDir } = config
  const course = contents.en.course.id
  const mailer = config.mail === null ? null : openMailer(config.mail)
  const mail = mailer !== null
  return {
    begun: begunJob(working.begun),
    tidying: tidyingJob(store, now),
    retention: retentionJob({ store, now }),
    certificates: certificateJob({ store, key: signingKey, publicUrl, now }),
    rules: assigningJob({ store, course, now }),
    waiting: waitingJob(store, contents.en, now),
    reports: { ...reportJob(store, now), after: 'waiting' },
    heads: headJob(ledger),
    'ledger-check': ledgerCheckJob(ledger),
    'trail-check': trailCheckJob({ store, log: working.log, now }),
    // The head first: then the backup of the day has it.
    'kept-head': { ...keptHeadJob(store.db, dataDir), after: 'heads' },
    backups: { ...backupJob({ store, dataDir, now }), after: 'kept-head' },
    imports: importJob({ store, importers: IMPORTERS, course, now }),
    archive: archiveJob({ store, now }),
    packs: { ...packJob({ store, contents, key, folder, now }), after: 'archive' },
    'report-files': reportFileJob({ store, contents, folder: reportFolder, now }),
    'view-mail': viewMailJob({ store, mail, now }),
    reminders: reminderJob({ store, mail, now }),
    mail: { ...mailJob({ store, contents, publicUrl, paths: MAIL_PATHS, mailer, now }), after: 'reminders' },
    'head-mail': headMailJob({ store, mailer, now }),
  }
}

const MAIL_PATHS: MailPaths = {
  home: webLinks.home,
  join: (token, language) => publicPath(hrefTo('/join/:token', { token }), language),
  team: () => hrefTo('/team'),
  view: (shared) => hrefTo('/hr/views/:shared/report', { shared }),
  recoveries: () => hrefTo('/hr/recoveries'),
  account: () => hrefTo('/account'),
  roles: (person) => hrefTo('/hr/roles/people/:person', { person }),
  person: (person) => hrefTo('/hr/people/:person', { person }),
}

export function packFolderIn(dataDir: string): string {
  return join(dataDir, 'packs')
}

export function reportFolderIn(dataDir: string): string {
  return join(dataDir, 'report-files')
}

function isListed(name: string): name is JobName {
  return JOB_NAMES.some((each) => each === name)
}

/** The day where the organization is, or null before there is one. */
async function todayThere(store: Store, now: () => Instant): Promise<CalendarDate | null> {
  const organization = await findOrganization(store.db)
  return organization === null ? null : dateAt(now(), organization.timeZone)
}

/**
 * Records the changes that only the passing of time makes: statuses that move on today, and records whose time is up.
 */
function tidyingJob(store: Store, now: () => Instant): Job<null> {
  return {
    every: HOUR_MS,
    failure: 'tidying failed',
    claim: onePiece,
    async work() {
      const today = await todayThere(store, now)
      if (today === null) return
      await refreshDue(store, today)
      await deleteEachHour(store, now(), today)
    },
  }
}

/** Finds people who began to wait for a site on a day without any entry, for example after a planned transfer. */
function waitingJob(store: Store, { course }: Content, now: () => Instant): Job<null> {
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'who waits for a site could not be written',
    claim: onePiece,
    async work(_, { isOver }) {
      const organization = await findOrganization(store.db)
      if (organization === null) return
      const today = () => dateAt(now(), organization.timeZone)
      const recording = () => ({ course: course.id, actor: 'system:waiting', at: now(), today: today() }) as const
      await noteEverybodyWaiting(store, course, recording, isOver)
    },
  }
}

/** Brings the tables that reports read up to date. Reports are right without them, and fast with them. */
function reportJob(store: Store, now: () => Instant): Job<null> {
  return {
    every: null,
    failure: 'what reports read could not be written',
    claim: onePiece,
    async work(_, { isOver }) {
      await catchUpReports(store, isOver)
      const today = await todayThere(store, now)
      if (today !== null) await catchUpCycles(store, today, isOver)
    },
  }
}
