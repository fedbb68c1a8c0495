import { z } from 'zod'
import { calendarDate, dateAt, dayOrNull } from '../../platform/time/calendar.ts'
import { packFileName, type PackOrder } from './pack.ts'
import { lastMomentOf } from '../../platform/time/zoned.ts'
import { reachOf } from '../../identity/access.ts'
import { activeHr } from '../../identity/recovery.store.ts'
import { namesOn } from '../../ledger/fact.store.ts'
import { listFormat } from '../../platform/text/format.ts'
import { formatMoment } from '../../platform/time/moment.page.ts'
import { AppError } from '../../platform/http/app-error.ts'
import { EMPTY_FORM, type FormState } from '../../platform/html/field.page.ts'
import type { Messages } from '../../words/messages.ts'
import { type AnswerInput, PACK_BASES, type ListedPack, packAnswerPage, packPage, packsPage } from './pack.page.ts'
import {
  askForPack,
  findPack,
  latestPacks,
  type PackOnRecord,
  packWithHash,
  startPackAgain,
  stopPack,
} from './pack.store.ts'
import { sendKeptFile } from '../../platform/http/kept-file.web.ts'
import { allSites, type Site } from '../../site/site.store.ts'
import { param, parseForm, readForm, withProblem, noFields } from '../../platform/http/form.web.ts'
import { actorNames } from '../../imports/import.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import { progressShell } from '../../platform/html/progress.page.ts'
import { ORDER_STATES, type WorkProgress } from '../../platform/jobs/work.ts'
import { forgetOpened } from '../../work/opened.store.ts'
import { noteOpened } from '../../work/opened.web.ts'
import { streamWork } from '../../work/stream.web.ts'
import { FILE_FIELD, uploadOf } from '../../platform/http/upload.web.ts'
import { startDownload } from '../../trail/download.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { LANGUAGES } from '../../platform/text/language.ts'

/** The number of packs on the page. */
const MOST_ON_LIST = 50

const makeForm = ({ hr: { pack: words } }: Messages, sites: readonly Site[]) =>
  z.strictObject({
    day: z.string().refine((day) => dayOrNull(day) !== null, words.needs.day),
    site: z.string().refine((id) => id === '' || sites.some((site) => site.id === id), words.needs.site),
    clock: z.enum(PACK_BASES),
    language: z.enum(LANGUAGES),
  })

const checkForm = ({ hr: { pack: words } }: Messages) =>
  z.strictObject({
    hash: z
      .string()
      .trim()
      .toLowerCase()
      .refine((hash) => hash === '' || /^[0-9a-f]{64}$/.test(hash), words.needs.hash),
  })

export async function showPacks(visit: SignedInVisit): Promise<void> {
  await sendPacks(visit, EMPTY_FORM)
}

/** Puts a pack on the list of those to make; the page says how far it is. */
export async function makePack(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const sites = await allSites(db)
  const form = readForm(visit, makeForm(t, sites))
  if (!form.ok) return sendPacks(visit, form.form, 422)
  const asOf = calendarDate(form.data.day)
  if (asOf > today) return sendPacks(visit, withProblem(visit, 'day', t.hr.pack.needs.day), 422)
  const site = sites.find(({ id }) => id === form.data.site) ?? null
  const order: PackOrder = {
    kind: 'pack',
    asOf,
    site: site?.id ?? null,
    knownAt: form.data.clock === 'now' ? null : lastMomentOf(asOf, organization.timeZone),
    language: form.data.language,
  }
  const fileName = packFileName(order, site?.slug ?? null)
  const id = await askForPack(db, order, { fileName, by: viewer.person, at: now })
  if (id === null) throw new AppError('conflict', 'This pack is being made already.')
  log.info({ by: viewer.person, pack: id }, 'evidence pack asked for')
  deps.jobs.wake('packs')
  response.redirect(303, hrefTo('/hr/packs/:pack', { pack: id }))
}

