import type { Logger } from 'pino'
import { archiveJob, packJob } from '../audit/packs/background.job.ts'
import { copyBackupJob } from '../backups/elsewhere.job.ts'
import { backupJob } from '../backups/make.job.ts'
import { certificateJob } from '../certificates/issue.job.ts'
import type { SigningKey } from '../platform/codes/key.job.ts'
import type { ServerSecret } from '../platform/codes/secret.job.ts'
import type { Config } from '../platform/config.ts'
import type { Content } from '../course/content.ts'
import type { Language } from '../platform/text/language.ts'
import { packageJob } from '../packages/make.job.ts'
import type { Lms } from '../packages/kit/lms-catalog.ts'
import type { LiveContent } from './live-content.ts'
import { followUpJob } from '../followups/due.job.ts'
import { noticeToken } from '../groups/notice-token.job.ts'
import { importJob } from '../imports/background.job.ts'
import { IMPORTERS } from '../imports/importer.job.ts'
import { keptHeadJob } from '../ledger/kept-head.job.ts'
import { headJob, type LedgerWatch, ledgerCheckJob } from '../ledger/watch.job.ts'
import type { MailPaths } from '../mail/compose.job.ts'
import { lineAlarmJob } from '../mail/line-alarm.job.ts'
import { headMailJob } from '../ledger/head-mail.job.ts'
import { openMailer } from '../platform/mail/mailer.job.ts'
import { agreementJob } from '../mail/agreement.job.ts'
import { driftJob } from '../mail/drift.job.ts'
import { mailJob } from '../mail/sender.job.ts'
import { type KeptFiles, keptFiles, keptKinds } from '../platform/database/kept-file.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { diskJob } from '../platform/database/disk.job.ts'
import type { Disk } from '../platform/disk.ts'
import { forgetRequests } from '../platform/database/request-count.store.ts'
import { pageCheckJob } from '../platform/database/page-check.job.ts'
import { type BegunWork, begunJob } from '../platform/jobs/begun.job.ts'
import { type Background, createBackground, type Listed } from '../platform/jobs/background.job.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import { type CalendarDate, dateAt, HOUR_MS, type Instant } from '../platform/time/calendar.ts'
import { hrefTo, publicPath, webLinks } from './href.web.ts'
import { deleteEachHour, retentionJob } from '../privacy/retention/retention.job.ts'
import { reminderJob } from '../reminders/remind.job.ts'
import { KEPT_LINES } from '../reports/files/kept-line.page.ts'
import { catchUpCycles } from '../reports/lists/cycle.store.ts'
import { catchUpReports } from '../reports/past/catch-up.store.ts'
import { reportFileJob } from '../reports/files/made-file.job.ts'
import { viewMailJob } from '../reports/views/mail.job.ts'
import { assigningJob } from '../requirements/assignment.store.ts'
import { statusJob } from '../requirements/refresh.job.ts'
import { refreshInBackground } from '../requirements/refresh.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { trailCheckJob } from '../trail/check.job.ts'
import { storeFrom } from '../trail/origin.store.ts'
import { noteEverybodyWaiting } from '../learning/waiting.store.ts'
import { webhookCompletionJob, webhookDeadlineJob, webhookJob } from '../webhooks/send.job.ts'
import { placesOf } from './log.ts'
import type { Metrics } from './metrics/metrics.ts'

/** Every job that runs in the background. */
export const JOB_NAMES = [
  'archive',
  'backup-copy',
  'backups',
  'begun',
  'certificates',
  'disk',
  'follow-ups',
  'head-mail',
  'heads',
  'imports',
  'kept-head',
  'ledger-check',
  'agreements',
  'line-alarms',
  'mail',
  'packages',
  'packs',
  'pages',
  'reminders',
  'report-files',
  'reports',
  'retention',
  'roles',
  'rules',
  'statuses',
  'tidying',
  'trail-check',
  'view-mail',
  'waiting',
  'webhook-completions',
  'webhook-deadlines',
  'webhooks',
] as const
export type JobName = (typeof JOB_NAMES)[number]
export type Jobs = Background<JobName>

