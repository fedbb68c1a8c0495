import type { Instant } from '../platform/time/calendar.ts'
import { VERSION } from '../platform/root.ts'
import { type Command, UsageError } from './command.cli.ts'

type Clock = () => Instant

/** Each is loaded when it is asked for: a command does not wait for the code of the others. */
const COMMANDS = new Map<string, (now: Clock) => Promise<Command>>([
  ['api-token', async (now) => (await import('./api-token.cli.ts')).apiTokenCommand(now)],
  ['backup', async (now) => (await import('./backup.cli.ts')).backupCommand(now)],
  ['check-content', async () => (await import('./check-content.cli.ts')).checkContentCommand],
  ['compare', async () => (await import('./compare.cli.ts')).compareCommand],
  ['coverage', async () => (await import('./coverage.cli.ts')).coverageCommand],
  ['demo', async (now) => (await import('./demo.cli.ts')).demoCommand(now)],
  ['doctor', async (now) => (await import('./doctor.cli.ts')).doctorCommand(now)],
  ['erase-person', async (now) => (await import('./erase-person.cli.ts')).erasePersonCommand(now)],
  ['evidence', async (now) => (await import('./evidence.cli.ts')).evidenceCommand(now)],
  ['export', async (now) => (await import('./export.cli.ts')).exportCommand(now)],
  ['import-roster', async (now) => (await import('./import-roster.cli.ts')).importRosterCommand(now)],
  ['make-admin', async (now) => (await import('./break-glass.cli.ts')).breakGlassCommand('make-admin', now)],
  ['make-hr', async (now) => (await import('./break-glass.cli.ts')).breakGlassCommand('make-hr', now)],
  ['migrate', async (now) => (await import('./database.cli.ts')).migrateCommand(now)],
  ['migrate-to-postgres', async (now) => (await import('./move.cli.ts')).moveCommand('migrate-to-postgres', now)],
  ['migrate-to-sqlite', async (now) => (await import('./move.cli.ts')).moveCommand('migrate-to-sqlite', now)],
  ['receipt', async () => (await import('./receipt.cli.ts')).receiptCommand],
  ['report', async (now) => (await import('./report.cli.ts')).reportCommand(now)],
  ['restore', async (now) => (await import('./restore.cli.ts')).restoreCommand(now)],
  ['restore-drill', async (now) => (await import('./restore-drill.cli.ts')).restoreDrillCommand(now)],
  ['rotate-key', async (now) => (await import('./rotate-key.cli.ts')).rotateKeyCommand(now)],
  ['verify-certificate', async (now) => (await import('./verify-certificate.cli.ts')).verifyCertificateCommand(now)],
  ['verify-trail', async () => (await import('./verify-trail.cli.ts')).verifyTrailCommand],
  ['verify-ledger', async () => (await import('./verify-ledger.cli.ts')).verifyLedgerCommand],
  ['webhook', async (now) => (await import('./webhook.cli.ts')).webhookCommand(now)],
])

/** Runs a command by its name, with its options. It writes to the console and returns the exit code. */
export async function runCommand([name, ...args]: readonly string[], now: Clock): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(await overview(now))
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    console.log(VERSION)
    return 0
  }
  const load = COMMANDS.get(name)
  if (load === undefined) {
    console.error(`csec: there is no command "${name}"; csec --help lists them`)
    return 2
  }
  const command = await load(now)
  if (args.includes('--help')) {
    console.log(command.help)
    return 0
  }
  try {
    return await command.run(args)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    console.error(`csec ${name}: ${error.message}`)
    return 2
  }
}

async function overview(now: Clock): Promise<string> {
  const commands = await Promise.all([...COMMANDS.values()].map((load) => load(now)))
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return [
    'csec <command> [options]',
    '',
    ...lines,
    '',
    'For details, run csec <command> --help. csec --version prints the version.',
  ].join('\n')
}
