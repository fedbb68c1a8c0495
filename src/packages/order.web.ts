import type { SiteId } from '../ledger/event.ts'
import { profileDetails } from './export-profile.ts'
import type { PackageBrand, PackageOrder } from './course-package.ts'
import { LOGO_FILE } from './build.job.ts'
import { brandCss, logoView } from '../organization/brand.page.ts'
import { findLogo } from '../organization/brand.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { type Lms, presetFor, LMS_IDS } from './kit/lms-catalog.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type MadePackage, makePackage } from './export.job.ts'
import { type PackageChoice, PACKAGE_LANGUAGES } from './package.page.ts'
import { allSites, publishedDetails } from '../site/site.store.ts'
import { profileName, readProfiles } from './profile.web.ts'
import type { Organization } from '../organization/organization.store.ts'
import type { PackageLook } from './outdated.ts'
import type { SignedInVisit, Visit } from '../app/visit.web.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import type { ProfileId } from '../organization/site-details.ts'
import { z } from 'zod'
import { ANSWER_REPORTS, REPORTS } from './standards/cmi.ts'
import { PACKAGE_EDITIONS } from './standards/edition.ts'
import { parseForm, parseQuery } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import type { HiddenField } from '../platform/html/field.page.ts'

/** The source of the details in a package: a site with live details, or another organization. */
export interface PackageSource {
  readonly id: SiteId | ProfileId
  readonly name: string
  readonly details: SiteDetails
}

/** A choice with everything that follows from it. */
interface ChosenPackage {
  readonly choice: PackageChoice
  readonly source: PackageSource
  readonly lms: Lms
  readonly order: PackageOrder
}

/** A package that was chosen, as it was made and checked. */
export interface CheckedChoice {
  readonly chosen: ChosenPackage
  readonly made: MadePackage
}

export async function packageSources({ deps, today }: SignedInVisit): Promise<PackageSource[]> {
  const { db } = deps.store
  const sources: PackageSource[] = []
  for (const { id, name } of await allSites(db)) {
    const details = (await publishedDetails(db, id))?.body.details
    if (details !== undefined) sources.push({ id, name, details })
  }
  for (const { id, slug, draft, archived } of await readProfiles(db)) {
    const details = archived ? null : profileDetails(draft, slug, today)
    if (details !== null) sources.push({ id, name: profileName(draft), details })
  }
  return sources
}

/**
 * Makes and checks what was chosen. Throws `bad-request` when nothing was, and `not-found` for details that are not
 * among the sources.
 */
export async function checkedChoice(
  visit: SignedInVisit,
  choice: PackageChoice,
  sources: readonly PackageSource[],
): Promise<CheckedChoice> {
  const chosen = await chosenPackage(visit, choice, sources)
  return { chosen, made: await visit.deps.packages.make(chosen.order, visit.today) }
}

async function chosenPackage(
  visit: SignedInVisit,
  choice: PackageChoice,
  sources: readonly PackageSource[],
): Promise<ChosenPackage> {
  if (choice.source === null) throw new AppError('bad-request', 'No details were chosen for the package.')
  const source = sources.find(({ id }) => id === choice.source)
  if (source === undefined) throw new AppError('not-found', 'There are no such details for a package.')
  const lms = lmsOf(visit, choice)
  return { choice, source, lms, order: orderOf(visit, choice, source, lms, await packageBrand(visit)) }
}

async function packageBrand({ deps, organization }: SignedInVisit): Promise<PackageBrand | null> {
  const css = brandCss(organization.brand)
  if (css === '') return null
  const logo = await findLogo(deps.store.db, organization.brand.logo)
  return { css, logo: logo === null ? null : { png: logo.png, view: logoView(logo, LOGO_FILE, organization.name) } }
}

/** What a package of ours shows of the organization. */
export function packageLook({ brand, name }: Organization): PackageLook {
  return { accent: brand.accent, logo: brand.logo?.hash ?? null, name }
}

/** Names the system in the language of the viewer. */
export function lmsOf({ deps, language }: SignedInVisit, { lms }: Pick<PackageChoice, 'lms'>): Lms {
  const found = deps.systems[language].find(({ id }) => id === lms)
  if (found === undefined) throw new Error(`the list of learning systems has no "${lms}"`)
  return found
}

