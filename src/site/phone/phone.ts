import { canonicalJson } from '../../platform/codes/canonical.ts'
import { partsFromOrganization, type SitePublishedEvent } from '../../ledger/site-version.ts'
import { digitsOf } from '../../organization/site-details.ts'
import { ownDraft, partOfLine } from '../defaults/defaults.ts'
import { detailsOf, type SiteDraft } from '../draft.ts'
import type { RolePlace } from '../roles/role.ts'
import type {
  LocalResource,
  NamedPerson,
  Person,
  Reachable,
  SiteDefaults,
  SiteDetails,
} from '../../organization/details-shape.ts'

/** The people whom staff of a site call, and its local lines, in its details or in a draft of them. */
export interface Callable {
  readonly named: readonly NamedPerson[]
  readonly backup: Reachable | null
  readonly ifAboutThatPerson: Reachable | null
  readonly support: Person | null
  readonly local: readonly LocalResource[]
}

/** One number of one person or line, however many rows have it. */
interface NumberOf {
  /** The first field of the site's form that has it: `named-0`, `backup`, `local-0` … */
  readonly field: string
  readonly kind: NumberChange['kind']
  /** The role of a person, or what the line is called. */
  readonly name: string
  readonly es: string | undefined
  readonly phone: string
}

/** A number that is to become another. */
export interface NumberChange {
  readonly kind: 'person' | 'line'
  readonly name: string
  readonly from: string
  readonly to: string
  /** The day when the new number of a line was called. */
  readonly checkedOn: string
  /** Whether nothing else of its kind has the old number: then it's this one's also where nobody has its name anymore. */
  readonly isOnly: boolean
}

type NewNumber = Pick<LocalResource, 'phone' | 'checkedOn'>

