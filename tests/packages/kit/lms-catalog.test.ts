import { describe, expect, it } from 'vitest'
import { presetFor } from '../../../src/packages/kit/lms-catalog.ts'
import { lmsLists } from '../../support/content.ts'

const lms = (id: string) => {
  const found = lmsLists.en.find((entry) => entry.id === id)
  if (found === undefined) throw new Error(`no "${id}"`)
  return found
}

describe('the preset for an LMS', () => {
  it.each([
    ['is the recommended one', 'docebo', undefined, { edition: 'scorm2004-3', report: 'passed' }],
    ['is the other one that was chosen', 'docebo', 'scorm12', { edition: 'scorm12', report: 'passed' }],
    ['is none for an edition that it does not take', 'docebo', 'scorm2004-4', null],
    ['knows of SCORM 1.2 only in TalentLMS', 'talentlms', 'scorm2004-3', null],
    ['says "completed" in Cornerstone', 'cornerstone', undefined, { edition: 'scorm2004-3', report: 'completed' }],
    [
      'says "passed" in Frappe, which knows no other word',
      'frappe',
      'scorm12',
      { edition: 'scorm12', report: 'passed' },
    ],
  ] as const)('%s', (_, id, edition, expected) => {
    expect(edition === undefined ? presetFor(lms(id)) : presetFor(lms(id), edition)).toEqual(expected)
  })
})
