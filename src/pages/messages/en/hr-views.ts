/** Saved views, and reports as files. */
export const views = {}
