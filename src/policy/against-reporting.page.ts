import { sentencesOf, unsafeAdvice } from '../course/safe-wording.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'

/** What went wrong in a practice is in the past, and has to be sayable: “Nobody called SCR.” */
const OF_THE_PAST =
  /\b(?:did|didn[’']t|was|wasn[’']t|were|weren[’']t|called|thought|told|knew|waited)\b|(?:llamó|llamaron|avisó|avisaron|reportó|reportaron|sabía|sabían|creyó|creyeron|esperó|esperaron|dijo|dijeron)(?!\p{L})/iu

/**
 * Why a short text that isn't advice can't stand: it plainly advises against reporting. It's read in both languages,
 * because its form doesn't say which one it's in. Null when it may stand.
 */
export function againstReporting(text: string, t: Messages): string | null {
  const said = sentencesOf(text).find((sentence) => LANGUAGES.some((language) => isAgainst(sentence, language)))
  if (said === undefined) return null
  return `${t.hr.sites.fill.notToReport()} ${t.hr.reminders.templates.needs.sentence(said.trim())}`
}

function isAgainst(sentence: string, language: (typeof LANGUAGES)[number]): boolean {
  return !OF_THE_PAST.test(sentence) && unsafeAdvice(sentence, language).includes('notToReport')
}
