import type { PersonId, SiteId } from '../../src/ledger/event.ts'
import { numbersIn } from '../../src/packages/carried-number.ts'
import { detailsHash, type PackageMade, recordPackage } from '../../src/packages/made.store.ts'
import { FIRST_CHOICE, queryOf } from '../../src/packages/order.job.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { publishedDetails } from '../../src/site/site.store.ts'
import type { TestApp } from './app.ts'
import { ORGANIZATION } from './staff.ts'

/** Puts a package on the list, with the details that the site has now. Returns the hash of its file. */
export async function madePackage(
  { deps }: Pick<TestApp, 'deps'>,
  { site, by }: { readonly site: SiteId; readonly by: PersonId },
  change: Partial<PackageMade> = {},
): Promise<string> {
  const { contents, now, store } = deps
  const published = await publishedDetails(store.db, site, calendarDate('2026-11-24'))
  if (published === null) throw new Error('the site has details')
  const { details } = published.body
  const made = {
    source: site,
    sourceName: 'North House',
    fileName: 'csec-orientation_north-house_en_scorm12_passed_v1.0.0_policy2026-11.zip',
    fileHash: sha256(now()),
    courseVersion: contents.en.course.version,
    detailsHash: detailsHash(details),
    query: queryOf({ ...FIRST_CHOICE, source: site }),
    by,
    at: now(),
    look: { accent: null, logo: null, name: ORGANIZATION.name },
    numbers: numbersIn(contents, details),
    ...change,
  }
  await store.transaction((tx) => recordPackage(tx, made, ORGANIZATION.timeZone))
  return made.fileHash
}
