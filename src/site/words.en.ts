import type { SiteBlankKind } from './draft.ts'
import { count, digits } from '../words/count.ts'
import type { WhoCallsScr } from '../organization/details-shape.ts'
import type { PlanField } from '../organization/plan.ts'

interface PlanHint {
  readonly why: string
  readonly example: string
}

/** Settings of the whole organization. */
export const organization = {
  title: 'Organization',
  timeZone: 'Time zone for records',
  leaveTitle: 'Where “Leave this page” goes',
  leaveLead:
    'The button is on every page of the course. It saves the learner’s place, signs them out and opens another website. Choose one that looks ordinary and shows nothing personal, such as a weather website. It must open quickly, without signing in. Open it once on a phone before you save.',
  leaveTo: 'Website address',
  leaveToHint:
    'It starts with https://. Leave this blank to show a blank page from this server. This server never opens the address itself. The learner’s browser does.',
  leaveToWrong: 'Type an address that starts with https://, such as https://www.weather.gov/',
  siteAgreementTitle: 'Who publishes site details',
  siteAgreement: 'A second person has to agree',
  siteAgreementHint:
    'One content steward asks, and another one agrees or sends the details back with a reason. If no other steward can sign in, or you leave this box unchecked, a steward can publish alone, and the record says so.',
  siteAgreementAlone:
    'Only one content steward can sign in, so no one else could agree. Assign the role to a second person first, under Roles.',
  save: 'Save',
  saved: 'Saved.',
  rename: {
    field: 'Name of the organization',
    ask: 'Change the name',
    title: 'Change the organization’s name?',
    now: 'Name now',
    next: 'New name',
    same: 'That’s the name now. Type a different one.',
    means: [
      'Pages, new certificates, e-mails and reports show the new name right away.',
      'Earlier certificates, reports and evidence packs keep the name they had.',
      'Each site’s card keeps the old name until a content steward publishes the site’s details again. Then print cards and posters again.',
      'Home lists the packages to make again.',
    ],
    confirm: 'Use the new name',
    earlier: 'Earlier names',
  },
}

