/** The faults that a pack can have. Each says where it is: the name of a file, the place of an entry, a key. */
export const PACK_FAULTS = [
  'no-manifest',
  'manifest-unreadable',
  'no-signature',
  'signature-unreadable',
  'unknown-key',
  'forged',
  'other-key',
  'missing',
  'extra',
  'twice',
  'changed',
  'swapped',
  'damaged',
  'entry-unreadable',
  'entry-missing',
  'entry-unlinked',
  'entry-changed',
  'ledger-end',
  'heads-unreadable',
  'head-forged',
  'head-differs',
  'edition-differs',
  'certificate-differs',
] as const
export type PackFaultKind = (typeof PACK_FAULTS)[number]

export interface PackFault {
  readonly kind: PackFaultKind
  readonly about: string
  /** The value that was found instead. Empty where there is nothing to say. */
  readonly instead: string
}

export function packFault(kind: PackFaultKind, about: string | number = '', instead = ''): PackFault {
  return { kind, about: String(about), instead }
}
