import { expect, it } from 'vitest'
import { collator, dateTimeFormat } from '../../../src/platform/text/format.ts'

const hour = { hour: 'numeric', timeZone: 'UTC' } as const

it('use one formatter for a locale and its options', () => {
  expect(dateTimeFormat('en-US', hour)).toBe(dateTimeFormat('en-US', { ...hour }))
  expect(collator('es')).toBe(collator('es'))
})

it('use another formatter for another locale or time zone', () => {
  const written = (locale: string, timeZone: string) =>
    dateTimeFormat(locale, { ...hour, timeZone }).format(new Date('2026-11-24T20:00:00.000Z'))
  expect(written('en-US', 'UTC')).not.toBe(written('es-US', 'UTC'))
  expect(written('en-US', 'UTC')).not.toBe(written('en-US', 'America/New_York'))
})

it('refuse an unknown time zone each time', () => {
  const unknown = () => dateTimeFormat('en-US', { timeZone: 'Nowhere/Atall' })
  expect(unknown).toThrow(RangeError)
  expect(unknown).toThrow(RangeError)
})
