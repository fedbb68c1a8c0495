import type { PersonId } from '../../ledger/event.ts'
import { toCorrections } from '../../imports/correction.ts'
import { evidenceIn } from '../../ledger/evidence.ts'
import { factsAbout, namesOn } from '../../ledger/fact.store.ts'
import type { History } from '../../ledger/history.ts'
import { historyOf, policyHistory } from '../../ledger/ledger.store.ts'
import { recordsOf } from '../../ledger/merge.store.ts'
import { mentionsOf } from '../../people/mention.store.ts'
import type { Organization } from '../../organization/organization.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { type CalendarDate, dateAt, type Instant } from '../../platform/time/calendar.ts'
import { messagesUnder } from '../../reminders/message.store.ts'
import { ORIENTATION } from '../../requirements/requirement.ts'
import { statusOn } from '../../requirements/status.ts'
import { allSites } from '../../site/site.store.ts'
import {
  accountsIn,
  countIn,
  factorsIn,
  linksIn,
  privateOf,
  type Reading,
  recoveriesIn,
  signInChangesIn,
} from './account.store.ts'
import { trailIn } from './trail.store.ts'
import { type Doing, DOINGS, type Held, type HeldFor, type Named, personIn } from './held.ts'

interface Asked {
  readonly person: PersonId
  readonly madeFor: HeldFor
  readonly organization: Organization
  readonly now: Instant
  readonly today: CalendarDate
  /** How many entries of the audit trail at most, the newest first. `null` for all. */
  readonly mostOfTrail: number | null
}

/** @param person the record that stays, when there are several */
export async function heldAbout(db: Database, asked: Asked): Promise<Held> {
  const { person, madeFor, organization, now, mostOfTrail } = asked
  const records = await recordsOf(db, person)
  const history = await historyOf(db, person)
  const mentioned: { readonly id: string; name: string | null }[] = []
  const when = (at: Instant) => (madeFor === 'person' ? at : dateAt(at, organization.timeZone))
  const named = (id: string): Named => {
    const one = { id, name: null }
    mentioned.push(one)
    return one
  }
  const reading: Reading = { db, records, madeFor, when, named }
  const held: Held = {
    format: 'csec-held',
    version: 1,
    madeFor,
    madeAt: when(now),
    organization: organization.name,
    timeZone: organization.timeZone,
    person,
    otherRecords: records.filter((record) => record !== person),
    facts: await factsIn(reading),
    employment: await employmentIn(reading),
    orientation: await orientationOf(db, history, asked.today),
    certificates: await certificatesIn(reading),
    papers: await papersIn(reading, history),
    messages: await messagesIn(reading),
    accounts: await accountsIn(reading),
    factors: await factorsIn(reading),
    signInChanges: await signInChangesIn(reading),
    links: await linksIn(reading),
    recoveries: await recoveriesIn(reading),
    savedViews: await savedViewsIn(reading),
    importedLines: await importedLinesIn(reading),
    mentions: (await mentionsOf(db, records)).map(({ subject, ...mention }) => ({ ...mention, at: named(subject) })),
    doings: await doingsOf(reading),
    auditTrail: await trailIn(reading, mostOfTrail),
    entries: history.map((entry) => ({
      id: entry.id,
      seq: entry.seq,
      kind: entry.kind,
      on: entry.effectiveOn,
      recordedAt: when(entry.recordedAt),
      recordedBy: named(entry.actor),
      body: entry.body,
    })),
    private: madeFor === 'person' ? await privateOf(reading) : null,
  }
  const people = mentioned.flatMap(({ id }) => personIn(id) ?? [])
  const sites = (await allSites(db)).map(({ id, name }) => [id, name] as const)
  const names = new Map<string, string | null>([...sites, ...(await namesOn(db, people, asked.today))])
  for (const one of mentioned) one.name = names.get(one.id) ?? null
  return held
}

async function factsIn({ db, records, when }: Reading): Promise<Held['facts']> {
  return [...(await factsAbout(db, records))]
    .flatMap(([record, facts]) => facts.map((fact) => ({ ...fact, record })))
    .toSorted((a, b) => (a.recordedAt < b.recordedAt ? -1 : a.recordedAt > b.recordedAt ? 1 : 0))
    .map(({ record, kind, value, effectiveOn, recordedAt }) => ({
      record,
      kind,
      value,
      from: effectiveOn,
      recordedAt: when(recordedAt),
    }))
}

