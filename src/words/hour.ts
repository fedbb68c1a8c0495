/** When, in Spanish: `a la 1:05 p. m.`, and `a las 2:05 p. m.` */
export function atHour(time: string): string {
  return `${/^1(?!\d)/.test(time) ? 'a la' : 'a las'} ${time}`
}
