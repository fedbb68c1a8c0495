import type { Because, Status } from './status.ts'
import type { StatusGroup } from './compliance.ts'
import { count, digits } from '../words/count.ts'
import type { RuleEffect } from './rule-change.ts'
import { RULE_LIMITS, type RulesProblemKind } from './rules-draft.ts'
import type { PersonType } from '../ledger/bodies/part.ts'
import type { AssignmentReason, ExemptionReason, ExtensionReason } from '../ledger/bodies/requirement.ts'

const days = (n: number) => count(n, 'day', 'days')
const months = (n: number) => count(n, 'month', 'months')

const status: Record<Status, string> = {
  'not-in-scope': 'Not in scope',
  separated: 'Left',
  exempt: 'Exempt',
  'update-due': 'Update due',
  'up-to-date': 'Up to date',
  'on-leave': 'On leave',
  'waiting-for-site': 'Waiting for the site',
  expired: 'Expired',
  'needs-help': 'Needs help',
  overdue: 'Overdue',
  'in-progress': 'In progress and on time',
  'not-started': 'Not started',
  'cannot-say': 'No due date yet',
}

const group: Record<StatusGroup, string> = {
  everyone: 'Everyone on record',
  'not-separated': 'Everyone who hasn’t left',
  'in-scope': 'In scope',
  counted: 'Counts as up to date',
  'need-action': 'Need action',
  'have-time': 'Still have time',
}

/** The status in a sum: "98 in scope, 3 on leave". */
const inSum: Record<Status | StatusGroup, string> = {
  everyone: 'on record',
  'not-separated': 'who haven’t left',
  'in-scope': 'in scope',
  counted: 'up to date',
  'need-action': 'need action',
  'have-time': 'still have time',
  'not-in-scope': 'not in scope',
  separated: 'who left',
  exempt: 'exempt',
  'update-due': 'with an update due',
  'up-to-date': 'with nothing due',
  'on-leave': 'on leave',
  'waiting-for-site': 'waiting for the site',
  expired: 'expired',
  'needs-help': 'need help',
  overdue: 'overdue',
  'in-progress': 'in progress and on time',
  'not-started': 'not started',
  'cannot-say': 'with no due date yet',
}

const reason: Record<ExemptionReason, string> = {
  'no-contact-with-youth': 'no contact with youth',
  'trained-elsewhere': 'trained elsewhere',
  'short-assignment': 'a short assignment',
  'other-approved': 'another approved reason',
}

const extensionReason: Record<ExtensionReason, string> = {
  away: 'time away from work',
  shifts: 'shifts that left no time',
  technical: 'trouble with a device or the course',
  'other-approved': 'another approved reason',
}

const assignmentReason: Record<AssignmentReason, string> = {
  'asked-of-everyone': 'everyone here takes it',
  'around-youth': 'works around youth',
  'license-or-contract': 'a license or a contract requires it',
  other: 'another reason',
}

const startedBy = {
  hired: (date: string) => `hired ${date}`,
  rehired: (date: string) => `rehired ${date}`,
  required: (date: string) => `required since ${date}`,
  assigned: (date: string) => `assigned by HR on ${date}`,
  'new-rule': (date: string) => `this rule began ${date}`,
  returned: (date: string) => `back from leave ${date}`,
  finished: (date: string) => `finished ${date}`,
  extended: (date: string) => `HR set a new date on ${date}`,
}

const finished = (completedOn: string, n: number, keptFrom: string | null, startedOn: string | null = null) =>
  keptFrom === null
    ? startedOn === null
      ? `finished ${completedOn}, plus ${months(n)}`
      : `finished ${completedOn}, counted from the day it was started, ${startedOn}, plus ${months(n)}`
    : `finished ${completedOn}, early enough to count from ${keptFrom}, plus ${months(n)}`

