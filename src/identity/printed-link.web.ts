import QRCode from 'qrcode'
import { isLoopback } from '../platform/config.ts'
import { namesOn } from '../ledger/fact.store.ts'
import { hrefTo, publicPath } from '../app/href.web.ts'
import type { CodeMac } from './codes/printed-code.store.ts'
import type { Deps, SignedInVisit } from '../app/visit.web.ts'
import { stayingAdministrators } from './roles/administrator.store.ts'
import type { Language } from '../platform/text/language.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

const CODE_GROUP = /.{1,4}/g

/** A link for paper, to scan or to type. */
export interface PrintedLink {
  readonly link: string
  readonly qrHtml: SafeHtml
  /** In groups that are easy to type. */
  readonly code: string
  /** The page for typing the code. */
  readonly codeAddress: string
}

/**
 * The warning for HR where links and codes are made, and among the first steps, with whom to ask. Empty when the printed
 * address works on a phone.
 */
export async function addressWarning({ deps, t, today, viewer }: SignedInVisit): Promise<string> {
  if (!isLoopback(deps.config.publicUrl)) return ''
  const { db } = deps.store
  const others = (await stayingAdministrators(db, today)).filter((person) => person !== viewer.person)
  const names = await namesOn(db, others, today)
  const words = t.account.link
  const warning = words.onlyHere(others.flatMap((person) => names.get(person) ?? []).join(', '))
  return viewer.roles.has('administrator') ? `${warning} ${words.onlyHereSetting}` : warning
}

/** The codes of printed codes under the key of this server. */
export function codeMac({ secret }: Deps): CodeMac {
  return (code) => secret.mac('printed-code', code)
}

/**
 * @param code the short code, or null where only the long one will do: for an account in use
 * @param language the recipient's
 */
export async function printedLink(
  { config }: Deps,
  { token, code }: { readonly token: string; readonly code: string | null },
  language: Language,
): Promise<PrintedLink> {
  const link = config.publicUrl + publicPath(hrefTo('/join/:token', { token }), language)
  return {
    link,
    // The library draws squares from the text, and the markup holds none of the text.
    qrHtml: (await QRCode.toString(link, { type: 'svg', width: 200, margin: 2 })) as SafeHtml,
    code: code ?? token.match(CODE_GROUP)?.join(' ') ?? token,
    codeAddress: config.publicUrl + publicPath(hrefTo('/code'), language),
  }
}
