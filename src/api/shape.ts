import { z } from 'zod'
import { PERSON_TYPES } from '../ledger/bodies/part.ts'
import { CREDIT_SOURCES } from '../ledger/bodies/training.ts'
import { STATUSES } from '../requirements/status.ts'

/**
 * The answers of the API, which the OpenAPI document describes from these same shapes. Version 1 only ever grows by
 * further fields. Nothing in it is about answers, scores or how somebody takes the course.
 */

/** What a token may read. Each has an address of its own. */
export const SCOPES = ['people', 'standings', 'completions'] as const
export type Scope = (typeof SCOPES)[number]

/** What a token may do: read some of these, or keep staff up to date as a directory does (`docs/scim.md`). */
export const TOKEN_SCOPES = [...SCOPES, 'scim'] as const
export type TokenScope = (typeof TOKEN_SCOPES)[number]

const SOURCES = ['here', ...CREDIT_SOURCES] as const

const id = (of: string, example: string) =>
  z
    .string()
    .describe(of)
    .meta({ examples: [example] })
const personId = (of: string) => id(of, 'person:5f0c1c1e-0d1c-4f0b-9a55-0b6f3f6a2c11')
const day = (of: string) => z.iso.date().describe(of)
const instant = (of: string) => z.iso.datetime().describe(of)
const text = (of: string) => z.string().describe(of)

const job = z.strictObject({
  site: z.strictObject({ id: text('The id of the site. It never changes.'), name: text('Its name today.') }),
  department: text('The department, or an empty text.'),
  position: text('The position, or an empty text.'),
  type: z.enum(PERSON_TYPES).describe('What kind of staff the person is in this job.'),
  supervisor: personId('The id of the supervisor, who is in the list, too.').nullable(),
  hiredOn: day('The day of hire.').nullable(),
  from: day('The first day in this place.'),
  until: day('The last day in this place. Null while it has no end.').nullable(),
})

const personOf = z.strictObject({
  id: personId('The id of the person here. It never changes.'),
  employeeNumber: text('The staff number.').nullable(),
  name: text('The name today. Null once it was erased.').nullable(),
  email: text('The work e-mail address on record.').nullable(),
  jobs: z.array(job).describe('Where the person works today or will work. Empty for somebody who has left.'),
})
export type ApiPerson = z.infer<typeof personOf>

const standing = z.strictObject({
  person: personId('The id of the person.'),
  requirement: text('What has to be done. Today there is one: orientation.'),
  status: z.enum(STATUSES).describe('The status as of the day. docs/reports.md says what each means.'),
  asOf: day('Today, the day that the status is of.'),
  dueOn: day('The day by which it has to be done.').nullable(),
  completedOn: day('The day of the completion that counts.').nullable(),
  validUntil: day('The first day on which that completion no longer counts. Null if it has no end.').nullable(),
  late: z.boolean().describe('Whether that completion was after its due date.'),
  policyVersion: text('The version of the policy that the completion is for.').nullable(),
  source: z.enum(SOURCES).describe('Where it was done.').nullable(),
})

const entryOf = {
  place: z.int().positive().describe('The place in the ledger. Later entries have higher numbers.'),
  entry: text('The id of the entry.'),
  person: personId('The id of the person.'),
  recordedAt: instant('When it was recorded.'),
}
const completion = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['completed', 'credited']).describe('Done here, or done elsewhere and credited by HR.'),
    ...entryOf,
    requirement: text('What was done.'),
    completedOn: day('The day on which it was done.'),
    source: z.enum(SOURCES).describe('Where it was done.'),
    policyVersion: text('The version of the policy.'),
    courseVersion: text('The version of the course, if known.').nullable(),
    language: text('The language of the course, if known.').nullable(),
    creditedMinutes: z.int().nonnegative().describe('The length of the course, if known.').nullable(),
  }),
  z.strictObject({
    kind: z
      .literal('corrected')
      .describe('HR has corrected an earlier completion. Ask for the standing of the person.'),
    ...entryOf,
    corrects: text('The id of the entry that was corrected.'),
  }),
])
export type ApiCompletion = z.infer<typeof completion>

const nextPage = text('Pass it as `after` to get the next page. Null on the last one.').nullable()

/** The answer at each address: a page of a list, in an order that never changes. */
export const ANSWERS = {
  people: z.strictObject({ people: z.array(personOf), next: nextPage }),
  standings: z.strictObject({ standings: z.array(standing), next: nextPage }),
  completions: z.strictObject({
    completions: z.array(completion),
    next: text('Keep it, and pass it as `after` the next time: what was recorded since comes then. Never null.'),
    more: z.boolean().describe('Whether there are more entries right now.'),
  }),
} as const satisfies Record<Scope, z.ZodType>
export type Answer<S extends Scope> = z.infer<(typeof ANSWERS)[S]>

/** What is wrong with a request, after RFC 9457. */
export const problem = z.strictObject({
  type: z.literal('about:blank'),
  title: text('The status in words.'),
  status: z.int().describe('The HTTP status.'),
  detail: text('What is wrong, and what to do.'),
  request: text('The id of the request, which the log of the server has, too.'),
})

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  429: 'Too many requests',
  503: 'Unavailable',
}

/** @param said what is wrong, in a sentence; null for a fault of ours, which only the log tells */
export function problemOf(status: number, said: string | null, request: string): z.infer<typeof problem> {
  const detail = said ?? 'Something is wrong on the server. Its log says what.'
  return { type: 'about:blank', title: TITLES[status] ?? 'Error', status, detail, request }
}
