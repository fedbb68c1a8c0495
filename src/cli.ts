import { checkContentCommand } from './commands/check-content.ts'
import { type Command, UsageError } from './commands/command.ts'
import { exportCommand } from './commands/export.ts'

const COMMANDS: readonly Command[] = [checkContentCommand, exportCommand]

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
