import type { InSpanish } from '../organization/site-details.ts'
import type { SiteDraft } from './draft.ts'
import { meantAs } from './draft-texts.ts'
import { isAllDay } from './hours.ts'
import { PLAN_FIELDS } from '../organization/plan.ts'
import { LONGEST, longestOf } from '../organization/limits.ts'
import {
  type ChoicesView,
  type FieldView,
  type FormState,
  field,
  withNameNote,
  problemAt,
} from '../platform/html/field.page.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import { hintOf, planFromOrganization } from './defaults/hint.page.ts'
import { WEEKDAYS } from '../platform/time/local-time.ts'
import {
  type NamedPerson,
  type Person,
  type Reachable,
  type SiteDefaults,
  WHO_CALLS_SCR,
} from '../organization/details-shape.ts'

/** One field, a text in English with its Spanish next to it, or choices. */
export type FormPart =
  | { readonly partial: 'field' | 'pair' | 'times'; readonly fields: readonly FieldView[] }
  | { readonly partial: 'choices'; readonly choices: ChoicesView }

export interface RowView {
  readonly legend: string
  readonly parts: readonly FormPart[]
  /** Fields that most rows leave blank, under one summary; null where there are none. */
  readonly folded: FoldedParts | null
  /** Another row with the same person, who has other hours on other days; null for other rows. */
  readonly more: RowButton | null
  readonly remove: RowButton
}

interface FoldedParts {
  readonly summary: string
  /** Says that something is in it; empty when nothing is. */
  readonly note: string
  readonly isOpen: boolean
  readonly hint: string
  readonly parts: readonly FormPart[]
}

/** All fields of a row, folded or not. */
export function partsOf({ parts, folded }: RowView): readonly FormPart[] {
  return [...parts, ...(folded?.parts ?? [])]
}

interface RowButton {
  readonly value: string
  readonly text: string
}

/** The first step of a site or organization: what it is called. `slug` says what its short name is for. */
export function newPlaceFields(form: FormState, slug: Pick<FieldView, 'label' | 'hint'>, t: Messages): FieldView[] {
  return [
    field(form, {
      type: 'text',
      name: 'name',
      label: t.hr.sites.name,
      required: t.account.required,
      maxLength: LONGEST.name,
    }),
    field(form, { type: 'text', name: 'slug', ...slug, verbatim: true, maxLength: LONGEST.slug }),
  ]
}

export type Problems = FormState['problems']

export interface FormInput {
  /** What to fill in at which field. */
  readonly problems: Problems
  readonly t: Messages
  /** Whether there is a public card on which numbers may stand. */
  readonly asksPublic: boolean
  /** What the organization says for all sites, or null. */
  readonly defaults: SiteDefaults | null
  readonly language: Language
}

export function single({ problems }: FormInput, options: TextField): FormPart {
  return { partial: 'field', fields: [textField(problems, options)] }
}

/** A text in English, and in Spanish next to it: `named-0-role` and `named-0-es-role`. */
export function pair<Name extends string>(
  at: string,
  of: Readonly<Record<Name, string>> & InSpanish<Name>,
  name: Name,
  type: FieldView['type'],
  label: string,
  hint: string,
  { problems, t }: FormInput,
  required = '',
): FormPart {
  const noted = (view: FieldView) => withNameNote(view, {}, t, meantAs(name))
  const spanish = { type, name: `${at}es-${name}`, value: of.es?.[name] ?? '', label: t.hr.sites.form.inSpanish(label) }
  return {
    partial: 'pair',
    fields: [
      noted(textField(problems, { type, name: `${at}${name}`, value: of[name], label, hint, required })),
      { ...noted(textField(problems, { ...spanish, hint: '' })), lang: 'es' },
    ],
  }
}

interface PersonLabels {
  readonly role: string
  readonly phone: string
  readonly hint?: string
}

export function personParts(
  name: string,
  person: Person,
  { role, phone, hint = '' }: PersonLabels,
  form: FormInput,
  required = '',
): FormPart[] {
  return [
    pair(`${name}-`, person, 'role', 'text', role, hint, form, required),
    single(form, { type: 'tel', name: `${name}-phone`, value: person.phone, label: phone, hint: '', required }),
  ]
}

export function reachableParts(name: string, person: Reachable, labels: PersonLabels, form: FormInput): FormPart[] {
  return [...personParts(name, person, labels, form, form.t.account.required), ...publicPart(name, person, form)]
}

/** SITE-3 in separate fields, and below them whatever fits in none. */
export function planParts({ plan, ...draft }: SiteDraft, form: FormInput): FormPart[] {
  const { form: words } = form.t.hr.sites
  const { site } = form.t.learn
  return [
    ...PLAN_FIELDS.map((name) => {
      const { label, general } = site.plan[name]
      const { why, example } = words.plan[name]
      const hint = planFromOrganization(name, form) ?? words.ifBlank(general)
      return pair('plan-', plan, name, 'textarea', label, `${words.planHint(why, example)} ${hint}`, form)
    }),
    pair('', draft, 'steps', 'textarea', site.otherSteps, hintOf('steps', words.stepsHint, form), form),
  ]
}

