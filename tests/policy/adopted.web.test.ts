import { beforeEach, describe, expect, it } from 'vitest'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { deleteRole, putRole } from '../../src/identity/role.store.ts'
import { append, historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { keepPolicyDraft } from '../../src/policy/adopted.store.ts'
import { formatTime } from '../../src/platform/time/date.page.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { contents } from '../support/content.ts'
import { madePackage } from '../support/made-package.ts'
import { rowCounts } from '../support/rows.ts'
import { finishAllBut } from '../support/nearly-done.ts'
import {
  ADDED,
  addition,
  adopt,
  APPROVER,
  markIn,
  recordingBy,
  REWORDED,
  rewording,
  sendDraft,
  settle,
  TYPED_CLAUSE,
  TYPED_OWN,
} from '../support/own-policy.ts'
import { withNumbersAsText } from '../support/number-link.ts'
import { holdersOn } from '../support/roles.ts'
import { publishExample } from '../support/site.ts'
import { type Staff, staffOn, withoutPassword } from '../support/staff.ts'

const words = MESSAGES.en.hr.policy
const SHIPPED = contents.en.policy.clauses.find(({ id }) => id === 'PR-6')?.text ?? ''

let app: TestApp
let staff: Staff
let ada: Browser
let eve: Browser
let hal: Browser
let bob: Browser
let people: Awaited<ReturnType<typeof holdersOn>>
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  const holders = await holdersOn(app, staff)
  ada = await signedIn(app, staff.ada)
  eve = await signedIn(app, holders.eve)
  people = holders
  hal = await signedIn(app, holders.hal)
  bob = await signedIn(app, staff.bob)
})

type Everybody = typeof people & Staff

/** Fills in the form of a clause as a steward finds it. */
async function write(steward: Browser, clause: string, fields: Fields) {
  const { text } = await steward.get(`/hr/policy/clauses/${clause}`).expect(200)
  return steward.post(`/hr/policy/clauses/${clause}`, { seen: markIn(text, 'seen'), ...fields })
}

const reword = (fields: Fields = {}) => write(eve, 'PR-6', { ...TYPED_CLAUSE, ...fields })

/** Eve proposes the draft, and Ada agrees. */
async function publishDraft() {
  const proposed = await sendDraft(eve, { approver: staff.ada })
  expect(proposed.headers['location']).toBe('/hr/policy?done=proposed')
  return settle(ada)
}

it('the version that the program came with says what it changed and why, also under the organization’s own', async () => {
  const { version, why = '' } = contents.en.policy
  expect(why).not.toBe('')
  expect((await eve.get('/hr/policy')).text).toContain(words.byRelease(version, why))
  await adopt(app, staff, [rewording()])
  expect((await eve.get('/hr/policy')).text).toContain(words.byRelease(version, why))
  expect((await bob.get('/policy')).text).not.toContain(words.byRelease(version, why).slice(0, 20))
})

