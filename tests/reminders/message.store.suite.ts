import { EVERYONE } from '../../src/ledger/scope.ts'
import { confirmHandedOver, lastHandOvers, takeBackHandOver } from '../../src/reminders/hand-over.store.ts'
import { messagesInState } from '../../src/reminders/message-list.store.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Instant, toInstant } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { DEFAULT_REMINDERS } from '../../src/reminders/settings.ts'
import { beginRun, finishRun, lastFinished } from '../../src/platform/jobs/run.store.ts'
import {
  allInState,
  enqueue,
  eraseMessages,
  findMessage,
  messagesAbout,
  messagesTo,
  type NewMessage,
  retry,
  stop,
  stopByHand,
  toldAbout,
} from '../../src/reminders/message.store.ts'
import { mergeRecords } from '../../src/identity/joined/join-records.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import {
  beginTry,
  claimNext,
  handOverWaiting,
  markDead,
  markSent,
  markStopped,
  postpone,
  tryAgain,
} from '../../src/mail/outbox.store.ts'
import { erasePerson, hire } from '../../src/people/record.store.ts'
import {
  putReminderSettings,
  reminderSettings,
  findTemplate,
  putTemplate,
  removeTemplate,
} from '../../src/reminders/settings.store.ts'
import { accountStates, peopleToInvite, peopleToRemind } from '../../src/reminders/to-remind.store.ts'
import { by, day, HR, noonOf, place } from '../support/recording.ts'

const TODAY = day('2026-11-24')
const NOON = noonOf(TODAY)
const EVERY_MESSAGE = { scope: EVERYONE, site: null, kind: null } as const

