import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { signedIn } from '../support/app.ts'
import { launchChromium } from '../support/chromium.ts'
import { type ListeningApp, listeningApp } from '../support/listen.ts'
import { type Staff, staffOn } from '../support/staff.ts'

/** The lessons with a picture that explains something. */
const WITH_FIGURES = ['L4', 'L5'] as const

let running: ListeningApp
let staff: Staff
let browser: Browser
let page: Page
beforeAll(async () => {
  running = await listeningApp()
  staff = await staffOn(running.test)
  browser = await launchChromium()
  const { cookie } = await signedIn(running.test, staff.bob)
  const [name = '', value = ''] = cookie.split('=')
  const context = await browser.newContext()
  await context.addCookies([{ name, value, url: running.address }])
  page = await context.newPage()
})
afterAll(async () => {
  await browser.close()
  await running.close()
})

describe.each(WITH_FIGURES)('the drawings of %s', (lesson) => {
  it.each(['light', 'dark'] as const)('have the colors that the reader forces, %s', async (colorScheme) => {
    await page.emulateMedia({ media: 'screen', forcedColors: 'active', colorScheme })
    await page.goto(running.address + hrefTo('/lessons/:lesson', { lesson }))
    const { allowed, used } = await page.evaluate(colors)
    expect(used.length).toBeGreaterThan(0)
    expect(used.filter((color) => !allowed.includes(color))).toEqual([])
  })

  it('have dark lines on paper, and no shape filled with black', async () => {
    await page.emulateMedia({ media: 'print', forcedColors: 'none', colorScheme: 'dark' })
    await page.goto(running.address + hrefTo('/lessons/:lesson', { lesson }))
    const shapes = await page.evaluate(brightness)
    expect(shapes.length).toBeGreaterThan(0)
    expect(shapes.filter(({ fill }) => fill !== null && fill < 0.5)).toEqual([])
    expect(shapes.filter(({ isLine, stroke }) => isLine && (stroke === null || stroke > 0.7))).toEqual([])
  })
})

/** Runs in the browser: the colors of the system, and those of the drawings. */
function colors(): { readonly allowed: readonly string[]; readonly used: readonly string[] } {
  const probe = document.body.appendChild(document.createElement('i'))
  const allowed = ['Canvas', 'CanvasText'].map((name) => {
    probe.style.color = name
    return getComputedStyle(probe).color
  })
  probe.remove()
  const shapes = [...document.querySelectorAll('.picture :is(path, circle, ellipse, rect, text)')]
  const used = shapes.flatMap((shape) => [getComputedStyle(shape).fill, getComputedStyle(shape).stroke])
  return { allowed, used: [...new Set(used)].filter((color) => color !== 'none') }
}

/** Runs in the browser: how bright the shapes of the drawings are, from 0 to 1. */
function brightness() {
  const of = (color: string) => {
    const parts = color
      .match(/[\d.]+/g)
      ?.slice(0, 3)
      .map(Number)
    return parts === undefined ? null : parts.reduce((sum, part) => sum + part, 0) / (3 * 255)
  }
  return [...document.querySelectorAll('.picture :is(path, circle, ellipse, rect)')].map((shape) => {
    const { fill, stroke } = getComputedStyle(shape)
    return { isLine: fill === 'none', fill: of(fill), stroke: of(stroke) }
  })
}
