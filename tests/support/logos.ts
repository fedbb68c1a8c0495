import sharp, { type Sharp } from 'sharp'

/** Pictures as somebody might send them in. Every one is drawn here, so nothing is from elsewhere. */
interface Drawing {
  readonly width?: number
  readonly height?: number
  /** Of the shape, and of the bars beside it that stand for letters. */
  readonly ink?: string
  /** Of a bar inside the shape; none without it. */
  readonly letters?: string
  /** Transparent without one. */
  readonly ground?: string
}

/** A wide or a square logo: a shape, and bars like letters where there's room. */
export function drawnLogo({ width = 480, height = 120, ink = '#123a6b', letters, ground }: Drawing = {}): Sharp {
  const bar = (x: number, y: number, wide: number, high: number, background: string) => {
    const [left, top] = [Math.round(x * height), Math.round(y * height)]
    const size = { width: Math.max(1, Math.round(wide * height)), height: Math.max(1, Math.round(high * height)) }
    return { input: { create: { ...size, channels: 4 as const, background } }, left, top }
  }
  const beside = Array.from({ length: Math.max(0, Math.floor(width / height) - 1) }, (_, at) =>
    bar(at + 1.1, 0.3, 0.7, 0.4, ink),
  )
  const inside = letters === undefined ? [] : [bar(0.3, 0.3, 0.4, 0.4, letters)]
  const side = Math.min(0.8, (0.8 * width) / height)
  return sharp({ create: { width, height, channels: 4, background: ground ?? '#00000000' } }).composite([
    bar(0.1, 0.1, side, 0.8, ink),
    ...beside,
    ...inside,
  ])
}

export function pngLogo(drawing?: Drawing): Promise<Buffer> {
  return drawnLogo(drawing).png().toBuffer()
}
