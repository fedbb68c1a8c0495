/** The path of a Chromium to launch, or null. */
export function findChromium(): string | null
export const CHROMIUM_FLAGS: string[]
