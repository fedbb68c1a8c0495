import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import type { PersonId } from '../ledger/event.ts'
import { currentFacts, namesOn } from '../ledger/fact.store.ts'
import { dayOrNull } from '../platform/time/calendar.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { noFields, parseForm, parseQuery, readForm, withProblem } from '../platform/http/form.web.ts'
import { accountHoldersMeant } from '../people/search/meant.web.ts'
import { eachOnce } from '../platform/text/format.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { findRetention } from '../privacy/retention/retention.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Messages } from '../words/messages.ts'
import { choiceOf, EVERYTHING, filterOf, queryOf, type TrailChoice, trailHref, trailQuery } from './choice.web.ts'
import { trailCsv } from './csv.page.ts'
import { startDownload } from './download.web.ts'
import { TRAIL_KIND_NAMES } from './kind.ts'
import { countTrailEntries, type TrailEntry, trailEntries, trailExtent } from './list.store.ts'
import { labelOf, namer, namesIn, type TrailNames } from './named.web.ts'
import { heldTexts } from './held-text.page.ts'
import { trailPage } from './trail.page.ts'
import { findTrailCheck } from './verify.store.ts'

/** On a phone, four screens of entries. */
const ON_A_PAGE = 12
/** Others wait for so many: some 10 ms. */
const IN_A_FILE_AT_ONCE = 200
const LONGEST = 200

const pageQuery = trailQuery.extend({
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  done: z.literal('checking').optional(),
})

/** A name is typed into a form and not into an address, which would keep it. */
const searchForm = (t: Messages) => {
  const text = z.string().trim().max(LONGEST, t.account.needs.shorter)
  const day = z.string().transform((typed) => dayOrNull(typed))
  return z.strictObject({
    who: text,
    about: text,
    kind: z.union([z.literal('').transform(() => null), z.enum(TRAIL_KIND_NAMES)]),
    from: day,
    to: day,
  })
}

export async function showTrail(visit: SignedInVisit): Promise<void> {
  const { before = null, done, ...asked } = parseQuery(visit, pageQuery)
  await sendTrail(visit, { choice: choiceOf(asked), before, began: done !== undefined })
}

/** Finds the people whose names were typed, and leads to the page that shows what was asked for. */
export async function searchTrail(visit: SignedInVisit): Promise<void> {
  const { response, t } = visit
  const result = readForm(visit, searchForm(t))
  if (!result.ok) return sendTrail(visit, { form: result.form })
  const { kind, from, to } = result.data
  const who = await personCalled(visit, result.data.who)
  if (who.problem !== null) return sendTrail(visit, { form: withProblem(visit, 'who', who.problem) })
  const about = await personCalled(visit, result.data.about)
  if (about.problem !== null) return sendTrail(visit, { form: withProblem(visit, 'about', about.problem) })
  if (from !== null && to !== null && to < from)
    return sendTrail(visit, { form: withProblem(visit, 'to', t.hr.trail.toBeforeFrom) })
  response.redirect(303, trailHref({ who: who.person, about: about.person, kind, from, to }))
}

/** The one person whom a text means, as on the page of roles; nobody for an empty text. */
async function personCalled(
  visit: SignedInVisit,
  text: string,
): Promise<{ readonly person: PersonId | null; readonly problem: string | null }> {
  if (text === '') return { person: null, problem: null }
  const { deps, t, today } = visit
  const { people, isSure } = await accountHoldersMeant(deps.store.db, text, visit)
  const [person = null] = people
  if (person === null) return { person, problem: t.hr.trail.unknown }
  if (isSure) return { person, problem: null }
  const found = await namesOn(deps.store.db, people, today)
  const names = eachOnce(people.map((each) => found.get(each) ?? t.hr.people.noName))
  return { person: null, problem: t.hr.trail.maybe(names) }
}

/** Begins in the background; the page says how far it is. */
export function checkTrail(visit: SignedInVisit): void {
  parseForm(visit, noFields)
  const { jobs } = visit.deps
  if (jobs.progress('trail-check') === null) jobs.wake('trail-check')
  visit.response.redirect(303, hrefTo('/hr/audit', {}, { done: 'checking' }))
}

