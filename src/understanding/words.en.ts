import type { Power } from './item-statistic.ts'
import { count } from '../words/count.ts'

const people = (n: number) => count(n, 'person', 'people')
const answers = (n: number) => count(n, 'answer', 'answers')
const questions = (n: number) => count(n, 'question', 'questions')

const power: Record<Power, string> = {
  unknown: 'Not enough answers yet',
  easy: 'Almost everyone gets it right',
  turned: 'In reverse',
  none: 'Hardly',
  some: 'A little',
  good: 'Well',
}

const powerMeaning: Record<Power, string> = {
  unknown:
    'This needs answers from at least five people who did well on the whole check and at least five who didn’t. Only the groups shown here are included.',
  easy: 'Almost everyone gets it right, so it can’t tell people apart. That’s fine for something everyone must know.',
  turned:
    'People who did well on the whole check are less likely to get this one right. Read it again. It may have two meanings, or the answer marked correct may be wrong.',
  none: 'People who did well on the whole check are hardly any more likely to get this one right. The question may be unclear.',
  some: 'People who did well on the whole check are somewhat more likely to get this one right.',
  good: 'People who did well on the whole check are much more likely to get this one right, as they should be.',
}

/** How well staff understand the course, by step and site. */
export const understanding = {
  title: 'What staff understand',
  lead: 'See how people answered their first final check, so you know what to go over with your teams and which questions to rewrite. You can’t see anyone’s individual answers here, and no one is ranked.',
  download: 'Download the figures (CSV)',
  passMark: 'Passing score',
  baseOfAll: (n: number) =>
    `Across all sites, ${people(n)} ${n === 1 ? 'has' : 'have'} handed in their first final check.`,
  base: (n: number) => `${people(n)} ${n === 1 ? 'has' : 'have'} handed in their first final check.`,
  inUse: 'The figures are for the questions as they’re worded now.',
  noneTitle: 'Nothing to show yet',
  noneText: (n: number, oneOf: number) =>
    `Figures are shown for groups of five people who answered the same question. So far ${n === 0 ? 'nobody has' : n === 1 ? 'one person has' : `${n} people have`} handed in their first final check. Each question goes to about one person in ${oneOf}.`,

  filters: 'Choose what to see',
  place: 'Site',
  allPlaces: 'All sites',
  smaller: 'Smaller sites, combined',
  language: 'Language',
  allLanguages: 'All languages',
  show: 'Show',
  nothingHere:
    'There’s nothing to show for this selection yet, because no group of five in it has answered the same question.',

  coachTitle: 'What to go over with your teams',
  coachLead: 'These are the steps of the procedure, starting with the one that has the fewest right answers.',
  chartTitle: 'Right answers, by step',
  chartText: 'From each person’s first final check, in groups of five or more',
  chartBetween: (from: string, to: string) => `Likely between ${from} and ${to} among many people like these`,
  share: (share: string, right: number, of: number, n: number) =>
    `${share} right: ${right} of ${answers(of)} to ${questions(n)}`,
  between: (from: string, to: string) => `between ${from} and ${to}`,
  noStep: 'No group of five has answered questions on this step yet.',
  chose: (share: string, option: string) => `${share} chose “${option}”`,
  choseAt: (share: string, place: string) => `${share} at ${place}`,
  choseAtSmaller: (share: string) => `${share} at smaller sites, combined`,
  atLeast: (share: string) => `At least ${share}`,
  counted: (n: number, of: number) => `${n} of ${of}`,
  basis: (counted: string, from: string, to: string) => `${counted}; between ${from} and ${to}`,
  asked: 'Asked:',
  goThrough: 'Go over together:',
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
    frequent: 'Most common wrong answer',
  },
  rightOf: (right: number, of: number) => `${right} of ${of}`,
  fewer: 'Not shown: no group has at least five people',

  rewriteTitle: 'Questions to read again',
  rewriteLead: 'These figures are a reason to read a question again. They don’t mean the question is wrong.',
  noneToRewrite: 'No question stands out.',
  doubt: {
    languages: (easier: string, easierShare: string, harder: string, harderShare: string) =>
      `Possible translation problem: ${easierShare} right in ${easier}, but ${harderShare} in ${harder}. Chance doesn’t explain that much difference.`,
    unused: (option: string, told: number) =>
      `Of the ${told} people shown who got this wrong, no one chose “${option}.”`,
  },

  byQuestion: (step: string) => `${step}, by question`,
  facility: (share: string, right: number, of: number) => `${share} (${right} of ${of})`,
  power,
  powerMeaning,

  readTitle: 'How to read this',
  read: [
    'Only each person’s first final check counts here, and only its first round. Later tries say more about the check than about orientation. Practice is private and never counted.',
    'The numbers after “between” show where the share would be among many people like these, nineteen times out of twenty. With only a few people, the two numbers are far apart. The figure for a step adds up several answers from each person, so its two numbers should be a little farther apart than shown.',
    'An answer waits until four other people at the same site and in the same language have answered the same question. Then all five are shown together. So figures grow by five, and the newest answers may still be waiting.',
    'When people get a question wrong, you can’t see what they chose until there are five of them. If they all chose the same answer, or all but one did, one of them is left out for good. That way, nobody can be sure what any one person chose.',
    'Sites where fewer than 25 people work are counted together. The total and its parts come from the same groups, so subtracting one from the other reveals nothing.',
    '“Tells people apart” compares people who got nine out of ten or more right on the whole check with people who got eight out of ten or fewer, at all sites.',
  ],
  privacy: 'No list shows who was counted. No one, not even HR, can see the answers that are held back.',

  item: {
    back: 'What staff understand',
    title: (id: string) => `Question ${id}`,
    step: 'Step',
    taught: 'Taught in',
    clauses: 'Policy',
    optionsTitle: 'How people answered',
    optionsTable: 'Answers, and how many people gave each one',
    fits: 'Correct',
    doesNot: 'Not correct',
    notTold: 'Another answer that isn’t shown',
    noneTold: 'None shown',
    notToldWhy: 'These answers are waiting for a group of five, or one was left out to protect the others.',
    answered: (n: number) => `${people(n)} in groups that are shown`,
    nobody: 'No group of five has answered this question yet.',
    placesTitle: 'By site and language',
    placesTable: 'Answers by site and language',
    doubtsTitle: 'Reasons to read it again',
    apart: (upper: string) => `Difference in percentage points: ${upper}`,
    explanation: 'What people read after they answer',
  },
}

