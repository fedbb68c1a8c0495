import { care } from '../../learning/words-care.en.ts'
import { learn } from '../../learning/words-learn.en.ts'
import { sco } from './words-sco.en.ts'
import { shell, support } from '../../platform/html/words.en.ts'

/** The words of the course in English: a script of its own, because they hold functions and JSON does not. */
window.courseMessages = { ...window.courseMessages, en: { shell, support, learn, care, sco } }
