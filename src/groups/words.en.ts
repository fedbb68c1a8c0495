import type { AcknowledgedBy, Measure, ToldAs } from '../ledger/bodies/group.ts'
import { count, digits } from '../words/count.ts'
import type { GroupMail } from '../reminders/reminder.ts'
import type { GroupDone } from './group.ts'

const measures: Record<Measure, string> = {
  'two-leaders': 'Two people lead. If one can’t come, someone else steps in or the session is rescheduled.',
  'private-room': 'The room is private, and the leaders know who’s waiting outside.',
  clinician: 'Staff can reach a clinician during every session.',
  'who-steps-out': 'If someone tells the group something, it’s clear which leader steps out with them and who stays.',
  'may-pass': 'Anyone can pass or step out without saying why.',
  'no-stories': 'Leaders don’t ask for anyone’s story.',
  'no-recording': 'No phones, photos or recording.',
  consent: 'Parents and guardians who have to consent know what the group is about.',
}

const toldAs: Record<ToldAs, string> = {
  clinical: 'Clinical staff',
  site: 'On the site’s list',
}

const ways: Record<AcknowledgedBy, string> = {
  link: 'with the link in the e-mail',
  home: 'after signing in',
  sheet: 'on paper',
}

const subject: Record<GroupMail, (day: string) => string> = {
  'group-notice': (day) => `A group starts on ${day}: confirm that you know about it`,
  'group-reminder': (day) => `Reminder: a group starts on ${day}`,
  'group-cancelled': (day) => `The group on ${day} is canceled`,
  'group-off-list': (day) => `Take the group on ${day} off your calendar`,
}

const done: Record<GroupDone, string> = {
  planned: 'The group is on record.',
  changed: 'Saved. See below who still has to confirm these dates.',
  cancelled: 'The group is canceled.',
  signed: 'The signature is on record.',
  unsigned:
    'Nothing was added, because this is already confirmed or the group has changed. What’s below is up to date.',
  over: 'The group wasn’t canceled, because its last date is over.',
  list: 'Saved. Anyone new on the list is told starting with the next group. Anyone you took off the list also comes off groups that haven’t started yet.',
}

