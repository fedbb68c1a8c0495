import { beforeEach, describe, expect, it } from 'vitest'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { corrected, requirementOn } from '../../src/ledger/history.ts'
import { ORIENTATION, shippedRule } from '../../src/requirements/requirement.ts'
import { STATUSES } from '../../src/requirements/status.ts'
import { isAssigningDue } from '../../src/requirements/assignment.store.ts'
import { definitionsOf, eventsOfKind, historyOf } from '../../src/ledger/ledger.store.ts'
import { findPerson } from '../../src/people/people.store.ts'
import { hire } from '../../src/people/record.store.ts'
import { defineRules } from '../../src/requirements/rules.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, type Fields, signedIn, type TestApp, testApp } from '../support/app.ts'
import { formsOf, untouched } from '../support/forms.ts'
import { type Staff, staffOn } from '../support/staff.ts'

const words = MESSAGES.en.hr.requirements
const { sentence } = words

let app: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  app = await testApp()
  staff = await staffOn(app)
  ada = await signedIn(app, staff.ada)
})

describe('the rules in force', () => {
  it('say in the form, folded, by when they are due and how often', () => {
    const due = (days: number | null, months: number | null) => words.form.dueNow(days, months)
    expect([due(30, 12), due(null, 1), due(1, null)]).toEqual([
      'Due 30 days after hire, every 12 months',
      'Due before the first day with youth, every month',
      'Due 1 day after hire, once',
    ])
  })

  it('begin with those that come with the program, as a sentence', async () => {
    const { text } = await ada.get('/hr/rules').expect(200)
    expect(text).toContain(words.inForceShipped)
    expect(text).toContain(
      `Everyone who works with youth, ${sentence.allSites}, ${sentence.fromHire(30)}, ${sentence.once}.`,
    )
    expect(text).toContain(words.shippedOnce)
    expect(text).toContain(words.noHistory)
  })

  it('stay readable after others took their place, with who, when and why', async () => {
    await publish(rules({ reason: 'The board asked for a yearly renewal', 'rule-0-months': '12' }), '2')
    const { text } = await ada.get('/hr/rules')
    expect(text).toContain('In effect since Nov 24, 2026')
    expect(text).toContain('renewed every 12 months; people can renew up to 60 days early.')
    expect(text).toContain('Why: The board asked for a yearly renewal')
    expect(text).toContain('Recorded Nov 24, 2026 by Ada Okafor')
  })

  it('are told in Spanish, too', async () => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/hr/rules' }).expect(303)
    const { text } = await ada.get('/hr/rules').expect(200)
    expect(text).toContain('Todo el personal que trabaja con jóvenes, en todos los centros')
  })

  it('rules for newcomers only appear next to those that everyone else keeps', async () => {
    await publish(rules({ forWhom: 'newcomers', 'rule-0-days': '7' }))
    const { text } = await ada.get('/hr/rules')
    expect(text).toContain('For people hired on Nov 24, 2026 or later.')
    expect(text).toContain('Still in effect for people hired before Nov 24, 2026')
  })
})

describe('the name of the rule that the program comes with', () => {
  const spanish = MESSAGES.es.hr.requirements

  it('is in the reader’s language, and stays on record as it was', async () => {
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/hr/rules' }).expect(303)
    for (const path of ['/hr/rules', '/hr/rules/draft', `/hr/people/${staff.bob.slice(7)}`]) {
      const { text } = await ada.get(path).expect(200)
      expect(text, path).toContain(spanish.shippedName)
      expect(text, path).not.toContain('Direct service staff')
    }
    // Whoever sends it as the form has it renames nothing, and nobody is told that it’s shown as typed.
    await ada.post('/hr/rules/draft', rules({ 'rule-0-named': spanish.shippedName, 'rule-0-days': '14' })).expect(303)
    const preview = (await ada.get('/hr/rules/preview').expect(200)).text
    expect(preview).toContain(spanish.shippedName)
    expect(preview).not.toContain(spanish.preview.touched.names(`“${spanish.shippedName}”`))
    await publish(rules({ 'rule-0-named': spanish.shippedName, 'rule-0-days': '14' }), '2')
    const [definition] = await definitionsOf(app.deps.store.db)
    expect(definition?.body.rules.map(({ named }) => named)).toEqual([shippedRule(null).named])
  })

  it('is as typed where HR wrote another one', async () => {
    await publish(rules({ 'rule-0-named': 'House staff', 'rule-0-days': '14' }), '2')
    await ada.post('/reading', { language: 'es', detail: 'full', to: '/hr/rules' }).expect(303)
    expect((await ada.get('/hr/rules').expect(200)).text).toContain('House staff')
  })
})

