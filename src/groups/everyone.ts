import type { PersonId } from '../ledger/event.ts'
import { type Group, latestNotice, type Notice, type Session, sessionsEver } from './group.ts'

/** Whom a plan of a group is about: those who are told, and the leaders. Each once. */
export function everyoneIn({ leaders, told }: Pick<Notice, 'leaders' | 'told'>): PersonId[] {
  return [...new Set([...told.map(({ person }) => person), ...leaders])]
}

/** The people whom the last plan leaves out and the one before had. @param survivor the record that counts for an id */
export function leftOut({ notices }: Group, survivor: (person: PersonId) => PersonId): PersonId[] {
  const [before, now] = notices.slice(-2)
  if (before === undefined || now === undefined) return []
  const stay = new Set(everyoneIn(now).map(survivor))
  return everyoneIn(before).filter((person) => !stay.has(survivor(person)))
}

/** Whether a plan has somebody again that was recorded after the one that left them out. */
export function isBack({ notices }: Group, people: readonly PersonId[], plan: string): boolean {
  const since = notices.slice(notices.findIndex(({ id }) => id === plan) + 1)
  return since.some((notice) => everyoneIn(notice).some((each) => people.includes(each)))
}

/** The last plan that somebody heard of. */
export function lastKnown(group: Group, person: PersonId): Notice {
  return group.notices.findLast((notice) => everyoneIn(notice).includes(person)) ?? latestNotice(group)
}

/** The sessions that somebody whom a plan leaves out may have in their calendar. None of them is theirs anymore. */
export function sessionsToRemove(group: Group, person: PersonId): Session[] {
  const [first, ...others] = group.notices
  const last = lastKnown(group, person)
  const notices = [first, ...others.filter(({ seq }) => seq <= last.seq)] as const
  return sessionsEver({ ...group, notices }).map((session) => ({ ...session, isOff: true }))
}
