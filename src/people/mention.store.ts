import type { EventKind, EventOf, LedgerEvent, PersonId, Subject } from '../ledger/event.ts'
import { isKind } from '../ledger/history.ts'
import { eventsOfKind } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { isEntryOf } from '../site/roles/role.ts'
import type { MentionWay } from './mention.ts'

/** An entry that isn't about a person, and has one in it. */
export interface Mention {
  readonly entry: string
  readonly way: MentionWay
  readonly on: CalendarDate
  readonly subject: Subject
  /** The neutral name of a group, a story, a line, or a role of a site; empty where there's none. */
  readonly what: string
}

/** Every kind of entry about something else than a person that has a person in it. */
export const MENTIONING = [
  'group_list_set',
  'group_planned',
  'group_changed',
  'group_acknowledged',
  'practice_held',
  'contact_owner_set',
  'role_linked',
  'policy_proposed',
] as const satisfies readonly EventKind[]

/**
 * Groups that somebody led, was to know of or confirmed, practices in which they took part, lines that they look after,
 * roles of a site that were linked to them, and versions of the policy they were asked to approve: under any of their
 * records, the oldest first.
 */
export async function mentionsOf(db: Database, records: readonly PersonId[]): Promise<Mention[]> {
  const events: LedgerEvent[] = []
  for (const kind of MENTIONING) events.push(...(await eventsOfKind(db, kind)))
  const names = new Map(events.filter(isGroup).map(({ body }) => [body.group, body.name]))
  const isKept = (event: LedgerEvent) =>
    isKind('role_linked')(event) && events.some((other) => isEntryOf(event.body.link, other) && other.seq < event.seq)
  return events
    .toSorted((a, b) => a.seq - b.seq)
    .flatMap((event) =>
      waysIn(event, records, names).map(([way, what]) => ({
        entry: event.id,
        way: way === 'holds-role' && isKept(event) ? 'keeps-role' : way,
        on: event.effectiveOn,
        subject: event.subject,
        what,
      })),
    )
}

function isGroup(event: LedgerEvent): event is EventOf<'group_planned'> | EventOf<'group_changed'> {
  return isKind('group_planned')(event) || isKind('group_changed')(event)
}

function waysIn(
  event: LedgerEvent,
  records: readonly PersonId[],
  groups: ReadonlyMap<string, string>,
): (readonly [MentionWay, string])[] {
  const has = (person: PersonId | null) => person !== null && records.includes(person)
  if (isGroup(event)) {
    const { leaders, told, name } = event.body
    return [
      ...(leaders.some(has) ? [['leads', name] as const] : []),
      ...(told.some(({ person }) => has(person)) ? [['told', name] as const] : []),
    ]
  }
  if (isKind('group_acknowledged')(event))
    return has(event.body.person) ? [['confirmed', groups.get(event.body.group) ?? '']] : []
  if (isKind('group_list_set')(event))
    return [...event.body.clinical, ...event.body.others].some(has) ? [['listed', '']] : []
  if (isKind('practice_held')(event)) return event.body.people.some(has) ? [['practiced', event.body.story]] : []
  if (isKind('contact_owner_set')(event)) return has(event.body.owner) ? [['owns-line', event.body.contact]] : []
  if (isKind('role_linked')(event)) return has(event.body.person) ? [['holds-role', event.body.role]] : []
  if (isKind('policy_proposed')(event)) return has(event.body.approver) ? [['approves-policy', '']] : []
  return []
}
