import type { Fault } from './chain.ts'
import type { HeadState } from './head.ts'
import { count } from '../words/count.ts'

const entries = (n: number) => count(n, 'entry', 'entries')
const heads = (n: number) => count(n, 'head', 'heads')

const faults: Record<Fault['kind'], (at: number) => string> = {
  missing: (at) => `Entry ${at} is missing.`,
  'does-not-follow': (at) => `Entry ${at} doesn’t follow from the entry before it.`,
  changed: (at) => `Entry ${at} was changed after it was recorded.`,
  body: (at) => `Entry ${at} is missing something that an entry of its kind should have.`,
  fact: (at) => `A name or address that entry ${at} refers to was changed or removed.`,
  'certificate-missing': (at) => `The certificate that entry ${at} names is missing.`,
  'certificate-changed': (at) => `The file of the certificate that entry ${at} names was changed.`,
  'paper-missing': (at) => `The document that entry ${at} refers to is missing.`,
  'paper-changed': (at) => `The file of the document that entry ${at} refers to was changed.`,
  'not-the-head': (at) => `The ledger doesn’t end where it should. Look at entry ${at}.`,
  'beyond-the-head': (at) => `Entry ${at} comes after the end of the ledger.`,
  'head-signature': (at) => `Head ${at} doesn’t match its signature.`,
  'head-chain': (at) => `Head ${at} doesn’t follow from the head before it.`,
  'head-differs': (at) =>
    `Head ${at} names a different entry than the one that’s there now, so entries up to that point were rewritten.`,
}

const states: Record<HeadState, string> = {
  fits: 'Matches',
  differs: 'Doesn’t match: a different entry is there',
  beyond: 'Doesn’t match: the ledger ends before it',
}

