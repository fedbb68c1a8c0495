import { z } from 'zod'
import { reachOf } from '../../identity/access.ts'
import { calendarDate } from '../../platform/time/calendar.ts'
import { certificatesIn } from '../../certificates/certificate.ts'
import type { PersonId } from '../../ledger/event.ts'
import { siteOnDay } from '../../audit/shown-again/as-shown.page.ts'
import { corrected, type History, isKind, spellsOn } from '../../ledger/history.ts'
import { type ShownTo, shownTo } from './shown-to.ts'
import { type PersonCertificate, personCertificate } from '../../certificates/certificate.page.ts'
import { personFilePage } from './file.page.ts'
import type { ShownOnFile } from './work.page.ts'
import { keptCertificates } from '../../certificates/certificate.store.ts'
import { acknowledgedText, allEditions, type EditionOnRecord } from '../../course/edition.store.ts'
import { type Fact, factOn, factsAbout, valueOn } from '../../ledger/fact.store.ts'
import { historiesOf, policyHistory } from '../../ledger/ledger.store.ts'
import { survivorOf } from '../../ledger/merge.store.ts'
import { historiesKnown, knowledgeAt } from '../../reports/past/knowledge.store.ts'
import { param, parseQuery } from '../../platform/http/form.web.ts'
import { hrefTo } from '../../app/href.web.ts'
import { creditsOf, findReadable, timelineContextOf } from '../people.web.ts'
import { reminderLines } from '../../reminders/person-reminder.web.ts'
import { recordsShell } from '../../app/shell.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { BASES, type AsOf, asOfDay } from '../../ledger/as-of.ts'

/** The query as the form sends it. An empty day means today. */
const fileQuery = z.strictObject({
  asof: z
    .union([z.literal(''), z.iso.date()])
    .default('')
    .transform((day) => (day === '' ? null : calendarDate(day))),
  clock: z.enum(BASES).default('corrected'),
})

/** Everything on record about a person on a day, as far as the viewer's roles reach. */
export async function showPersonFile(visit: SignedInVisit): Promise<void> {
  const { deps, today, viewer, response, organization, t } = visit
  const { db } = deps.store
  const { asof, clock } = parseQuery(visit, fileQuery)
  const asked: PersonId = `person:${param(visit, 'person')}`
  const readable = await findReadable(visit, await survivorOf(db, asked))
  const asOf = asOfDay(asof, clock, today, organization.timeZone)
  const { on } = asOf
  // As in reports, each of two records has its own file until they are found to be about one person.
  const knowledge = await knowledgeAt(db, asOf.knownAt)
  const person = knowledge.merges.get(asked)?.survivor ?? asked
  if (person !== asked)
    return response.redirect(
      303,
      hrefTo('/hr/people/:person/file', { person }, { ...(asof === null ? {} : { asof }), clock }),
    )
  const known = (await historiesKnown(db, [person], knowledge)).get(person) ?? []
  const happened = known.filter((event) => event.effectiveOn <= on)
  const records = [
    person,
    ...[...knowledge.merges].flatMap(([second, { survivor }]) => (survivor === person ? [second] : [])),
  ]
  // People whose records were one then may be two today.
  for (const record of records) await findReadable(visit, await survivorOf(db, record))
  const facts = [...(await factsAbout(db, records)).values()].flat().filter((fact) => isKnown(fact, asOf))
  const seesEditions = reachOf(viewer, 'read-evidence') !== null
  const papers = await creditsOf(visit, readable, happened)
  const page = personFilePage(
    {
      ...recordsShell(visit, { title: t.hr.personFile.title, current: 'people', help: 'person' }),
      pageScript: visit.deps.assets.copy.href,
    },
    {
      name: valueOn(facts, 'name', on),
      on,
      today,
      clock,
      known,
      policy: (await policyHistory(db)).filter(({ recordedAt }) => isBy(recordedAt, asOf)),
      facts,
      context: await timelineContextOf(visit, readable, supervisorsIn(known, asOf), known),
      texts: await textsOf(visit, happened),
      certificates: await certificatesOn(visit, person, records, happened),
      reminders: (await reminderLines(visit, records)).filter(({ date }) => date <= on),
      papers: readable.may('read-papers')
        ? {
            list: papers.papers.map(({ name, href }) => ({ text: name, href })),
            erased: erasedText(visit, papers.erased),
          }
        : null,
      shown: await shownOn(visit, known, asOf),
      askedHref: seesEditions ? (check) => hrefTo('/hr/checks/:check', { check }) : null,
      organization: organization.name,
      madeBy: (await factOn(db, viewer.person, 'name', today)) ?? t.hr.people.noName,
      links: {
        back: hrefTo('/hr/people/:person', { person }),
        action: hrefTo('/hr/people/:person/file', { person }),
        editions: seesEditions ? hrefTo('/hr/editions') : null,
      },
    },
  )
  response.send(page)
}

