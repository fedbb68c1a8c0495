import { readFileSync, statSync } from 'node:fs'
import type { PackageSummary } from '../packages/compare/summary.ts'
import { LARGEST_PACKAGE, NoPackage, readPackage } from '../packages/compare/read-package.job.ts'
import { UsageError } from './command.cli.ts'

/** What a package file holds. Throws a `UsageError` when it cannot be read or is no package of this course. */
export async function readPackageFile(file: string): Promise<PackageSummary> {
  try {
    if (statSync(file).size > LARGEST_PACKAGE) throw new NoPackage('is too large to be a package of this course')
    return await readPackage(readFileSync(file))
  } catch (error) {
    if (error instanceof NoPackage) throw new UsageError(`${file} ${error.message}`)
    if (!(error instanceof Error && 'code' in error)) throw error
    throw new UsageError(`${file} cannot be read: ${error.message}`)
  }
}
