/** A share of a group, and where the share would lie among many people like these. All from 0 to 1. */
export interface Share {
  readonly share: number
  readonly from: number
  readonly to: number
}

/** The 97.5th percentile of the normal distribution: 95 % lie within so many standard errors on both sides. */
const Z = 1.959963984540054

/**
 * Wilson's score interval at 95 %: it stays between 0 and 1, and says something also when nobody or everybody is
 * counted. Throws a RangeError for an empty group.
 */
export function wilson(counted: number, of: number): Share {
  return shareBetween(counted, counted, of)
}

/** For a count that is only known to lie between two numbers: the interval covers both. */
export function shareBetween(fewest: number, most: number, of: number): Share {
  if (of < 1 || fewest < 0 || fewest > most || most > of) throw new RangeError(`${fewest} to ${most} of ${of}`)
  return { share: fewest / of, from: bounds(fewest, of).from, to: bounds(most, of).to }
}

/** Whether two shares differ by more than chance explains: a careful test, which overlooks small differences. */
export function areApart(one: Share, other: Share): boolean {
  return one.to < other.from || other.to < one.from
}

function bounds(counted: number, of: number): { readonly from: number; readonly to: number } {
  const share = counted / of
  const scale = 1 + Z ** 2 / of
  const middle = share + Z ** 2 / (2 * of)
  const reach = Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))
  return { from: Math.max(0, (middle - reach) / scale), to: Math.min(1, (middle + reach) / scale) }
}
