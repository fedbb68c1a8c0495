import { readSharedLines } from '../contacts/line.store.ts'
import { findAccount } from '../identity/account.store.ts'
import { otherStewards } from '../identity/recovery.store.ts'
import type { PersonId, PolicySubject } from '../ledger/event.ts'
import { historyOf } from '../ledger/ledger.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Job, onePiece } from '../platform/jobs/job.ts'
import type { Unsigned } from '../platform/mail/mailer.job.ts'
import { toLanguage } from '../platform/text/language.ts'
import { type CalendarDate, dateAt, type Instant, MINUTE_MS } from '../platform/time/calendar.ts'
import { openProposal } from '../policy/adopted.ts'
import type { StopReason } from '../reminders/due.ts'
import { enqueue, type MessageOnRecord } from '../reminders/message.store.ts'
import { AGREEMENT_MAIL } from '../reminders/reminder.ts'
import { stillDue, whyNotTo } from '../reminders/remind.job.ts'
import { readDefaults } from '../site/defaults/defaults.store.ts'
import { openDefaults } from '../site/defaults/defaults.ts'
import { openProposals } from '../site/proposal.store.ts'
import { allSites } from '../site/site.store.ts'
import { agreementMail, type ChangeToAgree } from './agreement.page.ts'
import type { Composing } from './compose.job.ts'

interface Asking {
  readonly store: Store
  readonly policy: PolicySubject
  /** Whether there is a mail server. Without one, *Home* says the same. */
  readonly mail: boolean
  now(): Instant
}

const ACTOR = 'system:agreements'

/** Asks the same day whoever may agree to a change, once for each proposal. */
export function agreementJob(asking: Asking): Job<null> {
  return {
    // Often enough that what is proposed in the evening is told before midnight.
    every: 10 * MINUTE_MS,
    failure: 'who must agree to a change could not be told',
    claim: onePiece,
    work: () => askForAgreement(asking),
  }
}

export async function askForAgreement({ store, policy, mail, now }: Asking): Promise<void> {
  const organization = await findOrganization(store.db)
  if (organization === null || !mail) return
  const at = now()
  const today = dateAt(at, organization.timeZone)
  const waiting = await waitingChanges(store.db, policy, today)
  await store.transaction(async (tx) => {
    for (const { proposal, whoMayAgree } of waiting)
      for (const person of whoMayAgree) {
        const occasion = [AGREEMENT_MAIL, proposal, person].join('|')
        const message = { kind: AGREEMENT_MAIL, person, about: null, occasion, deadline: null, by: ACTOR } as const
        await enqueue(tx, { ...message, mail, at, today })
      }
  })
}

type ComposedAgreement =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'ready'; readonly letter: Unsigned }

/** Goes out only while the change still waits and the recipient may agree to it. */
export async function composeAgreementMail(
  { contents, db, organization, publicUrl, paths }: Composing,
  message: MessageOnRecord,
  at: Instant,
): Promise<ComposedAgreement> {
  const today = dateAt(at, organization.timeZone)
  const { person, recipient, facts } = await stillDue(db, message, today)
  const [, proposal] = message.occasion.split('|')
  const waiting = (await waitingChanges(db, `policy:${contents.en.policy.id}`, today)).find(
    (change) => change.proposal === proposal && change.whoMayAgree.includes(person),
  )
  const reason = whyNotTo(recipient)
  if (reason !== null || waiting === undefined) return { kind: 'stopped', reason: reason ?? 'done' }
  const language = toLanguage((await findAccount(db, person))?.language)
  const letter = agreementMail(waiting.change, publicUrl + paths.agreement(waiting.change), language)
  return { kind: 'ready', letter: { ...letter, to: facts?.email ?? '', attachment: null } }
}

interface WaitingChange {
  readonly proposal: string
  readonly change: ChangeToAgree
  /** Each under the record that holds. */
  readonly whoMayAgree: readonly PersonId[]
}

/** Every change that waits for a second person. */
async function waitingChanges(db: Database, policy: PolicySubject, today: CalendarDate): Promise<WaitingChange[]> {
  const found: WaitingChange[] = []
  for (const { site, proposal } of await openProposals(db, await allSites(db)))
    found.push({
      proposal: proposal.body.proposal,
      change: { what: 'site', site: site.id, name: site.name },
      whoMayAgree: await otherStewards(db, proposal.actor, today),
    })
  const { proposal: ofAll } = openDefaults(await readDefaults(db, policy))
  if (ofAll !== null)
    found.push({
      proposal: ofAll.body.proposal,
      change: { what: 'sites' },
      whoMayAgree: await otherStewards(db, ofAll.actor, today),
    })
  const version = openProposal(await historyOf(db, policy))
  if (version !== null) {
    const { approver, by, proposal } = version
    const others = await otherStewards(db, by, today)
    const own = (await survivorsOf(db, [approver])).get(approver) ?? approver
    found.push({ proposal, change: { what: 'policy' }, whoMayAgree: others.filter((person) => person === own) })
  }
  for (const { by, change, contact } of (await readSharedLines(db, policy)).proposed.values())
    found.push({ proposal: change, change: { what: 'line', contact }, whoMayAgree: await otherStewards(db, by, today) })
  return found
}
