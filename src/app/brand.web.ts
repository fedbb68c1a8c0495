import { type Request, type RequestHandler, type Response, Router } from 'express'
import type { Database } from '../platform/database/schema.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { AppError } from '../platform/http/app-error.ts'
import { under } from '../platform/http/in-turn.web.ts'
import { limitRequests } from '../platform/http/limits.web.ts'
import type { LogoView } from '../platform/html/logo.ts'
import type { Brand, Logo } from '../organization/brand.ts'
import { brandCss, logoView } from '../organization/brand.page.ts'
import { findLogo } from '../organization/brand.store.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import type { Deps } from './visit.web.ts'

const HASH = 16
const LOGO_PATH = '/brand/:hash/logo.png'
const SHEET_PATH = '/brand/:hash/brand.css'

/** The files of a brand. Their addresses name their content, so that browsers may keep them forever. */
export function themeHrefs(brand: Brand): string[] {
  const css = brandCss(brand)
  return css === '' ? [] : [addressOf(SHEET_PATH, sha256(css))]
}

export function shownLogo({ name, brand }: Pick<Organization, 'name' | 'brand'>): LogoView | null {
  return brand.logo === null ? null : logoView(brand.logo, logoHref(brand.logo), name)
}

/** For paper that says the name in any case. */
export function besideName(logo: LogoView | null): LogoView | null {
  return logo === null ? null : { ...logo, isName: false, alt: '' }
}

function logoHref({ hash }: Logo): string {
  return addressOf(LOGO_PATH, hash)
}

function addressOf(path: string, hash: string): string {
  return path.replace(':hash', hash.slice(0, HASH))
}

/**
 * Apart from all other routes, and before the log: the public card shows the logo, and nobody is to know that somebody
 * opened it. No cookie is read, and an address of an earlier logo leads nowhere.
 */
export function brandFiles({ store }: Deps): RequestHandler {
  const router = Router({ caseSensitive: true, strict: true })
  router.use(limitRequests())
  router.get(LOGO_PATH, (request, response) => sendLogo(store.db, request, response))
  router.get(SHEET_PATH, (request, response) => sendSheet(store.db, request, response))
  return under(['/brand/'], router)
}

async function sendLogo(db: Database, request: Request, response: Response): Promise<void> {
  const logo = await findLogo(db, (await findOrganization(db))?.brand.logo ?? null)
  if (logo === null || !names(request, logo.hash)) throw new AppError('not-found', 'There is no such logo.')
  keep(response).type('png').send(Buffer.from(logo.png))
}

async function sendSheet(db: Database, request: Request, response: Response): Promise<void> {
  const organization = await findOrganization(db)
  const css = organization === null ? '' : brandCss(organization.brand)
  if (css === '' || !names(request, sha256(css))) throw new AppError('not-found', 'There is no such stylesheet.')
  keep(response).type('css').send(css)
}

function names({ params }: Request, hash: string): boolean {
  return params['hash'] === hash.slice(0, HASH)
}

function keep(response: Response): Response {
  return response.set('Cache-Control', 'public, max-age=31536000, immutable')
}