/** @param parts what the details have from the organization, which isn't among them */
export function numbersOf(of: Callable, parts: readonly string[]): NumberOf[] {
  const { named, backup, ifAboutThatPerson, local, support } = ownOf(of, parts)
  const people = [
    ...named.map((person, index) => ({ field: `named-${index}`, person })),
    { field: 'backup', person: backup },
    { field: 'ifAboutThatPerson', person: ifAboutThatPerson },
    { field: 'support', person: support },
  ]
  const all = [
    ...people.flatMap(({ field, person }): NumberOf[] =>
      person === null ? [] : [{ field, kind: 'person', name: person.role, es: person.es?.role, phone: person.phone }],
    ),
    ...local.map(
      ({ es, name, phone }, index): NumberOf => ({ field: `local-${index}`, kind: 'line', name, es: es?.name, phone }),
    ),
  ]
  const seen = new Set<string>()
  return all.filter(({ kind, name, phone }) => {
    const key = canonicalJson([kind, name, phone])
    const isNew = phone !== '' && !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** What's the site's own. Its form counts its own lines alone. */
function ownOf(of: Callable, parts: readonly string[]): Callable {
  return {
    ...of,
    support: parts.includes('support') ? null : of.support,
    local: of.local.filter((line) => !parts.includes(partOfLine(line))),
  }
}

/** The fields of a role in the site's form start with this. */
export function fieldOfRole({ role, place }: RolePlace): string {
  return role === 'named' ? `named-${place}` : role === 'alternative' ? 'ifAboutThatPerson' : role
}

/** The organization's lines that a site has in some versions, and those it would have. */
export function linesForAll(
  versions: readonly SitePublishedEvent[],
  defaults: Pick<SiteDefaults, 'local'> | null,
): LocalResource[] {
  const had = versions.flatMap((version) => linesOfAll(version.body.details, partsFromOrganization(version)))
  return [...had, ...(defaults?.local ?? [])]
}

/** The lines that details have from the organization. */
export function linesOfAll({ local }: Pick<Callable, 'local'>, parts: readonly string[]): LocalResource[] {
  return local.filter((line) => parts.includes(partOfLine(line)))
}

/** Those of lines whose new number one of the organization's lines has: a number is either the site's or theirs. */
export function takenByAll(changes: readonly NumberChange[], ofAll: readonly LocalResource[]): NumberChange[] {
  return changes.filter(({ kind, to }) => kind === 'line' && ofAll.some((line) => isSameNumber(line.phone, to)))
}

/** The fields of some changes. */
export function fieldsOf(numbers: readonly NumberOf[], changes: readonly NumberChange[]): string[] {
  const isChanged = ({ kind, name, phone }: NumberOf) =>
    changes.some((change) => change.kind === kind && change.name === name && change.from === phone)
  return numbers.filter(isChanged).map(({ field }) => field)
}

/** @param newIn what a field has now: without an answer, it keeps its number */
export function changesOf(
  of: Callable,
  parts: readonly string[],
  newIn: (field: string) => NewNumber | undefined,
): NumberChange[] {
  const numbers = numbersOf(of, parts)
  return numbers.flatMap(({ field, kind, name, phone }) => {
    const to = newIn(field)
    const sharing = numbers.filter((other) => other.kind === kind && isSameNumber(other.phone, phone))
    return to === undefined || to.phone === phone
      ? []
      : [{ kind, name, from: phone, to: to.phone, checkedOn: to.checkedOn, isOnly: sharing.length === 1 }]
  })
}

/**
 * The same with the new numbers, in every row that has an old one and isn't the organization's. Where a row has the name
 * of the person or line whose number changes, no row under another name is theirs: a plan may have given that row their
 * old number.
 */
export function withChanges<Of extends Callable>(
  of: Of,
  parts: readonly string[],
  changes: readonly NumberChange[],
): Of {
  const { named, backup, ifAboutThatPerson, local, support } = ownOf(of, parts)
  const people = [...named, backup, ifAboutThatPerson, support].flatMap((person) => person?.role ?? [])
  const names = { person: new Set(people), line: new Set(local.map(({ name }) => name)) }
  const changeOf = (kind: NumberChange['kind'], name: string, phone: string) =>
    changes.find(
      (change) =>
        change.kind === kind &&
        isSameNumber(phone, change.from) &&
        (change.name === name || (change.isOnly && !names[kind].has(change.name))),
    )
  const renewed = <Someone extends Person>(person: Someone): Someone => {
    const change = changeOf('person', person.role, person.phone)
    return change === undefined ? person : { ...person, phone: change.to }
  }
  const renewedLine = (line: LocalResource): LocalResource => {
    const change = parts.includes(partOfLine(line)) ? undefined : changeOf('line', line.name, line.phone)
    return change === undefined ? line : { ...line, phone: change.to, checkedOn: change.checkedOn }
  }
  return {
    ...of,
    named: of.named.map(renewed),
    backup: of.backup === null ? null : renewed(of.backup),
    ifAboutThatPerson: of.ifAboutThatPerson === null ? null : renewed(of.ifAboutThatPerson),
    support: of.support === null || parts.includes('support') ? of.support : renewed(of.support),
    local: of.local.map(renewedLine),
  }
}

/** The same with another number in every place, for what a change of any of them would end. */
export function withOtherNumbers<Of extends Callable>(of: Of, parts: readonly string[]): Of {
  const others = new Map(numbersOf(of, parts).map(({ field, phone }) => [field, { phone: `${phone}0`, checkedOn: '' }]))
  return withChanges(
    of,
    parts,
    changesOf(of, parts, (field) => others.get(field)),
  )
}

/** However its digits are grouped. */
function isSameNumber(one: string, other: string): boolean {
  return digitsOf(one) === digitsOf(other)
}

/** The changes that lead from what's live to other details, or null when anything else differs, too. */
export function onlyNumbers(
  live: SitePublishedEvent | null,
  { details, parts }: { readonly details: SiteDetails; readonly parts: readonly string[] },
): readonly NumberChange[] | null {
  if (live === null || canonicalJson(parts) !== canonicalJson(partsFromOrganization(live))) return null
  return numbersBetween(live.body.details, details, parts)
}

/** The same of what's the site's own in both. What the organization says may differ. */
export function onlyOwnNumbers(live: SitePublishedEvent, own: SiteDraft): readonly NumberChange[] | null {
  const before = ownDraft(live.body.details, partsFromOrganization(live))
  return numbersBetween(detailsOf(before, ''), detailsOf(own, ''), [])
}

/** The changes that lead from one to the other, or null when anything else differs, too. */
export function numbersBetween<Of extends Callable>(
  before: Of,
  after: Of,
  parts: readonly string[],
): readonly NumberChange[] | null {
  const numbers = new Map(newNumbersIn(ownOf(after, parts)))
  const changes = changesOf(before, parts, (field) => numbers.get(field))
  return changes.length > 0 && isSame(withChanges(before, parts, changes), after) ? changes : null
}

function newNumbersIn({ named, backup, ifAboutThatPerson, local, support }: Callable): [string, NewNumber][] {
  const of = (field: string, person: Person | null): [string, NewNumber] => [
    field,
    { phone: person?.phone ?? '', checkedOn: '' },
  ]
  return [
    ...named.map((person, index) => of(`named-${index}`, person)),
    of('backup', backup),
    of('ifAboutThatPerson', ifAboutThatPerson),
    of('support', support),
    ...local.map((line, index): [string, NewNumber] => [`local-${index}`, line]),
  ]
}

/** An earlier day of a call to one of the lines is no change of the details. */
export function isSame<Of extends Pick<Callable, 'local'>>(before: Of, after: Of): boolean {
  const [one, other] = [before, after].map((details) => ({
    ...details,
    local: details.local.map((line) => ({ ...line, checkedOn: '' })),
  }))
  const isCalledSince = after.local.some((line, index) => line.checkedOn > (before.local[index]?.checkedOn ?? ''))
  return !isCalledSince && canonicalJson(one) === canonicalJson(other)
}
