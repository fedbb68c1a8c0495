import { lineOf } from '../contacts/line.ts'
import { proposeChange, recordCheck, recordLineCheck } from '../contacts/line.store.ts'
import { DAYS_BEFORE_LOOK } from '../course/contact-age.ts'
import type { Content } from '../course/content.ts'
import type { CheckOutcome } from '../ledger/bodies/contact.ts'
import type { PolicySubject } from '../ledger/event.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import type { Language } from '../platform/text/language.ts'
import { publishedDetails } from '../site/site.store.ts'
import { rolesIn } from '../site/roles/role.ts'
import { SITE_KEYS, type SiteKey } from './sites.job.ts'
import { HR_NUMBER, STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

/** A number that nobody has: it's set aside for stories. */
const NEW_DIGITS = '1-800-555-0199'

/** The days since the numbers of people at sites were called. */
const DAYS_SINCE_CALLS = 4
/** The site where nobody has ever called one of them, and the one where a local line has changed. */
const [UNCALLED, FAILED] = ['bayview', 'north'] as const

/**
 * Lines that were checked, some with a problem, the number of a named person that nobody has called since the site has
 * it, and a change of a line that waits for a second steward.
 */
export function linesKept(
  scene: Scene,
  contents: Readonly<Record<Language, Content>>,
  today: CalendarDate,
): Occasion[] {
  const policy: PolicySubject = `policy:${contents.en.policy.id}`
  return [
    checked(scene, contents.en, 'SCR', 'works', addDays(today, -3)),
    checked(scene, contents.en, 'LR-3', 'no-answer', addDays(today, -2)),
    ...SITE_KEYS.map((key) => peopleCalled(scene, key, addDays(today, -DAYS_SINCE_CALLS))),
    localFailed(scene, addDays(today, -2)),
    {
      on: addDays(today, -1),
      async happen(tx, recording) {
        const released = lineOf(contents, 'NR-2')
        if (released === null) return
        const change = {
          change: 'demo-change',
          contact: 'NR-2',
          line: { ...released, digits: NEW_DIGITS, letters: null },
          released,
          reason: 'Its website has a new number. This is an example.',
        }
        await proposeChange(tx, policy, change, { ...recording, actor: getPerson(scene, STEWARD_NUMBER) })
      },
    },
  ]
}

function checked(
  scene: Scene,
  { contacts, policy }: Content,
  id: string,
  outcome: CheckOutcome,
  on: CalendarDate,
): Occasion {
  return {
    on,
    async happen(tx, recording) {
      const contact = contacts.find((each) => each.id === id)
      if (contact === undefined) return
      const found = { outcome, way: 'official-page', nextOn: addDays(on, DAYS_BEFORE_LOOK) } as const
      const steward = { ...recording, actor: getPerson(scene, HR_NUMBER) }
      await recordLineCheck(tx, `policy:${policy.id}`, contact, found, steward)
    },
  }
}

/** Somebody calls the numbers of everyone at a site, or of all but the second named person. */
function peopleCalled(scene: Scene, key: SiteKey, on: CalendarDate): Occasion {
  return {
    on,
    async happen(tx, recording) {
      const site = getSite(scene, key)
      const published = await publishedDetails(tx, site, on)
      if (published === null) return
      const steward = { ...recording, actor: getPerson(scene, STEWARD_NUMBER) }
      const called = { outcome: 'works', way: 'called', nextOn: addDays(on, DAYS_BEFORE_LOOK) } as const
      const { version, details } = published.body
      for (const { role, place } of rolesIn(details)) {
        if (key === UNCALLED && role === 'named' && place === 1) continue
        await recordCheck(tx, site, { role, place, version, ...called }, steward)
      }
    },
  }
}

function localFailed(scene: Scene, on: CalendarDate): Occasion {
  return {
    on,
    async happen(tx, recording) {
      const site = getSite(scene, FAILED)
      const [line] = (await publishedDetails(tx, site, on))?.body.details.local ?? []
      if (line === undefined) return
      const found = { outcome: 'wrong', way: 'called', nextOn: addDays(on, DAYS_BEFORE_LOOK) } as const
      await recordCheck(
        tx,
        site,
        { contact: line.phone, ...found },
        { ...recording, actor: getPerson(scene, HR_NUMBER) },
      )
    },
  }
}
