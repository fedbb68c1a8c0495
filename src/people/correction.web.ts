import { z } from 'zod'
import { certificatesIn } from '../certificates/certificate.ts'
import { type CorrectionKind, correctionKinds, entriesCorrected } from './correction.ts'
import { isPerson, type PersonId } from '../ledger/event.ts'
import { AppError } from '../platform/http/app-error.ts'
import { changePage } from './change.page.ts'
import { correctionChoicePage, correctionPreviewPage } from './correction.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { timeline, type TimelineEntry } from './file/timeline.page.ts'
import { isLastAdministrator } from '../identity/roles/administrator.store.ts'
import { hasRoleSince, settleParted } from '../identity/joined/join-records.store.ts'
import { revokeCertificate } from '../certificates/certificate.store.ts'
import { correct } from './correction.store.ts'
import { keepEvidence } from '../ledger/evidence.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { findEvent, historyOf } from '../ledger/ledger.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { findPerson, type PersonOnRecord } from './people.store.ts'
import { rehearse } from '../platform/database/open.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { stopMoved } from '../reminders/moved.store.ts'
import { allSites } from '../site/site.store.ts'
import { recordingOf } from './change.web.ts'
import { CORRECTION_FORMS, type ReadCorrection, type Target, targetOf } from './correction-form.web.ts'
import { paperOf } from '../credits/evidence.web.ts'
import { param, parseQuery, sentFields, withProblem, withProblems } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { scopeOf } from '../identity/access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { findReadable, timelineContextOf, wordingOf } from './people.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { Upload } from '../platform/http/upload.web.ts'
import { noteReading } from '../trail/record.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Whoever corrects an entry reads all of it. */
const CHANGING = { may: () => true }

const kindQuery = z.strictObject({ kind: z.string().optional() })

/** Shows the form if there's only one kind of correction, and otherwise the choice. */
export async function showCorrection(visit: SignedInVisit): Promise<void> {
  const target = await getTarget(visit, visit.deps.store.db)
  const kind = chosenKind(visit, target)
  if (kind === null) return sendChoice(visit, target)
  await sendForm(visit, target, kind, EMPTY_FORM)
}

/** First shows what would change, and records it once that was confirmed, with the paper that comes with it. */
export async function makeCorrection(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const { store } = deps
  const target = await getTarget(visit, store.db)
  const kind = chosenKind(visit, target)
  if (kind === null) return sendChoice(visit, target)
  if (await keepsRole(visit, target, kind)) {
    return sendForm(visit, target, kind, withProblem(visit, 'reason', visit.t.hr.changes.correction.partRole), 422)
  }
  if (await leavesNoAdministrator(visit, target, kind)) {
    return sendForm(visit, target, kind, withProblem(visit, 'reason', visit.t.hr.roles.end.lastAdministrator), 422)
  }
  const sent = paperOf(visit)
  const isConfirmed = sentFields(visit)['confirmed'] === 'yes' && sent.ok
  const before = await findPerson(store.db, await survivorOf(store.db, target.person))
  const { read, after, stopped } = isConfirmed
    ? await store.transaction((tx) => correctTarget(tx, visit, kind, sent.paper))
    : await rehearse(store, (tx) => correctTarget(tx, visit, kind, null))
  if (!read.ok) return sendForm(visit, target, kind, withProblems(visit, read.problems), 422)
  if (!isConfirmed) {
    const form = sent.ok ? EMPTY_FORM : withProblem(visit, ...sent.problem)
    return sendPreview(visit, { target, kind, read, before, after, stopped, form })
  }
  response.redirect(303, await shownAfter(target, store.db))
}

/** Whether the last administrator wouldn't work here anymore, as after a hire is withdrawn. */
async function leavesNoAdministrator(visit: SignedInVisit, { person }: Target, kind: CorrectionKind): Promise<boolean> {
  const { deps, today } = visit
  const isLast = async (db: Database) => isLastAdministrator(db, await survivorOf(db, person), today)
  if (!(await isLast(deps.store.db))) return false
  return rehearse(deps.store, async (tx) => {
    const { read } = await correctTarget(tx, visit, kind, null)
    return read.ok && !(await isLast(tx))
  })
}

