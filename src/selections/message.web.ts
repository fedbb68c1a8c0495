import { z } from 'zod'
import { askedBy, inviteByMail, type MailedInvite, requireMailServer } from '../identity/bulk-invite.web.ts'
import type { PersonId } from '../ledger/event.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import { hasWorkToDo } from '../reminders/due.ts'
import type { AskedReminder } from '../reminders/asked.page.ts'
import { askedReminders } from '../reminders/asked.web.ts'
import { askedOn } from '../reminders/mail-state.store.ts'
import { nudge } from '../reminders/team.web.ts'
import type { NudgeOutcome } from '../reminders/team.page.ts'
import { AppError } from '../platform/http/app-error.ts'
import { noFields } from '../platform/http/form.web.ts'
import { stillToInvite } from '../reminders/to-invite.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import type { Instant } from '../platform/time/calendar.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { type LeftOut, type Outcome, PLACES } from './selection.ts'
import type { Reasons, Work } from './work.web.ts'

const NUDGED: Readonly<Record<NudgeOutcome, Outcome>> = {
  sent: 'done',
  'by-hand': 'by-hand',
  waiting: 'reminder-waiting',
  already: 'already-reminded',
  'no-address': 'no-address',
  'nothing-to-do': 'nothing-to-do',
}
const ASKED: Readonly<Record<AskedReminder['state'], LeftOut>> = {
  reminded: 'already-reminded',
  'by-hand': 'reminder-waiting',
  refused: 'reminder-stopped',
}
const MAILED: Readonly<Record<MailedInvite, Outcome>> = {
  sent: 'done',
  already: 'already-invited',
  'no-address': 'no-address',
  'has-way-in': 'has-way-in',
}

/** Asks for nothing, and can't be taken back. */
const PLAIN = {
  fields: async () => [],
  check: async (_visit, _people, fields) => {
    if (!noFields.safeParse(fields).success) throw new AppError('bad-request', 'Nothing is asked for here.')
    return { leftOut: new Map() }
  },
  undo: null,
} satisfies Partial<Work>

/** Says whose card or link the page has said is replaced, for whoever prints the reminders. */
const places = z.string().regex(PLACES)
const remindForm = z.strictObject({ replaced: places.optional() })

export const remindWork: Work = {
  ...PLAIN,
  async check(_visit, _people, fields) {
    if (!remindForm.safeParse(fields).success) throw new AppError('bad-request', 'Nothing else is asked for here.')
    return { leftOut: new Map() }
  },
  permission: 'nudge-person',
  async leftOut(visit, people) {
    const ids = people.map(({ person }) => person)
    // Without a mail server HR hands every reminder over, and nobody needs an address.
    const without = visit.deps.config.mail === null ? new Set() : await withoutAddress(visit, ids)
    const asked = await askedReminders(visit, ids)
    return reasonsOf(people, ({ person, standing }) => {
      if (!hasWorkToDo(standing)) return 'nothing-to-do'
      if (without.has(person)) return 'no-address'
      const reminder = asked.get(person)
      return reminder === undefined ? null : ASKED[reminder.state]
    })
  },
  one: async (tx, visit, person) => ({ outcome: NUDGED[await nudge(tx, visit, person)], entry: null }),
}

export const inviteWork: Work = {
  ...PLAIN,
  permission: 'invite-person',
  async leftOut(visit, people) {
    const { deps, today } = visit
    const ids = people.map(({ person }) => person)
    const noCode = await withoutInvitation(visit, people)
    const without = await withoutAddress(visit, ids)
    const asked = await askedOn(deps.store.db, 'invite', ids, today)
    return reasonsOf(people, ({ person }) => {
      const reason = noCode.get(person)
      if (reason !== undefined) return reason
      if (without.has(person)) return 'no-address'
      return asked.has(person) ? 'already-invited' : null
    })
  },
  async check(visit, people, fields) {
    requireMailServer(visit)
    return PLAIN.check(visit, people, fields)
  },
  async one(tx, visit, { person }) {
    const outcomes = await inviteByMail(tx, visit, [person])
    return { outcome: MAILED[outcomes.get(person) ?? 'has-way-in'], entry: null }
  },
}

/** Those who can't be invited anymore, whether on paper or by mail. */
export async function withoutInvitation(visit: SignedInVisit, people: readonly PersonOnRecord[]): Promise<Reasons> {
  const ids = people.map(({ person }) => person)
  const invitable = await stillToInvite(visit.deps.store.db, ids, askedBy(visit))
  const can = new Set(invitable.map(({ person }) => person))
  return reasonsOf(people, ({ person }) => (can.has(person) ? null : 'has-way-in'))
}

/** Those who hold a card or a link that still works, and until when. */
export async function holdersOfLinks(
  db: Database,
  visit: SignedInVisit,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, Instant>> {
  const invitable = await stillToInvite(db, people, askedBy(visit))
  return new Map(invitable.flatMap(({ person, codeUntil }) => (codeUntil === null ? [] : [[person, codeUntil]])))
}

/** Each with the reason that holds; those without one aren't in it. */
export function reasonsOf(
  people: readonly PersonOnRecord[],
  reasonOf: (person: PersonOnRecord) => LeftOut | null,
): Reasons {
  const reasons = new Map<PersonId, LeftOut>()
  for (const each of people) {
    const reason = reasonOf(each)
    if (reason !== null) reasons.set(each.person, reason)
  }
  return reasons
}

async function withoutAddress({ deps, today }: SignedInVisit, people: readonly PersonId[]): Promise<Set<PersonId>> {
  const facts = await currentFacts(deps.store.db, people, today)
  return new Set(people.filter((person) => (facts.get(person)?.email ?? null) === null))
}
