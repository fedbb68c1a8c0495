import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Content } from '../course/content.ts'
import { SITE_PARTS } from '../course/course.ts'
import { type SiteBlank, type SiteDraft, withoutSpanish } from './draft.ts'
import { longestOf } from '../organization/limits.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { type ErrorSummary, type HiddenField, titled } from '../platform/html/field.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Difference, differences } from './difference.page.ts'
import { type FormPart, whoseField } from './form.page.ts'
import { type SiteSection, siteSections } from './section.page.ts'
import { type SitePartView, sitePartView } from './part.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

export interface SiteInput {
  /** The name by which the site is known now. */
  readonly siteName: string
  readonly draft: SiteDraft
  /** The draft as it would be published. */
  readonly details: SiteDetails
  readonly content: ContentOfParts
  /** The blanks, and an address that another site has. */
  readonly blanks: readonly (Omit<SiteBlank, 'kind'> & { readonly kind: SiteBlank['kind'] | 'slugTaken' })[]
  /** Says at each field what to fill in. */
  readonly isChecked: boolean
  /** The live details, or null while there are none. */
  readonly live: {
    readonly version: number
    readonly on: CalendarDate
    /** Whether a concern about the named person goes to a named person or the backup. */
    readonly samePerson: boolean
  } | null
  /** Whether the draft differs from what is live. */
  readonly changed: boolean
  readonly saved: SavedText | null
  /** Stands for the draft that the form is opened with. */
  readonly base: string
  /** Another draft that was saved after this form was opened. */
  readonly newer: (SavedText & { readonly draft: SiteDraft; readonly base: string }) | null
  /** Just now. */
  readonly published: boolean
  /** Whether what was just published changes the printed cards or posters. */
  readonly isNewOnPaper: boolean
  /** The people who could acknowledge if this were live. Empty for a viewer who may not read about people. */
  readonly waiting: readonly { readonly name: string; readonly href: string }[]
  /** Those who waited until it was. */
  readonly waited: Waited | null
  readonly card: {
    readonly address: string
    readonly isLoopback: boolean
    readonly printHref: string
    readonly previewHref: string
  }
  readonly today: CalendarDate
  readonly csrf: string
  readonly links: {
    readonly back: string
    readonly self: string
    readonly publish: string
    /** `null` for a viewer who records none. */
    readonly liveSession: string | null
  }
}

/** People who waited for a site's details, and have only the policy left now that they're live. */
export interface Waited {
  readonly count: number
  /** `null` when the viewer may remind none of them, or each has been asked today. */
  readonly reminding: {
    readonly count: number
    readonly action: string
    readonly hidden: readonly HiddenField[]
  } | null
}

interface SavedText {
  /** `at 9:41 AM` */
  readonly when: string
  /** `null` for the viewer. */
  readonly who: string | null
}

interface SiteView {
  readonly t: Messages
  readonly title: string
  readonly liveText: string
  readonly savedText: string
  /** How many people wait for this; empty when nobody does. */
  readonly waitText: string
  /** In the bar that stays: the next field to fill in, and whether the draft is saved. */
  readonly missing: Problem | null
  readonly barText: string
  /** `null` when it can go live. */
  readonly gaps: (ErrorSummary & { readonly isChecked: boolean; readonly until: string }) | null
  /** The change that live details need while they stay live. Empty for none. */
  readonly flag: string
  /** Shown once, right after publishing; otherwise empty. */
  readonly published: string
  readonly isNewOnPaper: boolean
  readonly publishText: string
  readonly newer: { readonly text: string; readonly differences: readonly Difference[] } | null
  /** The texts that readers of Spanish get in English; null when there are none. */
  readonly spanish: { readonly title: string; readonly text: string; readonly fields: readonly Problem[] } | null
  readonly sections: readonly SiteSection[]
  readonly parts: readonly SitePartView[]
  readonly waiting: SiteInput['waiting']
  readonly waited: (Pick<Waited, 'reminding'> & { readonly text: string; readonly button: string }) | null
  readonly card: SiteInput['card'] & { readonly notes: readonly string[] }
  readonly base: string
  readonly csrf: string
  readonly links: SiteInput['links']
}

interface Problem {
  readonly href: string
  readonly text: string
}

/** A site's own details: what is live and what is missing, the form, and what it makes. */
export function sitePage(shell: Shell, input: SiteInput): string {
  const { draft, blanks, live, isChecked } = input
  const { t } = shell
  const words = t.hr.sites
  const problems = isChecked ? Object.fromEntries(blanks.map((blank) => [blank.field, fillText(blank, t)])) : {}
  const sections = sectionsOf(shell, input, draft, problems)
  const view: SiteView = {
    t,
    title: words.form.title(input.siteName),
    ...stateTexts(shell, input),
    gaps: gapsOf(input, t),
    flag: live?.samePerson === true ? words.form.samePersonLive : '',
    published: input.published ? words.form.published : '',
    isNewOnPaper: input.isNewOnPaper,
    publishText: live === null ? words.form.publish : words.form.checkChanges,
    newer: newerView(shell, input, sections),
    spanish: spanishNotice(input, sections, t),
    sections,
    parts: previewParts(input.details, input.content),
    waiting: input.waiting,
    waited: waitedView(input, t),
    card: {
      ...input.card,
      notes: [
        ...(live === null ? [t.card.onSitePage.notLive] : []),
        ...(input.card.isLoopback ? [t.card.onSitePage.loopback] : []),
      ],
    },
    base: input.base,
    csrf: input.csrf,
    links: input.links,
  }
  return renderPage('app', titled(shell, isChecked ? view.gaps : null), 'site/site', view)
}

