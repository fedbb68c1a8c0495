import type { NextFunction, Request, Response } from 'express'
import { AppError, ERROR_STATUS, type ErrorCode } from '../platform/http/app-error.ts'
import { errorPage } from './error.page.ts'
import { isUnavailable } from '../platform/database/unavailable.store.ts'
import { hrefTo, inEveryLanguage, languageOfPath } from './href.web.ts'
import { browserLanguage, LANGUAGE_HEADER } from '../platform/http/headers.web.ts'
import type { KeptForm } from '../identity/sessions/kept-form.ts'
import { formOf } from '../identity/sessions/kept-form.web.ts'
import { pageOfForm, forgetWithoutTrace } from '../identity/session.web.ts'
import { requestIdOf } from '../platform/http/request-log.web.ts'
import { bareShell } from './shell.web.ts'
import { blankPage } from '../identity/sign-in.web.ts'
import type { Deps } from './visit.web.ts'
import type { Messages } from '../words/messages.ts'
import { LANGUAGES, toLanguage } from '../platform/text/language.ts'

const OUR_FAULT_STATUS = 500
const WAYS_OUT: ReadonlySet<string> = new Set([hrefTo('/leave'), hrefTo('/blank')].flatMap(inEveryLanguage))
/** After a fault that may be over soon: a busy database, a restart. */
const RETRY_SECONDS = 30
const MAY_BE_OVER: ReadonlySet<string> = new Set<ErrorCode>(['unavailable', 'statuses', 'no-statuses'])

export function notFound(_request: Request, _response: Response, next: NextFunction): void {
  next(new AppError('not-found', 'There is no such page.'))
}

/**
 * Every error becomes a page that says what to do and a line in the log, found by the same number. Asks nothing of
 * the database, which may be what went wrong.
 */
export function showError(deps: Deps) {
  // Express knows an error handler by its four parameters.
  return (error: unknown, request: Request, response: Response, next: NextFunction): void => {
    if (isCutOff(error, response)) return deps.log.info({ request: requestIdOf(response) }, 'the reader went away')
    const { code, status, id } = logRefusal(deps, error, response)
    // Half of the answer is out: all that is left is to cut it off.
    if (response.headersSent) return next(error)
    if (WAYS_OUT.has(request.path)) return leaveAnyway(deps, request, response)
    const mayBeOver = MAY_BE_OVER.has(code)
    if (mayBeOver) response.set('Retry-After', String(RETRY_SECONDS))
    // An address of nothing has opened no visit: it speaks the language of its path, or else the browser’s.
    const said = response.get(LANGUAGE_HEADER)
    const theirs = said === undefined ? browserLanguage(request, response) : toLanguage(said)
    const language = languageOfPath(request.path) ?? theirs
    const homeHref = (code === 'sign-in' ? pageOfForm(request) : null) ?? hrefTo('/')
    const kept = mayBeOver ? formOf(request) : null
    const page = { code: wordsFor(code, request, kept), id, homeHref, kept }
    response.status(status).send(errorPage(bareShell(deps, language), page))
  }
}

/** When a form couldn't be saved, the page says so and says whether it still has what was typed. */
function wordsFor(
  code: ErrorCode | 'our-fault',
  { method }: Request,
  kept: KeptForm | null,
): keyof Messages['account']['errors'] {
  if (method !== 'POST') return code
  if (code === 'statuses' && kept !== null) return 'statuses-not-saved'
  if (!MAY_BE_OVER.has(code)) return code
  return kept === null ? 'not-saved-nor-kept' : 'not-saved'
}

/** The line in the log, and how to answer. */
export function logRefusal({ log, metrics }: Deps, error: unknown, response: Response) {
  const code = codeOf(error)
  const status = code === 'our-fault' ? OUR_FAULT_STATUS : ERROR_STATUS[code]
  const id = requestIdOf(response)
  if (isUnavailable(error) || code === 'no-statuses') metrics?.databaseFailed()
  if (code === 'our-fault') log.error({ request: id, err: error }, 'failed')
  else log.info({ request: id, status, reason: reasonOf(error, code) }, 'refused')
  return { code, status, id }
}

/** A parser's own words quote what it couldn't read, which may be about a person. */
function reasonOf(error: unknown, code: ErrorCode): string {
  const isOfParser = !(error instanceof AppError) && (code === 'bad-request' || code === 'too-large')
  return error instanceof Error && !isOfParser ? error.message : code
}

/** Leaving works whatever is wrong with us: the browser loses its session and its copies, and sees nothing of ours. */
function leaveAnyway(deps: Deps, request: Request, response: Response): void {
  forgetWithoutTrace(deps.config, response)
  response.status(200).send(blankPage(deps, languageOfPath(request.path) ?? LANGUAGES[0]))
}

function codeOf(error: unknown): ErrorCode | 'our-fault' {
  if (error instanceof AppError) return error.code
  if (isUnavailable(error)) return 'unavailable'
  // Express and its body parser mark what the client got wrong with a status.
  const status = statusOf(error)
  if (status === ERROR_STATUS['too-large']) return 'too-large'
  return status !== null && status >= 400 && status < 500 ? 'bad-request' : 'our-fault'
}

const CUT_OFF: ReadonlySet<unknown> = new Set([
  'ECONNABORTED',
  'ECONNRESET',
  'EPIPE',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
])

/** The client closed the connection before the answer was out, for example because a download was stopped. */
function isCutOff(error: unknown, response: Response): boolean {
  const isOver = response.destroyed || response.socket?.destroyed !== false
  return isOver && !response.writableFinished && error instanceof Error && 'code' in error && CUT_OFF.has(error.code)
}

function statusOf(error: unknown): number | null {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null
  return typeof status === 'number' ? status : null
}
