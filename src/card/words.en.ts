import type { Weekday } from '../platform/time/local-time.ts'
import type { WhoCallsScr } from '../organization/details-shape.ts'

/**
 * The public card, and what is printed of it. Read in a hurry and under strain: short, in order, and never a "no call".
 */
export const card = {
  title: 'What to do now',
  orientation: 'Orientation',
  skip: 'Skip to content',
  leave: 'Leave',
  leaveRest: 'this page',
  heading: 'A youth just told me',
  lead: 'Breathe. You don’t have to fix it.',

  danger: 'Is anyone in danger right now?',
  dangerThen: 'Call first. Then follow these steps.',
  call911: 'Call 911',

  sayTitle: 'Say to the youth',
  say: [
    'Thank you for telling me. I believe you. This is not your fault.',
    'I can’t keep this a secret. I’ll tell only people who can help keep you safe.',
  ],
  meanwhileTitle: 'While you’re with the youth',
  listen: 'Listen more than you talk.',
  leaveOut: [
    'Don’t ask “why,” don’t ask for details, and don’t make promises.',
    'Don’t look at or copy pictures. Leave the device as it is.',
    'Don’t touch the youth unless they ask.',
    'For now, don’t tell the parent or the person the youth told you about. The named person will tell you when it’s safe.',
  ],

  namedTitle: 'Tell the named person, now',
  findHour: 'Look for who’s on duty at your site right now.',
  onDuty: 'On duty now',
  notPublic: 'If a number isn’t shown here, it’s on your printed card. You can also see it after you sign in.',
  inEnglish: 'Some of the site’s details are in English.',
  markEnglish: 'in English',
  noAnswer: 'No answer, or away:',
  wrong: 'Didn’t work when checked.',
  /** Of a line that all sites share. */
  problem: 'A check found a problem.',
  noAnswerAt: (hours: string) => `No answer, or away (${hours}):`,
  ifAbout: 'The concern is about that person:',
  noAnswerOrAbout: 'No answer, away, or the concern is about that person:',
  nobodyReached:
    'Can’t reach anyone within a few minutes, or don’t have a number? Call SCR yourself. Don’t wait for the next shift.',
  notNamed: 'This site hasn’t named this person yet. Tell your supervisor now, and call SCR yourself.',
  noSuchSite: 'No site has this address. Tell your supervisor now, and call SCR yourself.',
  generalOnly: 'The site’s own details can’t be shown right now. Tell your supervisor now, and call SCR yourself.',

  callTitle: 'Make the right call',
  always: 'At your site, SCR is called every time a youth tells someone.',
  whoCalls: {
    'staff-with-named': 'You call SCR, with the named person beside you.',
    'named-confirmed': 'The named person calls SCR. You make sure the call gets made.',
    'whoever-first': 'Either you or the named person calls SCR, whoever can call first.',
  } satisfies Record<WhoCallsScr, string>,
  yourDuty: 'The duty to report stays with you. If the call hasn’t been made, make it yourself.',
  text: (number: string) => `Text ${number}`,
  tty: (number: string) => `TTY ${number}`,

  afterTitle: 'After the calls',
  after:
    'Write down the exact words, the time and place, and who you told. Keep it private. Stay with the youth, or have someone take over in person.',
  forYou: 'Then talk with someone yourself. 988 is there for you, too.',
  staffSupport: 'For you, at your site:',

  allNumbers: 'All numbers, after you sign in',
  print: 'Print the wallet card and the poster, after you sign in',
  /** On paper: the day on which it was opened for printing. */
  siteDetails: (date: string) => `Site details as of ${date}.`,
  asOf: (date: string) => `This copy is from ${date}.`,
  noRecord: 'We keep no record of your visit. This device keeps a copy of the card until you use “Leave this page.”',

  /** `8 am to 8 pm, Mon to Fri` */
  hours: (from: string, to: string, days: string) => `${from} to ${to}, ${days}`,
  anyHour: (days: string) => `Any hour, ${days}`,
  everyDay: 'every day',
  dayRange: (from: string, to: string) => `${from} to ${to}`,
  weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } satisfies Record<
    Weekday,
    string
  >,

  wallet: {
    label: 'Wallet card, in English',
    danger: 'Danger now: call 911.',
    say: 'Say:',
    words:
      'Thank you for telling me. I believe you. It’s not your fault. I can’t keep this a secret. I’ll tell only people who can help.',
    leaveOut: 'Leave out:',
    leaveOutWords:
      '“why,” details, promises. Don’t look at pictures. Don’t touch the youth unless they ask. The named person says when to tell a parent.',
    next: 'Then:',
    nextWords:
      'tell the named person, and make sure SCR is called, every time. Can’t reach anyone within a few minutes? Call SCR yourself. Write down exact words. Keep it private.',
    notNamed: 'Your supervisor, and call SCR yourself: no one is named yet.',
    noAnswer: 'No answer:',
    noAnswerAt: (hours: string) => `No answer (${hours}):`,
    ifAbout: 'About that person:',
    noAnswerOrAbout: 'No answer, or it’s about them:',
    support: 'For you:',
    /** Short, because the line is cut where it doesn't fit. */
    inEnglish: 'Partly in English.',
    oldestCheck: (date: string) => `Lines’ oldest check: ${date}.`,
    moreHours: 'More hours:',
    moreLines: 'More lines:',
  },

  poster: {
    label: 'Poster, in English',
    heading: 'If a youth tells you they are being exploited',
    danger: 'Danger right now?',
    first: 'Before anything else',
    say: 'Say',
    words: [
      'Thank you for telling me.',
      'I believe you.',
      'This is not your fault.',
      'I can’t keep this a secret. I’ll tell only people who can help.',
    ],
    leaveOut: 'Leave out',
    leaveOutWords: [
      '“Why?”',
      'Questions about details',
      'Promises',
      'Looking at pictures',
      'Touching the youth, unless they ask',
      'Telling the parent or the person they told you about',
    ],
    onCard: 'the number is on your card',
    scan: 'This card on your phone:',
    after: 'Write down exact words and times. Keep it private.',
  },

  printing: {
    title: 'Wallet card and poster',
    lead: 'Three pages, Letter size. Print at 100%. Cut the first page along the dashed lines into two strips, one in each language. Fold each strip accordion-style along the dotted lines to fit in a wallet.',
    staffOnly: 'The cards show full numbers because they’re for staff.',
    posterPublic: 'The posters show only the numbers your site marked as public. A youth or a visitor may read them.',
    back: 'Who to call',
    backToSite: 'Back to the site’s details',
    notLive:
      'Your site hasn’t published any details yet, so its own people aren’t on the card. HR can see what’s missing.',
    oldPaper: (day: string) =>
      `Cards and posters printed before ${day} don’t show who staff should tell now. Print new ones, and throw the old ones away.`,
    changed: (day: string) =>
      `Some of what’s on cards and posters changed on ${day}. Print new ones, and throw away the ones printed before that.`,
    whichPaper:
      'We don’t record when they’re printed, but each one shows the date after “Site details as of.” Replace any that were printed earlier that same day, too.',
    replace:
      'Have all old cards and posters at the site been replaced? Confirm it here, and Home won’t ask about them anymore.',
    replaceButton: 'They’ve been replaced',
    replacedOn: (day: string) => `The old cards and posters were replaced by ${day}.`,
    publicAddress: 'The card on a phone, without signing in:',
  },

  onSitePage: {
    title: 'Public card',
    draft: 'Draft card: not public yet',
    seeLive: 'See the card that’s public now',
    lead: 'The card shows anyone who has this address what to do when a youth tells them something. It lists roles, and only the numbers you marked as public.',
    changed: 'What’s on the printed cards and posters has changed.',
    printAgain: 'Print the cards and posters again',
    notLive: 'The card doesn’t list anyone at this site until the details are published.',
    loopback:
      'Phones can’t open this address because it leads only to this computer. Ask whoever runs the server to set its public address before you print.',
  },
}
