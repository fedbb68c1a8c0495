import type { Content } from '../../course/content.ts'
import { reportDigits } from '../../course/contact-place.ts'
import { SITE_PARTS } from '../../course/course.ts'
import { clauseChange } from './change.page.ts'
import type { SiteDetails } from '../../organization/details-shape.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { Language } from '../../platform/text/language.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { ClauseDelta } from '../../policy/delta.ts'
import { scrNote } from '../../policy/scr-note.page.ts'
import { sitePartView } from '../../site/part.page.ts'
import type { Messages } from '../../words/messages.ts'

interface UpdateSheetInput {
  readonly name: string
  readonly content: Content
  /** Empty when nothing tells what changed for this person: then the whole policy is on the sheet. */
  readonly changes: readonly ClauseDelta[]
  readonly by: CalendarDate
  readonly site: SiteDetails | null
  /** The words of the sheet. */
  readonly words: Messages
  readonly links: {
    readonly back: string
    readonly record: string
    readonly languages: readonly { readonly text: string; readonly language: Language; readonly href: string }[]
  }
}

/** What changed, the site's details and a line to sign on, in the language of the sheet. */
export function updateSheetPage(shell: Shell, input: UpdateSheetInput): string {
  const { changes, content, by, links, name, site, words } = input
  const { language, policy, contacts } = content
  const { updateSheet } = words.hr.changes
  return renderPage('app', shell, 'learning/update-sheet', {
    t: shell.t,
    sheet: words,
    language,
    name,
    version: updateSheet.version(policy.version, formatDate(by, language)),
    changes: changes.map((change) => clauseChange(change, language, words)),
    whole: changes.length > 0 ? [] : policy.clauses.map(({ id, text }) => ({ id, text, callScr: scrNote(id, words) })),
    statement: policy.acknowledgement,
    siteName: site === null ? '' : words.learn.policy.forSite(site.name),
    siteParts: site === null ? [] : SITE_PARTS.map((part) => sitePartView(part, site, words, content)),
    keep: updateSheet.keep(reportDigits(contacts)),
    links,
  })
}
