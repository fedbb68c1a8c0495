import type { PersonId } from '../ledger/event.ts'
import { recordPractice } from '../practice/practice.store.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import type { SiteKey } from './sites.job.ts'
import { HR_NUMBER, SUPERVISOR_NUMBER } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

interface Held {
  readonly at: SiteKey
  readonly daysAgo: number
  readonly story: string
  readonly toFix: string
}

/** One was held a short time ago, one is due soon, and one is overdue. */
const HELD: readonly Held[] = [
  { at: 'harbor', daysAgo: 12, story: 'SC-1', toFix: 'Hang the new wallet cards at the front desk.' },
  { at: 'bayview', daysAgo: 84, story: 'SC-2', toFix: '' },
  { at: 'north', daysAgo: 104, story: 'SC-1', toFix: 'The night shift needs the key of the van.' },
]

export function practicesHeld(scene: Scene, today: CalendarDate): Occasion[] {
  return HELD.map(({ at, daysAgo, story, toFix }) => {
    const on = addDays(today, -daysAgo)
    return {
      on,
      happen: (tx, recording) => {
        const people: PersonId[] = [getPerson(scene, HR_NUMBER), getPerson(scene, SUPERVISOR_NUMBER)]
        const held = { practice: `demo-${at}`, story, siteVersion: 1, people, toFix, on }
        return recordPractice(tx, getSite(scene, at), held, { ...recording, actor: getPerson(scene, HR_NUMBER) })
      },
    }
  })
}
