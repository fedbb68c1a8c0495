/** Every character that the fonts have. */
export const FONT_TEXT: string
