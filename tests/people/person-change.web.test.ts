import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { findAccount } from '../../src/identity/account.store.ts'
import { putRole } from '../../src/identity/role.store.ts'
import { currentFacts } from '../../src/ledger/fact.store.ts'
import { corrected, isKind } from '../../src/ledger/history.ts'
import { eventsOfKind, historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { assignEverybody } from '../../src/requirements/assignment.store.ts'
import { shippedRule } from '../../src/requirements/requirement.ts'
import { defineRules } from '../../src/requirements/rules.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { formatDate } from '../../src/platform/time/date.page.ts'
import { CHANGES } from '../../src/people/person-change.web.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'
import { completed, event, HASH, required } from '../support/recording.ts'

const personPath = (person: PersonId) => hrefTo('/hr/people/:person', { person })

const t = MESSAGES.en

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

const PLACE = { department: 'Night team', position: 'Driver', supervisor: '' }
const DUTIES = { type: 'volunteer', worksWithYouth: 'yes' }
const EXEMPTION = { why: 'trained-elsewhere', from: '2026-11-24', until: '' }
const FACTS = { email: '', number: '', language: 'en', from: '2026-11-24' }

/** Each form of somebody who works, filled in well, with what the record says then. */
const good: readonly (readonly [change: keyof typeof CHANGES, fields: () => Fields, ...said: string[]])[] = [
  [
    'leave',
    () => ({ from: '2026-11-20', lastAway: '2026-12-06' }),
    t.hr.changes.forms.leave.saved,
    'On leave',
    'From Nov 20, 2026, expected back Dec 7, 2026',
  ],
  [
    'leave',
    () => ({ from: '2026-11-17', lastAway: '2026-11-19' }),
    t.hr.timeline.leaveEnded,
    'the due date paused for 3 days of leave',
  ],
  [
    'move',
    () => ({ site: staff.south, ...PLACE, supervisor: 'Dan Whitfield', from: '2026-11-24' }),
    t.hr.changes.forms.move.saved,
    'Moved from North House to South House as Driver',
    'Night team, supervised by Dan Whitfield',
    'Before: Youth worker, Residential, supervised by Cleo Marsh',
  ],
  [
    'duties',
    () => ({ type: 'volunteer', from: '2026-11-24' }),
    'Duties changed: Volunteer',
    t.hr.status['not-in-scope'],
    t.hr.timeline.noLongerRequired,
  ],
  [
    'first-contact',
    () => ({ firstContactOn: '2026-12-01' }),
    `${t.hr.changes.onRecord.firstContact}</dt><dd>Dec 1, 2026`,
  ],
  ['last-day', () => ({ on: '2026-11-20' }), t.hr.changes.forms['last-day'].saved, 'Left'],
  [
    'second-job',
    () => ({ site: staff.south, ...PLACE, ...DUTIES, hiredOn: '2026-11-24' }),
    'Driver, South House, from Nov 24, 2026',
    'Youth worker, North House, from Nov 16, 2026',
  ],
  [
    'exemption',
    () => ({ ...EXEMPTION, approver: staff.cleo }),
    'Exempted: trained elsewhere',
    'No end date. Approved by Cleo Marsh',
  ],
  [
    'extension',
    () => ({ dueOn: '2027-01-15', why: 'shifts', approver: staff.ada }),
    'Due date set to Jan 15, 2027',
    `Reason: ${t.hr.extensionReason.shifts}`,
    'Approved by Ada Okafor',
  ],
  [
    'extension',
    () => ({ more: '14', dueOn: '', why: 'away', approver: staff.ada }),
    t.hr.changes.forms.extension.saved,
    'HR moved the date from Dec 16, 2026 to Dec 30, 2026.',
  ],
  ['facts', () => ({ ...FACTS, name: 'Bob Rivera-Lee', number: 'H-17' }), 'Bob Rivera-Lee</h1>', 'H-17'],
  [
    'close-access',
    () => ({ reason: 'Lost phone' }),
    t.hr.changes.forms['close-access'].saved,
    t.hr.timeline.accessClosed,
  ],
  ['undo-invitation', () => ({}), t.hr.changes.forms['undo-invitation'].saved],
]

/** Mistakes, each with the sentence at the field. */
const bad: readonly (readonly [change: keyof typeof CHANGES, fields: () => Fields, said: string])[] = [
  ['leave', () => ({ from: '2026-11-01', lastAway: '' }), t.hr.changes.problems['not-employed-then']('Nov 1, 2026')],
  ['leave', () => ({ from: '', lastAway: '' }), 'Choose a day'],
  [
    'leave',
    () => ({ from: '2026-11-20', lastAway: '2026-11-19' }),
    t.hr.changes.problems['before-leave-began']('Nov 20, 2026'),
  ],
  [
    'move',
    () => ({ site: staff.south, ...PLACE, from: '2026-11-01' }),
    t.hr.changes.problems['before-first-day']('Nov 16, 2026'),
  ],
  ['move', () => ({ site: 'site:none', ...PLACE, from: '2026-11-24' }), t.account.needs.siteChoice],
  [
    'move',
    () => ({ site: staff.south, ...PLACE, supervisor: 'Zoe', from: '2026-11-24' }),
    t.account.newPerson.supervisorUnknown,
  ],
  [
    'move',
    () => ({ site: staff.south, ...PLACE, supervisor: 'Bob Rivera', from: '2026-11-24' }),
    'no one can be their own supervisor',
  ],
  [
    'move',
    () => ({
      site: staff.north,
      department: 'Residential',
      position: 'Youth worker',
      supervisor: 'Cleo Marsh',
      from: '2026-11-24',
    }),
    t.hr.changes.problems['same-place']('Nov 24, 2026'),
  ],
  ['move', () => ({ site: staff.south, ...PLACE, position: '', from: '2026-11-24' }), 'Enter the position'],
  ['duties', () => ({ type: 'employee', worksWithYouth: 'yes', from: '2026-11-24' }), 'These are already the duties'],
  ['duties', () => ({ type: 'king', from: '2026-11-24' }), t.account.needs.type],
  [
    'first-contact',
    () => ({ firstContactOn: '2026-11-15' }),
    t.hr.changes.problems['before-first-day']('Nov 16, 2026'),
  ],
  ['first-contact', () => ({ firstContactOn: '2062-11-15' }), 'Is the year right?'],
  ['last-day', () => ({ on: '2026-11-15' }), t.hr.changes.problems['before-first-day']('Nov 16, 2026')],
  ['last-day', () => ({ on: '1926-11-15' }), 'Is the year right?'],
  [
    'second-job',
    () => ({
      site: staff.north,
      department: 'Residential',
      position: 'Youth worker',
      supervisor: '',
      ...DUTIES,
      hiredOn: '2026-11-24',
    }),
    t.hr.changes.problems['same-employment']('Nov 16, 2026'),
  ],
  ['exemption', () => ({ ...EXEMPTION, approver: staff.dan }), t.hr.changes.needs.approver],
  ['exemption', () => ({ why: '', approver: staff.ada, from: '2026-11-24', until: '' }), t.hr.changes.needs.why],
  [
    'exemption',
    () => ({ why: 'other-approved', approver: staff.ada, from: '2026-11-24', until: '2026-11-23' }),
    'The last day would come before the first.',
  ],
  [
    'extension',
    () => ({ dueOn: '2026-12-16', why: 'away', approver: staff.ada }),
    t.hr.changes.problems['date-not-later']('Dec 16, 2026'),
  ],
  [
    'extension',
    () => ({ dueOn: '2026-11-23', why: 'away', approver: staff.ada }),
    t.hr.changes.problems['date-passed']('Nov 24, 2026'),
  ],
  ['extension', () => ({ dueOn: '2027-01-15', why: '', approver: staff.ada }), t.hr.changes.needs.why],
  ['extension', () => ({ more: 'date', dueOn: '', why: 'away', approver: staff.ada }), t.hr.changes.needs.moreTime],
  ['extension', () => ({ dueOn: '', why: 'away', approver: staff.ada }), t.hr.changes.needs.moreTime],
  [
    'extension',
    () => ({ more: '7', dueOn: '2027-01-15', why: 'away', approver: staff.ada }),
    t.hr.changes.needs.oneDate,
  ],
  ['facts', () => ({ ...FACTS, name: '' }), t.account.needs.name],
  ['facts', () => ({ ...FACTS, name: 'Bob Rivera' }), 'This is already on record'],
  [
    'facts',
    () => ({ ...FACTS, name: 'Bob Rivera', email: 'cleo@harborstreet.example' }),
    t.account.newPerson.emailTaken,
  ],
  ['close-access', () => ({ reason: ' ' }), t.hr.changes.needs.reason],
]

describe('a change', () => {
  it.each(good.map(([change, ...rest]) => [change, rest[1], rest] as const))('%s: %s', async (change, _, rest) => {
    const [fields, ...said] = rest
    const answer = await post(change, fields()).expect(303)
    expect(answer.headers['location']).toBe(`${personPath(staff.bob)}?saved=${change}`)
    const { text } = await ada.get(answer.headers['location'] ?? '').expect(200)
    for (const words of said) expect(text).toContain(words)
  })

  it.each(bad.map(([change, fields, said]) => [change, said, fields] as const))(
    'an invalid %s is reported at the field: %s',
    async (change, said, fields) => {
      const before = (await historyOf(app.deps.store.db, staff.bob)).length
      const { status, text } = await post(change, fields())
      expect(status).toBe(422)
      expect(text.split(said).length).toBe(3) // in the summary and at the field
      expect(await historyOf(app.deps.store.db, staff.bob)).toHaveLength(before)
    },
  )

  it('keeps what was typed', async () => {
    const { text } = await post('move', { site: staff.south, ...PLACE, from: '2026-11-01' })
    expect(text).toContain('value="Night team"')
    expect(text).toMatch(new RegExp(`value="${staff.south}" selected`))
  })

  it.each(Object.keys(CHANGES))(
    '%s opens, or leads back where there is nothing of the kind to record',
    async (change) => {
      for (const person of [staff.bob, staff.ada]) {
        const { status, text, headers } = await ada.get(formPath(person, change))
        if (status === 303) expect(headers['location']).toBe(personPath(person))
        else expect(text).toContain(`method="post" action="${formPath(person, change)}`)
      }
    },
  )

  it.each(['bob', 'cleo'] as const)('is not open to %s', async (name) => {
    const browser = await signedIn(app, staff[name])
    await browser.get(formPath(staff.bob, 'move')).expect(403)
    await browser.post(formPath(staff.bob, 'last-day'), { on: '2026-11-20' }).expect(403)
  })

  it('the form about no one, or of an unknown kind, is not found', async () => {
    await ada.get(formPath('person:nobody', 'move')).expect(404)
    await ada.get(formPath(staff.bob, 'promotion')).expect(404)
    await ada.post(formPath(staff.bob, 'promotion')).expect(404)
  })

  it('refuses what the page never sends', async () => {
    await post('last-day', { on: '2026-11-20', person: staff.dan }).expect(400)
    await post('last-day', {}).expect(400)
  })

  it('is offered to HR only', async () => {
    const cleo = await signedIn(app, staff.cleo)
    expect((await ada.get(personPath(staff.bob))).text).toContain('/changes/move?job=spell%3A')
    const { text } = await cleo.get(personPath(staff.bob)).expect(200)
    expect(text).not.toMatch(/\/changes\/|\/correction|same-person/)
  })

  it('two people making the same change at once record it once, and the second one is told', async () => {
    const answers = await Promise.all([post('last-day', { on: '2026-11-20' }), post('last-day', { on: '2026-11-20' })])
    expect(answers.map(({ status, headers }) => [status, headers['location']]).sort()).toEqual([
      [303, personPath(staff.bob)],
      [303, `${personPath(staff.bob)}?saved=last-day`],
    ])
    expect((await kindsOf(staff.bob)).filter((kind) => kind === 'separated')).toHaveLength(1)
  })
})

describe('orientation that HR assigns to somebody whom no rule covers', () => {
  const assign = (person: PersonId, why = 'around-youth') => ada.post(formPath(person, 'assignment'), { why })
  const statusOf = async (person: PersonId) => (await findPerson(app.deps.store.db, person))?.standing

  it('is due the days of the rule later, and the page says who asked, and why', async () => {
    expect((await ada.get(personPath(staff.ada))).text).toContain(`href="${formPath(staff.ada, 'assignment')}"`)
    await assign(staff.ada).expect(303)
    const { text } = await ada.get(`${personPath(staff.ada)}?saved=assignment`)
    for (const words of [
      t.hr.changes.forms.assignment.saved,
      'assigned by HR on Nov 24, 2026, plus 30 days',
      'HR assigned orientation: works around youth',
      t.hr.person.basisByHr,
      t.hr.changes.onRecord.assignedByHr('Nov 24, 2026', t.hr.assignmentReason['around-youth']),
    ])
      expect(text).toContain(words)
    expect(text).not.toContain(formPath(staff.ada, 'assignment'))
    expect(await statusOf(staff.ada)).toMatchObject({ status: 'not-started', dueOn: '2026-12-24' })
  })

  it('is said in Spanish, too', async () => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/' }).expect(303)
    await assign(staff.ada).expect(303)
    const { text } = await ada.get(personPath(staff.ada))
    expect(text).toContain(
      `${MESSAGES.es.hr.startedBy.assigned(formatDate(calendarDate('2026-11-24'), 'es'))}, más 30 días`,
    )
  })

  it('asks for a reason', async () => {
    const { status, text } = await assign(staff.ada, '')
    expect([status, text.split(t.hr.changes.needs.why).length]).toEqual([422, 3])
    expect(await statusOf(staff.ada)).toMatchObject({ status: 'not-in-scope' })
  })

  it('isn’t offered where a rule asks for it, where HR has before, or where nobody works anymore', async () => {
    await assign(staff.bob).expect(303)
    await assign(staff.ada).expect(303)
    await assign(staff.ada).expect(303)
    await post('duties', { type: 'volunteer', from: '2026-11-23' }).expect(303)
    await post('last-day', { on: '2026-11-23' }).expect(303)
    await assign(staff.bob).expect(303)
    const byHand = (await eventsOfKind(app.deps.store.db, 'required')).filter(({ body }) => body.v === 3)
    expect(byHand.map(({ subject, actor }) => [subject, actor])).toEqual([[staff.ada, staff.ada]])
  })

  it('can be assigned to somebody who starts later, whom no rule will cover', async () => {
    const starter = { name: 'Eli Novak', email: '', number: '', language: 'en', ...PLACE, site: staff.north }
    const made = await ada.post('/hr/people', {
      ...starter,
      type: 'volunteer',
      hiredOn: '2026-12-01',
      firstContactOn: '',
    })
    const eli: PersonId = `person:${/people\/([^/]+)/.exec(made.headers['location'] ?? '')?.[1]}`
    await assign(eli).expect(303)
    expect((await statusOf(eli))?.because).toEqual({
      kind: 'not-employed',
      starts: { on: '2026-12-01', isRequired: true },
    })
    app.clock.pass({ days: 7 })
    ada = await signedIn(app, staff.ada)
    await ada.get('/hr/people').expect(200)
    expect(await statusOf(eli)).toMatchObject({ status: 'not-started', dueOn: '2026-12-31' })
  })

  it('stays when new rules are applied, and changes nobody else', async () => {
    const { store, contents } = app.deps
    const everyone = () =>
      store.db.selectFrom('standing').selectAll().where('person', '<>', staff.ada).orderBy('person').execute()
    const others = await everyone()
    await assign(staff.ada).expect(303)
    expect(await everyone()).toEqual(others)
    const before = await statusOf(staff.ada)
    const rule = { ...shippedRule(6), appliesTo: { youthOnly: true, sites: [], types: null } }
    const recording = {
      course: contents.en.course.id,
      actor: staff.ada,
      at: app.deps.now(),
      today: calendarDate('2026-11-24'),
    }
    const rules = { rules: [rule], forEveryone: true, reason: 'Review' }
    await store.transaction((tx) => defineRules(tx, rules, recording.today, recording))
    await assignEverybody(store, () => recording)
    expect(await statusOf(staff.ada)).toEqual(before)
    expect(await statusOf(staff.bob)).toMatchObject({ status: 'not-in-scope' })
  })

  it('is taken back by a correction, which leaves everything as it was', async () => {
    const before = await statusOf(staff.ada)
    await assign(staff.ada).expect(303)
    const entry = (await historyOf(app.deps.store.db, staff.ada)).at(-1)?.id ?? ''
    const path = hrefTo('/hr/entries/:entry/correction', { entry })
    expect((await ada.get(personPath(staff.ada))).text).toContain(path)
    const correction = { reason: 'For somebody else', evidence: '', confirmed: 'yes' }
    await ada.post(`${path}?kind=withdrawn`, correction).expect(303)
    expect(await statusOf(staff.ada)).toEqual(before)
    const { text } = await ada.get(personPath(staff.ada))
    expect(text).toContain('Correction of “HR assigned orientation: works around youth,” Nov 24, 2026')
    expect(text).toContain(formPath(staff.ada, 'assignment'))
  })
})

