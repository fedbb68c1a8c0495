import { z } from 'zod'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reportDigits } from '../course/contact-place.ts'
import { REPLACED_BECAUSE } from '../ledger/bodies/practice.ts'
import { recordingOf } from '../people/change.web.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { heldNames, readForm, sentTexts, withProblem, withProblems } from '../platform/http/form.web.ts'
import { againstReporting } from '../policy/against-reporting.page.ts'
import { knownAt, type Led, ledByHr, ledForTeam, stateOf } from './led.web.ts'
import { LONGEST_TO_FIX, type Practice } from './practice.ts'
import { replacePracticeText } from './practice.store.ts'
import { practiceTextPage } from './text.page.ts'

export async function replaceTextByHr(visit: SignedInVisit): Promise<void> {
  await replaceText(visit, await ledByHr(visit))
}

/** A supervisor replaces the text of a practice that they recorded themselves. */
export async function replaceTextOfTeam(visit: SignedInVisit): Promise<void> {
  await replaceText(visit, await ledForTeam(visit))
}

/** The practice of an entry. Throws not-found for one that the viewer may not change. */
async function changeable(visit: SignedInVisit, led: Led, entry: string | undefined): Promise<Practice> {
  const { held } = await stateOf(visit, led.site)
  const practice = held.find(({ id }) => id === entry)
  if (practice === undefined || !led.mayChange(practice))
    throw new AppError('not-found', 'There is no such practice to change.')
  return practice
}

/** Shows the form for the practice that the address names. */
export async function showTextForm(visit: SignedInVisit, led: Led, entry: string): Promise<void> {
  const practice = await changeable(visit, led, entry)
  if (practice.toFix === '') return leadToEmpty(visit, led)
  await sendForm(visit, led, practice, EMPTY_FORM)
}

async function replaceText(visit: SignedInVisit, led: Led): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const practices = t.hr.practices
  const shape = z.strictObject({
    entry: z.string(),
    toFix: z.string().trim().max(LONGEST_TO_FIX, practices.tooLong(LONGEST_TO_FIX)),
    [asTypedName('toFix')]: z.string().max(LONGEST_TO_FIX).optional(),
    why: z.enum(['', ...REPLACED_BECAUSE]),
  })
  const sent = readForm(visit, shape)
  const practice = await changeable(visit, led, sentTexts(visit, ['entry'])[0])
  if (practice.toFix === '') return leadToEmpty(visit, led)
  if (!sent.ok) return sendForm(visit, led, practice, sent.form)
  const { toFix: text, why } = sent.data
  if (why === '') return sendForm(visit, led, practice, withProblem(visit, 'why', practices.replace.whyNeeded))
  const named = heldNames(visit, ['toFix'], 'text', await knownAt(visit, led.site))
  if (Object.keys(named).length > 0) return sendForm(visit, led, practice, withProblems(visit, named))
  const against = againstReporting(text, t)
  if (against !== null) return sendForm(visit, led, practice, withProblem(visit, 'toFix', against))
  const replaced = { entry: practice.id, as: led.as, why, text }
  // The text that the field came with, or a form that was sent twice: nothing changes.
  if (text === practice.toFix) return response.redirect(303, led.href({}))
  await deps.store.transaction((tx) => replacePracticeText(tx, led.site.id, replaced, recordingOf(visit)))
  log.info({ by: viewer.person, site: led.site.id }, 'text of a practice replaced')
  response.redirect(303, led.href({ done: 'replaced' }))
}

/** Somebody has emptied the text since the form was opened, perhaps in another window. */
function leadToEmpty({ response }: SignedInVisit, led: Led): void {
  response.redirect(303, led.href({ done: 'empty' }))
}

async function sendForm(visit: SignedInVisit, led: Led, practice: Practice, form: FormState): Promise<void> {
  const { content, csrf, response, t } = visit
  const words = t.hr.practices
  const shell = recordsShell(visit, { title: words.replace.title, current: led.place })
  const page = practiceTextPage(shell, {
    site: led.site.name,
    practice,
    hint: words.toFixHint(reportDigits(content.contacts)),
    known: await knownAt(visit, led.site),
    form,
    csrf,
    links: { save: led.textHref, back: { href: led.href({}), text: words.of(led.site.name) } },
  })
  response.status(form === EMPTY_FORM ? 200 : 422).send(page)
}
