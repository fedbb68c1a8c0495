import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeHtml } from '../../src/platform/html/renderer.page.ts'
import { ROOT } from '../../src/platform/root.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import type { Collected } from './collect.ts'

const ASSETS = join(ROOT, 'dist/assets')

/** Only what the page of components itself needs. */
const OWN_STYLE = `
  .kind { display: grid; gap: 0 2rem; padding-block: 2rem; border-block-start: 1px solid var(--line) }
  .kind > div { min-inline-size: 0 }
  .kind :is(.top, .bulk__bar, dialog) { position: static }
  .kind dialog { display: block }
  .swatches { display: grid; grid-template-columns: repeat(auto-fill, minmax(7rem, 1fr)); gap: .75rem }
  .swatches i { display: block; block-size: 3rem; border: 1px solid var(--edge); border-radius: 6px }
  .steps-of-space i { display: block; block-size: .75rem; margin-block: .25rem; background: var(--go) }
  @media (min-width: 62rem) { .kind { grid-template-columns: 14rem minmax(0, 1fr) } }`

const TYPE = `<h1>A title is a person speaking</h1>
  <p class="because">So is the sentence that explains a due date: 30 days from hire.</p>
  <h2>A heading is the interface</h2><h3>And a small one</h3>
  <p class="lead">A lead says what the page is for.</p>
  <p>Text is 17 pixels. I, l, 1, O and 0 can’t be confused. <a href="#">A link</a>, <b>a name</b>,
    <span class="num">1,204 of 9,999</span>, Núñez, Çelik, ¿qué pasó?</p>
  <p class="quiet small">A note is quieter.</p>
  <p><code class="code">abcd 2345 efgh</code></p>`

const BUTTONS = `<p class="actions"><a class="btn" href="#">The next step</a><a class="btn btn--plain" href="#">Something else</a>
  <a class="btn btn--plain btn--small" href="#">In a row</a><button class="link" type="button">Reads as a link</button></p>`

const SCHEMES = ['light', 'dark'] as const
type Scheme = (typeof SCHEMES)[number]

/** Writes the page in each language and color scheme, and one with both schemes side by side. Returns its path. */
export function writeDesign(folder: string, collected: Readonly<Record<Language, readonly Collected[]>>): string {
  mkdirSync(folder, { recursive: true })
  for (const font of ['text.woff2', 'title.woff2']) copyFileSync(join(ASSETS, font), join(folder, font))
  for (const language of LANGUAGES) {
    for (const scheme of SCHEMES)
      writeFileSync(join(folder, `${language}-${scheme}.html`), pageOf(language, scheme, collected[language]))
    writeFileSync(join(folder, language === 'en' ? 'index.html' : `both.${language}.html`), framesOf(language))
  }
  return join(folder, 'index.html')
}

function pageOf(language: Language, scheme: Scheme, collected: readonly Collected[]): string {
  const css = ['fonts.css', 'styles.css'].map((name) => readFileSync(join(ASSETS, name), 'utf8')).join('')
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Components</title>
<style>${inScheme(css, scheme)}${OWN_STYLE}</style></head><body class="hr"><main class="report"><div class="wrap">
<header class="page-head"><h1>Components</h1>
<p class="quiet">Cut out of the pages of today’s demo. docs/design.md has the rules.</p></header>
${kind('Type', 'Literata for what a person says, Atkinson Hyperlegible Next for the rest.', TYPE)}
${kind('Color', 'Each says what kind of thing something is.', swatches())}
${kind('Buttons', 'One filled button on a page.', BUTTONS)}
${collected.map(({ component, html, width }) => kind(component.name, component.use, html ?? '', width)).join('\n')}
</div></main></body></html>`
}

function kind(name: string, use: string, html: string, width = 'hr'): string {
  return `<section class="kind"><div><h2>${escapeHtml(name)}</h2><p class="small quiet">${escapeHtml(use)}</p></div>
<div class="${width}">${html}</div></section>`
}

function swatches(): string {
  const [light = ''] = readFileSync(join(ROOT, 'views/styles/_tokens.scss'), 'utf8').split('@media')
  const names = [...light.matchAll(/--([\w-]+): #/g)].map(([, name = '']) => name)
  const boxes = names.map((name) => `<div><i style="background: var(--${name})"></i><small>${name}</small></div>`)
  return `<div class="swatches">${boxes.join('')}</div>`
}

/** The scheme is the page's, whatever the system's is. Its fonts are waited for, because nobody waits for the page. */
function inScheme(css: string, scheme: Scheme): string {
  return css
    .replaceAll('screen and (prefers-color-scheme: dark)', scheme === 'dark' ? 'screen' : 'not all')
    .replaceAll('font-display:optional', 'font-display:block')
    .replace('color-scheme:light dark', `color-scheme:${scheme}`)
}

function framesOf(language: Language): string {
  const other = language === 'en' ? '<a href="both.es.html">Español</a>' : '<a href="index.html">English</a>'
  const frames = SCHEMES.map((scheme) => `<iframe src="${language}-${scheme}.html" title="${scheme}"></iframe>`)
  const alone = SCHEMES.map((scheme) => `<a href="${language}-${scheme}.html">${scheme}</a>`).join(', ')
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Design</title><style>
body { margin: 0; display: grid; grid-template: auto 1fr / 1fr 1fr; block-size: 100vh; font: 1rem system-ui }
p { grid-column: 1 / -1; margin: .5rem 1rem } iframe { inline-size: 100%; block-size: 100%; border: 0 }
</style></head><body><p>${alone} · ${other}</p>${frames.join('')}</body></html>`
}
