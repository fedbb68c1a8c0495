import { noFields, parseForm } from '../../platform/http/form.web.ts'
import type { SignedInVisit } from '../../app/visit.web.ts'
import { endingOf } from './ending.page.ts'

/** Answers the script of the warning. The request itself is what keeps the session. */
export function staySignedIn(visit: SignedInVisit): void {
  parseForm(visit, noFields)
  visit.response.json(endingOf(visit.session, visit.now))
}
