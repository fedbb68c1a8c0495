import { SCOPES, TOKEN_SCOPES, type TokenScope } from '../api/shape.ts'
import { LONGEST_SYSTEM_NAME } from '../api/token.ts'
import { allTokens, type ApiToken, endToken, makeToken } from '../api/token.store.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS } from './database.cli.ts'
import { BY_OPERATOR, lastDay, READ_ONLY, withOrganization } from './other-system.cli.ts'

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
  if (name.trim() === '' || name.length > LONGEST_SYSTEM_NAME)
    throw new UsageError(`the name of the system must have 1 to ${LONGEST_SYSTEM_NAME} characters`)
  // The name is printed in terminals.
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(name))
    throw new UsageError('the name of the system can’t have control characters')
  const {
    may,
    until: day,
    ...options
  } = readOptions(args, { ...DATABASE_OPTIONS, may: { type: 'string' }, until: { type: 'string' } })
  if (may === undefined)
    throw new UsageError(`--may is missing: ${TOKEN_SCOPES.join(', ')}, or several, separated by commas`)
  const scopes = [...new Set(may.split(',').map((scope): TokenScope => oneOf('may', scope.trim(), TOKEN_SCOPES)))]
  return withOrganization(options, now, { now }, async (store, at, today) => {
    const until = lastDay(day, today)
    const { token } = await store.transaction((tx) =>
      makeToken(tx, { name: name.trim(), scopes, until }, { ...BY_OPERATOR, at }),
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

async function list(args: readonly string[], now: () => Instant): Promise<number> {
  return withOrganization(readOptions(args, DATABASE_OPTIONS), now, READ_ONLY, async (store, _at, today) => {
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
  return withOrganization(readOptions(args, DATABASE_OPTIONS), now, { now }, async (store, at) => {
    const source = { ...BY_OPERATOR, at }
    if (!(await store.transaction((tx) => endToken(tx, id, source))))
      throw new UsageError(`${id}: there's no active token with this id. csec api-token list shows every token.`)
    console.log('The token no longer works.')
    return 0
  })
}
