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
  clauses: { href: hrefTo('/hr/clauses'), action: 'read-clauses' },
  sites: { href: hrefTo('/hr/sites'), action: 'edit-site' },
  contacts: { href: hrefTo('/hr/contacts'), action: 'read-contacts' },
  rules: { href: hrefTo('/hr/rules'), action: 'set-requirements' },
  understanding: { href: hrefTo('/hr/understanding'), action: 'read-understanding' },
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
  audit: { href: hrefTo('/hr/audit'), action: 'read-audit' },
  ledger: { href: hrefTo('/hr/ledger'), action: 'read-ledger' },
} as const satisfies Record<string, Part>
export type PartName = keyof typeof PARTS

/** Each place of the records: the page it opens with, and the other pages in it. */
export const PLACES = {
  home: ['home'],
  team: ['team'],
  people: ['people', 'newPerson', 'imports', 'invites', 'messages', 'liveSession', 'signIns', 'team', 'erasable'],
  reports: [
    'overview',
    'matrix',
    'departments',
    'expiring',
    'exceptions',
    'data-problems',
    'leavers',
    'versions',
    'differences',
    'views',
    'evidence',
    'ledger',
    'work',
  ],
  course: ['course', 'clauses', 'sites', 'contacts', 'rules', 'understanding', 'passMark', 'editions', 'texts'],
  packages: ['packages', 'receipts', 'work'],
  settings: [
    'settings',
    'reminders',
    'messages',
    'texts',
    'roles',
    'singleSignOn',
    'secondStep',
    'organization',
    'retention',
    'audit',
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

/** The parts of a place that the viewer may open. */
export function partsOf(reader: Reader, place: PlaceName): PartName[] {
  return PLACES[place].filter((part) => {
    const [rather, key] = RATHER[part] ?? [place, part]
    return mayOpen(reader, part) && (part === key || mayOpen(reader, key) === (rather === place))
  })
}

/**
 * The places that the viewer may open, each with its parts. A place leads to the first part, which isn't among its parts
 * again: no page has the same link twice in its navigation.
 */
export function placesFor(visit: SignedInVisit, current: PartName, addresses: Addresses = {}): PlaceLink[] {
  const { parts: names, places } = visit.t.hr.navigation
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
    return { ...start, text: places[place], current: start.current ?? (isHere ? 'true' : null), start, parts }
  })
}
