import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import { sitesWithin } from '../ledger/scope.ts'
import { AppError } from '../platform/http/app-error.ts'
import { type HiddenField, plainSelect, type SelectView } from '../platform/html/field.page.ts'
import type { MESSAGE_STATES } from '../reminders/message-list.page.ts'
import { kindsWithin, type MessageFilter } from '../reminders/message-list.store.ts'
import { LISTED_KINDS } from '../reminders/reminder.ts'
import { allSites } from '../site/site.store.ts'

/** The filters of the list, in its address and in its forms. An unused one is empty or missing. */
export const messageFilterShape = {
  site: z.string().default(''),
  kind: z.enum(['', ...LISTED_KINDS]).default(''),
}
/** What a button in the list sends: only the filters to go back to. */
export const messageFilterForm = z.strictObject(messageFilterShape)
export type AskedFilter = z.output<typeof messageFilterForm>

/** Those that are in use. */
function usedOf({ site, kind }: AskedFilter): Readonly<Record<string, string>> {
  return { ...(site === '' ? {} : { site }), ...(kind === '' ? {} : { kind }) }
}

export function hiddenFilters(asked: AskedFilter): HiddenField[] {
  return Object.entries(usedOf(asked)).map(([name, value]) => ({ name, value }))
}

/** The list of a state, under the same filters. */
export function messagesHref(
  state: (typeof MESSAGE_STATES)[number],
  asked: AskedFilter,
  more: Readonly<Record<string, string | number>> = {},
): string {
  return hrefTo('/hr/reminders/messages', {}, { state, ...usedOf(asked), ...more })
}

/** Throws not-found for a site that there isn't, or that isn't the viewer's. */
export async function messageFilter(visit: SignedInVisit, { site: slug, kind }: AskedFilter): Promise<MessageFilter> {
  const scope = scopeOf(visit.viewer, 'hand-over')
  const site = slug === '' ? null : (await sitesOf(visit)).find((each) => each.slug === slug)
  if (site === undefined) throw new AppError('not-found', 'There is no such site.')
  return { scope, site: site?.id ?? null, kind: kind === '' ? null : kind }
}

/** The viewer's sites, and the kinds of messages that there are to their people. */
export async function filterSelects(visit: SignedInVisit, { site, kind }: AskedFilter): Promise<SelectView[]> {
  const { people, reminders } = visit.t.hr
  const found = await kindsWithin(visit.deps.store.db, scopeOf(visit.viewer, 'hand-over'))
  const kinds = LISTED_KINDS.filter((each) => each === kind || found.includes(each))
  return [
    plainSelect('site', people.site, site, [
      { value: '', text: people.allSites },
      ...(await sitesOf(visit)).map(({ slug, name }) => ({ value: slug, text: name })),
    ]),
    plainSelect('kind', reminders.messages.kind, kind, [
      { value: '', text: reminders.messages.allKinds },
      ...kinds.map((each) => ({ value: each, text: reminders.kinds[each] })),
    ]),
  ]
}

async function sitesOf({ deps, viewer }: SignedInVisit) {
  return sitesWithin(scopeOf(viewer, 'hand-over'), await allSites(deps.store.db))
}
