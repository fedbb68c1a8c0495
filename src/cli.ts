import { checkContentCommand } from './commands/check-content.ts'
import { type Command, UsageError } from './commands/command.ts'
import { compareCommand } from './commands/compare.ts'
import { demoCommand } from './commands/demo.ts'
import { exportCommand } from './commands/export.ts'
import { migrateCommand } from './commands/migrate.ts'
import { receiptCommand } from './commands/receipt.ts'
import { reportCommand } from './commands/report.ts'
import { verifyCertificateCommand } from './commands/verify-certificate.ts'
import { verifyLedgerCommand } from './commands/verify-ledger.ts'
import { type Instant, toInstant } from './domain/calendar.ts'

const COMMANDS: readonly Command[] = [
  checkContentCommand,
  compareCommand,
  demoCommand(now),
  exportCommand(now),
  migrateCommand,
  receiptCommand,
  reportCommand(now),
  verifyCertificateCommand(now),
  verifyLedgerCommand,
]

// `csec report | head` closes the pipe before we are done: that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await main(process.argv.slice(2))

async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    console.log(overview())
    return name === undefined ? 2 : 0
  }
  const command = COMMANDS.find((candidate) => candidate.name === name)
  if (command === undefined) {
    console.error(`csec: there is no command "${name}"; csec --help lists them`)
    return 2
  }
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

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length))
  const lines = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return ['csec <command> [options]', '', ...lines, '', 'csec <command> --help tells more.'].join('\n')
}

function now(): Instant {
  return toInstant(Date.now())
}
