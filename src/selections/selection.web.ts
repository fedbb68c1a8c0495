import { setImmediate as nextTurn } from 'node:timers/promises'
import { z } from 'zod'
import { scopeOf } from '../identity/access.ts'
import { linkExpiry } from '../identity/sign-in-link.store.ts'
import { makeInvitations, sendCards } from '../identity/bulk-invite.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { peopleOnRecord } from '../people/people.store.ts'
import { MOST_SELECTED } from '../people/table.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import {
  checkedOf,
  type Fields,
  fieldsOf,
  noFields,
  parseForm,
  smallCount,
  withProblems,
} from '../platform/http/form.web.ts'
import { EMPTY_FORM } from '../platform/html/field.page.ts'
import { instant } from '../platform/time/calendar.ts'
import { MOST_CARDS } from '../reminders/card.ts'
import { reportQueryShape, toReportQuery, webReportRequest, type WebReportRequest } from '../reports/query.web.ts'
import { peopleInOrder } from '../reports/report.store.ts'
import { allSites } from '../site/site.store.ts'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { beginAll, doAll } from './do.web.ts'
import { askForChosen, sendChosen } from './download.web.ts'
import { sendList } from './list.web.ts'
import { choose, mustReach, originOf } from './origin.web.ts'
import { ownSelection } from './own.web.ts'
import { sendUnderWay, underWay } from './progress.web.ts'
import { holdersOfLinks } from './message.web.ts'
import { markOf, placesIn, planOf, reachable } from './plan.web.ts'
import { BULK_ACTIONS, MOST_TICKED, LONG_FROM, PLACES, type Selection, undoneUntil } from './selection.ts'
import { sendPreview, sendReminderSheets, sendResult } from './sent.web.ts'
import { sendTooMany } from './too-many.web.ts'
import {
  beginSelection,
  countOpen,
  findMember,
  membersFrom,
  membersOf,
  setDone,
  setFields,
  setOutcome,
  setUndone,
} from './selection.store.ts'
import { type Work, WORKS } from './work.web.ts'

const selectionForm = z.strictObject({
  ...reportQueryShape,
  // A form that is sent without any of its buttons asks for a file, which changes nothing.
  action: z.enum(BULK_ACTIONS).default('download'),
  person: checkedOf('person', MOST_TICKED),
  all: z.literal('yes').optional(),
})
const siteForm = z.strictObject({ site: z.string() })
/** The place of the first of those whose cards are made together, and of those whose links the page said are replaced. */
const replacedAt = z.string().regex(PLACES).optional()
const cardsForm = z.strictObject({ place: smallCount, replaced: replacedAt })
/** When the cards from each such place on were made last. */
const madeAt = z.record(z.string(), z.iso.datetime().transform(instant)).default({})
/** What the work keeps of itself. */
const cardsBegun = z.object({ replaced: replacedAt, madeAt })

/** Fixes the people who are ticked, or all in the list as it is now, and leads to what would happen. */
export async function makeSelection(visit: SignedInVisit): Promise<void> {
  const { t } = visit
  const { action, person: ticked, all, ...fields } = parseForm(visit, selectionForm)
  mustReach(visit, action)
  const asked = await webReportRequest(visit, toReportQuery(fields))
  const people = all === 'yes' ? await everyoneIn(visit, asked) : await reachable(visit, ticked, 'list-people')
  const words = t.hr.selections.bar
  if (people === null) return sendTooMany(visit, asked, action)
  if (people.length === 0) return sendList(visit, asked, words.nobody)
  await choose(visit, action, asked.query, people)
}

/** What would happen, and afterward what has. */
export async function showSelection(visit: SignedInVisit): Promise<void> {
  const selection = await ownSelection(visit)
  const progress = await underWay(visit, selection)
  if (progress !== null) return sendUnderWay(visit, selection, progress)
  if (selection.fields !== null) return sendResult(visit, selection)
  await sendPreview(visit, selection, await planOf(visit, selection), EMPTY_FORM)
}

