import { beforeAll, describe, expect, it } from 'vitest'
import { OVERVIEW_CHARTS } from '../../../src/reports/query.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { download } from '../../support/download.ts'
import { type Staff, staffOn } from '../../support/staff.ts'
import { addAnswers } from '../../support/understanding.ts'

const t = MESSAGES.en.hr

let app: TestApp
let staff: Staff
let ada: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

/** The chart at an address. */
async function svg(browser: Browser, path: string): Promise<{ readonly name: string; readonly text: string }> {
  const { headers, bytes } = await download(browser, path)
  expect(headers['content-type']).toContain('image/svg+xml')
  // Long texts go on in a line of their own.
  const text = bytes.toString().replaceAll(/<\/text><text [^>]*>/g, ' ')
  return { name: headers['content-disposition'] ?? '', text }
}

const linksIn = (html: string) =>
  [...html.matchAll(/href="(\/hr\/(?:charts|understanding\/chart)[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )

describe('the charts of the overview', () => {
  it('each have a link to a file under the same filters, which works without a script', async () => {
    const { text } = await ada.get('/hr/overview?site=north-house').expect(200)
    const links = linksIn(text)
    expect(links.sort()).toEqual(OVERVIEW_CHARTS.map((id) => `/hr/charts/${id}?site=north-house`).sort())
    for (const link of links) {
      const chart = await svg(ada, link)
      expect(chart.name).toMatch(/^attachment; filename=orientation-[a-z-]+_2026-11-24\.svg$/)
      expect(chart.text).toContain('Source: orientation records of Harbor Street Youth Services.')
      expect(chart.text).toContain('Chart made on Nov 24, 2026 at')
      expect(chart.text).toContain('Filters: North House.')
    }
  })

  it('have the day of the report in their name and in their words', async () => {
    const chart = await svg(ada, '/hr/charts/by-site?asof=2026-11-20')
    expect(chart.name).toContain('orientation-by-site_2026-11-20.svg')
    expect(chart.text).toContain('Nov 20, 2026')
  })

  it('count a supervisor’s own people alone, and say so', async () => {
    const cleo = await signedIn(app, staff.cleo)
    const { text } = await svg(cleo, '/hr/charts/by-site')
    expect(text).toContain('People who report to Cleo Marsh, directly or through others.')
    expect(text).toContain('North House')
    expect(text).not.toContain('South House')
  })

  it('name nobody', async () => {
    for (const id of OVERVIEW_CHARTS) expect((await svg(ada, `/hr/charts/${id}`)).text).not.toContain('Rivera')
  })

  it.each([
    ['/hr/charts/pie', 404],
    ['/hr/charts/by-site?name=Bob', 400],
  ])('are not drawn for %s', async (path, status) => {
    expect((await ada.get(path)).status).toBe(status)
  })

  it('are closed to someone without reports', async () => {
    const bob = await signedIn(app, staff.bob)
    expect((await bob.get('/hr/charts/by-site')).status).toBe(403)
  })
})

describe('the chart of what staff understand', () => {
  beforeAll(() => addAnswers(app))

  it('is on the page, and as a file under the same choice', async () => {
    const { text } = await ada.get('/hr/understanding?place=_smaller&language=es').expect(200)
    expect(text).toContain(t.understanding.chartTitle)
    const [link = ''] = linksIn(text)
    expect(link).toBe('/hr/understanding/chart?place=_smaller&language=es')
    const chart = await svg(ada, link)
    expect(chart.name).toBe('attachment; filename=understanding_2026-11-24.svg')
    expect(chart.text).toContain(t.understanding.chartTitle)
    expect(chart.text).toContain('Filters: smaller sites, combined; Spanish.')
    expect(chart.text).toMatch(/ \d+%</)
  })

  it('holds back what the page holds back', async () => {
    const { text } = await svg(ada, '/hr/understanding/chart?place=north-house')
    expect(text).not.toMatch(/\d%/)
    expect(text).toContain(t.understanding.noStep.replace(/\.$/, ''))
  })
})
