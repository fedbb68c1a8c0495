import { calendarDate, type CalendarDate, daysBetween, earliest } from '../platform/time/calendar.ts'
import { detailsOf, EMPTY_NAMED, hasEmptyRow, type SiteDraft, withoutSpanish } from './draft.ts'
import { withDefaults } from './defaults/defaults.ts'
import { hintOf, linesFromOrganization, supportFromOrganization } from './defaults/hint.page.ts'
import { isEmptyPlan } from './plan.ts'
import {
  type FormInput,
  type FormPart,
  type Problems,
  namedRow,
  pair,
  partsOf,
  personParts,
  planParts,
  reachableParts,
  type RowView,
  textField,
  whoCallsChoices,
} from './form.page.ts'
import { localRow } from './lines/line.page.ts'
import { MOST_ROWS } from '../organization/limits.ts'
import { field, type FieldView } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { type WeekView, weekView } from './week.page.ts'

/** The fields for Spanish that are empty although the English is there, with links to them. */
export function spanishMissing(
  draft: SiteDraft,
  sections: readonly SiteSection[],
  { hr: { sites } }: Messages,
): { readonly href: string; readonly text: string }[] {
  const missing = withoutSpanish(draft)
  const labelled = (parts: readonly FormPart[], legend = '') =>
    parts.flatMap((part) => (part.partial === 'choices' ? [] : part.fields)).map((each) => ({ ...each, legend }))
  return sections
    .flatMap(({ rows, parts }) => [...rows.flatMap((row) => labelled(partsOf(row), row.legend)), ...labelled(parts)])
    .filter(({ name }) => missing.includes(name))
    .map(({ name, label, legend }) => {
      // What's said above the list is about Spanish, so each of its labels needn't say it again.
      const short = label.replace(sites.form.inSpanish(''), '')
      return { href: `#${name}`, text: legend === '' ? short : `${legend}: ${short}` }
    })
}

/** A part of the form, folded when nothing is missing in it. Rows of people and numbers grow and shrink by buttons. */
export interface SiteSection {
  readonly id: SectionId
  readonly title: string
  readonly state: SectionState
  readonly isOpen: boolean
  readonly hints: readonly string[]
  readonly week: WeekView | null
  readonly rows: readonly RowView[]
  /** The button for one more row; null where there is none, or no room for one. */
  readonly add: { readonly value: string; readonly text: string } | null
  readonly parts: readonly FormPart[]
}

export interface SectionState {
  readonly done: boolean
  /** How many fields are missing, or in a few words what is there. */
  readonly note: string
}

const SECTIONS = ['place', 'named', 'others', 'whoCalls', 'local', 'safety', 'more'] as const
type SectionId = (typeof SECTIONS)[number]

/** Where the fields of a section begin. All others belong to the place. */
const FIELDS: Readonly<Record<Exclude<SectionId, 'place'>, RegExp>> = {
  named: /^named-/,
  others: /^(backup|ifAboutThatPerson)-/,
  whoCalls: /^(sayWhoCallsScr|alwaysCallScr)/,
  local: /^local-/,
  safety: /^(plan-|(es-)?steps$)/,
  more: /^((es-)?(beforeGroup|groupSafety)$|support-)/,
}

export interface SiteFormInput extends FormInput {
  readonly today: CalendarDate
  /** The fields that are missing or wrong, whether or not the form says so at each. */
  readonly blanks: readonly { readonly field: string }[]
  /** What a form for packages has differently. */
  readonly place: { readonly first: readonly FieldView[]; readonly slug: Pick<FieldView, 'label' | 'hint'> }
  readonly nameHint: string
}

export function siteSections(draft: SiteDraft, input: SiteFormInput): SiteSection[] {
  const words = input.t.hr.sites
  const empty = hasEmptyRow(draft)
  return SECTIONS.map((id) => {
    const missing = input.blanks.filter((blank) => sectionOf(blank.field) === id).length
    const state = {
      done: missing === 0,
      note: missing === 0 ? noteOf(id, draft, input) : words.checks.missing(missing),
    }
    const isOpen = !state.done || (id === 'named' && empty.named) || (id === 'local' && empty.local)
    const nothing = { hints: [], week: null, rows: [], add: null, parts: [] }
    return { id, title: words.form.sections[id], state, isOpen, ...nothing, ...contentOf(id, draft, input) }
  })
}

function sectionOf(name: string): SectionId {
  return SECTIONS.find((id) => id !== 'place' && FIELDS[id].test(name)) ?? 'place'
}

type SectionContent = Partial<Pick<SiteSection, 'hints' | 'week' | 'rows' | 'add' | 'parts'>>

