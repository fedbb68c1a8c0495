import { partsFromOrganization, type SitePublishedEvent } from '../../ledger/site-version.ts'
import type { LocalResource, Person, SiteDefaults, SiteDetails } from '../../organization/details-shape.ts'
import { digitsOf } from '../../organization/site-details.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { detailsOf, draftOf } from '../draft.ts'
import { linesOfAll, type NumberChange, withChanges } from '../phone/phone.ts'
import { newlyBroken } from '../phone/planned.ts'
import { fromOrganization, ownDraft, partOfLine, withDefaults } from './defaults.ts'

/** A version of a site's details with new numbers of the organization's, and nothing else of what it says now. */
export interface Renewed {
  readonly version: SitePublishedEvent
  readonly details: SiteDetails
  readonly parts: readonly string[]
  /** The parts that have a new number. */
  readonly changed: readonly string[]
}

/** What a version has from the organization, of what staff call. */
type Numbers = Pick<SiteDefaults, 'local' | 'support'>

/**
 * Puts the organization's new numbers into a version that has the old ones from it. A line is the same one while its name
 * is, and support for staff while its role is. Returns null where no number changes, or where a rule forbids it. What a
 * site's details broke before doesn't count: a number that's urgent doesn't wait for that.
 */
export function withNewNumbers(version: SitePublishedEvent, now: Numbers, today: CalendarDate): Renewed | null {
  const had = numbersIn(version)
  const lines = newLines(had.local, now.local)
  const support = newSupport(had.support, now.support)
  const local = had.local.map((line) => {
    const { phone, checkedOn } = lines.get(line) ?? line
    return { ...line, phone, checkedOn }
  })
  return renewed(version, { local, support: support ?? had.support }, today)
}

/** The same where it's known which number becomes which. */
export function withChangedNumbers(
  version: SitePublishedEvent,
  changes: readonly NumberChange[],
  today: CalendarDate,
): Renewed | null {
  const nobody = { named: [], backup: null, ifAboutThatPerson: null }
  return renewed(version, withChanges({ ...nobody, ...numbersIn(version) }, [], changes), today)
}

function renewed(version: SitePublishedEvent, { local, support }: Numbers, today: CalendarDate): Renewed | null {
  const { details } = version.body
  const parts = partsFromOrganization(version)
  const had = numbersIn(version)
  const changed = [
    ...(had.support?.phone === support?.phone ? [] : ['support']),
    ...local.filter(({ phone }, index) => phone !== had.local[index]?.phone).map(partOfLine),
  ]
  if (changed.length === 0) return null
  const own = ownDraft(details, parts)
  const said = { ...details, local, support: support ?? details.support }
  // A number that the site has itself meanwhile is the site's.
  const after = detailsOf(withDefaults(own, said), details.organization)
  if (newlyBroken(draftOf(details), draftOf(after), today).length > 0) return null
  return { version, details: after, parts: fromOrganization(own, said), changed }
}

/** A number that a site has from the organization, which doesn't have it anymore. */
export interface OldNumber {
  /** Null for support for staff. */
  readonly line: LocalResource | null
  readonly phone: string
}

/** The old numbers that some details have: those where the organization's version couldn't reach the site. */
export function oldNumbers(
  { details, parts }: Pick<Renewed, 'details' | 'parts'>,
  now: Numbers | null,
): readonly OldNumber[] {
  const { local, support } = numbersOf(details, parts)
  const isOld = support !== null && digitsOf(support.phone) !== digitsOf(now?.support?.phone ?? '')
  return [
    ...(isOld ? [{ line: null, phone: support.phone }] : []),
    ...local.flatMap((line) => (hasNumber(now?.local ?? [], line) ? [] : [{ line, phone: line.phone }])),
  ]
}

function numbersIn(version: SitePublishedEvent): Numbers {
  return numbersOf(version.body.details, partsFromOrganization(version))
}

function numbersOf(details: SiteDetails, parts: readonly string[]): Numbers {
  return { local: linesOfAll(details, parts), support: parts.includes('support') ? details.support : null }
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
