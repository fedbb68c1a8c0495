import { z } from 'zod'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { recordingOf } from '../../people/change.web.ts'
import { hashOf } from '../../platform/codes/hash.store.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import { inDigits } from '../../organization/phone-letters.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import { parseForm, withProblems } from '../../platform/http/form.web.ts'
import { corrected } from '../../ledger/history.ts'
import { historyOf } from '../../ledger/ledger.store.ts'
import { partsFromOrganization, type SitePublishedEvent, siteVersionsAfter } from '../../ledger/site-version.ts'
import { noteSetting } from '../../trail/setting.web.ts'
import { draftOf } from '../draft.ts'
import { blanksOf, formOf } from '../form-state.web.ts'
import { proposeDetails, readProposal } from '../proposal.store.ts'
import { agreementIn } from '../publish.web.ts'
import { detailsNow, driftedIn } from '../roles/drift.store.ts'
import { linksAfter } from '../roles/publish.store.ts'
import { awayText } from '../roles/roles.page.ts'
import { readBy } from '../roles/roles.web.ts'
import { detailsToCome, publishedDetails, type Site } from '../site.store.ts'
import { siteOfPath } from '../site.web.ts'
import { brokenText, notCalled, ofAllText, phoneField, phonePage, phoneProblems } from './phone.page.ts'
import { publishNumbers } from './phone.store.ts'
import {
  changesOf,
  fieldOfRole,
  fieldsOf,
  linesForAll,
  type NumberChange,
  numbersOf,
  takenByAll,
  withChanges,
  withOtherNumbers,
} from './phone.ts'
import { breaking, brokenVersion, type Versions } from './planned.ts'

/** The form for a number that has to change today, whatever else is being prepared. */
export async function showPhones(visit: SignedInVisit): Promise<void> {
  await sendPhones(visit, await siteOfPath(visit), EMPTY_FORM)
}

const FIELD = /^(mark|called|((named|local)-\d{1,2}|backup|ifAboutThatPerson|support)-phone)$/
/** A number for each field that the page has. */
export const phoneForm = z.record(z.string().regex(FIELD), z.string().trim().max(100).transform(inDigits))

/** Publishes the new numbers from today on, or asks a second person to agree. */
export async function changePhones(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, today, viewer } = visit
  const words = t.hr.sites.phone
  const site = await siteOfPath(visit)
  const sent = parseForm(visit, phoneForm)
  const recording = recordingOf(visit)
  const outcome = await deps.store.transaction(async (tx): Promise<'published' | 'asked' | FormState['problems']> => {
    const live = await publishedDetails(tx, site.id, today)
    if (live === null || sent['mark'] !== (await markOf(tx, site, live, visit))) return { mark: words.newer }
    const { details } = live.body
    const parts = partsFromOrganization(live)
    const changes = changesOf(details, parts, (field) => {
      const phone = sent[phoneField(field)]
      return phone === undefined ? undefined : { phone, checkedOn: today }
    })
    if (changes.length === 0) return { mark: words.same }
    const after = withChanges(details, parts, changes)
    const blanks = await blanksOf(tx, site, draftOf(after), visit)
    const numbers = numbersOf(details, parts)
    const planned = siteVersionsAfter(corrected(await historyOf(tx, site.id)), today)
    const { defaults } = await formOf(visit, tx, site)
    const taken = fieldsOf(numbers, takenByAll(changes, linesForAll([live, ...planned], defaults)))
    const broken = brokenFields({ live, planned }, { numbers, changes }, visit)
    const problems = { ...phoneProblems(blanks, { numbers, taken, broken }, t), ...notCalled(changes, sent, t) }
    if (Object.keys(problems).length > 0) return problems
    await noteSetting(visit, tx)
    if ((await agreementIn(visit, tx)) !== 'asked') {
      await publishNumbers(tx, site.id, changes, recording, null)
      return 'published'
    }
    const { proposal } = await readProposal(tx, site.id)
    // The button was pressed twice.
    if (proposal === null || canonicalJson(proposal.body.details) !== canonicalJson(after)) {
      await proposeDetails(tx, site.id, { details: after, from: today, fromOrganization: parts }, recording)
    }
    return 'asked'
  })
  if (typeof outcome !== 'string') return sendPhones(visit, site, formWith(visit, outcome), 422)
  const by = { by: viewer.person, site: site.id }
  if (outcome === 'asked') {
    log.info(by, 'numbers of a site proposed')
    return response.redirect(303, hrefTo('/hr/sites/:site/proposal', { site: site.id }))
  }
  log.info(by, 'numbers of a site published')
  response.redirect(303, hrefTo('/hr/sites/:site', { site: site.id }, { published: 'phone' }))
}