describe('the form of rules', () => {
  it('begins with the rules in force', async () => {
    const { text } = await ada.get('/hr/rules/draft').expect(200)
    expect(text).toContain('value="Direct service staff"')
    expect(text).toContain('value="2026-11-24"')
  })

  it('opens at the rule whose link was used', async () => {
    await publish({ ...two(), 'rule-0-days': '60' })
    expect((await ada.get('/hr/rules')).text).toContain('href="/hr/rules/draft?rule=1"')
    const { text } = await ada.get('/hr/rules/draft?rule=1').expect(200)
    expect(text).toContain('<details id="rule-0">')
    expect(text).toContain('<details id="rule-1" open>')
  })

  it('gets another rule by a button, moves it up, and loses one', async () => {
    await ada.post('/hr/rules/draft', { ...rules(), add: 'rule' }).expect('Location', '/hr/rules/draft#rule-1')
    await ada.post('/hr/rules/draft', { ...two(), up: '1' }).expect('Location', '/hr/rules/draft#rule-0')
    expect(namesIn((await ada.get('/hr/rules/draft')).text)).toEqual(['Volunteers', 'Staff'])
    await ada.post('/hr/rules/draft', { ...two(), down: '0' }).expect('Location', '/hr/rules/draft#rule-1')
    expect(namesIn((await ada.get('/hr/rules/draft')).text)).toEqual(['Volunteers', 'Staff'])
    await ada.post('/hr/rules/draft', { ...two(), remove: '0' }).expect('Location', '/hr/rules/draft')
    expect(namesIn((await ada.get('/hr/rules/draft')).text)).toEqual(['Volunteers'])
  })

  it('keeps whatever was typed, finished or not, and nothing of it is in force', async () => {
    await ada.post('/hr/rules/draft', rules({ 'rule-0-days': 'soon', 'rule-0-named': 'Not yet' })).expect(303)
    const { text } = await ada.get('/hr/rules/draft')
    expect(text).toContain('value="soon"')
    expect(text).toContain('value="Not yet"')
    expect((await ada.get('/hr/rules')).text).toContain('There’s a draft of new rules.')
    expect(await definitionsOf(app.deps.store.db)).toEqual([])
    await ada.get('/hr/rules/preview').expect(303).expect('Location', '/hr/rules/draft')
  })

  it('is discarded only after the page has said that everyone’s changes go with it', async () => {
    expect((await ada.get('/hr/rules/draft')).text).not.toContain('name="discard"')
    await ada.post('/hr/rules/draft', rules({ 'rule-0-named': 'Not yet' })).expect(303)
    const { text } = await ada.get('/hr/rules/draft')
    const [before = ''] = text.split('name="discard"')
    const folded = before.slice(before.lastIndexOf('<details>'))
    expect(folded).not.toContain('</details>')
    expect(folded).toContain(words.form.discardAsk)
  })

  it('goes when it is discarded', async () => {
    await ada.post('/hr/rules/draft', rules({ 'rule-0-named': 'Not yet' })).expect(303)
    await ada.post('/hr/rules/draft', { ...rules(), discard: 'yes' }).expect('Location', '/hr/rules?discarded=yes')
    expect((await ada.get('/hr/rules?discarded=yes')).text).toContain(words.discarded)
    expect((await ada.get('/hr/rules/draft')).text).not.toContain('Not yet')
  })

  it.each<[string, Fields, string, string]>([
    ['a rule without a name', { 'rule-0-named': '' }, 'rule-0-named', words.form.problems.name],
    ['no days', { 'rule-0-days': '0' }, 'rule-0-days', words.form.problems.days],
    ['days in words', { 'rule-0-days': 'ten' }, 'rule-0-days', words.form.problems.days],
    ['a renewal after ten years', { 'rule-0-months': '120' }, 'rule-0-months', words.form.problems.months],
    [
      'a renewal before the last one is over',
      { 'rule-0-months': '2', 'rule-0-windowDays': '60' },
      'rule-0-windowDays',
      'Use fewer days',
    ],
    ['a first day that is over', { from: '2026-11-23' }, 'from', words.form.problems.from],
    ['a first day in ten years', { from: '2036-11-23' }, 'from', words.form.problems.from],
    [
      'a rule that would never be used',
      { ...two(), 'rule-1-youthOnly': 'yes' },
      'rule-1-named',
      'The rule “Staff” comes first and covers all of these people',
    ],
    ['the same name twice', { ...two(), 'rule-1-named': 'staff' }, 'rule-1-named', words.form.problems.sameName],
  ])('does not take %s, says so at the field, and keeps what was typed', async (_, change, field, problem) => {
    const { text } = await ada.post('/hr/rules/draft', { ...rules(change), show: 'preview' }).expect(422)
    expect(text).toContain(`<a href="#${field}">`)
    expect(text).toContain(`id="${field}"`)
    expect(text.split(problem).length).toBeGreaterThanOrEqual(3)
    expect(text).toContain('name="rule-0-named"')
  })

  it('shows what would change before anyone has said why, and asks for the reason when they’re published', async () => {
    await ada
      .post('/hr/rules/draft', { ...rules({ reason: '' }), show: 'preview' })
      .expect('Location', '/hr/rules/preview')
    const { text } = await ada.get('/hr/rules/preview').expect(200)
    expect(text).toContain('id="reason" name="reason"')
    const refused = await ada.post('/hr/rules', { reason: ' ' }).expect(422)
    expect(refused.text).toContain(`<a href="#reason">${words.preview.reasonNeeded}</a>`)
    await ada.post('/hr/rules', { reason: 'The board asked for it' }).expect(303)
    expect((await ada.get('/hr/rules')).text).toContain('The board asked for it')
  })

  it('needs at least one rule', async () => {
    const { text } = await ada
      .post('/hr/rules/draft', { from: '2026-11-24', forWhom: 'everyone', reason: 'Why not', show: 'preview' })
      .expect(422)
    expect(text).toContain(`<a href="#add">${words.form.problems.noRule}.</a>`)
  })

  it('refuses what no form of ours sends', async () => {
    await ada.post('/hr/rules/draft', { ...rules(), 'rule-99-named': 'x' }).expect(400)
    await ada.post('/hr/rules/draft', { ...rules(), name: 'x' }).expect(400)
  })

  it('says when others have published rules meanwhile', async () => {
    await ada.post('/hr/rules/draft', rules()).expect(303)
    expect((await ada.get('/hr/rules/draft')).text).not.toContain(words.form.changedMeanwhile)
    const others = { rules: [shippedRule(6)], forEveryone: true, reason: 'Renewal' }
    await app.deps.store.transaction((tx) => defineRules(tx, others, calendarDate('2026-12-01'), recording()))
    await ada.post('/hr/rules/draft', rules()).expect(303)
    expect((await ada.get('/hr/rules/draft')).text).toContain(words.form.changedMeanwhile)
  })
})

