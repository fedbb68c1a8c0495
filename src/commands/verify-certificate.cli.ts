import { readFileSync, statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkToken, type Verdict, verdictAt } from '../certificates/check.job.ts'
import type { PublicJwk } from '../platform/codes/key.job.ts'
import { publishedKeys, readKeySet, readRevocationList } from '../certificates/publication.job.ts'
import { checkFile } from '../certificates/seal.job.ts'
import type { Instant } from '../platform/time/calendar.ts'
import { certificateFacts, issuedText } from '../certificates/certificate.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { revokedCertificates } from '../certificates/certificate.store.ts'
import { type Command, UsageError } from './command.cli.ts'
import { DATABASE_HELP, DATABASE_OPTIONS, openChosen } from './database.cli.ts'

const LARGEST_FILE = 10 * 1024 * 1024
/**
 * Programs open a PDF whatever comes before its first line, and some open it without that line. Every PDF has a
 * dictionary.
 */
const PDF = /%PDF-|<</
const OPTIONS = { ...DATABASE_OPTIONS, keys: { type: 'string' }, revoked: { type: 'string' } } as const

export function verifyCertificateCommand(now: () => Instant): Command {
  return {
    name: 'verify-certificate',
    summary: 'say whether a certificate is genuine, without the network',
    help: `csec verify-certificate FILE [--keys FILE] [--revoked FILE]

  FILE               the PDF as it was downloaded, or a text file with the code from its QR code
  --keys FILE        a saved copy of /certificates/keys.json from the server that issued it
  --revoked FILE     a saved copy of /certificates/revoked.json; without it, the command doesn't check
                     whether the certificate was withdrawn
Without --keys, keys and withdrawals come from the database:
${DATABASE_HELP}

Exits with 0 if it's genuine, with 1 if it isn't, and with 2 if a file can't be read.`,
    async run(args) {
      const { file, options } = read(args)
      const bytes = readInput(file)
      const { keys, revoked } = await known(options)
      const whole = PDF.test(bytes.toString('latin1')) ? await checkFile(bytes, keys) : null
      const code = whole === null ? bytes.toString('utf8') : whole.address
      if (code === null)
        throw new UsageError(`${file} is a PDF without a certificate in it, or another program saved it again`)
      const verdict = verdictAt(await checkToken(code, keys), revoked ?? new Set(), now())
      const genuine = verdict.state === 'genuine' || verdict.state === 'expired'
      if (verdict.state === 'unreadable') throw new UsageError(`${file} doesn’t contain a certificate code`)
      const fileProblem = whole === null || whole.state === 'as-issued' ? null : FILE_SENTENCES[whole.state]
      const lines = [
        ...(fileProblem === null ? [] : [fileProblem]),
        SENTENCES[verdict.state],
        ...('certificate' in verdict ? statement(verdict) : []),
        ...(revoked === null && genuine
          ? ['This doesn’t check whether it was withdrawn. To check that, give the list with --revoked.']
          : []),
      ]
      const isSound = genuine && fileProblem === null
      for (const line of lines) (isSound ? console.log : console.error)(line)
      return isSound ? 0 : 1
    },
  }
}

const SENTENCES: Readonly<Record<Exclude<Verdict['state'], 'unreadable'>, string>> = {
  genuine: 'The certificate is genuine.',
  expired: 'The certificate is genuine, but it has expired.',
  revoked: 'The certificate was withdrawn and is no longer valid.',
  changed: 'The code in it was changed: its signature doesn’t match.',
  'unknown-key': 'The key that signed it is not among the known keys.',
}

const FILE_SENTENCES = {
  changed: 'The file was changed after it was issued.',
  'unknown-key': 'The file was signed with a key that is not among the known keys.',
  'no-seal': 'The file was changed after it was issued: its signature is missing. Another program may have saved it.',
} as const

function statement({ certificate }: Extract<Verdict, { certificate: unknown }>): string[] {
  const { certificate: words } = MESSAGES.en
  const facts = [
    { name: words.verify.name, value: certificate.name },
    { name: words.verify.organization, value: certificate.organization },
    ...certificateFacts(certificate, words, 'en'),
    { name: words.verify.issuedOn, value: issuedText(certificate, 'en') },
  ]
  const width = Math.max(...facts.map(({ name }) => name.length))
  return ['Its code says:', ...facts.map(({ name, value }) => `  ${name.padEnd(width)}  ${value}`)]
}

interface Chosen {
  readonly keys?: string | undefined
  readonly revoked?: string | undefined
  readonly database?: string | undefined
  readonly 'data-dir'?: string | undefined
}

function read(args: readonly string[]): { readonly file: string; readonly options: Chosen } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: OPTIONS,
      allowPositionals: true,
      strict: true,
    })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('name one file; see csec verify-certificate --help')
    return { file, options: values }
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0])
    throw error
  }
}

function readInput(file: string): Buffer {
  try {
    if (statSync(file).size > LARGEST_FILE) throw new UsageError(`${file} is too large to be a certificate`)
    return readFileSync(file)
  } catch (error) {
    if (error instanceof UsageError || !(error instanceof Error)) throw error
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  }
}

/** Returns null for the list when nobody looked for one. */
async function known(
  options: Chosen,
): Promise<{ readonly keys: readonly PublicJwk[]; readonly revoked: ReadonlySet<string> | null }> {
  const list = options.revoked === undefined ? null : saved('revoked', options.revoked, readRevocationList)
  if (options.keys !== undefined) return { keys: saved('keys', options.keys, readKeySet), revoked: list }
  const store = await openChosen(options, { readOnly: true })
  try {
    const revoked = list ?? new Set(await revokedCertificates(store.db))
    return { keys: await publishedKeys(store.db), revoked }
  } finally {
    await store.close()
  }
}

function saved<T>(option: string, file: string, readAs: (json: unknown) => T | null): T {
  const value = readAs(jsonIn(option, file))
  if (value === null) throw new UsageError(`--${option} ${file} isn’t a file that the server publishes`)
  return value
}

function jsonIn(option: string, file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    if (!(error instanceof Error)) throw error
    throw new UsageError(`--${option} ${file} cannot be read: ${error.message}`)
  }
}
