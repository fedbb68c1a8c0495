import type { SiteBlankKind } from './draft.ts'
import { count } from '../words/count.ts'
import type { WhoCallsScr } from '../organization/details-shape.ts'

/** Settings of the whole organization. */
export const organization = {
  title: 'Organization',
  name: 'Name',
  timeZone: 'Time zone of the records',
  leaveTitle: 'Where “Leave this page” goes',
  leaveLead:
    'The button is on every page of the course. It keeps the learner’s place, signs them out and opens another website. Choose one that looks ordinary and shows nothing personal, such as a weather website. It must open quickly, without signing in. Open it once on a phone before you save.',
  leaveTo: 'Address of that website',
  leaveToHint:
    'Starts with https://. Leave it blank to show a blank page from this server. This server never opens the address itself. The learner’s browser does.',
  leaveToWrong: 'Type an address that starts with https://, such as https://www.weather.gov/',
  save: 'Save',
  saved: 'Saved. The button goes there from now on.',
}

/** The page that leads to all settings. */
export const settings = {
  title: 'Settings',
  lead: 'When staff are reminded, who may do what, how people sign in, what’s kept, and how to check it.',
  groups: {
    reminders: 'Messages to staff',
    access: 'Roles and sign-in',
    organization: 'The organization and its data',
    records: 'Checks',
  },
  leads: {
    reminders: 'Choose when people are reminded, and who else hears about it.',
    messages: 'See which messages went out, which are waiting, and which failed.',
    texts: 'Read or change the wording of the messages staff get.',
    roles: 'Assign and remove roles, and add an outside auditor.',
    singleSignOn: 'Let staff sign in with the account they already have at your organization.',
    secondStep: 'Require a passkey, or a code from an app in addition to the password.',
    organization:
      'See the name and the time zone, set the logo and the color, and choose where “Leave this page” goes.',
    retention: 'Choose when messages, links and the audit trail are deleted.',
    audit: 'See who signed in, opened a record, downloaded something or changed a setting.',
    ledger: 'Check and sign the ledger, choose who gets its heads, and see the last backup.',
  },
  states: {
    on: 'Set up',
    off: 'Not set up',
    required: 'Required',
    requiredFrom: (day: string) => `Required from ${day}`,
    notRequired: 'Not required yet',
  },
  next: {
    title: 'Do this next',
    secondAdministrator: {
      lead: 'Only one person can assign roles and change how people sign in. While that person is away, no one can.',
      text: 'Add a second administrator',
    },
    waitingAdministrator: {
      lead: (name: string) =>
        `${name} is an administrator too, but hasn’t signed in yet. Until then, only one person can assign roles.`,
      text: 'Make a sign-in link',
    },
    secondStep: {
      lead: 'People who see other people’s records can sign in with a password alone. Choose the day when they start needing a second step.',
      text: 'Choose a day',
    },
  },
}

