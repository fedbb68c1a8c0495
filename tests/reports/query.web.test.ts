import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { type PersonId } from '../../src/ledger/event.ts'
import { PERIOD_FILTERS, type PeriodFilter } from '../../src/reports/filter.ts'
import { DEFAULT_QUERY, PEOPLE_ORDERS, type ReportQuery } from '../../src/reports/query.ts'
import { filtersInWords } from '../../src/reports/wording.page.ts'
import { reportFields, reportHref, reportQueryShape, toReportQuery } from '../../src/reports/query.web.ts'
import { reportInput } from '../support/report-input.ts'
import { BASES } from '../../src/ledger/as-of.ts'
import { STATUS_CHOICES } from '../../src/requirements/compliance.ts'
import { PERSON_TYPES } from '../../src/ledger/bodies/part.ts'

const day = fc.integer({ min: 1, max: 28 }).map((number) => calendarDate(`2026-10-${String(number).padStart(2, '0')}`))
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const person = fc.uuid().map((id): PersonId => `person:${id}`)
const text = fc.string({ minLength: 1, maxLength: 30 })
const period = fc.record({ from: maybe(day), to: maybe(day) })
// One for each name.
const periods = Object.fromEntries(PERIOD_FILTERS.map((name) => [name, period])) as Record<PeriodFilter, typeof period>
const query: fc.Arbitrary<ReportQuery> = fc.record({
  asOf: maybe(day),
  clock: fc.constantFrom(...BASES),
  status: fc.constantFrom(...STATUS_CHOICES),
  site: maybe(text),
  department: maybe(text),
  position: maybe(text),
  type: maybe(fc.constantFrom(...PERSON_TYPES)),
  supervisor: maybe(fc.oneof(person, fc.constant('mine' as const))),
  policyVersion: maybe(text),
  language: maybe(text),
  source: maybe(fc.constantFrom('here', 'live-session')),
  ...periods,
  only: maybe(fc.constantFrom('exceptions', 'data-problems')),
  order: fc.constantFrom(...PEOPLE_ORDERS),
  descending: fc.boolean(),
  after: maybe(person),
})

describe('the address of a report', () => {
  it('says all of what is asked for, and is read as the same', () => {
    fc.assert(
      fc.property(query, (asked) => {
        const address = new URL(reportHref('/hr/people', asked), 'https://orientation.example.org')
        const fields = z.strictObject(reportQueryShape).parse(Object.fromEntries(address.searchParams))
        expect(toReportQuery(fields)).toEqual(asked)
        const form = Object.fromEntries(reportFields(asked).map(({ name, value }) => [name, value]))
        expect(form).toEqual(Object.fromEntries(address.searchParams))
      }),
    )
  })

  it('says nothing of what is as by default', () => {
    expect(reportHref('/hr/people', DEFAULT_QUERY)).toBe('/hr/people')
  })

  it('keeps the names that links and bookmarks have', () => {
    const names = `asof clock status site department position type supervisor version language source hired-from hired-to
      due-from due-to completed-from completed-to ends-from ends-to only
      order descending after`
    expect(Object.keys(reportQueryShape)).toEqual(expect.arrayContaining(names.split(/\s+/)))
  })

  it('names nobody: of people it has ids', () => {
    const asked = { ...DEFAULT_QUERY, supervisor: 'person:cleo', after: 'person:bob' } as const
    expect(reportHref('/hr/people', asked)).toBe('/hr/people?supervisor=cleo&after=bob')
  })
})

describe('filters in words', () => {
  it('are none when nothing is narrowed, and each is gone when it is removed', () => {
    const { names, wording } = reportInput()
    fc.assert(
      fc.property(query, (asked) => {
        const said = filtersInWords(asked, names, wording)
        for (const { without, text: words } of said) {
          expect(words).not.toMatch(/undefined|null|\[object/)
          expect(filtersInWords({ ...asked, ...without }, names, wording)).toHaveLength(said.length - 1)
        }
        const nothing = said.reduce<ReportQuery>((left, { without }) => ({ ...left, ...without }), asked)
        expect(filtersInWords(nothing, names, wording)).toEqual([])
      }),
    )
  })
})
