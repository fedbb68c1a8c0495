import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../src/platform/text/language.ts'
import type { Demo } from '../support/demo.ts'
import { type Component, COMPONENTS, type Place } from './component.ts'

/** A component as HTML, or null when no page has it anymore. */
export interface Collected {
  readonly component: Component
  readonly html: string | null
  /** The width of the page that it's from. */
  readonly width: string
}

type Readers = Readonly<Record<Place['who'], Page>>

/** Signs both readers in to the demo. */
export async function openReaders(demo: Demo, browser: Browser): Promise<Readers> {
  const [hr, newcomer] = [await demo.join(browser, 'hr', {}), await demo.join(browser, 'newcomer', {})]
  return { hr, newcomer }
}

export async function collect(demo: Demo, readers: Readers, language: Language): Promise<Collected[]> {
  for (const page of Object.values(readers)) {
    await page.goto(demo.address)
    const current = await page.locator('html').getAttribute('lang')
    if (current !== language) await page.locator(`.top button[lang="${language}"]`).first().click()
  }
  const collected: Collected[] = []
  for (const component of COMPONENTS) collected.push(await cut(demo, readers, component))
  return collected
}

async function cut(demo: Demo, readers: Readers, component: Component): Promise<Collected> {
  for (const { who, path, press, selector, rows } of component.places) {
    const page = readers[who]
    await page.goto(demo.address + path)
    if (press !== null) await Promise.all([page.waitForEvent('load'), page.locator(press).first().click()])
    const found = page.locator(selector).first()
    if ((await found.count()) === 0) continue
    const width = (await page.locator('body').getAttribute('class')) ?? ''
    return { component, html: await found.evaluate(withFewRows, rows), width }
  }
  return { component, html: null, width: 'read' }
}

/** Runs in the browser. The first rows, without what a script hides, and with links and forms that lead nowhere. */
function withFewRows(element: Element, rows: number | null): string {
  const copy = element.cloneNode(true)
  if (!(copy instanceof Element)) throw new Error('an element’s copy is none')
  const list = copy.querySelector('tbody') ?? copy
  if (rows !== null) for (const row of [...list.children].slice(rows)) row.remove()
  for (const link of copy.querySelectorAll('a[href], form[action]')) {
    if (link instanceof HTMLFormElement) link.setAttribute('action', '#')
    else link.setAttribute('href', '#')
  }
  for (const secret of copy.querySelectorAll('[name="csrf"]')) secret.remove()
  return copy.outerHTML
}
