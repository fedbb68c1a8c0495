import { describe, expect, it } from 'vitest'
import { noCounts, type StatusCounts } from '../../../src/requirements/compliance.ts'
import { bar, lengthPieces, sharePieces } from '../../../src/reports/overview/chart-bars.page.ts'
import { lineChart, type LinePoint } from '../../../src/platform/html/chart.page.ts'

const WORDS = { id: 'rate', title: 'Share up to date', description: 'From 72% to 91%.' }
const at = (percent: number | null, label = 'Nov'): LinePoint => ({
  label,
  percent,
  text: percent === null ? '' : `${Math.round(percent)}%`,
})
const texts = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map((match) => match[1])
const numbersIn = (svg: string, name: string) =>
  [...svg.matchAll(new RegExp(` ${name}="([-\\d.]+)"`, 'g'))].map((match) => Number(match[1]))

describe('a line', () => {
  const year = [72, 74, 78, 79, 83, 85, 84, 82, 80, 84, 88, 90, 91].map((percent, index) => at(percent, `m${index}`))

  it('has a form for wide windows and one for phones, each with its own title and description', () => {
    const { wideHtml, slimHtml } = lineChart(WORDS, year)
    expect(wideHtml).toContain('aria-labelledby="rate-wide-title" aria-describedby="rate-wide-text"')
    expect(slimHtml).toContain('<title id="rate-slim-title">Share up to date</title>')
    expect(slimHtml).toContain('<desc id="rate-slim-text">From 72% to 91%.</desc>')
  })

  it('has the first and last value next to their points, and every month when wide', () => {
    const { wideHtml, slimHtml } = lineChart(WORDS, year)
    expect(texts(wideHtml)).toEqual(expect.arrayContaining(['72%', '91%', ...year.map(({ label }) => label)]))
    expect(texts(slimHtml)).toEqual(expect.arrayContaining(['72%', '91%', 'm0', 'm4', 'm8', 'm12']))
    expect(texts(slimHtml)).not.toContain('m1')
  })

  it('labels every point on a phone as well, where there are few', () => {
    const { slimHtml } = lineChart(WORDS, [at(90, 'one'), at(80, 'two'), at(null, 'three'), at(70, 'four')])
    expect(texts(slimHtml)).toEqual(expect.arrayContaining(['one', 'two', 'three', 'four']))
  })

  it('names the lowest value when it lies between', () => {
    const dip = [80, 78, 75, 61, 70, 79, 82].map((percent) => at(percent))
    expect(texts(lineChart(WORDS, dip).wideHtml)).toContain('61%')
  })

  it('stays within its picture, whatever the values', () => {
    for (const values of [[0, 100], [100, 100, 100], [0], [50, 0, 50], [99.4, 99.5]]) {
      const { wideHtml } = lineChart(
        WORDS,
        values.map((value) => at(value)),
      )
      expect(Math.min(...numbersIn(wideHtml, 'cy'))).toBeGreaterThanOrEqual(5)
      expect(Math.max(...numbersIn(wideHtml, 'cy'))).toBeLessThanOrEqual(214)
      expect(wideHtml).not.toMatch(/NaN|Infinity/)
    }
  })

  it('has the first number between the same lines of the scale as its point, and on none of them', () => {
    for (let percent = 0; percent <= 100; percent += 1) {
      for (const svg of Object.values(lineChart(WORDS, [at(percent), at(60), at(60), at(60)]))) {
        const [, base = '', text] = /<text class="strong" x="44" y="([\d.]+)"[^>]*>([^<]*)/.exec(svg) ?? []
        const bottom = Number(base)
        expect(text).toBe(`${percent}%`)
        // A digit is about 9.5 high, and stands on its base.
        const covered = numbersIn([...svg.matchAll(/<line[^>]*>/g)].join(''), 'y1').filter(
          (line) => line > bottom - 9.5 && line < bottom,
        )
        expect({ percent, covered }).toEqual({ percent, covered: [] })
        const point = Number(/points="44,([\d.]+) /.exec(svg)?.[1])
        expect(Math.abs(bottom - 5 - point)).toBeLessThan(16)
      }
    }
  })

  it('has a gap where there is no rate, and no line through nothing', () => {
    const { wideHtml } = lineChart(WORDS, [at(80), at(82), at(null), at(70), at(75)])
    expect([...wideHtml.matchAll(/<polyline/g)]).toHaveLength(2)
    expect(lineChart(WORDS, [at(null), at(null)]).wideHtml).not.toContain('<polyline')
  })

  it('runs from 0 to 100 percent, whatever the values, so a high rate looks high', () => {
    for (const values of [[98, 99], [64], [3], []]) {
      const { wideHtml } = lineChart(
        WORDS,
        values.map((value) => at(value)),
      )
      const axis = texts(wideHtml)
        .filter((text) => text?.endsWith('%'))
        .slice(0, 6)
      expect(axis).toEqual(['0%', '20%', '40%', '60%', '80%', '100%'])
    }
    // The plot is 194 high, and its bottom is at 214.
    expect(numbersIn(lineChart(WORDS, [at(50), at(85)]).wideHtml, 'cy')).toEqual([117, 49.1])
  })

  it('has classes and no colors, and prints names as text', () => {
    const { wideHtml } = lineChart({ ...WORDS, title: '<b>"A" & B</b>' }, year)
    expect(wideHtml).not.toMatch(/(fill|stroke|style)=/)
    expect(wideHtml).toContain('&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;')
  })
})

describe('a bar of shares', () => {
  const counts: StatusCounts = {
    ...noCounts(),
    'up-to-date': 6,
    overdue: 1,
    'not-started': 2,
    'cannot-say': 1,
    exempt: 9,
  }
  const pieces = (svg: string) => [
    ...svg.matchAll(/class="bar-(ok|need|time|unk)" x="([\d.]+)"[^>]* width="([\d.]+)"/g),
  ]

  it('has a piece for each part of those in scope, in the order of the sum', () => {
    expect(pieces(bar('North House', sharePieces(counts))).map(([, tone, x]) => [tone, x])).toEqual([
      ['ok', '0.00'],
      ['need', '60.00'],
      ['time', '70.00'],
      ['unk', '90.00'],
    ])
  })

  it('is empty when nobody is in scope', () => {
    expect(pieces(bar('North House', sharePieces({ ...noCounts(), exempt: 3 })))).toEqual([])
  })

  it('gives its figures to people who can’t see it', () => {
    expect(bar('North House: 6 up to date', sharePieces(counts))).toContain('<title>North House: 6 up to date</title>')
  })

  it('shows one person among very many', () => {
    const [, , , width] = pieces(bar('', sharePieces({ ...noCounts(), 'up-to-date': 99_999, overdue: 1 })))[1] ?? []
    expect(Number(width)).toBeGreaterThan(0)
  })
})

describe('a bar by length', () => {
  const width = (people: number, longest: number) =>
    Number(/class="bar-need"[^>]* width="([\d.]+)"/.exec(bar('', lengthPieces(people, longest, 'need')))?.[1] ?? 0)

  it('is as long as its share of the longest', () => {
    expect(width(20, 20)).toBeCloseTo(99.4)
    expect(width(10, 20)).toBeCloseTo(49.4)
    expect(width(0, 20)).toBe(0)
    expect(width(0, 0)).toBe(0)
  })
})
