import type { PersonId } from '../../ledger/event.ts'
import { table } from '../../people/file/record.page.ts'
import { cell, type FileTable } from '../../platform/html/file-table.page.ts'
import { capitalized, languageName } from '../../platform/text/format.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { Held } from './held.ts'
import { type HeldPageInput, joinedOn, recordsIn, type Row, tablesByRecord } from './input.page.ts'

/** The records that were joined, as the titles of other tables number them. Nothing for somebody with one record. */
export function recordTables(input: HeldPageInput): readonly FileTable[] {
  const { t, language } = input.context.wording
  const { titles, columns, record, recordStays, recordsLead } = t.privacy.held
  const records = recordsIn(input)
  if (records.length === 1) return []
  const rows = records.map((each, index): Row => {
    const day = joinedOn(each, input)
    return [cell(record(index + 1), each), cell(day === null ? recordStays : formatDate(day, language))]
  })
  return [{ ...table('records', titles.records, [columns.record, columns.joined], rows, ''), lead: recordsLead }]
}

/** The name is what people look for first. */
const FACT_ORDER = [
  'name',
  'email',
  'employee_number',
  'language',
] as const satisfies readonly Held['facts'][number]['kind'][]

export function factTables(input: HeldPageInput): readonly FileTable[] {
  return tablesByRecord(input, (record) => factsOf(input, record))
}

function factsOf(input: HeldPageInput, record: PersonId): FileTable {
  const { t, language } = input.context.wording
  const { titles, columns, facts, erased, none } = t.hr.personFile
  const held = input.held.facts.filter((fact) => fact.record === record)
  const rows = FACT_ORDER.flatMap((kind) => held.filter((fact) => fact.kind === kind)).map(
    ({ kind, value, from }): Row => [
      cell(facts[kind]),
      cell(value === null ? erased : kind === 'language' ? capitalized(languageName(value, language)) : value),
      cell(formatDate(from, language)),
    ],
  )
  return table('facts', titles.facts, [columns.what, columns.value, columns.since], rows, none.facts)
}
