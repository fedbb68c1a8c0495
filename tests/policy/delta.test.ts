import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ClauseId } from '../../src/course/policy-shape.ts'
import { wordingOf } from '../../src/policy/adopted.ts'
import { getItem } from '../../src/course/draw.ts'
import {
  type LaterVersion,
  materialChanges,
  type PolicyText,
  updatePlan,
  versionsAfter,
} from '../../src/policy/delta.ts'
import { contents } from '../support/content.ts'
import { noonOf, day } from '../support/recording.ts'
import type { EventOf, LedgerEvent } from '../../src/ledger/event.ts'

const RELEASED = contents.en.policy.clauses
const now: PolicyText = { clauses: RELEASED, contacts: contents.en.contacts }
const IDS = RELEASED.map(({ id }) => id)
const WORDS = { en: { short: 'more', text: 'More.' }, es: null }
/** A version with one change of the organization's: a clause in its own words, or in those of the course again. */
const own = (clause: string, material: boolean, words: typeof WORDS | null = WORDS): LaterVersion => ({
  material,
  changes: [{ clause, material, words, released: wordingOf(contents, clause) }],
  own: new Set(words === null ? [] : [clause]),
})
const ofProgram = (material: boolean, ...worded: string[]): LaterVersion => ({
  material,
  changes: null,
  own: new Set(worded),
})

/** The policy with some clauses reworded and some left out. */
function changedBy(reworded: readonly ClauseId[], gone: readonly ClauseId[] = []): PolicyText {
  const clauses = RELEASED.filter(({ id }) => !gone.includes(id))
  return {
    ...now,
    clauses: clauses.map((clause) =>
      reworded.includes(clause.id) ? { ...clause, text: `${clause.text} And more.` } : clause,
    ),
  }
}

const ids = (changes: ReturnType<typeof materialChanges>) => changes.map(({ clause }) => clause)

describe('what changed', () => {
  it('is each clause that reads differently, with both texts, when its change is material', () => {
    const after = changedBy(['PR-6', 'PR-3'])
    const changes = materialChanges(now, after, [own('PR-6', true), own('PR-3', false)])
    expect(changes).toMatchObject([
      { clause: 'PR-6', before: { text: RELEASED.find(({ id }) => id === 'PR-6')?.text } },
    ])
    expect(changes[0]?.after?.text).toMatch(/And more\.$/)
  })

  it('has no clause that was changed and is as it was', () => {
    expect(materialChanges(now, now, [own('PR-6', true), own('PR-6', true)])).toEqual([])
  })

  it('has a clause that is new, and at the end one that is gone', () => {
    const added = { id: 'OWN-1' as const, short: 'two on every outing', text: 'Two staff go along.' }
    const after = { ...now, clauses: [added, ...changedBy([], ['PR-5']).clauses] }
    const changes = materialChanges(now, after, [own('OWN-1', true), own('PR-5', true)])
    expect(changes).toMatchObject([
      { clause: 'OWN-1', before: null, after: added },
      { clause: 'PR-5', after: null },
    ])
  })

  it('is every clause that a material version of the program words differently, but for minor ones of the organization’s', () => {
    const after = changedBy(['PR-6', 'PR-3', 'P-4'])
    expect(ids(materialChanges(now, after, [ofProgram(true), own('PR-3', false)]))).toEqual(['P-4', 'PR-6'])
    expect(materialChanges(now, after, [ofProgram(false)])).toEqual([])
  })

  it('is what a later material version of the program says, also where the organization’s own change was minor', () => {
    const after = changedBy(['PR-3', 'P-4'])
    const takenBack = [own('PR-3', false), own('PR-3', false, null)]
    expect(ids(materialChanges(now, after, [...takenBack, ofProgram(true)]))).toEqual(['P-4', 'PR-3'])
    // The organization's own words still stand, so nobody reads those of the program.
    expect(ids(materialChanges(now, after, [own('PR-3', false), ofProgram(true, 'PR-3')]))).toEqual(['P-4'])
  })

  it('is what an earlier material version of the program says, unless the clause was found as it was', () => {
    const after = changedBy(['PR-3'])
    const minor = own('PR-3', false)
    const found = minor.changes?.map((change) => ({ ...change, released: { en: WORDS.en, es: WORDS.en } })) ?? []
    expect(ids(materialChanges(now, after, [ofProgram(true), { ...minor, changes: found }]))).toEqual(['PR-3'])
    expect(materialChanges(now, after, [ofProgram(true), minor])).toEqual([])
  })

  it('has no clause that the organization added as a minor change, whatever the program changed before or after it', () => {
    const after = { ...now, clauses: [...now.clauses, { id: 'OWN-1' as const, short: 'two', text: 'Two go along.' }] }
    const added = own('OWN-1', false)
    expect(materialChanges(now, after, [ofProgram(true), added])).toEqual([])
    expect(materialChanges(now, after, [added, ofProgram(true, 'OWN-1')])).toEqual([])
  })

  it('is no number that changed', () => {
    const [line] = now.contacts.filter(({ id }) => id === 'NR-2')
    const text = `Call ${line?.digits}.`
    const clause = { id: 'OWN-1' as const, short: 'call', text }
    const before: PolicyText = { clauses: [clause], contacts: now.contacts }
    const after: PolicyText = {
      clauses: [{ ...clause, text: 'Call 1-800-555-0199.' }],
      contacts: now.contacts.map((each) => (each.id === 'NR-2' ? { ...each, digits: '1-800-555-0199' } : each)),
    }
    expect(materialChanges(before, after, [own('OWN-1', true)])).toEqual([])
    const reworded = { ...clause, text: 'Call 1-800-555-0199 right away.' }
    // Nobody is to call the number of before, so the earlier text has that of now.
    expect(materialChanges(before, { ...after, clauses: [reworded] }, [own('OWN-1', true)])).toEqual([
      { clause: 'OWN-1', before: { ...clause, text: 'Call 1-800-555-0199.' }, after: reworded },
    ])
  })

  const anyClauses = fc.subarray(IDS)
  const anyVersions = fc.array(
    fc.oneof(
      fc.boolean().map(ofProgram),
      fc.tuple(fc.constantFrom(...IDS), fc.boolean()).map(([clause, material]) => own(clause, material)),
    ),
    { maxLength: 6 },
  )

  it('never has a clause that reads the same, and nothing without a material version', () => {
    fc.assert(
      fc.property(anyClauses, anyClauses, anyVersions, (reworded, gone, between) => {
        const after = changedBy(reworded, gone)
        const changes = materialChanges(now, after, between)
        for (const { before: old, after: changed } of changes) expect(old?.text).not.toBe(changed?.text)
        if (between.every(({ material }) => !material)) expect(changes).toEqual([])
        expect(materialChanges(after, after, between)).toEqual([])
      }),
    )
  })

  it('is the same two versions later as in two steps, seen as a whole', () => {
    fc.assert(
      fc.property(anyClauses, anyClauses, (first, second) => {
        const middle = changedBy(first)
        const after = changedBy(second)
        const material = [ofProgram(true)]
        const whole = ids(materialChanges(now, after, [...material, ...material]))
        const steps = [...ids(materialChanges(now, middle, material)), ...ids(materialChanges(middle, after, material))]
        expect(whole.every((id) => steps.includes(id))).toBe(true)
      }),
    )
  })
})

