import type { Fault } from './chain.ts'
import type { HeadState } from './head.ts'
import { count, digits } from '../words/count.ts'

const entries = (n: number) => count(n, 'entry', 'entries')
const heads = (n: number) => count(n, 'checkpoint', 'checkpoints')

const faults: Record<Fault['kind'], (at: number) => string> = {
  missing: (at) => `Entry ${at} is missing.`,
  'does-not-follow': (at) => `Entry ${at} doesn’t follow from the entry before it.`,
  changed: (at) => `Entry ${at} was changed after it was recorded.`,
  body: (at) => `Entry ${at} is missing something that an entry of its kind should have.`,
  fact: (at) => `A name or address that entry ${at} refers to was changed or removed.`,
  'certificate-missing': (at) => `The certificate that entry ${at} refers to is missing.`,
  'certificate-changed': (at) => `The certificate file that entry ${at} refers to was changed.`,
  'paper-missing': (at) => `The document that entry ${at} refers to is missing.`,
  'paper-changed': (at) => `The document file that entry ${at} refers to was changed.`,
  'not-the-head': (at) => `The ledger doesn’t end where it should. Look at entry ${at}.`,
  'beyond-the-head': (at) => `Entry ${at} comes after the end of the ledger.`,
  'head-signature': (at) => `Checkpoint ${at} doesn’t match its signature.`,
  'head-chain': (at) => `Checkpoint ${at} doesn’t follow from the checkpoint before it.`,
  'head-differs': (at) =>
    `Checkpoint ${at} names a different entry than the one that’s there now, so entries up to that point were rewritten.`,
}

const states: Record<HeadState, string> = {
  fits: 'Matches',
  differs: 'Doesn’t match: a different entry is there',
  beyond: 'Doesn’t match: the ledger ends before it',
}

