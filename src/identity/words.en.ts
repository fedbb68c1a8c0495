import type { AccountMail } from '../reminders/reminder.ts'
import { signInMails } from './factors/words.en.ts'
import { LONGEST_PASSWORD, type PasswordProblem, SHORTEST_PASSWORD } from './password.ts'
import type { Browser, ProofWay, System } from './session.ts'
import { count, digits } from '../words/count.ts'
import type { PersonType } from '../ledger/bodies/part.ts'

const mails: Record<
  AccountMail,
  {
    readonly subject: string
    readonly text: (organization: string, name: string) => string
    readonly otherwise: string
  }
> = {
  'reset-link': {
    subject: 'Your sign-in link',
    text: (organization) =>
      `Use this link to sign in to your orientation at ${organization} or to choose a new password. It works once and expires after 1 hour.`,
    otherwise: 'If you didn’t ask for it, do nothing: your password stays as it is. If it happens again, tell HR.',
  },
  'recovery-asked': {
    subject: 'HR needs your agreement',
    text: (organization, name) =>
      `HR at ${organization} wants to make a recovery code for ${name}’s account, and a second person has to agree. Check with ${name} that they asked for it, then agree on this page:`,
    otherwise: 'If you can’t check with them, don’t agree. Without your agreement, no code will be made.',
  },
  'role-changed': {
    subject: 'Someone’s roles have changed',
    text: (organization, name) =>
      `${name}’s roles at ${organization} have changed. Open this link to see what changed and who changed it:`,
    otherwise: 'If you didn’t expect this, talk to an administrator.',
  },
  'hr-given': {
    subject: 'Someone now has HR access',
    text: (organization, name) =>
      `${name} now has HR access at ${organization} and can see all records. This is their record:`,
    otherwise: 'If you didn’t expect this, talk to your colleagues in HR.',
  },
  'hr-ended': {
    subject: 'Someone no longer has HR access',
    text: (organization, name) => `${name} no longer has HR access at ${organization}. This is their record:`,
    otherwise: 'If you didn’t expect this, talk to your colleagues in HR.',
  },
  'sign-in-linked': {
    subject: 'Your sign-in is confirmed',
    text: (organization) =>
      `HR has confirmed that it’s you. From now on, you sign in to your orientation at ${organization} with the organization’s own sign-in:`,
    otherwise: 'If you didn’t try to sign in, tell HR: someone else may have used your sign-in.',
  },
  'address-changed': {
    subject: 'Your e-mail address was changed',
    text: (organization) =>
      `The e-mail address on record for your orientation at ${organization} was changed. From now on, messages go to the new one. You sign in as before:`,
    otherwise:
      'If you didn’t ask for this, sign in and choose a new password on your account page. Then tell your supervisor, or someone you trust in HR.',
  },
  ...signInMails,
}