export interface Working {
  readonly store: Store
  readonly contents: Readonly<Record<Language, Content>>
  /** Tells the contents as the organization has them now. */
  live(): Promise<LiveContent>
  readonly systems: Readonly<Record<Language, readonly Lms[]>>
  readonly config: Config
  readonly log: Logger
  /** Counts what jobs do; null without METRICS_PORT. */
  readonly metrics: Metrics | null
  readonly disk: Disk
  readonly ledger: LedgerWatch
  readonly ledgerKey: SigningKey
  readonly signingKey: SigningKey
  /** Makes the links in mails about groups, and the secrets of webhooks. */
  readonly secret: ServerSecret
  /** What requests have begun. */
  readonly begun: BegunWork
  /** Where pack files are. */
  readonly packFiles: KeptFiles
  /** Where large files of reports are. */
  readonly reportFiles: KeptFiles
  now(): Instant
  /** Returns true once the server is shutting down. */
  isDraining(): boolean
}

/** @param instead jobs that replace the server's, for tests */
export function createJobs(working: Working, instead: Partial<JobList> = {}): Jobs {
  const { log, metrics, now, isDraining } = working
  const store = storeFrom(working.store, { addressOf: () => null, now })
  const jobs = { ...jobList({ ...working, store }), ...instead }
  for (const name of JOB_NAMES) metrics?.awaits(name, now())
  return createBackground<JobName>(jobs, {
    now,
    async today() {
      const knew = store.refusals.has('upgrade')
      await store.lookForUpgrade()
      if (!knew && store.refusals.has('upgrade'))
        log.warn('A server of a newer version has the database: this one saves nothing anymore. Stop it.')
      return todayThere(store, now)
    },
    isOver: isDraining,
    isPaused: (job) => store.refusals.size > 0 && !READING.has(job),
    failed(job, error, piece) {
      const { failure = 'the day could not be told', isConfidential = false } = isListed(job) ? jobs[job] : {}
      const fault = isConfidential ? { fault: placesOf(error) } : { err: error }
      log.error({ job, ...(piece === null ? {} : { piece }), ...fault }, failure)
      if (isUnavailable(error)) metrics?.databaseFailed()
    },
    ended: (job, failures) => metrics?.ran(job, failures, now()),
  })
}

/** The jobs that write nothing: they go on while nothing can be saved. */
const READING: ReadonlySet<string> = new Set<JobName>(['disk', 'pages'])

type JobList = Readonly<Record<JobName, Listed<JobName>>>

function jobList({ store, contents, config, ledger, systems, ...working }: Working): JobList {
  const { now, ledgerKey: key, packFiles, reportFiles, signingKey } = working
  const { publicUrl, dataDir } = config
  const course = contents.en.course.id
  const mailer = config.mail === null ? null : openMailer(config.mail)
  const mail = mailer !== null
  const telling = { store, secret: working.secret, course, receivers: config.receivers, now }
  return {
    begun: begunJob(working.begun),
    disk: diskJob({ store, disk: working.disk, log: working.log }),
    pages: pageCheckJob({ store, log: working.log }),
    statuses: statusJob(store, now),
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
    backups: { ...backupJob({ store, dataDir, key: config.backupKey, now }), after: 'kept-head' },
    'backup-copy': {
      ...copyBackupJob({ store, dataDir, program: config.backupCommand, now }),
      after: 'backups',
    },
    imports: importJob({ store, importers: IMPORTERS, course, now }),
    archive: archiveJob({ store, now }),
    packs: { ...packJob({ store, contents, key, files: packFiles, now }), after: 'archive' },
    packages: packageJob({ store, systems: systems.en, contents: async () => (await working.live()).contents, now }),
    'report-files': reportFileJob({ store, contents, files: reportFiles, now }),
    'view-mail': viewMailJob({ store, mail, now }),
    reminders: reminderJob({ store, mail, now }),
    'follow-ups': { ...followUpJob({ store, mail, now }), after: 'reminders' },
    roles: driftJob({ store, mail, now }),
    agreements: agreementJob({ store, policy: `policy:${contents.en.policy.id}`, mail, now }),
    'line-alarms': { ...lineAlarmJob({ store, contents, mail, now }), after: 'follow-ups' },
    mail: {
      ...mailJob({ store, contents, publicUrl, paths: mailPaths(working.secret), mailer, now }),
      after: 'line-alarms',
    },
    'head-mail': headMailJob({ store, mailer, now }),
    'webhook-completions': webhookCompletionJob(telling),
    'webhook-deadlines': webhookDeadlineJob(telling),
    webhooks: { ...webhookJob(telling), after: 'webhook-completions' },
  }
}

