import { sql } from 'kysely'
import { everyGrant } from '../../identity/role.store.ts'
import { accountKey, failuresOf, nameKey } from '../../identity/sign-in-failure.store.ts'
import type { PersonId } from '../../ledger/event.ts'
import type { Database } from '../../platform/database/schema.store.ts'
import type { Instant } from '../../platform/time/calendar.ts'
import type { Held, HeldFor, Named, When } from './held.ts'

/** What the parts of it need to be read. */
export interface Reading {
  readonly db: Database
  /** Every record of the person. */
  readonly records: readonly PersonId[]
  readonly madeFor: HeldFor
  when(at: Instant): When
  named(id: string): Named
}

export async function accountsIn(reading: Reading): Promise<Held['accounts']> {
  const { db, records, when, named } = reading
  const rows = await db.selectFrom('account').selectAll().where('person', 'in', records).execute()
  return Promise.all(
    rows.map(async (row) => ({
      record: row.person,
      signInName: row.sign_in_name,
      hasPassword: row.password_hash !== null,
      language: row.language,
      createdAt: when(row.created_at),
      closedAt: row.closed_at === null ? null : when(row.closed_at),
      isAddressConfirmed: row.address_version !== null,
      roles: (await everyGrant(db, row.person)).map(({ role, sites, until, givenAt, givenBy }) => ({
        role,
        sites,
        until,
        givenAt: givenAt === null ? null : when(givenAt),
        givenBy: givenBy === null ? null : named(givenBy),
      })),
      sessions: await countIn({ ...reading, records: [row.person] }, 'session.person'),
    })),
  )
}

export async function factorsIn({ db, records, madeFor, when }: Reading): Promise<Held['factors']> {
  const used = (at: Instant | null) => (at === null ? null : when(at))
  const own = (name: string) => (madeFor === 'person' ? name : null)
  const passkeys = await db
    .selectFrom('passkey')
    .selectAll()
    .where('person', 'in', records)
    .orderBy('added_at')
    .execute()
  const apps = await db.selectFrom('code_app').select(['person', 'added_at']).where('person', 'in', records).execute()
  const codes = await db.selectFrom('spare_code').select(['person', 'used_at']).where('person', 'in', records).execute()
  const linked = await db.selectFrom('single_sign_on').selectAll().where('person', 'in', records).execute()
  const asked = await db.selectFrom('single_sign_on_request').selectAll().where('person', 'in', records).execute()
  return [
    ...passkeys.map(({ person, name, added_at, used_at }) => ({
      record: person,
      kind: 'passkey' as const,
      name: own(name),
      addedAt: when(added_at),
      usedAt: used(used_at),
    })),
    ...linked.map(({ person, issuer, linked_at }) => ({
      record: person,
      kind: 'single-sign-on' as const,
      name: issuer,
      addedAt: when(linked_at),
      usedAt: null,
    })),
    ...asked.map(({ person, issuer, name, email, number, asked_at }) => ({
      record: person,
      kind: 'single-sign-on-request' as const,
      name: [name, email, number, issuer].filter((said) => said !== null).join(', '),
      addedAt: when(asked_at),
      usedAt: null,
    })),
    ...apps.map(({ person, added_at }) => ({
      record: person,
      kind: 'code-app' as const,
      name: null,
      addedAt: when(added_at),
      usedAt: null,
    })),
    ...codes.map(({ person, used_at }) => ({
      record: person,
      kind: 'spare-code' as const,
      name: null,
      addedAt: null,
      usedAt: used(used_at),
    })),
  ]
}

export async function signInChangesIn({ db, records, when }: Reading): Promise<Held['signInChanges']> {
  const rows = await db.selectFrom('sign_in_change').selectAll().where('person', 'in', records).orderBy('at').execute()
  return rows.map(({ person, kind, at, seen_at }) => ({
    record: person,
    kind,
    at: when(at),
    seenAt: seen_at === null ? null : when(seen_at),
  }))
}

export async function linksIn({ db, records, when, named }: Reading): Promise<Held['links']> {
  const rows = await db
    .selectFrom('sign_in_link')
    .selectAll()
    .where('person', 'in', records)
    .orderBy('created_at')
    .execute()
  return rows.map(({ person, purpose, created_at, created_by, expires_at, used_at }) => ({
    record: person,
    purpose,
    createdAt: when(created_at),
    createdBy: named(created_by),
    expiresAt: when(expires_at),
    usedAt: used_at === null ? null : when(used_at),
  }))
}

export async function recoveriesIn({ db, records, when, named }: Reading): Promise<Held['recoveries']> {
  const rows = await db
    .selectFrom('account_recovery')
    .selectAll()
    .where('person', 'in', records)
    .orderBy('asked_at')
    .execute()
  return rows.map(({ person, asked_at, asked_by, agreed_at, agreed_by, closed_at }) => ({
    record: person,
    askedAt: when(asked_at),
    askedBy: named(asked_by),
    agreedAt: agreed_at === null ? null : when(agreed_at),
    agreedBy: agreed_by === null ? null : named(agreed_by),
    closedAt: closed_at === null ? null : when(closed_at),
  }))
}

export async function privateOf({ db, records }: Reading): Promise<NonNullable<Held['private']>> {
  const sessions = await db
    .selectFrom('session')
    .selectAll()
    .where('person', 'in', records)
    .orderBy('created_at')
    .execute()
  const drafts = await db.selectFrom('draft').select('updated_at').where('owner', 'in', records).execute()
  const accounts = await db
    .selectFrom('account')
    .select(['person', 'sign_in_name'])
    .where('person', 'in', records)
    .execute()
  let failedSignIns = 0
  for (const { person, sign_in_name } of accounts) {
    // A try to sign in is counted under what was typed and for the account, so it's once in the larger number.
    const under = [accountKey(person, ''), ...(sign_in_name === null ? [] : [nameKey(sign_in_name)])]
    failedSignIns += Math.max(...(await Promise.all(under.map((key) => failuresOf(db, key)))))
  }
  const changes = drafts.map(({ updated_at }) => updated_at).toSorted()
  return {
    sessions: sessions.map((row) => ({
      began: row.created_at,
      lastSeen: row.last_seen_at,
      ends: row.expires_at,
      provedAt: row.authenticated_at,
      way: row.way,
      browser: row.browser,
      system: row.system,
      search: row.search,
    })),
    drafts: { count: drafts.length, lastChangedAt: changes.at(-1) ?? null },
    failedSignIns,
  }
}

/** How many rows have one of the records in a column. What the person recorded about themselves is in the entries. */
export async function countIn({ db, records }: Reading, column: string): Promise<number> {
  const [table = ''] = column.split('.')
  const others = table === 'event' ? sql`and subject not in (${sql.join(records)})` : sql``
  const { rows } = await sql<{ readonly found: number | string }>`
    select count(*) as found from ${sql.table(table)} where ${sql.ref(column)} in (${sql.join(records)}) ${others}
  `.execute(db)
  return Number(rows[0]?.found ?? 0)
}
