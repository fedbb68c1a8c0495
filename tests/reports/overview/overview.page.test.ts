import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { DEFAULT_QUERY } from '../../../src/reports/query.ts'
import { overviewPage } from '../../../src/reports/overview/overview.page.ts'
import type { OverviewInput } from '../../../src/reports/overview/chart.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { bareShell, countsOf, overviewInput } from '../../support/report-input.ts'

const t = MESSAGES.en.hr.reports

const shown = (change: Partial<OverviewInput> = {}) =>
  overviewPage(bareShell, overviewInput(change), { warning: '', audit: null })

/** Gives the readable text, without the markup. */
function plain(html: string): string {
  return html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.:;])/g, '')
}

describe('the overview', () => {
  it('prints both rates with their counts, and says what they mean', () => {
    const text = plain(shown())
    expect(text).toContain('91% up to date, of everyone who is done or needs action: 79 of 87')
    expect(text).toContain('81% of everyone in scope: 79 of 98')
    expect(text).toContain('79 up to date, divided by those 79 and the 8 who need action: 91%')
    expect(text).toContain('79 up to date, divided by all 98 people the requirement covers')
  })

  it('adds up in words, and says why others are left out', () => {
    const text = plain(shown())
    expect(text).toContain('98 in scope = 79 up to date + 8 need action + 10 still have time + 1 can’t tell yet.')
    expect(text).toContain('14 people left out of the rates:')
    expect(text).toContain(`3 on leave: ${t.overview.why['on-leave']}`)
    expect(text).toContain('9 separated: employment has ended')
  })

  it('keeps day, clock and filters in the links of its figures', () => {
    const query = {
      ...DEFAULT_QUERY,
      asOf: calendarDate('2026-03-31'),
      clock: 'reported' as const,
      site: 'north-house',
    }
    const links = [...shown({ query }).matchAll(/href="(\/people\?[^"]*)"/g)].map((match) => match[1] ?? '')
    expect(links.length).toBeGreaterThan(20)
    // The figures of a month are those of its day, and those of a site are of that site.
    expect(links.every((link) => link.includes('clock=reported'))).toBe(true)
    expect(links.filter((link) => !link.includes('site=north-house'))).toEqual(
      links.filter((link) => link.includes('site=south-house')),
    )
  })

  it('asks only someone who can see to it for the details of a site', () => {
    const { counts } = overviewInput()
    const waiting = { counts: { ...counts, 'waiting-for-site': 8 } }
    const words = t.overview.todo
    const asked = plain(shown(waiting))
    expect(asked).toContain(words['waiting-for-siteText'])
    const read = plain(shown({ ...waiting, mayPublish: false }))
    expect(read).toContain(words['waiting-for-siteReader'])
    expect(read).not.toContain(words['waiting-for-siteText'])
  })

  it('lists only what needs action, the gravest first', () => {
    const { counts } = overviewInput()
    expect(plain(shown())).toMatch(
      /5 people are overdue.*2 people need help.*1 person’s orientation has expired.*2 records have/,
    )
    const nothing = { ...counts, overdue: 0, 'needs-help': 0, expired: 0, 'cannot-say': 0, 'update-due': 0 }
    expect(plain(shown({ counts: nothing, problems: 0 }))).toContain(t.overview.nothing)
  })

  it('has sites in the order of their list, never by their rate', () => {
    const html = shown()
    expect(html.indexOf('>North House</a><b')).toBeLessThan(html.indexOf('>South House</a><b'))
    const { bySite } = overviewInput()
    const turned = shown({ bySite: [...bySite].reverse() })
    expect(turned.indexOf('>North House</a><b')).toBeGreaterThan(turned.indexOf('>South House</a><b'))
  })

  it('repeats every figure of a chart in a table', () => {
    const html = shown()
    const tables = html.split(`<details><summary>${t.frame.seeTable}`).slice(1)
    expect(tables).toHaveLength([...html.matchAll(/<figure class="card chart"/g)].length)
    expect(plain(html)).toContain('Nov 30, 2025 52 20 72% 76 68%')
  })

  it('shows a day on which nobody was on record yet', () => {
    const none = countsOf({})
    const text = plain(
      shown({
        counts: none,
        problems: 0,
        bySite: [],
        byDepartment: [],
        overTime: overviewInput().overTime.map(({ on }) => ({ on, counts: none })),
      }),
    )
    expect(text).toContain(t.overview.nobodyInScope)
    expect(text).toContain('No one is left out of the rates.')
    expect(text).not.toMatch(/NaN|Infinity|undefined/)
  })
})
