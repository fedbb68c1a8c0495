/**
 * Half of a surrogate pair, as in an emoji that was cut in two, or a NUL. Databases keep the one as U+FFFD, and PostgreSQL
 * refuses the other. With the flag, whole pairs are one character, which isn't in the class.
 */
const NOT_STORABLE = /[\0\p{Cs}]/u
/** The same in JSON, which spells them as escapes. A pair is spelled as itself there, and a backslash as two. */
const NOT_STORABLE_JSON = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f])/

/** Whether a database gives a text back as it got it. */
export function isStorable(text: string): boolean {
  return !NOT_STORABLE.test(text)
}

/** Whether every text in a value is storable. */
export function isStorableJson(json: string): boolean {
  return !NOT_STORABLE_JSON.test(json)
}
