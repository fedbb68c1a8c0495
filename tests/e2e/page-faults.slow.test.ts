import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchChromium } from '../support/chromium.ts'
import {
  brokenNumbers,
  clippedText,
  invalidMarkup,
  LARGE_TEXT,
  misfits,
  motion,
  rivalButtons,
  sidewaysScrolling,
  smallTargets,
  unseenChoices,
  unseenFocus,
} from '../support/page-faults.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchChromium()
  page = await browser.newPage({ viewport: { width: 320, height: 400 } })
})
afterAll(async () => {
  await browser.close()
})

const WIDE = '<table style="min-width: 500px"><tr><td>wide</td></tr></table>'
const TARGETS = '<a href="#a" style="display: block; font: 10px/10px serif">one</a>'

const NUMBER = '<a href="tel:+18775550100" style="display: inline-block; white-space: nowrap">1-877-555-0100</a>'

/** A filled button, and an outlined one. */
const FILLED = '<a class="btn" style="background: green; border: 1px solid green">Save</a>'
const OUTLINED = '<a class="btn" style="border: 1px solid green">Show</a>'

type Check = (page: Page) => Promise<string[]>
const TWICE: Check = (tried) => misfits(tried, LARGE_TEXT)

/** A check, what it lets pass, and what it finds. */
const CASES: readonly [name: string, check: Check, fine: string, faulty: string, fault: RegExp][] = [
  ['markup', invalidMarkup, '<p>text</p>', '<p style="color: red">text</p>', /no-inline-style/],
  [
    'scrolling',
    sidewaysScrolling,
    `<div role="region" tabindex="0" aria-labelledby="x" style="overflow: auto">${WIDE}</div>`,
    WIDE,
    /the page is \d+ px too wide/,
  ],
  ['regions', sidewaysScrolling, '<p>text</p>', `<div style="overflow: auto">${WIDE}</div>`, /out of reach/],
  [
    'clipping',
    clippedText,
    '<p style="height: 10px">text</p>',
    '<p style="height: 10px; overflow: hidden">text</p>',
    /cut off: p/,
  ],
  [
    'large text',
    TWICE,
    '<p style="min-height: 2rem; overflow: hidden">text</p>',
    '<p style="height: 20px; overflow: hidden">text</p>',
    /cut off: p/,
  ],
  [
    'numbers',
    brokenNumbers,
    '<p style="width: 5em">Call <span style="white-space: nowrap">1-877-555-0100</span></p>',
    '<p style="width: 5em">Call 1-877-555-0100</p>',
    /next line: 1-877-555-0100/,
  ],
  [
    'what comes after a number',
    brokenNumbers,
    `<p style="width: min-content"><span style="white-space: nowrap">${NUMBER}.</span> Call now.</p>`,
    `<p style="width: min-content">${NUMBER}. Call now.</p>`,
    /begins the next line: 1-877-555-0100/,
  ],
  ['targets with room', smallTargets, TARGETS, TARGETS + TARGETS, /too small a target: a “one”/],
  [
    'targets in text',
    smallTargets,
    '<p style="font: 10px/10px serif">one <a href="#a">a</a><a href="#b">b</a></p>',
    '<button style="all: unset">a</button><button style="all: unset">b</button>',
    /too small a target: button/,
  ],
  [
    'buttons',
    rivalButtons,
    `<main>${FILLED}${OUTLINED}</main>`,
    `<main>${FILLED}${FILLED}</main>`,
    /more than one filled button: “Save”, “Save”/,
  ],
  ['motion', motion, '<a href="#a">one</a>', '<a href="#a" style="transition: color 1s">one</a>', /moves: a/],
  [
    'focus',
    unseenFocus,
    '<style>:focus-visible { outline: 3px solid black }</style><a href="#a">one</a>',
    '<a href="#a" style="outline: none">one</a>',
    /focus is not seen: A/,
  ],
  [
    'choices',
    unseenChoices,
    '<input type="radio">',
    '<input type="radio" style="appearance: none">',
    /looks the same when it is picked/,
  ],
  [
    'tiles',
    unseenChoices,
    '<style>.answer:has(:checked) { border: 3px solid red }</style><div class="answer"><input type="radio"></div>',
    '<div class="answer"><input type="radio"></div>',
    /a tile does not show the choice/,
  ],
]

it.each(CASES)('the check of %s finds its fault, and nothing else', async (_, check, fine, faulty, fault) => {
  expect(await check(await shown(fine))).toEqual([])
  expect((await check(await shown(faulty))).join('\n')).toMatch(fault)
})

async function shown(body: string): Promise<Page> {
  await page.setContent(
    `<!doctype html>\n<html lang="en"><head><title>Page</title></head><body>${body}</body></html>\n`,
  )
  return page
}
