import { TYPED_ABOUT_A_PERSON } from '../words/typed.ts'
import { count, digits } from '../words/count.ts'
import type { RecordProblemKind } from './record-check.ts'
import type { ErasureRefusal } from './erasure.ts'
import type { PersonType } from '../ledger/bodies/part.ts'
import type { ErasureGround, KeepingGround } from '../ledger/bodies/employment.ts'
import type { AssignmentReason, ExemptionReason, ExtensionReason } from '../ledger/bodies/requirement.ts'

const days = (n: number) => count(n, 'day', 'days')
const every = (n: number) => (n === 1 ? 'every month' : `every ${digits(n)} months`)

export const personTypes: Record<PersonType, string> = {
  employee: 'Employee',
  volunteer: 'Volunteer',
  contractor: 'Contractor',
  intern: 'Intern',
}

/**
 * The people whom a viewer sees, when these aren't all: of some sites, of the viewer's team, or both. `names` has the
 * sites: "North House and South House".
 */
export const scope = {
  youSee: {
    sites: (names: string) => `You see the people at ${names}.`,
    team: 'You see the people who report to you, directly or through others.',
    both: (names: string) =>
      `You see the people at ${names}, and everyone who reports to you, directly or through others.`,
  },
  /** In a sentence, or in a list of filters. */
  own: {
    sites: (names: string) => `the people at ${names}`,
    team: 'the people who report to you, directly or through others',
    both: (names: string) => `the people at ${names} and those who report to you, directly or through others`,
  },
  counts: {
    sites: (names: string) => `These figures cover the people at ${names}.`,
    team: 'These figures cover the people who report to you, directly or through others.',
    both: (names: string) =>
      `These figures cover the people at ${names}, and everyone who reports to you, directly or through others.`,
  },
  counted: (n: number) => ({
    sites: (names: string) => `${count(n, 'person', 'people')} at ${names}`,
    team: n === 1 ? '1 person who reports to you' : `${digits(n)} people who report to you`,
    both: (names: string) => `${count(n, 'person', 'people')} at ${names} or on your team`,
  }),
  /** In a file, which others read: `who` is the viewer. */
  inFile: (who: string) => ({
    sites: (names: string) => `People at ${names}`,
    team: `People who report to ${who}, directly or through others`,
    both: (names: string) => `People at ${names}, and people who report to ${who}, directly or through others`,
  }),
}

/** The page of one person. */
export const person = {
  title: 'Person',
  lessonsOf: (n: number, of: number, minutes: number) =>
    `${digits(n)} of ${digits(of)} lessons, about ${count(minutes, 'minute', 'minutes')} left`,
  allLessons: (of: number) => `All ${digits(of)} lessons`,
  onlyPolicy: 'All that’s left is to acknowledge the policy',
  versions: (course: string, policy: string) => `Finished under course version ${course} and policy version ${policy}.`,
  covers: (policy: string) => `Finished elsewhere. The completion counts for policy version ${policy}.`,
  late: 'Finished after the due date.',
  openSite: (name: string) => `Publish ${name}’s details`,
  invitation: {
    open: (made: string, until: string) =>
      `A sign-in code was made on ${made}. It works until ${until}, and hasn’t been used yet.`,
    over: (made: string, until: string) =>
      `A sign-in code was made on ${made}. It expired on ${until} and wasn’t used.`,
    used: (on: string) => `A sign-in code or link was used on ${on}.`,
  },
  newLink: 'Forgot their password or can’t sign in? Make a new sign-in link',
  steps: {
    label: 'What you can do now',
    remind: 'Send a reminder',
    printReminder: 'Print a reminder',
    link: 'Make a sign-in link',
    reread: 'Open the lesson to go over together',
    hireDate: 'Add the hire date',
    certificate: 'Open the certificate',
  },
  /** Above a lesson that somebody reads together with the person who needs help. */
  goOver: {
    at: (name: string, site: string) =>
      `For going over with ${name}. The named person and the numbers are those of ${site}.`,
    noSite: (name: string) => `For going over with ${name}. Their site hasn’t published its details yet.`,
    only: 'This page is only for reading. It doesn’t send or save any answers.',
  },
  ahead: {
    leave: (from: string, lastAway: string | null) =>
      lastAway === null ? `On leave from ${from}.` : `On leave from ${from} to ${lastAway}.`,
    moves: 'When they’re back, the due date moves later by the number of days away.',
    starts: (site: string, date: string) => `Starts at ${site} on ${date}.`,
    lastDay: (date: string) => `Last day of work: ${date}.`,
    lastDayAt: (site: string, date: string) => `Last day at ${site}: ${date}.`,
  },
  more: 'Other changes',
  papers: (n: number) => `${count(n, 'document', 'documents')} on file`,
  happened: 'What happened',
  unchanged: 'Entries are never changed or removed. A correction is a new entry that points to the old one.',
  onRecord: 'On record',
  staffNumber: 'Staff number',
  site: 'Site',
  department: 'Department',
  position: 'Position',
  supervisor: 'Supervisor',
  type: 'Type',
  rule: 'Rule',
  basis: 'Policy basis',
  none: 'None on record',
  ruleText: (n: number, renewal: number | null) =>
    renewal === null ? `${days(n)} from hire, once` : `${days(n)} from hire, ${every(renewal)}`,
  ruleAssigned: (n: number, renewal: number | null) =>
    renewal === null
      ? `${days(n)} from the day it was assigned, once`
      : `${days(n)} from the day it was assigned, ${every(renewal)}`,
  ruleBeforeContact: (renewal: number | null) =>
    renewal === null ? 'Before the first day with youth, once' : `Before the first day with youth, ${every(renewal)}`,
  notRequired: 'Not required',
  basisText: 'Procedure 1: orientation for people who work with youth (PR-1)',
  basisByHr: 'HR’s decision. The policy itself names people who work with youth (PR-1)',
  workedUntil: (place: string, date: string) => `${place}, until ${date}`,
  notShown: 'What isn’t shown',
  notShownText:
    'Practice answers, the answers chosen in the final check, how much detail someone reads, and the time of day of a lesson or a check stay with the learner. The only time of day on record is when they finished and acknowledged the policy. ' +
    'You see the lessons, credited minutes, score, and must-know topics.',
}