describe('the preview of a change', () => {
  it('says what happens to everyone on the first day, and writes nothing', async () => {
    await ada.post('/hr/rules/draft', { ...rules({ 'rule-0-days': '5' }), show: 'preview' }).expect(303)
    const { text } = await ada.get('/hr/rules/preview').expect(200)
    // Bob was hired 8 days ago; Cleo and Dan are overdue either way.
    expect(sectionOf(text, 'turns-to-action')).toContain('Bob Rivera')
    expect(sectionOf(text, 'turns-to-action')).toContain('Nov 21, 2026')
    expect(sectionOf(text, 'date-moves')).toContain('Dan Whitfield')
    expect(text).toContain(words.preview.effects.required.none)
    // Only what would change stands between the title and the button.
    for (const folded of [words.preview.newRules, words.preview.figures])
      expect(text).toMatch(new RegExp(`<details class="card">\\s*<summary class="h2"[^>]*>${folded}<`))
    expect(await definitionsOf(app.deps.store.db)).toEqual([])
  })

  it('says in one sentence that nothing would change, and offers nothing to publish', async () => {
    await ada.post('/hr/rules/draft', { ...rules({ 'rule-0-days': '20' }), show: 'preview' }).expect(303)
    expect((await ada.get('/hr/rules/preview')).text).not.toContain(words.preview.same)
    await ada.post('/hr/rules', { confirm: '1' }).expect(303)
    expect(await definitionsOf(app.deps.store.db)).toHaveLength(1)
    await ada.post('/hr/rules/draft', { ...rules({ 'rule-0-days': '20' }), show: 'preview' }).expect(303)
    const { text } = await ada.get('/hr/rules/preview').expect(200)
    expect(text).toContain(words.preview.same)
    expect(text).not.toContain(words.effect.title)
    expect(text).not.toContain(words.preview.button)
    expect((await ada.get('/hr/rules')).text).not.toContain(words.draftWaits)
    await ada.post('/hr/rules', { reason: 'Again' }).expect(303).expect('Location', '/hr/rules/preview')
    expect(await definitionsOf(app.deps.store.db)).toHaveLength(1)
    await ada.post('/hr/rules/draft', rules({ 'rule-0-days': '21' })).expect(303)
    expect((await ada.get('/hr/rules')).text).toContain(words.draftWaits)
    await ada.post('/hr/rules/draft', rules({ 'rule-0-days': '20' })).expect(303)
    expect((await ada.get('/hr/rules')).text).not.toContain(words.draftWaits)
  })

  it('says of the rules that came with the course that nothing would change, and lets HR put them on record', async () => {
    const forms = formsOf((await ada.get('/hr/rules/draft')).text)
    const typed = forms.filter(({ actions }) => actions.includes('/hr/rules/draft')).map(untouched)
    await ada.post('/hr/rules/draft', { ...typed[0], show: 'preview' }).expect(303)
    const { text } = await ada.get('/hr/rules/preview').expect(200)
    expect(text).toContain(words.preview.sameUnpublished)
    expect(text).not.toContain(words.effect.title)
    expect(text).toContain(words.preview.button)
    // Whoever only looked leaves nothing behind.
    expect((await ada.get('/hr/rules')).text).not.toContain(words.draftWaits)
    await ada.post('/hr/rules', { reason: 'As shipped', confirm: '' }).expect(303).expect('Location', '/hr/rules')
    expect(await definitionsOf(app.deps.store.db)).toHaveLength(1)
  })

  it('lists the people who would be required, and those who no longer would', async () => {
    const office = { 'rule-0-youthOnly': '', 'rule-0-sites': staff.north }
    await ada.post('/hr/rules/draft', { ...without(rules(office), 'rule-0-youthOnly'), show: 'preview' }).expect(303)
    const { text } = await ada.get('/hr/rules/preview')
    expect(sectionOf(text, 'required')).toContain('Ada Okafor')
    expect(sectionOf(text, 'not-required')).toContain('Dan Whitfield')
  })

  it('asks for the number when more than one in ten people would need action overnight', async () => {
    await ada.post('/hr/rules/draft', { ...rules({ 'rule-0-days': '5' }), show: 'preview' }).expect(303)
    expect((await ada.get('/hr/rules/preview')).text).toContain('1 of 3 people in scope would need action')
    const { text } = await ada.post('/hr/rules', { confirm: 'yes' }).expect(422)
    expect(text).toContain('Type the number 1, or go back and choose a later day')
    expect(text).toContain('value="yes"')
    expect(await definitionsOf(app.deps.store.db)).toEqual([])
    await ada.post('/hr/rules', { confirm: '1' }).expect(303).expect('Location', '/hr/rules')
    expect(await definitionsOf(app.deps.store.db)).toHaveLength(1)
  })

  it('says how many people it’s about and from when, right above the reason and the button', async () => {
    await ada.post('/hr/rules/draft', { ...rules({ 'rule-0-days': '5' }), show: 'preview' }).expect(303)
    const { text } = await ada.get('/hr/rules/preview').expect(200)
    const before = text.slice(0, text.indexOf('name="reason"'))
    expect(before).toContain(
      'From Nov 24, 2026, 0 people would start needing orientation, 0 would stop, 3 would get another date, and 1 more would need action.',
    )
    expect(before).not.toContain('Bob Rivera')
  })

  it('isn’t published once the draft is another one than was shown', async () => {
    await ada.post('/hr/rules/draft', { ...rules({ 'rule-0-days': '60' }), show: 'preview' }).expect(303)
    const seen = /name="seen" value="([^"]+)"/.exec((await ada.get('/hr/rules/preview')).text)?.[1] ?? ''
    await ada.post('/hr/rules/draft', rules({ 'rule-0-days': '90' })).expect(303)
    const { text } = await ada.post('/hr/rules', { seen, reason: 'Longer' }).expect(422)
    expect(text).toContain(words.preview.changedSince)
    expect(await definitionsOf(app.deps.store.db)).toEqual([])
    const now = /name="seen" value="([^"]+)"/.exec(text)?.[1] ?? ''
    await ada.post('/hr/rules', { seen: now, reason: 'Longer' }).expect(303).expect('Location', '/hr/rules')
  })

  it('can’t be published without a draft', async () => {
    await ada.post('/hr/rules').expect(303).expect('Location', '/hr/rules/draft')
    expect(await definitionsOf(app.deps.store.db)).toEqual([])
  })
})

