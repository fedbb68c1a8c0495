import { describe, expect, it } from 'vitest'
import type { LedgerEvent } from '../../src/ledger/event.ts'
import {
  isToCome,
  nextDay,
  policyHeldOn,
  type Standing,
  type Status,
  statusBesideHelp,
} from '../../src/requirements/status.ts'
import {
  acknowledged,
  attempted,
  awaiting,
  cameBack,
  completed,
  corrected,
  credited,
  day,
  exempted,
  extended,
  finished,
  HARBOR,
  hired,
  hiredOnly,
  hiredSomeDay,
  history,
  left,
  noLongerRequired,
  policy,
  published,
  required,
  standing,
  startedCheck,
  type StoryEvent,
  wentOnLeave,
} from '../support/history.ts'
import type { PolicyHistory } from '../../src/ledger/history.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'

interface Row {
  readonly story: string
  readonly history: readonly LedgerEvent[]
  readonly policy?: PolicyHistory
  readonly on: string
  readonly status: Status
  readonly because: Partial<Standing['because']> | object
  readonly rest?: Partial<Standing>
}

const JAN_HIRE = hired('2026-01-05')
const DUE = {
  kind: 'due',
  clock: { startedBy: 'hired', start: '2026-01-05', days: 30, pauses: [], dueOn: '2026-02-04' },
}
const NEW_POLICY = policy(published('2025-11', '2025-11-03'), published('2026-11', '2026-11-02', '2026-12-15'))

const OTHER_EXEMPTION = { ...exempted('2026-01-10', null).body, requirement: 'first-aid' }
const MINOR_WITH_DATE = {
  ...published('2026-02', '2026-02-02', '2026-04-01'),
  body: { ...published('2026-02', '2026-02-02', '2026-04-01').body, material: false },
}

const MATERIAL_WITHOUT_DATE = {
  ...published('2026-02', '2026-02-02'),
  body: { ...published('2026-02', '2026-02-02').body, material: true },
}

