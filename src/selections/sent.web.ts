import { reachOf } from '../identity/access.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { PersonId } from '../ledger/event.ts'
import type { FormState } from '../platform/html/field.page.ts'
import { inviteFields } from '../identity/bulk-invite.web.ts'
import { addressWarning } from '../identity/printed-link.web.ts'
import { formatMoment } from '../platform/time/moment.page.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { type AskedKind, askedKind } from '../reminders/asked.ts'
import { MOST_TOGETHER } from '../mail/batch.web.ts'
import { sendSheetsOf } from '../mail/together.web.ts'
import { askedByHand } from '../reminders/mail-state.store.ts'
import { MOST_CARDS } from '../reminders/card.ts'
import { cardsToHandOver } from '../reminders/card.store.ts'
import { examplesOf } from '../reminders/example.web.ts'
import { allSites } from '../site/site.store.ts'
import { holdersOfLinks } from './message.web.ts'
import { originOf, shellFor, wayBack } from './origin.web.ts'
import { markOf, namesOf, placesIn, type Plan } from './plan.web.ts'
import { nextSites, sitesOf } from './site-choice.web.ts'
import {
  type BulkAction,
  type LeftOut,
  type Member,
  MOST_TICKED,
  type Outcome,
  type Selection,
  undoneUntil,
} from './selection.ts'
import { previewPage, type ResultInput, resultPage } from './selection.page.ts'
import { membersOf } from './selection.store.ts'
import { countUndoable, undoableNow } from './undo.web.ts'
import { WORKS } from './work.web.ts'

/**
 * @param more people who are left out besides because of what the form says: they're named before it is done
 * @param joined how many fit now whom the page before named as left out
 * @param isShown whether the names say what becomes of each person
 */
export async function sendPreview(
  visit: SignedInVisit,
  selection: Selection,
  { fitting, leftOut, leftOutAt, names }: Plan,
  form: FormState,
  more: ReadonlyMap<PersonId, LeftOut> = new Map(),
  joined = 0,
  isShown = false,
): Promise<void> {
  const { deps, response } = visit
  const { action } = selection
  const isPlain = action === 'print-codes' || action === 'download'
  const staying = fitting.filter(({ person }) => !more.has(person))
  const page = previewPage(shellFor(visit, selection), {
    action,
    fitting: staying.map(({ person }) => names.get(person) ?? ''),
    leftOut: [...leftOut, ...more].map(([person, reason]) => ({ reason, name: names.get(person) ?? '' })),
    more: more.size,
    alert: await alertOf(visit, action, { fitting: staying.length, joined, more: more.size }),
    isShown,
    canShow: !isPlain && WORKS[action].shown !== undefined,
    leftOutAt: isPlain ? null : leftOutAt.join(' '),
    confirmed: markOf(more),
    replacedAt:
      action === 'print-codes' || printsReminders(visit, action) ? await replacedAt(visit, selection, staying) : [],
    next: await waitingStep(visit, leftOut),
    byHand: deps.config.mail === null,
    site: await chosenSite(visit, selection),
    sites: await sitesOf(visit, selection, fitting),
    examples: action === 'remind' ? await examplesOf(visit, kindsFor(staying)) : [],
    fields: isPlain ? [] : await WORKS[action].fields(form, visit, fitting),
    links: linksOf(visit, selection),
    csrf: visit.csrf,
  })
  const isRefused = more.size + joined > 0 || Object.keys(form.problems).length > 0
  response.status(isRefused ? 422 : 200).send(page)
}

/** Who joins, or whom the form leaves out besides, before it's confirmed; or that no phone opens what is printed. */
async function alertOf(
  visit: SignedInVisit,
  action: Selection['action'],
  { fitting, joined, more }: Readonly<Record<'fitting' | 'joined' | 'more', number>>,
): Promise<string> {
  const words = visit.t.hr.selections
  if (joined > 0) return words.moreFit(joined)
  if (fitting === 0) return ''
  if (more > 0) return words.moreLeftOut(more)
  return action === 'print-codes' || printsReminders(visit, action) ? addressWarning(visit) : ''
}

