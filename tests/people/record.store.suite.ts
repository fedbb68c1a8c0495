import { beforeEach, describe, expect, it } from 'vitest'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { findAccount, setCredentials } from '../../src/identity/account.store.ts'
import { draftsOf, findDraft, putDraft } from '../../src/platform/database/draft.store.ts'
import { employmentOn } from '../../src/people/employment.store.ts'
import { currentFacts } from '../../src/ledger/fact.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import {
  findOrganization,
  getOrganization,
  putOrganization,
  setSecondStepFrom,
} from '../../src/organization/organization.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { changeFacts, erasePerson, type Hire, hire } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { verifyLedger } from '../../src/ledger/verify.store.ts'
import { by, completed, day, HR, noonOf, place, separated } from '../support/recording.ts'
import { deleteOld } from '../support/expired.ts'

export function recordsSuite(store: () => Store): void {
  const bob: Hire = {
    ...place,
    person: null,
    facts: { name: 'Bob Ortiz', email: 'bob@example.org' },
    language: 'en',
    hiredOn: day('2026-11-02'),
    type: 'employee',
    worksWithYouth: true,
  }
  const hireOn = (today: string, changes: Partial<Hire> = {}): Promise<PersonId> =>
    store().transaction((tx) => hire(tx, { ...bob, ...changes }, by(today)))
  /** Ends the first spell. */
  const leaveOn = async (person: PersonId, lastDay: string): Promise<void> => {
    const [first] = await historyOf(store().db, person)
    const spell = first?.kind === 'hired' ? first.body.spell : ''
    await store().transaction((tx) => record(tx, [separated(person, lastDay, spell)], day(lastDay)))
  }
  /** Records another spell, on the last day of the first one. */
  const comeBack = (person: PersonId, on: string): Promise<PersonId> =>
    hireOn('2026-11-20', { person, hiredOn: day(on) })

  describe('records', () => {
    beforeEach(() =>
      putOrganization(
        store().db,
        { name: 'Harbor', timeZone: 'America/New_York', renewalMonths: 12, leaveTo: null },
        noonOf(day('2026-11-01')),
      ),
    )

    it('an organization is set up once and changed later, all but its name', async () => {
      expect(await getOrganization(store().db)).toEqual({
        name: 'Harbor',
        timeZone: 'America/New_York',
        renewalMonths: 12,
        leaveTo: null,
        secondStepFrom: null,
        siteAgreement: false,
        brand: { logo: null, accent: null },
      })
      const changed = {
        name: 'Harbor House',
        timeZone: 'America/Denver',
        renewalMonths: null,
        leaveTo: 'https://www.weather.gov/',
      }
      await setSecondStepFrom(store().db, day('2026-12-01'))
      await putOrganization(store().db, changed, noonOf(day('2026-11-02')))
      expect(await findOrganization(store().db)).toMatchObject({
        ...changed,
        name: 'Harbor',
        secondStepFrom: '2026-12-01',
      })
    })

    it('a hire who works with youth is asked for orientation within 30 days, renewed as the organization says', async () => {
      const person = await hireOn('2026-11-03')
      const [hired, required] = await historyOf(store().db, person)
      expect(hired).toMatchObject({ kind: 'hired', effectiveOn: '2026-11-02', actor: HR, body: { facts: [{}, {}] } })
      expect(JSON.stringify(hired)).not.toContain('Ortiz')
      expect(required).toMatchObject({
        body: {
          rule: {
            due: { by: 'days-from-hire', days: 30 },
            renewal: { months: 12, windowDays: 60, keepsDate: false },
            rehireGapMonths: 12,
          },
        },
      })
      expect(await findPerson(store().db, person)).toMatchObject({
        name: 'Bob Ortiz',
        standing: { status: 'not-started', dueOn: '2026-12-02' },
      })
      expect(await findAccount(store().db, person)).toEqual({
        person,
        signInName: null,
        passwordHash: null,
        isInUse: false,
        createdAt: '2026-11-03T12:00:00.000Z',
        language: 'en',
        grants: [],
      })
    })

    it.each([
      ['who does not work with youth is not asked', { worksWithYouth: false }, { status: 'not-in-scope', dueOn: null }],
      ['without a known hire date has no due date', { hiredOn: null }, { status: 'cannot-say', dueOn: null }],
      [
        'who starts later is on record with a name today',
        { hiredOn: day('2027-01-04') },
        { status: 'not-in-scope', dueOn: null },
      ],
    ])('a hire %s', async (_, changes, standing) => {
      const person = await hireOn('2026-11-03', changes)
      expect(await findPerson(store().db, person)).toMatchObject({ name: 'Bob Ortiz', standing })
    })

    it('somebody who comes back keeps id, history and account', async () => {
      const person = await hireOn('2026-11-03')
      const [hired] = await historyOf(store().db, person)
      const spell = hired?.kind === 'hired' ? hired.body.spell : ''
      const leaves = [completed(person, '2026-11-20'), separated(person, '2027-01-31', spell)]
      await store().transaction((tx) => record(tx, leaves, day('2027-02-01')))
      expect(await findPerson(store().db, person)).toMatchObject({ standing: { status: 'separated' } })
      const again = await hireOn('2027-05-03', { person, facts: { name: 'Bob Lee' }, hiredOn: day('2027-05-03') })
      expect(again).toBe(person)
      expect(await findPerson(store().db, person)).toMatchObject({
        name: 'Bob Lee',
        standing: { status: 'up-to-date', completedOn: '2026-11-20' },
      })
      expect((await currentFacts(store().db, [person], day('2027-05-03'))).get(person)).toMatchObject({
        email: 'bob@example.org',
      })
    })

    describe('somebody who comes back to work that is not with youth', () => {
      it('is asked for orientation no longer', async () => {
        const person = await hireOn('2026-11-03')
        await leaveOn(person, '2026-11-10')
        await hireOn('2027-05-03', { person, hiredOn: day('2027-05-03'), worksWithYouth: false })
        expect(await findPerson(store().db, person)).toMatchObject({ standing: { status: 'not-in-scope' } })
        const [asked, ended, ...more] = (await historyOf(store().db, person)).filter(isKind('required'))
        expect(ended).toMatchObject({ effectiveOn: '2027-05-03', body: { inForce: false, rule: asked?.body.rule } })
        expect(more).toEqual([])
      })

      it('is still asked while another spell is with youth', async () => {
        const person = await hireOn('2026-11-03')
        await hireOn('2026-11-05', { person, hiredOn: day('2026-11-05'), worksWithYouth: false })
        expect(await findPerson(store().db, person)).toMatchObject({ standing: { status: 'not-started' } })
      })

      it('is not told so when nothing was asked before', async () => {
        const person = await hireOn('2026-11-03', { worksWithYouth: false })
        await leaveOn(person, '2026-11-10')
        await hireOn('2027-05-03', { person, hiredOn: day('2027-05-03'), worksWithYouth: false })
        expect((await historyOf(store().db, person)).filter(isKind('required'))).toEqual([])
      })
    })

    it.each<[string, string, (person: PersonId) => Promise<unknown>, string]>([
      ['on the last day', '2026-11-20', async () => {}, 'current'],
      ['on the day after it', '2026-11-21', async () => {}, 'over'],
      [
        'who comes back today, before anything was refreshed',
        '2026-11-21',
        (person) => comeBack(person, '2026-11-21'),
        'current',
      ],
      ['who will come back', '2026-11-25', (person) => comeBack(person, '2027-01-04'), 'to-come'],
      ['before the first day', '2026-11-01', async () => {}, 'to-come'],
    ])('the employment of somebody %s', async (_, on, then, employment) => {
      const person = await hireOn('2026-11-02')
      await leaveOn(person, '2026-11-20')
      await then(person)
      expect(await employmentOn(store().db, person, day(on))).toBe(employment)
    })

    it('somebody who was never hired has no employment', async () => {
      expect(await employmentOn(store().db, 'person:visitor', day('2026-11-24'))).toBe('none')
    })

    it.each([
      ['29 days after the last day everything is kept', '2026-12-19', ['practice:L1', 'practice:L2']],
      ['30 days after the last day only what was touched since is kept', '2026-12-20', ['practice:L2']],
    ])('practice answers of somebody who has left: %s', async (_, on, kept) => {
      const person = await hireOn('2026-11-02')
      const stays = await hireOn('2026-11-02')
      await leaveOn(person, '2026-11-20')
      for (const owner of [person, stays]) {
        await putDraft(store().db, owner, 'practice:L1', 1, noonOf(day('2026-11-20')))
        await putDraft(store().db, owner, 'practice:L2', 1, noonOf(day('2026-11-25')))
      }
      await deleteOld(store(), 'drafts', noonOf(day(on)))
      expect([...(await draftsOf(store().db, person)).keys()]).toEqual(kept)
      expect((await draftsOf(store().db, stays)).size).toBe(2)
    })

    it('practice answers stay while another spell lasts', async () => {
      const person = await hireOn('2026-11-02')
      await comeBack(person, '2026-11-05')
      await leaveOn(person, '2026-11-20')
      await putDraft(store().db, person, 'practice:L1', 1, noonOf(day('2026-11-10')))
      await deleteOld(store(), 'drafts', noonOf(day('2027-03-01')))
      expect((await draftsOf(store().db, person)).size).toBe(1)
    })

    it('a new name is shown at once', async () => {
      const person = await hireOn('2026-11-03')
      const on = day('2026-11-10')
      await store().transaction((tx) => changeFacts(tx, person, { name: 'Bob Lee' }, on, by('2026-11-10')))
      expect(await findPerson(store().db, person)).toMatchObject({ name: 'Bob Lee' })
    })

    it('an erased person leaves no name, account or draft behind, and a ledger that still verifies', async () => {
      const person = await hireOn('2026-11-03')
      await putDraft(store().db, person, 'practice:L1', { answer: 'a' }, noonOf(day('2026-11-04')))
      await store().transaction(async (tx) => {
        await setCredentials(tx, person, 'bob.ortiz', 'argon2', day('2026-11-05'))
        await erasePerson(tx, person, day('2026-11-05'))
      })
      expect(await findPerson(store().db, person)).toMatchObject({ name: null, standing: { status: 'not-started' } })
      expect(await findAccount(store().db, person)).toBeNull()
      expect(await findDraft(store().db, person, 'practice:L1')).toBeNull()
      const text = JSON.stringify(await everyRow(store())).toLowerCase()
      expect(text).toContain(person)
      expect(text).not.toMatch(/ortiz|\bbob\b/)
      expect(await verifyLedger(store().db)).toMatchObject({ ok: true, events: 2 })
    })
  })
}

async function everyRow({ db }: Store): Promise<unknown[]> {
  const tables = [
    'event',
    'person_fact',
    'draft',
    'submission',
    'standing',
    'placement',
    'account',
    'account_role',
    'sign_in_link',
    'session',
  ] as const
  return Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
}