describe('published rules', () => {
  it('are recorded as one entry, and applied to everybody', async () => {
    await publish({ ...two(), 'rule-0-days': '60', 'rule-0-types': ['employee', 'contractor'] })
    const [definition] = await definitionsOf(app.deps.store.db)
    expect(definition).toMatchObject({
      actor: staff.ada,
      subject: 'policy:orientation',
      effectiveOn: '2026-11-24',
      body: {
        forEveryone: true,
        rules: [
          { named: 'Staff', appliesTo: { youthOnly: true, sites: null, types: ['employee', 'contractor'] } },
          { named: 'Volunteers', appliesTo: { youthOnly: false } },
        ],
      },
    })
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2027-01-15' } })
    expect(await isAssigningDue(app.deps.store.db)).toBe(false)
    const person = await ada.get(`/hr/people/${staff.bob.slice('person:'.length)}`)
    expect(person.text).toContain('60 days from hire, once')
  })

  it('are applied once: beginning again records nothing more', async () => {
    await publish(rules({ 'rule-0-days': '60' }))
    const before = (await eventsOfKind(app.deps.store.db, 'required')).length
    app.deps.jobs.wake('rules')
    await app.deps.jobs.idle('rules')
    expect(await eventsOfKind(app.deps.store.db, 'required')).toHaveLength(before)
  })

  it('rules that were applied only in part are applied in full at the next start', async () => {
    app.drain()
    await publish(rules({ 'rule-0-days': '60' }))
    expect(await isAssigningDue(app.deps.store.db)).toBe(true)
    expect((await ada.get('/hr/rules')).text).toContain(words.applying)
    expect(await findPerson(app.deps.store.db, staff.bob)).toMatchObject({ standing: { dueOn: '2026-12-16' } })
  })

  it('rules with a later date apply from that day on, to current and new people', async () => {
    await publish(rules({ from: '2026-12-01', 'rule-0-days': '60' }))
    expect((await ada.get('/hr/rules')).text).toContain('From Dec 1, 2026')
    const eli = await app.deps.store.transaction((tx) =>
      hire(tx, { ...newcomer(), hiredOn: calendarDate('2026-12-07') }, recording()),
    )
    const daysOf = async (person: typeof eli, on: string) =>
      requirementOn(corrected(await historyOf(app.deps.store.db, person)), ORIENTATION, calendarDate(on))?.rule.due.days
    expect(await daysOf(staff.bob, '2026-11-30')).toBe(30)
    expect(await daysOf(staff.bob, '2026-12-01')).toBe(60)
    expect(await daysOf(eli, '2026-12-07')).toBe(60)
  })

  it('never move what was finished', async () => {
    const before = await historyOf(app.deps.store.db, staff.dan)
    await publish(rules({ 'rule-0-days': '60' }))
    const after = await historyOf(app.deps.store.db, staff.dan)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.slice(before.length).map(({ kind }) => kind)).toEqual(['required'])
  })
})

