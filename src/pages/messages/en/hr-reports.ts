/** The overview and the reports behind it. */
export const reports = {}
