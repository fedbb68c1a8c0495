import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonId } from '../domain/event.ts'
import type { ReportedPerson } from '../domain/reported.ts'
import type { Status } from '../domain/status.ts'
import type { ReportOrder } from './reports.ts'
import { folded, STATUS_RANK } from './standing.ts'

/** Somebody with what decides the place in a list. */
export interface Ordered {
  readonly person: PersonId
  readonly key: string | number | null
  readonly sortName: string
}

export function orderedPerson({ person, name, standing }: ReportedPerson, order: ReportOrder): Ordered {
  const sortName = folded(name ?? '')
  return { person, sortName, key: orderKey(order, { ...standing, sortName }) }
}

export function orderKey(
  order: ReportOrder,
  of: {
    readonly status: Status
    readonly dueOn: CalendarDate | null
    readonly completedOn: CalendarDate | null
    readonly sortName: string
  },
): string | number | null {
  switch (order) {
    case 'need':
      return STATUS_RANK[of.status]
    case 'name':
      return of.sortName
    case 'due':
      return of.dueOn
    case 'completed':
      return of.completedOn
  }
}

/** Days that are missing come last, in either direction; the name and the id decide between equals. */
export function comparing(descending: boolean): (a: Ordered, b: Ordered) => number {
  return (a, b) => {
    if (a.key !== b.key) {
      if (a.key === null) return 1
      if (b.key === null) return -1
      return (a.key < b.key ? -1 : 1) * (descending ? -1 : 1)
    }
    if (a.sortName !== b.sortName) return a.sortName < b.sortName ? -1 : 1
    return a.person === b.person ? 0 : a.person < b.person ? -1 : 1
  }
}
