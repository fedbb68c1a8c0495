/** A sentence with its period. In Spanish, an hour such as `2:05 p. m.` at its end has brought one. */
export function ended(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`
}

/** When, in Spanish: `a la 1:05 p. m.`, and `a las 2:05 p. m.` */
export function atHour(time: string): string {
  return `${/^1(?!\d)/.test(time) ? 'a la' : 'a las'} ${time}`
}
