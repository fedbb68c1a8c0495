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

/** How well staff understand the course, by step and site. */
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

const judges = (n: number) => count(n, 'judge', 'judges')
const estimates = (n: number) => count(n, 'estimate', 'estimates')

/** Judging the pass mark. */
export const passMark = {
  judged: (n: number) => `${judges(n)} judged the pass mark`,
  judgedMark: (mark: number, of: number) =>
    `${mark.toFixed(1)} of ${of}, as they see it. It changes nothing about who passes`,

  title: 'Pass mark',
  lead: 'Why so many right answers, and not more or fewer? Judges who know the work say for each question how many of a hundred people who know just enough would be right. Together that gives a mark with a reason. This way of judging is known as a modified Angoff method.',
  back: 'What staff understand',
  inUse: (right: number, of: number) =>
    `In use: ${right} of ${of} right, and all must-know steps right. A sheet does not change that rule. If the judges come to another mark, bring it to whoever decides about the course.`,
  open: 'Open a sheet',
  goOn: 'Continue with the open sheet',
  openHint: (n: number) => `A sheet is about the ${questions(n)} of the final check as they are worded now.`,
  listTitle: 'Sheets',
  listTable: 'Sheets, the last one first',
  none: 'No sheet so far.',
  column: { sheet: 'Sheet', state: 'State', judges: 'Judges', mark: 'Mark', question: 'Question' },
  opened: (date: string) => `Opened ${date}`,
  isOpen: (round: number) => `Open, round ${round}`,
  isClosed: (date: string) => `Closed ${date}`,
  markOf: (mark: string, of: number) => `${mark} of ${of}`,
  noMark: 'Not yet',

  sheet: {
    back: 'Pass mark',
    title: (date: string) => `Sheet of ${date}`,
    bank: (version: string, n: number) => `Course ${version}, ${questions(n)}.`,
    otherBank: 'The questions were changed after this sheet was opened. It stays about the earlier wording.',
    closedNote: 'This sheet is closed. It stands in the ledger and does not change.',
    print: 'Forms for judges on paper',
    judgesTitle: 'Judges',
    judgesTable: 'Judges and how far they are',
    judgesLead:
      'Five or more are best, at least three: people who do the work, people who lead it, a survivor advocate, a clinician. They judge each on their own.',
    judge: (number: number) => `Judge ${number}`,
    progress: (done: number, of: number) => `${done} of ${questions(of)}`,
    addTitle: 'Add a judge',
    role: 'Role',
    roleHint: 'A role such as “shift lead” or “survivor advocate”. No names: write them down outside this program.',
    roleNeeded: 'Say in what role this person judges',
    add: 'Add',
    full: 'A sheet has at most twelve judges.',
    resultTitle: 'What the judges say',
    waitJudges: (n: number) => `${judges(n)} more ${n === 1 ? 'is' : 'are'} needed before there is a result.`,
    waitEstimates: (n: number) => `${estimates(n)} ${n === 1 ? 'is' : 'are'} missing before there is a result.`,
    few: (n: number) => `With ${judges(n)} one opinion weighs much. Five or more are better.`,
    mark: (mark: string, of: number) => `${mark} of ${of}`,
    markMeans: (rounded: number, of: number) =>
      `So many questions of a check would somebody have right who knows just enough: rounded up, ${rounded} of ${of}.`,
    spread: (lowest: string, highest: string, deviation: string) =>
      `Between the judges: from ${lowest} to ${highest}, standard deviation ${deviation}.`,
    same: (right: number, of: number) => `That is the mark in use, ${right} of ${of}.`,
    higher: (right: number, of: number) =>
      `The mark in use, ${right} of ${of}, asks for less. The judges expect more of somebody who knows just enough. The must-know steps, which nobody can miss, are not part of this sum.`,
    lower: (right: number, of: number) =>
      `The mark in use, ${right} of ${of}, asks for more. Somebody who knows just enough in the eyes of the judges could fall short. Tries are not limited, and each shows what to go through again.`,
    how: 'How it is reckoned: for each question the mean of the judges, times how often the question comes up in a check, all added up.',
    apartTitle: 'Far apart',
    apartLead: 'At these questions the judges differ by 30 or more. Talk about them, then judge again.',
    apart: (mean: string, lowest: number, highest: number) => `mean ${mean}, from ${lowest} to ${highest}`,
    secondTitle: 'Second round',
    secondLead:
      'The judges see what all said, talk about it, and may change their own estimates. The first round is kept.',
    second: 'Begin the second round',
    closeTitle: 'Close the sheet',
    closeLead:
      'It is recorded in the ledger, with every estimate, and cannot be changed any more. Roles are not recorded.',
    close: 'Close and record',
    allTitle: 'Estimates by question',
    allTable: 'Mean of the judges by question, and how far they are apart',
    mean: 'Mean',
    range: 'Lowest to highest',
    done: {
      added: 'The judge was added.',
      role: 'The role was changed.',
      round: 'The second round has begun.',
      closed: 'The sheet is closed and recorded.',
      open: 'That is not possible now: look at what is missing.',
    },
  },

  judge: {
    back: 'Sheet',
    lead: 'Think of somebody who knows just enough to work safely: not the best, and not somebody who should learn more first. Of a hundred such people, how many would be right?',
    lessons: 'Questions by lesson',
    lesson: (number: number, title: string) => `Lesson ${number}: ${title}`,
    round: (number: number) => `Round ${number}`,
    roleTitle: 'Role',
    saveRole: 'Save role',
    roleClosed: 'The ledger does not have the role. It can be changed or emptied at any time.',
  },

  lesson: {
    title: (judge: number, lesson: number) => `Judge ${judge}, lesson ${lesson}`,
    hint: 'From 0 to 100. Leave open what you want to come back to.',
    fits: 'Fits',
    inOrder: 'The steps stand in the right order',
    mustKnow: 'A must-know step',
    estimateOf: (question: string) => `Of a hundred people who know just enough, right about question ${question}`,
    others: (mean: string, lowest: number, highest: number) => `Round 1: mean ${mean}, from ${lowest} to ${highest}`,
    wrong: (question: string) => `Question ${question}: type a whole number from 0 to 100`,
    save: 'Save and continue',
  },

  form: {
    title: 'Judging the pass mark',
    printing: 'Print one for each judge. The answers that fit are marked.',
    judge: 'Judge (role)',
    date: 'Date',
    page: (number: number, title: string) => `Lesson ${number}: ${title}`,
    blank: 'Of a hundred, right:',
  },
}
