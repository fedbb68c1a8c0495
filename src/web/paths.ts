import { VERIFY_PATH } from '../certificate/addresses.ts'
import type { PersonId, SiteId } from '../domain/event.ts'
import type { Links } from '../pages/links.ts'

/** Every address of the site that people type, get on paper, or are sent to. Routes have the same, with `:names`. */
export const signInPath = () => '/sign-in'
export const signOutPath = () => '/sign-out'
export const signedOutPath = () => '/signed-out'
export const leavePath = () => '/leave'
export const blankPath = () => '/blank'
export const setUpPath = (token: string) => `/set-up/${token}`
export const codePath = () => '/code'
export const joinPath = (token: string) => `/join/${token}`
export const accountPath = () => '/account'
export const passwordPath = () => '/account/password'
export const passwordChangedPath = () => `${accountPath()}?changed=password`
export const allSessionsPath = () => '/account/sessions'
export const hrSeesPath = () => '/what-hr-sees'
export const otherFormatPath = () => '/other-format'
export const peoplePath = () => '/hr/people'
export const newPersonPath = () => '/hr/people/new'
export const personPath = (person: PersonId) => `/hr/people/${idOf(person)}`
export const personLinkPath = (person: PersonId) => `${personPath(person)}/link`
export const peopleFilePath = () => '/hr/people.csv'
export const certificatePath = () => '/certificate'
export const certificateFilePath = () => '/certificate.pdf'
export const personCertificateFilePath = (person: PersonId, number: string) =>
  `${personPath(person)}/certificate.pdf?number=${number}`
export const revokeCertificatePath = (person: PersonId, number: string) =>
  `${certificateRevocationsPath(person)}?number=${number}`
export const certificateRevocationsPath = (person: PersonId) => `${personPath(person)}/certificate-revocations`
export const verifyPath = () => VERIFY_PATH
export const sitesPath = () => '/hr/sites'
export const sitePath = (site: SiteId) => `/hr/sites/${idOf(site)}`
export const sitePreviewPath = (site: SiteId) => `${sitePath(site)}/preview`
export const sitePublicationsPath = (site: SiteId) => `${sitePath(site)}/publications`

/** The course as the web serves it. */
export const webLinks: Links = {
  home: () => '/',
  lesson: (lesson, section) => `/lessons/${lesson}${section === null ? '' : `#${section}`}`,
  question: (lesson, item) => `/lessons/${lesson}/questions/${item}`,
  reply: (lesson, item) => `/lessons/${lesson}/questions/${item}/reply`,
  scenario: (scenario) => `/scenarios/${scenario}`,
  final: () => '/final',
  attemptQuestion: (attempt, place) => `/attempts/${attempt}/questions/${place}`,
  attemptAnswers: (attempt) => `/attempts/${attempt}/answers`,
  attempt: (attempt) => `/attempts/${attempt}`,
  policy: () => '/policy',
  contacts: () => '/contacts',
}

/** Addresses carry the bare id: `person:` says nothing there. */
function idOf(subject: PersonId | SiteId): string {
  return subject.slice(subject.indexOf(':') + 1)
}
