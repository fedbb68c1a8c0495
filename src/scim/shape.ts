import { AppError, type ErrorCode } from '../platform/http/app-error.ts'

/** Where SCIM is, and the names that RFC 7643 and RFC 7644 give to its parts. */
export const BASE = '/scim/v2'
export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
/** Our own attributes, under a name of the form that Entra asks for. */
export const OWN = 'urn:ietf:params:scim:schemas:extension:csec:2.0:User'
const LIST = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
const ERROR = 'urn:ietf:params:scim:api:messages:2.0:Error'

/** As long as an e-mail address may be. No text that's read is longer. */
export const LONGEST_VALUE = 254

/** A page has at most so many entries, and so many where nobody says. */
export const MOST_IN_PAGE = 200
const USUAL_IN_PAGE = 100

/** The words of RFC 7644, table 9, that we use. */
type ScimType = 'uniqueness' | 'invalidFilter' | 'invalidValue' | 'invalidSyntax' | 'mutability' | 'tooMany'

/** A refusal in a sentence for whoever runs the directory. The log has it, too, so it never repeats what was sent. */
export class ScimProblem extends AppError {
  readonly scimType: ScimType | null
  constructor(code: ErrorCode, scimType: ScimType | null, message: string) {
    super(code, message)
    this.name = 'ScimProblem'
    this.scimType = scimType
  }
}

export function invalid(message: string): ScimProblem {
  return new ScimProblem('bad-request', 'invalidValue', message)
}

/** The body of a refusal. SCIM wants the status as a text. */
export function errorOf(status: number, scimType: ScimType | null, said: string | null) {
  const detail = said ?? 'Something is wrong on the server. Its log says what.'
  return { schemas: [ERROR], status: String(status), ...(scimType === null ? {} : { scimType }), detail }
}

/** A part of a list. SCIM counts from 1. */
export interface Page {
  readonly startIndex: number
  readonly count: number
}

/** Wrong numbers get the nearest right one, as RFC 7644 asks. Throws `invalidValue` for what isn't a number. */
export function pageOf(startIndex: unknown, count: unknown): Page {
  const start = numberIn('startIndex', startIndex, 1)
  return { startIndex: Math.max(1, start), count: Math.min(MOST_IN_PAGE, numberIn('count', count, USUAL_IN_PAGE)) }
}

/** The database counts in 32 bits. */
const LARGEST = 2 ** 31 - 1

function numberIn(name: string, sent: unknown, usual: number): number {
  if (sent === undefined) return usual
  if (typeof sent !== 'string' || !/^-?\d{1,10}$/.test(sent)) throw invalid(`${name} must be a whole number.`)
  return Math.min(LARGEST, Math.max(0, Number(sent)))
}

export function listOf(resources: readonly object[], totalResults: number, { startIndex }: Page) {
  return { schemas: [LIST], totalResults, startIndex, itemsPerPage: resources.length, Resources: resources }
}
