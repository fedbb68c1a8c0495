import type { Detail } from '../../course/course.ts'

/** Editions of the content, and their pages as they were shown. */
export const shown = {
  editionsTitle: 'What was shown',
  editionsLead:
    'The server keeps the full text of each edition of the course from the day it was first shown. ' +
    'An edition is named by the hash of its text, so if the text changes, the hash changes too.',
  noEditions: 'The server hasn’t kept an edition yet.',
  editionTitle: 'An edition of the course',
  facts: (versions: string, date: string) => `${versions}. Kept since ${date}`,
  hash: 'Hash:',
  earlierForm:
    'This edition is in an earlier format. Its lessons are shown as they were kept then, without site details.',
  lessons: 'Lessons',
  lesson: (number: string, title: string) => `Lesson ${number}: ${title}`,
  stories: 'Practice stories',
  others: 'Also in this edition',
  questions: 'Questions and options',
  questionsLead:
    'Each person sees the options in their own order. In the lessons, what people read after they answered appears under the options.',
  finalCheck: 'Final check',
  policy: 'The policy, and what people acknowledge',
  contacts: 'Contacts',
  siteChoice: 'Show with the details of',
  noSite: 'No site',
  site: (name: string, version: number, date: string) => `${name}, version ${version} of ${date}`,
  asShown: 'As shown',
  withSite: (site: string) => `With site details for ${site}.`,
  withoutSite: 'Without site details.',
  anew: 'The words are the ones that were kept, but the design is today’s. You can’t send anything from this page.',
  asKept: 'This is the page that was kept then. You can’t send anything from it.',
  ways: 'Ways to see this page',
  paths: { full: 'Full detail', less: 'Less detail' } satisfies Record<Detail, string>,
  /** The same after the name of a page. */
  onPaths: { full: 'full detail', less: 'less detail' } satisfies Record<Detail, string>,
  onPath: (page: string, path: string) => `${page}, ${path}`,
  storyStart: 'Before it begins',
  storyStep: (step: string) => `Step ${step}`,
  storyReply: (step: string, choice: string) => `Step ${step}, after choice ${choice}`,
  storyEnds: { right: 'The end, when every first choice is right', reread: 'The end, with a step to read again' },
  damaged: 'This edition is damaged',
  damagedText:
    'This hash wasn’t made from the text that’s kept here. We don’t show the text, because it may not be what people saw. ' +
    'Restore it from a backup. Ledger entries name the edition by its hash, so you can tell which text is the right one.',
  notKept: 'This edition isn’t kept here',
  notKeptText: 'Ledger entries name it by its hash, but its text isn’t in this database.',
  asked: 'Questions this person was asked',
  askedLead:
    'The questions from one final check, with the options in the order this person saw them. ' +
    'We don’t keep what they chose, and we don’t mark which option is correct.',
  askedPlace: (place: number, of: number) => `Question ${place} of ${of}`,
  askedAgain: (round: number) => `Asked again, round ${round}`,
  askedFirst: 'The check',
  orderUnknown: 'The order of the options in this round isn’t known. They’re shown in the order this edition uses.',
  toEdition: 'The whole edition',
}
