import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Item, ItemId } from '../../../src/course/course.ts'
import { FRESH, type PackageState } from '../../../src/packages/runtime/cmi-state.ts'
import { pack, unpack } from '../../../src/packages/runtime/suspend-data.ts'
import { ROOT } from '../../../src/platform/root.ts'
import { content } from '../../support/content.ts'

/**
 * The suspend data that a version wrote for a learner, and the state it stands for, with lists in place of sets and
 * maps.
 */
interface Written {
  readonly suspendData: string
  readonly state: Stored
}
type Stored = Readonly<Record<keyof PackageState, unknown>>

interface Fixture {
  /** The commit, and what its form had that the one before had not. */
  readonly writtenBy: string
  readonly courseVersion: string
  readonly states: Readonly<Record<string, Written>>
}

const FOLDER = join(ROOT, 'tests/fixtures/states')
/** Questions of earlier versions that are no longer asked, with their type. */
const RETIRED = new Map<ItemId, Item['type']>([
  ['Q43', 'single'],
  ['Q46', 'single'],
  ['Q52', 'multiple'],
  ['Q54', 'single'],
  ['Q56', 'single'],
  ['Q81', 'multiple'],
  ['Q87', 'single'],
  ['Q91', 'single'],
  ['Q97', 'multiple'],
  ['Q102', 'single'],
  ['Q124', 'multiple'],
])

/** In the order in which the forms were introduced. */
const fixtures = readdirSync(FOLDER)
  .sort()
  .map((name): Fixture => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')))

const { course } = content
/** The course with stand-ins for the questions that have retired since those versions. */
const retired = [...RETIRED].map(([id, type]) => {
  const final = course.items.find((item) => item.use === 'final' && item.type === type)
  if (final === undefined) throw new Error(`the bank has no final question of type ${type}`)
  return { ...final, id }
})
const courseThen = { ...course, items: [...course.items, ...retired] }

describe('suspend data of earlier versions', () => {
  for (const { writtenBy, states } of fixtures)
    it.each(Object.entries(states))(`written by ${writtenBy}: %s means what it meant`, (_, { suspendData, state }) => {
      const loaded = unpack(courseThen, suspendData)
      expect(loaded).not.toBeNull()
      // Parts that came later are as in a new course.
      expect(loaded === null ? null : stored(loaded)).toEqual({ ...stored(FRESH), ...state })
    })

  it('loads without the questions that have retired, and with everything else', () => {
    for (const { suspendData } of fixtures.flatMap(({ states }) => Object.values(states))) {
      const [then, now] = [unpack(courseThen, suspendData), unpack(course, suspendData)]
      expect(now?.seen).toEqual(then?.seen.filter((id) => !RETIRED.has(id)))
      expect(now?.practice).toEqual(new Map([...(then?.practice ?? [])].filter(([id]) => !RETIRED.has(id))))
      expect([now?.place, now?.worked, now?.acknowledgement, now?.attempts]).toEqual([
        then?.place,
        then?.worked,
        then?.acknowledgement,
        then?.attempts,
      ])
      expect(now?.attempt?.started.items.length).toBe(then?.attempt?.started.items.length)
    }
  })

  it('include at least one learner at each point of the course in each form', () => {
    const points = Object.keys(fixtures[0]?.states ?? {})
    expect(points).toHaveLength(8)
    for (const { states } of fixtures) expect(Object.keys(states)).toEqual(points)
  })

  it('have the form that is written today in the newest file, so a change of the form adds a file here', () => {
    for (const { suspendData } of Object.values(fixtures.at(-1)?.states ?? {})) {
      const loaded = unpack(courseThen, suspendData)
      expect(loaded === null ? null : pack(courseThen, loaded)).toBe(suspendData)
    }
  })
})

function stored(state: PackageState): Stored {
  return JSON.parse(
    JSON.stringify(state, (_, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value)),
  )
}
