import type { PersonId } from '../../ledger/event.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import { PROVIDER_PROBLEMS, type ProviderProblem, type ProviderProblemKind } from './provider-problem.ts'
import { type SingleSignOnSettings, singleSignOnShape } from './settings.ts'

/** Returns the defaults until somebody has chosen. */
export async function singleSignOnSettings(db: Database): Promise<SingleSignOnSettings> {
  const row = await db.selectFrom('single_sign_on_settings').select('settings').executeTakeFirst()
  return singleSignOnShape.parse(row === undefined ? {} : JSON.parse(row.settings))
}

export async function putSingleSignOnSettings(
  db: Database,
  settings: SingleSignOnSettings,
  by: PersonId,
  at: Instant,
): Promise<void> {
  const row = { settings: JSON.stringify(settings), updated_at: at, updated_by: by }
  await db
    .insertInto('single_sign_on_settings')
    .values({ id: 1, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** How the last sign-in at the provider went that worked, and the last that didn't. */
export interface ProviderOutcome {
  readonly workedAt: Instant | null
  readonly failure: {
    readonly at: Instant
    readonly problem: ProviderProblemKind
    readonly said: string
  } | null
}

export async function lastOutcome(db: Database): Promise<ProviderOutcome> {
  const row = await db.selectFrom('single_sign_on_outcome').selectAll().executeTakeFirst()
  const problem = PROVIDER_PROBLEMS.find((kind) => kind === row?.problem)
  const at = row?.failed_at ?? null
  return {
    workedAt: row?.worked_at ?? null,
    failure: at === null || problem === undefined ? null : { at, problem, said: row?.said ?? '' },
  }
}

export async function noteSuccess(db: Database, at: Instant): Promise<void> {
  await putOutcome(db, { worked_at: at })
}

export async function noteFailure(db: Database, { kind, said }: ProviderProblem, at: Instant): Promise<void> {
  await putOutcome(db, { failed_at: at, problem: kind, said })
}

async function putOutcome(
  db: Database,
  row:
    | { readonly worked_at: Instant }
    | { readonly failed_at: Instant; readonly problem: string; readonly said: string },
): Promise<void> {
  const nothing = { worked_at: null, failed_at: null, problem: null, said: null }
  await db
    .insertInto('single_sign_on_outcome')
    .values({ id: 1, ...nothing, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
