import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate, instant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { findAccount } from '../../src/identity/account.store.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { putDraft } from '../../src/platform/database/draft.store.ts'
import { enqueue, messagesTo } from '../../src/reminders/message.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { findDetail, setDetail } from '../../src/learning/reading-preference.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn, PASSWORD, signInNameOf, withoutPassword } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'

const personPath = (person: PersonId) => hrefTo('/hr/people/:person', { person })

const t = MESSAGES.en

const CLOSED = t.account.signIn.closed
const password = 'tea at the window, rain outside'

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

describe('an account that HR has closed', () => {
  it('is signed out everywhere, and signing in says so plainly', async () => {
    const phone = await signedIn(app, staff.bob)
    await change(staff.bob, 'close-access', { reason: 'Lost phone' })
    expect((await phone.get('/')).headers['location']).toBe('/sign-in')
    const { status, text } = await signIn()
    expect([status, text.split(CLOSED).length]).toEqual([422, 3])
  })

  it('only someone who knows the password is told of it', async () => {
    await change(staff.bob, 'close-access', { reason: 'Lost phone' })
    const wrong = await visitor(app).post('/sign-in', { signInName: signInNameOf('bob'), password: 'not it at all' })
    expect(wrong.text).not.toContain(CLOSED)
  })

  it('gets no link; one from before stops working', async () => {
    const link = await linkFor(staff.bob)
    await change(staff.bob, 'close-access', { reason: 'Lost phone' })
    await visitor(app).get(link).expect(404)
    for (const answer of [
      await ada.get(hrefTo('/hr/people/:person/link', { person: staff.bob })),
      await ada.post(hrefTo('/hr/people/:person/link', { person: staff.bob })),
    ])
      expect([answer.status, answer.headers['location']]).toEqual([303, personPath(staff.bob)])
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).not.toContain(hrefTo('/hr/people/:person/link', { person: staff.bob }))
    expect(text).toContain(t.hr.changes.onRecord.closed)
  })

  it('keeps what is required, and opens again with the same password', async () => {
    await change(staff.bob, 'close-access', { reason: 'Lost phone' })
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2026-12-16' } })
    await change(staff.bob, 'open-access', {})
    expect((await signIn()).status).toBe(303)
  })

  it('is closed under every record of the person', async () => {
    await withoutPassword(app, staff.dan)
    await merge(staff.bob, staff.dan)
    expect((await signIn()).status).toBe(303)
    await app.deps.store.transaction((tx) => closeAccess(tx, staff.dan, 'Lost phone', recordingNow()))
    expect((await signIn()).text).toContain(CLOSED)
  })

  it('never includes one’s own account', async () => {
    const path = `${personPath(staff.ada)}/changes/close-access`
    expect((await ada.post(path, { reason: 'Tired' })).headers['location']).toBe(personPath(staff.ada))
    await ada.get('/hr/people').expect(200)
  })
})

describe('a person who has left', () => {
  it('is told the same, also with a link that was never used', async () => {
    const token = await app.deps.store.transaction((tx) =>
      createSignInLink(tx, {
        purpose: 'invite',
        person: staff.bob,
        createdBy: staff.ada,
        at: app.deps.now(),
        expiresAt: instant('2027-01-01T00:00:00.000Z'),
      }),
    )
    await change(staff.bob, 'last-day', { on: '2026-11-20' })
    expect((await signIn()).text).toContain(CLOSED)
    await withoutPassword(app, staff.bob)
    for (const answer of [
      await visitor(app).get(`/join/${token}`),
      await visitor(app).post(`/join/${token}`, { password }),
    ]) {
      expect(answer.status).toBe(404)
      expect(answer.text).toContain(CLOSED)
    }
  })
})

