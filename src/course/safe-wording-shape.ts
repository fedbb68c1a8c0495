/**
 * What advice to staff may not do, the worst first. They'd take from it that they don't report, or not now, or do what
 * hurts a youth, as keep a picture or ask for details.
 */
export const ADVICE_DANGERS = ['notToReport', 'promises', 'permission', 'delay', 'harms'] as const
export type AdviceDanger = (typeof ADVICE_DANGERS)[number]

/** Ways to say one thing that is wrong. */
export interface DangerFamily {
  readonly danger: AdviceDanger
  /** Only sentences with this are looked at. */
  readonly among: RegExp
  readonly says: readonly RegExp[]
  /** What makes the same words right, when it stands in them. */
  readonly unless?: RegExp
  /** Reads the sentence with its phrases that are right, too. */
  readonly whole?: true
  /** Reads each sentence together with the next one: one says to report, and the next takes it back. */
  readonly across?: true
}

/** Patterns read the result of `plain`, in small letters, one sentence at a time. */
export interface SafeWording {
  /** Phrases that are right, as "without waiting for permission": the rest of the sentence is still looked at. */
  readonly right: readonly RegExp[]
  readonly families: readonly DangerFamily[]
}
