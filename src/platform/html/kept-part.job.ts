import { randomBytes, randomInt } from 'node:crypto'
import { RecentlyUsed } from '../recently-used.ts'
import { gzipped, NOTHING, Run, type Sent, stored, Text } from './compressed.job.ts'
import type { SafeHtml } from './safe.ts'
import { withWholeDates } from './whole-date.ts'

/** Stands for the token of a form in what many people get. Nobody can guess it, so no text has it. */
export const TOKEN_PLACE = randomPlace()
/** Stands for the seconds until a session ends. It's a number, because a page has one there. */
export const SECONDS_PLACE = randomInt(2 ** 47, 2 ** 48 - 1)
/** Stands for the time of day at which a page is sent. */
export const TIME_PLACE = randomPlace()
/** Stands for what's inside a frame. */
export const BODY_PLACE = randomPlace() as SafeHtml
/** Stands on both sides of the number of a kept part. */
const MARK = randomPlace()

function randomPlace(): string {
  return randomBytes(32).toString('base64url')
}

const HOLES = new Map<string, keyof OwnParts | 'body'>([
  [TOKEN_PLACE, 'token'],
  [String(SECONDS_PLACE), 'seconds'],
  [TIME_PLACE, 'time'],
  [BODY_PLACE, 'body'],
])
// The places are letters, digits, hyphens and underscores.
// oxlint-disable-next-line security/detect-non-literal-regexp
const CUT = new RegExp(`(${[...HOLES.keys()].join('|')})`)

/** What goes into the places: the viewer's own, and the time as HTML. */
interface OwnParts {
  readonly token: string
  readonly seconds: number
  /** Only asked for where a page shows it. */
  time(): string
}

/** HTML in pieces: texts, what goes between them, and the number of a part that was made before. */
export type Pieces = readonly (Text | keyof OwnParts | 'body' | number)[]

/** HTML that was made once. */
interface KeptPart {
  readonly html: SafeHtml
  readonly pieces: Pieces
}

/** What models have been rendered to, for as long as somebody holds them. */
const RENDERED = new WeakMap<object, Map<string, KeptPart>>()

/** What the guard has wrapped, by its wrapping. */
const WRAPPED = new WeakMap<object, object>()

/** The kept parts of the page that is rendered at this moment, or null where pages are made as one text. */
let collected: KeptPart[] | null = null

/**
 * From now on each template renders this model once. It must not change, and nothing in it may be of one person: the
 * same HTML goes to everybody whose page has the same model, with `TOKEN_PLACE` where their token goes.
 */
export function renderedOnce<Model extends object>(model: Model): Model {
  RENDERED.set(model, new Map())
  return model
}

/** A template gets a wrapping of the model in place of the model. Only that of one rendered once is asked for again. */
export function noteWrapping(wrapping: object, model: object): void {
  if (RENDERED.has(model)) WRAPPED.set(wrapping, model)
}

export function keptPart(name: string, page: object, make: () => SafeHtml): SafeHtml {
  const kept = RENDERED.get(WRAPPED.get(page) ?? page)
  if (kept === undefined) return make()
  const part = kept.get(name) ?? keptFrom(make())
  kept.set(name, part)
  if (collected === null) return part.html
  // Put in place of the number below.
  return `${MARK}${collected.push(part) - 1}${MARK}` as SafeHtml
}

function keptFrom(html: SafeHtml): KeptPart {
  return { html, pieces: inPieces(html) }
}

/** Frames and what is inside them. Each has some ten kilobytes, and three compressed. */
const MOST = 1_000
const KEPT = new RecentlyUsed<Pieces>(MOST)

/** A frame around pages. @param key everything that it shows, but for what the places stand for */
export function keptFrame(key: string, make: () => string): Pieces {
  return KEPT.get(`frame ${key}`, () => inPieces(make()))
}

/** What's inside a frame, and the parts that have a number in it. */
export interface Body {
  readonly pieces: Pieces
  readonly parts: readonly Pieces[]
}

/** The body of one page alone. */
export function ownBody(render: () => string): Body {
  const { html, parts } = collecting(render)
  return { pieces: inPieces(html), parts: parts.map((part) => part.pieces) }
}

/**
 * A body that everybody gets who sees the same.
 * @param key everything that it shows, but for the tokens and the parts
 * @param partsNow its parts in their order, as `keptPart` gives them
 */
export function keptBody(key: string, render: () => string, partsNow: () => readonly SafeHtml[]): Body {
  const pieces = KEPT.get(`body ${key}`, () => inPieces(collecting(render).html))
  const { parts } = collecting(() => partsNow().join(''))
  return { pieces, parts: parts.map((part) => part.pieces) }
}

function collecting(make: () => string): { readonly html: string; readonly parts: readonly KeptPart[] } {
  const parts: KeptPart[] = []
  const before = collected
  collected = parts
  try {
    return { html: make(), parts }
  } finally {
    collected = before
  }
}

function inPieces(html: string): Pieces {
  return withWholeDates(html)
    .split(MARK)
    .flatMap((text, index): Pieces => {
      // Every other one is the number of a part.
      if (index % 2 === 1) return [Number(text)]
      // The sum of nothing can't be taken.
      const pieces = text.split(CUT).filter((piece) => piece !== '')
      let before: Buffer = NOTHING
      return pieces.map((piece) => {
        const hole = HOLES.get(piece)
        const bytes = hole === undefined ? Buffer.from(piece) : NO_TEXT
        const made = hole ?? new Text(bytes, before)
        before = hole === undefined || hole === 'token' ? Buffer.concat([before, bytes]) : NOTHING
        return made
      })
    })
}

/** A page as it's sent: long runs of what was made before, with the viewer's own in between. */
export type PageInPieces = readonly (Run | keyof OwnParts)[]

/** Puts a frame around a body, and the parts of the body in their places. */
export function framed(frame: Pieces, body: Body): PageInPieces {
  const page: (Run | keyof OwnParts)[] = []
  let texts: Text[] = []
  put(frame)
  closeRun()
  return page

  function put(pieces: Pieces): void {
    for (const piece of pieces) {
      if (typeof piece === 'object') texts.push(piece)
      else if (piece === 'body') put(body.pieces)
      else if (typeof piece === 'number') put(partNumbered(body, piece))
      else {
        closeRun()
        page.push(piece)
      }
    }
  }

  function closeRun(): void {
    if (texts.length > 0) page.push(new Run(texts))
    texts = []
  }
}

export function pageBytes(page: PageInPieces, own: OwnParts, encoding: 'gzip' | 'identity'): Buffer {
  if (own.token.length !== NO_TEXT.length) throw new RangeError('A token is of another length.')
  // A page has the token in each of its forms.
  const token = stored(own.token)
  const texts = page.map((piece): Sent => {
    if (typeof piece === 'object') return piece
    return piece === 'token' ? token : stored(piece === 'time' ? own.time() : String(own.seconds))
  })
  return encoding === 'gzip' ? gzipped(texts) : Buffer.concat(texts.map(({ bytes }) => bytes))
}

function partNumbered({ parts }: Body, number: number): Pieces {
  const part = parts[number]
  if (part === undefined) throw new RangeError('A page has a part that was not kept.')
  return part
}

/** Every token is as long as this. */
const NO_TEXT = Buffer.alloc(86, 1)
