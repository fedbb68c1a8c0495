/** What leaves the course, where it is kept, and what the package does not do. */
export const kitPrivacy = {
  title: 'Privacy and security',
  lead: 'What the course writes, where it stays, and what it never does.',
  hosts: 'Hosts contacted',
  hostsText:
    'None. All files are in the zip. There are no fonts, scripts, pictures or counters from elsewhere. The course talks to your LMS through the functions that the LMS puts into the page. Links to telephone numbers open the phone of the learner, and nothing else.',
  hostsCmi5:
    'None but your own LMS or learning record store, at the address that your LMS gives at the launch. All files are in the zip. There are no fonts, scripts, pictures or counters from elsewhere.',
  leave: 'If you chose a page for “Leave this page”, that button opens it. It sends no referrer.',
  written: 'What is written to the LMS',
  writtenLead: 'Each value, when it is written, and what it says. Nothing else is written.',
  writtenNothing: 'Nothing. The web edition has no LMS. It does not know who is reading.',
  head: ['Value', 'When', 'What it says'],
  rows: {
    status: {
      when: 'When it opens, and after the policy was acknowledged',
      says: 'In progress, then the finish word. It never goes back, and it is never “failed”.',
    },
    score: {
      when: 'Together with the finish word',
      says: 'The score of the final check that was passed, as a percentage. A final check that was not passed leaves none.',
    },
    exit: { when: 'When it opens', says: 'Always that the learner may come back.' },
    time: { when: 'With each save', says: 'How long this sitting was open.' },
    place: { when: 'With each step', says: 'The page of the course that was open. Pages for a break are never named.' },
    state: {
      when: 'With each step',
      says: 'A coded text of fewer than 3,500 characters: place, answers, stories, and how the learner likes to read. It is coded, not secret. The course needs it to go on. Do not decode it or print it.',
    },
    lessons: {
      when: 'When a lesson is finished',
      says: 'That this lesson is finished: one entry for each, by its id and title.',
    },
    statement: {
      when: 'With each statement',
      says: 'The learner, as the LMS named them at the launch, when it happened, and what the LMS wants beside it. It goes back to where it came from, and to nobody else.',
    },
    results: {
      when: 'When a final check is handed in',
      says: 'For each question: its id, its type, and whether the answer fits. Not how long it took.',
    },
    responses: {
      when: 'When a final check is handed in',
      says: 'For each question: its id, its type, the letters of the options chosen, and whether they fit. Not how long it took.',
    },
  },
  noHour: 'No time of day.',
  rules: 'Rules that hold always',
  rulePoints: [
    'The name and the id of the learner are neither shown, kept nor sent on by the course.',
    'Nothing is written when a finished course is looked at again. In a preview or without credit, a SCORM course that finds no status writes “incomplete” and that the learner may come back, and nothing else. Some LMSs would otherwise count the preview as finished.',
    'Practice in lessons, exercises, stories, breaks, and how the learner reads are in no report.',
    'There is no field to type in. Nobody can leave words about a young person here.',
  ],
  browser: 'What stays in the browser',
  browserText:
    'A copy of the progress, in the storage of the browser, for the case that the LMS lost steps. The course offers it for 14 days, to the same learner only, and asks first. It holds the same coded text as above and no name. The web edition keeps its progress there and nowhere else. On a shared computer, sign out of the LMS after use, and finish the web edition in one sitting.',
  policy: 'Security',
  policyPoints: [
    'It works under a strict content security policy: default-src ’self’, with no inline script, no inline style and no eval.',
    'It opens no window, and it does not reach out of its frame except to find the functions of the LMS.',
    'The right answers travel inside the package. Who takes its files apart can read them. Your LMS should let only staff open it.',
    'The check code at the end finds typing mistakes. It is no signature, and who has the package can make one.',
    'The file SHA256SUMS lets you check the kit, and content-manifest.json the files of the package.',
  ],
  keep: 'How long to keep it',
  keepText:
    'That is for your LMS and your own rules. The course needs its values until the learner has finished. After that, status, score and date are enough.',
}
