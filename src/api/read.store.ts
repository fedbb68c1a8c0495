import { isCompletion, isKind, sourceOf } from '../ledger/history.ts'
import type { LedgerEvent, PersonId } from '../ledger/event.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { entriesAfter, findEvent, lastPlace } from '../ledger/ledger.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { allSites } from '../site/site.store.ts'
import type { Answer, ApiCompletion, ApiPerson } from './shape.ts'

/** A part of a list: what comes after this place in it, and how many at most. */
interface Part {
  readonly after: string | null
  readonly most: number
}

/** Everybody who is or was on record, in the order of their ids, with the facts of the day. */
export async function readPeople(db: Database, today: CalendarDate, { after, most }: Part): Promise<Answer<'people'>> {
  const rows = await db
    .selectFrom('standing')
    .select('person')
    .distinct()
    .where('person', '>', personAfter(after))
    .orderBy('person')
    .limit(most + 1)
    .execute()
  const ids = rows.slice(0, most).map(({ person }) => person)
  const facts = await currentFacts(db, ids, today)
  const jobs = await jobsOf(db, ids, today)
  const people = ids.map((id): ApiPerson => {
    const { employee_number: employeeNumber = null, name = null, email = null } = facts.get(id) ?? {}
    return { id, employeeNumber, name, email, jobs: jobs.get(id) ?? [] }
  })
  return { people, next: rows.length > most ? (ids.at(-1) ?? null) : null }
}

async function jobsOf(db: Database, ids: readonly PersonId[], today: CalendarDate) {
  const jobs = new Map<PersonId, ApiPerson['jobs']>()
  if (ids.length === 0) return jobs
  const sites = new Map((await allSites(db)).map(({ id, name }) => [id, { id, name }]))
  const rows = await db
    .selectFrom('placement')
    .selectAll()
    .where('person', 'in', ids)
    .where((where) => where.or([where('until_on', 'is', null), where('until_on', '>=', today)]))
    .orderBy('person')
    .orderBy('from_on')
    .orderBy('spell')
    .execute()
  for (const row of rows) {
    const job = {
      site: sites.get(row.site) ?? { id: row.site, name: '' },
      department: row.department,
      position: row.position,
      type: row.type,
      supervisor: row.supervisor,
      hiredOn: row.hired_on,
      from: row.from_on,
      until: row.until_on,
    }
    jobs.set(row.person, [...(jobs.get(row.person) ?? []), job])
  }
  return jobs
}

/** Everybody's status as of today, which somebody has brought up to date before. In the order of ids. */
export async function readStandings(
  db: Database,
  today: CalendarDate,
  { after, most }: Part,
): Promise<Answer<'standings'>> {
  const rows = await db
    .selectFrom('standing')
    .selectAll()
    .where('person', '>', personAfter(after))
    .orderBy('person')
    .limit(most + 1)
    .execute()
  const standings = rows.slice(0, most).map((row) => ({
    person: row.person,
    requirement: row.requirement,
    status: row.status,
    asOf: today,
    dueOn: row.due_on,
    completedOn: row.completed_on,
    validUntil: row.valid_until,
    late: row.late === 1,
    policyVersion: row.policy_version,
    source: row.source,
  }))
  return { standings, next: rows.length > most ? (standings.at(-1)?.person ?? null) : null }
}

/**
 * Completions and their corrections, in the order in which they were recorded.
 * @param since only what was recorded from then on; of no use once there is a place to go on from
 */
export async function readCompletions(
  db: Database,
  { after, most }: Part,
  since: Instant | null,
): Promise<Answer<'completions'>> {
  const from = after === null ? 0 : Number(after)
  // First: what's recorded while we read comes the next time.
  const end = await lastPlace(db)
  const entries = await entriesAfter(db, ['completed', 'credited', 'corrected'], from, since, most + 1)
  const read = entries.slice(0, most)
  const completions: ApiCompletion[] = []
  for (const entry of read) {
    const completion = await completionIn(db, entry)
    if (completion !== null) completions.push(completion)
  }
  return { completions, next: String(read.at(-1)?.seq ?? Math.max(from, end)), more: entries.length > most }
}

/** Null for a correction of something else. */
async function completionIn(db: Database, event: LedgerEvent): Promise<ApiCompletion | null> {
  const { seq: place, id: entry, recordedAt, subject: person } = event
  const common = { place, entry, person, recordedAt }
  if (isCompletion(event)) {
    const { requirement, policyVersion, courseVersion, language, creditedMinutes } = event.body
    const { kind, effectiveOn: completedOn } = event
    const source = sourceOf(event)
    return {
      kind,
      ...common,
      requirement,
      completedOn,
      source,
      policyVersion,
      courseVersion,
      language,
      creditedMinutes,
    }
  }
  if (!isKind('corrected')(event)) return null
  const { corrects } = event.body
  const earlier = await findEvent(db, corrects)
  return earlier !== null && isCompletion(earlier) ? { kind: 'corrected', ...common, corrects } : null
}

/** Ids of people begin alike, so that the first of them comes after the beginning alone. */
function personAfter(after: string | null): PersonId {
  return after === null ? 'person:' : `person:${after.replace(/^person:/, '')}`
}
