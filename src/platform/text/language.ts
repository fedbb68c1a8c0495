export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

/** Returns the language of a code, or the first one when the code is missing or unknown. */
export function toLanguage(code: string | undefined): Language {
  return LANGUAGES.find((language) => language === code) ?? LANGUAGES[0]
}
