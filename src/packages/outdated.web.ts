import type { SignedInVisit } from '../app/visit.web.ts'
import type { SiteId } from '../ledger/event.ts'
import { oldNumbersIn } from '../contacts/old-number.web.ts'
import type { OldNumber } from '../contacts/old-number.ts'
import { lookOn } from '../organization/brand.ts'
import { looks } from '../organization/brand.store.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import { detailsHash, lastPackages, type PackageMade } from './made.store.ts'
import { choiceIn, lmsOf, packageLook } from './order.web.ts'
import { type Outdated, outdatedIn } from './outdated.ts'

/** The details that a package would get now, by where they come from. */
export type DetailsNow = ReadonlyMap<SiteId | ProfileId, SiteDetails>

/** The last package of a kind, and what in it is older than now. */
export interface LastPackage {
  readonly made: PackageMade
  /** Null when its details are no longer on the list: then there is nothing to replace it with. */
  readonly outdated: readonly Outdated[] | null
  /** The numbers in it that have changed since. */
  readonly oldNumbers: readonly OldNumber[]
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
  const oldNumbers = await oldNumbersIn(visit)
  /** Packages from before looks were kept had that of their day. */
  const lookIn = ({ at, look }: PackageMade) => {
    const then = lookOn(all, at)
    return look ?? { ...now, accent: then?.accent ?? null, logo: then?.logo?.hash ?? null }
  }
  const outdated = (made: PackageMade) => {
    const current = details.get(made.source)
    if (current === undefined) return null
    const isOurs = made.source.startsWith('site:')
    const then = { ...made, look: isOurs ? lookIn(made) : null }
    const { version } = content.course
    const today = { courseVersion: version, detailsHash: detailsHash(current), look: isOurs ? now : null }
    return outdatedIn(then, today, oldNumbers(made.at).length > 0)
  }
  return new Map(
    [...last].map(([kind, made]) => [kind, { made, outdated: outdated(made), oldNumbers: oldNumbers(made.at) }]),
  )
}

export function kindOf(visit: SignedInVisit, { query, source }: PackageMade): string {
  const found = formatIn(visit, query)
  return found === null ? query : [source, found.edition, found.language].join(' ')
}

/** The name of the site, the format and the languages. */
export function kindName(visit: SignedInVisit, { query, sourceName }: PackageMade): string {
  const found = formatIn(visit, query)
  if (found === null) return sourceName
  const { hr, kit } = visit.t
  return [sourceName, kit.editions[found.edition], hr.packages.inLanguages[found.language]].join(', ')
}

/** Returns null for a choice that can't be made anymore. */
function formatIn(visit: SignedInVisit, query: string) {
  const choice = choiceIn(query)
  if (choice === null) return null
  return { language: choice.language, edition: choice.edition ?? lmsOf(visit, choice).recommended.edition }
}

/** In words, with commas between them. */
export function outdatedText({ t }: SignedInVisit, outdated: readonly Outdated[]): string {
  return outdated.map((each) => t.hr.packages.outdated[each]).join(', ')
}
