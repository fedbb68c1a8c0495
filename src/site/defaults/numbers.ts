import { partsFromOrganization, type SitePublishedEvent } from '../../ledger/site-version.ts'
import type { LocalResource, Person, SiteDefaults, SiteDetails } from '../../organization/details-shape.ts'
import { digitsOf } from '../../organization/site-details.ts'
import { detailsOf } from '../draft.ts'
import { linesOfAll } from '../phone/phone.ts'
import { fromOrganization, ownDraft, partOfLine, withDefaults } from './defaults.ts'

/** A version of a site's details with new numbers of the organization's, and nothing else of what it says now. */
export interface Renewed {
  readonly version: SitePublishedEvent
  readonly details: SiteDetails
  readonly parts: readonly string[]
  /** The parts that have a new number. */
  readonly changed: readonly string[]
}

/**
 * Puts the organization's new numbers into a version that has the old ones from it. A line is the same one while its name
 * is, and support for staff while its role is. Returns null where no number changes. The rules about a site's people say
 * nothing of these numbers, and the organization's own form has checked them, so they can't make the version break one.
 */
export function withNewNumbers(version: SitePublishedEvent, now: SiteDefaults): Renewed | null {
  const { details } = version.body
  const had = partsFromOrganization(version)
  const lines = newLines(linesOfAll(details, had), now.local)
  const support = had.includes('support') ? newSupport(details.support, now.support) : null
  const changed = [...(support === null ? [] : ['support']), ...[...lines.values()].map(partOfLine)]
  if (changed.length === 0) return null
  const local = linesOfAll(details, had).map((line) => {
    const { phone, checkedOn } = lines.get(line) ?? line
    return { ...line, phone, checkedOn }
  })
  const own = ownDraft(details, had)
  const said = { ...details, local, support: support ?? details.support }
  return {
    version,
    // A number that the site has itself meanwhile is the site's.
    details: detailsOf(withDefaults(own, said), details.organization),
    parts: fromOrganization(own, said),
    changed,
  }
}

/** The lines that have another number now, each with what the organization says of it now. */
function newLines(had: readonly LocalResource[], now: readonly LocalResource[]): Map<LocalResource, LocalResource> {
  const gone = had.filter((line) => !hasNumber(now, line))
  const fresh = now.filter((line) => !hasNumber(had, line))
  return new Map(
    gone.flatMap((line): [LocalResource, LocalResource][] => {
      const isNamed = ({ name }: LocalResource) => name === line.name
      const [next, ...others] = fresh.filter(isNamed)
      // Of two lines with one name, nobody can say which of them has which new number.
      return next === undefined || others.length > 0 || gone.filter(isNamed).length > 1 ? [] : [[line, next]]
    }),
  )
}

function newSupport(had: Person | null, now: Person | null): Person | null {
  if (had === null || now === null || had.role !== now.role) return null
  return digitsOf(had.phone) === digitsOf(now.phone) ? null : { ...had, phone: now.phone }
}

function hasNumber(lines: readonly LocalResource[], { phone }: LocalResource): boolean {
  return lines.some((line) => digitsOf(line.phone) === digitsOf(phone))
}
