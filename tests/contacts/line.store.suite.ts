import { beforeEach, describe, expect, it } from 'vitest'
import { createLiveContent } from '../../src/app/live-content.ts'
import {
  confirmChange,
  linesRevision,
  proposeChange,
  readSharedLines,
  readOwners,
  recordLineCheck,
  setOwner,
  withdrawChange,
} from '../../src/contacts/line.store.ts'
import { lastCheck } from '../../src/contacts/line.ts'
import type { Recording } from '../../src/ledger/event.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { addDays } from '../../src/platform/time/calendar.ts'
import { contents } from '../support/content.ts'
import { contactOf, LINE, NEW_DIGITS } from '../support/lines.ts'
import { by, day, HR, noonOf } from '../support/recording.ts'

const POLICY = 'policy:csec'
const EDITIONS = { en: 'released-en', es: 'released-es' }

export function sharedLinesSuite(store: () => Store): void {
  const today = day('2026-11-02')
  const recording: Recording = by(today)
  const moved = { ...LINE, digits: NEW_DIGITS, letters: null }
  const propose = (change: string, line: typeof LINE | null) =>
    store().transaction((tx) =>
      proposeChange(tx, POLICY, { change, contact: 'NR-2', line, released: LINE, reason: 'It moved' }, recording),
    )
  const confirm = (change: string) => store().transaction((tx) => confirmChange(tx, POLICY, change, recording))
  const read = () => readSharedLines(store().db, POLICY)

  describe('shared lines', () => {
    let before: number
    beforeEach(async () => {
      before = await linesRevision(store().db, POLICY)
    })

    it('change when a proposal is confirmed, and not before', async () => {
      await propose('a', moved)
      const waiting = await read()
      expect([...waiting.own]).toEqual([])
      expect(waiting.proposed.get('NR-2')).toMatchObject({ change: 'a', line: moved, by: HR })
      await confirm('a')
      const done = await read()
      expect(done.own.get('NR-2')).toEqual({
        line: moved,
        released: LINE,
        since: today,
        checkedOn: today,
        wrongSince: null,
      })
      expect([...done.proposed]).toEqual([])
    })

    it('stay as they are when a proposal is withdrawn or another has taken its place', async () => {
      await propose('a', moved)
      await store().transaction((tx) => withdrawChange(tx, POLICY, 'a', recording))
      await confirm('a')
      expect([...(await read()).own]).toEqual([])
      await propose('b', moved)
      await propose('c', { ...moved, digits: '1-800-555-0100' })
      await store().transaction((tx) => withdrawChange(tx, POLICY, 'b', recording))
      expect((await read()).proposed.get('NR-2')?.change).toBe('c')
    })

    it('have an owner, for all sites and for a line of one site, until there’s another or none', async () => {
      const set = (subject: typeof POLICY | 'site:north', contact: string, owner: typeof HR | null) =>
        store().transaction((tx) => setOwner(tx, subject, { contact, owner }, recording))
      await set(POLICY, 'NR-2', HR)
      await set('site:north', '609-555-0147', HR)
      expect([...(await read()).owners]).toEqual([['NR-2', HR]])
      const owners = await readOwners(store().db, [POLICY, 'site:north', 'site:south'])
      expect([...owners].map(([subject, each]) => [subject, [...each]])).toEqual([
        [POLICY, [['NR-2', HR]]],
        ['site:north', [['609-555-0147', HR]]],
        ['site:south', []],
      ])
      const revision = await linesRevision(store().db, POLICY)
      await set(POLICY, 'NR-2', HR)
      expect(await linesRevision(store().db, POLICY)).toBe(revision)
      await set(POLICY, 'NR-2', null)
      expect([...(await read()).owners]).toEqual([])
    })

    it('go back to those of the course', async () => {
      for (const [change, line] of [
        ['a', moved],
        ['b', null],
      ] as const) {
        await propose(change, line)
        await confirm(change)
      }
      expect([...(await read()).own]).toEqual([])
    })

    it('keep who made sure of them last, and how', async () => {
      const check = { way: 'official-page', nextOn: addDays(today, 90) } as const
      const scr = contactOf('SCR')
      for (const outcome of ['no-answer', 'works'] as const)
        await store().transaction((tx) => recordLineCheck(tx, POLICY, scr, { ...check, outcome }, recording))
      const { way, nextOn } = check
      expect(lastCheck(scr, (await read()).checks)).toMatchObject({
        outcome: 'works',
        on: today,
        by: HR,
        way,
        nextOn,
      })
    })

    it('have a revision that grows with each entry, so that every server sees a change', async () => {
      const live = createLiveContent(store(), { contents, editions: EDITIONS }, () => noonOf(today))
      const digitsShown = async () => (await live()).contents.es.contacts.find(({ id }) => id === 'NR-2')?.digits
      expect(await digitsShown()).toBe(LINE.digits)
      await propose('a', moved)
      const proposed = await linesRevision(store().db, POLICY)
      await confirm('a')
      expect(proposed).toBeGreaterThan(before)
      expect(await linesRevision(store().db, POLICY)).toBeGreaterThan(proposed)
      expect(await digitsShown()).toBe(NEW_DIGITS)
    })
  })
}
