import { checkOf, type LineCheck } from '../../contacts/line.ts'
import { type LineState, lineState } from '../../contacts/line-state.ts'
import { type History, isKind } from '../../ledger/history.ts'
import { siteVersionOn, siteVersions } from '../../ledger/site-version.ts'
import type { LocalResource, ShownDetails, SiteDetails } from '../../organization/details-shape.ts'
import { digitsOf } from '../../organization/site-details.ts'
import { type CalendarDate, calendarDate, dayOrNull, latest } from '../../platform/time/calendar.ts'
import type { SiteDraft } from '../draft.ts'
import { type HeldRole, isRole, type RolePlace, rolesIn } from './role.ts'

/** A number of a site's own that somebody calls every 90 days, with what came of the last call. */
export interface OwnNumber {
  readonly phone: string
  readonly of: LocalResource | PersonsNumber
  readonly state: LineState
  /** The last call that reached somebody. Null while there's none on record, or when the form has a later day. */
  readonly lastCall: LineCheck | null
}

/** A number of people whom the details name. Staff reach all of these roles with it. */
export interface PersonsNumber {
  readonly roles: readonly HeldRole[]
  /** The day since which the details have it without a break: a number that changed starts unchecked. */
  readonly since: CalendarDate
}

export function isOfPeople(of: OwnNumber['of']): of is PersonsNumber {
  return 'roles' in of
}

/** The checks of the numbers of a site, by their digits, in the order of the ledger. Expects a corrected history. */
export function checksBySite(history: History): Map<string, LineCheck[]> {
  const versions = new Map(history.filter(isKind('site_published')).map(({ body }) => [body.version, body.details]))
  const checks = new Map<string, LineCheck[]>()
  for (const event of history.filter(isKind('contact_checked'))) {
    const { body } = event
    const phone = body.v === 3 ? phoneOf(versions.get(body.version), body) : body.contact
    if (phone === null) continue
    const digits = digitsOf(phone)
    checks.set(digits, [...(checks.get(digits) ?? []), checkOf(event)])
  }
  return checks
}

/** Lines with the day of the last call that somebody at the site recorded. Expects a corrected history. */
export function checkedLines(local: readonly LocalResource[], history: History): LocalResource[] {
  const checks = checksBySite(history)
  return local.map((line) => {
    const calls = (checks.get(digitsOf(line.phone)) ?? []).filter(({ outcome }) => outcome === 'works')
    const last = latest(calls.map(({ on }) => on))
    return last === null || last < line.checkedOn ? line : { ...line, checkedOn: last }
  })
}

/**
 * Details with what came of the calls to their numbers. A local line that a call found to be wrong has no day of a check
 * until another call reaches somebody: nobody is to read that it's confirmed. Expects a corrected history.
 */
export function withCalls(details: SiteDetails, history: History, on: CalendarDate): ShownDetails {
  // Whoever is away isn't shown, so neither is their number.
  const shown = rolesIn(details).map(({ holder }) => digitsOf(holder.phone))
  const numbers = ownNumbers(history, on).filter(({ of, phone }) => isOfPeople(of) && shown.includes(digitsOf(phone)))
  const { local, wrong: wrongLines } = withoutWrongDays(details.local, history, on)
  const wrong = [...numbers.flatMap(({ phone, state }) => (state.failed === null ? [] : [phone])), ...wrongLines]
  return {
    ...details,
    local,
    calls: numbers.map(({ phone, state }) => ({ phone, checkedOn: state.checkedOn })),
    ...(wrong.length === 0 ? {} : { wrong }),
  }
}

/** Lines without the day of a check where a later call found that the number doesn't work, and the numbers of these. */
function withoutWrongDays(
  local: readonly LocalResource[],
  history: History,
  on: CalendarDate,
): { readonly local: LocalResource[]; readonly wrong: string[] } {
  const checks = checksBySite(history)
  const isWrong = (line: LocalResource) => {
    const day = dayOrNull(line.checkedOn) // a draft may have none yet
    return day !== null && numberNow(line.phone, line, day, checks, on).state.failed !== null
  }
  return {
    local: local.map((line) => (isWrong(line) ? { ...line, checkedOn: '' } : line)),
    wrong: local.filter(isWrong).map(({ phone }) => phone),
  }
}

/** The field of a form that has a number, or null when none has it. */
export function fieldOfNumber(
  { named, local, ...draft }: Pick<SiteDraft, 'named' | 'local' | 'backup' | 'ifAboutThatPerson' | 'support'>,
  phone: string,
): string | null {
  const has = (other: { readonly phone: string }) => digitsOf(other.phone) === digitsOf(phone)
  const fields = [
    ...named.map((person, index) => [`named-${index}`, person] as const),
    ...(['backup', 'ifAboutThatPerson', 'support'] as const).map((name) => [name, draft[name]] as const),
    ...local.map((line, index) => [`local-${index}`, line] as const),
  ]
  const found = fields.find(([, other]) => has(other))
  return found === undefined ? null : `${found[0]}-phone`
}

/** The number of whoever holds a role in some details. */
function phoneOf(details: SiteDetails | undefined, role: RolePlace): string | null {
  return details === undefined ? null : (rolesIn(details).find((held) => isRole(held, role))?.holder.phone ?? null)
}

/** The numbers of the details in effect: those of people first. Expects a corrected history. */
export function ownNumbers(history: History, on: CalendarDate): OwnNumber[] {
  const details = siteVersionOn(history, on)?.body.details
  if (details === undefined) return []
  const checks = checksBySite(history)
  const people = peopleNumbers(history, on).map((of) => {
    // The first of the roles has the number, as all of them do.
    const phone = of.roles[0]?.holder.phone ?? ''
    return numberNow(phone, of, of.since, checks, on)
  })
  const local = details.local.map((line) => numberNow(line.phone, line, calendarDate(line.checkedOn), checks, on))
  return [...people, ...local]
}

/** @param first the day from which it counts until somebody calls */
function numberNow(
  phone: string,
  of: OwnNumber['of'],
  first: CalendarDate,
  all: ReturnType<typeof checksBySite>,
  on: CalendarDate,
): OwnNumber {
  const checks = (all.get(digitsOf(phone)) ?? []).filter((each) => each.on >= first && each.on <= on)
  const lastCall = checks.findLast(({ outcome }) => outcome === 'works') ?? null
  const last = checks.at(-1)
  const numbers = { digits: phone, text: null, tty: null }
  const state = lineState(
    { id: phone, ...numbers, checkedOn: lastCall?.on ?? first },
    { checks: new Map(last === undefined ? [] : [[phone, [{ ...last, numbers }]]]) },
    on,
  )
  return { phone, of, state, lastCall }
}

function peopleNumbers(history: History, on: CalendarDate): PersonsNumber[] {
  const versions = siteVersions(history).filter(({ effectiveOn }) => effectiveOn <= on)
  const live = versions.at(-1)
  if (live === undefined) return []
  const byDigits = new Map<string, HeldRole[]>()
  for (const held of rolesIn(live.body.details)) {
    const digits = digitsOf(held.holder.phone)
    byDigits.set(digits, [...(byDigits.get(digits) ?? []), held])
  }
  return [...byDigits].map(([digits, roles]) => {
    const lastWithout = versions.findLastIndex(
      ({ body }) => !rolesIn(body.details).some(({ holder }) => digitsOf(holder.phone) === digits),
    )
    return { roles, since: (versions[lastWithout + 1] ?? live).effectiveOn }
  })
}
