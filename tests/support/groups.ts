import type { PersonId, Recording, SiteId } from '../../src/ledger/event.ts'
import { allGroups, planGroup } from '../../src/groups/group.store.ts'
import { setTellingList } from '../../src/groups/telling-list.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { Browser, Fields, TestApp } from './app.ts'
import type { Staff } from './staff.ts'

/** HR puts these people on the list of a site, to be told a week before. */
export async function listed(hr: Browser, site: SiteId, clinical: PersonId, other?: PersonId): Promise<void> {
  const path = `/hr/groups/sites/${site.slice('site:'.length)}`
  const seen = seenOn((await hr.get(path)).text)
  await hr.post(path, { days: '7', clinical, ...(other === undefined ? {} : { others: other }), seen }).expect(303)
}

/** What a form was opened with. */
export function seenOn(page: string): string {
  return /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? ''
}

/** HR changes a group as the form is sent. */
export async function changed(hr: Browser, id: string, fields: Fields) {
  const seen = seenOn((await hr.get(`/hr/groups/${id}/change`).expect(200)).text)
  return hr.post(`/hr/groups/${id}/change`, { ...fields, seen })
}

/** The form of a group with these dates, as it's sent. */
export function groupFields(leader: PersonId, dates: readonly string[], changes: Fields = {}): Fields {
  const fields = Array.from({ length: 10 }, (_, index) => [`date${index + 1}`, dates[index] ?? ''] as const)
  return {
    name: 'Empowerment group',
    ...Object.fromEntries(fields),
    leaders: leader,
    measures: 'clinician',
    ...changes,
  }
}

/** HR announces a group. Returns its id. */
export async function announced(
  test: TestApp,
  hr: Browser,
  slug: string,
  leader: PersonId,
  dates: readonly string[],
): Promise<string> {
  const before = new Set((await allGroups(test.deps.store.db)).map(({ id }) => id))
  await hr.post(`/hr/groups/new?site=${slug}`, groupFields(leader, dates)).expect(303)
  const added = (await allGroups(test.deps.store.db)).find(({ id }) => !before.has(id))
  if (added === undefined) throw new Error('no group was announced')
  return added.id
}

/** A group at North House that was announced late. Cleo is told of it as clinical staff. Returns its id. */
export async function plannedGroup({ deps }: TestApp, staff: Staff): Promise<string> {
  const group = 'group-of-the-test'
  const today = calendarDate('2026-11-24')
  const recording: Recording = { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today }
  await deps.store.transaction(async (tx) => {
    const list = { clinical: [staff.cleo], others: [], noticeDays: 7 }
    await setTellingList(tx, staff.north, list, recording, true)
    const dates = ['2026-11-28', '2026-12-05'].map(calendarDate)
    const plan = { name: 'Empowerment group', dates, leaders: [staff.ada], measures: ['clinician'] as const }
    await planGroup(tx, staff.north, group, { ...plan, measures: [...plan.measures] }, recording, true)
  })
  return group
}