const rows: readonly Row[] = [
  {
    story: 'a change that asks nothing by a day does not hide the next one, which does',
    history: history(JAN_HIRE, completed('2026-01-20')),
    policy: policy(
      published('2025-11', '2025-11-03'),
      MATERIAL_WITHOUT_DATE,
      published('2026-03', '2026-03-02', '2026-04-01'),
    ),
    on: '2026-03-02',
    status: 'update-due',
    because: { kind: 'update', version: '2026-03', by: '2026-04-01' },
  },
  // Not in scope
  {
    story: 'hired for work without youth: nothing is required',
    history: history(hiredOnly('2026-01-05', { worksWithYouth: false })),
    on: '2026-01-06',
    status: 'not-in-scope',
    because: { kind: 'not-required' },
  },
  {
    story: 'starts tomorrow: the first day, and that orientation is required from then on',
    history: history(hired('2026-01-05')),
    on: '2026-01-04',
    status: 'not-in-scope',
    because: { kind: 'not-employed', starts: { on: '2026-01-05', isRequired: true } },
  },
  {
    story: 'starts tomorrow for work without youth: nothing is required then either',
    history: history(hiredOnly('2026-01-05', { worksWithYouth: false })),
    on: '2026-01-04',
    status: 'not-in-scope',
    because: { kind: 'not-employed', starts: { on: '2026-01-05', isRequired: false } },
  },
  {
    story: 'required before the first day of work: still not employed',
    history: history(required('2026-01-01'), hiredOnly('2026-01-05')),
    on: '2026-01-04',
    status: 'not-in-scope',
    because: { kind: 'not-employed', starts: { on: '2026-01-05', isRequired: true } },
  },
  {
    story: 'moved to work without youth: the requirement ended',
    history: history(JAN_HIRE, noLongerRequired('2026-03-01')),
    on: '2026-03-01',
    status: 'not-in-scope',
    because: { kind: 'not-required' },
  },
  // Separated
  {
    story: 'the last day of work is still a day of work',
    history: history(JAN_HIRE, left('2026-01-20', 'spell of 2026-01-05')),
    on: '2026-01-20',
    status: 'not-started',
    because: DUE,
    rest: { holdsUntil: day('2026-01-21') },
  },
  {
    story: 'the day after the last day, the person has left',
    history: history(JAN_HIRE, left('2026-01-20', 'spell of 2026-01-05')),
    on: '2026-01-21',
    status: 'separated',
    because: { kind: 'separated', lastDay: '2026-01-20' },
  },
  {
    story: 'someone who has left and comes back has the first day of the new job',
    history: history(JAN_HIRE, left('2026-01-20', 'spell of 2026-01-05'), hired('2026-03-02', { spell: 'back' })),
    on: '2026-02-01',
    status: 'separated',
    because: { kind: 'separated', lastDay: '2026-01-20', starts: { on: '2026-03-02', isRequired: true } },
  },
  {
    story: 'who has two jobs and leaves one is still employed, and counts once',
    history: history(JAN_HIRE, hired('2026-03-02', { spell: 'evenings' }), left('2026-04-30', 'spell of 2026-01-05')),
    on: '2026-05-01',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'a new job on the day after the last one goes on without a break',
    history: history(JAN_HIRE, left('2026-01-20', 'spell of 2026-01-05'), hired('2026-01-21', { spell: 'residence' })),
    on: '2026-01-21',
    status: 'not-started',
    because: DUE,
  },
  // Exempt
  {
    story: 'an exemption covers its last day',
    history: history(JAN_HIRE, exempted('2026-01-10', '2026-03-31')),
    on: '2026-03-31',
    status: 'exempt',
    because: { kind: 'exempt', reason: 'trained-elsewhere', until: '2026-03-31' },
    rest: { holdsUntil: day('2026-04-01') },
  },
  {
    story: 'an exemption from another requirement says nothing about this one',
    history: history(JAN_HIRE, { ...exempted('2026-01-10', null), body: OTHER_EXEMPTION }),
    on: '2026-01-10',
    status: 'not-started',
    because: DUE,
  },
  {
    story: 'when an exemption has ended, the due date stands as before',
    history: history(JAN_HIRE, exempted('2026-01-10', '2026-03-31')),
    on: '2026-04-01',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'an exemption without an end stands until it is replaced',
    history: history(JAN_HIRE, exempted('2026-01-10', null, 'no-contact-with-youth')),
    on: '2029-01-01',
    status: 'exempt',
    because: { kind: 'exempt', reason: 'no-contact-with-youth', until: null },
  },
  {
    story: 'an exemption that was withdrawn never was',
    history: history(JAN_HIRE, exempted('2026-01-10', null), corrected(3, { kind: 'withdrawn' }, '2026-01-12')),
    on: '2026-01-11',
    status: 'not-started',
    because: DUE,
  },
  {
    story: 'an exemption from the last day of a job is over with that job',
    history: history(
      JAN_HIRE,
      exempted('2026-01-20', null),
      left('2026-01-20', 'spell of 2026-01-05'),
      hired('2026-03-02', { spell: 'again' }),
    ),
    on: '2026-03-02',
    status: 'not-started',
    because: { kind: 'due', clock: { startedBy: 'rehired', start: '2026-03-02' } },
  },
  {
    story: 'an exemption from the day after the last day of a job is for the next one',
    history: history(
      JAN_HIRE,
      left('2026-01-20', 'spell of 2026-01-05'),
      exempted('2026-01-21', null),
      hired('2026-03-02', { spell: 'again' }),
    ),
    on: '2026-03-02',
    status: 'exempt',
    because: { kind: 'exempt', until: null },
  },
  // Update due
  {
    story: 'a completion of the old policy counts until the day of the update, that day included',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: NEW_POLICY,
    on: '2026-12-15',
    status: 'update-due',
    because: { kind: 'update', completedOn: '2025-12-20', version: '2026-11', by: '2026-12-15' },
    rest: { dueOn: day('2026-12-15'), holdsUntil: day('2026-12-16') },
  },
  {
    story: 'the day after, the update is overdue',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: NEW_POLICY,
    on: '2026-12-16',
    status: 'overdue',
    because: { kind: 'update', completedOn: '2025-12-20', version: '2026-11', by: '2026-12-15' },
  },
  {
    story: 'acknowledging the new version is the update',
    history: history(hired('2025-12-01'), completed('2025-12-20'), acknowledged('2026-11', '2026-11-10')),
    policy: NEW_POLICY,
    on: '2026-12-16',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2025-12-20', validUntil: '2026-12-20' },
  },
  {
    story: 'a version acknowledged on the day of the completion, and recorded after it, is the update',
    history: history(
      hired('2025-12-01'),
      completed('2026-11-10'),
      acknowledged('2026-11', '2026-11-10'),
      completed('2026-11-12'),
    ),
    policy: NEW_POLICY,
    on: '2026-12-16',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-11-12' },
  },
  {
    story: 'a version acknowledged on the day of the completion, and recorded before it, is not the update',
    history: history(hired('2025-12-01'), acknowledged('2026-11', '2026-11-10'), completed('2026-11-10')),
    policy: NEW_POLICY,
    on: '2026-11-11',
    status: 'update-due',
    because: { kind: 'update', completedOn: '2026-11-10', version: '2026-11', by: '2026-12-15' },
  },
  {
    story: 'a version acknowledged before the day of a completion, and recorded after it, is the update',
    history: history(hired('2025-12-01'), completed('2026-11-12'), acknowledged('2026-11', '2026-11-10')),
    policy: NEW_POLICY,
    on: '2026-12-16',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-11-12' },
  },
  {
    story:
      'a version acknowledged after the day of a completion elsewhere is the update, though that was recorded later',
    history: history(hired('2025-12-01'), acknowledged('2026-11', '2026-11-11'), credited('2026-11-10')),
    policy: NEW_POLICY,
    on: '2026-12-16',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-11-10', source: 'prior-learning' },
  },
  {
    story: 'on the day on which the new version comes into force the update is due',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: NEW_POLICY,
    on: '2026-11-02',
    status: 'update-due',
    because: { kind: 'update', version: '2026-11', by: '2026-12-15' },
  },
  {
    story: 'before the new version is in force nothing is asked',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: NEW_POLICY,
    on: '2026-11-01',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2025-12-20', validUntil: '2026-12-20' },
    rest: { dueOn: null, holdsUntil: day('2026-11-02') },
  },
  {
    story: 'a minor change asks nothing of people who are trained',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: policy(published('2025-11', '2025-11-03'), published('2026-02', '2026-02-02')),
    on: '2026-03-01',
    status: 'up-to-date',
    because: { kind: 'completed' },
  },
  {
    story: 'a minor change asks nothing of them either when a date stands beside it',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: policy(published('2025-11', '2025-11-03'), MINOR_WITH_DATE),
    on: '2026-03-01',
    status: 'up-to-date',
    because: { kind: 'completed' },
  },
  {
    story: 'who completed the new version has nothing to update',
    history: history(hired('2026-11-05'), completed('2026-11-20', '2026-11')),
    policy: NEW_POLICY,
    on: '2026-12-16',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-11-20', validUntil: '2027-11-20' },
  },
  {
    story: 'of two changes missed, the earlier date counts',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: policy(
      published('2025-11', '2025-11-03'),
      published('2026-03', '2026-03-02', '2026-04-15'),
      published('2026-05', '2026-05-04', '2026-06-15'),
    ),
    on: '2026-05-10',
    status: 'overdue',
    because: { kind: 'update', version: '2026-03', by: '2026-04-15' },
  },
  // Up to date
  {
    story: 'a completion counts for twelve months',
    history: history(JAN_HIRE, completed('2026-01-20')),
    on: '2027-01-19',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-01-20', validUntil: '2027-01-20' },
    rest: { late: false, dueOn: null, holdsUntil: day('2027-01-20') },
  },
  {
    story: 'finished on the due date is in time',
    history: history(JAN_HIRE, completed('2026-02-04')),
    on: '2026-02-04',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: false },
  },
  {
    story: 'finished a day after the due date is late, and counts',
    history: history(JAN_HIRE, completed('2026-02-05')),
    on: '2026-02-05',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: true },
  },
  {
    story: 'a renewal before the end of the completion before it is in time',
    history: history(JAN_HIRE, completed('2026-01-20'), completed('2027-01-19')),
    on: '2027-02-01',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2027-01-19', validUntil: '2028-01-19' },
    rest: { late: false },
  },
  {
    story: 'a renewal after the end is late',
    history: history(JAN_HIRE, completed('2026-01-20'), completed('2027-01-20')),
    on: '2027-02-01',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: true },
  },
  {
    story: 'an extension given afterwards does not make a late completion one in time',
    history: history(JAN_HIRE, completed('2026-02-10'), extended('2026-02-12', '2026-03-01')),
    on: '2026-02-13',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: true },
  },
  {
    story: 'finished during a leave that began in time is in time',
    history: history(JAN_HIRE, wentOnLeave('2026-02-01'), completed('2026-02-20')),
    on: '2026-02-20',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: false },
  },
  {
    story: 'one year from a leap day is the last day of February',
    history: history(hired('2028-02-01'), completed('2028-02-29')),
    on: '2029-02-27',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2028-02-29', validUntil: '2029-02-28' },
  },
  {
    story: 'without renewal a completion counts for ever',
    history: history(hired('2026-01-05', { rule: { renewalMonths: null } }), completed('2026-01-20')),
    on: '2046-01-20',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-01-20', validUntil: null },
    rest: { holdsUntil: null },
  },
  {
    story: 'up to date comes before on leave',
    history: history(JAN_HIRE, completed('2026-01-20'), wentOnLeave('2026-03-01')),
    on: '2026-03-02',
    status: 'up-to-date',
    because: { kind: 'completed' },
  },
  {
    story: 'what is still to come does not count yet',
    history: history(JAN_HIRE, completed('2026-01-20'), attempted(15, { on: '2026-12-01' })),
    on: '2026-06-01',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { attempts: 0, bestRight: null },
  },
  // On leave
  {
    story: 'on leave the clock stands still, and no date can be told',
    history: history(JAN_HIRE, wentOnLeave('2026-01-19', '2026-02-08')),
    on: '2026-03-01',
    status: 'on-leave',
    because: { kind: 'leave', since: '2026-01-19', expectedReturn: '2026-02-08' },
    rest: { dueOn: null },
  },
  // Expired
  {
    story: 'a completion no longer counts on the day it was valid until',
    history: history(JAN_HIRE, finished('L1', '2026-01-19'), completed('2026-01-20')),
    on: '2027-01-20',
    status: 'expired',
    because: { kind: 'expired', completedOn: '2026-01-20', validUntil: '2027-01-20' },
    rest: { lessonsFinished: [] },
  },
  {
    story: 'work towards a renewal shows, and expired stays until it is done',
    history: history(JAN_HIRE, finished('L1', '2026-01-19'), completed('2026-01-20'), finished('L2', '2027-01-25')),
    on: '2027-01-25',
    status: 'expired',
    because: { kind: 'expired' },
    rest: { lessonsFinished: ['L2'] },
  },
  {
    story: 'an update that was missed does not hide that the completion has expired',
    history: history(hired('2025-12-01'), completed('2025-12-20')),
    policy: NEW_POLICY,
    on: '2026-12-20',
    status: 'expired',
    because: { kind: 'expired' },
  },
  // Needs help
  {
    story: 'the same must-know topic missed in two attempts needs help',
    history: history(
      JAN_HIRE,
      attempted(11, { missed: 'danger-first', on: '2026-01-10' }),
      attempted(13, { missed: 'danger-first' }),
    ),
    on: '2026-01-11',
    status: 'needs-help',
    because: { kind: 'missed-twice', topic: 'danger-first', clock: { dueOn: '2026-02-04' } },
    rest: { attempts: 2, bestRight: 13 },
  },
  {
    story: 'missed in two rounds of one attempt needs help, too',
    history: history(
      JAN_HIRE,
      attempted(13, { missed: 'images', on: '2026-01-10' }),
      attempted(13, { missed: 'images', round: 2 }),
    ),
    on: '2026-01-11',
    status: 'needs-help',
    because: { kind: 'missed-twice', topic: 'images' },
    rest: { attempts: 1 },
  },
  {
    story: 'two different steps missed once each are nothing that needs help',
    history: history(
      JAN_HIRE,
      startedCheck('2026-01-10'),
      attempted(11, { missed: 'images' }),
      attempted(11, { missed: 'victim' }),
    ),
    on: '2026-01-11',
    status: 'in-progress',
    because: DUE,
  },
  {
    story: 'help is over with a pass',
    history: history(
      JAN_HIRE,
      startedCheck('2026-01-10'),
      attempted(13, { missed: 'images' }),
      attempted(13, { missed: 'images', round: 2 }),
      attempted(13, { round: 3 }),
    ),
    on: '2026-01-11',
    status: 'in-progress',
    because: DUE,
  },
  {
    story: 'needs help comes before overdue',
    history: history(
      JAN_HIRE,
      attempted(11, { missed: 'images', on: '2026-01-10' }),
      attempted(11, { missed: 'images' }),
    ),
    on: '2026-03-01',
    status: 'needs-help',
    because: { kind: 'missed-twice' },
  },
  // Overdue, in progress, not started
  {
    story: 'the due date itself is in time',
    history: history(JAN_HIRE),
    on: '2026-02-04',
    status: 'not-started',
    because: DUE,
    rest: { holdsUntil: day('2026-02-05') },
  },
  {
    story: 'the day after it is overdue',
    history: history(JAN_HIRE),
    on: '2026-02-05',
    status: 'overdue',
    because: DUE,
  },
  {
    story: 'overdue stays overdue when work has begun',
    history: history(JAN_HIRE, finished('L1', '2026-02-05')),
    on: '2026-02-05',
    status: 'overdue',
    because: DUE,
    rest: { lessonsFinished: ['L1'] },
  },
  {
    story: 'one lesson finished is in progress',
    history: history(JAN_HIRE, finished('L3', '2026-01-12'), finished('L1')),
    on: '2026-01-12',
    status: 'in-progress',
    because: DUE,
    rest: { lessonsFinished: ['L1', 'L3'] },
  },
  {
    story: 'a final check that was opened is in progress, too',
    history: history(JAN_HIRE, startedCheck('2026-01-12')),
    on: '2026-01-12',
    status: 'in-progress',
    because: DUE,
  },
  // Cannot say
  {
    story: 'without a day of hire no due date can be told',
    history: history(hiredSomeDay('2026-01-20')),
    on: '2026-06-01',
    status: 'cannot-say',
    because: { kind: 'no-hire-date' },
    rest: { dueOn: null },
  },
  {
    story: 'it cannot be told either when lessons are finished',
    history: history(hiredSomeDay('2026-01-20'), finished('L1')),
    on: '2026-01-20',
    status: 'cannot-say',
    because: { kind: 'no-hire-date' },
  },
  {
    story: 'a completion elsewhere counts from its day, and for as long as one here',
    history: history(hired('2026-01-05'), credited('2026-01-20', { source: 'signed-paper' })),
    on: '2026-02-10',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2026-01-20', validUntil: '2027-01-20', source: 'signed-paper' },
    rest: { late: false, dueOn: null },
  },
  {
    story: 'a completion elsewhere after the due date is late',
    history: history(hired('2026-01-05'), credited('2026-03-20')),
    on: '2026-03-21',
    status: 'up-to-date',
    because: { kind: 'completed', source: 'prior-learning' },
    rest: { late: true },
  },
  {
    story: 'a completion elsewhere expires',
    history: history(hired('2026-01-05'), credited('2026-01-20')),
    on: '2027-01-20',
    status: 'expired',
    because: { kind: 'expired', completedOn: '2026-01-20', validUntil: '2027-01-20' },
  },
  {
    story: 'a completion elsewhere that covers an earlier version of the policy leaves the update to do',
    history: history(hired('2025-12-01'), credited('2025-12-20', { policyVersion: '2025-11' })),
    policy: NEW_POLICY,
    on: '2026-11-20',
    status: 'update-due',
    because: { kind: 'update', completedOn: '2025-12-20', version: '2026-11', by: '2026-12-15' },
  },
  {
    story: 'one that covers the version in force leaves nothing to do',
    history: history(hired('2025-12-01'), credited('2026-11-20', { policyVersion: '2026-11' })),
    policy: NEW_POLICY,
    on: '2026-11-24',
    status: 'up-to-date',
    because: { kind: 'completed', source: 'prior-learning' },
  },
  {
    story: 'a completion elsewhere that was withdrawn counts for nothing',
    history: history(hired('2026-01-05'), credited('2026-01-20'), corrected(3, { kind: 'withdrawn' }, '2026-02-01')),
    on: '2026-02-02',
    status: 'not-started',
    because: DUE,
  },
  {
    story: 'who renews here after a completion elsewhere has one of here',
    history: history(hired('2025-01-06'), credited('2025-01-20'), completed('2025-12-20')),
    on: '2026-01-21',
    status: 'up-to-date',
    because: { kind: 'completed', completedOn: '2025-12-20', source: 'here' },
  },
  {
    story: 'a completion needs no day of hire to count, and is not called late',
    history: history(hiredSomeDay('2026-01-20'), completed('2026-05-01')),
    on: '2026-05-01',
    status: 'up-to-date',
    because: { kind: 'completed' },
    rest: { late: false },
  },
]

