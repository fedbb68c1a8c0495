import { ExitThisPage } from 'govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs'

/**
 * The "Leave this page" button is a link that works without this script. With it, the page is covered right away while
 * the next one loads, and pressing Shift three times does the same.
 */
const root = document.querySelector('[data-module="govuk-exit-this-page"]')
if (root !== null) {
  // The library takes this as the sign that the browser can run it.
  document.body.classList.add('govuk-frontend-supported')
  // It works by listening; nobody needs the object.
  void new ExitThisPage(root)
}