/** Whether a record would leave with a role that was given to the person since it was joined. */
async function keepsRole(visit: SignedInVisit, { entry }: Target, kind: CorrectionKind): Promise<boolean> {
  if (entry.kind !== 'merged') return false
  return rehearse(visit.deps.store, async (tx) => {
    const { read } = await correctTarget(tx, visit, kind, null)
    // Only people are merged.
    return read.ok && (await hasRoleSince(tx, entry.subject as PersonId, entry.recordedAt))
  })
}

interface Outcome {
  readonly read: ReadCorrection
  readonly after: PersonOnRecord | null
  /** How many messages with a date that has moved. */
  readonly stopped: number
}

/** The correction with what follows from it, or what does not fit. */
async function correctTarget(
  tx: Tx,
  visit: SignedInVisit,
  kind: CorrectionKind,
  paper: Upload | null,
): Promise<Outcome> {
  const target = await getTarget(visit, tx)
  const { entry, person, history } = target
  const read = await CORRECTION_FORMS[kind].read(target, visit, tx)
  if (!read.ok) return { read, after: null, stopped: 0 }
  const recording = recordingOf(visit)
  const entries = kind === 'moved' || kind === 'withdrawn' ? entriesCorrected(history, entry) : [entry]
  const { correction } = read
  const { reference } = correction.evidence
  const files = paper === null ? [] : [await keepEvidence(tx, { ...paper, by: visit.viewer.person, at: visit.now })]
  for (const each of entries) await correct(tx, each, { ...correction, evidence: { files, reference } }, recording)
  if (entry.kind === 'merged') await settleParted(tx, entry.body.into)
  for (const number of certificatesThatGo(target, kind)) {
    await revokeCertificate(tx, person, number, 'completion-withdrawn', recording)
  }
  const after = await findPerson(tx, await survivorOf(tx, person))
  const stopped = after === null ? 0 : await stopMoved(tx, after.person, after.standing, visit.now)
  return { read, after, stopped }
}

/** Those that say that somebody completed what is now withdrawn. */
function certificatesThatGo({ entry, history }: Target, kind: CorrectionKind) {
  if (kind !== 'withdrawn') return []
  return certificatesIn(history)
    .filter(({ completion, revoked }) => completion === entry.id && revoked === null)
    .map(({ number }) => number)
}

/** After two records are separated, returns the one that had stayed. */
async function shownAfter({ entry, person }: Target, db: Database): Promise<string> {
  const isParted = entry.kind === 'merged'
  const shown = await survivorOf(db, isParted ? entry.body.into : person)
  return hrefTo('/hr/people/:person', { person: shown }, { saved: isParted ? 'parted' : 'corrected' })
}

/** Throws not-found for an id that isn't an entry, or for an entry that HR can't correct. */
async function getTarget(visit: SignedInVisit, db: Database): Promise<Target> {
  const entry = await findEvent(db, param(visit, 'entry'))
  if (entry === null || !isPerson(entry.subject)) throw new AppError('not-found', 'There is no such entry.')
  await findReadable(visit, await survivorOf(db, entry.subject), 'change-person', db)
  const sites = sitesWithin(scopeOf(visit.viewer, 'change-person'), await allSites(db))
  const history = await historyOf(db, entry.subject)
  const kinds = correctionKinds(history, entry, sites)
  if (kinds.length === 0) throw new AppError('not-found', 'This entry is not put right with a correction.')
  const found = { entry, person: entry.subject }
  return targetOf(db, found, { history, kinds, sites }, visit)
}

/** The one that the address names, or the only one there is. */
function chosenKind(visit: SignedInVisit, { kinds }: Target): CorrectionKind | null {
  const { kind } = parseQuery(visit, kindQuery)
  return kinds.find((candidate) => candidate === kind) ?? (kinds.length === 1 ? (kinds[0] ?? null) : null)
}

