import { describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import { DEFAULT_QUERY } from '../../../src/reports/query.ts'
import { overviewBody } from '../../../src/reports/overview/overview.page.ts'
import type { OverviewInput } from '../../../src/reports/overview/chart.page.ts'
import { renderPage } from '../../../src/platform/html/render.page.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { withTypedDates } from '../../support/dates.ts'
import { bareShell, countsOf, overviewInput } from '../../support/report-input.ts'

const t = MESSAGES.en.hr.reports

function shown(change: Partial<OverviewInput> = {}): string {
  const { template, model } = overviewBody(overviewInput(change), [])
  return withTypedDates(renderPage('app', bareShell, template, model))
}

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
    expect(text).toContain('79 up to date, divided by 79 plus 8 who need action: 91%')
    expect(text).toContain('79 up to date, divided by the 98 people the requirement covers')
  })

  it('adds up in words, and says why others are left out', () => {
    const text = plain(shown())
    expect(text).toContain('98 in scope = 79 up to date + 8 need action + 10 still have time + 1 with no due date yet.')
    expect(text).toContain('14 people left out of the rates:')
    expect(text).toContain(`3 on leave: ${t.overview.why['on-leave']}`)
    expect(text).toContain('9 who left: employment has ended')
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

  it('begins with the figures, and folds filters and arithmetic away, each in one line', () => {
    const html = shown()
    const order = [
      'id="figures"',
      `<summary>${t.overview.filters}</summary>`,
      '<figure',
      `<summary>${t.overview.adds}</summary>`,
    ].map((part) => html.indexOf(part))
    const [figures] = order
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(figures).toBeGreaterThan(0)
    expect(html.match(/<details/g)).toHaveLength(2 + 3 + (html.split('<figure').length - 1))
    expect(html).not.toContain('class="todo"')
  })

  it('says in the folded line which day and filters are in use', () => {
    const query = { ...DEFAULT_QUERY, asOf: calendarDate('2026-03-31'), site: 'north-house' }
    expect(shown({ query })).toContain(
      `<summary>${t.overview.filtersUsed('As of Mar 31, 2026; North House')}</summary>`,
    )
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
    const menus = html.split('class="more flow"').slice(1)
    expect(menus.filter((menu) => menu.split('</details>')[0]?.includes('<table>'))).toHaveLength(
      [...html.matchAll(/<figure class="card chart"/g)].length,
    )
    expect(plain(html)).toContain('Nov 30, 2025 52 20 72% 76 68%')
  })

  it('shows a day on which nobody was on record yet', () => {
    const none = countsOf({})
    const text = plain(
      shown({
        counts: none,
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
