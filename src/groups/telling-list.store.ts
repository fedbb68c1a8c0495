import type { Told } from '../ledger/bodies/group.ts'
import type { Recording, SiteId } from '../ledger/event.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { recordAbout } from '../trail/record-about.store.ts'
import { firstDate, type Group, latestNotice, type Notice, type TellingList } from './group.ts'
import { allGroups, replan, toldNow, workingHere } from './group.store.ts'

/**
 * Whoever isn't on the list anymore is also left out of groups that haven't begun, and whoever is back on it is told of
 * them again. Somebody new hears of the next group, or of these when no clinical staff would be left who know.
 * @param mail whether there is a mail server
 */
export async function setTellingList(
  tx: Tx,
  site: SiteId,
  list: TellingList,
  recording: Recording,
  mail: boolean,
): Promise<void> {
  const { clinical, others, noticeDays } = list
  const body = { v: 1, clinical: [...clinical], others: [...others], noticeDays } as const
  await recordAbout(tx, site, { kind: 'group_list_set', body }, recording)
  const now = await toldNow(tx, site, recording.today)
  const groups = (await allGroups(tx)).filter((group) => group.site === site)
  for (const group of groups) {
    if (group.cancelled !== null || firstDate(group) <= recording.today) continue
    const told = await stillTold(tx, group, now.told)
    if (told === null) continue
    const { name, dates, leaders, measures } = latestNotice(group)
    await replan(tx, group, { name, dates, leaders, measures, told, noticeDays }, recording, mail)
  }
}

/** Whom a group's plan has once the list of its site has changed, or null when that changes nothing about it. */
async function stillTold(tx: Tx, group: Group, onList: readonly Told[]): Promise<Told[] | null> {
  const peopleIn = (notices: readonly Notice[]) => notices.flatMap(({ told }) => told.map(({ person }) => person))
  const survivors = await survivorsOf(tx, peopleIn(group.notices))
  const recordsIn = (notices: readonly Notice[]) =>
    new Set(peopleIn(notices).map((person) => survivors.get(person) ?? person))
  const ever = recordsIn(group.notices)
  const known = onList.filter(({ person }) => ever.has(person))
  const told = hasClinical(known) ? known : [...onList]
  const before = recordsIn([latestNotice(group)])
  const isSame = told.length === before.size && told.every(({ person }) => before.has(person))
  return isSame || !hasClinical(told) ? null : told
}

function hasClinical(told: readonly Told[]): boolean {
  return told.some(({ as }) => as === 'clinical')
}

/** Whether nobody of the clinical staff on a list works here anymore. */
export async function isOutdated(db: Database, { clinical }: TellingList, today: CalendarDate): Promise<boolean> {
  return clinical.length > 0 && (await workingHere(db, clinical, today)).size === 0
}
