import type { CalendarDate } from '../platform/time/calendar.ts'
import { type Duties, PERSON_TYPES, type WorkPlace } from '../ledger/event.ts'
import { type FieldView, type FormState, field } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'

type DayField = 'from' | 'on' | 'expectedReturn' | 'backOn' | 'until' | 'dueOn' | 'hiredOn' | 'firstContactOn'

export function dayField(
  form: FormState,
  name: DayField,
  words: FieldWords,
  initial: CalendarDate | '' = '',
): FieldView {
  return field(form, { type: 'date', name, initial, ...words })
}

interface FieldWords {
  readonly label: string
  readonly hint?: string
}

export interface PlaceChoice {
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  /** What stands in the fields before anything is typed; null for an empty form. */
  readonly place: Pick<WorkPlace, 'site' | 'department' | 'position'> | null
  readonly supervisor: string
}

export function placeFields(form: FormState, t: Messages, { sites, place, supervisor }: PlaceChoice): FieldView[] {
  const words = t.account.newPerson
  return [
    field(form, {
      type: 'select',
      name: 'site',
      label: words.site,
      options: sites.map(({ id, name }) => ({ value: id, text: name })),
      initial: place?.site ?? '',
    }),
    field(form, { type: 'text', name: 'department', label: words.department, initial: place?.department ?? '' }),
    field(form, { type: 'text', name: 'position', label: words.position, initial: place?.position ?? '' }),
    field(form, {
      type: 'text',
      name: 'supervisor',
      label: words.supervisor,
      hint: words.supervisorHint,
      initial: supervisor,
    }),
  ]
}

export function dutyFields(form: FormState, t: Messages, duties: Duties): FieldView[] {
  const words = t.account.newPerson
  return [
    field(form, {
      type: 'select',
      name: 'type',
      label: words.type,
      options: PERSON_TYPES.map((type) => ({ value: type, text: words.types[type] })),
      initial: duties.type,
    }),
    field(form, {
      type: 'checkbox',
      name: 'worksWithYouth',
      label: words.worksWithYouth,
      // A box that was cleared sends nothing: only an untouched form starts with it ticked.
      initial: Object.keys(form.values).length === 0 && duties.worksWithYouth ? 'yes' : '',
    }),
  ]
}

export function reasonField(form: FormState, t: Messages): FieldView {
  const { reason: label, reasonHint: hint } = t.hr.changes.fields
  return field(form, { type: 'text', name: 'reason', label, hint })
}

export function approverField(form: FormState, t: Messages, approvers: ReadonlyMap<string, string>): FieldView {
  const { approver: label, approverHint: hint } = t.hr.changes.fields
  const options = [...approvers].map(([value, text]) => ({ value, text }))
  return field(form, { type: 'select', name: 'approver', label, hint, options })
}
