import type { ShownDetails } from '../organization/details-shape.ts'
import { type ShownRow, differingRows } from '../platform/html/compared.page.ts'
import { errorSummary, field, type FieldView, type FormState, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate, formatTimeZone } from '../platform/time/date.page.ts'
import { type Messages, MESSAGES } from '../words/messages.ts'
import { changes } from './difference.page.ts'
import { type SiteDraft, withoutSpanish } from './draft.ts'
import { namesInTexts } from './draft-texts.ts'
import type { EffectView } from '../requirements/effect.page.ts'
import { cardTitle } from './part.page.ts'
import type { HeldRole } from './roles/role.ts'
import { awayRolesText } from './roles/role-text.page.ts'
import { type ContentOfParts, previewParts, sectionsOf } from './site.page.ts'
import { sharedHours } from './week.page.ts'

/** Whether a second person has to agree: `alone` where one should, but nobody else could. */
export type Agreement = 'off' | 'asked' | 'alone'

interface SitePreview {
  readonly contents: Readonly<Record<Language, ContentOfParts>>
  /** As staff would see them. */
  readonly shown: { readonly details: ShownDetails; readonly away: readonly HeldRole[] }
  /** What the draft changes; null when nothing is live, or nothing differs. */
  readonly change: { readonly from: SiteDraft; readonly to: SiteDraft } | null
  /** Whether this isn't what's live. */
  readonly isDraft: boolean
  /** What publishing would do; null while it can't go live. */
  readonly effect: EffectView | null
  /** `null` while the draft can't go live, and for a viewer who may not publish it. */
  readonly publish: {
    readonly action: string
    readonly seen: string
    readonly csrf: string
    readonly form: FormState
    readonly draft: SiteDraft
    readonly timeZone: string
    readonly agreement: Agreement
  } | null
  /** Phone numbers that texts of the details write out. */
  readonly textNumbers: readonly string[]
  /** The day of a version that's to come, before which nothing else can be published. */
  readonly comesOn: CalendarDate | null
  readonly today: CalendarDate
  readonly cardHref: string
  readonly backHref: string
  readonly phoneHref: string
}

/**
 * What a draft would change, and the parts of the course that show it, as readers of each language see them. The button
 * publishes just this.
 */
export function sitePreviewPage(shell: Shell, page: SitePreview): string {
  const { language, t } = shell
  const words = t.hr.sites.preview
  const readers = LANGUAGES.map((each) => ({
    language: each,
    name: MESSAGES[each].shell.languageName,
    parts: previewParts(page.shown.details, page.contents[each]),
  }))
  const fields =
    page.publish === null ? [] : publishFields(shell, { draft: page.publish.draft, today: page.today }, page.publish)
  const summary = errorSummary(fields, t)
  const { wrong = [] } = page.shown.details
  return renderPage('app', titled(shell, summary), 'site/preview', {
    t,
    name: page.shown.details.name,
    away: awayRolesText(page.shown.away, shell),
    wrongNumbers: wrong.length === 0 ? '' : words.wrongNumbers(wrong.join(', ')),
    textNumbers: page.textNumbers.length === 0 ? '' : words.textNumbers(page.textNumbers.join(', ')),
    summary,
    changes: page.change === null ? [] : changedLines(shell, page.change, page.today),
    shared: page.change === null ? [] : newlyShared(page.change, shell),
    effect: page.effect,
    comes: page.comesOn === null ? '' : words.comesFirst(formatDate(page.comesOn, language)),
    publish:
      page.publish === null
        ? null
        : {
            ...page.publish,
            fields,
            notice: page.publish.form.problems['seen'] ?? '',
            ...publishTexts(page.publish.agreement, t),
          },
    cardTitle: cardTitle(page.isDraft, t),
    cardHref: page.cardHref,
    backHref: page.backHref,
    phoneHref: page.phoneHref,
    readers,
  })
}

/** What the button does, and what to know before. */
export function publishTexts(agreement: Agreement, t: Messages): { readonly button: string; readonly lead: string } {
  const words = t.hr.sites.preview
  return {
    button: agreement === 'asked' ? words.ask : t.hr.sites.form.publish,
    lead: { off: '', asked: words.askLead, alone: words.aloneLead }[agreement],
  }
}

export function publishFields(
  { language, t }: Shell,
  { draft, today }: { readonly draft: SiteDraft; readonly today: CalendarDate },
  { form, timeZone }: Pick<NonNullable<SitePreview['publish']>, 'form' | 'timeZone'>,
): FieldView[] {
  const words = t.hr.sites.preview
  const from = field(form, {
    type: 'date',
    name: 'from',
    label: words.from,
    hint: words.fromHint(formatTimeZone(timeZone, language)),
    initial: today,
  })
  const english = withoutSpanish(draft).length
  const names = namesInTexts(draft)
  const box = (name: string, label: string) => field(form, { type: 'checkbox', name, label })
  return [
    from,
    ...(english === 0 ? [] : [box('english', words.inEnglish(english))]),
    ...(names.length === 0 ? [] : [box('notNames', words.notNames(names.map((name) => `“${name}”`).join(', ')))]),
  ]
}

/** Says who would be on duty together at hours when they aren't now. Two people at an hour are usual, so it's no error. */
function newlyShared({ from, to }: NonNullable<SitePreview['change']>, { language, t }: Shell): string[] {
  const before = sharedHours(from.named, t, language)
  return sharedHours(to.named, t, language).filter((text) => !before.includes(text))
}

/** The lines in which two versions differ. */
export function changedLines(
  shell: Shell,
  { from, to }: { readonly from: SiteDraft; readonly to: SiteDraft },
  today: CalendarDate,
): ShownRow[] {
  const inForm = (draft: SiteDraft) => sectionsOf(shell, { blanks: [], today }, draft, {})
  const rows = changes(inForm(to), inForm(from), shell.language)
  const { language, t } = shell
  return differingRows(
    rows.map(({ label, before, after }) => ({ label, from: before, to: after, lang: language })),
    t.hr.sites.preview.blank,
  )
}
