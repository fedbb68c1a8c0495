import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { MEASURES, type Measure } from '../ledger/bodies/group.ts'
import type { PersonId } from '../ledger/event.ts'
import { dayOrNoneIn, recordingOf } from '../people/change.web.ts'
import { AppError } from '../platform/http/app-error.ts'
import {
  checkedBoxes,
  type FormResult,
  heldNames,
  parseQuery,
  readForm,
  sentList,
  sentTexts,
  withProblems,
} from '../platform/http/form.web.ts'
import { asTypedName, EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { ShellLink } from '../platform/html/shell.page.ts'
import { listFormat } from '../platform/text/format.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import { siteText } from '../organization/site-details.ts'
import { againstReporting } from '../policy/against-reporting.page.ts'
import { publishedDetails, type Site } from '../site/site.store.ts'
import { choosableAt, chosenFrom, MOST_CHOSEN, seenField } from './choosable.web.ts'
import { chooseSitePage, DATE_FIELDS, groupFormPage, LONGEST_GROUP_NAME } from './form.page.ts'
import { type Group, isOpen, latestNotice } from './group.ts'
import { changeGroup, findGroup, namesInGroups, type PlannedGroup, planGroup, toldNow } from './group.store.ts'
import { groupIn, sitesFor, toGroups } from './group.web.ts'
import { topicIn } from './neutral.ts'

/** Empty if none was chosen in the form before. */
const siteQuery = z.strictObject({ site: z.string().optional() })

/** A site first, if the viewer has several; then the form. */
export async function showNewGroup(visit: SignedInVisit): Promise<void> {
  const { site: slug } = parseQuery(visit, siteQuery)
  const sites = await sitesFor(visit, 'keep-groups')
  const [only, ...others] = sites
  const isChosen = slug !== undefined && slug !== ''
  const site = isChosen ? sites.find((each) => each.slug === slug) : others.length === 0 ? only : undefined
  if (isChosen && site === undefined) throw noSite()
  if (site === undefined) return sendChoice(visit, sites, null, slug === undefined ? EMPTY_FORM : unchosen(visit))
  await sendForm(visit, site, null, EMPTY_FORM, null)
}

export async function announceGroup(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, viewer } = visit
  const { site: slug = '' } = parseQuery(visit, siteQuery)
  const sites = await sitesFor(visit, 'keep-groups')
  const site = sites.find((each) => each.slug === slug)
  if (slug === '') return sendChoice(visit, sites, null, unchosen(visit))
  if (site === undefined) throw noSite()
  const plan = await planIn(visit, site, null)
  if (!plan.ok) return sendForm(visit, site, null, plan.form, sentChoices(visit))
  const group = randomUUID()
  await deps.store.transaction((tx) =>
    planGroup(tx, site.id, group, plan.data, recordingOf(visit), deps.config.mail !== null),
  )
  log.info({ by: viewer.person, group }, 'group announced')
  response.redirect(303, hrefTo('/hr/groups/:group', { group }, { done: 'planned' }))
}

export async function showGroupChange(visit: SignedInVisit): Promise<void> {
  const { group, site } = await changeable(visit)
  await sendForm(visit, site, group, EMPTY_FORM, null)
}

export async function saveGroupChange(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, viewer } = visit
  const { group, site } = await changeable(visit)
  const plan = await planIn(visit, site, group)
  if (!plan.ok) return sendForm(visit, site, group, plan.form, sentChoices(visit))
  const newer = await deps.store.transaction(async (tx) => {
    const now = await findGroup(tx, group.id)
    // Somebody else has changed it. Nothing of either is lost.
    if (now !== null && latestNotice(now).id !== seenIn(visit)) return now
    await changeGroup(tx, group, plan.data, recordingOf(visit), deps.config.mail !== null)
    return null
  })
  if (newer !== null)
    return sendForm(visit, site, newer, withProblems(visit, {}), sentChoices(visit), await planLines(visit, newer))
  log.info({ by: viewer.person, group: group.id }, 'group changed')
  response.redirect(303, hrefTo('/hr/groups/:group', { group: group.id }, { done: 'changed' }))
}

