import type { FieldView } from '../../platform/html/field.page.ts'
import { type FormInput, pair, publicPart, type RowView, single } from '../form.page.ts'
import type { DraftLine } from './line.ts'

/** Fields that most lines can do without. */
const FOLDED = ['isNot', 'languages'] as const

export function localRow(resource: DraftLine, index: number, form: FormInput): RowView {
  const words = form.t.hr.sites.form
  const { required } = form.t.account
  const name = `local-${index}`
  const written = (key: 'name' | 'purpose' | 'isNot' | 'hours' | 'languages', label: string, mark = '', hint = '') =>
    pair(`${name}-`, resource, key, 'text', label, hint, form, mark)
  const at = (key: 'phone' | 'checkedOn', type: FieldView['type'], label: string) =>
    single(form, { type, name: `${name}-${key}`, value: resource[key], label, hint: '', required })
  // The list of what's missing in Spanish leads into the fold.
  const isOpen = FOLDED.some(
    (field) =>
      form.problems[`${name}-${field}`] !== undefined ||
      form.problems[`${name}-es-${field}`] !== undefined ||
      (resource[field] !== '' && (resource.es?.[field] ?? '') === ''),
  )
  return {
    legend: words.localNumber(index + 1),
    parts: [
      written('name', words.localName, required),
      at('phone', 'tel', words.phone),
      ...publicPart(name, resource, form),
      written('purpose', words.purpose),
      written('hours', words.hours),
      at('checkedOn', 'date', words.checkedOn),
    ],
    folded: {
      summary: words.aboutLine,
      note: [resource.isNot, resource.languages].every((text) => text === '') ? '' : form.t.hr.sites.checks.complete,
      isOpen,
      hint: words.neverReal,
      parts: [
        written('isNot', words.isNot, '', words.planHint(words.isNotHint.why, words.isNotHint.example)),
        written('languages', words.languages, '', words.planHint(words.languagesHint.why, words.languagesHint.example)),
      ],
    },
    more: null,
    remove: { value: name, text: words.removeLocal(index + 1) },
  }
}
