import { care, learn, update } from '../../learning/words.es.ts'
import { sco } from './words.es.ts'
import { shell, support } from '../../platform/html/words.es.ts'

/** The words of the course in Spanish (`words.en.ts`). */
window.courseMessages = { ...window.courseMessages, es: { shell, support, learn, update, care, sco } }
