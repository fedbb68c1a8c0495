import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { UsageError } from './command.cli.ts'

/**
 * Writes several files that belong together: first beside their places, then moved there, so that a reader finds the
 * whole of each or the one before it. Throws a `UsageError` when one cannot be written; then none was.
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
