import type { Contact } from '../course/policy-shape.ts'
import { reportDigits } from '../course/contact-place.ts'
import { MEASURES, type Measure } from '../ledger/bodies/group.ts'
import type { PersonId, SiteId } from '../ledger/event.ts'
import {
  type ChoicesView,
  type ErrorSummary,
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
  withNameNote,
  problemAt,
} from '../platform/html/field.page.ts'
import type { SiteText } from '../organization/site-details.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { firstDateInTime, MOST_NOTICE_DAYS } from './group.ts'

export const LONGEST_GROUP_NAME = 60
export const MOST_DATES = 10
/** The others are folded. */
const FIRST_DATES = 3
export const DATE_FIELDS = Array.from({ length: MOST_DATES }, (_, index) => `date${index + 1}`)

/** Somebody who can be chosen, with the job that tells people of one name apart. */
export interface Choosable {
  readonly person: PersonId
  readonly name: string
  readonly position: string
  /** Works at other sites only. */
  readonly isElsewhere: boolean
  /** Chosen earlier, and has left since. */
  readonly isGone: boolean
}

/** Boxes of people: those of the site and whoever is checked, and the others, who are folded. */
interface PeopleView extends ChoicesView {
  readonly elsewhere: ChoicesView['options']
}

/** What's chosen in a form: boxes aren't texts, so a form that comes back doesn't have them among its values. */
export interface Chosen {
  readonly leaders: ReadonlySet<string>
  readonly measures: ReadonlySet<string>
}

interface GroupFormInput {
  readonly contacts: readonly Contact[]
  /** `null` for a new one. */
  readonly group: { readonly name: string; readonly dates: readonly CalendarDate[] } | null
  readonly site: { readonly id: SiteId; readonly name: string }
  /** Of the site and the organization, which are no person's. */
  readonly ownNames: readonly string[]
  readonly members: readonly Choosable[]
  readonly chosen: Chosen
  /** Names of everyone who'll be told. */
  readonly told: readonly string[]
  readonly noticeDays: number
  /** The site's own text about safety, or null before it has published any. */
  readonly ownMeasures: SiteText | null
  readonly today: CalendarDate
  /** Names what the form was opened with. */
  readonly seen: string
  /** What somebody else has saved since then, or null. */
  readonly newer: readonly string[] | null
  readonly form: FormState
  readonly csrf: string
  readonly links: { readonly save: string; readonly list: string }
}

/** A new group, or a change of one. No field takes a text but the neutral name. */
export function groupFormPage(shell: Shell, input: GroupFormInput): string {
  const { t, language } = shell
  const { group, site, members, chosen, told, noticeDays, form, today } = input
  const words = t.hr.groups.form
  const { required } = t.account
  const named = field(form, {
    type: 'text',
    name: 'name',
    label: words.name,
    required,
    hint: words.nameHint,
    initial: group?.name ?? '',
    suggestions: words.nameIdeas,
    maxLength: LONGEST_GROUP_NAME,
  })
  const name = withNameNote(named, form.values, t, 'group', { names: input.ownNames })
  const dates = DATE_FIELDS.map((each, index) =>
    field(form, {
      type: 'date',
      name: each,
      label: words.date(index + 1),
      required: index === 0 ? required : '',
      initial: group?.dates[index] ?? '',
    }),
  )
  // One more than there are, so that there's a next one to fill in.
  const filled = dates.filter(({ value }) => value !== '').length
  const shownDates = Math.max(FIRST_DATES, filled + 1)
  const leaders: PeopleView = {
    type: 'checkbox',
    name: 'leaders',
    legend: words.leaders,
    required,
    hint: words.leadersHint,
    problem: problemAt(form, 'leaders'),
    ...personOptions('leaders', members, chosen.leaders),
  }
  const measures: PeopleView = {
    type: 'checkbox',
    name: 'measures',
    legend: words.measures,
    required: '',
    hint: words.measuresHint,
    problem: '',
    options: measureOptions(chosen.measures, t),
    elsewhere: [],
  }
  const who = problemAt(form, 'who')
  const summary = errorSummary([{ name: 'who', problem: who }, name, ...dates, boxesIn(leaders)], t)
  return renderPage('app', titled(shell, summary), 'groups/form', {
    t,
    title: group === null ? words.newTitle : words.changeTitle,
    siteName: site.name,
    noYouth: t.hr.groups.noYouth(reportDigits(input.contacts)),
    summary,
    who,
    tells: told.length === 0 ? '' : (group === null ? words.tells : words.tellsAgain)(told.join(', ')),
    by: words.by(formatDate(firstDateInTime(today, noticeDays), language)),
    name,
    dates: dates.slice(0, shownDates),
    moreDates: dates.slice(shownDates),
    isDateWrong: dates.slice(shownDates).some(({ problem }) => problem !== ''),
    datesHint: words.datesHint(MOST_DATES),
    choices: [leaders, measures],
    ownMeasures: input.ownMeasures ?? { text: '', isEnglish: false },
    save: group === null ? words.announce : words.save,
    seen: input.seen,
    newer: input.newer,
    csrf: input.csrf,
    links: input.links,
  })
}

