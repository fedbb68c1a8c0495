import { ageOf, oldestCheck } from '../course/contact-age.ts'
import { checkedNumbers, numbersOld } from '../site/part.page.ts'
import type { Request } from 'express'
import { reachOf } from '../identity/access.ts'
import { endingNote, endingOf } from '../identity/sessions/ending.page.ts'
import { localTime } from '../platform/time/local-time.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { versionsNote } from '../policy/versions-note.page.ts'
import { MESSAGES, type Messages } from '../words/messages.ts'
import type { Content } from '../course/content.ts'
import { alikeLines } from '../course/look-alikes.ts'
import type { LanguageSwitch, SessionEnding, Shell, ShellLink, Support } from '../platform/html/shell.page.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { isOurs } from '../identity/session.web.ts'
import { shownLogo, themeHrefs } from './brand.web.ts'
import { cardPath, hrefTo, publicPath, webLinks } from './href.web.ts'
import { ownWorkPath } from './landing.web.ts'
import { type Addresses, mayOpen, type PartName, placesFor } from './navigation.web.ts'
import type { Deps, SignedInVisit, Visit } from './visit.web.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { Organization } from '../organization/organization.store.ts'
import { wrongNotice, wrongNumbers } from '../site/phone/wrong-number.page.ts'
import { support } from '../site/support.page.ts'
import type { ShownDetails } from '../organization/details-shape.ts'

/** Needs no database, so it also works around a page about its failure. */
export function bareShell({ assets }: Deps, language: Language): Shell {
  const t = MESSAGES[language]
  return {
    language,
    title: '',
    width: 'read',
    stylesheet: assets.stylesheet.href,
    moreStyles: [],
    fonts: assets.fonts.map(({ href }) => href),
    exitScript: assets.exit.href,
    pageScript: null,
    refresh: null,
    t,
    brand: { name: t.shell.orientation, subtitle: '', href: hrefTo('/'), logo: null },
    nav: [],
    otherLanguage: null,
    signOut: null,
    ending: null,
    leaveHref: publicPath(hrefTo('/leave'), language),
    reminder: null,
    notice: [],
    help: null,
    back: null,
    search: null,
    keys: null,
    formDraft: null,
    places: [],
    support: null,
    alikeLines: [],
    footer: { note: [], links: [] },
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
    ...(organization === null ? {} : brandOf(shell, organization, t.shell.orientation)),
    alikeLines: alikeLines(visit.content.contacts),
    footer: { note: versionsNote(visit.content, visit.t), links: [] },
  }
}

function brandOf({ brand }: Shell, organization: Organization, subtitle: string): Pick<Shell, 'brand' | 'moreStyles'> {
  const { name } = organization
  return {
    moreStyles: themeHrefs(organization.brand),
    brand: { ...brand, name, subtitle, logo: shownLogo(organization) },
  }
}

