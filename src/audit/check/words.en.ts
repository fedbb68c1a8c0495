import type { PackFaultKind } from './pack-signature.ts'
import { count } from '../../words/count.ts'

/** The file and the subject of a fault, and what was found instead. */
type Sentence = (about: string, instead: string) => string

const faults: Record<PackFaultKind, Sentence> = {
  'no-manifest': () => 'There is no manifest.json: this is no evidence pack, or a part of one.',
  'manifest-unreadable': () => 'manifest.json cannot be read: it was changed, or it is cut off.',
  'no-signature': () => 'manifest.sig is missing: nobody answers for this pack.',
  'signature-unreadable': () => 'manifest.sig is no signature of a pack.',
  'unknown-key': (key) => `The pack is signed with the key ${key}, which is not among the keys in ledger/heads.json.`,
  forged: (key) =>
    `The signature does not fit: the key ${key} has not signed this manifest. The manifest or the signature was changed.`,
  'other-key': (found, expected) => `The pack is signed with another key: ${found}, and not ${expected}.`,
  missing: (file) => `Missing: ${file}`,
  extra: (file) => `Not part of the pack: ${file}`,
  twice: (file) => `There twice: ${file}`,
  changed: (file) => `Changed: ${file}`,
  swapped: (file, other) => `Swapped: ${file} has the content of ${other}`,
  damaged: (file) => `Damaged, it cannot be unpacked: ${file}`,
  'entry-unreadable': (seq) => `Ledger: entry ${seq} cannot be read.`,
  'entry-missing': (seq) => `Ledger: entry ${seq} is missing.`,
  'entry-unlinked': (seq) => `Ledger: entry ${seq} does not follow from the entry before it.`,
  'entry-changed': (seq) => `Ledger: entry ${seq} was changed after it was recorded.`,
  'ledger-end': (seq) => `Ledger: it does not end with the entry ${seq} that the manifest names.`,
  'heads-unreadable': (file) => `${file} cannot be read: the keys and the signed heads are missing.`,
  'head-forged': (number) => `Ledger: signed head number ${number} in the list does not fit its key.`,
  'head-differs': (number) => `Ledger: signed head number ${number} in the list names another entry than the pack has.`,
  'edition-differs': (file) => `The entries of the ledger name another content than ${file} has.`,
  'certificate-differs': (file) => `The ledger names another file than ${file}.`,
}

/** The words of both checkers of a pack, the page and the program. */
export const packCheck = {
  faults,
  title: 'Check this evidence pack',
  lead: 'This page checks an evidence pack on your own computer. Nothing leaves it, and no network is needed.',
  zip: 'The zip file of the pack',
  folder: 'Or the folder with the unpacked files',
  dropHint: 'You can also drop the zip file anywhere on this page.',
  needsScript: 'The check needs JavaScript. Everything else in the pack reads without it. With Node: node verify.mjs',
  working: (done: number, of: number) => `Checking: ${done} of ${of} files`,
  good: 'In order. Every file is as it was packed.',
  goodUnsigned:
    'Every file is as the manifest says. This browser cannot check signatures, so it does not show who made the pack.',
  olderBrowser:
    'This browser does not know Ed25519 signatures. Open this page in a newer one (Chrome or Edge 137, Firefox 129, Safari 17 or later), or run: node verify.mjs',
  noCrypto:
    'This browser gives this page no access to cryptography. Open verify.html from your own disk, in a current browser.',
  bad: (n: number) => `Not in order: ${count(n, 'fault', 'faults')}`,
  notZip: 'This file cannot be read as a zip:',
  singleFile: 'This is a single file, and no pack. Its SHA-256 is below; compare it with manifest.json.',
  singleKnown: (path: string) => `This file is in the pack that was checked, as ${path}.`,
  singleUnknown: 'This file is not in the pack that was checked.',
  facts: {
    asOf: 'As of',
    organization: 'Organization',
    site: 'Site',
    allSites: 'All sites',
    made: 'Made at (UTC)',
    files: 'Files',
    ledger: 'Ledger',
    entries: (all: number, shown: number, heads: number) =>
      `${count(all, 'entry', 'entries')}, of which ${shown} can be read here and ${all - shown} stand as hashes; ${count(heads, 'signed head', 'signed heads')}`,
    fingerprint: 'Fingerprint of the key',
    zipHash: 'SHA-256 of the zip',
  },
  compareKey:
    'Compare this fingerprint with the one that the organization gave you on another way. Whoever has another key can make a pack that fits in itself.',
  ownTool:
    'A checker that comes with a pack can be forged with it. Use one from another pack of this organization, or from its software, when much depends on it.',
  usage: 'node verify.mjs [PACK.zip or FOLDER] [--key FINGERPRINT]',
  cannotRead: (file: string) => `cannot read ${file}`,
}
