import type { SiteId } from '../ledger/event.ts'
import type { Messages } from '../words/messages.ts'
import type { DataProblem } from './reported.ts'

/** Says in words what in a record doesn't fit together. */
export function problemText(problem: DataProblem, siteNames: ReadonlyMap<SiteId, string>, t: Messages): string {
  const words = t.hr.changes.flags
  switch (problem.kind) {
    case 'no-hire-date':
      return words.noHireDate
    case 'no-first-contact':
      return words.noFirstContact
    case 'two-jobs-at-a-site':
      return words.twoJobsAtSite(siteNames.get(problem.site) ?? problem.site)
  }
}
