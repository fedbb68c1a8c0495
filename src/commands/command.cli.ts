import { parseArgs, type ParseArgsConfig } from 'node:util'
import { type CalendarDate, dayOrNull } from '../platform/time/calendar.ts'
import { readFileSync, statSync } from 'node:fs'
import type { PackageSummary } from '../packages/compare/comparison.ts'
import { LARGEST_PACKAGE, NoPackage, readPackage, readPolicy } from '../packages/compare/read-package.job.ts'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

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

/**
 * Reads the day of an option, which can't be in the future. Returns null without the option, and throws a `UsageError`
 * for anything else.
 */
export function dayUpTo(today: CalendarDate, option: string, text: string | undefined): CalendarDate | null {
  if (text === undefined) return null
  const day = dayOrNull(text)
  if (day === null) throw new UsageError(`--${option} takes a day, such as 2026-11-24; not "${text}"`)
  if (day > today) throw new UsageError(`--${option}: ${day} is in the future`)
  return day
}

/** Reads a package file. Throws a `UsageError` when it can't be read or is no package of this course. */
export function readPackageFile(file: string): Promise<PackageSummary> {
  return readWith(file, readPackage)
}

/** The policy in a package on this machine. Throws a `UsageError`. */
export function readPackagePolicy(file: string): ReturnType<typeof readPolicy> {
  return readWith(file, readPolicy)
}

async function readWith<Read>(file: string, read: (bytes: Uint8Array) => Promise<Read>): Promise<Read> {
  try {
    if (statSync(file).size > LARGEST_PACKAGE) throw new NoPackage('is too large to be a package of this course')
    return await read(readFileSync(file))
  } catch (error) {
    if (error instanceof NoPackage) throw new UsageError(`${file} ${error.message}`)
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  }
}

/**
 * Writes several files that belong together: first next to their places, then moved there, so that a reader finds
 * either a whole file or the one before it. If one can't be written, throws a `UsageError` and writes none.
 */
export async function writeFiles(option: string, files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const unfinished = new Map(
    [...files.keys()].map((file) => [file, join(dirname(file), `.${basename(file)}.${process.pid}`)]),
  )
  let current = ''
  try {
    for (const [file, beside] of unfinished) {
      current = file
      await writeFile(beside, files.get(file) ?? '')
    }
    for (const [file, beside] of unfinished) {
      current = file
      await rename(beside, file)
    }
  } catch (error) {
    for (const beside of unfinished.values()) await rm(beside, { force: true })
    if (!(error instanceof Error)) throw error
    throw new UsageError(`--${option} ${current} could not be written: ${error.message}`)
  }
}
