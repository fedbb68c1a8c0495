import { describe, expect, it } from 'vitest'
import { overTime, siteBars } from '../../../src/reports/overview/chart.page.ts'
import { aheadBars } from '../../../src/reports/overview/length-bars.page.ts'
import { type ChartAbout, barsSvg, lineSvg } from '../../../src/reports/charts/svg.page.ts'
import { overviewInput } from '../../support/report-input.ts'

const about: ChartAbout = {
  kicker: 'Orientation records',
  subtitle: 'This is what was true on Nov 24, 2026.',
  source: 'Source: records of Harbor Street.',
}
const input = overviewInput()
const drawings = [
  ['a line', lineSvg(overTime(input), about)],
  ['bars of shares', barsSvg(siteBars(input), about)],
  ['bars by length', barsSvg(aheadBars(input), about)],
] as const

/** The texts of a drawing, each with its place. */
function textsOf(svg: string): { readonly text: string; readonly x: number; readonly y: number }[] {
  return [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<\/text>/g)].map(([, x, y, text = '']) => ({
    text,
    x: Number(x),
    y: Number(y),
  }))
}

describe('a chart as a file', () => {
  it.each(drawings)(
    'stands alone, with its title, day and source, and without a class, link or script: %s',
    (_, svg) => {
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="800" height="\d+"/)
      expect(svg).not.toMatch(/class=|href=|<style|<script|<a /)
      const texts = textsOf(svg).map(({ text }) => text)
      expect(texts[0]).toBe(about.kicker)
      expect(texts).toContain(about.subtitle)
      expect(texts).toContain(about.source)
      expect(svg).toMatch(/<rect width="800" height="\d+" fill="#fff">/)
    },
  )

  it.each(drawings)('colors everything it draws: %s', (_, svg) => {
    const shapes = [...svg.matchAll(/<(rect|line|circle|polyline) [^>]*>/g)].map(([shape]) => shape)
    expect(shapes.length).toBeGreaterThan(4)
    for (const shape of shapes) expect(shape).toMatch(/(fill|stroke)="#?\w+"/)
  })

  it('has the numbers of the page: names, rates, parts and bars as long as their shares', () => {
    const view = siteBars(input)
    const svg = barsSvg(view, about)
    const texts = textsOf(svg).map(({ text }) => text)
    for (const { name, value } of view.rows) expect(texts).toEqual(expect.arrayContaining([name, value]))
    const widths = [...svg.matchAll(/<rect fill="#1b5e57" [^>]*width="([\d.]+)" height="14"/g)].map(([, width]) =>
      Number(width),
    )
    const shares = view.rows.flatMap(({ pieces }) =>
      pieces.filter(({ tone }) => tone === 'bar-ok').map(({ width }) => width),
    )
    expect(shares.length).toBeGreaterThan(0)
    expect(widths).toEqual(shares.map((share) => expect.closeTo((share * 736) / 100, 1)))
  })

  it('keeps every text inside the picture, however long a name or the filters are, and runs none of it', () => {
    const long = 'The house <b>"by" & the river</b> '.repeat(12).trim()
    const [first] = input.bySite
    if (first === undefined) throw new Error('there is no site')
    const svg = barsSvg(siteBars({ ...input, bySite: [{ ...first, name: long }] }), {
      kicker: long,
      subtitle: long,
      source: long,
    })
    expect(svg).not.toContain('<b>')
    const height = Number(/height="(\d+)"/.exec(svg)?.[1])
    for (const { text, x, y } of textsOf(svg)) {
      expect(y).toBeLessThan(height)
      expect(text.replaceAll(/&[#\w]+;/g, '&').length * 6 + x, text).toBeLessThan(800)
    }
  })
})
