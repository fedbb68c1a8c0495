import { IMPORTERS } from './importer.job.ts'
import { z } from 'zod'
import { type Actor, isPerson } from '../ledger/event.ts'
import { readSheet, type SheetProblem } from './read-sheet.job.ts'
import { firstMapping, fitting, toMapping } from './mapping.job.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { importsPage } from './import-list.page.ts'
import type { Messages } from '../words/messages.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { savedMappings } from './mapping.store.ts'
import { createImport, latestImports } from './import.store.ts'
import { IMPORT_KINDS } from '../platform/database/schema.store.ts'
import { readForm, withProblem } from '../platform/http/form.web.ts'
import { SCREENS, withOwnNames, mappingsOf } from './kind.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { uploadOf } from '../platform/http/upload.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** The number of files on the page. */
const MOST_ON_LIST = 50

export async function showImports(visit: SignedInVisit): Promise<void> {
  await sendImports(visit, EMPTY_FORM)
}

/** Keeps the text of a file that can be read as rows and columns; its columns are the next step. */
export async function uploadFile(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, viewer } = visit
  const { db } = deps.store
  const contents = await contentsOf(visit)
  const { needs } = t.hr.imports
  const values = contents.map(({ value }) => value)
  const form = readForm(visit, z.strictObject({ what: z.enum(values, needs.what) }))
  if (!form.ok) return sendImports(visit, form.form, 422)
  const upload = uploadOf(visit)
  if (upload === null) return sendImports(visit, withProblem(visit, 'file', needs.file), 422)
  const read = await readSheet(upload.bytes)
  if (!read.ok) return sendImports(visit, withProblem(visit, 'file', sheetProblemText(read.problem, t)), 422)
  const { kind, saved } = contents.find(({ value }) => value === form.data.what) ?? {
    kind: IMPORT_KINDS[0],
    saved: null,
  }
  const { sheet, text } = read
  const importer = IMPORTERS[kind]
  const known = { ...importer, fields: withOwnNames(importer.fields, SCREENS[kind]) }
  const savedBefore = (await mappingsOf(db, kind)).map(({ mapping: each }) => each)
  const mapping = saved === null ? firstMapping(savedBefore, known, sheet) : fitting(toMapping(saved), sheet)
  const rows = sheet.rows.length
  const id = await createImport(
    db,
    { kind, fileName: upload.name, text, mapping, choices: {}, rows },
    viewer.person,
    now,
  )
  log.info({ by: viewer.person, import: id, kind, rows }, 'file uploaded')
  response.redirect(303, hrefTo('/hr/imports/:import/columns', { import: id }))
}

/** One sentence, with the line and how to mend it. */
export function sheetProblemText(problem: SheetProblem, t: Messages): string {
  const words = t.hr.imports.problem
  switch (problem.kind) {
    case 'line-too-long':
    case 'quote':
    case 'quote-not-closed':
      return words[problem.kind](problem.line)
    case 'cells':
      return words.cells(problem.line, problem.cells, problem.columns)
    case 'heading-twice':
      return words['heading-twice'](problem.heading)
    default:
      return words[problem.kind]
  }
}

/** Names people and our own commands, as the ones who answer for files. */
export async function actorNames({ deps, t, today }: SignedInVisit, actors: readonly Actor[]) {
  const people = actors.filter(isPerson)
  const facts = await currentFacts(deps.store.db, [...new Set(people)], today)
  return (actor: Actor): string =>
    isPerson(actor) ? (facts.get(actor)?.name ?? t.hr.timeline.unknownActor) : t.hr.timeline.system
}

/** The possible contents of a file: each kind, and each kind with columns that were saved under a name. */
async function contentsOf({ deps }: SignedInVisit) {
  const saved = await savedMappings(deps.store.db)
  return IMPORT_KINDS.flatMap((kind) => [
    { value: kind, kind, mapping: null, saved: null },
    ...saved
      .filter((each) => each.kind === kind)
      .map(({ name, mapping }) => ({ value: `${kind}/${name}`, kind, mapping: name, saved: mapping })),
  ])
}

async function sendImports(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, language, organization, response, t } = visit
  const { db } = deps.store
  const files = await latestImports(db, MOST_ON_LIST)
  const nameOf = await actorNames(
    visit,
    files.map(({ by }) => by),
  )
  const page = importsPage(recordsShell(visit, { title: t.hr.imports.title, current: 'imports' }), {
    form,
    contents: await contentsOf(visit),
    files: files.map(({ id, kind, fileName, state, rowsTotal, at, by }) => ({
      name: fileName,
      href: hrefTo('/hr/imports/:import', { import: id }),
      kind,
      state,
      lines: rowsTotal,
      on: formatDayOf(at, organization.timeZone, language),
      by: nameOf(by),
    })),
    templates: IMPORT_KINDS.map((kind) => ({
      kind,
      template: hrefTo('/hr/imports/template.csv', {}, { kind }),
      sample: hrefTo('/hr/imports/sample.csv', {}, { kind }),
    })),
    action: hrefTo('/hr/imports'),
    peopleHref: hrefTo('/hr/people'),
    workHref: hrefTo('/hr/work'),
    csrf,
  })
  response.status(status).send(page)
}
