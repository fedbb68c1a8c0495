import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'

/**
 * JSON lines: what happened to which request, never who asked or for what. Of an error only what is ours: drivers
 * hang the values of a failed statement on theirs, and the parser of forms the whole form.
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
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Of an error over a file of people: what kind it is and where it came from. Its words may quote the file. */
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
