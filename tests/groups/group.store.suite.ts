import { beforeEach, describe, expect, it } from 'vitest'
import {
  acknowledge,
  allGroups,
  cancelGroup,
  changeGroup,
  findGroup,
  groupsToAcknowledge,
  planGroup,
  readTellingList,
  workingHere,
} from '../../src/groups/group.store.ts'
import { setTellingList } from '../../src/groups/telling-list.store.ts'
import { latestNotice, toldStates } from '../../src/groups/group.ts'
import { leftBeforeStart } from '../../src/groups/left.store.ts'
import type { PersonId, Recording, SiteId } from '../../src/ledger/event.ts'
import { putOrganization } from '../../src/organization/organization.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { corrected, isKind } from '../../src/ledger/history.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { messagesTo } from '../../src/reminders/message.store.ts'
import { createSite } from '../../src/site/site.store.ts'
import { by, day, event, noonOf, separated } from '../support/recording.ts'
import { newStaff } from '../support/staff.ts'

const TODAY = day('2026-11-02')
const DATES = [day('2026-11-16'), day('2026-11-23')]

export function groupsSuite(store: () => Store): void {
  describe('groups', () => {
    let site: SiteId
    let cleo: PersonId
    let bob: PersonId
    const recording: Recording = by(TODAY)
    const plan = (leader: PersonId) => ({
      name: 'Empowerment group',
      dates: DATES,
      leaders: [leader],
      measures: ['clinician' as const],
    })
    beforeEach(async () => {
      const organization = { name: 'Harbor', timeZone: 'America/New_York', renewalMonths: 12, leaveTo: null }
      await putOrganization(store().db, organization, noonOf(TODAY))
      await store().transaction(async (tx) => {
        site = (await createSite(tx, { slug: 'north', name: 'North Street' }, noonOf(TODAY))).id
        const join = (name: string) =>
          hire(tx, { ...newStaff, site, facts: { name, email: `${name}@north.example` } }, recording)
        cleo = await join('cleo')
        bob = await join('bob')
        await setTellingList(tx, site, { clinical: [cleo], others: [bob], noticeDays: 10 }, recording, true)
      })
    })

    const spellOf = async (person: PersonId) =>
      (await historyOf(store().db, person)).filter(isKind('hired'))[0]?.body.spell ?? ''

    it('a list is kept as it was set last', async () => {
      expect(await readTellingList(store().db, site)).toEqual({ clinical: [cleo], others: [bob], noticeDays: 10 })
      expect((await readTellingList(store().db, 'site:unknown')).clinical).toEqual([])
    })

    it('everybody on the list is told with their job, and reminded before the first date', async () => {
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, true))
      const group = await findGroup(store().db, 'g')
      expect(group === null ? [] : latestNotice(group).told).toEqual([
        { person: cleo, as: 'clinical', position: newStaff.position },
        { person: bob, as: 'site', position: newStaff.position },
      ])
      const messages = await messagesTo(store().db, cleo)
      expect(messages.map(({ kind, notBefore }) => [kind, notBefore]).sort()).toEqual([
        ['group-notice', noonOf(TODAY)],
        ['group-reminder', '2026-11-14T05:00:00.000Z'],
      ])
    })

    it('whoever has left isn’t told', async () => {
      const spell = await spellOf(bob)
      await store().transaction((tx) => record(tx, [separated(bob, '2026-10-30', spell)], TODAY))
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(cleo), recording, true))
      const group = await findGroup(store().db, 'g')
      expect(group === null ? [] : latestNotice(group).told.map(({ person }) => person)).toEqual([cleo])
      expect([...(await workingHere(store().db, [cleo, bob, 'person:unknown'], TODAY))]).toEqual([cleo])
    })

    it('whoever left before it began isn’t missing, and somebody on leave is', async () => {
      const [first = TODAY] = DATES
      const spell = await spellOf(bob)
      await store().transaction(async (tx) => {
        await planGroup(tx, site, 'g', plan(bob), recording, true)
        const leave = event('leave_began', cleo, TODAY, { expectedReturn: null })
        await record(tx, [separated(bob, addDays(first, -1), spell), leave], TODAY)
      })
      const leftOn = async (today: CalendarDate) => {
        const group = await findGroup(store().db, 'g')
        if (group === null) throw new Error('the group is planned')
        return [...((await leftBeforeStart(store().db, [group], today)).get('g') ?? [])]
      }
      expect(await leftOn(addDays(first, -1))).toEqual([])
      expect(await leftOn(first)).toEqual([bob])
      expect(await leftOn(addDays(first, 90))).toEqual([bob])
      const known = async (count: number) => {
        const group = await findGroup(store().db, 'g')
        const groups = group === null ? [] : [group]
        return leftBeforeStart(store().db, groups, first, (history) => corrected(history.slice(0, count)))
      }
      // A pack can ask about what was known before anybody recorded that he leaves.
      expect([...(await known(99))]).toEqual([['g', new Set([bob])]])
      expect([...(await known(1))]).toEqual([['g', new Set()]])
    })

    it('on the first day somebody still works here who leaves that evening', async () => {
      const [first = TODAY] = DATES
      const spell = await spellOf(bob)
      await store().transaction(async (tx) => {
        await planGroup(tx, site, 'g', plan(bob), recording, true)
        await record(tx, [separated(bob, first, spell)], TODAY)
      })
      const group = await findGroup(store().db, 'g')
      const left = await leftBeforeStart(store().db, group === null ? [] : [group], addDays(first, 90))
      expect([...left]).toEqual([['g', new Set()]])
    })

    it('is confirmed once, however often it’s sent', async () => {
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, true))
      expect(await groupsToAcknowledge(store().db, cleo, TODAY)).toMatchObject([{ as: cleo }])
      const confirm = () =>
        store().transaction((tx) => acknowledge(tx, 'g', { person: cleo, way: 'home', on: TODAY }, recording))
      expect([await confirm(), await confirm()]).toEqual([true, false])
      expect(await groupsToAcknowledge(store().db, cleo, TODAY)).toEqual([])
      expect((await findGroup(store().db, 'g'))?.acknowledgements).toHaveLength(1)
      const nobody = { person: 'person:nobody', way: 'home', on: TODAY } as const
      expect(await store().transaction((tx) => acknowledge(tx, 'g', nobody, recording))).toBe(false)
    })

    it('a sheet can be recorded after the last date, from the day on which the person was told', async () => {
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, true))
      const later = by(day('2026-11-30'))
      const confirm = (way: 'home' | 'sheet', on: string) =>
        store().transaction((tx) => acknowledge(tx, 'g', { person: cleo, way, on: day(on) }, later))
      expect(await confirm('home', '2026-11-30')).toBe(false)
      expect(await confirm('sheet', '2026-11-01')).toBe(false)
      expect(await confirm('sheet', '2026-11-10')).toBe(true)
      expect(await confirm('sheet', '2026-11-10')).toBe(false)
      const group = await findGroup(store().db, 'g')
      const [state] = group === null ? [] : toldStates(group)
      expect(state).toMatchObject({ beforeStart: true, acknowledged: { on: '2026-11-10', at: later.at } })
    })

    it('a sheet from before the start counts after a late click, also when a later date has moved since', async () => {
      const [first = TODAY, next = TODAY] = DATES
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, true))
      const confirm = (way: 'home' | 'sheet', on: CalendarDate, today: CalendarDate) =>
        store().transaction((tx) => acknowledge(tx, 'g', { person: cleo, way, on }, by(today)))
      expect(await confirm('home', first, first)).toBe(true)
      const moved = { ...plan(bob), dates: [first, addDays(next, 1)] }
      const later = addDays(first, 2)
      await store().transaction((tx) => changeGroup(tx, { id: 'g', site }, moved, by(later), true))
      expect(await confirm('sheet', first, later)).toBe(false)
      expect(await confirm('sheet', addDays(first, -1), later)).toBe(true)
      expect(await confirm('sheet', addDays(first, -1), later)).toBe(false)
      const stateNow = async () => {
        const group = await findGroup(store().db, 'g')
        return group === null ? [] : toldStates(group).slice(0, 1)
      }
      const start = { beforeStart: true, confirmedStart: { way: 'sheet', on: addDays(first, -1) } }
      expect(await stateNow()).toMatchObject([{ ...start, acknowledged: null }])
      expect(await confirm('home', later, later)).toBe(true)
      expect(await stateNow()).toMatchObject([{ ...start, acknowledged: { way: 'home', on: later } }])
    })

    it('reminds once of the same first date, when a later one moves', async () => {
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, true))
      const moved = { ...plan(bob), dates: [...DATES.slice(0, 1), day('2026-11-24')] }
      await store().transaction((tx) => changeGroup(tx, { id: 'g', site }, moved, recording, true))
      const kinds = (await messagesTo(store().db, cleo)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'group-reminder')).toHaveLength(1)
      expect(kinds.filter((kind) => kind === 'group-notice')).toHaveLength(2)
    })

    it('a change is a new entry, and a cancellation ends it', async () => {
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, true))
      const moved = { ...plan(cleo), dates: [day('2026-11-09')] }
      await store().transaction((tx) => changeGroup(tx, { id: 'g', site }, moved, recording, true))
      const group = await findGroup(store().db, 'g')
      if (group === null) throw new Error('the group is there')
      expect(group.notices.map(({ dates }) => dates)).toEqual([DATES, moved.dates])
      expect(toldStates(group).map(({ late }) => late)).toEqual([true, true])
      await store().transaction((tx) => cancelGroup(tx, group, recording, true))
      expect((await allGroups(store().db))[0]?.cancelled).toMatchObject({ on: TODAY })
      expect(await groupsToAcknowledge(store().db, cleo, TODAY)).toEqual([])
      const kinds = (await messagesTo(store().db, cleo)).map(({ kind }) => kind)
      expect(kinds.filter((kind) => kind === 'group-notice')).toHaveLength(2)
      expect(kinds.filter((kind) => kind === 'group-cancelled')).toHaveLength(1)
    })

    it('queues no mail without a mail server, and still counts everybody as told', async () => {
      await store().transaction((tx) => planGroup(tx, site, 'g', plan(bob), recording, false))
      expect((await messagesTo(store().db, cleo)).every(({ state }) => state === 'stopped')).toBe(true)
      expect(await groupsToAcknowledge(store().db, cleo, TODAY)).toHaveLength(1)
    })
  })
}
