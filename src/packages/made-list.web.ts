import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { isPerson } from '../ledger/event.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { dateAt } from '../platform/time/calendar.ts'
import type { FailedNumber } from './carried-number.ts'
import { type DetailsNow, numbersInPackages } from './carried-number.web.ts'
import { filesMade, type PackageMade, packagesMade } from './made.store.ts'
import type { PackageSource } from './order.job.ts'
import type { Outdated } from './outdated.ts'
import { kindName, kindOf, lastOfEachKind, type LastPackage, outdatedText } from './outdated.web.ts'
import type { PackageOnList } from './made-list.page.ts'
import type { PackagesInput } from './package.page.ts'
import { allRecipients } from './recipient.store.ts'

/** The number of packages that the page lists. */
const MOST_ON_LIST = 10

/**
 * The last ones, and of those before them each that should be replaced. A learning system may still run any of them, so
 * one with an old number is there even after a newer one was made, unless it's noted that nobody uses it anymore.
 */
export async function packagesOnList(
  visit: SignedInVisit,
  sources: readonly PackageSource[],
): Promise<Pick<PackagesInput, 'made' | 'old'>> {
  const { db } = visit.deps.store
  const look = await lookAtPackages(visit, detailsIn(sources))
  const newest = await packagesMade(db, MOST_ON_LIST)
  const older = [...look.last.values()].filter(
    ({ made, outdated }) => isToReplace(outdated) && !newest.some(isSame(made)),
  )
  const made = [...newest, ...older.map((each) => each.made)]
  const old: PackageMade[] = []
  for (const file of await filesMade(db))
    if (!made.some(isSameFile(file)) && hasNumberToReplace(await howItStands(visit, look, file))) old.push(file)
  return { made: await onList(visit, look, made), old: await onList(visit, look, old) }
}

/** One package, as the list has it. */
export async function packageOnList(
  visit: SignedInVisit,
  sources: readonly PackageSource[],
  made: PackageMade,
): Promise<PackageOnList> {
  const [found] = await onList(visit, await lookAtPackages(visit, detailsIn(sources)), [made])
  if (found === undefined) throw new Error('each package is on the list')
  return found
}

/** A package that is marked on the list. */
export interface MarkedPackage {
  readonly made: PackageMade
  /** Whether it's the last of its kind, so that a new one takes its place. */
  readonly isLast: boolean
  /** What in it is older than now. Of an earlier package, only numbers count. */
  readonly outdated: readonly Outdated[]
  /** The numbers in it that are those of now, and in which the last check found a problem. */
  readonly failed: readonly FailedNumber[]
}

/** Every package that the list marks, once for each file. */
export async function markedPackages(
  visit: SignedInVisit,
  detailsOf: () => Promise<DetailsNow>,
): Promise<MarkedPackage[]> {
  const files = await filesMade(visit.deps.store.db)
  if (files.length === 0) return []
  const look = await lookAtPackages(visit, await detailsOf())
  const marked: MarkedPackage[] = []
  for (const made of files) {
    const { failed, old, outdated } = await howItStands(visit, look, made)
    if (Array.isArray(outdated) && isToReplace(outdated)) marked.push({ made, isLast: true, outdated, failed })
    else if (old.length > 0) marked.push({ made, isLast: false, outdated: ['number'], failed })
    else if (failed.length > 0) marked.push({ made, isLast: false, outdated: [], failed })
  }
  return marked
}

/** A package on the page of a line that it carries. */
export interface Carrier {
  readonly text: string
  /** The page of the package. Null for viewers who make none. */
  readonly href: string | null
}

/** The packages that carry a line of all sites in which the last check found a problem, each with where it's used. */
export async function packagesCarrying(visit: SignedInVisit, line: string): Promise<Carrier[]> {
  const files = await filesMade(visit.deps.store.db)
  if (files.length === 0) return []
  const look = await lookAtPackages(visit, new Map())
  const mayMake = reachOf(visit.viewer, 'make-package') !== null
  const { recipients } = visit.t.hr.packages
  const carriers: Carrier[] = []
  for (const made of files) {
    const { failed } = await howItStands(visit, look, made)
    if (!failed.some((each) => each.line === line)) continue
    const usedAt = look.usedAt(made)
    const where = usedAt.length === 0 ? [] : [recipients.usedAt(usedAt.join('; '))]
    const href = mayMake ? hrefTo('/hr/packages/made/:package', { package: made.fileHash }) : null
    carriers.push({ text: [kindName(visit, made), ...where].join('. '), href })
  }
  return carriers
}

