import { z } from 'zod'
import { type Action, can, reachOf } from '../identity/access.ts'
import { subjectOf } from '../identity/subject.store.ts'
import { certificatesIn } from '../certificates/certificate.ts'
import { isPerson, type LedgerEvent, type PersonId } from '../ledger/event.ts'
import { evidenceIn } from '../ledger/evidence.ts'
import { type History, isKind } from '../ledger/history.ts'
import type { Standing } from '../requirements/status.ts'
import { AppError } from '../platform/http/app-error.ts'
import { expiredText, type Wording } from '../requirements/because.page.ts'
import { type PersonCertificate, personCertificate } from '../certificates/certificate.page.ts'
import { type PersonCredits, type PersonInput, personPage } from './person.page.ts'
import type { TimelineContext } from './file/timeline.page.ts'
import { maySignIn, reachesAccount } from '../identity/access.store.ts'
import { lastInvitation } from '../identity/codes/printed-code.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { keptCertificates } from '../certificates/certificate.store.ts'
import { evidenceNames } from '../ledger/evidence.store.ts'
import { currentFacts, factOn } from '../ledger/fact.store.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { findPersonOn, type PersonOnRecord } from './people.store.ts'
import { recordsOf, survivorOf } from '../ledger/merge.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { allSites } from '../site/site.store.ts'
import { param, parseQuery } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import type { Changing } from './change.page.ts'
import { entryMade } from './correction.ts'
import { savedQuery, savedText } from './change/saved.web.ts'
import { changingOf } from './person-change.web.ts'
import { NUDGE_OUTCOMES, outcomeText } from '../reminders/team.page.ts'
import { undoWaysOf } from '../selections/undo.web.ts'
import { stepsFor } from './next-step/next-step.web.ts'
import { personReminders } from '../reminders/person-reminder.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

export async function showPerson(visit: SignedInVisit): Promise<void> {
  const { deps, today, response, t } = visit
  const { db } = deps.store
  const asked: PersonId = `person:${param(visit, 'person')}`
  const { saved, reminder } = parseQuery(visit, personQuery)
  const person = await findReadable(visit, await survivorOf(db, asked))
  if (person.person !== asked) return response.redirect(303, hrefTo('/hr/people/:person', { person: person.person }))
  const history = await historyOf(db, person.person)
  const supervisors = person.placements.flatMap(({ supervisor }) => supervisor ?? [])
  const context = await timelineContextOf(visit, person, supervisors, history)
  const page = {
    history,
    changing: await changingOf(visit, person.person, history, context),
    awaitedSites: awaitedSites(visit, person.standing),
    certificates: await certificatesOf(visit, person, history),
    credits: await creditsOf(visit, person, history),
    reminders: await personReminders(visit, person),
    undoing: await undoWaysOf(visit, person.person),
    fileHref: hrefTo('/hr/people/:person/file', { person: person.person }),
    newLinkHref: await newLinkHref(visit, person),
  }
  const isYours = reminder === 'by-hand' && page.reminders.print !== null
  const askedFor =
    reminder === undefined
      ? null
      : {
          text: isYours ? t.hr.team.yours : outcomeText(reminder, person.may('hand-over'), t),
          isDone: reminder === 'sent',
          undoHref: null,
        }
  const input = {
    ...person,
    ...page,
    steps: await stepsFor(visit, person, {
      ...page,
      addCreditHref: page.credits.addHref,
      updateSheetHref: hrefTo('/hr/people/:person/update-sheet', { person: person.person }),
    }),
    staffNumber: await factOn(db, person.person, 'employee_number', today),
    today,
    context,
    saved:
      askedFor ??
      (saved === undefined
        ? null
        : {
            text: savedText(saved, t),
            isDone: true,
            undoHref: undoHref(entryMade(saved, history, visit.viewer.person), page.changing),
          }),
    backHref: hrefTo('/hr/people'),
    invitation: page.newLinkHref === null ? '' : await invitationText(visit, person.person),
    heldHref: person.may('change-person') ? hrefTo('/hr/people/:person/held', { person: person.person }) : null,
  }
  response.send(personPage(recordsShell(visit, { title: t.hr.person.title, current: 'people', help: 'person' }), input))
}

function undoHref(entry: LedgerEvent | undefined, changing: Changing | null): string | null {
  return entry !== undefined && changing?.correctionHrefs.has(entry.id) === true
    ? hrefTo('/hr/entries/:entry/correction', { entry: entry.id }, { kind: 'withdrawn' })
    : null
}

/** The result of the last change, or of the last reminder. */
const personQuery = savedQuery.extend({ reminder: z.enum(NUDGE_OUTCOMES).optional() })

async function newLinkHref({ deps, today, viewer }: SignedInVisit, { may, person }: Readable): Promise<string | null> {
  const { db } = deps.store
  if (!may('invite-person') || !(await maySignIn(db, person, today))) return null
  return (await reachesAccount(db, viewer, person)) ? hrefTo('/hr/people/:person/link', { person }) : null
}

