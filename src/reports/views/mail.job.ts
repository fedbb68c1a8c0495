import { setImmediate as nextTurn } from 'node:timers/promises'
import { ANYONE, can, scopeOf } from '../../identity/access.ts'
import { type CalendarDate, dateAt, type Instant, HOUR_MS } from '../../platform/time/calendar.ts'
import { VIEW_MAIL } from '../../reminders/reminder.ts'
import type { Recipient, StopReason } from '../../reminders/due.ts'
import { mailDay, type SavedView } from './saved-view.ts'
import { countOf } from '../../requirements/compliance.ts'
import { withinHours } from '../../platform/time/zoned.ts'
import { MESSAGES } from '../../words/messages.ts'
import { viewMail } from './view.page.ts'
import { findAccount } from '../../identity/account.store.ts'
import { viewerWith } from '../../identity/role.store.ts'
import type { Job } from '../../platform/jobs/job.ts'
import type { Store } from '../../platform/database/open.store.ts'
import { oncePerDay } from '../../platform/jobs/run.store.ts'
import { enqueue, type MessageOnRecord } from '../../reminders/message.store.ts'
import { findOrganization } from '../../organization/organization.store.ts'
import { reminderSettings } from '../../reminders/settings.store.ts'
import { reportChoices } from '../choice.store.ts'
import { countStatuses } from '../report.store.ts'
import { findView, mailedViews } from './saved-view.store.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import { findSiteBySlug } from '../../site/site.store.ts'
import type { Composing } from '../../mail/compose.job.ts'
import { zoneOf } from '../../people/zone.store.ts'
import { stillDue } from '../../reminders/remind.job.ts'
import type { Unsigned } from '../../platform/mail/mailer.job.ts'
import { toLanguage } from '../../platform/text/language.ts'
import { type Asker, ofEveryStatus, queryWithin, requestOf } from '../request.ts'

const ACTOR = 'system:views'

interface ViewMailing {
  readonly store: Store
  /** Whether there is a mail server. */
  readonly mail: boolean
  now(): Instant
}

/**
 * Puts the mails of saved views on their way, once for each day of the organization. Asked every hour and by several
 * processes: the run of a day belongs to one of them, and the occasion of a mail, its view and day, is told once.
 */
export function viewMailJob({ store, mail, now }: ViewMailing): Job<CalendarDate> {
  const { db } = store
  const daily = oncePerDay(db, 'saved-views')
  return {
    every: HOUR_MS,
    onNewDay: true,
    failure: 'saved views could not be mailed',
    idOf: (day) => day,
    async *claim() {
      const organization = await findOrganization(db)
      if (organization === null || !mail || (await mailedViews(db)).length === 0) return
      const at = now()
      const today = dateAt(at, organization.timeZone)
      if (await daily.begin(today, at)) yield today
    },
    async work(today, { isOver }) {
      const { hours } = await reminderSettings(db)
      for (const view of await mailedViews(db)) {
        if (isOver()) return
        const day = mailDay(view, hours, today)
        if (day !== null) {
          const occasion = `${VIEW_MAIL}:${view.id}:${day}`
          const message = { kind: VIEW_MAIL, person: view.owner, about: null, occasion, deadline: null } as const
          await store.transaction((tx) => enqueue(tx, { ...message, mail, by: ACTOR, at: now(), today }))
        }
        await nextTurn()
      }
      await daily.finish(today, now())
    },
  }
}

type ComposedView =
  | { readonly kind: 'stopped'; readonly reason: StopReason }
  | { readonly kind: 'later'; readonly at: Instant }
  | { readonly kind: 'ready'; readonly letter: Unsigned }

/** Counts how many people the view's owner would see now, and links to the view. The mail names nobody. */
export async function composeView(composing: Composing, message: MessageOnRecord, at: Instant): Promise<ComposedView> {
  const { db, organization, publicUrl, paths } = composing
  const today = dateAt(at, organization.timeZone)
  const saved = await findView(db, message.occasion.split(':')[1] ?? '')
  if (saved === null || saved.mailed === null) return { kind: 'stopped', reason: 'done' }
  const { person, recipient, facts } = await stillDue(db, message, today)
  // The owner with the roles of the day: the mail is about the people whom they may see now.
  const account = await findAccount(db, person)
  const viewer = await viewerWith(db, person, account?.grants ?? [], today)
  const mayRead = can(viewer, 'read-reports', ANYONE, today)
  const reason = stopReason(recipient) ?? (mayRead ? null : 'access-closed')
  if (reason !== null) return { kind: 'stopped', reason }
  const scope = scopeOf(viewer, 'read-reports')
  const { hours } = await reminderSettings(db)
  const opens = withinHours(at, hours, await zoneOf(composing, person, today))
  if (opens > at) return { kind: 'later', at: opens }
  const view = { ...saved, query: queryWithin(scope, saved.query) }
  const language = toLanguage(account?.language)
  const { on, people } = await peopleIn(db, view, { person, scope, today, timeZone: organization.timeZone })
  const mail = viewMail({
    view,
    names: await reportChoices(db, scope, today),
    wording: { t: MESSAGES[language], language, topics: [] },
    on,
    people,
    link: publicUrl + paths.view(view.id),
  })
  return { kind: 'ready', letter: { ...mail, to: facts?.email ?? '', attachment: null } }
}

function stopReason({ employed, onLeave, closed, hasAddress }: Recipient): StopReason | null {
  if (!employed) return 'left'
  if (onLeave) return 'on-leave'
  if (closed) return 'access-closed'
  return hasAddress ? null : 'no-email'
}

async function peopleIn(
  db: Database,
  { query }: SavedView,
  asker: Asker,
): Promise<{ readonly on: CalendarDate; readonly people: number }> {
  const site = query.site === null ? null : await findSiteBySlug(db, query.site)
  const request = requestOf(query, site?.id ?? null, asker)
  const { on } = request.asOf
  // A site that doesn't exist anymore has nobody. Without it, the selection would be wider than what was saved.
  if (query.site !== null && site === null) return { on, people: 0 }
  const counts = await countStatuses(db, ofEveryStatus(request))
  return { on, people: countOf(request.filter.status, counts) }
}
