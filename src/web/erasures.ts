import { z } from 'zod'
import { dateAt } from '../domain/calendar.ts'
import { ERASURE_GROUNDS, type PersonId } from '../domain/event.ts'
import { AppError } from '../errors.ts'
import { type ErasureInput, erasurePage } from '../pages/erasure.ts'
import { EMPTY_FORM, type FormState } from '../pages/field.ts'
import type { Messages } from '../pages/messages/messages.ts'
import { peopleInHr } from '../store/accounts.ts'
import { askForErasure, eraseOnRecord, type ErasurePreview, erasurePreview } from '../store/erasures.ts'
import { namesOn } from '../store/facts.ts'
import { findPerson } from '../store/people.ts'
import type { Database } from '../store/schema.ts'
import { recordingOf } from './change.ts'
import { param, readForm } from './form.ts'
import { actorNames } from './imports.ts'
import { erasurePath, erasureRequestsPath, erasuresPath, personChangedPath, personPath } from './paths.ts'
import { recordsShell } from './shell.ts'
import type { SignedInVisit } from './visit.ts'

export async function showErasure(visit: SignedInVisit): Promise<void> {
  await sendErasure(visit, await getPreview(visit, visit.deps.store.db), EMPTY_FORM)
}

/** A box that was left empty is not sent. */
const sure = z.literal('yes').optional()
const isSure = (form: { readonly sure?: 'yes' | undefined }) => form.sure === 'yes'
const needsSure = (t: Messages) => ({ path: ['sure'], error: t.hr.erasure.needsSure })

const askForm = (t: Messages) =>
  z
    .strictObject({
      ground: z.union(
        ERASURE_GROUNDS.map((ground) => z.literal(ground)),
        t.hr.erasure.needsGround,
      ),
      sure,
    })
    .refine(isSure, needsSure(t))

/** The first of two people. Asking again begins the days anew. */
export async function requestErasure(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const form = readForm(visit, askForm(t))
  const preview = await getPreview(visit, deps.store.db)
  if (preview.refusal !== null) return sendErasure(visit, preview, EMPTY_FORM, 409)
  if (!form.ok) return sendErasure(visit, preview, form.form, 422)
  const { ground } = form.data
  await deps.store.transaction((tx) => askForErasure(tx, preview.person, ground, recordingOf(visit)))
  log.info({ by: viewer.person, person: preview.person }, 'erasure asked for')
  response.redirect(303, erasurePath(preview.person))
}

/** The second. Looked at again in the transaction: much can have happened since the page was opened. */
export async function confirmErasure(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const form = readForm(visit, z.strictObject({ sure }).refine(isSure, needsSure(t)))
  if (!form.ok) return sendErasure(visit, await getPreview(visit, deps.store.db), form.form, 422)
  const { preview, isDone } = await deps.store.transaction(async (tx) => {
    const found = await getPreview(visit, tx)
    const { asked } = found
    if (found.refusal !== null || asked === null || asked.actor === viewer.person) {
      return { preview: found, isDone: false }
    }
    const order = { ground: asked.body.ground, askedBy: personIn(asked.actor), confirmedBy: viewer.person }
    await eraseOnRecord(tx, found, order, recordingOf(visit))
    return { preview: found, isDone: true }
  })
  if (!isDone) return sendErasure(visit, preview, EMPTY_FORM, 409)
  log.info({ by: viewer.person, person: preview.person }, 'person erased')
  response.redirect(303, personChangedPath(preview.person, 'erased'))
}

/** Throws not-found for an id that is nobody's, or of a record that belongs to another. */
async function getPreview(visit: SignedInVisit, db: Database): Promise<ErasurePreview> {
  const person: PersonId = `person:${param(visit, 'person')}`
  if ((await findPerson(db, person)) === null) throw new AppError('not-found', 'There is no such person on record.')
  const preview = await erasurePreview(db, person, visit.today)
  return person === visit.viewer.person ? { ...preview, refusal: 'yourself' } : preview
}

async function sendErasure(
  visit: SignedInVisit,
  preview: ErasurePreview,
  form: FormState,
  status = 200,
): Promise<void> {
  const { csrf, deps, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const { person, asked, packs } = preview
  const name = (await namesOn(db, [person], today)).get(person) ?? t.hr.people.noName
  const nameOf = await actorNames(visit, asked === null ? [] : [asked.actor])
  const others = (await peopleInHr(db)).filter((each) => each !== viewer.person && each !== person)
  const input: ErasureInput = {
    ...preview,
    name,
    packs: packs.map(({ fileName, made, askedAt }) => ({
      name: fileName,
      on: dateAt(made?.at ?? askedAt, organization.timeZone),
    })),
    asked:
      asked === null
        ? null
        : {
            by: nameOf(asked.actor),
            byViewer: asked.actor === viewer.person,
            on: asked.effectiveOn,
            ground: asked.body.ground,
          },
    hasSecond: others.length > 0,
    form,
    links: { back: personPath(person), ask: erasureRequestsPath(person), erase: erasuresPath(person) },
    csrf,
  }
  response
    .status(status)
    .send(erasurePage(recordsShell(visit, { title: t.hr.erasure.title, current: 'people' }), input))
}

function personIn(actor: string): PersonId | null {
  // Every other actor is one of our own jobs.
  return actor.startsWith('person:') ? (actor as PersonId) : null
}
