import { parseArgs, type ParseArgsConfig } from 'node:util'

/** One command of the CLI. `run` returns the exit code. */
export interface Command {
  readonly name: string
  readonly summary: string
  readonly help: string
  run(args: readonly string[]): Promise<number>
}

/** A mistake in how a command was called: one line, exit code 2. */
export class UsageError extends Error {}

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options; an unknown or incomplete one is a `UsageError` that names it. */
export function readOptions<const T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: false, strict: true }).values
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message.split('. ')[0])
    throw error
  }
}

/** Throws a `UsageError` when the value is not one of those allowed. */
export function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined) throw new UsageError(`--${option} takes ${allowed.join(', ')}; not "${value}"`)
  return found
}
