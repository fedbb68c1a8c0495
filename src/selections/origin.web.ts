import { z } from 'zod'
import { hrefTo } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { reachOf } from '../identity/access.ts'
import { inviteListHref } from '../identity/bulk-invite.web.ts'
import type { PersonId } from '../ledger/event.ts'
import type { ImportId } from '../platform/database/schema.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { INVITED_CHOICES } from '../reminders/invited.ts'
import type { ReportQuery } from '../reports/query.ts'
import { reportHref } from '../reports/query.web.ts'
import { readStoredQuery } from '../reports/views/saved-view.store.ts'
import type { BulkAction, Selection } from './selection.ts'
import { addSelection, findSelection } from './selection.store.ts'
import { PERMISSIONS } from './work.web.ts'

const inFile = z.strictObject({
  import: z.custom<ImportId>((id) => typeof id === 'string' && id.startsWith('import:')),
  site: z.string().nullable(),
})

const inInvites = z.strictObject({
  list: z.literal('invites'),
  site: z.string().nullable(),
  department: z.string().nullable(),
  code: z.enum(INVITED_CHOICES),
  // With whom the list goes on after the part of it that was chosen.
  next: z
    .custom<PersonId>((id) => typeof id === 'string' && id.startsWith('person:'))
    .nullable()
    .default(null),
})

/** Where people were chosen: in a list, or among those whom a file has added. All can be narrowed to one site. */
type Origin = ReportQuery | z.output<typeof inFile> | z.output<typeof inInvites>

/** What's kept with the list: for the people of one site, the selection that they were chosen from. */
const kept = z.looseObject({ partOf: z.string().nullable().default(null) })

export function originOf(selection: Pick<Selection, 'query'>): Origin {
  const elsewhere = inFile.or(inInvites).safeParse(listOf(selection))
  return elsewhere.success ? elsewhere.data : reportQueryOf(selection)
}

/** Expects people who were chosen in the list of people. */
export function reportQueryOf(selection: Pick<Selection, 'query'>): ReportQuery {
  return readStoredQuery(JSON.stringify(listOf(selection)))
}

function listOf({ query }: Pick<Selection, 'query'>): unknown {
  const { partOf: _, ...list } = kept.parse(JSON.parse(query))
  return list
}

/** The selection of which this is one site, while nothing was done for it as a whole. Null for one that's whole. */
export async function wholeOf({ deps }: SignedInVisit, { query }: Selection): Promise<Selection | null> {
  const { partOf } = kept.parse(JSON.parse(query))
  const whole = partOf === null ? null : await findSelection(deps.store.db, partOf)
  return whole === null || whole.fields !== null ? null : whole
}

/** Throws forbidden for someone who may do this for nobody. */
export function mustReach({ viewer }: SignedInVisit, action: BulkAction): void {
  if (reachOf(viewer, PERMISSIONS[action]) === null) throw new AppError('forbidden', `No role may ${action}.`)
}

/**
 * Fixes who was chosen, and leads to what would happen.
 * @param partOf the selection of which they're the people of one site
 */
export async function choose(
  { deps, now, response, viewer }: SignedInVisit,
  action: BulkAction,
  origin: Origin,
  people: readonly PersonId[],
  partOf: string | null = null,
): Promise<void> {
  const chosen = { holder: viewer.person, action, query: { ...origin, partOf }, people }
  const selection = await deps.store.transaction((tx) => addSelection(tx, chosen, now))
  response.redirect(303, hrefTo('/hr/selections/:selection', { selection }))
}

/** The way back to where they were chosen. */
export function wayBack({ t }: SignedInVisit, selection: Selection): { readonly text: string; readonly href: string } {
  const origin = originOf(selection)
  if ('list' in origin) return { text: t.hr.bulkInvites.title, href: inviteListHref({ ...origin, after: null }) }
  return 'import' in origin
    ? { text: t.hr.imports.toPreview, href: hrefTo('/hr/imports/:import', { import: origin.import }) }
    : { text: t.hr.selections.back, href: reportHref(hrefTo('/hr/people'), origin) }
}

/** Belongs to the part of the program in which they were chosen. */
export function shellFor(visit: SignedInVisit, selection: Selection) {
  const title = visit.t.hr.selections.actions[selection.action].button
  const origin = originOf(selection)
  const current = 'list' in origin ? 'invites' : 'import' in origin ? 'imports' : 'people'
  return recordsShell(visit, { title, current })
}
