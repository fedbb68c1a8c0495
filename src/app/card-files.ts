import { readBuilt } from './assets.ts'
import type { CardFiles } from './visit.web.ts'

/** Throws as `readBuilt` does. */
export function readCardFiles(): CardFiles {
  return { css: readBuilt('card.css'), script: readBuilt('card.js').trim(), worker: readBuilt('card-worker.js') }
}
