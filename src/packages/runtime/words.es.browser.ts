import { care } from '../../learning/words-care.es.ts'
import { learn } from '../../learning/words-learn.es.ts'
import { sco } from './words-sco.es.ts'
import { shell, support } from '../../platform/html/words.es.ts'

/** The words of the course in Spanish (`words.en.ts`). */
window.courseMessages = { ...window.courseMessages, es: { shell, support, learn, care, sco } }
