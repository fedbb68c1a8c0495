import { VERIFY_PATH } from '../../certificates/certificate.ts'
import type { CalendarDate } from '../time/calendar.ts'
import type { ItemId, LessonId } from '../../course/course.ts'
import type { PersonId, SiteId } from '../../ledger/event.ts'
import type { PassMarkSheetId } from '../../understanding/pass-mark-sheet.ts'
import type { MessageKind } from '../../reminders/reminder.ts'
import type { ScenarioId } from '../../course/scenario.ts'
import type { Links } from '../../course/link.page.ts'
import type { ImportId, ImportKind, MessageState, PackId } from '../database/schema.store.ts'
import { type Language, LANGUAGES } from '../text/language.ts'
import type { EvidenceId } from '../../ledger/bodies/part.ts'
import type { ProfileId } from '../../organization/site-details.ts'

/** Every address of the site that people type, get on paper, or are sent to. Routes have the same, with `:names`. */
/** @param next the page to go on to afterward */
export const signInPath = (next: string | null = null) => (next === null ? '/sign-in' : withQuery('/sign-in', { next }))
export const signOutPath = () => '/sign-out'
export const signedOutPath = () => '/signed-out'
export const leavePath = () => '/leave'
export const blankPath = () => '/blank'
export const setUpPath = (token: string) => `/set-up/${token}`
export const codePath = () => '/code'
export const joinPath = (token: string) => `/join/${token}`
export const forgotPath = (asked = false) => (asked ? '/forgot?asked=yes' : '/forgot')
export const accountPath = () => '/account'
/** @param next the page to go on to afterward */
export const accountNoticePath = (next: string | null = null) =>
  next === null ? '/account/notice' : withQuery('/account/notice', { next })
export const addressPath = () => '/account/address'
export const addressConfirmedPath = () => `${accountPath()}?changed=address`
export const recoveriesPath = (query: Readonly<Record<string, string>> = {}) => withQuery('/hr/recoveries', query)
export const recoveryPath = (recovery: string) => `/hr/recoveries/${recovery}`
export const passwordPath = () => '/account/password'
export const passwordChangedPath = () => `${accountPath()}?changed=password`
export const allSessionsPath = () => '/account/sessions'
export const hrSeesPath = () => '/what-hr-sees'
export const peoplePath = () => '/hr/people'
export const newPersonPath = () => '/hr/people/new'
export const personPath = (person: PersonId) => `/hr/people/${idOf(person)}`
export const personLinkPath = (person: PersonId) => `${personPath(person)}/link`
/** @param sent whether a link went out just now, or had done so before */
export const personLinkSentPath = (person: PersonId, sent: 'now' | 'before') => `${personLinkPath(person)}?sent=${sent}`
/** A form that changes the record; a job among several is named by its id. */
export const changePath = (person: PersonId, change: string, job: string | null = null) =>
  `${personPath(person)}/changes/${change}${job === null ? '' : `?job=${job}`}`
/** The record after a change, with a line that says so. */
export const personChangedPath = (person: PersonId, saved: string) => `${personPath(person)}?saved=${saved}`
export const correctionPath = (entry: string, kind: string | null = null) =>
  `/hr/entries/${entry}/correction${kind === null ? '' : `?kind=${kind}`}`
export const samePersonPath = (person: PersonId) => `${personPath(person)}/same-person`
export const comparePeoplePath = (person: PersonId, other: PersonId) =>
  `${samePersonPath(person)}/compare?other=${idOf(other)}`
export const erasurePath = (person: PersonId) => `${personPath(person)}/erasure`
export const erasureRequestsPath = (person: PersonId) => `${personPath(person)}/erasure-requests`
export const erasuresPath = (person: PersonId) => `${personPath(person)}/erasures`
export const mergesPath = (person: PersonId) => `${personPath(person)}/merges`
export const teamPath = (outcome: string | null = null) => (outcome === null ? '/team' : `/team?reminder=${outcome}`)
export const teamListPath = () => '/team/list'
export const nudgePath = (person: PersonId) => `${personPath(person)}/nudges`
export const remindersPath = () => '/hr/reminders'
export const remindersSavedPath = () => `${remindersPath()}?saved=yes`
export const messagesPath = () => `${remindersPath()}/messages`
export const messagesInPath = (state: MessageState, more: Readonly<Record<string, string>> = {}) =>
  withQuery(messagesPath(), { state, ...more })
