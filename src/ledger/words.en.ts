import type { Fault } from './chain.ts'
import type { HeadState } from './head.ts'
import { count } from '../words/count.ts'

const entries = (n: number) => count(n, 'entry', 'entries')
const heads = (n: number) => count(n, 'head', 'heads')

const faults: Record<Fault['kind'], (at: number) => string> = {
  missing: (at) => `Entry ${at} is missing.`,
  'does-not-follow': (at) => `Entry ${at} does not follow from the entry before it.`,
  changed: (at) => `Entry ${at} was changed after it was recorded.`,
  body: (at) => `Entry ${at} does not have what an entry of its kind has.`,
  fact: (at) => `A name or address that entry ${at} refers to was changed or removed.`,
  'certificate-missing': (at) => `The certificate that entry ${at} names is not there.`,
  'certificate-changed': (at) => `The file of the certificate that entry ${at} names was changed.`,
  'paper-missing': (at) => `The paper that entry ${at} names is not there.`,
  'paper-changed': (at) => `The file of the paper that entry ${at} names was changed.`,
  'not-the-head': (at) => `The ledger does not end where it should: look at entry ${at}.`,
  'beyond-the-head': (at) => `Entry ${at} stands behind the end of the ledger.`,
  'head-signature': (at) => `Head ${at} is not as it was signed.`,
  'head-chain': (at) => `Head ${at} does not follow from the head before it.`,
  'head-differs': (at) =>
    `Head ${at} names another entry than the one that stands there now: entries up to there were rewritten.`,
}

const states: Record<HeadState, string> = {
  fits: 'Fits',
  differs: 'Does not fit: another entry stands there',
  beyond: 'Does not fit: the ledger ends before it',
}

