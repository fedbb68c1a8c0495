import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { ContactLine } from '../ledger/bodies/contact.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { heldNames, readForm, sentFields, withProblem, withProblems } from '../platform/http/form.web.ts'
import { dateAt } from '../platform/time/calendar.ts'
import { changePage, problemText, problemTexts } from './change.page.ts'
import { fieldNames, isChangedByRelease, isSameLine, lineAsTyped, MOST } from './line-form.ts'
import { problemsNow, readChange } from './line-problems.ts'
import { proposeChange, readSharedLines } from './line.store.ts'
import { lineOf } from './line.ts'
import { contactIn, linesFor, noLine, showSharedLine } from './line.web.ts'

export async function showLineChange(visit: SignedInVisit): Promise<void> {
  await sendChange(visit, EMPTY_FORM)
}

/** The proposal that whoever fills in a form has seen, or nothing. */
const seen = z.string().max(100)

/** Nothing changes until a second steward confirms. */
export async function proposeLineChange(visit: SignedInVisit): Promise<void> {
  const { id, now, released } = changeableIn(visit)
  const shape = fieldNames(now).map((name) => [name, z.string().max(MOST[keyOf(name)])] as const)
  // The text that somebody was asked about comes with the form only then.
  const asked = asTypedName('reason') in sentFields(visit) ? [[asTypedName('reason'), z.string()] as const] : []
  const sent = readForm(visit, z.strictObject(Object.fromEntries([...shape, ['seen', seen] as const, ...asked])))
  if (!sent.ok) return sendChange(visit, sent.form, 422)
  const { own } = await readSharedLines(visit.deps.store.db, policyOf(visit))
  const read = readChange(visit.deps, id, sent.data, isChangedByRelease(own.get(id), released))
  if (read === null) throw noLine()
  const { line, problems } = read
  const texts = Object.fromEntries([...problems].map(([name, problem]) => [name, problemText(problem, visit.t)]))
  const wrong = { ...heldNames(visit, ['reason'], 'text'), ...texts }
  if (Object.keys(wrong).length > 0) return sendChange(visit, withProblems(visit, wrong), 422)
  // Whoever types the line of the course goes back to it.
  const wanted = isSameLine(line, released) ? null : line
  const change = { id, line: wanted, released, reason: (sent.data['reason'] ?? '').trim() }
  if (await propose(visit, change, sent.data['seen'] ?? '')) return
  await sendChange(visit, withProblem(visit, 'seen', visit.t.hr.lines.change.changed), 422)
}

const returnForm = z.strictObject({
  reason: z.string().trim().max(MOST.reason),
  [asTypedName('reason')]: z.string().optional(),
  seen,
})

/** A steward wants the line of the course back. */
export async function proposeReturn(visit: SignedInVisit): Promise<void> {
  const { id, released } = changeableIn(visit)
  const sent = readForm(visit, returnForm)
  if (!sent.ok) return showSharedLine(visit, sent.form)
  const { reason } = sent.data
  if (reason === '') return showSharedLine(visit, withProblem(visit, 'reason', visit.t.hr.lines.problems.reason))
  const named = heldNames(visit, ['reason'], 'text')
  if (Object.keys(named).length > 0) return showSharedLine(visit, withProblems(visit, named))
  const { own } = await readSharedLines(visit.deps.store.db, policyOf(visit))
  const problems = problemsNow(visit.deps.released, own, { contact: id, line: null, reason })
  if (problems.size > 0) {
    const text = [visit.t.hr.lines.proposed.blockedReturn, ...problemTexts(problems, visit.t)].join(' ')
    return showSharedLine(visit, withProblem(visit, 'reason', text))
  }
  if (await propose(visit, { id, line: null, released, reason }, sent.data.seen)) return
  await showSharedLine(visit, withProblem(visit, 'reason', visit.t.hr.lines.change.changed))
}

/** Returns false when another proposal waits than the one that was seen: it would be replaced unread. */
async function propose(
  visit: SignedInVisit,
  change: {
    readonly id: string
    readonly line: ContactLine | null
    readonly released: ContactLine
    readonly reason: string
  },
  seenChange: string,
): Promise<boolean> {
  const { deps, log, response, viewer } = visit
  const { id: contact, ...rest } = change
  const isProposed = await deps.store.transaction(async (tx) => {
    const { proposed } = await readSharedLines(tx, policyOf(visit))
    if ((proposed.get(contact)?.change ?? '') !== seenChange) return false
    await proposeChange(tx, policyOf(visit), { change: randomUUID(), contact, ...rest }, recordingOf(visit))
    return true
  })
  if (!isProposed) return false
  log.info({ by: viewer.person, contact }, 'change of a line proposed')
  response.redirect(303, hrefTo('/hr/contacts/:contact', { contact }, { done: 'proposed' }))
  return true
}

/** Throws when the line is one that changes only with a release. */
function changeableIn(visit: SignedInVisit) {
  const { id, released: isReleased } = contactIn(visit)
  const now = lineOf(visit.deps.contents, id)
  const released = lineOf(visit.deps.released, id)
  if (isReleased || now === null || released === null) throw noLine()
  return { id, now, released }
}

async function sendChange(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, organization, response, t } = visit
  const { id, now, released } = changeableIn(visit)
  const contact = contactIn(visit)
  const { nameOf, shared } = await linesFor(visit)
  const waiting = shared.proposed.get(id)
  const page = changePage(recordsShell(visit, { title: t.hr.lines.change.one, current: 'contacts' }), {
    title: t.hr.lines.change.title(contact.name),
    name: contact.name,
    line: now,
    initial: lineAsTyped(now),
    waiting:
      waiting === undefined
        ? null
        : {
            change: waiting.change,
            by: nameOf(waiting.by),
            on: dateAt(waiting.at, organization.timeZone),
            reason: waiting.reason,
            after: waiting.line ?? released,
            isReturn: waiting.line === null,
          },
    form,
    csrf,
    links: {
      back: hrefTo('/hr/contacts/:contact', { contact: id }),
      save: hrefTo('/hr/contacts/:contact/change', { contact: id }),
    },
  })
  response.status(status).send(page)
}

function keyOf(name: string): keyof typeof MOST {
  const key = name.split('-').at(-1) ?? name
  // The names come from the same lists as the limits.
  return key as keyof typeof MOST
}
