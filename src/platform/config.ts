import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { databaseUrl } from './database/postgres-address.ts'
import { type Receivers, receiverSettings, receiversOf } from './receiver.ts'
import { scannerAt, type ScannerAddress } from './scanner-address.ts'
import { isMailAddress } from './text/mail-address.ts'

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  /** A `postgres://` address, or null for the embedded SQLite database in `dataDir`. */
  readonly databaseUrl: string | null
  /** The address that people type, without a trailing slash. */
  readonly publicUrl: string
  /** Cookies are `__Host-` and Secure, and HSTS is sent. */
  readonly https: boolean
  /** The number of proxies in front of the server. Forwarded addresses are only believed from these. */
  readonly trustedProxies: number
  /** `null` when no mail goes out and HR hands links over. */
  readonly mail: MailConfig | null
  /** Where a virus scanner listens that looks at files that are sent in, or null when none does. */
  readonly scanner: ScannerAddress | null
  /** The organization's own sign-in, or null when people sign in here only. */
  readonly oidc: OidcConfig | null
  /** The time for which `/readyz` says that the server is leaving, before it stops listening. */
  readonly drainSeconds: number
  /** Whether pages can be read and nothing is written, from the moment on that the server is up. */
  readonly readOnly: boolean
  /** In bytes. When less is free on the disk of `dataDir`, nothing is written to a database there. */
  readonly diskReserve: number
  /** 32 bytes that backups are encrypted with, or null when they're left open. */
  readonly backupKey: Buffer | null
  /** The path of a program that keeps backups elsewhere, or null when nobody does. */
  readonly backupCommand: string | null
  /** Where the server tells its own numbers, or null when it doesn't. */
  readonly metrics: { readonly host: string; readonly port: number } | null
  /** What the keys of the servers are encrypted with in the database, or null when they're files in `dataDir`. */
  readonly keyEncryption: Buffer | null
  /** The hosts of other systems that may be told what happens (`docs/webhooks.md`). */
  readonly receivers: Receivers
}

export interface MailConfig {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  readonly url: string
  /** An address, or a name and an address: `HR at Harbor Street <hr@harborstreet.example>`. */
  readonly from: string
}

/** A provider of OpenID Connect, and this server as its client. */
export interface OidcConfig {
  /** As the provider spells it: `https://login.example.org/realms/staff`. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** Every mistake in the environment, one line each. */
export class ConfigProblems extends Error {}

const MB = 1024 * 1024

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost'])
/** Every address of the machine: where to listen, but no address that anybody can type. */
const WILDCARD = new Set(['0.0.0.0', '::'])

/** Whether an address leads to the machine itself, from whichever machine it is opened. */
export function isLoopback(address: string): boolean {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '')
  return LOOPBACK.has(host) || host.startsWith('127.')
}

/** Each message names the setting. */
const environment = z.object({
  HOST: z.string().min(1, 'HOST is empty. Give it an address, or leave it out.').default('127.0.0.1'),
  PORT: wholeNumber('PORT', 65535).default(3000),
  DATA_DIR: z.string().min(1, 'DATA_DIR is empty. Give it a folder, or leave it out.').default('data'),
  DATABASE_URL: databaseUrl.optional(),
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'PUBLIC_URL must start with https:// or http://' }).optional(),
  ALLOW_HTTP: z.enum(['0', '1'], 'ALLOW_HTTP must be 0 or 1').default('0'),
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: 'SMTP_URL must start with smtp:// or smtps://' }).optional(),
  MAIL_FROM: z.string().refine(isSender, 'MAIL_FROM must be an address, or a name and <an address>').optional(),
  OIDC_ISSUER: z.string().optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().optional(),
  TRUSTED_PROXIES: wholeNumber('TRUSTED_PROXIES', 10).default(0),
  CLAMD_ADDRESS: z
    .string()
    .transform(scannerAt)
    .refine((address) => address !== null, 'CLAMD_ADDRESS must be a host and a port, or the path of a socket')
    .optional(),
  READ_ONLY: z.enum(['0', '1'], 'READ_ONLY must be 0 or 1').default('0'),
  DRAIN_SECONDS: wholeNumber('DRAIN_SECONDS', 300).default(3),
  DISK_RESERVE_MB: wholeNumber('DISK_RESERVE_MB', 1_000_000).default(200),
  BACKUP_KEY: z.string().optional(),
  BACKUP_KEY_FILE: z.string().optional(),
  BACKUP_COMMAND: z
    .string()
    .startsWith('/', 'BACKUP_COMMAND must be the whole path of a program, without options')
    .optional(),
  METRICS_PORT: wholeNumber('METRICS_PORT', 65535).optional(),
  METRICS_HOST: z.string().min(1, 'METRICS_HOST is empty. Give it an address, or leave it out.').default('127.0.0.1'),
  KEY_ENCRYPTION_KEY: z.string().optional(),
  KEY_ENCRYPTION_KEY_FILE: z.string().optional(),
  ...receiverSettings.shape,
})

