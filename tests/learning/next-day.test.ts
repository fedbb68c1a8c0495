import fc from 'fast-check'
import { expect, it } from 'vitest'
import { nextDay } from '../../src/requirements/status.ts'
import { dueCell } from '../../src/requirements/because.page.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { anyDay, anyHistory, anyPolicy } from '../support/any-history.ts'
import { content } from '../support/content.ts'
import { standing } from '../support/history.ts'

it('lists stand in the order of the day that they show, whatever was recorded', () => {
  const wording = { t: MESSAGES.en, language: 'en', topics: content.course.topics } as const
  fc.assert(
    fc.property(anyHistory, anyPolicy, anyDay, (events, versions, on) => {
      const found = standing(events, on, versions)
      const { date } = dueCell(found, wording)
      const day = nextDay(found)
      // A row without a day says so in words.
      if (day === null) expect(date).not.toMatch(/\d/)
      else expect(date).toBe(formatDate(day, 'en'))
    }),
    { numRuns: 500 },
  )
})