/** Around the person's own settings: signed in, neither in the course nor in the records. */
export function accountShell(visit: SignedInVisit, title: string): Shell {
  const shell = visitorShell(visit, title)
  return {
    ...shell,
    brand: { ...shell.brand, href: ownWorkPath(visit.viewer.roles) },
    nav: [...courseLinks(visit), ...recordsLinks(visit), accountLink(visit)],
    otherLanguage: {
      ...otherLanguage(visit),
      href: webLinks.reading(),
      hidden: readingFields(visit, otherLanguage(visit).language),
    },
    signOut: { action: hrefTo('/sign-out'), csrf: visit.csrf },
    ending: sessionEnding(visit),
    reminder: stepReminder(visit),
    footer: { note: versionsNote(visit.content, visit.t), links: learnerLinks(visit) },
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
function stepReminder({ language, request, stepFrom, t, today }: SignedInVisit): Shell['reminder'] {
  const href = hrefTo('/account/second-step')
  if (stepFrom === null || stepFrom <= today || request.path === href) return null
  const lead = t.factors.reminder(formatDate(stepFrom, language))
  return { lead, text: t.factors.reminderLink, href }
}

/** @param site the published details that the page shows, or null while the learner's site has none. */
export function courseShell(
  visit: SignedInVisit,
  page: {
    readonly title: string
    readonly width: 'read' | 'learn'
    readonly site: ShownDetails | null
    readonly script?: string
  },
): Shell {
  const { t } = visit
  const { title, width, site, script } = page
  const shell = accountShell(visit, title)
  const numbers = checkedNumbers(visit.content, site)
  const oldest = oldestCheck(numbers)
  // Nobody is interrupted in a question or a story after half a year. The day of the check is below it.
  const wrong = wrongNotice(wrongNumbers(site, visit.language), visit.content.contacts, t)
  const isSaid =
    width !== 'read' || wrong.length > 0 || (oldest !== undefined && ageOf(oldest, visit.today) === 'stale')
  return {
    ...shell,
    width,
    pageScript: script ?? null,
    brand: {
      ...shell.brand,
      href: webLinks.home(),
      subtitle: site === null ? t.shell.orientation : t.shell.siteShown(site.name),
    },
    nav: [...recordsLinks(visit), accountLink(visit)],
    notice: isSaid ? noticeOf(wrong, numbersOld(numbers, visit.today, visit.language, t)) : [],
    support: supportNow(visit, site),
  }
}

/** What stays in sight on a phone, and the rest: that a number doesn't work, or that one is old and to call all the same. */
function noticeOf([lead, ...more]: readonly string[], age: string): string[] {
  if (lead !== undefined) return [lead, [...more, age].join(' ').trim()]
  const [day, call, ...rest] = age.split(/(?<=\.) /)
  return age === '' ? [] : [`${day} ${call}`, rest.join(' ')]
}

/** What was last shown at the bottom of pages with the same details, or the same content where there are none. */
const SUPPORT = new WeakMap<object, { readonly content: Content; readonly at: string; readonly support: Support }>()

/** Who is on duty changes with the minute; everything else is the same while details and content are. */
function supportNow({ content, language, now }: SignedInVisit, site: ShownDetails | null): Support {
  const time = site === null ? null : localTime(now, site.timeZone)
  const at = `${time?.day} ${time?.time}`
  const last = SUPPORT.get(site ?? content)
  if (last?.content === content && last.at === at) return last.support
  // A site without details has no card that names anyone. The guide says whom to tell then.
  const cardHref = site === null ? undefined : cardPath(site.slug, language)
  const found = support(content, site, time, webLinks, cardHref)
  SUPPORT.set(site ?? content, { content, at, support: found })
  return found
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
  const { pathname } = URL.canParse(referrer) ? new URL(referrer) : { pathname: hrefTo('/') }
  return isOurs(pathname) ? pathname : hrefTo('/')
}

interface RecordsPage {
  readonly title: string
  /** The part of the records that the page is, or belongs to. */
  readonly current: PartName
  /** The page's own panel of help, where that of the part is about something else. */
  readonly help?: PanelName
  readonly addresses?: Addresses
}

type PanelName = keyof Messages['help']['panels']

export function recordsShell(visit: SignedInVisit, page: RecordsPage): Shell {
  const { deps, csrf, request, t, today, viewer } = visit
  const { title, current, help = current, addresses } = page
  const places = placesFor(visit, current, addresses)
  const here = places.find((place) => place.current !== null)
  const isTitled = title === '' || here === undefined || here.text === title
  const shell = accountShell(visit, isTitled ? title : t.hr.navigation.title(title, here.text))
  const canSearch = reachOf(viewer, 'search') !== null
  const findsPeople = mayOpen(visit, 'people')
  return {
    ...shell,
    width: 'hr',
    brand: { ...shell.brand, subtitle: t.shell.orientationRecords },
    nav: [...courseLinks(visit), accountLink(visit)],
    places,
    help: { title: t.help.title, lines: t.help.panels[help] },
    search: canSearch
      ? {
          script: deps.assets.search.href,
          action: hrefTo('/hr/search'),
          label: findsPeople ? t.hr.search.label : t.hr.search.labelSites,
          inBox: findsPeople ? t.hr.search.inBox : t.hr.search.inBoxSites,
          csrf,
          isOpen: [hrefTo('/hr/people'), hrefTo('/hr/search')].some((path) => path === request.path),
          typed: request.path === hrefTo('/hr/search') ? (visit.session.search ?? '') : '',
        }
      : null,
    keys: {
      script: deps.assets.keys.href,
      lines: [
        ...(canSearch ? [{ keys: ['/', 'Ctrl K'], text: t.hr.selections.keys.search }] : []),
        { keys: ['?'], text: t.hr.selections.keys.help },
      ],
    },
    // The answer to a form has fields as they were sent, and not as they're on record.
    formDraft: {
      script: deps.assets.formDraft.href,
      action: hrefTo('/typed'),
      isAnswer: request.method === 'POST',
      today,
    },
    footer: { note: versionsNote(visit.content, visit.t), links: [] },
  }
}

/** An auditor from outside takes no course. */
function courseLinks({ t, viewer }: SignedInVisit): ShellLink[] {
  return reachOf(viewer, 'take-course') === null ? [] : [{ text: t.shell.myCourse, href: webLinks.home() }]
}

/** To where the viewer's own work in the records begins. */
function recordsLinks(visit: SignedInVisit): ShellLink[] {
  const { t, viewer } = visit
  const href = ownWorkPath(viewer.roles)
  if (href === webLinks.home()) return []
  return [{ text: href === hrefTo('/team') ? t.hr.team.title : t.shell.records, href }]
}

function accountLink({ t }: SignedInVisit): ShellLink {
  return { text: t.account.title, href: hrefTo('/account') }
}

function learnerLinks({ t, viewer }: SignedInVisit): ShellLink[] {
  if (reachOf(viewer, 'take-course') === null) return []
  return [
    { text: t.shell.hrSees, href: hrefTo('/what-hr-sees') },
    { text: t.shell.otherFormat, href: webLinks.otherFormat() },
  ]
}