describe('an invitation that went to the wrong person', () => {
  it('is undone: the link is void, who used it is out, and the person stays', async () => {
    const link = await linkFor(staff.bob)
    const stranger = await signedIn(app, staff.bob)
    const { text } = await ada.get(`${personPath(staff.bob)}/changes/undo-invitation`)
    expect(text).toContain(t.hr.changes.access.whatUndoingDoes[0])
    await change(staff.bob, 'undo-invitation', {})
    await visitor(app).get(link).expect(404)
    expect((await stranger.get('/')).headers['location']).toBe('/sign-in')
    expect(await findAccount(app.deps.store.db, staff.bob)).toMatchObject({ signInName: null, passwordHash: null })
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { status: 'not-started' } })
    await linkFor(staff.bob)
  })

  it('sends nothing more to the address: what waits carries a link, too', async () => {
    const { store, now } = app.deps
    const invite = { kind: 'invite', person: staff.bob, about: null, occasion: 'invite', deadline: null } as const
    const told = { ...invite, mail: true, by: staff.ada, at: now(), today: calendarDate('2026-11-24') }
    await store.transaction((tx) => enqueue(tx, told))
    await change(staff.bob, 'undo-invitation', {})
    expect(await messagesTo(store.db, staff.bob)).toMatchObject([{ state: 'stopped', reason: 'by-hr' }])
  })

  it('given to a person who was added by mistake also withdraws the hire', async () => {
    await change(staff.bob, 'undo-invitation', { mistake: 'yes' })
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({
      standing: { status: 'not-in-scope' },
      placements: [],
    })
    expect((await ada.get(personPath(staff.bob))).text).toContain(`Reason: ${t.hr.changes.access.addedByMistake}`)
  })

  it('takes away the password and the reading choice when it was used, and tells the person at the next sign-in', async () => {
    const { store } = app.deps
    await setDetail(store.db, staff.bob, 'full')
    await change(staff.bob, 'undo-invitation', {})
    expect(await findDetail(store.db, staff.bob)).toBe('less')
    expect((await historyOf(store.db, staff.bob)).at(-1)).toMatchObject({ kind: 'sign_in_undone', actor: staff.ada })
    const joined = await visitor(app)
      .post(await linkFor(staff.bob), { password })
      .expect(303)
    expect(joined.headers['location']).toBe('/account/notice')
  })

  it.each<[string, (about: Staff) => Promise<PersonId> | PersonId]>([
    [
      'works in HR',
      async ({ dan }) => {
        await putFirstRoles(app.deps.store.db, dan)
        return dan
      },
    ],
    ['supervises somebody', ({ cleo }) => cleo],
    [
      'has a password and open answers',
      async ({ dan }) => {
        await putDraft(app.deps.store.db, dan, 'practice:Q1', 'x', app.deps.now())
        return dan
      },
    ],
    [
      'works in HR under another record',
      async ({ bob, dan }) => {
        await putFirstRoles(app.deps.store.db, dan)
        await merge(dan, bob)
        return bob
      },
    ],
  ])('is not undone for somebody who %s', async (_, whom) => {
    const person = await whom(staff)
    const before = await findAccount(app.deps.store.db, person)
    expect((await ada.get(personPath(person))).text).not.toContain(
      hrefTo('/hr/people/:person/changes/:change', { person, change: 'undo-invitation' }),
    )
    await ada
      .post(hrefTo('/hr/people/:person/changes/:change', { person, change: 'undo-invitation' }), {})
      .expect('Location', personPath(person))
    expect(await findAccount(app.deps.store.db, person)).toEqual(before)
    expect((await historyOf(app.deps.store.db, person)).filter(isKind('sign_in_undone'))).toEqual([])
  })

  it('is not undone for somebody who has worked in the course: that takes a recovery code', async () => {
    await publishExample(app, staff.north, {})
    await completeCourse(app, staff.bob)
    const path = `${personPath(staff.bob)}/changes/undo-invitation`
    for (const answer of [await ada.get(path), await ada.post(path, { mistake: 'yes' })])
      expect([answer.status, answer.headers['location']]).toEqual([303, personPath(staff.bob)])
    expect((await signIn()).status).toBe(303)
    expect((await historyOf(app.deps.store.db, staff.bob)).filter(isKind('corrected'))).toEqual([])
  })
})

function recordingNow() {
  const { contents, now } = app.deps
  return { course: contents.en.course.id, actor: staff.ada, at: now(), today: calendarDate('2026-11-24') }
}

function merge(second: PersonId, into: PersonId): Promise<void> {
  const merged = { into, sameJob: false, reason: 'Typed in twice' }
  return app.deps.store.transaction((tx) => mergeRecords(tx, second, merged, recordingNow()))
}

async function change(person: PersonId, name: string, fields: Fields): Promise<void> {
  await ada.post(`${personPath(person)}/changes/${name}`, fields).expect(303)
}

function signIn() {
  return visitor(app).post('/sign-in', { signInName: signInNameOf('bob'), password: PASSWORD })
}

/** An invitation, as for a person without a password. */
async function linkFor(person: PersonId): Promise<string> {
  await withoutPassword(app, person)
  const { text } = await ada.post(hrefTo('/hr/people/:person/link', { person }), { replaces: 'yes' }).expect(200)
  return /\/join\/[0-9a-z]{26}/.exec(text)?.[0] ?? ''
}
