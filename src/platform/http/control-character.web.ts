import type { NextFunction, Request, Response } from 'express'
import { visible } from '../text/visible.ts'
import { AppError } from './app-error.ts'

/** The last parts of the names of fields with several lines, as in `steps` and `es-steps`. */
const MULTI_LINE_FIELDS: ReadonlySet<string> = new Set([
  'beforeGroup',
  'body',
  'cardText',
  'certificate',
  'clause',
  'groupSafety',
  'more',
  'quietDays',
  'steps',
  'toFix',
  'toFixAsTyped',
  'what',
  'whatNot',
])

/** Whether a field has several lines: those of a site's plan all do. */
export function hasLines(field: string): boolean {
  return field.startsWith('plan-') || MULTI_LINE_FIELDS.has(field.split('-').at(-1) ?? '')
}

/** A character that only steers a machine, as an address spells it. */
const IN_ADDRESS = /%(?:[01][0-9a-f]|7f)/i
/** With half of a surrogate pair, which comes from a form in another encoding and which no database keeps. */
const CONTROL = /[\p{Cc}\p{Cs}\u2028\u2029]/u
/** Line breaks and tabs are text where a field has several lines. */
const CONTROL_IN_LINES = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u

/**
 * Refuses addresses with control characters: no page of ours links to one, and PostgreSQL takes no text with a NUL.
 * Comes before everything that looks an address up.
 */
export function refuseControlInAddress(request: Request, _response: Response, next: NextFunction): void {
  const [path = '', query = ''] = request.url.split('?', 2)
  if (IN_ADDRESS.test(path)) next(new AppError('not-found', 'The address has a control character.'))
  else if (IN_ADDRESS.test(query)) next(new AppError('bad-request', 'The query has a control character.'))
  else next()
}

/** The same for the fields of a form, once they were read. */
export function refuseControlInForm(request: Request, _response: Response, next: NextFunction): void {
  takeText(request)
  next()
}

/** What's typed there is a secret, which counts as it is. */
const SECRETS: ReadonlySet<string> = new Set(['password', 'current'])

/**
 * Takes the characters that nobody sees out of the fields of a form, which come along when something is pasted. Throws
 * `bad-request` when a field, or the name of a file, holds a control character, or half of a surrogate pair. No browser
 * sends one in a field of one line, so a line break there was put in to reach further, for example into a mail.
 */
export function takeText(request: Pick<Request, 'body' | 'file'>): void {
  requireText(request)
  const seen = (value: unknown): unknown =>
    typeof value === 'string' ? visible(value) : Array.isArray(value) ? value.map(seen) : value
  const fields: [string, unknown][] = Object.entries(request.body ?? {})
  if (fields.length > 0)
    request.body = Object.fromEntries(
      fields.map(([name, value]) => [name, SECRETS.has(name) ? value : seen(value)] as const),
    )
}

function requireText({ body, file }: Pick<Request, 'body' | 'file'>): void {
  // A request without a form has no body.
  const fields: [string, unknown][] = Object.entries(body ?? {})
  // Browsers send the name in UTF-8, and the parser gives its bytes one by one.
  const fileName = file === undefined ? '' : Buffer.from(file.originalname, 'latin1').toString('utf8')
  const sent = [...fields, ['the name of the file', fileName] as const]
  for (const [name, value] of sent) {
    const forbidden = hasLines(name) ? CONTROL_IN_LINES : CONTROL
    const isForbidden = (text: unknown) => typeof text === 'string' && forbidden.test(text)
    if (CONTROL.test(name)) throw new AppError('bad-request', 'The name of a field has a control character.')
    if ([value].flat().some(isForbidden)) throw new AppError('bad-request', `${name} has a control character.`)
  }
}
