import { mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fingerprint, type SigningKey, ALGORITHM } from '../../platform/codes/key.job.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import type { Link } from '../../ledger/chain.ts'
import type { Content } from '../../course/content.ts'
import { type Actor, type PersonId, type SiteId, isPerson } from '../../ledger/event.ts'
import {
  MANIFEST_FILE,
  PACK_FORMAT,
  type PackManifest,
  type PackOrder,
  SIGNATURE_FILE,
  SIGNATURE_TYPE,
} from './pack.ts'
import { endOfDay } from '../../platform/time/zoned.ts'
import { MESSAGES } from '../../words/messages.ts'
import { CHECKSUMS, indexPage, verifyPage, VERIFY_PAGE, VERIFY_PROGRAM } from './front.page.ts'
import { COURSE_STYLES, KIT_STYLES, type PackFrame, PACK_LOGO, packWords, renderPackPage } from './layout.page.ts'
import { ledgerFactsPage } from './record.page.ts'
import { actorName, type TimelineContext } from '../../people/file/timeline.page.ts'
import { ROOT } from '../../platform/root.ts'
import { peopleNames } from './source.store.ts'
import { eventsOfKind, historyOf } from '../../ledger/ledger.store.ts'
import { practiceTexts } from '../../practice/text.store.ts'
import { contactsNow, sharedLines } from '../../contacts/line.ts'
import { ledgerEnd } from '../../ledger/head.store.ts'
import { lookOn } from '../../organization/brand.ts'
import { findLogo, looks } from '../../organization/brand.store.ts'
import { getOrganization, type Organization } from '../../organization/organization.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { knowledgeAt } from '../../reports/past/knowledge.store.ts'
import { allSites, type Site } from '../../site/site.store.ts'
import { writeEditions } from './edition.job.ts'
import { writeEntries, writeHeads } from './ledger.job.ts'
import { candidates, packedPeople, policyAt } from './people.job.ts'
import { known, RecordLists } from './record.job.ts'
import { type ListParts, RosterLists } from './roster.job.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import { PackWriter } from './writer.job.ts'
import type { Language } from '../../platform/text/language.ts'
import { CompactSign } from 'jose'

interface PackMaking {
  readonly db: Database
  readonly contents: Readonly<Record<Language, Content>>
  /** The key that signs the ledger. */
  readonly key: SigningKey
  readonly at: Instant
  readonly by: Actor
  readonly turn: Turn
  /** Says how many people have been looked at. */
  progress(done: number, total: number): Promise<void>
}

export interface MadePack {
  /** SHA-256 of the whole zip. */
  readonly hash: string
  readonly bytes: number
}

/**
 * Makes a pack as a zip file. The same order at the same moment of the ledger gives the same bytes, except for when and
 * by whom it was made. Intermediate files are kept in a folder next to the pack and deleted at the end.
 */
export async function makePack(making: PackMaking, order: PackOrder, target: string): Promise<MadePack> {
  const folder = `${target}.making`
  await rm(folder, { recursive: true, force: true })
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await mkdir(folder, { mode: 0o700 })
  const writer = new PackWriter(folder)
  try {
    await writePack(making, order, writer)
    const made = await writer.zip(`${target}.part`)
    await rename(`${target}.part`, target)
    return made
  } finally {
    await writer.close()
    await rm(folder, { recursive: true, force: true })
    await rm(`${target}.part`, { force: true })
  }
}

async function writePack(making: PackMaking, order: PackOrder, writer: PackWriter): Promise<void> {
  const { db, key, turn } = making
  // Everything that comes after this moment of the ledger is left for the next pack.
  const end = await ledgerEnd(db)
  const organization = await getOrganization(db)
  const sites = await allSites(db)
  const evening = endOfDay(order.asOf, organization.timeZone)
  const logo = await findLogo(db, lookOn(await looks(db), evening)?.logo ?? null)
  const frame = { ...frameOf(order, organization, sites), logo }
  const context = await timelineContextOf(making, order, frame, sites)
  const parts: ListParts = { db, writer, frame, wording: context.wording, siteNames: context.siteNames, turn }
  const lists = await writePeople(making, order, parts, context)
  await writeEditions(parts, lists.editions)
  const people = order.site === null ? null : lists.records
  const changed = new Set((await eventsOfKind(db, 'practice_text_replaced')).map(({ body }) => body.entry))
  // Later ones have no words in their entry.
  const replaced = new Set(
    (await eventsOfKind(db, 'practice_held')).flatMap(({ id, body }) => (body.v === 1 && changed.has(id) ? [id] : [])),
  )
  const readable = { people, site: order.site, until: order.asOf, evening, replaced }
  const { shown } = await writeEntries(db, writer, end, readable, turn)
  const { timeZone } = organization
  const heads = await writeHeads(db, writer, { end, key: key.publicKey, timeZone })
  const ledger = { entries: end.seq, shown, ...heads }
  await writer.put('ledger.html', renderPackPage(frame, ledgerFactsPage(ledger, frame)))
  await writeTools(writer, frame)
  if (logo !== null) await writer.put(PACK_LOGO, logo.png)
  await writeFront(making, order, { writer, frame, context, people: lists.people, end, sites })
}