describe('what to do about a change', () => {
  const changesOf = (clauses: readonly ClauseId[]) => materialChanges(now, changedBy(clauses), [ofProgram(true)])

  it('is one to three questions for each clause, all of them about it, and the sections that teach it', () => {
    fc.assert(
      fc.property(fc.subarray(IDS, { minLength: 1 }), (clauses) => {
        const plan = updatePlan(changesOf(clauses), contents.en)
        for (const clause of clauses) {
          const about = plan.items.filter((id) => getItem(contents.en.course, id).clauses.includes(clause))
          expect(about.length).toBeGreaterThan(0)
        }
        expect(plan.items.length).toBeLessThanOrEqual(Math.max(2, clauses.length))
        expect(new Set(plan.items).size).toBe(plan.items.length)
        const shown = [...plan.sections, ...plan.others].map(({ lesson, section }) => `${lesson}#${section}`)
        expect(new Set(shown).size).toBe(shown.length)
        expect(plan.sections.length).toBeLessThanOrEqual(clauses.length)
      }),
    )
  })

  it('begins with the questions of the lessons', () => {
    expect(updatePlan(changesOf(['PR-6']), contents.en)).toMatchObject({
      sections: [{ lesson: 'L4', section: 'tell-now' }],
      items: ['Q69', expect.any(String)],
    })
  })

  it('is only reading for a clause that nothing in the course is about', () => {
    const added = { id: 'OWN-1' as const, short: 'two on every outing', text: 'Two staff go along.' }
    const plan = updatePlan([{ clause: 'OWN-1', before: null, after: added }], contents.en)
    expect(plan).toMatchObject({ sections: [], others: [], items: [] })
  })
})

describe('the versions after one', () => {
  const published = (version: string, material: boolean): EventOf<'policy_published'> => ({
    ...about(version),
    kind: 'policy_published',
    body: { v: 1, version, hash: 'x', material, updateBy: null },
  })
  const adopted = (version: string): LedgerEvent => ({
    ...about(version),
    kind: 'policy_adopted',
    body: {
      v: 1,
      version,
      effectiveOn: day('2026-11-20'),
      approver: 'Board',
      changes: [{ clause: 'PR-6', words: WORDS, part: null, released: null, material: true, reason: 'x' }],
    },
  })

  it('say which clauses they changed if they are the organization’s', () => {
    const list = [published('1', true), published('1.1', true), published('2', false)]
    expect(versionsAfter('1', list, [adopted('1.1')])).toMatchObject([
      { material: true, changes: [{ clause: 'PR-6', material: true }], own: new Set(['PR-6']) },
      { material: false, changes: null, own: new Set(['PR-6']) },
    ])
    expect(versionsAfter('3', list, [])).toBeNull()
  })

  function about(version: string) {
    return {
      seq: 1,
      id: `event:${version}`,
      subject: 'policy:csec' as const,
      course: 'csec',
      effectiveOn: day('2026-11-20'),
      recordedAt: noonOf(day('2026-11-20')),
      actor: 'system:test' as const,
    }
  }
})
