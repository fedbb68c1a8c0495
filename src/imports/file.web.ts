import { addedIn } from './added.web.ts'
import { correctionsIn } from './correction.web.ts'
import { IMPORTERS } from './importer.job.ts'
import { z } from 'zod'
import { keptOf } from './kept-detail.job.ts'
import { progressShell } from '../platform/html/progress.page.ts'
import { importProgress, watchedId } from './progress.web.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { importEndPage, type OutcomeView, previewPage, progressPage } from './import.page.ts'
import { countRows, deleteRows, type OutcomeCount, rowsOf } from './row.store.ts'
import { type DataImport, forgetText, hasRecorded, importsInState, moveImport } from './import.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseForm, readForm, noFields } from '../platform/http/form.web.ts'
import { type AskedNumber, SCREENS, importOf, mustMove } from './kind.web.ts'
import { toMapping } from './mapping.job.ts'
import { actorNames } from './import.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { forgetOpened } from '../work/opened.store.ts'
import { noteOpened } from '../work/opened.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

const ROWS_AT_ONCE = 500

/** Shows one file and how far its import is. */
export async function showImport(visit: SignedInVisit): Promise<void> {
  const file = await importOf(visit)
  switch (file.state) {
    case 'uploaded':
      return visit.response.redirect(303, hrefTo('/hr/imports/:import/columns', { import: file.id }))
    case 'planning':
    case 'applying':
      return sendProgress(visit, file, file.state)
    case 'planned':
      return sendPreview(visit, file, EMPTY_FORM)
    default:
      return sendEnd(visit, file, file.state)
  }
}

/** Takes the numbers that were typed. The lines are planned again, now that they may be recorded. */
export async function confirmNumbers(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const file = await importOf(visit)
  mustBePlanned(file)
  const numbers = await askedNumbers(visit, file)
  if (numbers.length === 0) return response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
  const { needs } = t.hr.imports
  const typed = numbers.map(({ choice, number }) => {
    const text = z.string().trim()
    return [choice, text.refine((value) => value === String(number), needs.number(number))] as const
  })
  const form = readForm(visit, z.strictObject(Object.fromEntries(typed)))
  if (!form.ok) return sendPreview(visit, file, form.form, 422)
  const confirmed = Object.fromEntries(numbers.map(({ choice, number }) => [choice, number]))
  const choices = { ...Object(file.choices), ...confirmed }
  mustMove(await moveImport(deps.store.db, file.id, ['planned'], 'planning', { choices, rowsDone: 0 }))
  deps.jobs.wake('imports')
  response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
}

/** One file is recorded at a time, whichever server does it. */
export async function recordImport(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, response, viewer } = visit
  const file = await importOf(visit)
  mustBePlanned(file)
  const begun = await deps.store.transaction(async (tx) => {
    if ((await importsInState(tx, ['applying'])).length > 0) return false
    const changes = { rowsTotal: changesIn(file, await countRows(tx, file.id)), rowsDone: 0, by: viewer.person }
    const moved = await moveImport(tx, file.id, ['planned'], 'applying', changes)
    if (moved) await recordTrail(visit, { kind: 'imported', about: file.id }, tx)
    return moved
  })
  if (!begun) return sendPreview(visit, await importOf(visit), EMPTY_FORM, 409)
  log.info({ by: viewer.person, import: file.id }, 'file is recorded')
  deps.jobs.wake('imports')
  response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
}

/** Goes on where it stopped. */
export async function goOnWithImport(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, response } = visit
  const file = await importOf(visit)
  // Someone may still be working on the file, or nobody. If two are, one of them stops.
  const isUnderWay = file.state === 'planning' || file.state === 'applying'
  if (!isUnderWay) {
    if (file.problem === null) throw new AppError('conflict', 'The file has not stopped.')
    const to = hasRecorded(file) ? 'applying' : 'planning'
    mustMove(await moveImport(deps.store.db, file.id, ['failed'], to, { problem: null }))
    await forgetOpened(deps.store.db, file.id)
  }
  deps.jobs.wake('imports')
  response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
}

/** Removes the file. Its recorded rows stay on record. */
export async function discardImport(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, now, response } = visit
  const file = await importOf(visit)
  await deps.store.transaction(async (tx) => {
    const from = ['uploaded', 'planned', 'failed'] as const
    // What was corrected in lines that nobody recorded goes with them.
    const gone = hasRecorded(file) ? {} : { corrections: [] }
    mustMove(await moveImport(tx, file.id, from, 'discarded', { finishedAt: now, ...gone }))
    await forgetText(tx, file.id)
    if (!hasRecorded(file)) await deleteRows(tx, file.id)
  })
  response.redirect(303, hrefTo('/hr/imports'))
}

function mustBePlanned({ state }: DataImport): void {
  if (state !== 'planned') throw new AppError('conflict', 'The file does not wait to be recorded.')
}

/** @param here the page that is shown again, and at the end */
export async function sendProgress(
  visit: SignedInVisit,
  file: DataImport,
  work: 'planning' | 'applying',
  here: string = hrefTo('/hr/imports/:import', { import: file.id }),
): Promise<void> {
  const { csrf, deps, now, response, t } = visit
  const page = progressPage(progressShell(shellOf(visit), deps.assets.progress.href), {
    ...(await factsOf(visit, file)),
    work: {
      task: work,
      progress: deps.work.timed(watchedId(file), importProgress(file), now),
      csrf,
      links: {
        stream: hrefTo('/hr/imports/:import/progress', { import: file.id }),
        again: here,
        result: here,
        all: hrefTo('/hr/work'),
      },
      stopAction: hrefTo('/hr/imports/:import/stop', { import: file.id }),
      stuck: {
        action: hrefTo('/hr/imports/:import/go-on', { import: file.id }),
        text: t.hr.imports.startAgain,
        hint: t.hr.imports.stuckHint,
      },
    },
  })
  response.send(page)
}

