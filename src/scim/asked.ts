import { z } from 'zod'
import { isStorable } from '../platform/text/storable.ts'
import { visible } from '../platform/text/visible.ts'
import { ENTERPRISE, invalid, LONGEST_VALUE, OWN, ScimProblem, USER } from './shape.ts'

/** The attributes that are ours, by their address in lower case. Everything else in a request is left unread. */
const TEXTS = {
  username: 'userName',
  externalid: 'externalId',
  'name.formatted': 'formatted',
  'name.givenname': 'givenName',
  'name.familyname': 'familyName',
  displayname: 'displayName',
  title: 'title',
  usertype: 'userType',
  preferredlanguage: 'preferredLanguage',
  [`${ENTERPRISE}:employeeNumber`.toLowerCase()]: 'employeeNumber',
  [`${ENTERPRISE}:department`.toLowerCase()]: 'department',
  [`${OWN}:site`.toLowerCase()]: 'site',
  [`${OWN}:hireDate`.toLowerCase()]: 'hireDate',
} as const
const MANAGER = `${ENTERPRISE}:manager`.toLowerCase()
const WORKS_WITH_YOUTH = `${OWN}:worksWithYouth`.toLowerCase()
/** Attributes that hold others. */
const GROUPS: ReadonlySet<string> = new Set(['name', ENTERPRISE.toLowerCase(), OWN.toLowerCase()])

/** What a request says about a person. What it leaves out, or sends empty, changes nothing, as in a staff list. */
export interface Asked {
  readonly texts: ReadonlyMap<string, string>
  readonly active: boolean | null
  readonly worksWithYouth: boolean | null
}

interface Reading {
  readonly texts: Map<string, string>
  active: boolean | null
  worksWithYouth: boolean | null
}

const object = z.record(z.string(), z.unknown())

/** Reads a whole user, of POST and PUT. */
export function askedIn(body: unknown): Asked {
  const user = object.safeParse(body)
  if (!user.success) throw new ScimProblem('bad-request', 'invalidSyntax', 'The body must be a user in JSON.')
  const reading: Reading = { texts: new Map(), active: null, worksWithYouth: null }
  readAll(reading, '', user.data)
  return reading
}

const patch = z.object({
  Operations: z
    .array(z.object({ op: z.string(), path: z.string().nullish(), value: z.unknown().optional() }))
    .min(1)
    .max(100),
})

/** One step of a PATCH. `op` comes in any case. */
export interface Operation {
  readonly op: 'add' | 'replace' | 'remove'
  readonly path: string
  readonly value: unknown
}

export function operationsIn(body: unknown): Operation[] {
  const sent = patch.safeParse(body)
  if (!sent.success)
    throw new ScimProblem('bad-request', 'invalidSyntax', 'The body must have 1 to 100 Operations, each with an op.')
  return sent.data.Operations.map(({ op: spelled, path, value }) => {
    const op = (['add', 'replace', 'remove'] as const).find((known) => known === spelled.toLowerCase())
    if (op === undefined) throw new ScimProblem('bad-request', 'invalidSyntax', 'An op is add, replace or remove.')
    return { op, path: path ?? '', value }
  })
}

/** Reads the steps of a PATCH in their order: the last one about an attribute counts. Nothing is ever cleared. */
export function askedByPatch(body: unknown): Asked {
  const reading: Reading = { texts: new Map(), active: null, worksWithYouth: null }
  for (const { op, path, value } of operationsIn(body)) {
    if (op === 'remove') continue
    const values = path === '' ? object.safeParse(value) : null
    if (values === null) read(reading, path, value)
    else if (values.success) readAll(reading, '', values.data)
    else throw new ScimProblem('bad-request', 'invalidSyntax', 'An operation without a path needs an object as value.')
  }
  return reading
}

function readAll(reading: Reading, at: string, values: Readonly<Record<string, unknown>>): void {
  const between = at === 'name' ? '.' : ':'
  for (const [name, value] of Object.entries(values)) read(reading, at === '' ? name : `${at}${between}${name}`, value)
}

function read(reading: Reading, sent: string, value: unknown): void {
  const path = sent.toLowerCase().replace(`${USER.toLowerCase()}:`, '')
  const group = GROUPS.has(path) ? object.safeParse(value) : null
  if (group?.success === true) return readAll(reading, path, group.data)
  if (path === 'active') reading.active = booleanIn('active', value) ?? reading.active
  else if (path === WORKS_WITH_YOUTH) {
    reading.worksWithYouth = booleanIn('worksWithYouth', value) ?? reading.worksWithYouth
  } else if (path === 'emails' || /^emails(\[(type eq "work"|primary eq true)\])?(\.value)?$/.test(path)) {
    keep(reading, 'email', textIn(emailOf(value)))
  } else if (path === MANAGER || path === `${MANAGER}.value`) keep(reading, 'manager', textIn(valueIn(value)))
  else if (Object.hasOwn(TEXTS, path)) keep(reading, TEXTS[path] ?? '', textIn(value))
}

function keep(reading: Reading, name: string, text: string | null): void {
  if (text !== null) reading.texts.set(name, text)
}

/** The main address, else the one for work, else the first without a type. Never one of another type, such as home. */
function emailOf(value: unknown): unknown {
  if (typeof value === 'string') return value
  const emails = z.array(object).safeParse(Array.isArray(value) ? value : [value]).data ?? []
  const typeOf = ({ type }: Readonly<Record<string, unknown>>) => String(type ?? '').toLowerCase()
  const isMain = ({ primary }: Readonly<Record<string, unknown>>) => String(primary).toLowerCase() === 'true'
  const chosen =
    emails.find((email) => isMain(email) && typeOf(email) !== 'home') ??
    emails.find((email) => typeOf(email) === 'work') ??
    emails.find((email) => typeOf(email) === '')
  return chosen?.['value']
}

/** `{ "value": "…" }` or the value alone. */
function valueIn(value: unknown): unknown {
  const held = object.safeParse(value)
  return held.success ? held.data['value'] : value
}

const HALF = 'A text has half of a surrogate pair, such as an emoji that was cut in two. Send it whole.'

/** One line of text. Returns null for an empty one, and for what isn't a text at all. */
function textIn(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  // A larger number has lost digits as it was read, and two staff numbers could become one.
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw invalid('A number is too large, or no whole number. Send it as text.')
  const text = visible(String(value))
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  if (!isStorable(text)) throw invalid(HALF)
  if (text.length > LONGEST_VALUE) throw invalid(`A text may have at most ${LONGEST_VALUE} characters.`)
  return text || null
}

/** Entra sends "False". */
function booleanIn(name: string, value: unknown): boolean | null {
  if (value === null || value === '') return null
  const said = String(value).toLowerCase()
  if (said !== 'true' && said !== 'false') throw invalid(`${name} is true or false.`)
  return said === 'true'
}

/**
 * The name that a request gives to a person. Records hold it as one text, so a part alone can only be understood where
 * the present name has two words.
 */
export function nameAsked({ texts }: Asked, present: string | null): string | null {
  const [given = null, family = null] = [texts.get('givenName'), texts.get('familyName')]
  if (given !== null && family !== null) return `${given} ${family}`
  const whole = texts.get('formatted') ?? texts.get('displayName') ?? null
  if (whole !== null || (given === null && family === null)) return whole
  const [first = '', last = '', ...more] = (present ?? '').split(' ')
  if (last === '' || more.length > 0) {
    throw invalid('One part of a name isn’t enough here. Send name.givenName and name.familyName, or displayName.')
  }
  return `${given ?? first} ${family ?? last}`
}
