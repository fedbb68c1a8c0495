import { describe, expect, it } from 'vitest'
import { readCompletions, readPeople, readStandings } from '../../src/api/read.store.ts'
import { ANSWERS, SCOPES } from '../../src/api/shape.ts'
import {
  allTokens,
  endToken,
  findToken,
  isInForce,
  makeToken,
  noteUse,
  systemsThatRead,
} from '../../src/api/token.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { CalendarDate } from '../../src/platform/time/calendar.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { completed, day, hired, noonOf, required } from '../support/recording.ts'

/** What other systems read, and the tokens that let them, on both engines. */
export function apiSuite(store: () => Store): void {
  const TODAY = day('2026-11-24')
  const bob = 'person:bob'
  const cleo = 'person:cleo'
  const put = (...events: Parameters<typeof record>[1]) => store().transaction((tx) => record(tx, events, TODAY))

  describe('what another system reads', () => {
    it('comes in pages by the ids of people, and completions in the order of the ledger', async () => {
      await put(hired(cleo, '2026-11-02'), required(cleo, '2026-11-02'))
      await put(hired(bob, '2026-11-02'), required(bob, '2026-11-02'))
      await put(completed(cleo, '2026-11-20'), completed(bob, '2026-11-23'))
      const { db } = store()
      const first = ANSWERS.people.parse(await readPeople(db, TODAY, { after: null, most: 1 }))
      expect(first).toMatchObject({ people: [{ id: bob, jobs: [{ hiredOn: '2026-11-02' }] }], next: bob })
      const last = await readPeople(db, TODAY, { after: first.next, most: 1 })
      expect(last).toMatchObject({ people: [{ id: cleo }], next: null })

      const standings = ANSWERS.standings.parse(await readStandings(db, TODAY, { after: bob, most: 5 }))
      expect(standings).toMatchObject({ standings: [{ person: cleo, completedOn: '2026-11-20' }], next: null })

      const done = ANSWERS.completions.parse(await readCompletions(db, { after: null, most: 1 }, null))
      expect(done).toMatchObject({ completions: [{ person: cleo }], more: true })
      const rest = await readCompletions(db, { after: done.next, most: 5 }, null)
      expect(rest).toMatchObject({ completions: [{ person: bob }], more: false })
      const since = await readCompletions(db, { after: null, most: 5 }, noonOf(day('2026-11-22')))
      expect(since.completions).toMatchObject([{ person: bob }])
    })
  })

  describe('a token', () => {
    it('works from when it’s made through its last day, until it’s ended', async () => {
      const source = { actor: 'system:console', at: noonOf(TODAY), address: null } as const
      const asked = { name: 'Payroll', scopes: SCOPES, until: TODAY }
      const { id, token } = await store().transaction((tx) => makeToken(tx, asked, source))
      expect(token).toMatch(/^csec_[\w-]{43}$/)
      const works = async (on: CalendarDate) => {
        const found = await findToken(store().db, token)
        return found !== null && isInForce(found, on)
      }
      expect(await findToken(store().db, token)).toMatchObject({ id, name: 'Payroll', usedOn: null })
      expect([await works(TODAY), await works(day('2026-11-25'))]).toEqual([true, false])
      expect(await findToken(store().db, `${token}x`)).toBeNull()
      const use = { at: noonOf(TODAY), address: null, on: TODAY }
      await store().transaction((tx) => noteUse(tx, { id }, '/api/v1/people', use))
      expect(await allTokens(store().db)).toMatchObject([{ id, scopes: SCOPES, usedOn: TODAY, endedAt: null }])
      const never = await store().transaction((tx) => makeToken(tx, { ...asked, name: 'Scheduling' }, source))
      const systems = async (on: string) => (await systemsThatRead(store().db, day(on))).map(({ name }) => name).sort()
      expect(await systems('2026-11-24')).toEqual(['Payroll', 'Scheduling'])
      expect(await systems('2026-11-25')).toEqual(['Payroll'])
      await store().transaction((tx) => endToken(tx, never.id, source))
      expect(await systems('2026-11-24')).toEqual(['Payroll'])
      expect(await store().transaction((tx) => endToken(tx, id, source))).toBe(true)
      expect(await works(TODAY)).toBe(false)
      expect(JSON.stringify(await store().db.selectFrom('api_token').selectAll().execute())).not.toContain(token)
    })
  })
}
