import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'

/** Rules of the checker that are a matter of taste or of another kind of page. */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'long-title': 'off',
    'no-implicit-button-type': 'error',
  },
})

export async function invalidMarkup(page: Page): Promise<string[]> {
  return invalidHtml(await page.content())
}

export async function invalidHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} (${selector})`),
  )
}

/**
 * Checks a page for people, and describes each fault in a sentence with its place. The functions run in the browser, so
 * each of them is self-contained.
 */

/** WCAG 1.4.10: nothing to scroll sideways, but tables in a region that the keyboard reaches. */
export async function sidewaysScrolling(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const over = document.documentElement.scrollWidth - window.innerWidth
    const widest = [...document.querySelectorAll('body *')].filter(
      (element) =>
        element.getBoundingClientRect().right > window.innerWidth + 1 && element.closest('[tabindex="0"]') === null,
    )
    const tooWide = over <= 0 ? [] : [`the page is ${over} px too wide: ${widest.slice(0, 3).map(nameOf).join(', ')}`]
    const regions = [...document.querySelectorAll('body *')].filter((element) => {
      const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
      return (
        scrolls && element.scrollWidth > element.clientWidth + 1 && !['SELECT', 'TEXTAREA'].includes(element.tagName)
      )
    })
    const unreachable = regions.filter(
      (element) => element.getAttribute('tabindex') !== '0' || !element.matches('[aria-label], [aria-labelledby]'),
    )
    return [
      ...tooWide,
      ...unreachable.map((element) => `scrolls sideways out of reach of the keyboard: ${nameOf(element)}`),
    ]

    function nameOf(element: Element): string {
      return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').trim().slice(0, 40)}”`
    }
  })
}

/** On a phone, what can be done in a list is as wide as the list. */
export async function narrowButtons(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.todo .btn')]
      .filter((button) => button.checkVisibility())
      .filter((button) => {
        const row = button.closest('li')?.getBoundingClientRect().width ?? 0
        return button.getBoundingClientRect().width < row - 1
      })
      .map((button) => `not as wide as its list: “${(button.textContent ?? '').trim().slice(0, 40)}”`),
  )
}

/** WCAG 1.4.4 and 1.4.12: no text that a box cuts off. */
export async function clippedText(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const clipped = [...document.querySelectorAll('body *')].filter((element) => {
      const { clipPath, overflowX, overflowY, display } = getComputedStyle(element)
      // Hidden from the eye on purpose, or not text of ours; the names in the header are whole on the pages.
      if (
        clipPath !== 'none' ||
        display === 'inline' ||
        element.closest('svg, select, progress, input, .brand') !== null
      )
        return false
      const cuts = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      return (
        (cuts(overflowY) && element.scrollHeight > element.clientHeight + 1) ||
        (cuts(overflowX) && element.scrollWidth > element.clientWidth + 1)
      )
    })
    return clipped.map((element) => `cut off: ${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`)
  })
}

/**
 * No phone number with hyphens goes on in the next line, nor does the comma or period after one that can be tapped begin
 * it, but for those of a text to send as it is, and of two texts next to each other, which are in a narrow column beside
 * large type.
 */
export async function brokenNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const number = /(?:1-)?(?<![(\d])\d{3}-\d{3}-\d{4}|1-\d{3}-[\dA-Z][\dA-Z-]{5,}/g
    const broken: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode())
      for (const { 0: digits, index } of (text.textContent ?? '').matchAll(number)) {
        if (text.parentElement?.closest('textarea, script, style, .wraps, .stacks [lang]') !== null) continue
        const range = document.createRange()
        range.setStart(text, index)
        range.setEnd(text, index + digits.length)
        const lines = new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom)))
        if (lines.size > 1) broken.push(`a number goes on in the next line: ${digits}`)
        const mark = text.parentElement.closest('a') === null ? null : markAfter(text, index + digits.length)
        if (mark !== null && mark.height > 0 && mark.top >= range.getBoundingClientRect().bottom - 1)
          broken.push(`what comes after a number begins the next line: ${digits}`)
      }
    return broken

    /** The box of a comma, period or bracket right after a text, which may be in the text next to it. */
    function markAfter(text: Node, end: number): DOMRect | null {
      const isLast = end === (text.textContent ?? '').length
      const following = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      following.currentNode = text
      const node = isLast ? following.nextNode() : text
      const start = isLast ? 0 : end
      if (node === null || !/[).,;:]/.test(node.textContent?.charAt(start) ?? '')) return null
      const box = document.createRange()
      box.setStart(node, start)
      box.setEnd(node, start + 1)
      return box.getBoundingClientRect()
    }
  })
}

