import { z } from 'zod'
import { addDays, dateAt } from '../domain/calendar.ts'
import { toLanguage } from '../domain/content.ts'
import type { PersonId } from '../domain/event.ts'
import { AppError } from '../errors.ts'
import {
  type BulkInvitesQuery,
  bulkInvitesPage,
  CODE_CHOICES,
  type InviteCard,
  inviteCardsPage,
} from '../pages/bulk-invites.ts'
import { formatDate } from '../pages/dates.ts'
import { EMPTY_FORM, type FormState } from '../pages/field.ts'
import type { Messages } from '../pages/messages/messages.ts'
import { departments, peopleOnRecord } from '../store/people.ts'
import { createSignInLink } from '../store/sign-in-links.ts'
import { allSites } from '../store/sites.ts'
import { type Asked, firstToInvite, stillToInvite, type ToInvite } from '../store/to-invite.ts'
import { parseQuery, readForm } from './form.ts'
import { bulkInvitesPath, peoplePath } from './paths.ts'
import { LINK_DAYS, linkExpiry, printedLink } from './printed-link.ts'
import { recordsShell } from './shell.ts'
import type { SignedInVisit } from './visit.ts'

/** As many cards as one page makes: 25 sheets of paper. */
const MOST_AT_ONCE = 200

/** As the form of filters sends it: a filter that is not used comes empty or not at all. */
const listQuery = z
  .strictObject({
    site: z.string().default(''),
    department: z.string().default(''),
    code: z.enum(CODE_CHOICES).default('none'),
  })
  .transform(
    ({ site, department, code }): BulkInvitesQuery => ({
      site: site === '' ? null : site,
      department: department === '' ? null : department,
      code,
    }),
  )

/** One box, several or none: a form sends them under one name. */
const people = z
  .union([z.string(), z.array(z.string()).max(MOST_AT_ONCE)])
  .default([])
  .transform((ids) => [ids].flat().map((id): PersonId => `person:${id}`))

const inviteForm = (t: Messages) =>
  z
    .strictObject({ whom: z.enum(['ticked', 'all']).default('ticked'), person: people, shown: people })
    .transform(({ whom, person, shown }) => (whom === 'all' ? shown : person))
    .superRefine((chosen, context) => {
      if (chosen.length === 0) context.addIssue({ code: 'custom', path: ['whom'], message: t.hr.bulkInvites.nobody })
    })

export async function showBulkInvites(visit: SignedInVisit): Promise<void> {
  await sendList(visit, EMPTY_FORM)
}

/** Answers with the cards themselves and not with a redirect: they are shown once, because only hashes are kept. */
export async function makeInviteCards(visit: SignedInVisit): Promise<void> {
  const { deps, log, now, viewer } = visit
  const result = readForm(visit, inviteForm(visit.t))
  if (!result.ok) return sendList(visit, result.form, 422)
  const chosen = result.data
  const made = await deps.store.transaction(async (tx) => {
    const invited = await stillToInvite(tx, chosen, asked(visit))
    const tokens: { readonly invited: ToInvite; readonly token: string }[] = []
    for (const each of invited) {
      const link = { purpose: 'invite', person: each.person, createdBy: viewer.person, at: now } as const
      tokens.push({ invited: each, token: await createSignInLink(tx, { ...link, expiresAt: linkExpiry(now) }) })
    }
    return tokens
  })
  log.info({ by: viewer.person, people: made.length }, 'links made')
  await sendCards(visit, made, chosen)
}

async function sendCards(
  visit: SignedInVisit,
  made: readonly { readonly invited: ToInvite; readonly token: string }[],
  chosen: readonly PersonId[],
): Promise<void> {
  const { deps, organization, response, t, today } = visit
  const sites = new Map((await allSites(deps.store.db)).map(({ id, name }) => [id, name]))
  const cards: InviteCard[] = []
  for (const { invited, token } of made) {
    const language = toLanguage(invited.language)
    cards.push({
      language,
      name: invited.name,
      places: [...new Set(invited.placements.map(({ site }) => sites.get(site) ?? site))],
      until: formatDate(addDays(today, LINK_DAYS), language),
      ...(await printedLink(deps, token, language)),
    })
  }
  const shell = recordsShell(visit, { title: t.hr.bulkInvites.cardsTitle, current: 'people' })
  response.send(
    inviteCardsPage(shell, {
      organization: organization.name,
      cards,
      leftOut: await namesOf(
        visit,
        chosen.filter((person) => !made.some(({ invited }) => invited.person === person)),
      ),
      againHref: bulkInvitesPath(),
      peopleHref: peoplePath(),
    }),
  )
}

/** Who chose a password or left since the list was shown. Ids that are nobody's name nobody. */
async function namesOf({ deps, t }: SignedInVisit, ids: readonly PersonId[]): Promise<string[]> {
  const found = await peopleOnRecord(deps.store.db, ids)
  return found.map(({ name }) => name ?? t.hr.people.noName)
}

async function sendList(visit: SignedInVisit, form: FormState, status = 200): Promise<void> {
  const { csrf, deps, organization, language, response, t } = visit
  const { db } = deps.store
  const query = parseQuery(visit, listQuery)
  const sites = await allSites(db)
  const site = sites.find(({ slug }) => slug === query.site)
  if (query.site !== null && site === undefined) throw new AppError('not-found', 'There is no such site.')
  const filter = {
    site: site?.id,
    department: query.department ?? undefined,
    withoutCode: query.code === 'none',
  }
  const { people: listed, found } = await firstToInvite(db, filter, asked(visit), MOST_AT_ONCE)
  const shell = recordsShell(visit, { title: t.hr.bulkInvites.title, current: 'people' })
  const page = bulkInvitesPage(shell, {
    form,
    query,
    found,
    people: listed.map(({ codeUntil, ...person }) => ({
      ...person,
      codeUntil: codeUntil === null ? null : formatDate(dateAt(codeUntil, organization.timeZone), language),
    })),
    sites,
    departments: await departments(db),
    links: { list: listHref, people: peoplePath() },
    csrf,
  })
  response.status(status).send(page)
}

function listHref({ site, department, code }: BulkInvitesQuery): string {
  const parameters = new URLSearchParams()
  if (site !== null) parameters.set('site', site)
  if (department !== null) parameters.set('department', department)
  if (code !== 'none') parameters.set('code', code)
  return parameters.size === 0 ? bulkInvitesPath() : `${bulkInvitesPath()}?${parameters}`
}

function asked({ now, today }: SignedInVisit): Asked {
  return { now, today }
}
