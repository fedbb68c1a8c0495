/** Texts that only a package needs: whether the learning system (LMS) keeps the learner's work, and what it gets. */
export const sco = {
  opening: 'The course is opening.',
  openingSlow: 'Nothing here after a minute? Close this window, and open the course again from your learning system.',
  noScript:
    'This course needs JavaScript. Turn it on in your browser, or ask your supervisor for another way to take it.',

  /** The description of the course in an LMS catalog. */
  description:
    'Orientation for staff who work with young people: eight short lessons, a final check, and the policy to acknowledge.',

  /** The first page of a package with several languages. */
  chooseLanguage: 'Choose your language',

  /** Before the script runs, which knows who is on duty. */
  tellOnDuty: (people: readonly string[]) => `Then tell whoever is on duty. ${people.join(' ')}`,
  onDuty: (role: string, phone: string, details: string) => `${role}, ${phone}: ${details}`,

  /** Replaces the web app's text before the final check and after one to take again. */
  finalQuiet: {
    recorded: {
      start:
        'There’s no time limit and no limit on tries. Your learning system gets your score and, for each question, whether your answer is correct. Its reports don’t show which options you chose. It also keeps a coded note of your place and answers, so that you can stop and continue later.',
      again:
        'There’s no limit on tries. For each question, the course tells your learning system whether your answer is correct. Its reports don’t show which options you chose.',
    },
    /** Used if the organization has chosen to send the answers to its learning system. */
    responses: {
      start:
        'There’s no time limit and no limit on tries. Your learning system gets your score and, for each question, the options you chose and whether your answer is correct. It also keeps a coded note of your place, so that you can stop and continue later.',
      again:
        'There’s no limit on tries. For each question, the course tells your learning system which options you chose and whether your answer is correct.',
    },
    thisBrowser: {
      start:
        'There’s no time limit and no limit on tries. Your answers stay in this browser. You’ll get a page with your score to give to HR.',
      again: 'There’s no limit on tries. Your answers stay in this browser.',
    },
    notRecorded: {
      start: 'There’s no time limit and no limit on tries. Nothing you do here now is recorded.',
      again: 'There’s no limit on tries. Nothing you do here now is recorded.',
    },
  },

  /** Replaces the web app's text above the questions to look at again. */
  reviewLead:
    'For each one, you’ll see what your answer would have meant for the youth, and what works better. These questions stay here until you start another check.',

  /** Replaces the web app's text for someone who has finished. */
  finishedOn: {
    recorded: (date: string) => `Your learning system recorded this on ${date}, so you don’t have to send anything.`,
    thisBrowser: (date: string) =>
      `Finished ${date}. This hasn’t been sent to anyone, so print your page and give it to HR.`,
  },

  /** Replaces the web app's text about the learner's place, and about leaving and coming back. */
  keeping: {
    recorded: {
      stop: 'Close the page at any time. Your learning system keeps your place.',
      leave: 'It keeps your place and closes the course.',
      kept: 'Take all the time you want. Your learning system keeps your place.',
      back: 'Go back to where you were',
      backHint: 'That’s the course page you had open.',
      stopHint: 'This closes the course. Open it again from your learning system to continue from the same place.',
    },
    thisBrowser: {
      stop: 'Close the page at any time. This browser keeps your place.',
      leave: 'This browser keeps your place and closes the course.',
      kept: 'Take all the time you want. This browser keeps your place.',
      back: 'Go back to where you were',
      backHint: 'That’s the course page you had open.',
      stopHint: 'This closes the course. Open it again in this browser to continue from the same place.',
    },
    notRecorded: {
      stop: 'Close the page at any time.',
      leave: 'It closes the course.',
      kept: 'Take all the time you want. Nothing is being recorded, so leave this window open if you want to continue.',
      back: 'Go back to where you were',
      backHint: 'That’s the course page you had open.',
      stopHint: 'This closes the course. Nothing you did here was recorded.',
    },
  },

  status: {
    saved: 'Saved',
    notSaved: 'Not saved',
    'no-lms': 'Not recorded',
    preview: 'Preview',
    review: 'Review',
    finished: 'Review',
    'no-credit': 'Without credit',
  },

  saving: 'Saving your last step',
  notSaved: {
    kept: 'Not saved yet. Keep this window open, or open the course again on this device.',
    here: 'Not saved yet. Keep this window open.',
  },
  /** The frame's message for each kind of launch. */
  launch: {
    'no-lms': 'Nothing is being recorded, because no learning system answered.',
    preview: 'Your learning system opened this as a preview. Nothing you do now is recorded.',
    'no-credit': 'Your learning system opened this without credit. Nothing you do now is recorded.',
    review: 'Your learning system opened this for review. Nothing you do now is recorded.',
    finished:
      'Your learning system shows this course as finished. You can look at everything again, and nothing will change.',
    'this-browser':
      'Your progress is kept in this browser only. If you share this computer, finish in one sitting or use a browser of your own.',
  },
  damaged: 'We couldn’t read what was saved earlier, so the course starts from the beginning. We’re sorry.',
  emptied:
    'Your learning system knows that you were here before, but it didn’t return any of your saved steps. The course starts from the beginning. We’re sorry.',
  otherWindow:
    'This course is open in another window, too. Close one of them. Both keep what you do, so nothing is lost.',
  anotherPerson: {
    link: 'Not you? Start for another person',
    title: 'Start for another person',
    texts: [
      'This clears what someone did in this browser: their place, their answers, and the page to print.',
      'If someone finished here and hasn’t printed their page yet, go back and print it first.',
    ],
    clear: 'Clear it and start',
    back: 'Go back',
  },
  toReceipt: 'See your check code',

  kept: {
    title: 'Steps that weren’t saved',
    texts: [
      'Last time, this browser kept some steps that your learning system doesn’t have.',
      'If you continue with them, your learning system will get them now.',
    ],
    goOn: 'Continue with them',
    leaveOut: 'Continue without them',
  },

  notRecordedTitle: 'Nothing is recorded here',
  notRecorded: [
    'No learning system is keeping what you do here. None answered, or this page was loaded again after it was closed.',
    'To get credit, close this window and open the course again from your learning system. Anything it kept before is still there. If that doesn’t help, tell the person who gave you the course.',
    'You can still read and try everything. When you close this window, everything you did here will be gone.',
  ],
  goOn: 'Continue without recording',

  /** In a package with only what changed in the policy. */
  update: {
    description:
      'For staff who finished orientation before the policy changed: the old and the new text, a few questions, and the policy to acknowledge. It doesn’t replace orientation.',
    finishTitle: 'You finished the update',
    from: 'Policy version before',
    codeWhy:
      'HR can enter this code to confirm the day and the policy version on this page. It doesn’t contain your name or your site. It’s a check code, not a signature.',
  },

  finishTitle: 'You finished your orientation',
  finishLead: 'You’ve done every step, and you don’t have to send anything.',
  /** The LMS says the course is finished but has kept nothing else. */
  forgotten:
    'Your learning system shows that you finished this course, so you don’t have to send anything. It didn’t keep your score or the date, so your check code can’t be shown again.',
  facts: { score: 'Final check', date: 'Acknowledged', course: 'Course version', policy: 'Policy version' },
  code: 'Your check code',
  codeWhy:
    'If your learning system doesn’t show that you finished, give HR this code and the information above. It’s a check code, not a signature.',
  /** If no learning system records it, this page is the proof. */
  receipt: {
    lead: 'All steps are done. Print this page or save it as a file, write your name on it, and give it to HR.',
    see: 'See the page to print',
    course: 'Course',
    organization: 'Organization',
    site: 'Site',
    name: 'Name',
    signature: 'Signature and date',
    print: 'Print this page',
    codeWhy:
      'HR can enter this code to confirm that the score, day and course version on this page match. It doesn’t contain your name or your site. It’s a check code, not a signature.',
  },
  toHome: 'Go to your orientation',
  keepNumbers: 'Keep the numbers close',

  leftTitle: 'Closed',
  left: 'You can close this window.',

  failedTitle: 'This page didn’t open',
  failed: 'Your last saved step is safe. Close this window, and open the course again from where you started it.',
}