export const messageActionPath = (message: string, action: 'retries' | 'stops' | 'links' | 'hand-overs') =>
  `${messagesPath()}/${message}/${action}`
export const templatesPath = () => `${remindersPath()}/texts`
export const templatePath = (kind: MessageKind, language: Language, query: Readonly<Record<string, string>> = {}) =>
  withQuery(`${templatesPath()}/${kind}/${language}`, query)
export const templateResetPath = (kind: MessageKind, language: Language) => `${templatePath(kind, language)}/resets`
export const bulkInvitesPath = () => '/hr/invites'
export const overviewPath = () => '/hr/overview'
export const matrixPath = () => '/hr/matrix'
/** The reports below `/hr/reports`: of departments, exceptions, leavers and so on. */
export const reportPath = (report: string) => `/hr/reports/${report}`
/** The people whose status differs by the other clock. */
export const differencesPath = () => reportPath('differences')
/** A report as a file: where it is chosen, and the file itself. */
export const reportFilesPath = () => reportPath('files')
export const reportFilePath = () => reportPath('file')
export const viewsPath = (query: Readonly<Record<string, string>> = {}) => withQuery('/hr/views', query)
export const newViewPath = () => `${viewsPath()}/new`
export const viewPath = (view: string) => `${viewsPath()}/${view}`
/** Leads to the report, for whoever may see one. */
export const openViewPath = (view: string) => `${viewPath(view)}/report`
export const viewRemovalsPath = (view: string) => `${viewPath(view)}/removals`
export const siteReportPath = (site: SiteId) => `/hr/reports/sites/${idOf(site)}`
export const peopleFilePath = () => '/hr/people.csv'
export const importsPath = () => '/hr/imports'
export const importTemplatePath = (kind: ImportKind) => `${importsPath()}/template.csv?kind=${kind}`
export const importSamplePath = (kind: ImportKind) => `${importsPath()}/sample.csv?kind=${kind}`
export const importPath = (file: ImportId) => `${importsPath()}/${idOf(file)}`
export const importColumnsPath = (file: ImportId) => `${importPath(file)}/columns`
export const importChoicesPath = (file: ImportId) => `${importPath(file)}/choices`
export const importNumbersPath = (file: ImportId) => `${importPath(file)}/numbers`
export const importRowsPath = (file: ImportId, outcome: string, after: number) =>
  `${importPath(file)}/rows?outcome=${outcome}${after === 0 ? '' : `&after=${after}`}`
export const importReviewPath = (file: ImportId) => `${importPath(file)}/review`
export const importRefusedPath = (file: ImportId) => `${importPath(file)}/refused.csv`
export const importRecordPath = (file: ImportId) => `${importPath(file)}/record`
export const importGoOnPath = (file: ImportId) => `${importPath(file)}/go-on`
export const importDiscardPath = (file: ImportId) => `${importPath(file)}/discard`
export const newCreditPath = (person: PersonId) => `${creditsPath(person)}/new`
export const creditsPath = (person: PersonId) => `${personPath(person)}/credits`
export const evidencePath = (evidence: EvidenceId) => `/hr/evidence/${idOf(evidence)}`
export const liveSessionsPath = () => '/hr/live-sessions'
export const liveSessionPath = (slug: string, on: CalendarDate) => `${liveSessionsPath()}?site=${slug}&on=${on}`
export const signInSheetPath = (slug: string, on: CalendarDate) => `${liveSessionsPath()}/sheet?site=${slug}&on=${on}`
export const certificatePath = () => '/certificate'
export const certificateFilePath = () => '/certificate.pdf'
export const personCertificateFilePath = (person: PersonId, number: string) =>
  `${personPath(person)}/certificate.pdf?number=${number}`
export const revokeCertificatePath = (person: PersonId, number: string) =>
  `${certificateRevocationsPath(person)}?number=${number}`
