import { idOf } from '../../src/app/href.web.ts'
import type { Content } from '../../src/course/content.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { recordCheck } from '../../src/contacts/line.store.ts'
import { openPreview } from '../../src/packages/preview/open-preview.web.ts'
import { emptyProfile } from '../../src/packages/export-profile.ts'
import { editionText } from '../../src/learning/edition.page.ts'
import { storeEdition } from '../../src/course/edition.store.ts'
import { keepEvidence } from '../../src/ledger/evidence.store.ts'
import { enqueue, messagesTo } from '../../src/reminders/message.store.ts'
import { identityHash } from '../../src/identity/sso/linked.store.ts'
import { askToConfirm, requestsToConfirm } from '../../src/identity/sso/request.store.ts'
import { addPasskey } from '../../src/identity/factors/passkey.store.ts'
import { passkeyHandle } from '../../src/identity/factors/passkey.web.ts'
import { askRecovery } from '../../src/identity/recovery.store.ts'
import { addDays, dateAt } from '../../src/platform/time/calendar.ts'
import { recordPackage } from '../../src/packages/made.store.ts'
import { allRecipients, noteRecipient } from '../../src/packages/recipient.store.ts'
import { sha256 } from '../../src/platform/codes/hash.store.ts'
import { createProfile } from '../../src/packages/export-profile.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Route } from '../../src/app/routing.web.ts'
import { type Browser, signedIn, type TestApp } from './app.ts'
import { type Staff, NAMES, ORGANIZATION } from './staff.ts'
import { saveExampleView } from './views.ts'
import { selected } from './selections.ts'
import { plannedImport } from './imports.ts'
import { madePack } from './made-pack.ts'
import { stoppedPackage } from './ordered-package.ts'
import { madeFile } from './report-file.ts'
import { PDF } from './papers.ts'
import { examplePreview } from './preview.ts'
import { addSheets } from './understanding.ts'
import type { EvidenceId } from '../../src/ledger/bodies/part.ts'
import type { ProfileId } from '../../src/organization/site-details.ts'
import { putBrand, takeLogoAway } from './brand.ts'
import { pngLogo } from './logos.ts'
import { plannedGroup } from './groups.ts'
import { addAnswersAbout } from './follow-ups.ts'
import { accessToken, failedDelivery } from './webhooks.ts'

/** A path that matches a route, and the person it is about, or null when it is about no one in particular. */
export interface Example {
  readonly path: string
  readonly about: PersonId | null
}

/**
 * Gives the values for each `:name` of a route. A new name needs its examples here, or the tests over all routes fail.
 */
