import { setImmediate as nextTurn } from 'node:timers/promises'
import { openSigningKey, type SigningKey } from '../platform/codes/key.job.ts'
import { ledgerKeyFor } from './keys.cli.ts'
import { loadCompiled } from '../app/compiled.ts'
import { dateAt, type Instant } from '../platform/time/calendar.ts'
import type { SiteId } from '../ledger/event.ts'
import { endOfYear, type PackOrder } from '../audit/packs/pack.ts'
import { makePack } from '../audit/packs/make.job.ts'
import { ROOT } from '../platform/root.ts'
import { ledgerKeys } from '../ledger/head.store.ts'
import { findOrganization } from '../organization/organization.store.ts'
import type { Database } from '../platform/database/schema.store.ts'
import { allSites } from '../site/site.store.ts'
import { type Command, dayUpTo, oneOf, readOptions, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, dataDirOf, openChosen } from './database.cli.ts'
import { LANGUAGES } from '../platform/text/language.ts'
import { lastMomentOf } from '../platform/time/zoned.ts'

const OPTIONS = {
  ...DATABASE_OPTIONS,
  'as-of': { type: 'string' },
  yearly: { type: 'string' },
  site: { type: 'string' },
  'known-at': { type: 'string' },
  language: { type: 'string', default: 'en' },
  out: { type: 'string' },
} as const
type Options = ReturnType<typeof readOptions<typeof OPTIONS>>

export function evidenceCommand(now: () => Instant): Command {
  return {
    name: 'evidence',
    summary: 'make an evidence pack for an auditor: a zip that can be checked without this server',
    help: `csec evidence --as-of DAY --out FILE.zip [--site SLUG] [--known-at DAY] [--language en|es]
csec evidence --yearly YEAR --out FILE.zip [--language en|es]

  --as-of DAY         the day of the roster, such as 2026-11-24
  --yearly YEAR       the archive of a year: everyone, as of its last day
  --site SLUG         the short name of a site: the pack has only its people
  --known-at DAY      only what was on record at the end of this day; without it, everything
  --language L        language of the pages: en (default) or es
  --out FILE          where to write the zip; an existing file is replaced only once the new one is complete
${DATABASE_HELP}

Signs the pack with the ledger's key in the data folder. If no server has signed with a key yet, makes that
key. Changes nothing in the database, so you can run it while the server is running. The pack isn't added to
any list; packs made on the page /hr/packs are. To check a pack: node verify.mjs inside it.`,
    async run(args) {
      const options = readOptions(args, OPTIONS)
      const { out } = options
      if (out === undefined) throw new UsageError('--out: say where to write the zip')
      const store = await openChosen(options, { readOnly: true })
      try {
        const key = await signingKey(store.db, dataDirOf(options['data-dir']))
        const order = await orderOf(store.db, options, now())
        const made = await makePack(
          {
            db: store.db,
            contents: loadCompiled(ROOT).contents,
            key,
            at: now(),
            by: 'system:command',
            turn: () => nextTurn(),
            progress: () => Promise.resolve(),
          },
          order,
          out,
        )
        console.log(`${out}: ${made.bytes} bytes, SHA-256 ${made.hash}`)
        return 0
      } finally {
        await store.close()
      }
    },
  }
}

async function orderOf(db: Database, options: Options, at: Instant): Promise<PackOrder> {
  const organization = await findOrganization(db)
  if (organization === null) throw new UsageError('--database: nothing is set up in this database yet')
  const { timeZone } = organization
  const { yearly } = options
  const language = oneOf('language', options.language, LANGUAGES)
  const today = dateAt(at, timeZone)
  if (yearly !== undefined) {
    if (options['as-of'] !== undefined || options.site !== undefined || options['known-at'] !== undefined)
      throw new UsageError('--yearly: the archive of a year has everyone on its last day; leave out the other options')
    if (!/^\d{4}$/.test(yearly)) throw new UsageError(`--yearly takes a year, such as 2026; not "${yearly}"`)
    const asOf = endOfYear(Number(yearly))
    if (asOf >= today) throw new UsageError(`--yearly: the year ${yearly} is not over yet`)
    return { kind: 'yearly', asOf, site: null, knownAt: null, language }
  }
  const asOf = dayUpTo(today, 'as-of', options['as-of'])
  if (asOf === null) throw new UsageError('--as-of: say which day, such as 2026-11-24')
  const knownOn = dayUpTo(today, 'known-at', options['known-at'])
  const knownAt = knownOn === null ? null : lastMomentOf(knownOn, timeZone)
  return { kind: 'pack', asOf, site: await siteOf(db, options.site), knownAt, language }
}

async function siteOf(db: Database, slug: string | undefined): Promise<SiteId | null> {
  if (slug === undefined) return null
  const sites = await allSites(db)
  const site = sites.find((candidate) => candidate.slug === slug)
  if (site !== undefined) return site.id
  throw new UsageError(`--site takes ${sites.map((each) => `"${each.slug}"`).join(', ')}; not "${slug}"`)
}

/**
 * The key of the ledger. Before any server has signed, there is none, and it is made here the way the server would.
 * Once one is on record, a new key would sign a pack that nobody can match with it.
 */
async function signingKey(db: Database, dataDir: string): Promise<SigningKey> {
  const found = await ledgerKeyFor(db, dataDir)
  if (found !== null) return found
  if ((await ledgerKeys(db)).length > 0)
    throw new UsageError(
      `--data-dir: the key of the ledger is not in ${dataDir}. Run this where the server keeps its keys, name that folder, or put the folder "keys" back from a backup.`,
    )
  return openSigningKey(dataDir, 'ledger')
}
