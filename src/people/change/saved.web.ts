import { z } from 'zod'
import { MESSAGES, type Messages } from '../../words/messages.ts'
import type { ChangeName } from '../change.page.ts'

/** Every form has its words. The keys of these, which Object.keys widens. */
const CHANGE_NAMES = Object.keys(MESSAGES.en.hr.changes.forms) as ChangeName[]

/** The query after a change, which names what was done. */
export const savedQuery = z.strictObject({
  saved: z.enum([...CHANGE_NAMES, 'corrected', 'parted', 'merged', 'credited', 'erased']).optional(),
})
type Saved = NonNullable<z.output<typeof savedQuery>['saved']>

export function savedText(saved: Saved, { hr: { changes: words, credits, erasure } }: Messages): string {
  switch (saved) {
    case 'corrected':
      return words.correction.saved
    case 'parted':
      return words.correction.parted
    case 'merged':
      return words.merge.saved
    case 'credited':
      return credits.form.saved
    case 'erased':
      return erasure.saved
    default:
      return words.forms[saved].saved
  }
}
