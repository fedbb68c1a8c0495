/*
 * Formatters of the platform, kept by locale and options: to make one is far slower than to use it, and one page writes
 * many days and times. Languages, options and time zones are few, so nothing is given up.
 */
export const dateTimeFormat = kept(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)
export const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options))
const displayNames = kept((locale, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(locale, options))
export const collator = kept((locale) => new Intl.Collator(locale))

/** Returns the tag itself when the platform has no name for it. */
export function languageName(tag: string, language: string): string {
  return displayNames(language, { type: 'language' }).of(tag) ?? tag
}

function kept<Options extends readonly unknown[], Format>(make: (locale: string, ...options: Options) => Format) {
  const formats = new Map<string, Format>()
  return (locale: string, ...options: Options): Format => {
    const key = JSON.stringify([locale, ...options])
    const known = formats.get(key)
    if (known !== undefined) return known
    const format = make(locale, ...options)
    formats.set(key, format)
    return format
  }
}

/** A text that begins a cell, an option or a sentence. In Spanish the name of a language has a capital only there. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}

/** A text that goes between quotation marks: those that it has become single ones. */
export function quotable(text: string): string {
  return text.replaceAll('“', '‘').replaceAll('”', '’')
}

/** Joins values for one cell and lists equal ones once, for someone with two places of work. */
export function eachOnce(values: readonly string[]): string {
  return [...new Set(values)].join(', ')
}