describe('statusOn', () => {
  it.each(rows)('$story', ({ history: events, on, policy: versions, status, because, rest = {} }) => {
    expect(standing(events, on, versions)).toMatchObject({ status, because, ...rest })
  })

  it('is told about all twelve statuses here', () => {
    expect(new Set(rows.map((row) => row.status)).size).toBe(12)
  })
})

describe('what somebody sees who mustn’t learn that a person needs help', () => {
  const seen = ({ history: events, policy: versions = [], on }: Row) =>
    statusBesideHelp(events, ORIENTATION, versions, day(on))

  it.each(rows.filter(({ status }) => status !== 'needs-help'))('$story', (row) => {
    expect(seen(row)).toEqual(standing(row.history, row.on, row.policy))
  })

  it.each(rows.filter(({ status }) => status === 'needs-help'))('$story, and the dates say what is seen', (row) => {
    expect(seen(row).status).toBe(row.on < '2026-02-05' ? 'not-started' : 'overdue')
  })
})

describe('the reason for a status', () => {
  const YEARLY = hired('2025-01-06', { spell: 'one' })
  const gone = [JAN_HIRE, left('2026-03-31', 'spell of 2026-01-05')] as const

  it.each<[string, readonly LedgerEvent[], string, object]>([
    ['of somebody with nothing on record', [], '2026-01-05', { kind: 'not-required' }],
    [
      'of somebody who left',
      history(...gone, noLongerRequired('2027-01-04')),
      '2026-06-01',
      { kind: 'separated', lastDay: '2026-03-31' },
    ],
    [
      'of somebody who left and comes back',
      history(...gone, hired('2026-09-01', { spell: 'again' })),
      '2026-06-01',
      { kind: 'separated', lastDay: '2026-03-31', starts: { on: '2026-09-01', isRequired: true } },
    ],
    [
      'of a completion here',
      history(YEARLY, completed('2025-03-02')),
      '2025-06-01',
      { kind: 'completed', completedOn: '2025-03-02', validUntil: '2026-03-02', source: 'here' },
    ],
    [
      'of a completion elsewhere on a day that is known',
      history(YEARLY, credited('2025-03-02')),
      '2025-06-01',
      { kind: 'completed', completedOn: '2025-03-02', validUntil: '2026-03-02', source: 'prior-learning' },
    ],
    [
      'of a completion elsewhere with only the day on which it was begun',
      history(YEARLY, credited('2025-03-02', { v: 2, startedOn: day('2025-02-03') })),
      '2025-06-01',
      {
        kind: 'completed',
        completedOn: '2025-03-02',
        validUntil: '2026-02-03',
        source: 'prior-learning',
        noLaterThan: { startedOn: '2025-02-03' },
      },
    ],
  ])('%s holds what is known, and nothing else', (_, events, on, because) => {
    expect(standing(events, on).because).toStrictEqual(because)
  })

  it('stays the site while a leave begins and ends', () => {
    const events = history(JAN_HIRE, awaiting('2026-01-19', HARBOR), wentOnLeave('2026-01-20'), cameBack('2026-01-21'))
    expect(standing(events, '2026-01-22')).toMatchObject({ status: 'waiting-for-site', because: { kind: 'site' } })
  })

  it('has no date to renew by while what was completed still counts', () => {
    const events = history(
      YEARLY,
      completed('2025-03-02'),
      extended('2026-02-20', '2026-03-31'),
      awaiting('2026-02-21', HARBOR),
    )
    const versions = policy(published('2025-11', '2025-01-01'), published('2026-02', '2026-02-01', '2026-02-10'))
    const found = standing(events, '2026-02-22', versions)
    expect(found.because).toEqual({ kind: 'site', sites: [{ site: HARBOR, name: HARBOR }], clock: null })
    expect(found).toMatchObject({ status: 'waiting-for-site', dueOn: '2026-02-10' })
  })
})

