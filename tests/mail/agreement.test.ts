import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { proposeChange, withdrawChange } from '../../src/contacts/line.store.ts'
import { setLanguage } from '../../src/identity/account.store.ts'
import type { PersonId, Recording } from '../../src/ledger/event.ts'
import { askForAgreement } from '../../src/mail/agreement.job.ts'
import { dateAt } from '../../src/platform/time/calendar.ts'
import { proposePolicy, returnPolicy } from '../../src/policy/adopted.store.ts'
import { openProposal } from '../../src/policy/adopted.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { changeFacts } from '../../src/people/record.store.ts'
import { defaultsOf } from '../../src/site/defaults/defaults.ts'
import { proposeDefaults } from '../../src/site/defaults/defaults.store.ts'
import { draftOf } from '../../src/site/draft.ts'
import { proposeDetails, readProposal, refuseProposal } from '../../src/site/proposal.store.ts'
import type { Tx } from '../../src/platform/database/schema.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { exampleSite } from '../support/content.ts'
import { LINE } from '../support/lines.ts'
import { sendingOf, sendWaiting } from '../support/mail.ts'
import { rewording } from '../support/own-policy.ts'
import { type Holder, holdersOn } from '../support/roles.ts'
import { headerOf, mailServer, partsOf, type TestMailServer } from '../support/smtp.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const POLICY = 'policy:csec'
const words = MESSAGES.en.mail.agreement
let app: TestApp
let staff: Staff
let holders: Readonly<Record<Holder, PersonId>>
let server: TestMailServer
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  holders = await holdersOn(app, staff)
  server = await mailServer()
})
afterEach(async () => {
  await server.stop()
  await app.deps.store.close()
})

const ask = (mail = true) => askForAgreement({ store: app.deps.store, policy: POLICY, mail, now: app.deps.now })
const today = () => dateAt(app.deps.now(), 'America/New_York')
const by = (actor: PersonId): Recording => ({
  course: app.deps.contents.en.course.id,
  actor,
  at: app.deps.now(),
  today: today(),
})
const asked = async (person: PersonId) =>
  (await messagesTo(app.deps.store.db, person)).filter(({ kind }) => kind === 'agreement-asked')
const write = <Result>(work: (tx: Tx) => Promise<Result>) => app.deps.store.transaction(work)
const texts = () => server.mails.map((mail) => (partsOf(mail).get('text/plain') ?? '').replaceAll('\r\n', '\n'))

/** Ada, who is a steward like Eve, wants the details of North House changed. */
const proposeSite = () =>
  write((tx) => proposeDetails(tx, staff.north, { details: exampleSite, from: today() }, by(staff.ada)))

async function proposeLine(): Promise<string> {
  const change = { change: 'c-1', contact: 'NR-2', line: LINE, released: LINE, reason: 'It moved' }
  await write((tx) => proposeChange(tx, POLICY, change, by(staff.ada)))
  return change.change
}

describe('a change that waits for a second person', () => {
  it.each<[string, () => Promise<unknown>, string, string]>([
    ['the details of a site', proposeSite, words.asked.site('North House'), 'site'],
    [
      'details for all sites',
      () =>
        write((tx) =>
          proposeDefaults(tx, POLICY, { defaults: defaultsOf(draftOf(exampleSite)), from: today() }, by(staff.ada)),
        ),
      words.asked.sites,
      'sites',
    ],
    [
      'the policy',
      () =>
        write((tx) =>
          proposePolicy(
            tx,
            POLICY,
            { proposal: 'p-1', effectiveOn: today(), approver: holders.eve, changes: [rewording()] },
            by(staff.ada),
          ),
        ),
      words.asked.policy,
      'policy',
    ],
    ['a shared phone number', proposeLine, words.asked.line, 'line'],
  ])(
    'of %s is told the same day to those who may agree, once, and not to whoever asked',
    async (_, propose, said, at) => {
      await propose()
      await ask()
      await ask()
      expect(await asked(holders.eve)).toHaveLength(1)
      expect(await asked(staff.ada)).toEqual([])
      expect(await asked(holders.hal)).toEqual([])
      await sendWaiting(sendingOf(app, server))
      expect(server.mails).toHaveLength(1)
      const [text = ''] = texts()
      expect(text).toContain(`${said} ${words.untilThen}`)
      expect(text).toContain(`https://orientation.example.org/hr/agreements/${at}`)
      // What it's about is on the page, after signing in.
      for (const told of ['Ada', '609-555', 'PR-6', 'NCMEC', 'youth']) expect(text).not.toContain(told)
    },
  )

  it('sends nothing once it was taken back', async () => {
    await proposeSite()
    const change = await proposeLine()
    await ask()
    const { proposal } = await readProposal(app.deps.store.db, staff.north)
    await write(async (tx) => {
      await withdrawChange(tx, POLICY, change, by(staff.ada))
      await refuseProposal(tx, staff.north, { proposal: proposal?.body.proposal ?? '', reason: '' }, by(staff.ada))
    })
    await sendWaiting(sendingOf(app, server))
    expect(server.mails).toEqual([])
    expect((await asked(holders.eve)).map(({ state }) => state)).toEqual(['stopped', 'stopped'])
  })

  it('sends nothing to an approver after the policy was given back', async () => {
    const version = { proposal: 'p-1', effectiveOn: today(), approver: holders.eve, changes: [rewording()] }
    await write((tx) => proposePolicy(tx, POLICY, version, by(staff.ada)))
    await ask()
    const open = openProposal(await historyOf(app.deps.store.db, POLICY))
    if (open === null) throw new Error('nothing waits')
    await write((tx) => returnPolicy(tx, POLICY, open, 'Not yet', by(staff.ada)))
    await sendWaiting(sendingOf(app, server))
    expect(server.mails).toEqual([])
  })

  it('is told anew when another one takes its place, and only the one that waits goes out', async () => {
    await proposeSite()
    await ask()
    await proposeSite()
    await ask()
    expect(await asked(holders.eve)).toHaveLength(2)
    await sendWaiting(sendingOf(app, server))
    expect(server.mails).toHaveLength(1)
  })

  it('is on Home alone for a steward without an e-mail address, and where there’s no mail server', async () => {
    await write((tx) => changeFacts(tx, holders.eve, { email: '' }, today(), by(staff.ada)))
    await proposeSite()
    await ask(false)
    expect(await asked(holders.eve)).toEqual([])
    await ask()
    await sendWaiting(sendingOf(app, server))
    expect(server.mails).toEqual([])
  })

  it('is told in the language of whoever may agree', async () => {
    await setLanguage(app.deps.store.db, holders.eve, 'es')
    await proposeSite()
    await ask()
    await sendWaiting(sendingOf(app, server))
    const [mail] = server.mails
    expect(mail === undefined ? '' : headerOf(mail, 'subject')).toBe(MESSAGES.es.mail.agreement.subject)
  })
})
