import { TYPED_ABOUT_A_PERSON } from '../../words/typed.ts'
import type { Action, Role } from '../access.ts'

const lead: Record<Role, string> = {
  learner: 'Takes the course, and sees only their own record. Nobody has to give this role.',
  supervisor:
    'Sees and reminds the people who report to them. They have this role automatically, for as long as someone reports to them.',
  'site-hr': 'Does HR’s work for the people at chosen sites, and sees no one else.',
  hr: 'Does HR’s work for everyone: people, rules, reminders, reports and evidence.',
  steward: 'Looks after site details, texts and packages. Can’t see anyone’s record.',
  auditor:
    'Reads everyone’s records with their documents and reasons, the reports, the evidence and the ledger, and can download lists of people. Can’t change anything, and the role has a last day.',
  administrator: 'Gives roles, and looks after the organization, sign-in and keys. Can’t see reports or answers.',
}

const may: Record<Action, string> = {
  'take-course': 'Take the course',
  'open-home': 'See what needs doing on Home',
  search: 'Search for sites, and for the people whom they may see',
  'list-people': 'See lists of people and where each one stands',
  'read-person': 'Open a person’s record',
  'download-people': 'Download lists of people',
  'revoke-certificate': 'Withdraw a certificate',
  'invite-person': 'Add people and invite them',
  'agree-to-recovery': 'Agree to a recovery code',
  'edit-site': 'Write site details',
  'publish-site': 'Publish site details',
  'read-contacts': 'See the phone numbers that all sites share, and when they were checked',
  'keep-contacts': 'Check those numbers and change them together with a second steward',
  'edit-texts': 'Change the texts of reminders',
  'edit-organization': 'Change the settings of the organization',
  'make-package': 'Make packages for learning systems',
  'read-receipts': 'Look up check codes from packages',
  'change-person': 'Change a person’s record',
  'read-papers': 'Read the documents and reasons on a record',
  'erase-person': 'Erase a person, once a second person confirms',
  'import-records': 'Import staff lists and completions',
  'set-requirements': 'Set who has to do orientation, and by when',
  'set-reminders': 'Set when reminders go out',
  'hand-over': 'See messages, and hand them over on paper',
  'nudge-person': 'Remind a person',
  'read-reports': 'Read reports',
  'see-work': 'See work in progress, such as files that are being made',
  'save-views': 'Save views of reports',
  'compare-clocks': 'Compare what a report said then with what it says now',
  'read-clauses': 'See what is taught, asked and done about each clause of the policy',
  'read-understanding': 'See which questions people get wrong, but never who got them wrong',
  'set-pass-mark': 'Work on the pass mark',
  'read-ledger': 'Read and check the ledger',
  'keep-ledger': 'Sign the ledger, and choose who gets its heads',
  'read-evidence': 'Read and check evidence packs',
  'make-evidence': 'Make evidence packs',
  'open-settings': 'Open the settings page',
  'read-audit': 'Read the audit trail',
  'grant-roles': 'Give roles, take them away, and sign people out',
  'set-sign-in': 'Set how people sign in',
}