/** Site details: what the policy leaves for each site to decide. */
export const sites = {
  title: 'Site details',
  lead: 'The policy leaves some things for each site to decide. Staff can learn without them, but they can acknowledge the policy only when these details are live.',
  next: {
    notLiveYet: (site: string) => `${site} isn’t live yet.`,
    waitingFor: (site: string, n: number) =>
      n === 1
        ? `${site} isn’t live yet, and one person is waiting for its details.`
        : `${site} isn’t live yet, and ${n} people are waiting for its details.`,
    goOn: 'Finish its details',
  },
  table: 'Sites and what they have published',
  site: 'Site',
  live: 'Live version',
  notLive: 'Not live yet',
  version: (version: number, date: string) => `Version ${version}, ${date}`,
  draft: 'Draft',
  noDraft: 'No changes waiting',
  readyDraft: 'Changes ready to go live',
  samePerson: 'Choose someone else for a concern about the named person',
  blanks: (n: number) => count(n, 'blank left', 'blanks left'),
  waiting: 'Waiting',
  card: 'Card',
  printCard: 'Print the card',
  cardOf: (site: string) => ` of ${site}`,
  noCard: 'None yet',
  waitingFor: (n: number) => `${count(n, 'person is', 'people are')} waiting for these details`,
  waited: (n: number) =>
    `${count(n, 'person who was', 'people who were')} waiting can acknowledge the policy now. Nothing else is left for ${n === 1 ? 'this person' : 'them'} to do.`,
  nobodyWaits: 'Nobody',

  add: 'Add a site',
  addButton: 'Add this site',
  name: 'Name of the site',
  nameNeeded: 'Enter the name of the site',
  slug: 'Short name in web addresses',
  slugHint:
    'The last part of the web address that’s printed for this site, such as north-house. If you leave it blank, it’s made from the site’s name.',
  slugShape: 'Use lowercase letters, digits and single hyphens, such as north-house',
  slugTaken: 'Another site or organization has this address, or had it before. Choose a different one.',
  shorter: 'Use fewer characters here',

  form: {
    back: 'All sites',
    title: (site: string) => `Details of ${site}`,
    gaps: (n: number) => `${count(n, 'blank', 'blanks')} to fill in before this can go live`,
    gapsLive: (n: number) => `${count(n, 'blank', 'blanks')} to fill in before you can publish again`,
    staysLive: 'What’s live stays live until then.',
    samePersonLive:
      'In the live details, a concern about the named person goes to a named person or to the backup. Choose someone else, and publish again. This doesn’t hold up anyone’s acknowledgment.',
    withoutSpanish: (n: number) =>
      `${count(n, 'entry isn’t', 'entries aren’t')} in Spanish yet. People who read in Spanish will see ${n === 1 ? 'it' : 'them'} in English, with a note that says so. You can publish now and add the Spanish later.`,
    withoutSpanishLive: (n: number) =>
      `${count(n, 'entry isn’t', 'entries aren’t')} in Spanish yet. People who read in Spanish see ${n === 1 ? 'it' : 'them'} in English, with a note that says so. Add the Spanish here and publish again.`,
    untilThen: (site: string) => `Until then, staff at ${site} see:`,
    published: 'Published. Staff see these details from now on.',
    live: (version: number, date: string) => `Version ${version} has been live since ${date}.`,
    notLive: 'Nothing is live yet.',
    draftWaits: 'You’re looking at a draft that isn’t live.',
    at: (time: string) => `at ${time}`,
    onDay: (date: string, time: string) => `on ${date} at ${time}`,
    someoneElse: 'someone else',
    savedBy: (when: string, who: string | null) => `Draft saved ${when}${who === null ? '' : ` by ${who}`}.`,
    newer: (when: string, who: string | null) =>
      who === null ? `You saved a newer draft ${when}, in another window` : `A newer draft was saved ${when} by ${who}`,
    newerLead:
      'Nothing you typed is lost. It’s still in the form below, but it isn’t saved. To replace the newer draft with yours, select “Save draft”.',
    newerOpen: 'Open the newer draft in another window',
    newerDiffers: 'The newer draft is different in these places:',
    newerEmpty: 'left blank',
    noDraft: 'This is what’s live.',

    sections: {
      place: 'The site',
      named: 'Named people and their hours',
      others: 'Backup, and a concern about the named person',
      whoCalls: 'Who calls SCR',
      local: 'Local numbers',
      safety: 'Steps for safety and recovery',
      more: 'Groups, and support for staff',
    },
    slugHint: 'Lowercase letters, digits and hyphens. Addresses that are already printed keep working.',
    timeZone: 'Time zone',

    namedHint:
      'Staff tell this person right away, so someone must be named at every hour of the week. Add one person for each shift.',
    namedPerson: (n: number) => `Named person ${n}`,
    role: 'Role',
    roleHint: 'Use a role, because it stays the same when staff come and go.',
    personName: 'Name, if staff need it',
    personNameHint: 'It’s kept forever in the record of published details. A role is enough.',
    phone: 'Phone',
    publicPhone: (whose: string) => `${whose}: show this number on the public card?`,
    publicPhoneHint:
      'Usually yes. When a youth tells someone, that person may not be signed in or have the printed card with them. The card shows the role and the number, never a name.',
    publicPhoneYes: 'Yes, show it',
    publicPhoneNo: 'No, only on the printed card and after signing in',
    allDay: 'All day',
    allDayHint: 'On duty for all 24 hours of the days you selected.',
    inSpanish: (label: string) => `${label} (in Spanish)`,
    spanishHint:
      'Spanish is optional. Where it’s missing, people who read in Spanish see your English, with a note that says so.',
    from: 'On duty from',
    to: 'Until',
    toHint:
      'If the end time is earlier than the start time, it means the next day. 00:00 and 23:59 both mean midnight.',
    days: 'On which days',
    weekdays: {
      mon: 'Monday',
      tue: 'Tuesday',
      wed: 'Wednesday',
      thu: 'Thursday',
      fri: 'Friday',
      sat: 'Saturday',
      sun: 'Sunday',
    },
    method: 'How to reach them',
    methodHint: 'For example: Call. If no one picks up, call the backup.',
    addNamed: 'Add a named person',
    moreHours: (n: number) => `Add more hours for person ${n}`,
    removeNamed: (n: number) => `Remove named person ${n}`,
    /** Says whose field it is when several have the same label. */
    whose: {
      backup: 'Backup',
      ifAboutThatPerson: 'Concern about the named person',
      support: 'Support for staff',
    },
    backupRole: 'Backup’s role',
    backupHint: 'Steps in when the named person is away or doesn’t answer, day and night.',
    backupPhone: 'Backup’s phone number',
    aboutRole: 'Who to tell when the concern is about the named person (role)',
    aboutHint: 'Someone other than the named people and the backup.',
    aboutPhone: 'Phone number for that role',
    whoCalls: 'Who makes the SCR call?',
    whoCallsHint: 'New Jersey’s duty to report stays with each person who has reasonable cause.',
    whoCallsOptions: {
      'staff-with-named': 'The staff member, with the named person beside them',
      'named-confirmed': 'The named person, while the staff member makes sure the call is made',
      'whoever-first': 'Either one, whoever can call first',
    } satisfies Record<WhoCallsScr, string>,
    always: 'Teach staff to call SCR after every disclosure',
    alwaysHint: 'Ask your legal counsel. The course never tells anyone not to call.',

    localHint: 'Only numbers that someone here has called. An empty list is fine.',
    localNumber: (n: number) => `Local number ${n}`,
    localName: 'Name',
    purpose: 'What it’s for',
    hours: 'Hours',
    checkedOn: 'Called and confirmed on',
    addLocal: 'Add a number',
    removeLocal: (n: number) => `Remove local number ${n}`,

    steps: 'The first 24 hours at this site',
    stepsHint:
      'Say who leads, where the youth has a safe place tonight, and who handles the ride, medical care and the next-day check-in. If you leave it blank, general steps are shown. Never write about a real case.',

    beforeGroup: 'Who is told before a prevention group',
    groupSafety: 'Safety measures for groups',
    neverReal: 'Never write about a real case.',
    supportRole: 'Support for staff: who',
    supportPhone: 'Support for staff: phone',

    save: 'Save',
    saveDraft: 'Save draft',
    saveAndSee: 'Preview',
    publish: 'Make it live',
    checkChanges: 'Check the changes',
    isReady: 'Ready to go live.',
    offline: 'Your last changes aren’t saved yet. Check the connection, then select “Save draft”.',
    signedOut: 'Your last changes aren’t saved yet. Select “Save draft”, sign in again, and send them from there.',
    cardMore: 'Its address, and cards to print',

    status: 'Status of this page',
    waitTitle: 'Who’s waiting for this',
    waitText: 'They’ve finished everything else. They can acknowledge the policy when this is live.',
  },

  checks: {
    inEnglish: (n: number) => `${count(n, 'entry', 'entries')} shown in English to people who read in Spanish`,
    complete: 'Filled in',
    missing: (n: number) => count(n, 'blank', 'blanks'),
    localNone: 'None, so that part isn’t shown',
    localCount: (n: number, days: number) =>
      `${n}; the oldest was checked ${days === 0 ? 'today' : `${count(days, 'day', 'days')} ago`}`,
    ownText: 'Your own text',
    general: 'General steps are shown',
    more: (n: number) => (n === 0 ? 'Left blank' : `${n} of 3 filled in`),
  },

  /** The week of the named people, as it can be read. */
  week: {
    caption: 'Who’s the named person, and when',
    empty: 'Choose days and hours, and the week appears here.',
    whole: 'Someone is named at every hour of the week.',
    everyDay: 'Every day',
    allDay: 'All day',
    midnight: 'midnight',
    noRole: 'no role yet',
    nobody: 'nobody',
    and: ' and ',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    gap: (when: string) => `Nobody is named at these times: ${when}. Add a person, or change the hours.`,
    overlap: (who: string, when: string) =>
      `${who} are named at the same times: ${when}. That’s fine if it’s what you want, because staff see everyone who’s named.`,
    others: (n: number) => `And ${count(n, 'more time', 'more times')} like this.`,
  },

  /** Says what to do at a field that isn't filled in yet. */
  fill: {
    name: () => 'Enter the name of the site',
    slug: () => 'Use lowercase letters, digits and single hyphens, such as north-house',
    slugTaken: () => 'Another site or organization has this address, or had it before. Choose a different one.',
    timeZone: () => 'Choose a time zone from the list',
    named: () => 'Enter the role of the person staff tell right away, such as program director on duty',
    hours: (at: string) => `Nobody is named from ${at} on. Add a person, or change the hours.`,
    role: () => 'Enter a role, such as clinical lead',
    phone: () => 'Enter all 10 digits of a number that someone answers',
    phoneOfAll: () => '911 and 988 are on every page already. Enter the number that this person or line answers.',
    times: () => 'Enter both times, such as 8:00 am and 8:00 pm, or select “All day”',
    days: () => 'Choose at least one day, such as Monday',
    backup: () => 'Enter the role of a backup who answers day and night, such as clinical lead',
    ifAboutThatPerson: () =>
      'Enter the role of the person to tell when the concern is about the named person, such as executive director',
    sayWhoCallsScr: () => 'Choose who makes the SCR call',
    localName: () => 'Enter a name for this number, such as County crisis line',
    checkedOn: () => 'Enter the day when someone here called this number: today or earlier',
    publicPhone: () => 'Choose whether the public card shows this number',
    samePerson: () =>
      'Choose someone else for a concern about the named person: not a named person, and not the backup. Use another role and another number.',
    english: () => 'Enter the English, too, because it’s shown wherever there’s no Spanish',
    tooLong: (most: string) => `Use ${most} characters or fewer`,
  } satisfies Record<SiteBlankKind | 'slugTaken', (at: string) => string>,

  preview: {
    title: 'As staff will see it',
    lead: 'These parts appear in the lessons and with the policy. Blanks are shown as staff would see them.',
    back: 'Back to the details',
    changes: 'What changes',
    changesLead:
      'Compare each line with what you meant to enter. If a number has changed, call it before you make it live. If it’s a hotline, don’t make a test call: look it up on its website.',
    becomes: 'becomes',
    blank: '(blank)',
    card: 'The public card with this draft’s details',
    lessons: 'In the lessons and with the policy',
  },
}
