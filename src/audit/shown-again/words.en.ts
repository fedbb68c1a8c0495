import type { Detail } from '../../course/course.ts'

/** Editions of the content, and their pages as they were shown. */
export const shown = {
  editionsTitle: 'What was shown',
  editionsLead:
    'Each edition of the course is kept whole, under a hash of its text, from the day it was first shown. ' +
    'A changed text has another hash.',
  noEditions: 'No edition has been kept yet.',
  editionTitle: 'An edition of the course',
  facts: (versions: string, date: string) => `${versions}. Kept since ${date}`,
  hash: 'Hash:',
  earlierForm:
    'This edition is of an earlier form. Its lessons stand as they were kept then, without the details of a site.',
  lessons: 'Lessons',
  lesson: (number: string, title: string) => `Lesson ${number}: ${title}`,
  stories: 'Practice stories',
  others: 'Also in this edition',
  questions: 'Questions and options',
  questionsLead:
    'Each person meets the options in an order of their own. Under the options of the lessons stands what was said after an answer.',
  finalCheck: 'Final check',
  policy: 'The policy, and what is acknowledged',
  contacts: 'Contacts',
  siteChoice: 'Show with the details of',
  noSite: 'No site',
  site: (name: string, version: number, date: string) => `${name}, version ${version} of ${date}`,
  asShown: 'As shown',
  withSite: (site: string) => `With the details of ${site}.`,
  withoutSite: 'Without the details of a site.',
  anew: 'The words are those that were kept; the look is that of today. Nothing on this page can be sent.',
  asKept: 'The page is the one that was kept then. Nothing on it can be sent.',
  ways: 'Ways to see this page',
  paths: { full: 'Full detail', less: 'Less detail' } satisfies Record<Detail, string>,
  /** The same after the name of a page. */
  onPaths: { full: 'full detail', less: 'less detail' } satisfies Record<Detail, string>,
  onPath: (page: string, path: string) => `${page}, ${path}`,
  storyStart: 'Before it begins',
  storyStep: (step: string) => `Step ${step}`,
  storyReply: (step: string, choice: string) => `Step ${step}, after choice ${choice}`,
  storyEnds: { right: 'The end, when first choices fit', reread: 'The end, with a step to read again' },
  damaged: 'This edition is damaged',
  damagedText:
    'The text that is kept is not the one that this hash was made of. It is not shown, because it may not be what people saw. ' +
    'Put it back from a backup: entries in the ledger name the edition by its hash, so the right text can be told.',
  notKept: 'This edition is not kept here',
  notKeptText: 'Entries name it by its hash, but its text is not in this database.',
  asked: 'Questions that were asked',
  askedLead:
    'The questions of one final check, with the options in the order in which this person met them. ' +
    'What was chosen is not kept, and which option fits is not marked.',
  askedPlace: (place: number, of: number) => `Question ${place} of ${of}`,
  askedAgain: (round: number) => `Asked again, round ${round}`,
  askedFirst: 'The check',
  orderUnknown: 'The order of the options in this round is not known. They stand as in the edition.',
  toEdition: 'The whole edition',
}
