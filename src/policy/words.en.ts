import { count, digits } from '../words/count.ts'
import type { Feature } from './feature.ts'

/** The features that support clauses, each in a few words. */
const features: Record<Feature, string> = {
  rules: 'Rules for who takes the orientation, and by when',
  reminders: 'Reminders',
  reports: 'Reports on who has finished',
  certificate: 'A certificate for each person who finishes',
  packs: 'Evidence packs, with the site’s details as of that day',
  understanding: 'Figures that show which questions staff get wrong',
  'must-pass': 'Must-pass questions in the final check',
  'every-lesson': 'No one can finish without doing lesson 6',
  acknowledgement: 'Staff acknowledge the policy, and the date is on record',
  'acknowledgement-waits': 'No one can acknowledge the policy until the site has named its people',
  contacts: 'A list of contacts',
  card: 'Each site’s public card',
  'wallet-card': 'A wallet card',
  guide: 'A guide to deciding who to call',
  'named-person': 'Each site’s named person for every hour of the day, and a backup',
  'site-numbers': 'The site’s own numbers',
  'site-steps': 'The site’s steps for safety and recovery, shown in lesson 7 and on paper',
  'after-report': 'The “What happens next” page, with the site’s steps',
  practice: 'A team practice every 90 days',
  'before-group': 'The site’s note on who to tell before a group starts, shown in lesson 7',
  'group-safety': 'The site’s safety measures for groups, shown in lesson 7',
  'group-notice': 'Each group is announced to the site’s list, and staff confirm that they know about it',
  'group-measures': 'A checklist of safety measures for each group',
  'group-name': 'Each group has a neutral name, for e-mails and calendars',
  'staff-support': 'Support for staff, at the bottom of every page of the course',
  document: 'The policy as a document, with each site’s names, numbers and steps',
  drift: 'An alert the same day a person who holds a role at a site leaves or is away',
  update: 'When a clause changes, trained staff read the change and answer questions about it',
  'follow-ups': 'Questions some weeks and months later, which show what staff remember',
}

/** The page of the policy's clauses. */
export const clauses = {
  title: 'Policy clauses',
  lead: 'See where each clause of the policy is taught, which questions ask about it, and which features support it.',
  version: (version: string) => `Policy version ${version}.`,
  complete:
    'Every clause of the course has a lesson, at least two questions in the final check, and a feature that supports it.',
  missing: 'What’s missing',
  missingText: 'Clauses and lessons come with this software. Tell whoever runs the server which ones are missing.',
  table: 'Clauses of the policy',
  column: {
    clause: 'Clause',
    lessons: 'Taught in',
    questions: 'Questions',
    stories: 'Stories',
    contacts: 'Contacts',
    features: 'Features',
  },
  lesson: (lesson: number, section: string) => `Lesson ${lesson}: ${section}`,
  ownClause: 'Your own clause: not taught or asked',
  asked: (final: number, practice: number) =>
    practice === 0 ? `${final} in the final check` : `${final} in the final check, ${practice} for practice`,
  questionsAbout: (clause: string) => `: questions about ${clause}`,
  told: (n: number) => count(n, 'story', 'stories'),
  storiesAbout: (clause: string) => `: stories about ${clause}`,
  practice: (question: string) => `${question} (practice)`,
  features,
  problems: {
    untaught: (clause: string) => `No lesson teaches ${clause}.`,
    unasked: (clause: string, final: number) =>
      `${final === 0 ? 'No question' : `Only ${count(final, 'question', 'questions')}`} in the final check asks about ${clause}.`,
    inoperative: (clause: string) => `No feature supports ${clause}.`,
    orphan: (what: string, clause: string) => `${what} refers to ${clause}, which isn’t in the policy.`,
    idle: (feature: string) => `This feature doesn’t support any clause: ${feature}.`,
    of: {
      lesson: (id: string) => `Lesson ${id}`,
      question: (id: string) => `Question ${id}`,
      story: (id: string) => `Story ${id}`,
      contact: (id: string) => `Contact ${id}`,
      feature: () => 'The list of features',
    },
  },
}

