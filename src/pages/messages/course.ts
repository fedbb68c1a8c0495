import type { Language } from '../../domain/content.ts'
import { learn } from './en/learn.ts'
import { sco } from './en/sco.ts'
import { shell, support } from './en/shell.ts'
import type { CourseMessages } from './messages.ts'

/** For the package runtime, which must not carry the words of reports and accounts. */
export const COURSE_MESSAGES: Readonly<Record<Language, CourseMessages>> = { en: { shell, support, learn, sco } }
