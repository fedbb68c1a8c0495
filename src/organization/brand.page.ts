import type { Color } from '../platform/html/color.ts'
import type { LogoView } from '../platform/html/logo.ts'
import { accentOf, SURFACE, type Tones } from './accent.ts'
import type { MailLook } from '../platform/mail/letter.page.ts'
import { type Brand, isWide, type Logo, type LogoPicture } from './brand.ts'

/** The plate of a logo, quiet on the ground where the logo alone would be lost. */
const PLATES = { light: '#f6f5f1', dark: SURFACE.dark } as const
const DARK = '@media screen and (prefers-color-scheme:dark)'
const LOGO = `.logo{inline-size:auto;block-size:auto;max-inline-size:8rem;max-block-size:2.25rem;flex:none;forced-color-adjust:none}
@media (min-width:40rem){.logo{max-inline-size:12rem;max-block-size:2.75rem}}
.cert .logo{max-inline-size:100%;max-block-size:5rem;margin-inline:auto}
.poster .logo{max-inline-size:14rem;max-block-size:3rem}
.wallet .logo{max-inline-size:1in;max-block-size:.15in;padding:0 .1rem;vertical-align:middle;display:inline}
`
const PLATE = 'padding:.25rem .375rem;border-radius:.25rem;print-color-adjust:exact'

/**
 * The rules that a brand adds to a stylesheet, or an empty text when it has none: pages without one ask for nothing
 * more. Only buttons, links and the mark take the color. What means something keeps its own.
 */
export function brandCss({ accent, logo }: Brand): string {
  return (logo === null ? '' : LOGO + onCardCss(logo) + plateCss(logo)) + (accent === null ? '' : accentCss(accent))
}

/** On the public card, a logo that is the name stands above the site, and another one beside it. */
function onCardCss(logo: Logo): string {
  const place = isWide(logo) ? 'display:block;margin-block-end:.25rem' : 'float:inline-start;margin-inline-end:.5rem'
  return `header p .logo{max-block-size:2rem;${place}}\n`
}

/** Where the ground is the other one, a plate carries the logo. Paper is white in dark colors, too. */
function plateCss({ ground }: Pick<Logo, 'ground'>): string {
  const [on, off] = [
    `{background:${ground === 'any' ? 'none' : PLATES[ground]};${PLATE}}`,
    '{background:none;padding:0}',
  ]
  if (ground === 'light') return `${DARK}{.logo${on}.sheet .logo${off}}\n`
  return ground === 'dark' ? `.logo${on}\n${DARK}{.logo${off}.sheet .logo${on}}\n` : ''
}

function accentCss(accent: Color): string {
  const { light, dark } = accentOf(accent)
  // Paper is white in dark colors, too.
  return `:root,.sheet{${toneCss(light)}}\n${DARK}{:root{${toneCss(dark)}}}\n`
}

const LOOKS = `.looks{display:grid;gap:1rem;margin-block:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,18rem),1fr))}
.look{margin:0;min-inline-size:0;padding:1rem;background:var(--surface);color:var(--ink);border:1px solid var(--line);border-radius:10px}
.look .brand{margin-block:1rem;flex:none}
.look .actions{align-items:center}
.look .link{display:inline-flex;align-items:center}
.past{list-style:none;padding:0;display:grid;gap:1rem}
.past p{margin:0}
.past li{display:grid;gap:.5rem;justify-items:start}
.past__logo img{inline-size:auto;block-size:auto;max-inline-size:min(12rem,100%);max-block-size:2.75rem;display:block;forced-color-adjust:none}
.past__logo--light,.past__logo--dark{${PLATE}}
.past__logo--light{background:${PLATES.light}}
.past__logo--dark{background:${PLATES.dark}}
.past__color{display:flex;gap:.5rem;align-items:center}
.past__color svg{inline-size:1rem;block-size:1rem;flex:none;forced-color-adjust:none}
@media (min-width:52rem){.past li{grid-template-columns:13rem 9rem 1fr auto;align-items:center}}
`

/**
 * For the preview, which shows both grounds side by side, whatever that of the reader is.
 *
 * @param accent null for our own colors, which are in the stylesheet of every page
 */
export function previewCss(accent: Color | null, logo: Logo | null): string {
  const other = logo?.ground === 'light' ? 'dark' : 'light'
  const plate =
    logo === null || logo.ground === 'any' ? '' : `.look--${other} .logo{background:${PLATES[logo.ground]};${PLATE}}\n`
  return `${LOOKS}${lookCss(accent)}${plate}.look:not(.look--${other}) .logo{background:none;padding:0}\n`
}

function lookCss(accent: Color | null): string {
  if (accent === null) return `.look{${toneCss({ brand: 'initial', deep: 'initial', ink: 'initial' })}}\n`
  const { light, dark } = accentOf(accent)
  return `.look--light{${toneCss(light)}}\n.look--dark{${toneCss(dark)}}\n`
}

function toneCss({ brand, deep, ink }: Readonly<Record<keyof Tones, string>>): string {
  return `--brand:${brand};--brand-deep:${deep};--brand-ink:${ink}`
}

/** A logo where the name of the organization stands. A wide one takes its place, and a narrow one stands before it. */
export function logoView(logo: Logo, href: string, organization: string): LogoView {
  const { width, height } = logo
  const isName = isWide(logo)
  return { href, width, height, isName, alt: isName ? organization : '' }
}

/** A mail may be read on any ground, so a logo that needs one brings it, and the line is seen on all. */
export function mailLook(accent: Color | null, logo: LogoPicture | null, organization: string): MailLook {
  return {
    logo: logo === null ? null : mailLogo(logo, organization),
    line: accent === null ? null : accentOf(accent).line,
  }
}

function mailLogo({ png, width, height, ground }: LogoPicture, organization: string): MailLook['logo'] {
  return { png, width, height, alt: organization, plate: ground === 'any' ? '' : PLATES[ground] }
}
