import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reportDigits } from '../course/contact-place.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { heldNames, noFields, param, parseForm, readForm, withProblems } from '../platform/http/form.web.ts'
import { dateAt } from '../platform/time/calendar.ts'
import { packageOnList } from './made-list.web.ts'
import { filesMade, type PackageMade } from './made.store.ts'
import { packageSources } from './order.job.ts'
import { MOST_RECIPIENT, recipientsPage } from './recipient.page.ts'
import { allRecipients, endRecipient, noteRecipient } from './recipient.store.ts'

/** Where a package went, with the form to note it. */
export async function showRecipients(visit: SignedInVisit): Promise<void> {
  await sendRecipients(visit, EMPTY_FORM)
}

const recipientForm = z.strictObject({
  recipient: z.string().trim().max(MOST_RECIPIENT),
  [asTypedName('recipient')]: z.string().max(MOST_RECIPIENT).optional(),
})

export async function noteWhereItWent(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, t, viewer } = visit
  const { fileHash } = await packageOf(visit)
  const sent = readForm(visit, recipientForm)
  if (!sent.ok) return sendRecipients(visit, sent.form, 422)
  const { recipient } = sent.data
  const problems =
    recipient === '' ? { recipient: t.hr.packages.recipients.needed } : heldNames(visit, ['recipient'], 'other')
  if (Object.keys(problems).length > 0) return sendRecipients(visit, withProblems(visit, problems), 422)
  await deps.store.transaction((tx) => noteRecipient(tx, fileHash, recipient, { at: now, by: viewer.person }))
  log.info({ by: viewer.person, hash: fileHash }, 'where a package went was noted')
  response.redirect(303, hrefTo('/hr/packages/made/:package', { package: fileHash }))
}

export async function noteNoLongerUsed(visit: SignedInVisit): Promise<void> {
  parseForm(visit, noFields)
  const { deps, log, now, response, viewer } = visit
  const { fileHash } = await packageOf(visit)
  const noted = { at: now, by: viewer.person }
  const recipient = param(visit, 'recipient')
  const isFound = await deps.store.transaction((tx) => endRecipient(tx, fileHash, recipient, noted))
  if (!isFound) throw new AppError('not-found', 'There is no such entry about this package.')
  log.info({ by: viewer.person, hash: fileHash }, 'a package is no longer used somewhere')
  response.redirect(303, hrefTo('/hr/packages/made/:package', { package: fileHash }))
}

/** A package is known by the hash of its file, which doesn't tell whose it is. */
async function packageOf(visit: SignedInVisit): Promise<PackageMade> {
  const hash = param(visit, 'package')
  const found = (await filesMade(visit.deps.store.db)).find(({ fileHash }) => fileHash === hash)
  if (found === undefined) throw new AppError('not-found', 'There is no such package.')
  return found
}

async function sendRecipients(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, organization, response, t, today } = visit
  const { db } = deps.store
  const file = await packageOf(visit)
  const made = await packageOnList(visit, await packageSources(db, today), file)
  const recipients = (await allRecipients(db)).get(file.fileHash) ?? []
  const people = recipients.flatMap(({ noted, ended }) => [noted.by, ...(ended === null ? [] : [ended.by])])
  const facts = await currentFacts(db, [...new Set(people)], today)
  const onPage = ({ at, by }: (typeof recipients)[number]['noted']) => ({
    on: dateAt(at, organization.timeZone),
    by: facts.get(by)?.name ?? null,
  })
  const where = { package: file.fileHash }
  const page = recipientsPage(recordsShell(visit, { title: t.hr.packages.recipients.title, current: 'packages' }), {
    made,
    recipients: recipients.map(({ id, name, noted, ended }) => ({
      name,
      noted: onPage(noted),
      ended: ended === null ? null : onPage(ended),
      end: hrefTo('/hr/packages/made/:package/recipients/:recipient/ends', { ...where, recipient: id }),
    })),
    form,
    scr: reportDigits(visit.content.contacts),
    csrf,
    links: {
      back: `${hrefTo('/hr/packages')}#made`,
      note: hrefTo('/hr/packages/made/:package/recipients', where),
    },
  })
  response.status(status).send(page)
}