/** Whether the viewer prints the reminders that come of it. */
function printsReminders({ deps, viewer }: SignedInVisit, action: BulkAction): boolean {
  return action === 'remind' && deps.config.mail === null && reachOf(viewer, 'hand-over') !== null
}

/** The sheets of the reminders that were made just now. Returns false where the viewer prints none of them. */
export async function sendReminderSheets(visit: SignedInVisit, { action, fields, id }: Selection): Promise<boolean> {
  if (!printsReminders(visit, action)) return false
  const { db } = visit.deps.store
  const members = await membersOf(db, id)
  const made = members.flatMap(({ outcome, person }) => (outcome === 'by-hand' ? [person] : []))
  const waiting = await askedByHand(db, made)
  if (waiting.length === 0 || waiting.length > MOST_TOGETHER) return false
  await sendSheetsOf(
    visit,
    waiting.map((message) => message.id),
    new Set(toldReplaced(fields, members).map(idOf)),
  )
  return true
}

/** Those whose card or link stops working, as the page has said before. */
function toldReplaced(fields: Selection['fields'], members: readonly Member[]): PersonId[] {
  const told = new Set(placesIn(fields?.['replaced']))
  return members.flatMap(({ place, person }) => (told.has(place) ? [person] : []))
}

/** Prints the reminders because of which people are left out: they wait already. */
async function waitingStep(visit: SignedInVisit, leftOut: Plan['leftOut']): Promise<ResultInput['next']> {
  const people = [...leftOut].flatMap(([person, reason]) => (reason === 'reminder-waiting' ? [person] : []))
  return printStep(visit, await askedByHand(visit.deps.store.db, people), new Set())
}

/** @param replaced those whose card or link stops working, as a page has said */
function printStep(
  { csrf, t, viewer }: SignedInVisit,
  waiting: Awaited<ReturnType<typeof askedByHand>>,
  replaced: ReadonlySet<PersonId>,
): ResultInput['next'] {
  if (waiting.length === 0 || reachOf(viewer, 'hand-over') === null) return null
  const first = waiting.slice(0, MOST_TOGETHER)
  return {
    action: hrefTo('/hr/reminders/messages/sheets'),
    hidden: [
      { name: CSRF_FIELD, value: csrf },
      ...first.map(({ id }) => ({ name: 'message', value: id })),
      ...(replaced.size === 0 ? [] : [{ name: 'replaces', value: [...replaced].map(idOf).join(' ') }]),
    ],
    text: t.hr.selections.yours.print(new Set(first.map(({ person }) => person)).size),
  }
}

/** The places of those who hold a card or link that works: the form says that the page has told so. */
async function replacedAt(
  visit: SignedInVisit,
  { id }: Selection,
  people: readonly PersonOnRecord[],
): Promise<number[]> {
  const { db } = visit.deps.store
  const ids = people.map(({ person }) => person)
  const holders = await holdersOfLinks(db, visit, ids)
  return (await membersOf(db, id)).flatMap(({ place, person }) => (holders.has(person) ? [place] : []))
}

/** @param isTooLate whether the viewer has asked to undo it when that wasn't possible anymore */
export async function sendResult(visit: SignedInVisit, selection: Selection, isTooLate = false): Promise<void> {
  const { csrf, deps, response } = visit
  const { action } = selection
  const members = await membersOf(deps.store.db, selection.id)
  const names = await namesOf(
    visit,
    members.map(({ person }) => person),
  )
  const waiting = await askedByHand(
    deps.store.db,
    members.flatMap(({ outcome, person }) => (outcome === 'by-hand' ? [person] : [])),
  )
  const page = resultPage(shellFor(visit, selection), {
    action,
    toHandOver: new Set(waiting.map(({ person }) => person)).size,
    byHand: action === 'remind' && deps.config.mail === null,
    members: members.map((member) => ({ ...member, name: names.get(member.person) ?? '' })),
    undo: await wayToUndo(visit, selection),
    isTooLate,
    next: await nextStep(visit, selection, members, waiting),
    rest: nextPart(visit, selection),
    sites: await nextSites(visit, selection),
    links: linksOf(visit, selection),
    csrf,
  })
  response.status(isTooLate ? 409 : 200).send(page)
}

