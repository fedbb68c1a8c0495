import { element } from '../../platform/html/chart.page.ts'
import { escapeHtml } from '../../platform/html/renderer.page.ts'
import type { BarsView, LineView } from '../overview/chart.page.ts'

/** What a chart says about itself, once it stands alone in a document of somebody else. */
export interface ChartAbout {
  /** What the title is about. */
  readonly kicker: string
  /** The day, what counts and the filters. */
  readonly subtitle: string
  /** Whose figures they are, and when they were drawn. */
  readonly source: string
}

const WIDTH = 800
const MARGIN = 32
const INNER = WIDTH - 2 * MARGIN
const BAR = 14
/** Room for a number at the right of a name. */
const VALUE = 120
/** About how wide a letter is, as a part of its size. */
const LETTER = 0.52

const INK = '#1d2b2d'
const QUIET = '#495654'
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"

/** The look of each class, as on pages in light colors: the file has no stylesheet. */
const LOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  axis: { stroke: '#66716c' },
  grid: { stroke: '#dcdbd3' },
  line: { fill: 'none', stroke: '#1b5e57', 'stroke-width': '2.5', 'stroke-linejoin': 'round' },
  dot: { fill: '#fff', stroke: '#1b5e57', 'stroke-width': '2' },
  'dot dot--last': { fill: '#1b5e57', stroke: '#1b5e57', 'stroke-width': '2' },
  strong: { fill: INK, 'font-weight': '650' },
  'bar-ok': { fill: '#1b5e57' },
  'bar-need': { fill: '#8a3a2a' },
  'bar-time': { fill: '#eba65f', stroke: '#7d430f' },
  'bar-unk': { fill: '#66716c' },
  'bar-ground': { fill: '#dcdbd3' },
}

/** A line as a file that stands alone: with its title, its colors, and where it comes from. */
export function lineSvg(view: Pick<LineView, 'title' | 'text' | 'wideHtml'>, about: ChartAbout): string {
  const head = headOf(view, about)
  const size = /viewBox="0 0 (\d+) (\d+)"/.exec(view.wideHtml)
  const [width, height] = [Number(size?.[1]), Number(size?.[2])]
  const shapes = view.wideHtml
    .replace(/^<svg [^>]*>/, '')
    .replace(/<\/svg>$/, '')
    .replaceAll(/<(title|desc) .*?<\/\1>/gs, '')
  const scale = INNER / width
  const drawn = element(
    'g',
    { transform: `translate(${MARGIN} ${head.below}) scale(${scale})`, 'font-size': 13, fill: QUIET },
    shapes,
  )
  return whole(view.title, [head.shapes, drawn], head.below + height * scale, about)
}

/** The same for bars, each with its name and its number. */
export function barsSvg(view: Pick<BarsView, 'title' | 'text' | 'key' | 'rows'>, about: ChartAbout): string {
  const head = headOf(view, about)
  const shapes = [head.shapes]
  let y = head.below
  if (view.key.length > 0) {
    shapes.push(keyOf(view.key, y))
    y += 32
  }
  for (const row of view.rows) {
    const { drawn, height } = rowOf(row, y)
    shapes.push(...drawn)
    y += height
  }
  return whole(view.title, shapes, y, about)
}

/** The name with its number, the bar, and its parts below. */
function rowOf(row: BarsView['rows'][number], top: number): { readonly drawn: string[]; readonly height: number } {
  const said = row.parts.map((part) => part.text).join(', ')
  const names = lines(row.name, 14, INNER - VALUE)
  const below = lines([row.text, said].filter((part) => part !== '').join('. '), 12)
  const bar = top + names.length * 18 + 4
  const value = { x: WIDTH - MARGIN, y: top + 14, 'font-size': 14, class: 'strong', 'text-anchor': 'end' }
  return {
    drawn: [
      ...names.map((line, at) => text(line, { x: MARGIN, y: top + 14 + at * 18, 'font-size': 14, fill: INK })),
      text(row.value, value),
      ...barOf(row.pieces, bar),
      ...below.map((line, at) => text(line, { x: MARGIN, y: bar + BAR + 16 + at * 16, 'font-size': 12, fill: QUIET })),
    ],
    height: bar - top + BAR + below.length * 16 + 20,
  }
}

