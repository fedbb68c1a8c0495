import { alikeLines } from '../../course/look-alikes.ts'
import type { Contact } from '../../course/policy-shape.ts'
import type { ShownDetails } from '../../organization/details-shape.ts'
import { digitsOf, isFoundWrong, siteText } from '../../organization/site-details.ts'
import { namedIn } from '../../platform/html/named-line.ts'
import type { Language } from '../../platform/text/language.ts'
import type { CourseMessages } from '../../words/messages.ts'

/** A number of a site's own, with the role or the line that has it. */
interface OwnDigits {
  readonly name: string
  readonly digits: string
}

/**
 * The numbers that the last call found not to work, each once.
 * @param isGiven whether readers have the number at all
 */
export function wrongNumbers(
  details: ShownDetails | null,
  language: Language,
  isGiven: (number: { readonly phone: string; readonly publicPhone?: boolean | undefined }) => boolean = () => true,
): OwnDigits[] {
  if (details?.wrong === undefined) return []
  const { named, backup, ifAboutThatPerson, support, local } = details
  const people = [...named, backup, ifAboutThatPerson, support].flatMap((person) => person ?? [])
  const all = [
    ...people.map((person) => ({ number: person, name: siteText(person, 'role', language).text })),
    ...local.map((line) => ({ number: line, name: siteText(line, 'name', language).text })),
  ]
  return all
    .filter(({ number }) => isGiven(number) && isFoundWrong(details, number))
    .map(({ number, name }) => ({ name, digits: number.phone }))
    .filter(
      ({ digits }, place, found) => found.findIndex((other) => digitsOf(other.digits) === digitsOf(digits)) === place,
    )
}

/**
 * Says at the top of a page which numbers don't work, and whom to call if nobody answers. The first sentence is enough
 * where there's little room. A line that can be mistaken for another has its purpose with it. Empty without a number.
 */
export function wrongNotice(
  numbers: readonly OwnDigits[],
  contacts: readonly Contact[],
  { support }: Pick<CourseMessages, 'support'>,
): string[] {
  if (numbers.length === 0) return []
  const list = numbers.map(({ name, digits }) => `${name}, ${digits}`).join('; ')
  const lead = support.wrong(numbers.length, list)
  const scr = contacts.filter(({ id }) => id === 'SCR').map(({ digits }) => digits)
  const alike = namedIn(lead, alikeLines(contacts)).map(({ name, digits, purpose }) => `${name}: ${digits}. ${purpose}`)
  return [lead, ...scr.map(support.noAnswer), ...alike]
}