/** Digits only: an empty setting is no zero. */
function wholeNumber(name: string, most: number) {
  const problem = `${name} must be a number from 0 to ${most}`
  return z
    .string()
    .regex(/^\d{1,9}$/, problem)
    .transform(Number)
    .refine((number) => number <= most, problem)
}

/** Passkeys take a name, and no number of a machine: this machine has one of its own. */
function nameOf(host: string): string {
  if (host === '127.0.0.1' || host === '::1') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

/** One address, bare or behind a name. */
function isSender(text: string): boolean {
  const named = /^[^<>@,;:"\r\n]{1,80} <(.+)>$/.exec(text)
  return isMailAddress(named?.[1] ?? text)
}

type Environment = z.output<typeof environment>

/** The organization's sign-in, or null when none of its settings is there. Throws `ConfigProblems` with every mistake. */
function readOidc(env: Environment): OidcConfig | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE } = env
  const given = [issuer, clientId, OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE]
  if (given.every((value) => value === undefined)) return null
  const problems: string[] = []
  const issuerProblem = problemOfIssuer(issuer)
  if (issuerProblem !== null) problems.push(issuerProblem)
  if (clientId === undefined || clientId === '') {
    problems.push('OIDC_CLIENT_ID is missing: the id that your provider gave this program.')
  }
  let clientSecret = ''
  try {
    clientSecret = readSecret(OIDC_CLIENT_SECRET, OIDC_CLIENT_SECRET_FILE)
  } catch (problem) {
    if (!(problem instanceof ConfigProblems)) throw problem
    problems.push(problem.message)
  }
  if (problems.length > 0) throw new ConfigProblems(problems.join('\n'))
  return Object.freeze({ issuer: issuer ?? '', clientId: clientId ?? '', clientSecret })
}

/** A provider on this machine, as tests and bridges have it, may do without https. */
function problemOfIssuer(issuer = ''): string | null {
  if (issuer === '')
    return 'OIDC_ISSUER is missing: the address of your provider, for example https://login.example.org.'
  if (!/^https?:/.test(issuer) || !URL.canParse(issuer)) return 'OIDC_ISSUER must start with https://'
  const { search, hash, username, password } = new URL(issuer)
  if (search + hash + username + password !== '' || issuer.includes('/.well-known/')) {
    return 'OIDC_ISSUER must be the address of the provider alone, without a question mark, a user or /.well-known/'
  }
  if (issuer.startsWith('http:') && !isLoopback(issuer)) return 'OIDC_ISSUER must start with https://'
  return null
}

const KEY_DIGITS = /^[0-9a-f]{64}$/i

/** The key of backups, or null when none is set. Throws `ConfigProblems`. Commands that read no other setting call it. */
export function readBackupKey({
  BACKUP_KEY: given,
  BACKUP_KEY_FILE: file,
}: {
  readonly BACKUP_KEY?: string | undefined
  readonly BACKUP_KEY_FILE?: string | undefined
}): Buffer | null {
  if (given === undefined && file === undefined) return null
  if (given !== undefined && file !== undefined)
    throw new ConfigProblems('BACKUP_KEY and BACKUP_KEY_FILE are both set. Keep one of them.')
  const key = file === undefined ? (given ?? '') : readSecretFile('BACKUP_KEY_FILE', file)
  if (!KEY_DIGITS.test(key))
    throw new ConfigProblems('BACKUP_KEY must be 64 digits from 0 to 9 and a to f. Make one: openssl rand -hex 32')
  return Buffer.from(key, 'hex')
}

function readSecret(secret: string | undefined, file: string | undefined): string {
  if (secret !== undefined && file !== undefined) {
    throw new ConfigProblems('OIDC_CLIENT_SECRET and OIDC_CLIENT_SECRET_FILE are both set. Keep one of them.')
  }
  const read = file === undefined ? (secret ?? '') : readSecretFile('OIDC_CLIENT_SECRET_FILE', file)
  if (read !== '') return read
  throw new ConfigProblems(
    file === undefined
      ? 'OIDC_CLIENT_SECRET is missing: the secret that your provider gave this program, or OIDC_CLIENT_SECRET_FILE with its file.'
      : `OIDC_CLIENT_SECRET_FILE: ${file} is empty.`,
  )
}

