import type { Page } from 'playwright-core'
import type { Item } from '../../src/course/course.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { draw, getItem, practiceItems } from '../../src/course/draw.ts'
import { receiptCode } from '../../src/packages/receipt.ts'
import {
  cardPath,
  changePath,
  comparePeoplePath,
  correctionPath,
  erasurePath,
  editionContactsPath,
  editionLessonPath,
  editionPath,
  editionPolicyPath,
  editionQuestionsPath,
  editionStoryPath,
  newCreditPath,
  personChangedPath,
  importChoicesPath,
  importColumnsPath,
  importPath,
  packPath,
  importRowsPath,
  judgeLessonPath,
  judgePath,
  passMarkFormPath,
  passMarkSheetPath,
  personFilePath,
  personLinkPath,
  personPath,
  previewPath,
  profilePath,
  publicPath,
  questionsAskedPath,
  revokeCertificatePath,
  samePersonPath,
  siteCardPath,
  sitePath,
  sitePreviewPath,
  siteReportPath,
  templatePath,
  viewPath,
  understandingItemPath,
  webLinks,
} from '../../src/platform/http/paths.web.ts'
import { content } from './content.ts'
import { packageAddress } from './package-address.ts'
import { CHECK_SEED, type Stage, type Who } from './stage.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/** A page in one of its states: who meets it, and how to get there. Every check of whole pages goes through all of them. */
export interface Place {
  readonly name: string
  readonly who: Who
  /** The path as `src/app/routes.web.ts` has it; null for a page that no route makes. */
  readonly route: string | null
  path(stage: Stage): string
  /** What the person does there; the page that comes then is the place. */
  readonly act: ((page: Page, stage: Stage) => Promise<void>) | null
  /** What a screen reader says without being asked, because something has happened. */
  readonly announces: 'alert' | 'status' | null
}

type Change = Partial<Pick<Place, 'path' | 'act' | 'announces'>>

/** GET routes without a page of their own, and why. */
export const NO_PAGE: Readonly<Record<string, string>> = {
  '/leave': 'Leads away: to the neutral site of the organization, or to the empty page.',
  '/lessons/:lesson/exercises/:exercise': 'Leads to its place in the lesson; what comes of the form is there.',
  '/hr/people.csv': 'A file to download.',
  '/hr/reports/file': 'A file to download; tests/reports/files looks at it.',
  '/hr/views/:shared/report': 'Leads to the report.',
  '/hr/imports/template.csv': 'A file to download.',
  '/hr/imports/sample.csv': 'A file to download.',
  '/hr/imports/:import/refused.csv': 'A file to download.',
  '/certificate.pdf': 'A file to download; tests/certificates looks at it.',
  '/hr/people/:person/certificate.pdf': 'A file to download; tests/certificates looks at it.',
  '/hr/packages/package.zip': 'A file to download; the pages in it have tests of their own.',
  '/hr/packages/kit.zip': 'A file to download; the pages of the kit have tests of their own.',
  '/hr/packages/report.html': 'A file to download.',
  '/hr/packages/report.json': 'For programs.',
  '/hr/packages/quiz-key.html': 'A file to download; the pages of the kit have tests of their own.',
  '/hr/packages/previews/:preview/files/*file': 'A file of a package; the pages of packages have tests of their own.',
  '/hr/packages/previews/:preview/record': 'For the script of the page.',
  '/hr/evidence/:evidence': 'A file to download.',
  '/hr/understanding.csv': 'A file to download.',
  '/hr/packs/:pack/pack.zip': 'A file to download; the pages in it have tests of their own.',
  '/hr/ledger/heads.json': 'A file to download.',
  '/hr/ledger/heads/:head': 'A file to download.',
  '/certificates/keys.json': 'For machines.',
  '/certificates/keys/:key': 'For machines.',
  '/certificates/issuer.json': 'For machines.',
  '/certificates/revoked.json': 'For machines.',
}

/** Routes with pages that stand apart from `ROUTES`. */
export const ROUTES_APART: readonly string[] = ['/now/:siteSlug']

const { course, scenarios } = content
const L4 = practiceItems(course, 'L4')
const firstL4 = L4[0]?.id ?? 'Q0'

const [firstStory = 'SC-1', secondStory = 'SC-2'] = scenarios.map(({ id }) => id)

/** The first question after the three answered ones that can be sent without an answer: steps always have an order. */
const unanswered =
  1 + draw(course, CHECK_SEED, []).items.findIndex((id, index) => index > 2 && getItem(course, id).type !== 'order')

/** Forms about a person, and somebody who meets them: all but those that the stage has nobody for. */
const CHANGES_SHOWN = [
  ['leave', 'bob'],
  ['move', 'bob'],
  ['duties', 'bob'],
  ['first-contact', 'bob'],
  ['last-day', 'bob'],
  ['second-job', 'bob'],
  ['exemption', 'bob'],
  ['extension', 'bob'],
  ['facts', 'bob'],
  ['close-access', 'bob'],
  ['make-hr', 'bob'],
  ['end-hr', 'ada'],
  ['undo-invitation', 'dan'],
] as const

/** A practice question of each type. */
const questions = (['single', 'multiple', 'order'] as const).flatMap((type) => {
  const item = course.items.find((candidate) => candidate.use === 'practice' && candidate.type === type)
  return item === undefined ? [] : [item]
})

