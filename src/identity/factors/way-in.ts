/**
 * Something that opens a person's account by itself. Codes from an app and spare codes don't: they only go with a
 * password.
 */
export type WayIn =
  | { readonly kind: 'password' }
  | { readonly kind: 'passkey'; readonly id: string }
  | { readonly kind: 'single-sign-on' }

/** Whether a person still gets in when a way is gone. The one rule for each page where a way is removed. */
export function staysIn(ways: readonly WayIn[], isGone: (way: WayIn) => boolean): boolean {
  return ways.some((way) => !isGone(way))
}