function sendChoice(
  visit: SignedInVisit,
  sites: readonly Site[],
  nobodyAt: Parameters<typeof chooseSitePage>[1]['nobodyAt'],
  form: FormState = EMPTY_FORM,
): void {
  const { response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.groups.form.one, current: 'groups' })
  const page = chooseSitePage(
    { ...shell, back: toGroups(visit) },
    { sites, nobodyAt, form, links: { choose: hrefTo('/hr/groups/new') } },
  )
  response.status(form === EMPTY_FORM ? 200 : 422).send(page)
}

function unchosen({ t }: SignedInVisit): FormState {
  return { ...EMPTY_FORM, problems: { site: t.hr.groups.form.chooseSite } }
}

async function sendForm(
  visit: SignedInVisit,
  site: Site,
  group: Group | null,
  form: FormState,
  boxes: SentChoices | null,
  newer: readonly string[] | null = null,
): Promise<void> {
  const { content, csrf, deps, language, response, t, today } = visit
  const { db } = deps.store
  const { told, noticeDays } = await toldNow(db, site.id, today)
  const listHref = hrefTo('/hr/groups/sites/:site', { site: site.id })
  // What was sent comes back with the reason.
  if (form === EMPTY_FORM && !told.some(({ as }) => as === 'clinical'))
    return sendChoice(visit, await sitesFor(visit, 'keep-groups'), { slug: site.slug, name: site.name, listHref })
  const people = told.map(({ person }) => person)
  const names = await namesInGroups(db, people, today)
  const details = (await publishedDetails(db, site.id, today))?.body.details ?? null
  const now = group === null ? null : latestNotice(group)
  const shell = recordsShell(visit, { title: t.hr.groups.form.one, current: 'groups' })
  const page = groupFormPage(
    {
      ...shell,
      back: group === null ? toGroups(visit) : toGroup(visit, group),
      pageScript: deps.assets.narrow.href,
    },
    {
      contacts: content.contacts,
      group: now,
      site,
      ownNames: [site.name, visit.organization.name],
      members: await choosableAt(visit, site, now?.leaders ?? []),
      chosen: {
        leaders: new Set<string>(boxes?.leaders ?? now?.leaders ?? []),
        measures: new Set<string>(boxes?.measures ?? now?.measures ?? []),
      },
      told: people.map((person) => names.get(person) ?? t.hr.people.noName),
      noticeDays,
      ownMeasures: details === null ? null : siteText(details, 'groupSafety', language),
      today,
      seen: newer === null ? (form.values['seen'] ?? now?.id ?? '') : (now?.id ?? ''),
      newer,
      form,
      csrf,
      links: {
        save:
          group === null
            ? hrefTo('/hr/groups/new', {}, { site: site.slug })
            : hrefTo('/hr/groups/:group/change', { group: group.id }),
        list: listHref,
      },
    },
  )
  response.status(form === EMPTY_FORM ? 200 : 422).send(page)
}

function toGroup({ t }: SignedInVisit, { id }: Group): ShellLink {
  return { text: t.hr.groups.sheet.back, href: hrefTo('/hr/groups/:group', { group: id }) }
}

/** What the form was opened with. */
export function seenIn(visit: SignedInVisit): string | undefined {
  return sentTexts(visit, ['seen'])[0]
}

/** What somebody else has saved, a line for each thing. */
async function planLines(visit: SignedInVisit, group: Group): Promise<string[]> {
  const { language, t } = visit
  const { name, dates, leaders, measures } = latestNotice(group)
  const list = listFormat(language, { type: 'conjunction' })
  const words = t.hr.groups.newer
  return [
    name,
    list.format(dates.map((date) => formatDate(date, language))),
    words.leaders(list.format(await namesOf(visit, leaders))),
    words.measures(list.format(measures.map((measure) => t.hr.groups.measures[measure]))),
  ]
}

export async function namesOf({ deps, t, today }: SignedInVisit, people: readonly PersonId[]): Promise<string[]> {
  const names = await namesInGroups(deps.store.db, people, today)
  return people.map((person) => names.get(person) ?? t.hr.people.noName)
}

