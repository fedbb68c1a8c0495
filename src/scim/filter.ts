import { isStorable } from '../platform/text/storable.ts'
import { visible } from '../platform/text/visible.ts'
import { LONGEST_VALUE, ScimProblem } from './shape.ts'

/** What a filter can ask for, by its name in lower case. `emails[type eq "work"].value` is how Entra spells it. */
const ATTRIBUTES = {
  id: 'id',
  username: 'userName',
  externalid: 'externalId',
  emails: 'email',
  'emails.value': 'email',
  'emails[type eq "work"].value': 'email',
  active: 'active',
  displayname: 'displayName',
} as const
type Attribute = (typeof ATTRIBUTES)[keyof typeof ATTRIBUTES]

export interface Filter {
  readonly by: Attribute
  readonly value: string
}

const FORM = /^\s*(\S+|emails\[type eq "work"\]\.value)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false)\s*$/i
const NOT_OURS = 'This filter isn’t offered. Ask for one value of one attribute with eq; docs/scim.md names them.'
const NOBODYS = 'A filter can’t ask for a NUL or half of a surrogate pair: no record has one.'

/** Reads `userName eq "ana@example.org"`. Returns null for no filter, and throws `invalidFilter` for any other. */
export function filterOf(sent: unknown, offered: readonly Attribute[]): Filter | null {
  if (sent === undefined) return null
  const [, name = '', literal = ''] = FORM.exec(typeof sent === 'string' ? sent : '') ?? []
  const by = Object.entries(ATTRIBUTES).find(([spelled]) => spelled === name.toLowerCase())?.[1]
  const value = textOf(literal)
  if (by === undefined || value === null || !offered.includes(by)) {
    throw new ScimProblem('bad-request', 'invalidFilter', NOT_OURS)
  }
  if (value.trim() === '' || value.length > LONGEST_VALUE)
    throw new ScimProblem('bad-request', 'invalidFilter', `A filter asks for 1 to ${LONGEST_VALUE} characters.`)
  if (!isStorable(value)) throw new ScimProblem('bad-request', 'invalidFilter', NOBODYS)
  if (by === 'active' && !/^(true|false)$/i.test(value)) {
    throw new ScimProblem('bad-request', 'invalidFilter', 'active is true or false.')
  }
  return { by, value: by === 'active' ? value.toLowerCase() : value }
}

function textOf(literal: string): string | null {
  if (!literal.startsWith('"')) return literal === '' ? null : literal
  try {
    // As in a request that sends the same text.
    return visible(String(JSON.parse(literal)))
  } catch {
    return null
  }
}
