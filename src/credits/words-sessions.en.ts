import { count } from '../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')

/** Orientation in a room: the sheet that people sign, and the entry that HR makes of it. */
export const sessions = {
  title: 'Live session',
  lead: 'Print the sheet, let people sign it, then record who was there.',
  open: 'Sheet and entry for this site',
  site: 'Site',
  on: 'Date',
  show: 'Show the people',
  none: 'Nobody works at this site. Add people by staff number or e-mail below.',
  recorded: (n: number) => `Recorded for ${people(n)}. It shows in the record of each of them.`,
  printTitle: 'Before: the sheet to sign',
  printText: (n: number) =>
    n === 0
      ? 'Nobody at this site needs it on this day. The sheet has empty lines.'
      : `${people(n)} at this site on the sheet, and empty lines for others.`,
  print: 'Open the sheet to print',
  recordTitle: 'After: who was there',
  effect:
    'Each person checked below then has orientation done on that date. No certificate is issued. An update of the policy is still asked for when the version below is not the latest.',
  topic: 'Title of the session',
  topicHint: 'No names, nothing about a youth.',
  topicDefault: 'Orientation session',
  trainer: 'Trainer',
  trainerHint: 'E-mail, staff number or full name of somebody on record.',
  minutes: 'Minutes',
  version: 'Policy version of the session',
  language: 'Language of the session',
  people: 'People who were there',
  required: 'Need orientation',
  others: 'Others at this site',
  more: 'People who are not in the list',
  moreHint: 'Staff numbers or e-mails, one to a line.',
  file: 'Scan of the signed sheet',
  reference: 'Where the sheet is',
  button: 'Record the session',
  back: 'People',
  needs: {
    site: 'Choose a site',
    on: 'Enter the date of the session',
    topic: 'Give the session a title',
    trainer: 'Say who led the session',
    minutes: 'Enter whole minutes, from 1 to 1000',
    people: 'Check at least one person, or add one below',
    evidence: 'Choose the scan of the sheet, or say where the sheet is',
  },
  unknown: (typed: string) => `Nobody on record has the staff number or e-mail “${typed}”`,
  several: (typed: string) => `Several people have “${typed}”. Use another number or e-mail.`,
  refused: {
    future: 'That date is still to come. Record the session once it has happened.',
    'before-employment': (names: string) => `Not employed yet on that date: ${names}. Remove the check mark.`,
    twice: (names: string) => `A live session on that date is on record already for: ${names}. Remove the check mark.`,
  },
  noName: 'Name erased',

  sheet: {
    title: 'Sign-in sheet',
    version: (version: string) => `Policy version ${version}`,
    topic: 'Title',
    trainer: 'Trainer',
    minutes: 'Minutes',
    page: (page: number, of: number) => `Page ${page} of ${of}`,
    caption: 'People and their signatures',
    name: 'Name',
    number: 'Staff number',
    signature: 'Signature',
    readCard: 'I read my site’s card',
    keep: 'After the session, give this sheet to HR. HR keeps it with the records.',
    printing: 'Use your browser to print this page.',
    back: 'Back to the session',
  },
}
