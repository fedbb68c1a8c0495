import type { ElementHandle, Page } from 'playwright-core'

/** Hands that know only the keyboard, and look at every stop where the focus is. */
export interface Keys {
  /** Tabs on until the focus is on the first element that fits. */
  reach(selector: string): Promise<void>
  /** Reaches and presses: Enter follows links, Space presses buttons and picks choices. */
  press(selector: string, key?: 'Enter' | 'Space'): Promise<void>
  /** Presses what leads to another page, and waits for it. */
  go(selector: string, key?: 'Enter' | 'Space'): Promise<void>
  type(selector: string, text: string): Promise<void>
  /** Goes through the whole page once, forwards and back. Throws when something is left out. */
  walk(): Promise<void>
  /** The faults at a stop, a sentence each. */
  readonly faults: ReadonlySet<string>
}

/** More than any page has. */
const MOST_STOPS = 300

export function keysOn(page: Page): Keys {
  const faults = new Set<string>()

  async function tab(back = false): Promise<void> {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    await page.evaluate(nextFrame)
    const found = await page.evaluate(faultsAtStop, back)
    for (const fault of found) faults.add(`${new URL(page.url()).pathname}: ${fault}`)
  }

  async function isOn(element: ElementHandle): Promise<boolean> {
    return element.evaluate((wanted) => document.activeElement === wanted)
  }

  async function reach(selector: string): Promise<void> {
    await page.evaluate(rememberUnfocused)
    const element = await page.waitForSelector(selector, { state: 'attached' })
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      if (await isOn(element)) return
      await tab()
    }
    throw new Error(`${page.url()}: no Tab leads to ${selector}`)
  }

  async function press(selector: string, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await reach(selector)
    await page.keyboard.press(key)
  }

  return {
    faults,
    reach,
    press,
    async go(selector, key = 'Enter') {
      await reach(selector)
      const left = page.waitForEvent('domcontentloaded')
      await page.keyboard.press(key)
      await left
    },
    async type(selector, text) {
      await reach(selector)
      await page.keyboard.type(text)
    },
    async walk() {
      await page.evaluate(rememberUnfocused)
      const all = await page.evaluate(countStops)
      for (const back of [false, true]) {
        const seen = new Set<number>()
        for (let stops = 0; stops < MOST_STOPS && seen.size < all; stops += 1) {
          await tab(back)
          const place = await page.evaluate(placeOfFocus)
          if (place >= 0) seen.add(place)
        }
        if (seen.size !== all) throw new Error(`${page.url()}: the Tab key reaches ${seen.size} of ${all}`)
      }
    },
  }
}

// These run in the browser, so each brings everything along.

/** The browser brings what has the focus into sight in the frame after the key. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve())))
}

/** Keeps how everything looks without the focus. */
function rememberUnfocused(): void {
  const looks = new Map<Element, string>()
  for (const element of document.querySelectorAll('*')) looks.set(element, lookOf(element))
  // A place of our own, for the stops that follow.
  Object.assign(window, { unfocused: looks, lastStop: null })

  function lookOf(element: Element): string {
    return [null, '::after']
      .map((part) => getComputedStyle(element, part))
      .map(({ outlineStyle, outlineWidth, boxShadow }) => `${outlineStyle} ${outlineWidth} ${boxShadow}`)
      .join()
  }
}

function faultsAtStop(back: boolean): string[] {
  const element = document.activeElement
  if (!(element instanceof HTMLElement) || element === document.body) return []
  // Put there before the first stop.
  const memory = window as unknown as { unfocused: Map<Element, string>; lastStop: Element | null }
  const name = `${element.tagName.toLowerCase()} “${(element.textContent ?? '').trim().slice(0, 30) || element.id}”`
  const faults = [...unseen(), ...covered(), ...outOfOrder()]
  memory.lastStop = element
  return faults.map((fault) => `${name} ${fault}`)

  /** WCAG 2.4.7: it, the tile around it or the box that its ring is drawn on looks otherwise than before. */
  function unseen(): string[] {
    const tile = element?.closest('.answer') ?? null
    const changed = [element, tile].some(
      (shown) => shown !== null && memory.unfocused.has(shown) && memory.unfocused.get(shown) !== lookOf(shown),
    )
    return changed ? [] : ['does not show that it has the focus']
  }

  /** WCAG 2.4.11: it is never hidden whole. */
  function covered(): string[] {
    const box = element?.getClientRects()[0]
    if (box === undefined) return ['is nowhere']
    const inset = Math.min(3, box.width / 2, box.height / 2)
    const inSight = (y: number) => Math.min(Math.max(y, 1), window.innerHeight - 1)
    // The browser shows the line of a long text that is written in, not its whole box.
    const isTall = box.height > window.innerHeight / 2 || element instanceof HTMLTextAreaElement
    const points = [
      [(box.left + box.right) / 2, (box.top + box.bottom) / 2],
      [box.left + inset, box.top + inset],
      [box.right - inset, box.bottom - inset],
    ] as const
    const hidden = points.filter(([x, y]) => {
      const top = document.elementFromPoint(x, isTall ? inSight(y) : y)
      const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
      return top === null || ![element, ...labels].some((own) => own?.contains(top) || top.contains(own))
    })
    return hidden.length < points.length ? [] : ['is covered or out of sight']
  }

  /** WCAG 2.4.3: on a page of one column the next stop is further on in the document, and lower or to the right. */
  function outOfOrder(): string[] {
    const last = memory.lastStop
    if (last === null || !last.isConnected || element === null || last === element) return []
    const isForwards = (last.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0
    const [before, after] = back ? [element, last] : [last, element]
    // From the end round to the beginning, or out of a link that shows itself only while it has the focus.
    if (isForwards === back || before.matches('.skip') || after.matches('.skip') || before.contains(after)) return []
    const [first, second] = [before.getBoundingClientRect(), after.getBoundingClientRect()]
    const isLower = second.bottom > first.bottom - 1
    const isBeside = second.left >= first.right - 1 && second.bottom > first.top
    const isInHeader = before.closest('.top') !== null
    return isLower || isBeside || isInHeader ? [] : ['comes in another order than it stands in']
  }

  function lookOf(shown: Element): string {
    return [null, '::after']
      .map((part) => getComputedStyle(shown, part))
      .map(({ outlineStyle, outlineWidth, boxShadow }) => `${outlineStyle} ${outlineWidth} ${boxShadow}`)
      .join()
  }
}

/** One for each group of radio buttons, as the Tab key has it. */
function countStops(): number {
  const groups = new Set<string>()
  const stops = [
    ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
  ].filter((element) => {
    // A folded element has a place but can't take focus.
    if (element.tabIndex < 0 || element.getClientRects().length === 0 || !element.checkVisibility()) return false
    if (!(element instanceof HTMLInputElement)) return true
    if (element.type === 'hidden') return false
    if (element.type !== 'radio') return true
    if (groups.has(element.name)) return false
    groups.add(element.name)
    return true
  })
  return stops.length
}

/** The number of the element that has the focus, one number for a group of radio buttons; -1 when none has it. */
function placeOfFocus(): number {
  const element = document.activeElement
  if (element === null || element === document.body) return -1
  const stop =
    element instanceof HTMLInputElement && element.type === 'radio'
      ? document.querySelector(`[name="${element.name}"]`)
      : element
  return [...document.querySelectorAll('*')].findIndex((candidate) => candidate === stop)
}
