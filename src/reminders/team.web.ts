import { z } from 'zod'
import { scopeOf } from '../identity/access.ts'
import { EVERYONE } from '../ledger/scope.ts'
import { DEFAULT_QUERY } from '../reports/query.ts'
import { reportHref } from '../reports/query.web.ts'
import { courseworkOn, leftToDo } from '../learning/coursework.ts'
import { type PersonId, isPerson } from '../ledger/event.ts'
import { corrected, requirementOn } from '../ledger/history.ts'
import { lessonMinutesLeft } from '../learning/progress.ts'
import { askedReminders } from './asked.web.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { type StatusChoice, type StatusCounts, statusesOf, totals } from '../requirements/compliance.ts'
import { askedKind } from './asked.ts'
import { deadlineOf, hasWorkToDo } from './due.ts'
import {
  NUDGE_OUTCOMES,
  type NudgeOutcome,
  outcomeText,
  type TeamInput,
  type TeamMember,
  teamPage,
} from './team.page.ts'
import { teamListPage } from './team-list.page.ts'
import { ownCourse } from './own-course.web.ts'
import { nextOccasion, remindedBy } from './mail-state.store.ts'
import { currentFacts, factOn, namesOn } from '../ledger/fact.store.ts'
import { historiesOf } from '../ledger/ledger.store.ts'
import { enqueue } from './message.store.ts'
import { allPeople, countByStatus, peopleOnRecord, type PersonOnRecord } from '../people/people.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { param, parseForm, parseQuery } from '../platform/http/form.web.ts'
import { hrefTo, idOf, publicPath, webLinks } from '../app/href.web.ts'
import { findReadable, wordingOf } from '../people/people.web.ts'
import { rereadHref } from '../people/next-step/next-step.web.ts'
import { teamPractices } from '../practice/practice.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { finishedNotes } from '../work/finished.page.ts'
import { finishedWork } from '../work/finished.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The result of the last reminder, and the id of the person it was for; or the group that was confirmed just now. */
export const teamQuery = z.strictObject({
  reminder: z.enum(NUDGE_OUTCOMES).optional(),
  about: z.string().optional(),
  confirmed: z.string().optional(),
})
/** The page with the button, or only the row of it that changes. */
const nudgeForm = z.strictObject({ from: z.enum(['team', 'person', 'row']).default('team') })

/** More people than that are in the list of people, page by page. */
const MOST_MEMBERS = 200

/** @param groups those that the viewer has to know about and hasn't confirmed */
export async function showTeam(visit: SignedInVisit, groups: TeamInput['groups']): Promise<void> {
  const { csrf, deps, language, response, t, today, viewer } = visit
  const { db } = deps.store
  const { reminder, about } = parseQuery(visit, teamQuery)
  const { people, counts } = await teamOf(visit)
  const ids = people.map(({ person }) => person)
  const histories = await historiesOf(db, ids)
  const facts = await currentFacts(db, ids, today)
  const asked = await askedReminders(visit, ids)
  const members = people.map(({ person, name, standing, placements }): TeamMember => {
    const history = corrected(histories.get(person) ?? [])
    return {
      person,
      name,
      ...placesUnder(placements, viewer.person),
      standing,
      renewalMonths: requirementOn(history, ORIENTATION, today)?.rule.renewal?.months ?? null,
      canBeReminded: deps.config.mail === null || (facts.get(person)?.email ?? null) !== null,
      asked: asked.get(person) ?? null,
    }
  })
  const askedBy = [...asked.values()].map(({ by }) => by).filter(isPerson)
  const names = await namesOn(db, [...new Set([...askedBy, ...members.flatMap(({ under }) => under)])], today)
  const invited = await peopleOnRecord(db, ids, scopeOf(viewer, 'invite-person'))
  const invitable = new Set(invited.map(({ person }) => person))
  const shell = recordsShell(visit, { title: t.hr.team.title, current: 'team' })
  const page = teamPage(
    { ...shell, pageScript: deps.assets.team.href },
    {
      ownCourse: await ownCourse(visit),
      finished: finishedNotes(await finishedWork(visit), hrefTo('/hr/work'), t),
      wording: wordingOf(visit),
      today,
      viewer: viewer.person,
      members,
      counts,
      personNames: names,
      reminded:
        reminder === undefined || about === undefined ? null : await remindedOf(visit, `person:${about}`, reminder),
      signInAddress: deps.config.publicUrl + publicPath(hrefTo('/sign-in'), language),
      links: {
        list: hrefTo('/team/list'),
        guide: webLinks.guide(),
        person: (person) => hrefTo('/hr/people/:person', { person }),
        nudge: (person) => hrefTo('/hr/people/:person/nudges', { person }),
        lesson: (member) => rereadHref(visit, member),
        code: (person) => (invitable.has(person) ? hrefTo('/hr/people/:person/link', { person }) : null),
        people: hrefTo('/hr/people'),
        status: (choice) => statusHref(visit, choice),
      },
      csrf,
      practices: await teamPractices(visit),
      groups,
    },
  )
  response.send(page)
}

