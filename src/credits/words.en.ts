import { TYPED_ABOUT_A_PERSON } from '../words/typed.ts'
import { count, digits } from '../words/count.ts'
import type { EvidenceProblem } from '../ledger/evidence.ts'
import { completionRows } from '../imports/completions/words.en.ts'
import type { CreditSource } from '../ledger/bodies/training.ts'

const people = (n: number) => count(n, 'person', 'people')

/** Orientation in a room: the sheet that people sign, and the entry that HR makes of it. */
export const sessions = {
  title: 'Live session',
  lead: 'Print the sheet, have people sign it, then record who was there.',
  open: 'Sign-in sheet and record for this site',
  site: 'Site',
  on: 'Date',
  show: 'Show the people',
  none: 'No one works at this site. Add people by staff number or e-mail below.',
  recorded: (n: number) => `Recorded for ${people(n)}. It’s on ${n === 1 ? 'that' : 'each'} person’s record.`,
  printTitle: 'Before the session: print the sign-in sheet',
  printText: (n: number) =>
    n === 0
      ? 'No one at this site needs orientation on this date, so the sheet has only blank lines.'
      : `The sheet lists ${people(n)} at this site and has blank lines for others.`,
  print: 'Open the sheet to print',
  recordTitle: 'After the session: record who was there',
  effect:
    'Orientation will count as completed on that date for each person checked below. No certificate is issued. If the version below isn’t the latest, the policy update is still required.',
  topic: 'Title of the session',
  topicHint: TYPED_ABOUT_A_PERSON.en,
  topicDefault: 'Orientation session',
  trainer: 'Trainer',
  trainerHint: 'E-mail, staff number or full name of someone on record.',
  minutes: 'Minutes',
  version: 'Policy version the session covers',
  language: 'Language of the session',
  people: 'People who were there',
  required: 'Need orientation',
  others: 'Others at this site',
  more: 'People who aren’t on the list',
  moreHint: 'Staff numbers or e-mails, one per line.',
  file: 'Scan of the signed sheet',
  reference: 'Where the sheet is',
  button: 'Record the session',
  back: 'People',
  needs: {
    site: 'Choose a site',
    on: 'Enter the date of the session',
    topic: 'Give the session a title',
    trainer: 'Enter who led the session',
    minutes: 'Enter a whole number of minutes, from 1 to 1,000',
    people: 'Check at least one person, or add one below',
    evidence: 'Choose the scan of the sheet, or say where the sheet is',
  },
  unknown: (typed: string) => `“${typed}” isn’t the staff number or e-mail of anyone on record.`,
  several: (typed: string) => `“${typed}” belongs to several people. Use another number or e-mail.`,
  refused: {
    future: 'That date is in the future. Record the session after it takes place.',
    'before-employment': (names: string) => `Not employed yet on that date: ${names}. Uncheck them.`,
    twice: (names: string) => `A live session on that date is already on record for: ${names}. Uncheck them.`,
  },
  noName: 'Name erased',

  sheet: {
    title: 'Sign-in sheet',
    version: (version: string) => `Policy version ${version}`,
    topic: 'Title',
    trainer: 'Trainer',
    minutes: 'Minutes',
    page: (page: number, of: number) => `Page ${page} of ${digits(of)}`,
    caption: 'People and their signatures',
    name: 'Name',
    number: 'Staff number',
    signature: 'Signature',
    readCard: 'I’ve read my site’s card',
    keep: 'After the session, give this sheet to HR. HR keeps it with the records.',
    back: 'Back to the session',
  },
}

const months = (n: number) => count(n, 'month', 'months')

const counted = (
  { months: n, keptFrom }: { readonly months: number; readonly keptFrom: string | null },
  startedOn: string | null,
) =>
  keptFrom === null
    ? startedOn === null
      ? `plus ${months(n)}`
      : `counted from the day it was started, ${startedOn}, plus ${months(n)}`
    : `early enough to count from ${keptFrom}, plus ${months(n)}`

/** Where it was done, in the middle of a sentence. */
const sources: Record<CreditSource, string> = {
  'prior-learning': 'earlier training',
  'live-session': 'a live session',
  'signed-paper': 'signed paper',
  'other-lms': 'another learning system',
}

/** The message next to the file field when a file can't be used. */
const evidenceProblems: Record<EvidenceProblem, string> = {
  empty: 'This file is empty. Choose another one.',
  'too-large': 'This file is larger than 5 MB. Scan it in black and white, or split it into smaller files.',
  'other-type': 'This isn’t a PDF, PNG or JPEG file. Save it in one of these formats, then choose it again.',
}

