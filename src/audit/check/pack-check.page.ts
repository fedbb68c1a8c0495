import type { PackFinding } from './pack-check.ts'
import { packCheck as english } from './words.en.ts'
import { packCheck as spanish } from './words.es.ts'

export type CheckWords = typeof english

/**
 * Takes the words from this subject alone, because the checkers travel in packs and should carry nothing they don't
 * need.
 */
export function checkWords(language: string | null | undefined): CheckWords {
  return language === 'es' ? spanish : english
}

/** The result of a check, for people to read. */
export interface FindingText {
  readonly isGood: boolean
  readonly verdict: string
  readonly faults: readonly string[]
  readonly notes: readonly string[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
}

export function findingText({ manifest, faults, ...found }: PackFinding, words: CheckWords): FindingText {
  const isGood = faults.length === 0
  const names = words.facts
  return {
    isGood,
    verdict: !isGood ? words.bad(faults.length) : found.signaturesChecked ? words.good : words.goodUnsigned,
    faults: faults.map(({ kind, about, instead }) => words.faults[kind](about, instead)),
    notes: [
      ...(found.signaturesChecked ? [] : [words.olderBrowser]),
      ...(found.fingerprint === null ? [] : [words.compareKey]),
      words.ownTool,
    ],
    facts:
      manifest === null
        ? []
        : [
            { name: names.organization, value: String(manifest.organization) },
            { name: names.site, value: manifest.site === null ? names.allSites : String(manifest.site.name) },
            { name: names.asOf, value: String(manifest.asOf) },
            { name: names.made, value: String(manifest.generatedAt) },
            { name: names.files, value: String(found.files) },
            { name: names.ledger, value: names.entries(found.entries, found.shown, found.heads) },
            { name: names.fingerprint, value: found.fingerprint ?? '' },
          ],
  }
}
