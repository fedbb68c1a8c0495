import type { SaidInEntry } from './event.ts'
import type { EvidenceId } from './bodies/part.ts'

export const EVIDENCE_TYPES = ['application/pdf', 'image/png', 'image/jpeg'] as const
export type EvidenceType = (typeof EVIDENCE_TYPES)[number]

export const LARGEST_EVIDENCE = 5 * 1024 * 1024

/** How a file of each type begins, and what its name ends with. */
const MARKS: Readonly<
  Record<EvidenceType, { readonly begins: readonly number[]; readonly endings: readonly string[] }>
> = {
  'application/pdf': { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], endings: ['pdf'] },
  'image/png': { begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], endings: ['png'] },
  'image/jpeg': { begins: [0xff, 0xd8, 0xff], endings: ['jpg', 'jpeg'] },
}

/** Returns the type of a file by its first bytes, whatever its name. Returns null for any other type. */
export function evidenceTypeOf(bytes: Uint8Array): EvidenceType | null {
  return EVIDENCE_TYPES.find((type) => MARKS[type].begins.every((byte, index) => bytes[index] === byte)) ?? null
}

export type EvidenceProblem = 'empty' | 'too-large' | 'other-type'

/** Why a file cannot be kept; null when it can. */
export function evidenceProblem(bytes: Uint8Array): EvidenceProblem | null {
  if (bytes.length === 0) return 'empty'
  if (bytes.length > LARGEST_EVIDENCE) return 'too-large'
  return evidenceTypeOf(bytes) === null ? 'other-type' : null
}

const LONGEST_NAME = 100
/** Control characters, marks that turn the direction of the text, and what no file system takes. */
const UNWELCOME = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*:<>?\\/|]+/gu

/** The name as people read it, without folders, and with the ending that fits what is in the file. */
export function keptName(name: string, type: EvidenceType): string {
  const { endings } = MARKS[type]
  const plain = (name.split(/[\\/]/).at(-1) ?? '').normalize('NFC').replaceAll(UNWELCOME, ' ')
  const [, stem = plain, ending = ''] = /^(.*)\.([^.]*)$/.exec(plain) ?? []
  const base = stem
    .replaceAll(/\s+/g, ' ')
    .replace(/^[\s.]+/, '')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim()
  const fits = endings.includes(ending.toLowerCase())
  return `${base === '' ? 'evidence' : base}.${fits ? ending.toLowerCase() : (endings[0] ?? '')}`
}

/** Returns the files that an entry names as support for a credit or a correction. */
export function evidenceIn(event: SaidInEntry): readonly EvidenceId[] {
  if (event.kind === 'credited') return event.body.evidence.files
  return event.kind === 'corrected' && event.body.v === 2 ? event.body.evidence.files : []
}
