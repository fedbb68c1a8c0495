import { type Command, UsageError } from './commands/command.ts'
import { type Instant, toInstant } from './domain/calendar.ts'

/** Each is loaded when it is asked for: a command does not wait for the code of the others. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['check-content', async () => (await import('./commands/check-content.ts')).checkContentCommand],
  ['compare', async () => (await import('./commands/compare.ts')).compareCommand],
  ['demo', async () => (await import('./commands/demo.ts')).demoCommand(now)],
  ['export', async () => (await import('./commands/export.ts')).exportCommand(now)],
  ['import-roster', async () => (await import('./commands/import-roster.ts')).importRosterCommand(now)],
  ['migrate', async () => (await import('./commands/migrate.ts')).migrateCommand],
  ['receipt', async () => (await import('./commands/receipt.ts')).receiptCommand],
  ['report', async () => (await import('./commands/report.ts')).reportCommand(now)],
  ['rotate-key', async () => (await import('./commands/rotate-key.ts')).rotateKeyCommand(now)],
  ['verify-certificate', async () => (await import('./commands/verify-certificate.ts')).verifyCertificateCommand(now)],
  ['verify-ledger', async () => (await import('./commands/verify-ledger.ts')).verifyLedgerCommand],
])

// `csec report | head` closes the pipe before we are done: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(await overview())
    return name === undefined ? 2 : 0
  }
  const load = COMMANDS.get(name)
  if (load === undefined) {
    console.error(`csec: there is no command "${name}"; csec --help lists them`)
    return 2
  }
  const command = await load()
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

async function overview(): Promise<string> {
  const commands = await Promise.all([...COMMANDS.values()].map((load) => load()))
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return ['csec <command> [options]', '', ...lines, '', 'csec <command> --help tells more.'].join('\n')
}

function now(): Instant {
  return toInstant(Date.now())
}
