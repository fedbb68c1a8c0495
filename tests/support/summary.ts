/** The box above a form that wasn't accepted: the field that each line leads to, and what it says. */
export function summaryOf(html: string): (readonly [field: string, text: string])[] {
  const [, box = ''] = /<div class="summary"(.*?)<\/div>/s.exec(html) ?? []
  return [...box.matchAll(/<a href="#([^"]*)">([^<]*)<\/a>/g)].map(([, field = '', text = '']) => [field, text])
}