/** The reason for a status in one sentence. The part in the middle is set in bold. */
const because = {
  'not-required': () => ['', 'Not required', ': orientation isn’t assigned to this person.'],
  'not-employed': (starts: { readonly on: string; readonly isRequired: boolean } | null) =>
    starts === null
      ? ['', 'Not employed yet', ': the first day of work hasn’t come yet.']
      : [
          'Starts on ',
          starts.on,
          starts.isRequired
            ? ': orientation is assigned from that day.'
            : '. Orientation isn’t assigned to this person.',
        ],
  separated: (lastDay: string, starts: string | null) => [
    'The last day of work was ',
    lastDay,
    starts === null ? '. The record is kept.' : `. This person comes back on ${starts}.`,
  ],
  exempt: (why: string, until: string | null) =>
    until === null ? ['', 'Exempt', `: ${why}. No end date is set.`] : ['Exempt through ', until, `: ${why}.`],
  update: (version: string, by: string, completedOn: string, passed: boolean) => [
    passed ? 'Update was due ' : 'Update due ',
    by,
    `: finished ${completedOn}, before policy ${version}, which everyone has to read and acknowledge.`,
  ],
  completed: (
    completedOn: string,
    renewal: { readonly months: number; readonly until: string; readonly keptFrom: string | null } | null,
  ) =>
    renewal === null
      ? ['Finished ', completedOn, '. It doesn’t expire.']
      : ['Counts until ', renewal.until, `: ${finished(completedOn, renewal.months, renewal.keptFrom)}.`],
  leave: (since: string, back: string | null) => [
    'On leave since ',
    since,
    back === null
      ? ', and no return date is known. Orientation isn’t due until they’re back.'
      : `, expected back ${back}. Orientation isn’t due until they’re back.`,
  ],
  expired: (
    completedOn: string,
    validUntil: string,
    renewalMonths: number | null,
    keptFrom: string | null,
    startedOn: string | null,
  ) => [
    'Expired ',
    validUntil,
    renewalMonths === null
      ? `: finished ${completedOn}.`
      : `: ${finished(completedOn, renewalMonths, keptFrom, startedOn)}.`,
  ],
  /** @param topic null where the step isn't named */
  'missed-twice': (topic: string | null, dueOn: string | null) => [
    topic === null ? '' : 'Missed twice: ',
    topic ?? 'Needs help',
    [
      topic === null ? ' from someone at work.' : '. Someone can go through this step with them.',
      dueOn === null ? '' : ` The due date is ${dueOn}.`,
    ].join(''),
  ],
  site: (names: string, n: number) => [
    'Waiting for ',
    names,
    n === 1
      ? ': every other step is done, and the site hasn’t published its details yet.'
      : ': every other step is done, and these sites haven’t published their details yet.',
  ],
  due: (dueOn: string, passed: boolean, clock: string) => [passed ? 'Was due ' : 'Due ', dueOn, `: ${clock}.`],
  'no-hire-date': () => ['', 'No due date yet', ': the hire date isn’t on record.'],
  'no-first-contact': () => [
    '',
    'No due date yet',
    ': orientation is due before the first day with youth, and that day isn’t on record.',
  ],
} satisfies Record<Because['kind'], (...facts: never[]) => readonly [string, string, string]>

