import { lineAsTyped } from '../../src/contacts/line-form.ts'
import { lineOf } from '../../src/contacts/line.ts'
import type { Browser, Fields } from './app.ts'
import { contents } from './content.ts'

const NCMEC = lineOf(contents, 'NR-2')
if (NCMEC === null) throw new Error('the course has this line')

/** A line that an organization may change, as the course has it. */
export const LINE = NCMEC
export const NEW_DIGITS = '1-800-555-0199'

/** The form of a new number for that line. */
export const TYPED: Fields = {
  ...lineAsTyped(LINE),
  digits: NEW_DIGITS,
  again: NEW_DIGITS,
  letters: '',
  reason: 'Its page has a new number.',
}

/** A steward proposes a new number. Returns the id of the change. */
export async function proposeNumber(steward: Browser): Promise<string> {
  await steward.post('/hr/contacts/NR-2/change', TYPED).expect(303)
  return changeIn((await steward.get('/hr/contacts/NR-2').expect(200)).text)
}

export function changeIn(html: string): string {
  return /name="change" value="([^"]+)"/.exec(html)?.[1] ?? ''
}