export function messagesSuite(store: () => Store): void {
  describe('messages', () => {
    let bob: PersonId
    let cleo: PersonId

    beforeEach(async () => {
      const organization = { name: 'Harbor', timeZone: 'America/New_York', renewalMonths: null, leaveTo: null }
      await putOrganization(store().db, organization, NOON)
      cleo = await join('Cleo Marsh', 'cleo@example.org')
      bob = await join('Bob Ortiz', 'bob@example.org')
    })

    const join = (name: string, email: string | null): Promise<PersonId> =>
      store().transaction((tx) =>
        hire(
          tx,
          {
            ...place,
            person: null,
            facts: { name, ...(email === null ? {} : { email }) },
            language: 'en',
            hiredOn: day('2026-11-02'),
            type: 'employee',
            worksWithYouth: true,
          },
          by('2026-11-24'),
        ),
      )
    const message = (changes: Partial<NewMessage> = {}): NewMessage => ({
      kind: 'nudge',
      person: bob,
      about: null,
      occasion: `nudge:${changes.person ?? bob}:2026-11-02`,
      deadline: null,
      mail: true,
      by: 'system:reminders',
      at: NOON,
      today: TODAY,
      ...changes,
    })
    const tell = (changes: Partial<NewMessage> = {}) => store().transaction((tx) => enqueue(tx, message(changes)))
    const claim = async (at = NOON, until = after(120)) => {
      const claimed = await claimNext(store(), at, until)
      if (claimed === null) throw new Error('nothing is waiting')
      return claimed
    }
    const states = async (person = bob) =>
      (await messagesTo(store().db, person)).map(({ state, reason }) => [state, reason])

    it('are queued once for each occasion, even by several processes', async () => {
      expect(await tell()).toBe(true)
      expect(await tell()).toBe(false)
      const many = await Promise.all(Array.from({ length: 8 }, () => tell({ occasion: 'nudge:once' })))
      expect(many.filter(Boolean)).toHaveLength(1)
      expect(await messagesTo(store().db, bob)).toHaveLength(2)
    })

    it('are gone with the transaction that was to cause them', async () => {
      const failing = store().transaction(async (tx) => {
        await enqueue(tx, message())
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await messagesTo(store().db, bob)).toEqual([])
    })

    it.each([
      ['wait for the mail server', 'bob@example.org', {}, ['waiting', null]],
      ['are for HR to hand over when there is no mail server', 'bob@example.org', { mail: false }, ['by-hand', null]],
      ['are for HR to hand over when the person has no address', null, {}, ['by-hand', null]],
      ['to a supervisor without an address go nowhere', null, { kind: 'digest' }, ['stopped', 'no-email']],
      [
        'to a supervisor go nowhere without a mail server, whether or not there is an address',
        'bob@example.org',
        { kind: 'digest', mail: false },
        ['stopped', 'no-server'],
      ],
    ] as const)('%s', async (_, email, changes, expected) => {
      const person = await join('Dan Hill', email)
      await tell({ person, ...changes })
      expect(await states(person)).toEqual([expected])
    })

    it('are found by recipient, by the person they are about, and under a second record', async () => {
      const second = await join('Bob Ortiz', 'bob.ortiz@example.org')
      await tell({ person: second })
      await tell({ person: cleo, about: second, kind: 'escalation', occasion: 'escalation', at: after(1) })
      const reason = 'The same person'
      await store().transaction((tx) =>
        mergeRecords(tx, second, { into: bob, sameJob: true, reason }, by('2026-11-24')),
      )
      expect((await messagesTo(store().db, bob)).map(({ kind }) => kind)).toEqual(['nudge'])
      expect((await messagesAbout(store().db, bob)).map(({ kind }) => kind)).toEqual(['escalation'])
      const told = await toldAbout(store().db, [bob, cleo], 'America/New_York')
      expect(told.get(bob)?.map(({ kind, on }) => [kind, on])).toEqual([
        ['nudge', '2026-11-24'],
        ['escalation', '2026-11-24'],
      ])
      expect(told.has(cleo)).toBe(false)
    })

    it('are read in pages, the latest first', async () => {
      for (let n = 0; n < 5; n++) await tell({ occasion: `nudge:${n}`, at: after(n) })
      const first = await messagesInState(store().db, 'waiting', EVERY_MESSAGE, { after: null, limit: 3 })
      const rest = await messagesInState(store().db, 'waiting', EVERY_MESSAGE, { after: first.next, limit: 3 })
      expect([...first.messages, ...rest.messages].map(({ occasion }) => occasion)).toEqual(
        [4, 3, 2, 1, 0].map((n) => `nudge:${n}`),
      )
      expect([first.messages.length, rest.next]).toEqual([3, null])
      expect(await allInState(store().db, 'dead')).toEqual([])
    })

    it('are taken by one sender, the longest waiting first, and by another when the lease is over', async () => {
      await tell({ occasion: 'second', at: after(1) })
      await tell({ occasion: 'first' })
      expect(await claimNext(store(), toInstant(Date.parse(NOON) - 1), after(120))).toBeNull()
      const taken = await Promise.all(Array.from({ length: 4 }, () => claimNext(store(), after(5), after(120))))
      expect(taken.flatMap((each) => each?.occasion ?? []).sort()).toEqual(['first', 'second'])
      expect(await claimNext(store(), after(119), after(240))).toBeNull()
      expect(await claim(after(120), after(240))).toMatchObject({ occasion: 'first', tries: 0 })
    })

    it('sent messages say when and what the server answered, and keep no link', async () => {
      await tell()
      const claimed = await claim()
      await store().transaction((tx) => beginTry(tx, claimed))
      await markSent(store().db, claimed, after(2), '250 OK')
      expect(await messagesTo(store().db, bob)).toMatchObject([
        { state: 'sent', reason: '250 OK', sentAt: after(2), tries: 1 },
      ])
      expect(await claimNext(store(), after(500), after(600))).toBeNull()
    })

    it('failed messages wait, count the try, and keep the link', async () => {
      await tell()
      const claimed = await claim()
      await store().transaction((tx) => beginTry(tx, claimed))
      await tryAgain(store().db, claimed, after(300), '450 later')
      expect(await claimNext(store(), after(299), after(400))).toBeNull()
      expect(await claim(after(300), after(420))).toMatchObject({ tries: 1, reason: '450 later' })
    })

    it('messages at the wrong hour wait and count nothing', async () => {
      await tell()
      await postpone(store().db, await claim(), after(3600))
      expect(await claim(after(3600), after(3700))).toMatchObject({ tries: 0, reason: null })
    })

    it('are left alone by a sender whose lease was over', async () => {
      await tell()
      const late = await claim(NOON, after(10))
      const now = await claim(after(10), after(130))
      await markDead(store().db, late, '550 no')
      expect(await states()).toEqual([['waiting', null]])
      await markStopped(store().db, now, 'done')
      expect(await states()).toEqual([['stopped', 'done']])
    })

    it('that were given up can be tried again, and no others', async () => {
      await tell()
      const claimed = await claim()
      const again = () => store().transaction((tx) => retry(tx, claimed.id, after(60)))
      expect(await again()).toBe(false)
      await markDead(store().db, claimed, '550 no')
      expect(await again()).toBe(true)
      expect(await claim(after(60), after(180))).toMatchObject({ state: 'waiting', tries: 0, reason: null })
    })

    it('can be taken back until they are under way', async () => {
      await tell()
      const claimed = await claim()
      const takeBack = (at: Instant) => store().transaction((tx) => stop(tx, claimed.id, at))
      expect(await takeBack(after(1))).toBe(false)
      expect(await takeBack(after(120))).toBe(true)
      expect(await states()).toEqual([['stopped', 'by-hr']])
      expect(await takeBack(after(121))).toBe(false)
    })

    it('are handed over once, and not again', async () => {
      await tell({ mail: false })
      const [first] = await messagesTo(store().db, bob)
      const id = first?.id ?? ''
      const confirming = { by: cleo, at: after(9) }
      const handOver = () => store().transaction((tx) => confirmHandedOver(tx, [id], confirming))
      expect([await handOver(), await handOver()]).toEqual([[{ id, person: bob }], []])
      expect(await findMessage(store().db, id)).toMatchObject({ state: 'sent', reason: 'by-hand', sentAt: after(9) })
      await tell({ occasion: 'other' })
      await tell({ person: cleo, about: bob, kind: 'escalation', occasion: 'on her own page' })
      await handOverWaiting(store().db)
      expect(await messagesTo(store().db, cleo)).toMatchObject([{ state: 'stopped', reason: 'no-server' }])
      const [other] = await allInState(store().db, 'by-hand')
      await stopByHand(store().db, other?.id ?? '', 'done')
      expect(await states()).toContainEqual(['stopped', 'done'])
    })

    it('keep who confirmed and who took it back, which nothing changes and only the message takes along', async () => {
      await tell({ mail: false })
      const [{ id = '' } = {}] = await messagesTo(store().db, bob)
      const { db } = store()
      const confirm = (at: number) =>
        store().transaction((tx) => confirmHandedOver(tx, [id], { by: cleo, at: after(at) }))
      const takeBack = (at: number) =>
        store().transaction((tx) => takeBackHandOver(tx, [id], { by: bob, at: after(at) }))
      await confirm(1)
      expect([await takeBack(2), await takeBack(3)]).toEqual([[{ id, person: bob }], []])
      await confirm(4)
      const rows = await db.selectFrom('hand_over').selectAll().orderBy('seq').execute()
      expect(rows.map(({ seq, what, done_by }) => [seq, what, done_by])).toEqual([
        [1, 'handed-over', cleo],
        [2, 'not-handed-over', bob],
        [3, 'handed-over', cleo],
      ])
      expect((await lastHandOvers(db, [id])).get(id)).toMatchObject({ what: 'handed-over', by: cleo, at: after(4) })
      await expect(db.updateTable('hand_over').set({ done_by: bob }).execute()).rejects.toThrow(/append-only/)
      await expect(db.deleteFrom('hand_over').execute()).rejects.toThrow(/append-only/)
      await db.deleteFrom('message').where('id', '=', id).execute()
      await db.deleteFrom('hand_over').execute()
      expect(await db.selectFrom('hand_over').selectAll().execute()).toEqual([])
    })

    it('reveal nothing about an erased person, and are never sent again', async () => {
      await tell({ occasion: 'sent' })
      await markSent(store().db, await claim(), NOON, '250 OK for Bob Ortiz')
      await tell({ occasion: 'waits' })
      await tell({ person: cleo, about: bob, kind: 'escalation', occasion: 'about' })
      await tell({ person: cleo, occasion: 'hers' })
      await store().transaction((tx) => erasePerson(tx, bob, TODAY))
      expect((await states()).sort()).toEqual([
        ['sent', null],
        ['stopped', 'erased'],
      ])
      expect((await states(cleo)).sort()).toEqual([
        ['stopped', 'erased'],
        ['waiting', null],
      ])
      await store().transaction((tx) => eraseMessages(tx, bob))
    })

    it('know who may have to be told something, and who was never invited', async () => {
      expect((await peopleToRemind(store().db, TODAY)).sort()).toEqual([bob, cleo].sort())
      expect((await peopleToInvite(store().db)).sort()).toEqual([bob, cleo].sort())
      await tell({ kind: 'invite', occasion: 'invite' })
      expect(await peopleToInvite(store().db)).toEqual([cleo])
      expect((await accountStates(store().db, [bob])).get(bob)).toEqual({ hasWayIn: false, closed: false })
    })
  })

  describe('reminders of an organization', () => {
    it('are the defaults until HR puts others', async () => {
      expect(await reminderSettings(store().db)).toEqual(DEFAULT_REMINDERS)
      const quietDays = [day('2026-12-25')]
      const other = { ...DEFAULT_REMINDERS, nudgeAfterDays: null, hours: { ...DEFAULT_REMINDERS.hours, quietDays } }
      for (const settings of [DEFAULT_REMINDERS, other])
        await store().transaction((tx) => putReminderSettings(tx, settings, HR, NOON))
      expect(await reminderSettings(store().db)).toEqual(other)
    })

    it('have words of our own until HR puts others, for each language', async () => {
      const words = { subject: 'Orientation', body: '{link}' }
      const put = (subject: string) =>
        store().transaction((tx) => putTemplate(tx, 'nudge', 'es', { ...words, subject }, HR, NOON))
      expect(await findTemplate(store().db, 'nudge', 'es')).toBeNull()
      await put('Primero')
      await put('Segundo')
      expect(await findTemplate(store().db, 'nudge', 'es')).toEqual({ ...words, subject: 'Segundo' })
      expect(await findTemplate(store().db, 'nudge', 'en')).toBeNull()
      await store().transaction((tx) => removeTemplate(tx, 'nudge', 'es'))
      expect(await findTemplate(store().db, 'nudge', 'es')).toBeNull()
    })
  })

  describe('a daily job', () => {
    const begin = (on: string, at: Instant, crashedBefore = at) =>
      beginRun(store().db, 'reminders', day(on), at, crashedBefore)
    const anHourBefore = (at: Instant) => toInstant(Date.parse(at) - 3_600_000)

    it('is done by one of several that ask at once, and for each day once', async () => {
      const asked = await Promise.all(Array.from({ length: 6 }, () => begin('2026-11-24', NOON, anHourBefore(NOON))))
      expect(asked.filter(Boolean)).toHaveLength(1)
      await finishRun(store().db, 'reminders', TODAY, after(1))
      expect(await begin('2026-11-24', after(9_000))).toBe(false)
      expect(await begin('2026-11-25', after(86_400))).toBe(true)
    })

    it('a crashed job is begun again, even when the clock was set back meanwhile', async () => {
      expect(await begin('2026-11-24', NOON)).toBe(true)
      expect(await begin('2026-11-24', after(600), after(-1_200))).toBe(false)
      expect(await begin('2026-11-24', after(3_600), after(1_800))).toBe(true)
      expect(await begin('2026-11-24', after(60), after(-1_740))).toBe(true)
    })

    it('knows the last day before this one on which it was done', async () => {
      for (const on of ['2026-11-20', '2026-11-22', '2026-11-24']) await begin(on, NOON)
      for (const on of ['2026-11-20', '2026-11-24']) await finishRun(store().db, 'reminders', day(on), NOON)
      expect(await lastFinished(store().db, 'reminders', TODAY)).toBe('2026-11-20')
      expect(await lastFinished(store().db, 'reminders', day('2026-11-20'))).toBeNull()
    })
  })
}

function after(seconds: number): Instant {
  return toInstant(Date.parse(NOON) + seconds * 1_000)
}
