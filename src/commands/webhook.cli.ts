import type { ServerSecret } from '../platform/codes/secret.job.ts'
import { readServerSecret } from '../platform/codes/shared-key.job.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { type Receivers, receiversOf, receiverSettings } from '../platform/receiver.ts'
import type { CalendarDate, Instant } from '../platform/time/calendar.ts'
import { WEBHOOK_EVENTS, type WebhookEvent } from '../webhooks/event.ts'
import { urlFault } from '../webhooks/post.job.ts'
import { webhookSecret } from '../webhooks/secret.job.ts'
import { allWebhooks, endWebhook, makeWebhook, type Webhook } from '../webhooks/webhook.store.ts'
import { type Command, oneOf, readOptions, UsageError } from './command.cli.ts'
import { databaseWithKeys, DATABASE_HELP, DATABASE_OPTIONS, dataDirOf } from './database.cli.ts'
import { encryptionSetting } from './keys.cli.ts'
import { BY_OPERATOR, lastDay, READ_ONLY, withOrganization } from './other-system.cli.ts'

/** Which other systems are told what happens: for whoever has the server's own console. */
export function webhookCommand(now: () => Instant): Command {
  return {
    name: 'webhook',
    summary: 'tell another system what happens, list these systems, or stop telling them',
    help: `csec webhook add URL --events ${WEBHOOK_EVENTS.join(',')} [--until DAY] [database]
csec webhook list [database]
csec webhook end ID [database]

  URL                 where the other system takes deliveries: https, at a host that WEBHOOK_HOSTS lists
  --events WHAT       what it's told: ${WEBHOOK_EVENTS.join(', ')}, or several, separated by commas
  --until DAY         the last day it's told anything, at most two years ahead (default: a year from today)
  ID                  the id of a webhook, as list prints it
${DATABASE_HELP}

The secret that the other system checks signatures with is printed once, and it's kept nowhere. Deliveries have ids of
people, staff numbers, statuses and days, and no names. They begin with what happens from today on. docs/webhooks.md
describes them. Each webhook and its end are in the audit trail. With PostgreSQL, the server can keep running. With
SQLite, stop the server before add and end.`,
    async run([action, ...args]) {
      if (action === 'add') return add(args, now)
      if (action === 'list') return list(args, now)
      if (action === 'end') return end(args, now)
      throw new UsageError('say add, list or end: csec webhook list')
    },
  }
}

async function add([url, ...args]: readonly string[], now: () => Instant): Promise<number> {
  if (url === undefined || url.startsWith('-')) throw new UsageError('say where the other system takes deliveries')
  const {
    events: told,
    until: day,
    ...options
  } = readOptions(args, { ...DATABASE_OPTIONS, events: { type: 'string' }, until: { type: 'string' } })
  refuseUrl(url, receivers())
  if (told === undefined) throw new UsageError(`--events is missing: ${WEBHOOK_EVENTS.join(', ')}, or several`)
  const asked = told.split(',').map((event): WebhookEvent => oneOf('events', event.trim(), WEBHOOK_EVENTS))
  const events = WEBHOOK_EVENTS.filter((event) => asked.includes(event))
  return withOrganization(databaseWithKeys(options), now, { now }, async (store, at, today) => {
    const until = lastDay(day, today)
    const secret = await secretNow(store.db, dataDirOf(options['data-dir']), at)
    const id = await store.transaction((tx) =>
      makeWebhook(tx, { url: new URL(url).href, events, from: today, until }, { ...BY_OPERATOR, at }),
    )
    console.log(
      `${new URL(url).host} is told ${events.join(', ')} until ${until}. Its secret, which isn't shown again:`,
    )
    console.log(webhookSecret(secret, id))
    return 0
  })
}

function receivers(): Receivers {
  const settings = receiverSettings.safeParse(process.env)
  if (!settings.success) throw new UsageError(settings.error.issues.map(({ message }) => message).join('\n'))
  return receiversOf(settings.data)
}

function refuseUrl(url: string, listed: Receivers): void {
  const fault = urlFault(url, listed)
  if (fault === 'no-url')
    throw new UsageError('the URL must start with https:// and a name, without a user, a number or a # in it')
  if (fault === 'not-listed')
    throw new UsageError(
      `${new URL(url).host} isn't listed. Add it to WEBHOOK_HOSTS, here and where the server starts.`,
    )
}

async function secretNow(db: Database, dataDir: string, at: Instant): Promise<ServerSecret> {
  const encryption = encryptionSetting()
  const secret = await readServerSecret(db, { dataDir, encryption }, at).catch((error: unknown) => {
    // A sentence for the operator; a fault of our own has a name of its own.
    throw error instanceof Error && error.name === 'Error' ? new UsageError(error.message) : error
  })
  if (secret === null)
    throw new UsageError(
      `--data-dir: there is no secret of the server in ${dataDir} yet. The server makes it at its start.`,
    )
  return secret
}

async function list(args: readonly string[], now: () => Instant): Promise<number> {
  return withOrganization(readOptions(args, DATABASE_OPTIONS), now, READ_ONLY, async (store, _at, today) => {
    const hooks = await allWebhooks(store.db)
    if (hooks.length === 0) console.log('No other system is told what happens.')
    for (const hook of hooks) console.log(lineOf(hook, today))
    return 0
  })
}

function lineOf({ id, url, events, until, endedAt }: Webhook, today: CalendarDate): string {
  const state =
    endedAt === null ? `${until < today ? 'worked' : 'works'} until ${until}` : `ended ${endedAt.slice(0, 10)}`
  return [id, url, events.join(','), state].join('  ')
}

async function end([id, ...args]: readonly string[], now: () => Instant): Promise<number> {
  if (id === undefined || id.startsWith('-')) throw new UsageError('say which: csec webhook list prints the ids')
  return withOrganization(readOptions(args, DATABASE_OPTIONS), now, { now }, async (store, at) => {
    if (!(await store.transaction((tx) => endWebhook(tx, id, { ...BY_OPERATOR, at }))))
      throw new UsageError(`${id}: there's no active webhook with this id. csec webhook list shows every webhook.`)
    console.log('The webhook has ended.')
    return 0
  })
}
