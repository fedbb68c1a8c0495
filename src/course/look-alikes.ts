import { calledBy, type NamedLine } from '../platform/html/named-line.ts'
import type { Contact } from './policy-shape.ts'

/**
 * The digits of these two lines begin alike, and only the first takes reports. Wherever one is named, its full name,
 * digits and purpose are there, too. Each has what the course called it first, which texts of before still do.
 */
const LOOK_ALIKES: readonly Pick<Contact & NamedLine, 'id' | 'called'>[] = [
  { id: 'SCR', called: ['SCR', 'State Central Registry', 'Registro Central Estatal'] },
  { id: 'LR-1', called: ['CSOC', 'Children’s System of Care'] },
]

/** Both lines with the numbers of now. An edition from before one of them has only the other. */
export function alikeLines(contacts: readonly Contact[]): NamedLine[] {
  return LOOK_ALIKES.flatMap(({ id, called }) =>
    contacts
      .filter((contact) => contact.id === id)
      .map(({ name, sentence, digits, tel, purpose }) => {
        const now = [...calledBy(name), ...(sentence === undefined ? [] : [sentence])]
        return { called: [...new Set([...called, ...now])], name, digits, href: `tel:${tel}`, purpose }
      }),
  )
}
