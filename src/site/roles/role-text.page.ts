import { siteText } from '../../organization/site-details.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import type { Language } from '../../platform/text/language.ts'
import type { Messages } from '../../words/messages.ts'
import { momentText } from '../fill.page.ts'
import type { OpenHour } from './drift.ts'
import type { LostLinks } from './links.ts'
import type { HeldRole } from './role.ts'

/** From when staff can't reach enough people, and what to do. */
export function openText({ why, at }: OpenHour, t: Messages): string {
  return t.hr.siteRoles.open[why](momentText(at, t))
}

/** What's wrong with who holds the roles of a site. Empty while nothing is. */
export function rolesText(
  { lost, leftOut }: LostLinks,
  open: OpenHour | null,
  { t, language }: Pick<Shell, 't' | 'language'>,
): string {
  const words = t.hr.siteRoles
  const titles = (roles: readonly HeldRole[]) => roleTitles(roles, t, language)
  const texts = [
    lost.length === 0 ? '' : words.lostOnSitePage(titles(lost)),
    leftOut.length === 0 ? '' : words.leftOut.onSitePage(titles(leftOut)),
    open === null ? '' : openText(open, t),
  ]
  return texts.filter((text) => text !== '').join(' ')
}

/** The roles that staff are given no number of, because their people are away. Empty for none. */
export function awayRolesText(away: readonly HeldRole[], { t, language }: Pick<Shell, 't' | 'language'>): string {
  return away.length === 0 ? '' : t.hr.siteRoles.awayInPreview(roleTitles(away, t, language))
}

/** The roles as a list of their kinds and titles. */
export function roleTitles(roles: readonly HeldRole[], t: Messages, language: Language): string {
  return titlesOf(roles, t, language).join('; ')
}

/** Each title once, also where the same person has several rows. */
export function titlesOf(roles: readonly HeldRole[], t: Messages, language: Language): string[] {
  const titles = roles.map(
    ({ role, holder }) => `${t.hr.siteRoles.role[role]} (${siteText(holder, 'role', language).text})`,
  )
  return [...new Set(titles)]
}
