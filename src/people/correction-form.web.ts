import { z } from 'zod'
import { type CorrectionKind, correctionProblem } from './correction.ts'
import type { Corrected, LedgerEvent, PersonId } from '../ledger/event.ts'
import { corrected, type History } from '../ledger/history.ts'
import { dayField, dutyFields, placeFields, reasonField } from './change.page.ts'
import { field, type FieldView, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import type { Correction } from './correction.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Site } from '../site/site.store.ts'
import { dayIn, type FieldProblem, firstProblem } from './change.web.ts'
import { supervisorOffers, supervisorText } from './place/supervisor.web.ts'
import { readForm } from '../platform/http/form.web.ts'
import { dutiesOfForm, dutyShape, placeOfForm, placeProblem, placeShape } from './employment.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Duties, WorkPlace } from '../ledger/bodies/employment.ts'
import { reasonShape } from './change/reason.web.ts'

/** An entry that HR may correct, with everything about its record. */
export interface Target {
  readonly entry: LedgerEvent
  /** The entry after earlier corrections. */
  readonly now: LedgerEvent
  /** The record that it is an entry of. */
  readonly person: PersonId
  /** The history as it was recorded. */
  readonly history: History
  readonly kinds: readonly CorrectionKind[]
  /** Those that the viewer can choose. */
  readonly sites: readonly Site[]
  /** The initial text of the field for the supervisor. Empty when there is none. */
  readonly supervisor: string
}

export async function targetOf(
  db: Database,
  found: { readonly entry: LedgerEvent; readonly person: PersonId },
  record: { readonly history: History; readonly kinds: readonly CorrectionKind[]; readonly sites: readonly Site[] },
  visit: SignedInVisit,
): Promise<Target> {
  const now = corrected(record.history).find(({ id }) => id === found.entry.id) ?? found.entry
  const supervisor = placeIn(now)?.supervisor ?? null
  return { ...found, ...record, now, supervisor: await supervisorText(db, supervisor, visit) }
}

/** The part that every correction has. */
interface Grounds {
  readonly reason: string
  readonly evidence: string
  readonly confirmed?: 'yes' | undefined
}

interface Right<Form extends Grounds> {
  /** The field that shows why the correction doesn't work. */
  readonly field: string
  readonly fields: (
    form: FormState,
    target: Target,
    visit: SignedInVisit,
  ) => readonly FieldView[] | Promise<readonly FieldView[]>
  readonly schema: (visit: SignedInVisit, target: Target) => z.ZodType<Form>
  readonly problem?: (form: Form, target: Target, visit: SignedInVisit, db: Database) => Promise<FieldProblem | null>
  readonly change: (
    form: Form,
    visit: SignedInVisit,
    db: Database,
  ) => Promise<Corrected['change']> | Corrected['change']
}

/** The form for one kind of correction. */
export interface CorrectionForm {
  fields(form: FormState, target: Target, visit: SignedInVisit): Promise<readonly FieldView[]>
  read(target: Target, visit: SignedInVisit, db: Database): Promise<ReadCorrection>
}

export type ReadCorrection =
  | { readonly ok: true; readonly correction: Correction; readonly isConfirmed: boolean }
  | { readonly ok: false; readonly problems: FormState['problems'] }

function correctionForm<Form extends Grounds>(right: Right<Form>): CorrectionForm {
  return {
    fields: async (form, target, visit) => [
      ...(await right.fields(form, target, visit)),
      ...groundFields(form, visit.t),
    ],
    async read(target, visit, db) {
      const result = readForm(visit, right.schema(visit, target))
      if (!result.ok) return { ok: false, problems: result.form.problems }
      const { data } = result
      const unknown = (await right.problem?.(data, target, visit, db)) ?? null
      if (unknown !== null) return { ok: false, problems: { [unknown[0]]: unknown[1] } }
      const change = await right.change(data, visit, db)
      const wrong = correctionProblem(target.history, target.entry, change, visit.today)
      const problem = firstProblem(visit, [[right.field, wrong]])
      if (problem !== null) return { ok: false, problems: { [problem[0]]: problem[1] } }
      const evidence = { files: [], reference: data.evidence }
      return {
        ok: true,
        correction: { change, reason: data.reason, evidence },
        isConfirmed: data.confirmed === 'yes',
      }
    },
  }
}

/** One form for each kind of correction. */
export const CORRECTION_FORMS: Readonly<Record<CorrectionKind, CorrectionForm>> = {
  withdrawn: correctionForm({
    field: 'reason',
    fields: () => [],
    schema: (visit) => z.strictObject(groundsShape(visit)),
    change: () => ({ kind: 'withdrawn' }),
  }),
  stands: correctionForm({
    field: 'reason',
    fields: () => [],
    schema: (visit) => z.strictObject(groundsShape(visit)),
    change: () => ({ kind: 'stands' }),
  }),
  moved: correctionForm({
    field: 'on',
    fields: (form, { now }, { t }) => [
      dayField(form, 'on', { label: t.hr.changes.correction.rightDay }, now.effectiveOn),
    ],
    schema: (visit) => z.strictObject({ on: dayIn(visit.t), ...groundsShape(visit) }),
    change: ({ on }) => ({ kind: 'moved', effectiveOn: on }),
  }),
  'hired-on': correctionForm({
    field: 'hiredOn',
    fields: (form, { now }, { t }) => {
      const initial = (now.kind === 'hired' ? now.body.hiredOn : null) ?? ''
      return [dayField(form, 'hiredOn', { label: t.hr.changes.correction.rightHireDate }, initial)]
    },
    schema: (visit) => z.strictObject({ hiredOn: dayIn(visit.t), ...groundsShape(visit) }),
    change: ({ hiredOn }) => ({ kind: 'hired-on', hiredOn }),
  }),
  placed: correctionForm({
    field: 'site',
    fields: async (form, { now, sites, supervisor }, visit) => {
      const offers = await supervisorOffers(visit.deps.store.db, form, visit)
      return placeFields(form, visit.t, { sites, place: placeIn(now), supervisor, offers })
    },
    schema: (visit, { sites }) => z.strictObject({ ...placeShape(visit.t, sites), ...groundsShape(visit) }),
    problem: (form, target, visit, db) => placeProblem(form, target, visit, db),
    change: async (form, visit, db) => ({ kind: 'placed', ...(await placeOfForm(form, visit, db)) }),
  }),
  duties: correctionForm({
    field: 'type',
    fields: (form, { now }, { t }) => dutyFields(form, t, dutiesIn(now) ?? { type: 'employee', worksWithYouth: true }),
    schema: (visit) => z.strictObject({ ...dutyShape(visit.t), ...groundsShape(visit) }),
    change: (form) => ({ kind: 'duties', ...dutiesOfForm(form) }),
  }),
}

const LONGEST_REFERENCE = 300

const groundsShape = (visit: SignedInVisit) => ({
  ...reasonShape(visit),
  evidence: z.string().trim().max(LONGEST_REFERENCE, visit.t.account.needs.shorter),
  confirmed: z.literal('yes').optional(),
})

function groundFields(form: FormState, t: Messages): FieldView[] {
  const { evidence: label, evidenceHint: hint } = t.hr.changes.correction
  return [reasonField(form, t), field(form, { type: 'text', name: 'evidence', label, hint })]
}

function placeIn(entry: LedgerEvent): WorkPlace | null {
  return entry.kind === 'hired' || entry.kind === 'transferred' ? entry.body : null
}

function dutiesIn(entry: LedgerEvent): Duties | null {
  return entry.kind === 'hired' || entry.kind === 'duties_changed' ? entry.body : null
}