/** The line that editors put at the end of a file is no part of the secret. */
function readSecretFile(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
    throw new ConfigProblems(`${setting}: ${file} can't be read (${code}).`, { cause })
  }
}

/** What the keys of the servers are encrypted with, for a command that reads no other setting. */
export function readKeyEncryption({
  KEY_ENCRYPTION_KEY: key,
  KEY_ENCRYPTION_KEY_FILE: file,
}: {
  readonly KEY_ENCRYPTION_KEY?: string | undefined
  readonly KEY_ENCRYPTION_KEY_FILE?: string | undefined
}): Buffer | null {
  if (key !== undefined && file !== undefined)
    throw new ConfigProblems('KEY_ENCRYPTION_KEY and KEY_ENCRYPTION_KEY_FILE are both set. Keep one of them.')
  if (file !== undefined) return readEncryptionKeyFile('KEY_ENCRYPTION_KEY_FILE', file)
  return key === undefined ? null : encryptionKeyIn('KEY_ENCRYPTION_KEY', key)
}

/** @param setting the setting or the option that names the file */
export function readEncryptionKeyFile(setting: string, file: string): Buffer {
  return encryptionKeyIn(setting, readSecretFile(setting, file))
}

const ENCRYPTION_KEY = /^([A-Za-z0-9+/]{43}=|[\w-]{43})$/

/** Random bytes and no password: nothing here makes guessing slow. */
function encryptionKeyIn(setting: string, text: string): Buffer {
  if (ENCRYPTION_KEY.test(text.trim())) return Buffer.from(text.trim(), 'base64')
  throw new ConfigProblems(`${setting} must be 32 random bytes in base64: openssl rand -base64 32`)
}

/** Reads the environment into a frozen `Config`. Throws `ConfigProblems` with every mistake. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw new ConfigProblems(parsed.error.issues.map(({ message }) => message).join('\n'))
  }
  const {
    HOST,
    PORT,
    DATA_DIR,
    DATABASE_URL,
    PUBLIC_URL,
    ALLOW_HTTP,
    TRUSTED_PROXIES,
    SMTP_URL,
    MAIL_FROM,
    METRICS_PORT,
  } = parsed.data
  const publicUrl = (PUBLIC_URL ?? `http://${nameOf(HOST)}:${PORT}`).replace(/\/$/, '')
  const https = publicUrl.startsWith('https:')
  if (!https && !LOOPBACK.has(HOST) && ALLOW_HTTP !== '1') {
    throw new ConfigProblems(
      `HOST: ${HOST} is open to the network, so PUBLIC_URL must be an https:// address: otherwise passwords would be sent unencrypted. ` +
        'Set ALLOW_HTTP=1 only on your own private network.',
    )
  }
  if (PUBLIC_URL === undefined && WILDCARD.has(HOST)) {
    throw new ConfigProblems(
      `HOST: ${HOST} is every address of this machine, so PUBLIC_URL must say which one people type, ` +
        `for example http://192.168.1.20:${PORT}.`,
    )
  }
  if (SMTP_URL !== undefined && MAIL_FROM === undefined) {
    throw new ConfigProblems(
      'SMTP_URL is set, so MAIL_FROM must say who the mail is from, for example hr@harborstreet.example.',
    )
  }
  return Object.freeze({
    host: HOST,
    port: PORT,
    dataDir: DATA_DIR,
    databaseUrl: DATABASE_URL ?? null,
    publicUrl,
    https,
    trustedProxies: TRUSTED_PROXIES,
    oidc: readOidc(parsed.data),
    mail: SMTP_URL === undefined || MAIL_FROM === undefined ? null : Object.freeze({ url: SMTP_URL, from: MAIL_FROM }),
    scanner: parsed.data.CLAMD_ADDRESS ?? null,
    drainSeconds: parsed.data.DRAIN_SECONDS,
    readOnly: parsed.data.READ_ONLY === '1',
    backupKey: readBackupKey(parsed.data),
    backupCommand: parsed.data.BACKUP_COMMAND ?? null,
    diskReserve: parsed.data.DISK_RESERVE_MB * MB,
    metrics: METRICS_PORT === undefined ? null : Object.freeze({ host: parsed.data.METRICS_HOST, port: METRICS_PORT }),
    keyEncryption: readKeyEncryption(parsed.data),
    receivers: receiversOf(parsed.data),
  })
}
