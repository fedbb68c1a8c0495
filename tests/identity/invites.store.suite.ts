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
import { pageToInvite, stillToInvite } from '../../src/reminders/to-invite.store.ts'
import { by, HR, noonOf, NORTH, place, SOUTH } from '../support/recording.ts'

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
      const list = await pageToInvite(store().db, { withoutCode: true, ...filter }, ASKED, { after: null, limit })
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

    it('no longer include those who chose a password', async () => {
      await store().transaction((tx) => setCredentials(tx, abe, 'abe', 'hash', TODAY))
      expect(await found({ withoutCode: false })).toEqual([1, 'Zoe Ash'])
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
