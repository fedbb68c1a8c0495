import { type CalendarDate, calendarDate, daysBetween, earliest } from '../domain/calendar.ts'
import type { Content } from '../domain/content.ts'
import { SITE_PARTS } from '../domain/course.ts'
import type { SiteDetails } from '../domain/site.ts'
import { detailsOf, type SiteBlank, type SiteDraft } from '../domain/site-draft.ts'
import { formatDate } from './dates.ts'
import type { Messages } from './messages/messages.ts'
import { renderPage } from './render.ts'
import type { Shell } from './shell.ts'
import { type SiteFormView, siteForm } from './site-form.ts'
import { type SitePartView, sitePartView } from './site-part.ts'

export interface SiteInput {
  readonly draft: SiteDraft
  /** The blanks, and an address that another site has. */
  readonly blanks: readonly (Omit<SiteBlank, 'kind'> & { readonly kind: SiteBlank['kind'] | 'slugTaken' })[]
  /** What is live; null while nothing is. */
  readonly live: { readonly version: number; readonly on: CalendarDate } | null
  /** Whether the draft differs from what is live. */
  readonly changed: boolean
  /** Who could acknowledge if this were live. */
  readonly waiting: readonly { readonly name: string; readonly href: string }[]
  readonly card: { readonly address: string; readonly isLoopback: boolean; readonly printHref: string }
  readonly today: CalendarDate
  readonly csrf: string
  readonly links: {
    readonly back: string
    readonly save: string
    readonly publish: string
    readonly liveSession: string
  }
}

interface SiteView {
  readonly t: Messages
  readonly name: string
  readonly liveText: string
  readonly draftText: string
  /** Null when it can go live. */
  readonly gaps: { readonly title: string; readonly problems: readonly Problem[]; readonly untilThen: string } | null
  readonly form: SiteFormView
  readonly checks: readonly CheckView[]
  readonly waiting: SiteInput['waiting']
  readonly card: { readonly address: string; readonly printHref: string; readonly notes: readonly string[] }
  readonly csrf: string
  readonly links: SiteInput['links']
}

interface Problem {
  readonly href: string
  readonly text: string
}

interface CheckView {
  readonly done: boolean
  readonly name: string
  readonly note: string
}

/** A site's own details: the form, what is missing, and what is live. */
export function sitePage(shell: Shell, input: SiteInput): string {
  const { draft, blanks, live } = input
  const { t, language } = shell
  const words = t.hr.sites
  const problems = blanks.map(({ field, kind, at }) => ({ field, text: fillText(kind, at, t) }))
  const view: SiteView = {
    t,
    name: draft.name,
    liveText: live === null ? words.form.notLive : words.form.live(live.version, formatDate(live.on, language)),
    draftText: input.changed ? words.form.draftWaits : input.live === null ? '' : words.form.noDraft,
    gaps:
      problems.length === 0
        ? null
        : {
            title: words.form.gaps(problems.length),
            problems: problems.map(({ field, text }) => ({ href: `#${field}`, text })),
            untilThen: live === null ? words.form.untilThen(draft.name) : '',
          },
    form: siteForm(draft, Object.fromEntries(problems.map(({ field, text }) => [field, text])), t),
    checks: checks(input, t),
    waiting: input.waiting,
    card: {
      address: input.card.address,
      printHref: input.card.printHref,
      notes: [
        ...(live === null ? [t.card.onSitePage.notLive] : []),
        ...(input.card.isLoopback ? [t.card.onSitePage.loopback] : []),
      ],
    },
    csrf: input.csrf,
    links: input.links,
  }
  return renderPage('app', shell, 'pages/site', view)
}

/** The parts of the course that show the site's details, with what stands in the draft. */
export function sitePreviewPage(
  shell: Shell,
  page: {
    readonly content: Pick<Content, 'language' | 'contacts'>
    readonly details: SiteDetails
    readonly backHref: string
  },
): string {
  const { t } = shell
  const parts: SitePartView[] = SITE_PARTS.map((part) => sitePartView(part, page.details, t, page.content))
  return renderPage('app', shell, 'pages/site-preview', { t, name: page.details.name, backHref: page.backHref, parts })
}

/** What to do at a field that is not filled in yet. */
export function fillText(kind: SiteInput['blanks'][number]['kind'], at: string | null, t: Messages): string {
  return t.hr.sites.fill[kind](at === null ? '' : momentText(at, t))
}

/** `mon 20:00` as people say it. */
function momentText(moment: string, t: Messages): string {
  const [day = '', time = ''] = moment.split(' ')
  const weekdays: Readonly<Record<string, string>> = t.hr.sites.form.weekdays
  return `${weekdays[day] ?? day}, ${time}`
}

function checks({ draft, blanks, today }: SiteInput, t: Messages): CheckView[] {
  const words = t.hr.sites.checks
  const count = (...fields: readonly string[]) =>
    blanks.filter((blank) => fields.some((field) => blank.field.startsWith(field))).length
  const check = (name: string, missing: number, note: () => string = () => words.complete): CheckView => ({
    done: missing === 0,
    name,
    note: missing === 0 ? note() : words.missing(missing),
  })
  return [
    check(words.named, count('named')),
    check(words.other, count('backup', 'ifAboutThatPerson')),
    check(words.whoCalls, count('sayWhoCallsScr')),
    check(words.local, count('local'), () => localText(draft, today, t)),
    check(words.steps, 0, () => (draft.steps === '' ? words.general : words.ownText)),
  ]
}

/** Of local numbers without a blank: each has the day on which it was called. */
function localText(draft: SiteDraft, today: CalendarDate, t: Messages): string {
  const words = t.hr.sites.checks
  const { local } = detailsOf(draft, '')
  const oldest = earliest(local.map(({ checkedOn }) => calendarDate(checkedOn)))
  return oldest === null ? words.localNone : words.localCount(local.length, daysBetween(oldest, today))
}
