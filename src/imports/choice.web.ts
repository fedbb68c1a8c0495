import { toMapping } from './mapping.job.ts'
import { type FormState } from '../platform/html/field.page.ts'
import { importFormPage } from './import-list.page.ts'
import { type DataImport, moveImport } from './import.store.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { SCREENS, importOf, isOpen, mustMove } from './kind.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

export async function showChoices(visit: SignedInVisit): Promise<void> {
  const file = await importOf(visit)
  if (!isOpen(file)) return visit.response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
  const sites = await allSites(visit.deps.store.db)
  await sendChoices(visit, file, sites, {
    values: SCREENS[file.kind].choiceValues(file.choices, visit, sites),
    problems: {},
  })
}

/** Keeps what holds for the whole file, and has the lines read in the background. */
export async function saveChoices(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const { db } = deps.store
  const file = await importOf(visit)
  if (!isOpen(file)) throw new AppError('conflict', 'The file is on its way already.')
  const sites = await allSites(db)
  const form = await SCREENS[file.kind].readChoices(visit, { mapping: toMapping(file.mapping), sites })
  if (!form.ok) return sendChoices(visit, file, sites, form.form, 422)
  const changes = { choices: form.data, rowsDone: 0, problem: null }
  mustMove(await moveImport(db, file.id, ['uploaded', 'planned', 'failed'], 'planning', changes))
  deps.jobs.wake('imports')
  response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
}

async function sendChoices(
  visit: SignedInVisit,
  file: DataImport,
  sites: readonly Site[],
  form: FormState,
  status = 200,
): Promise<void> {
  const { csrf, response, t } = visit
  const words = t.hr.imports
  const page = importFormPage(recordsShell(visit, { title: words.choicesTitle, current: 'imports' }), {
    title: words.choicesTitle,
    lead: '',
    fileName: file.fileName,
    groups: await SCREENS[file.kind].choiceFields(form, visit, { mapping: toMapping(file.mapping), sites }),
    button: words.choicesButton,
    action: hrefTo('/hr/imports/:import/choices', { import: file.id }),
    back: { text: words.columnsTitle, href: hrefTo('/hr/imports/:import/columns', { import: file.id }) },
    discard: hrefTo('/hr/imports/:import/discard', { import: file.id }),
    csrf,
  })
  response.status(status).send(page)
}
