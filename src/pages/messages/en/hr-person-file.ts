/** The file of one person, and what was shown. */
export const personFile = {}
