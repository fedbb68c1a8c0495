/** The faults that an entry of the ledger can have. */
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

/** The faults that a signed head on record can have. */
export const HEAD_FAULTS = ['head-signature', 'head-chain', 'head-differs'] as const
export type HeadFault = (typeof HEAD_FAULTS)[number]

/** The first thing that is not in order, and at which entry or at which head. */
export interface Fault {
  readonly kind: LedgerFault | HeadFault
  readonly at: number
}