/** A person's standing and the reason for it. */
export const standing = {
  status,
  /** In place of the status of somebody who hasn't started. */
  notYet: 'Not in scope yet',
  group,
  inSum,
  reason,
  extensionReason,
  assignmentReason,
  startedBy,
  because,
  clock: (began: string, n: number) => `${began}, plus ${days(n)}`,
  pausedClock: (began: string, n: number, unpaused: string, pauses: readonly string[]) =>
    `${began}, plus ${days(n)} is ${unpaused}, and the due date paused for ${pauses.join(' and ')}`,
  expiredOn: (date: string) => `Expired ${date}`,
  dateSet: (to: string) => `HR set the date to ${to}`,
  dateMoved: (from: string, to: string) => `HR moved the date from ${from} to ${to}`,
  dateMovedAndPaused: (moved: string, pauses: readonly string[]) =>
    `${moved}, and the due date paused for ${pauses.join(' and ')}`,
  beforeContact: (date: string) => `the day before the first day with youth, ${date}`,
  pause: (n: number, from: string, lastDay: string) =>
    `${days(n)} of leave (${from === lastDay ? from : `${from} to ${lastDay}`})`,
  sitePause: (n: number, from: string, lastDay: string) =>
    `${days(n)} of waiting for the site (${from === lastDay ? from : `${from} to ${lastDay}`})`,

  /** The same in few words, for a cell of a table. */
  short: {
    none: 'None',
    noEnd: 'No end date',
    paused: 'Paused',
    notRequired: 'Not required',
    notEmployed: 'Not employed yet',
    starts: (date: string) => `Starts ${date}`,
    lastDay: (date: string) => `Last day ${date}`,
    until: (date: string) => `Until ${date}`,
    openEnd: 'No end date',
    update: (version: string) => `Policy ${version}: read and acknowledge`,
    done: (date: string) => `Done ${date}`,
    doneLate: (date: string) => `Done ${date}, late`,
    back: (date: string) => `Back around ${date}`,
    backOpen: (date: string) => `Since ${date}`,
    missed: (topic: string) => `Missed twice: ${topic}`,
    clock: (began: string, n: number, paused: number) =>
      `${began.charAt(0).toUpperCase()}${began.slice(1)} + ${days(n)}${paused === 0 ? '' : ` + ${digits(paused)} paused`}`,
    dateMoved: 'HR moved the date',
    site: (names: string) => `Waiting for ${names}`,
    noHireDate: 'No hire date',
    beforeContact: (date: string) => `Before the first day with youth, ${date}`,
    noFirstContact: 'No first day with youth',
  },
}

const people = (n: number) => count(n, 'person', 'people')

const types: Record<PersonType, string> = {
  employee: 'employees',
  volunteer: 'volunteers',
  contractor: 'contractors',
  intern: 'interns',
}

const problems = {
  name: `Give the rule a name, up to ${RULE_LIMITS.name} characters`,
  sameName: 'Another rule has this name',
  covered: (other: string) =>
    `The rule “${other}” comes first and covers all of these people, so this one would never be used. Move this one up, or remove it`,
  days: `Use a whole number from 1 to ${RULE_LIMITS.days}`,
  months: `Use a whole number from 1 to ${RULE_LIMITS.months}, or leave it blank`,
  windowDays: `Use a whole number from 0 to ${RULE_LIMITS.windowDays}`,
  windowTooLong: 'Use fewer days: a renewal can’t begin before the previous one is over',
  rehireGapMonths: `Use a whole number from 0 to ${RULE_LIMITS.gap}`,
  noRule: 'Add a rule: without one, no one would need orientation',
  from: 'Choose today or a later day, at most two years ahead',
} satisfies Record<RulesProblemKind, string | ((other: string) => string)>

const effects: Record<RuleEffect, { readonly title: string; readonly none: string }> = {
  'turns-to-action': { title: 'Would need action that day', none: 'No one else would need action.' },
  required: { title: 'Would now need orientation', none: 'No one else would need orientation.' },
  'not-required': { title: 'Would no longer need orientation', none: 'No one would stop needing orientation.' },
  'date-moves': { title: 'Would get a different date', none: 'No dates would change.' },
}

