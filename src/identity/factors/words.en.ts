import type { SignInChange } from '../../reminders/reminder.ts'
import type { System } from '../session.ts'
import { digits } from '../../words/count.ts'

/** The mails about one's own sign-in. All end alike. */
const otherwise =
  'If you didn’t do this, choose “I forgot my password” on the sign-in page now. Then tell your supervisor, or someone you trust in HR.'
const mail = (subject: string, what: string) => ({
  subject,
  text: (organization: string) =>
    `${what} This is about your orientation account at ${organization}. Check your account here:`,
  otherwise,
})

const atOnceFor = (n: number) => {
  if (n === 0) return 'If you choose today or an earlier day, it takes effect right away.'
  return `If you choose today or an earlier day, it takes effect right away for the ${n === 1 ? 'one person' : `${digits(n)} people`} listed below.`
}

export const signInMails = {
  'password-changed': mail('Your password was changed', 'Your password was changed.'),
  'passkey-added': mail('A passkey was added', 'A passkey was added to your account.'),
  'passkey-removed': mail('A passkey was removed', 'A passkey was removed from your account.'),
  'app-added': mail('Codes from an app are on', 'From now on, you also need a code from an app to sign in.'),
  'app-removed': mail('Codes from an app are off', 'You no longer need a code from an app to sign in.'),
  'spare-codes-made': mail('New spare codes', 'New spare codes were made. The old ones don’t work anymore.'),
  'spare-code-used': mail('A spare code was used', 'Someone signed in with one of your spare codes.'),
  'signed-out': {
    ...mail(
      'You were signed out',
      'Someone in HR or an administrator signed you out everywhere. You can sign in again.',
    ),
    otherwise: 'If you don’t know why, ask your supervisor, or someone you trust in HR.',
  },
  'single-sign-on-added': mail(
    'Your organization’s sign-in was connected',
    'From now on, your organization’s own sign-in opens your account.',
  ),
  'single-sign-on-removed': mail(
    'Your organization’s sign-in was disconnected',
    'Your organization’s own sign-in no longer opens your account.',
  ),
  'records-joined': {
    ...mail(
      'Your two records are now one',
      'HR found that you had two records and merged them. You keep one sign-in, and the other no longer works.',
    ),
    otherwise: 'If the two records weren’t both yours, tell your supervisor, or someone you trust in HR.',
  },
}

