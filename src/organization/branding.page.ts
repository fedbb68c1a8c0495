import type { Color } from '../platform/html/color.ts'
import {
  type ErrorSummary,
  errorSummary,
  type FieldView,
  type FormState,
  field,
  titled,
} from '../platform/html/field.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'
import { accentOf, OWN_ACCENT } from './accent.ts'
import type { Brand, Logo } from './brand.ts'

/** The sentence after something was saved. */
export type SavedBranding = keyof Messages['hr']['branding']['saved']

/** A look that the organization had. */
export interface EarlierLook {
  readonly accent: Color | null
  readonly logo: (Logo & { readonly href: string }) | null
  /** Null for the look before the first change. */
  readonly from: CalendarDate | null
  readonly to: CalendarDate
  /** Who chose it; null when that wasn't kept yet. */
  readonly by: string | null
  /** Where the form that takes it again goes. */
  readonly again: string
}

interface BrandingInput {
  readonly brand: Brand
  /** The last one first. */
  readonly earlier: readonly EarlierLook[]
  /** The color that is looked at before it's saved; undefined when none is. Null stands for ours. */
  readonly tried: Color | null | undefined
  readonly form: FormState
  readonly saved: SavedBranding | null
  readonly links: { readonly page: string; readonly preview: string; readonly color: string; readonly logo: string }
  readonly csrf: string
}

interface BrandingView {
  readonly t: Messages
  readonly saved: string
  readonly summary: ErrorSummary | null
  readonly brand: Shell['brand']
  readonly notes: readonly string[]
  /** The color to save, as the form sends it, or null when none is tried. */
  readonly tried: { readonly accent: string; readonly button: string } | null
  readonly file: FieldView
  readonly colors: readonly FieldView[]
  /** The color that both fields began with: the one that differs from it is meant. */
  readonly shown: string
  readonly hasLogo: boolean
  /** The last few, and those before them. */
  readonly earlier: readonly (readonly EarlierView[])[]
  readonly links: BrandingInput['links']
  readonly csrf: string
}

interface EarlierView extends Pick<EarlierLook, 'logo' | 'again'> {
  readonly color: { readonly shown: Color; readonly text: string }
  readonly days: string
  readonly by: string
  /** Tells one button from the others. */
  readonly of: string
}

/** The number of earlier looks that are in view. */
const FEW = 5

/** The logo and the color, how both look, and the forms that change them. */
export function brandingPage(shell: Shell, { brand, earlier, tried, form, saved, links, csrf }: BrandingInput): string {
  const { t } = shell
  const words = t.hr.branding
  const accent = tried === undefined ? brand.accent : tried
  const file = field(form, { type: 'file', name: 'file', label: words.logo.label, hint: words.logo.hint })
  const colors = colorFields(form, accent, words.color)
  const summary = errorSummary([file, ...colors], t)
  const view: BrandingView = {
    t,
    saved: saved === null ? '' : words.saved[saved],
    summary,
    brand: shell.brand,
    notes: [...plateNotes(brand, words.look), ...colorNotes(accent, words.look)],
    tried:
      tried === undefined
        ? null
        : { accent: tried ?? '', button: tried === null ? words.color.saveOwn : words.color.save },
    file,
    colors,
    shown: accent ?? '',
    hasLogo: brand.logo !== null,
    earlier: [earlier.slice(0, FEW), earlier.slice(FEW)].map((some) => some.map((look) => earlierView(look, shell))),
    links,
    csrf,
  }
  return renderPage('app', titled(shell, summary), 'organization/branding', view)
}

function earlierView({ accent, again, by, from, logo, to }: EarlierLook, { t, language }: Shell): EarlierView {
  const words = t.hr.branding.earlier
  const last = formatDate(to, language)
  const days = from === null ? words.until(last) : words.days(formatDate(from, language), last)
  return {
    logo,
    again,
    color: { shown: accent ?? OWN_ACCENT, text: accent ?? words.ownColor },
    days,
    by: by === null ? '' : words.by(by),
    of: days,
  }
}

function colorFields(form: FormState, accent: Color | null, words: Messages['hr']['branding']['color']): FieldView[] {
  const code = { label: words.code, hint: words.codeHint, verbatim: true, maxLength: 7, initial: accent ?? '' } as const
  return [
    field(form, { type: 'text', name: 'code', ...code }),
    field(form, { type: 'color', name: 'picked', label: words.pick, initial: accent ?? OWN_ACCENT }),
  ]
}

type LookWords = Messages['hr']['branding']['look']

function plateNotes({ logo }: Brand, { plate }: LookWords): string[] {
  return logo === null || logo.ground === 'any' ? [] : [plate[logo.ground]]
}

/** Says what became of the color so that it can be read. */
function colorNotes(accent: Color | null, words: LookWords): string[] {
  if (accent === null) return []
  const { light, dark } = accentOf(accent)
  const notes = [
    ...(light.brand === accent ? [] : [words.darker(light.brand)]),
    ...(dark.brand === accent ? [] : [words.lighter(dark.brand)]),
  ]
  return notes.length === 0 ? [words.kept] : notes
}
