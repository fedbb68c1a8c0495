import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ROOT } from '../platform/root.ts'
import type { Asset, Assets, CardFiles, FontAsset } from './visit.web.ts'

const FONTS = ['text.woff2', 'title.woff2']

/** Throws as `builtFile` does. */
export function readAssets(): Assets {
  const fonts = FONTS.map(readFont)
  return {
    fonts,
    stylesheet: assetOf('styles.css', fontRules(fonts) + readBuilt('styles.css')),
    exit: readAsset('exit.js'),
    formDraft: readAsset('typed.js'),
    chart: readAsset('chart.js'),
    columns: readAsset('columns.js'),
    copy: readAsset('copy.js'),
    ending: readAsset('ending.js'),
    screens: readAsset('screens.js'),
    keys: readAsset('keys.js'),
    move: readAsset('move.js'),
    narrow: readAsset('narrow.js'),
    search: readAsset('search.js'),
    team: readAsset('team.js'),
    peopleList: readAsset('people-list.js'),
    verify: readAsset('verify.js'),
    passkey: readAsset('passkey.js'),
    passwordShown: readAsset('password-shown.js'),
    progress: readAsset('progress.js'),
    typing: readAsset('typing.js'),
    preview: { scorm12: readAsset('preview-12.js'), scorm2004: readAsset('preview-2004.js') },
  }
}

function readAsset(name: string): Asset {
  return assetOf(name, readBuilt(name))
}

function assetOf(name: string, text: string): Asset {
  return { href: addressOf(name, text), text }
}

function readFont(name: string): FontAsset {
  const bytes = readFileSync(builtFile(name))
  return { href: addressOf(name, bytes), bytes }
}

/** Packages and papers have the rest of the stylesheet, and no fonts. */
function fontRules(fonts: readonly FontAsset[]): string {
  return fonts.reduce((css, { href }) => css.replace(basename(href), href), readBuilt('fonts.css'))
}

/** Names the content, so that a browser may keep the file forever. */
function addressOf(name: string, content: string | Buffer): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16)
  return `/assets/${hash}/${name}`
}

function readBuilt(name: string): string {
  return readFileSync(builtFile(name), 'utf8')
}

/** A file that the build has made. Throws with a sentence when it has not. */
function builtFile(name: string): string {
  const file = join(ROOT, 'dist/assets', name)
  if (!existsSync(file)) throw new Error(`The file dist/assets/${name} is missing: run "npm run build" first.`)
  return file
}

/** Throws as `builtFile` does. */
export function readCardFiles(): CardFiles {
  return { css: readBuilt('card.css'), script: readBuilt('card.js').trim(), worker: readBuilt('card-worker.js') }
}