export async function showPack(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, now, organization, response, t } = visit
  const pack = await packOf(visit)
  const isUnderWay = pack.state === 'waiting' || pack.state === 'making'
  if (packProgress(pack).state === 'failed') await noteOpened(visit, pack.id, pack.askedBy)
  const [listed] = await listedPacks(visit, [pack])
  if (listed === undefined) throw new RangeError('a pack that was found is listed')
  const { made, state } = pack
  const quiet = recordsShell(visit, { title: t.hr.pack.title, current: 'evidence' })
  const shell = isUnderWay ? progressShell(quiet, deps.assets.progress.href) : quiet
  const here = hrefTo('/hr/packs/:pack', { pack: pack.id })
  const isThere = (await deps.packs.fileOf(pack)) !== null
  const page = packPage(shell, {
    ...listed,
    isStopped: pack.stoppedAt !== null,
    work: isUnderWay
      ? {
          task: 'pack',
          progress: deps.work.timed(pack.id, packProgress(pack), now),
          csrf,
          links: {
            stream: hrefTo('/hr/packs/:pack/progress', { pack: pack.id }),
            again: here,
            result: here,
            all: hrefTo('/hr/work'),
          },
          stopAction:
            makes(visit) && pack.order.kind === 'pack' ? hrefTo('/hr/packs/:pack/stop', { pack: pack.id }) : null,
          stuck: null,
        }
      : null,
    made: made === null ? null : { ...made, on: dateAt(made.at, organization.timeZone) },
    fileHref: isThere ? hrefTo('/hr/packs/:pack/pack.zip', { pack: pack.id }) : null,
    isStuck: state === 'making' && pack.claimedUntil !== null && pack.claimedUntil <= now,
    startAgain: makes(visit) ? { action: hrefTo('/hr/packs/:pack/again', { pack: pack.id }), csrf } : null,
    makeAgain: makes(visit) && pack.order.kind === 'pack' ? againForm(pack.order, csrf) : null,
    backHref: hrefTo('/hr/packs'),
  })
  response.send(page)
}

/** The form of a new pack, filled in like an earlier one. */
function againForm({ asOf, site, knownAt, language }: PackOrder, csrf: string) {
  const fields = { day: asOf, site: site ?? '', clock: knownAt === null ? 'now' : 'known', language, csrf }
  return { action: hrefTo('/hr/packs'), hidden: Object.entries(fields).map(([name, value]) => ({ name, value })) }
}

/** The numbers of a pack that is being made, for the page that shows them. */
export async function streamPack(visit: SignedInVisit): Promise<void> {
  const { id } = await packOf(visit)
  await streamWork(visit, {
    who: 'read-evidence',
    id,
    async read() {
      const pack = await findPack(visit.deps.store.db, id)
      return pack === null ? null : packProgress(pack)
    },
  })
}

export function packProgress({ done, state, stoppedAt, total }: PackOnRecord): WorkProgress {
  return { state: stoppedAt === null ? ORDER_STATES[state] : 'stopped', done, of: total }
}

/** Nothing is kept of a pack that isn't made yet. */
export async function stopMaking(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  parseForm(visit, noFields)
  const { id } = await packOf(visit)
  if (!(await stopPack(deps.store.db, id, now))) throw new AppError('conflict', 'This pack can’t be stopped anymore.')
  log.info({ by: viewer.person, pack: id }, 'evidence pack stopped')
  response.redirect(303, hrefTo('/hr/packs/:pack', { pack: id }))
}

/** One that could not be made, or whose maker has gone. The page says how far it is. */
export async function makePackAgain(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  parseForm(visit, noFields)
  const { id } = await packOf(visit)
  await startPackAgain(deps.store.db, id, now)
  await forgetOpened(deps.store.db, id)
  log.info({ by: viewer.person, pack: id }, 'evidence pack started again')
  deps.jobs.wake('packs')
  response.redirect(303, hrefTo('/hr/packs/:pack', { pack: id }))
}

export async function downloadPack(visit: SignedInVisit): Promise<void> {
  const { deps, log, viewer } = visit
  const pack = await packOf(visit)
  const { id, fileName, made } = pack
  const file = await deps.packs.fileOf(pack)
  if (made === null || file === null) throw new AppError('not-found', 'The file of this pack is not here.')
  await startDownload(visit, { name: fileName, about: id })
  log.info({ by: viewer.person, pack: id }, 'evidence pack downloaded')
  await sendKeptFile(visit, file)
}

