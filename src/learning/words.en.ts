import type { SitePart } from '../course/course.ts'
import type { SiteGap } from '../organization/site-details.ts'
import type { QuestionType } from '../course/question-type.ts'
import { count } from '../words/count.ts'
import type { Weekday } from '../platform/time/local-time.ts'
import type { WhoCallsScr } from '../organization/details-shape.ts'
import type { PlanField } from '../organization/plan.ts'

/** Said before the final check, after it, and on the page about what HR sees. */
const WHO_SEES = 'HR, your supervisors and auditors see'
const SCORE_SEEN = `${WHO_SEES} your score, the steps and the must-know topics, never which answers you chose.`

export const learn = {
  allLessons: 'All lessons',
  minutes: (n: number) => `About ${count(n, 'minute', 'minutes')}`,
  saved: 'Saved',
  placeSaved: 'Your place is saved',
  stopHere: 'Stop here for now',

  home: {
    title: 'Your orientation',
    lead: 'Know what exploitation is, what to say when a youth tells you about it, and who to call.',
    start: 'Start here',
    resume: 'Pick up where you left off',
    lastSteps: 'What’s left',
    done: 'So far',
    lessonsDone: (done: number, all: number) => `${done} of ${all} lessons`,
    leftToDo: 'Left to do',
    finishBy: 'Finish by',
    wasDue: 'Was due',
    datePassed: (date: string) => `${date}. You can still finish.`,
    lessons: 'Lessons',
    lessonName: (number: number, title: string) => `Lesson ${number}: ${title}`,
    startLesson: (number: number) => `Start lesson ${number}`,
    continueLesson: (number: number) => `Continue lesson ${number}`,
    finalTitle: 'Final check',
    finalMeta: (questions: number) => `${questions} questions, available any time`,
    continueFinal: 'Continue the final check',
    policyTitle: 'Read and acknowledge the policy',
    policyMeta: 'The last step',
    policyWaits: 'After the lessons and the final check',
    policyOpen: 'Any time',
    openPolicy: 'Read the policy and acknowledge it',
    awaitedTitle: 'You’ve done everything you can for now',
    awaitedText: (site: string) =>
      `${site} hasn’t published its details yet, and you need them for the last step. HR can see that you’re waiting for the site.`,
    finishedKicker: 'Done',
    finishedTitle: 'You finished your orientation',
    allDoneTitle: 'You’ve done every step',
    finishedOn: (date: string) => `Recorded on ${date}. HR can see it, so you don’t have to send anything.`,
    validUntil: (date: string) => `It counts until ${date}.`,
    youthTold: 'Did a youth just tell you something?',
    youthToldLink: 'What to do now',
    howTitle: 'How this course works',
    how: [
      'Stop whenever you like. Every answer and every finished lesson is saved.',
      'There’s no timer, and you can take the lessons in any order.',
      'Do it during paid work time. Your supervisor will arrange that time with you.',
      'Practice is for you: it has no score.',
    ],
    siteShown: (site: string) => `Details shown are for ${site}.`,
  },

  state: { finished: 'Done', started: 'Started', 'not-started': 'Not started' },

  lesson: {
    title: (number: number) => `Lesson ${number}`,
    kicker: (number: number, of: number, minutes: number) =>
      `Lesson ${number} of ${of}, about ${count(minutes, 'minute', 'minutes')}`,
    outline: 'In this lesson',
    screens: 'Screens in this lesson',
    back: 'Back',
    next: 'Next',
    skip: 'Skip',
    listen: 'Listen',
    stopListening: 'Stop',
    screenPlace: (at: string, of: string) => `${at} of ${of}`,
    answered: 'You’ve answered this question.',
    seeAnswer: 'See your answer and why',
    almost: 'Still to answer:',
    toOpenQuestion: 'Go to the next question',
    toFinal: 'Go to the final check',
    canSay: 'You can say',
    leaveOut: 'Leave out',
    olderWords: 'Instead of',
    ourWords: 'Say',
    myth: 'People say',
    fact: 'What’s true',
    teaches: (parts: string) => `From the policy: ${parts}.`,
  },

  site: {
    atYourSite: 'At your site',
    /** @param scr the number of SCR, or empty. */
    notNamed: (scr: string) =>
      `Your site hasn’t named this person yet. If a youth tells you something, tell your supervisor right away and call SCR yourself${scr === '' ? '' : `: ${scr}`}. Ask your supervisor today who the named person is.`,
    noCaller: (scr: string) =>
      `Your site hasn’t decided who calls SCR yet. Until it does, call SCR yourself every time a child may have been harmed${scr === '' ? '' : `: ${scr}`}.`,
    notFilled: 'Your site hasn’t finished this part yet. Ask your supervisor about it today.',
    missing: 'Not finished yet',
    notFilledParts: 'Your site hasn’t finished these parts yet. Ask your supervisor about them today.',
    general: 'General steps. Your site may add to them.',
    generalSteps: [
      'One named person leads.',
      'The youth has a safe place tonight.',
      'Medical care is offered.',
      'Clinical staff take over calmly.',
      'You and the youth agree on a way to stay in touch that the exploiter won’t see.',
      'Someone checks in the next day.',
      'Notes are stored safely, and nobody gossips.',
    ],
    generalStep: 'general step',
    plan: {
      lead: { label: 'Who leads', general: 'One named person leads. Ask, “What’s my part tonight?”' },
      place: {
        label: 'A safe place tonight',
        general: 'The person who leads finds the youth a safe place to sleep. Don’t take a youth to your home.',
      },
      ride: {
        label: 'Transportation',
        general: 'The person who leads arranges a safe ride. No one drives a youth alone.',
      },
      food: { label: 'Food', general: 'Offer food and water.' },
      rest: { label: 'Rest', general: 'Offer a quiet room to rest in, and stay close by.' },
      medical: {
        label: 'Medical care',
        general: 'Medical care is offered, and the youth has a say in it. In an emergency, call 911.',
      },
      guardians: {
        label: 'Parents and guardians',
        general: 'Don’t contact a parent or guardian until the person who leads says it’s safe.',
      },
      nextDay: {
        label: 'The next day',
        general: 'Someone checks in with the youth, in a way the exploiter won’t see.',
      },
      followUp: {
        label: 'Follow-up dates',
        general: 'The person who leads sets the next dates. Notes are stored safely, and nobody gossips.',
      },
      staffCare: { label: 'Care for staff', general: 'Someone asks how you’re doing before you go home.' },
    } satisfies Record<PlanField, { readonly label: string; readonly general: string }>,
    otherSteps: 'Other steps',
    backup: 'Away, or not answering:',
    wrongLine: 'This number didn’t work when someone checked it. Ask the named person for the right one.',
    wrongPerson:
      'This number didn’t work when someone checked it. If you don’t reach them, call the next person, or call SCR yourself.',
    wrongSupport: 'This number didn’t work when someone checked it. Ask your supervisor for the right one.',
    backupAt: (hours: string) => `Away, or not answering (${hours}):`,
    ifAbout: 'If the concern is about that person:',
    inEnglish: 'Some of this is in English.',
    markEnglish: 'in English',
    noHours: 'the hours aren’t filled in yet',
    localNone: 'Your site hasn’t added any local lines. Use the lines on the “Who to call” page.',
    beforeGroupNone: 'Ask your supervisor who must be told before a group starts.',
    groupSafetyNone: 'Plan the group’s safety with clinical staff before the first session.',
    supportNone: 'Ask your supervisor what support your site has for staff. You can reach 988 at any hour.',
    everyDay: 'every day',
    anyHour: (days: string) => `at any hour, ${days}`,
    hours: (from: string, to: string, days: string) => `${from} to ${to}, ${days}`,
    weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' } satisfies Record<
      Weekday,
      string
    >,
    whoCalls: {
      'staff-with-named': 'You make the SCR call, with the named person beside you.',
      'named-confirmed': 'The named person makes the SCR call, and you make sure it gets made.',
      'whoever-first': 'Either you or the named person makes the SCR call, whoever can call first.',
    } satisfies Record<WhoCallsScr, string>,
    yourDuty:
      'The duty to report stays with each person. If you can’t reach anyone within a few minutes, make the call yourself.',
    alwaysCall: 'At your site, SCR is called every time a youth tells someone.',
    headings: {
      named: 'Who to tell right away',
      'who-calls': 'Who calls SCR',
      local: 'Local lines',
      steps: 'The first 24 hours',
      'before-group': 'Before a group starts',
      'group-safety': 'Keeping a group safe',
      support: 'Support for you',
    } satisfies Record<SitePart, string>,
    gaps: {
      named: 'who staff tell right away',
      hours: 'a named person for every hour',
      backup: 'the backup',
      ifAboutThatPerson: 'who to tell if the concern is about the named person',
      sayWhoCallsScr: 'who calls SCR',
    } satisfies Record<SiteGap['field'], string>,
    checked: (date: string) => `Called and confirmed ${date}`,
  },

  contacts: {
    title: 'Who to call, and what each number is for',
    lead: 'Tap a number to call it. Call SCR every time a child may have been harmed, and let the screener decide.',
    danger: 'Is anyone in danger right now?',
    dangerThen: 'Call first. Then tell your site’s named person, or your supervisor if no one is named.',
    call911: 'Call 911',
    yourSite: 'Your site',
    tellFirst: (hours: string) => `Tell this person first: ${hours}.`,
    tellBackup: 'Call when the first person is away or doesn’t answer.',
    tellBackupAt: (hours: string) => `Call when the first person is away or doesn’t answer (${hours}).`,
    tellOther: 'Call when the concern is about the named person.',
    local: 'Your site’s local lines',
    report: 'Report in New Jersey',
    care: 'Care and services in New Jersey',
    national: 'National',
    support: 'For you',
    inLetters: (letters: string) => `Spelled with letters: ${letters}`,
    text: (number: string) => `Text ${number}`,
    tty: (number: string) => `TTY ${number}`,
    online: (web: string) => `Online: ${web}`,
    olderName: (names: string) => `Older materials may say: ${names}`,
    own: { number: 'Your organization’s own number', words: 'Your organization’s own words' },
    lookedUp: (date: string) => `Information looked up on ${date}`,
    problem: (date: string) =>
      `A check on ${date} found a problem with this number. Try it anyway. If no one answers, ask your named person.`,
  },

  check: {
    title: (lesson: number, place: number, of: number) => `Lesson ${lesson}, question ${place} of ${of}`,
    heading: (title: string) => `Try it: ${title}`,
    back: 'Back to the lesson',
    place: (place: number, of: number) => `Question ${place} of ${of}`,
    hints: {
      single: 'Choose one.',
      multiple: 'Choose all that apply.',
      order: 'Move the steps up or down until they’re in order.',
    } satisfies Record<QuestionType, string>,
    submit: 'Check my answer',
    reread: 'Read that part again',
    quiet:
      'There’s no time limit. You’ll see why each answer helps or hurts, and you can try again as often as you like. There’s no score.',
    missing: 'One thing to do first',
    pickMessage: 'Choose an answer first.',
    chosen: 'Your answer so far',
    repliedTitle: {
      fits: (title: string) => `Correct: ${title}`,
      again: (title: string) => `Look again: ${title}`,
    },
    fits: 'Yes, that’s right.',
    again: 'Not this one. Here’s why.',
    yoursFits: 'Your answer is correct',
    yours: 'Your answer',
    theOne: 'The correct answer',
    alsoFits: 'Also a good choice',
    others: 'The other choices',
    orderPlace: (place: number) => `Step ${place}`,
    orderYours: (place: number) => `You put it in position ${place}`,
    policy: (parts: string) => `Policy: ${parts}.`,
    next: 'Next',
    tryAgain: 'Try this one again',
    toNextLesson: (number: number) => `Go to lesson ${number}`,
    lessonFinished: (number: number) => `Lesson ${number} is finished.`,
    mustKnow: 'This is one of the things everyone must know, so you’ll see it again in the final check.',
  },

  order: {
    up: (step: string) => `Move up: ${step}`,
    down: (step: string) => `Move down: ${step}`,
    moved: (place: number, of: number) => `Moved to position ${place} of ${of}.`,
    first: 'This step is already first.',
    last: 'This step is already last.',
  },

  exercise: {
    kicker: 'Try it out',
    quiet: 'This is extra practice. It has no score, and it isn’t saved or sent to anyone.',
    nothingChosen: 'Choose one first.',
    done: (n: number, of: number) => `${n} of ${of} done`,
    answer: (bin: string) => `The answer: ${bin}`,
    lastOne: 'That was the last one. You can start over whenever you like.',
    checkOrder: 'Check the order',
    startOver: 'Start over',
    fits: 'Correct',
    again: 'Look again',
    allFit: 'All correct.',
    someAgain: 'Look again at the ones that are marked.',
    tried: 'You chose this',
    youthSays: 'The youth says',
    youSay: 'You say',
    next: 'What happens next',
  },

  guide: {
    questionTitle: (place: number) => `Decision guide, question ${place}`,
    endTitle: 'Decision guide, who to call',
    link: 'Go step by step: who to call, and in what order',
    quiet: 'None of your answers here are saved or sent to anyone.',
    next: 'Continue',
    change: 'Change',
    changeAnswer: (question: string) => `your answer to: ${question}`,
    nothingChosen: 'Choose an answer. “Not sure” counts, too.',
    wholeText: 'The whole guide as text',
    startOver: 'Start over',
    open: 'Open the guide',
    /** Where the site has named nobody. */
    tellSupervisor: {
      title: 'Tell your supervisor right away',
      text: 'Do it now. You’re informing them, not asking permission. If you can’t reach them within a few minutes, make the calls yourself.',
    },
  },

  scenario: {
    kicker: 'Practice story',
    startTitle: 'Practice story, before you begin',
    step: (place: number, of: number) => `Practice story, step ${place} of ${of}`,
    replyTitle: (place: number, of: number) => `What happens next, step ${place} of ${of}`,
    end: 'Practice story, the end',
    how: (steps: number) =>
      `The story has ${count(steps, 'step', 'steps')}. At each step you choose what to do, and you see what happens next. You can choose again as often as you like. Practice has no score.`,
    begin: 'Start the story',
    goOn: 'Continue the story',
    readAgain: 'Read the story again',
    toEnd: 'Go to the end of the story',
    again: 'You worked through this story. You can read it again whenever you like.',
    toStart: 'Before the story',
    toReply: 'Back to the previous step',
    toLesson: 'Back to the stories',
    storySoFar: 'The story',
    skip: (title: string) => `Try a different story like this one: ${title}`,
    skipCounts: 'It counts the same.',
    youChose: (choice: string) => `You chose: ${choice}`,
    next: 'What happens next',
    fits: 'Why this helps',
    notThis: 'Why another choice helps more',
    instead: 'What helps instead',
    clause: (parts: string) => `Policy: ${parts}.`,
    chooseAgain: 'Choose again',
    goOnFits: 'Continue',
    ending: 'Key points',
    doneWell: 'What you did well',
    doneWellLead: 'Where your first choice was right:',
    doneWellNone: 'At each step, another choice would have helped more. Now you’ve seen which one, and why.',
    reread: 'One step to read again',
    rereadLead: (question: string) =>
      `At “${question}” another choice would have helped more. Read how this step works:`,
    lookUp: 'To look up later',
    lookUpLead: 'Your first choice was right every time. You can look this up at any time:',
    section: (lesson: number, section: string) => `Lesson ${lesson}: ${section}`,
    chooseNext: 'Choose the next story',
    choose: 'Choose your stories',
    chooseLead: 'One from each group. If one hits too close to home, choose another. It counts the same.',
    groupDone: 'Done',
    groupOpen: 'Choose one',
  },

  attempt: {
    title: (place: number, of: number) => `Final check, question ${place} of ${of}`,
    heading: 'Final check',
    startHeading: 'The final check',
    startLead: (questions: number, right: number, topics: number) =>
      `${questions} questions, one on each page. To pass, you need ${right} right answers, and you must get all ${topics} must-know topics right.`,
    startQuiet: `There’s no time limit and no limit on tries. Each answer is saved right away. ${SCORE_SEEN}`,
    start: 'Start the final check',
    save: 'Save and continue',
    skip: 'Skip for now',
    keep: 'Keep this answer',
    back: 'Back',
    answersTitle: 'Check your answers',
    answersLead: 'You can change your answers until you hand them in.',
    change: 'Change',
    answer: 'Answer',
    notAnswered: 'Not answered yet',
    waiting: (n: number) => `${count(n, 'question is', 'questions are')} still unanswered`,
    waitingLink: (place: number) => `Question ${place}`,
    handIn: 'Hand in my answers',
    handInQuiet:
      'You’ll see right away how it went, and which questions to look at again, with the reason for each choice.',
    passedTitle: 'You passed the final check',
    topicsTitle: (n: number) =>
      `You haven’t passed yet: ${count(n, 'must-know topic is', 'must-know topics are').replace(' ', '\u00a0')} left`,
    belowTitle: 'You haven’t passed yet',
    score: (right: number, of: number) => `${right} of ${of}`,
    topicsRight: (right: number, of: number) =>
      right === of ? `You got all ${of} must-know topics right.` : `You got ${right} of ${of} must-know topics right.`,
    passedDone: 'You acknowledged the policy as well. You have nothing left to do.',
    passedWaits: (why: string) => `You’ve done everything you can for now. ${why}`,
    passedLead: 'One step is left: read the policy with your site’s details and acknowledge it.',
    passedLessonsLead: (n: number) =>
      `${count(n, 'lesson is', 'lessons are')} still open. Finish ${n === 1 ? 'it' : 'them'}, then acknowledge the policy.`,
    topicsLead:
      'Your score is high enough. But these answers matter so much for a child’s safety that everyone must get them right before finishing.',
    belowLead: (right: number, needed: number) =>
      `You’ve gotten ${right} right so far, and you need ${needed} to pass.`,
    thenNewCheck: 'Read the parts below again, then start a new check.',
    lessonsFirst: 'First, finish the lessons you haven’t done yet. Then continue the final check.',
    whatFits: 'Remember:',
    readStep: 'Read this part again',
    newQuestion: 'Answer a new question on it',
    newQuestions: (n: number) => `Answer ${count(n, 'new question', 'new questions')}`,
    startNew: 'Start a new check',
    toHome: 'Go to your orientation',
    reviewTitle: 'Questions to look at again',
    reviewLead:
      'For each one, you’ll see what your answer would have meant for the youth, and what works better. Only you can see this. It’s deleted when you start another check, and 30 days after you finish.',
    byStep: 'How it went, step by step',
    rightOf: (right: number, of: number) => `${right} of ${of}`,
    solid: 'All correct',
    readAgain: (lesson: number, section: string) => `Read again: ${section} (lesson ${lesson})`,
    noLimit: `There’s no limit on tries. ${SCORE_SEEN}`,
  },

  policy: {
    title: 'The policy and your site’s details',
    lead: 'Read both, and then acknowledge them.',
    /** Beside the clauses that say who is called. */
    callScr: 'Call SCR every time a child may have been harmed. Any other channel is in addition to that call.',
    version: (version: string, date: string) => `Policy version ${version}, in effect from ${date}`,
    purpose: 'Why we have this policy',
    procedure: 'What we do',
    resource: 'Who can help',
    site: 'Your site’s own details',
    untranslated: '(Not in this language yet.)',
    acknowledge: 'I acknowledge the policy and these details',
    done: (date: string) => `You acknowledged this on ${date}.`,
    blockedLessons: (n: number) =>
      `${count(n, 'lesson is', 'lessons are')} still open. You can acknowledge the policy after the last one.`,
    blockedFinal: 'You haven’t passed the final check yet. You can acknowledge the policy once you pass.',
    blockedGaps: (gaps: string) =>
      `Your site hasn’t filled in everything yet. Still missing: ${gaps}. You can acknowledge the policy when it’s all there. Ask your supervisor today.`,
    blockedNoSite:
      'Your record doesn’t list a site, so there’s nothing for you to acknowledge yet. If that isn’t right, tell HR.',
    blockedUnpublished:
      'Your site hasn’t published its own details yet. Ask your supervisor today. Your place is saved.',
    statement: 'What you agree to',
    forSite: (site: string) => `For ${site}`,
  },

  finished: {
    link: 'Your certificate and your card',
    cardTitle: 'Save your site’s card to your phone',
    cardText: 'It says what to do when a youth tells you something. You can open it without signing in.',
    cardHow:
      'Open the card. On an iPhone, tap Share and then “Add to Home Screen.” On Android, open the browser’s menu and tap “Add to Home screen.”',
    thanks:
      'Thank you for taking the time to do this. You know the next steps: danger first, tell the named person, call SCR.',
  },

  hrSees: {
    title: 'What HR can see',
    seesTitle: WHO_SEES,
    sees: [
      'your name, site, position and due date',
      'which lessons you finished, on which day, and the minutes credited for them',
      'how many times you took the final check, your score, the steps and the must-know topics',
      'which final check questions you were asked (only HR and auditors see this), but not your answers',
      'how many people gave each answer in their first final check: in groups of five or more, without names',
      'the day you acknowledged the policy, and which version',
      'in the ledger and in evidence packs: the exact time you finished and acknowledged the policy',
      'what HR credited from elsewhere, and who approved it (only HR and auditors can open the signed papers)',
      'when you signed in, including after “Leave this page,” and, for 90 days, from which network address (only HR and administrators see this)',
      'your e-mail address, which reminders you were sent, and on which day; your account page shows these, too',
    ],
    notTitle: 'Nobody sees',
    not: [
      'your practice answers',
      'which answers you chose in the final check',
      'which stories you went through, and what you chose in them',
      'how long you took, or what time of day you did a lesson or a check, other than the time you finished',
      'whether you chose less detail, took a break or left a page',
      'whether you answered follow-up questions, what you answered, and whether you turned them off',
    ],
    kept: 'We delete practice answers, and the final check answers you can look at again, 30 days after you finish. Entries in the record are never changed or removed.',
  },

  otherFormat: {
    title: 'Ask for another format',
    lead: 'You can do this course in another way. You don’t have to say why.',
    ways: ['A quiet or private room', 'A printed copy', 'A person to go through it with you', 'More paid work time'],
    how: 'Tell your supervisor or HR which of these you want. That’s all you have to say. You get the same credit.',
  },
}

