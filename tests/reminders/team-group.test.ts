import fc from 'fast-check'
import { expect, it } from 'vitest'
import { TEAM_GROUPS, type TeamGroup, teamGroup } from '../../src/reminders/team-group.ts'
import { type StatusChoice, statusesOf } from '../../src/requirements/compliance.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { statusOn } from '../../src/requirements/status.ts'
import { anyDay, anyHistory, anyPolicy } from '../support/any-history.ts'

const GROUP_OF_PEOPLE: Readonly<Record<TeamGroup, StatusChoice>> = {
  needs: 'need-action',
  waits: 'need-action',
  soon: 'have-time',
  'has-time': 'have-time',
  update: 'counted',
  'up-to-date': 'counted',
  'cannot-say': 'cannot-say',
  away: 'on-leave',
  exempt: 'exempt',
  'not-in-scope': 'not-in-scope',
}

it('each group of a team lies within one group of the list of people, whatever happened', () => {
  const met = new Set<TeamGroup>()
  fc.assert(
    fc.property(anyHistory, anyPolicy, anyDay, (history, policy, day) => {
      const standing = statusOn(history, ORIENTATION, policy, day)
      if (standing.status === 'separated') return
      const group = teamGroup(standing, day)
      met.add(group)
      expect(statusesOf(GROUP_OF_PEOPLE[group])).toContain(standing.status)
    }),
    { numRuns: 2_000, seed: 7 },
  )
  expect([...met].sort()).toEqual([...TEAM_GROUPS].sort())
})
