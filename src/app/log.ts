import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

/** Lines of so many bytes are written together, or what there is after this time, and at the end of the process. */
const BYTES_TOGETHER = 4_096
const LATEST_MS = 100

/**
 * Logs JSON lines that say what happened to which request, never who asked or for what. Only our own parts of an error
 * are logged: drivers attach the values of a failed statement to theirs, and the form parser attaches the whole form.
 */
export function createLog(destination?: DestinationStream): Logger {
  const options = {
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: ownParts },
    // No code logs these today. They stay out of the log even if some code does.
    redact: [
      'password',
      'csrf',
      'token',
      'cookie',
      'headers',
      '*.password',
      '*.csrf',
      '*.token',
      '*.cookie',
      '*.headers',
    ],
  }
  return pino(
    options,
    destination ?? pino.destination({ sync: false, minLength: BYTES_TOGETHER, periodicFlush: LATEST_MS }),
  )
}

/** Keeps only the type and the stack of an error about a file of people, because its message may quote the file. */
export function placesOf(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { type: error.name, places }
}

function ownParts(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { type: error.name, message: error.message, stack: error.stack, ...code }
}
