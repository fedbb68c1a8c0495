import { hrefTo } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { survivorsOf } from '../ledger/merge.store.ts'
import { lastHandOvers } from '../reminders/hand-over.store.ts'
import { type AskedFilter, messageFilter, messagesHref } from './message-filter.web.ts'
import { handedByHand, messagesInState } from '../reminders/message-list.store.ts'
import type { MESSAGE_STATES, MessageBatch } from '../reminders/message-list.page.ts'
import type { MessageOnRecord } from '../reminders/message.store.ts'
import { formatDayOf } from '../platform/time/moment.page.ts'

/** So many are handed over together. */
export const MOST_TOGETHER = 320
/** So many of the last batches can be taken back together; the messages of others one at a time. */
const BATCHES = 5

/** So many names are shown at once; more are folded away until all are selected. */
const FEW = 10

/**
 * Messages that can be printed and confirmed together, or that were confirmed together. One alone has its own button.
 * @param isAll whether somebody has selected all that wait: none is until then
 */
export async function batchesOf(
  visit: SignedInVisit,
  state: (typeof MESSAGE_STATES)[number],
  asked: AskedFilter,
  isAll: boolean,
): Promise<MessageBatch[]> {
  const { deps, t } = visit
  const { db } = deps.store
  const words = t.hr.reminders.messages.together
  if (state === 'by-hand') {
    const filter = await messageFilter(visit, asked)
    const { messages } = await messagesInState(db, state, filter, { after: null, limit: MOST_TOGETHER })
    if (messages.length < 2) return []
    const href = messagesHref(state, asked, isAll ? {} : { all: 'yes' })
    return [
      {
        title: words.title,
        choose: words.choose(messages.length),
        isOpen: isAll || messages.length <= FEW,
        isChecked: isAll,
        all: { href, text: isAll ? words.noneOf : words.all(messages.length) },
        messages: await named(visit, messages),
        buttons: [
          { text: words.print, action: hrefTo('/hr/reminders/messages/sheets') },
          { text: words.confirm, action: hrefTo('/hr/reminders/messages/hand-overs') },
        ],
      },
    ]
  }
  // Who confirmed them may have done so for people of other sites, and for other kinds.
  return state === 'sent' && asked.site === '' && asked.kind === '' ? handedOver(visit) : []
}

/** The messages that the viewer confirmed last, where they are as many as it says; otherwise empty. */
export async function confirmedLast(visit: SignedInVisit, handed: number): Promise<readonly string[]> {
  const { viewer } = visit
  const { batches, last } = await confirmedTogether(visit)
  const [latest = []] = batches.filter(([first]) => last.get(first?.id ?? '')?.by === viewer.person)
  return latest.length === handed ? latest.map(({ id }) => id) : []
}

/** The messages that were handed over, by who confirmed them together, the last first. */
async function confirmedTogether({ deps, viewer }: SignedInVisit) {
  const { db } = deps.store
  const messages = await handedByHand(db, scopeOf(viewer, 'hand-over'), MOST_TOGETHER)
  const last = await lastHandOvers(
    db,
    messages.map(({ id }) => id),
  )
  const batches = new Map<string, MessageOnRecord[]>()
  for (const message of messages) {
    const key = `${last.get(message.id)?.at} ${last.get(message.id)?.by}`
    batches.set(key, [...(batches.get(key) ?? []), message])
  }
  return { batches: [...batches.values()], last }
}

async function handedOver(visit: SignedInVisit): Promise<MessageBatch[]> {
  const { deps, language, organization, t, today } = visit
  const { db } = deps.store
  const words = t.hr.reminders.messages.together
  const { batches, last } = await confirmedTogether(visit)
  const by = await namesOn(db, [...new Set([...last.values()].map((each) => each.by))], today)
  const found: MessageBatch[] = []
  for (const those of batches.filter(({ length }) => length > 1).slice(0, BATCHES)) {
    const confirmed = last.get(those[0]?.id ?? '')
    if (confirmed?.what !== 'handed-over') continue
    const on = formatDayOf(confirmed.at, organization.timeZone, language)
    found.push({
      title: words.done(those.length, on, by.get(confirmed.by) ?? t.hr.people.noName),
      choose: words.some,
      isOpen: false,
      isChecked: true,
      all: null,
      messages: await named(visit, those),
      buttons: [{ text: words.takeBack, action: hrefTo('/hr/reminders/messages/hand-over-corrections') }],
    })
  }
  return found
}

async function named(
  { deps, t, today }: SignedInVisit,
  messages: readonly MessageOnRecord[],
): Promise<MessageBatch['messages']> {
  const { db } = deps.store
  const { kinds } = t.hr.reminders
  const ids = messages.map(({ person }) => person)
  const survivors = await survivorsOf(db, ids)
  const names = await namesOn(db, [...new Set(ids.map((id) => survivors.get(id) ?? id))], today)
  return messages.map(({ id, kind, person }) => {
    const name = names.get(survivors.get(person) ?? person) ?? t.hr.people.noName
    return { value: id, name: `${name}: ${kinds[kind]}` }
  })
}
