import { expect, it } from 'vitest'
import { lineOf, withOwnLines } from '../../src/contacts/line.ts'
import { rememberPackages } from '../../src/packages/order.web.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { contents } from '../support/content.ts'
import { orderOf } from '../support/package-order.ts'
import { unzip } from '../support/unzip.ts'

const TODAY = calendarDate('2026-11-24')
const NEW = '1-800-555-0199'

it('a package that is asked for again is the same one, until a number in it has changed', async () => {
  const released = lineOf(contents, 'NR-2')
  if (released === null) throw new Error('the course has this line')
  const line = { ...released, digits: NEW, letters: null }
  const changed = withOwnLines(contents, new Map([['NR-2', { line, released, since: TODAY }]]))
  const packages = rememberPackages()
  const before = await packages.make(orderOf({ contents: [contents.en] }), TODAY)
  expect(await packages.make(orderOf({ contents: [contents.en] }), TODAY)).toBe(before)
  const after = await packages.make(orderOf({ contents: [changed.en] }), TODAY)
  const text = [...(await unzip(after.zip)).values()].map(String).join('\n')
  expect(text).toContain(NEW)
  expect(text).not.toMatch(/1-800-843-5678|18008435678|1-800-THE-LOST/)
})
