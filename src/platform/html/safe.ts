/** HTML that our own renderer made from our own content. Only `…Html` fields of this type may be printed raw. */
export type SafeHtml = string & { readonly __safeHtml: true }
