import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { askedOccasion } from '../../src/reminders/reminder.ts'
import { setCredentials } from '../../src/identity/account.store.ts'
import { askedOn, mailState } from '../../src/reminders/mail-state.store.ts'
import { cardsHandedOver, cardsMade } from '../../src/reminders/card.store.ts'
import { enqueue, messagesTo } from '../../src/reminders/message.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { ownTemplates, putTemplate } from '../../src/reminders/settings.store.ts'
import { createSignInLink } from '../../src/identity/sign-in-link.store.ts'
import { EVERYONE } from '../../src/ledger/scope.ts'
import { countToInvite, pageToInvite, staffWithoutWayIn, stillToInvite } from '../../src/reminders/to-invite.store.ts'
import { LARGEST_PAGE } from '../../src/people/people.store.ts'
import { closeAccess } from '../../src/identity/access.store.ts'
import { EXEMPTION_REASONS } from '../../src/ledger/bodies/requirement.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { record } from '../../src/requirements/standing.store.ts'
import {
  by,
  completed,
  day,
  event,
  HR,
  noonOf,
  NORTH,
  place,
  required,
  separated,
  SOUTH,
} from '../support/recording.ts'

const TODAY = calendarDate('2026-11-24')
const ASKED = { today: TODAY, now: noonOf(TODAY), scope: EVERYONE }

