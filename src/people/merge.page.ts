import { errorSummary, type FormState, field, titled } from '../platform/html/field.page.ts'
import { reasonField } from './change.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** One of two records side by side. */
export interface RecordCompared {
  readonly name: string
  readonly email: string | null
  readonly number: string | null
  readonly employments: readonly string[]
  readonly hired: readonly string[]
  readonly status: string
  readonly finished: string | null
  /** What the person signs in with today. */
  readonly signsInWith: readonly string[]
}

export interface ComparisonPage {
  readonly form: FormState
  readonly stays: RecordCompared
  readonly goes: RecordCompared
  readonly looksLikeOneEmployment: boolean
  /** Why the two can't be joined; null where they can. */
  readonly refusal: string | null
  /** What joining does to the sign-ins, and what a second person has to do with it. */
  readonly notices: readonly string[]
  /** Joining takes a second person, and the viewer isn't one. */
  readonly asks: boolean
  /** The same two, with the other one to stay. */
  readonly swapHref: string
  readonly backHref: string
  readonly action: string
  /** The id of the record that goes. */
  readonly other: string
  readonly csrf: string
}

/** Two records side by side, and the form that makes them one. */
export function comparisonPage(
  shell: Shell,
  { form, stays, goes, looksLikeOneEmployment, refusal, notices, asks, ...page }: ComparisonPage,
): string {
  const { t } = shell
  const words = t.hr.changes.merge
  const row = (name: keyof typeof words.rows, value: (record: RecordCompared) => string | readonly string[] | null) => {
    const values = (record: RecordCompared) => {
      const found = [value(record) ?? []].flat()
      return found.length === 0 ? [words.nothing] : found
    }
    return { name: words.rows[name], stays: values(stays), goes: values(goes) }
  }
  const fields = [
    field(form, {
      type: 'select',
      name: 'jobs',
      label: words.employments,
      hint: words.employmentsHint,
      options: [
        { value: 'same', text: words.sameEmployment },
        { value: 'two', text: words.twoEmployments },
      ],
      initial: looksLikeOneEmployment ? 'same' : 'two',
    }),
    reasonField(form, t),
    field(form, { type: 'checkbox', name: 'sure', label: words.sure }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'people/compare-people', {
    t,
    summary,
    fields,
    lead: words.compareLead(stays.name, goes.name),
    canJoin: refusal === null,
    notices: refusal === null ? notices : [refusal],
    button: asks ? words.second.button : words.button,
    rows: [
      row('name', ({ name }) => name),
      row('email', ({ email }) => email),
      row('number', ({ number }) => number),
      row('employments', ({ employments }) => employments),
      row('hired', ({ hired }) => hired),
      row('status', ({ status }) => status),
      row('finished', ({ finished }) => finished),
      row('signsInWith', ({ signsInWith }) => signsInWith),
    ],
    ...page,
  })
}
