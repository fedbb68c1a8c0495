import type { LedgerEvent } from '../ledger/event.ts'
import { corrected, type History, isByHand, isKind, type Spell } from '../ledger/history.ts'
import { historiesOf } from '../ledger/ledger.store.ts'
import { assignment, isAskedAlready } from '../people/assignment.web.ts'
import { employmentsFrom } from '../people/record-check.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { reasonsOf } from './message.web.ts'
import { recordFor, takeBack } from './record.web.ts'
import type { LeftOut } from './selection.ts'
import type { Work } from './work.web.ts'

/** Orientation is asked of people of whom no rule asks it. No field depends on who they are. */
export const assignWork: Work = {
  permission: 'change-person',
  async leftOut({ deps, today }, people) {
    const ids = people.map(({ person }) => person)
    const histories = await historiesOf(deps.store.db, ids)
    return reasonsOf(people, ({ person }) => {
      const history = corrected(histories.get(person) ?? [])
      return reasonAgainst(history, employmentsFrom(history, today), today)
    })
  },
  fields: async (form, visit) => assignment.fields(form, {}, visit),
  async check(visit, _, fields) {
    const refusal = await assignment.check(visit.deps.store.db, fields, {}, visit)
    return refusal === null ? { leftOut: new Map() } : { problems: refusal.problems }
  },
  one: (tx, visit, { person }, fields) => recordFor(RECORDED, tx, visit, person, fields),
  undo: takeBack,
}

const RECORDED: Parameters<typeof recordFor<never>>[0] = {
  change: assignment,
  unfit: ({ employments, history }, _, { today }) => reasonAgainst(history, employments, today),
  refused: () => 'refused',
  isEntry: (event: LedgerEvent) => isKind('required')(event) && isByHand(event),
}

function reasonAgainst(history: History, employments: readonly Spell[], today: CalendarDate): LeftOut | null {
  if (employments.length === 0) return 'not-employed'
  return isAskedAlready(history, employments, today) ? 'required-already' : null
}
