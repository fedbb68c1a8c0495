import { lineOf } from '../contacts/line.ts'
import { proposeChange, recordCheck } from '../contacts/line.store.ts'
import { DAYS_BEFORE_LOOK } from '../course/contact-age.ts'
import type { Content } from '../course/content.ts'
import type { CheckOutcome } from '../ledger/bodies/contact.ts'
import type { PolicySubject } from '../ledger/event.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import type { Language } from '../platform/text/language.ts'
import { HR_NUMBER, STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, type Occasion, type Scene } from './write.job.ts'

/** A number that nobody has: it's set aside for stories. */
const NEW_DIGITS = '1-800-555-0199'

/** A line that was checked, one that didn't work, and a change of another that waits for a second steward. */
export function linesKept(
  scene: Scene,
  contents: Readonly<Record<Language, Content>>,
  today: CalendarDate,
): Occasion[] {
  const policy: PolicySubject = `policy:${contents.en.policy.id}`
  return [
    checked(scene, policy, 'SCR', 'works', addDays(today, -3)),
    checked(scene, policy, 'LR-3', 'no-answer', addDays(today, -2)),
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
  policy: PolicySubject,
  contact: string,
  outcome: CheckOutcome,
  on: CalendarDate,
): Occasion {
  return {
    on,
    happen: (tx, recording) => {
      const check = { contact, outcome, way: 'official-page', nextOn: addDays(on, DAYS_BEFORE_LOOK) } as const
      return recordCheck(tx, policy, check, { ...recording, actor: getPerson(scene, HR_NUMBER) })
    },
  }
}
