import { count, digits } from '../words/count.ts'

const answers = (n: number) => count(n, 'answer', 'answers')

/** Two questions of a story, some time after orientation. */
export const followUps = {
  title: 'Follow-up questions',
  lead: 'Staff get two questions about a story 2 weeks, 2 months, 6 months and 11 months after they finish. The answers show what people still know, and what to go over again.',
  off: 'Follow-up questions are turned off, so nothing goes out.',
  turnOn: 'Turn them on under Reminders',

  repeatTitle: 'What to go over at the next team meeting',
  repeatUnknown: 'There’s nothing to show yet. A step appears here after five answers about it have come in.',
  repeatNothing: 'Everyone answered correctly, so nothing stands out.',
  share: (percent: string, when: string, right: number, of: number) =>
    `${percent} of answers were right ${when} (${right} of ${digits(of)})`,
  readAgain: 'Go over:',
  story: 'Talk through the story:',
  practice: 'Run a team practice',

  tableTitle: 'What staff still know',
  tableLead:
    'The share of right answers. Answers are added in groups of five, for all sites together. No page shows who answered, or what they answered.',
  tableCaption: 'Right answers by step, from 2 weeks to 11 months',
  step: 'Step',
  after: {
    '2-weeks': 'After 2 weeks',
    '2-months': 'After 2 months',
    '6-months': 'After 6 months',
    '11-months': 'After 11 months',
  },
  when: {
    '2-weeks': 'after 2 weeks',
    '2-months': 'after 2 months',
    '6-months': 'after 6 months',
    '11-months': 'after 11 months',
  },
  axis: {
    '2-weeks': '2 weeks',
    '2-months': '2 months',
    '6-months': '6 months',
    '11-months': '11 months',
  },
  tooFew: 'Too few to show',
  rightOf: (right: number, of: number) => `${right} of ${answers(of)}`,
  /** Over the figures of one step. */
  round: 'When',
  right: 'Right answers',
  chartsTitle: 'Step by step',

  /** The page of the link. Its title names no topic, because other people may see it in a list of tabs. */
  minute: {
    title: 'One minute',
    heading: 'Two short questions',
    lead: 'They take about a minute. Your answers are counted without your name, and you don’t have to answer.',
    start: 'Start',
    open: 'Open the questions',
    place: (turn: number) => `Question ${turn} of 2`,
    /** @param scr the number of SCR. */
    always: (scr: string) =>
      `In real life: if anyone is in danger now, call 911. Tell the named person right away, and make sure SCR is called at ${scr}.`,
    thanks: 'That’s all. Thank you. You can close this page.',
    doneTitle: 'There’s nothing to do here',
    used: 'You’ve already answered these questions. Thank you.',
    over: 'This link has expired, or part of it is missing. You don’t have to do anything, and nothing is marked as missed.',
  },

  mail: {
    subject: 'Two short questions: one minute',
    lead: (organization: string) =>
      `${organization} is sending you two short questions as part of your training. They take about a minute, and you don’t have to sign in.`,
    start: 'Start here:',
    until: (day: string) => `The link works until ${day}. There’s no reminder.`,
    free: 'You don’t have to answer. Your answers are counted without your name, and no page shows whether you answered.',
    stop: 'If you don’t want these e-mails, turn them off in your account:',
  },

  /** On the page of one's own account. */
  own: {
    on: 'A few times in the year after you finish orientation, you get two short questions. You don’t have to answer, and your answers are counted without your name. You can turn them off, and no one else can see that you did.',
    off: 'You’ve turned off follow-up questions. No one else can see that.',
    stop: 'Don’t send me these questions',
    start: 'Send me these questions again',
    heldOn: 'Follow-up questions are on.',
    heldOff: 'You turned off follow-up questions.',
  },
}