/** Everything that the page shows, on all of its pages. */
export async function downloadTrail(visit: SignedInVisit): Promise<void> {
  const choice = choiceOf(parseQuery(visit, trailQuery))
  const chosen = Object.entries(queryOf(choice)).flatMap(([name, value]) =>
    value === null ? [] : [[name, idOf(value)] as const],
  )
  const filters = Object.fromEntries(chosen)
  await startDownload(visit, { name: `audit-trail-${visit.today}.csv`, about: null, filters })
  visit.response.type('text/csv; charset=utf-8')
  await pipeline(Readable.from(csvOf(visit, choice), { objectMode: false }), visit.response)
}

async function* csvOf(visit: SignedInVisit, choice: TrailChoice): AsyncGenerator<string> {
  const { deps, organization } = visit
  const filter = await filterOf(visit, choice)
  yield trailCsv.header
  for (let before: number | null = null; ; ) {
    const entries: TrailEntry[] = await trailEntries(deps.store.db, filter, { before, most: IN_A_FILE_AT_ONCE })
    const names = await namesIn(visit, entries, choice)
    const lines = entries.map((entry) => {
      const parts = partsOf(entry, names, visit)
      return trailCsv.line({ ...entry, parts }, names, organization.timeZone)
    })
    if (lines.length > 0) yield lines.join('')
    const last = entries.at(-1)
    if (last === undefined || entries.length < IN_A_FILE_AT_ONCE) return
    before = last.seq
    await nextTurn()
  }
}

/** What an entry holds besides its kind, in words. */
function partsOf({ held }: TrailEntry, names: TrailNames, visit: SignedInVisit): string[] {
  return heldTexts(held, visit, (id) => (id.startsWith('person:') ? labelOf(id, names, visit.t) : null))
}

/** Also shows the page again around a form that was not accepted. */
async function sendTrail(
  visit: SignedInVisit,
  asked: {
    readonly choice?: TrailChoice
    readonly form?: FormState
    readonly before?: number | null
    readonly began?: boolean
  },
): Promise<void> {
  const { choice = EVERYTHING, form = EMPTY_FORM, before = null, began = false } = asked
  const { csrf, deps, organization, response, t } = visit
  const { db } = deps.store
  const filter = await filterOf(visit, choice)
  const found = await trailEntries(db, filter, { before, most: ON_A_PAGE + 1 })
  const extent = await trailExtent(db)
  const isWhole = Object.values(choice).every((chosen) => chosen === null)
  const entries = found.slice(0, ON_A_PAGE)
  const names = await namesIn(visit, entries, choice)
  const named = namer(visit, choice, names)
  const inWords = (id: string | null) => (id === null ? null : labelOf(id, names, t))
  const shell = recordsShell(visit, { title: t.hr.trail.title, current: 'audit' })
  const page = trailPage(shell, {
    form,
    choice: { ...choice, who: inWords(choice.who), about: inWords(choice.about) },
    typed: { who: await typedFor(visit, choice.who), about: await typedFor(visit, choice.about) },
    timeZone: organization.timeZone,
    addressPeriod: t.privacy.retention.periods[(await findRetention(db)).addresses],
    entries: entries.map((entry) => ({
      ...entry,
      // Our own jobs and commands never had one.
      address: entry.address ?? (entry.actor.startsWith('system:') ? '–' : null),
      who: named(entry.actor, 'who'),
      about: entry.about === null ? null : named(entry.about, 'about'),
      parts: partsOf(entry, names, visit),
    })),
    extent,
    inFile: isWhole ? extent.entries : await countTrailEntries(db, filter),
    check: await findTrailCheck(db),
    progress: deps.jobs.progress('trail-check'),
    began,
    links: {
      self: hrefTo('/hr/audit'),
      search: hrefTo('/hr/audit/searches'),
      check: hrefTo('/hr/audit/checks'),
      download: hrefTo('/hr/audit.csv', {}, queryOf(choice)),
      older: found.length > ON_A_PAGE ? trailHref(choice, entries.at(-1)?.seq ?? null) : null,
      latest: before === null ? null : trailHref(choice),
    },
    csrf,
  })
  response.status(Object.keys(form.problems).length === 0 ? 200 : 422).send(page)
}

/** What stands in the field for a person who is chosen: what leads to the same person again. */
async function typedFor({ deps, today }: SignedInVisit, chosen: string | null): Promise<string> {
  if (chosen === null || !chosen.startsWith('person:')) return ''
  // Checked above.
  const person = chosen as PersonId
  const facts = (await currentFacts(deps.store.db, [person], today)).get(person)
  return facts?.email ?? facts?.employee_number ?? facts?.name ?? ''
}
