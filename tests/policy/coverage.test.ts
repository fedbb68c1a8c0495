import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Content } from '../../src/course/content.ts'
import { contactsAt } from '../../src/course/contact-place.ts'
import { coverage, type CoverageProblem, FINAL_QUESTIONS } from '../../src/policy/coverage.ts'
import { DONE_ABOUT, type DoneAbout, FEATURES } from '../../src/policy/feature.ts'
import { content } from '../support/content.ts'

const ids = content.policy.clauses.map(({ id }) => id)
const anyClause = fc.constantFrom(...ids)
const problemsOf = (changed: Content, doneAbout = DONE_ABOUT): readonly CoverageProblem[] =>
  coverage(changed, doneAbout).problems
const rowOf = (id: string) => coverage(content, DONE_ABOUT).rows.find(({ clause }) => clause === id)
const without = <Id extends string>(clauses: readonly Id[], id: string) => clauses.filter((each) => each !== id)

/** The course with lessons that no longer say that they teach a clause. */
function untaught(id: string): Content {
  const lessons = content.course.lessons.map((lesson) => ({ ...lesson, clauses: without(lesson.clauses, id) }))
  return { ...content, course: { ...content.course, lessons } }
}

/** The course with lessons that mark no section for a clause. */
function unmarked(id: string): Content {
  const lessons = content.course.lessons.map((lesson) => ({
    ...lesson,
    sections: lesson.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) =>
        block.kind === 'clause' ? { ...block, ids: without(block.ids, id) } : block,
      ),
    })),
  }))
  return { ...content, course: { ...content.course, lessons } }
}

/** The course with only so many questions of a use about a clause. */
function asked(id: string, use: 'final' | 'practice', most: number): Content {
  let kept = 0
  const items = content.course.items.map((item) => {
    if (item.use !== use || !item.clauses.some((clause) => clause === id)) return item
    kept += 1
    return kept > most ? { ...item, clauses: without(item.clauses, id) } : item
  })
  return { ...content, course: { ...content.course, items } }
}

describe('the clauses of the policy', () => {
  it('are all taught, asked and acted on, and nothing names another clause', () => {
    expect(problemsOf(content)).toEqual([])
    expect(coverage(content, DONE_ABOUT).rows.map(({ clause }) => clause)).toEqual(ids)
  })

  it('have their lessons, questions, stories, contacts and features in their row', () => {
    expect(rowOf('PR-7')).toMatchObject({
      short: 'caregiver involved, report to SCR immediately',
      taught: [
        { lesson: 'L5', section: 'guide' },
        { lesson: 'L5', section: 'call-scr' },
      ],
      practice: ['Q80'],
      contacts: ['SCR'],
      features: ['guide', 'card', 'wallet-card', 'contacts', 'must-pass'],
    })
    expect(rowOf('PR-7')?.final).toContain('Q25')
    expect(rowOf('PR-7')?.stories).toContain('SC-2')
  })

  it.each([untaught, unmarked])(
    'each of them is untaught, and nothing else is wrong, once no lesson does it',
    (change) => {
      fc.assert(
        fc.property(anyClause, (clause) => {
          expect(problemsOf(change(clause))).toEqual([{ kind: 'untaught', clause }])
        }),
      )
    },
  )

  it('each of them is unasked, and nothing else is wrong, with fewer than two final questions', () => {
    fc.assert(
      fc.property(anyClause, fc.integer({ min: 0, max: 3 }), (clause, final) => {
        const found = problemsOf(asked(clause, 'final', final))
        expect(found).toEqual(final < FINAL_QUESTIONS ? [{ kind: 'unasked', clause, final }] : [])
      }),
    )
  })

  it('none of them needs practice questions', () => {
    fc.assert(
      fc.property(anyClause, (clause) => {
        expect(problemsOf(asked(clause, 'practice', 0))).toEqual([])
      }),
    )
  })

  it('each of them is inoperative once the program does nothing about it, and a feature left without a clause is idle', () => {
    fc.assert(
      fc.property(anyClause, fc.boolean(), (clause, dropsEntry) => {
        const { [clause]: gone = [], ...others } = DONE_ABOUT
        const left: DoneAbout = dropsEntry ? others : { ...others, [clause]: [] }
        const used = new Set(Object.values(others).flat())
        const idle = FEATURES.filter((feature) => gone.includes(feature) && !used.has(feature))
        expect(problemsOf(content, left)).toEqual([
          { kind: 'inoperative', clause },
          ...idle.map((feature) => ({ kind: 'idle', feature })),
        ])
      }),
    )
  })

  it('a feature that is taken from every clause is idle', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FEATURES), (feature) => {
        const left = Object.fromEntries(
          Object.entries(DONE_ABOUT).map(([clause, features]) => [clause, without(features, feature)]),
        )
        const bare = ids.filter((id) => left[id]?.length === 0)
        expect(problemsOf(content, left)).toEqual([
          ...bare.map((clause) => ({ kind: 'inoperative', clause })),
          { kind: 'idle', feature },
        ])
      }),
    )
  })

  it('a clause that leaves the policy leaves orphans wherever it was named', () => {
    fc.assert(
      fc.property(anyClause, (clause) => {
        const clauses = content.policy.clauses.filter(({ id }) => id !== clause)
        const found = problemsOf({ ...content, policy: { ...content.policy, clauses } })
        const row = rowOf(clause)
        expect(found.every((each) => each.kind === 'orphan' && each.clause === clause)).toBe(true)
        const named = (of: string) => [
          ...new Set(found.flatMap((each) => (each.kind === 'orphan' && each.of === of ? [each.id] : []))),
        ]
        expect(named('question').sort()).toEqual([...(row?.final ?? []), ...(row?.practice ?? [])].sort())
        expect(named('story')).toEqual(row?.stories)
        expect(named('contact')).toEqual(row?.contacts)
        expect(named('feature')).toEqual([clause])
        expect(named('lesson')).toEqual(expect.arrayContaining(row?.taught.map(({ lesson }) => lesson) ?? []))
      }),
    )
  })
})

it('must-pass questions are named for clauses that one asks about', () => {
  const topical = content.course.items.filter(({ use, topic }) => use === 'final' && topic !== null)
  const clauses: readonly string[] = topical.flatMap((item) => item.clauses)
  const named = Object.entries(DONE_ABOUT).filter(([, features]) => features.includes('must-pass'))
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter(([clause]) => !clauses.includes(clause))).toEqual([])
})

describe('what the program is said to do about a line', () => {
  const lines = content.contacts.filter(({ clause }) => /^[LN]R-/.test(clause))
  const isOn = (id: string, ...places: Parameters<typeof contactsAt>[1][]) =>
    places.some((place) => contactsAt(content.contacts, place).some((contact) => contact.id === id))

  it.each(lines.map(({ id, clause }) => [clause, id] as const))('is where %s is shown', (clause, id) => {
    const features = DONE_ABOUT[clause] ?? []
    expect(features).toContain('contacts')
    // 911 is the first line of each card, in words of its own.
    const isFirst = id === 'LR-4'
    expect(features.includes('card')).toBe(isFirst || isOn(id, 'card'))
    expect(features.includes('wallet-card')).toBe(isFirst || isOn(id, 'wallet-report', 'wallet-more'))
    expect(features.includes('guide')).toBe(isOn(id, 'guide-danger', 'guide-help-now', 'guide-more-help', 'guide-care'))
  })
})
