import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { cardPath, hrefTo } from '../../src/app/href.web.ts'
import { keepEdition } from '../../src/app/live-content.ts'
import { confirmChange, proposeChange } from '../../src/contacts/line.store.ts'
import { calledBy } from '../../src/platform/html/named-line.ts'
import { lineOf } from '../../src/contacts/line.ts'
import type { ContactLine } from '../../src/ledger/bodies/contact.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'
import type { Recording } from '../../src/ledger/event.ts'
import { append } from '../../src/ledger/ledger.store.ts'
import { partsFromOrganization } from '../../src/ledger/site-version.ts'
import type { Tx } from '../../src/platform/database/schema.store.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { adoptPolicy, proposePolicy } from '../../src/policy/adopted.store.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { defaultsOf, draftOfDefaults } from '../../src/site/defaults/defaults.ts'
import { publishDefaults } from '../../src/site/defaults/defaults.store.ts'
import { publishNumbersOfAll } from '../../src/site/defaults/phone.store.ts'
import { publishNumbers } from '../../src/site/phone/phone.store.ts'
import { detailsNow, linkRole } from '../../src/site/roles/drift.store.ts'
import { publishWithLinks } from '../../src/site/roles/publish.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { contents, exampleSite } from '../support/content.ts'
import { download } from '../support/download.ts'
import { madePack, packPath } from '../support/made-pack.ts'
import { addition, adopt, recordingBy, rewording } from '../support/own-policy.ts'
import {
  asOneLine,
  packageNow,
  paperPath,
  printedBy,
  shown,
  textOf,
  textOfPackage,
  wordsOf,
} from '../support/read-papers.ts'
import { event } from '../support/recording.ts'
import { named, publishExample } from '../support/site.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { unzip } from '../support/unzip.ts'

/** The lines that an organization may change, as the course has them. */
const [RELEASED, HOTLINE, PROGRAM] = [releasedLine('NR-2'), releasedLine('NR-1'), releasedLine('LR-3')]
/** What sentences of the course call them. */
const CALLED = [RELEASED, HOTLINE, PROGRAM].flatMap((line) => LANGUAGES.flatMap((each) => calledBy(line[each].name)))

let app: TestApp
let staff: Staff
let ada: Browser
let bob: Browser
beforeAll(async () => {
  app = await testApp()
  staff = await staffOn(app)
  await publishPolicy(app.deps.store, contents.en, app.deps.now())
  for (const language of LANGUAGES) await keepEdition(app.deps.store, contents[language], app.deps.now())
  ada = await signedIn(app, staff.ada)
  bob = await signedIn(app, staff.bob)
})

/** The site's steps for staff, to print. */
const SHEET = '/what-happens-next/print'

const anEnd = fc.integer({ min: 1000, max: 9999 })
const digitsFrom = (start: string) =>
  fc.tuple(fc.integer({ min: 200, max: 999 }), anEnd).map(([middle, end]) => `${start}-${middle}-${end}`)
const aMoment = fc.record({
  digits: digitsFrom('1-888'),
  // Its question about a former name goes with its number.
  national: digitsFrom('1-866'),
  services: digitsFrom('1-844'),
  support: anEnd.map((end) => `848-555-${end}`),
  phone: anEnd.map((end) => `609-555-${end}`),
  backup: anEnd.map((end) => `732-555-${end}`),
  name: fc.constantFrom('Dana Ruiz', 'Łucja Ząbek', 'Nguyễn Thị Hoa', 'Mónica Peña'),
  line: fc.constantFrom('Harbor Line', 'Night Line & Chat', 'Child Line'),
  hotline: fc.constantFrom('Beacon Hotline', 'Compass Hotline'),
  program: fc.constantFrom('Willow Program', 'Aspen <Program>'),
  text: fc.constantFrom('55501', '55502', '55503'),
  tty: digitsFrom('1-833'),
  other: anEnd.map((end) => `908-555-${end}`),
  local: fc.constantFrom('County Center', 'Shelter & Clinic'),
  localPhone: anEnd.map((end) => `973-555-${end}`),
  clause: fc.constantFrom('Tell the lead on duty immediately. You must.', 'The lead will be told immediately.'),
})

