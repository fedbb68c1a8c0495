import { MESSAGES, type Messages } from '../../words/messages.ts'
import { type KitFacts, kitWords } from './layout.page.ts'
import type { KitPage } from './part.page.ts'
import { LANGUAGES } from '../../platform/text/language.ts'

const TEXTS = ['invite', 'remind', 'late', 'code', 'changed'] as const

/** Mails to staff, always in every language: who writes them need not read what the course is read in. */
export function emailsPage(kit: KitFacts): KitPage {
  const t = kitWords(kit)
  const textsIn = ({ texts, webTexts }: Messages['kit']['emails']) =>
    kit.edition === 'web' ? { ...texts, ...webTexts } : texts
  return {
    file: 'emails.html',
    title: t.emails.title,
    lead: t.emails.lead,
    sections: TEXTS.map((text) => ({
      id: text,
      title: textsIn(t.emails)[text].use,
      parts: LANGUAGES.flatMap((language) => {
        const words = MESSAGES[language].kit.emails
        const { subject, lines } = textsIn(words)[text]
        return [
          { kind: 'text', text: t.emails.language(t.languages[language]) } as const,
          { kind: 'letter', lang: language, subject: `${words.subject}: ${subject}`, lines } as const,
        ]
      }),
    })),
  }
}
