import { z } from 'zod'
import { addDays } from '../platform/time/calendar.ts'
import type { PersonId } from '../ledger/event.ts'
import { nextOccasion } from '../reminders/mail-state.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type BulkInvitesInput, bulkInvitesPage, type InviteFilters, type InviteListQuery } from './bulk-invite.page.ts'
import { type InviteCard, type InviteCardsInput, inviteCardsPage } from './invite-card.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import { factOn } from '../ledger/fact.store.ts'
import { cardsMade, cardsToHandOver } from '../reminders/card.store.ts'
import { enqueue } from '../reminders/message.store.ts'
import { reachOf, scopeOf } from './access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { departments, LARGEST_PAGE, peopleOnRecord } from '../people/people.store.ts'
import { LINK_DAYS } from './sign-in-link.store.ts'
import { allSites } from '../site/site.store.ts'
import { INVITED_CHOICES, type InvitedChoice } from '../reminders/invited.ts'
import {
  type Asked,
  countToInvite,
  hasStaff,
  pageToInvite,
  stillToInvite,
  type ToInvite,
  type ToInviteFilter,
} from '../reminders/to-invite.store.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { parseQuery, smallCount } from '../platform/http/form.web.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import { cardBatches, handedBatches } from './card-hand-over.web.ts'
import { createInvitation, type Invitation } from './codes/printed-code.store.ts'
import { addressWarning, codeMac, printedLink } from './printed-link.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import { withKeys } from '../platform/html/shell.page.ts'
import { listKeys, type ListParts } from '../people/table.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { toLanguage } from '../platform/text/language.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** Ways to give people a sign-in. */
export const WAYS_IN = ['print-codes', 'invite'] as const

/** The filters as the form sends them. An unused one is empty or missing. */
export const inviteListShape = {
  site: z.string().default(''),
  department: z.string().default(''),
  code: z.enum(INVITED_CHOICES).default('any'),
  after: z.string().default(''),
}
const listFields = z.strictObject(inviteListShape)

/** The query of the address: the filters, and what was done just now. */
const listQuery = z.strictObject({
  ...inviteListShape,
  // The cards that were confirmed last.
  handed: smallCount.optional(),
  // Those that were taken back last.
  waiting: smallCount.optional(),
})

export function toInviteQuery({ site, department, code, after }: z.output<typeof listFields>): InviteListQuery {
  return {
    site: site === '' ? null : site,
    department: department === '' ? null : department,
    code,
    after: after === '' ? null : `person:${after}`,
  }
}

export async function showBulkInvites(visit: SignedInVisit): Promise<void> {
  const { handed = null, waiting = null, ...fields } = parseQuery(visit, listQuery)
  await sendInviteList(visit, toInviteQuery(fields), { handed, waiting, problem: '' })
}

/** Without one, no page offers to send invitations. */
export function requireMailServer({ deps }: SignedInVisit): void {
  if (deps.config.mail === null) throw new AppError('bad-request', 'There is no mail server to send invitations.')
}

/** What came of inviting somebody by mail. `has-way-in` is also somebody who may not sign in, or has left. */
export type MailedInvite = 'sent' | 'has-way-in' | 'no-address' | 'already'

