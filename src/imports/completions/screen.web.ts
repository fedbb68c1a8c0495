import { z } from 'zod'
import { COMPLETION_FIELDS, COMPLETION_OUTCOMES } from './import.ts'
import type { Mapping } from '../contract.job.ts'
import { readStatus } from './cells.job.ts'
import { completionChoices, toCompletionDetail, withAnswers } from './detail.job.ts'
import { COMPLETE_OR_NOT, isOfAccess } from './field.job.ts'
import { resolve } from './importer.job.ts'
import { completionFaults, completionRowText } from './row.page.ts'
import { keptField, versionField } from '../../credits/credit.page.ts'
import { type FormState, field } from '../../platform/html/field.page.ts'
import type { FieldGroup } from '../import-list.page.ts'
import type { Messages } from '../../words/messages.ts'
import { policyHistory } from '../../ledger/ledger.store.ts'
import { creditFields, policyChoices } from '../../credits/credit.web.ts'
import { approversFor } from '../../identity/role.store.ts'
import type { PersonId } from '../../ledger/event.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { approverField } from '../../people/change.page.ts'
import { keptShape } from '../../people/change/reason.web.ts'
import { readForm } from '../../platform/http/form.web.ts'
import type { ImportScreen } from '../kind.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

const fieldId = z.enum(COMPLETION_FIELDS)
const outcomeId = z.enum(COMPLETION_OUTCOMES)
/** The reading of a word that nobody has explained. */
const UNTOLD = { columns: {}, dateFormat: 'ymd', words: {} } as const

/** The import of completions from another learning system. */
export const completionsScreen: ImportScreen = {
  outcomes: COMPLETION_OUTCOMES,
  stays: null,
  mendable: [outcomeId.enum.refused],
  faults: (outcome, planned, words) => completionFaults(outcomeId.parse(outcome), toCompletionDetail(planned), words),
  held: null,
  review: {
    outcome: outcomeId.enum.review,
    candidates: (planned) => toCompletionDetail(planned).candidates,
    decide: resolve,
    withAnswers,
  },
  assumed: () => '',
  fieldName: (id, t) => t.hr.imports.completions.field[fieldId.parse(id)],
  outcomeName: (outcome, t) => t.hr.credits.rows.outcome[outcomeId.parse(outcome)],
  row: (outcome, planned, words) => completionRowText(outcomeId.parse(outcome), toCompletionDetail(planned), words),
  asks: () => null,
  meanings(id, { t }) {
    if (fieldId.parse(id) !== 'status') return null
    return {
      options: COMPLETE_OR_NOT.map((value) => ({ value, text: t.hr.imports.completions.status[value] })),
      knows: (word) => readStatus(word, UNTOLD) !== 'unreadable',
    }
  },
  columnProblem: (id, heading, t) =>
    fieldId.parse(id) === 'completed_on' && isOfAccess(heading) ? t.hr.imports.completions.ofAccess : null,
  async choiceFields(form, visit, { mapping }) {
    const words = visit.t.hr.imports.completions
    const { required } = visit.t.account
    return [
      {
        title: '',
        lead: '',
        fields: [
          keptField(form, visit.t, { name: 'from', label: words.from, required, hint: words.fromHint }),
          versionField(form, await policyChoices(visit), visit),
          approverField(form, visit.t, await approversIn(visit)),
          keptField(form, visit.t, { name: 'reference', label: words.reference, hint: words.referenceHint }),
        ],
      },
      ...whatCounts(form, mapping, visit),
    ]
  },
  async readChoices(visit, { mapping }) {
    const { content, deps, t } = visit
    const approvers = [...(await approversIn(visit)).keys()]
    const { text, version } = creditFields(t, await policyChoices(visit))
    const schema = z.strictObject({
      ...keptShape(visit, 'from', text.min(1, t.hr.imports.completions.fromNeeded)),
      version,
      approver: z.enum(approvers, t.hr.changes.needs.approver),
      ...keptShape(visit, 'reference', text),
      ...(asksMark(mapping) ? { passMark: passMarkField(t) } : {}),
      ...(asksUndated(mapping) ? { undated: z.enum(['no', 'yes'], t.hr.imports.needs.what) } : {}),
    })
    const form = readForm(visit, schema)
    if (!form.ok) return form
    const isPublished = (await policyHistory(deps.store.db)).length > 0
    const ours = isPublished ? null : content.policy.version
    return {
      ok: true,
      data: {
        from: form.data.from,
        policyVersion: form.data.version === '' ? ours : form.data.version,
        passMark: form.data.passMark ?? null,
        undated: form.data.undated === 'yes',
        reference: form.data.reference,
        approver: form.data.approver,
        course: content.course.id,
      },
    }
  },
  choiceValues(choices) {
    const said = completionChoices.partial().parse(choices)
    const { from = '', policyVersion = null, approver = '', reference = '', passMark = null, undated = false } = said
    return {
      from,
      version: policyVersion ?? '',
      approver,
      reference,
      passMark: passMark === null ? '' : String(passMark),
      undated: undated ? 'yes' : 'no',
    }
  },
  sample() {
    return [
      {
        employee_number: '1001',
        email: 'avery.sample@example.org',
        name: 'Avery Sample',
        completed_on: '2026-11-12',
        status: 'complete',
        score: '92',
        course: 'Orientation',
        minutes: '45',
      },
      { name: 'Casey Muestra', completed_on: '2026-11-13', status: 'complete', course: 'Orientation', language: 'es' },
      { employee_number: '1002', name: 'Blair Example', status: 'in progress', course: 'Orientation' },
    ]
  },
}

/** A score is looked at only where no word says who finished. */
function asksMark({ columns }: Mapping): boolean {
  return columns['status'] === undefined && columns['score'] !== undefined
}

function asksUndated({ columns }: Mapping): boolean {
  return columns['last_access_on'] !== undefined
}

/** Asks HR to confirm what a file without finished rows or dates leaves open. */
function whatCounts(form: FormState, mapping: Mapping, { t }: SignedInVisit): FieldGroup[] {
  const words = t.hr.imports.completions
  const { no, yes } = words.undatedOptions
  const fields = [
    ...(asksMark(mapping)
      ? [
          field(form, {
            type: 'text',
            name: 'passMark',
            label: words.passMark,
            hint: words.passMarkHint,
            verbatim: true,
            maxLength: 3,
          }),
        ]
      : []),
    ...(asksUndated(mapping)
      ? [
          field(form, {
            type: 'select',
            name: 'undated',
            label: words.undated,
            hint: words.undatedHint,
            options: [
              { value: 'no', text: no },
              { value: 'yes', text: yes },
            ],
          }),
        ]
      : []),
  ]
  if (fields.length === 0) return []
  return [{ title: words.countsTitle, lead: asksMark(mapping) ? words.countsLead : '', fields }]
}

function passMarkField({ hr }: Messages) {
  const { passMarkNeeded } = hr.imports.completions
  return z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, passMarkNeeded)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((mark) => mark === null || (mark >= 1 && mark <= 100), passMarkNeeded)
}

/** HR of all sites: a file has people of any site. */
async function approversIn({ deps, t, today }: SignedInVisit): Promise<Map<PersonId, string>> {
  const { db } = deps.store
  const people = await approversFor(db, [], today)
  const names = await namesOn(db, people, today)
  return new Map(people.map((person) => [person, names.get(person) ?? t.hr.people.noName]))
}
