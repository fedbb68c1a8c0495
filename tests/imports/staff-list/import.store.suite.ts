import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../../src/platform/time/calendar.ts'
import type { PersonId } from '../../../src/ledger/event.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { mergeRecords } from '../../../src/identity/joined/join-records.store.ts'
import { eventsOfKind, historyOf } from '../../../src/ledger/ledger.store.ts'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { findPerson, peopleWithFact } from '../../../src/people/people.store.ts'
import { changeFacts, hire } from '../../../src/people/record.store.ts'
import { allSites } from '../../../src/site/site.store.ts'
import { verifyLedger } from '../../../src/ledger/verify.store.ts'
import {
  ANA,
  applied,
  CLEO,
  emptyRoster,
  imported,
  employmentsOf,
  outcomes,
  planned,
  TODAY,
} from '../../support/roster.ts'
import { by, HR } from '../../support/recording.ts'
import { rebuildStanding } from '../../support/rebuild.ts'

const CHANGED_SINCE = MESSAGES.en.hr.roster.problem['changed-since']('', '', '')

export function rosterSuite(store: () => Store): void {
  const withNumber = async (number: string): Promise<PersonId> => {
    const [person] = await peopleWithFact(store().db, 'employee_number', number, calendarDate(TODAY))
    if (person === undefined) throw new RangeError(`nobody has the number ${number}`)
    return person
  }

  describe('a list of staff', () => {
    beforeEach(() => emptyRoster(store()))

    it('is recorded by the person of HR who applied it, and asks for orientation by the rules', async () => {
      await imported(store(), [ANA, { ...CLEO, works_with_youth: 'no' }])
      const events = await eventsOfKind(store().db, 'hired')
      expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set([HR]))
      const ana = await findPerson(store().db, await withNumber('1001'))
      expect(ana).toMatchObject({ name: 'Ana Ruiz', standing: { status: 'not-started', dueOn: '2026-12-16' } })
      const cleo = await findPerson(store().db, await withNumber('1002'))
      expect(cleo?.standing.status).toBe('not-in-scope')
    })

    it('finds supervisors wherever they stand, and however many lines a transaction takes', async () => {
      const team = ['2001', '2002', '2003', '2004'].map((employee_number, index) => {
        return { ...ANA, employee_number, name: `Ana ${'abcd'[index]}`, supervisor: '1002' }
      })
      await applied(store(), await planned(store(), [...team, CLEO]), TODAY, 2)
      expect(await employmentsOf(store(), 'Ana a')).toEqual(['Youth worker, Residential, North House under Cleo Marsh'])
      expect(await employmentsOf(store(), 'Ana d')).toEqual(['Youth worker, Residential, North House under Cleo Marsh'])
    })

    it('puts all that a line can say on record, in one go', async () => {
      const all = { email: 'ana@example.org', first_contact_on: '2026-12-01', leave_from: '2026-11-20' }
      await imported(store(), [{ ...ANA, ...all, leave_until: '2026-11-24', last_day: '2027-06-30' }])
      const history = await historyOf(store().db, await withNumber('1001'))
      expect(history.map(({ kind, effectiveOn }) => `${kind} ${effectiveOn}`).sort()).toEqual([
        'first_contact_set 2026-11-16',
        'hired 2026-11-16',
        'leave_began 2026-11-20',
        'leave_ended 2026-11-24',
        'required 2026-11-16',
        'separated 2027-06-30',
      ])
    })

    it('leaves the ledger whole and the caches as they would be built anew', async () => {
      await imported(store(), [ANA, CLEO])
      await imported(store(), [{ ...ANA, name: 'Ana Vega', site: 'South House', supervisor: '1002' }, CLEO])
      const caches = async () => [
        await store().db.selectFrom('standing').selectAll().orderBy('person').execute(),
        await store().db.selectFrom('placement').selectAll().orderBy('person').execute(),
      ]
      const before = await caches()
      await rebuildStanding(store(), calendarDate(TODAY))
      expect(await caches()).toEqual(before)
      expect((await verifyLedger(store().db)).ok).toBe(true)
    })

    it('leaves a line out that no longer fits, and says so', async () => {
      await imported(store(), [ANA, CLEO])
      const plan = await planned(store(), [
        { ...ANA, department: 'School' },
        { ...CLEO, department: 'School' },
      ])
      await imported(store(), [{ ...ANA, department: 'Day program' }, CLEO])
      const leftOut = await applied(store(), plan)
      expect(leftOut).toMatchObject([{ line: 2, outcome: 'refused', sentences: [CHANGED_SINCE] }])
      expect(await employmentsOf(store(), 'Ana Ruiz')).toEqual(['Youth worker, Day program, North House'])
      expect(await employmentsOf(store(), 'Cleo Marsh')).toEqual(['Program director, School, North House'])
    })

    it('puts nobody on record whose number somebody else has got since', async () => {
      const plan = await planned(store(), [ANA])
      const [north] = await allSites(store().db)
      if (north === undefined) throw new RangeError('there is a site')
      await store().transaction((tx) =>
        hire(
          tx,
          {
            person: null,
            facts: { name: 'Ana Ruiz', employee_number: '1001' },
            language: 'en',
            site: north.id,
            department: 'Residential',
            position: 'Youth worker',
            supervisor: null,
            hiredOn: calendarDate('2026-11-16'),
            type: 'employee',
            worksWithYouth: true,
          },
          by(TODAY),
        ),
      )
      expect(await applied(store(), plan)).toMatchObject([{ line: 2, outcome: 'refused' }])
      expect(await employmentsOf(store(), 'Ana Ruiz')).toHaveLength(1)
    })

    it('finds the person whom a merged record is about', async () => {
      await imported(store(), [ANA, { ...CLEO, name: 'Ana Maria Ruiz' }])
      const [ana, second] = [await withNumber('1001'), await withNumber('1002')]
      const merge = { into: ana, sameJob: true, reason: 'Entered twice' }
      await store().transaction((tx) => mergeRecords(tx, second, merge, by(TODAY)))
      const [row] = await planned(store(), [{ ...ANA, employee_number: '1002', department: 'School' }])
      expect(row).toMatchObject({ outcome: 'moved', row: { person: ana } })
    })

    it('takes a number that somebody had once for nobody’s', async () => {
      await imported(store(), [ANA])
      const ana = await withNumber('1001')
      await store().transaction((tx) =>
        changeFacts(tx, ana, { employee_number: '3001' }, calendarDate(TODAY), by(TODAY)),
      )
      const plan = await planned(store(), [{ ...ANA, name: 'Bob Rivera' }])
      expect(outcomes(plan)).toEqual(['new', 'missing'])
    })
  })
}
