import type { BulkLimit, RosterField, RosterNote, RosterOutcome, RosterProblemCode } from './import.ts'
import { count, digits } from '../../words/count.ts'

const field: Record<RosterField, string> = {
  employee_number: 'Staff number',
  email: 'E-mail address',
  name: 'Name',
  first_name: 'First name',
  last_name: 'Last name',
  site: 'Site',
  department: 'Department',
  position: 'Position',
  supervisor: 'Supervisor',
  type: 'Type',
  works_with_youth: 'Works with youth',
  hired_on: 'Hire date',
  first_contact_on: 'First day with youth',
  last_day: 'Last day of work',
  leave_from: 'First day of leave',
  leave_until: 'First day back from leave',
  language: 'Language',
}

const outcome: Record<RosterOutcome, string> = {
  new: 'New',
  back: 'Came back',
  left: 'Left',
  moved: 'Moved',
  changed: 'Changed',
  same: 'No change',
  unclear: 'Unclear',
  refused: 'Can’t be imported',
  held: 'Waiting for you',
  missing: 'Not in the file',
  'missing-left': 'Not in the file: left',
}

/** Each problem with a row, and how to fix it. */
const problem: Record<RosterProblemCode, (field: string, value: string, other: string) => string> = {
  nobody: () => 'The row doesn’t name anyone. Add a staff number, an e-mail address or a name.',
  'needed-for-new': (name) => `${name} is empty, and a new person needs it. Fill in the cell.`,
  'identity-needed': () =>
    'A new person needs a staff number, an e-mail address or a hire date, so that the next file can be matched to them. Add one.',
  'too-long': (name, _, most) => `${name} is too long. Shorten it to ${most} characters.`,
  'email-form': (_, value) => `“${value}” isn’t an e-mail address. Correct it, or leave the cell empty.`,
  'site-unknown': (_, value) => `“${value}” isn’t the name of a site. Correct it, or set up the site first.`,
  'word-unknown': (name, value) =>
    `${name}: “${value}” isn’t recognized. Correct it, or say what it stands for when you choose the columns.`,
  'date-unreadable': (name, value) =>
    `${name}: “${value}” isn’t a date in the format you chose. Write it as 2026-11-02.`,
  'date-impossible': (name, value) => `${name}: “${value}” isn’t a real day. Correct the date.`,
  'last-day-before-hire': (_, value, other) =>
    `The last day of work, ${value}, is before the hire date, ${other}. Correct one of them.`,
  'contact-before-hire': (_, value, other) =>
    `The first day with youth, ${value}, is before the hire date, ${other}. Correct one of them.`,
  'return-before-leave': (_, value, other) =>
    `The first day back, ${value}, isn’t after the first day of leave, ${other}. Correct one of them.`,
  'return-without-leave': (_, value) =>
    `The first day back is ${value}, but no leave is on record. Add the first day of leave.`,
  'last-hr': () =>
    'No one who can sign in would be left in HR. Give someone else HR access, then upload the file again.',
  'last-administrator': () =>
    'No one who can sign in would be left to assign roles. Make someone else an administrator, then upload the file again.',
  'changed-since': () => 'The record was changed after the preview. Upload the file again to see what’s left to do.',
  'number-other-name': (_, value, other) =>
    `Staff number ${value} belongs to ${other}. Correct the number, or change the name on that person’s page.`,
  'email-other-name': (_, value, other) =>
    `${value} belongs to ${other}. Correct the address, or change the name on that person’s page.`,
  'number-and-email-differ': (_, value, other) =>
    `The staff number belongs to one person, and ${value} to another: ${other}. Correct one of them.`,
  'several-people': (name, value) =>
    `${name} “${value}” belongs to several people on record. If they’re the same person, merge their records. If not, correct the row.`,
  'name-known': (_, value) =>
    `Someone named ${value} is on record, and nothing shows whether it’s the same person. If it is, add the staff number or e-mail address that’s on record. If it’s someone else, add a staff number, and make sure both people have one on record.`,
  'rows-differ': (name, value, line) =>
    `Two rows about this person have different values under ${name}: “${value}” here, and something else in row ${line}. Make them match.`,
  'value-of-two': (_, value, line) => `${value} also appears in row ${line}, for someone else. Correct one of them.`,
  'which-job': (_, value, jobs) =>
    `This person has ${jobs} jobs on record, and ${value} isn’t one of them. Use “Change site or position” on the person’s page.`,
  'hire-date-differs': (_, value, other) =>
    `The hire date is ${value} here and ${other} on record. Correct it on the person’s page, or record the last day if the person left and came back.`,
  'left-on-record': (_, _value, other) =>
    `The last day of work on record is ${other}. If the person is back, enter the new hire date. If not, correct the last day on the person’s page.`,
  'last-day-differs': (_, value, other) =>
    `The last day of work is ${value} here and ${other} on record. Correct it on the person’s page or in the file.`,
  'leave-differs': (_, value, other) =>
    `The leave on record begins or ends on ${other}, but here it’s ${value}. Correct it on the person’s page or in the file.`,
}

const note: Record<RosterNote['code'], (value: string) => string> = {
  'email-left-out': (value) => `“${value}” isn’t an e-mail address, so it’s left out.`,
  'supervisor-unknown': (value) =>
    `Supervisor “${value}” wasn’t found on record or in the file, so the supervisor doesn’t change.`,
  'supervisor-several': (value) =>
    `“${value}” is the name of several people, so the supervisor doesn’t change. Use the staff number or the e-mail address.`,
  'supervisor-self': () => 'The row names the person as their own supervisor, so the supervisor doesn’t change.',
  'second-job': () => 'A second job for the same person.',
  twice: (line) => `The same as row ${line}, so it’s imported only once.`,
  over: (date) => `This job ended on ${date} and isn’t on record. There’s nothing to record.`,
  'on-leave': (date) => `On leave since ${date}, so this person doesn’t count as having left.`,
}

const limit: Record<Exclude<BulkLimit['kind'], 'roles'>, (n: number, of: number) => string> = {
  separations: (n, of) =>
    `This file would record that ${digits(n)} of ${count(of, 'person has', 'people have')} left. Type ${n} to confirm.`,
  renames: (n, of) =>
    `This file would give ${digits(n)} of ${count(of, 'person', 'people')} a different name or number. If a column has shifted, stop here. If it’s right, type ${n} to confirm.`,
}

const held: Record<BulkLimit['kind'], string> = {
  separations: 'No one is recorded as having left until you confirm the number.',
  renames: 'No names or numbers change until you confirm how many will change.',
  roles: 'This person holds a role at a site. The row waits until you confirm the number of sites.',
}

export const roster = {
  field,
  outcome,
  problem,
  note,
  limit,
  roleLimit: (n: number, sites: string) =>
    `According to this file, people who hold a role at these ${digits(n)} sites will leave, go on leave or change jobs: ${sites}. Starting the day that happens, staff there won’t be given those people’s numbers. If that’s right, type ${n} to confirm.`,
  held,
  assumedYouth: 'If the file doesn’t say, a new person counts as working with youth and has to do orientation.',
  value: (name: string, value: string) => `${name}: ${value}`,
  change: (name: string, from: string, to: string) => `${name}: ${from} → ${to}`,
  none: 'none',
  yes: 'yes',
  no: 'no',
}
