import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import { becauseText, becauseView, dueCell, exceptionOf } from '../../src/requirements/because.page.ts'
import { en } from '../../src/words/all.en.ts'
import { content } from '../support/content.ts'
import {
  assignedByHr,
  attempted,
  awaiting,
  BEFORE_CONTACT,
  cameBack,
  completed,
  credited,
  day,
  exempted,
  extended,
  firstContact,
  HARBOR,
  hired,
  hiredBy,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  policy,
  published,
  required,
  requiredBy,
  standing,
  wentOnLeave,
  ADA,
} from '../support/history.ts'
import { type PolicyHistory, isKind } from '../../src/ledger/history.ts'
import { MESSAGES } from '../../src/words/messages.ts'

const wording = { t: en, language: 'en', topics: content.course.topics } as const
const HIRED = hired('2026-10-12')
const NEW_POLICY = policy(published('2025-11', '2025-11-03'), published('2026-11', '2026-11-02', '2026-12-15'))

/** The events, the day of the question, the sentence, and the cells of the table. */
const rows: readonly [string, LedgerEvent[], string, string, [string, string], PolicyHistory?][] = [
  [
    'hired',
    history(HIRED),
    '2026-11-10',
    'Due Nov 11, 2026: hired Oct 12, 2026, plus 30 days.',
    ['Nov 11, 2026', 'Hired Oct 12, 2026 + 30 days'],
  ],
  [
    'credited from a system that keeps no day of completion',
    history(HIRED, credited('2026-11-03', { source: 'other-lms', v: 2, startedOn: day('2026-10-20') })),
    '2026-11-24',
    'Counts until Oct 20, 2027: credited for no later than Nov 3, 2026 (another learning system), counted from the day it was started, Oct 20, 2026, plus 12 months.',
    ['Oct 20, 2027', 'Done Nov 3, 2026'],
  ],
  [
    'credited from elsewhere',
    history(HIRED, credited('2026-11-03', { source: 'live-session' })),
    '2026-11-24',
    'Counts until Nov 3, 2027: credited for Nov 3, 2026 (a live session), plus 12 months.',
    ['Nov 3, 2027', 'Done Nov 3, 2026'],
  ],
  [
    'overdue',
    history(HIRED),
    '2026-11-24',
    'Was due Nov 11, 2026: hired Oct 12, 2026, plus 30 days.',
    ['Nov 11, 2026', 'Hired Oct 12, 2026 + 30 days'],
  ],
  [
    'paused by a leave',
    history(HIRED, wentOnLeave('2026-10-19'), cameBack('2026-11-08')),
    '2026-11-24',
    'Due Dec 1, 2026: hired Oct 12, 2026, plus 30 days is Nov 11, 2026, and the due date paused for 20 days of leave (Oct 19, 2026 to Nov 7, 2026).',
    ['Dec 1, 2026', 'Hired Oct 12, 2026 + 30 days + 20 paused'],
  ],
  [
    'back from a leave over the end of a completion',
    history(hired('2024-10-07'), completed('2025-10-20'), wentOnLeave('2026-10-01'), cameBack('2026-11-08')),
    '2026-11-24',
    'Due Dec 8, 2026: back from leave Nov 8, 2026, plus 30 days.',
    ['Dec 8, 2026', 'Back from leave Nov 8, 2026 + 30 days'],
  ],
  [
    'renewed in time to keep the date',
    history(
      hiredBy({ renewal: { months: 12, windowDays: 60, keepsDate: true } }, '2025-01-06'),
      completed('2025-11-20'),
      completed('2026-10-30'),
    ),
    '2026-11-24',
    'Counts until Nov 20, 2027: finished Oct 30, 2026, early enough to count from Nov 20, 2026, plus 12 months.',
    ['Nov 20, 2027', 'Done Oct 30, 2026'],
  ],
  [
    'before the first day with youth',
    history(
      hiredBy({ due: BEFORE_CONTACT }, '2026-11-16', { spell: 'one' }),
      firstContact('2026-11-16', '2026-12-07', 'one'),
    ),
    '2026-11-24',
    'Due Dec 6, 2026: the day before the first day with youth, Dec 7, 2026.',
    ['Dec 6, 2026', 'Before the first day with youth, Dec 7, 2026'],
  ],
  [
    'had met youth when a rule by the first day with youth began',
    history(
      hired('2026-10-12', { spell: 'one' }),
      firstContact('2026-10-12', '2026-10-19', 'one'),
      requiredBy('2026-11-16', { due: BEFORE_CONTACT }),
    ),
    '2026-11-24',
    'Due Nov 30, 2026: this rule began Nov 16, 2026, plus 14 days.',
    ['Nov 30, 2026', 'This rule began Nov 16, 2026 + 14 days'],
  ],
  [
    'paused by two leaves',
    history(
      HIRED,
      wentOnLeave('2026-10-19'),
      cameBack('2026-10-29'),
      wentOnLeave('2026-11-05'),
      cameBack('2026-11-06'),
    ),
    '2026-11-20',
    'Due Nov 22, 2026: hired Oct 12, 2026, plus 30 days is Nov 11, 2026, and the due date paused for 10 days of leave (Oct 19, 2026 to Oct 28, 2026) and 1 day of leave (Nov 5, 2026).',
    ['Nov 22, 2026', 'Hired Oct 12, 2026 + 30 days + 11 paused'],
  ],
  [
    'required later',
    history(hiredOnly('2019-06-03'), required('2026-11-02')),
    '2026-11-24',
    'Due Dec 2, 2026: required since Nov 2, 2026, plus 30 days.',
    ['Dec 2, 2026', 'Required since Nov 2, 2026 + 30 days'],
  ],
  [
    'assigned by HR',
    history(hiredOnly('2019-06-03', { worksWithYouth: false }), assignedByHr('2026-11-02')),
    '2026-11-24',
    'Due Dec 2, 2026: assigned by HR on Nov 2, 2026, plus 30 days.',
    ['Dec 2, 2026', 'Assigned by HR on Nov 2, 2026 + 30 days'],
  ],
  [
    'extended',
    history(HIRED, extended('2026-11-10', '2026-12-08')),
    '2026-11-24',
    'Due Dec 8, 2026: HR moved the date from Nov 11, 2026 to Dec 8, 2026.',
    ['Dec 8, 2026', 'HR moved the date'],
  ],
  [
    'extended, and then on leave',
    history(HIRED, extended('2026-11-10', '2026-12-08'), wentOnLeave('2026-11-16'), cameBack('2026-11-18')),
    '2026-11-24',
    'Due Dec 10, 2026: HR moved the date from Nov 11, 2026 to Dec 8, 2026, and the due date paused for 2 days of leave (Nov 16, 2026 to Nov 17, 2026).',
    ['Dec 10, 2026', 'HR moved the date'],
  ],
  [
    'a date from HR where there was none',
    history(hiredSomeDay('2026-11-02'), extended('2026-11-10', '2026-12-08')),
    '2026-11-24',
    'Due Dec 8, 2026: HR set the date to Dec 8, 2026.',
    ['Dec 8, 2026', 'HR moved the date'],
  ],
  [
    'a date that waiting for the site moved',
    history(HIRED, awaiting('2026-11-02', HARBOR), awaiting('2026-11-12')),
    '2026-11-13',
    'Due Nov 21, 2026: hired Oct 12, 2026, plus 30 days is Nov 11, 2026, and the due date paused for 10 days of waiting for the site (Nov 2, 2026 to Nov 11, 2026).',
    ['Nov 21, 2026', 'Hired Oct 12, 2026 + 30 days + 10 paused'],
  ],
  [
    'waiting for the site',
    history(HIRED, awaiting('2026-11-20', HARBOR)),
    '2026-11-24',
    'Waiting for site:harbor: every other step is done, and the site hasn’t published its details yet.',
    ['Nov 11, 2026', 'Waiting for site:harbor'],
  ],
  [
    'missed twice',
    history(
      HIRED,
      attempted(13, { missed: 'danger-first', on: '2026-10-20' }),
      attempted(13, { missed: 'danger-first', round: 2 }),
    ),
    '2026-10-21',
    'Missed twice: Danger first. Someone can go through this step with them. The due date is Nov 11, 2026.',
    ['Nov 11, 2026', 'Missed twice: Danger first'],
  ],
  [
    'finished',
    history(HIRED, completed('2026-11-03')),
    '2026-11-24',
    'Counts until Nov 3, 2027: finished Nov 3, 2026, plus 12 months.',
    ['Nov 3, 2027', 'Done Nov 3, 2026'],
  ],
  [
    'finished late',
    history(HIRED, completed('2026-11-20')),
    '2026-11-24',
    'Counts until Nov 20, 2027: finished Nov 20, 2026, plus 12 months.',
    ['Nov 20, 2027', 'Done Nov 20, 2026, late'],
  ],
  [
    'expired',
    history(hired('2025-10-20'), completed('2025-11-20')),
    '2026-11-24',
    'Expired Nov 20, 2026: finished Nov 20, 2025, plus 12 months.',
    ['Nov 20, 2026', 'Done Nov 20, 2025'],
  ],
  [
    'an update is due',
    history(hired('2025-11-25'), completed('2025-12-20')),
    '2026-11-24',
    'Update due Dec 15, 2026: finished Dec 20, 2025, before policy 2026-11, which everyone has to read and acknowledge.',
    ['Dec 15, 2026', 'Policy 2026-11: read and acknowledge'],
    NEW_POLICY,
  ],
  [
    'on leave',
    history(HIRED, wentOnLeave('2026-11-02', '2027-01-11')),
    '2026-11-24',
    'On leave since Nov 2, 2026, expected back Jan 11, 2027. Orientation isn’t due until they’re back.',
    ['Paused', 'Back around Jan 11, 2027'],
  ],
  [
    'on leave without a day of return',
    history(HIRED, wentOnLeave('2026-11-02')),
    '2026-11-24',
    'On leave since Nov 2, 2026, and no return date is known. Orientation isn’t due until they’re back.',
    ['Paused', 'Since Nov 2, 2026'],
  ],
  [
    'exempt',
    history(HIRED, exempted('2026-10-20', '2027-03-31', 'short-assignment')),
    '2026-11-24',
    'Exempt through Mar 31, 2027: a short assignment.',
    ['None', 'Until Mar 31, 2027'],
  ],
  [
    'exempt without a last day',
    history(HIRED, exempted('2026-10-20', null)),
    '2026-11-24',
    'Exempt: trained elsewhere. No end date is set.',
    ['None', 'No end date'],
  ],
  [
    'has left',
    history(HIRED, left('2026-11-20', 'spell of 2026-10-12')),
    '2026-11-24',
    'The last day of work was Nov 20, 2026. The record is kept.',
    ['None', 'Last day Nov 20, 2026'],
  ],
  [
    'no date of hire',
    history(hiredSomeDay('2026-11-02')),
    '2026-11-24',
    'No due date yet: the hire date isn’t on record.',
    ['None', 'No hire date'],
  ],
  [
    'not required',
    history(hiredOnly('2026-10-12')),
    '2026-11-24',
    'Not required: orientation isn’t assigned to this person.',
    ['None', 'Not required'],
  ],
  [
    'starts later',
    history(required('2026-11-01'), hiredOnly('2026-12-01')),
    '2026-11-24',
    'Starts on Dec 1, 2026: orientation is assigned from that day.',
    ['None', 'Starts Dec 1, 2026'],
  ],
  [
    'starts later, for work without youth',
    history(hiredOnly('2026-12-01', { worksWithYouth: false })),
    '2026-11-24',
    'Starts on Dec 1, 2026. Orientation isn’t assigned to this person.',
    ['None', 'Starts Dec 1, 2026'],
  ],
]