/** The organization's own policy. */
export const policy = {
  title: 'Your policy',
  lead: 'Staff read and acknowledge this policy. Content stewards can reword its clauses or add new ones. Staff see the changes once they’re published.',
  version: (version: string, day: string) => `Version ${version}, in effect from ${day}`,
  byRelease: (version: string, why: string) => `Version ${version} came with a program update. ${why}`,
  approved: {
    nobody: 'No approval is on record for this version.',
    typed: (approver: string) => `Approved by: ${approver}.`,
    agreed: (by: string, proposedBy: string, day: string) =>
      `${proposedBy} proposed this version, and ${by} approved it on ${day}.`,
    alone: (by: string, day: string) =>
      `${by} published this version alone on ${day}. No other content steward could approve it.`,
  },
  done: {
    published: 'Your policy is published. Staff can see it now.',
    proposed: 'Your version is waiting for approval. Staff can’t see it yet.',
    returned: 'The version won’t be published. Its changes are back in the draft.',
    saved: 'The change is in your draft. Staff won’t see it until you publish.',
    dropped: 'The change was removed from the draft.',
    newer: 'Someone else has edited this change, so it’s still in the draft. Look at it again.',
  },
  marks: {
    reworded: 'Reworded by your organization',
    added: 'Your own clause',
    untranslated: 'Not in Spanish yet',
  },
  reword: 'Reword',
  add: 'Add a clause of your own',
  inCourse: 'What the course says',
  changedByRelease: 'A new version of the course has changed this clause since you reworded it',
  changedByReleaseLead: 'Your wording stays until you change it. Compare it with the new wording in the course.',
  goneByRelease: 'The course doesn’t have this clause anymore, so staff don’t see your wording for it.',
  courseBefore: 'Earlier course text',
  courseNow: 'Current course text',
  draft: {
    title: 'Changes that aren’t published yet',
    material: (reason: string) => `Material change. Why: ${reason}`,
    minor: (reason: string) => `Minor change. Why: ${reason}`,
    saved: (when: string, who: string | null) =>
      who === null ? `You changed this last, ${when}.` : `${who} changed this last, ${when}.`,
    now: 'Now',
    after: 'After you publish',
    inEnglish: 'The English text',
    gone: 'No longer in the policy',
    none: 'Not in the policy',
    edit: 'Change it again',
    drop: 'Remove this change',
    publish: 'See what this would change',
  },
  approve: 'Have the policy approved as it is',
  form: {
    title: 'Reword a clause',
    newTitle: 'Add a clause of your own',
    clause: (id: string) => `Clause ${id}`,
    lead: 'Keep the phone numbers in the text. They’re updated automatically when a line gets a new number.',
    words: { en: 'English', es: 'Spanish' },
    fields: {
      part: 'Part of the policy',
      short: 'The clause in a few words',
      clause: 'The clause',
      noSpanish: 'The Spanish isn’t ready. Show the English text until it is.',
      weight: 'What kind of change is it?',
      reason: 'Why it changes',
      remove: 'Remove this clause',
      back: 'Go back to the course’s wording',
    },
    hints: {
      short: 'It appears in lessons and after questions, as in “tell the named people immediately.”',
      clause: 'Write roles instead of names. Don’t write anything about a youth.',
      reason: 'Write it for staff and for auditors. No names, and nothing about a youth.',
    },
    weights: {
      material:
        'Material: staff have to do something differently. People who have finished get 30 days to read the change.',
      minor: 'Minor: only the wording changes. What staff do stays the same.',
    },
    save: 'Save to the draft',
    newer: 'Someone else has changed this clause',
    newerLead:
      'They saved it after you opened this page. Compare the two. If you save again, your wording replaces theirs in the draft.',
    theirs: 'What’s saved now',
    yours: 'What you typed',
    problems: {
      needed: 'Write the text in English.',
      reason: 'Say why it changes.',
      spanish: 'Write the text in Spanish, too, or say that the Spanish isn’t ready.',
      both: 'There are Spanish words here. Remove them, or uncheck “The Spanish isn’t ready.”',
      braces: 'Leave out { and }.',
      weight: 'Choose what kind of change it is.',
      same: 'Nothing has changed.',
    },
  },
  problems: {
    notToReport:
      'Staff could read this as a reason not to report, to manage without SCR or the police, or to leave it to someone else. Say when they report, and to whom.',
    promises: 'This promises how things will turn out. No one can promise that.',
    permission:
      'This could make staff wait for permission, consent, proof or another person before they report. Tell them not to wait.',
    delay: 'Staff could read this as a reason to wait. Say “immediately.”',
    harms:
      'This could tell staff to keep or pass on a picture, promise secrecy, ask for details, confront someone or search a youth’s things. Say that they don’t. The police and trained interviewers look into it.',
    atOnce: 'Keep the words that say to do this immediately.',
    must: 'Keep it a requirement. Write “must” or “will.”',
    toScr:
      'Say in one sentence that a report to SCR must be made immediately, and don’t make it depend on anyone else. For example: “A report must be made immediately to the State Central Registry (SCR).”',
    toPerson:
      'Say in one sentence who at work must be told immediately. For example: “The named person will be told immediately.”',
    toHelp:
      'Say in one sentence that the site should seek help through another channel, or that SCR is called, too. For example: “The site should seek help through another appropriate channel. When in doubt, call SCR and let the screener decide.”',
    number: (phone: string) => `Keep the number ${phone}.`,
    unknown: (phone: string) =>
      `${phone} isn’t on the “Phone numbers” page, so no one would check it. Use a number from there, or add it to a site’s details.`,
  },
  warnings: {
    loud: 'It has an em dash or an exclamation mark.',
    claim: 'It states a percentage or a legal requirement. Check with your attorney first.',
    long: 'A sentence has more than 30 words. Split it in two.',
    slashes: 'Write “they” instead of “he/she,” and decide between “and” and “or.”',
    oldWords: 'It uses a word that we don’t use about a child.',
    name: 'It seems to contain a name or an e-mail address. Write the role instead.',
  },
  inLanguage: { en: (text: string) => `English: ${text}`, es: (text: string) => `Spanish: ${text}` },
  publish: {
    title: 'Publish your policy',
    draftTitle: 'What your draft would change',
    lead: 'Nothing has changed yet, and looking at this page changes nothing. At the bottom, you can send the draft for approval.',
    leadAlone:
      'Nothing has changed yet, and looking at this page changes nothing. At the bottom, you can publish the draft.',
    inDraft: (ids: readonly string[]) =>
      ids.length === 1
        ? `The draft changes one clause: ${ids.join()}.`
        : `All content stewards share this draft, so some of its changes may be someone else’s. It changes ${ids.length} clauses: ${ids.join(', ')}. Everything below covers all of them, and they’re published together. To leave one out, remove it from the draft first.`,
    none: 'The draft is empty, so no clauses will change. You can still have the policy approved as it is.',
    noneAlone: 'The draft is empty, so no clauses will change. You can still publish the policy as it is.',
    blocked: 'These changes can’t be published as they are',
    warnings: 'Suggestions for the wording',
    untranslatedText: (list: string) => `In Spanish, staff see the English text of ${list}.`,
    asked: (n: number) =>
      n === 0
        ? 'No one who has finished has to do anything.'
        : `${count(n, 'person who has finished gets', 'people who have finished get')} 30 days to read what changed and answer a few questions about it. What they finished still counts.`,
    withEarlier: (n: number, days: string) =>
      `${count(n, 'person who has an update to do already gets', 'people who have an update to do already get')} this change with it. Their due date stays the same, so they may have less than 30 days: ${days}.`,
    by: (n: number, date: string) => `${digits(n)} by ${date}`,
    byLater: (n: number) => `${digits(n)} later`,
    halfway: (n: number) =>
      n === 0
        ? 'Everyone who hasn’t finished reads the new version.'
        : `Everyone who hasn’t finished reads the new version. ${count(n, 'person is', 'people are')} halfway through. They keep their place and don’t need to do an update.`,
    /** The course is about the clauses that change, and comes with the program. */
    stay: {
      lessons:
        'These lessons teach the clauses that change. Their text stays the same, except for the short text of each clause. Check that they still match your wording.',
      questions:
        'These questions are about the clauses that change. They keep their text. Check that they still match.',
      stories: 'These stories are about the clauses that change. They keep their text. Check that they still match.',
    },
    documents:
      'The policy’s page and its PDF and Word files have the new wording as soon as it’s published. Replace printed copies.',
    approvalOnly: 'The policy’s page and files say who approved it and when it took effect.',
    approvalOnlyAlone:
      'The policy’s page and files say who published it, that no one else approved it, and when it took effect.',
    updates: 'People who have an update to do see it on their home page and get reminders about it.',
    issued: 'Cards, posters and certificates already issued don’t change. Later certificates name the new version.',
    packages: (n: number) =>
      n === 0
        ? 'No package includes the policy.'
        : `${count(n, 'package includes', 'packages include')} the policy as it is now. Replace ${n === 1 ? 'it' : 'them'} after you publish.`,
    approver: 'Who should approve it?',
    approverHint: 'Another content steward. It’s published when they sign in and approve it.',
    choose: 'Choose a person',
    alone:
      'No other content steward can sign in, so you can publish this alone. The policy will say that no one else approved it.',
    waiting: 'Another version is waiting for approval. Once someone has decided on that one, you can propose this one.',
    button: 'Publish now',
    propose: 'Send for approval',
    back: 'Your policy',
    problems: {
      approver: 'Choose who should approve it.',
      changed: 'The draft has changed since you opened this page. Look at it again.',
    },
  },
  approval: {
    title: 'Approve the policy',
    lead: 'Nothing has changed yet. See what this version would do before you decide.',
    waiting: (by: string, approver: string) =>
      `${by} has proposed a version. It’s waiting for ${approver} to approve it.`,
    yours: (by: string) => `${by} asked you to approve this version.`,
    waits: (by: string, approver: string) => `${by} proposed this version. Only ${approver} can approve it.`,
    open: 'Review and decide',
    see: 'See what it changes',
    means:
      'Staff see this version as soon as you approve it, and the policy names you as its approver. It takes effect that day.',
    button: 'Approve and publish',
    giveBack: 'Don’t approve it',
    takeBack: 'Withdraw this version',
    reason: 'Why it won’t be published',
    reasonHint: 'Everyone who reads the ledger can see it. No names, and nothing about a youth.',
    problems: {
      reason: 'Say why it won’t be published.',
      changed: 'The policy or this version has changed since you opened this page. Look at it again.',
    },
  },
  paper: {
    heading: 'The policy as a document',
    lead: 'The document has the clauses, who to call, and each site’s details and steps. Staff can download the one for their own site from their policy page.',
    site: 'Site',
    allSites: 'All sites',
    language: 'Language',
    format: 'File type',
    button: 'Download',
    own: { pdf: 'Download the policy as a PDF', docx: 'Download the policy for Word' },
    title: (organization: string, version: string) => `${organization}: policy, version ${version}`,
    organization: 'Organization',
    version: 'Version',
    effectiveOn: 'In effect from',
    approved: 'Approval',
    madeOn: 'Downloaded',
    keep: 'For staff and auditors only. It lists the steps that each site takes, so don’t post or share it.',
    marks: {
      reworded: '(In the organization’s own words.)',
      added: '(Added by the organization.)',
    },
    numbers: 'Who to call',
    unpublished: 'This site hasn’t published its details yet.',
    foot: (organization: string, version: string, day: string) =>
      `${organization}. Policy version ${version}. As of ${day}.`,
    page: <N extends number | string>(page: N, of: N): (N | string)[] => ['Page ', page, ' of ', of],
  },
}
