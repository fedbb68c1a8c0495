import type { Browser, Page } from 'playwright-core'
import type { Language } from '../../src/platform/text/language.ts'
import { signedIn } from '../support/app.ts'
import type { Demo } from '../support/demo.ts'
import { listeningApp } from '../support/listen.ts'
import { staffOn } from '../support/staff.ts'
import { type Component, COMPONENTS, type Place } from './component.ts'

/** A component as HTML, or null when no page has it anymore. */
export interface Collected {
  readonly component: Component
  readonly html: string | null
  /** The width of the page that it's from. */
  readonly width: string
}

interface Readers {
  readonly pages: Readonly<Record<Place['who'], Page>>
  close(): Promise<void>
}

/** Signs two readers in to the demo, and one to an organization that has just begun. */
export async function openReaders(demo: Demo, browser: Browser): Promise<Readers> {
  const [hr, newcomer] = [await demo.join(browser, 'hr', {}), await demo.join(browser, 'newcomer', {})]
  const begun = await listeningApp()
  const first = await browser.newPage()
  const [name = '', value = ''] = (await signedIn(begun.test, (await staffOn(begun.test)).ada)).cookie.split('=')
  await first.context().addCookies([{ name, value, url: begun.address }])
  await first.goto(begun.address)
  return { pages: { hr, newcomer, first }, close: () => begun.close() }
}

export async function collect({ pages }: Readers, language: Language): Promise<Collected[]> {
  for (const page of Object.values(pages)) {
    await page.goto(new URL('/', page.url()).href)
    const current = await page.locator('html').getAttribute('lang')
    if (current !== language) await page.locator(`.top button[lang="${language}"]`).first().click()
  }
  const collected: Collected[] = []
  for (const component of COMPONENTS) collected.push(await cut(pages, component))
  return collected
}

async function cut(pages: Readers['pages'], component: Component): Promise<Collected> {
  for (const { who, path, press, act, selector, rows } of component.places) {
    const page = pages[who]
    await page.goto(new URL(path, page.url()).href)
    for (const each of press) await Promise.all([page.waitForEvent('load'), page.locator(each).first().click()])
    await act?.(page)
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