/** What came of the reminder that was sent just now. */
async function remindedOf({ deps, t, viewer }: SignedInVisit, person: PersonId, outcome: NudgeOutcome) {
  const own = await peopleOnRecord(deps.store.db, [person], scopeOf(viewer, 'hand-over'))
  return { person, text: outcomeText(outcome, own.length > 0, t) }
}

/** A list for a meeting: the same people as on the page, on paper. */
export async function showTeamList(visit: SignedInVisit): Promise<void> {
  const { content, deps, organization, response, t, today } = visit
  const { course } = content
  const { people, counts } = await teamOf(visit)
  const histories = await historiesOf(
    deps.store.db,
    people.map(({ person }) => person),
  )
  const rows = people.map(({ person, name, standing }) => {
    const work = courseworkOn(histories.get(person) ?? [], today, standing)
    const left = leftToDo(course, work, standing)
    return { name, standing, left, minutes: left.lessons === 0 ? 0 : lessonMinutesLeft(course, work.finished) }
  })
  const shell = recordsShell(visit, { title: t.hr.team.list.title, current: 'team' })
  response.send(
    teamListPage(
      { ...shell, pageScript: deps.assets.copy.href },
      {
        wording: wordingOf(visit),
        today,
        organization: organization.name,
        rows,
        shown: people.length,
        all: totals(counts).all,
        back: hrefTo('/team'),
      },
    ),
  )
}

/** One tap, one message, and not more than one for a person and a day. */
export async function nudgePerson(visit: SignedInVisit): Promise<void> {
  const { log, response, t, viewer } = visit
  const { from } = parseForm(visit, nudgeForm)
  const person = await findReadable(visit, `person:${param(visit, 'person')}`, 'nudge-person')
  const outcome = await visit.deps.store.transaction((tx) => nudge(tx, visit, person))
  log.info({ by: viewer.person, person: person.person, outcome }, 'reminder asked for')
  if (from === 'row') return void response.type('text/plain').send(outcomeText(outcome, person.may('hand-over'), t))
  response.redirect(
    303,
    from === 'team'
      ? `${hrefTo('/team', {}, { reminder: outcome, about: idOf(person.person) })}#${idOf(person.person)}`
      : hrefTo('/hr/people/:person', { person: person.person }, { reminder: outcome }),
  )
}

/** Queues a reminder for somebody within reach, if there is something to remind of. */
export async function nudge(
  tx: Tx,
  { deps, now, today, viewer }: SignedInVisit,
  { person, standing }: Pick<PersonOnRecord, 'person' | 'standing'>,
): Promise<NudgeOutcome> {
  if (!hasWorkToDo(standing)) return 'nothing-to-do'
  const mail = deps.config.mail !== null
  if (mail && (await factOn(tx, person, 'email', today)) === null) return 'no-address'
  if ((await remindedBy(tx, [person], today)).get(person)?.state === 'by-hand') return 'waiting'
  const occasion = await nextOccasion(tx, 'nudge', person, today)
  const kind = askedKind(standing)
  // If the date that it mentions moves, there's nothing left to say.
  const deadline = kind === 'overdue' ? deadlineOf(standing) : null
  const reminder = { kind, person, about: null, occasion, deadline } as const
  const isNew = await enqueue(tx, { ...reminder, mail, by: viewer.person, at: now, today })
  if (!isNew) return 'already'
  return mail ? 'sent' : 'by-hand'
}

/** To the list of people, where it has the viewer's own people and nobody else. */
function statusHref({ viewer }: SignedInVisit, status: StatusChoice): string | null {
  const scope = scopeOf(viewer, 'list-people')
  if (scope === EVERYONE || scope.sites.length > 0) return null
  return reportHref(hrefTo('/hr/people'), { ...DEFAULT_QUERY, status })
}

/**
 * Returns the people who report to the viewer today, directly or through others, by what needs doing: the first of them,
 * and how many there are of each status.
 */
async function teamOf({
  deps,
  viewer,
}: SignedInVisit): Promise<{ readonly people: readonly PersonOnRecord[]; readonly counts: StatusCounts }> {
  const { db } = deps.store
  const filter = { scope: { supervisor: viewer.person, sites: [] }, statuses: statusesOf('not-separated') }
  const people: PersonOnRecord[] = []
  for await (const person of allPeople(db, filter)) {
    if (people.length === MOST_MEMBERS) break
    people.push(person)
  }
  return { people, counts: await countByStatus(db, filter) }
}

/**
 * A person with two employments is listed under each supervisor, with the position there; under a supervisor's own
 * supervisor with each, and with whom they report to.
 */
function placesUnder(
  placements: PersonOnRecord['placements'],
  supervisor: PersonId,
): Pick<TeamMember, 'positions' | 'under'> {
  const direct = placements.filter((place) => place.supervisor === supervisor)
  if (direct.length > 0) return { positions: direct.map(({ position }) => position), under: [] }
  return {
    positions: placements.map(({ position }) => position),
    under: placements.flatMap((place) => place.supervisor ?? []),
  }
}
