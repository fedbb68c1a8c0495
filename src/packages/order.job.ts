import { z } from 'zod'
import type { Content } from '../course/content.ts'
import type { SiteId } from '../ledger/event.ts'
import { brandCss, logoView } from '../organization/brand.page.ts'
import { findLogo } from '../organization/brand.store.ts'
import type { ShownDetails } from '../organization/details-shape.ts'
import type { Organization } from '../organization/organization.store.ts'
import type { ProfileId } from '../organization/site-details.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Language, LANGUAGES } from '../platform/text/language.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { everyShownDetails } from '../site/roles/drift.store.ts'
import { allSites } from '../site/site.store.ts'
import { LOGO_FILE } from './build.job.ts'
import type { PackageBrand, PackageOrder } from './course-package.ts'
import { type ProfileDraft, profileDetails, profileName, readableProfile } from './export-profile.ts'
import { allProfiles, type ExportProfile } from './export-profile.store.ts'
import { type Lms, LMS_IDS, presetFor } from './kit/lms-catalog.ts'
import { type PackageChoice, PACKAGE_LANGUAGES } from './package.page.ts'
import { ANSWER_REPORTS, REPORTS } from './standards/cmi.ts'
import { PACKAGE_EDITIONS } from './standards/edition.ts'
import { policyChanges } from './update/policy-changes.store.ts'
import { updateParts } from './update/update-order.job.ts'

/** The source of the details in a package: a site with live details, or another organization. */
export interface PackageSource {
  readonly id: SiteId | ProfileId
  readonly name: string
  readonly details: ShownDetails
}

/** A choice with everything that follows from it. */
export interface ChosenPackage {
  readonly choice: PackageChoice
  readonly source: PackageSource
  readonly lms: Lms
  readonly order: PackageOrder
}

/** What packages are made from. */
export interface PackageParts {
  readonly db: Database
  readonly contents: Readonly<Record<Language, Content>>
  readonly organization: Organization
  /** The learning systems, in any language. */
  readonly systems: readonly Lms[]
}

/** An organization whose details can be read. */
export interface Profile extends Omit<ExportProfile, 'details'> {
  readonly draft: ProfileDraft
}

/** Those whose details can be read, in the order in which they were added. */
export async function readProfiles(db: Database): Promise<Profile[]> {
  return (await allProfiles(db)).flatMap((profile) => withDraft(profile) ?? [])
}

/** Returns null for details in an older shape, which can't be edited anymore. */
export function withDraft({ details, ...profile }: ExportProfile): Profile | null {
  const draft = readableProfile(details)
  return draft === null ? null : { ...profile, draft }
}

export async function packageSources(db: Database, today: CalendarDate): Promise<PackageSource[]> {
  const sources: PackageSource[] = []
  const sites = await allSites(db)
  const shown = await everyShownDetails(db, sites, today)
  for (const { id, name } of sites) {
    const details = shown.get(id)
    if (details !== undefined) sources.push({ id, name, details })
  }
  for (const { id, slug, draft, archived } of await readProfiles(db)) {
    const details = archived ? null : profileDetails(draft, slug, today)
    if (details !== null) sources.push({ id, name: profileName(draft), details })
  }
  return sources
}

/** Returns null for details that are not among the sources. */
export async function chosenPackage(
  parts: PackageParts,
  choice: PackageChoice,
  sources: readonly PackageSource[],
): Promise<ChosenPackage | null> {
  const source = sources.find(({ id }) => id === choice.source)
  if (source === undefined) return null
  const lms = lmsIn(parts.systems, choice)
  const content = await contentOf(parts, choice)
  if (content === null) return null
  return {
    choice,
    source,
    lms,
    order: { ...orderOf(parts, choice, source, lms, await packageBrand(parts)), ...content },
  }
}

/** The course, or only what changed since a version. Null when nothing has, or nobody knows what it said. */
async function contentOf(
  { contents, db }: PackageParts,
  { language, since }: PackageChoice,
): Promise<Pick<PackageOrder, 'contents' | 'update'> | null> {
  const { en, es } = contents
  if (since === null) return { contents: language === 'both' ? [en, es] : [contents[language]] }
  const changes = await policyChanges(db, contents, since)
  return changes === null ? null : updateParts(contents, language === 'both' ? LANGUAGES : [language], changes)
}

export function lmsIn(systems: readonly Lms[], { lms }: Pick<PackageChoice, 'lms'>): Lms {
  const found = systems.find(({ id }) => id === lms)
  if (found === undefined) throw new Error(`the list of learning systems has no "${lms}"`)
  return found
}

async function packageBrand({ db, organization }: PackageParts): Promise<PackageBrand | null> {
  const css = brandCss(organization.brand)
  if (css === '') return null
  const logo = await findLogo(db, organization.brand.logo)
  return { css, logo: logo === null ? null : { png: logo.png, view: logoView(logo, LOGO_FILE, organization.name) } }
}

/** Choices that weren't made by hand are as the LMS needs them. */
function orderOf(
  { organization }: PackageParts,
  choice: PackageChoice,
  { id, details }: PackageSource,
  lms: Lms,
  brand: PackageBrand | null,
): Omit<PackageOrder, 'contents'> {
  const edition = choice.edition ?? lms.recommended.edition
  const preset = presetFor(lms, edition) ?? lms.recommended
  const isOurs = id.startsWith('site:')
  return {
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

const AS_THE_LMS_NEEDS = z.literal('')
const [firstLms] = LMS_IDS
const [firstLanguage] = PACKAGE_LANGUAGES
const [firstAnswers] = ANSWER_REPORTS

/** The choice as the form sends it. Without a source, nothing has been chosen yet. */
export const choiceFields = z
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
    since: z
      .string()
      .regex(/^[\w.-]{0,40}$/)
      .default(''),
  })
  .transform(
    ({ for: source, edition, report, since, ...choice }): PackageChoice => ({
      ...choice,
      // One of the two by the pattern.
      source: source === '' ? null : (source as SiteId | ProfileId),
      edition: edition === '' ? null : edition,
      report: report === '' ? null : report,
      since: since === '' ? null : since,
    }),
  )

/** The first offer of the page. */
export const FIRST_CHOICE: PackageChoice = choiceFields.parse({})

/** The choice in a part of an address that was kept. Returns null for one that can't be made anymore. */
export function choiceIn(query: string): PackageChoice | null {
  return choiceFields.safeParse(Object.fromEntries(new URLSearchParams(query))).data ?? null
}

/** The choice as the part of an address behind the question mark: it can be kept, and handed on. */
export function queryOf({ lms, source, language, edition, report, answers, since }: PackageChoice): string {
  return new URLSearchParams({
    lms,
    for: source ?? '',
    language,
    edition: edition ?? '',
    report: report ?? '',
    answers,
    // Packages made before this could be chosen have an address without it.
    ...(since === null ? {} : { since }),
  }).toString()
}
