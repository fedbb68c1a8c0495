/** What staff understand, by step and site. */
export const understanding = {}
