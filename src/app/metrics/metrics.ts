import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { type Refusal, REFUSALS } from '../../platform/database/open.store.ts'
import { VERSION } from '../../platform/root.ts'
import type { Instant } from '../../platform/time/calendar.ts'

/** What is looked up each time that somebody asks. A value that can't be told at the moment is left out. */
const LOOKED_UP = {
  csec_database_up: 'whether the database answers: 1 or 0',
  csec_database_bytes: 'size of the SQLite file and of what it keeps beside it',
  csec_disk_free_bytes: 'room on the disk that holds the data folder',
  csec_mail_waiting: 'messages that wait for the mail server',
  csec_mail_oldest_waiting_seconds: 'how long the oldest message has been waiting that could have gone out',
  csec_backup_age_seconds: 'how long ago the server finished its newest backup',
  csec_backup_copy_age_seconds:
    'with BACKUP_COMMAND, how long ago a backup was last kept elsewhere, or since when none is',
  csec_ledger_entries: 'entries in the ledger',
  csec_checkpoint_age_seconds: 'how long ago the ledger was last signed, or since when it has entries without that',
  csec_people_waiting_for_site: 'people who have done everything and wait for the details of a site',
} as const
export type LookedUp = keyof typeof LOOKED_UP
export type State = Readonly<Partial<Record<LookedUp, number>>>

/** Pages take milliseconds, and files up to some seconds. */
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.25, 1, 5]

/** What the server counts about itself: never who, and of comfort only that there were requests. */
export interface Metrics {
  /** Counts an answer. Call the result when it's out. */
  begin(): (route: string, status: number) => void
  /** Counts an answer to a private request: neither how long it took nor where it led. */
  answeredPrivately(status: number): void
  /** This task has its times from now on. It's told even if it never ends, and its first failure is an increase. */
  awaits(task: string, at: Instant): void
  ran(task: string, failures: number, at: Instant): void
  databaseFailed(): void
  /** Everything as Prometheus reads it. */
  text(state: State, refusals: ReadonlySet<Refusal>): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  new Gauge({ name: 'csec_info', help: 'the version that runs', labelNames: ['version'], registers }).set(
    { version: VERSION },
    1,
  )
  const requests = new Counter({
    name: 'csec_http_requests_total',
    help: 'answered requests by the pattern of their address',
    labelNames: ['route', 'status'] as const,
    registers,
  })
  const durations = new Histogram({
    name: 'csec_http_request_duration_seconds',
    help: 'how long answers took',
    labelNames: ['route'] as const,
    buckets: SECONDS,
    registers,
  })
  const databaseErrors = new Counter({
    name: 'csec_database_errors_total',
    help: 'requests and jobs that failed because the database took or gave nothing',
    registers,
  })
  // Prometheus has a label `job` of its own, and would rename ours.
  const task = { labelNames: ['task'] as const, registers }
  const runs = new Counter({ name: 'csec_job_runs_total', help: 'runs of each background job', ...task })
  const failures = new Counter({ name: 'csec_job_failures_total', help: 'failures in background jobs', ...task })
  const lastRuns = new Gauge({
    name: 'csec_job_last_run_timestamp_seconds',
    help: 'when a job last ended, or the server began to wait for it',
    ...task,
  })
  const readOnly = new Gauge({
    name: 'csec_read_only',
    help: 'whether nothing is saved for this reason: 1 or 0',
    labelNames: ['reason'] as const,
    registers,
  })
  const gauges = new Map(
    // The keys of the list are its names.
    (Object.keys(LOOKED_UP) as LookedUp[]).map((name) => [
      name,
      new Gauge({ name, help: LOOKED_UP[name], registers: [] }),
    ]),
  )
  return {
    contentType: registry.contentType,
    begin() {
      const end = durations.startTimer()
      return (route, status) => {
        requests.inc({ route, status: classOf(status) })
        // Prometheus counts from the first value that it sees, so a route's first fault needs a zero before it.
        requests.inc({ route, status: '5xx' }, 0)
        end({ route })
      }
    },
    answeredPrivately(status) {
      requests.inc({ route: 'private', status: status < 400 ? '2xx' : classOf(status) })
    },
    awaits(name, at) {
      runs.inc({ task: name }, 0)
      failures.inc({ task: name }, 0)
      lastRuns.set({ task: name }, Date.parse(at) / 1_000)
    },
    ran(name, failed, at) {
      runs.inc({ task: name })
      failures.inc({ task: name }, failed)
      lastRuns.set({ task: name }, Date.parse(at) / 1_000)
    },
    databaseFailed: () => databaseErrors.inc(),
    text(state, refusals) {
      for (const reason of REFUSALS) readOnly.set({ reason }, refusals.has(reason) ? 1 : 0)
      for (const [name, gauge] of gauges) {
        registry.removeSingleMetric(name)
        const value = state[name]
        if (value === undefined) continue
        gauge.set(value)
        registry.registerMetric(gauge)
      }
      return registry.metrics()
    },
  }
}

function classOf(status: number): string {
  return `${Math.floor(status / 100)}xx`
}
