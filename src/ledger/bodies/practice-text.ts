import type { EventOf } from '../event.ts'
import { type History, isKind } from '../history.ts'

/** What practices left to fix, by their entries. Empty where it was taken out. */
export type PracticeTexts = ReadonlyMap<string, string>

/** The last time that what a practice left to fix was replaced. Null when it never was. */
export function replacementOf(entry: string, history: History): EventOf<'practice_text_replaced'> | null {
  return history.filter(isKind('practice_text_replaced')).findLast(({ body }) => body.entry === entry) ?? null
}

/** What a practice left to fix, as it's shown now. An entry of the first version has the words itself. */
export function practiceTextOf(
  { id, body }: Pick<EventOf<'practice_held'>, 'id' | 'body'>,
  texts: PracticeTexts,
): string {
  return texts.get(id) ?? (body.v === 1 ? body.toFix : '')
}