const mailPaths = (secret: ServerSecret): MailPaths => ({
  root: () => hrefTo('/'),
  course: webLinks.home,
  join: (token, language) => publicPath(hrefTo('/join/:token', { token }), language),
  team: () => hrefTo('/team'),
  view: (shared) => hrefTo('/hr/views/:shared/report', { shared }),
  recoveries: () => hrefTo('/hr/recoveries'),
  agreement(change) {
    switch (change.what) {
      case 'site':
        return hrefTo('/hr/sites/:site/proposal', { site: change.site })
      case 'sites':
        return hrefTo('/hr/sites/defaults/proposal')
      case 'policy':
        return hrefTo('/hr/policy/approval')
      case 'line':
        return hrefTo('/hr/contacts/:contact', { contact: change.contact })
    }
  },
  contacts: () => hrefTo('/hr/contacts'),
  account: () => hrefTo('/account'),
  roles: (person) => hrefTo('/hr/roles/people/:person', { person }),
  sitePeople: (site) => hrefTo('/hr/sites/:site/people', { site }),
  person: (person) => hrefTo('/hr/people/:person', { person }),
  groupNotice: (message, language) =>
    publicPath(hrefTo('/notices/:token', { token: noticeToken(secret, message) }), language),
  followUp: (token, language) => publicPath(hrefTo('/minute/:token', { token }), language),
})

/** Both have a folder in that of the data. */
export function madeFiles(
  dataDir: string,
  store: Store,
  now: () => Instant,
): Pick<Working, 'packFiles' | 'reportFiles'> {
  const { packs, reportFiles } = keptKinds(dataDir)
  return {
    packFiles: keptFiles({ store, now, ...packs }),
    reportFiles: keptFiles({ store, now, ...reportFiles }),
  }
}

function isListed(name: string): name is JobName {
  return JOB_NAMES.some((each) => each === name)
}

/** The day where the organization is, or null before there is one. */
async function todayThere(store: Store, now: () => Instant): Promise<CalendarDate | null> {
  const organization = await findOrganization(store.db)
  return organization === null ? null : dateAt(now(), organization.timeZone)
}

function tidyingJob(store: Store, now: () => Instant): Job<null> {
  return {
    every: HOUR_MS,
    failure: 'tidying failed',
    claim: onePiece,
    async work(_, { turn }) {
      await forgetRequests(store.db, now())
      const today = await todayThere(store, now)
      if (today === null) return
      await deleteEachHour(store, now(), today, turn)
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
    async work(_, { turn }) {
      const organization = await findOrganization(store.db)
      if (organization === null) return
      const today = () => dateAt(now(), organization.timeZone)
      const recording = () => ({ course: course.id, actor: 'system:waiting', at: now(), today: today() }) as const
      await noteEverybodyWaiting(store, course, recording, turn)
    },
  }
}

/** Brings the tables that reports read up to date. Reports are right without them, and fast with them. */
function reportJob(store: Store, now: () => Instant): Job<null> {
  return {
    every: null,
    failure: 'what reports read could not be written',
    claim: onePiece,
    async work(_, { turn }) {
      await catchUpReports(store, turn)
      const today = await todayThere(store, now)
      if (today === null) return
      // What's written about somebody goes when their standing is worked out.
      await refreshInBackground(store, today, turn)
      await catchUpCycles(store, today, KEPT_LINES, turn)
    },
  }
}
