import { partsFromOrganization } from '../ledger/site-version.ts'
import type { SiteDefaults, SiteDetails } from '../organization/details-shape.ts'
import { setSiteAgreement } from '../organization/organization.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { PolicySubject, Recording } from '../ledger/event.ts'
import { addDays, type CalendarDate } from '../platform/time/calendar.ts'
import { proposeDetails, readProposal } from '../site/proposal.store.ts'
import { publishDefaults, publishOwn } from '../site/defaults/defaults.store.ts'
import { ownDraft } from '../site/defaults/defaults.ts'
import { EMPTY_PLAN } from '../site/plan.ts'
import { publishedDetails } from '../site/site.store.ts'
import type { SiteKey } from './sites.job.ts'
import { HR_NUMBER, STEWARD_NUMBER } from './staff.job.ts'
import { getPerson, getSite, type Occasion, type Scene } from './write.job.ts'

/** No site has follow-ups of its own, so each has what the organization says for all of them. */
export async function sayToAllSites(tx: Tx, policy: PolicySubject, recording: Recording): Promise<void> {
  const defaults: SiteDefaults = {
    local: [],
    plan: {
      ...EMPTY_PLAN,
      followUp: 'After 3 days, 2 weeks and 1 month. The clinical lead keeps the dates.',
      es: SPANISH,
    },
    steps: '',
    beforeGroup: '',
    groupSafety: '',
    support: null,
  }
  const version = { defaults, from: recording.today, proposal: null }
  await publishDefaults(tx, policy, version, recording)
}

const SPANISH = { followUp: 'A los 3 días, a las 2 semanas y al mes. La dirección clínica lleva las fechas.' }

/** Numbers that nobody has: they're set aside for stories. */
const NEW_BACKUP = '609-555-0186'
const NEW_SUPPORT = '609-555-0187'
const DAYS_TO_COME = 5

/**
 * The organization wants two people to agree. At one site, a number changes in some days, and two have agreed to it. At
 * another one, a change waits for a second person.
 */
export function siteChanges(scene: Scene, policy: PolicySubject, today: CalendarDate): Occasion[] {
  const on = addDays(today, -1)
  const from = addDays(today, DAYS_TO_COME)
  return [
    { on: addDays(today, -2), happen: (tx) => setSiteAgreement(tx, true) },
    {
      on,
      async happen(tx, recording) {
        const change = ({ backup, ...details }: SiteDetails) => {
          return { ...details, backup: backup === null ? null : { ...backup, phone: NEW_BACKUP } }
        }
        const proposed = await propose(tx, scene, { key: 'harbor', change, from }, recording)
        const { proposal } = await readProposal(tx, getSite(scene, 'harbor'))
        const agreed = { from, proposal: proposal?.body.proposal ?? null }
        const by = { ...recording, actor: getPerson(scene, HR_NUMBER) }
        const { details, fromOrganization } = proposed
        const draft = ownDraft(details, fromOrganization)
        const own = { site: getSite(scene, 'harbor'), draft, organization: details.organization }
        await publishOwn(tx, policy, own, by, agreed)
      },
    },
    {
      on,
      async happen(tx, recording) {
        const change = ({ support, ...details }: SiteDetails) => {
          return { ...details, support: support === null ? null : { ...support, phone: NEW_SUPPORT } }
        }
        await propose(tx, scene, { key: 'bayview', change, from: today }, recording)
      },
    },
  ]
}

async function propose(
  tx: Tx,
  scene: Scene,
  {
    key,
    change,
    from,
  }: {
    readonly key: SiteKey
    readonly change: (details: SiteDetails) => SiteDetails
    readonly from: CalendarDate
  },
  recording: Recording,
): Promise<{ readonly details: SiteDetails; readonly fromOrganization: readonly string[] }> {
  const site = getSite(scene, key)
  const live = await publishedDetails(tx, site, recording.today)
  if (live === null) throw new Error(`${key} has published no details`)
  const details = change(live.body.details)
  const fromOrganization = partsFromOrganization(live)
  await proposeDetails(
    tx,
    site,
    { details, from, fromOrganization },
    { ...recording, actor: getPerson(scene, STEWARD_NUMBER) },
  )
  return { details, fromOrganization }
}
