import { applyRoster } from '../imports/staff-list/apply.job.ts'
import { changesOf } from '../imports/staff-list/change.ts'
import { toRosterDetail } from '../imports/staff-list/detail.job.ts'
import {
  needsNumber,
  NO_CELLS,
  type RosterChange,
  type RosterEntry,
  type RosterWork,
} from '../imports/staff-list/import.ts'
import { linesOf } from '../imports/staff-list/line.job.ts'
import { matchOf, supervisorFinder } from '../imports/staff-list/match.job.ts'
import { siteNames } from '../imports/staff-list/read-row.job.ts'
import type { Employment, RosterRecord } from '../imports/staff-list/record.ts'
import { maySignIn } from '../identity/access.store.ts'
import { hasRole } from '../identity/role.store.ts'
import { emailKey, numberKey, SAME_VALUE, sharesWord } from '../imports/people-index.job.ts'
import type { PersonId, Recording, SiteId } from '../ledger/event.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { addDays, latest } from '../platform/time/calendar.ts'
import { folded } from '../platform/text/folded.ts'
import { allSites } from '../site/site.store.ts'
import { letBackIn, requireNoRole, shutOut } from './access.job.ts'
import type { Asked } from './asked.ts'
import { requireUsualDay } from './brake.job.ts'
import { entryOf } from './entry.ts'
import { findRecord, indexLike, recordOf, usersNamed } from './find.job.ts'
import { refusalOf } from './refusal.ts'
import { goesOn, isActive } from './resource.ts'
import { invalid, ScimProblem } from './shape.ts'
import { leaversToday } from './user.store.ts'

/**
 * Puts somebody new on record, by the rules of a staff list. Somebody whom the staff number or the address shows to be on
 * record already isn't put there again: they get what's new, and keep their id.
 */
export async function createUser(tx: Tx, asked: Asked, recording: Recording): Promise<PersonId> {
  const { today } = recording
  const userName = asked.texts.get('userName')
  if (userName === undefined) throw invalid('userName is missing.')
  if ((await usersNamed(tx, userName, today)).length > 0)
    throw new ScimProblem('conflict', 'uniqueness', 'Someone with this userName is on record. Find them with a filter.')
  const entry = entryOf(asked, null, await siteFinder(tx))
  // What a directory calls a person by finds them by that number, and says nothing else: it never becomes a staff number,
  // and doesn't tell two people of one name apart.
  const sought = { ...entry, number: entry.number ?? asked.texts.get('externalId') ?? null }
  const index = await indexLike(tx, sought, today)
  const isNumber = sought.number !== null && index.byNumber.has(numberKey(sought.number))
  const match = matchOf(isNumber ? sought : entry, index)
  if (match.kind === 'doubt') throw refusalOf([match.problem])
  if (match.kind === 'known')
    return changeRecord(tx, match.record, { ...asked, active: asked.active ?? true }, recording)
  if (asked.active === false) throw invalid('Someone who has left and was never on record isn’t put there.')
  return (await applyEntry(tx, null, entry, asked, recording)).person
}

/** Records what a request changes about somebody. What it repeats is recorded no second time. */
export async function changeUser(tx: Tx, id: string, asked: Asked, recording: Recording): Promise<PersonId> {
  return changeRecord(tx, await recordOf(tx, id, recording.today), asked, recording)
}

/** Moves people to a site, as HR does. */
export async function moveTo(tx: Tx, site: SiteId, ids: readonly string[], recording: Recording): Promise<void> {
  const changes: RosterChange[] = []
  const moved: PersonId[] = []
  for (const id of new Set(ids)) {
    const record = await recordOf(tx, id, recording.today)
    if (!isActive(record, recording.today))
      throw new ScimProblem('conflict', null, 'Someone who has left works at no site. Set active to true first.')
    changes.push(...(await applyEntry(tx, record, { ...NO_CELLS, site }, null, recording)).changes)
    moved.push(record.person)
  }
  await requireUsualDay(tx, changes, moved, recording)
}

async function changeRecord(tx: Tx, record: RosterRecord, asked: Asked, recording: Recording): Promise<PersonId> {
  const { today } = recording
  if (asked.active === false) return leave(tx, record, recording)
  if (!isActive(record, today)) {
    if (asked.active === true) return comeBack(tx, record, asked, recording)
    if (asked.texts.size === 0 && asked.worksWithYouth === null) return record.person
    throw new ScimProblem(
      'conflict',
      null,
      'The person has left. Set active to true first, or ask HR to change the record.',
    )
  }
  if (asked.active === true) await letBackIn(tx, record.person, recording)
  const entry = entryOf(asked, record, await siteFinder(tx))
  // The day of hire that HR has recorded stays.
  const { changes } = await applyEntry(tx, record, { ...entry, hiredOn: null, language: null }, asked, recording)
  await requireUsualDay(tx, changes, [record.person], recording)
  return record.person
}

