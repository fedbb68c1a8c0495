import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { GivenUp } from '../../../src/platform/jobs/job.ts'
import { allEnded, answerOfThread } from '../../../src/platform/jobs/thread.job.ts'

const folder = mkdtempSync(join(tmpdir(), 'csec-thread-'))
afterAll(() => rmSync(folder, { recursive: true }))

function programOf(text: string): string {
  const file = join(folder, 'program.mjs')
  writeFileSync(file, text)
  return file
}

describe('a program in a thread of its own', () => {
  const order = { mostMemoryMb: 64, longestMs: 600_000 }

  it('that never answers is stopped when the server stops', async () => {
    let checks = 0
    const check = () => {
      checks += 1
      if (checks === 2) throw new GivenUp()
    }
    const program = programOf('setInterval(() => {}, 1_000)')
    await expect(answerOfThread(program, { ...order, check })).rejects.toThrow(GivenUp)
    expect(checks).toBe(2)
  })

  it('is heard when nobody stops it', async () => {
    const program = programOf(
      "import { parentPort, workerData } from 'node:worker_threads'\nparentPort.postMessage(workerData + 1)",
    )
    expect(await answerOfThread(program, { ...order, workerData: 1, check() {} })).toEqual({ answer: 2 })
  })
})

describe('work at the same time', () => {
  it('is waited for until all of it has ended, and fails as the first of it did', async () => {
    let reject = (_: Error) => {}
    const slow = new Promise<number>((_, fail) => {
      reject = fail
    })
    let hasEnded = false
    const all = allEnded([slow, Promise.reject(new Error('second'))]).finally(() => {
      hasEnded = true
    })
    await new Promise(setImmediate)
    expect(hasEnded).toBe(false)
    reject(new Error('first'))
    await expect(all).rejects.toThrow('first')
    expect(await allEnded([Promise.resolve(1), Promise.resolve('two')])).toEqual([1, 'two'])
  })
})