/** Getting into an account again: by one's own mail, or by a code that takes two people. */
export const accountRecovery = {
  mails,

  forgot: {
    link: 'I forgot my password',
    title: 'Get back into your account',
    mailTitle: 'By e-mail',
    mailLead:
      'We can send a link to your own e-mail address. Use the link to sign in and choose a new password. It works once and expires after 1 hour.',
    button: 'Send me a link',
    asked:
      'If there’s an account with this name, and its owner has an e-mail address on record, a link is on its way. It should arrive within a few minutes.',
    otherTitle: 'Without e-mail',
    other:
      'Ask HR, or ask your supervisor to ask HR. HR makes a recovery code for you, and a second person agrees to it.',
    back: 'Back to sign-in',
  },

  again: {
    byMail:
      'This person already has a way to sign in. We can e-mail them a link to set up a new one. You won’t see the link.',
    byMailHour: 'The link works once and expires after 1 hour.',
    sendButton: 'Send a link to their e-mail address',
    sent: 'The link is on its way to the person’s own address.',
    sentBefore: 'A link was sent a few minutes ago. Wait 10 minutes before you send another one.',
    code: 'This person has a way to sign in, so a new link from you would open an account that’s in use. They need a recovery code instead.',
    whyNoMail: {
      'no-server': 'This server doesn’t send e-mail.',
      'no-address': 'There’s no e-mail address on record.',
      unconfirmed:
        'The e-mail address on record was changed, and the person hasn’t confirmed it on their account page yet.',
      'second-step': 'They use a second step when they sign in, and an e-mailed link doesn’t replace it.',
    },
    forgotAlone: 'If they only forgot their password, they can choose “I forgot my password” themselves.',
    takesSecond: 'A second person has to agree to the code: their supervisor, or someone else in HR.',
    whatCodeDoesTitle: 'What the code does',
    whatCodeDoes: [
      'The code replaces everything the person uses to sign in: the password, passkeys, codes from an app and spare codes. It also disconnects the organization’s own sign-in, and the person can connect it again on their account page.',
      'It signs the person out everywhere and deletes answers that haven’t been handed in. After that, the course shows less detail until they choose how much to see. Finished work stays.',
      'The record says who made the code and who agreed. The person sees a notice about it at each sign-in for at least 7 days, and until they confirm that they’ve read it.',
    ],
    whoMayAgree: (names: string) => `Who can agree: ${names}.`,
    askButton: 'Ask for a recovery code',
    waiting: (date: string, address: string) =>
      `A code was requested on ${date}. One of the people named below has to check with the account’s owner, then agree when they sign in or at ${address}.`,
    agreed: (name: string) => `${name} agreed.`,
    nobody:
      'No one else can agree: there’s no supervisor with an account and no one else in HR. The record will show that.',
    notAlone: (date: string) =>
      `Nobody can agree now, but someone could have a few days ago. Until ${date}, a second person still has to agree to a code. Give someone else HR access, or add a supervisor to this person’s record.`,
    whenToMake: 'Make the code while the person is with you or on the phone. It works once and expires after 1 hour.',
    makeButton: 'Make the recovery code',
    heading: (name: string) => `A recovery code for ${name}`,
    until: 'Works once and expires after 1 hour.',
  },

  agree: {
    title: 'Recovery codes waiting for your agreement',
    lead: 'HR wants to make a code so that someone can choose a new password. Check with that person first, in person or by phone. Agree only if they asked for it.',
    none: 'No recovery code is waiting for your agreement.',
    ifNot:
      'If they didn’t ask for it, don’t agree, and tell HR. Without your agreement, the request expires after 7 days.',
    missed: 'This request has already been settled, or it isn’t yours to decide.',
    done: 'You agreed. HR can make the code now.',
    line: (name: string, by: string, date: string) => `${by} asked for a code for ${name} on ${date}.`,
    button: (name: string) => `I checked with ${name} and agree`,
    goOn: 'Continue without agreeing',
    back: 'Back to your work',
  },

  notice: {
    title: 'About your account',
    lead: 'Someone else changed how you sign in. This notice stays up for at least 7 days, and until you confirm that you’ve read it.',
    changedLead: 'Here’s what changed since you last signed in.',
    notYouEither:
      'If you don’t know why, choose a new password now. That signs out every other device. Then tell your supervisor, or someone you trust in HR.',
    listTitle: 'What others changed about how you sign in',
    recovery: (date: string, by: string) => `${by} made a recovery code for your account on ${date}.`,
    agreed: (name: string) => `${name} agreed to it.`,
    agreedByNobody: 'No one else could agree to it.',
    nobodyAsked: 'It was made on the server, and no one in HR was asked to agree.',
    undone: (date: string, by: string) => `${by} removed your password on ${date}.`,
    merged: (date: string, by: string) => `${by} merged your two records on ${date}. You can use either sign-in.`,
    notYou:
      'If you didn’t ask for it, choose a new password now. That cancels every unused code and link. Then tell your supervisor, or someone you trust in HR.',
    notYouWithoutPassword:
      'If you don’t know why, check how you sign in now, and remove any passkey you don’t recognize. Then tell your supervisor, or someone you trust in HR.',
    ways: 'Check how you sign in',
    from: (date: string) => `You can confirm this starting ${date}. Until then, you’ll see it each time you sign in.`,
    password: 'Choose a new password',
    button: 'I’ve read this',
    later: 'Continue, and show this again next time',
    fromConsole: 'Whoever runs the server',
  },

  address: {
    title: 'Your e-mail address',
    lead: (email: string) =>
      `Someone else added ${email} to your record. Until you confirm that it’s yours, we won’t send password links to that address.`,
    button: 'Yes, this is my address',
    confirmed: 'Your address is confirmed.',
  },
}

