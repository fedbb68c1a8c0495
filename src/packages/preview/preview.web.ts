import { z } from 'zod'
import { AppError } from '../../platform/http/app-error.ts'
import { packageTitle } from '../standards/manifest.job.ts'
import { filesInZip } from '../compare/zip-file.job.ts'
import { previewOverPage, previewPage } from './preview.page.ts'
import { param, parseForm } from '../../platform/http/form.web.ts'
import { allowInFrame, allowPlayer } from '../../platform/http/headers.web.ts'
import { packageSources } from '../order.job.ts'
import { builtChoice, readSentChoice } from '../order.web.ts'
import { commitPath } from './commit.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { findPreview, launch, openPreview, type Preview, shownStored } from './open-preview.web.ts'
import { findTrialFile, type TrialKey } from './trial.store.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'

const launchForm = z.strictObject({ fresh: z.literal('yes').optional() })

/** Leads to the page that plays the package that was chosen. */
export async function startPreview(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer } = visit
  const sources = await packageSources(deps.store.db, visit.today)
  const { chosen, built } = await builtChoice(visit, readSentChoice(visit), sources)
  const { edition } = chosen.order
  // Out of the very file that is downloaded.
  const unzipped = await filesInZip(built.zip)
  const files = new Map(unzipped.map(({ entry, content }) => [entry.fileName, content]))
  const preview = { owner: viewer.person, edition, title: packageTitle(chosen.order), files }
  response.redirect(303, await openPreview(deps, preview))
}

/** The page says the same of a trial that is gone and of somebody else's. */
export async function showPreview(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.preview.title, current: 'packages' })
  const back = { text: t.hr.packages.title, href: hrefTo('/hr/packages') }
  const preview = await findPreview(deps.store.db, keyOf(visit))
  if (preview === null) return void response.status(404).send(previewOverPage(shell, { back }))
  const { key, edition, title, launchFile, standard } = preview
  allowPlayer(response)
  response.send(
    previewPage(shell, {
      edition,
      title,
      csrf,
      back,
      player: standard === null ? null : { standard, scriptHref: deps.assets.preview[standard].href },
      links: {
        file: hrefTo('/hr/packages/previews/:preview/files/*file', { preview: key.id, file: launchFile }),
        session: hrefTo('/hr/packages/previews/:preview/session', { preview: key.id }),
        record: hrefTo('/hr/packages/previews/:preview/record', { preview: key.id }),
      },
    }),
  )
}

/** A file of the package as it is in the zip. */
export async function showPreviewFile(visit: SignedInVisit): Promise<void> {
  const { deps, request, response } = visit
  const names = request.params['file']
  const path = Array.isArray(names) ? names.join('/') : ''
  const file = await findTrialFile(deps.store.db, keyOf(visit), path)
  if (file === null) throw new AppError('not-found', 'There is no such trial, or the package has no such file.')
  allowInFrame(response)
  response.type(path.split('.').at(-1) ?? '')
  // Express names the charset of text only, and every file of a package is UTF-8.
  const type = response.get('Content-Type') ?? ''
  if (type.startsWith('application/xml')) response.set('Content-Type', `${type}; charset=utf-8`)
  response.send(file)
}

/** Opens the course again, as an LMS does: a separate launch, loaded with what is stored. */
export async function launchPreview(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const { fresh } = parseForm(visit, launchForm)
  const { preview, standard } = await getPlayed(visit)
  const token = deps.newToken()
  const launched = { standard, token, learner: { id: 'trial', name: t.hr.preview.learner }, fresh: fresh === 'yes' }
  const cmi = await deps.store.transaction((tx) => launch(tx, preview, launched))
  response.json({
    cmi,
    commitUrl: `${commitPath(preview.key.id)}?launch=${token}`,
    lmsJudges: preview.passMark !== '',
  })
}

export async function showPreviewRecord(visit: SignedInVisit): Promise<void> {
  const { preview, standard } = await getPlayed(visit)
  visit.response.json(await shownStored(visit.deps.store.db, preview, standard))
}

function keyOf(visit: SignedInVisit): TrialKey {
  return { id: param(visit, 'preview'), owner: visit.viewer.person }
}

async function getPlayed(
  visit: SignedInVisit,
): Promise<{ readonly preview: Preview; readonly standard: NonNullable<Preview['standard']> }> {
  const preview = await findPreview(visit.deps.store.db, keyOf(visit))
  if (preview === null) throw new AppError('not-found', 'There is no such trial.')
  const { standard } = preview
  if (standard === null) throw new AppError('not-found', 'This edition talks to no runtime.')
  return { preview, standard }
}
