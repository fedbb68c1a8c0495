import type { Power } from './item-statistic.ts'
import { count } from '../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')
const answers = (n: number) => count(n, 'answer', 'answers')
const questions = (n: number) => count(n, 'question', 'questions')

const power: Record<Power, string> = {
  unknown: 'Not enough answers yet',
  easy: 'Almost everyone is right',
  turned: 'The wrong way around',
  none: 'Hardly',
  some: 'A little',
  good: 'Well',
}

const powerMeaning: Record<Power, string> = {
  unknown:
    'Told once five people who did well in the whole check and five who did not have answered, in groups that are told.',
  easy: 'Almost everyone is right, so it cannot tell people apart. That is fine for something that everyone must know.',
  turned:
    'People who did well in the whole check are right less often here. Read the question again: it may say two things, or the answer may be wrong.',
  none: 'People who did well in the whole check are hardly right more often here. The question may be unclear.',
  some: 'People who did well in the whole check are right somewhat more often here.',
  good: 'People who did well in the whole check are right much more often here, as it should be.',
}

/** What staff understand, by step and site. */
export const understanding = {
  title: 'What staff understand',
  lead: 'How people answered their first final check, so that you know what to go through with your teams, and which questions to write anew. Nobody’s answers can be seen here, and nobody is ranked.',
  download: 'Download the figures (CSV)',
  passMark: 'Pass mark',
  base: (n: number) => `${people(n)} ${n === 1 ? 'has' : 'have'} handed in a first final check.`,
  inUse: 'The figures are of the questions as they are worded now.',
  noneTitle: 'Nothing to tell yet',
  noneText: (n: number, oneOf: number) =>
    `Figures are told in groups of five people who have answered the same question. So far ${n === 0 ? 'nobody has' : n === 1 ? 'one person has' : `${n} people have`} handed in a first final check. A question goes to about one in ${oneOf}.`,

  filters: 'Choose what to see',
  place: 'Site',
  allPlaces: 'All sites',
  smaller: 'Smaller sites together',
  language: 'Language',
  allLanguages: 'All languages',
  show: 'Show',
  nothingHere: 'Nothing is told of this choice yet: no group of five has answered the same question there.',

  coachTitle: 'What to coach',
  coachLead: 'The steps of the procedure, the one with the fewest right answers first.',
  share: (share: string, right: number, of: number, n: number) =>
    `${share} right: ${right} of ${answers(of)} to ${questions(n)}`,
  between: (from: string, to: string) => `between ${from} and ${to}`,
  noStep: 'No group of five has answered here yet.',
  chose: (share: string, option: string) => `${share} chose “${option}”`,
  choseAt: (share: string, place: string) => `${share} at ${place}`,
  atLeast: (share: string) => `At least ${share}`,
  basis: (n: number, of: number, from: string, to: string) => `${n} of ${of}; between ${from} and ${to}`,
  asked: 'Asked:',
  goThrough: 'Go through together:',
  section: (lesson: number, title: string) => `Lesson ${lesson}, ${title}`,
  bySite: (step: string) => `${step}, by site`,
  column: {
    site: 'Site',
    right: 'Right',
    question: 'Question',
    apart: 'Tells people apart',
    option: 'Answer',
    people: 'People',
    share: 'Share',
    language: 'Language',
    frequent: 'Most frequent other answer',
  },
  rightOf: (right: number, of: number) => `${right} of ${of}`,
  fewer: 'Not told: no group of five',

  rewriteTitle: 'Which wording to look at',
  rewriteLead: 'A figure is a reason to read a question again. It does not say that the question is wrong.',
  noneToRewrite: 'No question stands out.',
  doubt: {
    languages: (easier: string, easierShare: string, harder: string, harderShare: string) =>
      `A possible fault of translation: ${easierShare} right in ${easier}, ${harderShare} in ${harder}, more than chance explains.`,
    unused: (option: string, told: number) =>
      `Nobody takes “${option}”: none of the ${told} people whose other answer is told.`,
  },

  byQuestion: (step: string) => `${step}, by question`,
  facility: (share: string, right: number, of: number) => `${share} (${right} of ${of})`,
  power,
  powerMeaning,

  readTitle: 'How to read this',
  read: [
    'Only the first final check of each person is counted, and only its first round: later tries say more about the check than about the orientation. Practice is private and never counted.',
    'The numbers after “between” say where the share would lie among many people like these, nineteen times out of twenty. With few people they are far apart. A step adds up several answers of each person, so there they should be a little further apart than shown.',
    'An answer waits until four others in the same site and language have answered the same question. Then the five are told together. So figures grow by five, and the newest answers may still wait.',
    'What people chose who were not right is told when there are five of them. Where all chose the same, or all but one, one of them is left out for good. So nobody can be sure what one person chose.',
    'Sites where fewer than 25 people work are counted together. Total and parts are made of the same groups, so that nothing can be found out by taking one from the other.',
    '“Tells people apart” compares those who had nine of ten or more right in the whole check and those who had eight of ten or fewer, over all sites.',
  ],
  privacy: 'No list says who was counted. What is held back cannot be asked for, not even by HR.',

  item: {
    back: 'What staff understand',
    title: (id: string) => `Question ${id}`,
    step: 'Step',
    taught: 'Taught in',
    clauses: 'Policy',
    optionsTitle: 'How people answered',
    optionsTable: 'Answers with how many people gave them',
    fits: 'Fits',
    doesNot: 'Does not fit',
    notTold: 'Another answer, not told which',
    noneTold: 'None told',
    notToldWhy: 'They wait for a group of five, or one was left out to protect the others.',
    answered: (n: number) => `${people(n)} in groups that are told`,
    nobody: 'No group of five has answered this question yet.',
    placesTitle: 'By site and language',
    placesTable: 'Answers by site and language',
    doubtsTitle: 'Reasons to read it again',
    apart: (upper: string) => `Difference: ${upper} of a hundred`,
    explanation: 'What people read after it',
  },
}
