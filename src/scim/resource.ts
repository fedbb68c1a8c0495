import type { PersonId, SiteId } from '../ledger/event.ts'
import type { Employment, RosterRecord } from '../imports/staff-list/record.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { BASE, ENTERPRISE, GROUP, OWN, USER } from './shape.ts'

/** A site as a group, and its name. */
export interface SiteName {
  readonly id: SiteId
  readonly name: string
}

/** Where resources are: the address of this server, and the names of the sites. */
export interface Place {
  readonly server: string
  readonly sites: readonly SiteName[]
}

/** Whether an employment goes on after today. Somebody whose last day is today has left for a directory. */
export function goesOn({ until }: Pick<Employment, 'until'>, today: CalendarDate): boolean {
  return until === null || until > today
}

export function isActive({ employments }: RosterRecord, today: CalendarDate): boolean {
  return employments.some((employment) => goesOn(employment, today))
}

/** The work e-mail address, else the staff number, else the id: whatever is on record, and never anything else. */
function userNameOf({ person, emails, numbers }: RosterRecord): string {
  return emails[0] ?? numbers[0] ?? person
}

/** A person as a user of SCIM: the employment that goes on, else the last one. */
export function userOf(record: RosterRecord, { server, sites }: Place, today: CalendarDate) {
  const { person, name, numbers, emails, employments } = record
  const going = employments.filter((employment) => goesOn(employment, today))
  const shown = going[0] ?? employments.at(-1) ?? null
  const [number] = numbers
  const words = (name ?? '').split(' ')
  const [given, family] = [words.slice(0, -1).join(' '), words.at(-1) ?? '']
  const siteName = (id: SiteId) => sites.find((site) => site.id === id)?.name ?? id
  return {
    schemas: [USER, ENTERPRISE, OWN],
    id: person,
    userName: userNameOf(record),
    ...(number === undefined ? {} : { externalId: number }),
    ...(name === null ? {} : { displayName: name, name: { formatted: name, givenName: given, familyName: family } }),
    emails: emails.slice(0, 1).map((value) => ({ value, type: 'work', primary: true })),
    active: going.length > 0,
    ...(shown === null ? {} : { title: shown.position, userType: shown.type }),
    groups: going.map(({ site }) => ({ value: site, display: siteName(site) })),
    [ENTERPRISE]: {
      ...(number === undefined ? {} : { employeeNumber: number }),
      ...(shown === null ? {} : { department: shown.department }),
      ...(shown?.supervisor == null ? {} : { manager: { value: shown.supervisor } }),
    },
    [OWN]:
      shown === null
        ? {}
        : {
            site: siteName(shown.site),
            worksWithYouth: shown.worksWithYouth,
            ...(shown.hiredOn === null ? {} : { hireDate: shown.hiredOn }),
          },
    meta: { resourceType: 'User', location: `${server}${BASE}/Users/${person}` },
  }
}

/** A site as a group. `members` is null where nobody asked for them. */
export function groupOf({ id, name }: SiteName, members: readonly PersonId[] | null, server: string) {
  return {
    schemas: [GROUP],
    id,
    displayName: name,
    ...(members === null ? {} : { members: members.map((value) => ({ value, type: 'User' })) }),
    meta: { resourceType: 'Group', location: `${server}${BASE}/Groups/${id}` },
  }
}
