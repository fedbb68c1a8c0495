import type { InSpanish } from '../organization/site-details.ts'
import { isDayAndNight, type SiteDraft } from './draft.ts'
import { LONGEST, longestOf, MOST_ROWS } from '../organization/limits.ts'
import { type ChoicesView, type FieldView, type FormState, field } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'
import {
  type LocalResource,
  type NamedPerson,
  type Person,
  type Reachable,
  WHO_CALLS_SCR,
} from '../organization/details-shape.ts'

/** The parts of the form in their order. Rows of people and numbers grow and shrink by buttons. */
export interface SiteFormView {
  readonly place: readonly FieldView[]
  readonly named: readonly RowView[]
  readonly others: readonly FormPart[]
  readonly whoCalls: ChoicesView
  readonly always: FieldView
  readonly local: readonly RowView[]
  /** The lists that take another row. */
  readonly mayAdd: Readonly<Record<keyof typeof MOST_ROWS, boolean>>
  readonly steps: readonly FormPart[]
  readonly more: readonly FormPart[]
}

/** One field, a text in English with its Spanish next to it, or choices. */
export type FormPart =
  | { readonly partial: 'field' | 'pair'; readonly fields: readonly FieldView[] }
  | { readonly partial: 'choices'; readonly choices: ChoicesView }

export interface RowView {
  readonly legend: string
  readonly parts: readonly FormPart[]
  readonly remove: { readonly value: string; readonly text: string }
}

/** The first step of a site or organization: what it is called. `slug` says what its short name is for. */
export function newPlaceFields(form: FormState, slug: Pick<FieldView, 'label' | 'hint'>, t: Messages): FieldView[] {
  return [
    field(form, { type: 'text', name: 'name', label: t.hr.sites.name, maxLength: LONGEST.name }),
    field(form, { type: 'text', name: 'slug', ...slug, verbatim: true, maxLength: LONGEST.slug }),
  ]
}

type Problems = FormState['problems']

/**
 * @param problems what to fill in at which field
 * @param asksPublic whether there is a public card on which numbers may stand
 */
export function siteForm(draft: SiteDraft, problems: Problems, t: Messages, asksPublic: boolean): SiteFormView {
  const words = t.hr.sites.form
  const form = { problems, t, asksPublic }
  return {
    place: [
      textField(problems, { type: 'text', name: 'name', value: draft.name, label: t.hr.sites.name, hint: '' }),
      textField(problems, {
        type: 'text',
        name: 'slug',
        value: draft.slug,
        label: t.hr.sites.slug,
        hint: words.slugHint,
      }),
      timeZoneField(draft, problems, t),
    ],
    named: draft.named.map((person, index) => namedRow(person, index, form)),
    others: [
      ...reachableParts('backup', draft.backup, words.backupRole, words.backupPhone, form),
      ...reachableParts('ifAboutThatPerson', draft.ifAboutThatPerson, words.aboutRole, words.aboutPhone, form),
    ],
    whoCalls: whoCallsChoices(draft, problems, t),
    always: textField(problems, {
      type: 'checkbox',
      name: 'alwaysCallScr',
      value: draft.alwaysCallScr ? 'yes' : '',
      label: words.always,
      hint: words.alwaysHint,
    }),
    local: draft.local.map((resource, index) => localRow(resource, index, form)),
    mayAdd: { named: draft.named.length < MOST_ROWS.named, local: draft.local.length < MOST_ROWS.local },
    steps: [pair('', draft, 'steps', 'textarea', words.steps, words.stepsHint, form)],
    more: [
      pair('', draft, 'beforeGroup', 'textarea', words.beforeGroup, words.neverReal, form),
      pair('', draft, 'groupSafety', 'textarea', words.groupSafety, words.neverReal, form),
      ...personParts('support', draft.support, words.supportRole, words.supportPhone, form),
    ],
  }
}

interface FormInput {
  readonly problems: Problems
  readonly t: Messages
  readonly asksPublic: boolean
}

function single({ problems }: FormInput, options: TextField): FormPart {
  return { partial: 'field', fields: [textField(problems, options)] }
}

/** A text in English, and in Spanish next to it: `named-0-role` and `named-0-es-role`. */
function pair<Name extends string>(
  at: string,
  of: Readonly<Record<Name, string>> & InSpanish<Name>,
  name: Name,
  type: FieldView['type'],
  label: string,
  hint: string,
  { problems, t }: FormInput,
): FormPart {
  const spanish = { type, name: `${at}es-${name}`, value: of.es?.[name] ?? '', label: t.hr.sites.form.inSpanish(label) }
  return {
    partial: 'pair',
    fields: [
      textField(problems, { type, name: `${at}${name}`, value: of[name], label, hint }),
      { ...textField(problems, { ...spanish, hint: '' }), lang: 'es' },
    ],
  }
}

