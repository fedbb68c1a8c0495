import { beforeEach, describe, expect, it } from 'vitest'
import type { Recording } from '../../src/ledger/event.ts'
import { historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import {
  adoptPolicy,
  findPolicyDraft,
  keepPolicyDraft,
  proposePolicy,
  returnPolicy,
} from '../../src/policy/adopted.store.ts'
import { adoptedPolicy, openProposal, withOwnPolicy } from '../../src/policy/adopted.ts'
import { reachedBy } from '../../src/policy/policy-effect.store.ts'
import { policyHash, publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { content, contents } from '../support/content.ts'
import { addition, REWORDED, rewording } from '../support/own-policy.ts'
import { completed, day, hired, lessonFinished, noonOf, required } from '../support/recording.ts'

const POLICY = 'policy:csec'
const TODAY = day('2026-11-24')
const recording: Recording = { course: content.course.id, actor: 'person:ada', at: noonOf(TODAY), today: TODAY }

export function ownPolicySuite(store: () => Store): void {
  const adopt = (changes = [rewording()]) =>
    store().transaction((tx) =>
      adoptPolicy(tx, POLICY, { proposal: null, effectiveOn: day('2026-11-20'), changes }, contents, recording),
    )

  describe('an organization’s own policy', () => {
    beforeEach(async () => {
      await publishPolicy(store(), content, noonOf(day('2026-11-02')))
      const events = [
        hired('person:bob', '2026-11-02'),
        required('person:bob', '2026-11-02'),
        completed('person:bob', '2026-11-20'),
        hired('person:dan', '2026-11-20'),
        required('person:dan', '2026-11-20'),
      ]
      await store().transaction((tx) => record(tx, events, TODAY))
    })

    it('is on record with the version that’s published by it', async () => {
      expect(await adopt([rewording(), addition()])).toBe(`${content.policy.version}.1`)
      const history = await historyOf(store().db, POLICY)
      expect(history.slice(-2).map(({ kind }) => kind)).toEqual(['policy_adopted', 'policy_published'])
      const policy = withOwnPolicy(contents, adoptedPolicy(history)).en.policy
      expect((await policyHistory(store().db)).at(-1)).toMatchObject({
        effectiveOn: TODAY,
        body: {
          version: `${content.policy.version}.1`,
          material: true,
          updateBy: '2026-12-24',
          hash: policyHash(policy),
        },
      })
      expect(await adopt()).toBe(`${content.policy.version}.2`)
    })

    it('a material change asks whoever has finished, and leaves the completion as it was', async () => {
      const before = await historyOf(store().db, 'person:bob')
      await adopt()
      expect(await historyOf(store().db, 'person:bob')).toEqual(before)
      const bob = await findPerson(store().db, 'person:bob')
      expect(bob).toMatchObject({ standing: { status: 'update-due', completedOn: '2026-11-20', dueOn: '2026-12-24' } })
      expect(await findPerson(store().db, 'person:dan')).toMatchObject({ standing: { status: 'not-started' } })
    })

    it('a minor change asks nothing', async () => {
      await adopt([rewording({ material: false })])
      expect(await findPerson(store().db, 'person:bob')).toMatchObject({ standing: { status: 'up-to-date' } })
    })

    it('says whom a change would ask and how many are halfway, and writes nothing', async () => {
      await store().transaction((tx) => record(tx, [lessonFinished('person:dan', '2026-11-23', 'L1')], TODAY))
      const before = await everyRow(store())
      const bob = { person: 'person:bob', before: 'up-to-date', after: 'update-due' }
      expect(await reachedBy(store(), recording)).toEqual({ asked: [bob], waiting: [], halfway: 1 })
      expect(await everyRow(store())).toEqual(before)
      await adopt()
      // Bob has to read the first change by its day, and reads the next one with it.
      expect(await reachedBy(store(), recording)).toEqual({
        asked: [],
        waiting: [{ by: '2026-12-24', people: 1 }],
        halfway: 1,
      })
    })

    it('a release comes as a version of its own when the organization has reworded a clause', async () => {
      await adopt()
      const adopted = adoptedPolicy(await historyOf(store().db, POLICY))
      const policy = { ...content.policy, version: '2027-03', effectiveOn: '2027-03-01', material: true }
      const next = { en: { ...contents.en, policy }, es: contents.es }
      await publishPolicy(store(), withOwnPolicy(next, adopted).en, noonOf(day('2027-02-20')))
      expect((await policyHistory(store().db)).at(-1)).toMatchObject({
        effectiveOn: '2027-03-01',
        body: { version: '2027-03.1', material: true },
      })
    })

    it('a proposed version changes nothing until another steward agrees, and says who both were', async () => {
      const version = { proposal: 'p-1', effectiveOn: day('2026-11-20'), changes: [rewording()] }
      const propose = { ...version, approver: 'person:eve' } as const
      await store().transaction((tx) => proposePolicy(tx, POLICY, propose, recording))
      const waiting = await historyOf(store().db, POLICY)
      expect(openProposal(waiting)).toEqual({ ...propose, by: 'person:ada' })
      expect(adoptedPolicy(waiting)).toBeNull()
      expect(await findPerson(store().db, 'person:bob')).toMatchObject({ standing: { status: 'up-to-date' } })
      const byEve = { ...recording, actor: 'person:eve' } as const
      await store().transaction((tx) => adoptPolicy(tx, POLICY, version, contents, byEve))
      const history = await historyOf(store().db, POLICY)
      expect(openProposal(history)).toBeNull()
      expect(adoptedPolicy(history)?.approval).toEqual({
        kind: 'agreed',
        by: 'person:eve',
        proposedBy: 'person:ada',
        on: TODAY,
      })
    })

    it('a version that wasn’t approved is in the draft again, next to what was written since', async () => {
      const changes = [rewording(), addition()]
      const draft = [{ clause: 'PR-6', words: REWORDED, part: null, material: false, reason: 'Later' }] as const
      const proposal = { proposal: 'p-1', effectiveOn: TODAY, changes, approver: 'person:eve' } as const
      await store().transaction(async (tx) => {
        await keepPolicyDraft(tx, POLICY, draft, recording.at)
        await proposePolicy(tx, POLICY, proposal, recording)
      })
      expect(await findPolicyDraft(store().db, POLICY)).toEqual([])
      await store().transaction(async (tx) => {
        await keepPolicyDraft(tx, POLICY, draft, recording.at)
        await returnPolicy(tx, POLICY, proposal, 'Too long', recording)
      })
      expect(openProposal(await historyOf(store().db, POLICY))).toBeNull()
      const { released: _released, ...added } = addition()
      expect(await findPolicyDraft(store().db, POLICY)).toEqual([added, ...draft])
    })

    it('a draft is kept until it’s published or emptied', async () => {
      const draft = [{ clause: 'PR-6', words: REWORDED, part: null, material: true, reason: 'R' }] as const
      const keep = (changes: typeof draft | []) =>
        store().transaction((tx) => keepPolicyDraft(tx, POLICY, changes, recording.at))
      await keep(draft)
      expect(await findPolicyDraft(store().db, POLICY)).toEqual(draft)
      await keep([])
      expect(await findPolicyDraft(store().db, POLICY)).toEqual([])
      await keep(draft)
      await adopt()
      expect(await findPolicyDraft(store().db, POLICY)).toEqual([])
    })
  })
}

async function everyRow({ db }: Store) {
  return [
    await db.selectFrom('event').selectAll().orderBy('seq').execute(),
    await db.selectFrom('standing').selectAll().orderBy('person').execute(),
    await db.selectFrom('draft').selectAll().execute(),
  ]
}