/** The page that leads to all settings. */
export const settings = {
  title: 'Settings',
  lead: 'Decide when staff are reminded, who can do what, how people sign in and how long data is kept, and check the records.',
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
    roles: 'Assign and end roles, and add an outside auditor.',
    singleSignOn: 'Let staff sign in with the account they already have at your organization.',
    secondStep: 'Require a passkey, or a code from an app in addition to the password.',
    organization:
      'Change the name, see the time zone, set the logo and the color, choose where “Leave this page” goes, and decide whether site details need a second person.',
    retention: 'Choose when messages, links and the audit trail are deleted.',
    webhooks: 'Let another system read records, and see which ones get notifications.',
    audit: 'See who signed in, opened a record, downloaded something or changed a setting.',
    ledger: 'Check and sign the ledger, choose who gets its signed checkpoints, and see the last backup.',
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
  lead: 'The policy leaves some things for each site to decide. Staff can take the lessons without them, but they can’t acknowledge the policy until these details are live.',
  next: {
    notLiveYet: (site: string) => `The details for ${site} aren’t live yet.`,
    waitingFor: (site: string, n: number) =>
      n === 1
        ? `The details for ${site} aren’t live yet, and one person is waiting for them.`
        : `The details for ${site} aren’t live yet, and ${digits(n)} people are waiting for them.`,
    goOn: 'Finish the details',
    agree: 'Open the details that wait for a second person',
  },
  table: 'Sites and what they have published',
  site: 'Site',
  live: 'Live version',
  notLive: 'Not live yet',
  version: (version: number, date: string) => `Version ${version}, ${date}`,
  draft: 'Draft',
  noDraft: 'No changes waiting',
  readyDraft: 'Changes ready to go live',
  proposed: 'Waiting for a second person',
  comes: (version: number, day: string) => `Version ${version} from ${day}`,
  samePerson: 'Choose someone else for a concern about the named person',
  backupOnDuty: 'Choose someone else as the backup',
  blanks: (n: number) => `${digits(n)} to complete`,
  waiting: 'Staff waiting',
  card: 'Card',
  printCard: 'Print the card',
  cardOf: (site: string) => ` for ${site}`,
  noCard: 'None yet',
  numbers: 'Numbers',
  waitingFor: (n: number) => `${count(n, 'person is', 'people are')} waiting for these details`,
  waited: (n: number) =>
    `${count(n, 'person who was', 'people who were')} waiting can acknowledge the policy now. ${n === 1 ? 'This person has' : 'They have'} nothing else to do.`,
  nobodyWaits: 'Nobody',

  add: 'Add a site',
  addButton: 'Add this site',
  name: 'Name of the site',
  nameNeeded: 'Enter the name of the site',
  slug: 'Short name in web addresses',
  slugHint:
    'The last part of the web address that’s printed for this site, such as north-house. If you leave it blank, it’s made from the site’s name.',
  slugShape: 'Use lowercase letters, digits and single hyphens, such as north-house',
  slugTaken: 'Another site or organization uses this address, or used it before. Choose a different one.',
  shorter: 'Use fewer characters here',

  form: {
    back: 'All sites',
    title: (site: string) => `Details for ${site}`,
    gaps: (n: number) => `${count(n, 'entry', 'entries')} to complete before this can go live`,
    gapsLive: (n: number) => `${count(n, 'entry', 'entries')} to complete before you can publish again`,
    staysLive: 'Until then, the current version stays live.',
    samePersonLive:
      'In the live details, a concern about the named person goes to a named person or to the backup. Choose someone else, and publish again. This doesn’t hold up anyone’s acknowledgment.',
    backupOnDutyLive:
      'In the live details, the backup has the same number or role as a named person who is on duty alone. When that person doesn’t answer, there’s no one else to call. Choose someone else, and publish again. This doesn’t hold up anyone’s acknowledgment.',
    withoutSpanish: (n: number) =>
      `${count(n, 'entry isn’t', 'entries aren’t')} in Spanish yet. People who read in Spanish will see ${n === 1 ? 'it' : 'them'} in English, with a note that says so. You can publish now and add the Spanish later.`,
    withoutSpanishLive: (n: number) =>
      `${count(n, 'entry isn’t', 'entries aren’t')} in Spanish yet. People who read in Spanish see ${n === 1 ? 'it' : 'them'} in English, with a note that says so. Add the Spanish here and publish again.`,
    untilThen: (site: string) => `Until then, staff at ${site} see:`,
    published: 'Published. Staff can see these details now.',
    publishedFrom: (day: string) => `Published. Staff will see these details starting ${day}.`,
    comes: (version: number, day: string) =>
      `Version ${version} takes effect on ${day}. Until then, staff see the current version. You can save a draft now, but you can’t publish it before ${day} unless you cancel this version. You can still change one of the site’s phone numbers today. This version gets the new number, too.`,
    comparison: 'See what changes',
    withdraw: 'Cancel this version',
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
      'Nothing you typed is lost. It’s still in the form below, but it isn’t saved. For each difference, check the box to use the newer draft, or leave it unchecked to keep your text. Then select “Save draft.”',
    newerOpen: 'Open the newer draft in another window',
    newerDiffers: 'The newer draft is different in these places:',
    newerEmpty: 'left blank',
    newerMine: 'What you typed',
    newerTheirs: 'In the newer draft',
    newerTake: 'Use the text from the newer draft',
    noDraft: 'There are no unpublished changes.',

    sections: {
      place: 'The site',
      named: 'Named people and their hours',
      others: 'Backup, and concerns about the named person',
      whoCalls: 'Who calls SCR',
      local: 'Local numbers',
      safety: 'Steps for safety and recovery',
      more: 'Groups, and support for staff',
    },
    slugHint: 'Lowercase letters, digits and hyphens. Addresses that are already printed keep working.',
    timeZone: 'Time zone',

    namedHint:
      'Staff tell this person right away, so someone must be named for every hour of the week. Add one person for each shift.',
    namedPerson: (n: number) => `Named person ${n}`,
    role: 'Role',
    roleHint: 'Use a role, because it stays the same when staff come and go.',
    personName: 'Name, if staff need it',
    personNameHint: 'A role is enough. A name stays on record forever once the details are published.',
    phone: 'Phone',
    publicPhone: (whose: string) => `${whose}: show this number on the public card?`,
    publicPhoneHint:
      'Usually yes. When a youth tells someone, that person may not be signed in or have the printed card with them. The public card shows the role and the number, never a name.',
    publicPhoneYes: 'Yes, show it',
    publicPhoneNo: 'No, only on the printed card and after signing in',
    allDay: 'All day',
    allDayHint: 'On duty for all 24 hours of the days you selected.',
    inSpanish: (label: string) => `${label} (in Spanish)`,
    spanishHint:
      'Spanish is optional. Where it’s missing, people who read in Spanish see your English, with a note that says so.',
    from: 'On duty from',
    to: 'Until',
    toHint: 'If the end time is earlier than the start time, it means the next day. Midnight is 12:00 AM.',
    days: 'Days on duty',
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
    backupHint: 'Steps in when the named person is away or doesn’t answer, day or night.',
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
    always: 'Show staff this line, too: “At your site, SCR is called every time a youth tells someone.”',
    alwaysHint:
      'With or without it, the course tells staff to call SCR every time. The line says that your site requires it, too.',

    localHint: 'List only numbers that someone here has called. The list can be empty.',
    localNumber: (n: number) => `Local number ${n}`,
    localName: 'Name',
    purpose: 'What it’s for',
    /** The summary of the next two. */
    aboutLine: 'What it’s not, and its languages',
    isNot: 'What it’s not',
    isNotHint: {
      why: 'In a hurry, staff can mistake one line for another.',
      example: 'It isn’t a report line. Call SCR first.',
    },
    languages: 'Languages',
    languagesHint: {
      why: 'A youth or a family may need another language.',
      example: 'English and Spanish.',
    },
    hours: 'Hours',
    checkedOn: 'Called and confirmed on',
    addLocal: 'Add a number',
    removeLocal: (n: number) => `Remove local number ${n}`,

    planLead:
      'Write roles instead of names, and never write about a real case. Staff see these steps in the course and on paper. The public card never shows them.',
    planHint: (why: string, example: string) => `${why} For example: “${example}”`,
    ifBlank: (general: string) => `If it’s blank, staff see: “${general}”`,
    plan: {
      lead: {
        why: 'Staff need one person to ask, so nothing is forgotten or done twice.',
        example: 'The program director on duty. After 8:00 pm, the on-call supervisor.',
      },
      place: {
        why: 'A bed is hard to find at night if no one has planned for it.',
        example: 'The lead calls the youth shelter we have an agreement with.',
      },
      ride: {
        why: 'A planned ride keeps a youth from leaving alone or with someone unsafe.',
        example: 'Two staff take the program van. The front desk has the keys.',
      },
      food: {
        why: 'It’s hard to think about what’s next when you’re hungry or cold.',
        example: 'There’s food in the kitchen. The front desk has water and warm clothes.',
      },
      rest: {
        why: 'A quiet place helps a youth feel safe.',
        example: 'Use the family room. One staff member stays nearby.',
      },
      medical: {
        why: 'Some care can’t wait, and the youth should have a say in it.',
        example: 'The lead offers a visit to the county child advocacy center and goes along.',
      },
      guardians: {
        why: 'A guardian may be involved in the exploitation, so one person decides who talks with them, and when.',
        example: 'The clinical lead decides when it’s safe, and then talks with them.',
      },
      nextDay: {
        why: 'The next day can be hard, and a familiar face helps.',
        example: 'The clinical lead checks in before noon, in the way the youth asked for.',
      },
      followUp: {
        why: 'Care takes weeks, and a date keeps it from being forgotten.',
        example: 'After 3 days, 2 weeks and 1 month. The clinical lead keeps track of the dates.',
      },
      staffCare: {
        why: 'Hearing about harm affects staff, too.',
        example: 'The lead talks with you before you go home and calls you the next day.',
      },
    } satisfies Record<PlanField, PlanHint>,
    stepsHint:
      'Add whatever doesn’t fit above. If your site wrote its steps before this form had separate fields, they’re all here. Never write about a real case.',

    beforeGroup: 'Who to tell before a prevention group starts',
    groupSafety: 'Safety measures for groups',
    neverReal: 'Never write about a real case.',
    supportRole: 'Staff support contact',
    supportPhone: 'Staff support phone',

    save: 'Save',
    saveDraft: 'Save draft',
    saveAndSee: 'Preview',
    seeCard: 'See the card',
    publish: 'Publish these details',
    checkChanges: 'Check the changes',
    isReady: 'Ready to go live.',
    offline: 'Your last changes aren’t saved yet. Check the connection, then select “Save draft.”',
    signedOut: 'Your last changes aren’t saved yet. Select “Save draft,” sign in again, and send them from there.',
    cardMore: 'The card’s address',

    status: 'Status of this page',
    waitTitle: 'Who’s waiting for these details',
    waitText: 'They’ve finished everything else. They can acknowledge the policy once these details are live.',
  },

  checks: {
    inEnglish: (n: number) => `${count(n, 'entry', 'entries')} shown in English to people who read in Spanish`,
    complete: 'Filled in',
    missing: (n: number) => count(n, 'entry to complete', 'entries to complete'),
    localNone: 'None, so that part isn’t shown',
    localCount: (n: number, days: number) =>
      `${digits(n)}; the oldest check was ${days === 0 ? 'today' : `${count(days, 'day', 'days')} ago`}`,
    ownText: 'Your own text',
    general: 'General steps are shown',
    more: (n: number) => (n === 0 ? 'Left blank' : `${digits(n)} of 3 filled in`),
  },

  /** The week of the named people, as it can be read. */
  week: {
    caption: 'Who’s the named person, and when',
    empty: 'Choose days and hours, and the week appears here.',
    whole: 'Someone is named for every hour of the week.',
    everyDay: 'Every day',
    allDay: 'All day',
    midnight: 'midnight',
    noRole: 'no role yet',
    nobody: 'nobody',
    and: ' and ',
    fromTo: (from: string, to: string) => `${from} to ${to}`,
    gap: (when: string) => `No one is named for these times: ${when}. Add a person, or change the hours.`,
    overlap: (who: string, when: string) =>
      `${who} are named for the same times: ${when}. That’s fine if it’s what you want, because staff see everyone who’s named.`,
    others: (n: number) => `And ${count(n, 'more time', 'more times')} like this.`,
  },

  /** Says what to do at a field that isn't filled in yet. */
  fill: {
    name: () => 'Enter the name of the site',
    slug: () => 'Use lowercase letters, digits and single hyphens, such as north-house',
    slugTaken: () => 'Another site or organization uses this address, or used it before. Choose a different one.',
    timeZone: () => 'Choose a time zone from the list',
    named: () => 'Enter the role of the person staff tell right away, such as program director on duty',
    hours: (at: string) => `Starting ${at}, no one is named. Add a person, or change the hours.`,
    role: () => 'Enter a role, such as clinical lead',
    phone: () => 'Enter all 10 digits of a number that someone answers',
    phoneOfAll: () => '911 and 988 are on every page already. Enter the number that this person or line answers.',
    letters: () => 'The letters and the digits give two different numbers. Find out which one is right.',
    times: () => 'Enter both times, such as 8:00 am and 8:00 pm, or select “All day.”',
    days: () => 'Choose at least one day, such as Monday',
    backup: () => 'Enter the role of a backup who answers day and night, such as clinical lead',
    ifAboutThatPerson: () =>
      'Enter the role of the person to tell when the concern is about the named person, such as executive director',
    sayWhoCallsScr: () => 'Choose who makes the SCR call',
    localName: () => 'Enter a name for this number, such as County crisis line',
    checkedOn: () => 'Enter the day when someone here called this number: today or earlier',
    publicPhone: () => 'Choose whether the public card shows this number',
    samePerson: () =>
      'For a concern about the named person, choose someone other than a named person or the backup, with a different role and number.',
    backupOnDuty: () =>
      'Staff call the backup when a named person who is on duty alone doesn’t answer. Choose someone else as the backup, with a different role and number.',
    english: () => 'Enter the English, too, because it’s shown wherever there’s no Spanish',
    tooLong: (most: string) => `Use ${most} characters or fewer`,
    notToReport: () =>
      'Staff could read this as a reason not to report, or to leave it to someone else. Say when they report, and to whom.',
    promises: () => 'This promises how things will turn out. No one can promise that.',
    permission: () =>
      'Staff could read this as a reason to wait for permission, proof or another person before they report. Tell them not to wait.',
    delay: () => 'Staff could read this as a reason to wait. Write “right away.”',
    harms: () =>
      'This could tell staff to keep or pass on a picture, promise secrecy, ask for details, confront someone or search a youth’s things. Say that they don’t. The police and trained interviewers look into it.',
  } satisfies Record<SiteBlankKind | 'slugTaken', (at: string) => string>,

  /** The steps on one sheet of paper, for staff. */
  sheet: {
    title: 'Steps for staff',
    back: 'Back',
    lead: 'Keep this sheet where only staff can see it. Never write a youth’s name on it.',
    danger: 'If someone is in danger now, call 911 first.',
    asOf: (date: string) => `Site details as of ${date}.`,
    print: 'Print these steps',
    changed: (day: string) =>
      `These steps or the people on the sheet changed on ${day}. Print the sheet again, and throw away older copies. We don’t record when a sheet is printed, but it shows the date at the bottom. Replace any that were printed earlier that same day, too.`,
  },

  /** What publishing would do. */
  effect: {
    waiting: (n: number) =>
      `${count(n, 'person is', 'people are')} waiting for these details. Once the details are in effect, ${n === 1 ? 'that person will have this status' : 'they’ll have these statuses'}:`,
    nobodyWaits: 'No one’s status changes. What staff have finished still counts.',
    paper: 'Printed cards and posters won’t match anymore. Print them again when this takes effect.',
    noPaper: 'Printed cards and posters stay as they are.',
    packages: (n: number) =>
      n === 0
        ? 'No package includes these details.'
        : `${count(n, 'package includes', 'packages include')} the details as they are now. Replace ${n === 1 ? 'it' : 'them'} when this takes effect.`,
    links: (roles: string) =>
      `These roles won’t be linked to anyone anymore: ${roles}. Once the change takes effect, link them again, so you’re told when someone leaves.`,
    kept: (roles: string) =>
      `The person linked to these roles is away, and this change alone doesn’t bring the roles back: ${roles}. Under “Link people to their roles,” decide who holds them.`,
    onlyThis: 'Only this site’s details change.',
    lessons: 'These lessons show the details that change.',
    questions: 'These questions show the details that change, together with the answer.',
    stories: 'These stories use the details that change.',
    pages:
      'The guide, the contacts and the policy show the new details as soon as they’re in effect, and so does the public card. Messages and certificates already issued don’t change.',
  },

  /** Every version of a site's details, and two of them side by side. */
  versions: {
    title: 'Versions of the details',
    of: (site: string) => `Versions of the details for ${site}`,
    open: 'All versions',
    /** Leads HR there, from a page about the site. */
    whoChanged: 'Who changed this site’s details, and what',
    checked: 'Yes',
    lead: 'Nothing is deleted: every version stays on record.',
    none: 'Nothing has been published yet.',
    version: (n: number) => `Version ${n}`,
    by: (day: string, by: string) => `${day}, by ${by}`,
    alone: (day: string, by: string) => `${day}, by ${by} alone`,
    together: (day: string, by: string, proposedBy: string | null) =>
      proposedBy === null ? `${day}, after ${by} agreed` : `${day}, proposed by ${proposedBy}, after ${by} agreed`,
    columns: { version: 'Version', from: 'In effect from', recorded: 'Published on', state: 'Status' },
    inEffect: 'In effect now',
    toCome: 'Upcoming',
    earlier: 'Earlier',
    withdrawn: 'Canceled before it took effect',
    compare: 'Compare two versions',
    from: 'Earlier version',
    to: 'Later version',
    show: 'Compare',
    same: 'These two versions say the same thing.',
    onDay: {
      title: 'See what staff saw on a day',
      day: 'Day',
      show: 'Show',
      heading: (day: string) => `What staff saw on ${day}`,
      none: 'Nothing had been published for this site yet, so staff saw no details.',
      version: (n: number, day: string) => `Version ${n}, in effect from ${day}.`,
      away: 'Someone named in that version was away, so staff saw the details without that person.',
      endOfDay: 'This is how the details were at the end of that day.',
      line: 'Detail',
      text: 'What staff saw',
      shared: 'Numbers that all sites share aren’t part of a site’s details.',
      lines: 'See the numbers that all sites share',
    },
  },

  /** Details that wait for a second person. */
  proposal: {
    title: 'Details waiting for a second person',
    open: 'Open',
    asked: (when: string, who: string | null) =>
      who === null
        ? `You asked for a second person’s agreement ${when}.`
        : `${who} asked for a second person’s agreement ${when}.`,
    from: (day: string) => `These details would take effect on ${day}.`,
    mayAgree: (names: string) => `${names} can agree.`,
    anyMayAgree: (n: number) => `Any of the ${digits(n)} other content stewards can agree.`,
    own: 'If you take the details back, the draft stays as it is.',
    other: 'Read every line before you agree.',
    agreeLead: 'If you agree, staff see these details starting that day.',
    agree: 'Agree and publish',
    refuse: 'Send the details back',
    takeBack: 'Take the details back',
    reason: 'Reason',
    takeBackHint: 'The reason is kept on record, so don’t name anyone, and never write about a youth.',
    reasonHint:
      'Say what has to change. The reason is kept on record, so don’t name anyone, and never write about a youth.',
    reasonNeeded: 'Write a reason',
    changed: 'Something has changed since you opened this page. Look at it again.',
    unfinished:
      'These details can no longer go live as they are. Send them back, and open their form to see what’s missing.',
    ofAll: (day: string) =>
      `Your organization’s details for all sites change on ${day}. Agree on that day or later, or send the details back.`,
    waits: (when: string, who: string | null) =>
      who === null
        ? `You asked ${when} for a second person to agree.`
        : `These details are waiting for a second person to agree. ${who} asked ${when}.`,
    refused: (when: string, who: string | null, reason: string) =>
      who === null
        ? `You took the details back ${when}. Reason: ${reason}`
        : `The details were sent back ${when} by ${who}. Reason: ${reason}`,
  },

  phone: {
    title: 'Change a phone number',
    lead: 'Call the new number first. Nothing else in the details changes.',
    named: 'Named person',
    local: 'Local number',
    called: 'I called each new local number today, and it’s the right one',
    calledHint: 'Staff read that it was checked today.',
    callFirst: 'Call the new local number first, then check this box',
    ofAll: (numbers: string) => `This site has these numbers from your organization: ${numbers}.`,
    ofAllLater: (version: number, day: string) =>
      `If you publish a new number there for today, this site gets it right away. So does version ${version}, which takes effect on ${day}.`,
    toAll: 'Change them for all sites',
    taken: 'Your organization has this number for all sites, so remove this site’s own line from the details instead',
    comes: (version: number, day: string) =>
      `Version ${version} takes effect on ${day}. If it still has the old number, a version with the new number replaces it on the same day.`,
    endsProposal:
      'If you publish a new number, the request to publish other changes is withdrawn. Those changes stay in the draft, so ask again afterward.',
    keepsStandIn: (people: string) =>
      `A new number doesn’t change that. To decide who holds this role, go to “${people}.”`,
    endsLinks: (roles: string) =>
      `A new number ends the role’s link to a person: ${roles}. Link the role again afterward, so you’re told if they leave.`,
    button: 'Publish the new number',
    same: 'Change a number first.',
    unfinished: 'These details can’t be published as they are, because something else is missing.',
    newer: 'These details changed after you opened the page. Enter the new number again.',
    toForm: 'Go to the details',
    published: 'Published. Staff see the new number now.',
    publishedAway: (n: number, roles: string) =>
      n === 1
        ? `Published. The linked person is away, so staff aren’t given this role’s new number yet: ${roles}. Under “Link people to their roles,” decide who holds it.`
        : `Published. Whoever is linked to these roles is away, so staff aren’t given their new numbers yet: ${roles}. Under “Link people to their roles,” decide who holds them.`,
    sharedNumber: 'Two of its local lines would have the same number.',
    breaksPlan: (version: number, day: string, reason: string) =>
      `Version ${version}, which takes effect on ${day}, can’t have this new number. ${reason} Cancel that version on the site’s page and publish the new number. Then correct the version and schedule it again.`,
    alsoComes: (version: number, day: string) => `Version ${version}, which takes effect on ${day}, has it, too.`,
  },
  preview: {
    title: 'As staff will see it',
    lead: 'These parts appear in the lessons and with the policy. Blanks are shown as staff would see them.',
    back: 'Back to the details',
    wrongNumbers: (numbers: string) =>
      `The last check found that a number in these details doesn’t work: ${numbers}. Staff will read that next to it. Change it before you publish, or call it again and record that it works.`,
    textNumbers: (numbers: string) =>
      `Some texts have a phone number in them: ${numbers}. A number in a text is never checked, and doesn’t change with the person or line it belongs to. Name the person or line instead, and enter a new number under the local numbers.`,
    changes: 'What changes',
    changesLead:
      'Compare each line with your source. If a number has changed, call it before it goes live. If it’s a hotline, don’t make a test call: look it up on its website.',
    becomes: 'becomes',
    blank: '(blank)',
    card: 'The public card with this draft’s details',
    lessons: 'In the lessons and with the policy',
    from: 'In effect from',
    fromHint: (zone: string) =>
      `The change takes effect when this day begins, in ${zone}. Until then, staff see the current details.`,
    inEnglish: (n: number) => `Publish with ${count(n, 'entry', 'entries')} in English for people who read in Spanish`,
    notNames: (names: string) => `None of these is a person’s name: ${names}`,
    ask: 'Ask someone to agree',
    askLead: 'Your organization wants a second person to agree before this goes live.',
    aloneLead:
      'Your organization wants a second person to agree, but no other content steward can sign in. You can publish this alone. The record will say that no one else agreed.',
    comesFirst: (day: string) =>
      `A version is set to take effect on ${day}. Publish this on that day or later, or cancel that version first on the site’s page.`,
    seeComing: 'Go to the scheduled version',
    problems: {
      day: 'Enter a day.',
      past: 'Enter today’s date or a later one.',
      far: 'Enter a day within the next 12 months.',
      place: 'The site’s name and web address change right away. Choose today, or change them separately.',
      ofAll: (day: string) =>
        `Your organization’s details for all sites change on ${day}. Choose today, or wait until that day.`,
      english: 'Add the Spanish, or check this box to publish without it.',
      notNames: 'Go back and write a role instead of a person’s name. If it isn’t a name, check this box.',
    },
  },
}