/** Passkeys, codes from an app, and spare codes. */
export const factors = {
  passkey: {
    /** At joining. */
    joinTitle: 'Use your fingerprint, face or screen lock',
    joinLead: 'Unlock this device the way you always do, and you’re in. There’s no password to remember.',
    joinPrivate:
      'Your fingerprint and your face never leave the device. On a computer that others use, choose a password.',
    joinButton: 'Use my fingerprint, face or screen lock',
    orPassword: 'Or choose a password',
    /** At signing in. */
    signIn: 'Sign in with a passkey',
    signInHint: 'If you’ve set up a passkey, use your fingerprint, your face or your screen lock.',
    failed: 'That didn’t work. Try again, or use the other option on this page.',
    known: 'This device already has a passkey for your account.',
    refused: 'That passkey didn’t open an account here. Try again, or sign in another way.',
    notMade: 'The passkey wasn’t saved. It may have taken too long. Try again.',

    title: 'Add a passkey',
    lead: 'With a passkey, you sign in by unlocking your phone or computer with your fingerprint, your face or your screen lock.',
    whatItIs:
      'It works only for this website and only on your devices. We never get your fingerprint or a picture of your face.',
    button: 'Add a passkey',
    none: 'This browser can’t set up a passkey here. Try it on your phone, or in another browser.',
    /** The name of a new one, until the person gives it another. */
    devices: {
      android: 'Android device',
      chromebook: 'Chromebook',
      ipad: 'iPad',
      iphone: 'iPhone',
      linux: 'Linux computer',
      mac: 'Mac',
      windows: 'Windows computer',
      other: 'My device',
    } satisfies Record<System, string>,
    onePasskey: 'Your passkey',
    name: 'Name',
    nameHint: 'Choose a name that tells you which one it is, such as “My phone.”',
    nameNeeded: 'Enter a name, such as “My phone.”',
    added: 'Added',
    used: 'Last used',
    neverUsed: 'Never',
    rename: 'Save the name',
    removeTitle: 'Remove this passkey',
    removeLead: 'After that, it won’t open your account anymore. Delete it from the device, too.',
    remove: 'Remove it',
    lastWayIn: 'It’s your only way to sign in. Choose a password or add another passkey first.',
    lastStep: 'You need a second step to sign in, and this is your only one. Set up another one first.',
  },

  list: {
    title: 'How you sign in',
    passkeys: 'Passkeys',
    noPasskey: 'You have no passkey.',
    line: (added: string, used: string | null) =>
      used === null ? `added ${added}, not used yet` : `added ${added}, last used ${used}`,
    change: 'Rename or remove',
    add: 'Add a passkey',
    app: 'Codes from an app',
    appOff: 'Off. If you turn them on, you’ll type a code after your password.',
    appNotAsked: 'You have no password, so you don’t need a code. A passkey counts as both steps.',
    appOn: (date: string) => `On since ${date}. You type a code after your password.`,
    setUp: 'Set up codes from an app',
    turnOff: 'Turn off codes from an app',
    codes: 'Spare codes',
    codesLeft: (n: number) => (n === 1 ? 'You have one left.' : `You have ${digits(n)} left.`),
    noCodes: 'You don’t have any. Make some in case you lose your phone.',
    makeCodes: 'Make spare codes',
    changed: {
      'passkey-added': 'Your passkey was added.',
      'passkey-renamed': 'The name was saved.',
      'passkey-removed': 'The passkey was removed.',
      'app-added': 'Codes from an app are on.',
      'app-removed': 'Codes from an app are off.',
    },
    firstPasswordTitle: 'Choose a password',
    firstPasswordLead: 'You don’t have a password. With one, you’d have another way to sign in.',
  },

  app: {
    title: 'Codes from an app',
    lead: 'An authenticator app on your phone shows a new code every 30 seconds. You type it after your password.',
    anyApp:
      'Any authenticator app will do, such as Google Authenticator, Microsoft Authenticator or your phone’s password manager.',
    scanTitle: '1. Add this account to your app',
    onThisDevice: 'Is the app on this device?',
    open: 'Open in my app',
    scan: 'Is it on another device? Scan this QR code with the app.',
    square: 'QR code to scan with your app',
    typeKey: 'Or type this key into the app:',
    codeTitle: '2. Type the code that the app shows now',
    code: 'Code from the app',
    button: 'Turn on',
    wrong:
      'This isn’t the code that the app shows now. Wait for the next one and type that. Make sure your phone’s clock is right.',
    over: 'That took too long, so we made a new QR code. Scan it, and remove the old entry from your app.',
    removeTitle: 'Turn off codes from an app',
    removeLead: 'After that, you sign in without a code.',
    remove: 'Turn off',
    lastStep: 'You need a second step to sign in. Add a passkey before you turn this one off.',
  },

  codes: {
    title: 'Spare codes',
    next: 'Now make spare codes.',
    lead: 'If you lose your phone, use one of these codes as your second step. Each code works once.',
    replaces: 'New codes replace the ones you had before.',
    button: 'Show me ten new codes',
    onceTitle: 'You’ll see these codes only once',
    onceLead: 'Print this page or write them down. Keep them where you keep important papers, not on your phone.',
    goOn: 'I’ve saved them',
    listLabel: 'Your ten spare codes',
  },

  step: {
    title: 'One more step',
    lead: 'Your password is correct. Now confirm that it’s you.',
    app: 'Code from your app',
    appHint: 'Six digits. If you lost your phone, type one of your spare codes here.',
    spare: 'Spare code',
    spareHint: 'If you can’t use your passkey, type one of your spare codes.',
    button: 'Continue',
    passkey: 'Use my passkey',
    needed: 'Enter the code',
    wrong: 'This code isn’t right, or it was already used. Wait for the next one, or type a spare code.',
    over: 'That took too long. Sign in again.',
    lost: 'Don’t have a code or any spare codes? Ask HR. HR makes a recovery code for you, and a second person agrees to it.',
    back: 'Back to sign-in',
  },

  setUp: {
    title: 'Set up a second step',
    must: 'Your account can open other people’s records, so it needs a second step in addition to your password. Set one up now. It takes two minutes, and then you can continue.',
    may: (date: string) =>
      `Starting ${date}, your account needs a second step in addition to your password. You can set one up now.`,
    passkeyTitle: 'A passkey',
    passkeyLead: 'This is the easiest way: your fingerprint, your face or your screen lock.',
    passkeyLink: 'Add a passkey',
    appTitle: 'Codes from an app',
    appLead: 'This works on any phone, even if the computer can’t use passkeys.',
    appLink: 'Set up codes from an app',
    help: 'Having trouble? Ask an administrator.',
  },

  /** On every page of records, until it is done. */
  reminder: (date: string) => `Starting ${date}, you need a second step to sign in.`,
  reminderLink: 'Set it up now',

  /** For administrators. */
  rule: {
    title: 'Second step at sign-in',
    lead: 'People who can see other people’s records use a passkey, or a code from an app in addition to their password.',
    whom: 'This applies to HR, HR for a site, auditors and administrators. Anyone who uses single sign-on completes the second step there.',
    from: 'Required starting',
    fromHint: (n: number) =>
      `Leave this blank if nobody needs a second step. Until that day, people see a reminder on their pages. After that, they have to set one up before they can continue. ${atOnceFor(n)}`,
    button: 'Save',
    /** How it stands, from the day on record. */
    off: 'Right now, nobody needs a second step.',
    ahead: (date: string) => `People need one starting ${date}. Until then, they see a reminder on their pages.`,
    inForce: (date: string, n: number) => {
      const since = `People have needed one since ${date}.`
      if (n === 0) return since
      return `${since} ${n === 1 ? 'One person must' : `${digits(n)} people must`} set one up before opening another page.`
    },
    saved: (now: string) => `Saved. ${now}`,
    whoTitle: 'Who doesn’t have one yet',
    nobody: 'Everyone who needs a second step has one.',
    lost: (newLink: string) =>
      `Did someone lose both their second step and their spare codes? HR opens that person’s page and chooses “${newLink}.” A second person has to agree to the recovery code, and it replaces everything the person uses to sign in.`,
  },

  /** After signing in: what was changed since. */
  changes: {
    'password-changed': (date: string) => `Your password was changed on ${date}.`,
    'passkey-added': (date: string) => `A passkey was added to your account on ${date}.`,
    'passkey-removed': (date: string) => `A passkey was removed from your account on ${date}.`,
    'app-added': (date: string) => `On ${date}, codes from an app were turned on.`,
    'app-removed': (date: string) => `On ${date}, codes from an app were turned off.`,
    'spare-codes-made': (date: string) => `New spare codes were made on ${date}.`,
    'spare-code-used': (date: string) => `One of your spare codes was used on ${date}.`,
    'signed-out': (date: string) => `Someone in HR or an administrator signed you out everywhere on ${date}.`,
    'single-sign-on-added': (date: string) => `Your organization’s own sign-in was connected on ${date}.`,
    'single-sign-on-removed': (date: string) => `Your organization’s own sign-in was disconnected on ${date}.`,
    'records-joined': (date: string) =>
      `HR merged your two records on ${date}. You keep this sign-in, and the other no longer works.`,
  } satisfies Record<SignInChange, (date: string) => string>,
}
