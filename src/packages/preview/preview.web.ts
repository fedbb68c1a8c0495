import { z } from 'zod'
import { AppError } from '../../platform/http/app-error.ts'
import { packageTitle } from '../standards/manifest.job.ts'
import { filesInZip } from '../compare/zip-file.job.ts'
import { previewOverPage, previewPage } from './preview.page.ts'
import { param, parseForm } from '../../platform/http/form.web.ts'
import { allowInFrame, allowPlayer } from '../../platform/http/headers.web.ts'
import { readSentChoice, checkedChoice, packageSources } from '../order.web.ts'
import { commitPath } from './commit.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { openPreview, type Preview } from './open-preview.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

const launchForm = z.strictObject({ fresh: z.literal('yes').optional() })

/** Leads to the page that plays the package that was chosen. */
export async function startPreview(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer } = visit
  const { chosen, made } = await checkedChoice(visit, readSentChoice(visit), await packageSources(visit))
  const { edition } = chosen.order
  // Out of the very file that is downloaded.
  const unzipped = await filesInZip(made.zip)
  const files = new Map(unzipped.map(({ entry, content }) => [entry.fileName, content]))
  const preview = { owner: viewer.person, edition, title: packageTitle(chosen.order), files }
  response.redirect(303, openPreview(deps.previews, preview))
}

/** The page says the same of a trial that is gone and of somebody else's. */
export function showPreview(visit: SignedInVisit): void {
  const { csrf, deps, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.preview.title, current: 'packages' })
  const back = { text: t.hr.packages.title, href: hrefTo('/hr/packages') }
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
        file: hrefTo('/hr/packages/previews/:preview/files/*file', { preview: id, file: launchFile }),
        session: hrefTo('/hr/packages/previews/:preview/session', { preview: id }),
        record: hrefTo('/hr/packages/previews/:preview/record', { preview: id }),
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
  response.type(path.split('.').at(-1) ?? '')
  // Express names the charset of text only, and every file of a package is UTF-8.
  const type = response.get('Content-Type') ?? ''
  if (type.startsWith('application/xml')) response.set('Content-Type', `${type}; charset=utf-8`)
  response.send(Buffer.from(file))
}

/** Opens the course again, as an LMS does: a separate launch, loaded with what is stored. */
export function launchPreview(visit: SignedInVisit): void {
  const { response, t } = visit
  const { fresh } = parseForm(visit, launchForm)
  const preview = getPreview(visit)
  const lms = lmsOf(preview)
  if (fresh === 'yes') lms.forget()
  const { token, cmi } = lms.launch({ id: 'trial', name: t.hr.preview.learner })
  response.json({
    cmi,
    commitUrl: `${commitPath(preview.id)}?launch=${token}`,
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