/** One thing that fits and one to look at again, in each kind of exercise. */
const EXERCISES: readonly (readonly [lesson: Item['lesson'], id: string, choose: (page: Page) => Promise<unknown>])[] =
  [
    [
      'L2',
      'value-cards',
      async (page) => {
        await page.locator('label[for="value-cards-1-trade"]').click()
        await page.locator('label[for="value-cards-2-no-trade"]').click()
      },
    ],
    [
      'L6',
      'need-and-line',
      async (page) => {
        await page.locator('#need-and-line-1').selectOption('emergency')
        await page.locator('#need-and-line-2').selectOption('youth-care')
      },
    ],
    ['L4', 'first-talk', (page) => page.locator('label[for="first-talk-1-a"]').click()],
  ]

export const PLACES: readonly Place[] = [
  // In and out
  place('sign-in', 'visitor', '/sign-in'),
  place('sign-in before anything is set up', 'founder', '/sign-in'),
  place('sign-in after a session has ended', 'returning', '/sign-in'),
  place('sign-in with nothing filled in', 'visitor', '/sign-in', mistake()),
  place(
    'sign-in with a wrong password',
    'visitor',
    '/sign-in',
    mistake({ signInName: 'bob@harborstreet.example', password: 'not this one' }),
  ),
  place('the code on paper', 'visitor', '/code'),
  place('a code that is wrong', 'visitor', '/code', mistake({ code: 'abcd efgh' })),
  place('a link for a new account', 'visitor', '/join/:token', { path: joinPath }),
  place('a link with a password that is too short', 'visitor', '/join/:token', {
    path: joinPath,
    ...mistake({ password: 'short' }),
  }),
  place('a link that is over', 'visitor', '/join/:token', { path: inLanguage('/join/nobody-has-this-token') }),
  place('a forgotten password, by mail', 'founder', '/forgot'),
  place('a forgotten password without a name', 'founder', '/forgot', mistake()),
  place('a forgotten password, asked for', 'founder', '/forgot', {
    path: inLanguage('/forgot?asked=yes'),
    announces: 'status',
  }),
  place('a forgotten password where no mail is sent', 'visitor', '/forgot'),
  place('set-up', 'founder', '/set-up/:token', { path: setUpPath }),
  place('set-up with nothing filled in', 'founder', '/set-up/:token', { path: setUpPath, ...mistake() }),
  place('a set-up link that is over', 'founder', '/set-up/:token', { path: inLanguage('/set-up/nobody-has-this') }),
  place('signed out', 'visitor', '/signed-out'),
  place('the empty page after leaving', 'visitor', '/blank'),
  place('no such page', 'visitor', null, { path: () => '/nothing-here' }),
  place('a page for other roles', 'bob', null, { path: () => '/hr/people' }),
  place('no such lesson', 'bob', null, { path: () => '/lessons/L99' }),
  place('a request that no page of ours makes', 'ada', null, { path: () => '/hr/people?status=nonsense' }),

  // One's own account
  place('the account', 'bob', '/account'),
  place('what others did to one’s sign-in', 'withdrawn', '/account/notice'),
  place('the account of someone whose sign-in others changed', 'withdrawn', '/account'),
  place('the account of someone with a long name', 'halfway', '/account'),
  place('the account after a change', 'bob', '/account', {
    path: () => '/account?changed=password',
    announces: 'status',
  }),
  place('a new password that is too short', 'bob', '/account', mistake({ password: 'short' })),
  place('what HR sees', 'bob', '/what-hr-sees'),
  place('another format', 'bob', '/other-format'),

  // The course
  place('home of a new learner', 'bob', '/'),
  place('home of a learner whose site has no details', 'dan', '/'),
  place('home half-way', 'halfway', '/'),
  place('home of a learner who has passed', 'passed', '/'),
  place('home of a learner who has finished', 'finished', '/'),
  place('home of a learner who was credited', 'credited', '/'),
  ...course.lessons.map(({ id }) => place(`lesson ${id}`, 'bob', '/lessons/:lesson', lesson(id))),
  place('the lesson on danger without details of the site', 'dan', '/lessons/:lesson', lesson('L4')),
  place('a lesson with less detail', 'halfway', '/lessons/:lesson', lesson('L2')),
  place('the stories, some worked through', 'halfway', '/lessons/:lesson', lesson(course.practice.lesson)),
  ...EXERCISES.flatMap(([lessonId, id, choose]) => [
    place(`the exercise ${id} with nothing chosen`, 'bob', '/lessons/:lesson', {
      ...lesson(lessonId),
      act: tried(id, async () => {}),
    }),
    place(`the exercise ${id}, tried`, 'bob', '/lessons/:lesson', { ...lesson(lessonId), act: tried(id, choose) }),
  ]),
  place('a step moved in an exercise', 'bob', '/lessons/:lesson', {
    ...lesson('L4'),
    act: (page) => page.locator('button[value$=" down"]').first().click(),
    announces: 'status',
  }),
  place('the decision guide', 'bob', '/guide'),
  place('the decision guide without an answer', 'bob', '/guide', {
    act: (page) => page.locator('main form .btn').click(),
    announces: 'alert',
  }),
  place('the decision guide, question 2', 'bob', '/guide', { act: guided('danger-unsure') }),
  place('the end of the decision guide', 'bob', '/guide', { act: guided('danger-no', 'exploiter-other') }),
  place('the end of the decision guide without details of the site', 'dan', '/guide', {
    act: guided('danger-yes', 'exploiter-caregiver'),
  }),
  place('before you start', 'bob', '/before-you-start'),
  place('a pause', 'bob', '/pause'),
  place('a pause without details of the site', 'dan', '/pause'),
  place('what happens next', 'finished', '/what-happens-next'),
  ...questions.flatMap((item) => {
    const route = '/lessons/:lesson/questions/:item'
    const asked = `a question of the type “${item.type}”`
    const path = () => webLinks.question(item.lesson, item.id)
    return [
      place(asked, 'bob', route, { path }),
      place(`${asked} without an answer`, 'bob', route, { path, act: send, announces: 'alert' }),
      place(`${asked} answered`, 'dan', `${route}/reply`, { path, act: answerSomehow(item), announces: 'status' }),
    ]
  }),
  place('a question answered otherwise than it fits', 'halfway', '/lessons/:lesson/questions/:item/reply', {
    path: () => webLinks.reply('L4', firstL4),
    announces: 'status',
  }),
  ...scenarios.map(({ id }) =>
    place(`before story ${id}`, 'bob', '/scenarios/:scenario', { path: () => webLinks.scenario(id) }),
  ),
  place('a step of a story', 'bob', '/scenarios/:scenario/steps/:step', {
    path: () => webLinks.scenarioStep(firstStory, 1),
  }),
  place('the second step of a story', 'halfway', '/scenarios/:scenario/steps/:step', {
    path: () => webLinks.scenarioStep(firstStory, 2),
  }),
  place('a story begun', 'halfway', '/scenarios/:scenario', { path: () => webLinks.scenario(secondStory) }),
  place('a choice in a story that fits', 'finished', '/scenarios/:scenario/steps/:step/reply', {
    path: () => webLinks.scenarioReply(firstStory, 1),
  }),
  place('a choice in a story that does not fit', 'halfway', '/scenarios/:scenario/steps/:step/reply', {
    path: () => webLinks.scenarioReply(secondStory, 1),
  }),
  place('the end of a story', 'halfway', '/scenarios/:scenario/end', { path: () => webLinks.scenarioEnd(firstStory) }),
  place('before the final check', 'bob', '/final'),
  place('a question of the final check', 'halfway', '/attempts/:attempt/questions/:place', {
    path: (stage) => webLinks.attemptQuestion(stage.attempt('halfway'), unanswered),
  }),
  place('a question of the final check without an answer', 'halfway', '/attempts/:attempt/questions/:place', {
    path: (stage) => webLinks.attemptQuestion(stage.attempt('halfway'), unanswered),
    act: send,
    announces: 'alert',
  }),
  place('answers of which some wait', 'halfway', '/attempts/:attempt/answers', {
    path: (stage) => webLinks.attemptAnswers(stage.attempt('halfway')),
  }),
  place('answers ready to hand in', 'answering', '/attempts/:attempt/answers', {
    path: (stage) => webLinks.attemptAnswers(stage.attempt('answering')),
  }),
  ...(['reviewing', 'below', 'passed'] as const).map((who) =>
    place(`the result of a learner who is “${who}”`, who, '/attempts/:attempt', {
      path: (stage) => webLinks.attempt(stage.attempt(who)),
      announces: 'status',
    }),
  ),
  place('the policy before the check is passed', 'bob', '/policy'),
  place('the policy without details of the site', 'dan', '/policy'),
  place('the policy to acknowledge', 'passed', '/policy'),
  place('the policy acknowledged', 'finished', '/policy'),
  place('contacts', 'bob', '/contacts'),
  place('contacts without details of the site', 'dan', '/contacts'),
  place('the card to print', 'bob', '/card/print'),
  place('the card to print without details of the site', 'dan', '/card/print'),
  place('the certificate', 'finished', '/certificate'),
  place('a certificate that was withdrawn', 'withdrawn', '/certificate'),
  place('no certificate for who was credited', 'credited', '/certificate'),

  // For who checks a certificate, and for anybody at the site
  place('checking a certificate', 'visitor', '/verify'),
  place('checking a certificate with nothing filled in', 'visitor', '/verify', mistake()),
  place('a code that is no certificate', 'visitor', '/verify', {
    ...mistake({ certificate: 'none' }),
    announces: 'status',
  }),
  place('a certificate that holds', 'visitor', '/verify', {
    act: async (page, { certificate }) => {
      await page.locator('main [name="certificate"]').fill(certificate.code)
      await send(page)
    },
    announces: 'status',
  }),
  place('the public card with the longest texts', 'visitor', '/now/:siteSlug', {
    path: ({ language }) => cardPath('north-house', language),
  }),
  place('the public card without details of the site', 'visitor', '/now/:siteSlug', {
    path: ({ language }) => cardPath('south-house', language),
  }),
  place('no such card', 'visitor', null, { path: ({ language }) => cardPath('nowhere', language) }),

  // A supervisor's own people
  place('my people', 'cleo', '/team'),
  place('my people, when there is nobody', 'ada', '/team'),
  place('my people after a reminder', 'cleo', '/team', { path: () => '/team?reminder=sent', announces: 'status' }),
  place('the list for a meeting', 'cleo', '/team/list'),
  place('the list for a meeting, when there is nobody', 'ada', '/team/list'),

  // Invitations and reminders
  place('whom to invite', 'ada', '/hr/invites', { announces: 'status' }),
  place('whom to invite, when there is nobody', 'abe', '/hr/invites'),
  place('invitations for nobody', 'ada', '/hr/invites', mistake()),
  place('cards with codes', 'ada', '/hr/invites', {
    act: async (page) => {
      await page.locator('#whom-all').check()
      await send(page)
    },
  }),
  place('reminders', 'ada', '/hr/reminders'),
  place('reminders, changed', 'ada', '/hr/reminders', {
    path: () => '/hr/reminders?saved=yes',
    announces: 'status',
  }),
  place('reminders with days that are none', 'ada', '/hr/reminders', mistake({ dueSoonDays: 'soon' })),
  place('messages to hand over', 'ada', '/hr/reminders/messages'),
  place('messages that went on meanwhile', 'ada', '/hr/reminders/messages', {
    path: () => '/hr/reminders/messages?state=waiting&missed=yes',
    announces: 'status',
  }),
  place('texts', 'ada', '/hr/reminders/texts'),
  place('a text', 'ada', '/hr/reminders/texts/:kind/:language', {
    path: ({ language }) => templatePath('nudge', language),
  }),
  place('a text with a name in the subject', 'ada', '/hr/reminders/texts/:kind/:language', {
    path: ({ language }) => templatePath('nudge', language),
    ...mistake({ subject: '{name}' }),
  }),

  // Records
  place('people', 'ada', '/hr/people', { announces: 'status' }),
  place('people of a supervisor', 'cleo', '/hr/people'),
  place('people, when there is nobody', 'abe', '/hr/people', { announces: 'status' }),
  place('people, narrowed until nobody is left', 'ada', '/hr/people', {
    path: () => '/hr/people?status=expired&department=Residential',
    announces: 'status',
  }),
  place('people of all kinds, narrowed', 'ada', '/hr/people', {
    path: () => '/hr/people?status=everyone&department=Residential',
    announces: 'status',
  }),
  place('people on an earlier day, as reported, by date', 'ada', '/hr/people', {
    path: () => '/hr/people?asof=2026-11-20&clock=reported&order=due&descending=yes&hired-from=2026-01-01',
    announces: 'status',
  }),
  place('the overview', 'ada', '/hr/overview'),
  place('the overview of a supervisor', 'cleo', '/hr/overview'),
  place('the overview, when there is nobody', 'abe', '/hr/overview'),
  place('a report as a file', 'ada', '/hr/reports/files', {
    path: () => '/hr/reports/files?status=need-action&asof=2026-11-20&clock=reported&page=people',
  }),
  place('a report as a file, for a supervisor', 'cleo', '/hr/reports/files'),
  place('a report as a file, without anybody', 'ada', '/hr/reports/files', {
    path: () => '/hr/reports/files?department=Nowhere',
  }),
  place('saved views', 'ada', '/hr/views'),
  place('saved views, after one was saved', 'ada', '/hr/views', {
    path: () => '/hr/views?done=saved',
    announces: 'status',
  }),
  place('saved views, none', 'cleo', '/hr/views'),
  place('a new view', 'ada', '/hr/views/new', { path: () => '/hr/views/new?page=people&status=need-action' }),
  place('a new view without a name', 'ada', '/hr/views/new', {
    path: () => '/hr/views/new?page=people&status=need-action',
    ...mistake(),
  }),
  place('a view to change', 'ada', '/hr/views/:view', { path: ({ view }) => viewPath(view) }),
  place('people by requirement', 'ada', '/hr/matrix', { announces: 'status' }),
  place('who is different by the other clock', 'ada', '/hr/reports/differences', {
    announces: 'status',
    path: () => '/hr/reports/differences?asof=2026-11-20',
  }),
  place('who is different by the other clock, today', 'ada', '/hr/reports/differences', { announces: 'status' }),
  place('sites and departments', 'ada', '/hr/reports/departments', { announces: 'status' }),
  place('sites and departments, narrowed until nobody is left', 'ada', '/hr/reports/departments', {
    path: () => '/hr/reports/departments?only=exceptions&department=Nowhere',
    announces: 'status',
  }),
  place('the departments of a site', 'ada', '/hr/reports/sites/:site', {
    path: ({ sites }) => siteReportPath(sites.north),
    announces: 'status',
  }),
  ...(['expiring', 'exceptions', 'data-problems', 'leavers', 'versions'] as const).map((report) =>
    place(`the report “${report}”`, 'ada', `/hr/reports/${report}`, { announces: 'status' }),
  ),
  ...(['bob', 'halfway', 'finished', 'credited', 'ada'] as const).map((about) =>
    place(`the record of ${about}`, 'ada', '/hr/people/:person', { path: (stage) => personPath(stage.person(about)) }),
  ),
  place('the record of Bob, for his supervisor', 'cleo', '/hr/people/:person', {
    path: (stage) => personPath(stage.person('bob')),
  }),
  place('a new person', 'ada', '/hr/people/new'),
  place('a new person with nothing filled in', 'ada', '/hr/people/new', mistake()),
  place('before a sign-in link', 'ada', '/hr/people/:person/link', {
    path: (stage) => personLinkPath(stage.fresh),
  }),
  place('a sign-in link', 'ada', '/hr/people/:person/link', {
    path: (stage) => personLinkPath(stage.fresh),
    act: send,
  }),
  place('a recovery code that waits for a second person', 'ada', '/hr/people/:person/link', {
    path: (stage) => personLinkPath(stage.person('bob')),
  }),
  place('before a recovery code that nobody else can agree to', 'ada', '/hr/people/:person/link', {
    path: (stage) => personLinkPath(stage.person('dan')),
  }),
  place('a recovery code', 'ada', '/hr/people/:person/link', {
    path: (stage) => personLinkPath(stage.person('dan')),
    act: send,
  }),
  place('a recovery code to agree to', 'cleo', '/hr/recoveries'),
  place('no recovery code to agree to', 'ada', '/hr/recoveries', {
    path: () => '/hr/recoveries?outcome=missed',
    announces: 'status',
  }),
  place('before a certificate is withdrawn', 'ada', '/hr/people/:person/certificate-revocations', {
    path: revocationPath,
  }),
  place('withdrawing a certificate without a reason', 'ada', '/hr/people/:person/certificate-revocations', {
    path: revocationPath,
    ...mistake(),
  }),
  place('the record of someone whose certificate was withdrawn', 'ada', '/hr/people/:person', {
    path: (stage) => personPath(stage.person('withdrawn')),
  }),
  place('a completion from elsewhere', 'ada', '/hr/people/:person/credits/new', { path: creditPath }),
  place('a completion from elsewhere with nothing filled in', 'ada', '/hr/people/:person/credits/new', {
    path: creditPath,
    ...mistake(),
  }),
  place('live sessions', 'ada', '/hr/live-sessions'),
  place('a live session', 'ada', '/hr/live-sessions', { path: sessionPath }),
  place('a live session with nobody there', 'ada', '/hr/live-sessions', {
    path: sessionPath,
    ...mistake(),
  }),
  place('a live session that was recorded', 'ada', '/hr/live-sessions', {
    path: () => '/hr/live-sessions?site=north-house&on=2026-11-20&recorded=3',
    announces: 'status',
  }),
  place('the sheet of a live session', 'ada', '/hr/live-sessions/sheet', {
    path: () => '/hr/live-sessions/sheet?site=north-house&on=2026-11-20',
  }),
  ...CHANGES_SHOWN.map(([change, who]) =>
    place(`the form “${change}”`, 'ada', '/hr/people/:person/changes/:change', {
      path: (stage) => changePath(stage.person(who), change),
    }),
  ),
  place('a move without a position', 'ada', '/hr/people/:person/changes/:change', {
    path: (stage) => changePath(stage.person('bob'), 'move'),
    ...mistake({ position: '' }),
  }),
  place('a record after a change', 'ada', '/hr/people/:person', {
    path: (stage) => personChangedPath(stage.person('bob'), 'facts'),
    announces: 'status',
  }),
  place('before somebody is erased who is still needed', 'ada', '/hr/people/:person/erasure', {
    path: (stage) => erasurePath(stage.person('bob')),
  }),
  place('before the other record is found', 'ada', '/hr/people/:person/same-person', {
    path: (stage) => samePersonPath(stage.person('bob')),
  }),
  place('no other record', 'ada', '/hr/people/:person/same-person', {
    path: (stage) => samePersonPath(stage.person('bob')),
    ...mistake({ who: 'Zoe' }),
  }),
  place('two records side by side', 'ada', '/hr/people/:person/same-person/compare', {
    path: (stage) => comparePeoplePath(stage.person('bob'), stage.person('finished')),
  }),
  place('what may be right', 'ada', '/hr/entries/:entry/correction', {
    path: (stage) => correctionPath(stage.entry),
  }),
  ...(['hired-on', 'placed', 'duties', 'withdrawn'] as const).map((kind) =>
    place(`a correction, ${kind}`, 'ada', '/hr/entries/:entry/correction', {
      path: (stage) => correctionPath(stage.entry, kind),
    }),
  ),
  place('a correction without a reason', 'ada', '/hr/entries/:entry/correction', {
    path: (stage) => correctionPath(stage.entry, 'hired-on'),
    ...mistake(),
  }),
  place('what a correction changes', 'ada', '/hr/entries/:entry/correction', {
    path: (stage) => correctionPath(stage.entry, 'withdrawn'),
    act: async (page) => {
      await page.locator('main [name="reason"]').fill('Typing mistake')
      await send(page)
    },
  }),
  ...(['bob', 'halfway', 'finished', 'credited', 'withdrawn'] as const).map((about) =>
    place(`the file of ${about}`, 'ada', '/hr/people/:person/file', {
      path: (stage) => personFilePath(stage.person(about)),
    }),
  ),
  place('the file of somebody who does not work with youth', 'ada', '/hr/people/:person/file', {
    path: (stage) => personFilePath(stage.person('ada')),
  }),
  place('the file of Bob on another day, as it was known', 'ada', '/hr/people/:person/file', {
    path: (stage) => personFilePath(stage.person('bob'), { asof: '2026-11-20', clock: 'reported' }),
  }),
  place('the file of Bob, for his supervisor', 'cleo', '/hr/people/:person/file', {
    path: (stage) => personFilePath(stage.person('bob')),
  }),
  place('editions', 'ada', '/hr/editions'),
  place('editions, when none is kept', 'abe', '/hr/editions'),
  place('an edition', 'ada', '/hr/editions/:hash', { path: ({ shown }) => editionPath(shown.edition) }),
  ...course.lessons.map(({ id }) =>
    place(`lesson ${id} as it was shown`, 'ada', '/hr/editions/:hash/lessons/:lesson', {
      path: ({ shown: { edition, site } }) => editionLessonPath(edition, id, { site }),
    }),
  ),
  place('a step of a story as it was shown', 'ada', '/hr/editions/:hash/stories/:scenario', {
    path: ({ shown }) => editionStoryPath(shown.edition, firstStory, { page: '2' }),
  }),
  place('what followed a choice, as it was shown', 'ada', '/hr/editions/:hash/stories/:scenario', {
    path: ({ shown }) => editionStoryPath(shown.edition, firstStory, { page: '5' }),
  }),
  place('questions as they were shown', 'ada', '/hr/editions/:hash/questions', {
    path: ({ shown }) => editionQuestionsPath(shown.edition),
  }),
  place('the policy as it was shown', 'ada', '/hr/editions/:hash/policy', {
    path: ({ shown: { edition, site } }) => editionPolicyPath(edition, { site }),
  }),
  place('contacts as they were shown', 'ada', '/hr/editions/:hash/contacts', {
    path: ({ shown: { edition, site } }) => editionContactsPath(edition, { site }),
  }),
  place('the questions that somebody was asked', 'ada', '/hr/checks/:check', {
    path: ({ shown }) => questionsAskedPath(shown.check),
  }),
  place('sites', 'ada', '/hr/sites'),
  place('one site, new', 'abe', '/hr/sites'),
  place('a new site without a name', 'ada', '/hr/sites', mistake()),
  place('a site with nothing filled in', 'ada', '/hr/sites/:site', { path: (stage) => sitePath(stage.sites.south) }),
  place('a site with the longest texts', 'ada', '/hr/sites/:site', {
    path: (stage) => sitePath(stage.sites.north),
    announces: 'status',
  }),
  place('the preview of a site with nothing filled in', 'ada', '/hr/sites/:site/preview', {
    path: (stage) => sitePreviewPath(stage.sites.south),
  }),
  place('the preview of a site with the longest texts', 'ada', '/hr/sites/:site/preview', {
    path: (stage) => sitePreviewPath(stage.sites.north),
  }),
  place('the card of a site', 'ada', '/hr/sites/:site/card', { path: (stage) => siteCardPath(stage.sites.north) }),
  place('packages', 'ada', '/hr/packages'),
  place('packages, when no site has live details', 'abe', '/hr/packages'),
  place('a package that is ready', 'ada', '/hr/packages', {
    path: ({ sites }) => packageAddress({ for: sites.north, language: 'both', edition: 'scorm2004-4' }),
    announces: 'status',
  }),
  place('a package with gaps', 'ada', '/hr/packages', {
    path: ({ profiles }) => packageAddress({ for: profiles.fresh }),
    announces: 'status',
  }),
  place('the rules', 'ada', '/hr/rules'),
  place('the form of rules', 'ada', '/hr/rules/draft'),
  place('rules without a reason', 'ada', '/hr/rules/draft', { act: tryRules({ reason: '' }), announces: 'alert' }),
  place('what new rules would do', 'ada', '/hr/rules/preview', {
    path: () => '/hr/rules/draft',
    act: tryRules({ reason: 'Review', 'rule-0-days': '1' }),
  }),
  place('how statuses are decided, for HR', 'ada', '/hr/statuses'),
  place('how statuses are decided, for a learner', 'bob', '/hr/statuses'),
  place('another organization', 'ada', '/hr/packages/profiles/new'),
  place('another organization without a name', 'ada', '/hr/packages/profiles/new', mistake()),
  place('details of another organization, with nothing filled in', 'ada', '/hr/packages/profiles/:profile', {
    path: ({ profiles }) => profilePath(profiles.fresh),
  }),
  place('details of another organization with the longest texts', 'ada', '/hr/packages/profiles/:profile', {
    path: ({ profiles }) => profilePath(profiles.long),
  }),
  place('files of people', 'ada', '/hr/imports'),
  place('files of people, when there is none', 'abe', '/hr/imports'),
  place('no file chosen', 'ada', '/hr/imports', mistake()),
  place('columns of a file', 'ada', '/hr/imports/:import/columns', {
    path: ({ files }) => importColumnsPath(files.uploaded),
  }),
  place('columns of a file, one of them twice', 'ada', '/hr/imports/:import/columns', {
    path: ({ files }) => importColumnsPath(files.uploaded),
    async act(page) {
      await page.locator('#column-email').selectOption('Name')
      await send(page)
    },
    announces: 'alert',
  }),
  place('choices for a list of staff', 'ada', '/hr/imports/:import/choices', {
    path: ({ files }) => importChoicesPath(files.uploaded),
  }),
  place('choices for completions, with nothing filled in', 'ada', '/hr/imports/:import/choices', {
    path: ({ files }) => importChoicesPath(files.review),
    ...mistake({ from: '' }),
  }),
  // While a file is worked on, the page loads itself again and again: tests/imports/import.web.test.ts looks at it.
  place('what a file would change', 'ada', '/hr/imports/:import', { path: ({ files }) => importPath(files.planned) }),
  place('a file with a number to type', 'ada', '/hr/imports/:import', { path: ({ files }) => importPath(files.held) }),
  place('a file with another number typed', 'ada', '/hr/imports/:import', {
    path: ({ files }) => importPath(files.held),
    ...mistake({ confirmedSeparations: '1' }),
  }),
  place('a file that was recorded', 'ada', '/hr/imports/:import', {
    path: ({ files }) => importPath(files.applied),
    announces: 'status',
  }),
  place('a file that stopped', 'ada', '/hr/imports/:import', {
    path: ({ files }) => importPath(files.failed),
    announces: 'status',
  }),
  place('lines of a file', 'ada', '/hr/imports/:import/rows', {
    path: ({ files }) => importRowsPath(files.planned, 'moved', 0),
  }),
  place('lines that have to be mended', 'ada', '/hr/imports/:import/rows', {
    path: ({ files }) => importRowsPath(files.planned, 'refused', 0),
  }),
  place('lines for HR to decide', 'ada', '/hr/imports/:import/rows', {
    path: ({ files }) => importRowsPath(files.review, 'review', 0),
  }),
  place('check codes', 'ada', '/hr/receipts'),
  place('no check code', 'ada', '/hr/receipts', mistake()),
  place('a check code that is none', 'ada', '/hr/receipts', {
    ...mistake({ code: '7K2M-9Q4T-XW3H' }),
    announces: 'status',
  }),
  place('a check code', 'ada', '/hr/receipts', {
    ...mistake({ code: receiptCode(course, { score: 93, on: calendarDate('2026-11-20'), nonce: 7 }) }),
    announces: 'status',
  }),
  place('a package on trial', 'ada', '/hr/packages/previews/:preview', {
    path: (stage) => previewPath(stage.preview),
    act: (page) => page.locator('#log li').nth(3).waitFor(),
    announces: 'status',
  }),
  place('a trial that is over', 'ada', '/hr/packages/previews/:preview', { path: () => previewPath('gone') }),
  place('what staff understand', 'ada', '/hr/understanding', { announces: 'status' }),
  place('what staff understand, when nothing is told', 'abe', '/hr/understanding'),
  place('what staff understand, at a site of which nothing is told', 'ada', '/hr/understanding', {
    path: () => '/hr/understanding?place=north-house&language=',
    announces: 'status',
  }),
  place('a question with its answers', 'ada', '/hr/understanding/questions/:question', {
    path: () => understandingItemPath('Q06'),
  }),
  place('a question with steps to order and its answers', 'ada', '/hr/understanding/questions/:question', {
    path: () => understandingItemPath('Q24'),
  }),
  place('a question with answers of which nothing is told', 'abe', '/hr/understanding/questions/:question', {
    path: () => understandingItemPath('Q06'),
  }),
  place('the pass mark', 'ada', '/hr/pass-mark'),
  place('the pass mark without a sheet', 'abe', '/hr/pass-mark'),
  place('an open sheet for the pass mark', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => passMarkSheetPath(sheets.open),
  }),
  place('a sheet for the pass mark after a judge was added', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => passMarkSheetPath(sheets.open, { done: 'added' }),
    announces: 'status',
  }),
  place('a judge without a role', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => passMarkSheetPath(sheets.open),
    ...mistake(),
  }),
  place('a closed sheet for the pass mark', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => passMarkSheetPath(sheets.closed),
  }),
  place('the form for judges on paper', 'ada', '/hr/pass-mark/:sheet/form', {
    path: ({ sheets }) => passMarkFormPath(sheets.open),
  }),
  place('a judge', 'ada', '/hr/pass-mark/:sheet/judges/:judge', { path: ({ sheets }) => judgePath(sheets.open, 1) }),
  place('a judge of a closed sheet', 'ada', '/hr/pass-mark/:sheet/judges/:judge', {
    path: ({ sheets }) => judgePath(sheets.closed, 1),
  }),
  place('questions to judge', 'ada', '/hr/pass-mark/:sheet/judges/:judge/:lesson', {
    path: ({ sheets }) => judgeLessonPath(sheets.open, 1, 'L4'),
  }),
  place('an estimate that is none', 'ada', '/hr/pass-mark/:sheet/judges/:judge/:lesson', {
    path: ({ sheets }) => judgeLessonPath(sheets.open, 1, 'L1'),
    ...mistake({ Q01: '101' }),
  }),
  place('the ledger', 'ada', '/hr/ledger'),
  place('the ledger, when nothing was signed or checked', 'abe', '/hr/ledger'),
  place('the ledger after a head was signed', 'ada', '/hr/ledger', {
    path: () => '/hr/ledger?done=signed',
    announces: 'status',
  }),
  place('the ledger with an address that is none', 'ada', '/hr/ledger', {
    act: async (page) => {
      await page.locator('#address').fill('nowhere')
      await page.locator('form[action$="/keeper"] .btn').click()
    },
    announces: 'alert',
  }),
  place('the ledger compared with heads from outside', 'ada', '/hr/ledger', {
    act: async (page) => {
      const kept = await page.request.get(new URL('/hr/ledger/heads.json', page.url()).href)
      const file = { name: 'heads.json', mimeType: 'application/json', buffer: await kept.body() }
      await page.locator('#file').setInputFiles(file)
      await page.locator('form[action$="/comparisons"] .btn').click()
    },
    announces: 'status',
  }),
  place('evidence packs', 'ada', '/hr/packs'),
  place('evidence packs, when none was asked for', 'abe', '/hr/packs'),
  place('evidence packs with a day that has not come', 'ada', '/hr/packs', {
    act: async (page) => {
      await page.locator('#day').fill('2099-01-01')
      await page.locator('form[action$="/packs"] .btn').click()
    },
    announces: 'alert',
  }),
  place('evidence packs with no file to check', 'ada', '/hr/packs', {
    act: (page) => page.locator('form[action$="/checks"] .btn').click(),
    announces: 'alert',
  }),
  // While a pack is made, the page loads itself again and again: tests/audit/packs/pack.web.test.ts looks at it.
  place('an evidence pack', 'ada', '/hr/packs/:pack', { path: ({ packs }) => packPath(packs.made) }),
  place('an evidence pack whose file is gone', 'ada', '/hr/packs/:pack', {
    path: ({ packs }) => packPath(packs.gone),
    announces: 'status',
  }),
  place('an evidence pack that could not be made', 'ada', '/hr/packs/:pack', {
    path: ({ packs }) => packPath(packs.failed),
    announces: 'status',
  }),
  place('an evidence pack that came back, changed', 'ada', '/hr/packs', {
    act: async (page, { packs }) => {
      const made = await page.request.get(new URL(`${packPath(packs.made)}/pack.zip`, page.url()).href)
      const buffer = await made.body()
      // In the middle, where the files are.
      buffer[Math.floor(buffer.length / 2)] = (buffer[Math.floor(buffer.length / 2)] ?? 0) ^ 255
      await page.locator('#file').setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer })
      await page.locator('form[action$="/checks"] .btn').click()
    },
    announces: 'status',
  }),
  place('the organization', 'ada', '/hr/organization'),
  place('the organization saved', 'ada', '/hr/organization', {
    path: () => '/hr/organization?saved=yes',
    announces: 'status',
  }),
  place('the organization with an address that is none', 'ada', '/hr/organization', mistake({ leaveTo: 'nowhere' })),
]