/**
 * Today is the last day, of every employment that has begun and for which HR has recorded none, and nobody comes in
 * anymore. That's all that is recorded then: HR decides about a job that is yet to begin.
 */
async function leave(tx: Tx, record: RosterRecord, recording: Recording): Promise<PersonId> {
  const { today } = recording
  const { person, employments } = record
  const hasBegun = ({ hiredOn, from }: Employment) => (hiredOn ?? from) <= today
  const jobs = employments.filter((job) => job.until === null && hasBegun(job)).map(({ spell }) => spell)
  const comesIn = await maySignIn(tx, person, today)
  if (employments.length === 0 && comesIn)
    throw new ScimProblem(
      'conflict',
      null,
      'The person isn’t on staff, so they don’t leave. An administrator ends the role of someone from outside.',
    )
  if (jobs.length === 0 && !comesIn) return person
  const { left, employed } = await leaversToday(tx, person, today)
  if (needsNumber({ kind: 'separations', count: left + 1, of: employed }))
    throw new ScimProblem(
      'conflict',
      null,
      'So many people would leave in one day that the directory may be wrong. HR has to record this last day, or send it again tomorrow.',
    )
  if (jobs.length > 0) {
    const changes = await apply(tx, { person, jobs, entry: { ...NO_CELLS, lastDay: today } }, record, recording)
    await requireUsualDay(tx, changes, [person], recording)
  }
  await shutOut(tx, person, recording)
  return person
}

/** A return, from the first day that's possible: to the last place, unless the request names another. */
async function comeBack(tx: Tx, record: RosterRecord, asked: Asked, recording: Recording): Promise<PersonId> {
  const { today } = recording
  await requireNoRole(tx, record.person, recording)
  const lastDay = latest(record.employments.flatMap(({ until }) => until ?? []))
  const last = record.employments.find(({ until }) => until === lastDay)
  if (lastDay === null || last === undefined)
    throw new ScimProblem('conflict', null, 'No employment is on record. HR has to record the hire.')
  const entry = await withSupervisor(tx, entryOf(asked, record, await siteFinder(tx)), asked, record, recording)
  requireSamePerson(entry, record)
  await requireFree(tx, entry, record, recording)
  const first = latest([today, addDays(lastDay, 1)]) ?? today
  const back: RosterEntry = {
    ...entry,
    site: entry.site ?? last.site,
    department: entry.department ?? last.department,
    position: entry.position ?? last.position,
    supervisor: entry.supervisor ?? last.supervisor,
    type: entry.type ?? last.type,
    // As of any hire: orientation is asked of everyone who isn't said to work without youth.
    worksWithYouth: entry.worksWithYouth ?? true,
    hiredOn: entry.hiredOn !== null && entry.hiredOn > lastDay ? entry.hiredOn : first,
  }
  const changes = await apply(tx, { person: record.person, jobs: [], entry: back }, record, recording)
  await requireUsualDay(tx, changes, [record.person], recording)
  await letBackIn(tx, record.person, recording)
  return record.person
}

/** The entry as the one row of a staff list about this person. Returns what changes by it. */
async function applyEntry(
  tx: Tx,
  record: RosterRecord | null,
  said: RosterEntry,
  asked: Asked | null,
  recording: Recording,
): Promise<{ readonly person: PersonId; readonly changes: readonly RosterChange[] }> {
  const { today } = recording
  const entry = await withSupervisor(tx, said, asked, record, recording)
  if (record !== null) {
    requireSamePerson(entry, record)
    await requireFree(tx, entry, record, recording)
  }
  const going = record?.employments.filter((employment) => goesOn(employment, today)) ?? []
  if (record !== null && isAboutPerson(entry)) {
    const { person } = record
    const jobs = going.map(({ spell }) => spell)
    return { person, changes: await apply(tx, { person, jobs, entry }, record, recording) }
  }
  const sites = await allSites(tx)
  const onlySite = sites.length === 1 ? (sites[0]?.id ?? null) : null
  const row = { line: 1, entry, supervisor: null, problems: [], notes: [] }
  // A job that ends today isn't meant anymore.
  const held = record === null ? null : { ...record, employments: going }
  const [line] = linesOf({ record: held, rows: [row], refused: [] }, onlySite, today)
  if (line === undefined || line.problems.length > 0) throw refusalOf(line?.problems ?? [])
  if (line.about === null) throw refusalOf([])
  const changes = await apply(tx, { ...line.about, entry: line.entry }, record, recording)
  return { person: line.about.person, changes }
}

