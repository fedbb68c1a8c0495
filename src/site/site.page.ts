import { type CalendarDate, calendarDate, daysBetween, earliest } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { SITE_PARTS } from '../course/course.ts'
import { detailsOf, type SiteBlank, type SiteDraft, withoutSpanish } from './draft.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type FormPart, type SiteFormView, siteForm, whoseField } from './form.page.ts'
import { type SitePartView, sitePartView } from './part.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

export interface SiteInput {
  readonly draft: SiteDraft
  /** The blanks, and an address that another site has. */
  readonly blanks: readonly (Omit<SiteBlank, 'kind'> & { readonly kind: SiteBlank['kind'] | 'slugTaken' })[]
  /** The live details, or null while there are none. */
  readonly live: {
    readonly version: number
    readonly on: CalendarDate
    /** Whether a concern about the named person goes to a named person or the backup. */
    readonly samePerson: boolean
  } | null
  /** Whether the draft differs from what is live. */
  readonly changed: boolean
  /** Just now. */
  readonly published: boolean
  /** The people who could acknowledge if this were live. */
  /** Empty for a viewer who may not read about people. */
  readonly waiting: readonly { readonly name: string; readonly href: string }[]
  readonly card: { readonly address: string; readonly isLoopback: boolean; readonly printHref: string }
  readonly today: CalendarDate
  readonly csrf: string
  readonly links: {
    readonly back: string
    readonly save: string
    readonly publish: string
    /** `null` for a viewer who records none. */
    readonly liveSession: string | null
  }
}

interface SiteView {
  readonly t: Messages
  readonly name: string
  readonly liveText: string
  readonly draftText: string
  /** `null` when it can go live. */
  readonly gaps: {
    readonly title: string
    readonly problems: readonly Problem[]
    readonly untilThen: string
    readonly staysLive: string
  } | null
  /** The change that live details need while they stay live. Empty for none. */
  readonly flag: string
  /** Shown once, right after publishing; otherwise empty. */
  readonly published: string
  /** The texts that readers of Spanish get in English; null when there are none. */
  readonly spanish: { readonly text: string; readonly fields: readonly Problem[] } | null
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
  const form = siteForm(draft, Object.fromEntries(blanks.map((blank) => [blank.field, fillText(blank, t)])), t, true)
  const view: SiteView = {
    t,
    name: draft.name,
    liveText: live === null ? words.form.notLive : words.form.live(live.version, formatDate(live.on, language)),
    draftText: input.changed ? words.form.draftWaits : input.live === null ? '' : words.form.noDraft,
    gaps:
      blanks.length === 0
        ? null
        : {
            title: (live === null ? words.form.gaps : words.form.gapsLive)(blanks.length),
            problems: blanks.map((blank) => ({ href: `#${blank.field}`, text: listedText(blank, t) })),
            untilThen: live === null ? words.form.untilThen(draft.name) : '',
            staysLive: live === null ? '' : words.form.staysLive,
          },
    flag: live?.samePerson === true ? words.form.samePersonLive : '',
    published: input.published ? words.form.published : '',
    spanish: spanishNotice(input, form, t),
    form,
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
  return renderPage('app', shell, 'site/site', view)
}

/** Says to HR what readers of Spanish will see in English, and leads to each field that is empty. */
function spanishNotice({ draft, live, changed }: SiteInput, form: SiteFormView, t: Messages): SiteView['spanish'] {
  const words = t.hr.sites.form
  const isLive = live !== null && !changed
  const missing = withoutSpanish(draft)
  if (missing.length === 0) return null
  const labelled = (parts: readonly FormPart[], legend = '') =>
    parts.flatMap((part) => (part.partial === 'choices' ? [] : part.fields)).map((field) => ({ ...field, legend }))
  const fields = [
    ...form.named.flatMap(({ parts, legend }) => labelled(parts, legend)),
    ...labelled(form.others),
    ...form.local.flatMap(({ parts, legend }) => labelled(parts, legend)),
    ...labelled(form.steps),
    ...labelled(form.more),
  ].filter(({ name }) => missing.includes(name))
  return {
    text: (isLive ? words.withoutSpanishLive : words.withoutSpanish)(missing.length),
    fields: fields.map(({ name, label, legend }) => ({
      href: `#${name}`,
      text: legend === '' ? label : `${legend}: ${label}`,
    })),
  }
}

type ContentOfParts = Pick<Content, 'language' | 'contacts'>

/**
 * The parts of the course that show the site's details, with what stands in the draft, as readers of each language see
 * them.
 */
export function sitePreviewPage(
  shell: Shell,
  page: {
    readonly contents: Readonly<Record<Language, ContentOfParts>>
    readonly details: SiteDetails
    readonly backHref: string
  },
): string {
  const { t } = shell
  const readers = LANGUAGES.map((language) => ({
    language,
    name: MESSAGES[language].shell.languageName,
    parts: previewParts(page.details, page.contents[language]),
  }))
  return renderPage('app', shell, 'site/preview', {
    t,
    name: page.details.name,
    backHref: page.backHref,
    readers,
  })
}

function previewParts(details: SiteDetails, content: ContentOfParts): SitePartView[] {
  return SITE_PARTS.map((part) => sitePartView(part, details, MESSAGES[content.language], content))
}

type FillIn = SiteInput['blanks'][number]

/** Says what to do at a field that isn't filled in yet. */
export function fillText({ kind, at }: FillIn, t: Messages): string {
  return t.hr.sites.fill[kind](at === null ? '' : momentText(at, t))
}

/** Instructions that are the same for every person and number. */
const ALIKE: ReadonlySet<FillIn['kind']> = new Set([
  'role',
  'phone',
  'phoneOfAll',
  'publicPhone',
  'times',
  'days',
  'localName',
  'checkedOn',
  'english',
  'tooLong',
])

/** The same in a list away from the field, where it says whose field it is. */
export function listedText(blank: FillIn, t: Messages): string {
  const whose = ALIKE.has(blank.kind) ? whoseField(blank.field, t) : null
  const text = fillText(blank, t)
  return whose === null ? text : `${whose}: ${text}`
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
  const inEnglish = withoutSpanish(draft).length
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
    {
      done: inEnglish === 0,
      name: words.spanish,
      note: inEnglish === 0 ? t.hr.sites.form.allSpanish : words.inEnglish(inEnglish),
    },
  ]
}

/**
 * Says how long ago the oldest local number was checked. Expects a draft without blanks, so every number has its day.
 */
function localText(draft: SiteDraft, today: CalendarDate, t: Messages): string {
  const words = t.hr.sites.checks
  const { local } = detailsOf(draft, '')
  const oldest = earliest(local.map(({ checkedOn }) => calendarDate(checkedOn)))
  return oldest === null ? words.localNone : words.localCount(local.length, daysBetween(oldest, today))
}
