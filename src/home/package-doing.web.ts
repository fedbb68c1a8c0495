import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { SiteId } from '../ledger/event.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { FailedNumber } from '../packages/carried-number.ts'
import { profileDetails } from '../packages/export-profile.ts'
import { type MarkedPackage, markedPackages } from '../packages/made-list.web.ts'
import { readProfiles } from '../packages/order.job.ts'
import { kindName, outdatedText } from '../packages/outdated.web.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type Doing, firstFew } from './doing.ts'

/** The sites with live details. */
export type LiveSites = ReadonlyMap<SiteId, SiteDetails>

/** The packages that are marked on their page: something in them is old, and somebody may still use them. */
export async function stalePackages(visit: SignedInVisit, live: LiveSites): Promise<Doing[]> {
  const marked = await markedPackages(visit, async () => new Map([...live, ...(await liveProfiles(visit))]))
  return [...packagesWithWrongNumbers(visit, marked), ...packagesToReplace(visit, marked)]
}

/** Those with a number in which a check found a problem. Nothing takes its place yet, so whoever uses them is told. */
function packagesWithWrongNumbers(visit: SignedInVisit, marked: readonly MarkedPackage[]): Doing[] {
  const wrong = marked.flatMap(({ made, failed }) =>
    failed.length === 0
      ? []
      : [
          {
            name: kindName(visit, made),
            href: hrefTo('/hr/packages/made/:package', { package: made.fileHash }),
            note: failedNote(visit, failed),
          },
        ],
  )
  const [only, ...others] = wrong
  if (only === undefined) return []
  const href = others.length === 0 ? only.href : `${hrefTo('/hr/packages')}#made`
  return [{ kind: 'packages-wrong', count: wrong.length, ...firstFew(wrong), href, mayDo: true }]
}

function failedNote({ language, t }: SignedInVisit, failed: readonly FailedNumber[]): string {
  const words = t.hr.home.packageFailed
  const notes = failed.map(({ line, on }) => (line === null ? words.own : words.shared)(formatDate(on, language)))
  return [...new Set(notes)].join('; ')
}

function packagesToReplace(visit: SignedInVisit, marked: readonly MarkedPackage[]): Doing[] {
  const old = marked.filter(({ outdated }) => outdated.length > 0)
  const stale = old.map(({ made, isLast, outdated }) => ({
    name: kindName(visit, made),
    href: isLast
      ? `${hrefTo('/hr/packages')}?${made.query}`
      : hrefTo('/hr/packages/made/:package', { package: made.fileHash }),
    note: visit.t.hr.home.packageChanges(outdatedText(visit, outdated)),
  }))
  const [only, ...others] = stale
  if (only === undefined) return []
  const href = others.length === 0 ? only.href : `${hrefTo('/hr/packages')}#made`
  return [{ kind: 'packages', count: stale.length, ...firstFew(stale), href, mayDo: true }]
}

async function liveProfiles({ deps, today }: SignedInVisit): Promise<(readonly [ProfileId, SiteDetails])[]> {
  return (await readProfiles(deps.store.db)).flatMap(({ id, slug, draft, archived }) => {
    const details = archived ? null : profileDetails(draft, slug, today)
    return details === null ? [] : [[id, details] as const]
  })
}
