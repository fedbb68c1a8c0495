import { z } from 'zod'
import { COMPLETION_FIELDS, COMPLETION_OUTCOMES } from '../domain/completion-import.ts'
import { readStatus } from '../imports/completions/cells.ts'
import { completionChoices } from '../imports/completions/choices.ts'
import { toCompletionDetail } from '../imports/completions/detail.ts'
import { COMPLETE_OR_NOT } from '../imports/completions/fields.ts'
import { resolve } from '../imports/completions/importer.ts'
import { completionRowText } from '../pages/completion-rows.ts'
import { LONGEST_CREDIT_TEXT, versionField } from '../pages/credit.ts'
import { field } from '../pages/field.ts'
import { policyHistory } from '../store/ledger.ts'
import { creditFields, policyChoices } from './credits.ts'
import { readForm } from './form.ts'
import type { ImportFace } from './import-kinds.ts'

const fieldId = z.enum(COMPLETION_FIELDS)
const outcomeId = z.enum(COMPLETION_OUTCOMES)
/** How a word is read when nobody has said what it stands for. */
const UNTOLD = { columns: {}, dateFormat: 'ymd', words: {} } as const

/** What people have finished in another learning system. */
export const completionsFace: ImportFace = {
  outcomes: COMPLETION_OUTCOMES,
  held: null,
  review: {
    outcome: outcomeId.enum.review,
    candidates: (planned) => toCompletionDetail(planned).candidates,
    decide: resolve,
  },
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
  async choiceFields(form, visit) {
    const words = visit.t.hr.imports.completions
    const maxLength = LONGEST_CREDIT_TEXT
    return [
      {
        title: '',
        lead: '',
        fields: [
          field(form, { type: 'text', name: 'from', label: words.from, hint: words.fromHint, maxLength }),
          versionField(form, await policyChoices(visit), visit),
          field(form, {
            type: 'text',
            name: 'reference',
            label: words.reference,
            hint: words.referenceHint,
            maxLength,
          }),
        ],
      },
    ]
  },
  async readChoices(visit) {
    const { content, deps, t, viewer } = visit
    const { text, version } = creditFields(t, await policyChoices(visit))
    const schema = z.strictObject({
      from: text.min(1, t.hr.imports.completions.fromNeeded),
      version,
      reference: text,
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
        reference: form.data.reference,
        approver: viewer.person,
        course: content.course.id,
      },
    }
  },
  choiceValues(choices) {
    const { from = '', policyVersion = null, reference = '' } = completionChoices.partial().parse(choices)
    return { from, version: policyVersion ?? '', reference }
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