function measureOptions(chosen: ReadonlySet<string>, t: Messages): ChoicesView['options'] {
  return MEASURES.map((measure: Measure) => ({
    id: `measures-${measure}`,
    value: measure,
    text: t.hr.groups.measures[measure],
    checked: chosen.has(measure),
  }))
}

function personOptions(
  name: string,
  members: readonly Choosable[],
  chosen: ReadonlySet<string>,
): Pick<PeopleView, 'options' | 'elsewhere'> {
  const option = ({ person, name: text, position }: Choosable) => ({
    id: `${name}-${person.replace(':', '-')}`,
    value: person,
    text: position === '' ? text : `${text} (${position})`,
    checked: chosen.has(person),
  })
  const isFolded = ({ isElsewhere, person }: Choosable) => isElsewhere && !chosen.has(person)
  return {
    options: members.filter((each) => !isFolded(each)).map(option),
    elsewhere: members.filter(isFolded).map(option),
  }
}

/** Boxes have no field to link to: the summary leads to the first of them. */
export function choicesSummary(
  fields: readonly FieldView[],
  choices: readonly ChoicesView[],
  t: Messages,
): ErrorSummary | null {
  return errorSummary([...fields, ...choices.map(boxesIn)], t)
}

function boxesIn({ name, options, problem }: ChoicesView): { readonly name: string; readonly problem: string } {
  return { name: options[0]?.id ?? name, problem }
}

/** Before the form: at which site, or that nobody is on its list. */
export function chooseSitePage(
  shell: Shell,
  {
    sites,
    nobodyAt,
    form,
    links,
  }: {
    readonly sites: readonly { readonly slug: string; readonly name: string }[]
    /** The site that was chosen and has nobody to tell, with where its list is; null before one is chosen. */
    readonly nobodyAt: { readonly slug: string; readonly name: string; readonly listHref: string } | null
    readonly form: FormState
    readonly links: { readonly choose: string }
  },
): string {
  const { t } = shell
  const words = t.hr.groups.form
  const choices = sites.map(({ slug, name }) => ({ value: slug, text: name }))
  const site = field(form, {
    type: 'select',
    name: 'site',
    label: words.site,
    required: t.account.required,
    // None is chosen in advance: a group would be announced at the wrong site.
    options: choices.length === 1 ? choices : [{ value: '', text: words.chooseSite }, ...choices],
    initial: nobodyAt?.slug ?? '',
  })
  const summary = errorSummary([site], t)
  return renderPage('app', titled(shell, summary), 'groups/choose', {
    t,
    summary,
    site,
    nobody: nobodyAt === null ? null : { text: words.problems.nobody(nobodyAt.name), href: nobodyAt.listHref },
    links,
  })
}

interface TellingListInput {
  readonly site: string
  readonly members: readonly Choosable[]
  readonly chosen: { readonly clinical: ReadonlySet<string>; readonly others: ReadonlySet<string> }
  readonly noticeDays: number
  /** Names what the form was opened with. */
  readonly seen: string
  /** What somebody else has saved since then, or null. */
  readonly newer: readonly string[] | null
  readonly form: FormState
  readonly csrf: string
  readonly save: string
}

/** Whom a site tells before a group, and how many days before. */
export function tellingListPage(shell: Shell, input: TellingListInput): string {
  const { t } = shell
  const { site, members, chosen, noticeDays, form, newer, seen, csrf, save } = input
  const words = t.hr.groups.list
  const days = field(form, {
    type: 'text',
    name: 'days',
    label: words.days,
    required: t.account.required,
    hint: words.daysHint(MOST_NOTICE_DAYS),
    initial: String(noticeDays),
    maxLength: 2,
  })
  const boxes = (name: 'clinical' | 'others', required: string, hint: string): PeopleView => ({
    type: 'checkbox',
    name,
    legend: words[name],
    required,
    hint,
    problem: problemAt(form, name),
    ...personOptions(name, members, chosen[name]),
  })
  const choices = [boxes('clinical', t.account.required, ''), boxes('others', '', words.othersHint)]
  const summary = choicesSummary([days], choices, t)
  const view = { t, title: words.title(site), summary, days, choices, newer, seen, csrf, save }
  return renderPage('app', titled(shell, summary), 'groups/list', view)
}
