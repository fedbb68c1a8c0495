import type { ImportKind } from '../store/schema.ts'
import { completionsImporter } from './completions/importer.ts'
import type { Importer } from './contract.ts'
import { rosterImporter } from './roster/importer.ts'

/** Every kind of file that is understood. */
export const IMPORTERS: Readonly<Record<ImportKind, Importer>> = {
  roster: rosterImporter,
  completions: completionsImporter,
}
