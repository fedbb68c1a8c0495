/** The pass mark and how it was judged. */
export const passMark = {}
