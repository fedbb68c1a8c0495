/** One table: what can go wrong for a request → the HTTP status that says so. */
export const ERROR_STATUS = {
  'bad-request': 400,
  'sign-in': 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  unprocessable: 422,
  infected: 422,
  'too-many': 429,
  unavailable: 503,
  statuses: 503,
  'no-statuses': 503,
  'not-scanned': 503,
} as const

export type ErrorCode = keyof typeof ERROR_STATUS

/** An error that has a page of its own. The message is for the log; the page speaks by the code. */
export class AppError extends Error {
  readonly code: ErrorCode
  constructor(code: ErrorCode, message: string) {
    super(message)
    this.name = 'AppError'
    this.code = code
  }
}
