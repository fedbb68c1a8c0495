import type { Expression, ExpressionBuilder } from 'kysely'
import { KEPT_FORM } from '../../identity/sessions/kept-form.store.ts'
import type { Database, Schema } from '../../platform/database/schema.store.ts'
import { TO_DO } from '../../reminders/due.ts'
import { addDays, type CalendarDate, dateAt } from '../../platform/time/calendar.ts'
import type { Cut, RetainedClass } from './retention.ts'

/** The classes whose rows go as they are, by what is old in each table. */
export type RowClass = Exclude<RetainedClass, 'leavers' | 'trail' | 'imports'>

export interface Old {
  readonly table: keyof Schema
  readonly key: readonly string[]
  /** Selects the keys of what goes. */
  readonly rows: (db: Database, cut: Cut) => Expression<unknown>
}

/** What is old of each class, in the tables that it's in. */
export const OLD: Readonly<Record<RowClass, readonly Old[]>> = {
  messages: [
    { table: 'message', key: ['id'], rows: oldMessages },
    {
      table: 'hand_over',
      key: ['message', 'seq'],
      rows: (db) =>
        db
          .selectFrom('hand_over')
          .select(['message', 'seq'])
          .where('message', 'not in', db.selectFrom('message').select('id')),
    },
    // No date of more than a year ago is told again, so none of these decides about another.
    {
      table: 'webhook_delivery',
      key: ['id'],
      rows: (db, { before }) =>
        db.selectFrom('webhook_delivery').select('id').where('created_at', '<', before).where('state', '!=', 'waiting'),
    },
  ],
  links: [
    {
      table: 'sign_in_link',
      key: ['token_hash'],
      rows: (db, { before }) =>
        db
          .selectFrom('sign_in_link')
          .select('token_hash')
          .where(({ eb, or }) => or([eb('expires_at', '<', before), eb('used_at', '<', before)])),
    },
    // A request that nobody has agreed to is over after a week, whether or not it was closed.
    {
      table: 'account_recovery',
      key: ['id'],
      rows: (db, { before }) => db.selectFrom('account_recovery').select('id').where('asked_at', '<', before),
    },
  ],
  addresses: [
    {
      table: 'trail_address',
      key: ['seq'],
      rows: (db, { before }) => db.selectFrom('trail_address').select('seq').where('at', '<', before),
    },
  ],
  drafts: [{ table: 'draft', key: ['owner', 'key'], rows: oldDrafts }],
  unsent: [{ table: 'form_draft', key: ['account', 'form'], rows: oldFormDrafts }],
  requests: [
    {
      table: 'single_sign_on_request',
      key: ['id'],
      rows: (db, { before }) => db.selectFrom('single_sign_on_request').select('id').where('asked_at', '<', before),
    },
  ],
  selections: [
    {
      table: 'selection_person',
      key: ['selection', 'person'],
      rows: (db, { before }) =>
        db
          .selectFrom('selection_person')
          .select(['selection', 'person'])
          .where('selection', 'in', oldSelections(db, before)),
    },
    {
      table: 'selection',
      key: ['id'],
      // A selection of many people goes with the last of them, which may be in a later turn.
      rows: (db, { before }) =>
        oldSelections(db, before).where('id', 'not in', db.selectFrom('selection_person').select('selection')),
    },
  ],
  reportFiles: [
    {
      table: 'report_file',
      key: ['id'],
      rows: (db, { before }) => db.selectFrom('report_file').select('id').where('asked_at', '<', before),
    },
  ],
  packageOrders: [
    {
      table: 'package_order',
      key: ['id'],
      rows: (db, { before }) => db.selectFrom('package_order').select('id').where('asked_at', '<', before),
    },
  ],
  forms: [
    {
      table: 'draft',
      key: ['owner', 'key'],
      rows: (db, { before }) =>
        db.selectFrom('draft').select(['owner', 'key']).where('key', '=', KEPT_FORM).where('updated_at', '<=', before),
    },
  ],
  steps: [
    {
      table: 'sign_in_step',
      key: ['id_hash'],
      rows: (db, { before }) => db.selectFrom('sign_in_step').select('id_hash').where('expires_at', '<=', before),
    },
  ],
  followUps: [
    {
      table: 'follow_up_link',
      key: ['token_hash'],
      rows: (db, { until }) => db.selectFrom('follow_up_link').select('token_hash').where('until_on', '<', until),
    },
  ],
  // Until then a form that comes in late is still kept.
  sessions: [
    {
      table: 'session',
      key: ['id_hash'],
      rows: (db, { before }) => db.selectFrom('session').select('id_hash').where('expires_at', '<=', before),
    },
  ],
  failures: [
    {
      table: 'sign_in_failure',
      key: ['key'],
      rows: (db, { before }) => db.selectFrom('sign_in_failure').select('key').where('blocked_until', '<', before),
    },
  ],
}