export function sectionsOf(
  { t, language }: Shell,
  { blanks, today }: Pick<SiteInput, 'blanks' | 'today'>,
  draft: SiteDraft,
  problems: Readonly<Record<string, string>>,
): SiteSection[] {
  const { slug: label, form } = t.hr.sites
  const place = { first: [], slug: { label, hint: form.slugHint } }
  const nameHint = form.personNameHint
  return siteSections(draft, { problems, t, language, today, blanks, place, nameHint, asksPublic: true })
}

function stateTexts({ t, language }: Shell, { blanks, live, changed, saved, waiting }: SiteInput) {
  const words = t.hr.sites.form
  const kept = saved === null ? words.draftWaits : words.savedBy(saved.when, saved.who)
  const savedText = changed ? kept : live === null ? '' : words.noDraft
  const [next] = blanks
  const isReady = next === undefined && (changed || live === null)
  return {
    liveText: live === null ? words.notLive : words.live(live.version, formatDate(live.on, language)),
    savedText,
    waitText: waiting.length === 0 ? '' : t.hr.sites.waitingFor(waiting.length),
    missing: next === undefined ? null : { href: `#${next.field}`, text: t.hr.sites.blanks(blanks.length) },
    barText: [isReady ? words.isReady : '', savedText].join(' ').trim(),
  }
}

function waitedView({ waited }: SiteInput, t: Messages): SiteView['waited'] {
  if (waited === null) return null
  const { count, reminding } = waited
  const button = reminding === null ? '' : t.hr.selections.actions.remind.title(reminding.count)
  return { text: t.hr.sites.waited(count), button, reminding }
}

function gapsOf({ blanks, draft, isChecked, live }: SiteInput, t: Messages): SiteView['gaps'] {
  const words = t.hr.sites.form
  if (blanks.length === 0) return null
  return {
    isChecked,
    title: (live === null ? words.gaps : words.gapsLive)(blanks.length),
    problems: blanks.map((blank) => ({ href: `#${blank.field}`, text: listedText(blank, t) })),
    until: live === null ? `${words.untilThen(draft.name)} “${t.learn.site.notFilled}”` : words.staysLive,
  }
}

/** Both drafts: what the other one has in each field that differs. */
function newerView(shell: Shell, input: SiteInput, mine: readonly SiteSection[]): SiteView['newer'] {
  if (input.newer === null) return null
  const { draft, when, who } = input.newer
  const theirs = sectionsOf(shell, input, draft, {})
  return { text: shell.t.hr.sites.form.newer(when, who), differences: differences(mine, theirs) }
}

/** Says to HR what readers of Spanish will see in English, and leads to each field that is empty. */
function spanishNotice(
  { draft, live, changed }: SiteInput,
  sections: readonly SiteSection[],
  t: Messages,
): SiteView['spanish'] {
  const words = t.hr.sites.form
  const isLive = live !== null && !changed
  const missing = withoutSpanish(draft)
  if (missing.length === 0) return null
  const labelled = (parts: readonly FormPart[], legend = '') =>
    parts.flatMap((part) => (part.partial === 'choices' ? [] : part.fields)).map((field) => ({ ...field, legend }))
  const fields = sections
    .flatMap(({ rows, parts }) => [...rows.flatMap((row) => labelled(row.parts, row.legend)), ...labelled(parts)])
    .filter(({ name }) => missing.includes(name))
  return {
    title: t.hr.sites.checks.inEnglish(missing.length),
    text: (isLive ? words.withoutSpanishLive : words.withoutSpanish)(missing.length),
    fields: fields.map(({ name, label, legend }) => ({
      href: `#${name}`,
      text: legend === '' ? label : `${legend}: ${label}`,
    })),
  }
}

export type ContentOfParts = Pick<Content, 'language' | 'contacts'>

export function previewParts(details: SiteDetails, content: ContentOfParts): SitePartView[] {
  return SITE_PARTS.map((part) => sitePartView(part, details, MESSAGES[content.language], content))
}

type FillIn = SiteInput['blanks'][number]

/** Says what to do at a field that isn't filled in yet. */
export function fillText({ kind, at, field }: FillIn, t: Messages): string {
  if (kind === 'tooLong') return t.hr.sites.fill.tooLong(String(longestOf(field) ?? ''))
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
