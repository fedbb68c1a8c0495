import { reachOf } from '../identity/access.ts'
import { preflightView } from './trial/preflight.page.ts'
import { type CheckedPackage, type PackageChoice, packagesPage } from './package.page.ts'
import { packagesOnList } from './made-list.web.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { packageSources, type PackageSource, queryOf, readProfiles } from './order.job.ts'
import { builtChoice, type CheckedChoice, checkOf, fieldsOf, readChoice } from './order.web.ts'
import { earlierPolicies } from './update/policy-changes.store.ts'
import { profileName } from './export-profile.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reportDigits } from '../course/contact-place.ts'

/** Shows only the first two steps until a choice is made, and then the result of checking that package. */
export async function showPackages(visit: SignedInVisit): Promise<void> {
  const choice = readChoice(visit)
  const sources = await packageSources(visit.deps.store.db, visit.today)
  const checked = choice.source === null ? null : await checkOf(visit, await builtChoice(visit, choice, sources))
  await sendPackages(visit, choice, { checked, sources })
}

export async function sendPackages(
  visit: SignedInVisit,
  choice: PackageChoice,
  { checked, sources }: { readonly checked: CheckedChoice | null; readonly sources: readonly PackageSource[] },
  status = 200,
): Promise<void> {
  const { content, csrf, deps, language, response, t, viewer } = visit
  const usable = new Set<string>(sources.map(({ id }) => id))
  const profiles = (await readProfiles(deps.store.db)).filter(({ archived }) => !archived)
  const page = {
    choice,
    csrf,
    scr: reportDigits(content.contacts),
    systems: deps.systems[language],
    sources,
    earlier: await earlierPolicies(deps.store.db, deps.contents),
    checked: checked === null ? null : checkedOnPage(visit, checked),
    profiles: profiles.map(({ id, draft }) => ({
      name: profileName(draft),
      href: hrefTo('/hr/packages/profiles/:profile', { profile: id }),
      usable: usable.has(id),
    })),
    ...(await packagesOnList(visit, sources)),
    links: {
      order: hrefTo('/hr/packages/orders'),
      newProfile: hrefTo('/hr/packages/profiles/new'),
      made: `${hrefTo('/hr/packages')}#made`,
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
