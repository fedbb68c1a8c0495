import type { Request } from 'express'
import { type Action, reachOf, type Viewer } from '../identity/access.ts'
import { endingNote, endingOf } from '../identity/sessions/ending.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { localTime } from '../platform/time/local-time.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { MESSAGES } from '../words/messages.ts'
import type { LanguageSwitch, SessionEnding, Shell, ShellLink } from '../platform/html/shell.page.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { isOurs } from '../identity/session.web.ts'
import { cardPath, hrefTo, publicPath, webLinks } from './href.web.ts'
import { ownWorkPath } from './landing.web.ts'
import type { Deps, SignedInVisit, Visit } from './visit.web.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { support } from '../site/support.page.ts'
import type { SiteDetails } from '../organization/details-shape.ts'

/** Needs no database, so it also works around a page about its failure. */
export function bareShell({ assets }: Deps, language: Language): Shell {
  const t = MESSAGES[language]
  return {
    language,
    title: '',
    width: 'read',
    stylesheet: assets.stylesheet.href,
    fonts: assets.fonts.map(({ href }) => href),
    exitScript: assets.exit.href,
    pageScript: null,
    t,
    brand: { name: t.shell.orientation, subtitle: '', href: webLinks.home() },
    nav: [],
    otherLanguage: null,
    signOut: null,
    ending: null,
    leaveHref: publicPath(hrefTo('/leave'), language),
    reminder: null,
    back: null,
    search: null,
    tabs: [],
    support: null,
    footer: { note: '', links: [] },
  }
}

/** Around pages that anyone may see: no help of a site, because nobody knows which one. */
export function visitorShell(visit: Visit, title: string): Shell {
  const { deps, language, organization, t } = visit
  const shell = bareShell(deps, language)
  return {
    ...shell,
    title,
    otherLanguage: { ...otherLanguage(visit), href: addressIn(visit, otherLanguage(visit).language), hidden: [] },
    brand:
      organization === null ? shell.brand : { ...shell.brand, name: organization.name, subtitle: t.shell.orientation },
    footer: { note: versions(visit), links: [] },
  }
}

/** Around the person's own settings: signed in, neither in the course nor in the records. */
export function accountShell(visit: SignedInVisit, title: string): Shell {
  return {
    ...visitorShell(visit, title),
    nav: [...courseLinks(visit), ...recordsLinks(visit)],
    otherLanguage: {
      ...otherLanguage(visit),
      href: webLinks.reading(),
      hidden: readingFields(visit, otherLanguage(visit).language),
    },
    signOut: { action: hrefTo('/sign-out'), csrf: visit.csrf },
    ending: sessionEnding(visit),
    reminder: stepReminder(visit),
    footer: { note: versions(visit), links: ownLinks(visit) },
  }
}

function sessionEnding({ csrf, deps, language, now, session, t }: SignedInVisit): SessionEnding {
  const { idle, label, latest, over, signIn, stay } = t.account.ending
  return {
    script: deps.assets.ending.href,
    note: endingNote(session.idleMs, t),
    ...endingOf(session, now),
    idle,
    latest,
    over,
    label,
    stay,
    signIn,
    action: hrefTo('/account/stay'),
    csrf,
    signInHref: publicPath(hrefTo('/sign-in'), language),
  }
}

/** Until the day comes, after which the page to set it up comes by itself. */
function stepReminder({ language, stepFrom, t, today }: SignedInVisit): Shell['reminder'] {
  if (stepFrom === null || stepFrom <= today) return null
  const lead = t.factors.reminder(formatDate(stepFrom, language))
  return { lead, text: t.factors.reminderLink, href: hrefTo('/account/second-step') }
}

/** @param site the published details that the page shows, or null while the learner's site has none. */
export function courseShell(
  visit: SignedInVisit,
  page: {
    readonly title: string
    readonly width: 'read' | 'learn'
    readonly site: SiteDetails | null
    readonly script?: string
  },
): Shell {
  const { t } = visit
  const { title, width, site, script } = page
  const shell = accountShell(visit, title)
  return {
    ...shell,
    width,
    pageScript: script ?? null,
    brand: { ...shell.brand, subtitle: site === null ? t.shell.orientation : t.shell.siteShown(site.name) },
    nav: recordsLinks(visit),
    support: support(
      visit.content,
      site,
      site === null ? null : localTime(visit.now, site.timeZone),
      webLinks,
      site === null ? null : cardPath(site.slug, visit.language),
    ),
  }
}

function otherLanguage({ language }: Visit): Pick<LanguageSwitch, 'language' | 'name'> {
  const other = LANGUAGES.find((candidate) => candidate !== language) ?? language
  return { language: other, name: MESSAGES[other].shell.languageName }
}

/** The address of a public page with another language. */
function addressIn({ language, request }: Visit, other: Language): string {
  const prefix = publicPath('', language)
  return publicPath(request.path.slice(prefix.length), other)
}

/**
 * Every form of how to read sends all of it, so that a request does not tell what was changed
 * (`src/learning/care.web.ts`).
 */
function readingFields({ csrf, detail, request }: Visit, language: Language): HiddenField[] {
  return [
    { name: CSRF_FIELD, value: csrf },
    { name: 'language', value: language },
    { name: 'detail', value: detail },
    { name: 'to', value: request.method === 'GET' ? request.originalUrl : cameFrom(request) },
  ]
}

