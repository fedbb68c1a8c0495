import type { Frame, Page } from 'playwright-core'

/**
 * The page inside a document of the course, so that the web and a package can be compared: what `main` holds, with
 * addresses in one form, without hidden fields, and with the options of a question or the choices of a story in one
 * order (it depends on the person). Parsed by the browser, because both sides are what a browser makes of them.
 */
export async function canonicalMarkup(browserPage: Page | Frame, html: string): Promise<string> {
  return browserPage.evaluate(canonical, html)
}

/** Runs in the browser, so it brings everything along. */
function canonical(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html').querySelector('main .wrap')
  if (page === null) throw new Error('the document has no page')
  for (const field of page.querySelectorAll('input[type="hidden"]')) field.remove()
  // A sheet for paper comes from the web app only.
  for (const link of page.querySelectorAll('a[href="/what-happens-next/print"], a[href^="/policy/document"]'))
    link.parentElement?.remove()
  // Given when the focus goes there.
  for (const heading of page.querySelectorAll('h1, h2, h3, .sort')) heading.removeAttribute('tabindex')
  // What the script of a lesson has set (`src/learning/screens.browser.ts`).
  for (const name of ['lesson--paged', 'screen--now'])
    for (const element of page.querySelectorAll(`.${name}`)) element.classList.remove(name)
  for (const link of page.querySelectorAll('.parts a')) link.removeAttribute('aria-current')
  for (const turn of page.querySelectorAll<HTMLElement>('.turn')) {
    turn.hidden = true
    for (const part of turn.querySelectorAll('.turn__next, [data-place]')) part.textContent = ''
    for (const link of turn.querySelectorAll('a')) {
      link.classList.remove('btn--plain', 'turn__nowhere')
      link.removeAttribute('href')
    }
  }
  for (const name of ['href', 'action', 'formaction'])
    for (const element of page.querySelectorAll(`[${name}]`))
      element.setAttribute(name, address(element.getAttribute(name) ?? ''))
  for (const options of page.querySelectorAll('.answers, .choices')) {
    const sorted = [...options.children].sort((a, b) => ((a.textContent ?? '') < (b.textContent ?? '') ? -1 : 1))
    options.replaceChildren(...sorted)
  }
  return page.innerHTML.replaceAll(/\s+/g, ' ').replaceAll('> <', '>\n<').trim()

  function address(value: string): string {
    return value
      .replace(/^#(?=\/)/, '')
      .replace(/^\/course$/, '/')
      .replace(/\/sections\/([\w-]+)$/, '#$1')
      .replace(/^\/attempts\/[\w-]+/, '/attempts/1')
      .replace(/^#(Q\d+)-[a-f]$/, '#$1')
  }
}