/** Prevention groups: who is told before one starts, and who has confirmed it. */
export const groups = {
  title: 'Prevention groups',
  lead: 'Before a group starts, clinical staff and others at the site need to know about it. Announce the group here, and see who has confirmed that they know about it.',
  leadReading:
    'Before a group starts, clinical staff and others at the site need to know about it. HR announces each group, and here you see who has confirmed that they know about it.',
  /** @param scr the number of SCR. */
  noYouth: (scr: string) =>
    `Don’t enter anything about youths here: no names, no list of who attends, and nothing that anyone said. If you have a concern about a youth, tell the named person right away, and call SCR at ${scr}.`,
  announce: 'Announce a group',
  done,
  upcoming: 'Coming up',
  noUpcoming: 'No groups are coming up.',
  past: 'Past and canceled',
  noPast: 'None yet.',
  at: (site: string) => `at ${site}`,
  /** Two groups may have the same name. */
  named: (name: string, site: string, when: string) => `${name} (${site}, ${when})`,
  withDates: (name: string, when: string) => `${name}, ${when}`,
  more: (first: string, n: number) => (n === 0 ? first : `${first} and ${count(n, 'more date', 'more dates')}`),
  late: 'Late notice',
  unacknowledged: (n: number) => (n === 1 ? '1 person hasn’t confirmed' : `${digits(n)} people haven’t confirmed`),
  neverAcknowledged: (n: number) => `${count(n, 'person', 'people')} didn’t confirm`,
  newDatesUnacknowledged: (n: number) =>
    n === 1 ? '1 person hasn’t confirmed the new dates' : `${digits(n)} people haven’t confirmed the new dates`,
  newDatesNeverAcknowledged: (n: number) => `${count(n, 'person', 'people')} didn’t confirm the new dates`,
  acknowledgedLate: (n: number) => `${count(n, 'person', 'people')} confirmed only on the first day or later`,
  allAcknowledged: 'Everyone has confirmed',
  noClinician: 'No clinical staff who were told still work here',
  /** Once it's over. */
  neverClinician: 'It started with no clinical staff who had been told',
  noMeasures: 'No safety measures checked',
  cancelled: 'Canceled',

  lists: {
    title: 'Who to tell',
    lead: 'Each site has its own list of clinical staff and others who need to know.',
    table: 'Lists by site',
    site: 'Site',
    people: 'People',
    days: 'Minimum notice',
    nobody: 'No one yet',
    outdated: 'None of its clinical staff work here anymore',
    number: (clinical: number, others: number) =>
      others === 0 ? `${clinical} clinical` : `${clinical} clinical, ${count(others, 'other', 'others')}`,
    before: (days: number) => (days === 0 ? 'before the first date' : `${count(days, 'day', 'days')} before`),
    open: (site: string) => `Change the list for ${site}`,
  },

  newer: {
    title: 'Someone else has changed this',
    lead: 'They saved it after you opened this page. Here’s what they saved. If you save again, your form replaces it.',
    leaders: (names: string) => `Led by: ${names}`,
    measures: (list: string) => (list === '' ? 'No safety measures are checked.' : `Safety measures: ${list}`),
    clinical: (names: string) => `Clinical staff: ${names}`,
    others: (names: string) => (names === '' ? 'No one else is on the list.' : `Others: ${names}`),
    days: (n: number) => `Days before the first date: ${digits(n)}`,
  },

  list: {
    one: 'Who to tell before a group starts',
    title: (site: string) => `Who to tell before a group starts at ${site}`,
    lead: 'Everyone you check here gets an e-mail when a group is announced, and confirms that they know about it. People without e-mail confirm after they sign in, or they sign a sheet.',
    days: 'Days before the first date',
    daysHint: (most: number) =>
      `The policy says “prior to the start” but gives no number of days. Your site decides, from 0 to ${digits(most)}. An announcement made with less notice, or on the first date itself, is marked as a late notice.`,
    clinical: 'Clinical staff',
    others: 'Others who need to know',
    othersHint: 'For example, whoever runs the site, the front desk, or the people on call.',
    save: 'Save the list',
  },

  form: {
    newTitle: 'Announce a group',
    changeTitle: 'Change the group',
    one: 'A group',
    site: 'Site',
    chooseSite: 'Choose a site',
    choose: 'Continue',
    toList: 'Choose who to tell',
    changeList: 'Change who to tell',
    tells: (names: string) => `These people need to know about the group and confirm it: ${names}.`,
    tellsAgain: (names: string) =>
      `On the list now: ${names}. If you change a date, all of them have to confirm again. Otherwise, the announcement goes only to people who are new to the list.`,
    by: (day: string) =>
      `If the first date is before ${day}, you can still announce the group, but the announcement is marked as a late notice.`,
    name: 'Name of the group',
    /** Neutral names to choose from. */
    nameIdeas: ['Maple', 'Harbor', 'Tuesday 4 pm', 'Empowerment group'],
    nameHint:
      'Choose a neutral name, because it appears in e-mails, in calendars and on paper. That way, no one who sees it can tell why someone is there. Good names are Maple, Harbor or Tuesday 4 pm. Never use a youth’s name or a program’s title. Parents and guardians who have to consent still need to know what the group is about.',
    dates: 'Dates',
    datesHint: (most: number) => `Enter every date of the series, up to ${digits(most)}.`,
    date: (n: number) => `Date ${n}`,
    moreDates: 'More dates',
    others: (n: number) => count(n, 'other person', 'other people'),
    elsewhere: (n: number) => count(n, 'person from other sites', 'people from other sites'),
    /** The field above a long list of people. */
    find: 'Find someone by name or job',
    noneFound: 'No one in this list matches.',
    leaders: 'Who leads the group',
    leadersHint: 'Check everyone who leads the group. Two leaders are safer than one.',
    measures: 'Safety measures',
    measuresHint:
      'Check the boxes for what’s already been arranged. You can come back and check the rest before the group starts.',
    own: 'What your site’s details say about groups',
    announce: 'Announce the group',
    save: 'Save the changes',
    problems: {
      nobody: (site: string) => `${site} has no clinical staff on its list. First choose who to tell.`,
      name: 'Give the group a neutral name.',
      topic: (word: string) =>
        `“${word}” tells people why someone is in this group. Choose a neutral name, such as “Maple” or “Tuesday group.”`,
      dates: 'Enter at least one date.',
      twice: 'The same date is entered twice.',
      past: 'The first date has to be today or later.',
      begun: 'The group has started, so its first date has to stay as it was. You can change the later dates.',
      leaders: 'Check at least one person who leads the group.',
      days: (most: number) => `Enter a whole number from 0 to ${digits(most)}.`,
      clinical: 'Check at least one person on the clinical staff who still works here.',
    },
  },

  group: {
    one: 'A group',
    facts: 'What’s planned',
    site: 'Site',
    dates: 'Dates',
    leaders: 'Led by',
    measures: 'Safety measures',
    arranged: 'Arranged',
    open: 'Not arranged yet',
    told: 'Who needs to know',
    toldTable: 'Table of people who need to know',
    reach: (mail: number, others: number) =>
      mail === 0
        ? 'No one gets an e-mail about it, so print the sheet and have everyone sign it. People also see the group when they sign in.'
        : others === 0
          ? `${count(mail, 'person gets', 'people get')} an e-mail with a link to confirm.`
          : `${count(mail, 'person gets', 'people get')} an e-mail with a link to confirm. ${count(others, 'person doesn’t', 'people don’t')}: print the sheet. They also see the group when they sign in.`,
    lateNote: (day: string) =>
      `This notice is late. The group had to be announced by ${day}. Ask whether the first date can move, and talk to everyone below in person.`,
    /** The first date can't move anymore. */
    lateNoteStarted: (day: string) =>
      `This notice was late. The group had to be announced by ${day}. Talk in person to everyone marked “late” below.`,
    noClinicianNote:
      'No clinical staff who were told about this group still work here. Choose who to tell. Once you save the list, they’re told right away.',
    /** Only a change of the group tells people then. */
    noClinicianNoteStarted:
      'No clinical staff who were told about this group still work here. Choose who to tell. Then open “Change the group” and save, so that they’re told.',
    columns: {
      person: 'Person',
      as: 'Role',
      told: 'On the list since',
      confirmed: 'Confirmed',
    },
    toldLate: 'late',
    notConfirmed: 'Not yet',
    leftBefore: 'Left before it began',
    noMail: 'Doesn’t get e-mail: print the sheet',
    onFirstDay: 'on the first day',
    afterFirstDay: 'after the first day',
    /** When HR recorded a sheet that was signed on an earlier day. */
    entered: (day: string) => `entered ${day}`,
    newDatesOn: (day: string) => `New dates: announced ${day}`,
    newDates: (confirmed: string) => `New dates: ${confirmed}`,
    notYet: 'not yet',
    gone: 'Doesn’t work here anymore',
    signedOn: 'Signed on',
    signed: 'Record the signature',
    signedBy: (name: string) => `Record the signature of ${name}`,
    signatureInFuture: 'The day of the signature can’t be in the future. Enter today or an earlier day.',
    signatureTooEarly: (day: string) =>
      `These dates were announced on ${day}, so no one can have signed for them before. Enter that day or a later one.`,
    signatureBeforeStart:
      'A confirmation from the first date or later is already on record. A sheet counts if it was signed before the first date, but not before the announcement. Enter the day of the signature.',
    sheet: 'Print a sheet to sign',
    calendar: 'Dates for your calendar',
    calendarHint: 'The file shows the neutral name, the site and the dates, but no one’s name.',
    change: 'Change the group',
    cancel: 'Cancel the group',
    cancelTitle: 'If the group won’t take place',
    isOff: (mail: number, others: number) =>
      mail === 0
        ? 'No one gets an e-mail about it, so tell everyone in person that it’s off.'
        : others === 0
          ? `${count(mail, 'person gets', 'people get')} an e-mail that says it’s off.`
          : `${count(mail, 'person gets', 'people get')} an e-mail that says it’s off. ${count(others, 'person doesn’t', 'people don’t')}: tell them in person.`,
    cancelLead: (isOff: string) => `${isOff} The record stays.`,
    isCancelled: (day: string) => `Canceled on ${day}.`,
    history: 'What happened',
    events: {
      planned: 'Recorded',
      changed: 'Changed',
      cancelled: 'Canceled',
      by: (day: string, name: string) => `${day}, by ${name}`,
    },
  },

  sheet: {
    one: 'Sheet to sign',
    title: 'I know about this group',
    back: 'Back to the group',
    printing: 'Print this page, and have everyone below sign it. Then record each signature on the group’s page.',
    name: 'Name',
    role: 'Role',
    day: 'Day',
    signature: 'Signature',
    caption: 'Who signs',
    calendar: 'To add the dates to your calendar, scan this code and sign in.',
    keep: (scr: string) =>
      `Don’t write anything about a youth on this sheet. If anyone is in danger, call 911. If you have a concern about a youth, tell the named person right away, and call SCR at ${scr}.`,
    nobody: 'Everyone has confirmed. There’s nothing to sign.',
  },

  notice: {
    one: 'A group',
    title: 'A group is coming up',
    about: (name: string, site: string) => `${name} at ${site}`,
    lead: 'Confirm that you know about it, so that you’re ready if someone needs you during a session.',
    confirm: 'I know about it',
    thanks: 'Thank you. We’ve recorded that you know about this group.',
    already: 'You’ve confirmed this already. There’s nothing else to do.',
    overTitle: 'This link isn’t needed anymore',
    over: 'The dates have changed, the group is over or canceled, or the link is incomplete. If there’s a new date, look for a newer e-mail. You can also sign in and see whether there’s anything left to confirm.',
    signIn: 'Sign in',
  },

  home: {
    title: 'A group is coming up',
    confirmFor: (name: string) => `I know about it: ${name}`,
    calendarFor: (name: string) => `Dates for your calendar: ${name}`,
    knownTitle: 'A group you already know about',
    known: 'You’ve confirmed that you know about it.',
  },

  mail: {
    subject,
    planned: (name: string, site: string) => `${name} is coming up at ${site}.`,
    soon: (name: string, site: string) => `${name} at ${site} starts soon.`,
    moved: (name: string, site: string) => `${name} at ${site} has new dates.`,
    movedSubject: 'New dates for a group: confirm that you know about them',
    cancelled: (name: string, site: string) => `${name} at ${site} is canceled.`,
    calendarOff: 'If the dates are in your calendar, open the attached file to mark them as canceled.',
    offList: (name: string, site: string) =>
      `You’re no longer on the list for ${name} at ${site}, so you won’t get more messages about it.`,
    offLeaders: (name: string, site: string) =>
      `You no longer lead ${name} at ${site}, so you won’t get more messages about it.`,
    offCalendar: 'If the dates are in your calendar, open the attached file to take them out.',
    dates: (days: string, n: number) => `${n === 1 ? 'Date' : 'Dates'}: ${days}`,
    leaders: (names: string) => `Led by: ${names}`,
    confirm: 'Open this page and confirm that you know about it:',
    own: 'Anyone who opens the link can confirm in your name without signing in, so don’t forward it.',
    noYouth:
      'If you have a concern about a youth, tell the named person right away, and call SCR. Your card has the numbers. Keep it out of e-mail.',
  },

  calendar: {
    description: (site: string) => `At ${site}.`,
  },

  timeline: {
    listSet: (clinical: number, others: number) =>
      `List of people to tell before a group starts: ${clinical} clinical staff, ${count(others, 'other', 'others')}`,
    listDays: (days: number) => `At least ${count(days, 'day', 'days')} before the first date`,
    planned: (name: string) => `Group announced: ${name}`,
    changed: (name: string) => `Group changed: ${name}`,
    dates: (days: string) => `Dates: ${days}`,
    told: (n: number) => `On the list: ${count(n, 'person', 'people')}`,
    cancelled: 'Group canceled',
    acknowledged: (name: string) => `${name} confirmed that they know about a group`,
  },

  measures,
  toldAs,
  ways,
}
