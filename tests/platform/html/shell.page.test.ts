import { describe, expect, it } from 'vitest'
import { instant } from '../../../src/platform/time/calendar.ts'
import { localTime } from '../../../src/platform/time/local-time.ts'
import { webLinks } from '../../../src/app/href.web.ts'
import { content, exampleSite } from '../../support/content.ts'
import { support } from '../../../src/site/support.page.ts'

describe('help in an emergency', () => {
  it.each([
    ['2 am', '2026-11-24T07:00:00.000Z', 'On-call supervisor'],
    ['2 pm', '2026-11-24T19:00:00.000Z', 'Program director on duty'],
  ])('names who is on duty at %s at the site', (_, at, role) => {
    const now = localTime(instant(at), exampleSite.timeZone)
    expect(support(content, exampleSite, now, webLinks).named?.role.text).toBe(role)
  })

  it('names nobody where the time is not known', () => {
    expect(support(content, exampleSite, null, webLinks).named).toBeNull()
  })
})
