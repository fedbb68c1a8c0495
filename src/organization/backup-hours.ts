import type { NamedPerson, SiteDetails } from './details-shape.ts'
import { holdsBackup } from './site-details.ts'

/**
 * The hours of the people whom the backup backs up, where the backup has hours of their own: a backup who stands in by
 * day is still the one to call at night. Null when no hour needs to be named.
 */
export function hoursOfBackup({ named, backup }: Pick<SiteDetails, 'named' | 'backup'>): NamedPerson[] | null {
  if (backup === null) return null
  const others = named.filter((person) => !holdsBackup(person, backup))
  return others.length === named.length ? null : others
}

/** How to say whose backup it is: at all hours, or at some. Null when there's no backup, or none but who is on duty. */
export function backupLabel(
  details: Pick<SiteDetails, 'named' | 'backup'>,
  words: { readonly always: string; at(hours: string): string },
  hoursText: (person: NamedPerson) => string,
): string | null {
  if (details.backup === null) return null
  const some = hoursOfBackup(details)
  if (some === null) return words.always
  return some.length === 0 ? null : words.at(some.map(hoursText).join('; '))
}
