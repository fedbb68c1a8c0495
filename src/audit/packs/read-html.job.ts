import type { SafeHtml } from '../../platform/html/safe.ts'

/** A piece of a page in the order in which it is read. */
export interface PaperBlock {
  readonly kind: 'h1' | 'h2' | 'h3' | 'p' | 'li'
  readonly text: string
}

/** What begins a piece of its own, and as what. Whatever else stands in a piece is read on. */
const BLOCKS: Readonly<Record<string, PaperBlock['kind']>> = {
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h3',
  p: 'p',
  li: 'li',
  dt: 'p',
  dd: 'p',
  legend: 'h3',
  label: 'li',
  summary: 'h3',
  tr: 'li',
  div: 'p',
  section: 'p',
  ul: 'p',
  ol: 'p',
  dl: 'p',
  table: 'p',
  fieldset: 'p',
  figure: 'p',
  blockquote: 'p',
  header: 'p',
  nav: 'p',
  details: 'p',
}
const APART = new Set(['a', 'b', 'br', 'button', 'small', 'span', 'td', 'th'])
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

/** The words of a page that our own templates made, without what is only drawn. */
export function readHtml(html: SafeHtml): PaperBlock[] {
  const blocks: PaperBlock[] = []
  const open: PaperBlock['kind'][] = []
  let text = ''
  const flush = () => {
    const plain = text.replaceAll(/\s+/g, ' ').trim()
    if (plain !== '') blocks.push({ kind: open.at(-1) ?? 'p', text: plain })
    text = ''
  }
  const drawn = html.replaceAll(/<svg[\s\S]*?<\/svg>|<input[^>]*>|<(span|p) class="vh"[\s\S]*?<\/\1>/g, ' ')
  for (const [, close = '', tag = '', words = ''] of drawn.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>|([^<]+)/g)) {
    if (tag === '') {
      text += words.replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '')
      continue
    }
    const kind = BLOCKS[tag]
    if (kind === undefined) {
      // Cells and links can stand side by side with no space between them.
      if (APART.has(tag)) text += ' '
      continue
    }
    flush()
    if (close === '') open.push(kind)
    else open.pop()
  }
  flush()
  return blocks
}