const minutes = (n: number) => (n === 1 ? 'one minute' : `${digits(n)} minutes`)

/** Signing in, the account, the first setup, codes on paper, and pages that say what went wrong. */
export const account = {
  title: 'Your account',
  roles: {
    'site-hr': 'HR for a site',
    hr: 'HR',
    steward: 'Content steward',
    auditor: 'Auditor',
    administrator: 'Administrator',
  },

  /** Behind the label of a field. */
  required: '(required)',
  toFix: (n: number) => (n === 1 ? 'One thing to fix' : `${digits(n)} things to fix`),
  errorTitle: (title: string) => `Error: ${title}`,

  signInName: 'Sign-in name',
  signInNameHint:
    'The one you were shown or chose when you set your password. Usually it’s your work e-mail. Your staff number works, too.',
  password: 'Password',
  newPassword: 'New password',
  newPasswordHint: `At least ${SHORTEST_PASSWORD} characters. A short sentence of your own is easy to remember.`,
  names: {
    looksLike: (name: string) =>
      `“${name}” looks like a person’s name. Write a role instead, such as “program director.” If it isn’t a person’s name, leave it as it is.`,
    held: (name: string) =>
      `“${name}” looks like a person’s name. Write a role or a neutral name instead. If it isn’t a person’s name, send the form again.`,
    heldPhone: (phone: string) =>
      `${phone} isn’t a number of the site or a shared line. Don’t write down anyone’s own number. If staff may see this one, send the form again.`,
  },
  needs: {
    signInName: 'Enter your sign-in name. Usually it’s your work e-mail.',
    password: 'Enter your password',
    currentPassword: 'Enter your current password',
    code: 'Enter the code from the paper',
    name: 'Enter the person’s name',
    department: 'Enter the department, such as Residential',
    position: 'Enter the position, such as Youth worker',
    yourName: 'Enter your name',
    organization: 'Enter the name of your organization',
    timeZone: 'Choose a time zone from the list',
    site: 'Enter the name of your first site',
    slug: 'Use lowercase letters, digits and single hyphens, such as north-house',
    email: 'Enter the whole e-mail address, such as name@harborstreet.example',
    date: 'Choose a day, such as 2026-11-24',
    year: 'Choose a day from 1900 to 2199. Is the year right?',
    siteChoice: 'Choose a site from the list',
    type: 'Choose a type from the list',
    shorter: 'Use fewer characters here',
  },
  passwordProblems: {
    short: `Use at least ${SHORTEST_PASSWORD} characters for the password. A short sentence works well.`,
    long: `Use ${LONGEST_PASSWORD} characters or fewer`,
    common:
      'Many people use this one, or one like it, so it’s one of the first that attackers guess. Use a short sentence of your own, with four words or more.',
    'about-you':
      'This is close to a name that others know, so it’s easy to guess. Use a short sentence of your own, with four words or more.',
  } satisfies Record<PasswordProblem, string>,
  signInNameTaken: 'Someone else signs in with this name. Choose another one.',
  signInNameShort: 'Use at least 3 characters for the sign-in name, without spaces',

  signIn: {
    title: 'Sign in',
    lead: 'Use the password you chose when you opened your link or typed your code.',
    ended: 'You were signed out. Sign in again to continue.',
    button: 'Sign in',
    wrong: 'This name and password don’t match. Check both, or choose “I forgot my password.”',
    wait: (n: number) =>
      `Too many tries. Wait ${minutes(n)}, then try again. If you don’t want to wait, choose “I forgot my password” and set a new one.`,
    closed: 'This account is closed. If you still work here, ask HR.',
    haveCode: 'I have a code on paper',
    noEmail: 'No e-mail? Ask your supervisor to get you a code from HR.',
    shared: 'Shared computer? Choose “Leave this page” at the top when you’re done. It signs you out.',
    notSetUp: 'This orientation isn’t set up yet. Whoever started the server has a link to set it up.',
    helpTitle: 'Need help with a youth now?',
    helpLead: 'You don’t have to sign in for that.',
  },

  ...accountRecovery,

  signedOut: {
    title: 'You’re signed out',
    lead: 'Your place is saved.',
    again: 'Sign in again',
  },

  left: {
    title: 'Blank page',
    text: 'This page is blank.',
  },

  code: {
    title: 'Type your code',
    label: 'Code',
    hint: 'It’s on the paper you were given, or your supervisor will give it to you. It looks like this: 7KQM-4XTB. Spaces, hyphens and capitals make no difference.',
    button: 'Continue',
    wrong:
      'This code doesn’t work. It may have been used already, or it may have expired. Ask HR or your supervisor for a new one.',
    wait: (n: number) => `Too many tries. Wait ${minutes(n)}, then try again.`,
    busy: (n: number) =>
      `Too many wrong codes are being typed right now, so typed codes won’t work for ${minutes(n)}. The QR code on the paper still works: point a phone’s camera at it.`,
  },

  join: {
    title: 'Choose how to sign in',
    passwordTitle: 'Choose a password',
    showPassword: 'Show the password',
    lead: (name: string) => `Welcome, ${name}.`,
    notYou: 'Not you? Close this page and tell HR.',
    site: 'Site',
    yourSignInName: 'Your sign-in name, if you use a password',
    choose: 'Choose one you’ll remember. You’ll type it each time you sign in.',
    button: 'Save and continue',
    onceLead: 'Don’t want to change anything?',
    once: 'Just sign me in',
    overTitle: 'This link no longer works',
    overLead:
      'A link works only once. An invitation expires after 7 days, and a link for choosing a new password after 1 hour. Ask HR or your supervisor for a new link or code.',
    overSignIn: 'I can already sign in',
  },

  setUp: {
    title: 'Set up your orientation',
    lead: 'There are four short parts. You can use this page only once.',
    organizationTitle: 'Your organization',
    organization: 'Name of the organization',
    timeZone: 'Time zone',
    timeZoneHint: 'Due dates and reports use this time zone.',
    siteTitle: 'Your first site',
    site: 'Name of the site',
    siteHint: 'You can add more sites later.',
    slug: 'Short name for web addresses',
    slugHint:
      'Leave this blank to use the name of the site. You can change it later, and addresses that are already printed keep working.',
    youTitle: 'About you, the first HR user',
    name: 'Your name',
    signInNameHint: 'Your work e-mail, or another name that you’ll remember. You type it each time you sign in.',
    button: 'Set up',
    department: 'Human resources',
    position: 'HR',
    overTitle: 'Setup is done, or this link no longer works',
    overLead:
      'If nobody can sign in yet, start the server again: it prints a new link. If it doesn’t, run “csec make-admin” on the server.',
  },

  own: {
    name: 'Name',
    signInName: 'Sign-in name',
    noSignInName: (later: string | null) =>
      later === null
        ? 'You need one only if you use a password.'
        : `You need one only if you use a password. Yours would be ${later}.`,
    passwordTitle: 'Change your password',
    current: 'Current password',
    change: 'Change password',
    changed: 'Your password has been changed. You’ve been signed out everywhere else.',
    wrongCurrent: 'This isn’t your current password',
    everywhere: 'Sign out everywhere, including here',
  },

  ending: {
    label: 'Your session',
    note: (idle: string) =>
      `You’ll be signed out if you don’t open a new page for ${idle}, and after 12 hours in any case. If you send a form after that, we’ll keep it for an hour so you can sign in again.`,
    minutes: (n: number) => `${digits(n)} minutes`,
    hours: (n: number) => `${digits(n)} hours`,
    idle: 'You’ll be signed out within 5 minutes. Choose “Stay signed in” to continue. What you typed stays here.',
    latest:
      'You’ll be signed out within 5 minutes, because no one can stay signed in for longer than 12 hours. Save what you’re doing.',
    over: 'You’re signed out. What you typed is still here. Send the form, sign in, and then send it again.',
    stay: 'Stay signed in',
    signIn: 'Sign in again',
  },

  sessions: {
    title: 'Where you’re signed in',
    lead: 'If you don’t recognize one of these, sign it out and choose a new password.',
    onlyHere: 'You’re not signed in anywhere else.',
    thisOne: 'This session',
    end: 'Sign out',
    endOthers: 'Sign out everywhere else',
    ended: 'Signed out there.',
    device: (browser: string, system: string) => (system === '' ? browser : `${browser} on ${system}`),
    browsers: {
      chrome: 'Chrome',
      edge: 'Edge',
      firefox: 'Firefox',
      opera: 'Opera',
      safari: 'Safari',
      samsung: 'Samsung Internet',
      other: 'A browser',
    } satisfies Record<Browser, string>,
    systems: {
      android: 'Android',
      chromebook: 'a Chromebook',
      ipad: 'an iPad',
      iphone: 'an iPhone',
      linux: 'Linux',
      mac: 'a Mac',
      windows: 'Windows',
      other: '',
    } satisfies Record<System, string>,
    line: (device: string, began: string, used: string) => `${device}, started ${began}, last used ${used}`,
    today: (time: string) => `today at ${time}`,
    yesterday: (time: string) => `yesterday at ${time}`,
    justNow: 'just now',
    minutesAgo: (n: number) => (n === 1 ? 'one minute ago' : `${digits(n)} minutes ago`),
    hoursAgo: (n: number) => (n === 1 ? 'an hour ago' : `${digits(n)} hours ago`),
  },

  confirm: {
    title: 'Confirm it’s you',
    lead: 'You signed in a while ago. This step changes something important, so confirm again that it’s you. Then you’ll go back to where you were.',
    buttons: {
      passkey: 'Use my passkey',
      password: 'Confirm',
      app: 'Confirm with the code',
      'single-sign-on': 'Confirm with your organization’s sign-in',
    } satisfies Record<ProofWay, string>,
    wrong: 'This isn’t your password. Try again, or sign out and choose “I forgot my password.”',
    otherwise: 'If you can’t, sign out and sign in again.',
  },

  keptForm: {
    title: 'Pick up where you left off',
    lead: (page: string) =>
      `What you sent from the page “${page}” isn’t saved yet. We’re keeping it for you for one hour. Send it now, or discard it.`,
    send: 'Send it now',
    forget: 'Discard it',
    open: (page: string) => `Go to “${page}” without sending it`,
  },

  newPerson: {
    title: 'Add a person',
    next: {
      lead: 'You can make a link and a code to hand over, now or later.',
      provider: 'People who use single sign-on don’t need a link or a code.',
      mailed: 'If you enter an e-mail address, an invitation also goes out by e-mail on the first day of work.',
      notMailed: 'No invitation goes out by e-mail, because invitations are turned off under “Reminders.”',
      nothingSent: 'Nothing is sent, because no mail server is set up.',
    },
    name: 'Name',
    email: 'Work e-mail',
    number: 'Staff number',
    site: 'Site',
    chooseSite: 'Choose one',
    department: 'Department',
    position: 'Position',
    supervisor: 'Supervisor',
    supervisorHint: 'Name, e-mail or staff number',
    type: 'Type',
    types: {
      employee: 'Employee',
      volunteer: 'Volunteer',
      contractor: 'Contractor',
      intern: 'Intern',
    } satisfies Record<PersonType, string>,
    language: 'Language of the course',
    languageHint: 'They can switch languages on any page. The course counts in any language.',
    worksWithYouth: 'Works with youth',
    hiredOn: 'Hire date',
    hiredOnHint: 'Blank means no due date yet.',
    firstContactOn: 'First day with youth',
    firstContactHint: 'Leave this blank if you don’t know it yet.',
    more: 'Language, type and more',
    button: 'Add this person',
    printButton: 'Add and print a sign-in card',
    supervisorUnknown: 'No one on record has this name, e-mail or staff number',
    supervisorNotYours:
      'No one with this name, e-mail or staff number works at your sites or supervises your people. HR for all sites can name anyone.',
    supervisorSeveral: 'Several people have this name. Use the e-mail or staff number.',
    supervisorWho: 'Choose the person you mean, or search again',
    emailTaken: 'Someone on record already has this e-mail',
    numberTaken: 'Someone on record already has this staff number',
  },

  link: {
    title: 'Link and code',
    heading: (name: string) => `A sign-in link for ${name}`,
    added: (name: string) => `${name} was added.`,
    dueOn: (date: string) => `Orientation is due ${date}.`,
    noHireDate: 'There’s no due date yet: add the hire date to the record.',
    lead: 'The link works once and expires after 7 days.',
    replaces: 'Any earlier link or code stops working.',
    button: 'Make a link and a code',
    cardHeading: (name: string) => `Sign-in card for ${name}`,
    printCard: 'Print the card',
    onlyHere: (names: string) =>
      `Phones can’t open this yet, because the address leads only to the server’s own computer. Ask ${names === '' ? 'whoever runs the server' : `${names} (administrator)`} to set a public address.`,
    /** For administrators only. */
    onlyHereSetting: 'The setting is called PUBLIC_URL.',
    backToPeople: 'All people',
    record: (name: string) => `${name}’s record`,
    onceTitle: 'You’ll see this only once',
    onceLead: 'Copy the link, or print this page and hand it over. If it gets lost, make a new one.',
    linkLabel: 'Link to copy',
    codeLabel: 'Code to type',
    copyLink: 'Copy the link',
    copyCode: 'Copy the code',
    copied: 'Copied',
    print: 'Print',
    sheetTitle: 'Your orientation',
    sheetFor: (name: string) => `For ${name}`,
    steps: {
      open: 'Point a phone’s camera at the QR code, or type this address:',
      type: 'If you typed the address, type this code:',
      choose: 'Use your fingerprint or choose a password. Then you’re signed in.',
    },
    until: (date: string) => `Works once, until ${date}.`,
    again: 'Make a new link',
  },

  errorNumber: 'If it happens again, give this number to HR or to an administrator:',
  toStart: 'Go to the home page',
  sendAgain: 'Try again',
  errors: {
    'bad-request': {
      title: 'This page didn’t open',
      lead: 'We didn’t receive what this page normally sends. Go back, open the page again, and send the form again. If you pasted text, type it instead: it may contain invisible characters.',
    },
    'sign-in': {
      title: 'You’re signed out',
      lead: 'You were signed out before we received the form, so nothing was saved. Sign in and continue from there.',
    },
    forbidden: {
      title: 'You can’t open this page',
      lead: 'Your account doesn’t have access to this page, or the form is from an earlier visit. Go to the home page and try from there.',
    },
    'not-found': {
      title: 'There’s no page here',
      lead: 'The address may be mistyped, or the page may have moved. Your saved progress is safe.',
    },
    conflict: {
      title: 'Someone else changed this',
      lead: 'It was changed while you had it open, so nothing was saved. Open the page again to see the current version.',
    },
    'too-large': {
      title: 'That’s too much at once',
      lead: 'What you sent is larger than this page accepts. Nothing was saved. Shorten the text, or choose a smaller file: files can be up to 10 MB.',
    },
    unprocessable: {
      title: 'This couldn’t be saved',
      lead: 'Something in the form isn’t right. Nothing was saved. Go back and check what you entered.',
    },
    infected: {
      title: 'This file was rejected',
      lead: 'The virus scanner found something in this file. Nothing was saved. Don’t open the file, and tell whoever looks after your computers.',
    },
    'not-scanned': {
      title: 'This file couldn’t be checked',
      lead: 'The virus scanner isn’t responding, so we can’t accept files right now. Nothing was saved. Try again later, or tell whoever runs the server.',
    },
    'too-many': {
      title: 'Wait a few minutes',
      lead: 'Too many requests came from your network. Nothing is lost. Wait a few minutes, then try again.',
    },
    unavailable: {
      title: 'This page didn’t open',
      lead: 'We couldn’t reach the records just now. Your saved progress is safe. Wait 30 seconds, then try again.',
    },
    statuses: {
      title: 'Statuses are being updated',
      lead: 'We’re updating everyone’s status, which takes a few minutes. Until that’s done, we won’t show any that might be wrong. Wait a minute, then open this page again.',
    },
    'no-statuses': {
      title: 'Statuses can’t be shown right now',
      lead: 'We can’t save anything right now, so we can’t bring everyone’s status up to date. Until we can, we don’t show any that may be wrong. The course, cards, and pages about one person still open. If this lasts, tell whoever runs the server.',
    },
    'statuses-not-saved': {
      title: 'This hasn’t been saved yet',
      lead: 'We’re updating everyone’s status, which takes a few minutes. What you just sent wasn’t saved, but this page still has it. Wait a minute, then choose “Try again.”',
    },
    'not-saved': {
      title: 'This hasn’t been saved yet',
      lead: 'We can’t save anything right now, so what you just sent wasn’t saved. This page still has it. Wait 30 seconds, then choose “Try again.”',
    },
    'not-saved-nor-kept': {
      title: 'This hasn’t been saved yet',
      lead: 'We can’t save anything right now, so what you just sent wasn’t saved. Wait 30 seconds, then go back and send it again.',
    },
    'our-fault': {
      title: 'This page didn’t open',
      lead: 'The problem was on our end, not yours. Your saved progress is safe. If you just sent something, open the page again and check whether it’s there.',
    },
  },
}

