import { canonicalJson } from '../platform/codes/canonical.ts'
import { isTrailWord } from './kind.ts'

/** The fields that a form changed, each with its new value. Null where the value isn't kept: a text that was typed. */
export type ChangedFields = Readonly<Record<string, string | readonly string[] | null>>

/**
 * Compares settings before and after. Numbers and switches are kept, and of texts only those that were chosen from our
 * own words.
 * @param chosen the fields with such words
 */
export function changedFields<Settings extends object>(
  before: Settings,
  after: Settings,
  chosen: readonly (keyof Settings & string)[] = [],
): ChangedFields {
  const was = new Map<string, unknown>(Object.entries(before))
  const names: readonly string[] = chosen
  return Object.fromEntries(
    Object.entries(after)
      .filter(([name, value]) => canonicalJson(value) !== canonicalJson(was.get(name) ?? null))
      .map(([name, value]) => [name, keptValue(value, names.includes(name))]),
  )
}

function keptValue(value: unknown, isChosen: boolean): string | readonly string[] | null {
  if (value === null || value === '') return 'none'
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return isChosen && isTrailWord(value) ? value : null
  if (!Array.isArray(value)) return null
  if (value.length === 0) return 'none'
  const kept = value.map((each) => keptValue(each, isChosen))
  return kept.every((each) => typeof each === 'string') ? kept : null
}
