import { count } from '../words/count.ts'
import { packPages } from './words-pack-pages.en.ts'

/** Evidence packs and yearly archives. */
export const pack = {
  title: 'Evidence',
  lead: 'A zip file for an auditor, an insurer or the licensing office. It answers without this server: who was required on a day, who finished which version and when, why each gap is there, and what people were shown.',
  makeTitle: 'Make a pack',
  day: 'As of',
  dayHint: 'The roster is the one of this day.',
  site: 'Site',
  siteHint: 'A pack for one site holds nobody else.',
  allSites: 'All sites',
  clock: 'Which knowledge',
  clocks: {
    now: 'Everything that is on record now',
    known: 'What was on record at the end of that day',
  },
  clockHint: 'The first includes corrections that were made later. The second is what you would have reported then.',
  language: 'Language of the pages',
  languages: { en: 'English', es: 'Spanish' },
  make: 'Make the pack',
  needs: {
    day: 'Choose a day up to today',
    site: 'Choose a site from the list',
    file: 'Choose a file, or type its SHA-256',
    hash: 'A SHA-256 has 64 digits and letters from a to f',
  },
  care: 'A pack holds names and records of people. Hand it only to somebody who may see them. It is kept in the data folder of this server.',
  listTitle: 'Packs and yearly archives',
  none: 'No pack has been made. The archive of a year is made by itself when the year is over.',
  table: 'Packs that were asked for, the latest first',
  column: { pack: 'Pack', about: 'About', state: 'State', by: 'Asked for by', file: 'File' },
  yearly: (year: string) => `Archive of ${year}`,
  asOf: (day: string) => `As of ${day}`,
  states: {
    waiting: 'Waiting',
    making: 'Being made',
    made: 'Ready',
    failed: 'Could not be made',
  },
  open: 'Open',
  openOf: (name: string, about: string) => `Open: ${name}, ${about}`,

  pack: {
    back: 'All packs',
    progress: (done: number, of: number) =>
      of === 0 ? 'The pack waits for its turn.' : `${done} of ${count(of, 'person', 'people')} looked at.`,
    progressHint: 'This goes on without this page. The server works on it in small pieces, so that nobody else waits.',
    again: 'Look again',
    stuck:
      'This pack has stopped, because the server that was making it stopped. It starts again by itself within two minutes, or right away if you start it again.',
    startAgain: 'Start again',
    download: 'Download the pack',
    bytes: (kilobytes: number) => `${kilobytes} KB`,
    facts: {
      about: 'Site',
      clock: 'Which knowledge',
      asked: 'Asked for',
      made: 'Made',
      size: 'Size',
      hash: 'SHA-256',
    },
    hashHint: 'Give it on with the pack, on another way. It is on record in the ledger, too.',
    notHere:
      'The file of this pack is not on this server: it was moved away, or another server has made it. Its SHA-256 stays on record.',
    failed: 'This pack could not be made. The reason is in the server’s log. When that is settled, start it again.',
    byOn: (name: string, day: string) => `${name}, ${day}`,
  },

  checkTitle: 'Is this one of ours?',
  checkLead: 'Upload a pack that came back, or type its SHA-256. Nothing of it is kept.',
  file: 'The zip file',
  fileHint: 'Up to 12 MB. For a larger one, type its SHA-256 below, as verify.html shows it.',
  hash: 'Or its SHA-256',
  check: 'Check it',
  answer: {
    title: 'A pack that came back',
    ours: (name: string, about: string, day: string) =>
      `This is one of ours, unchanged: ${name}, ${about}, made on ${day}.`,
    signed:
      'Every file in it is as it was packed, and our key has signed it. It is not on the list: it was made with csec evidence, or zipped anew.',
    notOurs: 'This is not a pack that we made, or it was changed.',
    noZip: 'This file is no zip that can be read, so it is no pack. Choose the zip as it was downloaded.',
    tooLarge:
      'This file was not checked: it has more files, or unpacks to more, than any pack that can be uploaded here. If you think it is ours, type its SHA-256, or check it on your own computer with verify.mjs.',
    tooLong:
      'This file was not checked: it took too long. Type its SHA-256, or check it on your own computer with verify.mjs.',
    unknownHash:
      'No pack on record has this SHA-256. A pack made with csec evidence, or one that was changed, is not on record.',
    faultsTitle: 'What is wrong with it',
    moreFaults: (n: number) => `and ${n} more`,
    again: 'Check another one',
  },
  system: 'The system',
  pages: packPages,
}
