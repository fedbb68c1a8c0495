import type { Contact } from '../course/policy-shape.ts'
import type { Messages } from '../words/messages.ts'

/** The number to call, and those to text and for TTY where the line has them. */
export function numbersOf(line: Pick<Contact, 'digits' | 'text' | 'tty'>, { learn }: Messages): string {
  const toText = line.text === null ? [] : [learn.contacts.text(line.text)]
  const forTty = line.tty === null ? [] : [learn.contacts.tty(line.tty)]
  return [line.digits, ...toText, ...forTty].join('. ')
}
