import type { PersonId } from '../../ledger/event.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { eventsOfKind } from '../../ledger/ledger.store.ts'
import { recordsOf } from '../../ledger/merge.store.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import type { ChangeOnRecord } from '../factors/sign-in-change.store.ts'
import { giverNames } from './role-text.web.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

export function isAboutRoles({ kind }: ChangeOnRecord): boolean {
  return kind === 'role-changed'
}

/** One sentence for each role that was given or taken at the time of one of the changes. */
export async function roleLines(visit: SignedInVisit, changes: readonly ChangeOnRecord[]): Promise<string[]> {
  const { deps, language, organization, t, today, viewer } = visit
  const times = new Set(changes.filter(isAboutRoles).map(({ at }) => at))
  if (times.size === 0) return []
  const { db } = deps.store
  const ever = [...(await eventsOfKind(db, 'role_given')), ...(await eventsOfKind(db, 'role_ended'))]
  const events = ever.filter(({ recordedAt }) => times.has(recordedAt)).sort((a, b) => a.seq - b.seq)
  const own = await recordsOf(db, viewer.person)
  // An entry of these kinds is about a person.
  const holderOf = ({ subject }: (typeof events)[number]) => subject as PersonId
  const names = await namesOn(db, events.map(holderOf), today)
  const nameOf = await giverNames(
    visit,
    events.map(({ actor }) => actor),
  )
  const words = t.hr.roles.notice
  return events.map((event) => {
    const holder = holderOf(event)
    const what = event.kind === 'role_given' ? words.given : words.ended
    const date = formatDayOf(event.recordedAt, organization.timeZone, language)
    const whose = own.includes(holder) ? words.you : (names.get(holder) ?? t.hr.people.noName)
    return what(nameOf(event.actor), t.account.roles[event.body.role], whose, date)
  })
}
