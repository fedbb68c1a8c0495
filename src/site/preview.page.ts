import type { SiteDetails } from '../organization/details-shape.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { MESSAGES } from '../words/messages.ts'
import { type Change, changes } from './difference.page.ts'
import type { SiteDraft } from './draft.ts'
import { type ContentOfParts, previewParts, sectionsOf } from './site.page.ts'

/**
 * The parts of the course that show the site's details, with what stands in the draft, as readers of each language see
 * them.
 */
export function sitePreviewPage(
  shell: Shell,
  page: {
    readonly contents: Readonly<Record<Language, ContentOfParts>>
    readonly details: SiteDetails
    /** What the draft changes; null when nothing is live, or nothing differs. */
    readonly change: { readonly from: SiteDraft; readonly to: SiteDraft; readonly today: CalendarDate } | null
    /** `null` while the draft can't go live, and for a viewer who may not publish it. */
    readonly publish: { readonly action: string; readonly seen: string; readonly csrf: string } | null
    readonly cardHref: string
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
    changes: page.change === null ? [] : changedLines(shell, page.change),
    publish: page.publish,
    cardHref: page.cardHref,
    backHref: page.backHref,
    readers,
  })
}

function changedLines(
  shell: Shell,
  { from, to, today }: { readonly from: SiteDraft; readonly to: SiteDraft; readonly today: CalendarDate },
): Change[] {
  const inForm = (draft: SiteDraft) => sectionsOf(shell, { blanks: [], today }, draft, {})
  return changes(inForm(to), inForm(from))
}
