import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineOf, withOwnLines } from '../../src/contacts/line.ts'
import type { ClauseChange } from '../../src/ledger/bodies/policy.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { calendarDate, instant } from '../../src/platform/time/calendar.ts'
import { adoptedPolicy, changedByRelease, nextOwnId, releasedVersion, withOwnPolicy } from '../../src/policy/adopted.ts'
import { askedBy } from '../../src/policy/policy-effect.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { statusOn } from '../../src/requirements/status.ts'
import { anyDay, anyHistory, anyPolicy } from '../support/any-history.ts'
import { contents } from '../support/content.ts'
import { ADDED, addition, APPROVER, REWORDED, rewording } from '../support/own-policy.ts'

const SHIPPED = contents.en.policy.version

const adopted = (seq: number, changes: readonly ClauseChange[]): LedgerEvent => ({
  seq,
  id: `e${seq}`,
  kind: 'policy_adopted',
  subject: 'policy:csec',
  course: 'course',
  effectiveOn: calendarDate('2026-11-24'),
  recordedAt: instant('2026-11-24T15:00:00.000Z'),
  actor: 'person:ada',
  body: {
    v: 1,
    version: `${SHIPPED}.${seq}`,
    effectiveOn: calendarDate('2026-11-20'),
    approver: APPROVER,
    changes,
  },
})

const policyWith = (...history: LedgerEvent[]) => {
  const own = withOwnPolicy(contents, adoptedPolicy(history))
  return { en: own.en.policy, es: own.es.policy }
}

describe('the organization’s own policy', () => {
  it('is the one of the course while nothing is published', () => {
    expect(withOwnPolicy(contents, adoptedPolicy([]))).toBe(contents)
  })

  it('has the reworded clause in both languages, its own version, approver and day', () => {
    const { en, es } = policyWith(adopted(1, [rewording()]))
    expect(en.clauses.find(({ id }) => id === 'PR-6')).toMatchObject({ ...REWORDED.en, own: 'reworded' })
    expect(es.clauses.find(({ id }) => id === 'PR-6')).toMatchObject({ ...REWORDED.es, own: 'reworded' })
    expect(en).toMatchObject({ version: `${SHIPPED}.1`, approver: APPROVER, effectiveOn: '2026-11-20' })
    const others = en.clauses.filter(({ id }) => id !== 'PR-6')
    expect(others).toEqual(contents.en.policy.clauses.filter(({ id }) => id !== 'PR-6'))
  })

  it('has an added clause at the end of its part, in English where the Spanish isn’t there', () => {
    const { en, es } = policyWith(adopted(1, [addition()]))
    const procedures = en.clauses.filter(({ part }) => part === 'procedure')
    expect(procedures.at(-1)).toMatchObject({ id: 'OWN-1', ...ADDED.en, own: 'added' })
    expect(en.clauses.at(-1)?.id).toBe('SITE-5')
    expect(es.clauses.find(({ id }) => id === 'OWN-1')).toMatchObject({ ...ADDED.en, untranslated: true })
  })

  it('a later change takes the place of an earlier one, and an empty one takes it back', () => {
    const again = { en: { short: 'b', text: 'B.' }, es: { short: 'b', text: 'B.' } }
    const history = [adopted(1, [rewording(), addition()]), adopted(2, [rewording({ words: again })])]
    expect(policyWith(...history).en.clauses.find(({ id }) => id === 'PR-6')?.text).toBe('B.')
    const back = adopted(3, [rewording({ words: null }), addition({ words: null })])
    expect(policyWith(...history, back).en.clauses).toEqual(contents.en.policy.clauses)
    expect(policyWith(...history, back).en.version).toBe(`${SHIPPED}.3`)
  })

  it('an entry that was withdrawn counts for nothing, and its version isn’t used again', () => {
    const withdrawn: LedgerEvent = {
      ...adopted(2, []),
      id: 'w',
      kind: 'corrected',
      body: { v: 1, corrects: 'e1', change: { kind: 'withdrawn' }, reason: 'A mistake', approver: 'person:ada' },
    } as unknown as LedgerEvent // only what a withdrawal is read for
    expect(adoptedPolicy([adopted(1, [rewording()]), withdrawn])).toBeNull()
    expect(policyWith(adopted(1, [rewording()]), withdrawn, adopted(3, [])).en.version).toBe(`${SHIPPED}.2`)
  })

  it('a number in a clause is the one of now, also after the line has changed twice', () => {
    const policy = adoptedPolicy([adopted(1, [addition()])])
    const line = lineOf(contents, 'NR-2')
    if (line === null) throw new Error('the course has this line')
    for (const digits of ['1-800-555-0198', '1-800-555-0199']) {
      const on = calendarDate('2026-11-24')
      const changed = { ...line, digits, letters: null }
      const own = new Map([['NR-2', { line: changed, released: line, since: on, checkedOn: on, wrongSince: null }]])
      const { clauses } = withOwnPolicy(withOwnLines(contents, own), policy).en.policy
      expect(clauses.find(({ id }) => id === 'OWN-1')?.text).toContain(`the number ${digits}.`)
    }
  })

  it('an id is never given twice', () => {
    expect(nextOwnId([], [])).toBe('OWN-1')
    const history = [adopted(1, [addition()]), adopted(2, [addition({ words: null })])]
    expect(nextOwnId(history, [])).toBe('OWN-2')
    expect(nextOwnId(history, ['OWN-4', 'PR-6'])).toBe('OWN-5')
  })

  it('a release that changes a clause shows both, and nobody has approved it', () => {
    const policy = adoptedPolicy([adopted(1, [rewording()])])
    if (policy === null) throw new Error('it was published')
    expect(changedByRelease(policy.clauses, contents).size).toBe(0)
    const clauses = contents.en.policy.clauses.map((clause) =>
      clause.id === 'PR-6' ? { ...clause, text: 'The course says more.' } : clause,
    )
    const next = { ...contents, en: { ...contents.en, policy: { ...contents.en.policy, version: '2027-03', clauses } } }
    const changed = changedByRelease(policy.clauses, next).get('PR-6')
    expect(changed?.before.en.text).toBe(contents.en.policy.clauses.find(({ id }) => id === 'PR-6')?.text)
    expect(changed?.now?.en.text).toBe('The course says more.')
    const live = withOwnPolicy(next, policy).en.policy
    expect(live.version).toBe('2027-03.1')
    expect(live.approver).toBeUndefined()
    expect(live.effectiveOn).toBe(contents.en.policy.effectiveOn)
    expect(live.clauses.find(({ id }) => id === 'PR-6')?.text).toBe(REWORDED.en.text)
    expect(releasedVersion(live.version)).toBe('2027-03')
  })
})