/** The ledger and its signed heads. */
export const ledger = {
  title: 'Ledger',
  lead: 'All records are in one list that only grows: the ledger. Each day, the place where it ends is signed. That’s called a head. Whoever keeps a head can tell later whether anything before it was changed.',
  open: 'Ledger and signed heads',

  stateTitle: 'How it stands',
  entries: 'Entries',
  lastHead: 'Last head',
  headAt: (number: number, day: string, n: number) => `Head ${number}, ${day}, after ${entries(n)}`,
  noHead: 'None so far. One is signed each day, and you can sign one now.',
  newest: 'Newest entries',
  whole: 'Whole ledger',
  backup: {
    name: 'Last daily backup',
    none: 'None yet. If this doesn’t change within a day, ask whoever runs the server.',
    late: (day: string) => `${day}. That’s more than a day ago: ask whoever runs the server why the newer ones failed.`,
  },
  neverChecked: 'Not checked yet',
  checked: (date: string, time: string, n: number) => `Checked ${date}, ${time}: in order, ${entries(n)}`,
  checkedFaulty: (date: string, time: string) => `Checked ${date}, ${time}: not in order`,
  newestHint: 'Before a head is signed, the entries since the last one are checked.',

  good: 'The ledger is in order.',
  faulty: 'The ledger is not in order.',
  faults,
  unsigned: 'No head is signed until this is settled.',
  missing: (from: number, to: number) =>
    from === to ? `Entry ${to} is missing.` : `Entries ${from} to ${to} are missing.`,
  todoMissing:
    'If a backup was put back on purpose, find out what was done after it was made, and record it again. Then whoever runs the server moves the file heads.json out of the data folder and keeps it. After that, heads are signed again.',
  todoTitle: 'What to do',
  todo: [
    'Make a copy of the database now, before anything else is done with it.',
    'Ask whoever runs the server whether a backup was put back, and when.',
    'Compare the ledger with a head that is kept outside, below. It tells from where on something was changed.',
    'Keep the copy and what this page says. Records of the time before the change still count.',
  ],

  check: 'Check the whole ledger now',
  checking: (done: number, of: number) =>
    `The whole ledger is being checked: ${done} of ${entries(of)} so far. Everybody can go on working.`,
  lookAgain: 'Look again',
  sign: 'Sign a head now',
  done: {
    checking: 'The check has begun.',
    signed: 'A head was signed. Download it, and keep it outside.',
    same: 'Nothing was added since the last head, so that one still says where the ledger ends.',
    faulty: 'No head was signed, because the ledger is not in order.',
    keeper: 'Saved. The next mail brings every head that this address lacks.',
    'no-keeper': 'Saved. Nothing is mailed.',
  },
  downloadAll: 'Download all heads',

  provesTitle: 'What this proves, and what it does not',
  proves: [
    'Each entry holds the hash of the one before. A changed, missing or added entry is found, and the first one is named.',
    'A head that is kept outside shows whether the ledger is still the one that was signed, up to that day.',
    'Whoever has the database and the key could rewrite the ledger and sign it anew. Only heads that are kept outside, away from the server, show that.',
    'It does not prove that an entry was true when it was recorded, nor that the right person sat at the screen.',
  ],

  recipientTitle: 'Keep heads outside',
  recipientLead:
    'Somebody who does not run this server keeps the heads: your board, your lawyer, your insurer. Each head holds numbers and dates, and nothing about a person.',
  recipient: 'E-mail address of whoever keeps them',
  recipientHint: 'An address of an office rather than of one person. Leave it empty to mail nothing.',
  recipientWrong: 'Type the whole e-mail address, or leave it empty',
  recipientSave: 'Save',
  recipientState: {
    noServer:
      'No mail server is set up, so nothing is mailed. Download all heads once a month and keep the file outside.',
    none: 'Nothing is mailed. Download all heads once a month and keep the file outside, or give an address.',
    waiting: 'The first mail goes out with the next head.',
    sent: (date: string, time: string, through: number) => `Last mail ${date}, ${time}, up to head ${through}.`,
    failing: (tries: number, answer: string) =>
      `The last ${count(tries, 'try', 'tries')} did not get through. The mail server said: ${answer}. It is tried again.`,
  },

  keyTitle: 'Keys that sign',
  keyNow: (date: string) => `Signs since ${date}`,
  keyNext: 'Signs the next head',
  keyBefore: (date: string) => `On record since ${date}, signs no more`,
  fingerprint: 'Fingerprint',
  vouched: (key: string) => `The key ${key} has vouched for it.`,
  firstKey: 'The first key: compare its fingerprint with the one that was written down when it was made.',
  notVouched: 'No earlier key has vouched for it. Ask whoever runs the server why the key was changed.',

  compareTitle: 'Compare with a head that was kept outside',
  compareLead: 'Nothing in the file is kept. Nothing on record is changed.',
  file: 'File with heads',
  fileHint: 'The .json file from a mail or a download.',
  fileNeeded: 'Choose a file',
  fileWrong: 'This is no file with heads of a ledger, or it was changed. Take the one from the mail or the download.',
  compareButton: 'Compare',

  headsTitle: 'Heads',
  headsTable: 'Signed heads, the latest first',
  column: { head: 'Head', entries: 'Entries', hash: 'Hash', signed: 'Signed', file: 'File' },
  headName: (number: number) => `Head ${number}`,
  occasion: { daily: 'by itself', asked: 'on request' },
  download: 'Download',
  downloadOf: (number: number) => `Download head ${number}`,
  older: 'Older heads',
  latest: 'Latest heads',
  pages: 'Pages of heads',

  comparison: {
    title: 'Comparison with heads from outside',
    back: 'Ledger',
    fits: 'The ledger is the one that these heads were signed for.',
    differs: 'The ledger is not the one that these heads were signed for.',
    missing: (head: number, said: number, has: number, n: number) =>
      `${entries(n)} at the end ${n === 1 ? 'is' : 'are'} missing: the signed head ${head} says ${entries(said)}, the database has ${has}.`,
    replaced: (head: number, said: number, from: number, n: number) =>
      `${entries(n)} ${n === 1 ? 'is' : 'are'} missing from entry ${from} on, as after a backup was put back: the signed head ${head} says ${entries(said)}, and what stands there now was recorded after it was signed.`,
    doubt: 'The entries fit, and yet not everything is in order.',
    counted: (n: number, end: number) => `${heads(n)} compared with a ledger of ${entries(end)}.`,
    vouched: (n: number) => `The heads from outside also vouch for ${heads(n)} on record before them.`,
    keysTitle: 'Keys',
    key: {
      known: (id: string, date: string) => `Key ${id}: on record here since ${date}.`,
      unknown: (id: string) =>
        `Key ${id}: not on record here. Either the file was not signed here, or the keys on record were changed.`,
      later: (id: string, date: string) => `Key ${id}: not in the file. It came on record here on ${date}.`,
      vouched: (id: string, by: string) => `Key ${id} is vouched for by key ${by}.`,
      notVouched: (id: string) => `No other key has vouched for key ${id}. Compare its fingerprint.`,
      fingerprint: (id: string, print: string) => `Fingerprint of ${id}: ${print}`,
    },
    changeTitle: 'From where on',
    lastFit: (number: number, day: string, seq: number) =>
      `The last head that fits is head ${number} of ${day}. Everything up to entry ${seq} is as it was signed.`,
    noFit: 'No earlier head that fits is at hand, so the change can lie anywhere before.',
    firstMisfit: (number: number, day: string, seq: number) =>
      `The first head that does not fit is head ${number} of ${day}, signed after entry ${seq}.`,
    exactly: (seq: number) =>
      `The first entry that differs is entry ${seq}: it was replaced, or another was put in its place.`,
    between: (from: number, to: number) =>
      `The first entry that differs is one of the entries ${from} to ${to}. An entry there was replaced, taken out or added; those after it were made to follow.`,
    ends: (end: number, missing: number) =>
      `The ledger ends at entry ${end}. ${entries(missing)} that a head has seen ${missing === 1 ? 'is' : 'are'} missing at the end.`,
    older:
      'The heads are newer than the ledger, as after a backup was put back. What was recorded after the backup is missing.',
    silent: (from: number, to: number) =>
      `None of these heads covers ${from === to ? `entry ${to}` : `entries ${from} to ${to}`}: only the check of the whole ledger does.`,
    thereTitle: 'What stands there now',
    there: (seq: number, kind: string, date: string, time: string) =>
      `Entry ${seq}: ${kind}, recorded ${date}, ${time}`,
    thereLater: 'After the head was signed: it was added later, or put in the place of another.',
    headsTitle: 'The heads, one by one',
    states,
    head: (number: number, day: string, seq: number) => `Head ${number}, ${day}, after entry ${seq}`,
    otherOnRecord:
      'The database has another head under this number: a backup was put back, or its heads were replaced.',
    notOnRecord: 'The database has no head under this number: a backup was put back, or its last heads were removed.',
    unknownKey: (id: string) => `A head by the key ${id}, which is neither in the file nor on record: it says nothing.`,
    changedHead: 'A head whose signature does not fit: the file was changed.',
    unreadableHead: 'A head that cannot be read.',
    moreFit: (n: number) => `${heads(n)} more that ${n === 1 ? 'fits' : 'fit'}`,
  },

  mail: {
    subject: (day: string) => `For safekeeping: signed heads of ${day}`,
    what: (organization: string, n: number) =>
      `${organization} keeps its training records in a ledger and signs each day where it ends. Attached: ${heads(n)}.`,
    last: (day: string, n: number, hash: string) => `The latest: ${day}, ${entries(n)}, hash ${hash}`,
    keep: (file: string) =>
      `Keep this mail with the file ${file}, unchanged. If records are ever in doubt, the file shows whether they were changed since.`,
    nobody: 'There is nothing else to do. The file holds numbers and dates, and nothing about a person.',
  },
}
