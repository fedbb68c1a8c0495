import { z } from 'zod'
import type { SignedInVisit } from '../app/visit.web.ts'
import {
  askedBy,
  inviteFields,
  inviteFilter,
  inviteListShape,
  sendInviteList,
  toInviteQuery,
  WAYS_IN,
} from '../identity/bulk-invite.web.ts'
import type { InviteListQuery } from '../identity/bulk-invite.page.ts'
import type { PersonId } from '../ledger/event.ts'
import { idOf } from '../app/href.web.ts'
import { MOST_SELECTED } from '../people/table.page.ts'
import { inChunks } from '../platform/database/chunk.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { checkedOf, parseForm } from '../platform/http/form.web.ts'
import { everyoneToInvite } from '../reminders/to-invite.store.ts'
import { mayChoose } from './list.web.ts'
import { choose } from './origin.web.ts'
import { namesOf, reachable } from './plan.web.ts'
import { MOST_TICKED } from './selection.ts'

const inviteForm = z.strictObject({
  ...inviteListShape,
  // A form that is sent without any of its buttons leads to the page about cards, which makes none.
  action: z.enum(WAYS_IN).default('print-codes'),
  person: checkedOf('person', MOST_TICKED),
  all: z.literal('yes').optional(),
  // Of a list with more people than can be chosen at a time, the part that begins with this person.
  from: z.string().max(100).optional(),
})

/** Fixes the people who are ticked, or all in the list as it is now, and leads to what would happen. */
export async function chooseToInvite(visit: SignedInVisit): Promise<void> {
  const { action, all, from, person: ticked, ...fields } = parseForm(visit, inviteForm)
  if (!mayChoose(visit, action)) throw new AppError('bad-request', 'There is no mail server to send invitations.')
  const query = toInviteQuery(fields)
  const [start = null] = from === undefined ? [] : await reachable(visit, [`person:${from}`], 'invite-person')
  const people = all === 'yes' ? await everyoneIn(visit, query, start) : await reachable(visit, ticked, 'invite-person')
  if (people.length === 0) {
    const problem = visit.t.hr.selections.bar.nobody
    return sendInviteList(visit, query, { handed: null, waiting: null, problem })
  }
  if (people.length > MOST_SELECTED && start === null) return sendParts(visit, query, action, people)
  const { after: _, ...list } = query
  const next = people[MOST_SELECTED] ?? null
  await choose(visit, action, { ...list, list: 'invites', next }, people.slice(0, MOST_SELECTED))
}

/** The list, with a button for each part of it that can be chosen. */
async function sendParts(
  visit: SignedInVisit,
  query: InviteListQuery,
  action: (typeof WAYS_IN)[number],
  people: readonly PersonId[],
): Promise<void> {
  const { choosePart, part, tooMany } = visit.t.hr.selections.bar
  const chunks = inChunks(people, MOST_SELECTED)
  const names = await namesOf(
    visit,
    chunks.flatMap((chunk) => chunk.slice(0, 1).concat(chunk.slice(-1))),
  )
  const of = chunks.flatMap((chunk) => {
    const [first, last] = [chunk[0], chunk.at(-1)]
    if (first === undefined || last === undefined) return []
    return { value: idOf(first), text: part(names.get(first) ?? '', names.get(last) ?? '', chunk.length) }
  })
  const hidden = [
    ...inviteFields(visit, { ...query, after: null }),
    { name: 'action', value: action },
    { name: 'all', value: 'yes' },
  ]
  const problem = tooMany(MOST_SELECTED)
  const parts = { name: 'from', lead: choosePart, of, hidden } as const
  await sendInviteList(visit, query, { handed: null, waiting: null, problem }, parts)
}

async function everyoneIn(visit: SignedInVisit, query: InviteListQuery, from: PersonId | null): Promise<PersonId[]> {
  return everyoneToInvite(visit.deps.store.db, await inviteFilter(visit, query), askedBy(visit), from)
}
