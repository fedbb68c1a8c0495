import { type SelectQueryBuilder, type Selectable, sql } from 'kysely'
import { nextDay, type Status, STATUSES } from '../../requirements/status.ts'
import type { PersonLine } from '../past/line.store.ts'
import type { ListOrder } from '../report.store.ts'
import type { Schema, StandingTable } from '../../platform/database/schema.store.ts'
import { STATUS_RANK } from '../../requirements/standing.store.ts'

/* The order of a list: days that are missing come last in either direction, and the name decides between equals. */

export type StandingQuery<Output> = SelectQueryBuilder<Schema, 'standing', Output>
export type StandingRow = Selectable<StandingTable>

/** The whole list in one query. */
export function inOrder<Output>(query: StandingQuery<Output>, { order, descending }: ListOrder): StandingQuery<Output> {
  const direction = descending ? 'desc' : 'asc'
  switch (order) {
    case 'need':
      return byName(query.orderBy('status_rank', direction))
    case 'name':
      return query.orderBy('sort_name', direction).orderBy('standing.person')
    case 'due':
      return byName(query.orderBy(sql`next_on is null`).orderBy('next_on', direction))
    case 'completed':
      return byName(query.orderBy(sql`completed_on is null`).orderBy('completed_on', direction))
  }
}

/** A part of the list whose rows have the order of one index. The list consists of these parts, one after the other. */
export interface Part {
  holds(row: StandingRow): boolean
  /** Whether somebody with one of the statuses can be in it. */
  mayHave(statuses: ReadonlySet<Status>): boolean
  of(query: StandingQuery<StandingRow>): StandingQuery<StandingRow>
  /** Only what comes after a row of this part. */
  after(query: StandingQuery<StandingRow>, row: StandingRow): StandingQuery<StandingRow>
}

/** The list in parts, one after the other. */
export function partsOf({ order, descending }: ListOrder): Part[] {
  switch (order) {
    case 'need': {
      const byNeed = STATUSES.toSorted((a, b) => (STATUS_RANK[a] - STATUS_RANK[b]) * (descending ? -1 : 1))
      return byNeed.map((status) => ({
        holds: (row) => row.status === status,
        mayHave: (statuses) => statuses.has(status),
        of: (query) =>
          byName(query.where('standing.status', '=', status).where('status_rank', '=', STATUS_RANK[status])),
        after: afterName,
      }))
    }
    case 'name':
      return [
        {
          holds: () => true,
          mayHave: () => true,
          of: (query) => query.orderBy('sort_name', descending ? 'desc' : 'asc').orderBy('standing.person'),
          after: descending ? afterNameDescending : afterName,
        },
      ]
    case 'due':
      return [dated('next_on', descending), undated('next_on')]
    case 'completed':
      return [dated('completed_on', descending), undated('completed_on')]
  }
}

function dated(column: 'next_on' | 'completed_on', descending: boolean): Part {
  return {
    holds: (row) => row[column] !== null,
    mayHave: () => true,
    of: (query) => byName(query.where(column, 'is not', null).orderBy(column, descending ? 'desc' : 'asc')),
    after: (query, row) =>
      query.where((eb) =>
        eb.and([
          eb(column, descending ? '<=' : '>=', row[column]),
          eb.or([eb(column, descending ? '<' : '>', row[column]), isAfterName(row)]),
        ]),
      ),
  }
}

function undated(column: 'next_on' | 'completed_on'): Part {
  return {
    holds: (row) => row[column] === null,
    mayHave: () => true,
    of: (query) => byName(query.where(column, 'is', null)),
    after: afterName,
  }
}

function byName<Output>(query: StandingQuery<Output>): StandingQuery<Output> {
  return query.orderBy('sort_name').orderBy('standing.person')
}

function afterName(query: StandingQuery<StandingRow>, row: StandingRow): StandingQuery<StandingRow> {
  return query.where(isAfterName(row))
}

function afterNameDescending(
  query: StandingQuery<StandingRow>,
  { sort_name, person }: StandingRow,
): StandingQuery<StandingRow> {
  return query.where((eb) =>
    eb.and([
      eb('sort_name', '<=', sort_name),
      eb.or([eb('sort_name', '<', sort_name), eb('standing.person', '>', person)]),
    ]),
  )
}

function isAfterName({ sort_name, person }: StandingRow) {
  return sql<boolean>`(sort_name, standing.person) > (${sort_name}, ${person})`
}

/** The same of what is in memory. Days that are missing come last; the name and the id decide between equals. */
export function comparing({ order, descending }: ListOrder): (a: PersonLine, b: PersonLine) => number {
  const keyOf = ({ line, sortName }: PersonLine): string | number | null => {
    if (order === 'need') return STATUS_RANK[line.status]
    if (order === 'name') return sortName
    return order === 'due' ? nextDay(line) : line.completedOn
  }
  return (a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)]
    if (first !== second) {
      if (first === null) return 1
      if (second === null) return -1
      return (first < second ? -1 : 1) * (descending ? -1 : 1)
    }
    if (a.sortName !== b.sortName) return a.sortName < b.sortName ? -1 : 1
    return a.person < b.person ? -1 : a.person > b.person ? 1 : 0
  }
}
