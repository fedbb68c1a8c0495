import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { eventsOfKind } from '../ledger/ledger.store.ts'
import { lookOn } from '../organization/brand.ts'
import { looks } from '../organization/brand.store.ts'
import { type DetailsNow, type NumbersIn, numbersInPackages } from './carried-number.web.ts'
import { isMadeWith, lastPackages, type PackageMade } from './made.store.ts'
import { choiceIn } from './order.job.ts'
import { lmsOf, packageLook } from './order.web.ts'
import { type Outdated, outdatedIn } from './outdated.ts'

/** The last package of a kind, and what in it is older than now. */
export interface LastPackage {
  readonly made: PackageMade
  /** Null when its details are no longer on the list: then there is nothing to replace it with. */
  readonly outdated: readonly Outdated[] | null
  readonly numbers: NumbersIn
}

/**
 * The last package of each kind, by that kind: a package of the same site in the same format and languages takes the
 * place of those before it, and no other does.
 */
export async function lastOfEachKind(
  visit: SignedInVisit,
  detailsOf: () => Promise<DetailsNow>,
): Promise<ReadonlyMap<string, LastPackage>> {
  const { content, deps, organization } = visit
  const last = new Map<string, PackageMade>()
  for (const made of await lastPackages(deps.store.db)) {
    const kind = kindOf(visit, made)
    if (!last.has(kind)) last.set(kind, made)
  }
  if (last.size === 0) return new Map()
  const details = await detailsOf()
  const all = await looks(deps.store.db)
  const now = packageLook(organization)
  const numbersOf = await numbersInPackages(visit, details)
  const adopted = await eventsOfKind(deps.store.db, 'policy_adopted')
  const adoptedAt = adopted.map(({ recordedAt }) => recordedAt)
  /** Packages from before looks were kept had that of their day. */
  const lookIn = ({ at, look }: PackageMade) => {
    const then = lookOn(all, at)
    return look ?? { ...now, accent: then?.accent ?? null, logo: then?.logo?.hash ?? null }
  }
  const outdated = (made: PackageMade, { old }: NumbersIn) => {
    const current = details.get(made.source)
    if (current === undefined) return null
    const isOurs = made.source.startsWith('site:')
    const then = { ...made, look: isOurs ? lookIn(made) : null }
    const { version } = content.course
    const today = { courseVersion: version, look: isOurs ? now : null }
    return outdatedIn(then, today, {
      number: old.length > 0,
      policy: adoptedAt.some((at) => at > made.at),
      details: !isMadeWith(made, current),
    })
  }
  const found = new Map<string, LastPackage>()
  for (const [kind, made] of last) {
    const numbers = await numbersOf(made)
    found.set(kind, { made, outdated: outdated(made, numbers), numbers })
  }
  return found
}

export function kindOf(visit: SignedInVisit, { query, source }: Pick<PackageMade, 'query' | 'source'>): string {
  const found = formatIn(visit, query)
  return found === null
    ? query
    : [source, found.edition, found.language, ...(found.since === null ? [] : [found.since])].join(' ')
}

/** The name of the site, the format and the languages. */
export function kindName(
  visit: SignedInVisit,
  { query, sourceName }: Pick<PackageMade, 'query' | 'sourceName'>,
): string {
  const found = formatIn(visit, query)
  if (found === null) return sourceName
  const { hr, kit } = visit.t
  const { inLanguages, update } = hr.packages
  const what = found.since === null ? [] : [update.name(found.since)]
  return [sourceName, ...what, kit.editions[found.edition], inLanguages[found.language]].join(', ')
}

/** Returns null for a choice that can't be made anymore. */
function formatIn(visit: SignedInVisit, query: string) {
  const choice = choiceIn(query)
  if (choice === null) return null
  return {
    language: choice.language,
    since: choice.since,
    edition: choice.edition ?? lmsOf(visit, choice).recommended.edition,
  }
}

/** The last package of each kind, for a page that names them. Linked for whoever may make packages. */
export async function packagesNow(
  visit: SignedInVisit,
  isMeant: (source: PackageMade['source']) => boolean = () => true,
): Promise<{ readonly text: string; readonly href: string | null }[]> {
  const last = new Map<string, PackageMade>()
  for (const made of await lastPackages(visit.deps.store.db)) {
    const kind = kindOf(visit, made)
    if (isMeant(made.source) && !last.has(kind)) last.set(kind, made)
  }
  const mayMake = reachOf(visit.viewer, 'make-package') !== null
  return [...last.values()].map((made) => ({
    text: kindName(visit, made),
    href: mayMake ? hrefTo('/hr/packages/made/:package', { package: made.fileHash }) : null,
  }))
}

/** In words, with commas between them. */
export function outdatedText({ t }: SignedInVisit, outdated: readonly Outdated[]): string {
  return outdated.map((each) => t.hr.packages.outdated[each]).join(', ')
}
