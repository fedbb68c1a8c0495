import { z } from 'zod'
import { hrefTo } from '../../app/href.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { findReadable } from '../../people/people.web.ts'
import { learnerFor } from '../../people/signed-update.web.ts'
import { param, parseQuery } from '../../platform/http/form.web.ts'
import { LANGUAGES } from '../../platform/text/language.ts'
import { detailsNow } from '../../site/roles/drift.store.ts'
import { MESSAGES } from '../../words/messages.ts'
import { updateSheetPage } from './sheet.page.ts'
import { sheetFor } from './change.store.ts'

const sheetQuery = z.strictObject({ language: z.enum(LANGUAGES).optional() })

/** What changed for one person, to print and sign. */
export async function showUpdateSheet(visit: SignedInVisit): Promise<void> {
  const { deps, response, t, today } = visit
  const found = await findReadable(visit, `person:${param(visit, 'person')}`, 'change-person')
  const { person } = found
  const language = parseQuery(visit, sheetQuery).language ?? visit.language
  const { learner, state } = await learnerFor(visit, person, language, deps.store.db)
  const sheet = await sheetFor(deps.store.db, learner, state, today)
  const { because } = state.standing
  if (sheet === null || because.kind !== 'update')
    return response.redirect(303, hrefTo('/hr/people/:person', { person }))
  const [site] = state.work.sites
  const details = site === undefined ? null : ((await detailsNow(deps.store.db, site, today))?.details ?? null)
  const shell = recordsShell(visit, { title: t.hr.changes.updateSheet.title, current: 'people' })
  const page = updateSheetPage(
    { ...shell, pageScript: visit.deps.assets.copy.href },
    {
      name: found.name ?? t.hr.people.noName,
      content: learner.content,
      changes: sheet.changes,
      by: because.by,
      site: details,
      words: MESSAGES[language],
      links: {
        back: hrefTo('/hr/people/:person', { person }),
        record: hrefTo('/hr/people/:person/changes/:change', { person, change: 'signed-update' }),
        languages: LANGUAGES.filter((each) => each !== language).map((each) => ({
          text: MESSAGES[each].hr.changes.updateSheet.inThis,
          language: each,
          href: hrefTo('/hr/people/:person/update-sheet', { person }, { language: each }),
        })),
      },
    },
  )
  response.send(page)
}
