import { z } from 'zod'
import { AppError } from '../errors.ts'
import { packageFiles } from '../package/build.ts'
import { packageTitle } from '../package/manifest.ts'
import { previewOverPage, previewPage } from '../pages/preview.ts'
import { publishedDetails } from '../store/sites.ts'
import { param, parseForm } from './form.ts'
import { allowInFrame, allowPlayer } from './headers.ts'
import { previewCommitPath, previewFilePath, previewRecordPath, previewSessionPath, sitesPath } from './paths.ts'
import { openPreview, type Preview } from './previews.ts'
import { recordsShell } from './shell.ts'
import type { SignedInVisit } from './visit.ts'

const newForm = z.strictObject({ site: z.string(), edition: z.literal('scorm12') })
const launchForm = z.strictObject({ fresh: z.literal('yes').optional() })

/** Makes the package of a site and leads to the page that plays it. */
export async function startPreview(visit: SignedInVisit): Promise<void> {
  const { content, deps, organization, response, viewer } = visit
  const { site, edition } = parseForm(visit, newForm)
  const details = (await publishedDetails(deps.store.db, `site:${site}`))?.body.details
  if (details === undefined) throw new AppError('not-found', 'The site has no published details.')
  const { leaveTo } = organization
  const order = { contents: [content], edition, report: 'passed', answers: 'results', site: details, leaveTo } as const
  const files = await packageFiles(order)
  const title = packageTitle(order)
  response.redirect(303, openPreview(deps.previews, { owner: viewer.person, edition, title, files }))
}

/** The page says the same of a trial that is gone and of somebody else's. */
export function showPreview(visit: SignedInVisit): void {
  const { csrf, deps, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.preview.title, current: 'sites' })
  const back = { text: t.account.tabs.sites, href: sitesPath() }
  const preview = findPreview(visit)
  if (preview === null) return void response.status(404).send(previewOverPage(shell, { back }))
  const { id, edition, title, launchFile, lms } = preview
  allowPlayer(response)
  response.send(
    previewPage(shell, {
      edition,
      title,
      csrf,
      back,
      player: lms === null ? null : { standard: lms.standard, scriptHref: deps.assets.preview[lms.standard].href },
      links: {
        file: previewFilePath(id, launchFile),
        session: previewSessionPath(id),
        record: previewRecordPath(id),
      },
    }),
  )
}

/** A file of the package as it is in the zip. */
export function showPreviewFile(visit: SignedInVisit): void {
  const { request, response } = visit
  const names = request.params['file']
  const path = Array.isArray(names) ? names.join('/') : ''
  const file = getPreview(visit).files.get(path)
  if (file === undefined) throw new AppError('not-found', 'The package has no such file.')
  allowInFrame(response)
  response.type(path.split('.').at(-1) ?? '').send(Buffer.from(file))
}

/** Opens the course anew, as an LMS does: a launch of its own, loaded with what is stored. */
export function launchPreview(visit: SignedInVisit): void {
  const { response, t } = visit
  const { fresh } = parseForm(visit, launchForm)
  const preview = getPreview(visit)
  const lms = lmsOf(preview)
  if (fresh === 'yes') lms.forget()
  const { token, cmi } = lms.launch({ id: 'trial', name: t.hr.preview.learner })
  response.json({
    cmi,
    commitUrl: `${previewCommitPath(preview.id)}?launch=${token}`,
    lmsJudges: lms.passMark !== '',
  })
}

export function showPreviewRecord(visit: SignedInVisit): void {
  visit.response.json(lmsOf(getPreview(visit)).stored())
}

function findPreview(visit: SignedInVisit): Preview | null {
  return visit.deps.previews.find(param(visit, 'preview'), visit.viewer.person)
}

function getPreview(visit: SignedInVisit): Preview {
  const preview = findPreview(visit)
  if (preview === null) throw new AppError('not-found', 'There is no such trial.')
  return preview
}

function lmsOf({ lms }: Preview) {
  if (lms === null) throw new AppError('not-found', 'This edition talks to no runtime.')
  return lms
}
