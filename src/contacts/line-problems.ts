import { othersIn, whyNotCalled } from './line-called.ts'
import { lineAsTyped, type LineProblem, readLine, type TypedLine } from './line-form.ts'
import { type Contents, lineOf, type ProposedChange, type SharedLines, withOwnLines } from './line.ts'

interface Lines {
  /** With the organization's own lines, as they're live. */
  readonly contents: Contents
  /** As the program came with it. */
  readonly released: Contents
}

/**
 * Reads what a steward typed, with everything that keeps it from being proposed. Returns null when the course has no
 * such line.
 * @param mayStay as of `readLine`
 */
export function readChange(
  { contents, released }: Lines,
  id: string,
  typed: Readonly<Record<string, string>>,
  mayStay: boolean,
): TypedLine | null {
  const [now, course] = [lineOf(contents, id), lineOf(released, id)]
  if (now === null || course === null) return null
  const { line, problems } = readLine(typed, { now, released: course }, othersIn(contents, id), mayStay)
  const ofCalled = whyNotCalled({ contents, released }, id, line).map(
    ([language, of, why]) => [`${language}-${of}`, why] as const,
  )
  // What a field itself has wrong says more than a sentence of the course that has it.
  return { line, problems: new Map<string, LineProblem>([...ofCalled, ...problems]) }
}

/**
 * Everything that keeps a proposed line from going live, by the field of the form. Other lines and the course may have
 * changed since somebody proposed it, so all of it is checked again.
 * @param own the organization's own lines, as they're live
 */
export function problemsNow(
  released: Contents,
  own: SharedLines['own'],
  { contact, line, reason }: Pick<ProposedChange, 'contact' | 'line' | 'reason'>,
): ReadonlyMap<string, LineProblem> {
  // Of a line that goes back to the course, no name is left that its words could be mixed up with.
  const live = line === null ? new Map([...own].filter(([id]) => id !== contact)) : own
  const after = line ?? lineOf(released, contact)
  if (after === null) return new Map()
  const typed = { ...lineAsTyped(after), again: after.digits, reason }
  return readChange({ contents: withOwnLines(released, live), released }, contact, typed, true)?.problems ?? new Map()
}
