import { parse } from 'csv-parse/sync'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { cyclesOn } from '../../../src/requirements/cycle.ts'
import type { LedgerEvent } from '../../../src/ledger/event.ts'
import { reportedOn } from '../../../src/requirements/reported.ts'
import { daysInCycle, type ReportedCycle } from '../../../src/reports/lists/reported-cycle.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { reportFile, TooManyRows } from '../../../src/reports/files/file.job.ts'
import { ADA, BOB, completed, credited, day, exempted, finished, hired, history } from '../../support/history.ts'
import { avery, inBatches, reportOf } from '../../support/reported.ts'

const ON = day('2026-11-24')

/** A row for each time of a story, as the store gives them. */
function timesOf(story: readonly LedgerEvent[], sentOn: readonly string[] = []): ReportedCycle[] {
  const person = { ...avery, ...reportedOn(story, ORIENTATION, [], ON) }
  const cycles = cyclesOn(story, ORIENTATION, [], ON)
  return cycles.map((cycle, index) => {
    const days = daysInCycle(sentOn.map(day), cycle, cycles[index - 1] ?? null, ON)
    const reminders = { sent: days.length, lastOn: days.at(-1) ?? null }
    return {
      person,
      cycle,
      reminders,
      names: new Map([
        [ADA, 'Ada Field'],
        [BOB, null],
      ]),
    }
  })
}

async function read(rows: readonly ReportedCycle[]): Promise<Record<string, string>[]> {
  const { frame, about } = reportOf(1)
  const source = {
    about,
    frame,
    people: () => inBatches([]),
    cycles: () => inBatches(rows),
    overview: null,
    logo: async () => null,
  }
  const file = await text(await reportFile({ format: 'csv', rows: 'cycles', mark: false, overview: false }, source))
  return parse(file, { columns: true, record_delimiter: '\r\n' })
}

describe('a row for each time that somebody was asked', () => {
  it('says of the time that is over and of the one that is open when, by when, and what came of it', async () => {
    const story = history(hired('2025-01-06'), finished('L1', '2025-01-10'), completed('2025-01-20'))
    const rows = await read(timesOf(story, ['2025-01-08', '2025-12-20', '2026-02-01']))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({
      cycle: '1',
      cycle_kind: 'first',
      cycle_kind_name: 'First time',
      required_on: '2025-01-06',
      due_on: '2025-02-05',
      due_because: 'Due Feb 5, 2025: hired Jan 6, 2025, plus 30 days.',
      opened_on: '2025-01-10',
      must_know_right: 'yes',
      completed_on: '2025-01-20',
      recorded_on: '2025-01-20',
      recorded_by: 'Ada Field',
      late: 'no',
      valid_until: '2026-01-20',
      content_hash: 'edition',
      reminders_sent: '1',
      last_reminder_on: '2025-01-08',
    })
    expect(rows[1]).toMatchObject({
      cycle: '2',
      cycle_kind: 'renewal',
      completed_on: '',
      late: '',
      recorded_by: '',
      must_know_right: '',
      reminders_sent: '2',
      last_reminder_on: '2026-02-01',
      status: 'expired',
    })
  })

  it('says of an exemption the reason, who approved it, and from when to when', async () => {
    const [row] = await read(timesOf(history(hired('2026-10-05'), exempted('2026-10-10', '2026-12-31'))))
    expect(row).toMatchObject({
      exception: 'Exempt',
      exception_reason: 'trained elsewhere',
      exception_approver: 'Ada Field',
      exception_from: '2026-10-10',
      exception_until: '2026-12-31',
    })
  })

  it('says of a completion elsewhere where it was, and claims no must-know topics for it', async () => {
    const [row] = await read(timesOf(history(hired('2026-10-05'), credited('2026-10-10'))))
    expect(row).toMatchObject({ source: 'prior-learning', source_name: 'Orientation at Bayview', must_know_right: '' })
  })

  it('is refused before the first byte where a sheet cannot hold them all', async () => {
    const { frame, about } = reportOf(1)
    const [row] = timesOf(history(hired('2025-01-06'), completed('2025-01-20')))
    const many = Array.from({ length: 2 ** 19 }, () => row).filter((each) => each !== undefined)
    async function* cycles() {
      yield many
      yield many
    }
    const source = { about, frame, people: () => inBatches([]), cycles, overview: null, logo: async () => null }
    const asked = { format: 'xlsx', rows: 'cycles', mark: false, overview: false } as const
    await expect(reportFile(asked, source)).rejects.toThrow(TooManyRows)
  })
})