/** When each status holds, and how it counts. */
const statuses: Record<Status, { readonly when: string; readonly counts: string }> = {
  'not-in-scope': {
    when: 'No rule applies to the person on that day and HR hasn’t assigned orientation, or the person’s first day of work hasn’t come yet.',
    counts: 'Not counted',
  },
  separated: {
    when: 'The last day of work has passed. The record is kept.',
    counts: 'Not counted, in a separate list',
  },
  exempt: {
    when: 'An approved exemption covers the day. It has a reason and an approver, and it may have an end date.',
    counts: 'Not counted, listed next to the rate',
  },
  'update-due': {
    when: 'Orientation counts, but the policy has changed since the person finished, and they have to read the change. There’s still time to read and acknowledge it.',
    counts: 'Counts as up to date',
  },
  'up-to-date': { when: 'Orientation is finished, and it still counts on that day.', counts: 'Counts as up to date' },
  'on-leave': {
    when: 'The person is on leave that day, and nothing above applies. Due dates pause, and move later by the number of days on leave. If a completion expires during the leave, the person has the rule’s number of days to renew after coming back.',
    counts: 'Not counted, listed next to the rate',
  },
  'waiting-for-site': {
    when: 'Everything else is done, but the site hasn’t published the details the person has to acknowledge. The due date may have passed, but it’s the site that has to act, not the person.',
    counts: 'Needs action',
  },
  expired: {
    when: 'Orientation was finished, but it no longer counts. The time to renew it has passed.',
    counts: 'Needs action',
  },
  'needs-help': {
    when: 'The person missed the same must-know topic twice in the final check. Someone should go through it with them.',
    counts: 'Needs action',
  },
  overdue: { when: 'The due date, or the date for reading a new policy, has passed.', counts: 'Needs action' },
  'in-progress': {
    when: 'The person has opened a lesson or the final check, and there’s time left.',
    counts: 'Still has time',
  },
  'not-started': { when: 'The person hasn’t opened anything yet, and there’s time left.', counts: 'Still has time' },
  'cannot-say': {
    when: 'The hire date or the first day with youth isn’t on record. These people are always shown, never hidden.',
    counts: 'In scope, in a separate box',
  },
}