function personParts(name: string, person: Person, role: string, phone: string, form: FormInput): FormPart[] {
  return [
    pair(`${name}-`, person, 'role', 'text', role, '', form),
    single(form, { type: 'tel', name: `${name}-phone`, value: person.phone, label: phone, hint: '' }),
  ]
}

function reachableParts(name: string, person: Reachable, role: string, phone: string, form: FormInput): FormPart[] {
  return [...personParts(name, person, role, phone, form), ...publicPart(name, person, form)]
}

/** Returns the owner of a field that several people or numbers have: `named-0-phone` belongs to "Named person 1". */
export function whoseField(name: string, t: Messages): string | null {
  const words = t.hr.sites.form
  const [, part = '', index = ''] = /^(named|local|backup|ifAboutThatPerson|support)-(?:(\d+)-)?/.exec(name) ?? []
  if (part === 'named') return words.namedPerson(Number(index) + 1)
  if (part === 'local') return words.localNumber(Number(index) + 1)
  const others: Readonly<Record<string, string>> = words.whose
  return others[part] ?? null
}

/** Asked plainly, with the reason: neither answer is chosen before. */
function publicPart(
  name: string,
  { publicPhone }: Pick<Reachable, 'publicPhone'>,
  { problems, t, asksPublic }: FormInput,
): FormPart[] {
  if (!asksPublic) return []
  const words = t.hr.sites.form
  const option = (place: number, value: string, text: string, checked: boolean) => ({
    id: `${name}-publicPhone-${place}`,
    value,
    text,
    checked,
  })
  const choices: ChoicesView = {
    type: 'radio',
    name: `${name}-publicPhone`,
    legend: words.publicPhone(whoseField(`${name}-publicPhone`, t) ?? ''),
    hint: words.publicPhoneHint,
    problem: problems[`${name}-publicPhone-0`] ?? '',
    options: [
      option(0, 'yes', words.publicPhoneYes, publicPhone === true),
      option(1, 'no', words.publicPhoneNo, publicPhone === false),
    ],
  }
  return [{ partial: 'choices', choices }]
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

function namedRow(person: NamedPerson, index: number, form: FormInput): RowView {
  const { problems, t } = form
  const words = t.hr.sites.form
  const name = `named-${index}`
  const at = (key: string, value: string, type: FieldView['type'], label: string, hint = '') =>
    single(form, { type, name: `${name}-${key}`, value, label, hint })
  const allDay = isDayAndNight(person)
  const days: ChoicesView = {
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
  }
  return {
    legend: words.namedPerson(index + 1),
    parts: [
      pair(`${name}-`, person, 'role', 'text', words.role, words.roleHint, form),
      at('name', person.name, 'text', words.personName, words.personNameHint),
      at('phone', person.phone, 'tel', words.phone),
      ...publicPart(name, person, form),
      { partial: 'choices', choices: days },
      at('dayAndNight', allDay ? 'yes' : '', 'checkbox', words.dayAndNight, words.dayAndNightHint),
      // Empty next to the box, so that clearing it asks for hours again.
      at('from', allDay ? '' : person.from, 'time', words.from),
      at('to', allDay ? '' : person.to, 'time', words.to, words.toHint),
      pair(`${name}-`, person, 'method', 'text', words.method, words.methodHint, form),
    ],
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

function localRow(resource: LocalResource, index: number, form: FormInput): RowView {
  const words = form.t.hr.sites.form
  const name = `local-${index}`
  const written = (key: 'name' | 'purpose' | 'hours', label: string) =>
    pair(`${name}-`, resource, key, 'text', label, '', form)
  const at = (key: 'phone' | 'checkedOn', type: FieldView['type'], label: string) =>
    single(form, { type, name: `${name}-${key}`, value: resource[key], label, hint: '' })
  return {
    legend: words.localNumber(index + 1),
    parts: [
      written('name', words.localName),
      at('phone', 'tel', words.phone),
      ...publicPart(name, resource, form),
      written('purpose', words.purpose),
      written('hours', words.hours),
      at('checkedOn', 'date', words.checkedOn),
    ],
    remove: { value: name, text: words.removeLocal(index + 1) },
  }
}
