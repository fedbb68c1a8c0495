import { describe, expect, it } from 'vitest'
import { createBackground, type Listed } from '../../../src/platform/jobs/background.job.ts'
import { GivenUp, type Job, onePiece } from '../../../src/platform/jobs/job.ts'
import { calendarDate, HOUR_MS, MINUTE_MS } from '../../../src/platform/time/calendar.ts'
import { clockAt } from '../../support/clock.ts'
import { NO_JOB } from '../../support/jobs.ts'

const ADAY = calendarDate('2026-11-24')

/** Runs jobs and collects what they did, in order, and what the operator was told. */
function setting<Name extends string>(jobs: (done: string[]) => Record<Name, Listed<NoInfer<Name>>>) {
  const done: string[] = []
  const told: unknown[] = []
  const clock = clockAt('2026-11-24T15:00:00.000Z')
  const server = { isOver: false, today: ADAY }
  const background = createBackground(jobs(done), {
    now: clock.now,
    today: () => Promise.resolve(server.today),
    isOver: () => server.isOver,
    failed: (job, error, piece) => told.push([job, String(error), piece]),
  })
  return { background, done, told, clock, server }
}

/** Works through these pieces, each time that it begins. */
function jobOf(done: string[], ...pieces: readonly string[]): Job<string> {
  return {
    ...NO_JOB,
    async *claim() {
      yield* pieces
    },
    async work(piece) {
      await Promise.resolve()
      done.push(piece)
    },
    idOf: (piece) => piece,
  }
}

describe('a job', () => {
  it('continues with the next piece when one fails, says which, and puts it back', async () => {
    const { background, done, told } = setting((list) => ({
      imports: {
        ...jobOf(list, 'one', 'two', 'three'),
        async work(piece: string) {
          if (piece === 'two') throw new Error('unreadable')
          list.push(piece)
        },
        async stop(piece: string, why: string) {
          list.push(`${piece} ${why}`)
        },
      },
    }))
    background.wake('imports')
    await background.idle('imports')
    expect(done).toEqual(['one', 'two failed', 'three'])
    expect(told).toEqual([['imports', 'Error: unreadable', 'two']])
  })

  it('a job interrupted by the server’s stop is put back, and isn’t a failure', async () => {
    const { background, done, told, server } = setting((list) => ({
      packs: {
        ...jobOf(list, 'one', 'two'),
        async work(_: string, { turn }) {
          server.isOver = true
          await turn()
          list.push('went on')
        },
        async stop(piece: string, why: string) {
          list.push(`${piece} ${why}`)
        },
      },
    }))
    background.wake('packs')
    await background.stop()
    expect([done, told]).toEqual([['one given-up'], []])
  })

  it('claims nothing once the server is shutting down', async () => {
    const { background, done, server } = setting((list) => ({ mail: jobOf(list, 'one') }))
    server.isOver = true
    background.wake('mail')
    await background.idle()
    expect(done).toEqual([])
  })

  it('a job that can’t claim anything reports it, and tries again the next time', async () => {
    let isBroken = true
    const { background, done, told } = setting((list) => ({
      mail: {
        ...jobOf(list),
        async *claim() {
          if (isBroken) throw new Error('no database')
          yield 'one'
        },
      },
    }))
    background.wake('mail')
    await background.idle()
    expect([done, told]).toEqual([[], [['mail', 'Error: no database', null]]])
    isBroken = false
    background.wake('mail')
    await background.idle()
    expect(done).toEqual(['one'])
  })

  it('a job woken twice while it works runs once more, and not twice', async () => {
    const { background, done } = setting((list) => ({
      mail: {
        ...jobOf(list, 'one'),
        async work(piece: string) {
          list.push(piece)
          if (list.length > 1) return
          background.wake('mail')
          background.wake('mail')
        },
      },
    }))
    background.wake('mail')
    await background.idle()
    expect(done).toEqual(['one', 'one'])
  })

  it('says how far it is while it is under way, and nothing before and after', async () => {
    const seen: unknown[] = []
    const { background } = setting(() => ({
      rules: {
        ...NO_JOB,
        claim: onePiece,
        async work(_, { count }) {
          seen.push(background.progress('rules'))
          count(3, 9)
          seen.push(background.progress('rules'))
        },
      },
    }))
    expect(background.progress('rules')).toBeNull()
    background.wake('rules')
    await background.idle()
    seen.push(background.progress('rules'))
    expect(seen).toEqual([{ done: 0, of: 0 }, { done: 3, of: 9 }, null])
  })
})

describe('the time of a job', () => {
  it('is the start, then each time that its minutes have passed, also after the clock was set back', async () => {
    const { background, done, clock } = setting((list) => ({ mail: { ...jobOf(list, 'mail'), every: HOUR_MS } }))
    const looks: number[] = []
    for (const minutes of [0, 1, 60, 1, -120, 60]) {
      clock.pass({ minutes })
      await background.look()
      await background.idle()
      looks.push(done.length)
    }
    expect(looks).toEqual([1, 1, 2, 2, 3, 4])
  })

  it('is a new day, too, where it says so, and never the first look of all', async () => {
    const { background, done, server } = setting((list) => ({
      waiting: { ...jobOf(list, 'waiting'), onNewDay: true },
      tidying: jobOf(list, 'tidying'),
    }))
    for (const day of ['2026-11-24', '2026-11-24', '2026-11-25', '2026-11-25', '2026-11-24']) {
      server.today = calendarDate(day)
      await background.look()
      await background.idle()
    }
    expect(done).toEqual(['waiting'])
  })

  it('is the end of the job that it follows', async () => {
    const { background, done } = setting((list) => ({
      backups: { ...jobOf(list, 'backup'), after: 'heads' },
      heads: jobOf(list, 'head'),
    }))
    background.wake('heads')
    await background.idle()
    expect(done).toEqual(['head', 'backup'])
  })

  it('tells the job whether somebody waits for it', async () => {
    const asked: boolean[] = []
    const { background, clock } = setting(() => ({
      imports: {
        ...NO_JOB,
        every: MINUTE_MS,
        claim(isAsked: boolean) {
          asked.push(isAsked)
          return onePiece()
        },
      },
    }))
    background.wake('imports')
    await background.idle()
    clock.pass({ minutes: 1 })
    await background.look()
    await background.idle()
    expect(asked).toEqual([true, false])
  })
})

describe('the end of the server', () => {
  it('waits for what is under way, and for mail no longer than it may take', async () => {
    const { background, done, server } = setting((list) => ({
      packs: {
        ...NO_JOB,
        claim: onePiece,
        async work(_, { isOver, turn }) {
          while (!isOver()) await turn()
          list.push('pack ended')
        },
      },
      mail: { ...NO_JOB, claim: onePiece, work: () => new Promise(() => {}), stopsWithin: 1 },
    }))
    background.wake('packs')
    background.wake('mail')
    server.isOver = true
    await background.stop()
    expect(done).toEqual([])
    server.isOver = false
    background.wake('packs')
    await new Promise(setImmediate)
    await new Promise(setImmediate)
    server.isOver = true
    await background.stop()
    expect(done).toEqual(['pack ended'])
  })

  it('does not take what was given up for a failure of the claim either', async () => {
    const { background, told } = setting(() => ({
      packs: {
        ...NO_JOB,
        async *claim() {
          yield await Promise.reject(new GivenUp())
        },
      },
    }))
    background.wake('packs')
    await background.idle()
    expect(told).toEqual([])
  })
})
