import type { Detail } from '../../course/course.ts'
import { digits } from '../../words/count.ts'

/** Editions of the content, and their pages as they were shown. */
export const shown = {
  editionsTitle: 'Editions',
  editionsLead:
    'The server keeps the full text of each edition of the course from the day it was first shown. ' +
    'An edition is named by the hash of its text, so if the text changes, the hash changes too.',
  noEditions: 'There are no editions yet.',
  editionTitle: 'An edition of the course',
  facts: (versions: string, date: string) => `${versions}. Kept since ${date}`,
  hash: 'Hash:',
  earlierForm:
    'This edition is in an earlier format. Its lessons are shown as they were saved then, without site details.',
  lessons: 'Lessons',
  lesson: (number: string, title: string) => `Lesson ${number}: ${title}`,
  stories: 'Practice stories',
  others: 'Also in this edition',
  questions: 'Questions and options',
  questionsLead:
    'Each person sees the options in their own order. In the lessons, the explanations people read after answering appear under the options.',
  finalCheck: 'Final check',
  pass: {
    title: 'Passing the final check',
    rule: (right: number, of: number, topics: number) =>
      `At least ${right} of ${digits(of)} questions right, and all ${digits(topics)} must-know topics:`,
    kept: 'Once someone begins a final check, this rule applies until they finish it, even if a later edition has a different rule.',
  },
  policy: 'The policy, and what people acknowledge',
  contacts: 'Contacts',
  siteChoice: 'Show with site details for',
  noSite: 'No site',
  site: (name: string, version: number, date: string) => `${name}, version ${version} from ${date}`,
  asShown: 'As shown',
  withSite: (site: string) => `With site details for ${site}.`,
  seenOn: (site: string, date: string) => `${site}, as staff saw it on ${date}`,
  standIns:
    'Site details are shown as published. If someone named in them was away, go to the list of sites to choose what staff saw on that day.',
  thatDay: 'Each page has the site details that staff saw at the end of that day.',
  withoutSite: 'Without site details.',
  anew: 'The text is as it was saved then, but the design is today’s. You can’t send anything from this page.',
  asKept: 'This is the page as it was saved then. You can’t send anything from it.',
  ways: 'Ways to see this page',
  paths: { full: 'Full detail', less: 'Less detail' } satisfies Record<Detail, string>,
  /** The same after the name of a page. */
  onPaths: { full: 'full detail', less: 'less detail' } satisfies Record<Detail, string>,
  onPath: (page: string, path: string) => `${page}, ${path}`,
  storyStart: 'Before the story begins',
  storyStep: (step: string) => `Step ${step}`,
  storyReply: (step: string, choice: string) => `Step ${step}, after choice ${choice}`,
  storyEnds: { right: 'The end, when every first choice is right', reread: 'The end, with a step to read again' },
  damaged: 'This edition is damaged',
  damagedText:
    'An edition is the course as it was at a particular time. The fingerprint (hash) on record doesn’t match the text that’s kept here. We don’t show the text, because it may not be what people saw. ' +
    'Restore it from a backup. Ledger entries name the edition by its hash, so you can tell which text is the right one.',
  notKept: 'This edition isn’t kept here',
  notKeptText: 'Ledger entries identify it by its hash, but its text isn’t in this database.',
  asked: 'Questions this person was asked',
  askedLead:
    'The questions from one final check, with the options in the order this person saw them. ' +
    'We don’t keep what they chose, and we don’t mark which option is correct.',
  askedPlace: (place: number, of: number) => `Question ${place} of ${digits(of)}`,
  askedAgain: (round: number) => `Asked again, round ${round}`,
  askedFirst: 'The check',
  orderUnknown:
    'We don’t know the order of the options in this round, so they’re shown in the order this edition uses.',
  toEdition: 'The whole edition',
}
