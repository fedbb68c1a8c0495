import type { SignedInVisit } from '../../app/visit.web.ts'
import { corrected } from '../../ledger/history.ts'
import { policyOf } from '../../people/change.web.ts'
import { canonicalJson } from '../../platform/codes/canonical.ts'
import { findDraft } from '../../platform/database/draft.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { DETAILS_DRAFT, type SiteBlank, type SiteDraft, siteBlanks } from '../draft.ts'
import { siteDraft } from '../draft-shape.ts'
import { type Saved, savedBy } from '../kept-draft.store.ts'
import {
  defaultsAfter,
  defaultsOf,
  defaultsOn,
  type DefaultsVersion,
  draftOfDefaults,
  isOfDefaults,
  openDefaults,
} from './defaults.ts'
import { readDefaults } from './defaults.store.ts'

/** What the organization says for all sites, as the form has it. */
export interface DefaultsForm extends ReturnType<typeof openDefaults> {
  readonly draft: SiteDraft
  readonly live: DefaultsVersion | null
  /** A version that takes effect on a later day, or null. */
  readonly comes: DefaultsVersion | null
  /** Whether there is a draft in addition to what's live. */
  readonly changed: boolean
  readonly saved: Saved | null
}

export async function defaultsForm(visit: SignedInVisit, db: Database): Promise<DefaultsForm> {
  const policy = policyOf(visit)
  const recorded = await readDefaults(db, policy)
  const history = corrected(recorded)
  const [live, comes] = [defaultsOn(history, visit.today), defaultsAfter(history, visit.today)]
  const state = { live, comes, ...openDefaults(recorded) }
  const kept = siteDraft.safeParse(await findDraft(db, policy, DETAILS_DRAFT))
  return kept.success
    ? { ...state, draft: kept.data, changed: true, saved: await savedBy(db, policy) }
    : { ...state, draft: draftOfDefaults(live?.body.defaults ?? null), changed: false, saved: null }
}

/** Everything that has to be put right before a draft can go live. */
export function defaultsBlanks(draft: SiteDraft, { today }: Pick<SignedInVisit, 'today'>): SiteBlank[] {
  return siteBlanks(draft, today).filter(({ field }) => isOfDefaults(field))
}

/** Whether a draft says something else than what's live. */
export function differsFromLive({ draft, live }: Pick<DefaultsForm, 'draft' | 'live'>): boolean {
  return canonicalJson(defaultsOf(draft)) !== canonicalJson(live?.body.defaults ?? defaultsOf(draftOfDefaults(null)))
}
