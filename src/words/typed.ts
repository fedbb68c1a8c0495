import type { Language } from '../platform/text/language.ts'

/**
 * Under each field for HR's own words about a person. They're part of the record, so the person reads them on the page
 * of everything that's held about them.
 */
export const TYPED_ABOUT_A_PERSON: Readonly<Record<Language, string>> = {
  en: 'No names, and nothing about a youth. The person can read this text under “Everything held about you.”',
  es: 'Sin nombres y sin nada sobre una persona joven. La persona puede leer este texto en “Todo lo que se guarda sobre usted”.',
}
