import QRCode from 'qrcode'
import { z } from 'zod'
import { hrefTo, webLinks } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf, scopeOf } from '../identity/access.ts'
import { type Actor, isPerson, type PersonId } from '../ledger/event.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { dayIn, recordingOf } from '../people/change.web.ts'
import { isLoopback } from '../platform/config.ts'
import { AppError } from '../platform/http/app-error.ts'
import { noFields, param, parseForm, parseQuery, readForm, withProblem } from '../platform/http/form.web.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { EMPTY_FORM, type FormState } from '../platform/html/field.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'
import type { ShellLink } from '../platform/html/shell.page.ts'
import { addressOf } from '../platform/text/mail-address.ts'
import { startDownload } from '../trail/download.web.ts'
import { allSites, type Site } from '../site/site.store.ts'
import { mailReaches } from './group-mail.job.ts'
import { CALENDAR_NAME, groupCalendar } from './group-mail.page.ts'
import { groupPage, groupSheetPage } from './group.page.ts'
import { addsToProof, type Group, GROUPS_DONE, isOpen, latestNotice, maySign, toldStates } from './group.ts'
import {
  acknowledge,
  allGroups,
  cancelGroup,
  findGroup,
  namesInGroups,
  readTellingList,
  workingHere,
} from './group.store.ts'
import { leftBeforeStart } from './left.store.ts'
import { groupListPage } from './list.page.ts'
import { isOutdated } from './telling-list.store.ts'

const doneQuery = z.strictObject({ done: z.enum(GROUPS_DONE).optional() })

/** The groups of the viewer's sites. */
export async function showGroups(visit: SignedInVisit): Promise<void> {
  const { content, deps, response, t, today, viewer } = visit
  const { done = null } = parseQuery(visit, doneQuery)
  const { db } = deps.store
  const sites = await sitesFor(visit, 'read-groups')
  const ids = new Set(sites.map(({ id }) => id))
  const groups = (await allGroups(db)).filter(({ site }) => ids.has(site))
  const told = groups.filter((group) => isOpen(group, today)).flatMap((group) => latestNotice(group).told)
  const here = await workingHere(
    db,
    told.map(({ person }) => person),
    today,
  )
  const left = await leftBeforeStart(db, groups, today)
  const mayKeep = reachOf(viewer, 'keep-groups') !== null
  const page = groupListPage(recordsShell(visit, { title: t.hr.groups.title, current: 'groups' }), {
    contacts: content.contacts,
    groups,
    sites: await Promise.all(
      sites.map(async (site) => {
        const list = await readTellingList(db, site.id)
        return { ...site, list, isOutdated: await isOutdated(db, list, today) }
      }),
    ),
    today,
    presenceIn: ({ id }) => ({
      worksHere: (person) => here.has(person),
      hadLeft: (person) => left.get(id)?.has(person) === true,
    }),
    done,
    links: {
      group: (group) => hrefTo('/hr/groups/:group', { group }),
      list: (site) => (mayKeep ? hrefTo('/hr/groups/sites/:site', { site }) : null),
      announce: mayKeep ? hrefTo('/hr/groups/new') : null,
    },
  })
  response.send(page)
}

/** One group, with everyone who was told. */
export async function showGroup(visit: SignedInVisit, form: FormState = EMPTY_FORM): Promise<void> {
  const { csrf, deps, organization, response, t, today, viewer } = visit
  const { done = null } = form === EMPTY_FORM ? parseQuery(visit, doneQuery) : {}
  const { group, site } = await groupIn(visit, 'read-groups')
  const { db } = deps.store
  const people = peopleIn(group)
  const here = await workingHere(db, people, today)
  const left = await leftBeforeStart(db, [group], today)
  const to = { group: group.id }
  const shell = recordsShell(visit, { title: t.hr.groups.group.one, current: 'groups' })
  const page = groupPage(
    { ...shell, back: toGroups(visit) },
    {
      group,
      siteName: site.name,
      today,
      timeZone: organization.timeZone,
      nameOf: await namesFor(visit, people),
      worksHere: (person) => here.has(person),
      hadLeft: (person) => left.get(group.id)?.has(person) === true,
      hasMail: await mailTest(visit, people),
      mayKeep: reachOf(viewer, 'keep-groups') !== null,
      form,
      done,
      csrf,
      links: {
        change: hrefTo('/hr/groups/:group/change', to),
        cancel: hrefTo('/hr/groups/:group/cancellations', to),
        signed: hrefTo('/hr/groups/:group/signatures', to),
        sheet: hrefTo('/hr/groups/:group/sheet', to),
        list: hrefTo('/hr/groups/sites/:site', { site: site.id }),
        calendar: hrefTo('/hr/groups/:group/group.ics', to),
      },
    },
  )
  response.status(form === EMPTY_FORM ? 200 : 422).send(page)
}

export async function showGroupSheet(visit: SignedInVisit): Promise<void> {
  const { content, deps, response, t, today } = visit
  const { group, site } = await groupIn(visit, 'keep-groups')
  const people = peopleIn(group)
  const here = await workingHere(deps.store.db, people, today)
  const shell = recordsShell(visit, { title: t.hr.groups.sheet.one, current: 'groups' })
  const page = groupSheetPage(
    { ...shell, pageScript: deps.assets.copy.href },
    {
      contacts: content.contacts,
      group,
      siteName: site.name,
      nameOf: await namesFor(visit, people),
      worksHere: (person) => here.has(person),
      calendarQrHtml: await calendarQr(deps.config.publicUrl),
      backHref: hrefTo('/hr/groups/:group', { group: group.id }),
    },
  )
  response.send(page)
}

