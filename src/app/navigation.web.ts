import { type Action, reachOf, type Viewer } from '../identity/access.ts'
import type { PlaceLink } from '../platform/html/shell.page.ts'
import { hrefTo } from './href.web.ts'
import type { SignedInVisit } from './visit.web.ts'

interface Part {
  readonly href: string
  readonly action: Action
}

/** The pages of the records that the navigation leads to, and who may open each. */
const PARTS = {
  home: { href: hrefTo('/hr'), action: 'open-home' },
  team: { href: hrefTo('/team'), action: 'nudge-person' },

  people: { href: hrefTo('/hr/people'), action: 'list-people' },
  newPerson: { href: hrefTo('/hr/people/new'), action: 'invite-person' },
  imports: { href: hrefTo('/hr/imports'), action: 'import-records' },
  invites: { href: hrefTo('/hr/invites'), action: 'invite-person' },
  liveSession: { href: hrefTo('/hr/live-sessions'), action: 'change-person' },
  signIns: { href: hrefTo('/hr/sign-ins'), action: 'invite-person' },
  erasable: { href: hrefTo('/hr/retention/leavers'), action: 'erase-person' },

  overview: { href: hrefTo('/hr/overview'), action: 'read-reports' },
  period: { href: hrefTo('/hr/reports/period'), action: 'read-reports' },
  matrix: { href: hrefTo('/hr/matrix'), action: 'read-reports' },
  departments: { href: hrefTo('/hr/reports/departments'), action: 'read-reports' },
  expiring: { href: hrefTo('/hr/reports/expiring'), action: 'read-reports' },
  exceptions: { href: hrefTo('/hr/reports/exceptions'), action: 'read-reports' },
  'data-problems': { href: hrefTo('/hr/reports/data-problems'), action: 'read-reports' },
  leavers: { href: hrefTo('/hr/reports/leavers'), action: 'read-reports' },
  versions: { href: hrefTo('/hr/reports/versions'), action: 'read-reports' },
  differences: { href: hrefTo('/hr/reports/differences'), action: 'compare-clocks' },
  views: { href: hrefTo('/hr/views'), action: 'save-views' },
  evidence: { href: hrefTo('/hr/packs'), action: 'read-evidence' },
  work: { href: hrefTo('/hr/work'), action: 'see-work' },

  course: { href: hrefTo('/hr/course'), action: 'read-understanding' },
  policy: { href: hrefTo('/hr/policy'), action: 'read-policy' },
  clauses: { href: hrefTo('/hr/clauses'), action: 'read-clauses' },
  sites: { href: hrefTo('/hr/sites'), action: 'edit-site' },
  contacts: { href: hrefTo('/hr/contacts'), action: 'read-contacts' },
  practices: { href: hrefTo('/hr/practices'), action: 'run-practice' },
  groups: { href: hrefTo('/hr/groups'), action: 'read-groups' },
  rules: { href: hrefTo('/hr/rules'), action: 'set-requirements' },
  understanding: { href: hrefTo('/hr/understanding'), action: 'read-understanding' },
  followUps: { href: hrefTo('/hr/follow-ups'), action: 'read-understanding' },
  passMark: { href: hrefTo('/hr/pass-mark'), action: 'set-pass-mark' },
  editions: { href: hrefTo('/hr/editions'), action: 'read-evidence' },

  packages: { href: hrefTo('/hr/packages'), action: 'make-package' },
  receipts: { href: hrefTo('/hr/receipts'), action: 'read-receipts' },

  settings: { href: hrefTo('/hr/settings'), action: 'open-settings' },
  reminders: { href: hrefTo('/hr/reminders'), action: 'set-reminders' },
  messages: { href: hrefTo('/hr/reminders/messages'), action: 'hand-over' },
  texts: { href: hrefTo('/hr/reminders/texts'), action: 'edit-texts' },
  roles: { href: hrefTo('/hr/roles'), action: 'grant-roles' },
  singleSignOn: { href: hrefTo('/hr/sign-in'), action: 'set-sign-in' },
  secondStep: { href: hrefTo('/hr/second-step'), action: 'set-sign-in' },
  organization: { href: hrefTo('/hr/organization'), action: 'edit-organization' },
  retention: { href: hrefTo('/hr/retention'), action: 'edit-organization' },
  webhooks: { href: hrefTo('/hr/webhooks'), action: 'edit-organization' },
  audit: { href: hrefTo('/hr/audit'), action: 'read-audit' },
  ledger: { href: hrefTo('/hr/ledger'), action: 'read-ledger' },
} as const satisfies Record<string, Part>
export type PartName = keyof typeof PARTS

/** As many entries as the row of a place has room for: its pages, or all but the last of them and the folded ones. */
const MOST_IN_ROW = 7

