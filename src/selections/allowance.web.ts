import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PersonId } from '../ledger/event.ts'
import { corrected, isKind } from '../ledger/history.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { historiesOf } from '../ledger/ledger.store.ts'
import { type AllowancePart, canBeExempt, canBeExtended, exemption, extension } from '../people/allowance.web.ts'
import type { ChangeField } from '../people/change.page.ts'
import { type ChangeForm, firstProblem, type Refusal, type Subject } from '../people/change.web.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { askedDueDate, MORE } from '../people/more-time.ts'
import { employmentsFrom, extensionProblem, type RecordProblemKind } from '../people/record-check.ts'
import { approversForEach } from '../identity/role.store.ts'
import { type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Fields } from '../platform/http/form.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reasonsOf } from './message.web.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { type Recorded, recordFor, takeBack } from './record.web.ts'
import { type LeftOut, TOGETHER } from './selection.ts'
import type { Checked, Work } from './work.web.ts'

const extending = allowanceWork(
  extension,
  {
    isEntry: isKind('extended'),
    unfit: (about, fields) => (canBeExtended(about) && !hasNoDateToMove(about, fields) ? null : 'nothing-due'),
  },
  async (_, people) => reasonsOf(people, (person) => (canBeExtended(person) ? null : 'nothing-due')),
)

export const extendWork: Work = {
  ...extending,
  shown(visit, people, fields) {
    const { t, language, today } = visit
    const words = t.hr.selections.moreTime
    const chosen = {
      more: MORE.find((more) => more === fields['more']),
      typed: dayOrNull(String(fields['dueOn'] ?? '')),
    }
    const date = (day: CalendarDate | null) => (day === null ? words.noDate : formatDate(day, language))
    const lines = new Map<PersonId, (name: string) => string>()
    for (const { person, standing } of people) {
      if (hasNoDateToMove({ standing }, fields)) continue
      const asked = askedDueDate(chosen, standing.dueOn, today)
      if (asked.dueOn === null) return { problems: { [asked.at]: t.hr.changes.needs[asked.needs] } }
      const problem = extensionProblem(standing.dueOn, asked.dueOn, today)
      const refusal = firstProblem(visit, [['dueOn', problem]])
      if (refusal?.[2] === 'date-passed') return { problems: { dueOn: refusal[1] } }
      const [from, to] = [date(standing.dueOn), date(asked.dueOn)]
      lines.set(person, (name) => (problem === null ? `${name}: ${from} → ${to}` : words.stays(name, from)))
    }
    return { lines }
  },
}

/** More days than none have no date to lead to: it's another one for each person. */
function forEach(field: ChangeField, { t }: SignedInVisit): ChangeField {
  if (field.type !== 'radio') return field
  const words = t.hr.selections.moreTime
  const options = field.options.map((option) =>
    option.value === 'date' ? option : { ...option, text: words.days(Number(option.value)) },
  )
  return { ...field, hint: words.hint, options }
}

export const exemptWork = allowanceWork(
  exemption,
  { isEntry: isKind('exempted'), unfit: (about) => (canBeExempt(about) ? null : 'not-employed') },
  async ({ deps, today }, people) => {
    const ids = people.map(({ person }) => person)
    const histories = await historiesOf(deps.store.db, ids)
    return reasonsOf(people, ({ person }) => {
      const employments = employmentsFrom(corrected(histories.get(person) ?? []), today)
      return canBeExempt({ employments }) ? null : 'not-employed'
    })
  },
)

type AllowanceForm = ChangeForm<AllowancePart>

/** What one record doesn't fit and another one may. Any other problem is one of the form. */
const OF_ONE_RECORD: Partial<Readonly<Record<RecordProblemKind, LeftOut>>> = {
  'date-not-later': 'date-not-later',
  'exempt-already': 'exempt-already',
}

