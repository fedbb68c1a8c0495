import { card as en } from './en/card.ts'
import { card as es } from './es/card.ts'

/** The card speaks the languages of the staff, whichever the course is taught in. */
export const CARD_LANGUAGES = ['en', 'es'] as const
export type CardLanguage = (typeof CARD_LANGUAGES)[number]

export type CardMessages = typeof en

export const CARD_MESSAGES: Readonly<Record<CardLanguage, CardMessages>> = { en, es }
