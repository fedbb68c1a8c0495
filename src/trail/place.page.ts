import type { Messages } from '../words/messages.ts'

/** Files that have an address of their own. */
const FILE = /\.(csv|pdf|json|zip|html)$/

/** The parts of the program by the beginnings of their addresses. The first that fits says where something happened. */
const PLACES: readonly (readonly [string, (t: Messages) => string])[] = [
  ['/hr/people/:person/certificate', (t) => t.hr.trail.places.certificate],
  ['/hr/people/:person/certificate-revocations', (t) => t.hr.trail.places.certificate],
  ['/hr/people/:person/held', (t) => t.hr.trail.places.held],
  ['/hr/people/:person/file', (t) => t.hr.trail.places.file],
  ['/hr/people/:person/link', (t) => t.hr.trail.places.link],
  ['/hr/people/:person/changes', (t) => t.hr.trail.places.change],
  ['/hr/people/:person/same-person', (t) => t.hr.trail.places.samePerson],
  ['/hr/people/:person/erasure', (t) => t.hr.trail.places.erasure],
  ['/hr/people/:person/credits', (t) => t.hr.trail.places.credit],
  ['/hr/people/:person', (t) => t.hr.trail.places.person],
  ['/hr/people', (t) => t.hr.navigation.places.people],
  ['/hr/search', (t) => t.hr.search.title],
  ['/hr/entries', (t) => t.hr.trail.places.correction],
  ['/hr/checks', (t) => t.hr.trail.places.questions],
  ['/hr/editions', (t) => t.hr.trail.places.edition],
  ['/hr/evidence', (t) => t.hr.trail.subjects.evidence],
  ['/hr/live-sessions', (t) => t.hr.trail.places.liveSession],
  ['/hr/imports', (t) => t.hr.trail.places.imports],
  ['/hr/invites', (t) => t.hr.trail.places.invites],
  ['/hr/recoveries', (t) => t.hr.trail.places.recoveries],
  ['/hr/sign-ins', (t) => t.hr.trail.places.signIns],
  ['/hr/overview', (t) => t.hr.navigation.parts.overview],
  ['/hr/matrix', (t) => t.hr.trail.places.reports],
  ['/hr/reports', (t) => t.hr.trail.places.reports],
  ['/hr/views', (t) => t.hr.trail.places.views],
  ['/hr/understanding', (t) => t.hr.navigation.parts.understanding],
  ['/hr/pass-mark', (t) => t.hr.trail.places.passMark],
  ['/hr/rules', (t) => t.hr.navigation.parts.rules],
  ['/hr/reminders/texts', (t) => t.hr.reminders.templates.title],
  ['/hr/reminders/messages', (t) => t.hr.reminders.messages.title],
  ['/hr/reminders', (t) => t.hr.navigation.parts.reminders],
  ['/hr/sites', (t) => t.hr.navigation.parts.sites],
  ['/hr/packages', (t) => t.hr.navigation.places.packages],
  ['/hr/receipts', (t) => t.hr.trail.places.receipts],
  ['/hr/packs', (t) => t.hr.pack.title],
  ['/hr/ledger', (t) => t.hr.ledger.title],
  ['/hr/audit', (t) => t.hr.trail.title],
  ['/hr/roles', (t) => t.hr.roles.title],
  ['/hr/sign-in', (t) => t.singleSignOn.settings.title],
  ['/hr/second-step', (t) => t.factors.rule.title],
  ['/hr/organization', (t) => t.hr.organization.title],
  ['/hr/retention', (t) => t.privacy.retention.title],
  ['/hr/webhooks', (t) => t.hr.webhooks.title],
  ['/hr/settings', (t) => t.hr.settings.title],
  ['/hr/course', (t) => t.hr.navigation.places.course],
  ['/hr', (t) => t.hr.navigation.places.home],
  ['/api', (t) => t.hr.trail.places.api],
  ['/scim', (t) => t.hr.trail.places.api],
  ['/team', (t) => t.hr.navigation.parts.team],
]

/** Says in words where an address of the route map leads, or says the address where nobody has named it. */
export function placeName(route: string, t: Messages): string {
  const ending = FILE.exec(route)?.[1]
  const path = route.replace(FILE, '')
  const found = PLACES.find(([start]) => path === start || path.startsWith(`${start}/`))
  if (found === undefined) return route
  const name = found[1](t)
  return ending === undefined ? name : `${name} (${ending.toUpperCase()})`
}