/** Queues an invitation for each of them who can still be invited. Expects a mail server. */
export async function inviteByMail(
  tx: Tx,
  visit: SignedInVisit,
  chosen: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, MailedInvite>> {
  const { now, today, viewer } = visit
  const outcomes = new Map(chosen.map((person): [PersonId, MailedInvite] => [person, 'has-way-in']))
  for (const { person } of await stillToInvite(tx, chosen, askedBy(visit))) {
    if ((await factOn(tx, person, 'email', today)) === null) {
      outcomes.set(person, 'no-address')
      continue
    }
    const occasion = await nextOccasion(tx, 'invite', person, today)
    const invitation = { kind: 'invite', person, about: null, occasion, deadline: null, mail: true } as const
    const isNew = await enqueue(tx, { ...invitation, by: viewer.person, at: now, today })
    outcomes.set(person, isNew ? 'sent' : 'already')
  }
  return outcomes
}

/** A code that was made just now, and for whom. */
type MadeInvitation = Invitation & { readonly invited: ToInvite }

/** Makes a code for each of them who can still be invited. */
export async function makeInvitations(
  tx: Tx,
  visit: SignedInVisit,
  chosen: readonly PersonId[],
): Promise<MadeInvitation[]> {
  const { deps, log, now, today, viewer } = visit
  const made: MadeInvitation[] = []
  for (const invited of await stillToInvite(tx, chosen, askedBy(visit))) {
    const { person } = invited
    const invitation = await createInvitation(tx, { person, createdBy: viewer.person, at: now }, codeMac(deps))
    made.push({ invited, ...invitation })
  }
  const invitees = made.map(({ invited }) => invited.person)
  await cardsMade(tx, invitees, { at: now, by: viewer.person, today, mail: deps.config.mail !== null })
  log.info({ by: viewer.person, people: invitees.length }, 'links made')
  return made
}

/**
 * Shows the cards, once.
 * @param back where the viewer goes on, and whether the page prints itself
 */
export async function sendCards(
  visit: SignedInVisit,
  made: readonly MadeInvitation[],
  chosen: readonly PersonId[],
  { back, printsNow }: Pick<InviteCardsInput, 'back' | 'printsNow'> = allPeople(visit),
): Promise<void> {
  const { csrf, deps, organization, response, t, today } = visit
  const invitees = made.map(({ invited }) => invited.person)
  const waiting = await cardsToHandOver(deps.store.db, invitees)
  const sites = new Map((await allSites(deps.store.db)).map(({ id, name }) => [id, name]))
  const cards: InviteCard[] = []
  for (const { invited, ...invitation } of made) {
    const language = toLanguage(invited.language)
    cards.push({
      language,
      name: invited.name,
      places: [...new Set(invited.placements.map(({ site }) => sites.get(site) ?? site))],
      until: formatDate(addDays(today, LINK_DAYS), language),
      ...(await printedLink(deps, invitation, language)),
    })
  }
  const shell = recordsShell(visit, { title: t.hr.bulkInvites.cardsTitle, current: 'invites' })
  response.send(
    inviteCardsPage(shell, {
      organization: organization.name,
      warning: await addressWarning(visit),
      cards,
      leftOut: await namesOf(
        visit,
        chosen.filter((person) => !made.some(({ invited }) => invited.person === person)),
      ),
      printScript: deps.assets.copy.href,
      toConfirm: waiting.map(({ person }) => idOf(person)),
      confirmAction: hrefTo('/hr/invites/hand-overs'),
      csrf,
      againHref: hrefTo('/hr/invites', {}, { code: 'none' }),
      back,
      printsNow,
    }),
  )
}

function allPeople({ t }: SignedInVisit) {
  return { back: { text: t.account.link.backToPeople, href: hrefTo('/hr/people') }, printsNow: false }
}

/** Names people who chose a password or left since the list was shown, and leaves out unknown ids. */
async function namesOf({ deps, t, viewer }: SignedInVisit, ids: readonly PersonId[]): Promise<string[]> {
  const found = await peopleOnRecord(deps.store.db, ids, scopeOf(viewer, 'invite-person'))
  return found.map(({ name }) => name ?? t.hr.people.noName)
}

/**
 * @param problem why nothing could be done with what was selected; empty before
 * @param parts parts of the list to choose from, where it has too many people
 */
export async function sendInviteList(
  visit: SignedInVisit,
  query: InviteListQuery,
  { handed, waiting, problem }: Pick<BulkInvitesInput, 'handed' | 'waiting'> & { readonly problem: string },
  parts: ListParts | null = null,
): Promise<void> {
  const { csrf, deps, organization, language, response, t, viewer } = visit
  const { db } = deps.store
  const filter = await inviteFilter(visit, query)
  const scope = scopeOf(viewer, 'invite-person')
  const limits = { after: query.after, limit: LARGEST_PAGE }
  const { people: listed, found, next } = await pageToInvite(db, filter, askedBy(visit), limits)
  const cards = await cardsToHandOver(
    db,
    listed.map(({ person }) => person),
  )
  const waitingCards = new Set(cards.map(({ person }) => person))
  // The lists `none` and `due` have nobody with a card.
  const isEveryone = query.code === 'any'
  const countOf = (invited: InvitedChoice) => countToInvite(db, askedBy(visit), { ...filter, invited })
  const shell = recordsShell(visit, { title: t.hr.bulkInvites.title, current: 'invites' })
  const { actions } = t.hr.selections
  const page = bulkInvitesPage(
    { ...withKeys(shell, listKeys(listed.length, t)), pageScript: deps.assets.peopleList.href },
    {
      query,
      found,
      everyone: isEveryone ? found : await countOf('any'),
      withoutCard: isEveryone ? await countOf('none') : found,
      handed,
      batches: await cardBatches(visit),
      confirmAction: hrefTo('/hr/invites/hand-overs'),
      waiting,
      handedBatches: await handedBatches(visit),
      takeBackAction: hrefTo('/hr/invites/hand-over-corrections'),
      warning: await addressWarning(visit),
      people: listed.map(({ codeUntil, ...person }) => ({
        ...person,
        isCardWaiting: waitingCards.has(person.person),
        codeUntil: codeUntil === null ? null : formatDayOf(codeUntil, organization.timeZone, language),
      })),
      next,
      sites: sitesWithin(scope, await allSites(db)),
      departments: await departments(db, scope),
      bulk: {
        action: hrefTo('/hr/invites'),
        actions: WAYS_IN.filter((way) => way !== 'invite' || deps.config.mail !== null).map((value) => {
          return { value, text: actions[value].button }
        }),
        problem,
        parts,
        inParts: true,
        stays: true,
      },
      adding: found > 0 || (await hasStaff(db)) ? null : waysToAdd(visit),
      printAllHidden: inviteFields(visit, { ...query, code: isEveryone ? 'none' : query.code, after: null }),
      hidden: inviteFields(visit, query),
      links: {
        list: inviteListHref,
        person: (person) => hrefTo('/hr/people/:person', { person }),
        people: hrefTo('/hr/people'),
      },
      csrf,
    },
  )
  response.status(problem === '' ? 200 : 422).send(page)
}

function waysToAdd({ viewer }: SignedInVisit): BulkInvitesInput['adding'] {
  const mayImport = reachOf(viewer, 'import-records') !== null
  return { listHref: mayImport ? hrefTo('/hr/imports') : null, personHref: hrefTo('/hr/people/new') }
}

/** Throws not-found for a site that there isn't, or that the viewer may invite nobody at. */
export async function inviteFilter(
  { deps, viewer }: SignedInVisit,
  { site: slug, department, code }: InviteFilters,
): Promise<ToInviteFilter> {
  const sites = sitesWithin(scopeOf(viewer, 'invite-person'), await allSites(deps.store.db))
  const site = sites.find((each) => each.slug === slug)
  if (slug !== null && site === undefined) throw new AppError('not-found', 'There is no such site.')
  return { site: site?.id, department: department ?? undefined, invited: code }
}

export function inviteListHref(query: InviteListQuery): string {
  const parameters = new URLSearchParams(parametersOf(query))
  return parameters.size === 0 ? hrefTo('/hr/invites') : `${hrefTo('/hr/invites')}?${parameters}`
}

/** What a form about the list says of it. */
export function inviteFields({ csrf }: SignedInVisit, query: InviteListQuery): HiddenField[] {
  return [{ name: CSRF_FIELD, value: csrf }, ...parametersOf(query).map(([name, value]) => ({ name, value }))]
}

/** Only those that aren't the default. */
function parametersOf({ site, department, code, after }: InviteListQuery): [name: string, value: string][] {
  const parameters: [string, string | null][] = [
    ['site', site],
    ['department', department],
    ['code', code === 'any' ? null : code],
    ['after', after === null ? null : idOf(after)],
  ]
  return parameters.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
}

/** The question of who can be invited, for this viewer and now. */
export function askedBy({ now, today, viewer }: SignedInVisit): Asked {
  return { now, today, scope: scopeOf(viewer, 'invite-person') }
}
