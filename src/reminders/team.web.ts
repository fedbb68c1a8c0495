import { z } from 'zod'
import { reachOf } from '../identity/access.ts'
import { courseworkOn, leftToDo } from '../learning/coursework.ts'
import { type PersonId, isPerson } from '../ledger/event.ts'
import { corrected, requirementOn } from '../ledger/history.ts'
import { minutesLeft } from '../learning/progress.ts'
import { askedOccasion } from './reminder.ts'
import { ORIENTATION } from '../requirements/requirement.ts'
import { statusesOf } from '../requirements/compliance.ts'
import { hasWorkToDo } from './due.ts'
import { NUDGE_OUTCOMES, type NudgeOutcome, type TeamMember, teamListPage, teamPage } from './team.page.ts'
import { askedOn } from './mail-state.store.ts'
import { currentFacts, factOn } from '../ledger/fact.store.ts'
import { historiesOf } from '../ledger/ledger.store.ts'
import { enqueue } from './message.store.ts'
import { allPeople, peopleOnRecord, type PersonOnRecord } from '../people/people.store.ts'
import { param, parseForm, parseQuery } from '../platform/http/form.web.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import { findReadable, wordingOf } from '../people/people.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

const teamQuery = z.strictObject({ reminder: z.enum(NUDGE_OUTCOMES).optional() })
/** The page with the button. */
const nudgeForm = z.strictObject({ from: z.enum(['team', 'person']).default('team') })

const IN_SCOPE: ReadonlySet<string> = new Set(statusesOf('in-scope'))

export async function showTeam(visit: SignedInVisit): Promise<void> {
  const { csrf, deps, language, response, t, today, viewer } = visit
  const { db } = deps.store
  const { reminder } = parseQuery(visit, teamQuery)
  const people = await teamOf(visit)
  const ids = people.map(({ person }) => person)
  const histories = await historiesOf(db, ids)
  const facts = await currentFacts(db, ids, today)
  const asked = await askedOn(db, 'nudge', ids, today)
  const members = people.map(({ person, name, standing, placements }): TeamMember => {
    const history = corrected(histories.get(person) ?? [])
    return {
      person,
      name,
      positions: ownPlaces(placements, viewer.person).map(({ position }) => position),
      standing,
      renewalMonths: requirementOn(history, ORIENTATION, today)?.rule.renewal?.months ?? null,
      hasAddress: (facts.get(person)?.email ?? null) !== null,
      asked: asked.get(person) ?? null,
    }
  })
  const askedBy = [...asked.values()].map(({ by }) => by).filter(isPerson)
  const names = await peopleOnRecord(db, [...new Set(askedBy)])
  const mayInvite = reachOf(viewer, 'invite-person') !== null
  const page = teamPage(recordsShell(visit, { title: t.hr.team.title, current: 'team' }), {
    wording: wordingOf(visit),
    today,
    viewer: viewer.person,
    members,
    personNames: new Map(names.map(({ person, name }) => [person, name])),
    outcome: reminder ?? null,
    signInAddress: deps.config.publicUrl + publicPath(hrefTo('/sign-in'), language),
    links: {
      list: hrefTo('/team/list'),
      person: (person) => hrefTo('/hr/people/:person', { person }),
      nudge: (person) => hrefTo('/hr/people/:person/nudges', { person }),
      code: mayInvite ? (person) => hrefTo('/hr/people/:person/link', { person }) : null,
    },
    csrf,
  })
  response.send(page)
}

/** A list for a meeting: on paper, so without reasons, and without people who have nothing to do now. */
export async function showTeamList(visit: SignedInVisit): Promise<void> {
  const { content, deps, organization, response, t, today } = visit
  const { course } = content
  const people = (await teamOf(visit)).filter(({ standing }) => IN_SCOPE.has(standing.status))
  const histories = await historiesOf(
    deps.store.db,
    people.map(({ person }) => person),
  )
  const rows = people.map(({ person, name, standing }) => {
    const work = courseworkOn(histories.get(person) ?? [], today)
    const left = leftToDo(course, work, standing)
    return { name, left, minutes: left.lessons === 0 ? 0 : minutesLeft(course, work.finished) }
  })
  const shell = recordsShell(visit, { title: t.hr.team.list.title, current: 'team' })
  response.send(
    teamListPage(shell, {
      wording: wordingOf(visit),
      today,
      organization: organization.name,
      rows,
      back: hrefTo('/team'),
    }),
  )
}

/** One tap, one message, and not more than one for a person and a day. */
export async function nudgePerson(visit: SignedInVisit): Promise<void> {
  const { log, response, viewer } = visit
  const { from } = parseForm(visit, nudgeForm)
  const person = await findReadable(visit, `person:${param(visit, 'person')}`, 'nudge-person')
  const outcome = await nudge(visit, person)
  log.info({ by: viewer.person, person: person.person, outcome }, 'reminder asked for')
  response.redirect(
    303,
    from === 'team'
      ? hrefTo('/team', {}, { reminder: outcome })
      : `${hrefTo('/hr/people/:person', { person: person.person })}#reminders`,
  )
}

async function nudge(
  { deps, now, today, viewer }: SignedInVisit,
  { person, standing }: PersonOnRecord,
): Promise<NudgeOutcome> {
  if (!hasWorkToDo(standing)) return 'nothing-to-do'
  return deps.store.transaction(async (tx) => {
    if ((await factOn(tx, person, 'email', today)) === null) return 'no-address'
    const mail = deps.config.mail !== null
    const occasion = askedOccasion('nudge', person, today)
    const reminder = { kind: 'nudge', person, about: null, occasion, deadline: null } as const
    const isNew = await enqueue(tx, { ...reminder, mail, by: viewer.person, at: now, today })
    if (!isNew) return 'already'
    return mail ? 'sent' : 'by-hand'
  })
}

/** Returns the people who report to the viewer today and haven't left, by what needs doing. */
async function teamOf({ deps, viewer }: SignedInVisit): Promise<PersonOnRecord[]> {
  const people: PersonOnRecord[] = []
  const filter = { supervisor: viewer.person, statuses: statusesOf('not-separated') }
  for await (const person of allPeople(deps.store.db, filter)) people.push(person)
  return people
}

/** A person with two employments is listed under each supervisor, with the position there. */
function ownPlaces(placements: PersonOnRecord['placements'], supervisor: PersonId): PersonOnRecord['placements'] {
  return placements.filter((place) => place.supervisor === supervisor)
}
