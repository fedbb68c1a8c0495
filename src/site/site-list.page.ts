import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { errorSummary, type FormState, titled } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import { newPlaceFields } from './form.page.ts'

export interface SiteOnList {
  readonly name: string
  readonly href: string
  /** Its cards, to print. */
  readonly cardHref: string
  /** The form for its phone numbers; null where the viewer can't change them. */
  readonly phoneHref: string | null
  readonly live: LiveSite | null
  /** A version that takes effect later, or null. */
  readonly comes: ComingSite | null
  /** Whether details wait for a second person. */
  readonly isProposed: boolean
  /** How many fields the draft still needs, or null when nothing differs from what is live. */
  readonly blanks: number | null
  readonly waiting: number
}

/** What is live at a site. */
export interface LiveSite {
  readonly version: number
  readonly on: CalendarDate
  /** Whether a concern about the named person goes to a named person or the backup. */
  readonly samePerson: boolean
  /** Whether the backup has the number of a named person who is on duty alone. */
  readonly backupOnDuty: boolean
}

/** A version that takes effect on a later day. */
export interface ComingSite {
  readonly version: number
  readonly on: CalendarDate
}

/** The sites: what is live, what is missing, and how many people wait for it. */
export function sitesPage(
  shell: Shell,
  page: {
    readonly sites: readonly SiteOnList[]
    readonly form: FormState
    readonly action: string
    readonly defaultsHref: string
    readonly csrf: string
  },
): string {
  const { t, language } = shell
  const words = t.hr.sites
  const fields = newPlaceFields(page.form, { label: words.slug, hint: words.slugHint }, t)
  const summary = errorSummary(fields, t)
  const rows = page.sites.map(({ name, href, cardHref, phoneHref, live, comes, isProposed, blanks, waiting }) => ({
    name,
    href,
    card: live === null ? null : { href: cardHref, name: words.cardOf(name) },
    phone: phoneHref === null ? null : { href: phoneHref, name: words.cardOf(name) },
    live: live === null ? words.notLive : words.version(live.version, formatDate(live.on, language)),
    comes: comes === null ? '' : words.comes(comes.version, formatDate(comes.on, language)),
    draft: isProposed
      ? words.proposed
      : blanks === null
        ? words.noDraft
        : blanks === 0
          ? words.readyDraft
          : words.blanks(blanks),
    flag: live?.samePerson === true ? words.samePerson : live?.backupOnDuty === true ? words.backupOnDuty : '',
    waiting: waiting === 0 ? words.nobodyWaits : words.waitingFor(waiting),
  }))
  const { action, csrf, defaultsHref } = page
  const next = nextSite(page.sites, t)
  return renderPage('app', titled(shell, summary), 'site/sites', {
    t,
    next,
    rows,
    changesNumbers: rows.some(({ phone }) => phone !== null),
    fields,
    summary,
    action,
    csrf,
    defaultsHref,
  })
}

/** The site to go on with: of those that aren't live, the one for which the most people wait. */
function nextSite(sites: readonly SiteOnList[], t: Messages) {
  const [site] = sites.filter(({ live }) => live === null).toSorted((a, b) => b.waiting - a.waiting)
  if (site === undefined) return null
  const { notLiveYet, waitingFor, goOn, agree } = t.hr.sites.next
  const lead = site.waiting === 0 ? notLiveYet(site.name) : waitingFor(site.name, site.waiting)
  return { lead, text: site.isProposed ? agree : goOn, href: site.href }
}
