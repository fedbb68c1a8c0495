import type { RevocationReason } from '../ledger/bodies/training.ts'

export const certificate = {
  title: 'Certificate of completion',
  /** Follows the name on the sheet. */
  completed:
    'completed the staff orientation on commercial sexual exploitation of children: what it is, what to do when a youth tells someone, how to report, and where to find help.',
  completedOn: 'Completed',
  validUntil: 'Valid until',
  credited: 'Course length',
  minutes: (n: number) => `${n} ${n === 1 ? 'minute' : 'minutes'}, online`,
  site: 'Site',
  policy: 'Policy',
  policyVersion: (version: string) => `Version ${version}`,
  course: 'Course',
  courseIs: 'Course version',
  courseVersion: (version: string, language: string) => `${version}, ${language}`,
  number: 'Certificate',
  checkAt: 'Anyone can check this certificate at',
  checkShows:
    'The page shows the name on the day of issue, the dates and the versions. It doesn’t show any answers or the score.',
  qr: 'QR code that opens the page for checking this certificate',

  /** The text of the signed credential. */
  credential: {
    statement:
      'Staff orientation on commercial sexual exploitation of children: what it is, what to do when a youth tells someone, how to report, and where to find help.',
    criteria: 'Lessons finished, final check passed, policy acknowledged.',
  },

  page: {
    title: 'Your certificate',
    back: 'Your orientation',
    open: 'Open your certificate',
    save: 'Save as PDF',
    frozen:
      'It stays as it was issued. If your name changes, the certificate keeps the name you had on the day of issue.',
    withdrawnTitle: 'This certificate is no longer valid',
    withdrawn: (date: string) =>
      `HR withdrew it on ${date}. Anyone who checks it will see that. Ask HR what happens next. What you finished is still on record.`,
  },

  verify: {
    title: 'Check a certificate',
    lead: 'Scan the QR code on the certificate with a phone. Or paste the long address from the QR code here.',
    field: 'Address in the QR code',
    hint: 'It’s long: the short address and the number printed on the certificate aren’t enough. Spaces and line breaks don’t matter.',
    button: 'Check',
    needed: 'Paste the long address from the QR code.',
    numberOnly:
      'That’s the certificate number. To check the certificate, scan the QR code with a phone, and paste the long address that it opens.',
    privacy: 'What you paste is checked but not kept.',
    again: 'Check another certificate',
    retry: 'Paste it again',
    result: 'Result',
    state: {
      genuine: {
        title: 'This certificate is genuine',
        text: 'We issued it, and nothing in the code was changed. Compare the lines below with the paper or file you have.',
      },
      expired: {
        title: 'Genuine, but expired',
        text: 'We issued it, and nothing in the code was changed. It was valid for a set time, and that time has passed.',
      },
      revoked: {
        title: 'This certificate was withdrawn',
        text: 'We issued it. Later we withdrew it, so it’s no longer valid. Check with the organization that issued it.',
      },
      changed: {
        title: 'This code was changed',
        text: 'It names one of our keys, but the signature doesn’t match. Do not rely on it. If you copied it by hand, copy the whole address again.',
      },
      'unknown-key': {
        title: 'We don’t recognize the key that signed this',
        text: 'It may come from another organization. Check it at the address on the certificate. Do not rely on it until then.',
      },
      'not-on-record': {
        title: 'This certificate isn’t in our records',
        text: 'The signature matches, but we have no record of issuing it. Do not rely on it. Check with the organization.',
      },
      unreadable: {
        title: 'This isn’t a code from a certificate',
        text: 'Copy the whole address in the QR code, from http to the end, and paste it again.',
      },
    },
    name: 'Name on the day of issue',
    organization: 'Issued by',
    issuedOn: 'Issued',
    fileNote:
      'This checks only the code. It doesn’t read the rest of a file: if a line here differs from what the file says, the file was changed.',
  },

  hr: {
    heading: 'Certificates',
    none: 'None. A person gets one when they finish orientation here.',
    one: (number: string, date: string) => `${number}, issued ${date}`,
    file: 'PDF',
    fileOf: (number: string) => `of ${number}`,
    erased: 'Erased with the name',
    revoke: 'Withdraw',
    revokedOn: (date: string) => `Withdrawn ${date}`,
    revokedLatest: 'The latest certificate was withdrawn.',
    revokeTitle: 'Withdraw a certificate',
    revokeHeading: (number: string) => `Withdraw certificate ${number}`,
    revokeLead:
      'Anyone who checks it from now on will see that it’s no longer valid. This can’t be undone. The completion stays on record.',
    reason: 'Reason',
    reasonHint: 'The reason appears in this record. The public check doesn’t show it.',
    choose: 'Choose a reason',
    reasons: {
      'issued-in-error': 'Issued in error',
      'wrong-details': 'A detail on it is wrong',
      'completion-withdrawn': 'The completion doesn’t count',
      'key-exposed': 'The signing key was exposed',
    } satisfies Record<RevocationReason, string>,
    reasonNeeded: 'Choose a reason',
    button: 'Withdraw the certificate',
    cancel: 'Keep it',
  },

  timeline: {
    issued: (number: string) => `Certificate ${number} was issued`,
    revoked: (number: string) => `Certificate ${number} was withdrawn`,
  },
}
