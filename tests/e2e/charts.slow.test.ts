import { readFile } from 'node:fs/promises'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MESSAGES } from '../../src/words/messages.ts'
import { launchChromium } from '../support/chromium.ts'
import { openPopulated, type Populated } from '../support/populated.ts'

const t = MESSAGES.en.hr.charts

let populated: Populated
let browser: Browser
beforeAll(async () => {
  populated = await openPopulated('en')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser.close()
  await populated.close()
})

async function open(options: BrowserContextOptions = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await populated.open(browser, 'ada', options)
  const page = await context.newPage()
  await page.goto(`${populated.address('ada')}/hr/overview`)
  return { context, page }
}

const box = (page: Page) => page.locator('#by-site [data-chart]')

describe('a chart on a page', () => {
  it('is saved as a picture in its colors, with the keyboard', async () => {
    const { context, page } = await open()
    await box(page).locator('summary').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(t.png)
    const download = page.waitForEvent('download')
    await page.keyboard.press('Enter')
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^orientation-by-site_\d{4}-\d\d-\d\d\.png$/)
    expect(await box(page).locator('[role=status]').textContent()).toBe(t.saved)
    const bytes = await readFile(await file.path())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect(bytes.readUInt32BE(16)).toBe(1600)
    expect(await colorsIn(page, bytes)).toEqual(expect.arrayContaining(['27,94,87', '255,255,255']))
    await context.close()
  })

  it('of follow-up questions is saved as a picture, too', async () => {
    const { context, page } = await open()
    await page.goto(`${populated.address('ada')}/hr/follow-ups`)
    const curve = page.locator('#curve-tell [data-chart]')
    await curve.locator('summary').click()
    const download = page.waitForEvent('download')
    await curve.getByRole('button', { name: t.png }).click()
    const file = await download
    expect(file.suggestedFilename()).toMatch(/^follow-ups-tell_\d{4}-\d\d-\d\d\.png$/)
    expect(await colorsIn(page, await readFile(await file.path()))).toEqual(
      expect.arrayContaining(['27,94,87', '255,255,255']),
    )
    await context.close()
  })

  it('is copied as the same picture', async () => {
    const { context, page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await box(page).locator('summary').click()
    await box(page).getByRole('button', { name: t.copy }).click()
    await box(page).getByText(t.copied).waitFor()
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types))
    expect(types).toEqual(['image/png'])
    await context.close()
  })

  it('is copied as the text of the SVG that is saved', async () => {
    const { context, page } = await open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await box(page).locator('summary').click()
    await box(page).getByRole('button', { name: t.copySvg }).click()
    await box(page).getByText(t.copiedSvg).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^<svg [\s\S]*<\/svg>\s*$/)
    const href = await box(page).getByRole('link', { name: t.svg }).getAttribute('href')
    const saved = await page.evaluate(async (address) => (await fetch(address)).text(), href ?? '')
    const withoutTime = (svg: string) => svg.replaceAll(/\d{1,2}:\d\d/g, '')
    expect(withoutTime(copied)).toBe(withoutTime(saved))
    await context.close()
  })

  it.each([390, 1280])('has all of its labels within its column, at %i pixels', async (width) => {
    const { context, page } = await open({ viewport: { width, height: 844 } })
    const column = await page.locator('.chart svg[aria-labelledby]:visible').boundingBox()
    const labels = await page
      .locator('.chart svg[aria-labelledby]:visible text')
      .evaluateAll((texts) => texts.map((text) => text.getBoundingClientRect()).map(({ left, right }) => [left, right]))
    expect(labels.length).toBeGreaterThan(6)
    const { x: left, width: wide } = column ?? { x: 0, width: 0 }
    for (const [start = 0, end = 0] of labels) {
      expect(start).toBeGreaterThanOrEqual(left)
      expect(end).toBeLessThanOrEqual(left + wide)
    }
    await context.close()
  })

  it('is an SVG without a script, and no button is there that does nothing', async () => {
    const { context, page } = await open({ javaScriptEnabled: false })
    await box(page).locator('summary').click()
    expect(await box(page).getByRole('button').count()).toBe(0)
    const download = page.waitForEvent('download')
    await box(page).getByRole('link', { name: t.svg }).click()
    expect((await download).suggestedFilename()).toMatch(/\.svg$/)
    await context.close()
  })
})

/** The colors of a picture that cover a place of their own, as a browser shows them. */
function colorsIn(page: Page, bytes: Buffer): Promise<string[]> {
  return page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    const counts = new Map<string, number>()
    for (let at = 0; at < data.length; at += 4) {
      const color = `${data[at]},${data[at + 1]},${data[at + 2]}`
      counts.set(color, (counts.get(color) ?? 0) + 1)
    }
    return [...counts].filter(([, n]) => n > 500).map(([color]) => color)
  }, bytes.toString('base64'))
}