/** A change of the person's page, made for each of many people. */
function allowanceWork(
  change: AllowanceForm,
  recorded: Pick<Recorded<AllowancePart>, 'isEntry' | 'unfit'>,
  leftOut: Work['leftOut'],
): Work {
  return {
    permission: 'change-person',
    leftOut,
    async fields(form, visit, people) {
      const [first] = people
      if (first === undefined) return []
      // Whatever the first of them has, the choices are for everyone, and no field depends on what was recorded before.
      const standing = { ...first.standing, dueOn: visit.today }
      const { all } = await approversOf(visit, people)
      const anybody = { standing, history: [], approvers: all }
      return (await change.fields(form, anybody, visit)).map((field) => forEach(field, visit))
    },
    check: (visit, people, fields) => checkAll(change, visit, people, fields),
    one: (tx, visit, { person }, fields) => recordFor({ ...recorded, change, refused }, tx, visit, person, fields),
    undo: takeBack,
  }
}

/** Looks at the form with each record. What no record would accept is said at its field. */
async function checkAll(
  change: AllowanceForm,
  visit: SignedInVisit,
  people: readonly PersonOnRecord[],
  fields: Fields,
): Promise<Checked> {
  const { db } = visit.deps.store
  const reasons = new Map<PersonId, LeftOut>()
  const approvers = await approversOf(visit, people)
  for (const chunk of inChunks(people, TOGETHER)) {
    await nextTurn()
    const histories = await historiesOf(
      db,
      chunk.map(({ person }) => person),
    )
    for (const { person, standing } of chunk) {
      if (hasNoDateToMove({ standing }, fields)) {
        reasons.set(person, 'nothing-due')
        continue
      }
      const history = corrected(histories.get(person) ?? [])
      const about = { standing, history, approvers: approvers.each.get(person) ?? new Map() }
      const refusal = await change.check(db, fields, about, visit)
      if (refusal === null) continue
      const reason = reasonOf(refusal)
      const isOfForm = reason === null || (reason === 'cannot-approve' && !isAmong(approvers.all, fields['approver']))
      if (isOfForm) return { problems: refusal.problems }
      reasons.set(person, reason)
    }
  }
  return { leftOut: reasons }
}

/** More days take a date to count from. */
function hasNoDateToMove({ standing }: Pick<Subject, 'standing'>, { more }: Fields): boolean {
  return standing.dueOn === null && more !== undefined && more !== 'date'
}

function refused(refusal: Refusal): LeftOut {
  return reasonOf(refusal) ?? 'refused'
}

/** Returns null for a problem of the form. */
function reasonOf({ kind, problems }: Refusal): LeftOut | null {
  if (kind !== null) return OF_ONE_RECORD[kind] ?? null
  return Object.keys(problems).every((name) => name === 'approver') ? 'cannot-approve' : null
}

function isAmong(approvers: ReadonlyMap<PersonId, string>, value: unknown): boolean {
  return [...approvers.keys()].some((person) => person === value)
}

interface Approvers {
  /** Everyone who may approve for any of them: first those who may for all. */
  readonly all: ReadonlyMap<PersonId, string>
  /** Those of each person. */
  readonly each: ReadonlyMap<PersonId, ReadonlyMap<PersonId, string>>
}

async function approversOf({ deps, t, today }: SignedInVisit, people: readonly PersonOnRecord[]): Promise<Approvers> {
  const { db } = deps.store
  const lists = await approversForEach(
    db,
    people.map(({ placements }) => placements),
    today,
  )
  const counts = new Map<PersonId, number>()
  for (const approver of lists.flat()) counts.set(approver, (counts.get(approver) ?? 0) + 1)
  const sorted = [...counts].sort(([, one], [, other]) => other - one).map(([approver]) => approver)
  const names = await namesOn(db, sorted, today)
  const named = (list: readonly PersonId[]) => new Map(list.map((id) => [id, names.get(id) ?? t.hr.people.noName]))
  return { all: named(sorted), each: new Map(people.map(({ person }, index) => [person, named(lists[index] ?? [])])) }
}