/** Says nothing about a job, of which somebody may have several. */
function isAboutPerson({ site, department, position, supervisor, type, worksWithYouth }: RosterEntry): boolean {
  return [site, department, position, supervisor, type, worksWithYouth].every((value) => value === null)
}

/** Records the changes, if there are any, as an import does, and returns them. */
async function apply(
  tx: Tx,
  work: RosterWork,
  record: RosterRecord | null,
  recording: Recording,
): Promise<readonly RosterChange[]> {
  const compared = changesOf(work, record, SAME_VALUE, recording.today)
  if (compared === null || compared.problems.length > 0) throw refusalOf(compared?.problems ?? [])
  const { changes } = compared
  if (changes.length === 0) return []
  if (record !== null) await keepIdentityOfHolder(tx, changes, record, recording)
  const detail = { name: work.entry.name ?? '', changes, names: {}, problems: [], notes: [], held: null, work }
  const row = { line: 1, outcome: 'changed', person: record?.person ?? null, detail }
  // The source is only named where a day of hire is corrected, which a directory doesn't do.
  const { leftOut } = await applyRoster(tx, [row], recording, 'import:scim')
  const [refused] = leftOut
  if (refused !== undefined) throw refusalOf(toRosterDetail(refused.detail).problems)
  return changes
}

/** Mails with a way in go to the address on record, so a directory can't change whose account has more than anyone's. */
async function keepIdentityOfHolder(
  tx: Tx,
  changes: readonly RosterChange[],
  { person }: RosterRecord,
  { today }: Recording,
): Promise<void> {
  const isIdentity = changes.some(({ field }) => field === 'email' || field === 'employee_number')
  if (isIdentity && (await hasRole(tx, person, today)))
    throw new ScimProblem(
      'conflict',
      null,
      'The person has a role here, so HR changes the e-mail address and staff number.',
    )
}

/** By the id here, else by staff number, address or name, as a staff list names one. Whoever isn't found is left out. */
async function withSupervisor(
  tx: Tx,
  entry: RosterEntry,
  asked: Asked | null,
  record: RosterRecord | null,
  { today }: Recording,
): Promise<RosterEntry> {
  const named = asked?.texts.get('manager')
  if (named === undefined) return entry
  if (named.startsWith('person:')) {
    const found = await findRecord(tx, named, today)
    return found === null || found.person === record?.person ? entry : { ...entry, supervisor: found.person }
  }
  const index = await indexLike(tx, { number: named, email: named, name: named }, today)
  const find = await supervisorFinder(index, [], today)
  const found = find(named, record?.person ?? 'person:new')
  return 'person' in found ? { ...entry, supervisor: found.person } : entry
}

/** A new name that shares no word with the present one may be another person's: then number and address must agree. */
function requireSamePerson({ name, number, email }: RosterEntry, record: RosterRecord): void {
  if (name === null || record.name === null || sharesWord(name, record.name)) return
  const hasNumber = number !== null && record.numbers.some((known) => numberKey(known) === numberKey(number))
  const hasEmail = email !== null && record.emails.some((known) => emailKey(known) === emailKey(email))
  if (hasNumber && hasEmail) return
  throw refusalOf([{ code: 'number-other-name', field: 'name', value: '', other: '' }])
}

/** A staff number and an address belong to one person. */
async function requireFree(
  tx: Tx,
  { number, email }: RosterEntry,
  { person }: RosterRecord,
  { today }: Recording,
): Promise<void> {
  const { byPerson, byNumber, byEmail } = await indexLike(tx, { number, email, name: null }, today)
  if (byPerson.size === 0) return
  const holders = [
    ...(number === null ? [] : (byNumber.get(numberKey(number)) ?? [])),
    ...(email === null ? [] : (byEmail.get(emailKey(email)) ?? [])),
  ]
  if (holders.some((holder) => holder.person !== person))
    throw new ScimProblem('conflict', 'uniqueness', 'The staff number or e-mail address is someone else’s on record.')
}

async function siteFinder(tx: Tx): Promise<(name: string) => SiteId | null> {
  const sites = await allSites(tx)
  const names = siteNames(sites)
  return (name) => names.get(folded(name)) ?? sites.find(({ id }) => id === name)?.id ?? null
}
