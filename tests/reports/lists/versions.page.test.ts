import { describe, expect, it } from 'vitest'
import { noCounts } from '../../../src/requirements/compliance.ts'
import { versionsReport } from '../../../src/reports/lists/people-report.page.ts'
import { LANGUAGES } from '../../../src/platform/text/language.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { reportInput } from '../../support/report-input.ts'

const NO_FIGURES = { id: 'versions', caption: '', heads: [], rows: [] }

describe('the report of versions', () => {
  it.each([
    [15, 'Of the 138 people up to date, 15 still have an update to read.'],
    [1, 'Of the 138 people up to date, 1 still has an update to read.'],
    [0, 'Of the 138 people up to date, no one has an update left to read.'],
  ])('says that it counts what people finished with, and that %i have an update to read', (due, said) => {
    const counts = { ...noCounts(), 'up-to-date': 138 - due, 'update-due': due, overdue: 3 }
    const { text } = versionsReport(reportInput(), NO_FIGURES, counts)
    expect(text).toContain(
      'The policy version that each person’s completion counts for. It stays the same when they read an update later.',
    )
    expect(text).toContain(said)
  })

  it.each(LANGUAGES)('labels where a course was finished with a word short enough for a phone (%s)', (language) => {
    const wording = { ...reportInput().wording, language, t: MESSAGES[language] }
    const { source, sourceLabel } = MESSAGES[language].hr.reports.frame
    const { columns } = versionsReport(reportInput({ wording }), NO_FIGURES, noCounts())
    expect(columns.find(({ heading }) => heading === source)?.label).toBe(sourceLabel)
    expect(sourceLabel.length).toBeLessThanOrEqual(12)
  })
})
