import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { GivenUp, type Job } from '../platform/jobs/job.ts'
import { beginRun, finishRun } from '../platform/jobs/run.store.ts'
import { type CalendarDate, dateAt, type Instant, later, MINUTE_MS } from '../platform/time/calendar.ts'
import { COPY_JOB, lastBackup } from './copy.store.ts'
import { dailyBackup } from './make.job.ts'

interface Copying {
  readonly store: Store
  readonly dataDir: string
  /** The path of the operator's program, or null when backups stay where they are. */
  readonly program: string | null
  now(): Instant
}

/** A slow line and a large database. */
const LONGEST_MS = 50 * MINUTE_MS
const AGAIN_AFTER_MS = 55 * MINUTE_MS
/** The end of what a program said is enough to see why it failed. */
const MOST_SAID = 500
/** How often it's checked whether the server stops. */
const LOOK_MS = 200
/** A program that was asked to end has this time to clean up. */
const GRACE_MS = 2_000
/** A program that copies encrypted files needs none of these. */
const SECRET = /^(BACKUP_KEY|KEY_ENCRYPTION_KEY|DATABASE_URL|SMTP_URL|OIDC_CLIENT_SECRET)(_FILE)?$/

/**
 * Calls the operator's program with the folder of today's backup, on the node that made it. The path is one argument of
 * the program and never a part of a command line, so nothing in it is run. A program that failed is called again within
 * the hour.
 */
export function copyBackupJob({ store, dataDir, program, now }: Copying): Job<CalendarDate> {
  return {
    every: null,
    failure: 'the backup could not be kept elsewhere',
    idOf: (day) => day,
    async *claim() {
      const organization = program === null ? null : await findOrganization(store.db)
      if (organization === null) return
      const at = now()
      const day = dateAt(at, organization.timeZone)
      if (!existsSync(dailyBackup(dataDir, day)) || (await lastBackup(store.db, day)) !== day) return
      if (await beginRun(store.db, COPY_JOB, day, at, later(at, -AGAIN_AFTER_MS))) yield day
    },
    async work(day, { isOver }) {
      if (program !== null) await call(program, resolve(dailyBackup(dataDir, day)), isOver)
      await finishRun(store.db, COPY_JOB, day, now())
    },
  }
}

/** Throws with the program's own words when it fails, and `GivenUp` when the server stops meanwhile. */
async function call(program: string, folder: string, isOver: () => boolean): Promise<void> {
  // The operator named the program, and the folder is ours. It leads a group, which can be ended as a whole.
  // oxlint-disable-next-line security/detect-child-process
  const child = spawn(program, [folder], { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: withoutSecrets() })
  const [stdout, stderr] = [lastWordsOf(child.stdout), lastWordsOf(child.stderr)]
  let looks = 0
  const look = setInterval(() => {
    looks += 1
    if (!isOver() && looks * LOOK_MS < LONGEST_MS) return
    clearInterval(look)
    end(child)
  }, LOOK_MS)
  const result = await once(child, 'close')
    .then(([code, signal]) => code ?? signal, codeOf)
    .finally(() => clearInterval(look))
  if (result === 0) return
  if (isOver()) throw new GivenUp()
  const said = stderr() || stdout()
  throw new Error(`${program} failed (${result})${said === '' ? '' : `: ${said}`}`)
}

/** Ends the program and all that it has started: asks first, and doesn't wait long. */
function end(child: ChildProcessByStdio<null, Readable, Readable>): void {
  signalGroup(child, 'SIGTERM')
  const insist = setTimeout(() => {
    signalGroup(child, 'SIGKILL')
    // A process that has left the group may still hold them open.
    child.stdout.destroy()
    child.stderr.destroy()
  }, GRACE_MS)
  child.once('close', () => clearTimeout(insist))
}

function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (pid !== undefined) process.kill(-pid, signal)
  } catch (error) {
    // All of them have ended by themselves.
    if (codeOf(error) !== 'ESRCH') throw error
  }
}

function lastWordsOf(stream: Readable): () => string {
  let said = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-MOST_SAID)
  })
  return () => said.trim()
}

/** The program can have the server's other settings. */
function withoutSecrets(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !SECRET.test(name)))
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
