import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/platform/database/open.store.ts'
import { MESSAGES } from '../../../src/words/messages.ts'
import { ANA, CLEO, emptyRoster, imported, employmentsOf, outcomes, planned, type Row } from '../../support/roster.ts'
import { emptyStore } from '../../support/stores.ts'

const field = MESSAGES.en.hr.roster.field

let store: Store

beforeEach(async () => {
  store = await emptyStore()
  await emptyRoster(store)
})
afterEach(() => store.close())

const DAN: Row = { ...ANA, employee_number: '1003', name: 'Dan Whitfield', site: 'South House' }
const LEFT: Row = { ...ANA, last_day: '2026-11-20' }

/** The records, the next file, and the outcomes of its lines. Ana's line comes first. */
const STORIES: readonly (readonly [
  sentence: string,
  before: readonly (readonly Row[])[],
  file: readonly Row[],
  outcome: readonly string[],
  says: readonly string[],
])[] = [
  [
    'somebody new is put on record with all that the line says',
    [],
    [ANA],
    ['new'],
    [
      'Staff number: 1001',
      'Site: North House',
      'Department: Residential',
      'Position: Youth worker',
      'Type: Employee',
      `${field.works_with_youth}: yes`,
      'Hire date: Nov 16, 2026',
    ],
  ],
  ['the same file again changes nothing', [[ANA]], [ANA], ['same'], []],
  [
    'somebody new counts as working with youth unless the file says no',
    [],
    [{ ...ANA, works_with_youth: '', type: '' }],
    ['new'],
    [
      'Staff number: 1001',
      'Site: North House',
      'Department: Residential',
      'Position: Youth worker',
      'Type: Employee',
      `${field.works_with_youth}: yes`,
      'Hire date: Nov 16, 2026',
    ],
  ],
  [
    'an empty cell erases nothing',
    [[{ ...ANA, email: 'ana@harborstreet.example' }]],
    [{ employee_number: '1001' }],
    ['same'],
    [],
  ],
  [
    'a transfer is a move, told as from and to',
    [[ANA]],
    [{ ...ANA, site: 'South House', department: 'Day program' }],
    ['moved'],
    ['Site: North House → South House', 'Department: Residential → Day program'],
  ],
  [
    'a supervisor may stand later in the file than the people',
    [],
    [{ ...ANA, supervisor: 'cleo@harborstreet.example' }, CLEO],
    ['new', 'new'],
    [
      'Staff number: 1001',
      'Site: North House',
      'Department: Residential',
      'Position: Youth worker',
      'Supervisor: Cleo Marsh',
      'Type: Employee',
      `${field.works_with_youth}: yes`,
      'Hire date: Nov 16, 2026',
    ],
  ],
  [
    'a supervisor is found by a name in any order',
    [[ANA, CLEO]],
    [{ ...ANA, supervisor: 'Marsh, Cleo' }, CLEO],
    ['moved', 'same'],
    ['Supervisor: none → Cleo Marsh'],
  ],
  [
    'a supervisor whom nobody knows stops nothing else',
    [[ANA]],
    [{ ...ANA, supervisor: 'Zoe Nobody', department: 'Day program' }],
    ['moved'],
    [
      'Supervisor “Zoe Nobody” wasn’t found on record or in the file, so the supervisor doesn’t change.',
      'Department: Residential → Day program',
    ],
  ],
  [
    'two lines with one number and different places are two jobs of one person',
    [],
    [ANA, { ...ANA, site: 'South House', position: 'Tutor' }],
    ['new', 'new'],
    [
      'Staff number: 1001',
      'Site: North House',
      'Department: Residential',
      'Position: Youth worker',
      'Type: Employee',
      `${field.works_with_youth}: yes`,
      'Hire date: Nov 16, 2026',
    ],
  ],
  [
    'of two jobs a line is about the one that it is like',
    [[ANA, { ...ANA, site: 'South House', position: 'Tutor' }]],
    [{ ...ANA, site: 'South House', position: 'Tutor', department: 'School' }],
    ['moved'],
    ['Department: Residential → School'],
  ],
  ['the same line twice is taken once, and says so', [], [CLEO, ANA, CLEO], ['new', 'new', 'same'], []],
  [
    'a new last name is a change of the same person',
    [[ANA]],
    [{ ...ANA, name: 'Ana Ruiz Vega' }],
    ['changed'],
    ['Name: Ana Ruiz → Ana Ruiz Vega'],
  ],
  ['a name in capitals and in another order is no change', [[ANA]], [{ ...ANA, name: 'RUIZ, ANA' }], ['same'], []],
  [
    'a number that has lost its zeros is the same number',
    [[{ ...ANA, employee_number: '0042' }]],
    [{ ...ANA, employee_number: '42' }],
    ['same'],
    [],
  ],
  [
    'a number that belongs to somebody of another name is for people to look at',
    [[ANA]],
    [{ ...ANA, name: 'Bob Rivera' }],
    ['unclear'],
    ['Staff number 1001 belongs to Ana Ruiz. Correct the number, or change the name on that person’s page.'],
  ],
  [
    'an address finds a person whose number has changed',
    [[CLEO]],
    [{ ...CLEO, employee_number: '2002' }],
    ['changed'],
    ['Staff number: 1002 → 2002'],
  ],
  [
    'without number and address, name and day of hire find a person',
    [[ANA]],
    [{ ...ANA, employee_number: '', position: 'Tutor' }],
    ['moved'],
    ['Position: Youth worker → Tutor'],
  ],
  [
    'a name alone proves nothing',
    [[ANA]],
    [{ ...ANA, employee_number: '', hired_on: '2026-01-05' }],
    ['unclear'],
    [
      'Someone named Ana Ruiz is on record, and nothing shows whether it’s the same person. If it is, add the staff number or e-mail address that’s on record. If it’s someone else, add a staff number, and make sure both people have one on record.',
    ],
  ],
  [
    'two people of one name with a number each are two people',
    [[ANA]],
    [{ ...ANA, employee_number: '1009' }, ANA],
    ['new', 'same'],
    [
      'Staff number: 1009',
      'Site: North House',
      'Department: Residential',
      'Position: Youth worker',
      'Type: Employee',
      `${field.works_with_youth}: yes`,
      'Hire date: Nov 16, 2026',
    ],
  ],
  ['a last day in the file ends the job', [[ANA]], [LEFT], ['left'], [`${field.last_day}: none → Nov 20, 2026`]],
  ['whoever has left, here and there, has left', [[ANA], [LEFT]], [LEFT], ['same'], []],
  [
    'a day of hire after the last day is a rehire',
    [[ANA], [LEFT]],
    [{ ...ANA, hired_on: '2026-11-23' }],
    ['back'],
    [
      'Site: North House',
      'Department: Residential',
      'Position: Youth worker',
      'Type: Employee',
      `${field.works_with_youth}: yes`,
      'Hire date: Nov 23, 2026',
    ],
  ],
  [
    'a system that keeps the old line beside the one of the rehire is understood',
    [[ANA], [LEFT]],
    [LEFT, { ...ANA, hired_on: '2026-11-23' }],
    ['same', 'back'],
    [],
  ],
  [
    'who has left on record and works by the file is for people to look at',
    [[ANA], [LEFT]],
    [ANA],
    ['unclear'],
    [
      'The last day of work on record is Nov 20, 2026. If the person is back, enter the new hire date. If not, correct the last day on the person’s page.',
    ],
  ],
  [
    'another day of hire is never changed by a file',
    [[ANA]],
    [{ ...ANA, hired_on: '2026-11-01' }],
    ['unclear'],
    [
      'The hire date is Nov 1, 2026 here and Nov 16, 2026 on record. Correct it on the person’s page, or record the last day if the person left and came back.',
    ],
  ],
  [
    'a day of hire that was not known is taken',
    [[{ ...ANA, hired_on: '' }]],
    [ANA],
    ['changed'],
    ['Hire date: none → Nov 16, 2026'],
  ],
  [
    'a leave begins, and the reason is no field',
    [[ANA]],
    [{ ...ANA, leave_from: '2026-11-20', leave_until: '2027-01-04' }],
    ['changed'],
    [`${field.leave_from}: none → Nov 20, 2026`, `${field.leave_until}: none → Jan 4, 2027`],
  ],
  [
    'a leave that is over ends on its first day back',
    [[ANA], [{ ...ANA, leave_from: '2026-11-17' }]],
    [{ ...ANA, leave_from: '2026-11-17', leave_until: '2026-11-24' }],
    ['changed'],
    [`${field.leave_until}: none → Nov 24, 2026`],
  ],
  [
    'a leave that is on record is no change',
    [[{ ...ANA, leave_from: '2026-11-17', leave_until: '2027-01-04' }]],
    [{ ...ANA, leave_from: '2026-11-17', leave_until: '2027-01-04' }],
    ['same'],
    [],
  ],
  [
    'a return without a leave has to be mended',
    [[ANA]],
    [{ ...ANA, leave_until: '2026-11-24' }],
    ['refused'],
    ['The first day back is Nov 24, 2026, but no leave is on record. Add the first day of leave.'],
  ],
  [
    'duties change, and so does who needs orientation',
    [[ANA]],
    [{ ...ANA, type: 'Volunteer', works_with_youth: 'No' }],
    ['changed'],
    ['Type: Employee → Volunteer', `${field.works_with_youth}: yes → no`],
  ],
  [
    'the first day with youth is noted',
    [[ANA]],
    [{ ...ANA, first_contact_on: '2026-12-01' }],
    ['changed'],
    [`${field.first_contact_on}: none → Dec 1, 2026`],
  ],
  [
    'people who are not in the file stay, and are listed after its last line',
    [[DAN, CLEO, ANA]],
    [ANA],
    ['same', 'missing', 'missing'],
    [],
  ],
  [
    'somebody who left before anything was on record is not put on record',
    [],
    [LEFT],
    ['same'],
    ['This job ended on Nov 20, 2026 and isn’t on record. There’s nothing to record.'],
  ],
  [
    'somebody new needs a place, and something to be found by',
    [],
    [{ name: 'Ana Ruiz' }],
    ['refused'],
    [
      'Site is empty, and a new person needs it. Fill in the cell.',
      'Department is empty, and a new person needs it. Fill in the cell.',
      'Position is empty, and a new person needs it. Fill in the cell.',
      'A new person needs a staff number, an e-mail address or a hire date, so that the next file can be matched to them. Add one.',
    ],
  ],
  [
    'two lines that say different things about one person have to agree',
    [],
    [ANA, { ...ANA, name: 'Bob Rivera', site: 'South House' }],
    ['unclear', 'unclear'],
    [
      'Two rows about this person have different values under Name: “Ana Ruiz” here, and something else in row 3. Make them match.',
    ],
  ],
  [
    'one address belongs to one person',
    [],
    [{ ...ANA, email: CLEO.email ?? '' }, CLEO],
    ['unclear', 'unclear'],
    ['cleo@harborstreet.example also appears in row 3, for someone else. Correct one of them.'],
  ],
]

