import { parseArgs, type ParseArgsConfig } from 'node:util'
import { type CalendarDate, calendarDate } from '../platform/time/calendar.ts'

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

/** The day of an option, which may not be one to come; null without the option. Throws a `UsageError` for anything else. */
export function dayUpTo(today: CalendarDate, option: string, text: string | undefined): CalendarDate | null {
  if (text === undefined) return null
  const day = dayIn(text)
  if (day === null) throw new UsageError(`--${option} takes a day, as 2026-11-24; not "${text}"`)
  if (day > today) throw new UsageError(`--${option}: ${day} has not come yet`)
  return day
}

function dayIn(text: string): CalendarDate | null {
  try {
    return calendarDate(text)
  } catch {
    return null
  }
}