describe('a new version', () => {
  it('changes no completion and turns nothing red, in any story', () => {
    fc.assert(
      fc.property(anyHistory, anyPolicy, anyDay, fc.boolean(), (story, versions, on, material) => {
        const proposed = {
          seq: Number.MAX_SAFE_INTEGER,
          id: 'proposed',
          kind: 'policy_published',
          subject: 'policy:csec',
          course: 'course',
          effectiveOn: on,
          recordedAt: instant('2030-01-01T00:00:00.000Z'),
          actor: 'person:ada',
          body: { v: 1, version: 'next', hash: 'h', material, updateBy: material ? plusMonth(on) : null },
        } as const
        const before = statusOn(story, ORIENTATION, versions, on)
        const after = statusOn(story, ORIENTATION, [...versions, proposed], on)
        const { completedOn, validUntil, late, lessonsFinished, attempts, bestRight } = before
        expect(after).toMatchObject({ completedOn, validUntil, late, lessonsFinished, attempts, bestRight })
        const allowed = material && before.status === 'up-to-date' ? ['update-due'] : [before.status]
        expect(allowed).toContain(after.status)
        if (material)
          expect(askedBy(proposed, 'person:bob', story, versions, { requirement: ORIENTATION, today: on })).toEqual(
            after.because.kind === 'update' && after.because.version === 'next'
              ? { person: 'person:bob', before: before.status, after: 'update-due' }
              : null,
          )
      }),
    )
  })
})

function plusMonth(on: string) {
  return calendarDate(new Date(Date.parse(on) + 30 * 86_400_000).toISOString().slice(0, 10))
}