it('the page, the PDF, the Word file, the card, paper, lessons, a question, a story and the package of one moment agree on every name and number, and have none of before', async () => {
  const released = [RELEASED, HOTLINE, PROGRAM].map(({ digits }) => digits)
  let past: readonly string[] = [...released, String(HOTLINE.text), ...CALLED]
  for (const step of [1, 2]) await bob.post(`/scenarios/SC-1/steps/${step}`, { choice: 'a' }).expect(303)
  await fc.assert(
    fc.asyncProperty(aMoment, async (moment) => {
      await publish(moment)
      const { backup, clause, digits, hotline, line, local, localPhone, name, other, phone, program, text, tty } =
        moment
      const { national, services, support } = moment
      const ofSite = [phone, backup, other, local, localPhone]
      const shared = [digits, national, services, line, hotline, program]
      const onPage = [...shared, ...ofSite, support, name, clause]
      const onPaper = [...onPage, text, tty]
      const gone = past.filter((said) => !onPaper.includes(said))
      const expectIn = (read: string, has: readonly string[], hasNot: readonly string[] = gone) => {
        for (const said of has) expect(read).toContain(said)
        for (const said of hasNot) expect(read).not.toContain(said)
      }
      for (const language of LANGUAGES) {
        await bob.post('/reading', { language, detail: 'full', to: '/policy' }).expect(303)
        const read = async (path: string) => asOneLine(shown((await bob.get(path).expect(200)).text))
        const pdf = textOf((await download(ada, paperPath('pdf', language))).bytes)
        const docx = await wordsOf((await download(ada, paperPath('docx', language))).bytes)
        const own = textOf((await download(bob, '/policy/document?format=pdf')).bytes)
        expectIn(await read('/policy'), onPage)
        for (const paper of [pdf, docx, own]) expectIn(paper, onPaper)
        expectIn(await read('/lessons/L6'), [...shared, text, local, localPhone])
        expectIn(await read('/lessons/L4'), [phone, backup, other, name, line])
        expectIn(await read('/lessons/L6/questions/Q96'), [hotline])
        expectIn(await read('/scenarios/SC-1/steps/3'), [program])
        expectIn(await read(SHEET), [phone, backup, other, name])
        const practice = await ada.get(hrefTo('/hr/practices/:site', { site: staff.north })).expect(200)
        expectIn(asOneLine(shown(practice.text)), [phone, backup, other, name])
        // Its title and purpose say "the National Human Trafficking Resource Center" of older copies.
        expectIn(await read('/contacts'), [...shared, text, tty, ...ofSite, support])
        // Nobody's name is on the public card.
        const card = shown((await visitor(app).get(cardPath('north-house', language)).expect(200)).text)
        expectIn(card, [...shared, text, ...ofSite], [...gone, name])
      }
      const { wallets, posters } = await printedBy(bob)
      for (const wallet of wallets) expectIn(wallet, [...shared, text, ...ofSite])
      for (const poster of posters) expectIn(poster, [digits, national, line, hotline, ...ofSite])
      expectIn(await packageText(), onPaper)
      past = [...new Set([...past, ...onPaper])]
    }),
    { numRuns: 12 },
  )
})

it('the pack has the policy as it was on its day, and says who approved it', async () => {
  await publish({
    digits: '1-888-555-0199',
    phone: '609-555-1234',
    backup: '732-555-1234',
    name: 'Dana Ruiz',
    line: 'Harbor Line',
    clause: 'The lead will be told immediately.',
    ...OTHERS,
  })
  const { id } = await madePack(app, staff.ada)
  const pack = await unzip(readFileSync(packPath(app, id)))
  expect(pack.get('policy.html')?.toString()).toContain('href="policy.pdf"')
  const text = textOf(pack.get('policy.pdf') ?? Buffer.of())
  for (const said of [
    '1-888-555-0199',
    '609-555-1234',
    'Dana Ruiz',
    'Harbor Line',
    'The lead will be told immediately.',
  ])
    expect(text).toContain(said)
  expect(text).toContain(MESSAGES.en.hr.policy.approved.alone('Ada Okafor', 'Nov 24, 2026'))
})