describe('the date of a status', () => {
  const YEARLY = hired('2025-01-06', { spell: 'one' })

  it.each<[string, readonly LedgerEvent[], string, string | null]>([
    ['is none for somebody who is to start', history(hired('2026-03-02')), '2026-02-02', null],
    ['is none where only a rule is on record', history(required('2026-01-05')), '2026-02-02', null],
    ['is none for somebody who left', history(JAN_HIRE, left('2026-01-19', 'spell of 2026-01-05')), '2026-01-26', null],
    [
      'stays where it was for somebody who needs help',
      history(JAN_HIRE, attempted(13, { missed: 'images', on: '2026-01-12' }), attempted(13, { missed: 'images' })),
      '2026-01-13',
      '2026-02-04',
    ],
    [
      'is none on a leave that began when the days after a return were over',
      history(
        YEARLY,
        completed('2025-03-02'),
        wentOnLeave('2026-02-01'),
        cameBack('2026-04-01'),
        wentOnLeave('2026-05-10'),
      ),
      '2026-05-12',
      null,
    ],
  ])('%s', (_, events, on, dueOn) => {
    expect(standing(events, on).dueOn).toBe(dueOn)
  })

  it('is that of a first completion while waiting for a site, whatever the policy asks of trained staff', () => {
    const versions = policy(published('2025-11', '2025-11-01'), published('2026-01', '2026-01-07', '2026-01-12'))
    const found = standing(history(JAN_HIRE, awaiting('2026-01-19', HARBOR)), '2026-01-20', versions)
    expect(found).toMatchObject({ status: 'waiting-for-site', dueOn: '2026-02-04' })
  })
})