/** The page with the form. The address it was sent to may have none. */
function cameFrom(request: Request): string {
  const referrer = request.get('Referer') ?? ''
  const { pathname } = URL.canParse(referrer) ? new URL(referrer) : { pathname: webLinks.home() }
  return isOurs(pathname) ? pathname : webLinks.home()
}

/** The parts of the records and who sees them. */
const TABS = {
  overview: 'read-reports',
  people: 'list-people',
  rules: 'set-requirements',
  team: 'nudge-person',
  reminders: 'set-reminders',
  sites: 'edit-site',
  texts: 'edit-texts',
  understanding: 'read-understanding',
  packages: 'make-package',
  evidence: 'read-evidence',
  ledger: 'read-ledger',
  settings: 'open-settings',
} as const satisfies Record<string, Action>
export type Tab = keyof typeof TABS

/** Parts of other tabs, with a tab of their own for viewers who may open none of those. */
const PARTS: Partial<Readonly<Record<Tab, readonly Tab[]>>> = {
  texts: ['reminders'],
  ledger: ['evidence', 'settings'],
}

interface RecordsPage {
  readonly title: string
  /** The tab that the page belongs to. */
  readonly current: Tab
  /** Whether the list of settings leads there, so that the page leads back. */
  readonly isSetting?: boolean
}

export function recordsShell(visit: SignedInVisit, page: RecordsPage): Shell {
  const { t, viewer } = visit
  const shell = accountShell(visit, page.title)
  const links = {
    overview: hrefTo('/hr/overview'),
    people: hrefTo('/hr/people'),
    rules: hrefTo('/hr/rules'),
    team: hrefTo('/team'),
    reminders: hrefTo('/hr/reminders'),
    texts: hrefTo('/hr/reminders/texts'),
    understanding: hrefTo('/hr/understanding'),
    sites: hrefTo('/hr/sites'),
    packages: hrefTo('/hr/packages'),
    evidence: hrefTo('/hr/packs'),
    ledger: hrefTo('/hr/ledger'),
    settings: hrefTo('/hr/settings'),
  }
  const tabs = tabsOf(viewer)
  const whole = PARTS[page.current]?.find((tab) => tabs.includes(tab)) ?? page.current
  return {
    ...shell,
    width: 'hr',
    brand: { ...shell.brand, subtitle: t.shell.orientationRecords, href: ownWorkPath(viewer.roles) },
    nav: courseLinks(visit),
    back: page.isSetting === true ? { text: t.hr.settings.title, href: links.settings } : null,
    search:
      reachOf(viewer, 'list-people') === null
        ? null
        : { script: visit.deps.assets.search.href, action: hrefTo('/hr/search'), csrf: visit.csrf },
    tabs: tabs.map((tab) => ({ text: t.account.tabs[tab], href: links[tab], current: tab === whole })),
  }
}

function tabsOf(viewer: Viewer): Tab[] {
  // The keys of `TABS`, which Object.keys widens.
  const allowed = (Object.keys(TABS) as Tab[]).filter((tab) => reachOf(viewer, TABS[tab]) !== null)
  return allowed.filter((tab) => {
    // HR may remind anybody; only who supervises has people of their own.
    if (tab === 'team') return viewer.roles.has('supervisor')
    return PARTS[tab]?.every((whole) => !allowed.includes(whole)) ?? true
  })
}

/** An auditor from outside takes no course. */
function courseLinks({ t, viewer }: SignedInVisit): ShellLink[] {
  return reachOf(viewer, 'take-course') === null ? [] : [{ text: t.shell.myCourse, href: webLinks.home() }]
}

/** To the records and, for who supervises, to their own people. Without records, to the pages of each other role. */
function recordsLinks({ t, viewer }: SignedInVisit): ShellLink[] {
  const may = (action: Action) => reachOf(viewer, action) !== null
  const own = viewer.roles.has('supervisor') ? [{ text: t.hr.team.title, href: hrefTo('/team') }] : []
  if (may('list-people')) return [...own, { text: t.shell.records, href: hrefTo('/hr/people') }]
  return [
    ...(may('edit-site') ? [{ text: t.account.tabs.sites, href: hrefTo('/hr/sites') }] : []),
    ...(may('open-settings') ? [{ text: t.account.tabs.settings, href: hrefTo('/hr/settings') }] : []),
  ]
}

/** Links to the records and the account are here as well as in the header, which has no room for them on a phone. */
function ownLinks(visit: SignedInVisit): ShellLink[] {
  const { t } = visit
  return [
    ...recordsLinks(visit),
    { text: t.account.title, href: hrefTo('/account') },
    ...(reachOf(visit.viewer, 'take-course') === null ? [] : learnerLinks(visit)),
  ]
}

function learnerLinks({ t }: SignedInVisit): ShellLink[] {
  return [
    { text: t.shell.hrSees, href: hrefTo('/what-hr-sees') },
    { text: t.shell.otherFormat, href: webLinks.otherFormat() },
  ]
}

function versions({ content, language, t }: Visit): string {
  const { course, policy } = content
  // Checked to be a day by the schema of the content.
  return t.shell.versions(course.version, formatDate(policy.effectiveOn as CalendarDate, language))
}
