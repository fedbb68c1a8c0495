import { acknowledge, planGroup } from '../groups/group.store.ts'
import { setTellingList } from '../groups/telling-list.store.ts'
import { NOTICE_DAYS } from '../groups/group.ts'
import type { Measure } from '../ledger/bodies/group.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import type { SiteKey } from './sites.job.ts'
import { HR_NUMBER, staffNumber } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

/** Of each site: who leads, who is told as clinical staff, and who is on the site's own list and leads as well. */
const PEOPLE = {
  harbor: { leads: staffNumber(1), clinical: staffNumber(2), other: staffNumber(3) },
  north: { leads: staffNumber(4), clinical: staffNumber(5), other: staffNumber(6) },
  bayview: { leads: staffNumber(7), clinical: staffNumber(8), other: staffNumber(9) },
} as const satisfies Partial<Record<SiteKey, object>>
type GroupSite = keyof typeof PEOPLE

const DAYS_SINCE_LISTS = 40
const WEEKS = [0, 7, 14]

/** A group that everybody knows of in time, one that was announced late, and one that somebody hasn't confirmed. */
export function groupsPlanned(scene: Scene, today: CalendarDate): Occasion[] {
  const day = (days: number) => addDays(today, days)
  return [
    ...(['harbor', 'north', 'bayview'] as const).map((site) => listSet(scene, site, day(-DAYS_SINCE_LISTS))),
    announced(scene, 'harbor', day(-12), day(3), [
      'two-leaders',
      'private-room',
      'clinician',
      'may-pass',
      'no-recording',
    ]),
    confirmed(scene, 'harbor', PEOPLE.harbor.clinical, day(-11)),
    confirmed(scene, 'harbor', PEOPLE.harbor.other, day(-10)),
    announced(scene, 'bayview', day(-2), day(2), ['two-leaders', 'no-recording']),
    confirmed(scene, 'bayview', PEOPLE.bayview.clinical, day(-1)),
    confirmed(scene, 'bayview', PEOPLE.bayview.other, day(-1)),
    announced(scene, 'north', day(-3), day(10), ['two-leaders', 'clinician', 'consent']),
    confirmed(scene, 'north', PEOPLE.north.other, day(-2)),
  ]
}

function listSet(scene: Scene, key: GroupSite, on: CalendarDate): Occasion {
  return {
    on,
    happen: (tx, recording) => {
      const { clinical, other } = PEOPLE[key]
      const list = {
        clinical: [getPerson(scene, clinical)],
        others: [getPerson(scene, other)],
        noticeDays: NOTICE_DAYS,
      }
      return setTellingList(tx, getSite(scene, key), list, { ...recording, actor: getPerson(scene, HR_NUMBER) }, false)
    },
  }
}

function announced(scene: Scene, key: GroupSite, on: CalendarDate, first: CalendarDate, measures: Measure[]): Occasion {
  return {
    on,
    happen: (tx, recording) => {
      const dates = WEEKS.map((days) => addDays(first, days))
      const plan = {
        name: 'Empowerment group',
        dates,
        leaders: [PEOPLE[key].leads, PEOPLE[key].other].map((number) => getPerson(scene, number)),
        measures,
      }
      const by = { ...recording, actor: getPerson(scene, HR_NUMBER) }
      return planGroup(tx, getSite(scene, key), groupId(key), plan, by, false)
    },
  }
}

function confirmed(scene: Scene, key: GroupSite, number: string, on: CalendarDate): Occasion {
  return {
    on,
    async happen(tx, recording) {
      const person = getPerson(scene, number)
      await acknowledge(tx, groupId(key), { person, way: 'home', on }, { ...recording, actor: person })
    },
  }
}

function groupId(key: GroupSite): string {
  return `demo-group-${key}`
}