describe('a person’s record over time', () => {
  it('leave, a longer leave and a return move the date by the days away', async () => {
    await post('leave', { from: '2026-11-20', lastAway: '2026-11-26' }).expect(303)
    expect((await ada.get(formPath(staff.bob, 'leave'))).headers['location']).toBe(personPath(staff.bob))
    await post('expected-return', { lastAway: '2026-12-06' }).expect(303)
    const page = await ada.get(personPath(staff.bob))
    expect(page.text).toContain('From Nov 20, 2026, expected back Dec 7, 2026')
    expect(page.text).toContain(t.hr.changes.returnChanged)
    expect((await post('return', { on: '2026-11-20' })).text).toContain('The leave begins on Nov 20, 2026.')
    expect((await ada.get(formPath(staff.bob, 'return'))).text).toContain('On leave from Nov 20, 2026')
    await post('return', { on: '2026-11-24' }).expect(303)
    // Dec 16 and the four days from Nov 20 to 23.
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2026-12-20' } })
  })

  it.each([
    ['within the gap of 12 months: it still counts', '2027-11-20', 'up-to-date'],
    ['after too long a gap: orientation is asked for anew', '2027-11-21', 'not-started'],
  ])('a person is hired, finishes, moves, leaves, and comes back %s', async (_, back, status) => {
    const { store } = app.deps
    await store.transaction((tx) => record(tx, [completed(staff.bob, '2026-11-18')], calendarDate('2026-11-24')))
    await post('move', { site: staff.south, ...PLACE, from: '2026-11-19' }).expect(303)
    await post('last-day', { on: '2026-11-20' }).expect(303)
    expect((await post('second-job', {})).headers['location']).toBe(personPath(staff.bob))
    app.clock.pass({ days: 364 })
    ada = await signedIn(app, staff.ada)
    const { text } = await ada.get(formPath(staff.bob, 'rehire')).expect(200)
    expect(text).toContain('The last day here was Nov 20, 2026.')
    expect(text).toContain('If the new first day is Nov 20, 2027 or earlier, it still counts. From Nov 21, 2027 on')
    const again = { site: staff.north, ...PLACE, ...DUTIES }
    expect((await post('rehire', { ...again, hiredOn: '2026-11-20' })).text).toContain(
      'A job on record runs through Nov 20, 2026 or later.',
    )
    await post('rehire', { ...again, hiredOn: back }).expect(303)
    await ada.get(personPath(staff.bob)).expect(200)
    expect(await findPerson(store.db, staff.bob)).toMatchObject({ standing: { status } })
    expect(await kindsOf(staff.bob)).toEqual(expect.arrayContaining(['hired', 'transferred', 'separated']))
  })

  it('an extension says the date of each choice, and keeps the choice when something is missing', async () => {
    const { text } = await ada.get(formPath(staff.bob, 'extension'))
    for (const said of ['7 more days: Dec 23, 2026', '14 more days: Dec 30, 2026', '30 more days: Jan 15, 2027'])
      expect(text).toContain(said)
    expect(text).not.toContain(' checked')
    const again = await post('extension', { more: '30', dueOn: '', why: '', approver: staff.ada })
    expect(again.text).toMatch(/value="30"\s+checked/)
    expect((await ada.get(formPath(staff.cleo, 'extension'))).text).toContain('7 days from today: Dec 1, 2026')
  })

  it('an extension with nothing filled in names everything that is missing, the choice of days included', async () => {
    const { text } = await post('extension', { dueOn: '', why: '', approver: '' })
    const summary = /class="summary"[\s\S]*?<\/ul>/.exec(text)?.[0] ?? ''
    const { needs } = t.hr.changes
    for (const missing of [needs.moreTime, needs.why, needs.approver]) expect(summary).toContain(missing)
    // The choice says it itself, and the link leads to its first answer.
    expect(summary).toContain('href="#more"')
    expect(text).toMatch(new RegExp(`<fieldset class="field field--msg">(?:(?!</fieldset>)[\\s\\S])*${needs.moreTime}`))
    expect(text).toMatch(/type="radio"\s+name="more"\s+id="more"/)
  })

  describe('the end of an exemption', () => {
    const statusOf = async () => (await findPerson(app.deps.store.db, staff.bob))?.standing.status
    const exempt = () => post('exemption', { ...EXEMPTION, from: '2026-11-20', approver: staff.ada }).expect(303)

    it('is the first thing that the page of somebody exempt offers, and no second exemption', async () => {
      expect((await ada.get(formPath(staff.bob, 'end-exemption'))).status).toBe(303)
      await exempt()
      const { text } = await ada.get(personPath(staff.bob))
      const after = text.slice(text.indexOf('<h1>'))
      const before = after.slice(0, after.indexOf('<details'))
      expect(/<div class="actions"[^>]*>\s*<a[^>]*href="([^"]+)"/.exec(before)?.[1]).toBe(
        formPath(staff.bob, 'end-exemption'),
      )
      expect(before).toContain(t.hr.changes.forms['end-exemption'].link)
      expect(before).not.toContain(t.hr.changes.forms.exemption.link)
    })

    it('is a link away right after an exemption that was a mistake, and nothing is offered for an older one', async () => {
      const { headers } = await exempt()
      const { text } = await ada.get(headers['location'] ?? '').expect(200)
      const href = new RegExp(`<a href="([^"]+)">${t.hr.changes.undo}</a>`).exec(text)?.[1] ?? ''
      const form = await ada.get(href.replaceAll('&amp;', '&')).expect(200)
      expect(form.text).toContain(`<h1>${t.hr.changes.correction.kinds.withdrawn}</h1>`)
      const facts = await ada.get(hrefTo('/hr/people/:person', { person: staff.bob }, { saved: 'facts' })).expect(200)
      expect(facts.text).not.toContain(t.hr.changes.undo)
    })

    it('keeps the days before exempt, and leaves the entry on record with its correction', async () => {
      await exempt()
      await post('end-exemption', { until: '2026-11-23' }).expect(303)
      expect(await statusOf()).toBe('not-started')
      const history = await historyOf(app.deps.store.db, staff.bob)
      const [first, second] = history.filter(({ kind }) => kind === 'exempted')
      expect(first).toMatchObject({ effectiveOn: '2026-11-20', body: { until: null } })
      expect(second).toMatchObject({
        actor: staff.ada,
        effectiveOn: '2026-11-20',
        body: { until: '2026-11-23', reason: EXEMPTION.why, approver: staff.ada },
      })
      expect(history.filter(({ kind }) => kind === 'corrected')).toMatchObject([
        { body: { corrects: first?.id, change: { kind: 'withdrawn' } } },
      ])
      expect((await findPerson(app.deps.store.db, staff.bob))?.standing.because.kind).toBe('due')
    })

    it('can be a day to come', async () => {
      await exempt()
      await post('end-exemption', { until: '2026-11-30' }).expect(303)
      expect(await statusOf()).toBe('exempt')
      expect((await ada.get(personPath(staff.bob))).text).toContain('Nov 30, 2026')
      const again = await post('end-exemption', { until: '2026-11-30' })
      expect([again.status, await statusOf()]).toEqual([422, 'exempt'])
    })

    it('is never later than the day that was approved', async () => {
      await post('exemption', { ...EXEMPTION, from: '2026-11-20', until: '2026-11-30', approver: staff.ada }).expect(
        303,
      )
      const count = async () => (await historyOf(app.deps.store.db, staff.bob)).length
      const before = await count()
      const answer = await post('end-exemption', { until: '2026-12-31' })
      expect([answer.status, await count()]).toEqual([422, before])
      expect(answer.text).toContain(t.hr.changes.problems['exemption-ends-already']('Nov 30, 2026'))
      await post('end-exemption', { until: '2026-11-29' }).expect(303)
    })

    it('leaves one that ends by that day as it is, and takes away one that begins later', async () => {
      const give = (from: string, until: string, why: string) =>
        post('exemption', { from, until, why, approver: staff.ada }).expect(303)
      await give('2026-11-17', '2026-11-25', 'trained-elsewhere')
      await give('2026-11-20', '', 'other-approved')
      await post('end-exemption', { until: '2026-11-25' }).expect(303)
      const standing = async () =>
        corrected(await historyOf(app.deps.store.db, staff.bob))
          .filter(isKind('exempted'))
          .map(({ effectiveOn, body: { until, reason } }) => [effectiveOn, until, reason])
      const first = ['2026-11-17', '2026-11-25', 'trained-elsewhere']
      expect(await standing()).toEqual([first, ['2026-11-20', '2026-11-25', 'other-approved']])
      await post('end-exemption', { until: '2026-11-18' }).expect(303)
      expect(await standing()).toEqual([['2026-11-17', '2026-11-18', 'trained-elsewhere']])
    })

    it('doesn’t come before its first day, and nothing is written then', async () => {
      await exempt()
      const count = async () => (await historyOf(app.deps.store.db, staff.bob)).length
      const before = await count()
      const answer = await post('end-exemption', { until: '2026-11-19' })
      expect([answer.status, await count()]).toEqual([422, before])
    })
  })

  it.each(['exemption', 'extension'] as const)('an %s has no approver until somebody chooses one', async (change) => {
    const { text } = await ada.get(formPath(staff.bob, change))
    const select = /<select id="approver"[\s\S]*?<\/select>/.exec(text)?.[0] ?? ''
    expect(select).toMatch(/<option value="" selected>\s*Choose one/)
    const fields = { extension: { more: '7', dueOn: '', why: 'away' }, exemption: EXEMPTION }[change]
    const answer = await post(change, { ...fields, approver: '' })
    expect([answer.status, answer.text.split(t.hr.changes.needs.approver).length]).toEqual([422, 3])
  })

  it('a move within the site keeps the supervisor, who is named and not addressed', async () => {
    const { text } = await ada.get(formPath(staff.bob, 'move'))
    expect(text).toMatch(/value="Cleo Marsh"\s+list="supervisor-list"/)
    expect(text).toMatch(/<datalist id="supervisor-list">\s*<option value="Cleo Marsh">/)
    const fields = { site: staff.north, department: 'Residential', position: 'Driver', supervisor: 'Cleo Marsh' }
    await post('move', { ...fields, from: '2026-11-24', askedFor: '' }).expect(303)
    expect((await ada.get(personPath(staff.bob))).text).toContain('Residential, supervised by Cleo Marsh')
  })

  it('a move to another site asks again for the department and the supervisor there, and takes none along', async () => {
    await app.deps.store.transaction((tx) =>
      hire(tx, { ...newStaff, site: staff.south, supervisor: staff.dan, facts: { name: 'Eli Novak' } }, byHr()),
    )
    const sent = { site: staff.south, department: 'Residential', position: 'Driver', supervisor: 'Cleo Marsh' }
    const { status, text } = await post('move', { ...sent, from: '2026-11-24', askedFor: '' })
    expect([status, text.split(t.hr.changes.needs.placeAtSite('South House')).length]).toEqual([422, 3])
    for (const name of ['department', 'supervisor'])
      expect(text).toMatch(new RegExp(`id="${name}" name="${name}"[^>]*value=""`))
    expect(text).toContain('value="Driver"')
    expect(text).toMatch(/<datalist id="supervisor-list">\s*<option value="Dan Whitfield"><\/option>\s*<\/datalist>/)
    expect(await kindsOf(staff.bob)).not.toContain('transferred')
    expect(text).toContain(`<input type="hidden" name="askedFor" value="${staff.south}">`)
    // Both sites can have a department of the same name.
    const again = { ...sent, supervisor: '', from: '2026-11-24', askedFor: staff.south }
    await post('move', again).expect(303)
    const placements = (await findPerson(app.deps.store.db, staff.bob))?.placements
    expect(placements).toMatchObject([{ site: staff.south, department: 'Residential', supervisor: null }])
    const after = await ada.get(personPath(staff.bob))
    expect(after.text).toContain('Residential, no supervisor on record')
  })

  it('a department that was left empty at another site says that the old one was cleared, and at the same site that it’s missing', async () => {
    const sent = { site: staff.south, department: '', position: 'Driver', supervisor: '', from: '2026-11-24' }
    const moved = await post('move', { ...sent, askedFor: staff.south })
    // Above the form and at the field.
    expect([moved.status, moved.text.split(t.hr.changes.needs.placeAtSite('South House')).length]).toEqual([422, 3])
    expect(moved.text).not.toContain(t.account.needs.department)
    const stayed = await post('move', { ...sent, site: staff.north, askedFor: '' })
    expect(stayed.text).toContain(t.account.needs.department)
  })

  it('the script of the form is told what a site has, and nothing of sites out of reach', async () => {
    const path = hrefTo('/hr/people/places')
    const { body } = await ada.get(`${path}?site=${staff.south}`).expect(200)
    const note = t.hr.changes.needs.placeAtSite('South House')
    expect(body).toEqual({ departments: ['Residential'], supervisors: [], note })
    await ada.get(`${path}?site=site:none`).expect(404)
    await app.deps.store.transaction((tx) =>
      putRole(tx, staff.cleo, { role: 'site-hr', sites: [staff.north], until: null }),
    )
    const cleo = await signedIn(app, staff.cleo)
    const { body: own } = await cleo.get(`${path}?site=${staff.north}`).expect(200)
    expect(own).toMatchObject({ departments: ['Human resources', 'Residential'], supervisors: ['Cleo Marsh'] })
    await cleo.get(`${path}?site=${staff.south}`).expect(404)
  })

  it('a supervisor who stays is asked about once, also when something else is wrong in between', async () => {
    const sent = { site: staff.south, department: 'Night team', position: '', supervisor: 'Cleo Marsh' }
    const first = await post('move', { ...sent, from: '2026-11-24', askedFor: '' })
    expect(first.text).toContain('Enter the position')
    expect(first.text).toContain('name="askedFor" value=""')
    const second = await post('move', { ...sent, position: 'Driver', from: '2026-11-24', askedFor: '' })
    expect(second.text).toContain(t.hr.changes.needs.placeAtSite('South House'))
    expect(second.text).toContain('value="Night team"')
    const third = await post('move', { ...sent, position: '', from: '2026-11-24', askedFor: staff.south })
    expect(third.text).toContain(`name="askedFor" value="${staff.south}"`)
    await post('move', { ...sent, position: 'Driver', from: '2026-11-24', askedFor: staff.south }).expect(303)
  })

  it.each(['0001-01-01', '1899-12-31', '2200-01-01', '9999-12-31'])(
    'a day in %s is taken for a mistake',
    async (typed) => {
      const before = await historyOf(app.deps.store.db, staff.bob)
      for (const [change, fields, name] of [
        ['leave', { from: '2026-11-20' }, 'lastAway'],
        ['last-day', {}, 'on'],
        ['facts', { ...FACTS, name: 'Bob Rivera-Diaz' }, 'from'],
      ] as const) {
        const { status, text } = await post(change, { ...fields, [name]: typed })
        expect([change, status]).toEqual([change, 422])
        expect(text).toContain(t.account.needs.year)
      }
      expect(await historyOf(app.deps.store.db, staff.bob)).toEqual(before)
    },
  )

  it('the last day is empty until somebody enters it', async () => {
    const { text } = await ada.get(formPath(staff.bob, 'last-day'))
    const input = /<input[^>]*name="on"[^>]*>/.exec(text)?.[0] ?? ''
    expect(input).toContain('value=""')
    expect(input).toContain('aria-required="true"')
    expect((await post('last-day', { on: '' })).text).toContain(t.account.needs.date)
  })

  it('a leave whose last day away is today isn’t over yet, and without a last day it stays open', async () => {
    await post('leave', { from: '2026-11-20', lastAway: '2026-11-24' }).expect(303)
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain('From Nov 20, 2026, expected back Nov 25, 2026')
    expect((await ada.get(formPath(staff.bob, 'expected-return'))).text).toContain('value="2026-11-24"')
    await post('expected-return', { lastAway: '' }).expect(303)
    expect((await ada.get(personPath(staff.bob))).text).toContain('From Nov 20, 2026, return date not known')
  })

  it('a change for someone with two jobs is about the one that was chosen', async () => {
    await post('second-job', { site: staff.south, ...PLACE, ...DUTIES, hiredOn: '2026-11-20' }).expect(303)
    const { text } = await ada.get(personPath(staff.bob))
    const jobs = [...text.matchAll(/changes\/last-day\?job=(spell%3A[0-9a-f-]+)/g)].map((match) => match[1] ?? '')
    expect(jobs).toHaveLength(2)
    const form = await ada.get(`${formPath(staff.bob, 'last-day')}?job=${jobs[1]}`)
    expect(form.text).toContain('Job: Driver, South House, since Nov 20, 2026.')
    await ada.post(`${formPath(staff.bob, 'last-day')}?job=${jobs[1]}`, { on: '2026-11-22' }).expect(303)
    expect((await findPerson(app.deps.store.db, staff.bob))?.placements).toMatchObject([{ position: 'Youth worker' }])
  })

  it('a name from next month on keeps the old name until then', async () => {
    await post('facts', { ...FACTS, name: 'Bob Lee', language: 'es', from: '2026-12-01' }).expect(303)
    const nameOn = async (on: string) =>
      (await currentFacts(app.deps.store.db, [staff.bob], calendarDate(on))).get(staff.bob)?.name
    expect([await nameOn('2026-11-30'), await nameOn('2026-12-01')]).toEqual(['Bob Rivera', 'Bob Lee'])
    expect(await findAccount(app.deps.store.db, staff.bob)).toMatchObject({ language: 'es' })
    const facts = (await historyOf(app.deps.store.db, staff.bob)).filter(({ kind }) => kind === 'facts_changed')
    expect(JSON.stringify(facts)).not.toContain('Lee')
  })
})

