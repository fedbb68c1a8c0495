import type { MatchBy } from './settings.ts'
import { count, digits } from '../../words/count.ts'
import type { ProviderProblemKind } from './provider-problem.ts'
import type { SignInNotice } from './sign-in-notice.ts'

/** Signing in at the organization's own provider: for everyone, for HR who confirms, and for who sets it up. */
export const singleSignOn = {
  button: (label: string) => `Sign in with ${label}`,
  lead: 'Use the same sign-in that you use for your other work programs.',
  otherTitle: 'Other ways to sign in',

  onTheWay: {
    title: 'One moment',
    lead: (label: string) => `Taking you to ${label}.`,
    link: (label: string) => `Continue to ${label}`,
  },

  notices: {
    down: (label: string) =>
      `Signing in with ${label} isn’t working right now. You didn’t do anything wrong. Use your password or a code, or try again later.`,
    refused: (label: string) =>
      `We couldn’t confirm that the response came from ${label}, so you weren’t signed in. Start again here.`,
    'not-finished': (label: string) =>
      `You didn’t finish signing in with ${label}. Start again, or use your password. If you don’t have an account there or a password here, ask HR for a code.`,
    over: () => 'That sign-in took too long, or it began in another browser. Start again here.',
    closed: () => 'This account is closed. If you still work here, ask HR.',
    'in-use': (label: string) =>
      `You have an account here already. Sign in the way you did before, then choose “Connect ${label}” on your account page.`,
    nobody: (label: string) =>
      `We couldn’t match the details from ${label} to anyone on the staff list. Ask HR, or use your password or a code.`,
  } satisfies Record<SignInNotice, (label: string) => string>,

  waiting: {
    title: 'HR has to confirm that this is you',
    lead: 'This is the first time you’ve signed in this way. HR checks this sign-in against the staff list, so no one else can get into your records.',
    afterwards: 'When that’s done, sign in the same way again. If we have your e-mail address, we’ll let you know.',
    meanwhile: 'You don’t have to wait: with a code from HR or your supervisor, you can start now.',
  },

  own: {
    linked: (label: string, date: string) => `You’ve been able to sign in with ${label} since ${date}.`,
    notLinked: (label: string) => `Connect ${label}, and you won’t need a password here anymore.`,
    connect: (label: string) => `Connect ${label}`,
    remove: (label: string) => `Disconnect ${label}`,
    lastWayIn: 'It’s your only way to sign in, so it can’t be disconnected here.',
    outcomes: {
      connected: (label: string) => `You can now sign in with ${label}.`,
      removed: (label: string) => `You can no longer sign in with ${label}.`,
      'not-anew': (label: string) =>
        `${label} didn’t confirm that you just signed in there again. Confirm the change with your password, or ask an administrator to turn off this requirement under “Single sign-on.”`,
      'somebody-else': (label: string) =>
        `This sign-in with ${label} opens someone else’s account. Nothing was changed. Tell HR.`,
    },
  },

  notice: {
    linked: (date: string, by: string) =>
      `${by} confirmed on ${date} that a sign-in with your organization’s provider opens your account.`,
    unlinked: (date: string, by: string) =>
      `${by} disconnected your sign-in with your organization’s provider on ${date}.`,
  },

  confirm: {
    title: 'Sign-ins to confirm',
    link: (n: number) => count(n, 'sign-in to confirm', 'sign-ins to confirm'),
    lead: 'These people used the organization’s sign-in here for the first time. Once you confirm a sign-in, it opens that person’s account.',
    noneTitle: 'No one is waiting',
    noneText: 'People are listed here after they sign in for the first time.',
    matchedTitle: 'On the staff list',
    matchedLead: 'Select only the people you’re sure about.',
    by: {
      email: (email: string) => `Same e-mail address: ${email}`,
      number: (staffNumber: string) => `Same staff number: ${staffNumber}`,
    },
    saysName: (name: string) => `Name at the provider: ${name}`,
    saysNoName: 'The provider doesn’t give a name',
    saysEmail: (email: string) => `E-mail at the provider: ${email}`,
    saysNumber: (staffNumber: string) => `Staff number at the provider: ${staffNumber}`,
    asked: (date: string) => `Last seen on ${date}`,
    confirm: 'Confirm selected',
    refuse: 'Reject selected',
    tick: 'Select at least one person.',
    strangersTitle: 'Not found on the staff list',
    strangersLead:
      'These people have an account with the provider, but they don’t match anyone on the staff list. Say who each one is.',
    unnamed: 'Someone without a name',
    outcome: {
      confirmed: (n: number) => (n === 1 ? 'One sign-in was confirmed.' : `${digits(n)} sign-ins were confirmed.`),
      refused: (n: number) => (n === 1 ? 'One sign-in was rejected.' : `${digits(n)} sign-ins were rejected.`),
      left: (n: number) =>
        n === 1
          ? 'One is still on the list: that person already has another way to sign in, or isn’t allowed to sign in.'
          : `${digits(n)} are still on the list: those people already have another way to sign in, or aren’t allowed to sign in.`,
    },
    back: 'All sign-ins to confirm',

    strangerTitle: 'Who is this?',
    strangerLead: 'All of this comes from the provider. Check with the person before you choose.',
    who: 'Someone on the staff list',
    whoHint: 'Name, e-mail or staff number of someone who has no way to sign in yet.',
    whoButton: 'This is the person',
    whoMissing: 'Enter the person’s name, e-mail or staff number',
    whoUnknown: 'No one on record has this name, e-mail or staff number',
    whoSeveral: 'Several people have this name. Use the e-mail or staff number.',
    whoInUse:
      'This person already has a way to sign in, so you can’t confirm this sign-in. They can sign in as before and connect it on their account page.',
    whoClosed: 'This person can’t sign in. Open their account again first, or correct their last day.',
    addTitle: 'Someone new',
    add: 'Add a new person',
    refuseTitle: 'Someone who doesn’t work here',
    refuseOne: 'Reject this sign-in',
    newPersonLead:
      'The name, e-mail and staff number come from the provider. Check them with the person. Saving also confirms the sign-in.',
  },

  settings: {
    title: 'Single sign-on',
    lead: 'Staff can sign in here with the account they already have at your organization (OpenID Connect).',
    noneTitle: 'Single sign-on isn’t set up',
    noneText:
      'Ask whoever runs the server to set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, and to restart it. The guides below show where to find these. Until then, nobody can sign in this way.',
    provider: 'Provider',
    client: 'Client ID',
    secret: 'Secret',
    secretKept: 'Set on the server, and never shown',
    redirect: 'Redirect URI',
    redirectLead: 'Enter this address in the provider’s settings. It has to match exactly.',
    copy: 'Copy the address',
    worked: 'Last sign-in that worked',
    failed: 'Last sign-in that failed',
    never: 'None yet',
    test: 'Test the connection',
    testLead:
      'We ask the provider for its address and keys, and send it our client ID and secret. The test takes 5 seconds at most, and nobody is signed in.',
    works:
      'The connection works, and the provider recognizes this app. The first sign-in will show whether it also has our redirect URI.',
    saysNotWhen:
      'The provider doesn’t list auth_time, which says when someone signed in. If people can’t confirm important changes, turn off the last option below.',
    fails: 'The connection doesn’t work',
    said: (detail: string) => `The provider’s response: ${detail}`,
    choicesTitle: 'Your choices',
    choicesForLater: 'You can choose now. Your choices take effect once single sign-on is set up.',
    label: 'Name on the button',
    labelHint: (host: string) =>
      host === ''
        ? 'This comes after “Sign in with.”'
        : `This comes after “Sign in with.” Leave this blank to use ${host}.`,
    match: 'What has to match the staff list at someone’s first sign-in',
    matches: {
      email: 'Their e-mail address, if the provider has checked it',
      number: 'Their staff number',
    } satisfies Record<MatchBy, string>,
    numberClaim: 'Claim with the staff number',
    numberClaimHint:
      'This matters only if you match by staff number. Choose a claim that people can’t change themselves.',
    claimWrong: 'Use letters, digits, hyphens, dots, colons and slashes only',
    strangers: 'Let HR also see people who don’t match anyone on the staff list',
    strangersHint: 'HR then says who each person is, or adds them. If this is off, people are told to ask HR.',
    anew: 'Before an important change, people have to sign in with the provider again',
    anewHint:
      'If this is off, people only have to be signed in with the provider already. Google doesn’t support this option.',
    save: 'Save',
    saved: 'Your choices were saved.',
    savedForLater: 'Your choices were saved. They take effect once single sign-on is set up.',
    guidesTitle: 'Where to set it up',
    guidesLead: 'We haven’t tried these steps with the real providers, so names on their pages may differ.',
    guides: (redirectUri: string) => [
      {
        name: 'Microsoft Entra ID',
        steps: [
          'Under “App registrations,” choose “New registration,” for accounts in your organization only.',
          `Enter the redirect URI for “Web”: ${redirectUri}`,
          'Make a secret under “Certificates & secrets,” and copy its value, not its ID.',
          'OIDC_ISSUER is https://login.microsoftonline.com/YOUR-TENANT-ID/v2.0, never with “common.”',
          'Under “Token configuration,” add the optional claims email, xms_edov and auth_time to the ID token. xms_edov says that the address’s domain is yours. Or add a claim with the employee ID, and choose the staff number.',
        ],
      },
      {
        name: 'Google Workspace',
        steps: [
          'In your organization’s Google Cloud project, set the consent screen to “Internal.”',
          `Make an OAuth client for a “Web application” with the redirect URI ${redirectUri}`,
          'OIDC_ISSUER is https://accounts.google.com',
          'Choose the e-mail address: Google doesn’t send a staff number.',
        ],
      },
      {
        name: 'Okta',
        steps: [
          'Choose “Create App Integration,” “OIDC” and “Web Application.”',
          `Enter the sign-in redirect URI ${redirectUri} and assign the app to your staff.`,
          'OIDC_ISSUER is https://YOUR-NAME.okta.com, or the address of your own authorization server.',
          'Choose the e-mail address, or add a claim with the staff number to your authorization server.',
        ],
      },
      {
        name: 'Keycloak',
        steps: [
          'In your realm, make an OpenID Connect client with “Client authentication” turned on.',
          `Enter the valid redirect URI ${redirectUri}, without an asterisk.`,
          'The secret is under “Credentials.”',
          'OIDC_ISSUER is https://YOUR-HOST/realms/YOUR-REALM',
          'Choose the e-mail address, or add a mapper for an attribute with the staff number.',
        ],
      },
    ],
  },

  problems: {
    'not-set-up': 'No provider is set up on the server.',
    unreachable:
      'We can’t reach the provider. Check the address in OIDC_ISSUER, and make sure the server can connect to it.',
    slow: 'The provider didn’t answer within 5 seconds. Try again. If it keeps happening, check the network between the two servers.',
    certificate:
      'The provider’s certificate isn’t trusted. If it comes from your own authority, start the server with NODE_EXTRA_CA_CERTS.',
    'no-provider':
      'The address answers, but it isn’t an OpenID Connect provider. OIDC_ISSUER is the part before /.well-known/openid-configuration.',
    'other-issuer':
      'The provider gives a different address for itself. If that address belongs to your provider, set OIDC_ISSUER to exactly the address it gives.',
    'no-keys': 'The provider doesn’t give us any keys to check its answers with.',
    'no-code-flow': 'The provider doesn’t offer an authorization code with PKCE (S256), which we need.',
    'wrong-client':
      'The provider doesn’t accept our client ID or secret. Check OIDC_CLIENT_ID and the secret. The secret may have expired, or someone may have entered its ID instead of its value.',
    'code-refused':
      'The provider refused someone’s sign-in code. Check that the provider has exactly our redirect URI. This also happens when someone goes back in the browser.',
    'not-trusted':
      'We couldn’t trust the provider’s answer, because its signature, issuer, audience, time or number didn’t match. Check the clocks of both servers first.',
    'not-finished':
      'Someone didn’t finish signing in with the provider, or it didn’t let them in. Check that the app is assigned to your staff.',
    strange: 'The provider answered in a way we don’t understand.',
  } satisfies Record<ProviderProblemKind, string>,
}
