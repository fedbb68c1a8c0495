import { dateAt } from '../platform/time/calendar.ts'
import { reachOf } from '../identity/access.ts'
import { preflightView } from './trial/preflight.page.ts'
import { type CheckedPackage, type PackageChoice, type PackageOnList, packagesPage } from './package.page.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { type PackageMade, packagesMade } from './made.store.ts'
import { kindName, kindOf, lastOfEachKind, type LastPackage, outdatedText } from './outdated.web.ts'
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

/** The last ones, and of those before them each that should be replaced. */
async function packagesOnList(
  visit: SignedInVisit,
  sources: readonly PackageSource[],
): Promise<readonly PackageOnList[]> {
  const { deps, organization, today } = visit
  const { db } = deps.store
  const details = new Map(sources.map((source) => [source.id, source.details]))
  const last = await lastOfEachKind(visit, async () => details)
  const newest = await packagesMade(db, MOST_ON_LIST)
  const older = [...last.values()].filter(({ made, outdated }) => isToReplace(outdated) && !newest.some(isSame(made)))
  const listed = [...newest, ...older.map(({ made }) => made)]
  const facts = await currentFacts(db, [...new Set(listed.map(({ by }) => by))], today)
  return listed.map((each) => {
    const kind = last.get(kindOf(visit, each))
    const outdated = kind !== undefined && isSame(each)(kind.made) ? kind.outdated : 'replaced'
    return {
      name: kindName(visit, each),
      fileName: each.fileName,
      fileHash: each.fileHash,
      courseVersion: each.courseVersion,
      on: dateAt(each.at, organization.timeZone),
      by: facts.get(each.by)?.name ?? null,
      state: outdated === 'replaced' ? 'replaced' : outdated === null ? 'gone' : 'last',
      outdated: Array.isArray(outdated) ? outdatedText(visit, outdated) : '',
      oldNumbers: Array.isArray(outdated) && kind !== undefined ? kind.oldNumbers : [],
      href: `${hrefTo('/hr/packages')}?${each.query}`,
    }
  })
}

function isToReplace(outdated: LastPackage['outdated']): boolean {
  return outdated !== null && outdated.length > 0
}

function isSame(one: PackageMade): (other: PackageMade) => boolean {
  return ({ at, fileHash, query }) => at === one.at && fileHash === one.fileHash && query === one.query
}
