export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** A language by its code; the first when there is none, or one that we do not have. */
export function toLanguage(code: string | undefined): Language {
  return LANGUAGES.find((language) => language === code) ?? LANGUAGES[0]
}