function detailsIn(sources: readonly PackageSource[]): DetailsNow {
  return new Map(sources.map((source) => [source.id, source.details]))
}

type Look = Awaited<ReturnType<typeof lookAtPackages>>

/** What tells how things stand with a package. */
async function lookAtPackages(visit: SignedInVisit, details: DetailsNow) {
  const recipients = await allRecipients(visit.deps.store.db)
  const of = ({ fileHash }: PackageMade) => recipients.get(fileHash) ?? []
  return {
    last: await lastOfEachKind(visit, async () => details),
    numbersOf: await numbersInPackages(visit, details),
    /** Where it's used, as far as somebody noted it. */
    usedAt: (made: PackageMade) => of(made).flatMap(({ ended, name }) => (ended === null ? [name] : [])),
    /** Whether it was used somewhere, and isn't anymore. Whoever has downloaded it again since may use it. */
    isOver: (made: PackageMade) =>
      of(made).length > 0 && of(made).every(({ ended }) => ended !== null && ended.at > made.at),
  }
}

/**
 * Whether a package is the last of its kind, what in it is old or doesn't work, and whether it was used somewhere and
 * isn't anymore.
 */
async function howItStands(visit: SignedInVisit, look: Look, made: PackageMade) {
  const kind = look.last.get(kindOf(visit, made))
  const outdated = kind !== undefined && isSame(made)(kind.made) ? kind.outdated : 'replaced'
  // The last one that can still be made again is marked until it is.
  const isUnused = look.isOver(made)
  const isOver = !Array.isArray(outdated) && isUnused
  const { old, failed } = await look.numbersOf(made)
  // Another package doesn't help while a number is still the one of now. So only those who use this one are to know.
  return { outdated, isOver, old: isOver ? [] : old, failed: isUnused ? [] : failed }
}

async function onList(visit: SignedInVisit, look: Look, packages: readonly PackageMade[]): Promise<PackageOnList[]> {
  const { deps, organization, t, today } = visit
  const people = new Set(packages.map(({ by }) => by).filter(isPerson))
  const facts = await currentFacts(deps.store.db, [...people], today)
  const listed: PackageOnList[] = []
  for (const each of packages) {
    const { failed, isOver, old, outdated } = await howItStands(visit, look, each)
    listed.push({
      source: each.source,
      name: kindName(visit, each),
      fileName: each.fileName,
      fileHash: each.fileHash,
      courseVersion: each.courseVersion,
      on: dateAt(each.at, organization.timeZone),
      by: isPerson(each.by) ? (facts.get(each.by)?.name ?? null) : t.hr.packages.byCommand,
      state: isOver ? 'over' : outdated === 'replaced' ? 'replaced' : outdated === null ? 'gone' : 'last',
      outdated: Array.isArray(outdated) ? outdatedText(visit, outdated) : '',
      oldNumbers: old,
      failedNumbers: failed,
      usedAt: look.usedAt(each),
      href: `${hrefTo('/hr/packages')}?${each.query}`,
      whereHref: hrefTo('/hr/packages/made/:package', { package: each.fileHash }),
    })
  }
  return listed
}

function hasNumberToReplace({ failed, old }: Pick<Awaited<ReturnType<typeof howItStands>>, 'failed' | 'old'>): boolean {
  return old.length > 0 || failed.length > 0
}

function isToReplace(outdated: LastPackage['outdated']): boolean {
  return outdated !== null && outdated.length > 0
}

function isSame(one: PackageMade): (other: PackageMade) => boolean {
  return ({ at, fileHash, query }) => at === one.at && fileHash === one.fileHash && query === one.query
}

function isSameFile(one: PackageMade): (other: PackageMade) => boolean {
  return ({ fileHash, query }) => fileHash === one.fileHash && query === one.query
}
