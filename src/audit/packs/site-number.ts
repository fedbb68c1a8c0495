import type { SiteDetails } from '../../organization/details-shape.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import type { DetailsFrom } from '../../site/roles/shown.ts'

/** Whom staff of a site call. */
export type CalledPerson = 'named' | 'backup' | 'ifAboutThatPerson' | 'support'

/** A number of somebody whom staff call, and the days on which it was shown. */
export interface SiteNumber {
  readonly as: CalledPerson
  readonly role: string
  readonly phone: string
  readonly from: CalendarDate
  /** The day on which it was no longer shown, or null while it is. */
  readonly until: CalendarDate | null
  /** The earlier days on which that would have been right, where it was recorded late. Absent where it wasn't. */
  readonly heldFrom?: CalendarDate
  readonly heldUntil?: CalendarDate
}

/** @param details those of one site, in the order in which staff were shown them */
export function siteNumbers(details: readonly DetailsFrom[]): SiteNumber[] {
  const shown = new Map<string, SiteNumber>()
  const over: SiteNumber[] = []
  for (const { details: those, from, heldFrom } of details) {
    const late = (name: 'heldFrom' | 'heldUntil') => (heldFrom === undefined ? {} : { [name]: heldFrom })
    const now = new Map(peopleIn(those).map((person) => [Object.values(person).join('|'), person]))
    for (const [key, number] of shown)
      if (!now.has(key)) {
        over.push({ ...number, until: from, ...late('heldUntil') })
        shown.delete(key)
      }
    for (const [key, person] of now)
      if (!shown.has(key)) shown.set(key, { ...person, from, until: null, ...late('heldFrom') })
  }
  return [...over, ...shown.values()]
}

function peopleIn({ named, backup, ifAboutThatPerson, support }: SiteDetails) {
  const others = { backup, ifAboutThatPerson, support }
  return [
    ...named.map(({ role, phone }) => ({ as: 'named' as const, role, phone })),
    ...(['backup', 'ifAboutThatPerson', 'support'] as const).flatMap((as) => {
      const person = others[as]
      return person === null ? [] : [{ as, role: person.role, phone: person.phone }]
    }),
  ]
}