/** Changes nothing, and keeps nothing of the file: the answer is the page. */
export async function checkPack(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const form = readForm(visit, checkForm(t))
  if (!form.ok) return sendPacks(visit, form.form, 422)
  const upload = uploadOf(visit)
  const { hash } = form.data
  if (upload === null && hash === '') {
    return sendPacks(visit, withProblem(visit, FILE_FIELD, t.hr.pack.needs.file), 422)
  }
  const answer = upload === null ? await answerOnHash(visit, hash) : await answerOnFile(visit, upload.bytes)
  log.info({ by: viewer.person, answer: answer.kind, store: deps.store.engine }, 'evidence pack checked')
  const shell = recordsShell(visit, { title: t.hr.pack.answer.title, current: 'evidence' })
  response.send(packAnswerPage(shell, answer, hrefTo('/hr/packs')))
}

async function answerOnHash(visit: SignedInVisit, hash: string): Promise<AnswerInput> {
  const pack = await packWithHash(visit.deps.store.db, hash)
  return pack === null ? { kind: 'unknown-hash' } : ours(visit, pack)
}

async function answerOnFile(visit: SignedInVisit, bytes: Uint8Array): Promise<AnswerInput> {
  const answer = await visit.deps.packs.check(bytes)
  return answer.kind === 'ours' ? ours(visit, answer.pack) : answer
}

async function ours(visit: SignedInVisit, pack: PackOnRecord): Promise<AnswerInput> {
  const [listed] = await listedPacks(visit, [pack])
  if (listed === undefined || pack.made === null) return { kind: 'unknown-hash' }
  return { kind: 'ours', pack: listed, madeOn: dateAt(pack.made.at, visit.organization.timeZone) }
}

async function packOf(visit: SignedInVisit): Promise<PackOnRecord> {
  const pack = await findPack(visit.deps.store.db, `pack:${param(visit, 'pack')}`)
  if (pack === null) throw new AppError('not-found', 'There is no such pack.')
  return pack
}

async function listedPacks(visit: SignedInVisit, packs: readonly PackOnRecord[]): Promise<ListedPack[]> {
  const { deps, language, organization } = visit
  const { timeZone } = organization
  const sites = await allSites(deps.store.db)
  const names = new Map(sites.map(({ id, name }) => [id, name]))
  const nameOf = await actorNames(
    visit,
    packs.map(({ askedBy }) => askedBy),
  )
  return packs.map(({ id, order, state, askedAt, askedBy }) => ({
    order,
    state,
    siteName: order.site === null ? null : (names.get(order.site) ?? order.site),
    askedBy: nameOf(askedBy),
    asked: formatMoment(askedAt, timeZone, language),
    href: hrefTo('/hr/packs/:pack', { pack: id }),
  }))
}

async function sendPacks(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, response, t, today } = visit
  const { db } = deps.store
  const shell = recordsShell(visit, { title: t.hr.pack.title, current: 'evidence' })
  const isMaker = makes(visit)
  const page = packsPage(shell, {
    form,
    today,
    sites: await allSites(db),
    packs: await listedPacks(visit, await latestPacks(db, MOST_ON_LIST)),
    askHr: isMaker ? null : t.hr.pack.askHr(await whoMakesPacks(visit)),
    links: {
      make: isMaker ? hrefTo('/hr/packs') : null,
      check: hrefTo('/hr/packs/checks'),
      ledger: hrefTo('/hr/ledger'),
      work: hrefTo('/hr/work'),
    },
    csrf,
  })
  response.status(status).send(page)
}

/** The names of those in HR who can sign in today. */
async function whoMakesPacks({ deps, language, t, today }: SignedInVisit): Promise<string> {
  const { db } = deps.store
  const names = await namesOn(db, await activeHr(db, today), today)
  const known = [...names.values()].filter((name) => name !== null)
  return known.length === 0 ? t.hr.pack.hr : listFormat(language, { type: 'disjunction' }).format(known)
}

function makes({ viewer }: SignedInVisit): boolean {
  return reachOf(viewer, 'make-evidence') !== null
}