function barOf(pieces: BarsView['rows'][number]['pieces'], y: number): string[] {
  const place = (share: number) => ((share * INNER) / 100).toFixed(1)
  const rect = (tone: string, x: number, width: number) =>
    element('rect', { class: tone, x: MARGIN + Number(place(x)), y, width: place(width), height: BAR })
  return pieces.length === 0
    ? []
    : [rect('bar-ground', 0, 100), ...pieces.map(({ tone, x, width }) => rect(tone, x, width))]
}

function keyOf(key: BarsView['key'], y: number): string {
  let x = MARGIN
  const parts = key.map(({ tone, name }) => {
    const at = x
    x += Math.round(18 + name.length * 13 * LETTER + 22)
    return (
      element('rect', { class: `bar-${tone}`, x: at, y: y + 2, width: 12, height: 12, rx: 2 }) +
      text(name, { x: at + 18, y: y + 13, 'font-size': 13, fill: INK })
    )
  })
  return parts.join('')
}

function headOf({ title, text: lead }: Pick<BarsView, 'title' | 'text'>, { kicker, subtitle }: ChartAbout) {
  const rows = [
    ...lines(kicker, 13).map((line) => ({ line, size: 13, fill: QUIET, weight: 400 })),
    ...lines(title, 22).map((line) => ({ line, size: 22, fill: INK, weight: 650 })),
    ...lines(lead, 14).map((line) => ({ line, size: 14, fill: QUIET, weight: 400 })),
    ...lines(subtitle, 14).map((line) => ({ line, size: 14, fill: INK, weight: 400 })),
  ]
  let y = MARGIN
  const shapes = rows.map(({ line, size, fill, weight }) => {
    y += size * 1.35
    return text(line, { x: MARGIN, y: Math.round(y), 'font-size': size, fill, 'font-weight': weight })
  })
  return { shapes: shapes.join(''), below: Math.round(y) + 24 }
}

function whole(title: string, shapes: readonly string[], below: number, { source }: ChartAbout): string {
  const at = Math.round(below) + 16
  const credit = lines(source, 12)
  const height = at + credit.length * 16 + MARGIN
  const drawing = [
    element('title', {}, escapeHtml(title)),
    element('rect', { width: WIDTH, height, fill: '#fff' }),
    ...shapes,
    ...credit.map((line, index) => text(line, { x: MARGIN, y: at + (index + 1) * 16, 'font-size': 12, fill: QUIET })),
  ].join('')
  const attributes = {
    xmlns: 'http://www.w3.org/2000/svg',
    width: WIDTH,
    height,
    viewBox: `0 0 ${WIDTH} ${height}`,
    role: 'img',
    'font-family': FONT,
  }
  return element('svg', attributes, colored(drawing))
}

/** Classes become the colors that they stand for. */
function colored(shapes: string): string {
  return shapes.replaceAll(/ class="([^"]*)"/g, (_, name: string) =>
    Object.entries(LOOKS[name] ?? {})
      .map(([key, value]) => ` ${key}="${value}"`)
      .join(''),
  )
}

function text(content: string, attributes: Readonly<Record<string, string | number>>): string {
  return element('text', attributes, escapeHtml(content))
}

/** Breaks a text into lines, because SVG doesn't. */
function lines(content: string, size: number, width = INNER): string[] {
  const most = Math.floor(width / (size * LETTER))
  const found: string[] = []
  for (const word of content.split(' ')) {
    const last = found.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) found[found.length - 1] = `${last} ${word}`
    else if (word !== '') found.push(word)
  }
  return found
}
