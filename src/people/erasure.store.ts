import type { CalendarDate } from '../platform/time/calendar.ts'
import type { EventOf, NewEvent, PersonId, Recording } from '../ledger/event.ts'
import { erasureAsked, type ErasureRefusal, isStillRequired, keepingOn } from './erasure.ts'
import { completionsOn, corrected } from '../ledger/history.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { statusOn } from '../requirements/status.ts'
import { keptCertificates } from '../certificates/certificate.store.ts'
import { erasablePapers } from '../ledger/evidence.store.ts'
import { factsAbout } from '../ledger/fact.store.ts'
import { openImports } from '../imports/import.store.ts'
import { historyOf, policyHistory } from '../ledger/ledger.store.ts'
import { mentionsOf } from './mention.store.ts'
import { recordsOf } from '../ledger/merge.store.ts'
import { madePacks, type PackOnRecord } from '../audit/packs/pack.store.ts'
import { erasePerson } from './record.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { record } from '../requirements/standing.store.ts'
import type { ErasureGround } from '../ledger/bodies/employment.ts'

/** The preview of erasing a person: what it removes, what it leaves, and what prevents it. */
export interface ErasurePreview {
  readonly person: PersonId
  readonly refusal: ErasureRefusal | null
  /** The request that waits for a second person, or null when no one has asked. */
  readonly asked: EventOf<'erasure_asked'> | null
  /** Names, e-mail addresses, employee numbers and languages, with all that held before. */
  readonly facts: number
  readonly hasAccount: boolean
  readonly certificates: number
  readonly papers: number
  /** Papers that also support entries about others. */
  readonly sharedPapers: number
  readonly entries: number
  /** Entries about groups, practices and phone numbers that name the person by an id. */
  readonly mentions: number
  readonly completions: readonly { readonly on: CalendarDate; readonly version: string }[]
  /** Evidence packs on record, which may hold the name. */
  readonly packs: readonly PackOnRecord[]
}

/** @param person one that is on record, and the record that stays when there are several */
export async function erasurePreview(db: Database, person: PersonId, today: CalendarDate): Promise<ErasurePreview> {
  const records = await recordsOf(db, person)
  const history = await historyOf(db, person)
  const facts = [...(await factsAbout(db, records)).values()].flat().filter(({ value }) => value !== null).length
  const accounts = await db.selectFrom('account').select('person').where('person', 'in', records).execute()
  const certificates = (await keptCertificates(db, records)).size
  const papers = await erasablePapers(db, records)
  const hasAccount = accounts.length > 0
  const isLeft = facts > 0 || hasAccount || certificates > 0 || papers.theirs > 0
  const { status } = statusOn(history, ORIENTATION, await policyHistory(db), today)
  return {
    person,
    refusal: isStillRequired(history, status, today)
      ? 'still-required'
      : keepingOn(history, today) !== null
        ? 'kept'
        : !isLeft
          ? 'nothing-left'
          : (await openImports(db)) > 0
            ? 'import-open'
            : null,
    asked: erasureAsked(history, today),
    facts,
    hasAccount,
    certificates,
    papers: papers.theirs,
    sharedPapers: papers.shared,
    entries: history.length,
    mentions: new Set((await mentionsOf(db, records)).map(({ entry }) => entry)).size,
    completions: completionsOn(corrected(history), today).map(({ effectiveOn, body }) => ({
      on: effectiveOn,
      version: body.policyVersion,
    })),
    packs: await madePacks(db),
  }
}

/** Puts on record that somebody asks for it. Nothing else happens. */
export async function askForErasure(
  tx: Tx,
  person: PersonId,
  ground: ErasureGround,
  recording: Recording,
): Promise<void> {
  await record(tx, [{ kind: 'erasure_asked', ...about(person, recording), body: { v: 1, ground } }], recording.today)
}

/** The people who want it: two people, or the operator of the console alone. */
export interface ErasureOrder {
  readonly ground: ErasureGround
  readonly askedBy: PersonId | null
  readonly confirmedBy: PersonId | null
}

/** Erases who it was, and puts on record that this happened. For somebody whose preview has no refusal. */
export async function eraseOnRecord(
  tx: Tx,
  { person, facts, certificates, papers }: ErasurePreview,
  order: ErasureOrder,
  recording: Recording,
): Promise<void> {
  await erasePerson(tx, person, recording.today)
  const body = { v: 1, ...order, facts, certificates, papers } as const
  await record(tx, [{ kind: 'erased', ...about(person, recording), body }], recording.today)
}

function about(subject: PersonId, { course, at: recordedAt, actor, today: effectiveOn }: Recording): About {
  return { subject, course, effectiveOn, recordedAt, actor }
}

type About = Pick<NewEvent, 'subject' | 'course' | 'effectiveOn' | 'recordedAt' | 'actor'>
