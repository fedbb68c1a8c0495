import type { Store } from '../../src/platform/database/open.store.ts'
import type { CalendarDate } from '../../src/platform/time/calendar.ts'
import { peopleInLedger, refreshStanding } from '../../src/requirements/standing.store.ts'
import { catchUpReports } from '../../src/reports/past/catch-up.store.ts'

/** Computes everybody's standing from the ledger alone, whatever stands in the tables. */
export async function rebuildStanding(store: Store, today: CalendarDate): Promise<void> {
  const people = await peopleInLedger(store.db)
  await store.transaction((tx) => refreshStanding(tx, people, today))
}

/** Forgets every timeline, and writes all of them from the ledger alone. */
export async function rebuildReports(store: Store): Promise<void> {
  await store.transaction(async (tx) => {
    await tx.deleteFrom('report_timeline').execute()
    await tx.deleteFrom('report_change').execute()
    await tx.updateTable('report_progress').set({ through: 0 }).execute()
  })
  await catchUpReports(store)
}
