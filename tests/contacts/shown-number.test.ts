import { describe, expect, it } from 'vitest'
import { isSameOnPaper, linesOn, numbersShown } from '../../src/contacts/shown-number.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'
import { content } from '../support/content.ts'
import { day } from '../support/history.ts'
import { LINE, NEW_DIGITS } from '../support/lines.ts'

const event = (seq: number, kind: string, body: object, on: string) =>
  ({
    kind,
    body: { v: 1, ...body },
    seq,
    id: `e${seq}`,
    subject: 'policy:csec',
    course: 'c',
    effectiveOn: on,
    recordedAt: `${on}T10:00:00.000Z`,
    actor: 'person:eve',
    // An event as the ledger gives it, of any of the kinds.
  }) as unknown as LedgerEvent
const changed = (seq: number, line: typeof LINE | null, on: string) => [
  event(seq, 'contact_change_proposed', { change: `c${seq}`, contact: 'NR-2', line, released: LINE, reason: 'x' }, on),
  event(seq + 1, 'contact_change_confirmed', { change: `c${seq}` }, on),
]
const { text, tty } = LINE
const said = { name: LINE.en.name, purpose: LINE.en.purpose, text, tty }
const RELEASED_DIGITS = '1-800-555-0142'
const moved = content.contacts.map((each) => (each.id === 'NR-2' ? { ...each, digits: RELEASED_DIGITS } : each))
const FIRST = { began: null, contacts: content.contacts }
/** The organization's own number, as the histories below change it and take it back. */
const OWN = {
  ...said,
  digits: NEW_DIGITS,
  seq: 2,
  at: '2027-01-10T10:00:00.000Z',
  from: '2027-01-10',
  until: '2027-03-04',
  gone: null,
}

describe('the numbers that staff saw', () => {
  it('have the day from which each was shown, and the day of the next', () => {
    const history = [...changed(1, { ...LINE, digits: NEW_DIGITS }, '2027-01-10'), ...changed(3, null, '2027-03-04')]
    expect(numbersShown(history, [FIRST], 'en')).toEqual([
      { ...said, digits: LINE.digits, seq: null, at: null, from: null, until: '2027-01-10', gone: null },
      OWN,
      {
        ...said,
        digits: LINE.digits,
        seq: 4,
        at: '2027-03-04T10:00:00.000Z',
        from: '2027-03-04',
        until: null,
        gone: null,
      },
    ])
  })

  it('aren’t listed for lines that nobody has changed, and change with no proposal alone', () => {
    expect(numbersShown([], [FIRST], 'en')).toEqual([])
    expect(numbersShown(changed(1, { ...LINE, digits: NEW_DIGITS }, '2027-01-10').slice(0, 1), [FIRST], 'en')).toEqual(
      [],
    )
  })

  it('have the number to text and the one for TTY, by themselves, too', () => {
    const [toText, forTty] = [{ text: '55555' }, { text: '55555', tty: '1-800-555-0177' }]
    const history = [
      ...changed(1, { ...LINE, ...toText }, '2027-01-10'),
      ...changed(3, { ...LINE, ...forTty }, '2027-02-10'),
    ]
    const shown = numbersShown(history, [FIRST], 'en')
    expect(shown.map((each) => [each.digits, each.text, each.tty, each.from, each.until])).toEqual([
      [LINE.digits, text, tty, null, '2027-01-10'],
      [LINE.digits, '55555', tty, '2027-01-10', '2027-02-10'],
      [LINE.digits, '55555', '1-800-555-0177', '2027-02-10', null],
    ])
    // No paper has a number for TTY.
    expect(numbersShown(history, [FIRST], 'en', isSameOnPaper).map((each) => each.from)).toEqual([null, '2027-01-10'])
  })

  it('have the day on which a release with another number began to run, unless the organization had its own line', () => {
    const later = {
      began: { at: toInstant(Date.parse('2027-02-01T15:00:00Z')), on: day('2027-02-01') },
      contacts: moved,
    }
    const [was, is] = [
      { ...said, digits: LINE.digits, seq: null, at: null, from: null },
      { ...said, digits: RELEASED_DIGITS, seq: null, until: null, gone: null },
    ]
    expect(numbersShown([], [FIRST, later], 'en')).toEqual([
      { ...was, until: '2027-02-01', gone: null },
      { ...is, at: '2027-02-01T15:00:00.000Z', from: '2027-02-01' },
    ])
    const own = [...changed(1, { ...LINE, digits: NEW_DIGITS }, '2027-01-10'), ...changed(3, null, '2027-03-04')]
    expect(numbersShown(own, [FIRST, later], 'en')).toEqual([
      { ...was, until: '2027-01-10', gone: null },
      OWN,
      { ...is, seq: 4, at: '2027-03-04T10:00:00.000Z', from: '2027-03-04' },
    ])
  })

  it('are those of an earlier release again from the day on which somebody went back to it', () => {
    const began = (on: string) => ({ at: toInstant(Date.parse(`${on}T15:00:00Z`)), on: day(on) })
    const upgraded = { began: began('2027-02-01'), contacts: moved }
    const wentBack = { began: began('2027-02-03'), contacts: content.contacts }
    const releases = [FIRST, upgraded, wentBack]
    expect(numbersShown([], releases, 'en').map(({ digits, from, until }) => [digits, from, until])).toEqual([
      [LINE.digits, null, '2027-02-01'],
      [RELEASED_DIGITS, '2027-02-01', '2027-02-03'],
      [LINE.digits, '2027-02-03', null],
    ])
    const own = changed(1, { ...LINE, digits: NEW_DIGITS }, '2027-02-05')
    const seenOn = (on: string) => {
      const dayOver = toInstant(Date.parse(`${on}T23:59:59.999Z`))
      return linesOn(own, releases, { on: day(on), dayOver }, 'en').find(({ id }) => id === 'NR-2')?.digits
    }
    expect(['2027-01-31', '2027-02-01', '2027-02-02', '2027-02-03', '2027-02-05'].map(seenOn)).toEqual([
      LINE.digits,
      RELEASED_DIGITS,
      RELEASED_DIGITS,
      LINE.digits,
      NEW_DIGITS,
    ])
  })

  it('end on the day of a release that has the line no longer', () => {
    const began = { at: toInstant(Date.parse('2027-02-01T15:00:00Z')), on: day('2027-02-01') }
    const without = { began, contacts: content.contacts.filter(({ id }) => id !== 'NR-2') }
    expect(numbersShown([], [FIRST, without], 'en')).toEqual([
      { ...said, digits: LINE.digits, seq: null, at: null, from: null, until: '2027-02-01', gone: began },
    ])
  })

  it('begin on the day of a release that adds the line', () => {
    const began = { at: toInstant(Date.parse('2027-02-01T15:00:00Z')), on: day('2027-02-01') }
    const without = content.contacts.filter(({ id }) => id !== 'NR-2')
    const added = [
      { began: null, contacts: without },
      { began, contacts: content.contacts },
    ]
    expect(numbersShown([], added, 'en')).toEqual([
      { ...said, digits: LINE.digits, seq: null, at: began.at, from: began.on, until: null, gone: null },
    ])
  })
})