/** Opens the page and does what is to be done there. Throws when the address leads elsewhere, or is not of its route. */
export async function goTo(page: Page, stage: Stage, { name, who, route, path, act }: Place): Promise<void> {
  const address = stage.address(who) + path(stage)
  await page.goto(address)
  if (page.url() !== address) throw new Error(`${name}: ${address} leads to ${page.url()}`)
  if (act !== null) return act(page, stage)
  const { pathname } = new URL(address)
  if (route !== null && !isOf(route, pathname)) throw new Error(`${name}: ${pathname} is not of the route ${route}`)
}

function isOf(route: string, pathname: string): boolean {
  const pattern = route.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')
  const prefixes = LANGUAGES.map((language) => publicPath('', language))
  return new RegExp(`^(${prefixes.join('|')})${pattern}$`).test(pathname)
}

/** Whoever has no account says the language in the address. */
function place(name: string, who: Who, route: string | null, change: Change = {}): Place {
  const isVisitor = who === 'visitor' || who === 'returning' || who === 'founder'
  const path = (stage: Stage) => (isVisitor ? publicPath(route ?? '/', stage.language) : (route ?? '/'))
  return { name, who, route, path, act: null, announces: null, ...change }
}

function inLanguage(path: string): (stage: Stage) => string {
  return (stage) => publicPath(path, stage.language)
}