async function sendPreview(visit: SignedInVisit, file: DataImport, form: FormState, status = 200): Promise<void> {
  const { deps, response } = visit
  const counts = await countRows(deps.store.db, file.id)
  const page = previewPage(shellOf(visit), {
    ...(await factsOf(visit, file)),
    form,
    outcomes: outcomesOf(visit, file, counts),
    assumed: assumedOf(visit, file),
    numbers: (await askedNumbers(visit, file)).map(({ choice, text }) => ({ name: choice, text })),
    changes: changesIn(file, counts),
    waits: status === 409,
    refused: refusedOf(file, counts),
    correctHref: correctHref(file, counts),
    corrections: await correctionsIn(visit, file, file.corrections),
    links: {
      apply: hrefTo('/hr/imports/:import/record', { import: file.id }),
      numbers: hrefTo('/hr/imports/:import/numbers', { import: file.id }),
      columns: hrefTo('/hr/imports/:import/columns', { import: file.id }),
      choices: hrefTo('/hr/imports/:import/choices', { import: file.id }),
      discard: hrefTo('/hr/imports/:import/discard', { import: file.id }),
    },
  })
  response.status(status).send(page)
}

/** Lists the fields without a column, and the assumption for each. */
function assumedOf({ t }: SignedInVisit, { kind, mapping }: DataImport): string[] {
  const { columns } = toMapping(mapping)
  return IMPORTERS[kind].fields
    .filter(({ id }) => columns[id] === undefined)
    .map(({ id }) => SCREENS[kind].assumed(id, t))
    .filter((text) => text !== '')
}

async function sendEnd(
  visit: SignedInVisit,
  file: DataImport,
  state: 'applied' | 'discarded' | 'failed',
): Promise<void> {
  await noteOpened(visit, file.id, file.by)
  const counts = await countRows(visit.deps.store.db, file.id)
  const page = importEndPage(shellOf(visit), {
    ...(await factsOf(visit, file)),
    state,
    problem: file.problem,
    outcomes: outcomesOf(visit, file, counts),
    refused: refusedOf(file, counts),
    added: await addedIn(visit, file),
    corrections: await correctionsIn(visit, file, file.corrections),
    links: {
      goOn: hrefTo('/hr/imports/:import/go-on', { import: file.id }),
      discard: hrefTo('/hr/imports/:import/discard', { import: file.id }),
    },
  })
  visit.response.send(page)
}

function shellOf(visit: SignedInVisit) {
  return recordsShell(visit, { title: visit.t.hr.imports.title, current: 'imports' })
}

async function factsOf(visit: SignedInVisit, { at, by, fileName, kind }: DataImport) {
  const nameOf = await actorNames(visit, [by])
  const { csrf, language, organization } = visit
  const on = formatDayOf(at, organization.timeZone, language)
  return { fileName, kind, on, by: nameOf(by), csrf, backHref: hrefTo('/hr/imports') }
}

function outcomesOf(
  { t }: SignedInVisit,
  { id, kind }: DataImport,
  counts: ReadonlyMap<string, OutcomeCount>,
): OutcomeView[] {
  const screen = SCREENS[kind]
  const { applied } = IMPORTERS[kind]
  return screen.outcomes.flatMap((outcome) => {
    const count = counts.get(outcome)
    if (count === undefined) return []
    return {
      name: screen.outcomeName(outcome, t),
      href: hrefTo('/hr/imports/:import/rows', { import: id }, { outcome }),
      lines: count.rows,
      applied: applied.has(outcome) ? count.applied : null,
      stay: outcome === screen.stays,
    }
  })
}

function changesIn({ kind }: DataImport, counts: ReadonlyMap<string, OutcomeCount>): number {
  return sum([...IMPORTERS[kind].applied], counts)
}

function refusedOf({ id, kind }: DataImport, counts: ReadonlyMap<string, OutcomeCount>) {
  return {
    lines: sum([...IMPORTERS[kind].refused], counts),
    href: hrefTo('/hr/imports/:import/refused.csv', { import: id }),
  }
}

/** The first lines that are refused, where they can be corrected. */
function correctHref({ id, kind }: DataImport, counts: ReadonlyMap<string, OutcomeCount>): string | null {
  const outcome = SCREENS[kind].mendable.find((each) => counts.has(each))
  return outcome === undefined ? null : hrefTo('/hr/imports/:import/rows', { import: id }, { outcome })
}

function sum(outcomes: readonly string[], counts: ReadonlyMap<string, OutcomeCount>): number {
  return outcomes.reduce((total, outcome) => total + (counts.get(outcome)?.rows ?? 0), 0)
}

/** Each number once, from the first line that asks for it. */
async function askedNumbers(visit: SignedInVisit, { id, kind }: DataImport): Promise<AskedNumber[]> {
  const screen = SCREENS[kind]
  const asked = new Map<string, AskedNumber>()
  if (screen.held === null) return []
  for (let after = 0; ; ) {
    const rows = await rowsOf(visit.deps.store.db, id, { outcomes: [screen.held], after, most: ROWS_AT_ONCE })
    for (const row of rows) {
      const number = screen.asks(keptOf(row)?.planned, visit)
      if (number !== null && !asked.has(number.choice)) asked.set(number.choice, number)
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < ROWS_AT_ONCE) return [...asked.values()]
    after = last.line
  }
}