export function invitesSuite(store: () => Store): void {
  describe('people to invite', () => {
    let abe: PersonId
    let zoe: PersonId
    beforeEach(async () => {
      zoe = await join('Zoe Ash', { site: SOUTH })
      abe = await join('Abe Zorn', {})
    })

    const join = (name: string, change: Partial<Parameters<typeof hire>[1]>): Promise<PersonId> => {
      const facts = { name, email: `${name.slice(0, 3)}@example.org` }
      const starter = { ...place, person: null, facts, language: 'es', hiredOn: TODAY, type: 'employee' } as const
      return store().transaction((tx) => hire(tx, { ...starter, worksWithYouth: true, ...change }, by(TODAY)))
    }
    const found = async (filter: Partial<Parameters<typeof pageToInvite>[1]> = {}, limit = 9) => {
      const list = await pageToInvite(store().db, { invited: 'none', ...filter }, ASKED, { after: null, limit })
      return [list.found, ...list.people.map(({ name }) => name)]
    }
    const link = (person: PersonId, days: number) =>
      store().transaction((tx) =>
        createSignInLink(tx, {
          purpose: 'invite',
          person,
          createdBy: HR,
          at: ASKED.now,
          expiresAt: noonOf(addDays(TODAY, days)),
        }),
      )

    it('are listed by name, the first of them, with how many there are', async () => {
      expect(await found()).toEqual([2, 'Abe Zorn', 'Zoe Ash'])
      expect(await found({}, 1)).toEqual([2, 'Abe Zorn'])
      expect(await found({ site: SOUTH })).toEqual([1, 'Zoe Ash'])
      expect(await found({ site: NORTH, department: 'Kitchen' })).toEqual([0])
    })

    it('have the language that they take the course in, and the last day of a code that works', async () => {
      await link(abe, 7)
      await link(zoe, 0)
      expect(await found()).toEqual([1, 'Zoe Ash'])
      expect(await stillToInvite(store().db, [zoe, abe], ASKED)).toMatchObject([
        { person: abe, language: 'es', codeUntil: noonOf(addDays(TODAY, 7)), placements: [{ site: NORTH }] },
        { person: zoe, codeUntil: null },
      ])
    })

    it('are on Home exactly those in the list that it leads to, whatever is on record of them, for each viewer', async () => {
      const on = (...events: Parameters<typeof record>[1]) => store().transaction((tx) => record(tx, events, TODAY))
      const spellOf = async (person: PersonId): Promise<string> => {
        const places = store().db.selectFrom('placement').select('spell').where('person', '=', person)
        return (await places.executeTakeFirstOrThrow()).spell
      }
      const nothing = () => Promise.resolve()
      const reason = EXEMPTION_REASONS[0]
      const states: readonly ((person: PersonId) => Promise<unknown>)[] = [
        nothing,
        (person) => store().transaction((tx) => closeAccess(tx, person, 'asked to', by(TODAY))),
        (person) => on(event('leave_began', person, TODAY, { expectedReturn: null })),
        (person) =>
          on(event('exempted', person, TODAY, { requirement: ORIENTATION, reason, approver: HR, until: null })),
        async (person) => on(separated(person, '2026-11-20', await spellOf(person))),
        async (person) => on(separated(person, '2026-12-01', await spellOf(person))),
        (person) => on(completed(person, '2026-11-20')),
        (person) => store().transaction((tx) => setCredentials(tx, person, person, 'hash', TODAY)),
      ]
      const invitations: readonly ((person: PersonId) => Promise<unknown>)[] = [
        nothing,
        (person) => link(person, 7),
        (person) => link(person, -1),
        (person) => put('invite', person, true),
        (person) => put('invite', person, false),
      ]
      for (const site of [NORTH, SOUTH])
        for (const [state, inState] of states.entries())
          for (const [invitation, invited] of invitations.entries()) {
            const person = await join(`Eli ${site} ${state} ${invitation}`, {
              site,
              hiredOn: addDays(TODAY, -40 + state),
            })
            await on(required(person, '2026-10-01'))
            await invited(person)
            await inState(person)
          }
      const ofNorth = { supervisor: null, sites: [NORTH] }
      for (const [scope, count] of [[EVERYONE, 14] as const, [ofNorth, 7] as const]) {
        const asked = { ...ASKED, scope }
        const home = await staffWithoutWayIn(store().db, asked, LARGEST_PAGE)
        const list = await pageToInvite(store().db, { invited: 'due' }, asked, { after: null, limit: LARGEST_PAGE })
        expect([home.people, list.found]).toEqual([count, count])
        expect(home.first.map(({ name }) => name).sort()).toEqual(list.people.map(({ name }) => name).sort())
        const whole = await pageToInvite(store().db, { invited: 'none' }, asked, { after: null, limit: LARGEST_PAGE })
        expect(whole.found).toBe(await countToInvite(store().db, asked))
      }
    })

    it('at a site are those who work there, not those who once did', async () => {
      const eli = await join('Eli Novak', { hiredOn: day('2026-11-02') })
      const spells = await store().db.selectFrom('placement').select('spell').where('person', '=', eli).execute()
      const moved = { spell: spells[0]?.spell ?? '', ...place, site: SOUTH }
      await store().transaction((tx) => record(tx, [event('transferred', eli, '2026-11-23', moved)], TODAY))
      expect(await found({ site: NORTH })).toEqual([1, 'Abe Zorn'])
      expect(await found({ site: SOUTH })).toEqual([2, 'Eli Novak', 'Zoe Ash'])
    })

    it('no longer include those who chose a password', async () => {
      await store().transaction((tx) => setCredentials(tx, abe, 'abe', 'hash', TODAY))
      expect(await found({ invited: 'any' })).toEqual([1, 'Zoe Ash'])
      expect(await stillToInvite(store().db, [abe], ASKED)).toEqual([])
    })

    it('are invited when their card was handed over, not when it was made, whatever else waits for them', async () => {
      await put('invite', abe, false)
      await put('nudge', abe, false)
      await put('invite', zoe, false)
      await store().transaction((tx) => cardsMade(tx, [abe], { at: ASKED.now, by: HR, today: TODAY, mail: false }))
      expect(await mailState(store().db)).toMatchObject({ counts: { sent: 0, 'by-hand': 3 } })
      const confirming = { by: HR, at: ASKED.now }
      expect(await store().transaction((tx) => cardsHandedOver(tx, [abe, zoe], confirming))).toMatchObject([
        { person: abe },
      ])
      const states = (await messagesTo(store().db, abe)).map(({ kind, state }) => `${kind} ${state}`)
      expect(states.sort()).toEqual(['invite sent', 'nudge by-hand'])
      // The mail server had nothing to do with it.
      expect(await mailState(store().db)).toMatchObject({ counts: { sent: 1, 'by-hand': 2 }, lastSent: null })
    })

    it('have the days of their reminders on record, and who sent them', async () => {
      await put('nudge', abe, true)
      expect(await askedOn(store().db, 'nudge', [abe, zoe], TODAY)).toEqual(
        new Map([[abe, { by: HR, state: 'waiting', at: ASKED.now }]]),
      )
      expect(await askedOn(store().db, 'nudge', [abe], addDays(TODAY, 1))).toEqual(new Map())
    })

    const put = (kind: 'invite' | 'nudge', person: PersonId, mail: boolean) => {
      const occasion = askedOccasion(kind, person, TODAY)
      const message = { kind, person, about: null, occasion, deadline: null, mail, by: HR, at: ASKED.now, today: TODAY }
      return store().transaction((tx) => enqueue(tx, message))
    }
  })

  it('texts of the organization are listed by kind and language', async () => {
    const words = { subject: 'Two', body: '{link}' }
    await store().transaction((tx) => putTemplate(tx, 'nudge', 'es', words, HR, ASKED.now))
    expect(await ownTemplates(store().db)).toEqual([{ kind: 'nudge', language: 'es' }])
  })
}
