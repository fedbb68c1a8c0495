import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, type CalendarDate, calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { putFirstRoles } from '../support/first-roles.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const TODAY = calendarDate('2026-11-24')

let app: TestApp
let staff: Staff
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
})

describe('a person who has left', () => {
  it('is signed out everywhere at the next request, roles or not', async () => {
    const phone = await signedIn(app, staff.ada)
    const desk = await signedIn(app, staff.ada)
    await phone.get('/hr/people').expect(200)
    await leave(staff.ada, addDays(TODAY, -1))
    await phone.get('/hr/people').expect(303).expect('Location', '/sign-in?next=%2Fhr%2Fpeople')
    expect(await app.deps.store.db.selectFrom('session').selectAll().where('person', '=', staff.ada).execute()).toEqual(
      [],
    )
    await desk.post('/hr/sites', { name: 'Bayview', slug: '' }).expect(401)
  })

  it('still comes in on the last day', async () => {
    const browser = await signedIn(app, staff.ada)
    await leave(staff.ada, TODAY)
    await browser.get('/hr/people').expect(200)
  })
})

describe('a person who starts next week', () => {
  it('may learn, and does not work for HR yet', async () => {
    const person = await startingOn(addDays(TODAY, 7))
    const browser = await signedIn(app, person)
    await browser.get('/lessons/L1').expect(200)
    await browser.get('/hr/sites').expect(403)
  })
})

async function leave(person: PersonId, lastDay: CalendarDate): Promise<void> {
  const { store } = app.deps
  const [hired] = (await historyOf(store.db, person)).filter(isKind('hired'))
  if (hired === undefined) throw new Error('nobody leaves who was not hired')
  const { course, actor, recordedAt, body } = hired
  const about = { subject: person, course, actor, recordedAt, effectiveOn: lastDay }
  await store.transaction((tx) =>
    record(tx, [{ kind: 'separated', ...about, body: { v: 1, spell: body.spell } }], TODAY),
  )
}

function startingOn(hiredOn: CalendarDate): Promise<PersonId> {
  const { store, contents, now } = app.deps
  const recording = { course: contents.en.course.id, actor: staff.ada, at: now(), today: TODAY }
  return store.transaction(async (tx) => {
    const person = await hire(
      tx,
      {
        person: null,
        facts: { name: 'Eve Lund' },
        language: 'en',
        site: staff.north,
        department: 'Human resources',
        position: 'HR partner',
        supervisor: null,
        hiredOn,
        type: 'employee',
        worksWithYouth: true,
      },
      recording,
    )
    await putFirstRoles(tx, person)
    return person
  })
}