export const certificateRevocationsPath = (person: PersonId) => `${personPath(person)}/certificate-revocations`
export const verifyPath = () => VERIFY_PATH
export const ledgerPath = (query: Readonly<Record<string, string>> = {}) => withQuery('/hr/ledger', query)
export const ledgerChecksPath = () => `${ledgerPath()}/checks`
export const headRecipientPath = () => `${ledgerPath()}/keeper`
export const ledgerComparisonsPath = () => `${ledgerPath()}/comparisons`
export const headsPath = () => `${ledgerPath()}/heads`
export const headsFilePath = () => `${headsPath()}.json`
export const headFilePath = (number: number) => `${headsPath()}/${number}`
export const packsPath = () => '/hr/packs'
export const packChecksPath = () => `${packsPath()}/checks`
export const packPath = (pack: PackId) => `${packsPath()}/${idOf(pack)}`
export const packAgainPath = (pack: PackId) => `${packPath(pack)}/again`
export const packZipPath = (pack: PackId) => `${packPath(pack)}/pack.zip`
type Query = Readonly<Record<string, string>>
export const personFilePath = (person: PersonId, query: Query = {}) => withQuery(`${personPath(person)}/file`, query)
/** The questions of one final check. */
export const questionsAskedPath = (check: string) => `/hr/checks/${check}`
export const editionsPath = () => '/hr/editions'
export const editionPath = (hash: string, query: Query = {}) => withQuery(`${editionsPath()}/${hash}`, query)
export const editionLessonPath = (hash: string, lesson: LessonId, query: Query = {}) =>
  withQuery(`${editionPath(hash)}/lessons/${lesson}`, query)
export const editionStoryPath = (hash: string, story: ScenarioId, query: Query = {}) =>
  withQuery(`${editionPath(hash)}/stories/${story}`, query)
export const editionQuestionsPath = (hash: string, query: Query = {}) =>
  withQuery(`${editionPath(hash)}/questions`, query)
export const editionPolicyPath = (hash: string, query: Query = {}) => withQuery(`${editionPath(hash)}/policy`, query)
export const editionContactsPath = (hash: string, query: Query = {}) =>
  withQuery(`${editionPath(hash)}/contacts`, query)
export const understandingPath = () => '/hr/understanding'
export const understandingFilePath = () => '/hr/understanding.csv'
export const understandingItemPath = (item: ItemId) => `${understandingPath()}/questions/${item}`
export const passMarkPath = () => '/hr/pass-mark'
export const passMarkSheetPath = (sheet: PassMarkSheetId, query: Readonly<Record<string, string>> = {}) =>
  withQuery(`${passMarkPath()}/${idOf(sheet)}`, query)
export const passMarkFormPath = (sheet: PassMarkSheetId) => `${passMarkSheetPath(sheet)}/form`
export const judgesPath = (sheet: PassMarkSheetId) => `${passMarkSheetPath(sheet)}/judges`
export const judgePath = (sheet: PassMarkSheetId, judge: number) => `${judgesPath(sheet)}/${judge}`
export const judgeLessonPath = (sheet: PassMarkSheetId, judge: number, lesson: LessonId) =>
  `${judgePath(sheet, judge)}/${lesson}`
export const passMarkRoundsPath = (sheet: PassMarkSheetId) => `${passMarkSheetPath(sheet)}/rounds`
export const passMarkClosingsPath = (sheet: PassMarkSheetId) => `${passMarkSheetPath(sheet)}/closings`
export const sitesPath = () => '/hr/sites'
export const sitePath = (site: SiteId) => `/hr/sites/${idOf(site)}`
export const sitePreviewPath = (site: SiteId) => `${sitePath(site)}/preview`
export const sitePublishedPath = (site: SiteId) => `${sitePath(site)}?published=now`
export const sitePublicationsPath = (site: SiteId) => `${sitePath(site)}/publications`
export const cardPrintPath = () => '/card/print'
export const siteCardPath = (site: SiteId) => `${sitePath(site)}/card`

/** The public card, as it stands on paper and behind QR codes: these addresses never change. */
export function cardPath(slug: string, language: Language): string {
  return publicPath(`/now/${slug}`, language)
}

