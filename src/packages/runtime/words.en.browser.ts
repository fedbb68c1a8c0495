import { care, learn, update } from '../../learning/words.en.ts'
import { sco } from './words.en.ts'
import { shell, support } from '../../platform/html/words.en.ts'

/** The words of the course in English: a script of its own, because they hold functions and JSON does not. */
window.courseMessages = { ...window.courseMessages, en: { shell, support, learn, update, care, sco } }