export async function examplesOn(test: TestApp, staff: Staff): Promise<(route: Route) => Example[]> {
  const bob = await signedIn(test, staff.bob)
  const profile = await addProfile(test)
  const sent = await sentPackage(test, staff, profile)
  const values: Readonly<Record<string, readonly { readonly value: string; readonly about: PersonId | null }[]>> = {
    token: [{ value: 'nobody-has-this-token', about: null }],
    lesson: [{ value: 'L4', about: null }],
    item: [{ value: practiceItem(test), about: null }],
    exercise: [{ value: 'first-talk', about: null }],
    scenario: [{ value: 'SC-1', about: null }],
    step: [{ value: '1', about: null }],
    place: [{ value: '1', about: null }],
    attempt: [{ value: await startAttempt(bob), about: staff.bob }],
    person: NAMES.map((name) => ({ value: idOf(staff[name]), about: staff[name] })),
    site: [{ value: idOf(staff.north), about: null }],
    contact: [{ value: 'NR-2', about: null }],
    checked: [{ value: await checkedNumber(test, staff), about: null }],
    group: [{ value: await plannedGroup(test, staff), about: null }],
    clause: [{ value: 'PR-6', about: null }],
    preview: [{ value: await openPreviewOf(test, staff.ada), about: null }],
    file: [{ value: 'index.html', about: null }],
    message: [
      { value: await addMessage(test, staff, staff.bob), about: staff.bob },
      { value: await addMessage(test, staff, staff.dan), about: staff.dan },
    ],
    kind: [{ value: 'nudge', about: null }],
    language: [{ value: 'es', about: null }],
    profile: [{ value: idOf(profile), about: null }],
    import: [{ value: idOf(await plannedImport(test, staff.ada)), about: null }],
    // Of the file before: its site isn't there.
    line: [{ value: '6', about: null }],
    evidence: [{ value: idOf(await keepPaper(test, staff)), about: null }],
    // There are many forms with the same permissions; tests/people/person-change.web.test.ts opens each.
    change: [{ value: 'move', about: null }],
    entry: [{ value: await hireOf(test, staff.bob), about: staff.bob }],
    check: [{ value: await checkOf(test, staff.bob), about: staff.bob }],
    hash: [{ value: await keepEdition(test), about: null }],
    question: [{ value: 'Q06', about: null }],
    package: [{ value: sent.file, about: null }],
    recipient: [{ value: sent.recipient, about: null }],
    chart: [{ value: 'over-time', about: null }],
    curve: [{ value: await toldStep(test), about: null }],
    sheet: [{ value: idOf((await addSheets(test, staff.ada)).open), about: null }],
    judge: [{ value: '1', about: null }],
    head: [{ value: await signHead(test), about: null }],
    color: [{ value: 'c8102e', about: null }],
    look: [{ value: await exampleLook(test), about: null }],
    made: [{ value: idOf(await madeFile(test, staff.ada)), about: null }],
    order: [{ value: idOf(await stoppedPackage(test, staff.ada, { for: staff.north })), about: null }],
    access: [{ value: await accessToken(test, staff), about: null }],
    delivery: [{ value: await failedDelivery(test, staff), about: null }],
    pack: [{ value: idOf((await madePack(test, staff.ada)).id), about: null }],
    view: [{ value: await saveExampleView(test, staff.ada), about: staff.ada }],
    shared: [{ value: await saveExampleView(test, staff.ada), about: null }],
    selection: [{ value: await selected(test, staff.ada, [staff.bob], 'download'), about: staff.ada }],
    recovery: [{ value: await askRecoveryOf(test, staff), about: staff.bob }],
    request: [{ value: await addStranger(test), about: null }],
    passkey: [{ value: await addPasskeyOf(test, staff.bob), about: staff.bob }],
    key: [{ value: test.deps.signingKey.publicKey.kid, about: null }],
  }
  return ([, path]) => {
    const names = [...path.matchAll(/[:*](\w+)/g)].map((match) => match[1] ?? '')
    return names.reduce<Example[]>(
      (examples, name) =>
        examples.flatMap((example) => {
          const known = values[name]
          if (known === undefined) throw new Error(`tests/support/examples.ts has nothing for ":${name}" of ${path}`)
          return known.map(({ value, about }) => ({
            path: example.path.replace(`:${name}`, value).replace(`*${name}`, value),
            about: about ?? example.about,
          }))
        }),
      [{ path, about: null }],
    )
  }
}

async function startAttempt(browser: Browser): Promise<string> {
  const { headers } = await browser.post('/final')
  return headers['location']?.split('/')[2] ?? ''
}

async function openPreviewOf({ deps }: TestApp, owner: PersonId): Promise<string> {
  const path = await openPreview(deps, await examplePreview(owner))
  return path.split('/').at(-1) ?? ''
}

/** A package of another organization that went to an LMS. */
async function sentPackage({ deps }: TestApp, { ada }: Staff, source: ProfileId) {
  const file = sha256('a package')
  const made = { source, sourceName: 'After school', fileName: 'after-school.zip', fileHash: file, query: '' }
  const of = { courseVersion: '1.0.0', detailsHash: sha256('its details'), look: null, numbers: null }
  const noted = { by: ada, at: deps.now() }
  await deps.store.transaction(async (tx) => {
    await recordPackage(tx, { ...made, ...of, ...noted }, ORGANIZATION.timeZone)
    await noteRecipient(tx, file, 'Shore House, Canvas', noted)
  })
  const [recipient] = (await allRecipients(deps.store.db)).get(file) ?? []
  if (recipient === undefined) throw new Error('nobody noted where the package went')
  return { file, recipient: recipient.id }
}

function addProfile({ deps }: TestApp): Promise<ProfileId> {
  const draft = emptyProfile('Bayview', { name: 'After school', slug: 'after-school', timeZone: 'America/New_York' })
  return deps.store.transaction((tx) => createProfile(tx, draft, deps.now()))
}

/** A step about which five have answered. */
async function toldStep(test: TestApp): Promise<string> {
  await addAnswersAbout(test, 'tell', '2-weeks', [true, true, true, true, true])
  return 'tell'
}

function keepPaper({ deps }: TestApp, { ada }: Staff): Promise<EvidenceId> {
  const paper = { name: 'sheet.pdf', bytes: PDF, by: ada, at: deps.now() }
  return deps.store.transaction((tx) => keepEvidence(tx, paper))
}

