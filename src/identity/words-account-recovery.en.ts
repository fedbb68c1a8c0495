import type { AccountMail } from '../reminders/reminder.ts'

const mails: Record<
  AccountMail,
  {
    readonly subject: string
    readonly text: (organization: string, name: string) => string
    readonly otherwise: string
  }
> = {
  'reset-link': {
    subject: 'Your link to choose a new password',
    text: (organization) =>
      `Choose a new password for your orientation at ${organization} with this link. It works once, for 1 hour.`,
    otherwise: 'If you didn’t ask for it, do nothing: your password stays as it is. If it happens again, tell HR.',
  },
  'recovery-asked': {
    subject: 'HR asks for your agreement',
    text: (organization, name) =>
      `HR at ${organization} wants to make a recovery code for the account of ${name}, and it takes a second person. Check with ${name} that they asked for it, then agree on this page:`,
    otherwise: 'If you can’t check it, don’t agree. Without your agreement no code is made.',
  },
  'hr-given': {
    subject: 'Someone now has HR access',
    text: (organization, name) => `${name} now has HR access at ${organization}, and sees all records.`,
    otherwise: 'If you didn’t expect this, talk to the others in HR. The link leads to the record.',
  },
  'hr-ended': {
    subject: 'Someone no longer has HR access',
    text: (organization, name) => `${name} no longer has HR access at ${organization}.`,
    otherwise: 'If you didn’t expect this, talk to the others in HR. The link leads to the record.',
  },
  'address-changed': {
    subject: 'Your e-mail address was changed',
    text: (organization) =>
      `The e-mail address on record for your orientation at ${organization} was changed. Mail goes to the new one from now on. You sign in as before:`,
    otherwise:
      'If you didn’t ask for it, sign in and choose a new password on your account page. Then tell your supervisor, or someone in HR whom you trust.',
  },
}

/** Getting into an account again: by one's own mail, or by a code that takes two people. */
export const accountRecovery = {
  mails,

  forgot: {
    link: 'I forgot my password',
    title: 'Get a new password',
    mailTitle: 'By e-mail',
    mailLead: 'We can send a link to your own e-mail address. It works once, for 1 hour.',
    button: 'Send me a link',
    asked:
      'If there is an account with this name and an e-mail address of its owner, a link is on its way. It should arrive within a few minutes.',
    otherTitle: 'Without e-mail',
    other:
      'Ask HR, or ask your supervisor to ask HR. HR makes a recovery code for you, and a second person agrees to it.',
    back: 'Back to sign-in',
  },

  again: {
    byMail:
      'This person has a password. We can send a link for a new one to their own e-mail address. You won’t see it.',
    byMailHour: 'The link works once, for 1 hour.',
    sendButton: 'Send a link to their own address',
    sent: 'The link is on its way to the person’s own address.',
    sentBefore: 'A link was sent a short while ago. Wait ten minutes before you send another.',
    code: 'This person has a password, so a new link from you would open an account that is in use. Make a recovery code instead.',
    whyNoMail: {
      'no-server': 'This server sends no mail.',
      'no-address': 'There is no e-mail address on record.',
      unconfirmed:
        'The e-mail address on record was changed, and the person hasn’t confirmed it on their account page yet.',
    },
    takesSecond: 'The code takes a second person: a supervisor, or someone else in HR.',
    whatCodeDoes: [
      'The code signs the person out everywhere, deletes answers that weren’t handed in, and shows less detail until they choose. Finished work stays.',
      'The ledger says who made it and who agreed. The person reads it at each sign-in for at least 7 days, and then until they confirm.',
    ],
    whoMayAgree: (names: string) => `Who can agree: ${names}.`,
    askButton: 'Ask for a recovery code',
    waiting: (date: string, address: string) =>
      `You asked on ${date}. One of these people has to agree, after they have checked with the person: they see it when they sign in, or at ${address}.`,
    agreed: (name: string) => `${name} agreed.`,
    nobody: 'Nobody else can agree: there is no supervisor with an account and no one else in HR. The ledger says so.',
    notAlone: (date: string) =>
      `Nobody can agree now, but someone could have a few days ago. Until ${date}, a code still takes a second person: make somebody else HR, or put a supervisor on record.`,
    whenToMake: 'Make the code while the person is with you or on the phone. It works once, for 1 hour.',
    makeButton: 'Make the recovery code',
    heading: (name: string) => `A recovery code for ${name}`,
    until: 'Works once, for 1 hour.',
  },

  agree: {
    title: 'Recovery codes to agree to',
    lead: 'HR asks for a code so that someone can choose a new password. Check with that person first, face to face or by phone. Agree only if they asked for it.',
    none: 'There’s nothing for you to agree to.',
    missed: 'This was settled in the meantime, or it isn’t yours to agree to.',
    done: 'You agreed. HR can make the code now.',
    line: (name: string, by: string, date: string) => `${name}: ${by} asked on ${date}`,
    button: (name: string) => `I checked with ${name} and agree`,
    goOn: 'Go on',
  },

  notice: {
    title: 'About your account',
    lead: 'Someone else changed how you sign in. You see this for at least 7 days, and then until you confirm that you’ve read it.',
    listTitle: 'What others changed in how you sign in',
    recovery: (date: string, by: string) => `${by} made a recovery code for your account on ${date}.`,
    agreed: (name: string) => `${name} agreed to it.`,
    agreedByNobody: 'Nobody else could agree to it.',
    nobodyAsked: 'It was made on the server, and nobody in HR was asked to agree.',
    undone: (date: string, by: string) => `${by} removed your password on ${date}.`,
    merged: (date: string, by: string) =>
      `${by} joined two records of yours on ${date}. Both sign-ins open your account.`,
    notYou:
      'If you didn’t ask for it, choose a new password now: it ends every open code and link. Then tell your supervisor, or someone in HR whom you trust.',
    from: (date: string) => `You can confirm this from ${date}. Until then you see it each time you sign in.`,
    password: 'Choose a new password',
    button: 'I have read this',
    later: 'Go on, and show it again next time',
    fromConsole: 'Whoever runs the server',
  },

  address: {
    title: 'Your e-mail address',
    lead: (email: string) =>
      `${email} was put on record by others. Until you confirm that it is yours, no link for a new password goes to it.`,
    button: 'Yes, this is my address',
    confirmed: 'Your address is confirmed.',
  },
}
