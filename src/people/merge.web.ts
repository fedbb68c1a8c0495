import { z } from 'zod'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { allSpells } from './record-check.ts'
import { AppError } from '../platform/http/app-error.ts'
import { changePage } from './change.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { EMPTY_FORM, field, type FormState } from '../platform/html/field.page.ts'
import { comparisonPage, type RecordCompared } from './merge.page.ts'
import type { Messages } from '../words/messages.ts'
import { mergeRecords } from '../identity/joined/join-records.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { recordEvents } from './record.store.ts'
import { type Joining, joiningNotices, joiningOf } from './joining.web.ts'
import { findSubject, nameIn, recordingOf, type Subject, peopleCalled } from './change.web.ts'
import { param, parseQuery, readForm, sentTexts, withProblem } from '../platform/http/form.web.ts'
import { waysIn } from '../identity/factors/way-in.store.ts'
import { employmentName } from './employment.web.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { noteReading } from '../trail/record.web.ts'
import { reasonShape } from './change/reason.web.ts'

const whoForm = (t: Messages) => z.strictObject({ who: nameIn(t).min(1, t.hr.changes.needs.who) })

export async function showSamePerson(visit: SignedInVisit): Promise<void> {
  sendFind(visit, await getRecord(visit, visit.deps.store.db), EMPTY_FORM)
}

export async function findSamePerson(visit: SignedInVisit): Promise<void> {
  const { deps, response, t } = visit
  const about = await getRecord(visit, deps.store.db)
  const result = readForm(visit, whoForm(t))
  if (!result.ok) return sendFind(visit, about, result.form, 422)
  const others = (await peopleCalled(deps.store.db, result.data.who, visit)).filter((one) => one !== about.person)
  const [other] = others
  const { needs } = t.hr.changes
  if (others.length > 1) return sendFind(visit, about, withProblem(visit, 'who', needs.whoSeveral), 422)
  if (other === undefined) {
    const isSelf = (await peopleCalled(deps.store.db, result.data.who, visit)).length > 0
    const message = isSelf ? needs.whoSelf : needs.whoUnknown
    return sendFind(visit, about, withProblem(visit, 'who', message), 422)
  }
  response.redirect(
    303,
    hrefTo('/hr/people/:person/same-person/compare', { person: about.person }, { other: idOf(other) }),
  )
}

const otherQuery = z.strictObject({ other: z.string().optional() })

export async function showComparison(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const about = await getRecord(visit, deps.store.db)
  const { other } = parseQuery(visit, otherQuery)
  if (other === undefined || `person:${other}` === about.person) {
    return response.redirect(303, hrefTo('/hr/people/:person/same-person', { person: about.person }))
  }
  await sendComparison(visit, about, await getOther(visit, deps.store.db, `person:${other}`), EMPTY_FORM)
}

const mergeForm = (visit: SignedInVisit) =>
  z
    .strictObject({
      other: z.string(),
      jobs: z.enum(['same', 'two'], visit.t.hr.changes.needs.employments),
      ...reasonShape(visit),
      sure: z.literal('yes').optional(),
    })
    .refine(({ sure }) => sure === 'yes', { path: ['sure'], error: visit.t.hr.changes.needs.confirm })

/** The other record becomes part of this one. */
export async function makeMerge(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const { store } = deps
  const about = await getRecord(visit, store.db)
  const result = readForm(visit, mergeForm(visit))
  const [id = ''] = sentTexts(visit, ['other'])
  const other = await getOther(visit, store.db, `person:${id}`)
  if (other.person === about.person)
    return response.redirect(303, hrefTo('/hr/people/:person/same-person', { person: about.person }))
  if (!result.ok) return sendComparison(visit, about, other, result.form, 422)
  const { jobs, reason } = result.data
  const joining = await store.transaction(async (tx) => {
    // Looked up again: of two who do the same, the second finds that it is done.
    const [second, into] = [await getOther(visit, tx, other.person), await getRecord(visit, tx)]
    const found = await joiningOf(visit, tx, into, second)
    if (found.refusal !== null) return found
    if (found.asks) await askSecond(visit, tx, second, into, found)
    else
      await mergeRecords(tx, second.person, { into: into.person, sameJob: jobs === 'same', reason }, recordingOf(visit))
    return found
  })
  if (joining.refusal !== null) return sendComparison(visit, about, other, EMPTY_FORM, 422)
  const done = joining.asks ? 'joining of records asked for' : 'records merged'
  visit.log.info({ by: visit.viewer.person, person: other.person, into: about.person }, done)
  response.redirect(
    303,
    joining.asks
      ? hrefTo('/hr/people/:person/same-person/compare', { person: about.person }, { other: idOf(other.person) })
      : hrefTo('/hr/people/:person', { person: about.person }, { saved: 'merged' }),
  )
}