export const requirements = {
  title: 'Rules',
  lead: 'Who needs orientation, and by when.',
  change: 'Change the rules',
  changeOne: 'Change',
  howStatuses: 'How statuses are decided',
  goOn: 'Continue with the draft',
  discarded: 'The draft was discarded. The rules below are the current ones.',
  draftWaits: 'There’s a draft of new rules. Nothing in it is in effect yet.',
  applying:
    'The new rules are being applied to everyone. Until that’s done, other pages may still show the earlier dates.',
  applyingSoFar: (done: number, of: number) =>
    `The new rules are being applied: ${digits(done)} of ${people(of)} so far. Until that’s done, other pages may still show the earlier dates.`,
  lookAgain: 'Check again',
  inForce: (date: string) => `In effect since ${date}`,
  /** The name of the rule that comes with the program, before HR writes any. */
  shippedName: 'Direct service staff',
  inForceShipped: 'In effect: the rules that come with this program',
  shippedRenewal: (n: number) =>
    `Until you set rules of your own, orientation is renewed every ${n === 1 ? 'month' : `${digits(n)} months`}, as set up for your organization.`,
  shippedOnce:
    'Until you set rules of your own, orientation is done once, because no renewal has been set for your organization.',
  firstFits:
    'Rules are checked from top to bottom. The first rule that fits one of a person’s jobs applies to that person.',
  byHand:
    'If no rule covers someone, you can assign orientation on that person’s page. It stays assigned even if the rules change.',
  forNewcomers: (date: string) => `For people hired on ${date} or later.`,
  keptBefore: (date: string) => `Still in effect for people hired before ${date}`,
  toCome: (date: string) => `From ${date}`,
  history: 'Earlier rules and changes',
  noHistory: 'You haven’t changed the rules yet.',
  recorded: (date: string, name: string) => `Recorded ${date} by ${name}`,
  because: (why: string) => `Why: ${why}`,
  rulesOf: (date: string) => `The rules from ${date}`,

  /** The parts of the sentence about a rule. */
  sentence: {
    everyone: 'everyone',
    everyoneWithYouth: 'everyone who works with youth',
    types: (list: string) => list,
    typesWithYouth: (list: string) => `${list} who work with youth`,
    allSites: 'at all sites',
    sites: (list: string) => `at ${list}`,
    fromHire: (n: number) => `within ${days(n)} of hire`,
    beforeContact: (n: number) =>
      `before the first day with youth, or within ${days(n)} for anyone already working with youth when the rule begins`,
    once: 'once',
    renewed: (n: number) => (n === 1 ? 'renewed every month' : `renewed every ${digits(n)} months`),
    window: (n: number) => `people can renew up to ${days(n)} early`,
    windowKeeps: (n: number) => `people can renew up to ${days(n)} early and keep their renewal date`,
    gap: (n: number) => `After a gap of less than ${months(n)} between jobs, an earlier completion still counts.`,
    noGap: 'After any gap between jobs, orientation starts over.',
  },
  types,

  form: {
    title: 'Change the rules',
    back: 'Rules',
    changedMeanwhile: 'Other rules were published after this draft was started. Compare them before you publish.',
    rule: (n: number) => `Rule ${n}`,
    named: 'Name of the rule',
    namedHint: 'Staff see it, such as “Direct service staff.” Don’t use people’s names.',
    youthOnly: 'Only people who work with youth',
    sites: 'Sites',
    sitesHint: 'For every site, even new ones, leave all unchecked',
    atSites: (list: string) => `Sites: ${list}`,
    atAllSites: 'Sites: all',
    types: 'Who',
    typesHint: 'For everyone, leave all unchecked',
    dueNow: (n: number | null, renewal: number | null) => {
      const when = n === null ? 'before the first day with youth' : `${days(n)} after hire`
      return `Due ${when}, ${renewal === null ? 'once' : renewal === 1 ? 'every month' : `every ${digits(renewal)} months`}`
    },
    dueAndRenewal: 'Due date and renewal',
    dueBy: 'Due',
    byHire: 'a number of days from hire',
    byContact: 'before the first day with youth',
    days: 'Days',
    daysHint:
      'Days are counted from hire. If orientation is due before the first day with youth, this number applies to people already working with youth when the rule begins. After a leave, people have this many days to renew a completion that has expired.',
    months: 'Months until renewal',
    monthsHint: 'Leave this blank if orientation is done once',
    windowDays: 'How many days ahead of time people can renew',
    keepsDate: 'People who renew early keep their renewal date, so no one loses time',
    rehireGapMonths: 'Gap between jobs, in months, after which orientation starts over',
    place: 'Name and order',
    up: (n: number) => `Move rule ${n} up`,
    down: (n: number) => `Move rule ${n} down`,
    remove: (n: number) => `Remove rule ${n}`,
    add: 'Add a rule',
    starts: (date: string, forEveryone: boolean) =>
      `Start: ${date}, ${forEveryone ? 'for everyone' : 'for people hired from then on'}`,
    when: 'When the new rules start',
    from: 'First day of the new rules',
    fromHint: 'If you choose a later day, people have time to finish before then',
    forWhom: 'Who gets the new rules',
    forEveryone: 'Everyone, from that day on',
    forNewcomers: 'Only people hired on that day or later. Everyone else keeps the earlier rules',
    reason: 'Why',
    reasonHint: 'No names, and nothing about a youth.',
    show: 'See what would change',
    save: 'Save draft',
    discard: 'Discard the draft',
    discardAsk: 'Its changes will be gone, including those of other people. The current rules stay as they are.',
    discardNow: 'Yes, discard it',
    problems,
  },

  preview: {
    title: 'What would change?',
    lead: (date: string) => `Where everyone would stand on ${date}, under the current rules and under the new ones.`,
    sum: (date: string, n: Readonly<Record<RuleEffect, number>>) =>
      `From ${date}, ${people(n.required)} would start needing orientation, ${digits(n['not-required'])} would stop, ${digits(n['date-moves'])} would get another date, and ${digits(n['turns-to-action'])} more would need action.`,
    sumNone: (date: string) => `From ${date}, nobody’s status or date would change.`,
    back: 'Draft',
    changedSince: 'The draft or its effect has changed since you saw this page. Look at it again before you publish.',
    same: 'Nothing would change: these are the current rules.',
    sameUnpublished:
      'Nothing would change: these are the rules that came with the course. Publish them to record that you chose them.',
    newRules: 'The new rules',
    figures: 'In numbers',
    group: 'Group',
    asIs: 'Current rules',
    asNew: 'New rules',
    effects,
    people,
    firstOf: (shown: number, all: number) => `The first ${digits(shown)} of ${digits(all)}:`,
    touched: {
      kept: 'Completions keep their date and version. Earlier rules stay on record, and so does the reason for new ones.',
      dates: (who: string) =>
        `Home pages, reminders and records follow the new rules for ${who}. The wording of reminders doesn’t change.`,
      noDates: 'Home pages and reminders stay as they are.',
      certificates: 'Certificates already issued don’t change. Later ones count for as long as the new rules say.',
      names: (list: string) => `People’s records and evidence packs show ${list} as typed, in both languages.`,
    },
    overnight: (n: number, of: number) =>
      `${digits(n)} of ${people(of)} in scope would need action overnight. To avoid that, choose a later first day, or apply the rules to new people only.`,
    confirm: (n: number) => `Type ${n} to publish anyway`,
    confirmWrong: (n: number) => `Type the number ${n}, or go back and choose a later day`,
    button: 'Publish these rules',
    reasonNeeded: `Say why the rules are changing, in up to ${RULE_LIMITS.reason} characters: for example, “The board asked for a yearly renewal.”`,
  },

  /** The people behind a count on a preview. */
  statusChanges: {
    title: (n: number) => (n === 1 ? 'See who it is' : `See who they are (${digits(n)})`),
    firstOf: (shown: number, all: number) => `The first ${digits(shown)} of ${digits(all)}, by name:`,
    others: (n: number) =>
      `${n === 1 ? '1 person isn’t' : `${digits(n)} people aren’t`} listed, because you can’t see their records.`,
    onlyHr:
      'Names aren’t listed, because you don’t have access to people’s records. Content stewards who are also in HR see them here.',
    name: 'Name',
    site: 'Site',
    columns: { before: 'Status now', after: 'Status after' },
  },

  /** What a change would do: the same parts for a policy, a site, all sites and rules. */
  effect: {
    title: 'What this would do',
    stays: 'What stays as it is',
    parts: {
      people: 'People',
      sites: 'Site details',
      lessons: 'Lessons',
      questions: 'Questions',
      stories: 'Stories',
      packages: 'Packages',
      texts: 'Other pages, mail and paper',
      untranslated: 'Not in Spanish',
    },
    none: {
      people: 'No one’s status changes.',
      sites: 'No site’s details change.',
      lessons: 'No lesson changes.',
      questions: 'No question changes.',
      stories: 'No story changes.',
      packages: 'No package changes.',
      texts: 'No other page, mail or paper changes.',
      untranslated: 'Everything that changes is in Spanish, too.',
    },
  },

  statusPage: {
    title: 'How statuses are decided',
    lead: 'On any day, a person has exactly one status: the first one in this list that applies. It’s worked out from what’s on record, so every status can be explained. No one sets it by hand.',
    table: 'Statuses in order',
    place: 'No.',
    status: 'Status',
    when: 'When it applies',
    counts: 'In the rates',
    rates: 'The two rates',
    firstRate: 'Of everyone who is done or needs action',
    firstRateRule:
      '“Up to date” plus “Update due,” divided by those two plus “Waiting for the site,” “Expired,” “Needs help” and “Overdue.”',
    secondRate: 'Of everyone in scope',
    secondRateRule:
      '“Up to date” plus “Update due,” divided by those two plus “Waiting for the site,” “Expired,” “Needs help,” “Overdue,” “In progress and on time,” “Not started” and “No due date yet.”',
    beside:
      'People who are on leave, exempt, or no longer employed are listed next to both rates and never counted in them.',
    now: (date: string) => `On ${date}`,
    cases: 'Also good to know',
    caseList: [
      'Rehired: an earlier completion counts if the gap was shorter than the rule’s limit. If the completion expired during the gap, the person gets as many days as a new hire.',
      'Moved to another site, or has two jobs: the person has one status and is counted once. Due dates don’t start over.',
      'On leave: due dates move later by the number of days on leave. After a leave, people always get the rule’s full number of days to renew.',
      'A new policy: people who have finished orientation stay up to date until the deadline for reading it.',
      'New rules: they apply starting on their first day. They don’t change the date or version of earlier completions, or whether those were late.',
      'A correction: it applies to the day that was wrong. Earlier reports can still be shown as they were.',
    ],
    backToPeople: 'People',
    rules: 'The current rules',
  },
  statuses,
}