/**
 * What was sent, stopped or given up. As long as somebody still has orientation to do, what they and others were told
 * about it stays, because it decides what they are told next.
 */
function oldMessages(db: Database, { before }: Cut): Expression<unknown> {
  return db
    .selectFrom('message')
    .select('id')
    .where('created_at', '<', before)
    .where('state', 'in', ['sent', 'stopped', 'dead'])
    .where((eb) => eb.not(eb.exists(openWork(eb))))
    .orderBy('created_at')
}

/** Counts from when the work was done, because it can be taken back until then. One that was never done: from when it was made. */
function oldSelections(db: Database, before: Cut['before']) {
  return db
    .selectFrom('selection')
    .select('id')
    .where(({ eb, fn }) => eb(fn.coalesce('done_at', 'made_at'), '<=', before))
}

function openWork(eb: ExpressionBuilder<Schema, 'message'>) {
  return eb
    .selectFrom('standing')
    .leftJoin('person_merge', 'person_merge.into_person', 'standing.person')
    .select('standing.person')
    .where('standing.status', 'in', TO_DO)
    .where(({ eb: of, fn, or, ref }) => {
      const whom = fn.coalesce('message.about', 'message.person')
      return or([of(ref('standing.person'), '=', whom), of(ref('person_merge.person'), '=', whom)])
    })
}

/**
 * What was left by people who completed, or whose last employment ended, by then. A draft that was touched since is
 * part of something new, a renewal or a return for example, and stays.
 */
function oldDrafts(db: Database, { before, until }: Cut): Expression<unknown> {
  const completed = db.selectFrom('standing').select('person').where('completed_on', '<=', until)
  return db
    .selectFrom('draft')
    .select(['owner', 'key'])
    .where('updated_at', '<', before)
    .where(({ eb, or }) =>
      or([eb('owner', 'in', completed), eb('owner', 'in', leftBy(db, until).select('placement.person'))]),
    )
}

/** Those of closed accounts and of people who have left go with the next job: nobody can come back to them. */
function oldFormDrafts(db: Database, { before, now }: Cut): Expression<unknown> {
  const closed = db.selectFrom('account').select('person').where('closed_at', 'is not', null)
  // The day is UTC's, so nobody has left a day early west of Greenwich.
  const left = leftBy(db, addDays(dateAt(now, 'UTC'), -1)).select('placement.person')
  return db
    .selectFrom('form_draft')
    .select(['account', 'form'])
    .where(({ eb, or }) => or([eb('saved_at', '<', before), eb('account', 'in', closed), eb('account', 'in', left)]))
}

/** People who have left by a day. Somebody with two employments has left when both are over. */
export function leftBy(db: Database, day: CalendarDate) {
  return db
    .selectFrom('placement')
    .groupBy('placement.person')
    .having(({ and, eb, fn }) => and([eb(fn.count('until_on'), '=', fn.countAll()), eb(fn.max('until_on'), '<=', day)]))
}
