import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit, Visit } from '../app/visit.web.ts'
import type { Organization } from '../organization/organization.store.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { parseForm, parseQuery } from '../platform/http/form.web.ts'
import { type BuiltPackage, builtPackage, type MadePackage } from './export.job.ts'
import type { Lms } from './kit/lms-catalog.ts'
import { type ChosenPackage, choiceFields, chosenPackage, lmsIn, type PackageSource, queryOf } from './order.job.ts'
import { findCheck } from './order.store.ts'
import type { PackageLook } from './outdated.ts'
import type { Preflight } from './trial/preflight.job.ts'
import type { PackageChoice } from './package.page.ts'

/** A package that was chosen, and whose files are built. */
export interface BuiltChoice {
  readonly chosen: ChosenPackage
  readonly built: BuiltPackage
}

/** The same, as it was made and checked. */
export interface CheckedChoice {
  readonly chosen: ChosenPackage
  readonly made: MadePackage
}

/**
 * Builds what was chosen, which takes some milliseconds. Throws `bad-request` when nothing was, and `not-found` for
 * details that are not among the sources.
 */
export async function builtChoice(
  { deps, language, organization, today }: SignedInVisit,
  choice: PackageChoice,
  sources: readonly PackageSource[],
): Promise<BuiltChoice> {
  if (choice.source === null) throw new AppError('bad-request', 'No details were chosen for the package.')
  const { contents, store, systems } = deps
  const parts = { db: store.db, contents, organization, systems: systems[language] }
  const chosen = await chosenPackage(parts, choice, sources)
  if (chosen === null) throw new AppError('not-found', 'There are no such details for a package.')
  return { chosen, built: await builtPackage(chosen.order, today) }
}

/** The check of the same file today, which takes seconds and is made in the background. Null until it was made. */
export async function checkOf({ deps }: SignedInVisit, { chosen, built }: BuiltChoice): Promise<CheckedChoice | null> {
  const found = await findCheck(deps.store.db, built.sha256, built.madeOn)
  // Written by the job from this type.
  return found === null ? null : { chosen, made: { ...built, preflight: JSON.parse(found) as Preflight } }
}

/** What a package of ours shows of the organization. */
export function packageLook({ brand, name }: Organization): PackageLook {
  return { accent: brand.accent, logo: brand.logo?.hash ?? null, name }
}

/** Names the system in the language of the viewer. */
export function lmsOf({ deps, language }: SignedInVisit, choice: Pick<PackageChoice, 'lms'>): Lms {
  return lmsIn(deps.systems[language], choice)
}

export function readChoice(visit: Visit): PackageChoice {
  return parseQuery(visit, choiceFields)
}

/** The same from a form, which posts it. */
export function readSentChoice(visit: Visit): PackageChoice {
  return parseForm(visit, choiceFields)
}

/** The choice as hidden fields of such a form. */
export function fieldsOf(choice: PackageChoice): HiddenField[] {
  return [...new URLSearchParams(queryOf(choice))].map(([name, value]) => ({ name, value }))
}

export function choicePath(choice: PackageChoice): string {
  return `${hrefTo('/hr/packages')}?${queryOf(choice)}`
}
