/** A color as `#1b5e57`, in lower case. */
export type Color = string & { readonly color: unique symbol }

/** The color in a text, with or without the number sign, or null when there is none. */
export function toColor(text: string): Color | null {
  const digits = text.trim().toLowerCase().replace(/^#/, '')
  return /^[0-9a-f]{6}$/.test(digits) ? (`#${digits}` as Color) : null
}

/** A color of our own. Throws for a text that is none. */
export function color(text: string): Color {
  const found = toColor(text)
  if (found === null) throw new RangeError(`"${text}" is no color`)
  return found
}

/** WCAG 2.2, contrast ratio: 1 for the same color, 21 for black on white. */
export function contrast(one: Color, other: Color): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** WCAG 2.2, relative luminance. */
function luminance(of: Color): number {
  const [red, green, blue] = channels(of).map((channel) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number] // a color has three
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** @param share how much of the other color is in it, from 0 to 1 */
export function mixed(one: Color, other: Color, share: number): Color {
  const others = channels(other)
  const parts = channels(one).map((channel, at) => Math.round(channel + ((others[at] ?? 0) - channel) * share))
  return colorOf(parts)
}

export function colorOf(parts: readonly number[]): Color {
  return `#${parts.map((channel) => channel.toString(16).padStart(2, '0')).join('')}` as Color
}

function channels(of: Color): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(of.slice(at, at + 2), 16))
}
