import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import type { Leaver } from './leaver.ts'
import { leaversPage } from './leaver.page.ts'
import { leaversBy } from './leaver.store.ts'
import { cutOf } from './retention.ts'
import { findRetention } from './retention.store.ts'

/** Whose period is over. Erasing has its own page, where a second person confirms. */
export async function showErasable(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, t, today } = visit
  const { db } = deps.store
  const { leavers: period } = await findRetention(db)
  const cut = cutOf(period, now, today)
  const found = cut === null ? { count: 0, first: [], kept: [] } : await leaversBy(db, cut.until, today)
  const page = leaversPage(recordsShell(visit, { title: t.privacy.leavers.title, current: 'erasable' }), {
    ...found,
    period,
    today,
    links: {
      back: hrefTo('/hr/people'),
      person: ({ person }: Leaver) => hrefTo('/hr/people/:person', { person }),
      erasure: ({ person }: Leaver) => hrefTo('/hr/people/:person/erasure', { person }),
      keeping: ({ person }: Leaver) => hrefTo('/hr/people/:person/changes/:change', { person, change: 'keep-record' }),
    },
  })
  response.send(page)
}
