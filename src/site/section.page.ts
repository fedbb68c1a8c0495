import { calendarDate, type CalendarDate, daysBetween, earliest } from '../platform/time/calendar.ts'
import { detailsOf, EMPTY_NAMED, hasEmptyRow, type SiteDraft } from './draft.ts'
import {
  type FormInput,
  type FormPart,
  localRow,
  namedRow,
  pair,
  personParts,
  reachableParts,
  type RowView,
  textField,
  timeZoneField,
  whoCallsChoices,
} from './form.page.ts'
import { MOST_ROWS } from '../organization/limits.ts'
import type { FieldView } from '../platform/html/field.page.ts'
import type { Language } from '../platform/text/language.ts'
import { type WeekView, weekView } from './week.page.ts'

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
  safety: /^(es-)?steps$/,
  more: /^((es-)?(beforeGroup|groupSafety)$|support-)/,
}

export interface SiteFormInput extends FormInput {
  readonly language: Language
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
    const missing = input.blanks.filter(({ field }) => sectionOf(field) === id).length
    const state = {
      done: missing === 0,
      note: missing === 0 ? noteOf(id, draft, input) : words.checks.missing(missing),
    }
    const isOpen = !state.done || (id === 'named' && empty.named) || (id === 'local' && empty.local)
    const nothing = { hints: [], week: null, rows: [], add: null, parts: [] }
    return { id, title: words.form.sections[id], state, isOpen, ...nothing, ...contentOf(id, draft, input) }
  })
}

function sectionOf(field: string): SectionId {
  return SECTIONS.find((id) => id !== 'place' && FIELDS[id].test(field)) ?? 'place'
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
        hints: [words.namedHint, words.spanishHint],
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
        hints: [words.localHint],
        rows: draft.local.map((resource, index) => localRow(resource, index, input)),
        add: draft.local.length < MOST_ROWS.local ? { value: 'local', text: words.addLocal } : null,
      }
    case 'safety':
      return { parts: [pair('', draft, 'steps', 'textarea', words.steps, words.stepsHint, input)] }
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
  return fields.map((field) => ({ partial: 'field', fields: [field] }))
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
  return [
    pair('', draft, 'beforeGroup', 'textarea', words.beforeGroup, words.neverReal, input),
    pair('', draft, 'groupSafety', 'textarea', words.groupSafety, words.neverReal, input),
    ...personParts('support', draft.support, { role: words.supportRole, phone: words.supportPhone }, input),
  ]
}

/** Says in a few words what a section without blanks has, so that it can stay folded. */
function noteOf(id: SectionId, draft: SiteDraft, { t, today }: SiteFormInput): string {
  const words = t.hr.sites.checks
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
      return draft.steps === '' ? words.general : words.ownText
    case 'more': {
      const written = [draft.beforeGroup, draft.groupSafety, draft.support.role].filter((text) => text !== '').length
      return words.more(written)
    }
  }
}
