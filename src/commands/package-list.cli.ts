import type { PackageOrder } from '../packages/course-package.ts'
import { numbersIn } from '../packages/carried-number.ts'
import type { MadePackage } from '../packages/export.job.ts'
import type { LmsId } from '../packages/kit/lms-catalog.ts'
import { detailsHash, type PackageMade, recordPackage } from '../packages/made.store.ts'
import { FIRST_CHOICE, queryOf } from '../packages/order.job.ts'
import type { PackageLanguages } from '../packages/package.page.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import { openChosen } from './database.cli.ts'
import type { SiteOfPackage } from './package-site.cli.ts'

/** Somebody at the console, whom nobody has signed in. */
const ACTOR = 'system:console'

type Sourced = SiteOfPackage & { readonly source: NonNullable<SiteOfPackage['source']> }

interface Written {
  readonly order: Pick<PackageOrder, 'answers' | 'edition' | 'report'>
  readonly made: MadePackage
  readonly lms: LmsId | null
  readonly language: PackageLanguages
}

/**
 * Puts the package on the list of packages made. The files are written by then: a database that takes no entry, such as
 * a SQLite file that the server has open, is said and stops nothing.
 */
export async function putOnList(
  of: Sourced,
  written: Written,
  options: Parameters<typeof openChosen>[0],
  now: () => Instant,
): Promise<void> {
  const at = now()
  try {
    const store = await openChosen(options, { now })
    try {
      await store.transaction(async (tx) => {
        await recordPackage(tx, { ...recordOf(of, written), by: ACTOR, at }, of.source.timeZone)
        await appendToTrail(tx, { actor: ACTOR, at, address: null }, { kind: 'package_made' })
      })
    } finally {
      await store.close()
    }
    console.log('It’s on the list of packages made. Note there where it goes.')
  } catch (error) {
    // The package is written, whatever is wrong with the list.
    const why = error instanceof Error ? error.message : String(error)
    console.error(`csec export: the package isn’t on the list of packages made: ${why}`)
  }
}

function recordOf(
  { site, contents, changes, source }: Sourced,
  { order, made, lms, language }: Written,
): Omit<PackageMade, 'at' | 'by'> {
  const { answers, edition, report } = order
  const since = changes === null ? null : changes.from
  return {
    source: source.id,
    sourceName: source.name,
    fileName: made.fileName,
    fileHash: made.sha256,
    courseVersion: contents.en.course.version,
    detailsHash: detailsHash(site),
    query: queryOf({ lms: lms ?? FIRST_CHOICE.lms, source: source.id, language, edition, report, answers, since }),
    // The command gives a package of ours the plain look.
    look: source.id.startsWith('site:') ? { accent: null, logo: null, name: site.organization } : null,
    numbers: numbersIn(contents, site),
  }
}
