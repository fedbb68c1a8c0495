import type { Comparison } from './comparison.ts'
import type { Messages } from '../words/messages.ts'

/** Says in a sentence what a comparison with signed heads found. */
export function verdictOf({ fits, divergence, missing, end }: Comparison, t: Messages): string {
  const words = t.hr.ledger.comparison
  if (fits) return words.fits
  if (divergence === null) return words.doubt
  if (missing === null) return words.differs
  const { head, from, isReplaced } = missing
  const count = head.seq - from + 1
  if (isReplaced) return words.replaced(head.number, head.seq, from, count)
  return words.missing(head.number, head.seq, end.seq, count)
}
