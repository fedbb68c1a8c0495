import { describe, expect, it } from 'vitest'
import { oldNumbersOf } from '../../src/contacts/old-number.ts'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { instant } from '../../src/platform/time/calendar.ts'
import { content } from '../support/content.ts'
import { day } from '../support/history.ts'
import { LINE, NEW_DIGITS } from '../support/lines.ts'

const event = (kind: string, body: object, hour: number) =>
  ({
    kind,
    body: { v: 1, ...body },
    seq: hour,
    id: `e${hour}`,
    subject: 'policy:csec',
    course: 'c',
    effectiveOn: '2026-11-24',
    recordedAt: `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`,
    actor: 'person:eve',
    // An event as the ledger gives it, of any of the kinds.
  }) as unknown as LedgerEvent
const proposed = (change: string, line: typeof LINE | null, hour: number) =>
  event('contact_change_proposed', { change, contact: 'NR-2', line, released: LINE, reason: 'It moved' }, hour)
const confirmed = (change: string, hour: number) => event('contact_change_confirmed', { change }, hour)
const at = (hour: number) => instant(`2026-11-24T${String(hour).padStart(2, '0')}:30:00.000Z`)

const changed = [proposed('a', { ...LINE, digits: NEW_DIGITS, letters: null }, 10), confirmed('a', 12)]
const RAN = [{ began: null, contacts: content.contacts }]
const NAME = content.contacts.find(({ id }) => id === 'NR-2')?.name

describe('old numbers in something that was made earlier', () => {
  it('are those that changed after it was made, from the confirmation on', () => {
    expect(oldNumbersOf(changed, content, RAN, at(11))).toEqual([{ name: NAME, from: LINE.digits, to: NEW_DIGITS }])
    expect(oldNumbersOf(changed, content, RAN, at(12))).toEqual([])
    expect(oldNumbersOf(changed.slice(0, 1), content, RAN, at(9))).toEqual([])
  })

  it('are none once the number is again the one from before', () => {
    const back = [...changed, proposed('b', null, 14), confirmed('b', 16)]
    expect(oldNumbersOf(back, content, RAN, at(11))).toEqual([])
    expect(oldNumbersOf(back, content, RAN, at(13))).toEqual([{ name: NAME, from: NEW_DIGITS, to: LINE.digits }])
  })

  it('include a number for texts, which may be gone', () => {
    const texted = [proposed('a', { ...LINE, text: '55501' }, 10), confirmed('a', 11)]
    const gone = [...texted, proposed('b', LINE, 12), confirmed('b', 13)]
    expect(oldNumbersOf(texted, content, RAN, at(9))).toEqual([])
    expect(oldNumbersOf(gone, content, RAN, at(11))).toEqual([{ name: NAME, from: '55501', to: null }])
  })

  it('include those that a release changed, and those of a release that somebody went back from', () => {
    const moved = content.contacts.map((each) => (each.id === 'NR-2' ? { ...each, digits: NEW_DIGITS } : each))
    const began = (hour: number, contacts: typeof content.contacts) => {
      return { began: { at: at(hour), on: day('2026-11-24') }, contacts }
    }
    const upgraded = [...RAN, began(11, moved)]
    const after = { ...content, contacts: moved }
    expect(oldNumbersOf([], after, upgraded, at(10))).toEqual([{ name: NAME, from: LINE.digits, to: NEW_DIGITS }])
    expect(oldNumbersOf([], after, upgraded, at(12))).toEqual([])
    const wentBack = [...upgraded, began(14, content.contacts)]
    expect(oldNumbersOf([], content, wentBack, at(12))).toEqual([{ name: NAME, from: NEW_DIGITS, to: LINE.digits }])
    expect(oldNumbersOf([], content, wentBack, at(10))).toEqual([])
    expect(oldNumbersOf([], content, wentBack, at(15))).toEqual([])
  })

  it('include those of a line that a release has no longer, and none of one that it added', () => {
    const without = content.contacts.filter(({ id }) => id !== 'NR-2')
    const dropped = [...RAN, { began: { at: at(13), on: day('2026-11-24') }, contacts: without }]
    const after = { ...content, contacts: without }
    expect(oldNumbersOf([], after, dropped, at(12))).toEqual([{ name: NAME, from: LINE.digits, to: null }])
    expect(oldNumbersOf([], after, dropped, at(14))).toEqual([])
    // What the organization had instead of it is gone as well.
    expect(oldNumbersOf(changed, after, dropped, at(12))).toEqual([{ name: NAME, from: NEW_DIGITS, to: null }])
    const added = [
      { began: null, contacts: without },
      { began: { at: at(13), on: day('2026-11-24') }, contacts: content.contacts },
    ]
    expect(oldNumbersOf([], content, added, at(12))).toEqual([])
  })

  it('say nothing about other words', () => {
    const reworded = [proposed('a', { ...LINE, en: { ...LINE.en, hours: 'Weekdays' } }, 10), confirmed('a', 11)]
    expect(oldNumbersOf(reworded, content, RAN, at(9))).toEqual([])
  })
})
