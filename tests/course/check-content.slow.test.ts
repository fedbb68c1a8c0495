import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askedShares, guessingRates, oftenAsked } from '../../src/course/checks/check-bank.ts'
import { wordingProblems } from '../../src/course/checks/check-wording.job.ts'
import { readChecked } from '../../src/policy/load.job.ts'
import { problemLine } from '../../src/course/problem.job.ts'
import { content, contentFolder, contents } from '../support/content.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'))
  cpSync(contentFolder, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A fault put into a copy of the real content → the line that must be reported. */
const FAULTS = [
  ['an unknown key', 'policy.yaml', /^version:/m, 'verson:', 'policy.yaml: Unrecognized key: "verson"'],
  ['text that is no YAML', 'course.yaml', /^id:.*$/m, 'id: "open', 'course.yaml: line'],
  [
    'a clause nobody knows',
    'en/lessons/L4.md',
    /:::clause PR-6\b/,
    ':::clause PR-66',
    'there is no clause "PR-66" in policy.yaml',
  ],
  [
    'a clause no lesson teaches',
    'en/lessons/L3.md',
    /clauses: \[P-3\]/,
    'clauses: [P-2]',
    'policy.yaml: P-3: no lesson teaches this clause',
  ],
  [
    'letters that do not spell the digits',
    'contacts.yaml',
    /1-877-NJ-ABUSE/,
    '1-877-NJ-ABUSX',
    '1-877-NJ-ABUSX does not spell 1-877-652-2873',
  ],
  [
    'a link that dials something else',
    'contacts.yaml',
    /\+18776522873/,
    '+18776522874',
    'tel +18776522874 does not dial 1-877-652-2873',
  ],
  [
    'a place that nobody knows',
    'contacts.yaml',
    /guide-danger: 10/,
    'guide-fear: 10',
    'contacts.yaml: contacts.1.shownOn: Unrecognized key: "guide-fear"',
  ],
  [
    'a place without a contact',
    'contacts.yaml',
    /, guide-care: 10/,
    '',
    'contacts.yaml: guide-care: no contact is shown here',
  ],
  [
    'two contacts where there is one',
    'contacts.yaml',
    /guide-danger: 10/,
    'guide-danger: 10, report: 20',
    'contacts.yaml: report: one contact is shown here, not 2',
  ],
  [
    'a card without the line for reports',
    'contacts.yaml',
    / card: 10,/,
    '',
    'contacts.yaml: card: the contact for reports must come first here',
  ],
  [
    'a poster with another line before the one for reports',
    'contacts.yaml',
    /poster: 20/,
    'poster: 5',
    'contacts.yaml: poster: the contact for reports must come first here',
  ],
  [
    'two contacts with one number at a place',
    'contacts.yaml',
    /card: 20/,
    'card: 10',
    'contacts.yaml: card: two contacts have the same number here',
  ],
  [
    'a contact on the card without words for it',
    'contacts.yaml',
    /guide-danger: 10/,
    'guide-danger: 10, card: 90',
    'contacts.yaml: LR-4: has no words for the card and the poster',
  ],
  [
    'a contact on the wallet card without words for it',
    'contacts.yaml',
    /guide-danger: 10/,
    'guide-danger: 10, wallet-more: 90',
    'contacts.yaml: LR-4: has no words for the wallet card',
  ],
  [
    'an unknown slot in words for the wallet card',
    'contacts.yaml',
    /\{text\}/,
    '{tex}',
    'contacts.yaml: NR-1: has an unknown slot in its words for the wallet card',
  ],
  [
    'words for the wallet card that ask for a number that is not there',
    'contacts.yaml',
    /note: police/,
    "note: 'police; text {text}'",
    'contacts.yaml: LR-2: has no number for texts, which its words for the wallet card ask for',
  ],
  [
    'words for the card in one language only',
    'es/contacts.yaml',
    /\n {4}card:\n {6}when: Si es claramente.*\n.*/,
    '',
    'es/contacts.yaml: LR-2: card is there in one language only',
  ],
  ['a doubled id', 'en/questions/L1.yaml', /id: Q02/, 'id: Q01', 'en/questions: Q01: this id is used twice'],
  [
    'an option without a reason',
    'en/questions/L1.yaml',
    /\n {6}why: .*/,
    '',
    'en/questions/L1.yaml: Q01.options.0.why',
  ],
  [
    'a part of the site that one final question asks about',
    'en/questions/L7.yaml',
    /clauses: \[SITE-5, P-4\]/,
    'clauses: [P-4]',
    'policy.yaml: SITE-5: final questions that ask about this clause: 1, 2 needed',
  ],
  [
    'a clause that few final checks ask about',
    'en/questions/L7.yaml',
    /clauses: \[PR-3, (?!PR-4)/g,
    'clauses: [',
    'PR-3 is asked in',
  ],
  [
    'an explanation that goes on',
    'en/questions/L3.yaml',
    /explanation: /,
    `explanation: ${'Read this too. '.repeat(12)}`,
    'en/questions: Q11: the explanation has more than 35 words',
  ],
  [
    'a reason that goes on',
    'en/questions/L3.yaml',
    /why: /,
    `why: ${'Read this too. '.repeat(9)}`,
    'en/questions: Q11: the reason of an option has more than 25 words',
  ],
  ['a question without an answer', 'en/questions/L1.yaml', /\n {6}fits: true/, '', 'one option must fit, 0 do'],
  [
    'two reasons alike',
    'en/questions/L1.yaml',
    /(why: )(.*)([\s\S]*?why: ).*/,
    '$1$2$3$2',
    'two explanations are alike',
  ],
  [
    'an unfilled slot',
    'site.example.yaml',
    /^sayWhoCallsScr:.*$/m,
    'sayWhoCallsScr: null',
    'site.example.yaml: sayWhoCallsScr: SITE-1 is not filled in',
  ],
  [
    'a night that nobody covers',
    'site.example.yaml',
    /from: '20:00'/,
    "from: '21:00'",
    'site.example.yaml: hours: SITE-1 is not filled in',
  ],
  [
    'a contact nobody knows',
    'en/lessons/L6.md',
    /:::contacts .*/,
    ':::contacts SRC',
    'there is no such contact in contacts.yaml',
  ],
  [
    'minutes that are not honest',
    'en/lessons/L1.md',
    /^minutes: .*$/m,
    'minutes: 6',
    'en/lessons/L1.md: minutes: says 6',
  ],
  [
    'minutes of the final check that are not honest',
    'course.yaml',
    /finalCheck: 11/,
    'finalCheck: 7',
    'course.yaml: minutes.finalCheck: says 7',
  ],
  [
    'minutes of the policy that are not honest',
    'course.yaml',
    /policy: 4 /,
    'policy: 1 ',
    'course.yaml: minutes.policy: says 1',
  ],
  ['a block of no kind', 'en/lessons/L4.md', /:::says/, ':::sings', 'there is no block of this kind'],
  ['a block left open', 'en/lessons/L7.md', /\n:::\n(?![\s\S]*\n:::\n)/, '', 'is never closed'],
  [
    'a link to no section',
    'course.yaml',
    /section: images/,
    'section: pictures',
    'there is no section "pictures" in L4',
  ],
  [
    'a sentence about state law',
    'en/lessons/L1.md',
    /This course is about/,
    'State law requires this training. It is about',
    'says that state law requires the training',
  ],
  [
    'a fitting answer that tells someone not to report',
    'en/questions/L1.yaml',
    /- text: .*(\n {6}fits: true)/,
    '- text: Do not call SCR in this case.$1',
    'must never tell someone not to report',
  ],
  [
    'an explanation that does',
    'en/questions/L5.yaml',
    /explanation: /,
    'explanation: No report is needed yet. ',
    'must never tell someone not to report',
  ],
  [
    'the reason of a fitting answer that does',
    'en/questions/L1.yaml',
    /(fits: true\n {6}why: )/,
    '$1You do not have to report. ',
    'must never tell someone not to report',
  ],
  [
    'a lesson that does',
    'en/lessons/L5.md',
    /(## .*\n\n)/,
    '$1Never tell **the named person**.\n\n',
    'must never tell someone not to report',
  ],
  [
    'a step that does',
    'en/lessons/L4.md',
    /(- title: .*\n {2}text: )/,
    '$1There is no need to report. ',
    'must never tell someone not to report',
  ],
  [
    'words to say that do',
    'en/lessons/L4.md',
    /(- say: Thank you for telling me\.)/,
    '$1 We need not call anyone.',
    'must never tell someone not to report',
  ],
  [
    'a choice of a story that does',
    'en/scenarios/SC-1.yaml',
    /- text: .*(\n {8}fits: true)/,
    '- text: Do not tell anyone.$1',
    'must never tell someone not to report',
  ],
  [
    'the end of a story that does',
    'en/scenarios/SC-1.yaml',
    /ending: /,
    'ending: SCR does not take these. ',
    'must never tell someone not to report',
  ],
  [
    'a step of a story without a choice that fits',
    'en/scenarios/SC-1.yaml',
    /\n {8}fits: true/,
    '',
    'exactly one choice must fit',
  ],
  [
    'a step of a story that sends to no section',
    'en/scenarios/SC-1.yaml',
    /reread: L(\d)#.*/,
    'reread: L$1#nowhere',
    'there is no section "nowhere" in L',
  ],
  [
    'less detail that is longer',
    'en/scenarios/SC-1.yaml',
    /(less:\n {6}- )/,
    `$1${'A long way round. '.repeat(40)}`,
    'the path with less detail must not be longer than the story',
  ],
  [
    'less detail that is too hard to read',
    'en/scenarios/SC-1.yaml',
    /(less:\n {6}- )/,
    `$1${'Notwithstanding institutional considerations, organizational representatives systematically operationalise comprehensive multidisciplinary safeguarding responsibilities. '.repeat(9)}`,
    'SC-1.yaml: name-it (less detail): reading grade',
  ],
  [
    'less detail with a prevalence figure',
    'en/scenarios/SC-1.yaml',
    /(less:\n {6}- )/,
    '$190 % know this. ',
    'gives a prevalence figure',
  ],
  [
    'less detail of a story with an explicit word',
    'en/scenarios/SC-1.yaml',
    /(less:\n {6}- )/,
    '$1It is about sexual acts. ',
    'SC-1.yaml: name-it: the text with less detail says "sexual"',
  ],
  [
    'less detail of a story that names a harm the full story leaves open',
    'en/scenarios/SC-5.yaml',
    /Aisha wants to stop here\./,
    'Aisha is afraid.',
    'SC-5.yaml: the-pause: only the text with less detail says "afraid"',
  ],
  [
    'less detail of a lesson with an explicit word',
    'en/lessons/L2.md',
    /\*\*Images of a child\.\*\*/,
    '**Sexual images of a child.**',
    'L2.md: forms: the text with less detail says "Sexual"',
  ],
  [
    'less detail of a lesson that names a harm the full text leaves open',
    'en/lessons/L7.md',
    /This work can weigh on you\./,
    'Threats can weigh on you.',
    'L7.md: your-support: only the text with less detail says "Threats"',
  ],
  [
    'a clause that does',
    'policy.yaml',
    /text: 911, for an emergency\./,
    'text: 911, for an emergency. You need not call.',
    'must never tell someone not to report',
  ],
  [
    'a contact that does',
    'contacts.yaml',
    /isNot: It isn’t a counseling line/,
    'isNot: No need to report a friend. It isn’t a counseling line',
    'must never tell someone not to report',
  ],
  [
    'a must-know topic that does',
    'course.yaml',
    /fits: Call SCR right away/,
    'fits: SCR is only for parents. Call SCR right away',
    'must never tell someone not to report',
  ],
  [
    'a promise of how it ends',
    'en/lessons/L5.md',
    /(## .*\n\n)/,
    '$1You will not be arrested.\n\n',
    'promises an outcome: "You will not be arrested."',
  ],
  [
    'a promise in a fitting answer',
    'en/questions/L1.yaml',
    /- text: .*(\n {6}fits: true)/,
    '- text: You cannot be arrested for this.$1',
    'promises an outcome: "You cannot be arrested for this."',
  ],
  [
    'an old name of a hotline as the current one',
    'en/lessons/L6.md',
    /This doesn’t replace SCR\./,
    'Call the National Human Trafficking Resource Center.',
    'uses the old name "National Human Trafficking Resource Center"',
  ],
  [
    'an old name in an answer',
    'en/questions/L6.yaml',
    /- text: 'National Human Trafficking Hotline: getting the police\.'/,
    '- text: The National Human Trafficking Resource Center.',
    'uses the old name "National Human Trafficking Resource Center"',
  ],
  [
    'digits as an answer',
    'en/questions/L6.yaml',
    /- text: .*/,
    '- text: You call (877) 652 2873.',
    'never asks for the digits of a number',
  ],
  [
    'the last four digits as an answer',
    'en/questions/L6.yaml',
    /- text: .*/,
    '- text: The one that ends in 7624.',
    'never asks for the digits of a number',
  ],
  [
    'letters for digits as an answer',
    'en/questions/L6.yaml',
    /- text: .*/,
    '- text: You call 877-NJ-ABUSE.',
    'never asks for the digits of a number',
  ],
  [
    'an exercise without an id',
    'en/lessons/L3.md',
    /:::sort myth-or-true/,
    ':::sort',
    'en/lessons/L3.md: myths :::sort: 0: Invalid input',
  ],
  [
    'an exercise with the id of a section',
    'en/lessons/L4.md',
    /:::order first-hour/,
    ':::order privacy',
    'en/lessons/L4.md: privacy: this id is used twice',
  ],
  [
    'a thing to sort that fits nowhere',
    'en/lessons/L3.md',
    /bin: myth/,
    'bin: rumor',
    'en/lessons/L3.md: myth-or-true: there is no bin "rumor"',
  ],
  [
    'a place where nothing belongs',
    'en/lessons/L3.md',
    /bin: myth/g,
    "bin: 'true'",
    'en/lessons/L3.md: myth-or-true: nothing belongs to the bin "myth"',
  ],
  [
    'the same place twice',
    'en/lessons/L3.md',
    /- id: myth/,
    "- id: 'true'",
    'en/lessons/L3.md: myth-or-true: the bin "true" is there twice',
  ],
  [
    'an exercise with a line that nobody knows',
    'en/lessons/L6.md',
    /contact: LR-4/,
    'contact: LR-9',
    'en/lessons/L6.md: need-and-line: there is no such contact in contacts.yaml: LR-9',
  ],
  [
    'a talk with two replies that fit',
    'en/lessons/L4.md',
    /(- say: I promise\. You can trust me\.)/,
    '$1\n        fits: true',
    'en/lessons/L4.md: first-talk: in turn 1, exactly one reply must fit',
  ],
  [
    'a reply that tells a youth that nothing is reported',
    'en/lessons/L4.md',
    /(- say: I can’t keep it secret)/,
    '$1. But no report is needed',
    'must never tell someone not to report',
  ],
  [
    'a reason in an exercise that tells someone not to report',
    'en/lessons/L6.md',
    /why: Call SCR right away, even/,
    'why: You need not call. Call SCR right away, even',
    'must never tell someone not to report',
  ],
  [
    'a checklist that does',
    'en/lessons/L7.md',
    /- Two leaders are set/,
    '- Never tell the named person. Two leaders are set',
    'must never tell someone not to report',
  ],
  [
    'a decision guide that does',
    'en/guide.yaml',
    /text: Start calling both SCR/,
    'text: There is no need to report. Start calling both SCR',
    'en/guide.yaml: must never tell someone not to report',
  ],
  [
    'a decision guide as text that does',
    'en/guide.yaml',
    /text: You may ask the youth once/,
    'text: SCR is only for parents. You may ask the youth once',
    'en/guide.yaml: must never tell someone not to report',
  ],
  [
    'a guide without “not sure”',
    'en/guide.yaml',
    /- id: unsure[^]*?(?=- id: 'no')/,
    '',
    'en/guide.yaml: questions.danger.answers: must be the answers yes, unsure, no in this order',
  ],
  ['a guide without words for an end', 'en/guide.yaml', /report-too:/, 'report-later:', 'en/guide.yaml: calls'],
  [
    'an exercise that is too hard to read',
    'en/lessons/L4.md',
    /(intro: )Alex, 15/,
    `$1${'Notwithstanding institutional considerations, organizational representatives systematically operationalise comprehensive multidisciplinary safeguarding responsibilities whenever circumstances necessitate intervention. '.repeat(9)}Alex, 15`,
    'en/lessons/L4.md: first-talk: reading grade',
  ],
  [
    'a passage that is too hard to read',
    'en/lessons/L2.md',
    /(## .*\n\n)/,
    `$1${'Notwithstanding institutional considerations, organizational representatives systematically operationalise comprehensive multidisciplinary safeguarding responsibilities whenever circumstances necessitate intervention. '.repeat(9)}\n\n`,
    'reading grade',
  ],
] as const

/** Faults that make a screen of a lesson too much for a phone. */
const SCREEN_FAULTS = [
  [
    'a lesson that leaves out a question',
    'en/lessons/L4.md',
    /:::check Q69\n:::\n/,
    '',
    'en/lessons/L4.md: doesn’t ask Q69: put ":::check Q69" where it’s taught',
  ],
  [
    'a question that is asked twice',
    'en/lessons/L4.md',
    /:::check Q69/,
    ':::check Q68',
    'en/lessons/L4.md: asks Q68 twice',
  ],
  [
    'a question of another lesson',
    'en/lessons/L4.md',
    /:::check Q69/,
    ':::check Q51',
    'en/lessons/L4.md: asks Q51, which is no practice question of this lesson',
  ],
  [
    'a question on one path of detail',
    'en/lessons/L4.md',
    /:::check Q69/,
    ':::check full Q69',
    'en/lessons/L4.md: asks Q69 on one path only',
  ],
  [
    'a lesson that leads to nothing',
    'en/lessons/L4.md',
    /^canDo: .*\n/m,
    '',
    'en/lessons/L4.md: canDo: must say what the learner can do after the lesson',
  ],
  [
    'a screen that goes on',
    'en/lessons/L1.md',
    /(## .*\n\n)/,
    `$1${'Read this too. '.repeat(60)}\n\n`,
    'words on one screen, at most 140',
  ],
  [
    'a screen that goes on with less detail',
    'en/lessons/L2.md',
    /(:::prose less\n)/,
    `$1${'Read this too. '.repeat(60)}\n\n`,
    'words on one screen, at most 140',
  ],
  [
    'a heading that goes on',
    'en/lessons/L1.md',
    /^## [^{]*/m,
    '## A heading that takes three lines on most phones ',
    'the heading has 47 characters, at most 45',
  ],
  [
    'a screen of many contacts',
    'en/lessons/L6.md',
    /:::contacts LR-1/,
    ':::contacts LR-1 NR-1 NR-2',
    'en/lessons/L6.md: care-lines: 4 contacts on one screen, at most 3',
  ],
  [
    'two exercises on a screen',
    'en/lessons/L6.md',
    /(:::sort need-and-line)/,
    [
      ':::order calls-in-order',
      'question: What comes first?',
      'steps:',
      ...['First', 'Second', 'Third'].map((text) => `  - { text: ${text}, why: Read this too. }`),
      ':::',
      '',
      '$1',
    ].join('\n'),
    'en/lessons/L6.md: try-the-lines: 2 exercises on one screen, at most 1',
  ],
  [
    'much to read beside an exercise',
    'en/lessons/L6.md',
    /(:::sort need-and-line)/,
    `${'Read this too. '.repeat(12)}\n\n$1`,
    'words beside an exercise, at most 40',
  ],
] as const

/** Words that the glossary leaves out. */
const GLOSSARY_FAULTS = [
  [
    'a Spanish lesson with a word that the glossary leaves out',
    'es/lessons/L5.md',
    /(## .*\n\n)/,
    '$1Llame a la SCR.\n\n',
    'says "la SCR", which es/glossary.yaml leaves out: use el SCR, al SCR, del SCR',
  ],
  [
    'a Spanish page of the kit with a word that the glossary leaves out',
    'kit/es/emails.md',
    /(# .*\n\n)/,
    '$1Busque otra sede. ',
    'kit/es/emails.md: line 3: says "sede", which es/glossary.yaml leaves out: use centro',
  ],
  [
    'a glossary with a word left out and nothing to say instead',
    'es/glossary.yaml',
    / {6}instead: .*\n/,
    '',
    'es/glossary.yaml: terms.1.leftOut.instead',
  ],
] as const

/** Faults that take a fact from somebody: from who reads with less detail, or from who reads in Spanish. */
const FACT_FAULTS = [
  [
    'less detail of a lesson without a number that the full text has',
    'en/lessons/L2.md',
    /(:::prose full\n)/,
    '$1Call 1-877-652-2873.\n\n',
    'the text with less detail leaves out "18776522873"',
  ],
  [
    'less detail of a lesson without a call that the full text asks for',
    'en/lessons/L7.md',
    /(:::prose full\nHearing about harm)/,
    ':::prose full\nTell the named person.\n\nHearing about harm',
    'en/lessons/L7.md: your-support: the text with less detail leaves out "named person"',
  ],
  [
    'less detail of a lesson without a line to say',
    'en/lessons/L7.md',
    /(:::prose full\nHearing about harm)/,
    ':::prose full\nYou can say, “That was hard for me.”\n\nHearing about harm',
    'en/lessons/L7.md: your-support: the text with less detail leaves out "That was hard for me."',
  ],
  [
    'less detail of a story without a call',
    'en/scenarios/SC-1.yaml',
    /(story:\n {6}- )/,
    '$1SCR is on the phone. ',
    'en/scenarios/SC-1.yaml: name-it: the text with less detail leaves out "SCR"',
  ],
  [
    'a Spanish lesson with another number',
    'es/lessons/L5.md',
    /1-877-652-2873/,
    '1-877-652-2874',
    'es/lessons/L5.md: call-scr: lacks "18776522873", which the English text has',
  ],
  [
    'a Spanish lesson that leaves out who to call',
    'es/lessons/L5.md',
    /988/g,
    '911',
    'es/lessons/L5.md: self-harm: lacks "988", which the English text has',
  ],
  [
    'a Spanish question with an age that the English one lacks',
    'es/questions/L1.yaml',
    /stem: /,
    'stem: A los 12 años. ',
    'has "12", which the English text lacks',
  ],
  [
    'a Spanish story without the line for reports',
    'es/scenarios/SC-1.yaml',
    /SCR|Registro Central Estatal/g,
    '911',
    'es/scenarios/SC-1.yaml: ending: lacks "SCR", which the English text has',
  ],
] as const

/** Phone numbers that would connect somebody to a stranger, or to another line. */
const PHONE_FAULTS = [
  [
    'a lesson with a number of nobody',
    'en/lessons/L4.md',
    /1-877-652-2873/,
    '1-877-652-2874',
    'en/lessons/L4.md: line',
  ],
  [
    'a lesson with a number that lacks a digit',
    'es/lessons/L5.md',
    /1-877-652-2873/,
    '1-877-652-287',
    '1-877-652-287 is no number in contacts.yaml',
  ],
  [
    'a lesson with the number of CSOC beside SCR',
    'es/lessons/L4.md',
    /1-877-652-2873/,
    '1-877-652-7624',
    'is the number of New Jersey Children’s System of Care (CSOC): the text names New Jersey State Central Registry (SCR), which has 1-877-652-2873',
  ],
  [
    'a policy with the number of another line',
    'policy.yaml',
    /1-888-373-7888/,
    '1-800-286-4184',
    'is the number of AVANZAR human trafficking program (Dream Free): the text names National Human Trafficking Hotline',
  ],
  [
    'a story with a number of nobody',
    'en/scenarios/SC-1.yaml',
    /(note: )/,
    '$1Call (555) 652.2873. ',
    'en/scenarios/SC-1.yaml: line',
  ],
  [
    'a page of the kit with a number of nobody',
    'kit/es/emails.md',
    /(# .*\n\n)/,
    '$1Llame al 1-877-NJ-ABUSO. ',
    'kit/es/emails.md: line 3: 1-877-NJ-ABUSO is no number in contacts.yaml',
  ],
] as const

/** Sentences that leave a youth without help. Each one stands for a pattern. */
const NOT_TO_REPORT = [
  'Do not call SCR.',
  'Don’t call 911 for this.',
  'Never tell the named person.',
  'Do not report it.',
  'You do not have to report.',
  'You are not required to report this.',
  'You don’t need to make a report.',
  'There is no need to report.',
  'No need to tell the named person.',
  'This need not be reported.',
  'You need not call.',
  'You do not have to call the child abuse hotline (SCR).',
  'You don’t have to call if a friend is the exploiter.',
  'No report is needed.',
  'No call to SCR is due.',
  'A report to SCR is not necessary.',
  'SCR does not take these.',
  'The State Central Registry won’t take this.',
  'SCR takes no calls about friends.',
  'SCR is only for parents.',
  'SCR only takes reports about parents.',
  'SCR does not need to know.',
]

const PROMISES = [
  'You cannot be arrested.',
  'You will not be arrested.',
  'You can never be charged.',
  'They won’t get in trouble.',
  'No one will blame you.',
  'He will go to jail.',
  'You will be safe now.',
  'He can’t hurt you anymore.',
  'Nothing bad will happen to you.',
]

const SAFE_TO_SAY = [
  'Do not contact the parent.',
  'Do not call a parent or guardian until the named person says that it is safe.',
  'You need not call a parent first.',
  'You need not call it abuse.',
  'Do not tell the youth what the result will be.',
  'If you do not report it, you can be charged.',
  'Someone who knows of abuse and does not report it can be charged.',
  'CSOC takes no reports. A call to CSOC is not a report.',
  '911 does not take the place of SCR.',
  'You do not have to prove it.',
  'You are shielded from being sued or charged for making that report.',
  'Older papers call it the National Human Trafficking Resource Center.',
]

describe('check-content', () => {
  it('finds nothing wrong with the content that ships', () => {
    expect(readChecked(folder).problems.map(problemLine)).toEqual([])
  })

  it.each([...FAULTS, ...SCREEN_FAULTS, ...FACT_FAULTS, ...GLOSSARY_FAULTS, ...PHONE_FAULTS])(
    'reports %s',
    (_, file, pattern, replacement, message) => {
      const path = join(folder, file)
      const before = readFileSync(path, 'utf8')
      const after = before.replace(pattern, replacement)
      expect(after).not.toBe(before)
      writeFileSync(path, after)
      const lines = readChecked(folder).problems.map(problemLine)
      expect(
        lines.some((line) => line.includes(message)),
        lines.join('\n'),
      ).toBe(true)
    },
  )

  const problemsOf = (acknowledgement: string) =>
    wordingProblems({ ...content, policy: { ...content.policy, acknowledgement } }).map(problemLine)

  it.each(NOT_TO_REPORT)('lets no text of ours say: %s', (sentence) => {
    expect(problemsOf(sentence)).toEqual([
      `policy.yaml: acknowledgement: must never tell someone not to report: "${sentence}"`,
    ])
  })

  it.each(PROMISES)('takes as a promise: %s', (sentence) => {
    expect(problemsOf(sentence)).toEqual([`policy.yaml: acknowledgement: promises an outcome: "${sentence}"`])
  })

  it.each(SAFE_TO_SAY)('has nothing against: %s', (sentence) => {
    expect(problemsOf(sentence)).toEqual([])
  })

  it('leaves wrong answers and words to avoid alone: they are shown because they are wrong', () => {
    const said = 'Do not call SCR. You will not be arrested.'
    const items = content.course.items.map((item) =>
      item.type === 'order'
        ? item
        : {
            ...item,
            stem: said,
            options: item.options.map((option) => (option.fits ? option : { ...option, text: said, why: said })),
          },
    )
    const lessons = content.course.lessons.map((lesson) => ({
      ...lesson,
      sections: lesson.sections.map((section) => ({
        ...section,
        blocks: section.blocks.map((block) =>
          block.kind === 'says'
            ? { ...block, pairs: block.pairs.map((pair) => ({ ...pair, leaveOut: said })) }
            : block.kind === 'myths'
              ? { ...block, rows: block.rows.map((row) => ({ ...row, myth: said })) }
              : block,
        ),
      })),
    }))
    expect(wordingProblems({ ...content, course: { ...content.course, items, lessons } })).toEqual([])
  })

  it('reports every problem at once, not the first', () => {
    for (const [, file, pattern, replacement] of FAULTS.slice(4, 6)) {
      const path = join(folder, file)
      writeFileSync(path, readFileSync(path, 'utf8').replace(pattern, replacement))
    }
    expect(readChecked(folder).problems).toHaveLength(2)
  })

  it('notices when one way of guessing pays', () => {
    const items = content.course.items.map((item) => ({
      ...item,
      options: [...item.options].sort((a, b) => Number(b.fits) - Number(a.fits)),
    }))
    const first = guessingRates({ ...content, course: { ...content.course, items } }).find(
      ({ strategy }) => strategy === 'first',
    )
    expect(first?.rate).toBe(1)
  })

  it.each(LANGUAGES)('notices when the option with words of urgency is always the right one: %s', (language) => {
    const said = { en: 'Tell the named person right away.', es: 'Avisar de inmediato a la persona designada.' }[
      language
    ]
    const { course } = contents[language]
    const items = course.items.map((item) => ({
      ...item,
      options: item.options.map((option) => ({ ...option, text: option.fits ? said : 'x' })),
    }))
    const rates = guessingRates({ ...contents[language], course: { ...course, items } })
    expect(rates.find(({ strategy }) => strategy === 'most urgent')?.rate).toBe(1)
    expect(rates.find(({ strategy }) => strategy === 'least urgent')?.rate).toBe(0)
  })

  it.each(LANGUAGES)('accepts a bank that gives test-wise guessing no advantage: %s', (language) => {
    for (const { rate } of guessingRates(contents[language])) expect(rate).toBeLessThanOrEqual(0.4)
  })

  it('has half of all final checks ask about the notice before a group, and about each line', () => {
    const often = oftenAsked(content)
    const shares = askedShares(content, 20_000).filter(({ clause }) => often.includes(clause))
    expect(shares.map(({ clause }) => clause)).toEqual(
      expect.arrayContaining(['PR-3', 'LR-1', 'LR-2', 'LR-3', 'LR-4', 'LR-5', 'NR-1', 'NR-2', 'SITE-2']),
    )
    for (const { clause, share } of shares) expect(share, clause).toBeGreaterThan(0.5)
  })
})