/** The entry, as each of these pages shows it, with the name of the person. Reading it is on the audit trail. */
async function entryToldOf(
  visit: SignedInVisit,
  { entry, history, person }: Target,
): Promise<TimelineEntry & { readonly name: string }> {
  await noteReading(visit, person)
  const { deps, t, today } = visit
  const name = (await namesOn(deps.store.db, [person], today)).get(person) ?? t.hr.people.noName
  const told = timeline(history, await timelineContextOf(visit, CHANGING, [], history)).find(
    ({ id }) => id === entry.id,
  )
  if (told === undefined) throw new RangeError(`Entry ${entry.id} is not in its own history.`)
  return { ...told, name }
}

async function sendChoice(visit: SignedInVisit, target: Target): Promise<void> {
  const { t, response } = visit
  const shell = recordsShell(visit, { title: t.hr.changes.corrections, current: 'people', help: 'change' })
  const page = correctionChoicePage(shell, {
    entry: await entryToldOf(visit, target),
    choices: target.kinds.map((kind) => ({
      text: t.hr.changes.correction.kinds[kind],
      href: hrefTo('/hr/entries/:entry/correction', { entry: target.entry.id }, { kind }),
    })),
    backHref: await backTo(visit, target),
  })
  response.send(page)
}

async function sendForm(
  visit: SignedInVisit,
  target: Target,
  kind: CorrectionKind,
  form: FormState,
  status = 200,
): Promise<void> {
  const { t, csrf, response } = visit
  const words = t.hr.changes.correction
  const { name, title, dateText, details } = await entryToldOf(visit, target)
  const { entry, kinds } = target
  const isParting = entry.kind === 'merged' && kind === 'withdrawn'
  const page = changePage(recordsShell(visit, { title: t.hr.changes.corrections, current: 'people', help: 'change' }), {
    kicker: `${name}. ${dateText}: ${title}`,
    heading: isParting ? words.part : words.kinds[kind],
    lead: words.lead,
    notes: isParting ? [...details, words.partLead] : details,
    fields: await CORRECTION_FORMS[kind].fields(form, target, visit),
    button: words.check,
    action: hrefTo('/hr/entries/:entry/correction', { entry: entry.id }, { kind }),
    backHref: await backTo(visit, target),
    other:
      kinds.length === 1
        ? null
        : { text: words.otherKind, href: hrefTo('/hr/entries/:entry/correction', { entry: entry.id }) },
    csrf,
  })
  response.status(status).send(page)
}

interface Preview extends Outcome {
  readonly target: Target
  readonly kind: CorrectionKind
  readonly read: Extract<ReadCorrection, { readonly ok: true }>
  readonly before: PersonOnRecord | null
  /** The form's message about a paper that can't be kept. */
  readonly form: FormState
}

async function sendPreview(visit: SignedInVisit, preview: Preview): Promise<void> {
  const { target, kind, read, before, after, stopped, form } = preview
  const { t, csrf, response } = visit
  const shell = recordsShell(visit, { title: t.hr.changes.corrections, current: 'people', help: 'change' })
  const { siteNames } = await timelineContextOf(visit, CHANGING, [], target.history)
  const page = correctionPreviewPage(shell, {
    entry: await entryToldOf(visit, target),
    correction: read.correction,
    context: { wording: wordingOf(visit), siteNames },
    before: before?.standing ?? null,
    after: after?.standing ?? null,
    certificates: certificatesThatGo(target, kind),
    stopped,
    hidden: Object.entries({ ...sentFields(visit), confirmed: 'yes' }).map(([name, value]) => ({ name, value })),
    form,
    action: hrefTo('/hr/entries/:entry/correction', { entry: target.entry.id }, { kind }),
    backHref: await backTo(visit, target),
    csrf,
  })
  response.status(form === EMPTY_FORM ? 200 : 422).send(page)
}

async function backTo({ deps }: SignedInVisit, { person }: Target): Promise<string> {
  return hrefTo('/hr/people/:person', { person: await survivorOf(deps.store.db, person) })
}
