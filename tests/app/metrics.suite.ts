import { describe, expect, it } from 'vitest'
import { inEveryLanguage } from '../../src/app/href.web.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { routesIn } from '../support/metrics.ts'
import { PASSWORD, type Staff } from '../support/staff.ts'

export interface Counted {
  readonly staff: Staff
  /** The addresses that were asked for. */
  readonly paths: ReadonlySet<string>
  /** What anybody gets who asks for the metrics. */
  readonly text: string
}

/** What the metrics say once somebody has asked for every route. */
export function metricsSuite(counted: () => Counted): void {
  describe('the metrics, after every route was asked for by somebody', () => {
    it('name patterns of addresses only: no id, no name, no token, and no address that somebody asked for', () => {
      const { staff, paths, text } = counted()
      const known = new Set<string>([
        ...ROUTES.flatMap(([, path]) => inEveryLanguage(path)),
        'none',
        'private',
        'asset',
      ])
      expect([...routesIn(text)].filter((route) => !known.has(route))).toEqual([])
      expect(routesIn(text).size).toBeGreaterThan(150)
      for (const person of Object.values(staff)) expect(text).not.toContain(person.split(':')[1])
      for (const part of [
        'Okafor',
        'Rivera',
        'harborstreet',
        'Harbor',
        'north-house',
        PASSWORD,
        'nobody-has-this-token',
      ])
        expect(text.toLowerCase()).not.toContain(part.toLowerCase())
      for (const path of [...paths].filter((each) => /\d/.test(each) && !ROUTES.some(([, route]) => route === each)))
        expect(text).not.toContain(`"${path}"`)
    })

    it('fold pause, leaving, reading and signing out into one word, without a time or where it led', () => {
      const { text } = counted()
      for (const word of [
        'pause',
        'leave',
        'reading',
        'sign-out',
        'signed-out',
        'blank',
        'before-you-start',
        'other-format',
      ])
        expect([...routesIn(text)].filter((route) => new RegExp(`/${word}(/|$)`).test(route))).toEqual([])
      const series = text.split('\n').filter((line) => line.includes('route="private"'))
      expect(series.map((line) => line.replace(/ \d+$/, '')).sort()).toEqual([
        'csec_http_requests_total{route="private",status="2xx"}',
        'csec_http_requests_total{route="private",status="4xx"}',
      ])
    })
  })
}
