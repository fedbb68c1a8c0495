import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { firstRule } from '../../../src/ledger/history.ts'
import { recordEvents } from '../../../src/people/record.store.ts'
import { addDays } from '../../../src/platform/time/calendar.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { PACK_DAY, PACK_MADE, type PackStory, packStory } from '../../support/pack.ts'
import { COURSE } from '../../support/recording.ts'
import { unzip } from '../../support/unzip.ts'

const t = MESSAGES.en
const words = t.hr.pack.pages

let story: PackStory
let files: ReadonlyMap<string, Buffer>
beforeAll(async () => {
  story = await packStory()
  const { ada, dan } = story.staff
  const rule = firstRule(30, null, 12)
  const body = { v: 3, requirement: ORIENTATION, inForce: true, reason: 'around-youth', rule } as const
  const recording = { course: COURSE, actor: dan, at: PACK_MADE, today: PACK_DAY } as const
  const on = addDays(PACK_DAY, -1)
  await story.store.transaction((tx) => recordEvents(tx, [{ person: ada, on, kind: 'required', body }], recording))
  files = await unzip(readFileSync((await story.make()).file))
})
afterAll(() => story.close())

const text = (name: string) => files.get(name)?.toString('utf8') ?? ''
const said = (name: string) =>
  text(name)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe('an evidence pack of an organization where HR assigned orientation to somebody', () => {
  it('says of that person that HR asked, and of the others which rule', () => {
    const rows: Record<string, string>[] = JSON.parse(text('roster.json'))
    expect(rows.map(({ status, rule }) => [status, rule])).toEqual([
      ['not-started', 'Assigned by HR: 30 days from the day it was assigned, once'],
      ['up-to-date', 'Direct service staff: 30 days from hire, once'],
      ['exempt', 'Direct service staff: 30 days from hire, once'],
      ['up-to-date', 'Direct service staff: 30 days from hire, once'],
    ])
    expect(rows[0]?.['because']).toBe('Due Dec 23, 2026: assigned by HR on Nov 23, 2026, plus 30 days.')
  })

  it('counts it apart from the rules', () => {
    expect(said('roster.html')).toContain(
      `${words.roster.assignedByHr} ${words.roster.rule('30 days from the day it was assigned, once', 1)}`,
    )
  })

  it('lists who decided it, and why, among the approvals', () => {
    expect(said('approvals.html')).toContain(words.approvals.lead)
    expect(
      [...files.keys()]
        .filter((name) => name.includes('approvals'))
        .map(said)
        .join(' '),
    ).toMatch(/HR assigned orientation: works around youth [^<]*Ada Okafor[^<]*Dan Whitfield/)
  })
})