it('the page, the PDF, the Word file, the card, the lesson, the package and the pack have the backup while the named person is away', async () => {
  const [phone, backup, name] = ['609-555-4321', '732-555-4321', 'Mónica Peña']
  await publish({
    digits: '1-888-555-0188',
    phone,
    backup,
    name,
    line: 'Night Line',
    clause: 'The lead will be told.',
    ...OTHERS,
  })
  await app.deps.store.transaction(async (tx) => {
    const recording = recordingBy(app, staff)
    const live = await detailsNow(tx, staff.north, recording.today)
    const version = live?.published.body.version ?? 0
    await linkRole(tx, staff.north, { link: 'away', role: 'named', place: 0, version, person: staff.cleo }, recording)
    await append(tx, [event('leave_began', staff.cleo, recording.today, { expectedReturn: null })])
  })
  const { whole, card, people } = await everywhere()
  for (const text of [...whole, card, people]) {
    expect(text).toContain(backup)
    expect(text).not.toContain(phone)
    expect(text).not.toContain(name)
  }
})

it('planned details and a proposed policy have the numbers that changed before they took effect', async () => {
  const [old, digits] = ['1-888-555-0177', '1-888-555-0166']
  const [oldPhone, phone, backup] = ['609-555-6541', '609-555-6542', '732-555-6543']
  const [name, next] = ['Dana Ruiz', 'Łucja Ząbek']
  const [clause, reworded] = ['The lead will be told immediately.', 'The lead on call will be told immediately.']
  await publish({ digits: old, phone: oldPhone, backup, name, line: 'Night Line', clause, ...OTHERS })
  const words = { short: 'tell the lead', text: reworded }
  const changes = [rewording({ words: { en: words, es: words } }), addition()]
  const { today } = recordingBy(app, staff)
  const version = { proposal: 'waits', effectiveOn: today, changes } as const
  await app.deps.store.transaction(async (tx) => {
    const recording = recordingBy(app, staff)
    const live = await detailsNow(tx, staff.north, today)
    if (live === null) throw new Error('the site has details')
    const details = { ...live.published.body.details, named: [named({ name: next, phone: oldPhone })] }
    await publishWithLinks(tx, staff.north, details, recording, { from: addDays(today, 3) })
    await proposePolicy(tx, 'policy:csec', { ...version, approver: staff.ada }, { ...recording, actor: staff.cleo })
    await changeLine(tx, 'NR-2', RELEASED, { digits, name: 'Night Line' })
    const changed = { from: oldPhone, to: phone, checkedOn: today, isOnly: true }
    const change = { kind: 'person', name: named({}).role, ...changed } as const
    await publishNumbers(tx, staff.north, [change], recording, null)
  })
  const expectNow = async (person: string, said: string) => {
    const { whole, card, people, lines, contacts } = await everywhere()
    for (const text of whole) for (const has of [digits, phone, person, said]) expect(text).toContain(has)
    for (const text of [card, contacts]) for (const has of [digits, phone]) expect(text).toContain(has)
    for (const has of [phone, person]) expect(people).toContain(has)
    expect(lines).toContain(digits)
    const others = [old, oldPhone, ...[name, next].filter((each) => each !== person)]
    for (const text of [...whole, card, people, lines, contacts])
      for (const not of others) expect(text).not.toContain(not)
    const otherSaid = said === clause ? reworded : clause
    for (const text of whole) expect(text).not.toContain(otherSaid)
  }
  await expectNow(name, clause)

  app.clock.pass({ days: 3 })
  ada = await signedIn(app, staff.ada)
  bob = await signedIn(app, staff.bob)
  await expectNow(next, clause)
  await app.deps.store.transaction((tx) =>
    adoptPolicy(tx, 'policy:csec', version, app.deps.released, recordingBy(app, staff)),
  )
  await expectNow(next, reworded)

  // A pack about the day of the change still has what was read then.
  const before = await packOf(today)
  const paper = textOf(before.get('policy.pdf') ?? Buffer.of())
  for (const has of [digits, phone, name, clause]) expect(paper).toContain(has)
  for (const not of [old, oldPhone, next, reworded]) expect(paper).not.toContain(not)
  for (const has of [digits, phone]) expect(contactsNow(before)).toContain(has)
  for (const not of [old, oldPhone]) expect(contactsNow(before)).not.toContain(not)
})

const theLine = (phone: string) => ({
  name: 'County warm line',
  phone,
  publicPhone: true,
  purpose: 'To talk',
  hours: '',
  checkedOn: '2026-11-20',
})
const aNumber = anEnd.map((end) => `856-555-${end}`)