/**
 * Returns the owner of a field that several people or numbers have, or the name of a text that has none:
 * `named-0-phone` belongs to "Named person 1". Null where the field needs no name.
 */
export function whoseField(name: string, t: Messages): string | null {
  const words = t.hr.sites.form
  const whose = personOrNumber(name, t) ?? textLabel(name.replace(/(^|-)es-/, '$1'), t)
  return whose !== null && /(^|-)es-/.test(name) ? words.inSpanish(whose) : whose
}

function personOrNumber(name: string, t: Messages): string | null {
  const words = t.hr.sites.form
  const [, part = '', index = ''] = /^(named|local|backup|ifAboutThatPerson|support)-(?:(\d+)-)?/.exec(name) ?? []
  if (part === 'named') return words.namedPerson(Number(index) + 1)
  if (part === 'local') return words.localNumber(Number(index) + 1)
  const others: Readonly<Record<string, string>> = words.whose
  return others[part] ?? null
}

function textLabel(name: string, t: Messages): string | null {
  const words = t.hr.sites.form
  const { plan, otherSteps } = t.learn.site
  const labels = new Map<string, string>([
    ...PLAN_FIELDS.map((each) => [`plan-${each}`, plan[each].label] as const),
    ['steps', otherSteps],
    ['beforeGroup', words.beforeGroup],
    ['groupSafety', words.groupSafety],
  ])
  return labels.get(name) ?? null
}

/** Asked plainly, with the reason: neither answer is chosen before. */
export function publicPart(
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
    required: t.account.required,
    // The reason is the same for every number.
    hint: name === 'named-0' ? words.publicPhoneHint : '',
    problem: problemAt({ problems }, `${name}-publicPhone-0`),
    options: [
      option(0, 'yes', words.publicPhoneYes, publicPhone === true),
      option(1, 'no', words.publicPhoneNo, publicPhone === false),
    ],
  }
  return [{ partial: 'choices', choices }]
}

type TextField = Pick<FieldView, 'type' | 'name' | 'value' | 'label' | 'hint'> & Partial<Pick<FieldView, 'required'>>

export function textField(problems: Problems, { name, value, ...options }: TextField): FieldView {
  return field({ values: { [name]: value }, problems }, { ...options, name, maxLength: longestOf(name) })
}

export function namedRow(person: NamedPerson, index: number, form: FormInput, nameHint: string): RowView {
  const words = form.t.hr.sites.form
  const { required } = form.t.account
  const name = `named-${index}`
  return {
    legend: words.namedPerson(index + 1),
    parts: [
      pair(`${name}-`, person, 'role', 'text', words.role, index === 0 ? words.roleHint : '', form, required),
      single(form, { type: 'tel', name: `${name}-phone`, value: person.phone, label: words.phone, hint: '', required }),
      ...hoursParts(name, person, form),
      ...publicPart(name, person, form),
      pair(`${name}-`, person, 'method', 'text', words.method, words.methodHint, form),
      single(form, {
        type: 'text',
        name: `${name}-name`,
        value: person.name,
        label: words.personName,
        hint: nameHint,
      }),
    ],
    folded: null,
    more: { value: name, text: words.moreHours(index + 1) },
    remove: { value: name, text: words.removeNamed(index + 1) },
  }
}

/** One line of cover: the days, and either all day or from one time to another. */
function hoursParts(name: string, person: NamedPerson, form: FormInput): FormPart[] {
  const { problems, t } = form
  const words = t.hr.sites.form
  const allDay = isAllDay(person)
  const days: ChoicesView = {
    type: 'checkbox',
    name: `${name}-days`,
    legend: words.days,
    required: t.account.required,
    hint: '',
    problem: problemAt({ problems }, `${name}-days-0`),
    options: WEEKDAYS.map((day, place) => ({
      id: `${name}-days-${place}`,
      value: day,
      text: words.weekdays[day],
      checked: person.days.includes(day),
    })),
  }
  // Empty next to the box, so that clearing it asks for hours again.
  const time = (key: 'from' | 'to', label: string, hint: string) =>
    textField(problems, { type: 'time', name: `${name}-${key}`, value: allDay ? '' : person[key], label, hint })
  return [
    { partial: 'choices', choices: days },
    single(form, {
      type: 'checkbox',
      name: `${name}-dayAndNight`,
      value: allDay ? 'yes' : '',
      label: words.allDay,
      hint: words.allDayHint,
    }),
    { partial: 'times', fields: [time('from', words.from, ''), time('to', words.to, words.toHint)] },
  ]
}

export function whoCallsChoices({ sayWhoCallsScr }: SiteDraft, problems: Problems, t: Messages): ChoicesView {
  const words = t.hr.sites.form
  return {
    type: 'radio',
    name: 'sayWhoCallsScr',
    legend: words.whoCalls,
    required: t.account.required,
    hint: words.whoCallsHint,
    problem: problemAt({ problems }, 'sayWhoCallsScr-0'),
    options: WHO_CALLS_SCR.map((who, place) => ({
      id: `sayWhoCallsScr-${place}`,
      value: who,
      text: words.whoCallsOptions[who],
      checked: who === sayWhoCallsScr,
    })),
  }
}