/** Asking again while a request waits adds nothing. */
async function askSecond(
  visit: SignedInVisit,
  tx: Tx,
  second: Subject,
  into: Subject,
  { waitsSince }: Joining,
): Promise<void> {
  if (waitsSince !== null) return
  const asked = {
    person: second.person,
    on: visit.today,
    kind: 'merge_asked',
    body: { v: 1, into: into.person },
  } as const
  await recordEvents(tx, [asked], recordingOf(visit))
}

/** Throws not-found for an id that is nobody's, of a record that belongs to another, or of somebody out of reach. */
async function getRecord(visit: SignedInVisit, db: Database): Promise<Subject> {
  return getOther(visit, db, `person:${param(visit, 'person')}`)
}

async function getOther(visit: SignedInVisit, db: Database, person: PersonId): Promise<Subject> {
  const about = await findSubject(db, person, null, visit)
  if (about === null) throw new AppError('not-found', 'There is no such person on record.')
  return about
}

function sendFind(visit: SignedInVisit, about: Subject, form: FormState, status = 200): void {
  const { t, csrf, response } = visit
  const { merge: words, merging: title } = t.hr.changes
  const page = changePage(recordsShell(visit, { title, current: 'people', help: 'change' }), {
    kicker: about.facts.name ?? t.hr.people.noName,
    heading: words.heading,
    lead: words.lead,
    notes: [],
    fields: [field(form, { type: 'text', name: 'who', label: words.who, hint: words.whoHint, verbatim: true })],
    button: words.find,
    action: hrefTo('/hr/people/:person/same-person', { person: about.person }),
    backHref: hrefTo('/hr/people/:person', { person: about.person }),
    csrf,
  })
  response.status(status).send(page)
}

async function sendComparison(
  visit: SignedInVisit,
  about: Subject,
  other: Subject,
  form: FormState,
  status = 200,
): Promise<void> {
  const { t, csrf, response } = visit
  // The address names the record that stays; the other one is shown next to it.
  await noteReading(visit, other.person)
  const shell = recordsShell(visit, { title: t.hr.changes.merging, current: 'people', help: 'change' })
  const joining = await joiningOf(visit, visit.deps.store.db, about, other)
  const page = comparisonPage(shell, {
    form,
    refusal: joining.refusal === null ? null : t.hr.changes.merge.refused[joining.refusal],
    notices: await joiningNotices(visit, joining),
    asks: joining.asks,
    stays: await compared(visit, about),
    goes: await compared(visit, other),
    looksLikeOneEmployment: about.employments.some(({ places }) =>
      places.some(({ site }) =>
        other.employments.some((employment) => employment.places.some((place) => place.site === site)),
      ),
    ),
    swapHref: hrefTo('/hr/people/:person/same-person/compare', { person: other.person }, { other: idOf(about.person) }),
    backHref: hrefTo('/hr/people/:person', { person: about.person }),
    action: hrefTo('/hr/people/:person/merges', { person: about.person }),
    other: idOf(other.person),
    csrf,
  })
  response.status(status).send(page)
}

async function compared({ deps, t, language, today }: SignedInVisit, about: Subject): Promise<RecordCompared> {
  const { facts, employments, standing, history } = about
  const ways = await waysIn(deps.store.db, about.person, deps.config)
  const date = (day: CalendarDate | null) => (day === null ? null : formatDate(day, language))
  return {
    name: facts.name ?? t.hr.people.noName,
    email: facts.email,
    number: facts.employee_number,
    employments: employments.map((employment) => employmentName(employment, about, today)),
    hired: allSpells(history).map(({ from }) => formatDate(from, language)),
    status: t.hr.status[standing.status],
    finished: date(standing.completedOn),
    signsInWith: [...new Set(ways.map(({ kind }) => t.hr.changes.merge.ways[kind]))],
  }
}
