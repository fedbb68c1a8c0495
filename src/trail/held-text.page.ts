import { calendarDate } from '../platform/time/calendar.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { ChangedFields } from './changed.ts'
import { placeName } from './place.page.ts'
import { settingTexts } from './setting-text.page.ts'

type Held = Readonly<Record<string, unknown>>
type Names = Readonly<Record<string, string>>

/** Enough of a hash to tell two packs apart. The CSV has all of it. */
const HASH_START = 12

/** What an entry holds besides its kind, in words. Names of people come from outside of it. */
export function heldTexts(
  held: Held,
  shell: Pick<Shell, 't' | 'language'>,
  nameOf: (person: string) => string | null,
): string[] {
  return Object.entries(held).flatMap(([key, value]) => {
    if (value === null || key === 'method') return []
    // The only records among the details (`src/trail/kind.ts`).
    if (key === 'changed') return settingTexts(String(held['route']), value as ChangedFields, shell)
    if (key === 'filters') return filterTexts(value as Readonly<Record<string, string | null>>, shell, nameOf)
    return detailTexts(key, String(value), held, shell, nameOf)
  })
}

/** Empty where there's nothing to say, as of a role without sites. */
function detailTexts(
  key: string,
  value: string,
  { class: ofClass, method }: Held,
  { t, language }: Pick<Shell, 't' | 'language'>,
  nameOf: (person: string) => string | null,
): string[] {
  const { parts, values } = t.hr.trail
  const named: Readonly<Record<string, Names>> = {
    ...values,
    role: t.account.roles,
    ground: t.hr.erasure.grounds,
    class: t.privacy.retention.classes,
  }
  const text = named[key]?.[value]
  if (text !== undefined) return [text]
  const day = () => formatDate(calendarDate(value), language)
  switch (key) {
    case 'route':
      return [method === 'POST' ? parts.form(placeName(value, t)) : placeName(value, t)]
    case 'line':
      return [parts.line(Number(value))]
    case 'fields': {
      const fields: Names = { ...t.hr.imports.completions.field, ...t.hr.roster.field }
      const names = value.split(',').map((field) => fields[field] ?? field)
      return [parts.fields(names.join(', '))]
    }
    case 'sites':
      return value === '0' ? [] : [parts.sites(Number(value))]
    case 'deleted':
      return [parts.deleted(Number(value))]
    case 'until':
      return [ofClass === undefined ? parts.until(day()) : parts.through(day())]
    case 'scopes':
      return scopeTexts(value.split(','), t)
    case 'events':
      return [parts.events(inWords(value, t.hr.trail.events))]
    case 'host':
      return [parts.host(value)]
    case 'asOf':
      return [parts.asOf(day())]
    case 'hash':
      return [parts.hash(value.slice(0, HASH_START))]
    case 'yearly':
      return value === 'true' ? [parts.yearly] : []
    case 'into':
      return [parts.into(nameOf(value) ?? value)]
    case 'agreedBy':
      return [parts.agreedBy(nameOf(value) ?? value)]
    default:
      return [`${key}: ${value}`]
  }
}

/** A list of our own words, as people read it. */
function inWords(list: string, names: Names): string {
  return list
    .split(',')
    .map((word) => names[word] ?? word)
    .join(', ')
}

/** What another system may read, and whether it may send staff. */
function scopeTexts(scopes: readonly string[], { hr: { trail } }: Pick<Shell, 't'>['t']): string[] {
  const read = scopes.filter((scope) => scope !== 'scim').map((scope) => trail.scopes[scope] ?? scope)
  return [
    ...(read.length > 0 ? [trail.parts.scopes(read.join(', '))] : []),
    ...(scopes.includes('scim') ? [trail.parts.scim] : []),
  ]
}

function filterTexts(
  filters: Readonly<Record<string, string | null>>,
  { t }: Pick<Shell, 't'>,
  nameOf: (person: string) => string | null,
): string[] {
  const { aText, filterNames, kinds } = t.hr.trail
  const values: Names = { ...t.hr.status, ...kinds }
  const names: Names = filterNames
  return Object.entries(filters).map(([name, chosen]) => {
    const value = chosen === null ? aText : (nameOf(chosen) ?? values[chosen] ?? chosen)
    return `${names[name] ?? name}: ${value}`
  })
}
