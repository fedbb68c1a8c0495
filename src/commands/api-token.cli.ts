import { SCOPES, TOKEN_SCOPES, type TokenScope } from '../api/shape.ts'
import { allTokens, type ApiToken, endToken, makeToken } from '../api/token.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Store } from '../platform/database/open.store.ts'
import { type CalendarDate, dateAt, dayOrNull, type Instant, addDays } from '../platform/time/calendar.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'

const USUAL_DAYS = 365
const MOST_DAYS = 731
const LONGEST_NAME = 80
/** Beside a running server. */
const READ_ONLY = { readOnly: true } as const

/** Which other systems may read records, or send staff: for whoever has the server's own console. */
export function apiTokenCommand(now: () => Instant): Command {
  return {
    name: 'api-token',
    summary: 'let another system read records or send staff, list these systems, or end their access',
    help: `csec api-token add NAME --may ${TOKEN_SCOPES.join(',')} [--until DAY] [database]
csec api-token list [database]
csec api-token end ID [database]

  NAME                what the other system is called
  --may WHAT          what it may read: ${SCOPES.join(', ')}, or several, separated by commas;
                      or scim: a directory keeps the staff list up to date
  --until DAY         the last day the token works, at most two years ahead (default: a year from today)
  ID                  the id of a token, as list prints it
${DATABASE_HELP}

The token is printed once, and only its hash is kept. Give it to the other system over a safe channel. What it may read
is about everyone: names, staff numbers, work e-mail addresses, and statuses. docs/api.md describes the requests, and docs/scim.md those of a directory.
Each token, its end and each request are in the audit trail. With PostgreSQL, the server can keep running. With
SQLite, stop the server before add and end.`,
    async run([action, ...args]) {
      if (action === 'add') return add(args, now)
      if (action === 'list') return list(args, now)
      if (action === 'end') return end(args, now)
      throw new UsageError('say add, list or end: csec api-token list')
    },
  }
}

async function add([name, ...args]: readonly string[], now: () => Instant): Promise<number> {
  if (name === undefined || name.startsWith('-')) throw new UsageError('say what the other system is called')
  if (name.trim() === '' || name.length > LONGEST_NAME)
    throw new UsageError(`the name of the system must have 1 to ${LONGEST_NAME} characters`)
  const {
    may,
    until: day,
    ...options
  } = readOptions(args, { ...DATABASE_OPTIONS, may: { type: 'string' }, until: { type: 'string' } })
  if (may === undefined)
    throw new UsageError(`--may is missing: ${TOKEN_SCOPES.join(', ')}, or several, separated by commas`)
  const scopes = [...new Set(may.split(',').map((scope): TokenScope => oneOf('may', scope.trim(), TOKEN_SCOPES)))]
  return withStore(options, now, { now }, async (store, at, today) => {
    const until = lastDay(day, today)
    const { token } = await store.transaction((tx) =>
      makeToken(tx, { name: name.trim(), scopes, until }, { actor: 'system:console', at, address: null }),
    )
    console.log(`"${name.trim()}" can ${doing(scopes)} until ${until}. Its token, which isn't shown again:`)
    console.log(token)
    return 0
  })
}

/** "read people, standings and update staff (SCIM)" */
function doing(scopes: readonly TokenScope[]): string {
  const read = scopes.filter((scope) => scope !== 'scim')
  const parts = [
    ...(read.length > 0 ? [`read ${read.join(', ')}`] : []),
    ...(scopes.includes('scim') ? ['read and update staff over SCIM'] : []),
  ]
  return parts.join(' and ')
}

function lastDay(text: string | undefined, today: CalendarDate): CalendarDate {
  if (text === undefined) return addDays(today, USUAL_DAYS)
  const day = dayOrNull(text)
  if (day === null) throw new UsageError(`--until takes a day, such as 2027-11-24; not "${text}"`)
  if (day < today) throw new UsageError(`--until: ${day} is in the past`)
  const latest = addDays(today, MOST_DAYS)
  if (day > latest) throw new UsageError(`--until: ${day} is too far ahead; ${latest} is the latest`)
  return day
}

async function list(args: readonly string[], now: () => Instant): Promise<number> {
  return withStore(readOptions(args, DATABASE_OPTIONS), now, READ_ONLY, async (store, _at, today) => {
    const tokens = await allTokens(store.db)
    if (tokens.length === 0) console.log('No other system has access.')
    for (const token of tokens) console.log(lineOf(token, today))
    return 0
  })
}

function lineOf({ id, name, scopes, until, endedAt, usedOn }: ApiToken, today: CalendarDate): string {
  const state =
    endedAt === null ? `${until < today ? 'worked' : 'works'} until ${until}` : `ended ${endedAt.slice(0, 10)}`
  return [id, name, scopes.join(','), state, usedOn === null ? 'never used' : `last used ${usedOn}`].join('  ')
}

async function end([id, ...args]: readonly string[], now: () => Instant): Promise<number> {
  if (id === undefined || id.startsWith('-')) throw new UsageError('say which: csec api-token list prints the ids')
  return withStore(readOptions(args, DATABASE_OPTIONS), now, { now }, async (store, at) => {
    const source = { actor: 'system:console', at, address: null } as const
    if (!(await store.transaction((tx) => endToken(tx, id, source))))
      throw new UsageError(`${id}: there's no active token with this id. csec api-token list shows every token.`)
    console.log('The token no longer works.')
    return 0
  })
}

async function withStore(
  options: Parameters<typeof openChosen>[0],
  now: () => Instant,
  access: Parameters<typeof openChosen>[1],
  work: (store: Store, at: Instant, today: CalendarDate) => Promise<number>,
): Promise<number> {
  const store = await openChosen(options, access)
  try {
    const organization = await findOrganization(store.db)
    if (organization === null)
      throw new UsageError('There is no organization yet. Start the server: it prints a link for the setup.')
    return await work(store, now(), dateAt(now(), organization.timeZone))
  } finally {
    await store.close()
  }
}
