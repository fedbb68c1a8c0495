import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { isAnyoneThere, someoneAsks, turnsForOthers } from '../../../src/platform/jobs/others.store.ts'
import { inTurns } from '../../../src/platform/jobs/turn.job.ts'

const STEPS = 20

/** Counts the turns that something else has meanwhile. */
async function turnsBeside(work: () => Promise<void>): Promise<number> {
  const end = new AbortController()
  const others = async () => {
    let turns = 0
    for (; !end.signal.aborted; turns += 1) await nextTurn()
    return turns
  }
  const beside = others()
  await work()
  end.abort()
  return beside
}

async function steps(): Promise<void> {
  const turn = turnsForOthers()
  for (let step = 0; step < STEPS; step += 1) await turn()
}

function workFor(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end; );
}

test('others have a turn after each step of long work', async () => {
  expect(await turnsBeside(steps)).toBeGreaterThanOrEqual(STEPS - 1)
})

test('whoever asks for a page has more turns than the work in the background', async () => {
  someoneAsks()()
  expect(isAnyoneThere()).toBe(true)
  expect(await turnsBeside(steps)).toBeGreaterThan(STEPS)
})

test('the next step waits until nobody waits for a page', async () => {
  const hasPage = someoneAsks()
  const order: string[] = []
  const rest = turnsForOthers()().then(() => order.push('step'))
  await pause(10)
  order.push('page')
  hasPage()
  await rest
  expect(order).toEqual(['page', 'step'])
})

test('works at the same time rest one after the other', async () => {
  someoneAsks()()
  const order: string[] = []
  const long = turnsForOthers()
  workFor(30)
  const first = long().then(() => order.push('long'))
  const short = turnsForOthers()
  workFor(5)
  const second = short().then(() => order.push('short'))
  await Promise.all([first, second])
  // Alone, the short one would have gone on long before.
  expect(order).toEqual(['long', 'short'])
})

test('work goes on beside someone who takes a page for minutes', async () => {
  const hasPage = someoneAsks()
  await turnsForOthers()()
  hasPage()
})

test('a long list comes whole and in order, with turns for others in between', async () => {
  const list = Array.from({ length: 300 }, (_, index) => index)
  const seen: number[] = []
  const turns = await turnsBeside(async () => {
    for await (const entry of inTurns(list)) {
      seen.push(entry)
      // Takes a while, as reading a line does.
      JSON.stringify(Array.from({ length: 5_000 }, () => entry))
    }
  })
  expect(seen).toEqual(list)
  expect(turns).toBeGreaterThan(1)
})
