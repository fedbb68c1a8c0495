import type { SiteRole } from '../ledger/bodies/role.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { detailsNow, linkRole } from '../site/roles/drift.store.ts'
import type { Career } from './career.job.ts'
import type { SiteKey } from './sites.job.ts'
import { staffNumber, STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

/** At the first site, everybody linked is there. */
const HELD: readonly { readonly role: SiteRole; readonly place: number; readonly number: string }[] = [
  { role: 'named', place: 0, number: staffNumber(1) },
  { role: 'named', place: 1, number: staffNumber(2) },
  { role: 'backup', place: 0, number: staffNumber(3) },
]

const OTHERS: readonly SiteKey[] = ['north', 'bayview']

/** The people linked to roles; at another site with details, the one who is on call at night has been on leave since. */
export function rolesHeld(scene: Scene, careers: readonly Career[], today: CalendarDate): Occasion[] {
  const away = careers.flatMap(({ starter, steps }) => {
    const leave = steps.at(-1)
    if (leave?.kind !== 'leave-began' || !OTHERS.includes(starter.place.site)) return []
    return [{ starter, on: addDays(leave.on, -1) }]
  })
  const [first] = away
  return [
    ...HELD.map(({ number, ...role }) => linked(scene, 'harbor', role, number, addDays(today, -30))),
    ...(first === undefined
      ? []
      : [linked(scene, first.starter.place.site, { role: 'named', place: 1 }, first.starter.number, first.on)]),
  ]
}

function linked(
  scene: Scene,
  key: SiteKey,
  role: { readonly role: SiteRole; readonly place: number },
  number: string,
  on: CalendarDate,
): Occasion {
  return {
    on,
    async happen(tx, recording) {
      const site = getSite(scene, key)
      const live = await detailsNow(tx, site, recording.today)
      if (live === null) throw new Error(`${key} has published no details`)
      const { version } = live.published.body
      const link = {
        link: `demo-${key}-${role.role}-${role.place}`,
        ...role,
        version,
        person: getPerson(scene, number),
      }
      await linkRole(tx, site, link, { ...recording, actor: getPerson(scene, STEWARD_NUMBER) })
    },
  }
}