/** The fields whose new number makes a version that's to come break a rule, with the reason. */
function brokenFields(
  versions: Versions,
  { numbers, changes }: { readonly numbers: ReturnType<typeof numbersOf>; readonly changes: readonly NumberChange[] },
  visit: SignedInVisit,
): FormState['problems'] {
  const broken = brokenVersion(versions, changes, visit.today)
  if (broken === null) return {}
  const wrong = breaking(versions, changes, visit.today)
  return Object.fromEntries(fieldsOf(numbers, wrong).map((field) => [phoneField(field), brokenText(broken, visit)]))
}

/** Numbers that were typed before the details changed aren't put into others. */
export function formWith(visit: SignedInVisit, problems: FormState['problems']): FormState {
  const isNewer = problems['mark'] === visit.t.hr.sites.phone.newer
  return isNewer ? { values: {}, problems } : withProblems(visit, problems)
}

async function sendPhones(visit: SignedInVisit, site: Site, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, response, t, today } = visit
  const { db } = deps.store
  const live = await publishedDetails(db, site.id, today)
  const back = hrefTo('/hr/sites/:site', { site: site.id })
  if (live === null) return response.redirect(303, back)
  const comes = await detailsToCome(db, site.id, today)
  const { details } = live.body
  const parts = partsFromOrganization(live)
  const shell = recordsShell(visit, { title: t.hr.sites.phone.title, current: 'sites' })
  const coming = comes === null ? null : { version: comes.body.version, on: comes.effectiveOn }
  const page = phonePage(shell, {
    siteName: site.name,
    numbers: numbersOf(details, parts),
    ofAll: ofAllText(visit, { details, parts }, coming),
    reach: '',
    isCallFailed: visit.request.query['failed'] === 'call',
    comes: coming,
    isProposed: (await readProposal(db, site.id)).proposal !== null,
    linked: (await linksAfter(db, site.id, withOtherNumbers(details, parts), today)).ended,
    awayOf: await awayAt(visit, site),
    form,
    agreement: await agreementIn(visit, db),
    mark: await markOf(db, site, live, visit),
    csrf,
    links: {
      back,
      self: hrefTo('/hr/sites/:site/phone', { site: site.id }),
      form: hrefTo('/hr/sites/:site', { site: site.id }, { check: 'yes' }),
      people: hrefTo('/hr/sites/:site/people', { site: site.id }),
      defaults: hrefTo('/hr/sites/defaults/phone'),
    },
  })
  response.status(status).send(page)
}

/** What the viewer may know of each role whose person is away, by the role's field. */
async function awayAt(visit: SignedInVisit, site: Site): Promise<(field: string) => string> {
  const now = await detailsNow(visit.deps.store.db, site.id, visit.today)
  if (now === null) return () => ''
  const live = { details: now.published.body.details, drifted: driftedIn(now.roles) }
  const input = { ...(await readBy(visit, now.roles)), live }
  const texts = new Map(now.roles.map((role) => [fieldOfRole(role), awayText(role, input, visit)]))
  return (field) => texts.get(field) ?? ''
}

/**
 * A button that asks a second person never publishes, nor the other way round. And what another steward has asked for
 * since ends with nobody's number.
 */
async function markOf(db: Database, site: Site, live: SitePublishedEvent, visit: SignedInVisit): Promise<string> {
  const comes = await detailsToCome(db, site.id, visit.today)
  const { proposal } = await readProposal(db, site.id)
  const others = proposal !== null && proposal.actor !== visit.viewer.person ? proposal.id : ''
  return hashOf([live.id, comes?.id ?? '', others, await agreementIn(visit, db)]).slice(0, 16)
}
