import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { assignEverybody } from './assignment.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database } from '../platform/database/schema.store.ts'

/** Applies new rules to everybody, beside the requests. */
export interface Assigning {
  /** Goes through everybody when rules were recorded since that was done last. Never rejects. */
  begin(): Promise<void>
  /** Of a run in this process; null when there is none. */
  progress(): AssigningProgress | null
  /** When the run under way has ended, if there is one. */
  idle(): Promise<void>
}

export interface AssigningProgress {
  readonly done: number
  readonly of: number
}

interface AssigningParts {
  readonly store: Store
  readonly course: string
  now(): Instant
  /** True when the server is on its way out: the rest is for the next start. */
  isOver(): boolean
  failed(error: unknown): void
}

const JOB = 'assign-requirements'

export function createAssigning(parts: AssigningParts): Assigning {
  let progress: AssigningProgress | null = null
  const watch = {
    isOver: parts.isOver,
    done(people: number, of: number) {
      progress = { done: people, of }
    },
  }
  let running = Promise.resolve()
  return {
    begin() {
      running = running
        .then(() => assignIfDue(parts, watch))
        .catch(parts.failed)
        .finally(() => {
          progress = null
        })
      return running
    },
    progress: () => progress,
    idle: () => running,
  }
}

/** Whether rules were recorded that have not been applied to everybody yet. */
export async function isAssigningDue(db: Database): Promise<boolean> {
  const defined = await db
    .selectFrom('event')
    .select(({ fn }) => fn.max('recorded_at').as('at'))
    .where('kind', '=', 'requirement_defined')
    .executeTakeFirst()
  const at = defined?.at ?? null
  if (at === null) return false
  const done = await db
    .selectFrom('job_run')
    .select('job')
    .where('job', '=', JOB)
    .where('finished_at', 'is not', null)
    .where('started_at', '>=', at)
    .executeTakeFirst()
  return done === undefined
}

async function assignIfDue(
  { store, course, now }: AssigningParts,
  watch: Parameters<typeof assignEverybody>[2],
): Promise<void> {
  const { db } = store
  const organization = await findOrganization(db)
  if (organization === null || !(await isAssigningDue(db))) return
  const at = now()
  const today = dateAt(at, organization.timeZone)
  const row = { job: JOB, local_date: today, started_at: at, finished_at: null }
  await db
    .insertInto('job_run')
    .values(row)
    .onConflict((conflict) => conflict.columns(['job', 'local_date']).doUpdateSet(row))
    .execute()
  // Each part is recorded when it is written: a long run takes minutes.
  const recording = () => ({ course, actor: 'system:rules', at: now(), today }) as const
  if (!(await assignEverybody(store, recording, watch))) return
  await db
    .updateTable('job_run')
    .set({ finished_at: now() })
    .where('job', '=', JOB)
    .where('local_date', '=', today)
    // Another process may have begun after rules that are newer still.
    .where('started_at', '=', at)
    .execute()
}