/** What the organization does about the number that its site has from it, after it was published. */
const ofAllChanges = fc.record({
  numbers: fc.uniqueArray(aNumber, { minLength: 3, maxLength: 3 }),
  isPlanned: fc.boolean(),
  isUnfinished: fc.boolean(),
})

it('the card, the lesson, paper, documents, the package and the pack agree on a number of the organization’s after each change, today and in the version that’s to come', async () => {
  const policy = 'policy:csec'
  const nothing = defaultsOf(draftOfDefaults(null))
  await fc.assert(
    fc.asyncProperty(ofAllChanges, async ({ numbers, isPlanned, isUnfinished }) => {
      const [first = '', second = '', third = ''] = numbers
      const recording = recordingBy(app, staff)
      const { today } = recording
      const offer = (phone: string, from: CalendarDate, steps = '') => ({
        defaults: { ...nothing, steps, local: [theLine(phone)] },
        from,
        proposal: null,
      })
      await publish({ ...AS_BEFORE, ...OTHERS })
      await app.deps.store.transaction((tx) => publishDefaults(tx, policy, offer(first, today), recording))
      await expectEverywhere(first, [second, third])
      if (isUnfinished) await app.deps.store.transaction((tx) => withoutBackup(tx, recording))
      // New numbers come with a text, which a site that isn't finished doesn't get.
      await app.deps.store.transaction((tx) => publishDefaults(tx, policy, offer(second, today, 'Call.'), recording))
      await expectEverywhere(second, [first, third])
      await app.deps.store.transaction(async (tx) => {
        if (isPlanned) await publishDefaults(tx, policy, offer(second, addDays(today, 3), 'Call now.'), recording)
        const change = { from: second, to: third, checkedOn: today, isOnly: true }
        await publishNumbersOfAll(tx, policy, [{ kind: 'line', name: theLine('').name, ...change }], recording, null)
      })
      await expectEverywhere(third, [first, second])
      app.clock.pass({ days: 4 })
      ada = await signedIn(app, staff.ada)
      bob = await signedIn(app, staff.bob)
      await expectEverywhere(third, [first, second])
    }),
    {
      numRuns: 6,
      examples: [[{ numbers: ['856-555-1001', '856-555-1002', '856-555-1003'], isPlanned: true, isUnfinished: true }]],
    },
  )
})

/** Everybody reads a number of the organization's at the site, and none of those it had. */
async function expectEverywhere(phone: string, others: readonly string[]): Promise<void> {
  const { whole, card, lines } = await everywhere()
  const { wallets, posters } = await printedBy(bob)
  for (const text of [...whole, card, lines, ...wallets, ...posters]) {
    expect(text).toContain(phone)
    for (const other of others) expect(text).not.toContain(other)
  }
}

/** The site's details as of before anybody had to name a backup: nothing can be published there but numbers. */
async function withoutBackup(tx: Tx, recording: Recording): Promise<void> {
  const live = await detailsNow(tx, staff.north, recording.today)
  if (live === null) throw new Error('the site has details')
  const { published } = live
  const details = { ...published.body.details, backup: null }
  await publishWithLinks(tx, staff.north, details, recording, { fromOrganization: partsFromOrganization(published) })
}

type Moment = Readonly<
  Record<
    | 'digits'
    | 'phone'
    | 'backup'
    | 'name'
    | 'line'
    | 'clause'
    | 'hotline'
    | 'program'
    | 'text'
    | 'tty'
    | 'other'
    | 'local'
    | 'localPhone'
    | 'national'
    | 'services'
    | 'support',
    string
  >
>

/** What the site has where a test is about the organization's number. */
const AS_BEFORE = {
  digits: '1-888-555-0155',
  phone: '609-555-7001',
  backup: '732-555-7002',
  name: 'Dana Ruiz',
  line: 'Harbor Line',
  clause: 'The lead will be told.',
} as const

/** What stays the same where a test is about something else. */
const OTHERS = {
  hotline: 'Beacon Hotline',
  program: 'Willow Program',
  text: '55501',
  tty: '1-833-555-1000',
  other: '908-555-1000',
  local: 'County Center',
  localPhone: '973-555-1000',
  national: '1-866-555-1000',
  services: '1-844-555-1000',
  support: '848-555-1000',
} as const

