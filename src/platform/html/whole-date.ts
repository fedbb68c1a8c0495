/**
 * Dates as `formatDate` writes them, times, extensions and counts such as `3 of 15`: texts that a line would break apart.
 * A cell of a table may break at a date that begins it, so that a narrow column doesn't push others out of the page.
 * What's in a tag stays as it is, and so do texts that forms send and titles, which don't break.
 */
const WHOLE =
  /(?:(?<!<t[dh]\b[^<>]*>)\b(?:[A-Z][a-z]{2} \d{1,2}, \d{4}|\d{1,2} [a-z]{3,4} \d{4}|ext\. \d+|\d{1,2}(?::\d\d)? (?:[AP]M|[ap]m|[ap]\. m(?=\.)))|\b\d{1,3} (?:of|de) \d{1,3})\b(?![^<>]*(?:>|<\/(?:title|textarea|option|script)>))/g

/** The same HTML, with spaces that don't break in what has to stay together. Files and mails keep theirs. */
export function withWholeDates<Html extends string>(html: Html): Html {
  // Nothing but spaces has changed, so safe HTML is still safe.
  return html.replaceAll(WHOLE, (text) => text.replaceAll(' ', '\u00a0')) as Html
}
