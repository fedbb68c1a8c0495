import { type Action, reachOf } from '../identity/access.ts'
import { stayingAdministrators } from '../identity/roles/administrator.store.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Messages } from '../words/messages.ts'
import { type SettingLink, settingsPage } from './settings.page.ts'

interface Setting {
  readonly action: Action
  readonly href: string
  title(t: Messages): string
}

/** The pages of settings, and who may open each. */
export const SETTINGS = {
  roles: { action: 'grant-roles', href: hrefTo('/hr/roles'), title: (t) => t.hr.roles.title },
  singleSignOn: { action: 'set-sign-in', href: hrefTo('/hr/sign-in'), title: (t) => t.singleSignOn.settings.title },
  secondStep: { action: 'set-sign-in', href: hrefTo('/hr/second-step'), title: (t) => t.factors.rule.title },
  organization: {
    action: 'edit-organization',
    href: hrefTo('/hr/organization'),
    title: (t) => t.hr.organization.title,
  },
  retention: { action: 'edit-organization', href: hrefTo('/hr/retention'), title: (t) => t.privacy.retention.title },
  audit: { action: 'read-audit', href: hrefTo('/hr/audit'), title: (t) => t.hr.trail.title },
  ledger: { action: 'keep-ledger', href: hrefTo('/hr/ledger'), title: (t) => t.hr.ledger.title },
} as const satisfies Record<string, Setting>
type SettingName = keyof typeof SETTINGS

const GROUPS = [
  { name: 'access', settings: ['roles', 'singleSignOn', 'secondStep'] },
  { name: 'organization', settings: ['organization', 'retention'] },
  { name: 'records', settings: ['audit', 'ledger'] },
] as const satisfies readonly { readonly name: string; readonly settings: readonly SettingName[] }[]

/** Everyone who opens it sees the settings that they may change or read, and no others. */
export async function showSettings(visit: SignedInVisit): Promise<void> {
  const { response, t, viewer } = visit
  const words = t.hr.settings
  const groups = GROUPS.map(({ name, settings }) => ({
    title: words.groups[name],
    links: settings
      .filter((each) => reachOf(viewer, SETTINGS[each].action) !== null)
      .map((each) => linkTo(visit, each)),
  }))
  const page = settingsPage(recordsShell(visit, { title: words.title, current: 'settings' }), {
    next: await nextStep(visit),
    groups: groups.filter(({ links }) => links.length > 0),
  })
  response.send(page)
}

function linkTo(visit: SignedInVisit, name: SettingName): SettingLink {
  const { href, title } = SETTINGS[name]
  return { text: title(visit.t), href, lead: visit.t.hr.settings.leads[name], state: stateOf(visit, name) }
}

function stateOf({ deps, language, organization, t, today }: SignedInVisit, setting: SettingName): string {
  const words = t.hr.settings.states
  if (setting === 'singleSignOn') return deps.config.oidc === null ? words.off : words.on
  if (setting !== 'secondStep') return ''
  const from = organization.secondStepFrom
  if (from === null) return words.notRequired
  return from <= today ? words.required : words.requiredFrom(formatDate(from, language))
}

/** What an administrator had better do first. */
async function nextStep({ deps, organization, t, today, viewer }: SignedInVisit) {
  const { next } = t.hr.settings
  const mayGive = reachOf(viewer, 'grant-roles') !== null
  if (mayGive && (await stayingAdministrators(deps.store.db, today)).length < 2)
    return { ...next.secondAdministrator, href: hrefTo('/hr/roles') }
  const mayAsk = reachOf(viewer, 'set-sign-in') !== null
  return mayAsk && organization.secondStepFrom === null ? { ...next.secondStep, href: hrefTo('/hr/second-step') } : null
}
