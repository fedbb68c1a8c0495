import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { loadCompiled } from '../app/compiled.ts'
import { contentsNow } from '../app/live-content.ts'
import type { Contents } from '../contacts/line.ts'
import { loadSite } from '../course/load.job.ts'
import { ContentProblems } from '../course/problem.job.ts'
import type { SiteId } from '../ledger/event.ts'
import type { SiteDetails } from '../organization/details-shape.ts'
import {
  BACKUP_ON_DUTY,
  backupIsOnDuty,
  type ProfileId,
  SAME_PERSON,
  samePerson,
} from '../organization/site-details.ts'
import { findOrganization } from '../organization/organization.store.ts'
import { profileDetails, profileName } from '../packages/export-profile.ts'
import { readProfiles } from '../packages/order.job.ts'
import { type PolicyChanges, policyChanges } from '../packages/update/policy-changes.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { ROOT } from '../platform/root.ts'
import type { Language } from '../platform/text/language.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import { materialChanges } from '../policy/delta.ts'
import { unsafeTexts } from '../site/draft-texts.ts'
import { draftOf } from '../site/draft.ts'
import { detailsNow } from '../site/roles/drift.store.ts'
import { findSiteBySlug } from '../site/site.store.ts'
import { readPackagePolicy, UsageError } from './command.cli.ts'
import { openChosen } from './database.cli.ts'

export const NOTHING_CHANGED = 'no clause of the policy has changed since then'

type SiteOptions = Parameters<typeof openChosen>[0] & { readonly 'update-from'?: string | undefined }

/** By the package that staff took. It doesn't say which changes were minor, so all that read differently count. */
async function changesSincePackage(file: string, contents: Contents): Promise<PolicyChanges> {
  const known = await readPackagePolicy(file)
  const program = { material: true, changes: null, own: new Set<string>() }
  const since = (language: Language) => {
    const before = known.get(language)
    const { policy, contacts } = contents[language]
    const now = { clauses: policy.clauses, contacts }
    return before === undefined
      ? []
      : materialChanges({ clauses: before.policy.clauses, contacts: before.contacts }, now, [program])
  }
  const [from = ''] = [...known.values()].map(({ policy }) => policy.version)
  return { from, changes: { en: since('en'), es: since('es') } }
}

/** A site, and the course with the shared lines that people there are shown. */
export interface SiteOfPackage {
  readonly site: SiteDetails
  readonly contents: Contents
  /** What changed, for a package with only that. */
  readonly changes: PolicyChanges | null
  /** Whose details they are in the database, with the time zone there; null for those of a file. */
  readonly source: { readonly id: SiteId | ProfileId; readonly name: string; readonly timeZone: string } | null
}

/** From a file, what a site in the database has published last, or the details of another organization there. */
export async function readSite(name: string, options: SiteOptions, now: Instant): Promise<SiteOfPackage> {
  const { contents } = loadCompiled(ROOT)
  const isProfile = name.startsWith('profile:')
  const isFile = !isProfile && (/[./\\]/.test(name) || existsSync(name))
  const since = options['update-from'] ?? null
  const sinceFile = since !== null && existsSync(since) ? since : null
  const inFile = (current: Contents) => (sinceFile === null ? null : changesSincePackage(sinceFile, current))
  if (isFile && since !== null && sinceFile === null)
    throw new UsageError(
      `--update-from ${since}: there is no such file; when the site's details come from a file, name an older package`,
    )
  if (isFile) return { site: readSiteFile(name), contents, changes: await inFile(contents), source: null }
  const store = await (isProfile ? openChosen(options, { readOnly: true }) : openSites(name, options))
  try {
    const { site, source } = await (isProfile
      ? readProfileDetails(store, name, now)
      : readPublishedSite(store, name, now))
    const live = await contentsNow(store.db, contents)
    const changes =
      since === null || sinceFile !== null ? await inFile(live) : await policyChanges(store.db, live, since)
    if (since !== null && changes === null)
      throw new UsageError(
        `--update-from ${since}: the database has no such version of the policy, or ${NOTHING_CHANGED}`,
      )
    return { site, contents: live, changes, source }
  } finally {
    await store.close()
  }
}

function readSiteFile(file: string): SiteDetails {
  try {
    const details = loadSite(dirname(file), basename(file))
    if (samePerson(details)) throw new UsageError(`--site ${file}: ifAboutThatPerson ${SAME_PERSON}`)
    if (backupIsOnDuty(details)) throw new UsageError(`--site ${file}: backup ${BACKUP_ON_DUTY}`)
    const [unsafe] = unsafeTexts(draftOf(details))
    if (unsafe !== undefined)
      throw new UsageError(
        `--site ${file}: ${unsafe.field} keeps staff from reporting, or makes them wait: “${unsafe.sentence}”`,
      )
    return details
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error
    const [first, ...more] = error.problems.map(({ path, message }) => `${path} ${message}`.trim())
    throw new UsageError(`--site ${file}: ${first}${more.length === 0 ? '' : ` (and ${more.length} more)`}`)
  }
}

type Sourced = Pick<SiteOfPackage, 'site' | 'source'>

async function readPublishedSite({ db }: Store, slug: string, now: Instant): Promise<Sourced> {
  const site = await findSiteBySlug(db, slug)
  if (site === null) throw new UsageError(`--site ${slug}: the database has no site with this address`)
  const { timeZone } = (await findOrganization(db)) ?? { timeZone: 'UTC' }
  const live = await detailsNow(db, site.id, dateAt(now, timeZone))
  if (live === null) throw new UsageError(`--site ${slug}: the site has not published its details yet`)
  return { site: live.details, source: { id: site.id, name: site.name, timeZone } }
}

/** A name that isn't a file is an address in a database. If there is no database, either could be the mistake. */
async function openSites(slug: string, options: SiteOptions): Promise<Store> {
  try {
    return await openChosen(options, { readOnly: true })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(`--site ${slug}: there is no file of this name, and no database to look in: ${error.message}`)
  }
}

async function readProfileDetails({ db }: Store, name: string, now: Instant): Promise<Sourced> {
  const profile = (await readProfiles(db)).find(({ id }) => id === name)
  if (profile === undefined || profile.archived)
    throw new UsageError(`--site ${name}: the database has no such organization on its list`)
  const { timeZone } = (await findOrganization(db)) ?? { timeZone: 'UTC' }
  const details = profileDetails(profile.draft, profile.slug, dateAt(now, timeZone))
  if (details === null)
    throw new UsageError(`--site ${name}: its details are not ready for a package; its details page says why`)
  return { site: details, source: { id: profile.id, name: profileName(profile.draft), timeZone } }
}
