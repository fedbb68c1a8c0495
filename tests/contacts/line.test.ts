import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calledBy } from '../../src/platform/html/named-line.ts'
import {
  type Contents,
  contactsNow,
  lastCheck,
  lineOf,
  type OwnLine,
  sharedLines,
  withChecks,
  withOwnLines,
} from '../../src/contacts/line.ts'
import { bankProblems } from '../../src/course/checks/check-bank.ts'
import { coverage } from '../../src/policy/coverage.ts'
import { DONE_ABOUT } from '../../src/policy/feature.ts'
import { lineState } from '../../src/contacts/line-state.ts'
import { CONTACT_BODIES, type ContactLine } from '../../src/ledger/bodies/contact.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import type { Contact } from '../../src/course/policy-shape.ts'
import type { Language } from '../../src/platform/text/language.ts'
import { contents } from '../support/content.ts'
import { contactOf } from '../support/lines.ts'

const NATIONAL = lineOf(contents, 'NR-1')
const NCMEC = lineOf(contents, 'NR-2')
if (NATIONAL === null || NCMEC === null) throw new Error('the course has both lines')

const ownLine = (released: ContactLine, line: ContactLine): OwnLine => ({
  line,
  released,
  since: calendarDate('2026-11-01'),
  checkedOn: calendarDate('2026-11-01'),
  wrongSince: null,
})

const checked = (
  { id, digits, text, tty }: Pick<Contact, 'id' | 'digits' | 'text' | 'tty'>,
  outcome: string,
  nextOn: string,
) => ({ v: 4, contact: id, digits, text, tty, outcome, way: 'official-page', nextOn })

const aNumber = fc
  .tuple(fc.integer({ min: 200, max: 999 }), fc.integer({ min: 200, max: 999 }), fc.integer({ min: 1000, max: 9999 }))
  .map((parts) => `1-${parts.join('-')}`)

describe('a changed line', () => {
  it('has its new number everywhere, and its old number nowhere', () => {
    fc.assert(
      fc.property(aNumber, (digits) => {
        fc.pre(digits !== NCMEC.digits)
        const own = new Map([['NR-2', ownLine(NCMEC, { ...NCMEC, digits, letters: null })]])
        const live = withOwnLines(contents, own)
        for (const language of ['en', 'es'] as const) {
          const text = JSON.stringify(live[language])
          const [before, after] = [NCMEC.digits, digits].map((each) => `+${each.replaceAll('-', '')}`)
          expect(text).not.toContain(NCMEC.digits)
          expect(text).not.toContain(String(NCMEC.letters))
          expect(text).not.toContain(before)
          const contact = live[language].contacts.find(({ id }) => id === 'NR-2')
          expect(contact).toMatchObject({ digits, letters: null, tel: after })
          expect(live[language].policy.clauses.find(({ id }) => id === 'NR-2')?.text).toContain(digits)
        }
      }),
      { numRuns: 20 },
    )
  })

  it.each(['LR-3', 'NR-1', 'NR-2'])(
    '%s has its new name in the sentences of the policy and the course, and its old one nowhere',
    (id) => {
      const released = lineOf(contents, id)
      if (released === null) throw new Error('the course has the line')
      const named = { en: { ...released.en, name: 'Harbor Line' }, es: { ...released.es, name: 'Línea Puerto' } }
      const live = withOwnLines(contents, new Map([[id, ownLine(released, { ...released, ...named })]]))
      for (const language of ['en', 'es'] as const) {
        const { clauses } = live[language].policy
        const { digits } = released
        expect(clauses.find((clause) => clause.id === id)?.text).toContain(`${named[language].name}, ${digits}`)
        expect(JSON.stringify(clauses)).not.toContain(released[language].name)
        const { course, guide, scenarios } = live[language]
        const text = JSON.stringify({ course, guide, scenarios })
        // Without words for sentences, as in entries from before, they have the name itself.
        expect(text).toContain(named[language].name)
        for (const said of calledBy(released[language].name)) expect(text).not.toContain(said)
        const others = (all: typeof clauses) => all.filter((clause) => clause.id !== id)
        expect(others(clauses)).toEqual(others(contents[language].policy.clauses))
      }
    },
  )

  it('leaves all other lines, questions and keys as they are', () => {
    const own = new Map([['NR-1', ownLine(NATIONAL, { ...NATIONAL, digits: '1-800-555-0199' })]])
    const live = withOwnLines(contents, own)
    expect(live.en.contacts.filter(({ id }) => id !== 'NR-1')).toEqual(
      contents.en.contacts.filter(({ id }) => id !== 'NR-1'),
    )
    const { items, ...others } = contents.en.course
    const [formerName = ''] = contents.en.contacts.find(({ id }) => id === 'NR-1')?.formerNames ?? []
    // The question about its former name says that the number is still the same.
    const about = (item: object) => JSON.stringify(item).includes(formerName)
    expect(items.filter(about)).toHaveLength(1)
    for (const language of ['en', 'es'] as const) {
      expect(live[language].course.items.map(({ id }) => id)).toEqual(
        items.flatMap((item) => (about(item) ? [] : [item.id])),
      )
      expect(bankProblems(live[language])).toEqual([])
      // Each clause still has as many questions as it needs.
      expect(coverage(live[language], DONE_ABOUT).problems).toEqual([])
    }
    expect(live.en.course).toEqual({ ...others, items: items.filter((item) => !about(item)) })
  })

  it('keeps the question about its former name while it has the same number', () => {
    const named = { ...NATIONAL.en, name: 'Harbor Line', sentence: 'the Harbor Line' }
    const live = withOwnLines(contents, new Map([['NR-1', ownLine(NATIONAL, { ...NATIONAL, en: named })]]))
    const item = live.en.course.items.find(({ id }) => id === 'Q36')
    expect(item?.stem).toContain('National Human Trafficking Resource Center')
    expect(item?.options[0]?.text).toBe('The Harbor Line: a helpline.')
    expect(live.es.course).toEqual(contents.es.course)
  })

  it('gives the content of the course itself while nobody has changed a line', () => {
    expect(withOwnLines(contents, new Map())).toBe(contents)
  })
})

