import { z } from 'zod'
import { AppError } from '../platform/http/app-error.ts'
import { recoveriesPage } from './recovery.page.ts'
import { agreeToRecovery, findRecovery, recoveriesToAgree } from './recovery.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { findReadable } from '../people/people.web.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { ownWorkPath } from '../app/landing.web.ts'
import { param, parseForm, parseQuery, noFields } from '../platform/http/form.web.ts'
import { nextIn } from './session.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { mayOpen } from '../app/navigation.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

const recoveriesQuery = z.strictObject({
  outcome: z.enum(['done', 'missed']).optional(),
  next: z.string().optional(),
})

/** The second person's own page: whose codes HR wants to make, and who asked. */
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
  const shell = recordsShell(visit, {
    title: t.account.agree.title,
    current: mayOpen(visit, 'people') ? 'people' : 'team',
    help: 'recoveries',
  })
  const page = recoveriesPage(shell, {
    outcome: outcome ?? null,
    waiting: waiting.map(({ id, person, askedBy, askedAt }) => ({
      name: names.get(person) ?? t.hr.people.noName,
      by: names.get(askedBy) ?? t.hr.people.noName,
      date: formatDayOf(askedAt, organization.timeZone, language),
      action: hrefTo('/hr/recoveries/:recovery', { recovery: id }),
    })),
    nextHref: nextIn(next) ?? ownWorkPath(viewer.roles),
    csrf,
  })
  response.send(page)
}

/** No one can agree to their own request, or to a code for themselves. */
export async function agree(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, now, response, today, viewer } = visit
  const outcome = await deps.store.transaction(async (tx) => {
    const recovery = await findRecovery(tx, param(visit, 'recovery'), now)
    if (recovery === null) throw new AppError('not-found', 'Nobody asks for this recovery code.')
    await findReadable(visit, await survivorOf(tx, recovery.person), 'agree-to-recovery', tx)
    const waiting = await recoveriesToAgree(tx, viewer.person, { today, now })
    if (waiting.every(({ id }) => id !== recovery.id)) return 'missed'
    return (await agreeToRecovery(tx, recovery.id, viewer.person, now)) ? 'done' : 'missed'
  })
  log.info({ by: viewer.person, outcome }, 'recovery code agreed to')
  response.redirect(303, hrefTo('/hr/recoveries', {}, { outcome }))
}
