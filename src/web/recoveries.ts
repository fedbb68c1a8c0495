import { z } from 'zod'
import { dateAt } from '../domain/calendar.ts'
import { AppError } from '../errors.ts'
import { formatDate } from '../pages/dates.ts'
import { recoveriesPage } from '../pages/account-recovery.ts'
import { agreeToRecovery, findRecovery, recoveriesToAgree } from '../store/account-recovery.ts'
import { namesOn } from '../store/facts.ts'
import { ownWorkPath } from './landing.ts'
import { param, parseForm, parseQuery } from './form.ts'
import { nextIn } from './next-page.ts'
import { recoveriesPath, recoveryPath } from './paths.ts'
import { accountShell } from './shell.ts'
import type { SignedInVisit } from './visit.ts'

const recoveriesQuery = z.strictObject({
  outcome: z.enum(['done', 'missed']).optional(),
  next: z.string().optional(),
})
const noFields = z.strictObject({})

/** The second person's own page: whom HR wants to make a code for, and who asked. */
export async function showRecoveries(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, language, now, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const { outcome, next } = parseQuery(visit, recoveriesQuery)
  const waiting = await recoveriesToAgree(db, viewer.person, { today, now })
  const names = await namesOn(
    db,
    waiting.flatMap(({ person, askedBy }) => [person, askedBy]),
    today,
  )
  const page = recoveriesPage(accountShell(visit, t.account.agree.title), {
    outcome: outcome ?? null,
    waiting: waiting.map(({ id, person, askedBy, askedAt }) => ({
      name: names.get(person) ?? t.hr.people.noName,
      by: names.get(askedBy) ?? t.hr.people.noName,
      date: formatDate(dateAt(askedAt, organization.timeZone), language),
      action: recoveryPath(id),
    })),
    nextHref: nextIn(next) ?? ownWorkPath(viewer.roles),
    csrf,
  })
  response.send(page)
}

/** Nobody agrees to what they asked for, or to a code for themselves. */
export async function agree(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, now, response, today, viewer } = visit
  const outcome = await deps.store.transaction(async (tx) => {
    const recovery = await findRecovery(tx, param(visit, 'recovery'), now)
    if (recovery === null) throw new AppError('not-found', 'Nobody asks for this recovery code.')
    const waiting = await recoveriesToAgree(tx, viewer.person, { today, now })
    if (waiting.every(({ id }) => id !== recovery.id)) return 'missed'
    return (await agreeToRecovery(tx, recovery.id, viewer.person, now)) ? 'done' : 'missed'
  })
  log.info({ by: viewer.person, outcome }, 'recovery code agreed to')
  response.redirect(303, recoveriesPath({ outcome }))
}
