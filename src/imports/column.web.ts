import { IMPORTERS } from './importer.job.ts'
import { z } from 'zod'
import type { ImportField, Mapping } from './contract.job.ts'
import { DATE_FORMATS } from './contract.job.ts'
import { sameColumns, toMapping, wordsIn } from './mapping.job.ts'
import { sheetsOf } from './sheet.job.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type FieldView, type FormState, field } from '../platform/html/field.page.ts'
import { importFormPage } from './import-list.page.ts'
import { COLUMN, type Columns, columnFields, foldedColumns, groupOf, shortened } from './column-group.web.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { saveMapping } from './mapping.store.ts'

import { type DataImport, moveImport } from './import.store.ts'
import { allSites } from '../site/site.store.ts'
import { readForm } from '../platform/http/form.web.ts'
import { SCREENS, type WordMeanings, isOpen, importOf, mappingsOf } from './kind.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** A column with more words than this is not one of words. */
const MOST_WORDS = 40
const LONGEST_NAME = 60
/** As `wordName` gives it. */
const WORD = /^word-\w+-[\da-f]{8}$/

/** A word that somebody has to explain. */
interface UnknownWord {
  readonly name: string
  readonly fieldId: string
  /** The word in lower case, as the mapping keeps it. */
  readonly word: string
  /** The word as written in the file. */
  readonly written: string
  readonly options: WordMeanings['options']
}

/** The words depend on the file, and on the columns that were chosen before. Each is checked below. */
const columnsForm = (fields: readonly ImportField[]) => {
  const columns = new Set(['dateFormat', 'saveAs', ...fields.map(({ id }) => COLUMN + id)])
  return z.record(
    z.string().refine((name) => columns.has(name) || WORD.test(name)),
    z.string().trim(),
  )
}

export async function showColumns(visit: SignedInVisit): Promise<void> {
  const file = await importOf(visit)
  if (!isOpen(file)) return visit.response.redirect(303, hrefTo('/hr/imports/:import', { import: file.id }))
  const columns = await columnsOf(visit, file)
  const mapping = toMapping(file.mapping)
  const saved = (await mappingsOf(visit.deps.store.db, file.kind)).find((each) => sameColumns(each.mapping, mapping))
  const values = valuesOf(mapping, unknownWords(visit, columns, mapping.columns))
  // A correction to a saved mapping also applies to the next file.
  await sendColumns(visit, columns, { values: { ...values, saveAs: saved?.name ?? '' }, problems: {} })
}

/** Saves how the file is read, under a name if one is given. The next step asks about the file as a whole. */
export async function chooseColumns(visit: SignedInVisit): Promise<void> {
  const { deps, now, response, viewer } = visit
  const file = await importOf(visit)
  if (!isOpen(file)) throw new AppError('conflict', 'The file is on its way already.')
  const columns = await columnsOf(visit, file)
  const form = readForm(visit, columnsForm(columns.fields))
  if (!form.ok) throw new AppError('bad-request', 'A field of the columns is no text.')
  const values = form.data
  const chosen = chosenColumns(columns, values)
  const words = unknownWords(visit, columns, chosen)
  const problems = problemsOf(visit, columns, { values, chosen, words })
  if (Object.keys(problems).length > 0) return sendColumns(visit, columns, { values, problems }, 422)
  const mapping: Mapping = {
    columns: chosen,
    dateFormat: DATE_FORMATS.find((format) => format === values['dateFormat']) ?? DATE_FORMATS[0],
    words: explained(toMapping(file.mapping).words, words, values),
  }
  const moved = await moveImport(deps.store.db, file.id, ['uploaded', 'planned', 'failed'], 'uploaded', { mapping })
  if (!moved) throw new AppError('conflict', 'The file is on its way already.')
  const name = values['saveAs'] ?? ''
  if (name !== '') await saveMapping(deps.store.db, { kind: file.kind, name, mapping }, viewer.person, now)
  response.redirect(303, hrefTo('/hr/imports/:import/choices', { import: file.id }))
}

async function columnsOf({ deps }: SignedInVisit, file: DataImport): Promise<Columns> {
  const { db } = deps.store
  const sheets = await sheetsOf(db, file)
  // What can be missing is the text, when it was kept for too long.
  if (sheets === null) throw new AppError('not-found', 'The text of the file is kept no longer.')
  const { fields } = IMPORTERS[file.kind]
  return { file, sheet: sheets.read, fields, screen: SCREENS[file.kind], sites: await allSites(db) }
}

function chosenColumns({ fields, sheet }: Columns, values: Readonly<Record<string, string>>): Record<string, string> {
  const chosen = fields.map(({ id }) => [id, values[COLUMN + id] ?? ''] as const)
  return Object.fromEntries(chosen.filter(([, heading]) => sheet.header.includes(heading)))
}

function unknownWords(visit: SignedInVisit, columns: Columns, chosen: Mapping['columns']): UnknownWord[] {
  const { sheet, screen, sites } = columns
  return Object.entries(chosen).flatMap(([fieldId, heading]) => {
    const meanings = screen.meanings(fieldId, visit, sites)
    if (meanings === null) return []
    return wordsIn(sheet, heading, MOST_WORDS)
      .map((written) => ({ written, word: written.toLowerCase() }))
      .filter(({ word }) => !meanings.knows(word))
      .map((each) => ({ ...each, name: wordName(fieldId, each.word), fieldId, options: meanings.options }))
  })
}