describe('a reworded clause', () => {
  it('is in the draft, where staff don’t see it, until it’s published', async () => {
    expect((await reword()).headers['location']).toBe('/hr/policy?done=saved')
    const { text } = await eve.get('/hr/policy')
    expect(text).toContain(REWORDED.en.text)
    expect(text).toContain(SHIPPED)
    expect((await hal.get('/hr/policy')).text).not.toContain(REWORDED.en.text)
    expect((await bob.get('/policy')).text).toContain(SHIPPED)
    expect((await app.deps.live()).contents.en).toBe(contents.en)
  })

  it('is on the learner’s page, in lessons and under a version of its own once it’s published', async () => {
    await publishExample(app, staff.north, {})
    await reword()
    expect((await publishDraft()).headers['location']).toBe('/hr/policy?done=published')
    const policy = (await bob.get('/policy')).text
    expect(policy).toContain(REWORDED.en.text)
    expect(policy).not.toContain(SHIPPED)
    expect(policy).toContain(`Policy version ${contents.en.policy.version}.1`)
    const lesson = contents.en.course.lessons.find(({ clauses }) => clauses.includes('PR-6'))
    expect((await bob.get(`/lessons/${lesson?.id}`)).text).toContain(REWORDED.en.short)
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/policy' }).expect(303)
    expect((await bob.get('/policy')).text).toContain(REWORDED.es.text)
    const page = (await hal.get('/hr/policy')).text
    expect(page).toContain(words.marks.reworded)
    expect(page).toContain(words.approved.agreed('Ada Okafor', 'Eve Novak', 'Nov 24, 2026'))
    expect(page).toContain(SHIPPED)
  })

  it('goes back to the words of the course by typing them, or with the box', async () => {
    await adopt(app, staff, [rewording()])
    const shipped = (language: 'en' | 'es') => contents[language].policy.clauses.find(({ id }) => id === 'PR-6')
    await reword({
      'en-short': shipped('en')?.short ?? '',
      'en-clause': shipped('en')?.text ?? '',
      'es-short': shipped('es')?.short ?? '',
      'es-clause': shipped('es')?.text ?? '',
    })
    await publishDraft()
    expect((await app.deps.live()).contents.en.policy.clauses).toEqual(contents.en.policy.clauses)
    await adopt(app, staff, [rewording()])
    await reword({ remove: 'yes' })
    await publishDraft()
    expect((await app.deps.live()).contents.en.policy.clauses).toEqual(contents.en.policy.clauses)
  })

  it.each([
    [
      'en-clause',
      'Staff immediately ask the director, who decides whether to report. They must.',
      words.problems.notToReport,
    ],
    ['en-clause', 'Staff must immediately get the director’s permission to call.', words.problems.permission],
    ['en-clause', 'The director will be told by the end of the shift.', words.problems.delay],
    ['es-clause', 'El personal no debe llamar al SCR.', words.problems.notToReport],
    [
      'en-clause',
      'The director must be told immediately, at (609) 555-0142.',
      words.problems.unknown('(609) 555-0142'),
    ],
    ['es-clause', '', words.form.problems.spanish],
    ['reason', ' ', words.form.problems.reason],
    ['en-short', 'do not call SCR', words.problems.notToReport],
  ])('is refused with a reason at the field: %s, %s', async (name, typed, problem) => {
    const { status, text } = await reword({ [name]: typed })
    expect(status).toBe(422)
    expect(text).toContain(problem)
    expect((await eve.get('/hr/policy')).text).not.toContain(words.draft.publish)
  })

  it('keeps the number of its line', async () => {
    const typed = { 'en-clause': 'A report must be made to the State Central Registry (SCR) immediately.' }
    const { text } = await write(eve, 'PR-7', { ...TYPED_CLAUSE, ...typed })
    expect(text).toContain(words.problems.number('1-877-652-2873'))
  })

  it('isn’t refused for its style, which the preview speaks of', async () => {
    await reword({ 'en-clause': `${REWORDED.en.text} He/she writes it down!` })
    const { text } = await eve.get('/hr/policy/publish')
    expect(text).toContain(words.warnings.loud)
    expect(text).toContain(words.warnings.slashes.replaceAll('’', '’'))
  })
})

describe('a clause of the organization’s own', () => {
  it('is marked, and the Spanish page says that it isn’t there yet', async () => {
    await write(eve, 'new', TYPED_OWN)
    const preview = (await eve.get('/hr/policy/publish')).text
    expect(preview).toContain(words.publish.untranslatedText('OWN-1'))
    await publishDraft()
    expect((await hal.get('/hr/policy')).text).toContain(words.marks.added)
    await bob.post('/reading', { language: 'es', detail: 'full', to: '/policy' }).expect(303)
    const { text } = await bob.get('/policy')
    expect(withNumbersAsText(text)).toContain(`<span lang="en">${ADDED.en.text}</span>`)
    expect(text).toContain(MESSAGES.es.learn.policy.untranslated)
  })

  it('is removed again, and a drafted one is dropped', async () => {
    await adopt(app, staff, [addition()])
    await write(eve, 'OWN-1', { ...TYPED_OWN, remove: 'yes' })
    expect((await eve.get('/hr/policy')).text).toContain(words.draft.gone)
    await publishDraft()
    expect((await bob.get('/policy')).text).not.toContain('OWN-1')
    await write(eve, 'new', TYPED_OWN)
    expect((await eve.get('/hr/policy')).text).toContain('OWN-2')
    const drop = { clause: 'OWN-2', seen: markIn((await eve.get('/hr/policy')).text, 'seen') }
    await eve.post('/hr/policy/drops', drop).expect('Location', '/hr/policy?done=dropped')
    expect((await eve.get('/hr/policy')).text).not.toContain('OWN-2')
  })

  it('is on the page of clauses without a warning that no lesson teaches it', async () => {
    await adopt(app, staff, [addition()])
    const { text } = await hal.get('/hr/clauses')
    const row = text.split('id="OWN-1"')[1]?.split('</tr>')[0] ?? ''
    expect(row).toContain(MESSAGES.en.hr.clauses.ownClause)
    expect(row).not.toContain(MESSAGES.en.hr.clauses.asked(0, 0))
    expect(text.split(MESSAGES.en.hr.clauses.ownClause)).toHaveLength(2)
    expect(text).toContain(MESSAGES.en.hr.clauses.complete)
  })
})