describe('a new person', () => {
  const form = { name: 'Eli Novak', email: '', number: '', language: 'en', ...PLACE, ...DUTIES }

  it('may have the first day with youth on record from the start', async () => {
    const sent = { ...form, site: staff.north, hiredOn: '2026-11-23', firstContactOn: '2026-12-07' }
    const answer = await ada.post('/hr/people', sent).expect(303)
    const { text } = await ada.get((answer.headers['location'] ?? '').replace('/link?added=yes', ''))
    expect(text).toContain(`${t.hr.changes.onRecord.firstContact}</dt><dd>Dec 7, 2026`)
  })

  it.each(['name', 'site', 'department', 'position'])(
    'has a form that marks the field “%s” as required',
    async (name) => {
      const { text } = await ada.get('/hr/people/new').expect(200)
      expect(text).toMatch(new RegExp(`<label for="${name}">[^<]+<span class="quiet">\\(required\\)</span>`))
      expect(text).toMatch(new RegExp(`id="${name}" name="${name}"\\s+aria-required="true"`))
      expect(text).not.toMatch(/id="email"[^>]*aria-required/)
    },
  )

  it.each([
    ['a new person', () => '/hr/people/new'],
    ['a second job', () => formPath(staff.bob, 'second-job')],
  ])('has no site until somebody chooses one: %s', async (_, path) => {
    const { text } = await ada.get(path()).expect(200)
    expect(text).toMatch(/<select id="site"[^>]*>\s*<option value="" selected>\s*Choose one/)
  })

  it('without a site isn’t added', async () => {
    const { status, text } = await ada.post('/hr/people', { ...form, site: '', hiredOn: '', firstContactOn: '' })
    expect([status, text.split(t.account.needs.siteChoice).length]).toEqual([422, 3])
  })

  it('meets no youth before the first day of work', async () => {
    const sent = { ...form, site: staff.north, hiredOn: '2026-11-23', firstContactOn: '2026-11-20' }
    const { status, text } = await ada.post('/hr/people', sent)
    expect([status, text.split('The first day of this job is Nov 23, 2026.').length]).toEqual([422, 3])
  })
})

