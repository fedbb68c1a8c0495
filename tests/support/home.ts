import { MESSAGES } from '../../src/words/messages.ts'
import type { Browser } from './app.ts'

/** One kind of work on Home, as it's read there. */
export interface ShownWork {
  readonly title: string
  /** The names, each with its link. */
  readonly names: readonly (readonly [name: string, href: string])[]
  /** "and 5 more", or empty. */
  readonly more: string
  readonly button: string
  readonly href: string
}

/** What Home asks this viewer to do, in its order. */
export async function workOnHome(browser: Browser): Promise<ShownWork[]> {
  const { text } = await browser.get('/hr').expect(200)
  return workIn(text)
}

export function workIn(html: string): ShownWork[] {
  const list = /<ul class="todo">(.*?)<\/ul>/s.exec(html)?.[1] ?? ''
  return list
    .split('<li>')
    .slice(1)
    .map((item) => {
      const [, title = ''] = /<h2[^>]*>(.*?)<\/h2>/s.exec(item) ?? []
      const [, people = ''] = /<p>(.*?)<\/p>/s.exec(item) ?? []
      const [, href = '', button = ''] = /<a\s+class="btn[^"]*"\s+href="([^"]*)"\s*>(.*?)<span/s.exec(item) ?? []
      const links = [...people.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)]
      return {
        title: plain(title),
        names: links.map(([, to = '', name = '']) => [plain(name), plain(to)] as const),
        more: plain(people.slice(people.lastIndexOf('</a>'))),
        button: plain(button),
        href: plain(href),
      }
    })
}

/** The titles of the steps on the list of a new organization, those done first; null when there's no list. */
export function stepsIn(html: string): { readonly done: string[]; readonly open: string[] } | null {
  const [, list] = /<ol class="todo">(.*?)<\/ol>/s.exec(html) ?? []
  if (list === undefined) return null
  const items = list.split('<li>').slice(1)
  const mark = MESSAGES.en.hr.home.checklist.done
  const titles = items.map((item) => plain(/<h3[^>]*>(.*?)<\/h3>/s.exec(item)?.[1] ?? ''))
  const isDone = (title: string) => title.endsWith(`: ${mark}`)
  return {
    done: titles.filter(isDone).map((title) => title.slice(0, -mark.length - 2)),
    open: titles.filter((title) => !isDone(title)),
  }
}

function plain(html: string): string {
  return html
    .replace(/<svg.*?<\/svg>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