/** Each place of the records: the page it opens with, and the other pages in it, the ones people need most first. */
export const PLACES = {
  home: ['home'],
  team: ['team'],
  people: ['people', 'newPerson', 'imports', 'invites', 'messages', 'liveSession', 'signIns', 'team', 'erasable'],
  reports: [
    'overview',
    'departments',
    'expiring',
    'exceptions',
    'data-problems',
    'evidence',
    'ledger',
    'views',
    'period',
    'matrix',
    'leavers',
    'versions',
    'differences',
    'work',
  ],
  course: [
    'course',
    'sites',
    'rules',
    'understanding',
    'policy',
    'contacts',
    'groups',
    'practices',
    'clauses',
    'followUps',
    'passMark',
    'editions',
    'texts',
  ],
  packages: ['packages', 'receipts', 'work'],
  settings: [
    'settings',
    'reminders',
    'messages',
    'texts',
    'roles',
    'organization',
    'audit',
    'singleSignOn',
    'secondStep',
    'retention',
    'webhooks',
    'ledger',
  ],
} as const satisfies Record<string, readonly PartName[]>
export type PlaceName = keyof typeof PLACES

/** Parts that are in two places: in this one for viewers who may open its key page, in the other for everyone else. */
const RATHER: Partial<Readonly<Record<PartName, readonly [PlaceName, PartName]>>> = {
  team: ['people', 'home'],
  messages: ['settings', 'settings'],
  texts: ['settings', 'settings'],
  ledger: ['settings', 'settings'],
  work: ['reports', 'overview'],
}

/** The addresses of parts that keep what was chosen on the page that leads to them, such as the filters of reports. */
export type Addresses = Partial<Readonly<Record<PartName, string>>>

export function partHref(part: PartName): string {
  return PARTS[part].href
}

/** The page of the navigation that an address belongs to: the longest that it begins with. Null outside the records. */
export function partOf(path: string): PartName | null {
  // The keys of `PARTS`, which Object.keys widens.
  const parts = (Object.keys(PARTS) as PartName[]).filter((part) => `${path}/`.startsWith(`${PARTS[part].href}/`))
  return parts.toSorted((a, b) => PARTS[b].href.length - PARTS[a].href.length)[0] ?? null
}

/** Whoever opens pages: their roles, and the provider of the single sign-on, if there is one. */
interface Reader {
  readonly viewer: Viewer
  readonly deps: { readonly config: { readonly oidc: object | null } }
}

export function mayOpen({ deps, viewer }: Reader, part: PartName): boolean {
  // HR may remind anybody; only who supervises has people of their own.
  if (part === 'team') return viewer.roles.has('supervisor')
  if (part === 'signIns' && deps.config.oidc === null) return false
  return reachOf(viewer, PARTS[part].action) !== null
}

/** Every page of the navigation that the viewer may open. */
export function openParts(reader: Reader): PartName[] {
  // The keys of `PARTS`, which Object.keys widens.
  return (Object.keys(PARTS) as PartName[]).filter((part) => mayOpen(reader, part))
}

/** The parts of a place that the viewer may open. */
export function partsOf(reader: Reader, place: PlaceName): PartName[] {
  return PLACES[place].filter((part) => {
    const [rather, key] = RATHER[part] ?? [place, part]
    return mayOpen(reader, part) && (part === key || mayOpen(reader, key) === (rather === place))
  })
}

/**
 * The places that the viewer may open, each with its parts. A place leads to the first part, which isn't among its parts
 * again: no page has the same link twice in its navigation. What its row has no room for is folded, and listed on the
 * first page of the place.
 */
export function placesFor(visit: SignedInVisit, current: PartName, addresses: Addresses = {}): PlaceLink[] {
  const { more: folded, moreAt, parts: names, places } = visit.t.hr.navigation
  const linkTo = (part: PartName) => {
    const { href } = PARTS[part]
    return {
      text: names[part],
      href: addresses[part] ?? href,
      current: part !== current ? null : visit.request.path === href ? ('page' as const) : ('true' as const),
    }
  }
  // The keys of `PLACES`, which Object.keys widens.
  return (Object.keys(PLACES) as PlaceName[]).flatMap((place) => {
    const [start, ...parts] = partsOf(visit, place).map(linkTo)
    if (start === undefined) return []
    const isHere = [start, ...parts].some((part) => part.current !== null)
    const shown = parts.length > MOST_IN_ROW ? MOST_IN_ROW - 1 : MOST_IN_ROW
    const more = parts.slice(shown)
    const hidden = more.find((part) => part.current !== null)
    return {
      ...start,
      text: places[place],
      current: start.current ?? (isHere ? 'true' : null),
      start,
      parts: parts.slice(0, shown),
      more: { text: hidden === undefined ? folded : moreAt(hidden.text), isHere: hidden !== undefined, parts: more },
    }
  })
}
