import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type FormState, problemAt } from '../platform/html/field.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import { type ChangeField, dayField } from './change.page.ts'
import { countedFrom, MORE } from './more-time.ts'

/** The choices of an extension, each with the date it leads to. Without a due date so far, only a date can be given. */
export function moreTimeFields(
  form: FormState,
  dueOn: CalendarDate | null,
  today: CalendarDate,
  { t, language }: { readonly t: Messages; readonly language: Language },
): ChangeField[] {
  const words = t.hr.changes.fields
  if (dueOn === null) return [dayField(form, 'dueOn', { label: words.dueOn, required: t.account.required })]
  const from = countedFrom(dueOn, today)
  const say = from === dueOn ? words.moreDays : words.daysFromToday
  const options = MORE.map((more) => ({
    // The list of what to fix leads to the first one.
    id: more === MORE[0] ? 'more' : `more-${more}`,
    value: more,
    text: more === 'date' ? words.otherDate : say(Number(more), formatDate(addDays(from, Number(more)), language)),
    checked: form.values['more'] === more,
  }))
  return [
    {
      type: 'radio',
      name: 'more',
      legend: words.moreTime,
      required: t.account.required,
      hint: '',
      problem: problemAt(form, 'more'),
      options,
    },
    dayField(form, 'dueOn', { label: words.dueOn, hint: words.dueOnHint }),
  ]
}
