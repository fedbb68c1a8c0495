import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type ChangeLinkGroup, type ChangeName, changePage, type Changing } from './change.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { closeAccess, endOfSingleSignOn, openAccess, signOut, undoInvitation } from '../identity/account-access.web.ts'
import { exemption, exemptionEnds, extension } from './allowance.web.ts'
import { assignment } from './assignment.web.ts'
import { type ChangeForm, findSubject, type Subject } from './change.web.ts'
import { param, parseQuery, withProblems } from '../platform/http/form.web.ts'
import { duties, firstContact, employmentName, lastDay, rehire, secondEmployment } from './employment.web.ts'
import { move } from './place/move.web.ts'
import { changeOfReturn, leaveBegins, leaveEnds } from './leave.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { facts } from './person-fact.web.ts'
import { keepRecord } from './keeping.web.ts'
import { signedUpdate } from './signed-update.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { correctionKinds } from './correction.ts'
import { reachOf } from '../identity/access.ts'
import { corrected, type History, isKind, type Spell } from '../ledger/history.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { TimelineContext } from './file/timeline.page.ts'
import { recordFlags } from './record-flag.web.ts'

/** Everything that HR can record about one person, by the last part of its address. */
export const CHANGES: Readonly<Record<ChangeName, ChangeForm>> = {
  leave: leaveBegins,
  return: leaveEnds,
  'expected-return': changeOfReturn,
  move,
  duties,
  'first-contact': firstContact,
  'last-day': lastDay,
  'second-job': secondEmployment,
  rehire,
  assignment,
  exemption,
  'end-exemption': exemptionEnds,
  extension,
  'signed-update': signedUpdate,
  facts,
  'keep-record': keepRecord,
  'sign-out': signOut,
  'close-access': closeAccess,
  'open-access': openAccess,
  'undo-invitation': undoInvitation,
  'end-single-sign-on': endOfSingleSignOn,
}

/** The most used first. */
const OF_AN_EMPLOYMENT = ['move', 'last-day', 'duties', 'first-contact'] as const

const employmentQuery = z.strictObject({ job: z.string().optional() })

export async function showChange(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const name = changeName(visit)
  const about = await getSubject(visit, deps.store.db)
  if (!CHANGES[name].offered(about, visit))
    return response.redirect(303, hrefTo('/hr/people/:person', { person: about.person }))
  await sendChange(visit, name, about, EMPTY_FORM)
}

/** Looked at and written in one transaction: of two who record the same, the second is told. */
export async function makeChange(visit: SignedInVisit): Promise<void> {
  const { deps, response } = visit
  const name = changeName(visit)
  const change = CHANGES[name]
  const { about, offered, problems } = await deps.store.transaction(async (tx) => {
    const subject = await getSubject(visit, tx)
    const isOffered = change.offered(subject, visit)
    return { about: subject, offered: isOffered, problems: isOffered ? await change.make(tx, subject, visit) : null }
  })
  if (!offered) return response.redirect(303, hrefTo('/hr/people/:person', { person: about.person }))
  if (problems !== null) return sendChange(visit, name, about, withProblems(visit, problems), 422)
  response.redirect(303, hrefTo('/hr/people/:person', { person: about.person }, { saved: name }))
}

/** Links to the forms that have something to record about somebody just now, in groups. */
function changeLinks(about: Subject, history: History, visit: SignedInVisit): ChangeLinkGroup[] {
  const { t, today, viewer } = visit
  const { forms, groups, employment: employmentHeading, merge } = t.hr.changes
  const links = (names: readonly ChangeName[], employment: string | null = null) =>
    names
      .filter((name) => CHANGES[name].offered(about, visit))
      .map((name) => ({
        text: forms[name].link,
        href: changeHref(about, name, employment),
      }))
  const same = { text: merge.link, href: hrefTo('/hr/people/:person/same-person', { person: about.person }) }
  const credit = {
    text: t.hr.credits.person.add,
    href: hrefTo('/hr/people/:person/credits/new', { person: about.person }),
  }
  const mayErase = reachOf(viewer, 'erase-person') !== null
  const erase = { text: t.hr.erasure.link, href: hrefTo('/hr/people/:person/erasure', { person: about.person }) }
  const jobs = about.ownEmployments.map((employment) => ({
    heading: employmentHeading(employmentName(employment, about, today)),
    links: [
      ...links(
        OF_AN_EMPLOYMENT.filter((name) => name !== 'last-day' || employment.until === null),
        employment.id,
      ),
      ...correctionLinks(about, history, employment, visit),
    ],
  }))
  // Only several jobs need their names.
  const [apart, within] = jobs.length > 1 ? [jobs, []] : [[], jobs]
  return [
    {
      heading: groups.work,
      links: [
        ...links(['return', 'expected-return', 'leave']),
        ...within.flatMap((job) => job.links),
        ...links(['second-job', 'rehire']),
      ],
    },
    ...apart,
    {
      heading: groups.orientation,
      links: [...links(['extension', 'end-exemption', 'exemption', 'assignment', 'signed-update']), credit],
    },
    {
      heading: groups.person,
      links: [
        ...links(['facts']),
        ...rolesLink(about, visit),
        ...links(['sign-out', 'close-access', 'open-access', 'undo-invitation', 'end-single-sign-on']),
      ],
    },
    { heading: groups.record, links: [same, ...links(['keep-record']), ...(mayErase ? [erase] : [])] },
  ].filter((group) => group.links.length > 0)
}

