/** The ledger and its signed heads. */
export const ledger = {}
