import { care } from '../pages/messages/en/care.ts'
import { learn } from '../pages/messages/en/learn.ts'
import { sco } from '../pages/messages/en/sco.ts'
import { shell, support } from '../pages/messages/en/shell.ts'

/** The words of the course in English: a script of its own, because they hold functions and JSON does not. */
window.courseMessages = { ...window.courseMessages, en: { shell, support, learn, care, sco } }
