import type { ReportPage, ReportQuery } from '../query.ts'
import { LONGEST_VIEW_NAME, type SavedView, VIEW_RHYTHMS, type ViewRhythm } from './saved-view.ts'
import type { Wording } from '../../requirements/because.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import {
  errorSummary,
  type ErrorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
} from '../../platform/html/field.page.ts'
import type { Messages } from '../../words/messages.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import { scopeText } from '../../people/scope.page.ts'
import { filtersInWords, type ReportNames } from '../wording.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { type Letter, letter } from '../../platform/mail/letter.page.ts'

export const VIEW_OUTCOMES = ['saved', 'changed', 'removed'] as const
type ViewOutcome = (typeof VIEW_OUTCOMES)[number]

interface ViewsInput {
  readonly wording: Wording
  readonly names: ReportNames
  readonly views: readonly SavedView[]
  readonly outcome: ViewOutcome | null
  readonly hasMailServer: boolean
  readonly links: { open(view: string): string; change(view: string): string; readonly reports: string }
}

interface ViewsPage {
  readonly t: Messages
  readonly outcome: string
  readonly reportsHref: string
  readonly views: readonly {
    readonly name: string
    readonly shows: string
    readonly mailed: string
    readonly openHref: string
    readonly changeHref: string
    readonly changeName: string
  }[]
}

/** The views of the person who looks at it. */
export function viewsPage(shell: Shell, input: ViewsInput): string {
  const { wording, names, views, outcome, hasMailServer, links } = input
  const words = wording.t.hr.views
  const page: ViewsPage = {
    t: wording.t,
    outcome: outcome === null ? '' : words.done[outcome],
    reportsHref: links.reports,
    views: views.map((view) => ({
      name: view.name,
      shows: viewInWords(view, names, wording),
      mailed:
        view.mailed === null
          ? words.notMailed
          : [words.mailed[view.mailed], ...(hasMailServer ? [] : [words.noMailServer])].join('. '),
      openHref: links.open(view.id),
      changeHref: links.change(view.id),
      changeName: words.changeOf(view.name),
    })),
  }
  return renderPage('app', shell, 'reports/views', page)
}

export interface ViewFormInput {
  readonly form: FormState
  readonly wording: Wording
  readonly names: ReportNames
  readonly view: {
    readonly name: string
    readonly page: ReportPage
    readonly query: ReportQuery
    readonly mailed: ViewRhythm | null
  }
  /** The reason why it can't be saved at all; otherwise empty. */
  readonly refusal: string
  readonly hasMailServer: boolean
  readonly hidden: readonly { readonly name: string; readonly value: string }[]
  readonly links: { readonly save: string; readonly back: string; readonly remove: string | null }
  readonly csrf: string
}

interface ViewFormPage {
  readonly t: Messages
  readonly title: string
  readonly summary: ErrorSummary | null
  readonly refusal: string
  readonly shows: string
  readonly note: string
  readonly fields: readonly FieldView[]
  readonly hidden: ViewFormInput['hidden']
  readonly links: ViewFormInput['links']
  readonly csrf: string
}

/** The form for a new or changed view: its name and its mails. The filters are only shown in words. */
export function viewFormPage(shell: Shell, input: ViewFormInput): string {
  const { form, wording, names, view, links } = input
  const { t } = wording
  const words = t.hr.views
  const fields = [
    field(form, {
      type: 'text',
      name: 'name',
      label: words.name,
      hint: words.nameHint,
      maxLength: LONGEST_VIEW_NAME,
      initial: view.name,
    }),
    field(form, {
      type: 'select',
      name: 'mailed',
      label: words.rhythm,
      hint: words.rhythmHint,
      initial: view.mailed ?? 'never',
      options: (['never', ...VIEW_RHYTHMS] as const).map((value) => ({ value, text: words.rhythms[value] })),
    }),
  ]
  const page: ViewFormPage = {
    t,
    title: links.remove === null ? words.newTitle : words.changeTitle,
    summary: errorSummary(fields, t),
    refusal: input.refusal,
    shows: viewInWords(view, names, wording),
    note: input.hasMailServer ? '' : words.noMailServer,
    fields,
    hidden: input.hidden,
    links,
    csrf: input.csrf,
  }
  return renderPage('app', titled(shell, page.summary), 'reports/view-form', page)
}

/** `People: All but separated; North House, as of the day on which it is opened` */
function viewInWords({ page, query }: Pick<SavedView, 'page' | 'query'>, names: ReportNames, wording: Wording): string {
  const { t, language } = wording
  const words = t.hr.views
  const own = scopeText(names.scope, names.sites, t.hr.scope.own, language)
  const filters = [...(own === '' ? [] : [own]), ...filtersInWords(query, names, wording).map(({ text }) => text)]
  const day = query.asOf === null ? words.dayOfOpening : words.onDay(formatDate(query.asOf, language))
  const clock = query.clock === 'reported' ? [words.reported] : []
  const shown = words.shownAs(
    t.hr.reports.frame.pages[page],
    filters.length === 0 ? words.everyone : filters.join('; '),
  )
  return [shown, day, ...clock].join(', ')
}

interface ViewMailInput {
  readonly view: SavedView
  readonly names: ReportNames
  readonly wording: Wording
  readonly on: CalendarDate
  readonly people: number
  readonly link: string
}

/** Tells that a saved view can be looked at: how many are in it, what it shows, and a link that asks for a sign-in. */
export function viewMail({ view, names, wording, on, people, link }: ViewMailInput): Letter {
  const { t, language } = wording
  const words = t.hr.views.mail
  const day = formatDate(on, language)
  const found = people === 0 ? words.nobody(view.name, day) : words.found(view.name, day, people)
  return letter(language, words.subject, [
    [{ href: '', text: found }],
    [{ href: '', text: words.shows(viewInWords(view, names, wording)) }],
    [
      { href: '', text: `${words.link} ` },
      { href: link, text: link },
    ],
    [{ href: '', text: words.stop }],
  ])
}
