import type { Template } from '../../../platform/html/renderer.page.ts'

/** The shared templates as functions. `build.js` prints this module from the EJS files (`docs/decisions/0002`). */
export const templates: ReadonlyMap<string, Template>