describe('lines of the ledger', () => {
  const event = (kind: string, body: object, on = '2026-11-02') =>
    ({
      kind,
      body,
      seq: 1,
      id: 'e',
      subject: 'policy:csec',
      course: 'c',
      effectiveOn: on,
      recordedAt: on,
      actor: 'person:eve',
      // An event as the ledger gives it, of any of the kinds.
    }) as unknown as LedgerEvent
  const line = { ...NATIONAL, digits: '1-800-555-0199' }
  const proposed = (change: string) =>
    event('contact_change_proposed', { v: 1, change, contact: 'NR-1', line, released: NATIONAL, reason: 'It moved' })

  it('are read from entries of before, which say nothing about sentences', () => {
    const { sentence: _en, ...en } = line.en
    const { sentence: _es, ...es } = line.es
    const first = { ...line, en: { ...en, name: 'Harbor Line' }, es }
    const body = { v: 1, change: 'a', contact: 'NR-1', line: first, released: first, reason: 'It moved' }
    expect(CONTACT_BODIES.contact_change_proposed.parse(body)).toEqual(body)
    const entries = [event('contact_change_proposed', body), event('contact_change_confirmed', { v: 1, change: 'a' })]
    const { own } = sharedLines(entries)
    expect(own.get('NR-1')?.line).toEqual({ ...line, en: { ...line.en, name: 'Harbor Line' } })
    const live = withOwnLines(contents, own)
    expect(live.en.course.items.find(({ id }) => id === 'Q96')?.options[1]?.text).toBe('Harbor Line.')
    expect(live.es.course.items.find(({ id }) => id === 'Q96')).toEqual(
      contents.es.course.items.find(({ id }) => id === 'Q96'),
    )
  })

  it('change only once a proposal is confirmed', () => {
    const asked = sharedLines([proposed('a')])
    expect(asked.own.size).toBe(0)
    expect(asked.proposed.get('NR-1')).toMatchObject({ change: 'a', line })
    const confirmed = sharedLines([proposed('a'), event('contact_change_confirmed', { v: 1, change: 'a' })])
    expect(confirmed.own.get('NR-1')?.line).toEqual(line)
    expect(confirmed.proposed.size).toBe(0)
  })

  it('stay as they are when a proposal is withdrawn, or when nobody knows it', () => {
    const withdrawn = [proposed('a'), event('contact_change_withdrawn', { v: 1, change: 'a' })]
    for (const history of [withdrawn, [event('contact_change_confirmed', { v: 1, change: 'x' })]]) {
      expect(sharedLines([...history, event('contact_change_confirmed', { v: 1, change: 'a' })]).own.size).toBe(0)
    }
  })

  it('go back to the line of the course by another confirmed change', () => {
    const back = event('contact_change_proposed', {
      v: 1,
      change: 'b',
      contact: 'NR-1',
      line: null,
      released: NATIONAL,
      reason: 'It moved back',
    })
    const history = ['a', 'b'].map((change) => event('contact_change_confirmed', { v: 1, change }))
    expect(sharedLines([proposed('a'), ...history.slice(0, 1), back, ...history.slice(1)]).own.size).toBe(0)
  })

  it('are as old as their last check that found them working', () => {
    const check = (outcome: string, on: string) =>
      event('contact_checked', checked(contactOf('SCR'), outcome, '2027-02-01'), on)
    const dayAfter = (history: LedgerEvent[]) =>
      withChecks(contents, sharedLines(history).checks).en.contacts.find(({ id }) => id === 'SCR')?.checkedOn
    expect(dayAfter([check('works', '2027-01-15')])).toBe('2027-01-15')
    expect(dayAfter([check('wrong', '2027-01-15')])).toBe(contents.en.contacts[0]?.checkedOn)
    expect(dayAfter([check('works', '2020-01-15')])).toBe(contents.en.contacts[0]?.checkedOn)
  })

  it('keep what was found out about each of their numbers apart', () => {
    const scr = contactOf('SCR')
    const other = { ...scr, digits: '1-800-555-0142' }
    const check = (of: Contact, outcome: string, on: string) =>
      event('contact_checked', checked(of, outcome, '2027-05-01'), on)
    const { checks } = sharedLines([check(scr, 'wrong', '2027-01-15'), check(other, 'works', '2027-01-16')])
    const today = calendarDate('2027-01-20')
    expect(lineState(scr, { checks }, today).failed).toMatchObject({ outcome: 'wrong', on: '2027-01-15' })
    expect(lineState({ ...other, checkedOn: '2027-01-16' }, { checks }, today).failed).toBeNull()
    for (const changed of [{ digits: '1-800-555-0177' }, { text: '55555' }, { tty: '711' }])
      expect(lastCheck({ ...scr, ...changed }, checks)).toBeNull()
  })

  it('were, by entries of before, checked with the number that was shown then', () => {
    const before = (on: string) =>
      event(
        'contact_checked',
        { v: 2, contact: 'NR-1', outcome: 'works', way: 'official-page', nextOn: '2027-05-01' },
        on,
      )
    const released = { ...contactOf('NR-1'), digits: '1-800-555-0142' }
    const contact = contactOf('NR-1')
    const [first, second] = [before('2027-01-15'), before('2027-03-01')]
    const releasedAt = (at: string) => [at < '2027-02-01' ? released : contact]
    const { checks } = sharedLines([first], releasedAt)
    expect(lastCheck(released, checks)?.on).toBe('2027-01-15')
    expect(lastCheck(contact, checks)).toBeNull()
    expect(lastCheck(contact, sharedLines([second], releasedAt).checks)?.on).toBe('2027-03-01')
    // An organization's own number is in the entries themselves, and takes the place of any of the course.
    const change = [proposed('a'), event('contact_change_confirmed', { v: 1, change: 'a' }, '2027-02-01')]
    const own = sharedLines([...change, second])
    expect(lastCheck({ id: 'NR-1', ...line }, own.checks)?.on).toBe('2027-03-01')
    expect(lastCheck(contact, own.checks)).toBeNull()
    // Where nobody knows what was shown, no number counts as checked.
    expect(lastCheck(contact, sharedLines([second]).checks)).toBeNull()
  })

  it('were last checked on the day of their change, whatever was found about the number before', () => {
    // It’s found wrong under the new number only after the change.
    const check = (outcome: string, on: string, numbers: ContactLine = NATIONAL) =>
      event('contact_checked', checked({ id: 'NR-1', ...numbers }, outcome, '2027-05-01'), on)
    const change = [proposed('a'), event('contact_change_confirmed', { v: 1, change: 'a' }, '2027-02-01')]
    const stateAfter = (history: LedgerEvent[]) => {
      const shared = sharedLines(history)
      const live = withChecks(withOwnLines(contents, shared.own), shared.checks).en.contacts
      const contact = live.find(({ id }) => id === 'NR-1')
      if (contact === undefined) throw new Error('the course has this line')
      return lineState(contact, shared, calendarDate('2027-02-01'))
    }
    for (const outcome of ['works', 'wrong'])
      expect(stateAfter([check(outcome, '2027-01-15'), ...change])).toMatchObject({
        checkedOn: '2027-02-01',
        nextOn: '2027-05-02',
        failed: null,
      })
    // On the same day, the order of the entries says what came first.
    expect(stateAfter([check('wrong', '2027-02-01'), ...change]).failed).toBeNull()
    expect(stateAfter([...change, check('wrong', '2027-02-01', line)]).failed).toMatchObject({ outcome: 'wrong' })
  })

  describe('that doesn’t work, and has other words since', () => {
    const words = {
      ...NATIONAL,
      en: { ...NATIONAL.en, hours: 'Weekdays' },
      es: { ...NATIONAL.es, hours: 'Entre semana' },
    }
    const check = (outcome: string, on: string) =>
      event('contact_checked', { v: 2, contact: 'NR-1', outcome, way: 'official-page', nextOn: null }, on)
    const history = [
      check('wrong', '2027-01-15'),
      event('contact_change_proposed', {
        v: 2,
        change: 'a',
        contact: 'NR-1',
        line: words,
        released: NATIONAL,
        reason: 'It has other hours',
      }),
      event('contact_change_confirmed', { v: 1, change: 'a' }, '2027-02-01'),
    ]
    /** The line and its state in every way that pages, papers and mails take, with a release of another day. */
    const lineIn = (entries: LedgerEvent[], digits: string, checkedOn: string) => {
      const released = releasedWith('NR-1', { digits, checkedOn })
      const shared = sharedLines(entries)
      const pages = withChecks(withOwnLines(released, shared.own), shared.checks)
      return (['en', 'es'] as const).map((language) => {
        const inList = (contacts: typeof pages.en.contacts) => contacts.find(({ id }) => id === 'NR-1')
        const shown = inList(pages[language].contacts)
        expect(inList(contactsNow(released[language].contacts, shared, language))).toEqual(shown)
        if (shown === undefined) throw new Error('the course has this line')
        const { failed } = lineState(shown, shared, calendarDate('2027-06-01'))
        return { digits: shown.digits, checkedOn: shown.checkedOn, own: shown.own, wrong: failed !== null }
      })
    }
    const releasedWith = (id: string, other: Partial<Contact>): Contents => {
      const contactsOf = (language: Language) =>
        contents[language].contacts.map((contact) => (contact.id === id ? { ...contact, ...other } : contact))
      return {
        en: { ...contents.en, contacts: contactsOf('en') },
        es: { ...contents.es, contacts: contactsOf('es') },
      }
    }
    const twice = <Line>(each: Line) => [each, each]
    const { digits } = NATIONAL

    it('isn’t as fresh as the other number of a release', () => {
      const stays = { digits, own: 'number' }
      const lineAfter = (entries: LedgerEvent[]) => lineIn(entries, '1-888-555-0177', '2027-05-01')
      expect(lineAfter(history)).toEqual(twice({ ...stays, checkedOn: '2027-01-15', wrong: true }))
      const again = [...history, check('no-answer', '2027-03-01')]
      expect(lineAfter(again)).toEqual(twice({ ...stays, checkedOn: '2027-01-15', wrong: true }))
      const works = [...again, check('works', '2027-04-01')]
      expect(lineAfter(works)).toEqual(twice({ ...stays, checkedOn: '2027-04-01', wrong: false }))
    })

    it('is as fresh as the same number of a release', () => {
      const stays = { digits, own: 'words' }
      expect(lineIn(history, digits, '2026-12-01')).toEqual(twice({ ...stays, checkedOn: '2026-12-01', wrong: true }))
      expect(lineIn(history, digits, '2027-05-01')).toEqual(twice({ ...stays, checkedOn: '2027-05-01', wrong: false }))
    })
  })
})
