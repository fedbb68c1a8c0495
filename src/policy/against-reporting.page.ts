import { sentencesOf, unsafeAdvice } from '../course/safe-wording.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'

/** What went wrong in a practice is in the past, and has to be sayable: “Nobody called SCR.” */
const OF_THE_PAST =
  /\b(?:did|didn[’']t|was|wasn[’']t|were|weren[’']t|called|thought|told|knew|waited)\b|(?:llamó|llamaron|avisó|avisaron|reportó|reportaron|sabía|sabían|creyó|creyeron|esperó|esperaron|dijo|dijeron)(?!\p{L})/iu

/** What tells staff today, whatever else of the sentence is in the past: “Since nobody was hurt, don’t call SCR.” */
const FOR_TODAY =
  /\b(?:do not|don[’']t|never|must not|may not|cannot|can[’']t)\b|(?<!\p{L})(?:nunca|jamás|no (?:llamen?|avisen?|reporten?|denuncien?|informen?|notifiquen?|lo hagan?|deben?|hay que|hace falta|es necesario))(?!\p{L})/iu

/**
 * Why a short text that isn't advice can't stand: it plainly advises against reporting. It's read in both languages,
 * because its form doesn't say which one it's in. Null when it may stand.
 */
export function againstReporting(text: string, t: Messages): string | null {
  const said = sentencesOf(text).find((sentence) => LANGUAGES.some((language) => isAgainst(sentence, language)))
  if (said === undefined) return null
  return `${t.hr.sites.fill.notToReport()} ${t.hr.reminders.templates.needs.sentence(said.trim())}`
}

function isAgainst(sentence: string, language: Language): boolean {
  const wentWrong = OF_THE_PAST.test(sentence) && !FOR_TODAY.test(sentence)
  return !wentWrong && unsafeAdvice(sentence, language).includes('notToReport')
}
