import type { SiteDefaults } from '../../organization/details-shape.ts'
import { type Callable, type NumberChange, numbersBetween, withChanges } from '../phone/phone.ts'

/** What the organization says, as the rules for phone numbers read it: it says nothing of the people at a site. */
export function callableOf(defaults: SiteDefaults): SiteDefaults & Callable {
  return { ...defaults, named: [], backup: null, ifAboutThatPerson: null }
}

/** What the organization says, with other numbers. */
export function defaultsWith(defaults: SiteDefaults, changes: readonly NumberChange[]): SiteDefaults {
  const { local, support } = withChanges(callableOf(defaults), [], changes)
  return { ...defaults, local, support }
}

/** The changes that lead from what's live to something else, or null when anything but numbers differs. */
export function onlyNumbersOfAll(live: SiteDefaults | null, after: SiteDefaults): readonly NumberChange[] | null {
  return live === null ? null : numbersBetween(callableOf(live), callableOf(after), [])
}
