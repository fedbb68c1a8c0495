/** Patterns that are put together from parts, so that each list of words is written once. None has a word that somebody typed. */
export function patternsOf(...sources: readonly string[]): RegExp[] {
  // oxlint-disable-next-line security/detect-non-literal-regexp -- the parts are written beside the patterns
  return sources.map((source) => new RegExp(source, 'u'))
}
