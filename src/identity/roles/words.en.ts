import { count } from '../../words/count.ts'
import { TYPED_ABOUT_A_PERSON } from '../../words/typed.ts'
import type { Action, Role } from '../access.ts'

const lead: Record<Role, string> = {
  learner: 'Takes the course, and sees only their own record. All staff have this role automatically.',
  supervisor:
    'Sees and reminds the people who report to them. They have this role automatically, for as long as someone reports to them.',
  'site-hr': 'Does HR’s work for the people at chosen sites, and sees no one else.',
  hr: 'Does HR’s work for everyone: people, rules, reminders, reports and evidence.',
  steward: 'Looks after site details, the wording of messages, and packages. Can’t see anyone’s record.',
  auditor:
    'Reads everyone’s records, including documents and reasons, as well as reports, evidence and the ledger. Can download lists of people. Can’t change anything, and the role has a last day.',
  administrator:
    'Assigns roles, and looks after the organization’s settings, sign-in and keys. Can’t see reports or answers.',
}

const may: Record<Action, string> = {
  'take-course': 'Take the course',
  'open-home': 'See what needs doing on Home',
  search: 'Search for sites, and for the people they’re allowed to see',
  'list-people': 'See lists of people and where each one stands',
  'read-person': 'Open a person’s record',
  'download-people': 'Download lists of people',
  'revoke-certificate': 'Withdraw a certificate',
  'invite-person': 'Add people and invite them',
  'agree-to-recovery': 'Agree to a recovery code',
  'edit-site': 'Edit site details',
  'publish-site': 'Publish site details',
  'read-site-versions': 'See every version of a site’s details, and who published it',
  'link-roles': 'Link a site’s roles to the people who hold them, and see when one of them leaves',
  'print-cards': 'Print a site’s cards and posters, and confirm that old ones were replaced',
  'read-contacts': 'See the phone numbers that all sites share, and when they were checked',
  'keep-contacts': 'Check the shared phone numbers, and work with a second steward to change them',
  'run-practice': 'Run and record team practices',
  'lead-practice': 'Lead and record their own team’s practice',
  'read-groups': 'See which groups are planned, and who has confirmed that they know about them',
  'keep-groups': 'Announce groups, and decide who is told before one starts',
  'edit-texts': 'Change the wording of messages',
  'edit-organization': 'Change the settings of the organization',
  'make-package': 'Make packages for learning systems',
  'read-receipts': 'Read check codes from packages',
  'change-person': 'Change a person’s record',
  'read-papers': 'Read the documents and reasons on a record',
  'erase-person': 'Erase a person, once a second person confirms',
  'import-records': 'Import staff lists and completions',
  'set-requirements': 'Decide who has to do orientation, and by when',
  'set-reminders': 'Set when reminders go out',
  'hand-over': 'See messages, and hand them over on paper',
  'nudge-person': 'Remind a person',
  'read-reports': 'Read reports',
  'see-work': 'See running tasks, such as files that are being made',
  'save-views': 'Save views of reports',
  'compare-clocks': 'Compare what a report said at the time with what it says now',
  'read-policy': 'See the organization’s own policy',
  'keep-policy': 'Reword clauses of the policy, and publish it',
  'read-clauses':
    'See where each clause of the policy is taught, which questions ask about it, and which features support it',
  'read-understanding': 'See which questions people get wrong, but never who got them wrong',
  'set-pass-mark': 'Work on the passing score',
  'read-ledger': 'Read and check the ledger',
  'keep-ledger': 'Sign the ledger, and choose who gets its checkpoints',
  'read-evidence': 'Read and check evidence packs',
  'make-evidence': 'Make evidence packs',
  'open-settings': 'Open the settings page',
  'read-audit': 'Read the audit trail',
  'grant-roles': 'Assign roles, end them, and sign people out',
  'set-sign-in': 'Set how people sign in',
}

