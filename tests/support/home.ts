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
      const [, to = '', button = ''] =
        /<a\s+class="btn[^"]*"\s+href="([^"]*)"\s*>(.*?)<span/s.exec(item) ?? formIn(item)
      const all = [...people.matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)]
      const links = all.filter(([, , name = '']) => !/^and \d+ more$/.test(plain(name)))
      const [, , more] = all.find((link) => !links.includes(link)) ?? []
      return {
        title: plain(title),
        names: links.map(([, href = '', name = '']) => [plain(name), plain(href)] as const),
        more: plain(more ?? people.slice(people.lastIndexOf('</a>'))),
        button: plain(button),
        href: plain(to),
      }
    })
}

/** A button that sends a form: its address with the fields, and its words. */
function formIn(item: string): readonly string[] {
  const [, action = ''] = /<form method="post" action="([^"]*)"/.exec(item) ?? []
  const [, button = ''] = /<button\s+class="btn[^"]*"\s+type="submit"\s*>(.*?)<span/s.exec(item) ?? []
  const fields = [...item.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)]
  const sent = fields.flatMap(([, name = '', value = '']) => (name === 'csrf' ? [] : [`${name}=${value}`]))
  return ['', `${action}?${sent.join('&')}`, button]
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
