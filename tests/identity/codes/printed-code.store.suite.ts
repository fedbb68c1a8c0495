import { describe, expect, it } from 'vitest'
import { type CodeOutcome, createInvitation, openByCode } from '../../../src/identity/codes/printed-code.store.ts'
import { setCredentials } from '../../../src/identity/account.store.ts'
import { findSignInLink } from '../../../src/identity/sign-in-link.store.ts'
import { createServerSecret } from '../../../src/platform/codes/secret.job.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { calendarDate, DAY_MS, HOUR_MS, instant, later, MINUTE_MS } from '../../../src/platform/time/calendar.ts'
import { clockAt } from '../../support/clock.ts'
import { contents } from '../../support/content.ts'
import { passwordHash, staffOn, withoutPassword } from '../../support/staff.ts'

const NOW = instant('2026-11-24T15:00:00.000Z')
const TODAY = calendarDate('2026-11-24')
const secret = createServerSecret()
const mac = (code: string) => secret.mac('printed code', code)

export function printedCodeSuite(store: () => Store): void {
  /** Bob has no password yet, and a code for paper. */
  const bobsCode = async () => {
    // `staffOn` asks for a store, a clock and the course.
    const test = { deps: { store: store(), now: clockAt(NOW).now, contents } } as never
    const { ada, bob } = await staffOn(test)
    await withoutPassword(test, bob)
    const { code } = await store().transaction((tx) =>
      createInvitation(tx, { person: bob, createdBy: ada, at: NOW }, mac),
    )
    return { bob, code }
  }
  const typed = (code: string, at = NOW): Promise<CodeOutcome> =>
    store().transaction((tx) => openByCode(tx, code, mac, at))

  describe('short codes for paper', () => {
    it('last 7 days, and lead to a link that lasts an hour', async () => {
      const { bob, code } = await bobsCode()
      const opened = await typed(code, later(NOW, 7 * DAY_MS - 1))
      if (opened.kind !== 'opens') throw new Error('it still lasts')
      const found = (at: number) => findSignInLink(store().db, opened.token, later(NOW, 7 * DAY_MS - 1 + at))
      expect(await found(HOUR_MS - 1)).toMatchObject({ person: bob })
      expect(await found(HOUR_MS)).toBeNull()
      expect(await typed(code, later(NOW, 7 * DAY_MS))).toEqual({ kind: 'wrong' })
    })

    it('lead to one link at a time, also when many are typed at the same moment', async () => {
      const { code } = await bobsCode()
      const outcomes = await Promise.all(Array.from({ length: 5 }, () => typed(code)))
      const tokens = outcomes.flatMap((outcome) => (outcome.kind === 'opens' ? [outcome.token] : []))
      const links = await Promise.all(tokens.map((token) => findSignInLink(store().db, token, NOW)))
      expect([tokens.length, links.filter((link) => link !== null).length]).toEqual([5, 1])
    })

    it('open nothing once a password is chosen', async () => {
      const { bob, code } = await bobsCode()
      await store().transaction((tx) => setCredentials(tx, bob, 'bob.again@harborstreet.example', passwordHash, TODAY))
      expect(await typed(code)).toEqual({ kind: 'wrong' })
    })

    it('have to wait after five times each, also when many come at the same moment', async () => {
      const { code } = await bobsCode()
      const outcomes = await Promise.all(Array.from({ length: 12 }, () => typed(code)))
      const kinds = outcomes.map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'opens').length).toBeLessThanOrEqual(6)
      expect(await typed(code)).toMatchObject({ kind: 'wait', who: 'code' })
    })

    it('all have to wait for the next hour after 300 wrong ones by everybody', async () => {
      const { code } = await bobsCode()
      await typed('0000-0000')
      await store().db.updateTable('sign_in_failure').set({ failures: 299 }).execute()
      expect(await typed('0000-0001')).toEqual({ kind: 'wrong' })
      expect(await typed(code)).toEqual({ kind: 'wait', who: 'all', until: '2026-11-24T16:00:00.000Z' })
      expect(await typed(code, later(NOW, 60 * MINUTE_MS))).toMatchObject({ kind: 'opens' })
    })
  })
}