/** The forms with which HR changes one person's record. */
export const changes = {
  ownSitesOnly:
    'Only HR for all sites can move people to other sites or add jobs there. You can choose from your own sites.',
  title: 'Change the record',
  corrections: 'Correct an entry',
  undo: 'Undo this',
  changeLastDay: 'Change the last day',
  correctHireDate: 'Correct the hire date',
  merging: 'Two records, one person',
  lead: 'Each change is a new entry with its own date. You can still read the earlier entries.',
  cancel: 'Go back without changing anything',
  groups: {
    work: 'Work and leave',
    orientation: 'Orientation and due date',
    person: 'Name and sign-in',
    record: 'Duplicates and erasing',
  },

  forms: {
    leave: {
      link: 'Record a leave',
      lead: 'If the due date is on or after the first day away, it moves later by the number of days away once they’re back. A due date set by the first day with youth doesn’t move. You’re never asked for the reason.',
      button: 'Record this leave',
      saved: 'The leave is on record.',
    },
    return: {
      link: 'Back from leave',
      lead: 'Due dates resume on the first day back. If the due date hadn’t passed, it’s extended by the number of days away.',
      button: 'Record the return',
      saved: 'The return is on record. Due dates have resumed.',
    },
    'expected-return': {
      link: 'Change the expected return',
      lead: 'Due dates resume when the return itself is recorded, not on the expected day.',
      button: 'Record this day',
      saved: 'The expected return is on record.',
    },
    move: {
      link: 'Change site or position',
      lead: 'Enter a new site, department, position or supervisor, and the day it takes effect. Nothing changes for the days before.',
      button: 'Record the new site or position',
      saved: 'The new site or position is on record.',
    },
    duties: {
      link: 'Change duties',
      lead: 'Enter the type of work, whether it’s with youth, and the day it takes effect. The rules then decide whether orientation is required.',
      button: 'Record the duties',
      saved: 'The duties are on record.',
    },
    'first-contact': {
      link: 'First day with youth',
      lead: 'Some rules require orientation before this day.',
      button: 'Record this day',
      saved: 'The first day with youth is on record.',
    },
    'last-day': {
      link: 'Record the last day',
      lead: 'The record is kept. After the last day of their last job, this person can’t sign in anymore.',
      button: 'Record the last day',
      saved: 'The last day is on record.',
    },
    'second-job': {
      link: 'Add a second site or job',
      lead: 'The person is still counted once, and appears on both supervisors’ lists.',
      button: 'Add this job',
      saved: 'The second job is on record.',
    },
    rehire: {
      link: 'Rehire',
      lead: 'The record picks up where it left off. Nothing they finished before is lost.',
      button: 'Record the rehire',
      saved: 'The rehire is on record.',
    },
    assignment: {
      link: 'Assign orientation',
      lead: 'For someone your rules don’t cover, such as a cook or a volunteer. The due date is counted from today, using the number of days in your rules. Later changes to your rules don’t affect it. The assignment ends when you correct this entry or when the person leaves.',
      button: 'Assign orientation',
      saved: 'Orientation is assigned.',
    },
    exemption: {
      link: 'Exempt from orientation',
      lead: 'Exempt people are listed by name and aren’t counted in the rate.',
      button: 'Record the exemption',
      saved: 'The exemption is on record.',
    },
    'end-exemption': {
      link: 'End the exemption',
      lead: 'The person stays exempt through the day you choose. From the next day on, the due date is based on the record again. If they should never have been exempt, correct the entry under “What happened” instead.',
      button: 'End the exemption',
      saved: 'The end of the exemption is on record.',
    },
    extension: {
      link: 'Give a later due date',
      lead: 'The new date replaces the one from the rule. A leave that begins later still moves the date.',
      button: 'Record the date',
      saved:
        'The later due date is on record. If a reminder about the earlier date is still waiting to go out, it’s stopped within the hour.',
    },
    'keep-record': {
      link: 'Keep this record longer',
      lead: 'For a legal hold, or when the law requires keeping the record longer. While it’s kept, no one can erase the person. There’s no field for details, because they belong in the legal file.',
      button: 'Record this choice',
      saved: 'Saved. Your choice about keeping this record longer is on record.',
    },
    'signed-update': {
      link: 'Record a signed update sheet',
      lead: 'For someone who read the policy change on paper and signed the sheet. Their completion and their certificate stay as they are.',
      button: 'Record the signed sheet',
      saved: 'The update is on record. Keep the signed sheet in your files.',
    },
    facts: {
      link: 'Name, e-mail, number, language',
      lead: 'Enter what changed and the day it takes effect. Earlier names stay on record, and certificates keep the name that’s on them. The sign-in name stays the same.',
      button: 'Record the change',
      saved: 'The change is on record.',
    },
    'sign-out': {
      link: 'Sign out everywhere',
      lead: 'For a lost phone, or a computer left signed in. The person is signed out everywhere and told about it, and can sign in again right away. Their work is kept.',
      button: 'Sign this person out',
      saved: 'This person is signed out everywhere.',
    },
    'close-access': {
      link: 'Close the account',
      lead: 'For someone who shouldn’t be able to sign in for now.',
      button: 'Close the account',
      saved: 'The account is closed. Nothing else changed.',
    },
    'open-access': {
      link: 'Open the account again',
      lead: 'The person signs in with the same name and password as before.',
      button: 'Open the account',
      saved: 'The account is open again.',
    },
    'undo-invitation': {
      link: 'Undo the invitation',
      lead: 'For a link or a code that went to the wrong person.',
      button: 'Undo the invitation',
      saved: 'The invitation was undone. Make a new link if this person needs one.',
    },
    'end-single-sign-on': {
      link: 'Disconnect single sign-on',
      lead: 'This person can no longer open this account through the organization’s provider. They’re signed out, and from then on they use their other way to sign in. They’ll see who did this.',
      button: 'Disconnect single sign-on',
      saved: 'Single sign-on is disconnected.',
    },
  },

  /** The sheet about a change of the policy. */
  updateSheet: {
    link: 'Print the update to sign',
    title: 'An update to sign on paper',
    back: 'Back to the person’s page',
    printing:
      'Print this for someone who doesn’t sign in. Go over the change together, have them sign, and then record the sheet.',
    version: (version: string, by: string) => `Policy version ${version}. Sign by ${by}.`,
    inThis: 'In English',
    date: 'Date',
    signature: 'Signature',
    keep: (scr: string) =>
      `Don’t write anything about a youth on this sheet. If anyone is in danger, call 911. If you have a concern about a youth, tell the named person right away, and call SCR at ${scr}.`,
  },
  aboutEmployment: (employment: string, since: string) => `Job: ${employment}, since ${since}.`,
  employment: (employment: string) => `Job: ${employment}`,
  leaveSince: (from: string, back: string | null) =>
    back === null
      ? `On leave from ${from}. No return date was given.`
      : `On leave from ${from}, expected back ${back}.`,
  /** On record as the reason for the correction of the entry without this end. */
  exemptionEnds: (date: string) => `The exemption ends on ${date}.`,
  dueSoFar: (date: string) => `Current due date: ${date}.`,
  rehired: {
    lastDay: (date: string) => `The last day here was ${date}.`,
    nothingYet: 'Nothing was finished before that day, so orientation is required from the start.',
    counts: (finished: string, until: string, after: string) =>
      `Orientation was finished on ${finished}. If the new first day is ${until} or earlier, it still counts. ` +
      `From ${after} on, the gap is too long, and orientation is required again.`,
  },
  access: {
    whatClosingDoes: [
      'The person is signed out everywhere and can’t sign in. Unused links and codes stop working.',
      'Requirements and finished work stay as they are.',
    ],
    whatUndoingDoes: [
      'Unused links and codes stop working.',
      'If someone used one, they’re signed out and their password stops working. The person stays on record.',
      'Messages that haven’t gone out are stopped. If the address was wrong, correct it first: later reminders go to the one on record.',
    ],
    addedByMistake: 'Added by mistake',
  },

  fields: {
    from: 'Takes effect on',
    leaveFrom: 'First day away',
    lastAway: 'Last day away',
    lastAwayHint: 'Leave this blank if you don’t know yet. If this date has passed, the leave is over.',
    expectedLastAway: 'Expected last day away',
    expectedLastAwayHint: 'Leave this blank if you don’t know.',
    backOn: 'First day back',
    firstContactOn: 'First day with youth',
    firstContactHint: 'The first day that the person works with youth in this job.',
    lastDay: 'Last day of this job',
    lastDayHint: 'The person is still employed on this day.',
    firstDay: 'First day of this job',
    signedOn: 'Signed on',
    sheetLanguage: 'Language of the sheet',
    why: 'Reason',
    choose: 'Choose one',
    until: 'Last day of the exemption',
    untilHint: 'Leave this blank if the exemption has no end date.',
    approver: 'Approved by',
    approverHint: 'Someone in HR, or the supervisor.',
    chooseApprover: 'Choose one',
    moreTime: 'How much more time',
    moreDays: (n: number, date: string) => `${digits(n)} more days: ${date}`,
    daysFromToday: (n: number, date: string) => `${digits(n)} days from today: ${date}`,
    otherDate: 'Another date',
    dueOn: 'New due date',
    dueOnHint: 'Fill this in only if you chose “Another date.”',
    keeps: 'Leave this blank to keep what’s on record.',
    reason: 'Reason',
    reasonHint: TYPED_ABOUT_A_PERSON.en,
    mistake: 'This person was added by mistake',
    mistakeHint: 'This withdraws the hire, too. You can still read the entry, but it doesn’t count.',
  },
  needs: {
    reason: 'Write a reason',
    why: 'Choose a reason from the list',
    moreTime: 'Choose how much more time, or enter a date',
    oneDate: 'Choose “Another date,” or leave this blank',
    approver: 'Choose who approved it',
    placeAtSite: (site: string) =>
      `Enter the department at ${site}, and the supervisor there if there is one. Nothing is saved yet.`,
    otherSupervisor: 'Choose someone else: no one can be their own supervisor',
    who: 'Enter a name, e-mail or staff number',
    whoUnknown: 'No one on record has this name, e-mail or staff number',
    whoSeveral: 'Several people have this name. Use the e-mail or staff number.',
    whoSelf: 'This is the same record. Enter the other one.',
    employments: 'Choose whether it’s one job or two',
    confirm: 'Check this box when you’re sure',
    notAhead: 'Enter a day that isn’t in the future',
    signedBefore: (date: string) =>
      `The policy changed on ${date}. If the sheet was signed before then, print a new one and have it signed`,
    siteDetails: 'The person’s site hasn’t published its details yet, so there’s nothing to sign',
  },
  assignmentReasons: {
    'asked-of-everyone': 'Everyone here takes it',
    'around-youth': 'Works around youth',
    'license-or-contract': 'A license or contract requires it',
    other: 'Another reason',
  } satisfies Record<AssignmentReason, string>,
  exemptionReasons: {
    'no-contact-with-youth': 'No contact with youth',
    'trained-elsewhere': 'Trained elsewhere',
    'short-assignment': 'A short assignment',
    'other-approved': 'Another approved reason',
  } satisfies Record<ExemptionReason, string>,
  extensionReasons: {
    away: 'Time away from work',
    shifts: 'Shifts that left no time',
    technical: 'Trouble with a device or the course',
    'other-approved': 'Another approved reason',
  } satisfies Record<ExtensionReason, string>,

  problems: {
    'too-long-ago': (date: string) => `Choose ${date} or a later day. Is the year right?`,
    'too-far-ahead': (date: string) => `Choose ${date} or an earlier day. Is the year right?`,
    'not-employed-then': (date: string) => `No job is on record for ${date}`,
    'leave-overlaps': (date: string) => `A leave is already on record from ${date}. Two leaves can’t overlap.`,
    'not-after-leave-began': (date: string) => `The leave begins on ${date}. Choose a later day.`,
    'before-leave-began': (date: string) => `The leave begins on ${date}. Choose that day or a later one.`,
    'left-already': (date: string) =>
      `The last day of this job is on record: ${date}. If it’s wrong, correct that entry.`,
    'before-first-day': (date: string) => `The first day of this job is ${date}. Choose that day or a later one.`,
    'after-last-day': (date: string) => `The last day of this job is ${date}. Choose that day or an earlier one.`,
    'same-place': (date: string) => `This job and site are already on record for ${date}. Change at least one field.`,
    'same-duties': (date: string) => `These are already the duties on record for ${date}`,
    'same-employment': (date: string) => `This job is already on record, from ${date}`,
    'works-here-then': (date: string) => `A job on record runs through ${date} or later. Choose a later day.`,
    'ends-before-it-begins': (date: string) => `The last day would come before the first. The other date is ${date}.`,
    'exempt-already': (date: string) => `The same exemption is already on record, from ${date}`,
    'exemption-ends-already': (date: string) =>
      `The exemption already ends on ${date}. Choose an earlier day. To exempt the person for longer, record another exemption.`,
    'date-passed': (date: string) => `Choose ${date} or a later day`,
    'date-not-later': (date: string) => `The due date is already ${date}. Choose a later day.`,
    'nothing-changes': (_date: string) => 'This is already on record',
  } satisfies Record<RecordProblemKind, (date: string) => string>,

  correction: {
    link: 'Correct this entry',
    linkOf: (what: string, date: string) => `: ${what}, ${date}`,
    part: 'These records belong to two people',
    partLead:
      'Each record gets its own entries back. A sign-in that ended when the records were merged doesn’t come back, so that person needs a new invitation.',
    partRole:
      'This sign-in was assigned a role after the records were merged. Ask an administrator to end the role first.',
    lead: 'You can still read the original entry. The correction is a new entry that points to it, and the record shows both.',
    choose: 'What needs to be corrected?',
    kinds: {
      withdrawn: 'It didn’t happen, or it doesn’t count',
      stands: 'It was correct as recorded',
      moved: 'It happened on a different day',
      'hired-on': 'The hire date is wrong',
      placed: 'The site, department, position or supervisor is wrong',
      duties: 'The type of work, or contact with youth, is wrong',
    },
    rightDay: 'The correct day',
    rightHireDate: 'The correct hire date',
    evidence: 'What supports the correction',
    evidenceHint: `For example, a letter dated Nov 3 in the personnel file. ${TYPED_ABOUT_A_PERSON.en}`,
    evidenceIs: (reference: string) => `Supported by: ${reference}`,
    check: 'Show what would change',
    previewHeading: 'What would change',
    entry: 'The entry',
    rightIs: 'The correction',
    status: 'Status',
    due: 'Due date',
    noDue: 'None',
    becomes: (before: string, after: string) => `Changes from “${before}” to “${after}”`,
    same: (value: string) => `No change: ${value}`,
    certificate: 'Certificate',
    certificateGoes: (number: string) => `${number} is withdrawn for good`,
    reminders: 'Reminders',
    remindersStop: (n: number) =>
      `${n === 1 ? '1 that hasn’t gone out has the old date. It will be stopped.' : `${n} that haven’t gone out have the old date. They’ll be stopped.`} If one is still due, it’s made again by the next day, with the new date. You can also send one right away.`,
    paper: 'Supporting document, if there is one',
    confirm: 'Record the correction',
    otherKind: 'Choose another correction',
    saved: 'The correction is on record. Both entries are shown below.',
    parted: 'These are two records again. Each has its own entries.',
  },

  merge: {
    link: 'This is the same person as…',
    heading: 'Find the other record',
    lead: 'For someone who is on record twice. You’ll see both records side by side before anything changes.',
    who: 'The other record',
    whoHint: 'Name, e-mail or staff number',
    find: 'Compare the two',
    compare: 'Are they one person?',
    compareLead: (stays: string, goes: string) =>
      `The record of ${stays} stays, and everything on the record of ${goes} is added to it. ` +
      'You can separate the two records again at any time.',
    swap: 'Keep the other record instead',
    table: 'The two records side by side',
    stays: 'Record that stays',
    goes: 'Record that’s added to it',
    rows: {
      name: 'Name',
      email: 'E-mail',
      number: 'Staff number',
      employments: 'Jobs',
      hired: 'First day',
      status: 'Status',
      finished: 'Finished orientation',
      signsInWith: 'Signs in with',
    },
    ways: { password: 'Password', passkey: 'Passkey', 'single-sign-on': 'The organization’s sign-in' },
    ends: (stays: string, ends: string) =>
      `Each of these records has a sign-in that’s in use. The sign-in for ${stays} stays, because it has a role or is older. ` +
      `The sign-in for ${ends} ends: password, passkeys, codes, links, the organization’s sign-in, and open sessions. ` +
      'Answers that weren’t handed in are deleted. Separating the records later doesn’t bring any of it back.',
    refused: {
      reach: 'One of these two people has a role, so someone in HR for all sites has to merge the records.',
      roles:
        'Someone would lose a sign-in that has a role. First ask an administrator to end the roles on one of the two records.',
    },
    second: {
      needed:
        'The account that will be closed has been used to sign in, so a second person in HR has to confirm that both records belong to the same person. ' +
        'Send your request, and ask them to open this page.',
      waits: (date: string) =>
        `You asked for this on ${date}. Someone else in HR has to open this page within 7 days and merge the records.`,
      asked: (by: string, date: string) =>
        `${by} asked for this on ${date}. If you’ve checked that both records belong to the same person, merge them here.`,
      button: 'Ask a second person to confirm',
    },
    nothing: 'None',
    employments: 'One job or two',
    employmentsHint: 'Either one job was entered twice, or the person really has two jobs.',
    sameEmployment: 'The same job: count it once',
    twoEmployments: 'Two jobs: both count',
    sure: 'Yes, this is one person',
    button: 'Merge the records',
    saved: 'These are now one record. Anything finished under either one still counts.',
    others: 'This person’s other records',
    other: (name: string, date: string) => `${name}, merged on ${date}`,
  },

  flags: {
    heading: 'Check this record',
    sameName: (name: string) => `Another person on record has the same name, ${name}.`,
    sameEmail: 'Another person on record has the same e-mail.',
    compare: 'Compare the two records',
    twoEmploymentsAtSite: (site: string) => `Two jobs overlap at ${site}. Was one entered twice?`,
    noHireDate: 'No hire date is on record. When you know it, correct the hire entry.',
    noFirstContact: 'The first day with youth isn’t on record, so there’s no due date.',
  },
  onRecord: {
    firstContact: 'First day with youth',
    leave: 'Leave',
    leaveFrom: (from: string, back: string | null) =>
      back === null ? `From ${from}, return date not known` : `From ${from}, expected back ${back}`,
    employments: 'Jobs',
    employment: (employment: string, from: string) => `${employment}, from ${from}`,
    assignedBy: (rule: string) => `Assigned by rule “${rule}”`,
    assignedByHr: (date: string, why: string) => `Assigned by HR on ${date}: ${why}`,
    closed: 'The account is closed.',
  },
  returnChanged: 'The expected return changed',
}

