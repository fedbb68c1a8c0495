import type { CalendarDate } from '../platform/time/calendar.ts'
import { languagesOf, type PackageOrder } from './course-package.ts'
import { type MadePackage, makePackage } from './export.job.ts'

/** The packages that were made last, in memory: the check and the downloads after it make one together. */
export interface MadePackages {
  make(order: PackageOrder, on: CalendarDate): Promise<MadePackage>
}

/** A package has about two megabytes. */
const MOST = 4

export function rememberPackages(): MadePackages {
  /** The one that was asked for last stands last. */
  const kept = new Map<string, Promise<MadePackage>>()
  return {
    make(order, on) {
      const key = keyOf(order, on)
      const made = kept.get(key) ?? makePackage(order, on)
      kept.delete(key)
      kept.set(key, made)
      for (const oldest of [...kept.keys()].slice(0, -MOST)) kept.delete(oldest)
      // What failed is tried again.
      made.catch(() => kept.delete(key))
      return made
    },
  }
}

/** The content of a language stays the same as long as the server runs. */
function keyOf({ contents, ...settings }: PackageOrder, on: CalendarDate): string {
  return JSON.stringify([languagesOf(contents), settings, on])
}
