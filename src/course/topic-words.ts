/**
 * Words that reveal to a bystander what the course is about, in any of our languages. Titles appear in tabs, histories
 * and shared screens, mail subjects in lists and on locked phones.
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