const grounds: Record<ErasureGround, string> = {
  'asked-by-person': 'The person asked for it',
  'no-longer-needed': 'The record’s retention period is over',
  'recorded-by-mistake': 'The record was made by mistake',
}

const keepingGrounds: Record<KeepingGround, string> = {
  'legal-hold': 'It may be needed for a claim, an investigation or a court case (legal hold)',
  law: 'A law or a contract requires keeping it longer',
}

const refusals: Record<ErasureRefusal, string> = {
  'still-required':
    'This person still has to take orientation, so the record is needed. Record their last day first, or change what’s required.',
  kept: 'This record is being kept longer, for a legal matter or because the law requires it. When the reason no longer applies, record that on the person’s page first.',
  yourself: 'You can’t erase your own record. Ask a colleague in HR.',
  'last-administrator': 'This is the last administrator who can sign in. Make someone else an administrator first.',
  'nothing-left': 'There’s nothing left to erase in this record.',
  'import-open':
    'An uploaded staff list hasn’t been recorded yet, and it may name this person. Record or discard the list first.',
}

/** Erasing a person: what goes, what stays, and who has to agree. */
export const erasure = {
  link: 'Erase this person',
  title: 'Erase a person',
  heading: (name: string) => `Erase ${name}`,
  lead: 'The name and contact details are erased for good. What happened stays on record, under an ID that doesn’t say whose record it was.',
  warning:
    'Check the law before you continue. Training records often have to be kept for years after someone leaves, and a license review or a court can ask for them. If you aren’t sure, ask your attorney first.',
  notNow: 'This can’t be done now',

  goes: 'What will be erased',
  facts: (n: number) =>
    `${count(n, 'entry', 'entries')} for name, e-mail address, staff number and language, including earlier ones`,
  account: 'The account: sign-in name, password, sessions and links',
  certificates: (n: number) =>
    `${count(n, 'certificate', 'certificates')}: file and code. The number, day and hash stay`,
  papers: (n: number) => `${count(n, 'document', 'documents')} on file about this person`,
  private: 'Everything private: practice, drafts and reading preferences',
  messages: 'Messages that haven’t gone out, saved views, and the rows about this person in imported files',

  stays: 'What will stay, and why',
  entries: (n: number) =>
    `${count(n, 'entry', 'entries')} in the ledger, with the date and hash. Without ${n === 1 ? 'it' : 'them'}, no one could check whether anything was changed`,
  mentions: (n: number) =>
    `${count(n, 'entry', 'entries')} about groups, practices, phone numbers, roles at a site and approvals: for example, who a group was announced to, or who took part. ${n === 1 ? 'It holds' : 'They hold'} a number instead of the name`,
  completion: (day: string, version: string) =>
    `Orientation finished on ${day}, policy version ${version}: past reports and rates stay as they were`,
  noCompletion: 'Past reports and rates: they count this person, without a name',
  typed:
    'Reasons and references that HR typed, and site details as they were published or proposed, including those that were sent back: they’re part of the ledger',
  sharedPapers: (n: number) =>
    `${count(n, 'document that is', 'documents that are')} also about others, such as a sign-in sheet. Each is erased together with the last person on it`,

  beyond: 'What this can’t erase',
  backups:
    'Backups made before the name is erased, including the server’s own from the last seven days. They contain the name until they’re deleted',
  pack: (name: string, day: string) => `The evidence pack ${name}, made on ${day}, and every copy of it`,
  system: (name: string, day: string) =>
    `${name}, another system that last used its access to records on ${day}. It may have kept a copy`,
  systemUnused: (name: string) => `${name}, another system that has access to records but has never used it`,
  told: (host: string, day: string) =>
    `What a webhook sent to ${host}, last on ${day}: an ID, the staff number, statuses and dates`,
  handedOut: 'Anything already handed out: certificates, reports, e-mails, and evidence packs made on the command line',
  elsewhere:
    'Your HR system and other learning systems. If the name is still in the next staff list, the import adds it as a new person',

  two: 'Two people in HR have to agree: one asks, another confirms.',
  ask: 'Ask to erase this person',
  ground: 'Why',
  choose: 'Choose a reason',
  needsGround: 'Choose a reason',
  grounds,
  sureToAsk: 'I’ve checked that the law lets us erase this record',
  needsSure: 'Check this box to continue',
  askedByYou: (day: string, until: string) =>
    `You asked for this on ${day}. Ask a colleague in HR to open this page and confirm by ${until}. Until then, nothing changes.`,
  askedBy: (name: string, day: string) => `${name} asked for this on ${day}.`,
  needsAnother: 'The person who asked for this no longer has HR access, so someone in HR has to ask again.',
  sureToErase: 'I’ve checked what will be erased and what will stay. This can’t be undone',
  confirm: 'Erase now',
  alone:
    'You’re the only one in HR, so no one else can confirm. Give someone else HR access, or ask whoever runs the server to run “csec erase-person” there.',
  back: 'Back to the record',
  refusals,
  keeping: {
    title: 'The record is being kept longer',
    over: 'The record doesn’t have to be kept anymore',
    open: 'Until HR records that the reason no longer applies',
    until: (day: string) => `Through ${day}`,
    grounds: keepingGrounds,
    ground: 'Why it’s kept',
    nothing: 'It doesn’t have to be kept longer',
    needsGround: 'Choose why it’s kept, or choose “It doesn’t have to be kept longer.”',
    lastDay: 'Last day',
    lastDayHint:
      'Leave this blank if no one knows yet. The record is then kept until you record that the reason no longer applies.',
  },

  saved: 'The person was erased. Delete older backups and evidence packs that contain the name.',
  asked: 'Someone asked to erase this person',
  erased: 'The name and contact details were erased',
  byTwo: (names: string) => `Requested and confirmed by ${names}`,
  operatorSays: (asked: string, confirmed: string) =>
    `Done on the server. Whoever runs it said that ${asked} asked for it and ${confirmed} confirmed it`,
  byOperator: 'Confirmed on the server’s console',
}

