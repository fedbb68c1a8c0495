import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isByHand } from '../../src/ledger/history.ts'
import { eventsOfKind } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { day } from '../support/recording.ts'
import { holdersOn } from '../support/roles.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const { selections: t, changes } = MESSAGES.en.hr

let test: TestApp
let staff: Staff
let ada: Browser
let cook: PersonId
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  cook = await add('Eli Novak')
  ada = await signedIn(test, staff.ada)
})

describe('orientation assigned to many people at once', () => {
  it('says who is left out because it’s asked of them already, or because they left', async () => {
    const gone = await add('Gus Hale')
    await ada.post(changePath(gone, 'last-day'), { on: '2026-11-20' }).expect(303)
    await ada.post(changePath(staff.ada, 'assignment'), { why: 'other' }).expect(303)
    const { text } = await ada.get(await selection([cook, staff.ada, staff.bob, gone]))
    expect(text).toContain('<h1>Assign orientation to 1 person</h1>')
    expect(text).toContain('Starting today, 1 person needs to take orientation.')
    expect(namesUnder(t.leftOut['required-already'](2), text).sort()).toEqual(['Ada Okafor', 'Bob Rivera'])
    expect(namesUnder(t.leftOut['not-employed'](1), text)).toEqual(['Gus Hale'])
    expect(text).toContain('name="why"')
  })

  it('asks for a reason, and writes nothing without', async () => {
    const path = await selection([cook])
    const answer = await ada.post(path, { why: '' })
    expect([answer.status, answer.text.includes(changes.needs.why)]).toEqual([422, true])
    expect(await assigned()).toEqual([])
  })

  it('is recorded for each, said on the page, and undone by a correction', async () => {
    const path = await selection([cook, staff.ada])
    await ada.post(path, { why: 'asked-of-everyone' }).expect(303)
    await ada.post(path, { why: 'asked-of-everyone' }).expect(303)
    const { text } = await ada.get(path)
    expect(text).toContain(t.actions.assign.did(2))
    expect(text).toContain(t.undo.button(2))
    expect((await assigned()).map(({ subject, actor, body }) => [subject, actor, body.reason])).toEqual([
      [cook, staff.ada, 'asked-of-everyone'],
      [staff.ada, staff.ada, 'asked-of-everyone'],
    ])
    expect((await standingOf(cook))?.dueOn).toBe('2026-12-24')
    await ada.post(`${path}/undoings`).expect(303)
    expect((await ada.get(path)).text).toContain(t.undo.undone.undone(2))
    expect((await standingOf(cook))?.status).toBe('not-in-scope')
    const page = (await ada.get(hrefTo('/hr/people/:person', { person: cook }))).text
    expect(page).toContain(t.undo.reason)
    expect(page).toContain(changePath(cook, 'assignment'))
  })

  it('leaves out who was given youth to work with between the preview and the click', async () => {
    const path = await selection([cook, staff.ada])
    await ada.post(changePath(cook, 'duties'), { type: 'employee', worksWithYouth: 'yes', from: '2026-11-24' })
    await ada.post(path, { why: 'around-youth' }).expect(303)
    const { text } = await ada.get(path)
    expect(namesUnder(t.leftOut['required-already'](1), text)).toEqual(['Eli Novak'])
    expect((await assigned()).map(({ subject }) => subject)).toEqual([staff.ada])
  })

  it('isn’t undone where somebody has taken it back already', async () => {
    const path = await selection([cook])
    await ada.post(path, { why: 'other' }).expect(303)
    const entry = (await assigned())[0]?.id ?? ''
    const withdrawn = hrefTo('/hr/entries/:entry/correction', { entry }, { kind: 'withdrawn' })
    await ada.post(withdrawn, { reason: 'Wrong person', evidence: '', confirmed: 'yes' }).expect(303)
    await ada.post(`${path}/undoings`).expect(303)
    expect((await ada.get(path)).text).toContain(t.undo.undone['corrected-since'](1))
  })

  it('reaches no one at a site of others', async () => {
    const { ivy } = await holdersOn(test, staff)
    const browser = await signedIn(test, ivy)
    const answer = await browser.post('/hr/selections', chosen([staff.dan]))
    expect(answer.status).toBe(422)
    await browser.post(changePath(staff.dan, 'assignment'), { why: 'other' }).expect(404)
  })

  it('is said in Spanish, too', async () => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    const { text } = await ada.get(await selection([cook, staff.bob]))
    expect(text).toContain('<h1>Asignar la orientación a 1 persona</h1>')
    expect(text).toContain('1 ya tiene la orientación asignada, por una regla o por Recursos Humanos')
  })
})

function add(name: string): Promise<PersonId> {
  const today = day('2026-11-24')
  const recording = { course: test.deps.contents.en.course.id, actor: staff.ada, at: test.deps.now(), today }
  const job = { site: staff.north, worksWithYouth: false, hiredOn: day('2026-11-02'), position: 'Cook' }
  return test.deps.store.transaction((tx) => hire(tx, { ...newStaff, ...job, facts: { name } }, recording))
}

async function selection(people: readonly PersonId[]): Promise<string> {
  return String((await ada.post('/hr/selections', chosen(people)).expect(303)).headers['location'])
}

function chosen(people: readonly PersonId[]): Fields {
  return { action: 'assign', status: 'everyone', person: people.map((id) => id.slice('person:'.length)) }
}

async function assigned() {
  return (await eventsOfKind(test.deps.store.db, 'required')).filter(isByHand)
}

async function standingOf(person: PersonId) {
  return (await findPerson(test.deps.store.db, person))?.standing
}

/** The names in the list behind a sentence. */
function namesUnder(summary: string, page: string): string[] {
  const part = page.split(`<summary>${summary}</summary>`)[1]?.split('</details>')[0] ?? ''
  return [...part.matchAll(/<li>([^<]*)<\/li>/g)].map((match) => match[1] ?? '')
}

function changePath(person: PersonId, change: string): string {
  return hrefTo('/hr/people/:person/changes/:change', { person, change })
}
