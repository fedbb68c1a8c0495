import { escapeHtml } from './renderer.page.ts'
import type { SafeHtml } from './safe.ts'

/**
 * The text of a drawing for people who don't see it. The title is short, and the description tells what the line
 * shows.
 */
interface ChartWords {
  /** Unique on its page: the ids of title and description begin with it. */
  readonly id: string
  readonly title: string
  readonly description: string
}

/**
 * The same figures for a wide window and paper, and for a phone. Colours come from classes, so that every mode has its
 * own.
 */
interface Drawing {
  readonly wideHtml: SafeHtml
  readonly slimHtml: SafeHtml
}

type Attributes = Readonly<Record<string, string | number>>

/** One element of a drawing. Values are escaped here and nowhere else. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`)
  return `<${name}${written.join('')}>${content}</${name}>`
}

function label(text: string, attributes: Attributes): string {
  return element('text', attributes, escapeHtml(text))
}

/** A picture with its words, as large as its column. */
function drawing(
  form: 'wide' | 'slim',
  size: { readonly width: number; readonly height: number },
  { id, title, description }: ChartWords,
  shapes: readonly string[],
): SafeHtml {
  const [titleId, descriptionId] = [`${id}-${form}-title`, `${id}-${form}-text`]
  const words = [
    element('title', { id: titleId }, escapeHtml(title)),
    element('desc', { id: descriptionId }, escapeHtml(description)),
  ]
  const attributes = {
    class: form,
    viewBox: `0 0 ${size.width} ${size.height}`,
    role: 'img',
    'aria-labelledby': titleId,
    'aria-describedby': descriptionId,
    focusable: 'false',
  }
  // Every text and value in it has already gone through `escapeHtml`.
  return element('svg', attributes, [...words, ...shapes].join('')) as SafeHtml
}

/** Rounds a place in a drawing to the digits that anyone can see. */
function rounded(place: number): number {
  return Math.round(place * 10) / 10
}

/** One value of a line, in percent. */
export interface LinePoint {
  /** Under the axis: a month. */
  readonly label: string
  /** `null` when there is nothing to say; the line has a gap there. */
  readonly percent: number | null
  /** Beside the point, where there is room. */
  readonly text: string
}

interface Frame {
  readonly form: 'wide' | 'slim'
  readonly width: number
  readonly height: number
  /** The edges of the plot. */
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  /** Between a point and the number above or below it. */
  readonly gap: number
  /** A label under every so manyeth point of many, counted from the last. */
  readonly every: number
}

const WIDE: Frame = {
  form: 'wide',
  width: 720,
  height: 250,
  left: 44,
  right: 660,
  top: 20,
  bottom: 214,
  gap: 7,
  every: 1,
}
const SLIM: Frame = {
  form: 'slim',
  width: 300,
  height: 200,
  left: 44,
  right: 256,
  top: 20,
  bottom: 168,
  gap: 5,
  every: 4,
}

/** Percent between two lines of the scale. */
const SCALE_STEP = 20

/** About how high a digit is. */
const DIGIT = 9.5

/** So few have room for a label each, on a phone as well. */
const FEW_POINTS = 4

/**
 * A share over time. The last value, the lowest and the first have their number next to them, so nobody has to look up
 * a legend.
 */
export function lineChart(words: ChartWords, points: readonly LinePoint[]): Drawing {
  return { wideHtml: draw(WIDE, words, points), slimHtml: draw(SLIM, words, points) }
}

function draw(frame: Frame, words: ChartWords, points: readonly LinePoint[]) {
  const x = (index: number) =>
    rounded(frame.left + ((frame.right - frame.left) * index) / Math.max(1, points.length - 1))
  // From 0 to 100: on a shorter scale, a small change looks like a crash.
  const y = (percent: number) => rounded(frame.bottom - ((frame.bottom - frame.top) * percent) / 100)
  const shapes = [
    ...grid(frame, y),
    ...unbroken(points).map((part) =>
      element('polyline', {
        class: 'line',
        points: part.map(({ index, percent }) => `${x(index)},${y(percent)}`).join(' '),
      }),
    ),
    ...points.flatMap(({ percent }, index) =>
      percent === null ? [] : [dot(frame, points, index, x(index), y(percent))],
    ),
    ...numbers(frame, points, x, y),
    ...months(frame, points, x),
  ]
  return drawing(frame.form, frame, words, shapes)
}

function grid({ left, right }: Frame, y: (percent: number) => number): string[] {
  return [0, 1, 2, 3, 4, 5]
    .map((step) => step * SCALE_STEP)
    .flatMap((percent, index) => [
      element('line', { class: index === 0 ? 'axis' : 'grid', x1: left, x2: right, y1: y(percent), y2: y(percent) }),
      label(`${percent}%`, { x: left - 8, y: y(percent) + 4, 'text-anchor': 'end' }),
    ])
}

function dot({ form }: Frame, points: readonly LinePoint[], index: number, cx: number, cy: number): string {
  if (index === points.length - 1) return element('circle', { class: 'dot dot--last', cx, cy, r: 5 })
  return form === 'slim' ? '' : element('circle', { class: 'dot', cx, cy, r: 3.5 })
}

/**
 * The last number is to the right of its point, where the scale has ended. The first and the lowest are above or below
 * theirs, if they are different points.
 */
function numbers(
  frame: Frame,
  points: readonly LinePoint[],
  x: (index: number) => number,
  y: (percent: number) => number,
): string[] {
  const known = points.flatMap(({ percent, text }, index) => (percent === null ? [] : [{ index, percent, text }]))
  const [first, last] = [known[0], known.at(-1)]
  if (first === undefined || last === undefined) return []
  const lowest = known.reduce((low, point) => (point.percent < low.percent ? point : low))
  // On the side where more room is left to the next line of the scale: on that line, it would be read as its number.
  const besideScale = (percent: number) =>
    percent % SCALE_STEP > SCALE_STEP / 2 ? y(percent) + frame.gap + DIGIT : y(percent) - frame.gap
  const lastY = last.index === points.length - 1 ? y(last.percent) + 5 : besideScale(last.percent)
  const said = [label(last.text, { class: 'strong', x: x(last.index) + 10, y: lastY })]
  if (first.index !== last.index)
    said.push(
      label(first.text, {
        class: 'strong',
        x: x(first.index),
        y: besideScale(first.percent),
        'text-anchor': 'start',
      }),
    )
  const hasRoom = Math.min(lowest.index - first.index, last.index - lowest.index) > (frame.form === 'wide' ? 1 : 3)
  if (hasRoom && lowest.percent < first.percent)
    said.push(label(lowest.text, { x: x(lowest.index), y: y(lowest.percent) + 18, 'text-anchor': 'middle' }))
  return said
}

function months(frame: Frame, points: readonly LinePoint[], x: (index: number) => number): string[] {
  const { bottom } = frame
  const every = points.length <= FEW_POINTS ? 1 : frame.every
  return points.flatMap((point, index) =>
    (points.length - 1 - index) % every === 0
      ? [label(point.label, { x: x(index), y: bottom + 22, 'text-anchor': 'middle' })]
      : [],
  )
}

/** Points that follow each other without a gap. */
function unbroken(points: readonly LinePoint[]): { readonly index: number; readonly percent: number }[][] {
  const all: { readonly index: number; readonly percent: number }[][] = []
  points.forEach(({ percent }, index) => {
    if (percent === null) return
    const last = all.at(-1)
    if (last !== undefined && last.at(-1)?.index === index - 1) last.push({ index, percent })
    else all.push([{ index, percent }])
  })
  return all
}