async function writePeople(making: PackMaking, order: PackOrder, parts: ListParts, context: TimelineContext) {
  const { db, turn } = making
  const { asOf, site, knownAt } = order
  const moment = { on: asOf, knownAt }
  const policy = await policyAt(db, moment)
  const knowledge = await knowledgeAt(db, knownAt)
  const roster = await RosterLists.begin(parts)
  const records = new RecordLists(parts, endOfDay(asOf, parts.frame.timeZone))
  const found = await candidates(db, site, knowledge)
  const ids = new Set<PersonId>()
  let people = 0
  let done = 0
  await making.progress(0, found.length)
  for await (const person of packedPeople(db, found, { ...moment, site, knowledge }, turn)) {
    await roster.add(person, context)
    await records.add(person, context)
    // A pack for the whole organization shows everyone's entries, so it needs no list of people.
    if (site !== null) for (const record of person.records) ids.add(record)
    people += 1
    done = found.indexOf(person.person, done)
    if (people % 50 === 0) await making.progress(done, found.length)
  }
  await making.progress(found.length, found.length)
  await roster.end()
  await records.end(order, policy, context)
  return { people, editions: roster.editions, records: ids }
}

function frameOf({ asOf, site, knownAt, language }: PackOrder, organization: Organization, sites: readonly Site[]) {
  const found = sites.find(({ id }) => id === site)
  const frame: Omit<PackFrame, 'logo'> = {
    language,
    t: MESSAGES[language],
    organization: organization.name,
    about: site === null ? packWords({ language }).allSites : (found?.name ?? site),
    asOf,
    clock: knownAt === null ? 'now' : 'known',
    timeZone: organization.timeZone,
  }
  return frame
}

/**
 * Collects the names of people who have recorded or approved anything: only a few besides the people the pack is about.
 */
async function timelineContextOf(
  { db, contents }: PackMaking,
  order: PackOrder,
  { language, t, timeZone, asOf }: PackFrame,
  sites: readonly Site[],
): Promise<TimelineContext> {
  const { contacts, course, policy } = contents[language]
  const held = await eventsOfKind(db, 'practice_held')
  const lines = sharedLines(known(await historyOf(db, `policy:${policy.id}`), order))
  return {
    wording: { t, language, topics: course.topics },
    course,
    timeZone,
    today: asOf,
    siteNames: new Map<SiteId, string>(sites.map(({ id, name }) => [id, name])),
    personNames: await peopleNames(db, asOf),
    practiceTexts: await practiceTexts(
      db,
      held.map(({ id }) => id),
    ),
    contactNames: new Map(contactsNow(contacts, lines, language).map(({ id, name }) => [id, name])),
    withReasons: true,
  }
}

/** Style sheets, and what checks the pack; all of it was made by the build. */
async function writeTools(writer: PackWriter, frame: PackFrame): Promise<void> {
  const [kit, course, script, program] = await Promise.all(
    ['kit.css', 'styles.css', 'verify-pack.js', 'verify-pack.mjs'].map((name) =>
      readFile(join(ROOT, 'dist/assets', name), 'utf8'),
    ),
  )
  await writer.put(KIT_STYLES, kit ?? '')
  await writer.put(COURSE_STYLES, course ?? '')
  await writer.put(VERIFY_PAGE, verifyPage(frame, kit ?? '', script ?? ''))
  await writer.put(VERIFY_PROGRAM, program ?? '')
}

interface Front {
  readonly writer: PackWriter
  readonly frame: PackFrame
  readonly context: TimelineContext
  readonly people: number
  readonly end: Link
  readonly sites: readonly Site[]
}

/**
 * Writes the first page and the files that vouch for all the others. Only these say when the pack was made, and by
 * whom.
 */
async function writeFront(
  { key, at, by }: PackMaking,
  order: PackOrder,
  { writer, frame, context, people, end, sites }: Front,
): Promise<void> {
  const site = sites.find(({ id }) => id === order.site)
  const generatedBy = isPerson(by) ? actorName(by, context) : packWords(frame).system
  const made = { kind: order.kind, generatedAt: at, generatedBy }
  const index = indexPage(
    { ...made, people, fingerprint: await fingerprint(key.publicKey), folders: foldersOf(writer) },
    frame,
  )
  await writer.put(index.file, renderPackPage(frame, index))
  const sums = writer.list().map(({ path, sha256 }) => `${sha256}  ${path}\n`)
  await writer.put(CHECKSUMS, sums.join(''))
  const manifest: PackManifest = {
    format: PACK_FORMAT,
    version: 1,
    ...made,
    organization: frame.organization,
    asOf: order.asOf,
    site: site === undefined ? null : { id: site.id, name: site.name },
    knownAt: order.knownAt,
    language: order.language,
    ledger: { seq: end.seq, hash: end.hash },
    files: writer.list(),
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  await writer.put(MANIFEST_FILE, bytes)
  await writer.put(SIGNATURE_FILE, `${await signManifest(bytes, key)}\n`)
}

/** Counted before the files of the first folder that are still to come. */
function foldersOf(writer: PackWriter) {
  const counts = new Map<string, number>()
  for (const { path } of writer.list()) {
    const folder = path.includes('/') ? (path.split('/')[0] ?? '') : ''
    if (folder !== '') counts.set(folder, (counts.get(folder) ?? 0) + 1)
  }
  return [...counts].map(([name, files]) => ({ name, files }))
}

/** Signs the bytes of a manifest, as a JWS with a detached payload (RFC 7515, appendix F). */
export async function signManifest(manifest: Uint8Array, { privateKey, publicKey }: SigningKey): Promise<string> {
  const token = await new CompactSign(manifest)
    .setProtectedHeader({ alg: ALGORITHM, typ: SIGNATURE_TYPE, kid: publicKey.kid })
    .sign(privateKey)
  const [header = '', , signature = ''] = token.split('.')
  return `${header}..${signature}`
}
