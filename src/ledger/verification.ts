import type { LedgerFault } from './chain.ts'

/** What a check of the ledger, or of a part of it, found. */
export type Verification =
  | { readonly ok: true; readonly events: number; readonly head: string }
  /** The first entry that is not as it was recorded, and how it can be seen. */
  | { readonly ok: false; readonly seq: number; readonly fault: LedgerFault; readonly reason: string }

const SENTENCES: Readonly<Record<LedgerFault, string>> = {
  missing: 'is missing',
  'does-not-follow': 'does not follow from the entry before it',
  changed: 'was changed after it was recorded',
  body: 'has a body that is not of its kind',
  fact: 'names a fact about the person that was changed or removed',
  'certificate-missing': 'names a certificate that is not there',
  'certificate-changed': 'names a certificate whose file was changed',
  'paper-missing': 'names a paper that is not there',
  'paper-changed': 'names a paper whose file was changed',
  'not-the-head': 'is not the one that the head of the ledger names',
  'beyond-the-head': 'stands behind the head of the ledger',
}

export function bad(seq: number, fault: LedgerFault): Verification {
  return { ok: false, seq, fault, reason: `Entry ${seq} ${SENTENCES[fault]}.` }
}