describe('the reason for a status', () => {
  it.each(rows)('%s', (_, events, on, sentence, [date, note], versions = []) => {
    const found = standing(events, on, versions)
    expect(becauseText(found, 12, wording)).toBe(sentence)
    expect(dueCell(found, wording)).toEqual({ date, note })
  })

  it('is a sentence with its date set in bold', () => {
    const { before, strong, after } = becauseView(standing(history(HIRED), '2026-11-10'), 12, wording)
    expect([before, strong, after]).toEqual(['Due ', 'Nov 11, 2026', ': hired Oct 12, 2026, plus 30 days.'])
  })

  it('counts without an end where nothing is renewed', () => {
    const once = history(hired('2026-10-12', { rule: { renewalMonths: null } }), completed('2026-11-03'))
    const found = standing(once, '2026-11-24')
    expect(becauseText(found, null, wording)).toBe('Finished Nov 3, 2026. It doesn’t expire.')
    expect(dueCell(found, wording)).toEqual({ date: 'No end date', note: 'Done Nov 3, 2026' })
  })
})

describe('a note about something out of the ordinary', () => {
  const [kept] = history(hired('2026-10-01'), extended('2026-10-20', '2026-11-30')).filter(isKind('extended'))
  if (kept === undefined) throw new Error('nothing was extended')
  const none = { exemption: null, leave: null }

  it('says of a later date who approved it, until when, and why', () => {
    const body = { ...kept.body, v: 2, reason: 'shifts' } as const
    expect(exceptionOf({ ...none, extension: { ...kept, body } }, MESSAGES.en)).toMatchObject({
      reason: 'shifts that left no time',
      approver: ADA,
      until: '2026-11-30',
    })
    expect(exceptionOf({ ...none, extension: { ...kept, body } }, MESSAGES.es)?.reason).toContain('turnos')
  })

  it('claims no reason for one from before reasons were kept', () => {
    expect(exceptionOf({ ...none, extension: kept }, MESSAGES.en)?.reason).toBeNull()
  })
})
