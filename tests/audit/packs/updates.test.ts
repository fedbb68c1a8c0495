import { expect, it } from 'vitest'
import { cyclesOn } from '../../../src/requirements/cycle.ts'
import { ORIENTATION } from '../../../src/requirements/requirement.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { COMPLETION_COLUMNS, updateCells, updateValues } from '../../../src/audit/packs/completion.page.ts'
import { acknowledged, completed, day, hired, history, policy, published } from '../../support/history.ts'
import { packFrame } from '../../support/pack-frame.ts'
import { avery } from '../../support/reported.ts'

const t = MESSAGES.en

it('reading an update of the policy is listed next to the completions of a pack, with its version and date', () => {
  const changed = policy(published('2025-11', '2025-11-01'), published('2026-06', '2026-06-01', '2026-07-01'))
  const story = history(hired('2026-01-05'), completed('2026-01-20'), acknowledged('2026-06', '2026-06-10'))
  const cycle = cyclesOn(story, ORIENTATION, changed, day('2026-08-01')).find(({ kind }) => kind === 'update')
  if (cycle?.done == null) throw new Error('no update was read')
  const update = { done: cycle.done, dueOn: cycle.dueOn, entry: 3 }
  const frame = packFrame('en', day('2026-08-01'))
  expect(updateCells(avery, update, frame).slice(1)).toEqual([
    'Jun 10, 2026, on time: due Jul 1, 2026',
    'Jun 10, 2026',
    'Harbor Street',
    expect.stringContaining('Policy 2026-06'),
    t.hr.pack.pages.completions.update,
    'None',
  ])
  const values = updateValues(avery, update, frame)
  expect(values).toMatchObject({ kind: 'update', completed_on: '2026-06-10', due_on: '2026-07-01', late: 'no' })
  for (const name of Object.keys(values)) expect(COMPLETION_COLUMNS).toContain(name)
})