function isKnown({ effectiveOn, recordedAt }: Fact, asOf: AsOf): boolean {
  return effectiveOn <= asOf.on && isBy(recordedAt, asOf)
}

function isBy(recordedAt: Fact['recordedAt'], { knownAt }: AsOf): boolean {
  return knownAt === null || recordedAt <= knownAt
}

function supervisorsIn(known: History, { on }: AsOf): PersonId[] {
  return spellsOn(corrected(known), on).flatMap(({ places }) => places.flatMap(({ supervisor }) => supervisor ?? []))
}

function erasedText({ t }: SignedInVisit, erased: number): string {
  return erased === 0 ? '' : t.hr.credits.person.erased(erased)
}

/** The texts that were acknowledged, by entry. */
async function textsOf({ deps }: SignedInVisit, happened: History): Promise<Map<string, string | null>> {
  const texts = new Map<string, string | null>()
  for (const { id, body } of happened.filter(isKind('acknowledged')))
    texts.set(id, await acknowledgedText(deps.store.db, body))
  return texts
}

/** The latest first. */
async function certificatesOn(
  visit: SignedInVisit,
  person: PersonId,
  records: readonly PersonId[],
  happened: History,
): Promise<PersonCertificate[]> {
  const { deps, t, language } = visit
  const kept = await keptCertificates(deps.store.db, records)
  return certificatesIn(happened)
    .map(({ number, issuedOn, revoked }) => {
      const fileHref = kept.has(number) ? hrefTo('/hr/people/:person/certificate.pdf', { person }, { number }) : null
      return personCertificate(
        { number, issuedOn, revokedOn: revoked?.on ?? null, fileHref, revokeHref: null },
        t,
        language,
      )
    })
    .reverse()
}

/** Returns what was shown, with a link to the page in its edition where that is known and the viewer may go there. */
async function shownOn(visit: SignedInVisit, known: History, asOf: AsOf): Promise<ShownOnFile[]> {
  const { deps, viewer } = visit
  const { db } = deps.store
  const history = corrected(known)
  const places = spellsOn(history, asOf.on).flatMap((spell) => spell.places.map(({ site }) => site))
  const acknowledged = history.filter(isKind('acknowledged')).map(({ body }) => body.site)
  const shown = shownTo(known, await historiesOf(db, [...new Set([...places, ...acknowledged])]), asOf.on)
  if (reachOf(viewer, 'read-evidence') === null) return shown.map((each) => ({ shown: each, href: null }))
  const editions = await allEditions(db)
  return shown.map((each) => ({ shown: each, href: shownHref(each, editions) }))
}

function shownHref(shown: ShownTo, editions: readonly EditionOnRecord[]): string | null {
  const { kind, entry, lesson, on, site } = shown
  if (kind === 'check') return hrefTo('/hr/checks/:check', { check: entry })
  const query: Readonly<Record<string, string>> = site === null ? {} : { site: siteOnDay(site.id, on) }
  const hash = shown.edition ?? editionInForce(shown, editions)
  if (hash === null || !editions.some((edition) => edition.hash === hash)) return null
  return lesson === null
    ? hrefTo('/hr/editions/:hash/policy', { hash }, query)
    : hrefTo('/hr/editions/:hash/lessons/:lesson', { hash, lesson }, query)
}

/** The last stored edition of that version and language by then. The latest comes first. */
function editionInForce({ language, policyVersion, at }: ShownTo, editions: readonly EditionOnRecord[]): string | null {
  const fits = (edition: EditionOnRecord) =>
    edition.language === language && edition.policyVersion === policyVersion && edition.storedAt <= at
  return editions.find(fits)?.hash ?? null
}