async function signHead({ deps }: TestApp): Promise<string> {
  const signed = await deps.ledger.signNow()
  return signed.kind === 'signed' ? String(signed.head.number) : ''
}

/** The id of the entry with which somebody was hired. */
export async function hireOf({ deps }: Pick<TestApp, 'deps'>, person: PersonId): Promise<string> {
  const hired = (await historyOf(deps.store.db, person)).find(({ kind }) => kind === 'hired')
  return hired?.id ?? ''
}

/** The id of the entry that says that somebody called a number of a site's own. */
export async function checkedNumber({ deps }: Pick<TestApp, 'deps'>, { ada, north }: Staff): Promise<string> {
  const today = dateAt(deps.now(), ORGANIZATION.timeZone)
  const recording = { course: deps.contents.en.course.id, actor: ada, at: deps.now(), today }
  const check = { contact: '609-555-0128', outcome: 'works', way: 'called', nextOn: addDays(today, 90) } as const
  await deps.store.transaction((tx) => recordCheck(tx, north, check, recording))
  return (await historyOf(deps.store.db, north)).findLast(({ kind }) => kind === 'contact_checked')?.id ?? ''
}

/** The id of the entry with which somebody began a final check. */
export async function checkOf({ deps }: Pick<TestApp, 'deps'>, person: PersonId): Promise<string> {
  const started = (await historyOf(deps.store.db, person)).find(({ kind }) => kind === 'attempt_started')
  return started?.id ?? ''
}

/** Drawing all lessons and stories takes longer than most tests, and gives the same each time. */
const editionTexts = new WeakMap<Content, string>()
function editionTextOf(shown: Content): string {
  const text = editionTexts.get(shown) ?? editionText(shown)
  editionTexts.set(shown, text)
  return text
}

/** Keeps the content of the tests as it is shown, and gives its hash. */
export function keepEdition({ deps }: Pick<TestApp, 'deps'>, shown: Content = deps.contents.en): Promise<string> {
  const { language, course, policy } = shown
  const edition = { language, courseVersion: course.version, policyVersion: policy.version }
  return storeEdition(deps.store.db, { ...edition, content: editionTextOf(shown) }, deps.now())
}

function askRecoveryOf({ deps }: TestApp, { ada, bob }: Staff): Promise<string> {
  return deps.store.transaction((tx) => askRecovery(tx, bob, ada, deps.now()))
}

/** Somebody whom the provider knows and nobody else does. */
export async function addStranger({ deps }: Pick<TestApp, 'deps'>, name = 'Jo Park', sub = name): Promise<string> {
  const issuer = 'https://login.harborstreet.example'
  const asked = { identity: identityHash(issuer, sub), issuer, match: null, language: 'en' } as const
  const said = { name, email: null, isEmailVerified: false, number: null }
  await deps.store.transaction((tx) => askToConfirm(tx, asked, said, deps.now()))
  const requests = await requestsToConfirm(deps.store.db, deps.now())
  return requests.find(({ identity }) => identity === asked.identity)?.id ?? ''
}

/** To hand over, because no test has a mail server. */
/** No device has the other half of it. */
async function addPasskeyOf({ deps }: TestApp, person: PersonId): Promise<string> {
  const passkey = { id: 'a-passkey', person, publicKey: '', counter: 0, name: 'Phone' }
  await deps.store.transaction((tx) => addPasskey(tx, passkey, deps.now()))
  return passkeyHandle(passkey)
}

async function addMessage({ deps }: TestApp, { ada }: Staff, person: PersonId): Promise<string> {
  const { db } = deps.store
  const today = dateAt(deps.now(), ORGANIZATION.timeZone)
  const reminder = { kind: 'nudge', person, about: null, occasion: `an example:${person}`, deadline: null } as const
  await deps.store.transaction((tx) => enqueue(tx, { ...reminder, mail: false, by: ada, at: deps.now(), today }))
  return (await messagesTo(db, person))[0]?.id ?? ''
}

function practiceItem({ deps }: TestApp): string {
  const item = deps.contents.en.course.items.find(({ lesson, use }) => lesson === 'L4' && use === 'practice')
  return item?.id ?? ''
}

/** Gives the organization a logo for once, and answers with the number of that look. */
async function exampleLook(test: TestApp): Promise<string> {
  await putBrand(test, { logo: await pngLogo() })
  await takeLogoAway(test)
  return '1'
}