async function employmentIn({ db, records, named }: Reading): Promise<Held['employment']> {
  const sites = new Map((await allSites(db)).map(({ id, name }) => [id, name]))
  const rows = await db.selectFrom('placement').selectAll().where('person', 'in', records).orderBy('from_on').execute()
  return rows.map(({ site, department, position, supervisor, type, from_on, until_on, hired_on }) => ({
    site: { id: site, name: sites.get(site) ?? null },
    department,
    position,
    supervisor: supervisor === null ? null : named(supervisor),
    type,
    from: from_on,
    until: until_on,
    hiredOn: hired_on,
  }))
}

/** From the entries: the page opens on a new day on which nothing can be saved, and shows no status of before. */
async function orientationOf(db: Database, history: History, today: CalendarDate): Promise<Held['orientation']> {
  if (history.length === 0) return null
  const { because: _, holdsUntil: __, ...standing } = statusOn(history, ORIENTATION, await policyHistory(db), today)
  return standing
}

async function certificatesIn({ db, records, when }: Reading): Promise<Held['certificates']> {
  const rows = await db
    .selectFrom('certificate')
    .select(['number', 'language', 'issued_at', 'pdf_hash', 'token'])
    .where('person', 'in', records)
    .orderBy('issued_at')
    .execute()
  return rows.map(({ number, language, issued_at, pdf_hash, token }) => ({
    number,
    language,
    issuedAt: when(issued_at),
    fileHash: pdf_hash,
    isErased: token === null,
  }))
}

/** The papers that entries about the person name. Some are also about others: a sign-in sheet, for example. */
async function papersIn({ db, when }: Reading, history: History): Promise<Held['papers']> {
  const ids = [...new Set(history.flatMap(evidenceIn))]
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('evidence_file')
    .select(['id', 'file_name', 'content_type', 'uploaded_at'])
    .where('id', 'in', ids)
    .orderBy('uploaded_at')
    .execute()
  return rows.map(({ id, file_name, content_type, uploaded_at }) => ({
    id,
    name: file_name,
    type: content_type,
    keptAt: when(uploaded_at),
  }))
}

/** Never their texts, which are kept nowhere. A message to this person about somebody else doesn't say about whom. */
async function messagesIn({ db, records, madeFor, when, named }: Reading): Promise<Held['messages']> {
  return (await messagesUnder(db, records, madeFor === 'person')).map((message) => ({
    kind: message.kind,
    to: named(message.person),
    isAbout: message.about !== null && records.includes(message.about),
    state: message.state,
    reason: message.reason,
    deadline: message.deadline,
    createdAt: when(message.createdAt),
    createdBy: named(message.createdBy),
    sentAt: message.sentAt === null ? null : when(message.sentAt),
  }))
}

async function savedViewsIn({ db, records, when }: Reading): Promise<Held['savedViews']> {
  const rows = await db
    .selectFrom('saved_view')
    .selectAll()
    .where('owner', 'in', records)
    .orderBy('created_at')
    .execute()
  return rows.map(({ name, page, query, mailed, since, created_at }) => ({
    name,
    page,
    query: JSON.parse(query) as unknown,
    mailed,
    since,
    createdAt: when(created_at),
  }))
}

async function importedLinesIn({ db, records, when }: Reading): Promise<Held['importedLines']> {
  const rows = await db
    .selectFrom('import_row')
    .innerJoin('data_import', 'data_import.id', 'import_row.import')
    .select(['file_name', 'kind', 'line', 'outcome', 'detail', 'corrections', 'created_at', 'applied_at'])
    .where(({ eb, or }) => or([eb('import_row.person', 'in', records), eb('import_row.added', 'in', records)]))
    .orderBy('created_at')
    .orderBy('line')
    .execute()
  return rows.map(({ file_name, kind, line, outcome, detail, corrections, created_at, applied_at }) => ({
    file: file_name,
    kind,
    line,
    outcome,
    uploadedAt: when(created_at),
    appliedAt: applied_at === null ? null : when(applied_at),
    said: JSON.parse(detail) as unknown,
    corrected: toCorrections(corrections)
      .filter((each) => each.line === line)
      .map(({ heading, inFile, corrected, at }) => ({ column: heading, inFile, read: corrected, at: when(at) })),
  }))
}

async function doingsOf(reading: Reading): Promise<Held['doings']> {
  // The keys of the table, which Object.entries widens.
  const each = Object.entries(DOINGS) as [Doing, (typeof DOINGS)[Doing]][]
  const counts = await Promise.all(
    each.map(async ([doing, column]) => [doing, await countIn(reading, column)] as const),
  )
  return Object.fromEntries(counts) as Held['doings']
}
