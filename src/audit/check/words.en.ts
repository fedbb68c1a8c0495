import type { PackFaultKind } from './pack-signature.ts'
import { count, digits } from '../../words/count.ts'

/** The file and the subject of a fault, and what was found instead. */
type Sentence = (about: string, instead: string) => string

const faults: Record<PackFaultKind, Sentence> = {
  'no-manifest': () => 'There’s no manifest.json, so this isn’t an evidence pack, or it’s only part of one.',
  'manifest-unreadable': () => 'We can’t read manifest.json. It was changed, or part of it is missing.',
  'no-signature': () => 'manifest.sig is missing, so nothing shows who made this pack.',
  'signature-unreadable': () => 'manifest.sig isn’t the signature of a pack.',
  'unknown-key': (key) => `The pack is signed with the key ${key}, which is not among the keys in ledger/heads.json.`,
  forged: (key) =>
    `The signature doesn’t match. The key ${key} didn’t sign this manifest. Someone changed the manifest or the signature.`,
  'other-key': (found, expected) => `The pack is signed with a different key: ${found}, not ${expected}.`,
  missing: (file) => `Missing: ${file}`,
  extra: (file) => `Not part of the pack: ${file}`,
  twice: (file) => `In the pack twice: ${file}`,
  changed: (file) => `Changed: ${file}`,
  swapped: (file, other) => `Swapped: ${file} has the content of ${other}`,
  damaged: (file) => `Damaged, can’t be unpacked: ${file}`,
  'entry-unreadable': (seq) => `Ledger: entry ${seq} can’t be read.`,
  'entry-missing': (seq) => `Ledger: entry ${seq} is missing.`,
  'entry-unlinked': (seq) => `Ledger: entry ${seq} doesn’t follow from the entry before it.`,
  'entry-changed': (seq) => `Ledger: entry ${seq} was changed after it was recorded.`,
  'ledger-end': (seq) => `Ledger: it doesn’t end with entry ${seq}, as the manifest says it should.`,
  'heads-unreadable': (file) => `${file} can’t be read, so the keys and the signed checkpoints are missing.`,
  'head-forged': (number) => `Ledger: the signature of checkpoint number ${number} in the list doesn’t match its key.`,
  'head-differs': (number) =>
    `Ledger: signed checkpoint number ${number} in the list names a different entry than the one in the pack.`,
  'edition-differs': (file) => `The content of ${file} doesn’t match the hash in the ledger.`,
  'certificate-differs': (file) => `${file} doesn’t match the hash in the ledger.`,
}

/** The words of both checkers of a pack, the page and the program. */
export const packCheck = {
  faults,
  title: 'Check this evidence pack',
  lead: 'This page checks an evidence pack on your own computer. Nothing leaves your computer, and you don’t need a network connection.',
  zip: 'The pack’s zip file',
  folder: 'Or the folder with the unpacked files',
  dropHint: 'You can also drop the zip file anywhere on this page.',
  needsScript:
    'The check needs JavaScript. You can read everything else in the pack without it. With Node, run: node verify.mjs',
  working: (done: number, of: number) => `Checking: ${digits(done)} of ${digits(of)} files`,
  good: 'No problems found. Every file is as it was packed.',
  goodUnsigned:
    'Every file matches the manifest. This browser can’t check signatures, so this doesn’t show who made the pack.',
  olderBrowser:
    'This browser doesn’t support Ed25519 signatures. Open this page in a newer one (Chrome or Edge 137, Firefox 129, Safari 17 or later), or run: node verify.mjs',
  noCrypto:
    'This browser doesn’t let this page use cryptography. Open verify.html from your own disk in a current browser.',
  bad: (n: number) => `${count(n, 'problem', 'problems')} found`,
  notZip: 'This file can’t be read as a zip:',
  singleFile: 'This is a single file, not a pack. Its SHA-256 is below. Compare it with the one in manifest.json.',
  singleKnown: (path: string) => `This file is in the pack you checked, as ${path}.`,
  singleUnknown: 'This file isn’t in the pack you checked.',
  facts: {
    asOf: 'As of',
    organization: 'Organization',
    site: 'Site',
    allSites: 'All sites',
    made: 'Made at (UTC)',
    files: 'Files',
    ledger: 'Ledger',
    entries: (all: number, shown: number, heads: number) =>
      `${count(all, 'entry', 'entries')}: ${digits(shown)} you can read here, and ${digits(all - shown)} only as hashes; ${count(heads, 'signed checkpoint', 'signed checkpoints')}`,
    fingerprint: 'Key fingerprint',
    zipHash: 'SHA-256 of the zip',
  },
  compareKey:
    'Compare this fingerprint with the one the organization gave you in some other way. With a different key, anyone can make a pack that passes this check.',
  ownTool:
    'Someone who forges a pack can also forge the checker inside it. When a lot depends on the result, use a checker from another pack by this organization, or from its software.',
  usage: 'node verify.mjs [PACK.zip or FOLDER] [--key FINGERPRINT]',
  cannotRead: (file: string) => `can’t read ${file}`,
}
