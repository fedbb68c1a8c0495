import type { Contact } from '../course/policy-shape.ts'
import type { CourseMessages } from '../words/messages.ts'

/** The number to call, and those to text and for TTY where the line has them. */
export function numbersOf(line: Pick<Contact, 'digits' | 'text' | 'tty'>, t: CourseMessages): string {
  return [line.digits, ...otherWays({ ...line, web: null }, t)].join('. ')
}

/** How else to reach the line: with a text, by TTY and online, where it has them. */
export function otherWays(
  { text, tty, web }: Pick<Contact, 'text' | 'tty' | 'web'>,
  { learn }: CourseMessages,
): string[] {
  const words = learn.contacts
  return [text && words.text(text), tty && words.tty(tty), web && words.online(web)].flatMap((said) => said ?? [])
}
