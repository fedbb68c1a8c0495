import { count } from '../words/count.ts'

/** Looking after the person who learns: what to know before starting, less detail, a break, and what follows a report. */
export const care = {
  /** What is kept, and how to leave and come back. A package says this in its own way. */
  keeping: {
    stop: 'Close the page at any time. Your place is saved.',
    leave: 'It saves your place, signs you out and opens a page that has nothing to do with this course.',
    kept: 'Take all the time you want. Your place is saved.',
    back: 'Go on with your orientation',
    backHint: 'The Back button of your browser takes you to the page you came from.',
    stopHint: 'This signs you out. You go on from the same place when you sign in again.',
  },

  detail: {
    now: {
      full: 'You see the version with full detail.',
      less: 'You see the version with less detail.',
    },
    change: {
      full: 'Show less detail',
      less: 'Show full detail',
    },
    same: 'The steps, the questions and the credit are the same. No report shows what you choose.',
  },

  before: {
    title: 'Before you start',
    lead: 'This course is about children who are sexually exploited, and about how to help them. There are no pictures and no graphic detail.',
    survivors:
      'Some people who take it have lived through something like this. You do not have to tell anyone if you are one. You decide how you take this course.',
    insideTitle: 'What is in it',
    lessons: (n: number, minutes: number) =>
      `${count(n, 'short lesson', 'short lessons')}, about ${count(minutes, 'minute', 'minutes')} in all. Each one says first what it talks about.`,
    stories: 'In the last lesson there are stories. You choose which ones to read.',
    final: (n: number) => `A final check of ${n} questions, and the policy to read. Nothing is timed.`,
    choicesTitle: 'Your choices',
    lessDetail: 'Less detail.',
    lessDetailText: 'You can change this at any time, on each lesson and on the Pause page.',
    stop: 'Stop.',
    anotherWay: 'Another way.',
    anotherWayText:
      'You can have a quiet room, a printed copy or a person to go through it with you. You do not have to say why.',
    anotherWayLink: 'Ask for another format',
    leaveTitle: 'The “Leave this page” button',
    leavePlace: 'It is at the top of every page of the course.',
    keys: { before: 'On a keyboard, you can press', key: 'Shift', after: 'three times instead.' },
    cannot: 'It cannot clear the history of your browser, or what the network at work keeps.',
    start: 'Start',
    notNow: 'Not now',
  },

  pause: {
    title: 'Pause',
    heading: 'Take a break',
    steadyTitle: 'If you would like something to do',
    steady: [
      'Put both feet on the floor. Feel where they touch it.',
      'Look around and name five things that you see.',
      'Breathe in slowly. Breathe out a little more slowly. Do this three times.',
    ],
    steadyNote: 'Do all of it, some of it, or none. A walk, some water or a talk with someone you like is as good.',
    linesTitle: 'Someone to talk to',
    linesLead: 'These lines are for you, too.',
    readingTitle: 'How much detail you see',
    before: 'Read “Before you start” again',
    stop: 'Stop for today',
  },

  next: {
    title: 'What happens next',
    heading: 'After a report: what happens next',
    lead: 'You told your site’s named person, and the call was made. This may follow.',
    may: [
      'SCR, the State Central Registry, decides what to do with a report. A caseworker or the police may come.',
      'Someone may ask you again what you saw and heard. Say what you know, and say what you do not know.',
      'The youth may talk with a trained interviewer. Leave the questions to that person.',
      'You may never hear how it ends. That does not mean that the report was wrong.',
    ],
    siteTitle: 'What your site does',
    yoursTitle: 'Your part',
    yours: [
      'Be as steady as before. Say hello, keep the routine, and let the youth set the pace.',
      'Make no promise about how it ends.',
      'Keep it private. Talk about it only with the people who lead the plan.',
      'If you learn something new, or you are still worried, tell the named person at once and call SCR again.',
    ],
    supportTitle: 'Support for you',
    supportLead:
      'Hearing about harm can stay with you. You can talk about how you are without telling the youth’s story.',
    contacts: 'Whom to call, and what each is for',
    home: 'Go to your orientation',
    homeTitle: 'After a report',
    homeText: 'What may happen, your part in it, and support for you.',
  },

  /** On pages without the support footer. */
  danger: {
    call: 'If a youth is in danger now, call',
    tell: 'Then tell your site’s named person at once.',
  },
}
