import { calendarDate } from '../../src/platform/time/calendar.ts'
import { kitFacts, makePackage, preflightReport } from '../../src/packages/export.job.ts'
import type { KitTextName } from '../../src/packages/kit/text.page.ts'
import type { KitInput } from '../../src/packages/kit/kit.job.ts'
import { kitTexts, lmsLists } from './content.ts'
import { orderOf } from './package-order.ts'

/** The title of a section on a written page of the kit, in English. */
export function sectionTitle(page: KitTextName, section: string): string | undefined {
  return kitTexts.en[page].sections.find(({ id }) => id === section)?.title
}

/** The kit of a real package of the example site, with changes. */
export async function exampleKit(changes: Partial<KitInput> = {}): Promise<KitInput> {
  const made = await makePackage(orderOf(), calendarDate('2026-11-24'))
  const destination = { lms: null, lmsList: lmsLists.en, kitTexts, previousVersion: null }
  const facts = kitFacts(made, destination)
  return {
    ...facts,
    packageFile: { ...facts.packageFile, files: made.files },
    preflight: preflightReport(made),
    ...changes,
  }
}