/** The hire date and the last day are corrected at their entries, which few would look for. */
function correctionLinks(
  { ownSites }: Subject,
  history: History,
  { id, hiredOn }: Spell,
  { t }: SignedInVisit,
): ChangeLinkGroup['links'] {
  const link = (entry: 'hired' | 'separated', kind: 'hired-on' | 'moved', text: string) =>
    history
      .filter(isKind(entry))
      .filter((event) => event.body.spell === id && correctionKinds(history, event, ownSites).includes(kind))
      .slice(0, 1)
      .map((event) => ({ text, href: hrefTo('/hr/entries/:entry/correction', { entry: event.id }, { kind }) }))
  return [
    ...link('separated', 'moved', t.hr.changes.changeLastDay),
    ...link('hired', 'hired-on', hiredOn === null ? t.hr.person.steps.hireDate : t.hr.changes.correctHireDate),
  ]
}

function changeHref({ person }: Subject, change: ChangeName, employment: string | null): string {
  return hrefTo('/hr/people/:person/changes/:change', { person, change }, { job: employment })
}

/** To the page of this person's roles, where the viewer gives them. */
function rolesLink({ person }: Subject, { t, viewer }: SignedInVisit): ChangeLinkGroup['links'] {
  if (reachOf(viewer, 'grant-roles') === null) return []
  return [{ text: t.hr.roles.link, href: hrefTo('/hr/roles/people/:person', { person }) }]
}

function changeName(visit: SignedInVisit): ChangeName {
  const asked = param(visit, 'change')
  // The keys of the table, which Object.keys widens.
  const name = (Object.keys(CHANGES) as ChangeName[]).find((candidate) => candidate === asked)
  if (name === undefined) throw new AppError('not-found', 'There is no form of this name.')
  return name
}

/** Throws not-found for an id that is nobody's, or of somebody out of reach. */
async function getSubject(visit: SignedInVisit, db: Database): Promise<Subject> {
  const person: PersonId = `person:${param(visit, 'person')}`
  const about = await findSubject(db, person, parseQuery(visit, employmentQuery).job ?? null, visit)
  if (about === null) throw new AppError('not-found', 'There is no such person on record.')
  return about
}

async function sendChange(
  visit: SignedInVisit,
  name: ChangeName,
  about: Subject,
  form: FormState,
  status = 200,
): Promise<void> {
  const { csrf, deps, response, t } = visit
  const { forms, title } = t.hr.changes
  const employment = OF_AN_EMPLOYMENT.some((each) => each === name) ? (about.employment?.id ?? null) : null
  const change = CHANGES[name]
  const shell = recordsShell(visit, { title, current: 'people', help: 'change' })
  const page = changePage(name === 'move' ? { ...shell, pageScript: deps.assets.move.href } : shell, {
    kicker: about.facts.name ?? t.hr.people.noName,
    heading: forms[name].link,
    lead: forms[name].lead,
    isLeadBelow: name === 'extension',
    notes: change.notes(about, visit),
    fields: await change.fields(form, about, visit),
    hidden: change.hidden(form, about, visit),
    button: forms[name].button,
    action: changeHref(about, name, employment),
    backHref: hrefTo('/hr/people/:person', { person: about.person }),
    placesHref: name === 'move' ? hrefTo('/hr/people/places') : null,
    csrf,
  })
  response.status(status).send(page)
}

/**
 * Returns the changes that the viewer may make to a record, and the problems to look at. Returns null for a viewer
 * who changes nothing.
 */
export async function changingOf(
  visit: SignedInVisit,
  person: PersonId,
  history: History,
  context: TimelineContext,
): Promise<Changing | null> {
  const { deps, t, language } = visit
  const about = await findSubject(deps.store.db, person, null, visit)
  if (about === null) return null
  const words = t.hr.changes
  return {
    groups: changeLinks(about, history, visit),
    // The keys of the table, which Object.keys widens.
    hrefs: new Map(
      (Object.keys(CHANGES) as ChangeName[])
        .filter((name) => CHANGES[name].offered(about, visit))
        .map((name) => [name, changeHref(about, name, null)]),
    ),
    isClosed: about.isClosed,
    flags: await recordFlags(visit, about, context),
    correctionHrefs: new Map(
      history
        .filter((event) => correctionKinds(history, event, about.ownSites).length > 0)
        .map(({ id, kind }) => [
          id,
          hrefTo('/hr/entries/:entry/correction', { entry: id }, { kind: kind === 'merged' ? 'withdrawn' : null }),
        ]),
    ),
    others: corrected(history)
      .filter(isKind('merged'))
      .filter((event) => correctionKinds(history, event, about.ownSites).length > 0)
      .map(({ id, subject, effectiveOn }) => ({
        // Only people are merged.
        text: words.merge.other(
          context.personNames.get(subject as PersonId) ?? t.hr.people.noName,
          formatDate(effectiveOn, language),
        ),
        partHref: hrefTo('/hr/entries/:entry/correction', { entry: id }, { kind: 'withdrawn' }),
      })),
  }
}
