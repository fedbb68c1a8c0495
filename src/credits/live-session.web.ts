import { z } from 'zod'
import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'
import type { Credit } from './credit.ts'
import type { PersonId } from '../ledger/event.ts'
import type { Status } from '../requirements/status.ts'
import { AppError } from '../platform/http/app-error.ts'
import type { PolicyChoice } from './credit.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import { liveSessionPage, type SessionForm, type SiteMember, signInSheetPage } from './live-session.page.ts'
import { creditPeople, type RefusedCredit } from './credit.store.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { scopeOf } from '../identity/access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { peopleOnRecord, peopleWithFact, staffAt } from '../people/people.store.ts'
import { allSites, findSiteBySlug, type Site } from '../site/site.store.ts'
import { recordingOf } from '../people/change.web.ts'
import { keptShape } from '../people/change/reason.web.ts'
import { coveredVersion, creditFields, personCalled, policyChoices } from './credit.web.ts'
import { evidenceOf } from './evidence.web.ts'
import { parseQuery, readForm, sentList, sentTexts, withProblem } from '../platform/http/form.web.ts'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'

/** The statuses that are listed first: without a completion that counts, or with an update of the policy to do. */
const NEEDS_IT: ReadonlySet<Status> = new Set([
  'overdue',
  'expired',
  'needs-help',
  'in-progress',
  'not-started',
  'cannot-say',
  'update-due',
  'waiting-for-site',
])
const MOST_TYPED = 5_000

const sessionQuery = z.strictObject({
  site: z.string().default(''),
  on: z.union([z.literal(''), z.iso.date()]).default(''),
  recorded: z.coerce.number().int().positive().optional(),
})

const sessionForm = (visit: SignedInVisit, versions: readonly PolicyChoice[]) => {
  const { t } = visit
  const { needs } = t.hr.credits.sessions
  const { text, key, day, version, language, minutes } = creditFields(t, versions)
  const person = z.templateLiteral(['person:', z.string().min(1)])
  const fields = z.strictObject({
    key,
    site: z.string(),
    on: day,
    ...keptShape(visit, 'topic', text.min(1, needs.topic)),
    trainer: text.min(1, needs.trainer),
    minutes: minutes.refine((number) => number !== null, needs.minutes),
    version,
    language,
    // One box sends a text, several a list, none nothing.
    people: z.union([person.transform((one) => [one]), z.array(person)]).default([]),
    more: z.string().max(MOST_TYPED),
    ...keptShape(visit, 'reference', text),
  })
  return fields.superRefine(
    ({ people, more }, context) => {
      if (people.length > 0 || more.trim() !== '') return
      context.addIssue({ code: 'custom', path: ['people'], message: needs.people })
    },
    // Zod would run it only once everything else is right.
    { when: ({ issues }) => issues.every(({ path }) => path?.[0] !== 'people' && path?.[0] !== 'more') },
  )
}

export async function showLiveSession(visit: SignedInVisit): Promise<void> {
  const { site: slug, on, recorded } = parseQuery(visit, sessionQuery)
  const site = slug === '' ? null : await siteWithSlug(visit, slug)
  const day = on === '' ? visit.today : calendarDate(on)
  await sendSession(visit, site, day, EMPTY_FORM, { recorded: recorded ?? null })
}

/** The sheet to sign, for people of a site who need the session. */
export async function showSignInSheet(visit: SignedInVisit): Promise<void> {
  const { deps, t, today, response } = visit
  const { site: slug, on } = parseQuery(visit, sessionQuery)
  if (slug === '') return response.redirect(303, hrefTo('/hr/live-sessions'))
  const site = await siteWithSlug(visit, slug)
  const day = on === '' ? today : calendarDate(on)
  const needing = (await sessionMembers(visit, site)).filter(({ needsIt }) => needsIt)
  const ids = needing.map(({ person }) => person)
  const facts = await currentFacts(deps.store.db, ids, today)
  const shell = recordsShell(visit, { title: '', current: 'liveSession' })
  const page = signInSheetPage(
    { ...shell, pageScript: deps.assets.copy.href },
    {
      site: site.name,
      on: day,
      version: await coveredVersion(visit, '', day),
      people: needing.map(({ person, name }) => ({
        name: name ?? t.hr.credits.sessions.noName,
        number: facts.get(person)?.employee_number ?? '',
      })),
      backHref: hrefTo('/hr/live-sessions', {}, { site: site.slug, on: day }),
    },
  )
  response.send(page)
}

