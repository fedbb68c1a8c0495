import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { shippedRule } from '../../src/requirements/requirement.ts'
import { assignEverybody, assigningJob, isAssigningDue } from '../../src/requirements/assignment.store.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { defineRules, type NewRules, previewRules } from '../../src/requirements/rules.store.ts'
import { turnsBeforeStop } from '../support/stopping.ts'
import { GivenUp } from '../../src/platform/jobs/job.ts'
import { runJob } from '../support/jobs.ts'
import { by, COURSE, day, noonOf, place } from '../support/recording.ts'

export function rulesSuite(store: () => Store): void {
  const TODAY = day('2026-11-24')
  const { named, appliesTo, rule } = shippedRule(12)
  const sixtyDays: NewRules = {
    rules: [{ named, appliesTo, rule: { ...rule, due: { by: 'days-from-hire', days: 60 } } }],
    forEveryone: true,
    reason: 'Review',
  }
  const hireOn = (on: string, worksWithYouth = true): Promise<PersonId> => {
    const starter = { ...place, person: null, facts: {}, language: 'en', hiredOn: day(on), worksWithYouth }
    return store().transaction((tx) => hire(tx, { ...starter, type: 'employee' }, by(on)))
  }
  const define = (rules: NewRules, from = TODAY) => store().transaction((tx) => defineRules(tx, rules, from, by(TODAY)))
  const assign = async (isOver = () => false) => {
    const job = assigningJob({ store: store(), course: COURSE, now: () => noonOf(TODAY) })
    expect(await runJob(job, isOver)).toEqual([])
  }
  const required = async () => (await eventsOfKind(store().db, 'required')).length

  describe('rules', () => {
    beforeEach(() =>
      putOrganization(
        store().db,
        { name: 'Harbor', timeZone: 'America/New_York', renewalMonths: 12, leaveTo: null },
        noonOf(day('2026-01-01')),
      ),
    )

    it('new rules are applied to a hundred people at most once the server stops, and to the rest after that', async () => {
      for (let people = 0; people < 120; people += 1) await hireOn('2026-11-02')
      const before = await required()
      await define(sixtyDays)
      const recording = () => by(TODAY)
      const run = { turn: turnsBeforeStop(0), count() {} }
      await expect(assignEverybody(store(), recording, run)).rejects.toThrow(GivenUp)
      expect((await required()) - before).toBe(100)
      expect(await isAssigningDue(store().db)).toBe(true)
      await assign()
      expect((await required()) - before).toBe(120)
    })

    it('new rules are applied to everybody once, and the cache follows', async () => {
      const bob = await hireOn('2026-11-02')
      expect(await isAssigningDue(store().db)).toBe(false)
      await define(sixtyDays)
      expect(await isAssigningDue(store().db)).toBe(true)
      expect(await findPerson(store().db, bob)).toMatchObject({ standing: { dueOn: '2026-12-02' } })
      await assign()
      expect(await isAssigningDue(store().db)).toBe(false)
      expect(await findPerson(store().db, bob)).toMatchObject({ standing: { dueOn: '2027-01-01' } })
      const entries = await required()
      await assign()
      expect(await required()).toBe(entries)
    })

    it('rules that were only partly applied are due again, and so is a second set after the first', async () => {
      await hireOn('2026-11-02')
      await define(sixtyDays)
      await assign(() => true)
      expect(await isAssigningDue(store().db)).toBe(true)
      await assign()
      await store().transaction((tx) =>
        defineRules(tx, { ...sixtyDays, rules: [shippedRule(6)] }, day('2026-11-25'), by('2026-11-25')),
      )
      expect(await isAssigningDue(store().db)).toBe(true)
    })

    it('are tried without writing anything, each person once, also one with two records', async () => {
      const bob = await hireOn('2026-10-05')
      const second = await hireOn('2026-10-05')
      const merge = { into: bob, sameJob: true, reason: 'Twice' }
      await store().transaction((tx) => mergeRecords(tx, second, merge, by('2026-10-12')))
      await hireOn('2026-10-05', false)
      const before = await required()
      const { effects, ...counts } = await previewRules(store(), sixtyDays, TODAY, by(TODAY))
      expect(counts.before).toMatchObject({ overdue: 1, 'not-started': 0, 'not-in-scope': 1 })
      expect(counts.after).toMatchObject({ overdue: 0, 'not-started': 1, 'not-in-scope': 1 })
      expect(effects['date-moves']).toMatchObject({
        count: 1,
        people: [{ person: bob, before: { dueOn: '2026-11-04' }, after: { dueOn: '2026-12-04' } }],
      })
      expect(effects['turns-to-action'].count).toBe(0)
      expect(await required()).toBe(before)
    })
  })
}