/** Leads to what would happen for those of them who work at one site. */
export async function narrowSelection(visit: SignedInVisit): Promise<void> {
  const { deps } = visit
  const selection = await ownSelection(visit)
  const { site: slug } = parseForm(visit, siteForm)
  const site = (await allSites(deps.store.db)).find((each) => each.slug === slug)
  const people = (await planOf(visit, selection)).people.flatMap(({ person, placements }) =>
    placements.some((place) => place.site === site?.id) ? [person] : [],
  )
  if (people.length === 0) throw new AppError('not-found', 'Nobody in it works at this site.')
  await choose(visit, selection.action, { ...originOf(selection), site: slug }, people, selection.id)
}

/**
 * Does it for everyone who isn't done: for many, after the answer. Sent twice, or after a crash, it goes on where it was.
 */
export async function doSelection(visit: SignedInVisit): Promise<void> {
  const { log, response, viewer } = visit
  const selection = await ownSelection(visit)
  const { action, id } = selection
  if (action === 'download') return askForChosen(visit, selection)
  if (action === 'print-codes') return makeCards(visit, selection)
  const work = WORKS[action]
  const { confirmed, left, show, ...fields } = fieldsOf(visit)
  if (show !== undefined && show !== 'dates') throw new AppError('bad-request', 'The form has no such button.')
  if (show === 'dates' && selection.fields === null) return showOutcome(visit, selection, work, fields)
  if (selection.fields === null && !(await isAccepted(visit, selection, work, fields, { confirmed, left }))) return
  const begun = await visit.deps.store.transaction((tx) => beginSelection(tx, id, fields))
  // Sent twice, or by someone who went back: the page says how far it is.
  const isLong = (await underWay(visit, selection)) !== null || (await countOpen(visit.deps.store.db, id)) >= LONG_FROM
  if (isLong) await beginAll(visit, id, work, begun)
  else await doAll(visit, id, work, begun)
  log.info({ by: viewer.person, action }, isLong ? 'begun for many people' : 'done for many people')
  // As with cards: whoever confirms them has the sheets right away.
  if (!isLong && (await sendReminderSheets(visit, { ...selection, fields: begun }))) return
  response.redirect(303, hrefTo('/hr/selections/:selection', { selection: id }))
}

/** The page again, with what becomes of each person by what is chosen so far. */
async function showOutcome(visit: SignedInVisit, selection: Selection, work: Work, fields: Fields): Promise<void> {
  const plan = await planOf(visit, selection)
  const shown = work.shown?.(visit, plan.fitting, fields)
  if (shown === undefined) throw new AppError('bad-request', 'Nothing can be shown here.')
  if ('problems' in shown) return sendPreview(visit, selection, plan, withProblems(visit, shown.problems))
  const names = new Map([...plan.names].map(([person, name]) => [person, shown.lines.get(person)?.(name) ?? name]))
  await sendPreview(visit, selection, { ...plan, names }, withProblems(visit, {}), new Map(), 0, true)
}

/** Takes back what can be, for everyone it was done for. After the moment that the page has named, nothing changes. */
export async function undoSelection(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, response, viewer } = visit
  parseForm(visit, noFields)
  const selection = await ownSelection(visit)
  const { action, doneAt, id } = selection
  const undo = action === 'download' || action === 'print-codes' ? null : WORKS[action].undo
  if (undo === null) throw new AppError('bad-request', 'This cannot be undone.')
  const members = (await membersOf(deps.store.db, id)).filter(
    ({ outcome, undone }) => outcome === 'done' && undone === null,
  )
  // The selection itself stays for up to an hour more.
  if (members.length > 0 && doneAt !== null && undoneUntil(doneAt) <= now) return sendResult(visit, selection, true)
  for (const { person } of members) {
    await deps.store.transaction(async (tx) => {
      // Read again: another request may be undoing the same.
      const member = await findMember(tx, id, person)
      if (member === null || member.undone !== null) return
      await setUndone(tx, id, person, await undo(tx, visit, member))
    })
    await nextTurn()
  }
  log.info({ by: viewer.person, action }, 'undone for many people')
  response.redirect(303, hrefTo('/hr/selections/:selection', { selection: id }))
}

