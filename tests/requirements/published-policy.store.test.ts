import { beforeEach, describe, expect, it } from 'vitest'
import type { Content } from '../../src/course/content.ts'
import { policyHistory } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { policyHash, publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { content } from '../support/content.ts'
import { emptyStore } from '../support/stores.ts'
import { completed, day, hired, noonOf, required } from '../support/recording.ts'

const first = {
  ...content,
  policy: { ...content.policy, version: '2026-11', effectiveOn: '2026-11-02', material: true },
}

let store: Store
beforeEach(async () => {
  store = await emptyStore()
})

describe('the policy of the content', () => {
  it('is published when the server starts with it, and asks nothing of anybody the first time', async () => {
    await publish(first, '2026-11-24')
    expect(await published()).toEqual([
      {
        subject: 'policy:csec',
        course: content.course.id,
        effectiveOn: '2026-11-02',
        body: { v: 1, version: '2026-11', hash: policyHash(first.policy), material: true, updateBy: null },
      },
    ])
  })

  it('is published once, however often the server starts', async () => {
    await publish(first, '2026-11-24')
    await publish(first, '2026-12-24')
    expect(await published()).toHaveLength(1)
  })

  it.each([
    ['a material change gives people who are trained 30 days', true, '2027-03-01', '2027-03-31'],
    ['a minor change asks nothing, and holds once staff read it', false, '2027-02-20', null],
  ])('a later version is published: %s', async (_, material, effectiveOn, updateBy) => {
    const later = { ...first, policy: { ...first.policy, version: '2027-03', effectiveOn: '2027-03-01', material } }
    await publish(first, '2026-11-24')
    await publish(later, '2027-02-20')
    expect((await published())[1]).toMatchObject({
      effectiveOn,
      body: { version: '2027-03', material, updateBy },
    })
  })

  it('moves the standing of everybody who finished under the version before', async () => {
    await publish(first, '2026-11-24')
    const events = [
      hired('person:bob', '2026-11-02'),
      required('person:bob', '2026-11-02'),
      completed('person:bob', '2026-11-20'),
    ]
    await store.transaction((tx) => record(tx, events, day('2026-11-24')))
    const later = { ...first, policy: { ...first.policy, version: '2027-03', effectiveOn: '2027-03-01' } }
    await publish(later, '2027-03-02')
    expect(await findPerson(store.db, 'person:bob')).toMatchObject({ standing: { status: 'update-due' } })
  })
})

describe('the hash of a policy', () => {
  it('does not depend on the order of keys, and changes with any word', () => {
    const reordered = Object.fromEntries(Object.entries(first.policy).toReversed()) as typeof first.policy // the same keys
    expect(policyHash(reordered)).toBe(policyHash(first.policy))
    expect(policyHash({ ...first.policy, acknowledgement: `${first.policy.acknowledgement} ` })).not.toBe(
      policyHash(first.policy),
    )
  })
})

function publish(version: Content, on: string): Promise<void> {
  return publishPolicy(store, version, noonOf(day(on)))
}

async function published() {
  const events = await policyHistory(store.db)
  return events.map(({ subject, course, effectiveOn, body }) => ({ subject, course, effectiveOn, body }))
}
