import { runCommand } from './commands/run.cli.ts'
import { type Instant, toInstant } from './platform/time/calendar.ts'

// `csec report | head` closes the pipe before we are done, which isn't an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})
process.exitCode = await runCommand(process.argv.slice(2), now)

function now(): Instant {
  return toInstant(Date.now())
}