/** The lines, the site's people and line, and a clause that gives a number, as stewards publish them. */
async function publish(moment: Moment): Promise<void> {
  const { backup, clause, digits, hotline, line, local, localPhone, name, other, phone, program, text, tty } = moment
  const { national, services, support } = moment
  const words = { short: 'tell the lead', text: clause }
  await app.deps.store.transaction(async (tx) => {
    await changeLine(tx, 'NR-2', RELEASED, { digits, name: line })
    await changeLine(tx, 'NR-1', HOTLINE, { digits: national, text, tty, name: hotline })
    await changeLine(tx, 'LR-3', PROGRAM, { digits: services, name: program })
  })
  await adopt(app, staff, [rewording({ words: { en: words, es: words } }), addition()])
  const details = {
    named: [named({ name, phone })],
    backup: { role: 'Director', phone: backup, publicPhone: true },
    ifAboutThatPerson: { role: 'Executive director', phone: other, publicPhone: true },
    support: { role: 'Support for staff', phone: support },
    local: exampleSite.local.map(({ es: _, ...each }) => ({ ...each, name: local, phone: localPhone })),
  }
  await publishExample(app, staff.north, details, recordingBy(app, staff).today)
}

function releasedLine(id: string): ContactLine {
  const line = lineOf(contents, id)
  if (line === null) throw new Error(`the course has ${id}`)
  return line
}

/** One steward proposes other numbers and another name of a line, and another one confirms them. */
async function changeLine(
  tx: Tx,
  contact: string,
  released: ContactLine,
  {
    name,
    ...numbers
  }: { readonly name: string; readonly digits?: string; readonly text?: string; readonly tty?: string },
): Promise<void> {
  const recording = recordingBy(app, staff)
  const change = randomUUID()
  const inWords = (words: ContactLine['en'], article: string): ContactLine['en'] => ({
    ...words,
    name,
    sentence: `${article} ${name}`,
    isNot: null,
    card: words.card && { ...words.card, use: `${name}.` },
    wallet: words.wallet && { ...words.wallet, name: `${name}:` },
  })
  const { en, es } = released
  const letters = numbers.digits === undefined ? released.letters : null
  const wanted = { ...released, ...numbers, letters, en: inWords(en, 'the'), es: inWords(es, 'el') }
  await proposeChange(tx, 'policy:csec', { change, contact, line: wanted, released, reason: 'It moved.' }, recording)
  await confirmChange(tx, 'policy:csec', change, recording)
}

/** The files of a pack about a day. */
async function packOf(asOf: CalendarDate): Promise<ReadonlyMap<string, Buffer>> {
  const { id } = await madePack(app, staff.ada, { asOf })
  return unzip(readFileSync(packPath(app, id)))
}

/** The rows of a pack's contacts that go on after its day, as text. */
function contactsNow(pack: ReadonlyMap<string, Buffer>): string {
  const html = pack.get('contacts.html')?.toString() ?? ''
  const rows = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([row]) => asOneLine(shown(row)))
  return rows.filter((row) => row.includes(MESSAGES.en.hr.pack.pages.contacts.untilNow)).join('\n')
}

/** What there is to read now: all of it, the site's people and the lines, only its people, and only the lines. */
async function everywhere() {
  await bob.post('/reading', { language: 'en', detail: 'full', to: '/policy' }).expect(303)
  const pack = await packOf(recordingBy(app, staff).today)
  return {
    whole: [
      asOneLine(shown((await bob.get('/policy').expect(200)).text)),
      textOf((await download(ada, paperPath('pdf', 'en'))).bytes),
      await wordsOf((await download(ada, paperPath('docx', 'en'))).bytes),
      await packageText(),
      textOf(pack.get('policy.pdf') ?? Buffer.of()),
    ],
    card: shown((await visitor(app).get(cardPath('north-house', 'en')).expect(200)).text),
    people: asOneLine(shown((await bob.get('/lessons/L4').expect(200)).text)),
    lines: asOneLine(shown((await bob.get('/lessons/L6').expect(200)).text)),
    contacts: contactsNow(pack),
  }
}

async function packageText(): Promise<string> {
  return textOfPackage(await packageNow(app, staff.north))
}
