import { type Action, reachOf } from '../identity/access.ts'
import { stayingAdministrators, waitingAdministrator } from '../identity/roles/administrator.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { ShellLink } from '../platform/html/shell.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import { hrefTo } from '../app/href.web.ts'
import { type PartName, partHref, partsOf, PLACES } from '../app/navigation.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { partsPage } from './settings.page.ts'

const GROUPS = [
  { name: 'reminders', settings: ['reminders', 'messages', 'texts'] },
  { name: 'access', settings: ['roles', 'singleSignOn', 'secondStep'] },
  { name: 'organization', settings: ['organization', 'retention', 'webhooks'] },
  { name: 'records', settings: ['audit', 'ledger'] },
] as const
type SettingName = (typeof GROUPS)[number]['settings'][number]

/** Everyone who opens it sees the settings that they may change or read, and no others. */
export async function showSettings(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const { title, lead, leads, groups } = t.hr.settings
  const parts = partsOf(visit, 'settings')
  const page = partsPage(recordsShell(visit, { title, current: 'settings' }), {
    title,
    lead,
    next: await nextStep(visit),
    groups: GROUPS.map(({ name, settings }) => ({
      title: groups[name],
      links: settings.flatMap((setting) =>
        parts.includes(setting)
          ? [{ ...linkTo(visit, setting), lead: leads[setting], state: stateOf(visit, setting) }]
          : [],
      ),
    })).filter(({ links }) => links.length > 0),
  })
  response.send(page)
}

/** Every page of the place but the one that lists them. */
const COURSE_PARTS = PLACES.course.filter((part) => part !== 'course')

/** The pages about the course and the policy that the viewer may open. */
export function showCourseParts(visit: SignedInVisit): void {
  const { response, t } = visit
  const title = t.hr.navigation.places.course
  const { lead, leads } = t.hr.course
  const parts = partsOf(visit, 'course')
  const links = COURSE_PARTS.filter((part) => parts.includes(part)).map((part) => ({
    ...linkTo(visit, part),
    lead: leads[part],
    state: '',
  }))
  const shell = recordsShell(visit, { title, current: 'course' })
  response.send(partsPage(shell, { title, lead, next: null, groups: [{ title: '', links }] }))
}

function linkTo(visit: SignedInVisit, part: PartName) {
  return { text: visit.t.hr.navigation.parts[part], href: partHref(part), below: belowOf(visit, part) }
}

/** Pages that start from a page of a place, would be three clicks away, and are listed with it. */
function belowOf({ t, viewer }: SignedInVisit, part: PartName): ShellLink | null {
  const { branding, groups, lines, roles, siteDefaults } = t.hr
  const only = (action: Action, link: ShellLink) => (reachOf(viewer, action) === null ? null : link)
  if (part === 'sites') return only('edit-site', { text: siteDefaults.open, href: hrefTo('/hr/sites/defaults') })
  if (part === 'contacts')
    return only('keep-contacts', { text: lines.owners.link, href: hrefTo('/hr/contacts/owners') })
  if (part === 'groups') return only('keep-groups', { text: groups.announce, href: hrefTo('/hr/groups/new') })
  if (part === 'roles') return only('grant-roles', { text: roles.outside.link, href: hrefTo('/hr/roles/outside') })
  if (part === 'organization')
    return only('edit-organization', { text: branding.link, href: hrefTo('/hr/organization/branding') })
  return null
}

function stateOf({ deps, language, organization, t, today }: SignedInVisit, setting: SettingName): string {
  const words = t.hr.settings.states
  if (setting === 'singleSignOn') return deps.config.oidc === null ? words.off : words.on
  if (setting !== 'secondStep') return ''
  const from = organization.secondStepFrom
  if (from === null) return words.notRequired
  return from <= today ? words.required : words.requiredFrom(formatDate(from, language))
}

async function secondAdministrator(db: Database, today: CalendarDate, { hr }: Messages) {
  const { next } = hr.settings
  const waiting = await waitingAdministrator(db, today)
  if (waiting === null) return { ...next.secondAdministrator, href: hrefTo('/hr/roles') }
  const name = (await namesOn(db, [waiting], today)).get(waiting) ?? hr.people.noName
  const { lead, text } = next.waitingAdministrator
  return { lead: lead(name), text, href: hrefTo('/hr/roles/people/:person', { person: waiting }) }
}

/** What an administrator had better do first. */
async function nextStep({ deps, organization, t, today, viewer }: SignedInVisit) {
  const { next } = t.hr.settings
  const mayGive = reachOf(viewer, 'grant-roles') !== null
  if (mayGive && (await stayingAdministrators(deps.store.db, today)).length < 2)
    return secondAdministrator(deps.store.db, today, t)
  const mayAsk = reachOf(viewer, 'set-sign-in') !== null
  return mayAsk && organization.secondStepFrom === null ? { ...next.secondStep, href: hrefTo('/hr/second-step') } : null
}
