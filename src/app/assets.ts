import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../platform/root.ts'
import type { Asset, Assets, CardFiles } from './visit.web.ts'

/** Throws as `readBuilt` does. */
export function readAssets(): Assets {
  return {
    stylesheet: readAsset('styles.css'),
    exit: readAsset('exit.js'),
    copy: readAsset('copy.js'),
    ending: readAsset('ending.js'),
    screens: readAsset('screens.js'),
    verify: readAsset('verify.js'),
    passkey: readAsset('passkey.js'),
    preview: { scorm12: readAsset('preview-12.js'), scorm2004: readAsset('preview-2004.js') },
  }
}

function readAsset(name: string): Asset {
  const text = readBuilt(name)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return { href: `/assets/${hash}/${name}`, text }
}

/** A file that the build has made. Throws with a sentence when it has not. */
function readBuilt(name: string): string {
  const file = join(ROOT, 'dist/assets', name)
  if (!existsSync(file)) throw new Error(`The file dist/assets/${name} is missing: run "npm run build" first.`)
  return readFileSync(file, 'utf8')
}

/** Throws as `readBuilt` does. */
export function readCardFiles(): CardFiles {
  return { css: readBuilt('card.css'), script: readBuilt('card.js').trim(), worker: readBuilt('card-worker.js') }
}