const judges = (n: number) => count(n, 'judge', 'judges')
const estimates = (n: number) => count(n, 'estimate', 'estimates')

/** Judging the passing score. */
export const passMark = {
  judged: (n: number) => `${judges(n)} judged the passing score`,
  judgedMark: (mark: number, of: number) =>
    `${mark.toFixed(1)} of ${of}, as they see it. That doesn’t change who passes`,

  title: 'Passing score',
  lead: 'See what would happen if the passing score changed, and check whether the score is right.',
  back: 'What staff understand',
  inUse: (right: number, of: number) => `In use: ${right} of ${of} right, and all must-know topics right.`,
  change: {
    title: 'What happens when the passing score changes',
    finished:
      'No one who has finished loses anything. Their orientation still counts, and their certificate stays valid. A check that was passed stays passed.',
    open: 'A final check that’s already open keeps the old score.',
    later: 'Only final checks that people start after the change are graded by the new score.',
    packages:
      'A package in an LMS keeps the score it was made with until you replace it. With the new package, people who are halfway through start over.',
    where:
      'You can’t change the score on any page. It’s part of the course, so it changes when the server gets a new release of the course.',
    ahead: 'Before an update, whoever runs the server can see what it would change.',
    how: 'How to see it',
  },
  release: {
    title: 'What the last release changed',
    none: 'Nothing. This server has only ever shown this version of the course.',
    unknown: (version: string) =>
      `Course version ${version} is on file in an older format, so we can’t compare its rule.`,
    same: (version: string) =>
      `Course version ${version} had the same rule. Every final check counts the same as before, and no one’s status changed.`,
    score: (version: string, before: string, now: string) =>
      `Right answers needed: ${before} in course version ${version}, and ${now} now.`,
    gone: (version: string, steps: string) => `Must-know in course version ${version}, but no longer: ${steps}.`,
    added: (version: string, steps: string) => `Must-know now, but not in course version ${version}: ${steps}.`,
    begun:
      'A final check that someone had already started keeps the old rule. The new rule applies to those started later.',
    finished:
      'A pass still counts, even if the person hasn’t acknowledged the policy yet. People who have finished keep their completion and certificate, and no one’s status changed.',
    touched: {
      title: 'Who and what it affected',
      nobody: 'No one’s status changed. Records are only added to, never changed.',
      halfway: (n: number) =>
        n === 0
          ? 'No one is halfway through the course on this server.'
          : `${people(n)} halfway through the course on this server. They keep their place and any final check that’s open.`,
      noPackages: 'No package on record has another version of the course.',
      packages: (n: number) => `${count(n, 'package', 'packages')} on record with another version of the course.`,
      noParts: 'Lessons, questions, stories and policy are the same.',
    },
    ahead: {
      title: 'See it before you update',
      lead: 'Ask whoever runs the server to run these commands. They compare the course you have with the new one, and save nothing on the server.',
      old: 'In the folder of the version you use now:',
      new: 'In another folder, with the new release built:',
      compare: 'Then compare the two:',
      says: 'The result says whether the passing score, the must-know topics, lessons, questions, stories and policy differ, and what happens to people who are halfway through.',
    },
  },
  open: 'Open a sheet',
  goOn: 'Continue with the open sheet',
  openHint: (n: number) => `A sheet covers the ${questions(n)} in the final check as they’re worded now.`,
  listTitle: 'How to check whether the score is right',
  sheetMeans: [
    'People who know the work can do that. Here they’re called judges: for example a shift lead, a supervisor, a survivor advocate and a clinician. You choose at least three.',
    'For each question, every judge estimates how many of 100 people who know just enough would get it right. Added up, the estimates give the score that the judges would set. A sheet collects all of this and keeps it on record.',
    'A sheet doesn’t change the passing score. If the judges arrive at another one, take it to whoever decides about the course.',
  ],
  listTable: 'Sheets, newest first',
  none: 'There are no sheets yet.',
  column: { sheet: 'Sheet', state: 'Status', judges: 'Judges', mark: 'Passing score', question: 'Question' },
  opened: (date: string) => `Opened ${date}`,
  isOpen: (round: number) => `Open, round ${round}`,
  isClosed: (date: string) => `Closed ${date}`,
  markOf: (mark: string, of: number) => `${mark} of ${of}`,
  noMark: 'Not yet',

  sheet: {
    back: 'Passing score',
    title: (date: string) => `Sheet opened ${date}`,
    bank: (version: string, n: number) => `Course ${version}, ${questions(n)}.`,
    otherBank: 'The questions were changed after this sheet was opened. The sheet still uses the earlier wording.',
    closedNote: 'This sheet is closed. It’s in the ledger and won’t change.',
    print: 'Paper forms for judges',
    judgesTitle: 'Judges',
    judgesTable: 'Judges, and how far along they are',
    judgesLead:
      'You need at least three judges, and five or more is best. Include people who do the work, people who supervise it, a survivor advocate and a clinician. Each one judges on their own.',
    judge: (number: number) => `Judge ${number}`,
    progress: (done: number, of: number) => `${done} of ${questions(of)}`,
    addTitle: 'Add a judge',
    role: 'Role',
    roleHint:
      'Enter a role such as “shift lead” or “survivor advocate,” not a name. Keep any list of names outside this program.',
    roleNeeded: 'Enter this judge’s role',
    add: 'Add',
    full: 'A sheet has at most twelve judges.',
    resultTitle: 'What the judges say',
    waitJudges: (n: number) => `${n} more ${n === 1 ? 'judge is' : 'judges are'} needed before there’s a result.`,
    waitEstimates: (n: number) => `${estimates(n)} ${n === 1 ? 'is' : 'are'} still needed before there’s a result.`,
    few: (n: number) => `With ${judges(n)}, each opinion counts for a lot. Five or more are better.`,
    mark: (mark: string, of: number) => `${mark} of ${of}`,
    markMeans: (rounded: number, of: number) =>
      `That’s how many questions in a check someone who knows just enough would get right. Rounded up, it’s ${rounded} of ${of}.`,
    spread: (lowest: string, highest: string, deviation: string) =>
      `The judges’ results range from ${lowest} to ${highest}, with a standard deviation of ${deviation}.`,
    same: (right: number, of: number) => `That’s the passing score in use, ${right} of ${of}.`,
    higher: (right: number, of: number) =>
      `The passing score in use, ${right} of ${of}, is lower. The judges expect more from someone who knows just enough. The must-know topics, which everyone has to get right, aren’t part of this calculation.`,
    lower: (right: number, of: number) =>
      `The passing score in use, ${right} of ${of}, is higher. Someone who knows just enough, as the judges see it, could fall short. People can try as often as they need, and each try shows what to go over again.`,
    how: 'How it’s calculated: for each question, the judges’ mean is multiplied by how often the question comes up in a check, and the results are added up.',
    apartTitle: 'Estimates that are far apart',
    apartLead: 'On these questions, the judges’ estimates differ by 30 or more. Talk about them, then judge again.',
    apartCount: questions,
    apart: (mean: string, lowest: number, highest: number) => `mean ${mean}, from ${lowest} to ${highest}`,
    secondTitle: 'Second round',
    secondLead:
      'The judges see what everyone said, talk about it, and may change their own estimates. The first round is kept.',
    second: 'Begin the second round',
    closeTitle: 'Close the sheet',
    closeLead:
      'The sheet is recorded in the ledger with every estimate, and no one can change it after that. Roles aren’t recorded.',
    close: 'Close and record',
    allTitle: 'Estimates by question',
    allTable: 'The judges’ mean for each question, and how far apart they are',
    mean: 'Mean',
    range: 'Lowest to highest',
    done: {
      added: 'The judge was added.',
      role: 'The role was changed.',
      round: 'The second round has begun.',
      closed: 'The sheet is closed and recorded.',
      open: 'You can’t do that yet. See what’s missing.',
    },
  },

  judge: {
    back: 'Back to the sheet',
    lead: 'Think of someone who knows just enough to work safely: not the best, and not someone who should learn more first. Out of a hundred people like that, how many would answer correctly?',
    lessons: 'Questions by lesson',
    lesson: (number: number, title: string) => `Lesson ${number}: ${title}`,
    round: (number: number) => `Round ${number}`,
    roleTitle: 'This judge’s role',
    saveRole: 'Save role',
    roleClosed: 'The role isn’t in the ledger. You can change it or clear it at any time.',
  },

  lesson: {
    title: (judge: number, lesson: number) => `Judge ${judge}, lesson ${lesson}`,
    hint: 'From 0 to 100. Leave a field blank if you want to come back to it.',
    fits: 'Correct',
    inOrder: 'The steps are in the right order',
    mustKnow: 'A must-know topic',
    estimateOf: (question: string) =>
      `Of 100 people who know just enough to pass, how many would get question ${question} right?`,
    others: (mean: string, lowest: number, highest: number) => `Round 1: mean ${mean}, from ${lowest} to ${highest}`,
    wrong: (question: string) => `Question ${question}: enter a whole number from 0 to 100`,
    save: 'Save and continue',
  },

  form: {
    title: 'Judging the passing score',
    printing: 'Print one for each judge. The correct answers are marked.',
    judge: 'Judge (role)',
    date: 'Date',
    page: (number: number, title: string) => `Lesson ${number}: ${title}`,
    blank: 'Out of 100, correct:',
  },
}
