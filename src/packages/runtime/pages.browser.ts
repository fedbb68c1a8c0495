import { templates } from './types/templates.js'

/** The templates of all pages: a script of its own beside the runtime, which grows with the pages and not with the code. */
window.courseTemplates = templates