describe('what a draft would change', () => {
  it('names the clauses in it, which may be another steward’s', async () => {
    const preview = async () => (await eve.get('/hr/policy/publish').expect(200)).text
    expect(await preview()).toContain(`<h1>${words.publish.title}</h1>`)
    await reword()
    expect((await eve.get('/hr/policy')).text).toContain(words.draft.publish)
    expect(await preview()).toContain(`<h1>${words.publish.draftTitle}</h1>`)
    expect(await preview()).toContain(words.publish.inDraft(['PR-6']))
    await write(ada, 'new', TYPED_OWN)
    expect(await preview()).toContain(words.publish.inDraft(['PR-6', 'OWN-1']))
  })
})

describe('a draft with changes by several stewards', () => {
  const at = MESSAGES.en.hr.sites.form.at
  /** What's said under each clause of the draft. */
  const said = async (steward: Browser, path = '/hr/policy') => {
    const [, draft = ''] = (await steward.get(path).expect(200)).text.split('<h2 id="draft">')
    const clauses = draft.split('<h3>').slice(1)
    return clauses.map((text) => [text.slice(0, text.indexOf(':')), /<p class="quiet small">([^<]*)</.exec(text)?.[1]])
  }
  const when = at(formatTime('10:00', 'en'))
  const eveDid = words.draft.saved(when, 'Eve Novak')
  const adaDid = words.draft.saved(when, 'Ada Okafor')
  const own = words.draft.saved(when, null)

  it('says of each clause who changed it last and when, also while it waits and once it’s sent back', async () => {
    await reword()
    await write(ada, 'new', TYPED_OWN)
    const forEve = [
      ['PR-6', own],
      ['OWN-1', adaDid],
    ]
    expect(await said(eve)).toEqual(forEve)
    expect(await said(eve, '/hr/policy/publish')).toEqual(forEve)
    expect(await said(ada)).toEqual([
      ['PR-6', eveDid],
      ['OWN-1', own],
    ])
    await sendDraft(eve, { approver: staff.ada })
    expect(await said(eve, '/hr/policy/approval')).toEqual(forEve)
    await settle(ada, '/returns', { reason: 'Ask the clinical lead first.' })
    expect(await said(eve)).toEqual(forEve)
    await write(ada, 'PR-6', { ...TYPED_CLAUSE, reason: 'Another reason.' })
    expect(await said(eve)).toEqual([
      ['OWN-1', adaDid],
      ['PR-6', adaDid],
    ])
  })

  it('keeps nothing of it in the ledger, and says nothing of a change from before it was kept', async () => {
    const { released: _released, ...change } = rewording()
    const kept = { ...change, clause: 'PR-6' } as const
    await app.deps.store.transaction((tx) => keepPolicyDraft(tx, 'policy:csec', [kept], app.deps.now()))
    expect(await said(eve)).toEqual([['PR-6', undefined]])
    await reword({ reason: 'Another reason.' })
    await publishDraft()
    const history = await historyOf(app.deps.store.db, 'policy:csec')
    expect(history.some(({ kind }) => kind === 'policy_adopted')).toBe(true)
    expect(JSON.stringify(history)).not.toContain('"saved"')
  })
})

