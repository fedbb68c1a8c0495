import { type LocalResource, type NamedPerson, type Person, WEEKDAYS, WHO_CALLS_SCR } from '../domain/site.ts'
import type { SiteDraft } from '../domain/site-draft.ts'
import { LONGEST, longestOf, MOST_ROWS } from '../domain/site-limits.ts'
import { type FieldView, type FormState, field } from './field.ts'
import type { Messages } from './messages/messages.ts'

/** The parts of the form in their order. Rows of people and numbers grow and shrink by buttons. */
export interface SiteFormView {
  readonly place: readonly FieldView[]
  readonly named: readonly RowView[]
  readonly others: readonly FieldView[]
  readonly whoCalls: ChoicesView
  readonly always: FieldView
  readonly local: readonly RowView[]
  /** The lists that take another row. */
  readonly mayAdd: Readonly<Record<keyof typeof MOST_ROWS, boolean>>
  readonly steps: FieldView
  readonly more: readonly FieldView[]
}

export interface RowView {
  readonly legend: string
  readonly fields: readonly FieldView[]
  /** The days of a named person; null for a number. */
  readonly days: ChoicesView | null
  readonly remove: { readonly value: string; readonly text: string }
}

/** The first step of a site or organization: what it is called. `slug` says what its short name is for. */
export function newPlaceFields(form: FormState, slug: Pick<FieldView, 'label' | 'hint'>, t: Messages): FieldView[] {
  return [
    field(form, { type: 'text', name: 'name', label: t.hr.sites.name, maxLength: LONGEST.name }),
    field(form, { type: 'text', name: 'slug', ...slug, verbatim: true, maxLength: LONGEST.slug }),
  ]
}

/** Radio buttons or boxes of one name, with a legend. */
export interface ChoicesView {
  readonly type: 'radio' | 'checkbox'
  readonly name: string
  readonly legend: string
  readonly hint: string
  readonly problem: string
  readonly options: readonly {
    readonly id: string
    readonly value: string
    readonly text: string
    readonly checked: boolean
  }[]
}

type Problems = FormState['problems']

/** @param problems what to fill in at which field */
export function siteForm(draft: SiteDraft, problems: Problems, t: Messages): SiteFormView {
  const words = t.hr.sites.form
  const at = (name: string, value: string, type: FieldView['type'], label: string, hint = '') =>
    textField(problems, { type, name, value, label, hint })
  const pair = (name: string, person: Person, role: string, phone: string) => [
    at(`${name}-role`, person.role, 'text', role),
    at(`${name}-phone`, person.phone, 'tel', phone),
  ]
  return {
    place: [
      at('name', draft.name, 'text', t.hr.sites.name),
      at('slug', draft.slug, 'text', t.hr.sites.slug, words.slugHint),
      timeZoneField(draft, problems, t),
    ],
    named: draft.named.map((person, index) => namedRow(person, index, problems, t)),
    others: [
      ...pair('backup', draft.backup, words.backupRole, words.backupPhone),
      ...pair('ifAboutThatPerson', draft.ifAboutThatPerson, words.aboutRole, words.aboutPhone),
    ],
    whoCalls: whoCallsChoices(draft, problems, t),
    always: at('alwaysCallScr', draft.alwaysCallScr ? 'yes' : '', 'checkbox', words.always, words.alwaysHint),
    local: draft.local.map((resource, index) => localRow(resource, index, problems, t)),
    mayAdd: { named: draft.named.length < MOST_ROWS.named, local: draft.local.length < MOST_ROWS.local },
    steps: at('steps', draft.steps, 'textarea', words.steps, words.stepsHint),
    more: [
      at('beforeGroup', draft.beforeGroup, 'textarea', words.beforeGroup, words.neverReal),
      at('groupSafety', draft.groupSafety, 'textarea', words.groupSafety, words.neverReal),
      ...pair('support', draft.support, words.supportRole, words.supportPhone),
    ],
  }
}

type TextField = Pick<FieldView, 'type' | 'name' | 'value' | 'label' | 'hint'>

function textField(problems: Problems, { name, value, ...options }: TextField): FieldView {
  return field({ values: { [name]: value }, problems }, { ...options, name, maxLength: longestOf(name) })
}

function timeZoneField({ timeZone }: SiteDraft, problems: Problems, t: Messages): FieldView {
  const options = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))
  const form = { values: { timeZone }, problems }
  return field(form, { type: 'select', name: 'timeZone', label: t.hr.sites.form.timeZone, options })
}

function namedRow(person: NamedPerson, index: number, problems: Problems, t: Messages): RowView {
  const words = t.hr.sites.form
  const name = `named-${index}`
  const at = (key: string, value: string, type: FieldView['type'], label: string, hint = '') =>
    textField(problems, { type, name: `${name}-${key}`, value, label, hint })
  return {
    legend: words.namedPerson(index + 1),
    fields: [
      at('role', person.role, 'text', words.role, words.roleHint),
      at('name', person.name, 'text', words.personName, words.personNameHint),
      at('phone', person.phone, 'tel', words.phone),
      at('publicPhone', person.publicPhone ? 'yes' : '', 'checkbox', words.publicPhone),
      at('from', person.from, 'time', words.from),
      at('to', person.to, 'time', words.to, words.toHint),
      at('method', person.method, 'text', words.method, words.methodHint),
    ],
    days: {
      type: 'checkbox',
      name: `${name}-days`,
      legend: words.days,
      hint: '',
      problem: problems[`${name}-days-0`] ?? '',
      options: WEEKDAYS.map((day, place) => ({
        id: `${name}-days-${place}`,
        value: day,
        text: words.weekdays[day],
        checked: person.days.includes(day),
      })),
    },
    remove: { value: name, text: words.removeNamed(index + 1) },
  }
}

function whoCallsChoices({ sayWhoCallsScr }: SiteDraft, problems: Problems, t: Messages): ChoicesView {
  const words = t.hr.sites.form
  return {
    type: 'radio',
    name: 'sayWhoCallsScr',
    legend: words.whoCalls,
    hint: words.whoCallsHint,
    problem: problems['sayWhoCallsScr-0'] ?? '',
    options: WHO_CALLS_SCR.map((who, place) => ({
      id: `sayWhoCallsScr-${place}`,
      value: who,
      text: words.whoCallsOptions[who],
      checked: who === sayWhoCallsScr,
    })),
  }
}

function localRow(resource: LocalResource, index: number, problems: Problems, t: Messages): RowView {
  const words = t.hr.sites.form
  const name = `local-${index}`
  const at = (key: keyof LocalResource, type: FieldView['type'], label: string) =>
    textField(problems, { type, name: `${name}-${key}`, value: resource[key], label, hint: '' })
  return {
    legend: words.localNumber(index + 1),
    fields: [
      at('name', 'text', words.localName),
      at('phone', 'tel', words.phone),
      at('purpose', 'text', words.purpose),
      at('hours', 'text', words.hours),
      at('checkedOn', 'date', words.checkedOn),
    ],
    days: null,
    remove: { value: name, text: words.removeLocal(index + 1) },
  }
}
