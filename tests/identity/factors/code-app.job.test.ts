import { describe, expect, it } from 'vitest'
import { appAddress, appSecret, stepOfCode } from '../../../src/identity/factors/code-app.job.ts'
import { instant } from '../../../src/platform/time/calendar.ts'

/** The secret of RFC 6238, appendix B: `12345678901234567890`. */
const SECRET = appSecret(Buffer.from('12345678901234567890'))

describe('codes from an app', () => {
  it.each([
    // The table of RFC 6238, with six digits of eight.
    ['1970-01-01T00:00:59.000Z', '287082', 1],
    ['2005-03-18T01:58:29.000Z', '081804', 37_037_036],
    ['2009-02-13T23:31:30.000Z', '005924', 41_152_263],
    ['2033-05-18T03:33:20.000Z', '279037', 66_666_666],
  ])('at %s is %s', (at, code, step) => {
    expect(stepOfCode(SECRET, code, instant(at))).toBe(step)
  })

  it('fit one step before and after, and no further', () => {
    const fits = (at: string) => stepOfCode(SECRET, '005924', instant(at)) !== null
    expect(fits('2009-02-13T23:31:00.000Z')).toBe(true)
    expect(fits('2009-02-13T23:30:59.999Z')).toBe(false)
    expect(fits('2009-02-13T23:32:29.999Z')).toBe(true)
    expect(fits('2009-02-13T23:32:30.000Z')).toBe(false)
    expect(stepOfCode(SECRET, '005925', instant('2009-02-13T23:31:30.000Z'))).toBeNull()
  })

  it('are set up by an address that every app reads', () => {
    expect(SECRET).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
    expect(appAddress(SECRET, 'Harbor Street & Co', 'ada@harborstreet.example')).toBe(
      'otpauth://totp/Harbor%20Street%20%26%20Co:ada%40harborstreet.example?issuer=Harbor%20Street%20%26%20Co&secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&algorithm=SHA1&digits=6&period=30',
    )
  })
})
