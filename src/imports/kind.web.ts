import type { Wording } from '../requirements/because.page.ts'
import { MESSAGES, type Messages } from '../words/messages.ts'
import type { FieldGroup } from './import-list.page.ts'
import type { FormState } from '../platform/html/field.page.ts'
import type { PersonId } from '../ledger/event.ts'
import type { ImportField, Mapping, PlannedRow } from './contract.job.ts'
import type { ImportKind, Database, ImportId } from '../platform/database/schema.store.ts'
import type { Site } from '../site/site.store.ts'
import { type FormResult, param } from '../platform/http/form.web.ts'
import { completionsScreen } from './completions/screen.web.ts'
import { rosterScreen } from './staff-list/screen.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import { toMapping } from './mapping.job.ts'
import { type DataImport, findImport } from './import.store.ts'
import { savedMappings } from './mapping.store.ts'

type Words = Pick<Wording, 't' | 'language'>

/** A number that has to be typed before the lines of a file are recorded, and the name of the choice that keeps it. */
export interface AskedNumber {
  readonly choice: string
  readonly number: number
  readonly text: string
}

/** The meanings that a column's words can have, and the words that need no explanation. */
export interface WordMeanings {
  readonly options: readonly { readonly value: string; readonly text: string }[]
  knows(word: string): boolean
}

/** Lines that wait for someone to say who they are about. */
export interface Review {
  readonly outcome: string
  /** The people a line may be about. */
  candidates(planned: unknown): readonly PersonId[]
  /** Returns the row after the review; `null` means that it is about no one here. */
  decide(row: PlannedRow, person: PersonId | null): PlannedRow
  /** The choices for the whole file with answers about lines, for when it's read again. `undefined` takes one back. */
  withAnswers(choices: unknown, answers: ReadonlyMap<number, PersonId | null | undefined>): object
}

/** A sentence about cells of a line, and how to mend them. The first of the fields that the file has is meant first. */
export interface Fault {
  readonly fields: readonly string[]
  readonly text: string
}

/** The facts that decide the form of the choices. */
interface ChosenFile {
  readonly mapping: Mapping
  readonly sites: readonly Site[]
}

/** The texts and questions of the pages for one kind of file. */
export interface ImportScreen {
  /** In the order of the preview. */
  readonly outcomes: readonly string[]
  /** Lines for a file that shows how it is done, by field. */
  sample(sites: readonly Site[]): readonly Readonly<Record<string, string>>[]
  fieldName(field: string, t: Messages): string
  /** The assumption where a file has no value. Empty for most fields. */
  assumed(field: string, t: Messages): string
  outcomeName(outcome: string, t: Messages): string
  /** @param planned what the planner left of the line */
  row(outcome: string, planned: unknown, words: Words): { readonly name: string; readonly sentences: readonly string[] }
  /** The outcomes whose lines wait for a correction, in the order of the preview. */
  readonly mendable: readonly string[]
  /** What is wrong with a line, to correct it on its page. */
  faults(outcome: string, planned: unknown, words: Words): readonly Fault[]
  /** The outcome of people who aren't in the file and stay as they are, or `null` where a file isn't of everyone. */
  readonly stays: string | null
  /** The outcome of lines that wait for a number to be typed, or `null` where none ever does. */
  readonly held: string | null
  /** The question about such a line. */
  asks(planned: unknown, words: Words): AskedNumber | null
  /** Lines for which someone has to say who they are about, or `null` where there are none. */
  readonly review: Review | null
  /** Returns null for a field that is not of words. */
  meanings(field: string, words: Words, sites: readonly Site[]): WordMeanings | null
  /** Why a column cannot be a field; null when it can. */
  columnProblem(field: string, heading: string, t: Messages): string | null
  /** The form that asks what holds for the whole file. */
  choiceFields(form: FormState, visit: SignedInVisit, file: ChosenFile): Promise<FieldGroup[]>
  readChoices(visit: SignedInVisit, file: ChosenFile): Promise<FormResult<object>>
  /** The choices as the form has them. */
  choiceValues(choices: unknown, visit: SignedInVisit, sites: readonly Site[]): Readonly<Record<string, string>>
}

export const SCREENS: Readonly<Record<ImportKind, ImportScreen>> = {
  roster: rosterScreen,
  completions: completionsScreen,
}

/**
 * Adds the names that our own pages give the fields, in every language, so that a filled-in template of ours is
 * understood.
 */
export function withOwnNames(fields: readonly ImportField[], screen: ImportScreen): ImportField[] {
  return fields.map((field) => ({
    ...field,
    headings: [...field.headings, ...Object.values(MESSAGES).map((t) => screen.fieldName(field.id, t).toLowerCase())],
  }))
}

/** Throws not-found for an address of nothing. */
export async function importOf(visit: SignedInVisit): Promise<DataImport> {
  const id: ImportId = `import:${param(visit, 'import')}`
  const file = await findImport(visit.deps.store.db, id)
  if (file === null) throw new AppError('not-found', 'There is no such file.')
  return file
}

/** Ways of reading a file of this kind that were saved under a name. */
export async function mappingsOf(
  db: Database,
  kind: ImportKind,
): Promise<{ readonly name: string; readonly mapping: Mapping }[]> {
  const saved = (await savedMappings(db)).filter((each) => each.kind === kind)
  return saved.map(({ name, mapping }) => ({ name, mapping: toMapping(mapping) }))
}

/** Whether columns and choices can be changed: nothing of the file is on record, and nobody works on it. */
export function isOpen({ state, problem }: DataImport): boolean {
  return state === 'uploaded' || state === 'planned' || (state === 'failed' && problem === 'planning')
}

/** Throws conflict for what a request asks of a file that has moved on. */
export function mustMove(moved: boolean): void {
  if (!moved) throw new AppError('conflict', 'The file has moved on.')
}
