import type { HiddenField } from '../platform/html/field.page.ts'
import type { KeyLine } from '../platform/html/shell.page.ts'
import type { StatusTag } from '../requirements/status-tag.page.ts'
import type { Messages } from '../words/messages.ts'

/** Rows of people, with a cell for each column. */
export interface PeopleTableView {
  readonly caption: string
  /** The heading of the boxes by which people are selected. Empty for a table without them. */
  readonly pick: string
  /** Wider than a window: then it's pushed sideways, and its heading doesn't stay in sight. */
  readonly wide: boolean
  /** Says the order, above the links to others on a phone, where rows are cards without a heading. */
  readonly sortBy: string
  readonly heads: readonly {
    readonly text: string
    /** `null` for a column that can't be sorted. */
    readonly href: string | null
    /** The order of the rows. Empty for another column. */
    readonly sorted: '' | 'ascending' | 'descending'
  }[]
  readonly rows: readonly {
    readonly value: string
    readonly name: string
    readonly href: string
    readonly note: string
    readonly cells: readonly (CellView & { readonly label: string; readonly place: PhonePlace })[]
  }[]
}

/**
 * Where a cell stands on a phone, without its heading: with the name, at the left or the right of the line below, in a
 * line of its own, or nowhere. A cell without a place gets a line of its own, after its heading.
 */
export type PhonePlace = 'first' | 'left' | 'right' | 'rest' | 'none' | ''

export interface CellView {
  /** Instead of text. */
  readonly tag: StatusTag | null
  readonly text: string
  /** Where the text leads; empty for plain text. */
  readonly href: string
  /** A date, which never goes on in the next line. */
  readonly isDate: boolean
  /** Each in a line of its own. */
  readonly notes: readonly string[]
}

export function nameOf(name: string | null, t: Messages): string {
  return name ?? t.hr.people.noName
}

export function textCell(text: string, ...notes: readonly string[]): CellView {
  return { tag: null, text, href: '', isDate: false, notes: notes.filter((note) => note !== '') }
}

/** @param date as it's written; empty without one */
export function dateCell(date: string, ...notes: readonly string[]): CellView {
  return { ...textCell(date, ...notes), isDate: date !== '' }
}

export function tagCell(tag: StatusTag, ...notes: readonly string[]): CellView {
  return { tag, text: '', href: '', isDate: false, notes: notes.filter((note) => note !== '') }
}

/** So many people can be selected at a time: more than anybody looks through before a click. */
export const MOST_SELECTED = 1000

/** What can be done for the people who are selected. */
export interface BulkInput {
  readonly action: string
  readonly actions: readonly { readonly value: string; readonly text: string }[]
  /** Why nothing could be done with what was selected. Empty before. */
  readonly problem: string
  /** Where more were selected: parts of the list, one of which can be chosen instead. */
  readonly parts?: ListParts | null
  /** Whether parts of the list in its order are offered to whoever selects too many. */
  readonly inParts?: boolean
  /** Whether the bar is there while nobody is selected: the list is for nothing else. */
  readonly stays?: boolean
}

/** The sites of a list, its departments, or its parts in order, each with how many people it has. */
export interface ListParts {
  readonly lead: string
  /** The field that takes the value. */
  readonly name: 'site' | 'department' | 'from'
  readonly of: readonly { readonly value: string; readonly text: string }[]
  /** What else the form says. */
  readonly hidden: readonly HiddenField[]
}

/** The bar of actions under a list. */
export interface BulkView {
  readonly t: Messages
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly found: number
  readonly all: string
  readonly buttons: BulkInput['actions']
  readonly problem: string
  readonly parts: ListParts | null
  /** Says what to do where more match than can be selected. Empty where they don't. */
  readonly limit: string
  /** Whether it's there while nobody is selected. */
  readonly stays: boolean
}

export function bulkView(
  { action, actions, problem, parts = null, inParts = false, stays = false }: BulkInput,
  hidden: readonly HiddenField[],
  found: number,
  t: Messages,
): BulkView {
  const { bar } = t.hr.selections
  return {
    t,
    action,
    hidden,
    found,
    all: bar.all(found),
    buttons: actions,
    problem,
    parts,
    limit: found > MOST_SELECTED ? (inParts ? bar.limitParts : bar.limit)(MOST_SELECTED) : '',
    stays,
  }
}

/** What the keys of a list do that shows this many people. */
export function listKeys(shown: number, t: Messages): KeyLine[] {
  const { keys } = t.hr.selections
  if (shown === 0) return []
  return [
    { keys: ['j', '↓'], text: keys.down },
    { keys: ['k', '↑'], text: keys.up },
    { keys: ['x'], text: keys.select },
    { keys: ['a'], text: keys.act },
  ]
}
