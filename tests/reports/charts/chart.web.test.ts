import { beforeAll, describe, expect, it } from 'vitest'
import { PROCEDURE_STEPS } from '../../../src/course/course.ts'
import { setLanguage } from '../../../src/identity/account.store.ts'
import { OVERVIEW_CHARTS } from '../../../src/reports/query.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../../support/app.ts'
import { download } from '../../support/download.ts'
import { content } from '../../support/content.ts'
import { addAnswersAbout } from '../../support/follow-ups.ts'
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
  [...html.matchAll(/href="(\/hr\/(?:charts|understanding\/chart|follow-ups\/charts)[^"]*)"/g)].map(([, href = '']) =>
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

describe('the curves of what staff still know', () => {
  const followUps = MESSAGES.en.hr.followUps
  /** The texts of the drawing: lines of the scale, then numbers next to points, then rounds. */
  const drawn = async () => {
    const { bytes } = await download(ada, '/hr/follow-ups/charts/tell')
    return [...bytes.toString().matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text)
  }
  const sharesIn = async () => (await drawn()).filter((text) => text?.endsWith('%'))

  it('are no files while fewer than five have answered about a step', async () => {
    await addAnswersAbout(app, 'tell', '2-weeks', [true, false, true, true])
    expect(linksIn((await ada.get('/hr/follow-ups').expect(200)).text)).toEqual([])
    for (const step of PROCEDURE_STEPS) expect((await ada.get(`/hr/follow-ups/charts/${step}`)).status).toBe(404)
  })

  it('are on the page, and as files, with the figures of the page', async () => {
    await addAnswersAbout(app, 'tell', '2-weeks', [true])
    const { text } = await ada.get('/hr/follow-ups').expect(200)
    expect(linksIn(text)).toEqual(['/hr/follow-ups/charts/tell'])
    const chart = await svg(ada, '/hr/follow-ups/charts/tell')
    expect(chart.name).toBe('attachment; filename=follow-ups-tell_2026-11-24.svg')
    expect(chart.text).toContain(content.course.stepTitles.tell)
    expect(chart.text).toContain(followUps.title)
    expect(chart.text).toContain(followUps.tableLead)
    expect(chart.text).toContain('Source: orientation records of Harbor Street Youth Services.')
    expect(chart.text).not.toMatch(/ class=/)
    expect(await drawn()).toEqual(expect.arrayContaining(Object.values(followUps.axis)))
    expect(await sharesIn()).toEqual(['0%', '20%', '40%', '60%', '80%', '100%', '80%'])
  })

  it('stay as they are until the next five have answered, whatever they answer', async () => {
    const before = (await svg(ada, '/hr/follow-ups/charts/tell')).text
    await addAnswersAbout(app, 'tell', '2-weeks', [false, false, false, false])
    await addAnswersAbout(app, 'tell', '2-months', [false, false, false, false])
    expect((await svg(ada, '/hr/follow-ups/charts/tell')).text).toBe(before)
    await addAnswersAbout(app, 'tell', '2-weeks', [false])
    expect((await sharesIn()).at(-1)).toBe('40%')
  })

  it('are in Spanish for someone who reads Spanish', async () => {
    await setLanguage(app.deps.store.db, staff.ada, 'es')
    const { text } = await svg(ada, '/hr/follow-ups/charts/tell')
    expect(text).toContain(MESSAGES.es.hr.followUps.title)
    expect(await drawn()).toEqual(expect.arrayContaining(Object.values(MESSAGES.es.hr.followUps.axis)))
    await setLanguage(app.deps.store.db, staff.ada, 'en')
  })

  it.each(['/hr/follow-ups/charts/pie', '/hr/follow-ups/charts/call'])('are not drawn for %s', async (path) => {
    expect((await ada.get(path)).status).toBe(404)
  })

  it('are closed to a supervisor', async () => {
    const cleo = await signedIn(app, staff.cleo)
    expect((await cleo.get('/hr/follow-ups/charts/tell')).status).toBe(403)
  })
})