describe('a supervisor typed on a form', () => {
  const moved = (supervisor: string, chosen?: string) => ({
    ...PLACE,
    site: staff.south,
    supervisor,
    from: '2026-11-24',
    ...(chosen === undefined ? {} : { supervisorChosen: chosen }),
  })
  const supervisorOf = async () => (await findPerson(app.deps.store.db, staff.bob))?.placements[0]?.supervisor
  const add = async (name: string, number: string) => {
    const form = { name, email: '', number, language: 'en', ...PLACE, ...DUTIES, site: staff.south }
    const { headers } = await ada.post('/hr/people', { ...form, hiredOn: '2026-11-02', firstContactOn: '' }).expect(303)
    return `person:${/people\/([^/]+)/.exec(headers['location'] ?? '')?.[1]}` as PersonId
  }

  it.each(['whitfield dan', 'DAN WHIT', 'Dàn', 'HS07', 'hs-07'])(
    'is found by any part that leaves no doubt: %s',
    async (text) => {
      await ada.post(formPath(staff.dan, 'facts'), { ...FACTS, name: 'Dan Whitfield', number: 'HS-07' }).expect(303)
      await post('move', moved(text)).expect(303)
      expect(await supervisorOf()).toBe(staff.dan)
    },
  )

  it('is offered to choose from when several fit, a letter is wrong, or only the middle of a name fits', async () => {
    const [ann, joanna] = [await add('Ann Reyes', 'N1'), await add('Joanna Reyes', 'N2')]
    for (const [text, offered] of [
      ['reyes', [ann, joanna]],
      ['Joana Reyes', [joanna]],
      ['oanna', [joanna]],
    ] as const) {
      const { text: page } = await post('move', moved(text)).expect(422)
      expect(offeredOn(page)).toEqual(offered)
      expect(page).toContain(t.account.newPerson.supervisorWho)
      expect(page).toContain('Joanna Reyes, Driver, South House, N2')
    }
    await post('move', moved('reyes', joanna)).expect(303)
    expect(await supervisorOf()).toBe(joanna)
  })

  it('isn’t one who was offered for another text, nor one whom no text offers', async () => {
    const [ann] = [await add('Ann Reyes', 'N1'), await add('Joanna Reyes', 'N2')]
    expect(offeredOn((await post('move', moved('whitfeld', ann)).expect(422)).text)).toEqual([staff.dan])
    const { text } = await post('move', moved('Zoe', ann)).expect(422)
    expect(text).toContain(t.account.newPerson.supervisorUnknown)
    expect(offeredOn(text)).toEqual([])
  })

  it('stays chosen while another field is mended, for a new person as well', async () => {
    const [ann] = [await add('Ann Reyes', 'N1'), await add('Joanna Reyes', 'N2')]
    const form = { name: 'Eli Novak', email: '', number: '', language: 'en', ...PLACE, ...DUTIES, site: staff.south }
    const sent = { ...form, supervisor: 'reyes', supervisorChosen: ann, firstContactOn: '' }
    const { text } = await ada.post('/hr/people', { ...sent, hiredOn: '2099-01-01' }).expect(422)
    expect(text).toMatch(new RegExp(`value="${ann}"\\s+checked`))
    await ada.post('/hr/people', { ...sent, hiredOn: '2026-11-23' }).expect(303)
  })

  const offeredOn = (page: string) =>
    [...page.matchAll(/name="supervisorChosen"\s+id="[^"]+"\s+value="([^"]+)"/g)].map(([, person]) => person)
})

describe('the page of a person', () => {
  it('says at the top that a leave or the last day is ahead, and that the leave begins', async () => {
    await post('leave', { from: '2026-12-01', lastAway: '2026-12-14' }).expect(303)
    await post('last-day', { on: '2027-01-29' }).expect(303)
    const { text } = await ada.get(personPath(staff.bob))
    // The day that's on record can be changed, and no other recorded.
    const change = new RegExp(`href="(/hr/entries/[^"]+)">${t.hr.changes.changeLastDay}<`).exec(text)?.[1] ?? ''
    expect((await ada.get(change.replaceAll('&amp;', '&')).expect(200)).text).toContain(
      t.hr.changes.correction.rightDay,
    )
    expect(text).not.toContain(`>${t.hr.changes.forms['last-day'].link}<`)
    const header = text.slice(text.indexOf('<header class="flow">'), text.indexOf('</header>', text.indexOf('flow">')))
    // The date is Dec 16, so the leave moves it.
    const { moves } = t.hr.person.ahead
    expect(header).toContain(`<b>On leave from Dec 1, 2026 to Dec 14, 2026. ${moves}</b>`)
    expect(header).toContain('<b>Last day of work: Jan 29, 2027.</b>')
    expect(text).toContain(t.hr.timeline.leaveBegins)
    expect(text).not.toContain(t.hr.timeline.leaveBegan)
  })

  it('doesn’t say that a leave moves the due date when the date comes before it', async () => {
    await post('leave', { from: '2026-12-17', lastAway: '2026-12-20' }).expect(303)
    expect((await ada.get(personPath(staff.bob))).text).toContain('<b>On leave from Dec 17, 2026 to Dec 20, 2026.</b>')
  })

  it('names the site of a last day when there is another job', async () => {
    await post('second-job', { site: staff.south, ...PLACE, ...DUTIES, hiredOn: '2026-11-20' }).expect(303)
    await post('last-day', { on: '2026-11-24' }).expect(303)
    expect((await ada.get(personPath(staff.bob))).text).toContain('<b>Last day at North House: Nov 24, 2026.</b>')
  })

  it('says the first day of someone who starts later, and leads to a sign-in link first', async () => {
    const facts = { name: 'Eli Novak', email: '', number: '', language: 'en', firstContactOn: '' }
    const sent = { ...facts, ...PLACE, ...DUTIES, site: staff.north, hiredOn: '2026-12-01' }
    const made = await ada.post('/hr/people', sent).expect(303)
    const page = (made.headers['location'] ?? '').replace('/link?added=yes', '')
    const { text } = await ada.get(page).expect(200)
    expect(text).toMatch(/Starts on <b class="nowrap">\s*Dec 1, 2026\s*<\/b>: orientation is assigned from that day\./)
    expect(text).toContain(t.hr.notYet)
    expect(text).toMatch(new RegExp(`<a class="btn" href="${page}/link">${t.hr.person.steps.link}</a>`))
    expect((await ada.get('/hr/people').expect(200)).text).toContain('Starts Dec 1, 2026')
  })

  it('says nothing ahead of a leave that has begun', async () => {
    await post('leave', { from: '2026-11-20', lastAway: '2026-12-06' }).expect(303)
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).not.toContain('On leave from Nov')
    expect(text).toContain(t.hr.timeline.leaveBegan)
  })

  it('has a link that corrects the hire date, and the wrong day is struck with the right one next to it', async () => {
    const { text } = await ada.get(personPath(staff.bob))
    const link = new RegExp(`<a href="([^"]+)">${t.hr.changes.correctHireDate}</a>`).exec(text)?.[1] ?? ''
    const fields = { hiredOn: '2026-11-10', reason: 'Typing mistake', evidence: '', confirmed: 'yes' }
    await ada.post(link.replace('&amp;', '&'), fields).expect(303)
    const { text: after } = await ada.get(personPath(staff.bob))
    expect(after).toContain('<s>Nov 16, 2026</s>')
    expect(after).toMatch(
      /<summary>\s*Hired as[^<]+<small>Corrected Nov 24, 2026. The correct hire date is Nov 10, 2026<\/small>/,
    )
  })

  it('says of a certificate that its orientation has expired', async () => {
    const { store } = app.deps
    const done = [required(staff.dan, '2026-01-06', 6), completed(staff.dan, '2026-02-02')]
    await store.transaction((tx) => record(tx, done, calendarDate('2026-11-24')))
    const [completion] = (await historyOf(store.db, staff.dan)).filter(({ kind }) => kind === 'completed')
    const body = { completion: completion?.id ?? '', certificate: 'CERT-1', pdf: HASH, key: 'key-1', language: 'en' }
    await store.transaction((tx) =>
      record(tx, [event('certified', staff.dan, '2026-02-02', body)], calendarDate('2026-11-24')),
    )
    const { text } = await ada.get(personPath(staff.dan))
    expect(text).toMatch(/<summary>[^<]*CERT-1[^<]*<small>Expired Aug 2, 2026<\/small>/)
    expect(text).toContain('<b>Expired Aug 2, 2026</b>')
  })

  it('flags what is odd: the same name, two jobs at one site, no hire date', async () => {
    const form = { email: '', number: '', language: 'en', ...PLACE, ...DUTIES, site: staff.north }
    await ada.post('/hr/people', { ...form, name: 'Bob Rivera', hiredOn: '', firstContactOn: '' }).expect(303)
    await post('second-job', { site: staff.north, ...PLACE, ...DUTIES, hiredOn: '2026-11-20' }).expect(303)
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain('Another person on record has the same name, Bob Rivera.')
    expect(text).toContain('Two jobs overlap at North House.')
    const other = /same-person\/compare\?other=([0-9a-f-]+)/.exec(text)?.[1] ?? ''
    expect((await ada.get(personPath(`person:${other}`))).text).toContain(t.hr.changes.flags.noHireDate)
    expect((await ada.get(personPath(staff.dan))).text).not.toContain(t.hr.changes.flags.heading)
  })

  it('names the rule that asks for orientation', async () => {
    expect((await ada.get(personPath(staff.bob))).text).toContain('Assigned by rule “Direct service staff”')
  })
})

function formPath(person: PersonId, change: string): string {
  return `${personPath(person)}/changes/${change}`
}

function post(change: string, fields: Fields) {
  return ada.post(formPath(staff.bob, change), fields)
}

async function kindsOf(person: PersonId): Promise<string[]> {
  return (await historyOf(app.deps.store.db, person)).map(({ kind }) => kind)
}

function byHr() {
  return {
    course: app.deps.contents.en.course.id,
    actor: staff.ada,
    at: app.deps.now(),
    today: calendarDate('2026-11-24'),
  } as const
}
