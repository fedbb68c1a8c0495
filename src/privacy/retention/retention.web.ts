import { z } from 'zod'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { areStatusesKnown } from '../../app/statuses.web.ts'
import { changedFields } from '../../trail/changed.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { reachOf } from '../../identity/access.ts'
import { parseForm, parseQuery, savedQuery } from '../../platform/http/form.web.ts'
import { RETAINED, RETENTION, type Retention } from './retention.ts'
import { retentionPage } from './retention.page.ts'
import { countExpired, findRetention, putRetention } from './retention.store.ts'

const { leavers, messages, links, addresses, trail } = RETENTION
const periods = z.strictObject({
  leavers: z.enum(leavers.choices),
  messages: z.enum(messages.choices),
  links: z.enum(links.choices),
  addresses: z.enum(addresses.choices),
  trail: z.enum(trail.choices),
})

export async function showRetention(visit: SignedInVisit): Promise<void> {
  const { saved } = parseQuery(visit, savedQuery)
  await sendRetention(visit, await findRetention(visit.deps.store.db), { isPreview: false, saved: saved === 'yes' })
}

/** Counts what would go with the chosen periods. Nothing changes, and nothing is saved. */
export async function previewRetention(visit: SignedInVisit): Promise<void> {
  const retention = { ...(await findRetention(visit.deps.store.db)), ...parseQuery(visit, periods) }
  await sendRetention(visit, retention, { isPreview: true, saved: false })
}

/** From the preview only. Nothing goes before the next day, so a mistake can still be put right. */
export async function saveRetention(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  const chosen = parseForm(visit, periods)
  await deps.store.transaction(async (tx) => {
    const before = await findRetention(tx)
    await putRetention(tx, chosen, viewer.person, now)
    const after = { ...before, ...chosen }
    await noteSetting(visit, tx, { changed: changedFields<Retention>(before, after, RETAINED) })
  })
  log.info({ by: viewer.person, ...chosen }, 'periods of retention changed')
  response.redirect(303, hrefTo('/hr/retention', {}, { saved: 'yes' }))
}

async function sendRetention(
  visit: SignedInVisit,
  retention: Retention,
  state: { readonly isPreview: boolean; readonly saved: boolean },
): Promise<void> {
  const { csrf, deps, response, t, today, viewer } = visit
  const { db } = deps.store
  const shell = recordsShell(visit, { title: t.privacy.retention.title, current: 'retention' })
  const page = retentionPage(shell, {
    retention,
    inForce: state.isPreview ? await findRetention(db) : retention,
    // How long some of it is kept follows from what people still have to do.
    expired: (await areStatusesKnown(deps, today)) ? await countExpired(db, retention, visit) : null,
    ...state,
    links: {
      page: hrefTo('/hr/retention'),
      preview: hrefTo('/hr/retention/preview'),
      leavers: reachOf(viewer, 'erase-person') === null ? null : hrefTo('/hr/retention/leavers'),
    },
    csrf,
  })
  response.send(page)
}