/**
 * Looking after the person who learns: what to know before starting, less detail, a break, and what follows a report.
 */
export const care = {
  /** Says what is kept, and how to leave and come back. A package says this in its own way. */
  keeping: {
    stop: 'Close the page at any time. Your place is saved.',
    leave: 'It saves your place, signs you out and opens a page that has nothing to do with this course.',
    kept: 'Take all the time you want. Your place is saved.',
    back: 'Back to your orientation',
    backHint: 'Your browser’s Back button takes you to the page you came from.',
    stopHint: 'This signs you out. You’ll pick up where you left off when you sign in again.',
  },

  detail: {
    now: {
      full: 'You’re seeing full detail.',
      less: 'You’re seeing less detail.',
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
      'Some people who take this course have lived through something like this. If you’re one of them, you don’t have to tell anyone. You decide how you take it.',
    insideTitle: 'What’s in the course',
    lessons: (n: number, minutes: number) =>
      `${count(n, 'short lesson', 'short lessons')}. With the final check and the policy, the course takes about ${count(minutes, 'minute', 'minutes')}. Each lesson starts by saying what it covers.`,
    stories: 'The last lesson has stories. You choose which ones to read.',
    final: (n: number) => `A final check of ${n} questions, and the policy to read. There’s no timer.`,
    choicesTitle: 'Your choices',
    lessDetail: 'Less detail.',
    lessDetailText: 'You can change this at any time, in each lesson and on the “Pause” page.',
    stop: 'Stop.',
    anotherWay: 'Another way.',
    anotherWayText:
      'You can have a quiet room, a printed copy or a person to go through the course with you. You don’t have to say why.',
    anotherWayLink: 'Ask for another format',
    leaveTitle: 'The “Leave this page” button',
    leavePlace: 'It’s at the top of every page of the course.',
    keys: { before: 'On a keyboard, you can press', key: 'Shift', after: 'three times instead.' },
    cannot: 'It can’t clear your browser history or anything your work network has recorded.',
    start: 'Start',
    notNow: 'Not now',
  },

  pause: {
    title: 'Pause',
    heading: 'Take a break',
    steadyTitle: 'If you’d like something to do',
    steady: [
      'Put both feet on the floor. Feel where they touch it.',
      'Look around and name five things that you see.',
      'Breathe in slowly. Breathe out a little more slowly. Do this three times.',
    ],
    steadyNote:
      'Do all of it, some of it, or none. A walk, some water or a talk with someone you like works just as well.',
    linesTitle: 'Someone to talk to',
    linesLead: 'These lines are for you, too.',
    readingTitle: 'How much detail you see',
    before: 'Read “Before you start” again',
    stop: 'Stop for today',
  },

  next: {
    title: 'What happens next',
    heading: 'After a report: what happens next',
    lead: 'You told your site’s named person, and SCR was called. If you’re not sure that anyone called, call now. Here’s what may happen next.',
    may: [
      'SCR, the State Central Registry, decides what to do with a report. A caseworker or the police may come.',
      'Someone may ask you again what you saw and heard. Say what you know, and say what you don’t know.',
      'The youth may talk with a trained interviewer. Leave the questions to that person.',
      'You may never hear how it ends. That doesn’t mean the report was wrong.',
    ],
    siteTitle: 'What your site does',
    yoursTitle: 'Your part',
    yours: [
      'Be as steady as you were before. Say hello, keep the routine, and let the youth set the pace.',
      'Don’t make promises about how it will end.',
      'Keep it private. Talk about it only with the people in charge of the plan.',
      'If you learn something new, or you’re still worried, tell the named person right away and call SCR again.',
    ],
    supportTitle: 'Support for you',
    supportLead:
      'Hearing about harm can stay with you. You can talk about how you’re doing without telling the youth’s story.',
    contacts: 'Who to call, and what each number is for',
    home: 'Go to your orientation',
    print: 'Print your site’s steps',
    homeTitle: 'After a report',
    homeText: 'What may happen, your part in it, and support for you.',
  },

  /** On pages without the support footer. */
  danger: {
    call: 'If a youth is in danger now,',
    /** Stays on one line with the number. */
    dial: 'call',
    tell: 'Then tell your site’s named person right away.',
  },
}

/** What people who are trained do about a change of the policy. */
export const update = {
  title: 'What changed in the policy',
  lead: (minutes: number, date: string, passed: boolean) =>
    `You’ve finished your orientation, and it still counts. Read what changed, answer the questions and acknowledge the policy. It takes ${about(minutes)}. ${dueText(date, passed)}`,
  isMore: 'The policy has changed again since this date was set. This update has all the changes.',
  /** In a package, where a learning system has the date. */
  leadUndated: (minutes: number) =>
    `You’ve finished your orientation, and it still counts. Read what changed, answer the questions and acknowledge the policy. It takes ${about(minutes)}.`,
  homeTitle: 'The policy has changed',
  home: (minutes: number, date: string, passed: boolean) =>
    `Read what changed and answer a few questions. It takes ${about(minutes)}. ${dueText(date, passed)} What you finished still counts.`,
  homeBegun: (right: number, of: number) =>
    `So far, you’ve answered ${right} of ${count(of, 'question', 'questions')} correctly.`,
  homeWhole: (date: string, passed: boolean) =>
    `Read the new version and acknowledge it. ${dueText(date, passed)} What you finished still counts.`,
  open: 'See what changed',
  changed: 'Old and new text',
  before: 'Before',
  after: 'Now',
  isNew: 'This clause is new.',
  isGone: 'This clause is no longer part of the policy.',
  course: 'What the course says about this clause',
  more: 'Read more in the course',
  questions: 'Questions',
  questionsLead:
    'You need to get each one right once. You can try again as often as you like, and only you see your answers.',
  right: 'Answered correctly',
  toDo: 'To do',
  start: 'Start the questions',
  goOn: 'Go to the next question',
  questionTitle: (place: number, of: number) => `What changed, question ${place} of ${of}`,
  back: 'Back to what changed',
  again: 'Try this one again before you acknowledge the change.',
  toEnd: 'Go to the last step',
  last: 'The last step',
  blocked: 'You can acknowledge the change once you’ve answered every question correctly.',
  acknowledge: 'I acknowledge the changed policy and these details',
  whole: 'Read the whole policy',
  first: 'The policy has changed since your orientation. Go through the change first.',
}

function about(minutes: number): string {
  return `about ${count(minutes, 'minute', 'minutes')}`
}

function dueText(date: string, passed: boolean): string {
  return passed ? `It was due on ${date}.` : `It’s due by ${date}.`
}
