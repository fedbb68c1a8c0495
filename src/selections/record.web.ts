import type { LedgerEvent, PersonId } from '../ledger/event.ts'
import { findEvent, historyOf } from '../ledger/ledger.store.ts'
import { type ChangeForm, findSubject, recordingOf, type Refusal, type Subject } from '../people/change.web.ts'
import { correctionKinds } from '../people/correction.ts'
import { correct } from '../people/correction.store.ts'
import type { Fields } from '../platform/http/form.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { LeftOut, Member, Undone } from './selection.ts'
import type { Done } from './work.web.ts'

/** A change of the person's page, as it's made for each of many people. */
export interface Recorded<Part extends keyof Subject> {
  readonly change: ChangeForm<Part>
  /** Why it isn't made for somebody, or null when it can be tried. */
  readonly unfit: (about: Subject, fields: Fields, visit: SignedInVisit) => LeftOut | null
  /** What a refused form means for somebody. */
  readonly refused: (refusal: Refusal) => LeftOut
  /** Whether an entry is of the kind that the change makes. */
  readonly isEntry: (event: LedgerEvent) => boolean
}

export async function recordFor<Part extends keyof Subject>(
  { change, unfit, refused, isEntry }: Recorded<Part>,
  tx: Tx,
  visit: SignedInVisit,
  person: PersonId,
  fields: Fields,
): Promise<Done> {
  const leftOut = (outcome: LeftOut): Done => ({ outcome, entry: null })
  const about = await findSubject(tx, person, null, visit)
  if (about === null) return leftOut('out-of-reach')
  const reason = unfit(about, fields, visit)
  if (reason !== null) return leftOut(reason)
  const refusal = await change.makeOf(tx, fields, about, visit)
  if (refusal !== null) return leftOut(refused(refusal))
  return { outcome: 'done', entry: (await historyOf(tx, person)).findLast(isEntry)?.id ?? null }
}

/** Withdraws the entry by a correction, as on the person's page. */
export async function takeBack(tx: Tx, visit: SignedInVisit, { person, entry: id }: Member): Promise<Undone> {
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
