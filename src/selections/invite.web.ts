import { z } from 'zod'
import type { SignedInVisit } from '../app/visit.web.ts'
import {
  askedBy,
  inviteFilter,
  inviteListShape,
  sendInviteList,
  toInviteQuery,
  WAYS_IN,
} from '../identity/bulk-invite.web.ts'
import type { InviteListQuery } from '../identity/bulk-invite.page.ts'
import type { PersonId } from '../ledger/event.ts'
import { MOST_SELECTED } from '../people/table.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { checkedOf, parseForm } from '../platform/http/form.web.ts'
import { everyoneToInvite } from '../reminders/to-invite.store.ts'
import { mayChoose } from './list.web.ts'
import { choose } from './origin.web.ts'
import { reachable } from './plan.web.ts'
import { MOST_TICKED } from './selection.ts'

const inviteForm = z.strictObject({
  ...inviteListShape,
  // A form that is sent without any of its buttons leads to the page about cards, which makes none.
  action: z.enum(WAYS_IN).default('print-codes'),
  person: checkedOf('person', MOST_TICKED),
  all: z.literal('yes').optional(),
})

/** Fixes the people who are ticked, or all in the list as it is now, and leads to what would happen. */
export async function chooseToInvite(visit: SignedInVisit): Promise<void> {
  const { action, person: ticked, all, ...fields } = parseForm(visit, inviteForm)
  if (!mayChoose(visit, action)) throw new AppError('bad-request', 'There is no mail server to send invitations.')
  const query = toInviteQuery(fields)
  const people = all === 'yes' ? await everyoneIn(visit, query) : await reachable(visit, ticked, 'invite-person')
  const { limit, nobody } = visit.t.hr.selections.bar
  const problem = people.length === 0 ? nobody : people.length > MOST_SELECTED ? limit(MOST_SELECTED) : ''
  if (problem !== '') return sendInviteList(visit, query, { handed: null, waiting: null, problem })
  const { after: _, ...list } = query
  await choose(visit, action, { ...list, list: 'invites' }, people)
}

/** One more than can be selected, where they are too many. */
async function everyoneIn(visit: SignedInVisit, query: InviteListQuery): Promise<PersonId[]> {
  const filter = await inviteFilter(visit, query)
  return everyoneToInvite(visit.deps.store.db, filter, askedBy(visit), MOST_SELECTED + 1)
}