/** The ledger and its signed heads. */
export const ledger = {
  title: 'Ledger',
  lead: 'All records are in one list that only grows.',
  open: 'Ledger and signed heads',

  stateTitle: 'Status of the ledger',
  entries: 'Entries',
  lastHead: 'Last head',
  headAt: (number: number, day: string, n: number) => `Head ${number}, ${day}, after ${entries(n)}`,
  noHead: 'None so far. The server signs one each day, and you can sign one now.',
  newest: 'Newest entries',
  whole: 'Whole ledger',
  backup: {
    name: 'Last daily backup',
    none: 'None yet. If this doesn’t change within a day, ask whoever runs the server.',
    late: (day: string) =>
      `${day}. That’s more than a day ago. Ask whoever runs the server why the newer backups failed.`,
  },
  neverChecked: 'Not checked yet',
  checked: (date: string, time: string, n: number) => `Checked ${date}, ${time}: in order, ${entries(n)}`,
  checkedFaulty: (date: string, time: string) => `Checked ${date}, ${time}: not in order`,
  newestHint: 'Before it signs a head, the server checks all entries since the last head.',

  good: 'The ledger is in order.',
  faulty: 'The ledger isn’t in order.',
  faults,
  unsigned: 'The server won’t sign a head until this is resolved.',
  missing: (from: number, to: number) =>
    from === to ? `Entry ${to} is missing.` : `Entries ${from} to ${to} are missing.`,
  todoMissing:
    'If someone restored a backup on purpose, find out what was done after the backup was made, and record it again. Then ask whoever runs the server to move the file heads.json out of the data folder and keep it. After that, the server signs heads again.',
  todoTitle: 'What to do',
  todo: [
    'Make a copy of the database now, before anyone does anything else with it.',
    'Ask whoever runs the server whether a backup was restored, and when.',
    'Below, compare the ledger with a head that was kept outside this system. That shows where the change starts.',
    'Keep the copy, and print or save this page. Records from before the change still count.',
  ],

  check: 'Check the whole ledger now',
  checking: (done: number, of: number) =>
    `The server is checking the whole ledger: ${done} of ${entries(of)} so far. Everyone can keep working.`,
  lookAgain: 'Refresh',
  sign: 'Sign a head now',
  done: {
    checking: 'The check has started.',
    signed: 'A head was signed. Download it and keep it outside this system.',
    same: 'Nothing has been added since the last head, so it still shows where the ledger ends.',
    faulty: 'No head was signed, because the ledger isn’t in order.',
    keeper: 'Saved. The next e-mail will include every head that this address hasn’t received yet.',
    'no-keeper': 'Saved. The server won’t e-mail any heads.',
  },
  downloadAll: 'Download all heads',

  provesTitle: 'What this proves, and what it doesn’t',
  proves: [
    'Each entry holds the hash of the one before it. So a check finds any changed, missing or added entry, and names the first one.',
    'A head kept outside this system shows whether the ledger, up to that day, is still the one that was signed.',
    'Anyone who has the database and the key could rewrite the ledger and sign it again. Only heads kept away from the server would show that.',
    'This doesn’t prove that an entry was true when it was recorded, or that the right person sat at the screen.',
  ],

  recipientTitle: 'Keep heads outside this system',
  recipientLead:
    'Have someone who doesn’t run this server keep the heads, such as your board, your attorney or your insurer. Each head holds numbers and dates, and nothing about any person.',
  recipient: 'E-mail address to send them to',
  recipientHint: 'A shared office address is better than one person’s. Leave it empty to send nothing.',
  recipientWrong: 'Type the whole e-mail address, or leave it empty',
  recipientSave: 'Save',
  recipientState: {
    noServer:
      'No mail server is set up, so heads aren’t e-mailed. Download all heads once a month and keep the file somewhere other than this server.',
    none: 'Heads aren’t e-mailed. Download all heads once a month and keep the file somewhere other than this server, or enter an address.',
    waiting: 'The first e-mail goes out with the next head.',
    sent: (date: string, time: string, through: number) => `Last e-mail ${date}, ${time}, up to head ${through}.`,
    failing: (tries: number, answer: string) =>
      `The e-mail hasn’t gone through after ${count(tries, 'try', 'tries')}. The mail server said: ${answer}. We’ll try again.`,
  },

  keyTitle: 'Signing keys',
  keyNow: (date: string) => `Signing since ${date}`,
  keyNext: 'Will sign the next head',
  keyBefore: (date: string) => `On record since ${date}, no longer signing`,
  fingerprint: 'Fingerprint',
  vouched: (key: string) => `The key ${key} vouched for it.`,
  firstKey: 'This is the first key. Compare its fingerprint with the one that was written down when the key was made.',
  notVouched: 'No earlier key vouched for it. Ask whoever runs the server why the key was changed.',

  compareTitle: 'Compare with a head kept outside this system',
  compareLead: 'The server doesn’t keep anything from the file, and nothing on record changes.',
  file: 'File with heads',
  fileHint: 'The .json file from an e-mail or a download.',
  fileNeeded: 'Choose a file',
  fileWrong:
    'This file has no ledger heads in it, or someone changed it. Use the file from the e-mail or the download.',
  compareButton: 'Compare',

  headsTitle: 'Heads',
  headsTable: 'Signed heads, newest first',
  column: { head: 'Head', entries: 'Entries', hash: 'Hash', signed: 'Signed', file: 'File' },
  headName: (number: number) => `Head ${number}`,
  occasion: { daily: 'automatically', asked: 'on request' },
  download: 'Download',
  downloadOf: (number: number) => `Download head ${number}`,
  older: 'Older heads',
  latest: 'Latest heads',
  pages: 'Pages of heads',

  comparison: {
    title: 'Comparison with heads kept outside',
    back: 'Ledger',
    fits: 'The ledger matches these heads.',
    differs: 'The ledger doesn’t match these heads.',
    missing: (head: number, said: number, has: number, n: number) =>
      `${entries(n)} at the end ${n === 1 ? 'is' : 'are'} missing: signed head ${head} says ${entries(said)}, but the database has ${has}.`,
    replaced: (head: number, said: number, from: number, n: number) =>
      `${entries(n)} ${n === 1 ? 'is' : 'are'} missing, starting with entry ${from}. This can happen after a backup is restored. Signed head ${head} says ${entries(said)}, and the entries there now were recorded after it was signed.`,
    doubt: 'The entries match, but not everything is in order.',
    counted: (n: number, end: number) => `${heads(n)} compared with a ledger of ${entries(end)}.`,
    vouched: (n: number) => `The heads in the file also vouch for ${heads(n)} recorded before them.`,
    keysTitle: 'Keys',
    key: {
      known: (id: string, date: string) => `Key ${id}: on record here since ${date}.`,
      unknown: (id: string) =>
        `Key ${id}: not on record here. Either the file wasn’t signed here, or the keys on record were changed.`,
      later: (id: string, date: string) => `Key ${id}: not in the file. It was added here on ${date}.`,
      vouched: (id: string, by: string) => `Key ${by} vouched for key ${id}.`,
      notVouched: (id: string) => `No other key vouched for key ${id}. Compare its fingerprint.`,
      fingerprint: (id: string, print: string) => `Fingerprint of ${id}: ${print}`,
    },
    changeTitle: 'Where the change starts',
    lastFit: (number: number, day: string, seq: number) =>
      `The last head that matches is head ${number} of ${day}. Everything up to entry ${seq} is as it was when that head was signed.`,
    noFit: 'No earlier head matches, so the change could be anywhere before this point.',
    firstMisfit: (number: number, day: string, seq: number) =>
      `The first head that doesn’t match is head ${number} of ${day}, signed after entry ${seq}.`,
    exactly: (seq: number) =>
      `The first entry that differs is entry ${seq}. Either it was changed, or another entry was put in its place.`,
    between: (from: number, to: number) =>
      `The first entry that differs is among entries ${from} to ${to}. An entry there was replaced, taken out or added, and the entries after it were adjusted to follow it.`,
    ends: (end: number, missing: number) =>
      `The ledger ends at entry ${end}. ${entries(missing)} covered by a head ${missing === 1 ? 'is' : 'are'} missing at the end.`,
    older:
      'The heads are newer than the ledger, as happens after a backup is restored. What was recorded after the backup is missing.',
    silent: (from: number, to: number) =>
      `None of these heads covers ${from === to ? `entry ${to}` : `entries ${from} to ${to}`}. Only the check of the whole ledger does.`,
    thereTitle: 'What’s there now',
    there: (seq: number, kind: string, date: string, time: string) =>
      `Entry ${seq}: ${kind}, recorded ${date}, ${time}`,
    thereLater:
      'It was recorded after the head was signed, so it was added later or put in the place of another entry.',
    headsTitle: 'The heads, one by one',
    states,
    head: (number: number, day: string, seq: number) => `Head ${number}, ${day}, after entry ${seq}`,
    otherOnRecord:
      'The database has a different head with this number. Either a backup was restored, or its heads were replaced.',
    notOnRecord:
      'The database has no head with this number. Either a backup was restored, or its last heads were removed.',
    unknownKey: (id: string) =>
      `A head signed with key ${id}, which is neither in the file nor on record. It doesn’t prove anything.`,
    changedHead: 'A head whose signature doesn’t match, because the file was changed.',
    unreadableHead: 'A head that can’t be read.',
    moreFit: (n: number) => `${heads(n)} more that ${n === 1 ? 'matches' : 'match'}`,
  },

  mail: {
    subject: (day: string) => `For safekeeping: signed heads of ${day}`,
    what: (organization: string, n: number) =>
      `${organization} keeps its training records in a ledger. Each day, it signs a head, which shows where the ledger ends. Attached: ${heads(n)}.`,
    last: (day: string, n: number, hash: string) => `The latest: ${day}, ${entries(n)}, hash ${hash}`,
    keep: (file: string) =>
      `Keep this e-mail with the file ${file}, unchanged. If anyone ever doubts the records, the file shows whether they’ve been changed since.`,
    nobody: 'You don’t have to do anything else. The file holds numbers and dates, and nothing about any person.',
  },
}
