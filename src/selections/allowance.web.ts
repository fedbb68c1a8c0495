import { setImmediate as nextTurn } from 'node:timers/promises'
import type { PersonId } from '../ledger/event.ts'
import { corrected } from '../ledger/history.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { findEvent, historiesOf, historyOf } from '../ledger/ledger.store.ts'
import { canBeExempt, canBeExtended, exemption, extension } from '../people/allowance.web.ts'
import type { ChangeField } from '../people/change.page.ts'
import { type ChangeForm, findSubject, recordingOf, type Subject } from '../people/change.web.ts'
import { correctionKinds } from '../people/correction.ts'
import { correct } from '../people/correction.store.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { employmentsFrom, type RecordProblemKind } from '../people/record-check.ts'
import { approversFor } from '../identity/role.store.ts'
import type { Fields } from '../platform/http/form.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reasonsOf } from './message.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { type LeftOut, type Member, TOGETHER, type Undone } from './selection.ts'
import type { Checked, Done, Work } from './work.web.ts'

export const extendWork = allowanceWork('extended', extension, async (_, people) =>
  reasonsOf(people, (person) => (canBeExtended(person) ? null : 'nothing-due')),
)

/** More days than none have no date to lead to: it's another one for each person. */
function forEach(field: ChangeField, { t }: SignedInVisit): ChangeField {
  if (field.type !== 'radio') return field
  const words = t.hr.selections.moreTime
  const options = field.options.map((option) =>
    option.value === 'date' ? option : { ...option, text: words.days(Number(option.value)) },
  )
  return { ...field, hint: words.hint, options }
}

export const exemptWork = allowanceWork('exempted', exemption, async ({ deps, today }, people) => {
  const ids = people.map(({ person }) => person)
  const histories = await historiesOf(deps.store.db, ids)
  return reasonsOf(people, ({ person }) => {
    const employments = employmentsFrom(corrected(histories.get(person) ?? []), today)
    return canBeExempt({ employments }) ? null : 'not-employed'
  })
})

/** What one record doesn't fit and another one may. Any other problem is one of the form. */
const OF_ONE_RECORD: Partial<Readonly<Record<RecordProblemKind, LeftOut>>> = {
  'date-not-later': 'date-not-later',
  'exempt-already': 'exempt-already',
}

/** A change of the person's page, made for each of many people. */
function allowanceWork(kind: 'extended' | 'exempted', change: ChangeForm, leftOut: Work['leftOut']): Work {
  return {
    permission: 'change-person',
    leftOut,
    async fields(form, visit, people) {
      const about = await firstSubject(visit, people)
      if (about === null) return []
      // Whatever the first of them has, the choices are for everyone.
      const standing = { ...about.standing, dueOn: visit.today }
      const anybody = { ...about, standing, approvers: await approversOfAll(visit, people) }
      return change.fields(form, anybody, visit).map((field) => forEach(field, visit))
    },
    check: (visit, people, fields) => checkAll(change, visit, people, fields),
    async one(tx, visit, { person }, fields): Promise<Done> {
      const about = await findSubject(tx, person, null, visit)
      if (about === null) return { outcome: 'out-of-reach', entry: null }
      if (!change.offered(about, visit)) {
        return { outcome: kind === 'extended' ? 'nothing-due' : 'not-employed', entry: null }
      }
      if (hasNoDateToMove(about, fields)) return { outcome: 'nothing-due', entry: null }
      const refusal = await change.makeOf(tx, fields, about, visit)
      if (refusal !== null) return { outcome: reasonOf(refusal) ?? 'refused', entry: null }
      return {
        outcome: 'done',
        entry: (await historyOf(tx, person)).findLast((event) => event.kind === kind)?.id ?? null,
      }
    },
    undo: takeBack,
  }
}

/** Looks at the form with each record. What no record would accept is said at its field. */
async function checkAll(
  change: ChangeForm,
  visit: SignedInVisit,
  people: readonly PersonOnRecord[],
  fields: Fields,
): Promise<Checked> {
  const { db } = visit.deps.store
  const reasons = new Map<PersonId, LeftOut>()
  const approvers = await approversOfAll(visit, people)
  for (const [index, { person }] of people.entries()) {
    if (index % TOGETHER === 0) await nextTurn()
    const about = await findSubject(db, person, null, visit)
    if (about === null) continue
    if (hasNoDateToMove(about, fields)) {
      reasons.set(person, 'nothing-due')
      continue
    }
    const refusal = await change.check(db, fields, about, visit)
    if (refusal === null) continue
    const reason = reasonOf(refusal)
    const isOfForm = reason === null || (reason === 'cannot-approve' && !isAmong(approvers, fields['approver']))
    if (isOfForm) return { problems: refusal.problems }
    reasons.set(person, reason)
  }
  return { leftOut: reasons }
}

/** More days take a date to count from. */
function hasNoDateToMove({ standing }: Subject, { more }: Fields): boolean {
  return standing.dueOn === null && more !== undefined && more !== 'date'
}

type Refusal = NonNullable<Awaited<ReturnType<ChangeForm['check']>>>

/** Returns null for a problem of the form. */
function reasonOf({ kind, problems }: Refusal): LeftOut | null {
  if (kind !== null) return OF_ONE_RECORD[kind] ?? null
  return Object.keys(problems).every((name) => name === 'approver') ? 'cannot-approve' : null
}

function isAmong(approvers: ReadonlyMap<PersonId, string>, value: unknown): boolean {
  return [...approvers.keys()].some((person) => person === value)
}

async function firstSubject(visit: SignedInVisit, people: readonly PersonOnRecord[]): Promise<Subject | null> {
  const [first] = people
  return first === undefined ? null : findSubject(visit.deps.store.db, first.person, null, visit)
}

/** Everyone who may approve for any of them: first those who may for all. */
async function approversOfAll(visit: SignedInVisit, people: readonly PersonOnRecord[]): Promise<Map<PersonId, string>> {
  const { deps, t, today } = visit
  const counts = new Map<PersonId, number>()
  const known = new Map<string, readonly PersonId[]>()
  for (const { placements } of people) {
    // People at one site, under one supervisor, have the same.
    const key = JSON.stringify(placements.map(({ site, supervisor }) => [site, supervisor]))
    const approvers = known.get(key) ?? [...new Set(await approversFor(deps.store.db, placements, today))]
    known.set(key, approvers)
    for (const approver of approvers) counts.set(approver, (counts.get(approver) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one).map(([person]) => person)
  const names = await namesOn(deps.store.db, sorted, today)
  return new Map(sorted.map((person) => [person, names.get(person) ?? t.hr.people.noName]))
}

/** Withdraws the entry by a correction, as on the person's page. */
async function takeBack(tx: Tx, visit: SignedInVisit, { person, entry: id }: Member): Promise<Undone> {
  const about = await findSubject(tx, person, null, visit)
  const entry = id === null ? null : await findEvent(tx, id)
  if (about === null || entry === null) return 'out-of-reach'
  const history = await historyOf(tx, person)
  const isCorrected = history.some((event) => event.kind === 'corrected' && event.body.corrects === entry.id)
  if (isCorrected || !correctionKinds(history, entry, about.ownSites).includes('withdrawn')) return 'corrected-since'
  const { reason } = visit.t.hr.selections.undo
  const correction = { change: { kind: 'withdrawn' }, reason, evidence: { files: [], reference: '' } } as const
  await correct(tx, entry, correction, recordingOf(visit))
  return 'undone'
}
