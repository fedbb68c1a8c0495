import { DATE_FORMATS, type ImportField, type Sheet } from './contract.job.ts'
import type { FieldGroup } from './import-list.page.ts'
import type { DataImport } from './import.store.ts'
import type { ImportScreen } from './kind.web.ts'
import { samplesOf } from './mapping.job.ts'
import { placeName } from './read-sheet.job.ts'
import { type FieldView, type FormState, field } from '../platform/html/field.page.ts'
import type { Site } from '../site/site.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

export const COLUMN = 'column-'
const SAMPLES = 3
const LONGEST_SAMPLE = 24

/** The input for the questions about one file's columns. */
export interface Columns {
  readonly file: DataImport
  readonly sheet: Sheet
  readonly fields: readonly ImportField[]
  readonly screen: ImportScreen
  readonly sites: readonly Site[]
}

export function groupOf(title: string, lead: string, fields: readonly FieldView[]): FieldGroup[] {
  return fields.length === 0 ? [] : [{ title, lead, fields }]
}

/** What was recognized, and what the file doesn't have: there to correct, and nothing to decide. */
export function foldedColumns(visit: SignedInVisit, columns: Columns, form: FormState): FieldGroup[] {
  const words = visit.t.hr.imports
  const { sheet, fields } = columns
  const [found, missing] = (['found', 'missing'] as const).map((kind) => columnFields(visit, columns, form, kind))
  const taken = fields.map(({ id }) => form.values[COLUMN + id])
  const unused = sheet.header.filter((heading) => !taken.includes(heading))
  const named = (found ?? []).map(({ label }) => label).join(', ')
  return [
    ...groupOf(words.foundTitle(found?.length ?? 0), named, [...(found ?? []), dateField(visit, form)]),
    ...groupOf(
      words.missingTitle(missing?.length ?? 0),
      unused.length === 0 ? '' : words.unused(unused.join(', ')),
      missing ?? [],
    ),
  ].map((group) => ({ ...group, isFolded: true }))
}

type ColumnKind = 'asked' | 'found' | 'missing'

/** Asked are those that have to be in the file, and those that can't be as they were chosen. */
function kindOf({ id, required }: ImportField, { values, problems }: FormState): ColumnKind {
  const isChosen = (values[COLUMN + id] ?? '') !== ''
  if (problems[COLUMN + id] !== undefined || (required && !isChosen)) return 'asked'
  return isChosen ? 'found' : 'missing'
}

export function columnFields(
  { t }: SignedInVisit,
  { screen, fields, sheet }: Columns,
  form: FormState,
  kind: ColumnKind,
): FieldView[] {
  const words = t.hr.imports
  const headings = sheet.header.map((heading, index) => {
    const before = sheet.header[index - 1] ?? null
    const name = heading === placeName(index) ? words.unnamedColumn(index + 1, before) : heading
    const samples = samplesOf(sheet, heading, SAMPLES).map((sample) => shortened(sample))
    return { value: heading, text: samples.length === 0 ? name : words.columnOption(name, samples.join(', ')) }
  })
  const options = [{ value: '', text: words.notInFile }, ...headings]
  return fields
    .filter((each) => kindOf(each, form) === kind)
    .map(({ id, required }) =>
      field(form, {
        type: 'select',
        name: COLUMN + id,
        label: screen.fieldName(id, t),
        required: required ? t.account.required : '',
        hint: screen.assumed(id, t),
        options,
      }),
    )
}

function dateField({ t }: SignedInVisit, form: FormState): FieldView {
  const words = t.hr.imports
  const options = DATE_FORMATS.map((format) => ({ value: format, text: words.dateFormats[format] }))
  return field(form, { type: 'select', name: 'dateFormat', label: words.dateFormat, options })
}

export function shortened(text: string): string {
  return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE - 1)}…` : text
}