describe('publishing', () => {
  it('says first how many people would be asked, and where the clauses come up; nothing is written', async () => {
    await completeCourse(app, staff.bob)
    await reword()
    await publishExample(app, staff.north, {})
    const file = await madePackage(app, { site: staff.north, by: staff.ada })
    const before = [await wholeLedger(), await rowCounts(app.deps.store)]
    const { text } = await eve.get('/hr/policy/publish')
    expect(text).toContain(words.publish.asked(1))
    expect(text).toContain('Lesson 4')
    expect(text).toContain(`<a href="/hr/packages/made/${file}">North House, SCORM 1.2, in English</a>`)
    expect(text).toMatch(/<a href="\/hr\/understanding\/questions\/Q\d+">Q\d+<\/a>/)
    expect([await wholeLedger(), await rowCounts(app.deps.store)]).toEqual(before)
  })

  it('asks whoever has finished to read a material change, and leaves the completion as it was', async () => {
    await completeCourse(app, staff.bob)
    const before = await historyOf(app.deps.store.db, staff.bob)
    await reword()
    await publishDraft()
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({
      standing: { status: 'update-due', completedOn: '2026-11-24', dueOn: '2026-12-24' },
    })
    expect(await historyOf(app.deps.store.db, staff.bob)).toEqual(before)
  })

  it('says who gets it with an update that they have already, and by when', async () => {
    await completeCourse(app, staff.bob)
    await reword()
    await publishDraft()
    await write(ada, 'new', { ...TYPED_OWN, weight: 'material' })
    const { text } = await eve.get('/hr/policy/publish')
    expect(text.replaceAll(/<[^>]*>/g, '')).toContain(words.publish.withEarlier(1, words.publish.by(1, 'Dec 24, 2026')))
    expect(text).not.toContain(words.publish.asked(0))
    await publishDraft()
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2026-12-24' } })
  })

  it('needs somebody to approve it', async () => {
    await reword()
    const refused = await sendDraft(eve, { approver: '' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.publish.problems.approver)
  })

  it.each([
    ['the proposer', (all: typeof people) => all.eve],
    ['HR without that role', (all: typeof people) => all.hal],
    ['somebody made up', () => 'person:nobody'],
  ])('is never approved by %s', async (_who, approver) => {
    await reword()
    const refused = await sendDraft(eve, { approver: approver(people) })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(words.publish.problems.approver)
  })

  it('waits until the approver agrees in their own session', async () => {
    await reword()
    await sendDraft(eve, { approver: staff.ada })
    expect((await bob.get('/policy')).text).toContain(SHIPPED)
    expect((await app.deps.live()).contents.en).toBe(contents.en)
    expect((await eve.get('/hr/policy')).text).toContain(words.approval.waiting('Eve Novak', 'Ada Okafor'))
    // The proposer sees it, and can't approve it.
    const own = (await eve.get('/hr/policy/approval')).text
    expect(own).toContain(words.approval.waits('Eve Novak', 'Ada Okafor'))
    expect(own).not.toContain(words.approval.button)
    expect((await settle(eve)).status).toBe(403)
    const { text } = await ada.get('/hr/policy/approval')
    expect(text).toContain(words.approval.yours('Eve Novak'))
    expect(text).toContain(REWORDED.en.text)
    expect((await settle(ada)).headers['location']).toBe('/hr/policy?done=published')
    expect((await bob.get('/policy')).text).toContain(REWORDED.en.text)
    // The button pressed twice.
    await ada.post('/hr/policy/approval', { mark: markIn(text) }).expect('Location', '/hr/policy')
    const kinds = (await historyOf(app.deps.store.db, 'policy:csec')).map(({ kind }) => kind)
    expect(kinds).toEqual(['policy_proposed', 'policy_adopted', 'policy_published'])
  })

  it('is in effect from the day on which it was approved', async () => {
    await reword()
    await sendDraft(eve, { approver: staff.ada })
    app.clock.pass({ days: 3 })
    const later = await signedIn(app, staff.ada)
    await settle(later)
    expect((await app.deps.live()).contents.en.policy.effectiveOn).toBe('2026-11-27')
  })

  it('is refused with a reason, and the changes are in the draft again', async () => {
    await reword()
    await sendDraft(eve, { approver: staff.ada })
    expect((await settle(ada, '/returns', { reason: ' ' })).text).toContain(words.approval.problems.reason)
    const refused = await settle(ada, '/returns', { reason: 'Ask the clinical lead first.' })
    expect(refused.headers['location']).toBe('/hr/policy?done=returned')
    const { text } = await eve.get('/hr/policy')
    expect(text).toContain(REWORDED.en.text)
    expect(text).toContain(words.draft.publish)
    expect((await eve.get('/hr/policy/approval')).headers['location']).toBe('/hr/policy')
  })

  it.each([
    ['whoever proposed it', (all: Everybody) => all.dan, (all: Everybody) => all.eve, 403],
    ['a record that was merged into the approver’s', (all: Everybody) => all.eve, (all: Everybody) => all.ada, 303],
  ])('goes by the person where records are merged: %s', async (_who, proposer, survivor, status) => {
    await app.deps.store.transaction((tx) => putRole(tx, staff.dan, { role: 'steward', sites: [], until: null }))
    const all = { ...people, ...staff }
    await reword()
    const by = await signedIn(app, proposer(all))
    await sendDraft(by, { approver: proposer(all) === staff.dan ? people.eve : staff.dan })
    const merged = { into: survivor(all), sameJob: false, reason: 'Typed in twice' }
    await app.deps.store.transaction((tx) => mergeRecords(tx, staff.dan, merged, recordingBy(app, staff)))
    const human = await signedIn(app, survivor(all))
    expect((await human.get('/hr/policy/approval')).text.includes(words.approval.button)).toBe(status === 303)
    expect((await human.get('/hr')).text.includes('/hr/policy/approval')).toBe(status === 303)
    expect((await settle(human)).status).toBe(status)
  })

  it.each([
    ['the reason why it isn’t published', '/hr/policy/approval/returns'],
    ['the reason for the change of a clause', '/hr/policy/clauses/PR-6'],
  ])('holds a name back in %s, until it’s sent again', async (_what, path) => {
    const isReturn = path.endsWith('/returns')
    if (isReturn) {
      await reword()
      await sendDraft(eve, { approver: staff.ada })
    }
    const reason = 'Ask Maria Lopez first'
    const send = async (fields: Fields) => (isReturn ? settle(ada, '/returns', fields) : reword(fields))
    const held = await send({ reason })
    expect(held.status).toBe(422)
    expect(held.text).toContain(MESSAGES.en.account.names.held('Maria Lopez'))
    expect(held.text).toContain(`name="reasonAsTyped" value="${reason}"`)
    expect((await send({ reason, reasonAsTyped: reason })).status).toBe(303)
  })

  it('takes one version at a time, and a new draft waits', async () => {
    await reword()
    await sendDraft(eve, { approver: staff.ada })
    await write(eve, 'new', TYPED_OWN)
    expect((await eve.get('/hr/policy/publish')).text).toContain(words.publish.waiting)
    expect((await sendDraft(eve, { approver: staff.ada })).status).toBe(422)
    await settle(ada)
    expect((await eve.get('/hr/policy')).text).toContain('OWN-1')
    await publishDraft()
    expect((await bob.get('/policy')).text).toContain('OWN-1')
  })

  it('a single steward publishes alone, and the policy says so', async () => {
    await app.deps.store.transaction(async (tx) => deleteRole(tx, staff.ada, 'steward'))
    await reword()
    const alone = (await eve.get('/hr/policy/publish')).text
    expect(alone).toContain(words.publish.alone)
    expect(alone).toContain(words.publish.leadAlone)
    expect(alone).not.toContain(words.publish.lead)
    expect((await sendDraft(eve, {})).headers['location']).toBe('/hr/policy?done=published')
    expect((await hal.get('/hr/policy')).text).toContain(words.approved.alone('Eve Novak', 'Nov 24, 2026'))
  })

  it('a steward who can’t sign in isn’t asked to approve', async () => {
    await withoutPassword(app, staff.ada)
    await reword()
    expect((await eve.get('/hr/policy/publish')).text).toContain(words.publish.alone)
  })

  it('takes only the draft that was looked at', async () => {
    await reword()
    const mark = markIn((await eve.get('/hr/policy/publish')).text)
    await write(eve, 'new', TYPED_OWN)
    const fields = { approver: staff.ada, mark }
    const refused = await eve.post('/hr/policy/publish', fields).expect(422)
    expect(refused.text).toContain(words.publish.problems.changed)
  })

  it('with nothing changed records who approved the policy', async () => {
    expect((await hal.get('/hr/policy')).text).toContain(words.approved.nobody)
    await publishDraft()
    expect((await hal.get('/hr/policy')).text).toContain(
      words.approved.agreed('Ada Okafor', 'Eve Novak', 'Nov 24, 2026'),
    )
    expect((await app.deps.live()).contents.en.policy.clauses).toEqual(contents.en.policy.clauses)
  })

  it('is for content stewards; others read', async () => {
    for (const path of [
      '/hr/policy/clauses/PR-6',
      '/hr/policy/clauses/new',
      '/hr/policy/publish',
      '/hr/policy/approval',
    ])
      await hal.get(path).expect(403)
    await hal.post('/hr/policy/publish', { mark: '' }).expect(403)
    expect((await hal.get('/hr/policy').expect(200)).text).not.toContain('/hr/policy/clauses/')
    for (const clause of ['SITE-1', 'PR-99', 'OWN-7']) await eve.get(`/hr/policy/clauses/${clause}`).expect(404)
  })
})

describe('two stewards at the same clause', () => {
  it('the second one sees what the first one saved, keeps what was typed, and can save again', async () => {
    const seen = markIn((await ada.get('/hr/policy/clauses/PR-6')).text, 'seen')
    await reword()
    const typed = { ...TYPED_CLAUSE, 'en-clause': 'The named person will be told immediately.', seen }
    const { text } = await ada.post('/hr/policy/clauses/PR-6', typed).expect(422)
    expect(text).toContain(words.form.newer)
    expect(text).toContain(REWORDED.en.text)
    expect(text).toContain('The named person will be told immediately.')
    expect((await eve.get('/hr/policy')).text).toContain(REWORDED.en.text)
    await ada.post('/hr/policy/clauses/PR-6', { ...typed, seen: markIn(text, 'seen') }).expect(303)
    expect((await eve.get('/hr/policy')).text).toContain('The named person will be told immediately.')
  })

  it('a change that was written anew isn’t dropped by a page from before', async () => {
    await reword()
    const seen = markIn((await ada.get('/hr/policy')).text, 'seen')
    await reword({ reason: 'Another reason.' })
    await ada.post('/hr/policy/drops', { clause: 'PR-6', seen }).expect('Location', '/hr/policy?done=newer')
    expect((await eve.get('/hr/policy')).text).toContain('Another reason.')
  })
})

it('an approval that was typed before another steward had to agree is shown as it was', async () => {
  const { course, actor, at, today } = recordingBy(app, staff)
  const about = { subject: 'policy:csec', course, actor, effectiveOn: today, recordedAt: at } as const
  const body = {
    v: 1,
    version: `${contents.en.policy.version}.1`,
    effectiveOn: today,
    approver: APPROVER,
    changes: [rewording()],
  } as const
  await app.deps.store.transaction((tx) => append(tx, [{ ...about, kind: 'policy_adopted', body }]))
  expect((await hal.get('/hr/policy')).text).toContain(words.approved.typed(APPROVER))
})

it('a policy that changed while it was read is read again before it’s acknowledged', async () => {
  await publishExample(app, staff.north, {})
  await finishAllBut('acknowledging', app, staff)
  const { text } = await bob.get('/policy')
  const shown = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(text)?.[1] ?? ''
  await adopt(app, staff, [rewording()])
  const form = { site: staff.north, version: shown('version'), policy: shown('policy') }
  await bob.post('/policy', form).expect('Location', '/policy')
  const kinds = (await historyOf(app.deps.store.db, staff.bob)).map(({ kind }) => kind)
  expect(kinds).not.toContain('acknowledged')
  await bob.post('/policy', { ...form, policy: `${contents.en.policy.version}.1` }).expect('Location', '/finished')
  const done = (await historyOf(app.deps.store.db, staff.bob)).find(({ kind }) => kind === 'completed')
  expect(done?.body).toMatchObject({ policyVersion: `${contents.en.policy.version}.1` })
})

async function wholeLedger() {
  const { db } = app.deps.store
  const heads = await db.selectFrom('event').select(['seq', 'hash']).orderBy('seq').execute()
  return { heads, drafts: await db.selectFrom('draft').selectAll().execute() }
}
