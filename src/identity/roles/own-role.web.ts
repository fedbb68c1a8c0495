import { isPerson } from '../../ledger/event.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import type { OwnRole } from '../account.page.ts'
import { grantsOn } from '../access.ts'
import type { HeldRole } from '../role.store.ts'
import { giverNames, rolesHeld, roleTexts } from './role-text.web.ts'
import { formatDayOf } from '../../platform/time/moment.page.ts'

/** The roles that the visitor has today, in words: since when, from whom and until when. */
export async function ownRoles(visit: SignedInVisit): Promise<OwnRole[]> {
  const { deps, language, t, today, viewer } = visit
  const { own, ungiven } = t.hr.roles
  const mine = (await rolesHeld(deps.store.db)).filter(({ person }) => person === viewer.person)
  const held = grantsOn(mine, today)
  const texts = await roleTexts(visit, held)
  const given = await givenLines(visit, held)
  const roles = held.map(({ role, until }, index) => ({
    name: t.account.roles[role],
    sites: texts[index]?.sites ?? '',
    lines: [given[index] ?? '', until === null ? own.noEnd : own.until(formatDate(until, language))],
  }))
  const supervises = { name: ungiven.supervisor, sites: '', lines: [own.supervises] }
  return viewer.roles.has('supervisor') ? [supervises, ...roles] : roles
}

/** One sentence for each, in the same order. */
async function givenLines(visit: SignedInVisit, held: readonly HeldRole[]): Promise<string[]> {
  const { language, organization, t } = visit
  const { own } = t.hr.roles
  const nameOf = await giverNames(
    visit,
    held.flatMap(({ givenBy }) => givenBy ?? []),
  )
  return held.map(({ givenAt, givenBy }) => {
    if (givenAt === null || givenBy === null) return own.before
    const date = formatDayOf(givenAt, organization.timeZone, language)
    if (isPerson(givenBy)) return own.given(nameOf(givenBy), date)
    return givenBy === 'system:set-up' ? own.atSetUp(date) : own.onConsole(date)
  })
}
