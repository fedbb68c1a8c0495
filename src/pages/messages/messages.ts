import type { Language } from '../../domain/content.ts'
import { en } from './en.ts'

/** The English messages are the type: another language that lacks one does not compile. */
export type Messages = typeof en

export const MESSAGES: Readonly<Record<Language, Messages>> = { en }
