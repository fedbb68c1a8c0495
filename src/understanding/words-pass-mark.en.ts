import { count } from '../words/count.ts'

const judges = (n: number) => count(n, 'judge', 'judges')
const estimates = (n: number) => count(n, 'estimate', 'estimates')
const questions = (n: number) => count(n, 'question', 'questions')

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
  goOn: 'Go on with the open sheet',
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
    save: 'Save and go on',
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
