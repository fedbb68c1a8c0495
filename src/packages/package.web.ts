import { dateAt } from '../platform/time/calendar.ts'
import { reachOf } from '../identity/access.ts'
import { preflightView } from './trial/preflight.page.ts'
import { type CheckedPackage, type PackageChoice, type PackageOnList, packagesPage } from './package.page.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { detailsHash, type PackageMade, packagesMade } from './made.store.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import {
  fieldsOf,
  queryOf,
  readChoice,
  type CheckedChoice,
  checkedChoice,
  packageSources,
  type PackageSource,
} from './order.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { profileName, readProfiles } from './profile.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The number of packages that the page lists. */
const MOST_ON_LIST = 10

/** Shows only the first two steps until a choice is made, and then the result of checking that package. */
export async function showPackages(visit: SignedInVisit): Promise<void> {
  const choice = readChoice(visit)
  const sources = await packageSources(visit)
  const checked = choice.source === null ? null : await checkedChoice(visit, choice, sources)
  await sendPackages(visit, choice, checked, sources)
}

export async function sendPackages(
  visit: SignedInVisit,
  choice: PackageChoice,
  checked: CheckedChoice | null,
  sources: readonly PackageSource[],
  status = 200,
): Promise<void> {
  const { deps, language, response, t, viewer } = visit
  const usable = new Set<string>(sources.map(({ id }) => id))
  const profiles = (await readProfiles(deps.store.db)).filter(({ archived }) => !archived)
  const page = {
    choice,
    systems: deps.systems[language],
    sources,
    checked: checked === null ? null : checkedOnPage(visit, checked),
    profiles: profiles.map(({ id, draft }) => ({
      name: profileName(draft),
      href: hrefTo('/hr/packages/profiles/:profile', { profile: id }),
      usable: usable.has(id),
    })),
    made: await packagesOnList(visit, sources),
    links: {
      page: hrefTo('/hr/packages'),
      newProfile: hrefTo('/hr/packages/profiles/new'),
      sites: reachOf(viewer, 'edit-site') === null ? null : hrefTo('/hr/sites'),
      receipts: reachOf(viewer, 'read-receipts') === null ? null : hrefTo('/hr/receipts'),
    },
  }
  const shell = recordsShell(visit, { title: t.hr.packages.title, current: 'packages' })
  response.status(status).send(packagesPage(shell, page))
}

function checkedOnPage({ csrf, language, t }: SignedInVisit, { chosen, made }: CheckedChoice): CheckedPackage {
  const { edition, report } = chosen.order
  const to = (path: string) => `${path}?${queryOf(chosen.choice)}`
  return {
    edition,
    report,
    fileName: made.fileName,
    bytes: made.zip.length,
    preflight: preflightView(made.preflight, t, language),
    refused: made.preflight.verdict === 'refused',
    fields: [{ name: CSRF_FIELD, value: csrf }, ...fieldsOf(chosen.choice)],
    links: {
      made: hrefTo('/hr/packages/made'),
      preview: hrefTo('/hr/packages/previews'),
      kit: to(hrefTo('/hr/packages/kit.zip')),
      report: to(hrefTo('/hr/packages/report.html')),
      reportData: to(hrefTo('/hr/packages/report.json')),
      quizKey: to(hrefTo('/hr/packages/quiz-key.html')),
    },
  }
}

async function packagesOnList(
  { content, deps, organization, today }: SignedInVisit,
  sources: readonly PackageSource[],
): Promise<PackageOnList[]> {
  const made = await packagesMade(deps.store.db, MOST_ON_LIST)
  const facts = await currentFacts(deps.store.db, [...new Set(made.map(({ by }) => by))], today)
  return made.map((each, index) => ({
    name: each.sourceName,
    fileName: each.fileName,
    fileHash: each.fileHash,
    courseVersion: each.courseVersion,
    on: dateAt(each.at, organization.timeZone),
    by: facts.get(each.by)?.name ?? null,
    state: made.slice(0, index).some(({ query }) => query === each.query)
      ? 'replaced'
      : stateOf(each, sources, content.course.version),
    href: `${hrefTo('/hr/packages')}?${each.query}`,
  }))
}

function stateOf(made: PackageMade, sources: readonly PackageSource[], version: string): PackageOnList['state'] {
  const source = sources.find(({ id }) => id === made.source)
  if (source === undefined) return 'gone'
  if (detailsHash(source.details) !== made.detailsHash) return 'details-changed'
  return made.courseVersion === version ? 'current' : 'course-changed'
}
