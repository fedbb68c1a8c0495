import {
  type ChoicesView,
  errorSummary,
  type FieldView,
  type HiddenField,
  type Offer,
  titled,
  type FormState,
  field,
  withNameNote,
} from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'
import type { Duties, WorkPlace } from '../ledger/bodies/employment.ts'

/** The changes that HR can make to a person, one form each. */
export type ChangeName = keyof Messages['hr']['changes']['forms']

export type ChangeField = FieldView | ChoicesView

interface ChangePage {
  /** The person or thing that the form is about. */
  readonly kicker: string
  readonly heading: string
  readonly lead: string
  /** Whether the lead is below the button: it explains, and nobody needs it to fill in the form. */
  readonly isLeadBelow?: boolean
  readonly notes: readonly string[]
  readonly fields: readonly ChangeField[]
  readonly hidden?: readonly HiddenField[]
  readonly button: string
  readonly action: string
  readonly backHref: string
  /** Another link next to the one back, or null when there is none. */
  readonly other?: { readonly text: string; readonly href: string } | null
  readonly csrf: string
  /** Where a script finds out what a site has, or null where no site is chosen. */
  readonly placesHref?: string | null
}

/** A small form, with what it does said first, unless that only explains. */
export function changePage(shell: Shell, page: ChangePage): string {
  const { t } = shell
  const summary = errorSummary(page.fields, t)
  return renderPage('app', titled(shell, summary), 'people/change', {
    t,
    summary,
    isLeadBelow: false,
    hidden: [],
    other: null,
    placesHref: null,
    ...page,
  })
}

/** Links to the forms that have something to record just now, in groups. */
export interface ChangeLinkGroup {
  readonly heading: string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** Something odd about a record, in words, and where to look at it. */
export interface RecordFlag {
  readonly text: string
  readonly link: { readonly text: string; readonly href: string } | null
}

/** The part of a person's page that only HR sees. */
export interface Changing {
  readonly groups: readonly ChangeLinkGroup[]
  /** The forms that have something to record just now. */
  readonly hrefs: ReadonlyMap<ChangeName, string>
  readonly isClosed: boolean
  readonly flags: readonly RecordFlag[]
  /** Links to the correction page, by event id. Entries that can't be corrected have none. */
  readonly correctionHrefs: ReadonlyMap<string, string>
  /** Records that became part of this one. */
  readonly others: readonly { readonly text: string; readonly partHref: string }[]
}

type DayField = 'from' | 'on' | 'lastAway' | 'until' | 'dueOn' | 'hiredOn' | 'firstContactOn'

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
  readonly required?: string
  readonly hint?: string
}

interface PlaceChoice {
  readonly sites: readonly { readonly id: string; readonly name: string }[]
  /** The initial values of the fields, or null for an empty form. */
  readonly place: Pick<WorkPlace, 'site' | 'department' | 'position'> | null
  readonly supervisor: string
  /** To choose from while typing. */
  readonly choices?: { readonly departments: readonly string[]; readonly supervisors: readonly string[] }
  /** Whom the text may mean that was typed for the supervisor. */
  readonly offers: readonly Offer[]
}

/** The site decides which emergency numbers somebody learns, so none is chosen in advance where there are several. */
export function siteField(
  form: FormState,
  { account: { newPerson: words, required } }: Messages,
  sites: PlaceChoice['sites'],
  initial = '',
): FieldView {
  const choices = sites.map(({ id, name }) => ({ value: id, text: name }))
  const options = choices.length === 1 || initial !== '' ? choices : [{ value: '', text: words.chooseSite }, ...choices]
  return field(form, { type: 'select', name: 'site', label: words.site, required, options, initial })
}

export function placeFields(
  form: FormState,
  t: Messages,
  { sites, place, supervisor, choices = { departments: [], supervisors: [] }, offers }: PlaceChoice,
): FieldView[] {
  const { newPerson: words, required } = t.account
  const typed = (name: 'department' | 'position', suggestions: readonly string[] = []) =>
    field(form, { type: 'text', name, label: words[name], required, initial: place?.[name] ?? '', suggestions })
  return [
    siteField(form, t, sites, place?.site),
    typed('department', choices.departments),
    typed('position'),
    field(form, {
      type: 'text',
      name: 'supervisor',
      label: words.supervisor,
      hint: words.supervisorHint,
      initial: supervisor,
      suggestions: choices.supervisors,
      offers,
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
  const view = field(form, { type: 'text', name: 'reason', label, required: t.account.required, hint })
  return withNameNote(view, form.values, t, 'text')
}

/** Nobody is chosen in advance, least of all whoever fills in the form: an auditor would read it as their approval. */
export function approverField(form: FormState, t: Messages, approvers: ReadonlyMap<string, string>): FieldView {
  const { approver: label, approverHint: hint, chooseApprover } = t.hr.changes.fields
  const options = [{ value: '', text: chooseApprover }, ...[...approvers].map(([value, text]) => ({ value, text }))]
  return field(form, { type: 'select', name: 'approver', label, required: t.account.required, hint, options })
}

/** No reason is chosen in advance: an auditor would read it as someone's decision. */
export function reasonsIn<Reason extends string>(
  { hr }: Messages,
  reasons: readonly Reason[],
  names: Readonly<Record<Reason, string>>,
) {
  return [
    { value: '', text: hr.changes.fields.choose },
    ...reasons.map((reason) => ({ value: reason, text: names[reason] })),
  ]
}