/** A word may have any signs in it, the name of a field may not. */
function wordName(fieldId: string, word: string): string {
  return `word-${fieldId}-${sha256(word).slice(0, 8)}`
}

function problemsOf(
  { t }: SignedInVisit,
  columns: Columns,
  form: {
    readonly values: Readonly<Record<string, string>>
    readonly chosen: Readonly<Record<string, string>>
    readonly words: readonly UnknownWord[]
  },
): Record<string, string> {
  const { needs } = t.hr.imports
  const { values, chosen, words } = form
  const problems: Record<string, string> = {}
  const taken = new Map<string, string>()
  for (const { id, required } of columns.fields) {
    const heading = chosen[id]
    if (heading === undefined) {
      if (required) problems[COLUMN + id] = needs.column
      continue
    }
    const other = taken.get(heading)
    if (other !== undefined) problems[COLUMN + id] = needs.columnTwice(other)
    const problem = columns.screen.columnProblem(id, heading, t)
    if (problem !== null) problems[COLUMN + id] = problem
    taken.set(heading, columns.screen.fieldName(id, t))
    if (words.filter(({ fieldId }) => fieldId === id).length >= MOST_WORDS)
      problems[COLUMN + id] = needs.manyWords(MOST_WORDS)
  }
  const [first] = columns.fields
  if (taken.size === 0 && first !== undefined) problems[COLUMN + first.id] ??= needs.anyColumn
  if ((values['saveAs'] ?? '').length > LONGEST_NAME) problems['saveAs'] = needs.name
  // A word is asked about once its column is chosen: the form before may have had no field for it.
  const asked = words.filter(({ fieldId }) => problems[COLUMN + fieldId] === undefined)
  for (const { name } of asked) if (values[name] === undefined) problems[name] = needs.word
  return problems
}

/** Explanations for earlier files stay, because their words may come again. */
function explained(
  before: Mapping['words'],
  words: readonly UnknownWord[],
  values: Readonly<Record<string, string>>,
): Mapping['words'] {
  const all: Record<string, Record<string, string>> = structuredClone(before) as Record<string, Record<string, string>>
  for (const { name, fieldId, word, options } of words) {
    const meanings = (all[fieldId] ??= {})
    const value = values[name] ?? ''
    if (options.some((option) => option.value === value)) meanings[word] = value
    else delete meanings[word]
  }
  return all
}

function valuesOf({ columns, dateFormat, words }: Mapping, unknown: readonly UnknownWord[]): Record<string, string> {
  return {
    dateFormat,
    ...Object.fromEntries(Object.entries(columns).map(([id, heading]) => [COLUMN + id, heading])),
    ...Object.fromEntries(unknown.map(({ name, fieldId, word }) => [name, words[fieldId]?.[word] ?? ''])),
  }
}

async function sendColumns(visit: SignedInVisit, columns: Columns, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, response, t } = visit
  const { file } = columns
  const words = t.hr.imports
  const wordFields = wordFieldsOf(visit, columns, form)
  const shell = recordsShell(visit, { title: words.columnsTitle, current: 'imports' })
  const page = importFormPage(
    { ...shell, pageScript: deps.assets.columns.href },
    {
      title: words.columnsTitle,
      lead: words.columnsLead(columns.sheet.rows.length),
      fileName: file.fileName,
      groups: [
        ...groupOf(words.askedTitle, words.askedLead, columnFields(visit, columns, form, 'asked')),
        ...groupOf(words.wordsTitle, words.wordsLead, wordFields),
        ...foldedColumns(visit, columns, form),
        {
          isFolded: form.problems['saveAs'] === undefined,
          title: words.saveTitle,
          lead: form.values['saveAs'] ?? '',
          fields: [
            field(form, {
              type: 'text',
              name: 'saveAs',
              label: words.saveAs,
              hint: words.saveAsHint,
              maxLength: LONGEST_NAME,
            }),
          ],
        },
      ],
      button: words.columnsButton,
      action: hrefTo('/hr/imports/:import/columns', { import: file.id }),
      // The page of a file that hasn't been read leads here.
      back:
        file.state === 'uploaded'
          ? { text: words.back, href: hrefTo('/hr/imports') }
          : { text: words.toPreview, href: hrefTo('/hr/imports/:import', { import: file.id }) },
      discard: hrefTo('/hr/imports/:import/discard', { import: file.id }),
      csrf,
    },
  )
  response.status(status).send(page)
}

function wordFieldsOf(visit: SignedInVisit, columns: Columns, form: FormState): FieldView[] {
  const { t } = visit
  const words = t.hr.imports
  const chosen = chosenColumns(columns, form.values)
  return unknownWords(visit, columns, chosen)
    .filter(({ fieldId }) => form.problems[COLUMN + fieldId] === undefined)
    .map(({ name, fieldId, written, options }) =>
      field(form, {
        type: 'select',
        name,
        label: words.word(columns.screen.fieldName(fieldId, t), shortened(written)),
        options: [{ value: '', text: words.wordUnknown }, ...options],
      }),
    )
}
