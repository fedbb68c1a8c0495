/** What goes out by e-mail. */
export const mail = {}
