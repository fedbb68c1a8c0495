import {
  type BuiltPackage,
  type Destination,
  kitFacts,
  kitFileName,
  kitZip,
  preflightHtml,
  preflightReport,
} from './export.job.ts'
import { quizKey } from './kit/kit.job.ts'
import { kitLanguage } from './kit/layout.page.ts'
import { numbersIn } from './carried-number.ts'
import type { PackageChoice } from './package.page.ts'
import { detailsHash, recordPackage, versionBefore } from './made.store.ts'
import { type ChosenPackage, packageSources, queryOf } from './order.job.ts'
import {
  builtChoice,
  type CheckedChoice,
  checkOf,
  choicePath,
  packageLook,
  readChoice,
  readSentChoice,
} from './order.web.ts'
import { startOrder } from './ordered.web.ts'
import { sendPackages } from './package.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { startDownload } from '../trail/download.web.ts'
import { recordTrail } from '../trail/record.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** Puts the package on the list of packages made, and leads to the file. */
export async function makePackage(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, organization, response, viewer } = visit
  const checked = await acceptedChoice(visit, readSentChoice(visit))
  if (checked === null) return
  const { chosen, made } = checked
  const { choice, source, order } = chosen
  const query = queryOf(choice)
  const record = {
    source: source.id,
    sourceName: source.name,
    fileName: made.fileName,
    fileHash: made.sha256,
    courseVersion: order.contents[0].course.version,
    detailsHash: detailsHash(source.details),
    query,
    by: viewer.person,
    at: now,
    look: source.id.startsWith('site:') ? packageLook(organization) : null,
    numbers: numbersIn(deps.contents, source.details),
  }
  await deps.store.transaction(async (tx) => {
    await recordPackage(tx, record, organization.timeZone)
    await recordTrail(visit, { kind: 'package_made' }, tx)
  })
  log.info({ by: viewer.person, source: source.id, file: made.fileName, hash: made.sha256 }, 'package made')
  response.redirect(303, `${hrefTo('/hr/packages/package.zip')}?${query}`)
}

/** The package itself. Nothing is recorded: a browser may ask again, or ask before anybody has. */
export async function downloadPackage(visit: SignedInVisit): Promise<void> {
  const checked = await acceptedChoice(visit, readChoice(visit))
  if (checked !== null) await sendFile(visit, checked.made.fileName, checked.made.zip)
}

/** The kit for the person who brings the package into an LMS. */
export async function downloadKit(visit: SignedInVisit): Promise<void> {
  const checked = await acceptedChoice(visit, readChoice(visit))
  if (checked === null) return
  await sendFile(
    visit,
    kitFileName(checked.made),
    await kitZip(checked.made, await destinationOf(visit, checked.chosen)),
  )
}

/** The quiz key is for trainers. It holds the answers, so it isn't part of the kit. */
export async function downloadQuizKey(visit: SignedInVisit): Promise<void> {
  const sources = await packageSources(visit.deps.store.db, visit.today)
  const { chosen, built } = await builtChoice(visit, readChoice(visit), sources)
  const destination = await destinationOf(visit, chosen)
  await sendFile(visit, beside(built, 'quiz-key.html'), await quizKey(kitFacts(built, destination)))
}

/** Downloads the result of the check, including that of a refused package. */
export async function downloadReport(visit: SignedInVisit): Promise<void> {
  const checked = await reportedChoice(visit)
  if (checked === null) return
  const destination = await destinationOf(visit, checked.chosen)
  await sendFile(visit, beside(checked.made, 'report.html'), await preflightHtml(checked.made, destination))
}

/** The same for programs. */
export async function downloadReportData(visit: SignedInVisit): Promise<void> {
  const checked = await reportedChoice(visit)
  if (checked === null) return
  await sendFile(visit, beside(checked.made, 'report.json'), preflightReport(checked.made).json)
}

/**
 * Returns null when the package wasn't checked, which leads to the page where it's ordered, and when it was refused:
 * then the page with the reasons is the answer.
 */
async function acceptedChoice(visit: SignedInVisit, choice: PackageChoice): Promise<CheckedChoice | null> {
  const sources = await packageSources(visit.deps.store.db, visit.today)
  const built = await builtChoice(visit, choice, sources)
  const checked = await checkOf(visit, built)
  if (checked === null) {
    if (visit.request.method === 'POST') await startOrder(visit, built.chosen)
    else visit.response.redirect(303, choicePath(choice))
    return null
  }
  if (checked.made.preflight.verdict !== 'refused') return checked
  await sendPackages(visit, choice, { checked, sources }, 409)
  return null
}

/** Leads to the page of the choice and returns null when the package wasn't checked. */
async function reportedChoice(visit: SignedInVisit): Promise<CheckedChoice | null> {
  const choice = readChoice(visit)
  const sources = await packageSources(visit.deps.store.db, visit.today)
  const checked = await checkOf(visit, await builtChoice(visit, choice, sources))
  if (checked === null) visit.response.redirect(303, choicePath(choice))
  return checked
}

async function destinationOf({ deps }: SignedInVisit, { lms, order, source }: ChosenPackage): Promise<Destination> {
  const lmsList = deps.systems[kitLanguage(order)]
  return {
    lms: lmsList.find(({ id }) => id === lms.id) ?? null,
    lmsList,
    kitTexts: deps.kitTexts,
    // An update takes the place of no package.
    previousVersion:
      order.update !== undefined
        ? null
        : await versionBefore(deps.store.db, source.id, order.contents[0].course.version),
  }
}

/** The name of a file that lies next to the package in a folder. Names of packages are ASCII. */
function beside({ fileName }: BuiltPackage, what: string): string {
  return fileName.replace(/\.zip$/, `_${what}`)
}

async function sendFile(visit: SignedInVisit, name: string, content: string | Uint8Array): Promise<void> {
  // The choice was read from these by a strict schema.
  const asked = new URLSearchParams(visit.request.url.split('?')[1])
  const filters = Object.fromEntries([...asked].filter(([, value]) => value !== ''))
  await startDownload(visit, { name, about: null, filters })
  visit.response.send(typeof content === 'string' ? content : Buffer.from(content))
}