/** Null for what can't be undone, or no longer: the selection itself stays for up to an hour more. */
async function wayToUndo(visit: SignedInVisit, { id, doneAt }: Selection): Promise<ResultInput['undo']> {
  const { language, organization, t } = visit
  const people = countUndoable(await undoableNow(visit)).get(id) ?? 0
  if (people === 0 || doneAt === null) return null
  return {
    action: hrefTo('/hr/selections/:selection/undoings', { selection: id }),
    text: t.hr.selections.undo.button(people),
    until: t.hr.selections.undo.until(formatMoment(undoneUntil(doneAt), organization.timeZone, language)),
    work: hrefTo('/hr/work'),
  }
}

/**
 * Cards that were made wait to be handed over, as reminders do without a mail server, and someone without an e-mail
 * address can get one.
 */
async function nextStep(
  visit: SignedInVisit,
  { action, fields }: Selection,
  members: readonly Member[],
  waiting: Awaited<ReturnType<typeof askedByHand>>,
): Promise<ResultInput['next']> {
  const { csrf, deps, t } = visit
  const having = (outcome: Outcome) => members.flatMap((each) => (each.outcome === outcome ? [each.person] : []))
  const fieldsOf = (people: readonly PersonId[]) => [
    { name: CSRF_FIELD, value: csrf },
    ...people.map((person) => ({ name: 'person', value: idOf(person) })),
  ]
  if (action === 'print-codes') {
    const cards = await cardsToHandOver(deps.store.db, having('done'))
    const people = cards.map(({ person }) => person)
    // More than one form takes are confirmed by batch, where they're listed.
    if (people.length === 0 || people.length > MOST_CARDS) return null
    return { action: hrefTo('/hr/invites/hand-overs'), hidden: fieldsOf(people), text: t.hr.bulkInvites.handOver }
  }
  if (action === 'remind') {
    return printStep(visit, waiting, new Set(toldReplaced(fields, members)))
  }
  const people = action === 'invite' ? having('no-address') : []
  if (people.length === 0 || people.length > MOST_TICKED) return null
  const text = t.hr.selections.actions['print-codes'].title(people.length)
  return { action: hrefTo('/hr/invites'), hidden: fieldsOf(people), text }
}

/** Goes on in a list of people to invite that has more than can be chosen at a time. */
function nextPart(visit: SignedInVisit, selection: Selection): ResultInput['rest'] {
  const origin = originOf(selection)
  if (!('list' in origin) || origin.next === null) return null
  return {
    action: hrefTo('/hr/invites'),
    hidden: [
      ...inviteFields(visit, { ...origin, after: null }),
      { name: 'action', value: selection.action },
      { name: 'all', value: 'yes' },
      { name: 'from', value: idOf(origin.next) },
    ],
    text: visit.t.hr.selections.bar.rest,
  }
}

/** The name of the site at which they were chosen; empty where they can be of several. */
async function chosenSite({ deps }: SignedInVisit, selection: Selection): Promise<string> {
  const { site } = originOf(selection)
  return site === null ? '' : ((await allSites(deps.store.db)).find(({ slug }) => slug === site)?.name ?? '')
}

/** The texts that they get. */
function kindsFor(people: readonly PersonOnRecord[]): AskedKind[] {
  return [...new Set(people.map(({ standing }) => askedKind(standing)))].sort()
}

function linksOf(visit: SignedInVisit, selection: Selection) {
  const at = { selection: selection.id }
  return {
    back: wayBack(visit, selection),
    act: hrefTo('/hr/selections/:selection', at),
    messages: reachOf(visit.viewer, 'hand-over') === null ? null : hrefTo('/hr/reminders/messages'),
  }
}