export const credits = {
  sources,
  evidenceProblems,
  /** Three parts of one sentence; the middle one is set in bold. */
  because: (
    source: string,
    date: string,
    renewal: { readonly months: number; readonly until: string; readonly keptFrom: string | null } | null,
    startedOn: string | null = null,
  ): readonly [string, string, string] =>
    renewal === null
      ? ['Credited for ', date, ` (${source}). It doesn’t expire.`]
      : ['Counts until ', renewal.until, `: credited for ${date} (${source}), ${counted(renewal, startedOn)}.`],

  /** Used when the other system keeps no completion date, only the last day on which the course was open. */
  noLaterThan: (date: string) => `no later than ${date}`,

  home: {
    title: 'Your orientation counts',
    text: (source: string, from: string, date: string) =>
      `HR credited it for ${date}: ${source}, ${from}. You can read all lessons and the policy here. If this isn’t right, tell HR.`,
  },

  noCertificate: {
    title: 'No certificate',
    why: 'Why there is no certificate',
    text: (source: string, from: string, date: string) =>
      `Certificates are only for people who take the course here. Your orientation was credited for ${date}: ${source}, ${from}. If you need proof, ask wherever you took it. HR’s records show that your orientation counts.`,
  },

  person: {
    add: 'Record training completed elsewhere',
    credited: (from: string) => `Credited: ${from}`,
    noLaterThan: (date: string) =>
      `Finished no later than ${date}: the learning system doesn’t keep the completion date`,
    begun: (date: string) => `Renewal is counted from the start date, ${date}`,
    evidence: 'Documents on file',
    evidenceText: 'They support entries in this record. Only HR can open them.',
    erased: (n: number) => count(n, 'more document was erased', 'more documents were erased'),
    reference: (text: string) => `Reference: ${text}`,
    papers: (n: number) => count(n, 'document on file', 'documents on file'),
  },

  form: {
    title: 'Training completed elsewhere',
    heading: (name: string) => `Training completed elsewhere: ${name}`,
    lead: 'For orientation that someone did earlier, or signed for on paper.',
    several: 'Several people at once',
    severalLink: 'Record a live session',
    effectTitle: 'What this does',
    effectOnce: 'Orientation will count as completed on the date below, with no end date.',
    effect: (n: number) => `Orientation will count as completed on the date below and stay valid for ${months(n)}.`,
    effectNone:
      'Orientation isn’t required of this person today. The entry is kept, and it counts if orientation is required later.',
    effectVersion: 'If the policy has changed since the version below, the update is still required.',
    effectCertificate:
      'No certificate is issued. The person sees that their orientation counts, and where the credit comes from.',
    source: 'Source',
    choose: 'Choose one',
    sourceOptions: { 'prior-learning': 'Earlier training', 'signed-paper': 'Signed paper' },
    on: 'Completion date',
    onHint:
      'If the training was before the person’s first day of work here, enter that first day or a later one. Put the date of the training in “What was completed.”',
    from: 'What was completed',
    fromHint: `Such as “Orientation at Bayview, 3 hours.” ${TYPED_ABOUT_A_PERSON.en}`,
    version: 'Policy version it covers',
    versionHint: 'The one in effect on that day, unless you choose another.',
    versionOnDay: 'In effect on that day',
    versionOption: (version: string, date: string) => `${version}, from ${date}`,
    courseVersion: 'Course version',
    language: 'Language',
    languageNone: 'Not known',
    minutes: 'Minutes',
    score: 'Score (percent)',
    approver: 'Approved by',
    approverHint: 'E-mail, staff number or full name of someone on record. Leave this blank if it’s you.',
    file: 'Scan of the paper',
    fileHint: 'PDF, PNG or JPEG, up to 5 MB. It’s kept with the entry and never changed.',
    reference: 'Where the paper is',
    referenceHint: `Such as binder 3, page 12. ${TYPED_ABOUT_A_PERSON.en}`,
    button: 'Record the completion',
    saved: 'The completion is on record. The entry is in the timeline below.',
    back: 'Back to this person',
    needs: {
      source: 'Choose the source',
      on: 'Enter the date it was completed',
      from: 'Enter what was completed',
      shorter: (n: number) => `Use ${digits(n)} characters or fewer`,
      version: 'Choose a version from the list',
      minutes: 'Enter a whole number of minutes, from 1 to 1,000',
      score: 'Enter a whole number from 0 to 100',
      evidence: 'Choose a scan, or say where the paper is',
    },
    approverUnknown: 'No one on record matches that. Enter an e-mail, a staff number or a full name.',
    approverSeveral: 'Several people match that. Enter an e-mail or a staff number.',
    future: 'That date is in the future. Record the completion after that day.',
    beforeEmployment: (date: string) =>
      `That’s before the person’s first day of work here, ${date}. Enter that day or a later one, and put the day of the training in “What was completed.”`,
    twice: 'A completion on that day from the same source is already on record',
  },

  evidence: { unknown: 'This document isn’t on file, or it was erased.' },
  sessions,
  rows: completionRows,
}