/** Who has which role, and assigning and ending roles. */
export const roles = {
  title: 'Roles',
  link: 'This person’s roles',
  lead: 'See who has which role, since when, and who assigned it. All staff are learners, and anyone with people reporting to them is a supervisor, so those two roles aren’t listed.',
  table: 'Everyone with a role',
  column: { person: 'Person', role: 'Role', since: 'Since', by: 'Assigned by', until: 'Last day' },
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
    supervises: 'You have this role because people report to you.',
    given: (by: string, date: string) => `${by} assigned it to you on ${date}.`,
    atSetUp: (date: string) => `You’ve had it since the initial setup on ${date}.`,
    onConsole: (date: string) => `Whoever runs the server assigned it to you on ${date}.`,
    before: 'You already had it when the program began recording who assigns roles.',
    until: (date: string) => `Its last day is ${date}.`,
    noEnd: 'It has no last day.',
  },

  find: {
    title: 'Assign or end a role',
    lead: 'Find the person first. Here, you can assign a role only to someone who has signed in at least once.',
    who: 'Full name, sign-in name, e-mail or staff number',
    button: 'Find this person',
    needsWho: 'Enter a full name, sign-in name, e-mail or staff number',
    unknown: 'No one was found. Type the full name, sign-in name, e-mail or staff number',
    several: 'Choose the person you mean, or search again',
  },

  mayTitle: 'What each role can do',
  /** The roles that nobody assigns. The names of the others are in `account.roles`. */
  ungiven: { learner: 'Everyone on staff', supervisor: 'Supervisor' },
  roleLead: lead,
  may,
  reach: { everyone: '', self: '', 'own-people': 'their own people', 'own-sites': 'their sites' },
  mayWithin: (action: string, reach: string) => `${action}: ${reach} only`,

  person: {
    back: 'All roles',
    heading: (name: string) => `${name}’s roles`,
    now: (held: string) => `Now: ${held}.`,
    none: 'This person takes the course and has no other role.',
    supervises: (n: number) => `supervisor of ${count(n, 'person', 'people')}`,
    outsideNone: 'This person has no role anymore, so they can’t sign in.',
    historyTitle: 'Changes so far',
    given: (date: string, by: string, role: string) => `${date}: ${by} assigned the role ${role}`,
    ended: (date: string, by: string, role: string) => `${date}: ${by} ended the role ${role}`,
    reason: (reason: string) => `Reason: ${reason}`,
  },

  give: {
    title: 'Assign or change a role',
    lead: 'This signs the person out. They and every administrator see a notice at their next sign-in.',
    role: 'Role',
    choose: 'Choose a role',
    sites: 'Sites',
    sitesHint: 'Only for the role “HR for a site.”',
    until: 'Last day',
    untilHint: 'Required for an auditor, at most a year from now.',
    reason: 'Why',
    reasonHint: TYPED_ABOUT_A_PERSON.en,
    button: 'Assign this role',
    notOpen: 'This person can’t sign in. Either they’ve left, or the account is closed.',
    noPassword: 'This person has no way to sign in yet. Once they’ve signed in, you can assign them a role.',
    notUsed: (until: string) =>
      `This person has an unused sign-in card or link. It works until ${until}. Once they’ve signed in, you can assign them a role.`,
    askHr: (names: string) =>
      names === ''
        ? 'Normally HR makes a sign-in link, but no one in HR can sign in right now. Ask whoever runs the server to run “csec make-hr” for someone in HR. It prints a link for that person, who can then make one for this person.'
        : `HR can make a sign-in link: ask ${names}.`,
    onlyAuditor: 'This person doesn’t work here, so they can only be an auditor.',
    needs: {
      role: 'Choose a role from the list',
      sites: 'Choose at least one site',
      noSites: 'Only the role “HR for a site” is limited to certain sites. Uncheck the boxes, or choose that role.',
      until: 'An auditor needs a last day',
      past: 'Choose today or a later day',
      far: 'Choose a day within a year from now',
      same: 'This person already has exactly this role',
    },
    given: 'The role was assigned. The person and every administrator see a notice at their next sign-in.',
  },

  end: {
    title: 'End a role',
    lead: 'This signs the person out. They keep their own course and record.',
    outsideLead:
      'This signs the person out, and they can’t sign in anymore. Their actions stay in the ledger and the audit trail.',
    role: 'Role to end',
    reason: 'Why are you ending it?',
    button: 'End this role',
    lastAdministrator:
      'After this, no one who can sign in would be able to assign roles. Make someone else an administrator first, without a last day.',
    done: 'The role has ended. The person and every administrator see a notice at their next sign-in.',
    missed: 'This person doesn’t have this role anymore.',
  },

  /** After the next sign-in, to the person and to those who are told. */
  notice: {
    you: 'you',
    given: (by: string, role: string, whose: string, date: string) =>
      `On ${date}, ${by} assigned ${whose} the role ${role} or changed it.`,
    ended: (by: string, role: string, whose: string, date: string) =>
      `On ${date}, ${by} ended the role ${role} for ${whose}.`,
    advice: 'If you didn’t expect this, ask the person who did it, or an administrator you trust.',
  },

  outside: {
    link: 'Add an outside auditor',
    title: 'Add an outside auditor',
    lead: 'Use this for someone who doesn’t work here, such as a person from a licensing office. They don’t take the course, and they aren’t on any list of people who have to take it. On the next page, you make a link and a code to hand over.',
    name: 'Name',
    email: 'E-mail',
    language: 'Language',
    untilHint: 'At most a year from now.',
    button: 'Add this auditor',
    taken: 'Someone on record already has this e-mail address. Find them on the “Roles” page instead.',
    added: 'The auditor was added. Now make a link and hand it over.',
    sheetTitle: 'Your access as an auditor',
    invite: 'Invitation',
    inviteLead:
      'This person has no way to sign in yet. A link or a code lets them choose one. It works once and expires after 7 days.',
  },
}
