import { care } from '../pages/messages/es/care.ts'
import { learn } from '../pages/messages/es/learn.ts'
import { sco } from '../pages/messages/es/sco.ts'
import { shell, support } from '../pages/messages/es/shell.ts'

/** The words of the course in Spanish (`words.en.ts`). */
window.courseMessages = { ...window.courseMessages, es: { shell, support, learn, care, sco } }