function joinPath({ language, links }: Stage): string {
  return publicPath(`/join/${links.join}`, language)
}

function setUpPath({ language, links }: Stage): string {
  return publicPath(`/set-up/${links.setUp}`, language)
}

function creditPath(stage: Stage): string {
  return newCreditPath(stage.person('bob'))
}

function sessionPath(): string {
  return '/hr/live-sessions?site=north-house&on=2026-11-20'
}

function revocationPath(stage: Stage): string {
  return revokeCertificatePath(stage.person('finished'), stage.certificate.number)
}

function lesson(id: Item['lesson']): Change {
  return { path: () => webLinks.lesson(id, null) }
}

/** A form sent with a mistake in it: its errors are said at once. */
function mistake(fields: Readonly<Record<string, string>> = {}): Change {
  const act = async (page: Page) => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value)
    await send(page)
  }
  return { act, announces: 'alert' }
}

/** Fills in the form of rules and asks what they would do. */
function tryRules(fields: Readonly<Record<string, string>>): (page: Page) => Promise<void> {
  return async (page) => {
    for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value)
    await page.locator('main [name="show"]').click()
  }
}

async function send(page: Page): Promise<void> {
  await page.locator('main form[method="post"] .btn').first().click()
}

/** The first option, or the steps in the order shown. */
function answerSomehow(item: Item): (page: Page) => Promise<void> {
  return async (page) => {
    if (item.type !== 'order') await page.locator('main .answer label').first().click()
    await send(page)
  }
}

/** Chooses in an exercise, and has it checked. */
function tried(id: string, choose: (page: Page) => Promise<unknown>): (page: Page) => Promise<void> {
  return async (page) => {
    await choose(page)
    await page.locator(`form[aria-labelledby="${id}"] button`).last().click()
  }
}

/** Answers the first questions of the decision guide. */
function guided(...labels: readonly string[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const label of labels) {
      await page.locator(`label[for="${label}"]`).click()
      await page.locator('main form .btn').click()
    }
  }
}