/** Credits everyone who was there, or no one, and only once however often the form is sent. */
export async function recordLiveSession(visit: SignedInVisit): Promise<void> {
  const { deps, t, response, viewer, today } = visit
  const { needs } = t.hr.credits.sessions
  const versions = await policyChoices(visit)
  const result = readForm(visit, sessionForm(visit, versions))
  const [slug = '', sentOn = ''] = sentTexts(visit, ['site', 'on'])
  const site = await siteWithSlug(visit, result.ok ? result.data.site : slug)
  const day = result.ok ? result.data.on : z.iso.date().safeParse(sentOn).success ? calendarDate(sentOn) : today
  const refuse = (form: FormState) => sendSession(visit, site, day, form, { status: 422 })
  const refuseAt = (field: string, problem: string) => refuse(withProblem(visit, field, problem))
  if (!result.ok) return refuse(result.form)
  const { key, on, topic, trainer: typed, minutes, version, language, people, more, reference } = result.data
  const trainer = await personCalled(visit, typed)
  if (typeof trainer !== 'string') return refuseAt('trainer', trainer.problem)
  const added = await typedPeople(visit, more)
  if ('problem' in added) return refuseAt('more', added.problem)
  const present = await onRecord(visit, [...people, ...added.people])
  const evidence = evidenceOf(visit, reference, needs.evidence)
  if (!evidence.ok) return refuseAt(...evidence.problem)
  const credit: Credit = {
    source: 'live-session',
    from: topic,
    policyVersion: await coveredVersion(visit, version, on),
    courseVersion: null,
    language: language === '' ? null : language,
    creditedMinutes: minutes,
    score: null,
    trainer,
    approver: viewer.person,
  }
  const form = { key, people: present, on, credit, reference, paper: evidence.paper }
  const refused = await deps.store.transaction((tx) => creditPeople(tx, form, recordingOf(visit)))
  if (refused.length > 0) return refuseAt('people', await refusedText(visit, refused))
  response.redirect(303, `${hrefTo('/hr/live-sessions', {}, { site: site.slug, on })}&recorded=${present.length}`)
}

async function sessionMembers({ deps }: SignedInVisit, site: Site): Promise<SiteMember[]> {
  return (await staffAt(deps.store.db, site.id)).map(({ person, name, standing: { status } }) => {
    return { person, name, status, needsIt: NEEDS_IT.has(status) }
  })
}

/** People within reach by staff number or e-mail, one to a line. */
async function typedPeople(
  { deps, t, today, viewer }: SignedInVisit,
  text: string,
): Promise<{ readonly people: PersonId[] } | { readonly problem: string }> {
  const words = t.hr.credits.sessions
  const people: PersonId[] = []
  const lines = text.split('\n').map((line) => line.trim())
  for (const line of lines.filter((typed) => typed !== '')) {
    const byEmail = await peopleWithFact(deps.store.db, 'email', line.toLowerCase(), today)
    const found = byEmail.length > 0 ? byEmail : await peopleWithFact(deps.store.db, 'employee_number', line, today)
    const [own, ...more] = await peopleOnRecord(deps.store.db, found, scopeOf(viewer, 'change-person'))
    if (own === undefined) return { problem: words.unknown(line) }
    if (more.length > 0) return { problem: words.several(line) }
    people.push(own.person)
  }
  return { people }
}

/** Each once. Throws not-found for an id that is nobody's or out of reach: no page of ours sends one. */
async function onRecord({ deps, viewer }: SignedInVisit, people: readonly PersonId[]): Promise<PersonId[]> {
  const once = [...new Set(people)]
  const found = await peopleOnRecord(deps.store.db, once, scopeOf(viewer, 'change-person'))
  if (found.length < once.length) throw new AppError('not-found', 'Somebody who was sent is not on record.')
  return once
}

/** One sentence about the first reason, with everybody it holds for. */
async function refusedText({ deps, t }: SignedInVisit, refused: readonly RefusedCredit[]): Promise<string> {
  const words = t.hr.credits.sessions
  const kind = refused[0]?.problem.kind ?? 'twice'
  if (kind === 'future') return words.refused.future
  const same = refused.filter(({ problem }) => problem.kind === kind).map(({ person }) => person)
  const people = await peopleOnRecord(deps.store.db, same)
  return words.refused[kind](people.map(({ name }) => name ?? words.noName).join(', '))
}

async function siteWithSlug(visit: SignedInVisit, slug: string): Promise<Site> {
  const found = await findSiteBySlug(visit.deps.store.db, slug)
  const site = (await ownSites(visit)).find(({ id }) => id === found?.id)
  if (site === undefined) throw new AppError('not-found', 'There is no such site.')
  return site
}

/** The sites whose people the viewer may credit. */
async function ownSites({ deps, viewer }: SignedInVisit): Promise<Site[]> {
  return sitesWithin(scopeOf(viewer, 'change-person'), await allSites(deps.store.db))
}

async function sendSession(
  visit: SignedInVisit,
  site: Site | null,
  on: CalendarDate,
  form: FormState,
  { recorded = null, status = 200 }: { readonly recorded?: number | null; readonly status?: number },
): Promise<void> {
  const { t, response } = visit
  const page = liveSessionPage(recordsShell(visit, { title: t.hr.credits.sessions.title, current: 'liveSession' }), {
    sites: await ownSites(visit),
    on,
    action: hrefTo('/hr/live-sessions'),
    peopleHref: hrefTo('/hr/people'),
    recorded,
    session: site === null ? null : await sessionOf(visit, site, on, form),
  })
  response.status(status).send(page)
}

async function sessionOf(visit: SignedInVisit, site: Site, on: CalendarDate, form: FormState): Promise<SessionForm> {
  const [key = visit.deps.newToken()] = sentTexts(visit, ['key'])
  return {
    slug: site.slug,
    members: await sessionMembers(visit, site),
    sheetHref: hrefTo('/hr/live-sessions/sheet', {}, { site: site.slug, on }),
    form,
    checked: new Set(sentList(visit, 'people')),
    versions: await policyChoices(visit),
    key,
    csrf: visit.csrf,
  }
}
