import { z } from 'zod'
import { expiringReport } from './people-report.page.ts'
import { LARGEST_PAGE } from '../../people/people.store.ts'
import { expiringAhead } from '../report.store.ts'
import { type EndsIn, listExpiring } from './expiring.store.ts'
import { parseQuery } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../platform/http/href.web.ts'
import { reportInput } from '../input.web.ts'
import { sendReport } from './list.web.ts'
import { askedReport, reportHref, reportQueryShape, toReportQuery } from '../query.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

/** Parts of the 90 days, as the address names them. */
const PARTS = {
  '0-30': { fromDays: 0, toDays: 30 },
  '31-60': { fromDays: 31, toDays: 60 },
  '61-90': { fromDays: 61, toDays: 90 },
} as const satisfies Record<string, EndsIn>
type Part = keyof typeof PARTS
// The keys of `PARTS`, which Object.keys widens.
const NAMES = Object.keys(PARTS) as Part[]
const WHOLE: EndsIn = { fromDays: 0, toDays: 90 }

const expiringQuery = z.strictObject({ ...reportQueryShape, days: z.enum(NAMES).optional() })

/** Shows the people who have to renew in the next 90 days, or in a part of them. */
export async function showExpiring(visit: SignedInVisit): Promise<void> {
  const { deps, t } = visit
  const { db } = deps.store
  const { days, ...fields } = parseQuery(visit, expiringQuery)
  const asked = await askedReport(visit, toReportQuery(fields))
  const { query, request } = asked
  const ends = await expiringAhead(db, request)
  const peopleIn = ({ fromDays, toDays }: EndsIn) => {
    const upTo = (day: number) => ends.find(({ within }) => within === day)?.people ?? 0
    return upTo(toDays) - upTo(fromDays - 1)
  }
  const shown = days === undefined ? WHOLE : PARTS[days]
  const frame = await reportInput(visit, asked, 'expiring')
  const first = { ...query, after: null }
  const words = t.hr.reports.lists.expiring
  const sum = {
    whole: { text: words.whole(peopleIn(WHOLE)), href: reportHref(hrefTo('/hr/reports/expiring'), first) },
    parts: NAMES.map((name) => {
      const { fromDays, toDays } = PARTS[name]
      const text = words.within(peopleIn(PARTS[name]), fromDays, toDays)
      return { text, href: reportHref(hrefTo('/hr/reports/expiring'), first, { days: name }) }
    }),
  }
  const input = {
    ...frame,
    links: {
      ...frame.links,
      here: (list: typeof query) =>
        reportHref(hrefTo('/hr/reports/expiring'), list, days === undefined ? {} : { days }),
    },
    ...(await listExpiring(db, request, { ...shown, after: query.after, limit: LARGEST_PAGE })),
    found: peopleIn(shown),
    counts: null,
  }
  sendReport(visit, input, expiringReport(input, sum))
}