/** The ledger and its signed checkpoints. */
export const ledger = {
  title: 'Ledger',
  lead: 'All records are in one list that only grows. Each day, the server signs the point where the list ends. That’s called a checkpoint.',
  open: 'Ledger and signed checkpoints',

  stateTitle: 'Status of the ledger',
  entries: 'Entries',
  lastHead: 'Last checkpoint',
  headAt: (number: number, day: string, n: number) => `Checkpoint ${number}, ${day}, after ${entries(n)}`,
  noHead: 'None so far. The server signs one each day, and you can sign one now.',
  newest: 'Newest entries',
  whole: 'Whole ledger',
  backup: {
    name: 'Last daily backup',
    none: 'None yet. If this doesn’t change within a day, ask whoever runs the server.',
    late: (day: string) =>
      `${day}. That’s more than a day ago. Ask whoever runs the server why the newer backups failed.`,
  },
  copied: {
    name: 'Last backup stored elsewhere',
    none: 'None yet. Ask whoever runs the server.',
  },
  room: {
    name: 'Free disk space',
    size: (mb: number) => (mb < 10_000 ? `${mb} MB` : `${Math.floor(mb / 1000)} GB`),
    low: (size: string) => `${size}. The next backup may not fit. Ask whoever runs the server to free some space.`,
    none: (size: string) =>
      `${size}. Nothing can be saved until there’s more. Ask whoever runs the server to free some space now.`,
  },
  neverChecked: 'Not checked yet',
  checked: (date: string, time: string, n: number) => `Checked ${date}, ${time}: no problems in ${entries(n)}`,
  checkedFaulty: (date: string, time: string) => `Checked ${date}, ${time}: problem found`,
  newestHint: 'Before it signs a checkpoint, the server checks all entries since the last checkpoint.',

  good: 'No problems were found in the ledger.',
  faulty: 'There’s a problem with the ledger.',
  faults,
  unsigned: 'The server won’t sign a checkpoint until this is resolved.',
  /** For a problem in entries that an earlier checkpoint covers: those since then are signed once a day as before. */
  notOffered: 'You can’t sign a checkpoint here until this is resolved.',
  missing: (from: number, to: number) =>
    from === to ? `Entry ${to} is missing.` : `Entries ${from} to ${to} are missing.`,
  todoMissing:
    'If someone restored a backup on purpose, find out what was done after the backup was made, and record it again. Then ask whoever runs the server to move the file heads.json out of the data folder and keep it. After that, the server signs checkpoints again.',
  todoTitle: 'What to do',
  todo: [
    'Make a copy of the database now, before anyone does anything else with it.',
    'Ask whoever runs the server whether a backup was restored, and when.',
    'Below, compare the ledger with a checkpoint that was kept outside this system. That shows where the change starts.',
    'Keep the copy, and print or save this page. Records from before the change still count.',
  ],

  check: 'Check the whole ledger now',
  checking: (done: number, of: number) =>
    `The server is checking the whole ledger: ${digits(done)} of ${entries(of)} so far. Everyone can keep working.`,
  lookAgain: 'Refresh',
  sign: 'Sign a checkpoint now',
  done: {
    checking: 'The check has started.',
    signed: 'A checkpoint was signed. Download it and keep it outside this system.',
    same: 'Nothing has been added since the last checkpoint, so it still shows where the ledger ends.',
    faulty: 'No checkpoint was signed, because there’s a problem with the ledger.',
    keeper: 'Saved. The next e-mail will include every checkpoint that this address hasn’t received yet.',
    'no-keeper': 'Saved. The server won’t e-mail any checkpoints.',
  },
  downloadAll: 'Download all checkpoints',

  provesTitle: 'What this proves, and what it doesn’t',
  proves: [
    'Each entry contains the hash of the one before it. So a check finds any changed, missing or added entry, and names the first one.',
    'A checkpoint kept outside this system shows whether the ledger, up to that day, is still the one that was signed.',
    'Anyone who has the database and the key could rewrite the ledger and sign it again. Only checkpoints kept away from the server would show that.',
    'This doesn’t prove that an entry was true when it was recorded, or that the right person was at the screen.',
  ],

  recipientTitle: 'Keep checkpoints outside this system',
  recipientLead:
    'Ask someone who doesn’t run this server, such as your board, attorney or insurer, to keep the signed checkpoints. Each one contains numbers and dates, and nothing about any person.',
  recipient: 'E-mail address for checkpoints',
  recipientHint: 'A shared office address is better than one person’s. Leave this blank to send nothing.',
  recipientWrong: 'Enter the whole e-mail address, or leave this blank',
  recipientSave: 'Save',
  recipientState: {
    noServer:
      'No mail server is set up, so checkpoints aren’t e-mailed. Download all checkpoints once a month and keep the file somewhere other than this server.',
    none: 'Checkpoints aren’t e-mailed. Download all checkpoints once a month and keep the file somewhere other than this server, or enter an address.',
    waiting: 'The first e-mail goes out with the next checkpoint.',
    sent: (date: string, time: string, through: number) => `Last e-mail ${date}, ${time}, up to checkpoint ${through}.`,
    failing: (tries: number, answer: string) =>
      `The e-mail hasn’t gone through after ${count(tries, 'try', 'tries')}. The mail server said: ${answer}. We’ll try again.`,
  },

  keyTitle: 'Signing keys',
  keyNow: (date: string) => `Signing since ${date}`,
  keyNext: 'Will sign the next checkpoint',
  keyBefore: (date: string) => `On record since ${date}, no longer signing`,
  fingerprint: 'Fingerprint',
  vouched: (key: string) => `The key ${key} vouched for it.`,
  firstKey: 'This is the first key. Compare its fingerprint with the one that was written down when the key was made.',
  notVouched: 'No earlier key vouched for it. Ask whoever runs the server why the key was changed.',

  compareTitle: 'Compare with a checkpoint kept outside this system',
  compareLead: 'The server doesn’t keep the file, and nothing on record changes.',
  file: 'File with checkpoints',
  fileHint: 'The .json file from an e-mail or a download.',
  fileNeeded: 'Choose a file',
  fileWrong:
    'This file has no ledger checkpoints in it, or someone changed the file. Use the one from the e-mail or the download.',
  compareButton: 'Compare',

  headsTitle: 'Checkpoints',
  headsTable: 'Signed checkpoints, newest first',
  column: { head: 'Checkpoint', entries: 'Entries', hash: 'Hash', signed: 'Signed', file: 'File' },
  headName: (number: number) => `Checkpoint ${number}`,
  occasion: { daily: 'automatically', asked: 'on request' },
  download: 'Download',
  downloadOf: (number: number) => `Download checkpoint ${number}`,
  older: 'Older checkpoints',
  latest: 'Latest checkpoints',
  pages: 'Pages of checkpoints',

  comparison: {
    title: 'Comparison with checkpoints kept outside this system',
    back: 'Ledger',
    fits: 'The ledger matches these checkpoints.',
    differs: 'The ledger doesn’t match these checkpoints.',
    missing: (head: number, said: number, has: number, n: number) =>
      `${entries(n)} at the end ${n === 1 ? 'is' : 'are'} missing: signed checkpoint ${head} covers ${entries(said)}, but the database has ${has}.`,
    replaced: (head: number, said: number, from: number, n: number) =>
      `${entries(n)} ${n === 1 ? 'is' : 'are'} missing, starting with entry ${from}. This can happen after a backup is restored. Signed checkpoint ${head} covers ${entries(said)}, and the entries there now were recorded after it was signed.`,
    doubt: 'The entries match, but there’s another problem.',
    counted: (n: number, end: number) => `${heads(n)} compared with a ledger of ${entries(end)}.`,
    vouched: (n: number) => `The checkpoints in the file also confirm ${heads(n)} recorded before them.`,
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
      `The last checkpoint that matches is checkpoint ${number} from ${day}. Everything up to entry ${seq} is as it was when that checkpoint was signed.`,
    noFit: 'No earlier checkpoint matches, so the change could be anywhere before this point.',
    firstMisfit: (number: number, day: string, seq: number) =>
      `The first checkpoint that doesn’t match is checkpoint ${number} from ${day}, signed after entry ${seq}.`,
    exactly: (seq: number) =>
      `The first entry that differs is entry ${seq}. Either it was changed, or another entry was put in its place.`,
    between: (from: number, to: number) =>
      `The first entry that differs is among entries ${from} to ${to}. An entry there was replaced, taken out or added, and the entries after it were adjusted to follow it.`,
    ends: (end: number, missing: number) =>
      `The ledger ends at entry ${end}. ${entries(missing)} covered by a checkpoint ${missing === 1 ? 'is' : 'are'} missing at the end.`,
    older:
      'The checkpoints are newer than the ledger, which happens after a backup is restored. Anything recorded after the backup is missing.',
    silent: (from: number, to: number) =>
      `None of these checkpoints covers ${from === to ? `entry ${to}` : `entries ${from} to ${to}`}. Only a check of the whole ledger does.`,
    thereTitle: 'What’s there now',
    there: (seq: number, kind: string, date: string, time: string) =>
      `Entry ${seq}: ${kind}, recorded ${date}, ${time}`,
    thereLater: 'It was recorded after the checkpoint was signed, so it was added later or replaced another entry.',
    headsTitle: 'The checkpoints, one by one',
    states,
    head: (number: number, day: string, seq: number) => `Checkpoint ${number}, ${day}, after entry ${seq}`,
    otherOnRecord:
      'The database has a different checkpoint with this number. Either a backup was restored, or its checkpoints were replaced.',
    notOnRecord:
      'The database has no checkpoint with this number. Either a backup was restored, or its last checkpoints were removed.',
    unknownKey: (id: string) =>
      `A checkpoint signed with key ${id}, which is neither in the file nor on record. It doesn’t prove anything.`,
    changedHead: 'A checkpoint whose signature doesn’t match, because the file was changed.',
    unreadableHead: 'A checkpoint that can’t be read.',
    moreFit: (n: number) => `${heads(n)} more that ${n === 1 ? 'matches' : 'match'}`,
  },

  mail: {
    subject: (day: string) => `For safekeeping: signed checkpoints from ${day}`,
    what: (organization: string, n: number) =>
      `${organization} keeps its training records in a ledger. Each day, it signs a checkpoint, which shows where the ledger ends. Attached: ${heads(n)}.`,
    last: (day: string, n: number, hash: string) => `The latest: ${day}, ${entries(n)}, hash ${hash}`,
    keep: (file: string) =>
      `Keep this e-mail with the file ${file}, unchanged. If anyone ever doubts the records, the file shows whether they’ve been changed since.`,
    nobody: 'You don’t have to do anything else. The file contains numbers and dates, and nothing about any person.',
  },
}
