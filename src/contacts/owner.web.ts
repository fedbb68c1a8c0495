import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { peopleWithRole } from '../identity/role.store.ts'
import type { PersonId, PolicySubject, SiteId } from '../ledger/event.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { policyOf, recordingOf } from '../people/change.web.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { hashOf } from '../platform/codes/hash.store.ts'
import { parseForm, sentFields } from '../platform/http/form.web.ts'
import { collator } from '../platform/text/format.ts'
import { allSites, everyPublishedDetails } from '../site/site.store.ts'
import { readOwners, readSharedLines, setOwner } from './line.store.ts'
import type { LineOwners, SharedLines } from './line.ts'
import { type LineToOwn, lineOwnersPage } from './owner.page.ts'

/** A line as it's named in the ledger. */
interface OwnedLine {
  readonly subject: PolicySubject | SiteId
  readonly contact: string
  readonly name: string
  /** The site, for a line of its own. */
  readonly place: string | null
  readonly owner: PersonId | null
}

export async function showLineOwners(visit: SignedInVisit): Promise<void> {
  await sendOwners(visit, null)
}

/** Records who looks after which line, as far as that has changed. */
export async function saveLineOwners(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, viewer } = visit
  const { mark } = parseForm(visit, z.looseObject({ mark: z.string() }))
  const isSaved = await deps.store.transaction(async (tx) => {
    const { lines, stewards } = await ownedLines(visit, tx)
    // Somebody has published other numbers or chosen other owners in the meantime.
    if (mark !== markOf(lines)) return false
    const owner = z.enum(['', ...stewards.map(({ person }) => person)])
    const fields = lines.map((_, index) => [ownerField(index), owner] as const)
    const chosen = parseForm(visit, z.strictObject(Object.fromEntries([['mark', z.string()], ...fields])))
    for (const [index, { subject, contact, owner: before }] of lines.entries()) {
      const after = stewards.find(({ person }) => person === chosen[ownerField(index)])?.person ?? null
      if (after !== before) await setOwner(tx, subject, { contact, owner: after }, recordingOf(visit))
    }
    return true
  })
  if (!isSaved) return sendOwners(visit, sentFields(visit))
  log.info({ by: viewer.person }, 'owners of lines set')
  response.redirect(303, hrefTo('/hr/contacts', {}, { done: 'owners' }))
}

/** The names of those who look after lines. Somebody who's no steward anymore looks after none. */
export async function ownersFor(
  { deps, today }: SignedInVisit,
  { owners }: Pick<SharedLines, 'owners'>,
): Promise<{
  readonly ofSites: ReadonlyMap<PolicySubject | SiteId, LineOwners>
  ownerOf(person: PersonId | undefined): string | null
}> {
  const { db } = deps.store
  const sites = await allSites(db)
  const ofSites = await readOwners(
    db,
    sites.map(({ id }) => id),
  )
  const stewards = await peopleWithRole(db, 'steward', today)
  const all = [owners, ...ofSites.values()].flatMap((each) => [...each.values()])
  const names = await namesOn(
    db,
    all.filter((person) => stewards.includes(person)),
    today,
  )
  return { ofSites, ownerOf: (person) => (person === undefined ? null : (names.get(person) ?? null)) }
}

/** @param sent the fields of a form that was opened before somebody else changed something, or null */
async function sendOwners(visit: SignedInVisit, sent: Sent | null): Promise<void> {
  const { csrf, response, t } = visit
  const { lines, stewards } = await ownedLines(visit)
  const opened = sent === null ? null : openedWith(sent)
  const page = lineOwnersPage(recordsShell(visit, { title: t.hr.lines.owners.title, current: 'contacts' }), {
    lines: lines.map((line, index): LineToOwn => {
      const { name, place, owner } = line
      const before = opened?.get(keyOf(line))
      const shown = { field: ownerField(index), name, place, owner }
      if (before === undefined) return { ...shown, chosen: owner, change: opened === null ? null : 'new' }
      const sentOwner = stewards.find(({ person }) => person === before.sent)?.person ?? null
      // Whoever left a line as it was didn't choose against what somebody else has saved since.
      const chosen = before.owner === shortHash(sentOwner) ? owner : sentOwner
      return { ...shown, chosen, change: before.owner === shortHash(owner) ? null : 'owner' }
    }),
    stewards,
    isChanged: sent !== null,
    mark: markOf(lines),
    csrf,
    links: { back: hrefTo('/hr/contacts'), save: hrefTo('/hr/contacts/owners') },
  })
  response.status(sent === null ? 200 : 422).send(page)
}

/** Every line, and everyone who may look after one. */
async function ownedLines(visit: SignedInVisit, db: Database = visit.deps.store.db) {
  const { content, t, today } = visit
  const policy = policyOf(visit)
  const shared = await readSharedLines(db, policy)
  const people = await peopleWithRole(db, 'steward', today)
  const names = await namesOn(db, people, today)
  const { compare } = collator('en')
  const stewards = people
    .map((person) => ({ person, name: names.get(person) ?? t.hr.people.noName }))
    .sort((a, b) => compare(a.name, b.name))
  const ownerIn = (owners: LineOwners | undefined, contact: string) => {
    const owner = owners?.get(contact)
    return owner !== undefined && people.includes(owner) ? owner : null
  }
  const sites = await allSites(db)
  const live = await everyPublishedDetails(db, sites, today)
  const ofSites = await readOwners(
    db,
    sites.map(({ id }) => id),
  )
  const lines: OwnedLine[] = [
    ...content.contacts.map(({ id, name }) => ({
      subject: policy,
      contact: id,
      name,
      place: null,
      owner: ownerIn(shared.owners, id),
    })),
    ...sites.flatMap(({ id, name: place }) =>
      (live.get(id)?.local ?? []).map(({ name, phone }) => ({
        subject: id,
        contact: phone,
        name,
        place,
        owner: ownerIn(ofSites.get(id), phone),
      })),
    ),
  ]
  return { lines, stewards }
}

function ownerField(index: number): string {
  return `owner-${index}`
}

type Sent = ReturnType<typeof sentFields>

/** Each line and who looks after it, in the order of the fields. */
function markOf(lines: readonly OwnedLine[]): string {
  return lines.map((line) => `${keyOf(line)}-${shortHash(line.owner)}`).join(' ')
}

/** By the key of a line: who looked after it when the form was opened, and what was sent for it. */
function openedWith(sent: Sent) {
  const marks = (sent['mark'] ?? '').split(' ').map((mark) => mark.split('-'))
  return new Map(marks.map(([key = '', owner = ''], index) => [key, { owner, sent: sent[ownerField(index)] }] as const))
}

function keyOf({ subject, contact }: OwnedLine): string {
  return shortHash([subject, contact])
}

function shortHash(value: unknown): string {
  return hashOf(value).slice(0, 16)
}
