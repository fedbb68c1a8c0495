import { describe, expect, it } from 'vitest'
import { type ListedStore, openLocalCopy } from '../../../../src/packages/runtime/lms/local-copy.browser.ts'

const DAY = 24 * 60 * 60_000

const steps = (suspendData: string) => ({ suspendData, isHeard: true })

function memory(): ListedStore & { readonly values: Map<string, string> } {
  const values = new Map<string, string>()
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => values.set(key, value),
    removeItem: (key) => values.delete(key),
    get length() {
      return values.size
    },
    key: (index) => [...values.keys()][index] ?? null,
  }
}

describe('the copy in this browser', () => {
  it('gives back what was kept last, until it is dropped', () => {
    const localCopy = openLocalCopy(memory, 'course.someone', () => 0)
    expect(localCopy.read()).toBeNull()
    const store = memory()
    const kept = openLocalCopy(
      () => store,
      'course.someone',
      () => 1000,
    )
    expect(kept.keep(steps('first'))).toBe(true)
    kept.keep(steps('second'))
    expect(kept.read()).toEqual({ ...steps('second'), at: 1000 })
    kept.drop()
    expect(store.values.size).toBe(0)
  })

  it('is of no use after two weeks: a course may have been set back meanwhile', () => {
    const store = memory()
    openLocalCopy(
      () => store,
      'k',
      () => 0,
    ).keep(steps('state'))
    expect(
      openLocalCopy(
        () => store,
        'k',
        () => 14 * DAY - 1,
      ).read()?.suspendData,
    ).toBe('state')
    expect(
      openLocalCopy(
        () => store,
        'k',
        () => 14 * DAY,
      ).read(),
    ).toBeNull()
  })

  it('goes after two weeks, whoever opens the course at this computer then', () => {
    const store = memory()
    const opened = (learner: string, at: number) =>
      openLocalCopy(
        () => store,
        `course.site.en.v1.steps.${learner}`,
        () => at,
      )
    opened('ana', 0).keep(steps('state'))
    opened('ben', DAY).keep(steps('state'))
    store.setItem('course.site.en.v1.progress', 'of the edition without an LMS')
    store.setItem('another.steps.ana', '0 of somebody else')
    opened('eva', 14 * DAY)
    expect([...store.values.keys()]).toEqual([
      'course.site.en.v1.steps.ben',
      'course.site.en.v1.progress',
      'another.steps.ana',
    ])
    opened('ben', 15 * DAY)
    expect(store.values.size).toBe(2)
  })

  it('belongs to one learner', () => {
    const store = memory()
    openLocalCopy(
      () => store,
      'course.ana',
      () => 0,
    ).keep(steps('state'))
    expect(
      openLocalCopy(
        () => store,
        'course.ben',
        () => 0,
      ).read(),
    ).toBeNull()
  })

  it('keeps nothing where nobody says who learns', () => {
    const store = memory()
    openLocalCopy(
      () => store,
      null,
      () => 0,
    ).keep(steps('state'))
    expect(store.values.size).toBe(0)
  })

  it('goes once it is saved, unless another window has kept something since', () => {
    const store = memory()
    const opened = () =>
      openLocalCopy(
        () => store,
        'k',
        () => 0,
      )
    const [mine, other] = [opened(), opened()]
    mine.keep(steps('mine'))
    mine.settle()
    expect(store.values.size).toBe(0)
    mine.keep(steps('mine'))
    other.keep(steps('other'))
    mine.settle()
    expect(mine.read()?.suspendData).toBe('other')
    other.settle()
    expect(store.values.size).toBe(0)
  })

  it('does without a browser that forbids it', () => {
    const localCopy = openLocalCopy(
      () => {
        throw new Error('SecurityError')
      },
      'k',
      () => 0,
    )
    expect(localCopy.keep(steps('state'))).toBe(false)
    localCopy.settle()
    localCopy.drop()
    expect(localCopy.read()).toBeNull()
  })
})