function contentOf(id: SectionId, draft: SiteDraft, input: SiteFormInput): SectionContent {
  const { t, problems } = input
  const words = t.hr.sites.form
  switch (id) {
    case 'place':
      return { parts: placeParts(draft, input) }
    case 'named':
      return {
        hints: [words.namedHint, words.spanishHint, words.neverReal],
        week: weekView(draft.named, t, input.language),
        // There is always one to fill in: links to what is missing lead there.
        rows: (draft.named.length === 0 ? [EMPTY_NAMED] : draft.named).map((person, index) =>
          namedRow(person, index, input, input.nameHint),
        ),
        add: draft.named.length < MOST_ROWS.named ? { value: 'named', text: words.addNamed } : null,
      }
    case 'others': {
      const backup = { role: words.backupRole, hint: words.backupHint, phone: words.backupPhone }
      const about = { role: words.aboutRole, hint: words.aboutHint, phone: words.aboutPhone }
      return {
        parts: [
          ...reachableParts('backup', draft.backup, backup, input),
          ...reachableParts('ifAboutThatPerson', draft.ifAboutThatPerson, about, input),
        ],
      }
    }
    case 'whoCalls':
      return { parts: [{ partial: 'choices', choices: whoCallsChoices(draft, problems, t) }, alwaysPart(draft, input)] }
    case 'local':
      return {
        hints: [words.localHint, words.neverReal, ...linesFromOrganization(input)],
        rows: draft.local.map((resource, index) => localRow(resource, index, input)),
        add: draft.local.length < MOST_ROWS.local ? { value: 'local', text: words.addLocal } : null,
      }
    case 'safety':
      return { hints: [words.planLead], parts: planParts(draft, input) }
    case 'more':
      return { parts: moreParts(draft, input) }
  }
}

function placeParts({ name, slug, ...draft }: SiteDraft, { problems, place, t }: SiteFormInput): FormPart[] {
  const { required } = t.account
  const fields = [
    ...place.first,
    textField(problems, { type: 'text', name: 'name', value: name, label: t.hr.sites.name, hint: '', required }),
    textField(problems, { type: 'text', name: 'slug', value: slug, ...place.slug, required }),
    timeZoneField({ name, slug, ...draft }, problems, t),
  ]
  return fields.map((each) => ({ partial: 'field', fields: [each] }))
}

function timeZoneField({ timeZone }: SiteDraft, problems: Problems, t: Messages): FieldView {
  const options = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }))
  const form = { values: { timeZone }, problems }
  return field(form, {
    type: 'select',
    name: 'timeZone',
    label: t.hr.sites.form.timeZone,
    required: t.account.required,
    options,
  })
}

function alwaysPart({ alwaysCallScr }: SiteDraft, { problems, t }: SiteFormInput): FormPart {
  const { always: label, alwaysHint: hint } = t.hr.sites.form
  const value = alwaysCallScr ? 'yes' : ''
  return {
    partial: 'field',
    fields: [textField(problems, { type: 'checkbox', name: 'alwaysCallScr', value, label, hint })],
  }
}

function moreParts(draft: SiteDraft, input: SiteFormInput): FormPart[] {
  const words = input.t.hr.sites.form
  const hint = supportFromOrganization(input)
  const support = { role: words.supportRole, phone: words.supportPhone, hint }
  return [
    pair('', draft, 'beforeGroup', 'textarea', words.beforeGroup, hintOf('beforeGroup', words.neverReal, input), input),
    pair('', draft, 'groupSafety', 'textarea', words.groupSafety, hintOf('groupSafety', words.neverReal, input), input),
    ...personParts('support', draft.support, support, input),
  ]
}

/** Says in a few words what a section without blanks has, so that it can stay folded. */
function noteOf(id: SectionId, own: SiteDraft, { defaults, t, today }: SiteFormInput): string {
  const words = t.hr.sites.checks
  const draft = withDefaults(own, defaults)
  const details = detailsOf(draft, '')
  switch (id) {
    case 'place':
      return draft.name
    case 'named':
      return [...new Set(details.named.map(({ role }) => role))].join(', ')
    case 'others':
      return [details.backup, details.ifAboutThatPerson].flatMap((person) => person?.role ?? []).join(', ')
    case 'whoCalls':
      return draft.sayWhoCallsScr === null ? words.complete : t.hr.sites.form.whoCallsOptions[draft.sayWhoCallsScr]
    case 'local': {
      const oldest = earliest(details.local.map(({ checkedOn }) => calendarDate(checkedOn)))
      return oldest === null ? words.localNone : words.localCount(details.local.length, daysBetween(oldest, today))
    }
    case 'safety':
      if (own.steps !== '' || !isEmptyPlan(own.plan)) return words.ownText
      return draft.steps === '' && isEmptyPlan(draft.plan) ? words.general : t.hr.siteDefaults.theirText
    case 'more': {
      const written = [draft.beforeGroup, draft.groupSafety, draft.support.role].filter((text) => text !== '').length
      return words.more(written)
    }
  }
}
