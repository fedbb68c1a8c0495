import { z } from 'zod'
import { DETAILS } from '../course/course.ts'
import { setLanguage } from '../identity/account.store.ts'
import { setDetail } from './reading-preference.store.ts'
import { parseForm } from '../platform/http/form.web.ts'
import { isOurs } from '../identity/session.web.ts'
import { webLinks } from '../platform/http/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { LANGUAGES } from '../platform/text/language.ts'

/** Every form sends both, so that nothing about a request tells which of them has changed. */
const readingForm = z.strictObject({
  language: z.enum(LANGUAGES),
  detail: z.enum(DETAILS),
  /** The page that the form stood on. */
  to: z.string(),
})

/** Saves how the viewer reads the course: the language and the detail. Then goes back to the same page. */
export async function chooseReading(visit: SignedInVisit): Promise<void> {
  const { deps, response, viewer, account } = visit
  const { language, detail, to } = parseForm(visit, readingForm)
  await deps.store.transaction(async (tx) => {
    await setLanguage(tx, account, language)
    await setDetail(tx, viewer.person, detail)
  })
  response.redirect(303, isOurs(to) ? to : webLinks.home())
}