/** Choices that weren't made by hand are as the LMS needs them. */
function orderOf(
  { deps, organization }: SignedInVisit,
  choice: PackageChoice,
  { id, details }: PackageSource,
  lms: Lms,
  brand: PackageBrand | null,
): PackageOrder {
  const edition = choice.edition ?? lms.recommended.edition
  const preset = presetFor(lms, edition) ?? lms.recommended
  const { en, es } = deps.contents
  const isOurs = id.startsWith('site:')
  return {
    contents: choice.language === 'both' ? [en, es] : [deps.contents[choice.language]],
    edition,
    report: choice.report ?? preset.report,
    answers: choice.answers,
    // Our own name may have changed since the details were published.
    site: isOurs ? { ...details, organization: organization.name } : details,
    // Another organization has not chosen where its learners are led, and has its own look.
    leaveTo: isOurs ? organization.leaveTo : null,
    brand: isOurs ? brand : null,
  }
}

/** The packages that were made last, in memory: the check and the downloads after it make one together. */
export interface MadePackages {
  make(order: PackageOrder, on: CalendarDate): Promise<MadePackage>
}

/** A package has about two megabytes. */
const MOST = 4

export function rememberPackages(): MadePackages {
  /** The most recently requested package comes last. */
  const kept = new Map<string, Promise<MadePackage>>()
  return {
    make(order, on) {
      const key = keyOf(order, on)
      const made = kept.get(key) ?? makePackage(order, on)
      kept.delete(key)
      kept.set(key, made)
      for (const oldest of [...kept.keys()].slice(0, -MOST)) kept.delete(oldest)
      // A failed attempt is tried again.
      made.catch(() => kept.delete(key))
      return made
    },
  }
}

/** As long as the server runs, nothing of the content changes but what an organization changes: policy and numbers. */
function keyOf({ contents, brand, ...settings }: PackageOrder, on: CalendarDate): string {
  const changing = contents.map(({ language, policy, contacts }) => ({ language, policy, contacts }))
  const logo = brand?.logo ?? null
  const look = [brand?.css, logo?.view, logo === null ? null : sha256(logo.png)]
  return JSON.stringify([changing, settings, look, on])
}

const AS_THE_LMS_NEEDS = z.literal('')
const [firstLms] = LMS_IDS
const [firstLanguage] = PACKAGE_LANGUAGES
const [firstAnswers] = ANSWER_REPORTS

/** The choice as the form sends it. Without a source, nothing has been chosen yet. */
const choiceFields = z
  .strictObject({
    lms: z.enum(LMS_IDS).default(firstLms),
    for: z
      .string()
      .regex(/^((site|profile):[\w-]+)?$/)
      .default(''),
    language: z.enum(PACKAGE_LANGUAGES).default(firstLanguage),
    edition: z.union([AS_THE_LMS_NEEDS, z.enum(PACKAGE_EDITIONS)]).default(''),
    report: z.union([AS_THE_LMS_NEEDS, z.enum(REPORTS)]).default(''),
    answers: z.enum(ANSWER_REPORTS).default(firstAnswers),
  })
  .transform(
    ({ for: source, edition, report, ...choice }): PackageChoice => ({
      ...choice,
      // One of the two by the pattern.
      source: source === '' ? null : (source as SiteId | ProfileId),
      edition: edition === '' ? null : edition,
      report: report === '' ? null : report,
    }),
  )

/** The first offer of the page. */
export const FIRST_CHOICE: PackageChoice = choiceFields.parse({})

/** The choice in a part of an address that was kept. Returns null for one that can't be made anymore. */
export function choiceIn(query: string): PackageChoice | null {
  return choiceFields.safeParse(Object.fromEntries(new URLSearchParams(query))).data ?? null
}

export function readChoice(visit: Visit): PackageChoice {
  return parseQuery(visit, choiceFields)
}

/** The same from a form of hidden fields, which posts it. */
export function readSentChoice(visit: Visit): PackageChoice {
  return parseForm(visit, choiceFields)
}

/** The choice as fields of such a form. */
export function fieldsOf(choice: PackageChoice): HiddenField[] {
  return [...new URLSearchParams(queryOf(choice))].map(([name, value]) => ({ name, value }))
}

/** The choice as the part of an address behind the question mark: it can be kept, and handed on. */
export function queryOf({ lms, source, language, edition, report, answers }: PackageChoice): string {
  return new URLSearchParams({
    lms,
    for: source ?? '',
    language,
    edition: edition ?? '',
    report: report ?? '',
    answers,
  }).toString()
}

export function choicePath(choice: PackageChoice): string {
  return `${hrefTo('/hr/packages')}?${queryOf(choice)}`
}
