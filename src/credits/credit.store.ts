import type { CalendarDate } from '../platform/time/calendar.ts'
import { type Credit, creditBody, type CreditProblem, creditProblem } from './credit.ts'
import type { PersonId, Recording } from '../ledger/event.ts'
import { keepEvidence, type NewEvidence } from '../ledger/evidence.store.ts'
import { historiesOf } from '../ledger/ledger.store.ts'
import { recordEvents } from '../people/record.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { isSubmitted, submitOnce } from '../platform/database/submission.store.ts'

/** One completion elsewhere of one person or of many, as HR hands it in. */
export interface CreditForm {
  /** Made by the server with the page: what is sent again with it is not recorded again. */
  readonly key: string
  readonly people: readonly PersonId[]
  readonly on: CalendarDate
  readonly credit: Credit
  readonly reference: string
  /** The paper itself; null when only the reference says where it is. */
  readonly paper: Pick<NewEvidence, 'name' | 'bytes'> | null
}

export interface RefusedCredit {
  readonly person: PersonId
  readonly problem: CreditProblem
}

/**
 * Credits a completion to everyone or to no one. @returns the people it can't be credited to; empty when it was
 * credited, now or before.
 */
export async function creditPeople(tx: Tx, form: CreditForm, recording: Recording): Promise<RefusedCredit[]> {
  const { key, people, on, credit, reference, paper } = form
  if (await isSubmitted(tx, key)) return []
  const refused = await refusedCredits(tx, people, { on, source: credit.source }, recording.today)
  if (refused.length > 0) return refused
  await submitOnce(tx, key, async () => {
    const { approver: by } = credit
    const files = paper === null ? [] : [await keepEvidence(tx, { ...paper, by, at: recording.at })]
    const body = creditBody(credit, { files, reference }, null)
    const events = people.map((person) => ({ person, on, kind: 'credited', body }) as const)
    const [first] = await recordEvents(tx, events, recording)
    if (first === undefined) throw new RangeError('A completion is credited to at least one person.')
    return first.id
  })
  return []
}

/** Lists the people a completion can't be credited to, with the reason. */
export async function refusedCredits(
  tx: Tx,
  people: readonly PersonId[],
  credit: { readonly on: CalendarDate; readonly source: Credit['source'] },
  today: CalendarDate,
): Promise<RefusedCredit[]> {
  const histories = await historiesOf(tx, people)
  return people.flatMap((person) => {
    const problem = creditProblem(histories.get(person) ?? [], credit, today)
    return problem === null ? [] : [{ person, problem }]
  })
}