describe('the page on how statuses are decided', () => {
  it('lists them in the published order, with the current rates', async () => {
    const { text } = await ada.get('/hr/statuses').expect(200)
    const order = [...text.matchAll(/<td data-label="No\.">(\d+)</g)].map((match) => Number(match[1]))
    expect(order).toEqual(STATUSES.map((_, index) => index + 1))
    expect(text).toContain('up to date, of everyone who is done or needs action: 0 of 2')
    expect(text).toContain('0% of everyone in scope: 0 of 3')
  })

  it('shows a supervisor the figures of their own people, and a learner none', async () => {
    const cleo = await (await signedIn(app, staff.cleo)).get('/hr/statuses').expect(200)
    expect(cleo.text).toContain('0% of everyone in scope: 0 of 1')
    expect(cleo.text).toContain(MESSAGES.en.hr.scope.counts.team)
    expect(cleo.text).not.toContain('href="/hr/rules"')
    const dan = await (await signedIn(app, staff.dan)).get('/hr/statuses').expect(200)
    expect(dan.text).not.toContain('of everyone in scope: 0')
  })

  it('is a step away from People and from Rules', async () => {
    for (const path of ['/hr/people', '/hr/rules']) expect((await ada.get(path)).text).toContain('href="/hr/statuses"')
  })
})