/** Who has which role, and giving and taking roles. */
export const roles = {
  title: 'Roles',
  link: 'This person’s roles',
  lead: 'See who has which role, since when, and who gave it. All staff are learners, and anyone with people reporting to them is a supervisor, so those two aren’t listed.',
  table: 'Everyone with a role',
  column: { person: 'Person', role: 'Role', since: 'Since', by: 'Given by', until: 'Last day' },
  atSites: (sites: string) => `At ${sites}`,
  noEnd: 'None',
  ended: (date: string) => `Ended ${date}`,
  sinceBefore: 'Before roles were recorded',
  byNobody: 'Not recorded',
  bySetUp: 'Initial setup',
  byConsole: 'Whoever runs the server',
  cannotSignIn: 'Can’t sign in',
  notYetIn: 'Hasn’t signed in yet',

  /** On the account page, to whoever has them. */
  own: {
    title: 'Your roles',
    none: 'You take the course, like everyone on staff. You have no other role.',
    supervises: 'People report to you, so nobody has to give you this role.',
    given: (by: string, date: string) => `${by} gave it to you on ${date}.`,
    atSetUp: (date: string) => `You’ve had it since the initial setup on ${date}.`,
    onConsole: (date: string) => `Whoever runs the server gave it to you on ${date}.`,
    before: 'You already had it when the program began recording who gives roles.',
    until: (date: string) => `Its last day is ${date}.`,
    noEnd: 'It has no last day.',
  },

  find: {
    title: 'Give or end a role',
    lead: 'Find the person first.',
    who: 'Sign-in name, e-mail, staff number or name',
    button: 'Find this person',
    needsWho: 'Enter a sign-in name, e-mail, staff number or name',
    unknown: 'Nobody on record has this sign-in name, e-mail, staff number or name',
    several: 'Several people have this name. Use the sign-in name, e-mail or staff number.',
  },

  mayTitle: 'What each role can do',
  /** The roles that nobody gives. The names of the others are in `account.roles`. */
  ungiven: { learner: 'Everyone on staff', supervisor: 'Supervisor' },
  roleLead: lead,
  may,
  reach: { everyone: '', self: '', 'own-people': 'their own people', 'own-sites': 'their sites' },
  mayWithin: (action: string, reach: string) => `${action}: ${reach} only`,

  person: {
    back: 'All roles',
    heading: (name: string) => `${name}’s roles`,
    none: 'This person takes the course and has no other role.',
    outsideNone: 'This person has no role anymore, so they can’t sign in.',
    historyTitle: 'Changes so far',
    given: (date: string, by: string, role: string) => `${date}: ${by} gave the role ${role}`,
    ended: (date: string, by: string, role: string) => `${date}: ${by} ended the role ${role}`,
    reason: (reason: string) => `Reason: ${reason}`,
  },

  give: {
    title: 'Give a role, or change it',
    lead: 'This signs the person out, and they have the role when they sign in again. The person and every administrator see a notice at their next sign-in, and the ledger records who gave the role and why.',
    role: 'Role',
    choose: 'Choose a role',
    sites: 'Sites',
    sitesHint: 'Only for HR for a site.',
    until: 'Last day',
    untilHint: 'An auditor needs one, at most a year from now. Leave this blank if the role has no end.',
    reason: 'Why',
    reasonHint: TYPED_ABOUT_A_PERSON.en,
    button: 'Give this role',
    notOpen: 'This person can’t sign in. Either they’ve left, or the account is closed.',
    noPassword: 'This person has no way to sign in yet. Once they’ve signed in, you can give them a role.',
    askHr: (names: string) =>
      names === '' ? 'Ask HR for a sign-in link.' : `HR can make a sign-in link: ask ${names}.`,
    onlyAuditor: 'This person doesn’t work here, so they can only be an auditor.',
    needs: {
      role: 'Choose a role from the list',
      sites: 'Choose at least one site',
      noSites: 'Only HR for a site has sites. Clear the boxes, or choose HR for a site.',
      until: 'An auditor needs a last day',
      past: 'Choose today or a later day',
      far: 'Choose a day within a year from now',
      same: 'This person already has exactly this role',
    },
    given: 'The role was given. The person and every administrator see a notice at their next sign-in.',
  },

  end: {
    title: 'End a role',
    lead: 'This signs the person out. Their own course and record stay.',
    outsideLead:
      'This signs the person out, and they can’t sign in anymore. What they did stays in the ledger and the audit trail.',
    role: 'Role to end',
    reason: 'Why does it end?',
    button: 'End this role',
    lastAdministrator:
      'After this, no one who can sign in would be able to give roles. Make someone else an administrator first, without a last day.',
    done: 'The role has ended. The person and every administrator see a notice at their next sign-in.',
    missed: 'This person doesn’t have this role anymore.',
  },

  /** After the next sign-in, to the person and to those who are told. */
  notice: {
    you: 'you',
    given: (by: string, role: string, whose: string, date: string) =>
      `On ${date}, ${by} gave ${whose} the role ${role} or changed it.`,
    ended: (by: string, role: string, whose: string, date: string) =>
      `On ${date}, ${by} ended the role ${role} for ${whose}.`,
    advice: 'If you didn’t expect this, ask the person who did it, or an administrator you trust.',
  },

  outside: {
    link: 'Add an outside auditor',
    title: 'Add an outside auditor',
    lead: 'This is for someone who doesn’t work here, such as a person from a licensing office. They don’t take the course, and they aren’t on any list of people who have to. On the next page, you make a link and a code to hand over.',
    name: 'Name',
    email: 'E-mail',
    language: 'Language',
    untilHint: 'At most a year from now.',
    button: 'Add this auditor',
    taken: 'Someone on record already has this e-mail. Find them on the “Roles” page instead.',
    added: 'The auditor was added. Now make a link and hand it over.',
    sheetTitle: 'Your access as an auditor',
    invite: 'Invitation',
    inviteLead:
      'This person has no way to sign in yet. A link or a code lets them choose one. It works once, within 7 days.',
  },
}
