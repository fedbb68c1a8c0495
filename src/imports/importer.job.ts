import type { ImportKind } from '../platform/database/schema.store.ts'
import { completionsImporter } from './completions/importer.job.ts'
import type { Importer } from './contract.job.ts'
import { rosterImporter } from './staff-list/importer.job.ts'

/** Every kind of file that is understood. */
export const IMPORTERS: Readonly<Record<ImportKind, Importer>> = {
  roster: rosterImporter,
  completions: completionsImporter,
}
