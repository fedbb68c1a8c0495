/** What can be wrong with an entry of the ledger. */
export const LEDGER_FAULTS = [
  'missing',
  'does-not-follow',
  'changed',
  'body',
  'fact',
  'certificate-missing',
  'certificate-changed',
  'paper-missing',
  'paper-changed',
  'not-the-head',
  'beyond-the-head',
] as const
export type LedgerFault = (typeof LEDGER_FAULTS)[number]

/** What can be wrong with a signed head on record. */
export const HEAD_FAULTS = ['head-signature', 'head-chain', 'head-differs'] as const
export type HeadFault = (typeof HEAD_FAULTS)[number]

/** The first thing that is not in order, and at which entry or at which head. */
export interface Fault {
  readonly kind: LedgerFault | HeadFault
  readonly at: number
}
