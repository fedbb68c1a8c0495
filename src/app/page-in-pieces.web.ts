import {
  BODY_PLACE,
  framed,
  keptBody,
  keptFrame,
  ownBody,
  type PageInPieces,
  pageBytes,
  SECONDS_PLACE,
  TOKEN_PLACE,
} from '../platform/html/kept-part.job.ts'
import { CSRF_FIELD } from '../platform/http/csrf.web.ts'
import { endingOf } from '../identity/sessions/ending.page.ts'
import type { HiddenField } from '../platform/html/field.page.ts'
import { renderFrame, renderPart } from '../platform/html/render.page.ts'
import { escapeHtml } from '../platform/html/renderer.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatTime } from '../platform/time/date.page.ts'
import { localTime } from '../platform/time/local-time.ts'
import type { Language } from '../platform/text/language.ts'
import type { SignedInVisit } from './visit.web.ts'

/** The hidden fields of a form in what many people get: each finds their own token there. */
export const SHARED_HIDDEN: readonly HiddenField[] = [{ name: CSRF_FIELD, value: TOKEN_PLACE }]

/** The same visit, with the place of a token instead of the viewer's own. */
export function forMany(visit: SignedInVisit): SignedInVisit {
  // Everything else is read from the visit.
  return Object.create(visit, { csrf: { value: TOKEN_PLACE } }) as SignedInVisit
}

/** A body that isn't kept, or one that is, with its screens: see `PageBody`. */
export interface PageBody {
  readonly template: string
  readonly model: object
  /**
   * Whether everybody gets the same who sees the same: then nothing in the model is a token. Its screens are kept by
   * themselves.
   */
  readonly isShared: boolean
  readonly screens: readonly { readonly id: string }[]
}

/**
 * Makes a page whose frame is kept. What a frame shows is all in its shell, and the shell is what it's kept by: only
 * somebody whose shell is the same to the letter gets the same one. So it is with a shared body and its model.
 * @param shell made for many
 */
export function inPieces(language: Language, shell: Shell, page: PageBody): PageInPieces {
  const { template, model, isShared, screens } = page
  const { ending } = shell
  const shared = { ...shell, ending: ending === null ? null : { ...ending, seconds: SECONDS_PLACE } }
  const frame = keptFrame(keyOf(shared), () => renderFrame('app', shared, BODY_PLACE))
  const render = () => renderPart(template, model)
  const body = isShared
    ? keptBody(`${language} ${template} ${keyOf(model)}`, render, () =>
        screens.map((screen) => renderPart(SCREEN, screen)),
      )
    : ownBody(render)
  return framed(frame, body)
}

export function sendInPieces(visit: SignedInVisit, page: PageInPieces): void {
  const { csrf, language, now, organization, request, response, session } = visit
  // Without the header, any would do: then it's as it is.
  const takesGzip = request.headers['accept-encoding'] !== undefined && request.acceptsEncodings('gzip') === 'gzip'
  if (takesGzip) response.setHeader('Content-Encoding', 'gzip')
  const own = {
    token: csrf,
    seconds: endingOf(session, now).seconds,
    time: () => escapeHtml(formatTime(localTime(now, organization.timeZone).time, language)),
  }
  const bytes = pageBytes(page, own, takesGzip ? 'gzip' : 'identity')
  response.setHeader('Vary', 'Accept-Encoding')
  response.setHeader('Content-Type', 'text/html; charset=utf-8')
  response.setHeader('Content-Length', bytes.length)
  response.end(bytes)
}

const SCREEN = 'learning/lesson-screen'

/** Everything that a model shows: words follow from the language, and screens are kept by themselves. */
function keyOf(model: object): string {
  return JSON.stringify(model, (name, value: unknown) => (name === 't' || name === 'screens' ? undefined : value))
}