/** The rows of the people who were chosen. */
export async function downloadSelection(visit: SignedInVisit): Promise<void> {
  const selection = await ownSelection(visit)
  if (selection.action !== 'download') throw new AppError('not-found', 'These people were chosen for something else.')
  await sendChosen(visit, selection)
}

/** In the order of the list. Returns null when they are too many. */
async function everyoneIn({ deps }: SignedInVisit, { query, request }: WebReportRequest): Promise<PersonId[] | null> {
  const people: PersonId[] = []
  for await (const batch of peopleInOrder(deps.store.db, request, query)) {
    people.push(...batch.map(({ person }) => person))
    if (people.length > MOST_SELECTED) return null
  }
  return people
}

/**
 * Shows the form again when something in it isn't right, when it leaves out others than those who were named, or when
 * someone fits by now whom the page named as left out.
 */
async function isAccepted(
  visit: SignedInVisit,
  selection: Selection,
  work: Work,
  fields: Fields,
  { confirmed, left }: { readonly confirmed: unknown; readonly left: unknown },
): Promise<boolean> {
  const plan = await planOf(visit, selection)
  const joined = placesIn(left).filter((place) => !plan.leftOutAt.includes(place))
  if (joined.length > 0) {
    await sendPreview(visit, selection, plan, withProblems(visit, {}), new Map(), joined.length)
    return false
  }
  const checked = await work.check(visit, plan.fitting, fields)
  if ('problems' in checked) {
    await sendPreview(visit, selection, plan, withProblems(visit, checked.problems))
    return false
  }
  const { leftOut } = checked
  if (leftOut.size === 0 || (confirmed === markOf(leftOut) && leftOut.size < plan.fitting.length)) return true
  await sendPreview(visit, selection, plan, withProblems(visit, {}), leftOut)
  return false
}

/**
 * Answers with the cards themselves: they are shown once. Sent twice, the form makes cards for the same people again:
 * whoever clicked twice sees only the second answer. A link that somebody else has made since stays.
 */
async function makeCards(visit: SignedInVisit, { id }: Selection): Promise<void> {
  const { deps, now, response, viewer } = visit
  const { place, replaced } = parseForm(visit, cardsForm)
  const { made, people } = await deps.store.transaction(async (tx) => {
    const begun = cardsBegun.parse(await beginSelection(tx, id, replaced === undefined ? {} : { replaced }))
    const told = new Set(placesIn(begun.replaced))
    const before = begun.madeAt[place]
    const ownUntil = before === undefined ? null : linkExpiry(before)
    const members = await membersFrom(tx, id, place, MOST_CARDS)
    const batch = members.map(({ person }) => person)
    const links = await holdersOfLinks(tx, visit, batch)
    const keptLinks = new Set(
      members.flatMap(({ place: at, person, outcome }) => {
        const until = links.get(person)
        const isExpected = outcome === 'done' ? until === ownUntil : outcome === null && told.has(at)
        return until === undefined || isExpected ? [] : [person]
      }),
    )
    const reached = await peopleOnRecord(tx, batch, scopeOf(viewer, 'invite-person'))
    const invitations = await makeInvitations(
      tx,
      visit,
      batch.filter((person) => !keptLinks.has(person)),
    )
    for (const person of batch) {
      const isMade = invitations.some(({ invited }) => invited.person === person)
      const isReached = reached.some((each) => each.person === person)
      const why = !isReached ? 'out-of-reach' : keptLinks.has(person) ? 'link-since' : 'has-way-in'
      await setOutcome(tx, id, person, isMade ? 'done' : why)
    }
    await setFields(tx, id, { ...begun, madeAt: { ...begun.madeAt, [place]: now } })
    await setDone(tx, id, deps.now())
    return { made: invitations, people: batch }
  })
  if (made.length === 0) return response.redirect(303, hrefTo('/hr/selections/:selection', { selection: id }))
  await sendCards(visit, made, people)
}
