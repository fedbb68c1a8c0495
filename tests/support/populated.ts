import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { proposePolicy } from '../../src/policy/adopted.store.ts'
import { addition, rewording } from './own-policy.ts'
import { countFirstCheck } from '../../src/understanding/answer-count.store.ts'
import { createServer, type Server } from 'node:http'
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { changeOrder, claimOrder } from '../../src/platform/jobs/order.store.ts'
import { pack } from '../../src/certificates/packing.job.ts'
import { LONGEST_CREDIT_TEXT } from '../../src/credits/credit.page.ts'
import { openRound } from '../../src/learning/attempt.ts'
import { LONGEST_VIEW_NAME } from '../../src/reports/views/saved-view.ts'
import { type ExampleSelections, exampleSelections } from './selections.ts'
import { saveExampleView } from './views.ts'
import { calendarDate, DAY_MS, type Instant, later, toInstant } from '../../src/platform/time/calendar.ts'
import { putCodeApp } from '../../src/identity/factors/code-app.store.ts'
import { LONGEST_PASSKEY_NAME } from '../../src/identity/factors/passkey.page.ts'
import type { Item, ItemId } from '../../src/course/course.ts'
import { creditBody } from '../../src/credits/credit.ts'
import { currentAttempt, seenBefore } from '../../src/learning/coursework.ts'
import { getItem, practiceItems } from '../../src/course/draw.ts'
import { certificatesIn } from '../../src/certificates/certificate.ts'
import type { PersonId, Recording, SiteId } from '../../src/ledger/event.ts'
import { type Answer, answerKey, wrongAnswer } from '../../src/course/question-type.ts'
import { emptyProfile, type ProfileDraft } from '../../src/packages/export-profile.ts'
import type { PassMarkSheetId } from '../../src/understanding/pass-mark-sheet.ts'
import { fittingChoice, type Scenario } from '../../src/course/scenario.ts'
import { draftOf } from '../../src/site/draft.ts'
import { LONGEST } from '../../src/organization/limits.ts'
import { setCredentials, setLanguage } from '../../src/identity/account.store.ts'
import { putFirstRoles } from './first-roles.ts'
import {
  acknowledge,
  answerPractice,
  chooseInStory,
  handIn,
  type Learner,
  learnerState,
  learnerWork,
  openAttempt,
  saveRoundAnswer,
} from '../../src/learning/coursework.store.ts'
import { findCertificate, revokeCertificate } from '../../src/certificates/certificate.store.ts'
import { keepEvidence } from '../../src/ledger/evidence.store.ts'
import { createProfile } from '../../src/packages/export-profile.store.ts'
import { numbersIn } from '../../src/packages/carried-number.ts'
import { allRecipients, endRecipient, noteRecipient } from '../../src/packages/recipient.store.ts'
import { madePackage } from './made-package.ts'
import { putCheck, verifyLedger } from '../../src/ledger/verify.store.ts'
import { putHeadRecipient } from '../../src/ledger/head-recipient.store.ts'
import { makePackages, stoppedPackage, waitingPackage } from './ordered-package.ts'
import { askedFile, madeFile } from './report-file.ts'
import { askedPack, madePack } from './made-pack.ts'
import { isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { enqueue, messagesTo } from '../../src/reminders/message.store.ts'
import { noticeToken } from '../../src/groups/notice-token.job.ts'
import { plannedGroup } from './groups.ts'
import { moveImport } from '../../src/imports/import.store.ts'
import { keepRow, markAdded, markApplied, rowsOf } from '../../src/imports/row.store.ts'
import { keptOf } from '../../src/imports/kept-detail.job.ts'
import { toRosterDetail } from '../../src/imports/staff-list/detail.job.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { putKeptForm } from '../../src/identity/sessions/kept-form.store.ts'
import { askRecovery, makeRecoveryCode } from '../../src/identity/recovery.store.ts'
import { setDetail } from '../../src/learning/reading-preference.store.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { type Hire, hire, recordEvents } from '../../src/people/record.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import type { ImportId, PackageOrderId, PackId, Tx, ReportFileId } from '../../src/platform/database/schema.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { defaultsOf } from '../../src/site/defaults/defaults.ts'
import { proposeDefaults, publishDefaults } from '../../src/site/defaults/defaults.store.ts'
import { keepSiteDraft } from '../../src/site/kept-draft.store.ts'
import { proposeDetails } from '../../src/site/proposal.store.ts'
import { allSites, createSite, publishedDetails, publishSite } from '../../src/site/site.store.ts'
import { linkRole } from '../../src/site/roles/drift.store.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { EDITIONS, signedIn, type TestApp, testApp } from './app.ts'
import { type Staff, staffOn, ORGANIZATION, signInNameOf } from './staff.ts'
import { contents, exampleSite } from './content.ts'
import { checkedNumber, checkOf, hireOf, keepEdition } from './examples.ts'
import { addFollowUps, type FollowUpTokens } from './follow-ups.ts'
import { listen } from './listen.ts'
import { PNG } from './papers.ts'
import { COMPLETIONS, plannedImport, STAFF_HEADINGS, STAFF_LIST, uploadedImport } from './imports.ts'
import { openPreview } from '../../src/packages/preview/open-preview.web.ts'
import { examplePreview } from './preview.ts'
import { addAnswers, addSheets } from './understanding.ts'
import { accessToken, failedDelivery } from './webhooks.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import type { ProfileId } from '../../src/organization/site-details.ts'
import { recordPractice } from '../../src/practice/practice.store.ts'
import { long, LONG_WORDS, longSite } from './full-site.ts'

/**
 * The people who look at a page: a stranger; someone whose session is over; the staff; learners of each state; and two
 * with a server of their own: the founder, before anything is set up, and Abe, who is alone in HR.
 */
export const WHO = [
  'visitor',
  'returning',
  'bob',
  'cleo',
  'dan',
  'ada',
  'halfway',
  'answering',
  'reviewing',
  'below',
  'passed',
  'finished',
  'withdrawn',
  'credited',
  'updating',
  'exempt',
  'ready',
  'founder',
  'abe',
] as const
export type Who = (typeof WHO)[number]

const OLDER_POLICY = '2026-01'

const LEARNERS = [
  'halfway',
  'answering',
  'reviewing',
  'below',
  'passed',
  'finished',
  'withdrawn',
  'credited',
  'updating',
  'exempt',
  'ready',
] as const
type PopulatedLearner = (typeof LEARNERS)[number]

/** Three servers with everybody and everything that a page can show, in one language. */
export interface Populated {
  readonly language: Language
  /** Returns the address of the server that this person uses. */
  address(who: Who): string
  /** Returns the app behind it. */
  app(who: Who): TestApp
  person(who: Exclude<Who, 'visitor' | 'returning' | 'founder'>): PersonId
  /** Returns the learner's attempt at the final check. */
  attempt(who: PopulatedLearner): string
  readonly sites: Pick<Staff, 'north' | 'south'>
  /** A person without a password. */
  readonly fresh: PersonId
  /** Bob’s hire. */
  readonly entry: string
  /** A call of a number of North House. */
  readonly checked: string
  /** The content as it was shown to the learner who has finished, and the entry with which that final check began. */
  readonly shown: { readonly edition: string; readonly check: string; readonly site: string }
  /** A package that Ada is trying. */
  readonly preview: string
  /** Add an organization with the longest texts there can be, and one with nothing filled in. */
  readonly profiles: { readonly long: ProfileId; readonly fresh: ProfileId }
  /** Files of people, in each state that shows a page of its own. */
  readonly files: Readonly<
    Record<
      | 'uploaded'
      | 'planned'
      | 'corrected'
      | 'held'
      | 'renaming'
      | 'moving'
      | 'review'
      | 'applied'
      | 'failed'
      | 'reading',
      ImportId
    >
  >
  /** Sheets for the pass mark. */
  readonly sheets: Readonly<Record<'open' | 'closed', PassMarkSheetId>>
  /** Large files of reports: one that's there, and one being made. */
  readonly reportFiles: Readonly<Record<'made' | 'making', ReportFileId>>
  /** Packages on order: one being made, and one that was stopped. */
  readonly orders: Readonly<Record<'making' | 'stopped', PackageOrderId>>
  /** A package on the list, by the hash of its file. It's used at one place, and no longer at another. */
  readonly made: string
  /** Evidence packs: one with its file, one whose file is gone, one that could not be made, and one being made. */
  readonly packs: Readonly<Record<'made' | 'gone' | 'failed' | 'making', PackId>>
  /** A view that Ada has saved. */
  readonly view: string
  /** What Ada has selected people for: before it is done, and one that is done. */
  readonly selections: ExampleSelections
  /** Tokens of links that still work. */
  readonly links: {
    readonly join: string
    readonly setUp: string
    readonly notice: string
    readonly minute: FollowUpTokens
  }
  /** A group at North House that was announced late. */
  readonly group: string
  /** The entry of a practice at North House that left something to fix. */
  readonly practice: string
  /** The certificate of the learner who has finished: its number, and the code for checking it. */
  readonly certificate: { readonly number: string; readonly code: string }
  /** Returns the cookie of a new session of this person's, or null for someone without one. */
  cookie(who: Who): Promise<string | null>
  /** A browser of this person's, signed in when there is anything to sign in to. */
  open(browser: Browser, who: Who, options: BrowserContextOptions): Promise<BrowserContext>
  close(): Promise<void>
}

const TODAY = calendarDate('2026-11-24')
/** A provider of single sign-on that nobody reaches. */
const PROVIDER = { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'csec', OIDC_CLIENT_SECRET: 'a secret of tests' }
/** A passkey of Cleo’s, who has an app for codes as well. */
export const PASSKEY_OF_CLEO = 'passkey-of-cleo'
/** Somebody whom the provider knows and HR does not. */
export const STRANGER = '7a0f0f5e-7f0c-4c3c-9d60-0f6f5b7d1c11'
/** The seed of the first final check, which decides its questions. */
export const CHECK_SEED = 'stage'
/** @param open gives the busiest of the servers another database than one in memory */
export async function openPopulated(
  language: Language,
  open: (() => Promise<Store>) | null = null,
): Promise<Populated> {
  const busy = await openServer({}, open === null ? null : await open())
  const bare = await openServer({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'hr@harborstreet.example' })
  const small = await openServer(PROVIDER)
  const { staff, fresh, people, attempts, certificate, join, edition, site } = await fill(busy.test)
  const setUp = await linkOn(bare.test, null)
  const abe = await alone(small.test)
  const group = await plannedGroup(busy.test, staff)
  const preview = (await openPreview(busy.test.deps, await examplePreview(staff.ada))).split('/').at(-1) ?? ''
  const persons = { ...staff, ...people, abe } as const
  const { ada, bob, cleo, dan } = staff
  for (const person of Object.values({ ...people, ada, bob, cleo, dan }))
    await setLanguage(busy.test.deps.store.db, person, language)
  await setLanguage(small.test.deps.store.db, abe, language)
  await addAnswers(busy.test)
  const sheets = await addSheets(busy.test, staff.ada)
  await tellOfLedger(busy.test, staff.ada)
  await failedDelivery(busy.test, staff)
  await accessToken(busy.test, staff)
  const serverOf = (who: Who) => (who === 'founder' ? bare : who === 'abe' ? small : busy)
  const profiles = await addProfiles(busy.test)
  return {
    language,
    address: (who) => serverOf(who).address,
    app: (who) => serverOf(who).test,
    person: (who) => persons[who],
    attempt: (who) => attempts[who] ?? '',
    sites: staff,
    fresh,
    entry: await hireOf(busy.test, staff.bob),
    practice: await heldPractice(busy.test, staff),
    checked: await checkedNumber(busy.test, staff),
    shown: { edition, check: await checkOf(busy.test, people.finished), site },
    preview,
    profiles,
    files: await addFiles(busy.test, staff.ada),
    sheets,
    packs: await addPacks(busy.test, staff.ada),
    reportFiles: await addReportFiles(busy.test, staff.ada),
    orders: await addPackageOrders(busy.test, staff.ada, staff.north, profiles.fresh),
    made: await addMadePackage(busy.test, staff.ada, staff.north),
    view: await saveExampleView(busy.test, staff.ada, { name: long(LONGEST_VIEW_NAME), mailed: 'weekly' }),
    selections: await exampleSelections(busy.test, staff),
    links: { join, setUp, notice: await noticeOf(busy.test, staff.cleo), minute: await addFollowUps(busy.test) },
    group,
    certificate,
    cookie: cookieOf,
    async open(browser, who, options) {
      const { address } = serverOf(who)
      const context = await browser.newContext({ bypassCSP: true, ...options })
      const cookie = await cookieOf(who)
      if (cookie !== null) {
        const [name = '', value = ''] = cookie.split('=')
        await context.addCookies([{ name, value, url: address }])
      }
      return context
    },
    async close() {
      for (const { server, test } of [busy, bare, small]) {
        server.close()
        await test.deps.store.close()
      }
    },
  }

  async function cookieOf(who: Who): Promise<string | null> {
    if (who === 'visitor' || who === 'founder') return null
    if (who === 'returning') return 'session=over'
    return (await signedIn(serverOf(who).test, persons[who])).cookie
  }
}

/** The token of the link in the mail about a group. */
async function noticeOf({ deps }: TestApp, person: PersonId): Promise<string> {
  const messages = await messagesTo(deps.store.db, person)
  return noticeToken(deps.secret, need(messages.find(({ kind }) => kind === 'group-notice')).id)
}

interface PopulatedServer {
  readonly test: TestApp
  readonly server: Server
  readonly address: string
}

async function openServer(
  environment: Readonly<Record<string, string>> = {},
  opened: Store | null = null,
): Promise<PopulatedServer> {
  const server = createServer()
  const address = await listen(server)
  // A test that asks for much asks from many addresses: so many requests from one would be stopped.
  const test = await testApp({ PUBLIC_URL: address, TRUSTED_PROXIES: '1', ...environment }, contents, opened)
  server.on('request', test.app)
  return { test, server, address }
}

/** The staff, a site with the longest texts there can be, and a learner at every step of the way. */
async function fill(test: TestApp) {
  const staff = await staffOn(test)
  const { store, contents: shown } = test.deps
  const at = test.deps.now()
  const recording = { course: shown.en.course.id, actor: staff.ada, at, today: TODAY } as const
  await store.db
    .updateTable('organization')
    .set({ name: long(LONGEST.organization), second_step_from: calendarDate('2026-12-31') })
    .execute()
  const edition = await keepEdition(test)
  await changePolicy(test)
  const made = await store.transaction(async (tx) => {
    await publishOtherRoles(tx, staff, recording)
    const ofAll = draftOf(longSite('south-house'))
    const policy = `policy:${shown.en.policy.id}` as const
    // No site has details yet, so it changes none.
    const { local, ...rest } = defaultsOf(ofAll)
    const answered = local.map((line) => ({ ...line, publicPhone: false }))
    const live = { defaults: { ...rest, local: answered, steps: 'Call first.' }, from: TODAY, proposal: null }
    await publishDefaults(tx, policy, live, recording)
    await publishSite(tx, staff.north, longSite('north-house'), recording)
    // Somebody else has asked for agreement.
    const proposed = { details: longSite('south-house'), from: TODAY }
    await proposeDetails(tx, staff.south, proposed, { ...recording, actor: staff.cleo })
    await proposeDefaults(tx, policy, { defaults: defaultsOf(ofAll), from: TODAY }, { ...recording, actor: staff.cleo })
    await keepSiteDraft(tx, policy, ofAll, staff.ada, at)
    const link = { link: 'cleo', role: 'named', place: 0, version: 2, person: staff.cleo } as const
    await linkRole(tx, staff.north, link, recording)
    const fresh = await hire(tx, starter(staff.south, 'Newcomer Nobody', 'newcomer@harborstreet.example'), recording)
    // A person without an account and without a link to make one, for the cards with codes.
    await hire(tx, starter(staff.south, long(80), 'uninvited@harborstreet.example'), recording)
    const reminder = { kind: 'nudge', person: staff.bob, about: null, occasion: 'on stage', deadline: null } as const
    await enqueue(tx, { ...reminder, mail: false, by: staff.ada, at, today: TODAY })
    const people: Partial<Record<PopulatedLearner, PersonId>> = {}
    const attempts: Partial<Record<PopulatedLearner, string>> = {}
    for (const name of LEARNERS) {
      const person = await hire(tx, starter(staff.north, nameOf(name), `${name}@harborstreet.example`), recording)
      await setCredentials(tx, person, `${name}@harborstreet.example`, 'no password fits this', TODAY)
      people[name] = person
      const learner: Learner = {
        person,
        recording: { ...recording, actor: person },
        content: contents.en,
        edition: name === 'finished' ? edition : EDITIONS.en,
        editions: Object.values(EDITIONS),
      }
      attempts[name] = await PROGRESS[name](tx, learner)
    }
    await setDetail(tx, need(people.halfway), 'less')
    await addPasskey(tx, staff.cleo, PASSKEY_OF_CLEO, at)
    await putCodeApp(tx, { person: staff.cleo, sealed: 'sealed', addedAt: at }, 0)
    await putKeptForm(tx, staff.dan, { action: '/account/address', fields: [{ name: 'sure', value: 'yes' }] }, at)
    // Somebody has to agree to a code for Bob; another learner has to read that one was made.
    await askRecovery(tx, staff.bob, staff.ada, at)
    await makeRecoveryCode(tx, need(people.withdrawn), staff.cleo, recording)
    const version = { proposal: 'version-to-approve', approver: staff.ada, effectiveOn: TODAY } as const
    const changes = [rewording(), addition()]
    await proposePolicy(tx, 'policy:csec', { ...version, changes }, { ...recording, actor: staff.cleo })
    return { fresh, people: people as Record<PopulatedLearner, PersonId>, attempts } // filled in the loop above
  })
  const certificate = await issue(test, made.people.finished)
  const { number } = await issue(test, made.people.withdrawn)
  await store.transaction((tx) => revokeCertificate(tx, made.people.withdrawn, number, 'issued-in-error', recording))
  const site = need((await publishedDetails(store.db, staff.north, recording.today)) ?? undefined).id
  return { staff, ...made, certificate, edition, site, join: await linkOn(test, made.fresh) }
}

/** Details with linked roles of which the next ones rename one and leave one out. */
async function publishOtherRoles(tx: Tx, { bob, cleo, north }: Staff, recording: Recording): Promise<void> {
  const { backup, named, ...others } = longSite('north-house')
  const [first] = named
  const rows = first === undefined ? [] : [...named, { ...first, role: long(60), phone: '609-555-0177' }]
  const other = backup === null ? null : { ...backup, role: 'Director', phone: '609-555-0178' }
  await publishSite(tx, north, { ...others, named: rows, backup: other, steps: 'Call the lead.' }, recording)
  const renamed = { link: 'renamed', role: 'backup', place: 0, version: 1, person: cleo } as const
  await linkRole(tx, north, renamed, recording)
  const leftOut = { link: 'left-out', role: 'named', place: named.length, version: 1, person: bob } as const
  await linkRole(tx, north, leftOut, recording)
}

/** There was an older version of the policy, in which one clause said something else. */
async function changePolicy(test: TestApp): Promise<void> {
  const { store, contents: shown, now } = test.deps
  const older = (language: Language) => {
    const { policy } = shown[language]
    const clauses = policy.clauses.map((clause) => (clause.id === 'PR-6' ? { ...clause, text: LONG_WORDS } : clause))
    return { ...shown[language], policy: { ...policy, version: OLDER_POLICY, clauses } }
  }
  await publishPolicy(store, older('en'), now())
  const asking = { ...shown.en.policy, effectiveOn: TODAY, material: true }
  await publishPolicy(store, { ...shown.en, policy: asking }, now())
  for (const language of LANGUAGES) await keepEdition(test, older(language))
}

/** Adds a signed head, a head recipient with a long address that can't be reached, and a fault. */
async function tellOfLedger({ deps }: TestApp, by: PersonId): Promise<void> {
  const { store, ledger, now } = deps
  await ledger.signDaily()
  const recipient = { address: `${'records'.repeat(9)}@keeper.example`, language: 'en' }
  await store.transaction((tx) => putHeadRecipient(tx, recipient, by, now()))
  await putCheck(store.db, 'whole', await verifyLedger(store.db), now(), { kind: 'head-differs', at: 1 })
}

async function addPacks(test: TestApp, by: PersonId): Promise<Populated['packs']> {
  const { db } = test.deps.store
  const gone = (await madePack(test, by)).id
  await test.files.packFiles.forgetOthers(new Set())
  const made = (await madePack(test, by)).id
  const failed = await askedPack(test, by)
  await claimOrder(db, 'evidence_pack', test.deps.now(), test.deps.now())
  await changeOrder(db, 'evidence_pack', failed, { state: 'failed', claimed_until: null })
  const making = await askedPack(test, by)
  // Its maker is elsewhere, and never says that it's done.
  const until = later(test.deps.now(), DAY_MS)
  await claimOrder(db, 'evidence_pack', test.deps.now(), until)
  await changeOrder(db, 'evidence_pack', making, { people_done: 96, people_total: 240 })
  return { made, gone, failed, making }
}

async function addReportFiles(test: TestApp, by: PersonId): Promise<Populated['reportFiles']> {
  const { now, store } = test.deps
  const made = await madeFile(test, by)
  const making = await askedFile(test, by)
  // Its maker is elsewhere, and never says that it's done.
  await claimOrder(store.db, 'report_file', now(), later(now(), DAY_MS))
  return { made, making }
}

/** The packages that pages show checked, and two on their way. */
async function addPackageOrders(
  test: TestApp,
  by: PersonId,
  north: SiteId,
  fresh: ProfileId,
): Promise<Populated['orders']> {
  const { now, store } = test.deps
  await waitingPackage(test, by, readyPackage(north))
  await waitingPackage(test, by, { for: fresh })
  await makePackages(test)
  const stopped = await stoppedPackage(test, by, { for: north, lms: 'canvas' })
  const making = await waitingPackage(test, by, { for: north, lms: 'cornerstone' })
  // Its maker is elsewhere, and never says that it's done.
  await claimOrder(store.db, 'package_order', now(), later(now(), DAY_MS))
  await changeOrder(store.db, 'package_order', making, { steps_done: 9, steps_total: 32 })
  return { making, stopped }
}

/** Its numbers have changed since. */
async function addMadePackage(test: TestApp, by: PersonId, site: SiteId): Promise<string> {
  const { deps } = test
  const numbers = numbersIn(deps.contents, { ...exampleSite, support: { role: 'Support', phone: '609-555-0100' } })
  const file = await madePackage(test, { site, by }, { numbers })
  await deps.store.transaction(async (tx) => {
    const noted = { at: deps.now(), by }
    for (const name of ['Bayview Youth Services, Moodle', 'Shore, Canvas']) await noteRecipient(tx, file, name, noted)
    const ended = (await allRecipients(tx)).get(file)?.at(-1)
    await endRecipient(tx, file, ended?.id ?? '', noted)
  })
  return file
}

/** The choice that the page of packages shows checked. */
export function readyPackage(site: SiteId) {
  return { for: site, language: 'both', edition: 'scorm2004-4' }
}

async function addFiles(test: TestApp, by: PersonId): Promise<Populated['files']> {
  const { db } = test.deps.store
  const fileName = `${'staff_of_the_whole_organization_'.repeat(4)}.csv`
  // The site has the longest name there can be here; its short name is understood as well.
  const known = STAFF_LIST.replaceAll('North House', 'north-house')
  const text = `${known}2003,Jo Park,,${'Haus'.repeat(20)},Residential,Cook,Aushilfe,yes,2026-11-02\n`
  const renames = 'Name,E-mail\nBob Lane,bob@harborstreet.example\nDan Lane,dan@harborstreet.example\n'
  const left = { missing: 'left', missingLastDay: '2026-11-20' }
  const from = { from: 'Moodle', policyVersion: '2026-11', reference: '', approver: by, course: 'csec-orientation' }
  const stopped = await plannedImport(test, by)
  await moveImport(db, stopped, ['planned'], 'failed', { problem: 'applying' })
  const newcomer = '2009,Ari Lund,,north-house,Residential,Youth worker,employee,yes,2026-11-09'
  const applied = await plannedImport(test, by, { text: `${STAFF_HEADINGS}\n${newcomer}\n,Nobody,,,,,,,\n` })
  await moveImport(db, applied, ['planned'], 'applied')
  const at = test.deps.now()
  // The line is on record with whom it added, as the job leaves it. There's nobody new, so that counts stay as they are.
  await test.deps.store.transaction(async (tx) => {
    await markApplied(tx, applied, [2], at)
    await markAdded(tx, applied, new Map([[2, by]]))
  })
  const site = { line: 6, place: 3, heading: 'Site', inFile: 'West House', corrected: 'South House', by, at }
  const corrected = await uploadedImport(test, by)
  await moveImport(db, corrected, ['uploaded'], 'planning', { corrections: [site] })
  test.deps.jobs.wake('imports')
  await test.deps.jobs.idle('imports')
  const waiting = {
    uploaded: await uploadedImport(test, by, { fileName, text }),
    planned: await plannedImport(test, by, { fileName, text: known }),
    held: await plannedImport(test, by, { text: 'Name,E-mail\nAda Okafor,ada@harborstreet.example\n', choices: left }),
    renaming: await plannedImport(test, by, { text: renames }),
    moving: await movingFile(test, by),
    review: await plannedImport(test, by, { kind: 'completions', text: COMPLETIONS, choices: from }),
    applied,
    corrected,
    failed: stopped,
  }
  // The last one, so that nobody wakes the job that would read it.
  const reading = await uploadedImport(test, by, { fileName, text })
  await moveImport(db, reading, ['uploaded'], 'planning', { rowsDone: 2 })
  return { ...waiting, reading }
}

/**
 * A file that waits for HR to read at how many sites somebody would lose a role. Only one site here has details, so the
 * other one is written into its lines; tests/imports has a file that comes to this by itself.
 */
async function movingFile(test: TestApp, by: PersonId): Promise<ImportId> {
  const { store } = test.deps
  const lines = ['Bob Rivera,bob', 'Dan Whitfield,dan'].map((who) => `${who}@harborstreet.example,Trainer`)
  const id = await plannedImport(test, by, { text: ['Name,E-mail,Position', ...lines, ''].join('\n') })
  const sites = (await allSites(store.db)).slice(0, 2).map(({ name }) => name)
  const held = { kind: 'roles', count: 2, of: 2, sites }
  await store.transaction(async (tx) => {
    for (const row of await rowsOf(tx, id, { outcomes: null, after: 0, most: 10 })) {
      const kept = keptOf(row)
      // The others are people who aren't in the file.
      if (kept?.inFile !== true) continue
      const planned = { ...toRosterDetail(kept.planned), held, work: null }
      await keepRow(tx, id, { ...row, outcome: 'held', detail: { ...kept, planned } })
    }
  })
  return id
}

async function addProfiles({ deps }: TestApp): Promise<Populated['profiles']> {
  const add = (profile: ProfileDraft) => deps.store.transaction((tx) => createProfile(tx, profile, deps.now()))
  const bayview = longSite('bayview')
  const place = { name: 'Shore House', slug: 'shore-house', timeZone: 'America/New_York' }
  return {
    long: await add({ ...draftOf(bayview), organization: bayview.organization }),
    fresh: await add(emptyProfile('Shore', place)),
  }
}

async function issue({ deps }: TestApp, person: PersonId) {
  await issueCertificates(issuingOf(deps), person)
  const issued = need(certificatesIn(await historyOf(deps.store.db, person)).at(-1))
  const kept = await findCertificate(deps.store.db, issued.number)
  return { number: issued.number, code: pack(need(kept?.token ?? undefined)) }
}

async function heldPractice({ deps }: TestApp, { north, bob, cleo }: Staff): Promise<string> {
  const recording = { course: deps.contents.en.course.id, actor: cleo, at: deps.now(), today: TODAY } as const
  const practice = { practice: 'held', story: 'SC-1', siteVersion: 1, people: [bob], on: TODAY }
  const held = { ...practice, toFix: 'The office needs a second chair.' }
  await deps.store.transaction((tx) => recordPractice(tx, north, held, recording))
  return need((await historyOf(deps.store.db, north)).findLast(isKind('practice_held'))).id
}

/** One person in HR, who does not work with youth, and a site with nothing filled in. */
async function alone({ deps }: TestApp): Promise<PersonId> {
  const at = deps.now()
  const recording = { course: deps.contents.en.course.id, actor: 'system:set-up', at, today: TODAY } as const
  return deps.store.transaction(async (tx) => {
    await putOrganization(tx, ORGANIZATION, at)
    const site = await createSite(tx, { slug: 'first-house', name: 'First House' }, at)
    const person = await hire(
      tx,
      { ...starter(site.id, 'Abe Lincroft', signInNameOf('ada')), worksWithYouth: false },
      recording,
    )
    await setCredentials(tx, person, signInNameOf('ada'), 'no password fits this', TODAY)
    await putFirstRoles(tx, person)
    // Abe signs in with a passkey alone.
    await addPasskey(tx, person, 'passkey-of-abe', at)
    await tx
      .updateTable('account')
      .set({ sign_in_name: null, password_hash: null })
      .where('person', '=', person)
      .execute()
    const says = { name: 'Sam Unknown', email: 'sam@harborstreet.example', number: null, language: 'en' }
    const request = { id: STRANGER, identity_hash: 'e'.repeat(64), issuer: PROVIDER.OIDC_ISSUER, asked_at: at }
    await tx
      .insertInto('single_sign_on_request')
      .values({ ...request, ...says, person: null, matched_by: null })
      .execute()
    return person
  })
}

async function addPasskey(tx: Tx, person: PersonId, id: string, at: Instant): Promise<void> {
  const row = { id, person, public_key: 'x', counter: 0, name: long(LONGEST_PASSKEY_NAME), added_at: at, used_at: null }
  await tx.insertInto('passkey').values(row).execute()
}

function starter(site: SiteId, name: string, email: string): Hire {
  return {
    person: null,
    facts: { name, email },
    site,
    department: long(80),
    position: long(80),
    supervisor: null,
    hiredOn: calendarDate('2026-11-02'),
    type: 'employee',
    worksWithYouth: true,
    language: 'en',
  }
}

/** Gives one of them the longest name that is allowed. */
function nameOf(name: PopulatedLearner): string {
  return name === 'halfway' ? long(80) : `Learner ${name}`
}

/** What each learner has done. Each function returns the attempt, if one was begun. */
const PROGRESS: Readonly<Record<PopulatedLearner, (tx: Tx, learner: Learner) => Promise<string>>> = {
  /** Elsewhere, with the longest name of a course there can be and a paper on file. */
  credited: (tx, learner) => creditElsewhere(tx, learner, learner.content.policy.version),
  updating: (tx, learner) => creditElsewhere(tx, learner, OLDER_POLICY),
  async exempt(tx, { person, recording }) {
    const body = { v: 1, requirement: ORIENTATION, reason: 'other-approved', approver: person, until: null } as const
    await recordEvents(tx, [{ person, on: recording.today, kind: 'exempted', body }], recording)
    return ''
  },
  async halfway(tx, learner) {
    for (const lesson of ['L1', 'L2', 'L3'] as const) await practise(tx, learner, lesson)
    for (const [index, item] of practiceItems(learner.content.course, 'L4').entries())
      await answerPractice(tx, learner, item.id, index === 0 ? wrongAnswer(item) : answerKey(item))
    const [first, second] = learner.content.scenarios
    await workThrough(tx, learner, need(first))
    await chooseOtherwise(tx, learner, need(second))
    return beginCheck(tx, learner, 3)
  },
  answering: (tx, learner) => beginCheck(tx, learner, 15),
  reviewing: (tx, learner) => handInCheck(tx, learner, (item) => item.topic !== 'images'),
  below: (tx, learner) => handInCheck(tx, learner, () => false),
  passed: (tx, learner) => handInCheck(tx, learner, () => true),
  /** Has nothing left but the policy. */
  ready: doAllButAcknowledge,
  finished: finishCourse,
  withdrawn: finishCourse,
}

/** @param policyVersion the version that the credit is taken to cover */
async function creditElsewhere(tx: Tx, { person, recording }: Learner, policyVersion: string): Promise<string> {
  const { today, at } = recording
  const files = [await keepEvidence(tx, { name: `${LONG_WORDS}.png`, bytes: PNG, by: person, at })]
  const credit = {
    source: 'prior-learning',
    from: long(LONGEST_CREDIT_TEXT),
    policyVersion,
    courseVersion: null,
    language: null,
    creditedMinutes: 90,
    score: null,
    trainer: null,
    approver: person,
  } as const
  const body = creditBody(credit, { files, reference: long(LONGEST_CREDIT_TEXT) }, null)
  await recordEvents(tx, [{ person, on: today, kind: 'credited', body }], recording)
  return ''
}

async function finishCourse(tx: Tx, learner: Learner): Promise<string> {
  const attempt = await doAllButAcknowledge(tx, learner)
  const { work } = await learnerState(tx, learner)
  for (const site of work.sites)
    await acknowledge(tx, learner, site, (await publishedDetails(tx, site, learner.recording.today))?.id ?? '')
  return attempt
}

/** Every lesson, every story and a final check with everything right; gives the attempt. */
export async function doAllButAcknowledge(tx: Tx, learner: Learner): Promise<string> {
  const { course, scenarios } = learner.content
  for (const lesson of course.lessons) await practise(tx, learner, lesson.id)
  for (const scenario of scenarios) await workThrough(tx, learner, scenario)
  return handInCheck(tx, learner, () => true)
}

export async function workThrough(tx: Tx, learner: Learner, scenario: Scenario): Promise<void> {
  for (const [index, decision] of scenario.decisions.entries())
    await chooseInStory(tx, learner, scenario, index + 1, fittingChoice(decision).id)
}

/** Takes a choice at the first step that does not fit. */
async function chooseOtherwise(tx: Tx, learner: Learner, scenario: Scenario): Promise<void> {
  const decision = need(scenario.decisions[0])
  const other = decision.choices.find(({ id }) => id !== fittingChoice(decision).id)
  await chooseInStory(tx, learner, scenario, 1, need(other).id)
}

async function practise(tx: Tx, learner: Learner, lesson: Item['lesson']): Promise<void> {
  for (const item of practiceItems(learner.content.course, lesson))
    await answerPractice(tx, learner, item.id, answerKey(item))
}

async function beginCheck(tx: Tx, learner: Learner, answered: number): Promise<string> {
  const ids = [`token-${learner.person.slice(-8)}-${Date.parse(learner.recording.at)}`, CHECK_SEED]
  const attempt = await openAttempt(tx, learner, () => need(ids.shift()))
  const { open } = await openCheck(tx, learner)
  for (const item of open.items.slice(0, answered)) {
    const place = { attempt, round: open.round, item }
    await saveRoundAnswer(tx, learner, place, answerKey(getItem(learner.content.course, item)))
  }
  return attempt
}

export async function handInCheck(tx: Tx, learner: Learner, right: (item: Item) => boolean): Promise<string> {
  const id = await beginCheck(tx, learner, 0)
  const { open, ...known } = await openCheck(tx, learner)
  const answers = open.items.map((itemId): [ItemId, Answer] => {
    const item = getItem(learner.content.course, itemId)
    return [itemId, right(item) ? answerKey(item) : wrongAnswer(item)]
  })
  await handIn(tx, learner, known, open.round, new Map(answers), countFirstCheck)
  return id
}

async function openCheck(tx: Tx, learner: Learner) {
  const { history, work } = await learnerWork(tx, learner)
  const attempt = need(currentAttempt(work) ?? undefined)
  const open = openRound(learner.content.course, attempt, seenBefore(work, attempt.started.attempt))
  return { history, work, attempt, open: need(open ?? undefined) }
}

async function linkOn({ deps }: TestApp, person: PersonId | null): Promise<string> {
  const at = deps.now()
  const expiresAt = toInstant(Date.parse(at) + 86_400_000)
  const purpose = person === null ? 'set-up' : 'invite'
  return deps.store.transaction((tx) =>
    createSignInLink(tx, { purpose, person, createdBy: 'system:start', at, expiresAt }),
  )
}

function need<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the servers lack something that was put there')
  return value
}
