import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { reachOf } from '../identity/access.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { actorNames } from '../imports/import.web.ts'
import type { Actor, SiteId } from '../ledger/event.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import {
  partsFromOrganization,
  type SitePublishedEvent,
  siteVersionAfter,
  siteVersionOn,
} from '../ledger/site-version.ts'
import { recordingOf } from '../people/change.web.ts'
import { dayQuery, parseForm, parseQuery } from '../platform/http/form.web.ts'
import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import { noteSetting } from '../trail/setting.web.ts'
import { ownDraft } from './defaults/defaults.ts'
import { DETAILS_DRAFT, detailsOf } from './draft.ts'
import { findDraft } from '../platform/database/draft.store.ts'
import { keepSiteDraft } from './kept-draft.store.ts'
import { isSame } from './phone/phone.ts'
import { withdrawVersion } from './proposal.store.ts'
import { siteOfPath, siteWithin } from './site.web.ts'
import { siteOnRecord } from './roles/drift.store.ts'
import { shownOn } from './roles/shown.ts'
import { type ListedVersion, type SeenOnDay, versionsPage } from './versions.page.ts'

const versionNumber = z.coerce.number().int().positive().max(1_000_000).optional()
const versionsQuery = z.object({ from: versionNumber, to: versionNumber, on: dayQuery })

/**
 * What staff saw on a day that's asked for, and every version with its days. Any two can be compared: the last two,
 * unless others are chosen.
 */
export async function showSiteVersions(visit: SignedInVisit): Promise<void> {
  const { deps, organization, response, t, today, viewer } = visit
  const { from, to, on } = parseQuery(visit, versionsQuery)
  const site = await siteWithin(visit, 'read-site-versions')
  const history = await historyOf(deps.store.db, site.id)
  const right = corrected(history)
  const kept = new Set(right.map(({ id }) => id))
  const versions = history
    .filter(isKind('site_published'))
    .toReversed()
    .map((event): ListedVersion => {
      const recordedOn = dateAt(event.recordedAt, organization.timeZone)
      return { event, recordedOn, proposedBy: askedBy(event, history), isWithdrawn: !kept.has(event.id) }
    })
  const numbered = (version: number | undefined) => versions.find(({ event }) => event.body.version === version)
  const [last, before] = versions
  const [one, other] = [numbered(from) ?? before, numbered(to) ?? last]
  const mayEdit = reachOf(viewer, 'edit-site') !== null
  const shell = recordsShell(visit, {
    title: t.hr.sites.versions.title,
    current: mayEdit ? 'sites' : 'departments',
  })
  const page = versionsPage(shell, {
    name: site.name,
    versions,
    compared: one === undefined || other === undefined ? null : [one, other],
    seen: on === null ? null : await seenOn(visit, site.id, on > today ? today : on),
    today,
    nameOf: await actorNames(
      visit,
      versions.flatMap(({ event, proposedBy }) => [event.actor, ...(proposedBy === null ? [] : [proposedBy])]),
    ),
    inEffect: siteVersionOn(right, today)?.id ?? null,
    links: {
      back: mayEdit
        ? { text: t.hr.sites.preview.back, href: hrefTo('/hr/sites/:site', { site: site.id }) }
        : {
            text: t.hr.reports.counts.siteTitle(site.name),
            href: hrefTo('/hr/reports/sites/:site', { site: site.id }),
          },
      self: hrefTo('/hr/sites/:site/versions', { site: site.id }),
      lines: reachOf(viewer, 'read-contacts') === null ? null : `${hrefTo('/hr/contacts', {}, { on })}#day`,
    },
  })
  response.send(page)
}

function askedBy({ body }: SitePublishedEvent, history: History): Actor | null {
  if (!('proposal' in body)) return null
  const asked = history.filter(isKind('site_change_proposed')).find((event) => event.body.proposal === body.proposal)
  return asked?.actor ?? null
}

/** Whoever was away that day isn't in the details. */
async function seenOn({ deps, organization }: SignedInVisit, site: SiteId, on: CalendarDate): Promise<SeenOnDay> {
  const record = await siteOnRecord(deps.store.db, site, organization.timeZone)
  return { on, version: siteVersionOn(record.history, on), details: shownOn(on, record) }
}

const withdrawalForm = z.strictObject({ version: z.string().max(200) })

/** Calls off a version that's to come. Its text becomes the draft, unless there's another one. */
export async function withdrawSiteVersion(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, today, viewer } = visit
  const site = await siteOfPath(visit)
  const { version } = parseForm(visit, withdrawalForm)
  await deps.store.transaction(async (tx) => {
    const history = corrected(await historyOf(tx, site.id))
    const comes = siteVersionAfter(history, today)
    // Called off already, or in effect since midnight.
    if (comes?.id !== version) return
    await withdrawVersion(tx, comes, recordingOf(visit))
    const live = siteVersionOn(history, today)
    const draft = draftIn(comes)
    // The site hasn't written what came from the organization.
    const isWritten = live === null || !isSame(detailsOf(draftIn(live), ''), detailsOf(draft, ''))
    if (isWritten && (await findDraft(tx, site.id, DETAILS_DRAFT)) === null)
      await keepSiteDraft(tx, site.id, draft, viewer.person, now)
    await noteSetting(visit, tx)
  })
  log.info({ by: viewer.person, site: site.id }, 'version of a site called off')
  response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }))
}

function draftIn(version: SitePublishedEvent) {
  return ownDraft(version.body.details, partsFromOrganization(version))
}
