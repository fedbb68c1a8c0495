import { templates } from './types/templates.js'

/**
 * The templates of all pages. They have a script of their own next to the runtime, which grows with the pages instead
 * of the code.
 */
window.courseTemplates = templates