/** Never the code, which is kept nowhere. */
async function invitationText(visit: SignedInVisit, person: PersonId): Promise<string> {
  const { deps, language, now, organization, t } = visit
  const last = await lastInvitation(deps.store.db, person)
  if (last === null) return ''
  const { over, open, used } = t.hr.person.invitation
  const day = (at: Instant) => formatDayOf(at, organization.timeZone, language)
  if (last.usedAt !== null) return used(day(last.usedAt))
  return (last.until > now ? open : over)(day(last.madeAt), day(last.until))
}

/** The sites whose details the person is waiting for, with a link for viewers who may publish them. */
function awaitedSites({ viewer }: SignedInVisit, { because }: Standing): PersonInput['awaitedSites'] {
  if (because.kind !== 'site') return []
  const mayPublish = reachOf(viewer, 'publish-site') !== null
  return because.sites.map(({ site, name }) => ({
    name,
    href: mayPublish ? hrefTo('/hr/sites/:site', { site }) : null,
  }))
}

/** The latest first. */
async function certificatesOf(
  visit: SignedInVisit,
  { may, person, standing }: Readable,
  history: History,
): Promise<PersonCertificate[]> {
  const { deps, t, language } = visit
  const mayRevoke = may('revoke-certificate')
  const kept = await keptCertificates(deps.store.db, await recordsOf(deps.store.db, person))
  return certificatesIn(history)
    .map(({ number, issuedOn, revoked }, place, { length }) => {
      const expired = place === length - 1 ? expiredText(standing, wordingOf(visit)) : ''
      const fileHref = kept.has(number) ? hrefTo('/hr/people/:person/certificate.pdf', { person }, { number }) : null
      const revokeHref = mayRevoke ? hrefTo('/hr/people/:person/certificate-revocations', { person }, { number }) : null
      return personCertificate(
        { number, issuedOn, revokedOn: revoked?.on ?? null, expired, fileHref, revokeHref },
        t,
        language,
      )
    })
    .reverse()
}

/** Papers are in the order of their entries. A supervisor learns of them only from the entries. */
export async function creditsOf(
  { deps }: SignedInVisit,
  { may, person }: Readable,
  history: History,
): Promise<PersonCredits> {
  const addHref = may('change-person') ? hrefTo('/hr/people/:person/credits/new', { person }) : null
  if (!may('read-papers')) return { addHref, papers: [], erased: 0 }
  const ids = [...new Set(history.flatMap(evidenceIn))]
  const names = await evidenceNames(deps.store.db, ids)
  return {
    addHref,
    papers: ids.flatMap((id) => {
      const name = names.get(id)
      return name === undefined ? [] : [{ name, href: hrefTo('/hr/evidence/:evidence', { evidence: id }) }]
    }),
    erased: ids.length - names.size,
  }
}

export function wordingOf({ t, language, content }: SignedInVisit): Wording {
  return { t, language, topics: content.course.topics }
}

/** Somebody whose record the viewer may read, and what else they may do about this person. */
export interface Readable extends PersonOnRecord {
  may(action: Action): boolean
}

/** Throws not-found for a person whom the viewer's permission for the action doesn't reach. */
export async function findReadable(
  { deps, viewer, today }: SignedInVisit,
  id: PersonId,
  action: Action = 'read-person',
  db: Database = deps.store.db,
): Promise<Readable> {
  const person = await findPersonOn(db, id, today)
  const subject = person === null ? null : await subjectOf(db, person)
  if (person === null || subject === null || !can(viewer, action, subject, today))
    throw new AppError('not-found', 'Nobody with this id is on a list of the viewer.')
  return { ...person, may: (other) => can(viewer, other, subject, today) }
}

/** @param others other people to name */
export async function timelineContextOf(
  visit: SignedInVisit,
  { may }: Pick<Readable, 'may'>,
  others: readonly PersonId[],
  history: History,
): Promise<TimelineContext> {
  const { deps, organization, today } = visit
  const { db } = deps.store
  // Reads the facts and not the list, because a record that belongs to another has a name, too.
  const people = await currentFacts(db, [...new Set([...namedIn(history), ...others])], today)
  const sites = await allSites(db)
  return {
    wording: wordingOf(visit),
    course: visit.content.course,
    timeZone: organization.timeZone,
    today,
    siteNames: new Map(sites.map(({ id, name }) => [id, name])),
    personNames: new Map([...people].map(([person, { name }]) => [person, name])),
    withReasons: may('read-papers'),
  }
}

/**
 * Everyone the timeline names: people who recorded or approved something, the supervisors of each place, and the person
 * whose record it became part of.
 */
function namedIn(history: History): PersonId[] {
  const actors = history.map((event) => event.actor).filter(isPerson)
  const approvals = (['exempted', 'extended', 'credited'] as const).flatMap((kind) => history.filter(isKind(kind)))
  const merged = history.filter(isKind('merged')).flatMap(({ subject, body }) => [subject as PersonId, body.into])
  const places = [...history.filter(isKind('hired')), ...history.filter(isKind('transferred'))].map(({ body }) => body)
  const rightPlaces = history.filter(isKind('corrected')).flatMap(({ body: { change } }) => {
    return change.kind === 'placed' ? [change] : []
  })
  const supervisors = [...places, ...rightPlaces].flatMap(({ supervisor }) => supervisor ?? [])
  return [...actors, ...approvals.map((event) => event.body.approver), ...merged, ...supervisors]
}
