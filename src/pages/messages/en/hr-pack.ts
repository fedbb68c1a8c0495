/** Evidence packs and yearly archives. */
export const pack = {}