/** Leads to the page with the dates for one's own calendar. Null where the address leads to the computer of the server only. */
async function calendarQr(publicUrl: string): Promise<SafeHtml | null> {
  if (isLoopback(publicUrl)) return null
  const address = publicUrl + webLinks.home()
  return (await QRCode.toString(address, { type: 'svg', width: 120, margin: 0 })) as SafeHtml // drawn by the library
}

export async function downloadGroupCalendar(visit: SignedInVisit): Promise<void> {
  const { group, site } = await groupIn(visit, 'read-groups')
  await sendCalendar(visit, group, site.name)
}

export async function sendCalendar(visit: SignedInVisit, group: Group, siteName: string): Promise<void> {
  const { deps, language, response } = visit
  const host = new URL(deps.config.publicUrl).hostname
  await startDownload(visit, { name: CALENDAR_NAME, about: null })
  const organizer = deps.config.mail === null ? null : addressOf(deps.config.mail.from)
  const { content, contentType } = groupCalendar(group, { siteName, host, language, organizer })
  response.type(contentType).send(content)
}

export async function cancelThisGroup(visit: SignedInVisit): Promise<void> {
  const { deps, log, response, today, viewer } = visit
  parseForm(visit, noFields)
  const { group } = await groupIn(visit, 'keep-groups')
  const to = { group: group.id }
  const href = hrefTo('/hr/groups/:group', to, { done: 'cancelled' })
  // Sent twice, it's canceled once. A group whose last date is over has taken place.
  if (group.cancelled !== null) return response.redirect(303, href)
  if (!isOpen(group, today)) return response.redirect(303, hrefTo('/hr/groups/:group', to, { done: 'over' }))
  await deps.store.transaction((tx) => cancelGroup(tx, group, recordingOf(visit), deps.config.mail !== null))
  log.info({ by: viewer.person, group: group.id }, 'group cancelled')
  response.redirect(303, href)
}

/** HR has a sheet that somebody signed. */
export async function recordSignature(visit: SignedInVisit): Promise<void> {
  const { deps, language, log, response, t, today, viewer } = visit
  const { group } = await groupIn(visit, 'keep-groups')
  const sent = readForm(visit, z.strictObject({ person: z.string(), on: dayIn(t) }))
  if (!sent.ok) return showGroup(visit, sent.form)
  const { person, on } = sent.data
  const state = toldStates(group).find((each) => each.person === person)
  if (state === undefined) throw new AppError('not-found', 'Nobody with this id is told of the group.')
  const words = t.hr.groups.group
  if (maySign(group, state) && (on > today || !addsToProof(group, state, on))) {
    const since = formatDate(state.confirmedStart === null ? state.toldOn : state.datesToldOn, language)
    const tooEarly = state.acknowledged === null ? words.signatureTooEarly(since) : words.signatureBeforeStart
    return showGroup(visit, withProblem(visit, 'on', on > today ? words.signatureInFuture : tooEarly))
  }
  const isNew = await deps.store.transaction((tx) =>
    acknowledge(tx, group.id, { person: state.person, way: 'sheet', on }, recordingOf(visit)),
  )
  log.info({ by: viewer.person, group: group.id, isNew }, 'signature of a notice sent')
  response.redirect(303, hrefTo('/hr/groups/:group', { group: group.id }, { done: isNew ? 'signed' : 'unsigned' }))
}

export function toGroups({ t }: SignedInVisit): ShellLink {
  return { text: t.hr.groups.title, href: hrefTo('/hr/groups') }
}

/** The sites whose groups the viewer may read, or run. A steward reads those of all sites. */
export async function sitesFor(
  { deps, viewer }: SignedInVisit,
  action: 'read-groups' | 'keep-groups',
): Promise<Site[]> {
  return sitesWithin(scopeOf(viewer, action), await allSites(deps.store.db))
}

/** The group of the address. One of another site isn't there. */
export async function groupIn(
  visit: SignedInVisit,
  action: 'read-groups' | 'keep-groups',
): Promise<{ readonly group: Group; readonly site: Site }> {
  const group = await findGroup(visit.deps.store.db, param(visit, 'group'))
  const site = (await sitesFor(visit, action)).find(({ id }) => id === group?.site)
  if (group === null || site === undefined) throw new AppError('not-found', 'There is no such group.')
  return { group, site }
}

function peopleIn(group: Group): PersonId[] {
  const actors = [...group.notices.map(({ by }) => by), ...(group.cancelled === null ? [] : [group.cancelled.by])]
  const { leaders, told } = latestNotice(group)
  return [...new Set([...leaders, ...told.map(({ person }) => person), ...actors.filter(isPerson)])]
}

async function namesFor({ deps, t, today }: SignedInVisit, people: readonly PersonId[]) {
  const names = await namesInGroups(deps.store.db, people, today)
  return (actor: Actor) => (isPerson(actor) ? names.get(actor) : null) ?? t.hr.people.noName
}

async function mailTest({ deps, today }: SignedInVisit, people: readonly PersonId[]) {
  const { db } = deps.store
  const reached = new Set<PersonId>()
  if (deps.config.mail !== null)
    for (const person of people) if (await mailReaches(db, person, today)) reached.add(person)
  return (person: PersonId) => reached.has(person)
}
