import type { SiteId } from '../ledger/event.ts'
import { type Letter, type LetterPart, letter } from '../platform/mail/letter.page.ts'
import type { Language } from '../platform/text/language.ts'
import { MESSAGES } from '../words/messages.ts'

/** What somebody wants to change. */
export type ChangeToAgree =
  | { readonly what: 'site'; readonly site: SiteId; readonly name: string }
  | { readonly what: 'sites' }
  | { readonly what: 'policy' }
  | { readonly what: 'line'; readonly contact: string }

/** Says that a change waits, and where. What it changes, and who wants it, is on the page. */
export function agreementMail(change: ChangeToAgree, link: string, language: Language): Letter {
  const { agreement: words, emergency } = MESSAGES[language].mail
  const plain = (text: string): LetterPart[] => [{ href: '', text }]
  const asked = change.what === 'site' ? words.asked.site(change.name) : words.asked[change.what]
  return letter(language, words.subject, [
    plain(`${asked} ${words.untilThen}`),
    [...plain(`${words.open} `), { href: link, text: link }],
    plain(emergency),
  ])
}
