import type { RequestHandler } from 'express'
import { LANGUAGES } from '../platform/text/language.ts'
import { languageOfPath, publicPath } from './href.web.ts'

/**
 * Where a form is that isn't on the page above the address it's sent to. A page with what's wrong in a form has the
 * address of the form, so somebody who reloads it or comes back to it asks for that address.
 */
const FORM_PAGES: Readonly<Record<string, string>> = {
  '/account/passkeys': '/account/passkeys/new',
  '/account/passkeys/:passkey/removals': '/account/passkeys/:passkey',
  '/hr/selections': '/hr/people',
  '/hr/people/:person/credits': '/hr/people/:person/credits/new',
  '/hr/people/:person/merges': '/hr/people/:person/same-person',
  '/hr/people/:person/erasure-requests': '/hr/people/:person/erasure',
  '/hr/people/:person/erasures': '/hr/people/:person/erasure',
  '/hr/packages/profiles': '/hr/packages/profiles/new',
  // With what's missing at each field of the draft.
  '/hr/sites/defaults/checks': '/hr/sites/defaults?check=yes',
  '/hr/sites/defaults/publications': '/hr/sites/defaults/preview',
  '/hr/sites/defaults/agreements': '/hr/sites/defaults/proposal',
  '/hr/sites/defaults/refusals': '/hr/sites/defaults/proposal',
  '/hr/sites/:site/agreements': '/hr/sites/:site/proposal',
  '/hr/sites/:site/refusals': '/hr/sites/:site/proposal',
  '/hr/sites/:site/publications': '/hr/sites/:site?check=yes',
}

/**
 * Answers a GET at an address that only takes forms: leads to the page with the form, which asks who may see it.
 * @param pages the paths that answer a GET
 */
export function leadToForm(path: string, pages: ReadonlySet<string>): RequestHandler {
  const page = FORM_PAGES[path] ?? pageAbove(path, pages)
  return (request, response) => {
    const filled = page.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(request.params[name])))
    response.redirect(303, publicPath(filled, languageOfPath(request.path) ?? LANGUAGES[0]))
  }
}

function pageAbove(path: string, pages: ReadonlySet<string>): string {
  const above = path.slice(0, path.lastIndexOf('/'))
  if (above === '') return '/'
  return pages.has(above) ? above : pageAbove(above, pages)
}
