import { en } from './all.en.ts'
import { es } from './all.es.ts'
import type { Language } from '../platform/text/language.ts'

/** The English messages are the type: another language that lacks one does not compile. */
export type Messages = typeof en

/** The texts of the course's pages: all the words that travel in a package. */
export type CourseMessages = Pick<Messages, 'shell' | 'support' | 'learn' | 'update' | 'care' | 'sco'>

export const MESSAGES: Readonly<Record<Language, Messages>> = { en, es }
