import { z } from 'zod'
import { AppError } from './app-error.ts'
import { askedText, asTypedName, type FormState } from '../html/field.page.ts'
import { calendarDate } from '../time/calendar.ts'
import { askedIn, type Known } from '../text/asked.ts'
import type { MeantAs } from '../text/person-name.ts'
import { CSRF_FIELD } from './csrf.web.ts'
import type { Visit } from '../../app/visit.web.ts'

/** No name, and names that every object has something under. The parser would leave them out without a word. */
const NO_FIELD = /^(__proto__|constructor|prototype)?$/

/** Looks at a form before it's parsed. Throws `bad-request` for a name that no field has. */
export function refuseNoFields(_request: unknown, _response: unknown, sent: Buffer): void {
  for (const name of new URLSearchParams(sent.toString()).keys())
    if (NO_FIELD.test(name)) throw new AppError('bad-request', 'A field has a name that no field of a form has.')
}

/** The schema of a form that only has buttons. */
export const noFields = z.strictObject({})

/** The boxes that are checked: one, several or none come under one name. Each once, in the order sent. */
export const checkedBoxes = (most: number) =>
  z
    .union([z.string(), z.array(z.string()).max(most)])
    .default([])
    .transform((values) => [...new Set([values].flat())])

/** The subjects whose boxes are checked. */
export const checkedOf = <Kind extends string>(kind: Kind, most: number) =>
  checkedBoxes(most).transform((ids) => ids.map((id): `${Kind}:${string}` => `${kind}:${id}`))

/** A day that's asked for. An empty one is none. */
export const dayQuery = z
  .union([z.literal(''), z.iso.date()])
  .default('')
  .transform((on) => (on === '' ? null : calendarDate(on)))

/** A number of at most three digits. */
export const smallCount = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
/** After something was saved, the page says so. */
export const savedQuery = z.strictObject({ saved: z.literal('yes').optional() })

/** The fields of a form as they came. */
export type Fields = Readonly<Record<string, unknown>>

/** The parsed form, or the message for each field. */
export type FormResult<T> = { readonly ok: true; readonly data: T } | { readonly ok: false; readonly form: FormState }

/**
 * Reads a form with fields to fill in. Mistakes go back to the person with the input kept. Throws `bad-request` for
 * anything our forms don't send: unknown or missing fields, or one field twice. Schemas are strict objects.
 */
export function readForm<T>(visit: Visit, schema: z.ZodType<T>): FormResult<T> {
  return readFields(fieldsOf(visit), schema)
}

/** The same for fields that came in with another request, or only with a part of the form. */
export function readFields<T>(fields: Fields, schema: z.ZodType<T>): FormResult<T> {
  const parsed = schema.safeParse(fields)
  if (parsed.success) return { ok: true, data: parsed.data }
  if (!parsed.error.issues.every((issue) => isForPerson(issue, fields))) throw badRequest(parsed.error)
  return { ok: false, form: { values: kept(fields), problems: problemsOf(parsed.error) } }
}

/** Reads a form of buttons and hidden fields, which nobody can fill in wrongly. Throws `bad-request`. */
export function parseForm<T>(visit: Visit, schema: z.ZodType<T>): T {
  return parse(fieldsOf(visit), schema)
}

/** The part of the address behind the question mark. Throws `bad-request`. */
export function parseQuery<T>({ request }: Visit, schema: z.ZodType<T>): T {
  return parse(request.query, schema)
}

/** A `:name` of the route's path. Throws when the path has none of that name. */
export function param({ request }: Visit, name: string): string {
  const value = request.params[name]
  if (typeof value !== 'string') throw new RangeError(`the path of this route has no ":${name}"`)
  return value
}

/** The form as it came, with one more thing to say about it. */
export function withProblem(visit: Visit, field: string, problem: string): FormState {
  return withProblems(visit, { [field]: problem })
}

/** The form as it came, with what to say about it; with nothing to say, to show it again. */
export function withProblems(visit: Visit, problems: FormState['problems']): FormState {
  return { values: sentFields(visit), problems }
}

/**
 * What to ask about fields that are kept for good, and in which somebody's own name or number seems to be. Whoever sends
 * the same text again keeps it. The shape of the form has `asTypedName` of each field.
 */
export function heldNames(
  visit: Visit,
  fields: readonly string[],
  meantAs: MeantAs,
  known: Known = {},
): FormState['problems'] {
  const sent = sentFields(visit)
  const held = fields.flatMap((name) => {
    const asked = askedIn(sent[name] ?? '', meantAs, known)
    return asked === null || sent[asTypedName(name)] === sent[name] ? [] : [[name, askedText(asked, visit.t)]]
  })
  return Object.fromEntries(held)
}

/** Every text that came in, by its field, whether or not the form is accepted. */
export function sentFields(visit: Visit): Readonly<Record<string, string>> {
  return kept(fieldsOf(visit))
}

/** Returns the texts sent in these fields, whether or not the form is accepted. */
export function sentTexts(visit: Visit, names: readonly string[]): string[] {
  const values = sentFields(visit)
  return names.flatMap((name) => values[name] ?? [])
}

/** Everything that came in at a field that can be sent many times, as boxes to check are. */
export function sentList(visit: Visit, name: string): string[] {
  const value = fieldsOf(visit)[name]
  return [value].flat().filter((entry) => typeof entry === 'string')
}

function parse<T>(value: unknown, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw badRequest(parsed.error)
  return parsed.data
}

/** Everything that came in, without what every form carries. */
export function fieldsOf({ request }: Visit): Fields {
  // Also refused by a form without fields, which would find none missing.
  if (request.is(['urlencoded', 'multipart']) === false)
    throw new AppError('bad-request', 'The body of the request is no form.')
  const sent: Record<string, unknown> = request.body ?? {}
  return Object.fromEntries(Object.entries(sent).filter(([name]) => name !== CSRF_FIELD))
}

/** Unknown fields are a problem of the form as a whole, which has no path; missing and double ones of another type. */
function isForPerson({ code, path }: z.core.$ZodIssue, fields: Fields): boolean {
  if (code === 'invalid_type' || path.length === 0) return false
  // Nothing to choose from, and no kind of text, has two values.
  const isDouble = path.length === 1 && Array.isArray(fields[String(path[0])])
  return !isDouble || (code !== 'invalid_value' && code !== 'invalid_union')
}

/** The first problem of each field. */
function problemsOf({ issues }: z.ZodError): Record<string, string> {
  const problems = issues.map(({ path, message }) => [String(path[0]), message] as const)
  return Object.fromEntries(problems.reverse())
}

function kept(fields: Fields): Record<string, string> {
  const texts = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === 'string')
  return Object.fromEntries(texts)
}

/** Names the fields and not what was in them: it goes to the log. */
function badRequest({ issues }: z.ZodError): AppError {
  const places = issues.map(({ code, path }) => `${path.join('.') || 'the whole'}: ${code}`)
  return new AppError('bad-request', `The request has another shape than the page sends (${places.join(', ')}).`)
}