/** WCAG 2.5.8: 24 by 24 px, or 24 px of room around the middle, or a link in a line of text. */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const least = 24
    const targets = [
      ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary'),
    ]
      // What is folded has a place, too.
      .filter((element) => element.checkVisibility())
      .map((element) => ({ element, box: boxOf(element) }))
      .filter(({ element, box }) => box.width > 0 && box.bottom > 0 && getComputedStyle(element).clipPath === 'none')
    const small = targets.filter(({ box }) => box.width < least - 0.5 || box.height < least - 0.5)
    return small
      .filter(({ element }) => !isInText(element))
      .filter(({ element, box }) =>
        targets.some((other) => {
          if (other.element === element) return false
          const isSmall = small.includes(other)
          return distance(middle(box), isSmall ? around(middle(other.box)) : other.box) < least / 2
        }),
      )
      .map(({ element, box }) => {
        const text = (element.textContent ?? '').trim().slice(0, 40)
        return `too small a target: ${element.tagName.toLowerCase()} “${text}”, ${Math.round(box.width)} × ${Math.round(box.height)}`
      })

    /** A choice is pressed by its label as well; a link that covers its row, by the row. */
    function boxOf(element: Element): DOMRect {
      if (getComputedStyle(element, '::after').position === 'absolute')
        return (element.closest('li') ?? element).getBoundingClientRect()
      const own = element.getBoundingClientRect()
      if (!(element instanceof HTMLInputElement) || !['radio', 'checkbox'].includes(element.type)) return own
      const label = element.labels?.[0]?.getBoundingClientRect() ?? own
      const left = Math.min(own.left, label.left)
      const top = Math.min(own.top, label.top)
      return new DOMRect(left, top, Math.max(own.right, label.right) - left, Math.max(own.bottom, label.bottom) - top)
    }

    function isInText(element: Element): boolean {
      if (getComputedStyle(element).display !== 'inline') return false
      const block = element.closest('p, li, dd, td, th, small, label, div')
      return (block?.textContent ?? '').trim().length > (element.textContent ?? '').trim().length
    }

    function middle(box: DOMRect) {
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
    }

    function around({ x, y }: { x: number; y: number }): DOMRect {
      return new DOMRect(x - least / 2, y - least / 2, least, least)
    }

    function distance({ x, y }: { x: number; y: number }, box: DOMRect): number {
      const dx = Math.max(box.left - x, 0, x - box.right)
      const dy = Math.max(box.top - y, 0, y - box.bottom)
      return Math.hypot(dx, dy)
    }
  })
}

/** A page has one thing to do next: the one button that is filled. What repeats in rows and groups is outlined. */
export async function rivalButtons(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // What a button would look like is no button.
    const buttons = [...document.querySelectorAll('main .btn')].filter((button) => button.closest('figure') === null)
    const shown = buttons.filter((button) => button.checkVisibility())
    const filled = shown.filter((button) => {
      const { backgroundColor, borderColor } = getComputedStyle(button)
      return backgroundColor === borderColor
    })
    const names = filled.map((button) => `“${(button.textContent ?? '').trim().replaceAll(/\s+/g, ' ')}”`)
    return names.length > 1 ? [`more than one filled button: ${names.join(', ')}`] : []
  })
}

/** Lists what moves even though the person asked for less motion. */
export async function motion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const running = document.getAnimations().map(() => 'an animation runs')
    const moving = [...document.querySelectorAll('body *')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
      const lasts = transitionDuration.split(',').some((duration) => Number.parseFloat(duration) > 0)
      return lasts || animationName !== 'none' || scrollBehavior === 'smooth'
    })
    return [...running, ...moving.map((element) => `moves: ${element.tagName.toLowerCase()}`)]
  })
}

/** WCAG 2.4.7: what gets the focus from the keyboard and does not show it. */
export async function unseenFocus(page: Page): Promise<string[]> {
  // Browsers show the focus to those who use keys.
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const seen = new Set<string>()
    const faults: string[] = []
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    for (const element of document.querySelectorAll<HTMLElement>(
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]',
    )) {
      const kind = `${element.tagName} ${element.className} ${element.parentElement?.className}`
      // A folded or disabled element can't take focus.
      const takesNone =
        element.getClientRects().length === 0 || !element.checkVisibility() || element.matches(':disabled')
      if (seen.has(kind) || takesNone) continue
      seen.add(kind)
      const before = shapes(element)
      element.focus()
      const after = shapes(element)
      const changed = after.filter((shape, index) => shape !== before[index])
      if (!changed.some((shape) => /^(?!none)\S+ ([2-9]|\d{2})/.test(shape))) faults.push(`focus is not seen: ${kind}`)
      element.blur()
    }
    return faults

    /** Describes the element, the box that its ring is drawn on, and the tile around it. */
    function shapes(element: Element): string[] {
      const tile = element.closest('.answer')
      return [
        getComputedStyle(element),
        getComputedStyle(element, '::after'),
        ...(tile === null ? [] : [getComputedStyle(tile)]),
      ].map(({ outlineStyle, outlineWidth }) => `${outlineStyle} ${outlineWidth}`)
    }
  })
}

/** Choices that look the same, picked or not. */
export async function unseenChoices(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = []
    for (const input of document.querySelectorAll<HTMLInputElement>('input[type=radio], input[type=checkbox]')) {
      const was = input.checked
      const looks = [false, true].map((checked) => {
        input.checked = checked
        const { border, boxShadow } = getComputedStyle(input.closest('.answer') ?? input)
        return `${border} ${boxShadow}`
      })
      input.checked = was
      const isDrawnBySystem = getComputedStyle(input).appearance !== 'none'
      if (!isDrawnBySystem && looks[0] === looks[1])
        faults.push(`a choice looks the same when it is picked: ${input.id}`)
      if (input.closest('.answer') !== null && looks[0] === looks[1])
        faults.push(`a tile does not show the choice: ${input.id}`)
    }
    return faults
  })
}

/** WCAG 1.4.12: the spacing that a reader may bring along. */
export const TEXT_SPACING = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
  p { margin-block-end: 2em !important; }`

/** WCAG 1.4.4: text twice as large as ours, which begins at 106.25 %. */
export const LARGE_TEXT = 'html { font-size: 212.5% !important; }'

/** Lists what no longer fits when readers use their own style sheet. */
export async function misfits(page: Page, readersStyle: string): Promise<string[]> {
  const style = await page.addStyleTag({ content: readersStyle })
  const faults = [...(await sidewaysScrolling(page)), ...(await clippedText(page))]
  await style.evaluate((element) => element.parentNode?.removeChild(element))
  return faults
}