describe('a file of HR', () => {
  it.each(STORIES)('%s', async (_, before, file, outcome, says) => {
    for (const earlier of before) await imported(store, earlier)
    const plan = await planned(store, file)
    expect(outcomes(plan)).toEqual(outcome)
    if (says.length > 0 || outcome[0] === 'same') expect(plan[0]?.sentences).toEqual(says)
  })

  it.each(STORIES)(
    'a file that was applied leaves nothing to apply when it is planned again: %s',
    async (_, before, file) => {
      for (const earlier of before) await imported(store, earlier)
      const open = (await imported(store, file)).map(({ outcome }) => (OPEN.has(outcome) ? outcome : 'same'))
      expect(outcomes(await planned(store, file))).toEqual(open)
    },
  )
})

/** Outcomes that people have to deal with and that an import leaves alone. */
const OPEN: ReadonlySet<string> = new Set(['unclear', 'refused', 'missing'])

describe('what is on record after a file', () => {
  it.each([
    [
      'a move is in force from the day of the import',
      [[ANA], [{ ...ANA, site: 'South House' }]],
      ['Youth worker, Residential, South House'],
    ],
    [
      'two jobs stand side by side',
      [[ANA, { ...ANA, position: 'Tutor' }]],
      ['Tutor, Residential, North House', 'Youth worker, Residential, North House'],
    ],
    [
      'the supervisor of a later line is known',
      [[{ ...ANA, supervisor: '1002' }, CLEO]],
      ['Youth worker, Residential, North House under Cleo Marsh'],
    ],
    ['who has left has no job', [[ANA], [LEFT]], []],
    [
      'who is back has one',
      [[ANA], [LEFT], [{ ...ANA, hired_on: '2026-11-23', position: 'Tutor' }]],
      ['Tutor, Residential, North House'],
    ],
    [
      'a leave lasts until the first day back',
      [[{ ...ANA, leave_from: '2026-11-20', leave_until: '2027-01-04' }]],
      ['Youth worker, Residential, North House, on leave'],
    ],
    [
      'a leave that is over is over',
      [[{ ...ANA, leave_from: '2026-11-17', leave_until: '2026-11-24' }]],
      ['Youth worker, Residential, North House'],
    ],
  ])('%s', async (_, files, jobs) => {
    for (const file of files) await imported(store, file)
    expect(await employmentsOf(store, 'Ana Ruiz')).toEqual(jobs)
  })
})
