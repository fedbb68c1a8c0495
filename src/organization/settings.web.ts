import { type Action, reachOf } from '../identity/access.ts'
import { stayingAdministrators } from '../identity/roles/administrator.store.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { type SettingLink, settingsPage } from './settings.page.ts'

/** The pages of settings, and who may open each. */
export const SETTINGS = {
  roles: 'grant-roles',
  singleSignOn: 'set-sign-in',
  secondStep: 'set-sign-in',
  organization: 'edit-organization',
  retention: 'edit-organization',
  audit: 'read-audit',
  ledger: 'keep-ledger',
} as const satisfies Record<string, Action>
type Setting = keyof typeof SETTINGS

const GROUPS = [
  { name: 'access', settings: ['roles', 'singleSignOn', 'secondStep'] },
  { name: 'organization', settings: ['organization', 'retention'] },
  { name: 'records', settings: ['audit', 'ledger'] },
] as const satisfies readonly { readonly name: string; readonly settings: readonly Setting[] }[]

/** Everyone who opens it sees the settings that they may change or read, and no others. */
export async function showSettings(visit: SignedInVisit): Promise<void> {
  const { response, t, viewer } = visit
  const words = t.hr.settings
  const groups = GROUPS.map(({ name, settings }) => ({
    title: words.groups[name],
    links: settings.filter((each) => reachOf(viewer, SETTINGS[each]) !== null).map((each) => linkTo(visit, each)),
  }))
  const page = settingsPage(recordsShell(visit, { title: words.title, current: 'settings' }), {
    next: await nextStep(visit),
    groups: groups.filter(({ links }) => links.length > 0),
  })
  response.send(page)
}

function linkTo(visit: SignedInVisit, setting: Setting): SettingLink {
  const { t } = visit
  const lead = t.hr.settings.leads[setting]
  const state = stateOf(visit, setting)
  switch (setting) {
    case 'roles':
      return { text: t.hr.roles.title, href: hrefTo('/hr/roles'), lead, state }
    case 'singleSignOn':
      return { text: t.singleSignOn.settings.title, href: hrefTo('/hr/sign-in'), lead, state }
    case 'secondStep':
      return { text: t.factors.rule.title, href: hrefTo('/hr/second-step'), lead, state }
    case 'organization':
      return { text: t.hr.organization.title, href: hrefTo('/hr/organization'), lead, state }
    case 'retention':
      return { text: t.privacy.retention.title, href: hrefTo('/hr/retention'), lead, state }
    case 'audit':
      return { text: t.hr.trail.title, href: hrefTo('/hr/audit'), lead, state }
    case 'ledger':
      return { text: t.hr.ledger.title, href: hrefTo('/hr/ledger'), lead, state }
  }
}

function stateOf({ deps, language, organization, t, today }: SignedInVisit, setting: Setting): string {
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