/** One rule as the form sends it. */
function rules(change: Fields = {}): Fields {
  return {
    'rule-0-named': 'Staff',
    'rule-0-youthOnly': 'yes',
    'rule-0-dueBy': 'days-from-hire',
    'rule-0-days': '30',
    'rule-0-months': '',
    'rule-0-windowDays': '60',
    'rule-0-rehireGapMonths': '12',
    from: '2026-11-24',
    forWhom: 'everyone',
    reason: 'Review of the policy',
    ...change,
  }
}

function two(): Fields {
  return {
    ...rules(),
    'rule-1-named': 'Volunteers',
    'rule-1-types': 'volunteer',
    'rule-1-dueBy': 'first-contact',
    'rule-1-days': '14',
    'rule-1-months': '12',
    'rule-1-windowDays': '30',
    'rule-1-keepsDate': 'yes',
    'rule-1-rehireGapMonths': '6',
  }
}

function without(fields: Fields, name: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name))
}

async function publish(fields: Fields, confirm = ''): Promise<void> {
  await ada.post('/hr/rules/draft', { ...fields, show: 'preview' }).expect(303)
  await ada
    .post('/hr/rules', confirm === '' ? {} : { confirm })
    .expect(303)
    .expect('Location', '/hr/rules')
  await app.deps.jobs.idle('rules')
}

function sectionOf(text: string, id: string): string {
  return new RegExp(`<summary id="${id}".*?</details>`, 's').exec(text)?.[0] ?? ''
}

function namesIn(text: string): string[] {
  return [...text.matchAll(/name="rule-\d+-named"[^>]*value="([^"]*)"/g)].map((match) => match[1] ?? '')
}

function newcomer() {
  return {
    person: null,
    facts: { name: 'Eli Novak' },
    language: 'en',
    site: staff.north,
    department: 'Residential',
    position: 'Youth worker',
    supervisor: null,
    type: 'employee',
    worksWithYouth: true,
  } as const
}

function recording() {
  const { deps } = app
  return { course: deps.contents.en.course.id, actor: staff.ada, at: deps.now(), today: calendarDate('2026-11-24') }
}
