/** How somebody signs in, on the page of their account. */
export interface Ways {
  readonly passkeys: readonly { readonly name: string; readonly line: string; readonly href: string }[]
  /** `null` where passkeys can't be had. */
  readonly newPasskeyHref: string | null
  /** `null` for whoever has a password. */
  readonly firstPasswordHref: string | null
  /** Without a link where codes aren't asked: the line says why. */
  readonly app: { readonly line: string; readonly link: { readonly text: string; readonly href: string } | null }
  /** `null` for whoever shows no second step. */
  readonly codes: { readonly line: string; readonly href: string } | null
}
