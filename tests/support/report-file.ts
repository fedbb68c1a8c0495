import type { PersonId } from '../../src/ledger/event.ts'
import { EVERYONE, type Scope } from '../../src/ledger/scope.ts'
import type { ReportFileId } from '../../src/platform/database/schema.store.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { askForFile } from '../../src/reports/files/made-file.store.ts'
import { reportFileName } from '../../src/reports/files/names.ts'
import { DEFAULT_QUERY } from '../../src/reports/query.ts'
import { requestOf } from '../../src/reports/request.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION } from './staff.ts'

/** A file of everybody in the scope that waits to be made, however few there are. */
export function askedFile(
  { deps }: Pick<TestApp, 'deps'>,
  by: PersonId,
  scope: Scope = EVERYONE,
): Promise<ReportFileId> {
  const at = deps.now()
  const { timeZone } = ORGANIZATION
  const today = dateAt(at, timeZone)
  const request = requestOf(DEFAULT_QUERY, null, { person: by, scope, today, timeZone })
  const wanted = { format: 'csv', rows: 'people', mark: true, overview: false } as const
  const asked = {
    name: reportFileName({ format: 'csv', overview: false, rows: 'people' }, today, []),
    people: 25_000,
    by,
    at,
  }
  return deps.store.transaction((tx) =>
    askForFile(tx, { wanted, query: DEFAULT_QUERY, request, language: 'en' }, asked),
  )
}

/** The same, made. */
export async function madeFile(
  test: Pick<TestApp, 'deps'>,
  by: PersonId,
  scope: Scope = EVERYONE,
): Promise<ReportFileId> {
  const { jobs } = test.deps
  const made = await askedFile(test, by, scope)
  jobs.wake('report-files')
  await jobs.idle('report-files')
  return made
}
