import type { Method, SessionMethod } from '../runtime/lms-record.ts'
/**
 * A SCORM data model as a table, and the refusals that follow from it. The values of a session are a map from element
 * to value, which holds the length of a list under `…._count`.
 */
export interface DataModel {
  readonly methods: Readonly<Record<Method, string>>
  /** By general name: `n` replaces every index, as in `cmi.interactions.n.id`. */
  readonly elements: ReadonlyMap<string, Element>
  /** Each list with the field that makes a new entry. An `id` is unique in its list. */
  readonly lists: ReadonlyMap<string, string>
  /** The elements that have a `_children`. */
  readonly groups: readonly string[]
  /** Type of an interaction → form of an answer to it, and of a pattern for right answers. */
  readonly responses: ReadonlyMap<string, Form>
  readonly patterns: ReadonlyMap<string, Form>
  readonly names: Names
  /** The values of elements that say an attempt is graded, so that a score may remain. */
  readonly final: ReadonlyMap<string, readonly string[]>
  /** Whether an attempt that was left without `suspend` is over, and the next launch starts with nothing. */
  readonly startsAnew: boolean
  readonly duration: Duration
  /** Error codes of calls before the session, in it, and after it. */
  readonly wrongMoment: Readonly<Record<SessionMethod, Partial<Record<Moment, string>>>>
  readonly errors: Readonly<Record<Refusal | 'argument' | 'commit' | 'not set', string>>
}

export type Moment = 'before' | 'open' | 'after'

/** Why an LMS does not give or take a value. */
export type Refusal =
  | 'unknown'
  | 'keyword'
  | 'read-only'
  | 'write-only'
  | 'missing'
  | 'index'
  | 'order'
  | 'duplicate'
  | 'form'
  | 'range'

/** Whether a text has the form of a value. */
export type Form = (value: string) => boolean

export interface Element {
  /** The form of a value that a package may set. A read-only value has none. */
  readonly form?: Form
  readonly range?: readonly [least: number, most: number]
  readonly writeOnly?: true
  /** The value before any is set. */
  readonly initial?: string
  /** Ranks a value that must never go down. */
  readonly rank?: (value: string) => number
}

/** Elements that mean the same in every version. */
export interface Names {
  readonly learnerId: string
  readonly learnerName: string
  readonly status: string
  readonly mode: string
  readonly credit: string
  readonly entry: string
  readonly exit: string
  readonly sessionTime: string
  readonly totalTime: string
  readonly location: string
  readonly suspendData: string
  /** The group that has the score of the attempt. */
  readonly score: string
}

/** Durations, counted in hundredths of a second. */
export interface Duration {
  read(value: string): number
  write(hundredths: number): string
}

export function like(pattern: RegExp): Form {
  return (value) => pattern.test(value)
}

export function oneOf(words: readonly string[]): Form {
  return (value) => words.includes(value)
}

export function atMost(characters: number): Form {
  return (value) => value.length <= characters
}

/** Rank of a word in a list from low to high. */
export function rankIn(words: readonly string[]): (value: string) => number {
  return (value) => words.indexOf(value)
}

export function findElement(model: DataModel, element: string): Element | undefined {
  return isGeneral(element) ? undefined : model.elements.get(general(element))
}

/** The element with `n` for every index. */
export function general(element: string): string {
  return element.replaceAll(/\.(?:0|[1-9]\d*)(?=\.|$)/g, '.n')
}

/**
 * Returns the answer of an LMS to `GetValue`, or undefined where nothing was set yet. Expects an element that
 * `refusalOfGet` accepts.
 */
export function valueOf(model: DataModel, values: ReadonlyMap<string, string>, element: string): string | undefined {
  const { parent, keyword } = keywordIn(element)
  if (keyword === '_children') return childrenOf(model, general(parent)).join(',')
  if (keyword === '_count') return String(countOf(values, parent))
  return values.get(element) ?? findElement(model, element)?.initial
}

/** Sets a value, and lets its list grow by a new entry. Asks nothing: that is for `refusalOfSet`. */
export function setValue(model: DataModel, values: Map<string, string>, element: string, value: string): void {
  for (const { list, index, field } of entriesIn(element)) {
    const grows = field === model.lists.get(general(list)) && index === countOf(values, list)
    if (grows) values.set(`${list}._count`, String(index + 1))
  }
  values.set(element, value)
}

