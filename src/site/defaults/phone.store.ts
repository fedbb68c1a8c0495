import type { PolicySubject, Recording, SiteId } from '../../ledger/event.ts'
import { corrected } from '../../ledger/history.ts'
import { historyOf } from '../../ledger/ledger.store.ts'
import { broughtBy, partsFromOrganization, siteVersionsAfter } from '../../ledger/site-version.ts'
import type { Tx } from '../../platform/database/schema.store.ts'
import { renewDraft } from '../phone/phone.store.ts'
import { isSame, type NumberChange } from '../phone/phone.ts'
import { withdrawVersion } from '../proposal.store.ts'
import { publishInPlace, publishWithLinks } from '../roles/publish.store.ts'
import { allSites } from '../site.store.ts'
import { defaultsAfter, defaultsOf, defaultsOn, type DefaultsVersion } from './defaults.ts'
import { nextVersion, readDefaults, recordDefaults } from './defaults.store.ts'
import { effectOfNumbers } from './effect.ts'
import { callableOf, defaultsWith } from './phone.ts'

/**
 * Publishes new numbers of the organization's from today on, and changes nothing else of what it says. A version that's
 * to come and has an old number is called off, and published again for its own day with the new one, also at each site
 * that has a version from it. So none of them brings an old number back.
 */
export async function publishNumbersOfAll(
  tx: Tx,
  policy: PolicySubject,
  changes: readonly NumberChange[],
  recording: Recording,
  proposal: string | null,
): Promise<void> {
  const { today } = recording
  const history = corrected(await readDefaults(tx, policy))
  const [live, comes] = [defaultsOn(history, today), defaultsAfter(history, today)]
  if (live === null) throw new Error('Nothing is published for all sites yet.')
  const defaults = defaultsWith(live.body.defaults, changes)
  const version = await nextVersion(tx, policy)
  await recordDefaults(tx, policy, { defaults, from: today, proposal, version }, recording)
  const plan = comes === null ? null : await renewPlan(tx, policy, comes, changes, recording)
  for (const { id } of await allSites(tx))
    await bring(tx, id, { changes, defaults, version, proposal, plan }, recording)
  await renewDraft(tx, policy, changes, recording.at, (draft) =>
    isSame(callableOf(defaults), callableOf(defaultsOf(draft))),
  )
}

/** A version that's to come, and the number of the one that takes its place: the same where it has no old number. */
interface Plan {
  readonly version: number
  readonly renewed: number
}

async function renewPlan(
  tx: Tx,
  policy: PolicySubject,
  comes: DefaultsVersion,
  changes: readonly NumberChange[],
  recording: Recording,
): Promise<Plan> {
  const { defaults: before, proposal, version } = comes.body
  const defaults = defaultsWith(before, changes)
  if (isSame(callableOf(before), callableOf(defaults))) return { version, renewed: version }
  await withdrawVersion(tx, comes, recording)
  const renewed = await nextVersion(tx, policy)
  await recordDefaults(tx, policy, { defaults, from: comes.effectiveOn, proposal, version: renewed }, recording)
  return { version, renewed }
}

async function bring(
  tx: Tx,
  site: SiteId,
  {
    changes,
    defaults,
    plan,
    proposal,
    version,
  }: {
    readonly changes: readonly NumberChange[]
    readonly defaults: DefaultsVersion['body']['defaults']
    readonly plan: Plan | null
    readonly proposal: string | null
    readonly version: number
  },
  recording: Recording,
): Promise<void> {
  const { today } = recording
  const history = await historyOf(tx, site)
  const { outcome } = effectOfNumbers(history, { changes, after: defaults }, today)
  const numbers = outcome.kind === 'numbers' ? outcome.numbers : []
  const now = numbers.find((each) => each.version.effectiveOn <= today)
  if (now !== undefined) {
    const how = { proposal, fromOrganization: now.parts, defaults: version }
    await publishWithLinks(tx, site, now.details, recording, how)
  }
  for (const planned of siteVersionsAfter(corrected(history), today)) {
    const next = numbers.find((each) => each.version.id === planned.id)
    const isOfPlan = plan !== null && broughtBy(planned) === plan.version
    // Calling the organization's version off takes along what came with it, so that's tied to the new one.
    const isReplaced = isOfPlan ? plan.renewed !== plan.version : next !== undefined
    if (!isReplaced) continue
    await publishInPlace(tx, site, planned, next?.details ?? planned.body.details, recording, {
      fromOrganization: next?.parts ?? partsFromOrganization(planned),
      defaults: isOfPlan ? plan.renewed : version,
    })
  }
}
