import type { Raw, Sharp } from 'sharp'
import { type Color, colorOf, contrast } from '../platform/html/color.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { SURFACE } from './accent.ts'
import type { LogoGround, LogoPicture } from './brand.ts'

/** What is wrong with a picture. */
export type PictureProblem = 'damaged' | 'too-many-pixels' | 'too-small' | 'too-long' | 'empty'

export type DrawnLogo =
  | { readonly ok: true; readonly logo: LogoPicture }
  | { readonly ok: false; readonly problem: PictureProblem }

/** A few bytes can unpack into as many as a server has. */
const MOST_PIXELS = 16_000_000
const LEAST_SIDE = 24
/** Longer ones would be a line in the header. */
const LONGEST_SHAPE = 12
const ROOM = { width: 600, height: 200 } as const
/** It travels in each mail and package. */
const MOST_BYTES = 40 * 1024
/** At half its size even noise has fewer bytes than that. */
const SIZES = [1, 0.75, 0.5]
const SECONDS = 10

/** Below this a shape melts into its ground. */
const LEAST_CONTRAST = 1.6
/** The share of its outline that may do so. */
const MOST_LOST = 0.1
/** The share of points that lets a picture bring its own ground. */
const SOLID = 0.98
/** Of 255. Points more transparent than that aren't seen. */
const SEEN = 128

/**
 * Draws a picture anew: what was hidden in the file is gone, and no browser ever gets a byte that somebody sent in.
 * Throws when the server can't draw. Only a picture that fails where others don't is damaged.
 */
export async function drawLogo(bytes: Uint8Array): Promise<DrawnLogo> {
  const open = await library()
  try {
    const { width, height } = await open(bytes, false).metadata()
    const problem = problemOfShape(width, height)
    return problem === null ? await drawn(open, bytes) : { ok: false, problem }
  } catch (error) {
    if (isOfServer(error)) throw error
    await drawn(open, await sample(open))
    return { ok: false, problem: 'damaged' }
  }
}

/** The library has no codes for errors. It says so when it ran out of time or memory. */
function isOfServer(error: unknown): boolean {
  return error instanceof Error && /timeout|memory|allocat/i.test(error.message)
}

/** A picture of our own, which any server can draw. */
function sample(open: Open): Promise<Buffer> {
  const points = Buffer.alloc(3 * LEAST_SIDE * LEAST_SIDE, 0x55)
  const raw = { width: LEAST_SIDE, height: LEAST_SIDE, channels: 3 } as const
  return open(points, MOST_PIXELS, raw).png().toBuffer()
}

/**
 * @param limit the most points, or false to read the header of any picture
 * @param raw for points that are no file yet
 */
type Open = (picture: Uint8Array, limit?: number | false, raw?: Raw) => Sharp

async function library(): Promise<Open> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({ operation: ['VipsForeignLoadPng', 'VipsForeignLoadJpeg'] })
  return (picture, limit = MOST_PIXELS, raw) =>
    sharp(picture, { failOn: 'error', limitInputPixels: limit, ...(raw === undefined ? {} : { raw }) }).timeout({
      seconds: SECONDS,
    })
}

function problemOfShape(width: number, height: number): PictureProblem | null {
  if (width * height > MOST_PIXELS) return 'too-many-pixels'
  if (Math.min(width, height) < LEAST_SIDE) return 'too-small'
  return Math.max(width / height, height / width) > LONGEST_SHAPE ? 'too-long' : null
}

async function drawn(open: Open, bytes: Uint8Array): Promise<DrawnLogo> {
  for (const size of SIZES) {
    const { data: png, info } = await open(bytes)
      .autoOrient()
      .resize({ width: ROOM.width * size, height: ROOM.height * size, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ palette: true, quality: 95, effort: 8 })
      .toBuffer({ resolveWithObject: true })
    if (png.length > MOST_BYTES) continue
    const ground = groundFor(await open(png).ensureAlpha().toFormat('raw').toBuffer(), info.width)
    if (ground === null) return { ok: false, problem: 'empty' }
    return { ok: true, logo: { png, hash: sha256(png), width: info.width, height: info.height, ground } }
  }
  throw new RangeError('the logo has too many bytes in every size')
}

/**
 * The ground on which a logo is seen. What counts is its outline: letters inside a shape stand on the shape.
 * @param points red, green, blue and opacity of each, row by row
 * @returns null when nothing of it can be seen
 */
function groundFor(points: Uint8Array, width: number): LogoGround | null {
  const isSeen = (point: number) => (points[4 * point + 3] ?? 0) >= SEEN
  const seen = Array.from({ length: points.length / 4 }, (_, point) => point).filter(isSeen)
  if (seen.length === 0) return null
  if (seen.length >= SOLID * (points.length / 4)) return 'any'
  const outline = seen.filter((point) => ![point - 1, point + 1, point - width, point + width].every(isSeen))
  const lost = { light: lostOn(SURFACE.light, outline, points), dark: lostOn(SURFACE.dark, outline, points) }
  if (lost.dark > MOST_LOST && lost.dark > lost.light) return 'light'
  return lost.light > MOST_LOST && lost.light > lost.dark ? 'dark' : 'any'
}

/** The share of an outline that melts into a ground. */
function lostOn(ground: Color, outline: readonly number[], points: Uint8Array): number {
  const isLost = (point: number) =>
    contrast(colorOf([...points.subarray(4 * point, 4 * point + 3)]), ground) < LEAST_CONTRAST
  return outline.filter(isLost).length / outline.length
}