/** Why an element can't be read at all, or null when it can. */
export function refusalOfRead(model: DataModel, element: string): 'unknown' | 'write-only' | null {
  if (isKeyword(model, element)) return null
  const found = findElement(model, element)
  if (found === undefined) return 'unknown'
  return found.writeOnly === true ? 'write-only' : null
}

/** Why an LMS doesn't give a value, or null when it does. */
export function refusalOfGet(model: DataModel, values: ReadonlyMap<string, string>, element: string): Refusal | null {
  const isMissing = entriesIn(element).some(({ list, index }) => index >= countOf(values, list))
  return refusalOfRead(model, element) ?? (isMissing ? 'missing' : null)
}

/** Why an LMS doesn't take a value, or null when it does. */
export function refusalOfSet(
  model: DataModel,
  values: ReadonlyMap<string, string>,
  element: string,
  value: string,
): Refusal | null {
  if (isKeyword(model, element)) return 'keyword'
  const found = findElement(model, element)
  if (found === undefined) return 'unknown'
  const { form, range = [-Infinity, Infinity] } = found
  if (form === undefined) return 'read-only'
  const misplaced = placeRefusal(model, values, element, value)
  if (misplaced !== null) return misplaced
  if (!form(value) || !answerForm(model, values, element)(value)) return 'form'
  return Number(value) < range[0] || Number(value) > range[1] ? 'range' : null
}

/** A new entry goes to the end of its list and begins with its first field; an interaction has its type next. */
function placeRefusal(
  model: DataModel,
  values: ReadonlyMap<string, string>,
  element: string,
  value: string,
): Refusal | null {
  for (const { list, index, field } of entriesIn(element)) {
    const first = model.lists.get(general(list)) ?? ''
    const entry = `${list}.${index}`
    const count = countOf(values, list)
    const exists = index < count || values.has(`${entry}.${first}`)
    if (field !== first && !exists) return index > count ? 'index' : 'order'
    if (field === first && index > count) return 'index'
    if (field === 'id' && !mayBeId(values, list, entry, value)) return 'duplicate'
    if (list === 'cmi.interactions' && field !== 'id' && field !== 'type' && !values.has(`${entry}.type`))
      return 'order'
  }
  return null
}

/** An id is never replaced by another, and no two entries of a list have the same. */
function mayBeId(values: ReadonlyMap<string, string>, list: string, entry: string, id: string): boolean {
  const known = values.get(`${entry}.id`)
  if (known !== undefined) return known === id
  return ![...values].some(
    ([element, value]) =>
      value === id && element.startsWith(`${list}.`) && /^\d+\.id$/.test(element.slice(list.length + 1)),
  )
}

function answerForm(model: DataModel, values: ReadonlyMap<string, string>, element: string): Form {
  const [, entry, field] = /^(cmi\.interactions\.\d+)\.(\w+_responses?)\b/.exec(element) ?? []
  if (entry === undefined) return () => true
  const forms = field === 'correct_responses' ? model.patterns : model.responses
  return forms.get(values.get(`${entry}.type`) ?? '') ?? (() => false)
}

interface Entry {
  readonly list: string
  readonly index: number
  /** The field of the entry that the element names. */
  readonly field: string
}

function entriesIn(element: string): Entry[] {
  return [...element.matchAll(/\.(\d+)\./g)].map((match) => ({
    list: element.slice(0, match.index),
    index: Number(match[1]),
    field: element.slice(match.index + match[0].length),
  }))
}

function countOf(values: ReadonlyMap<string, string>, list: string): number {
  return Number(values.get(`${list}._count`) ?? 0)
}

function keywordIn(element: string): { readonly parent: string; readonly keyword: string } {
  const dot = element.lastIndexOf('.')
  return { parent: element.slice(0, Math.max(dot, 0)), keyword: element.slice(dot + 1) }
}

function isKeyword(model: DataModel, element: string): boolean {
  const { parent, keyword } = keywordIn(element)
  if (isGeneral(element)) return false
  if (keyword === '_children') return model.groups.includes(general(parent))
  return keyword === '_count' && model.lists.has(general(parent))
}

function isGeneral(element: string): boolean {
  return element.split('.').includes('n')
}

function childrenOf(model: DataModel, group: string): string[] {
  const below = [...model.elements.keys()].filter((element) => element.startsWith(`${group}.`))
  const names = below.map(
    (element) =>
      element
        .slice(group.length + 1)
        .replace(/^n\./, '')
        .split('.')[0] ?? '',
  )
  return [...new Set(names)]
}
