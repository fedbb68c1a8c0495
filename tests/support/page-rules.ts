/**
 * Words that tell a bystander what the course is about, in any language of ours. Titles stand in tabs, histories and
 * shared screens, subjects of mails in lists and on locked phones.
 */
const TOPIC_WORDS: readonly RegExp[] = [
  /exploit|explot|\bcsec\b|\bcsam\b/iu,
  /\bsex|porn|prostit/iu,
  /traffick|\btrata\b|\btráfico\b|tratante/iu,
  /abus|maltrat|violen|\bharm|\bdaño/iu,
  /victim|víctima|surviv|sobreviv|trauma/iu,
  /child|\bkids?\b|\bminors?\b|youth|\bteen|\bgirls?\b|\bboys?\b/iu,
  /niñ|menor|joven|jóven|adolescen|chic[ao]s?\b/iu,
  /disclos|revelaci|hotline|línea de ayuda|\b911\b|danger|peligro/iu,
]

/** The words of a title or subject that give the topic away. */
export function topicWords(text: string): string[] {
  return TOPIC_WORDS.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
}

export function titleOf(html: string): string | null {
  return /<title>([^<]*)<\/title>/.exec(html)?.[1] ?? null
}

/** Types of inputs that take no words of one's own. */
const WORDLESS = ['hidden', 'radio', 'checkbox', 'submit']

/** Every place of a page that takes what a person types. Such a place could take a disclosure, and nobody would read it. */
export function typingFields(html: string): string[] {
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
  const texts = [...html.matchAll(/<textarea\b[^>]*>|<[^>]+\bcontenteditable\b[^>]*>/g)].map(([tag]) => tag)
  return [...inputs.filter((tag) => !WORDLESS.includes(/\btype="(\w+)"/.exec(tag)?.[1] ?? 'text')), ...texts]
}

/** Pictures other than our own drawn icons. */
export function pictures(html: string): string[] {
  return html.match(/<(img|picture|video|audio|iframe|object|embed)\b[^>]*>/g) ?? []
}