/** The search box of every records page, and the page of what it found. */
export const search = {
  title: 'Search',
  label: 'Find a person or site by name, number or e-mail',
  labelSites: 'Find a site',
  inBox: 'Name, number or site',
  inBoxSites: 'Site',
  button: 'Find',
  lead: 'Use the box at the top of the page. Type part of a person’s name, staff number or e-mail address, or of the name of a site or page.',
  leadSites: 'Type part of a site’s name in the box at the top of the page.',
  asked: (text: string) => `You searched for “${text}”.`,
  none: 'No matches.',
  lost: 'The search didn’t get through. Press Enter to try again.',
  noNumberText:
    'Check the number, type only part of it, or search by name. Search shows only people whose records you can open.',
  noneText:
    'This box finds people, sites and the names of pages. Try fewer letters, or only the last name. You see only people whose records you can open.',
  noSiteText: 'Check the spelling, or type only part of the name.',
  close: (total: number): string =>
    total === 1 ? 'No exact match. Did you mean this one?' : 'No exact match. Did you mean one of these?',
  earlier: (values: string) => `earlier: ${values}`,
  count: (total: number) => (total === 1 ? '1 result.' : `${digits(total)} results.`),
  first: (listed: number, total: number) =>
    `The first ${digits(listed)} of ${digits(total)}. Type more to narrow it down.`,
  itsPeople: 'Everyone who works at this site',
  itsDetails: 'Site details',
  sites: 'Sites',
  people: 'People',
  pages: 'Pages',
  pagesOnly: (n: number): string =>
    n === 1 ? 'No person or site matches, but this page does.' : 'No person or site matches, but these pages do.',
  urgent: 'Right now',
  urgentKeywords: '911 emergency emergencies emergencia emergencias scr',
  /** The same pages, where no person and no site fits: some of these words may begin a name. */
  helpKeywords: 'help who to call hotlines ayuda a quién llamar líneas',
  /** Other words for a page of the navigation, by its key. */
  keywords: {
    people: 'certificates export download csv records',
    imports: 'upload spreadsheet roster csv excel hire date',
    invites: 'sign-in cards codes links print invitations passwords forgot',
    expiring: 'due overdue renewals',
    exceptions: 'exempt exemptions leave',
    evidence: 'auditors proof certificates export',
    sites: 'print cards posters',
    contacts: 'hotlines numbers who to call',
    practices: 'drills exercises',
    rules: 'deadlines due requirements who takes course required',
    understanding: 'questions wrong answers',
    passMark: 'pass mark passing grade final check',
    packages: 'scorm cmi5 lms learning platform export',
    reminders: 'e-mail email',
    messages: 'e-mail email sheets hand over print',
    roles: 'administrators access permissions',
    singleSignOn: 'sso login passwords',
    secondStep: '2fa two-factor passkeys',
    organization: 'logo color time zone',
    retention: 'erase delete',
    webhooks: 'tokens api integrations',
    audit: 'log history',
    ledger: 'backups backup restore checkpoints',
  },
}
