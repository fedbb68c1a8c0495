import { setFlagsFromString } from 'node:v8'
import { ConfigProblems, readConfig } from './platform/config.ts'
import { createLog } from './app/log.ts'
import { type Running, serve } from './app/serve.ts'
import { trustTemplates } from './platform/html/render.page.ts'
import { isUnavailable } from './platform/database/unavailable.store.ts'

/** A request that has no answer by then won't get one. */
const LONGEST_DRAIN_MS = 10_000

/** The exit code for a mistake that the person who starts the server can fix, like a wrong option of a command. */
const REFUSED = 2
const FAULT = 1

/**
 * By how many percent memory may grow before what's no longer used is given back. On its own, V8 lets it grow to three
 * times what's in use while the server is busy, and gives nothing back for minutes.
 */
const GROWTH = 25

setFlagsFromString(`--heap-growing-percent=${GROWTH}`)
const log = createLog()
if (process.env['CHECK_TEMPLATES'] !== '1') trustTemplates()
const config = attempt(() => readConfig(process.env))
const running = await serve(config, log).catch(giveUp)
// SIGTERM comes from a process manager, behind a proxy that needs a moment; Ctrl+C comes from a person, who doesn't
// need one.
process.once('SIGTERM', () => stop(running, config.drainSeconds))
process.once('SIGINT', () => stop(running, 0))
announce(running)

/** To the person who starts the server; the log on stdout is for machines. */
function announce({ address, setUpLink }: Running): void {
  console.error(`CSEC Orientation is at ${address}`)
  if (setUpLink !== null) console.error(`Nobody is set up yet. Open this link, which works once: ${setUpLink}`)
}

async function stop({ stop: drain }: Running, announceSeconds: number): Promise<void> {
  setTimeout(() => process.exit(1), announceSeconds * 1000 + LONGEST_DRAIN_MS).unref()
  await drain(announceSeconds)
  process.exit(0)
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    return giveUp(error)
  }
}

function giveUp(error: unknown): never {
  const refusal = refusalIn(error)
  console.error(refusal ?? (error instanceof Error ? (error.stack ?? error.message) : String(error)))
  process.exit(refusal === null ? FAULT : REFUSED)
}

/** One sentence, or all the mistakes line by line. Returns null for a fault of our own, which comes with its stack. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error instanceof ConfigProblems) return error.message
  const code = 'code' in error ? error.code : null
  if (code === 'EADDRINUSE') return 'The port is in use. Stop the other program, or set PORT to another number.'
  if (code === 'EACCES') return notOurs(error)
  if (isUnavailable(error)) return `The database does not answer (${String(code)}). Start it, or correct DATABASE_URL.`
  return error.name === 'Error' ? error.message : null
}

function notOurs(error: Error): string {
  if (!('path' in error) || typeof error.path !== 'string')
    return 'This user may not use the port. Set PORT to a number above 1023.'
  return `This user may not use ${error.path}. Give it to the user that runs the server (chown -R), or set DATA_DIR to another folder.`
}
