import type { Color } from '../platform/html/color.ts'
import type { Instant } from '../platform/time/calendar.ts'

/** What pages, papers and mail know of the organization's look. The picture itself stays in the database. */
export interface Brand {
  readonly accent: Color | null
  readonly logo: Logo | null
}

export interface Logo {
  /** SHA-256 of the picture. It is in its address, so browsers keep it forever. */
  readonly hash: string
  readonly width: number
  readonly height: number
  readonly ground: LogoGround
}

/** A logo as it was encoded by the server, with its picture. */
export interface LogoPicture extends Logo {
  readonly png: Uint8Array
}

/** The ground that a logo can be seen on. On the other one it gets a plate. */
export type LogoGround = 'light' | 'dark' | 'any'

/** From this shape on, a logo stands for the name; a narrower one stands before it. */
const WIDE = 2

export function isWide({ width, height }: Pick<Logo, 'width' | 'height'>): boolean {
  return width >= WIDE * height
}

/**
 * The look that was in use at a moment. Returns null when there was none.
 * @param looks the last one first
 */
export function lookOn<Look extends { readonly at: Instant }>(looks: readonly Look[], at: Instant): Look | null {
  return looks.find((look) => look.at <= at) ?? null
}
