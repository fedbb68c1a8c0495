/** The library brings no types. */
declare module 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs' {
  export const ExitThisPage: new (root: Element) => object
}
