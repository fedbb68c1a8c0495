import { contactsAt } from '../course/contact-place.ts'
import type { Content } from '../course/content.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { type SitePartView, sitePartView } from './part.page.ts'

export interface StepsSheetInput {
  readonly site: string
  /** The details as staff see them on a day, which the sheet names, and since when they're so. Null before the first. */
  readonly live: {
    readonly details: SiteDetails
    readonly on: CalendarDate
    /** Null when they were never different. */
    readonly changedOn: CalendarDate | null
  } | null
  readonly content: Pick<Content, 'language' | 'contacts'>
  readonly backHref: string
}

interface SheetView {
  readonly t: Messages
  readonly site: string
  readonly named: SitePartView
  readonly reports: readonly { readonly line: string; readonly purpose: string }[]
  readonly whoCalls: SitePartView
  readonly steps: SitePartView
  /** Empty while nothing is live. */
  readonly asOf: string
  /** Which sheets are out of date; empty when none is. */
  readonly old: string
  readonly backHref: string
}

/** The site's steps for safety and recovery on one sheet, for staff: whom to tell, and what happens tonight and after. */
export function stepsSheetPage(shell: Shell, { site, live, content, backHref }: StepsSheetInput): string {
  const { t, language } = shell
  const words = t.hr.sites.sheet
  const part = (name: 'named' | 'who-calls' | 'steps') => sitePartView(name, live?.details ?? null, t, content)
  const view: SheetView = {
    t,
    site,
    named: part('named'),
    reports: contactsAt(content.contacts, 'report').map(({ name, digits, card, purpose }) => ({
      line: `${name}: ${digits}.`,
      // The sheet has room for the short words of the card.
      purpose: `${card?.when ?? purpose}.`,
    })),
    whoCalls: part('who-calls'),
    steps: part('steps'),
    asOf: live === null ? '' : words.asOf(formatDate(live.on, language)),
    old: live === null || live.changedOn === null ? '' : words.changed(formatDate(live.changedOn, language)),
    backHref,
  }
  return renderPage('app', { ...shell, title: words.title }, 'site/sheet', view)
}