/** Codes on paper for many people at once. */
export const bulkInvites = {
  title: 'Invite people',
  lead: 'Print a card for each person.',
  found: {
    any: (n: number) =>
      n === 1
        ? '1 person hasn’t signed in here yet, but may have taken the course elsewhere.'
        : `${digits(n)} people haven’t signed in here yet. Some may have taken the course elsewhere.`,
    none: (n: number) =>
      n === 1
        ? '1 person who hasn’t signed in here yet has no working card or invitation.'
        : `${digits(n)} people who haven’t signed in here yet have no working card or invitation.`,
    due: (n: number) =>
      n === 1
        ? '1 person has the course to do now and no card or invitation to sign in with.'
        : `${digits(n)} people have the course to do now and no card or invitation to sign in with.`,
  },
  everyone: (n: number) =>
    n === 1 ? 'See everyone (1 person)' : `See all ${digits(n)} who haven’t signed in here yet`,
  printAll: (n: number) => (n === 2 ? 'Print cards for both' : `Print cards for all ${digits(n)}`),
  /** The others have a card, a link or an invitation that still works. */
  printRest: (n: number) => `Print cards for the ${digits(n)} without a card or invitation`,
  code: 'Card or link',
  codeChoices: {
    any: 'Everyone who hasn’t signed in yet',
    none: 'Only those without a working code or invitation',
    due: 'Only those with the course to do now',
  },
  table: 'People who haven’t signed in here yet',
  codeUntil: (date: string) => `Card or link works until ${date}`,
  codeWaits: (date: string) => `Card not handed over yet, works until ${date}`,
  codeNone: 'None',
  batch: (n: number, date: string) =>
    n === 1 ? `1 card made on ${date} to hand over` : `${digits(n)} cards made on ${date} to hand over`,
  notAll: 'Uncheck any you still have',
  handOver: 'Mark as handed over',
  handed: (n: number) =>
    n === 1 ? 'You marked 1 card as handed over.' : `You marked ${digits(n)} cards as handed over.`,
  onRecordTitle: 'Cards marked as handed over',
  onRecord: (n: number, date: string, name: string) =>
    n === 1
      ? `1 card that ${name} marked as handed over on ${date}`
      : `${digits(n)} cards that ${name} marked as handed over on ${date}`,
  someOfThem: 'Uncheck any that were handed over',
  takeBack: 'Not handed over after all',
  takenBack: (n: number) =>
    n === 1 ? '1 card is back on the list to hand over.' : `${digits(n)} cards are back on the list to hand over.`,
  noStaffTitle: 'You haven’t added staff yet.',
  importList: 'Import a list',
  addPerson: 'Add a person',
  noneTitle: 'No one is waiting for a code here',
  noneText: 'Everyone here can sign in or has a code that still works. Change the filters to see others.',

  cardsTitle: 'Cards to hand over',
  made: (n: number) => `${count(n, 'card', 'cards')} to hand over`,
  onceLead:
    'Print this page now and cut along the lines. If you leave this page before it’s printed, or if a card gets lost, make new cards. The old codes will then stop working.',
  confirmLead:
    'After you hand the cards over, choose “Mark as handed over,” here or later under “Invite people.” Until then, these invitations stay on the list.',
  print: 'How to print: Letter paper, actual size. 8 cards on a page.',
  leftOut: (n: number) =>
    n === 1
      ? 'One person is left out: they can already sign in, they’ve left, or someone made a card or link for them after you opened the page.'
      : `${digits(n)} people are left out: they can already sign in, they’ve left, or someone made a card or link for them after you opened the page.`,
  again: 'Invite more people',

  /** On the card, in the language of the person. */
  card: {
    scan: 'Scan the QR code with a phone, or go to',
    type: 'and type this code:',
  },
}
