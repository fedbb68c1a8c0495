import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../../src/ledger/event.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { corrected, knownAt } from '../../src/ledger/history.ts'
import { siteVersionAfter, siteVersionOn, siteVersions } from '../../src/ledger/site-version.ts'
import { exampleSite } from '../support/content.ts'
import { day, noonOf } from '../support/recording.ts'

const SITE = 'site:north'

/** A version recorded on a day, in effect from that day or a later one. */
function version(seq: number, recordedOn: string, from = recordedOn): LedgerEvent {
  const about = { subject: SITE, course: 'csec', recordedAt: noonOf(day(recordedOn)), actor: 'system:test' } as const
  const body = { v: 4, version: seq, details: exampleSite, proposal: null } as const
  return { seq, id: `event:${seq}`, kind: 'site_published', ...about, effectiveOn: day(from), body }
}

function withdrawal(seq: number, of: LedgerEvent, on: string): LedgerEvent {
  const event: NewEvent = {
    kind: 'corrected',
    subject: SITE,
    course: 'csec',
    effectiveOn: of.effectiveOn,
    recordedAt: noonOf(day(on)),
    actor: 'system:test',
    body: { v: 1, corrects: of.id, reason: '', change: { kind: 'withdrawn' } },
  }
  return { ...event, seq, id: `event:${seq}` }
}

const on = (history: readonly LedgerEvent[], date: string) => siteVersionOn(history, day(date))?.body.version ?? null

describe('the version of a site’s details that is in effect', () => {
  const first = version(1, '2026-03-01')
  const second = version(2, '2026-03-02', '2026-03-09')

  it('is none before the first one, and the latest whose day has come', () => {
    const history = [first, second]
    expect(on(history, '2026-02-28')).toBeNull()
    expect(on(history, '2026-03-01')).toBe(1)
    // Published, and still to come.
    expect(on(history, '2026-03-03')).toBe(1)
    expect(on(history, '2026-03-08')).toBe(1)
    expect(on(history, '2026-03-09')).toBe(2)
    expect(on(history, '2027-01-01')).toBe(2)
  })

  it('is the one recorded later where two have the same day', () => {
    expect(on([first, version(2, '2026-03-01')], '2026-03-01')).toBe(2)
  })

  it('goes by the day of effect, and not by the order in which versions were recorded', () => {
    const between = version(3, '2026-03-05')
    const history = [first, second, between]
    expect(siteVersions(history).map(({ body }) => body.version)).toEqual([1, 3, 2])
    expect(on(history, '2026-03-06')).toBe(3)
    expect(on(history, '2026-03-09')).toBe(2)
  })

  it('leaves out a version that was called off, and knows it as of the days before', () => {
    const history = [first, second, withdrawal(3, second, '2026-03-04')]
    expect(on(corrected(history), '2026-03-09')).toBe(1)
    expect(siteVersionAfter(corrected(history), day('2026-03-04'))).toBeNull()
    const asOf = corrected(knownAt(history, noonOf(day('2026-03-03'))))
    expect(siteVersionAfter(asOf, day('2026-03-03'))?.body.version).toBe(2)
  })
})