export const previewsPath = () => '/hr/packages/previews'
export const previewPath = (preview: string) => `${previewsPath()}/${preview}`
export const previewFilePath = (preview: string, file: string) => `${previewPath(preview)}/files/${file}`
export const previewSessionPath = (preview: string) => `${previewPath(preview)}/session`
export const previewRecordPath = (preview: string) => `${previewPath(preview)}/record`
export const previewCommitPath = (preview: string) => `${previewPath(preview)}/commit`

export const rulesPath = () => '/hr/rules'
/** @param rule the one to go on with, from 0 */
export const rulesDraftPath = (rule: number | null) => `${rulesPath()}/draft${rule === null ? '' : `#rule-${rule}`}`
export const rulesPreviewPath = () => `${rulesPath()}/preview`
export const statusesPath = () => '/hr/statuses'

export const organizationPath = () => '/hr/organization'
export const organizationSavedPath = () => `${organizationPath()}?saved=yes`

export const packagesPath = () => '/hr/packages'
/** Where a package is put on the list of those made. */
export const packagesMadePath = () => `${packagesPath()}/made`
export const packageFilePath = () => `${packagesPath()}/package.zip`
export const packageReportPath = () => `${packagesPath()}/report.html`
export const packageReportDataPath = () => `${packagesPath()}/report.json`
export const packageKitPath = () => `${packagesPath()}/kit.zip`
export const quizKeyPath = () => `${packagesPath()}/quiz-key.html`
export const profilesPath = () => `${packagesPath()}/profiles`
export const newProfilePath = () => `${profilesPath()}/new`
export const profilePath = (profile: ProfileId) => `${profilesPath()}/${idOf(profile)}`
export const profileArchivePath = (profile: ProfileId) => `${profilePath(profile)}/archive`
export const receiptsPath = () => '/hr/receipts'

/** The course as the web serves it. */
export const webLinks: Links = {
  home: () => '/',
  lesson: (lesson, section) => `/lessons/${lesson}${section === null ? '' : `#${section}`}`,
  question: (lesson, item) => `/lessons/${lesson}/questions/${item}`,
  reply: (lesson, item) => `/lessons/${lesson}/questions/${item}/reply`,
  exercise: (lesson, exercise, part) => `/lessons/${lesson}/exercises/${exercise}${part === null ? '' : `#${part}`}`,
  scenario: (scenario) => `/scenarios/${scenario}`,
  scenarioStep: (scenario, step) => `/scenarios/${scenario}/steps/${step}`,
  scenarioReply: (scenario, step) => `/scenarios/${scenario}/steps/${step}/reply`,
  scenarioEnd: (scenario) => `/scenarios/${scenario}/end`,
  final: () => '/final',
  attemptQuestion: (attempt, place) => `/attempts/${attempt}/questions/${place}`,
  attemptAnswers: (attempt) => `/attempts/${attempt}/answers`,
  attempt: (attempt) => `/attempts/${attempt}`,
  policy: () => '/policy',
  contacts: () => '/contacts',
  beforeYouStart: () => '/before-you-start',
  pause: () => '/pause',
  whatNext: () => '/what-happens-next',
  otherFormat: () => '/other-format',
  reading: () => '/reading',
  stop: signOutPath,
  guide: () => '/guide',
}

/**
 * The address of a public page in a language: `/es/sign-in`. Nobody is known there, so the address says the
 * language; for everyone else the account does.
 */
export function publicPath(path: string, language: Language): string {
  return language === LANGUAGES[0] ? path : `/${language}${path}`
}

export function inEveryLanguage(path: string): string[] {
  return LANGUAGES.map((language) => publicPath(path, language))
}

/** The language that the address of a public page names, or null for one that names none. */
export function languageOfPath(path: string): Language | null {
  return LANGUAGES.slice(1).find((language) => path.startsWith(`/${language}/`)) ?? null
}

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams(query)
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** Addresses carry the bare id: `person:` says nothing there. */
export function idOf(
  subject: PersonId | SiteId | ProfileId | EvidenceId | ImportId | PassMarkSheetId | PackId,
): string {
  return subject.slice(subject.indexOf(':') + 1)
}
