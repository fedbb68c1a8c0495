import type { Template } from '../pages/renderer.ts'

/** The shared templates as functions. `build.js` prints this module from the EJS files (`docs/decisions/0002`). */
export const templates: ReadonlyMap<string, Template>