describe('somebody who is to start', () => {
  it.each<[string, readonly LedgerEvent[], string, boolean]>([
    ['with orientation to do', history(hired('2026-03-02')), '2026-03-01', true],
    ['without', history(hiredOnly('2026-03-02')), '2026-03-01', false],
    ['has started on the first day', history(hired('2026-03-02')), '2026-03-02', false],
    ['is not whoever was never hired', history(required('2026-01-05')), '2026-03-01', false],
    [
      'is not whoever left and comes back: they are on the list of those who left',
      history(JAN_HIRE, left('2026-01-31', 'spell of 2026-01-05'), hired('2026-06-01', { spell: 'again' })),
      '2026-03-01',
      false,
    ],
  ])('%s', (_, events, on, expected) => {
    expect(isToCome(standing(events, on))).toBe(expected)
  })
})

describe('the version of the policy that somebody knows', () => {
  const versions = policy(
    published('2025-11', '2025-11-03'),
    published('2026-02', '2026-02-02'),
    published('2026-06', '2026-06-01'),
  )
  const heldOn = (on: string, ...story: readonly StoryEvent[]) =>
    policyHeldOn(history(JAN_HIRE, ...story), ORIENTATION, versions, day(on))

  it.each<[string, string, readonly StoryEvent[], string | null]>([
    ['is none before anything counts', '2026-03-01', [], null],
    ['is none for having read it only', '2026-03-01', [acknowledged('2025-11', '2026-01-20')], null],
    ['is the one that was completed', '2026-03-01', [completed('2026-01-20')], '2025-11'],
    ['is none on the day before the completion', '2026-01-19', [completed('2026-01-20')], null],
    [
      'is the newest that was read since',
      '2026-07-01',
      [completed('2026-01-20'), acknowledged('2026-06', '2026-06-08'), acknowledged('2026-02', '2026-06-09')],
      '2026-06',
    ],
    [
      'is the one read on that very day',
      '2026-06-08',
      [completed('2026-01-20'), acknowledged('2026-06', '2026-06-08')],
      '2026-06',
    ],
    [
      'is not yet one that is read later',
      '2026-06-07',
      [completed('2026-01-20'), acknowledged('2026-06', '2026-06-08')],
      '2025-11',
    ],
    [
      'is as it is right: what was withdrawn counts for nothing',
      '2026-07-01',
      [
        completed('2026-01-20'),
        acknowledged('2026-06', '2026-06-08'),
        corrected(4, { kind: 'withdrawn' }, '2026-06-09'),
      ],
      '2025-11',
    ],
  ])('%s', (_, on, story, expected) => {
    expect(heldOn(on, ...story)).toBe(expected)
  })
})

describe('the day that lists show', () => {
  const done = history(JAN_HIRE, completed('2026-01-20'))

  it.each<[string, readonly LedgerEvent[], string, string | null]>([
    ['is the due date of who has something to do', history(JAN_HIRE), '2026-01-20', '2026-02-04'],
    ['is the end of a completion that counts', done, '2026-06-01', '2027-01-20'],
    ['is the day on which a completion that has expired stopped counting', done, '2027-02-01', '2027-01-20'],
    [
      'is none on leave, also when a date had passed before',
      history(JAN_HIRE, wentOnLeave('2026-02-05')),
      '2026-02-10',
      null,
    ],
    ['is none for who is exempt', history(JAN_HIRE, exempted('2026-01-10', null)), '2026-01-20', null],
  ])('%s', (_, events, on, expected) => {
    expect(nextDay(standing(events, on))).toBe(expected)
  })
})
