import { z } from 'zod'
import { type CalendarDate, dateAt } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { systemsThatRead } from '../api/token.store.ts'
import { hostsTold } from '../webhooks/webhook.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type ErasureInput, erasurePage } from './erasure.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { isLastAdministrator } from '../identity/roles/administrator.store.ts'
import { activeHr } from '../identity/recovery.store.ts'
import { askForErasure, eraseOnRecord, type ErasurePreview, erasurePreview } from './erasure.store.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { survivorOf } from '../ledger/merge.store.ts'
import { findPerson } from './people.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { recordingOf } from './change.web.ts'
import { param, readForm } from '../platform/http/form.web.ts'
import { actorNames } from '../imports/import.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { ERASURE_GROUNDS } from '../ledger/bodies/employment.ts'

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

/** The first of two people asks. Asking again restarts the days. */
export async function requestErasure(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const form = readForm(visit, askForm(t))
  const preview = await getPreview(visit, deps.store.db)
  if (preview.refusal !== null) return sendErasure(visit, preview, EMPTY_FORM, 409)
  if (!form.ok) return sendErasure(visit, preview, form.form, 422)
  const { ground } = form.data
  await deps.store.transaction((tx) => askForErasure(tx, preview.person, ground, recordingOf(visit)))
  log.info({ by: viewer.person, person: preview.person }, 'erasure asked for')
  response.redirect(303, hrefTo('/hr/people/:person/erasure', { person: preview.person }))
}

/** The second. Looked at again in the transaction: much can have happened since the page was opened. */
export async function confirmErasure(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, t, viewer } = visit
  const form = readForm(visit, z.strictObject({ sure }).refine(isSure, needsSure(t)))
  if (!form.ok) return sendErasure(visit, await getPreview(visit, deps.store.db), form.form, 422)
  const { preview, isDone } = await deps.store.transaction(async (tx) => {
    const found = await getPreview(visit, tx)
    const { asked, asker } = found
    if (found.refusal !== null || asked === null || asker === null || asker === viewer.person) {
      return { preview: found, isDone: false }
    }
    const order = { ground: asked.body.ground, askedBy: asker, confirmedBy: viewer.person }
    await eraseOnRecord(tx, found, order, recordingOf(visit))
    return { preview: found, isDone: true }
  })
  if (!isDone) return sendErasure(visit, preview, EMPTY_FORM, 409)
  log.info({ by: viewer.person, person: preview.person }, 'person erased')
  response.redirect(303, hrefTo('/hr/people/:person', { person: preview.person }, { saved: 'erased' }))
}

interface Found extends ErasurePreview {
  /**
   * The person who asked, under the record that counts. `null` when no one did, or when that person isn't in HR
   * anymore.
   */
  readonly asker: PersonId | null
}

/** Throws not-found for an id that is nobody's, or of a record that belongs to another. */
async function getPreview(visit: SignedInVisit, db: Database): Promise<Found> {
  const person: PersonId = `person:${param(visit, 'person')}`
  if ((await findPerson(db, person)) === null) throw new AppError('not-found', 'There is no such person on record.')
  const preview = await erasurePreview(db, person, visit.today)
  const found = { ...preview, asker: await askerOf(preview, db, visit.today) }
  if (person === visit.viewer.person) return { ...found, refusal: 'yourself' }
  return (await isLastAdministrator(db, person, visit.today)) ? { ...found, refusal: 'last-administrator' } : found
}

async function askerOf({ asked }: ErasurePreview, db: Database, today: CalendarDate): Promise<PersonId | null> {
  const actor = asked === null ? null : personIn(asked.actor)
  if (actor === null) return null
  const asker = await survivorOf(db, actor)
  return (await activeHr(db, today)).includes(asker) ? asker : null
}

async function sendErasure(visit: SignedInVisit, preview: Found, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, organization, response, t, today, viewer } = visit
  const { db } = deps.store
  const { person, asked, asker, packs } = preview
  const name = (await namesOn(db, [person], today)).get(person) ?? t.hr.people.noName
  const nameOf = await actorNames(visit, asked === null ? [] : [asked.actor])
  const others = (await activeHr(db, today)).filter((each) => each !== viewer.person && each !== person)
  const input: ErasureInput = {
    ...preview,
    name,
    packs: packs.map(({ fileName, made, askedAt }) => ({
      name: fileName,
      on: dateAt(made?.at ?? askedAt, organization.timeZone),
    })),
    systems: await systemsThatRead(db, today),
    told: await hostsTold(db, person, organization.timeZone),
    asked:
      asked === null || asker === null
        ? null
        : {
            by: nameOf(asked.actor),
            byViewer: asker === viewer.person,
            on: asked.effectiveOn,
            ground: asked.body.ground,
          },
    hasAskerLeft: asked !== null && asker === null,
    hasSecond: others.length > 0,
    form,
    links: {
      back: hrefTo('/hr/people/:person', { person }),
      ask: hrefTo('/hr/people/:person/erasure-requests', { person }),
      erase: hrefTo('/hr/people/:person/erasures', { person }),
      lastDay: hrefTo('/hr/people/:person/changes/:change', { person, change: 'last-day' }),
    },
    csrf,
  }
  response
    .status(status)
    .send(erasurePage(recordsShell(visit, { title: t.hr.erasure.title, current: 'people', help: 'erasable' }), input))
}

function personIn(actor: string): PersonId | null {
  // Every other actor is one of our own jobs.
  return actor.startsWith('person:') ? (actor as PersonId) : null
}