interface SentChoices {
  readonly leaders: readonly string[]
  readonly measures: readonly string[]
}

function sentChoices(visit: SignedInVisit): SentChoices {
  return { leaders: sentList(visit, 'leaders'), measures: sentList(visit, 'measures') }
}

async function planIn(visit: SignedInVisit, site: Site, group: Group | null): Promise<FormResult<PlannedGroup>> {
  const { t, today } = visit
  const { problems } = t.hr.groups.form
  const shape = z.strictObject({
    name: z.string().trim().max(LONGEST_GROUP_NAME, t.account.needs.shorter),
    [asTypedName('name')]: z.string().max(LONGEST_GROUP_NAME).optional(),
    ...Object.fromEntries(DATE_FIELDS.map((name) => [name, dayOrNoneIn(t)])),
    seen: seenField,
    leaders: checkedBoxes(MOST_CHOSEN),
    measures: checkedBoxes(MEASURES.length),
  })
  const missing = missingIn(visit)
  const sent = readForm(visit, shape)
  if (!sent.ok) return { ...sent, form: { ...sent.form, problems: { ...missing, ...sent.form.problems } } }
  const { name, leaders, measures, nameAsTyped: _, seen: _seen, ...fields } = sent.data
  // Every other field of the shape is a day.
  const days = Object.values(fields) as (CalendarDate | null)[]
  const dates = days.flatMap((date) => date ?? []).sort()
  const before = group === null ? null : latestNotice(group)
  const members = await choosableAt(visit, site, before?.leaders ?? [])
  const known = new Set<string>(members.map(({ person }) => person))
  const { told } = await toldNow(visit.deps.store.db, site.id, today)
  const topic = topicIn(name)
  const against = againstReporting(name, t)
  const wrong = {
    ...heldNames(visit, ['name'], 'group', { names: [site.name, visit.organization.name] }),
    ...(topic === null ? {} : { name: problems.topic(topic) }),
    ...(against === null ? {} : { name: against }),
    ...(told.some(({ as }) => as === 'clinical') ? {} : { who: problems.nobody(site.name) }),
    ...(new Set(dates).size < dates.length ? { date1: problems.twice } : {}),
    ...firstDateProblem(dates[0], before?.dates[0], visit),
    ...missing,
  }
  if (Object.keys(wrong).length > 0) return { ok: false, form: withProblems(visit, wrong) }
  const plan = {
    name,
    dates,
    leaders: chosenFrom(leaders, known),
    measures: MEASURES.filter((measure: Measure) => measures.includes(measure)),
  }
  return { ok: true, data: plan }
}

/** The fields that have to be filled in and came empty, each with what to do. */
function missingIn(visit: SignedInVisit): FormState['problems'] {
  const { problems } = visit.t.hr.groups.form
  const isEmpty = (names: readonly string[]) => sentTexts(visit, names).every((text) => text.trim() === '')
  return {
    ...(isEmpty(['name']) ? { name: problems.name } : {}),
    ...(isEmpty(DATE_FIELDS) ? { date1: problems.dates } : {}),
    ...(sentList(visit, 'leaders').length === 0 ? { leaders: problems.leaders } : {}),
  }
}

/** A series that has begun keeps its first date, because that's the one before which people had to know. */
function firstDateProblem(
  first: CalendarDate | undefined,
  before: CalendarDate | undefined,
  { t, today }: SignedInVisit,
): { readonly date1?: string } {
  const { problems } = t.hr.groups.form
  if (first === undefined || first === before) return {}
  if (before !== undefined && before < today) return { date1: problems.begun }
  return first < today ? { date1: problems.past } : {}
}

async function changeable(visit: SignedInVisit) {
  const found = await groupIn(visit, 'keep-groups')
  if (!isOpen(found.group, visit.today)) throw new AppError('not-found', 'The group is over or canceled.')
  return found
}

export function noSite(): AppError {
  return new AppError('not-found', 'There is no such site.')
}
