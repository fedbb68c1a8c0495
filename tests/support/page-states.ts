import { isOrdered, QUESTION_TYPES, takesOne } from '../../src/course/question-type.ts'
import { turnTo, turnToQuestion } from './play.ts'
import type { Locator, Page } from 'playwright-core'
import type { Item } from '../../src/course/course.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { draw, getItem, practiceItems } from '../../src/course/draw.ts'
import { receiptCode } from '../../src/packages/receipt.ts'
import { cardPath, hrefTo, idOf, publicPath, webLinks } from '../../src/app/href.web.ts'
import { content } from './content.ts'
import { packageAddress } from './package-address.ts'
import { followUpLink, type FollowUpTokens } from './follow-ups.ts'
import { CHECK_SEED, PASSKEY_OF_CLEO, type Populated, readyPackage, STRANGER, type Who } from './populated.ts'
import { PASSWORD, signInNameOf } from './staff.ts'
import { passkeyHandle } from '../../src/identity/factors/passkey.web.ts'
import { LANGUAGES } from '../../src/platform/text/language.ts'

/**
 * A page in one of its states: who meets it, and how to get there. Every check of whole pages goes through all of them.
 */
export interface PageState {
  readonly name: string
  readonly who: Who
  /** The path as in `src/app/route-table.web.ts`, or null for a page without a route. */
  readonly route: string | null
  path(populated: Populated): string
  /** The person's action. The page after it is the one that is shown. */
  readonly act: ((page: Page, populated: Populated) => Promise<void>) | null
  /** The role of the message that a screen reader announces by itself because something has happened. */
  readonly announces: 'alert' | 'status' | null
}

type Change = Partial<Pick<PageState, 'path' | 'act' | 'announces'>>

/** GET routes without a page of their own, and why. */
export const NO_PAGE: Readonly<Record<string, string>> = {
  '/': 'Leads everyone to where their work begins; tests/app/landing looks at it.',
  '/leave': 'Leads away: to the neutral site of the organization, or to the empty page.',
  '/lessons/:lesson/exercises/:exercise': 'Leads to its place in the lesson; what comes of the form is there.',
  '/account/held.json': 'A file to download; tests/privacy looks at it.',
  '/hr/people/:person/held.json': 'A file to download; tests/privacy looks at it.',
  '/hr/people.csv': 'A file to download.',
  '/typed': 'What was entered in a form, for its script; tests/app looks at it.',
  '/hr/people/places': 'What a site has, for the script of a form; tests/people looks at it.',
  '/groups/:group/group.ics': 'A file to download; tests/groups looks at it.',
  '/hr/groups/:group/group.ics': 'A file to download; tests/groups looks at it.',
  '/hr/reports/files/:made/progress': 'Numbers for the script of the page; tests/work looks at them.',
  '/hr/reports/files/:made/file': 'A file to download; tests/reports/files looks at it.',
  '/hr/reports/file': 'A file to download; tests/reports/files looks at it.',
  '/hr/reports/period/file': 'A file to download; tests/reports/period looks at it.',
  '/hr/selections/:selection/file': 'A file to download; tests/selections looks at it.',
  '/hr/selections/:selection/progress': 'Numbers for the script of the page; tests/selections looks at them.',
  '/hr/views/:shared/report': 'Leads to the report.',
  '/hr/imports/template.csv': 'A file to download.',
  '/hr/imports/sample.csv': 'A file to download.',
  '/hr/imports/:import/refused.csv': 'A file to download.',
  '/sign-in/callback': 'Leads on, with what the provider has answered.',
  '/hr/organization/branding/colors/:color': 'A stylesheet; tests/organization looks at it.',
  '/hr/organization/branding/looks/:look/logo.png': 'A picture; tests/organization looks at it.',
  '/policy/document': 'A file to download; tests/policy looks at it.',
  '/hr/policy/document': 'A file to download; tests/policy looks at it.',
  '/certificate.pdf': 'A file to download; tests/certificates looks at it.',
  '/hr/people/:person/certificate.pdf': 'A file to download; tests/certificates looks at it.',
  '/hr/sites/:site/preview/card': 'The public card in a frame of the form; tests/site and tests/card look at it.',
  '/hr/packages/orders/:order/progress': 'Numbers for the script of the page; tests/work looks at them.',
  '/hr/packages/package.zip': 'A file to download; the pages in it have tests of their own.',
  '/hr/packages/kit.zip': 'A file to download; the pages of the kit have tests of their own.',
  '/hr/packages/report.html': 'A file to download.',
  '/hr/packages/report.json': 'For programs.',
  '/hr/packages/quiz-key.html': 'A file to download; the pages of the kit have tests of their own.',
  '/hr/packages/previews/:preview/files/*file': 'A file of a package; the pages of packages have tests of their own.',
  '/hr/packages/previews/:preview/record': 'For the script of the page.',
  '/hr/evidence/:evidence': 'A file to download.',
  '/hr/understanding.csv': 'A file to download.',
  '/hr/imports/:import/progress': 'Numbers for the script of the page; tests/work looks at them.',
  '/hr/packs/:pack/progress': 'Numbers for the script of the page; tests/work looks at them.',
  '/hr/understanding/chart': 'A picture to download; tests/reports/charts looks at it.',
  '/hr/follow-ups/charts/:curve': 'A picture to download; tests/reports/charts looks at it.',
  '/hr/charts/:chart': 'A picture to download; tests/reports/charts looks at it.',
  '/hr/packs/:pack/pack.zip': 'A file to download; the pages in it have tests of their own.',
  '/hr/audit.csv': 'A file to download; tests/trail looks at it.',
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
  1 + draw(course, CHECK_SEED, []).items.findIndex((id, index) => index > 2 && !isOrdered(getItem(course, id)))
const takingOne = 1 + draw(course, CHECK_SEED, []).items.findIndex((id) => takesOne(getItem(course, id)))

/** The first question about the clause that changed. */
const UPDATE_ITEM = 'Q69'

/** The forms about a person that this person can have. The others need someone whom the demo doesn't have. */
const CHANGES_SHOWN = [
  ['leave', 'bob'],
  ['move', 'bob'],
  ['duties', 'bob'],
  ['first-contact', 'bob'],
  ['last-day', 'bob'],
  ['second-job', 'bob'],
  ['assignment', 'ada'],
  ['exemption', 'bob'],
  ['end-exemption', 'exempt'],
  ['extension', 'bob'],
  ['facts', 'bob'],
  ['keep-record', 'bob'],
  ['sign-out', 'bob'],
  ['close-access', 'bob'],
  ['undo-invitation', 'dan'],
  ['signed-update', 'updating'],
] as const

/** A practice question of each type, of a lesson that has another, so that the answer to one finishes nothing. */
const questions = Object.keys(QUESTION_TYPES).flatMap((type) => {
  const item = L4.find((candidate) => candidate.type === type)
  return item === undefined ? [] : [item]
})

/** One thing that fits and one to look at again, in each kind of exercise. */
const EXERCISES: readonly (readonly [lesson: Item['lesson'], id: string, choices: readonly string[]])[] = [
  ['L3', 'myth-or-true', ['1-myth', '2-myth']],
  ['L6', 'need-and-line', ['1-emergency', '2-youth-care']],
  ['L4', 'first-talk', ['1-b', '2-a']],
]

export const PAGE_STATES: readonly PageState[] = [
  // Signing in and out
  pageState('sign-in', 'visitor', '/sign-in'),
  pageState('sign-in before anything is set up', 'founder', '/sign-in'),
  pageState('sign-in after a session has ended', 'returning', '/sign-in'),
  pageState('sign-in with nothing filled in', 'visitor', '/sign-in', mistake()),
  pageState(
    'sign-in with a wrong password',
    'visitor',
    '/sign-in',
    mistake({ signInName: 'bob@harborstreet.example', password: 'not this one' }),
  ),
  pageState('the second step of signing in', 'visitor', '/sign-in/second-step', {
    path: inLanguage('/sign-in'),
    act: async (page) => {
      await page.locator('#signInName').fill(signInNameOf('cleo'))
      await page.locator('#password').fill(PASSWORD)
      await page.locator('#password').press('Enter')
    },
  }),
  pageState('a sign-in that HR has to confirm', 'visitor', '/sign-in/waiting'),
  pageState('the code on paper', 'visitor', '/code'),
  pageState('a code that is wrong', 'visitor', '/code', mistake({ code: 'abcd efgh' })),
  pageState('a link for a new account', 'visitor', '/join/:token', { path: joinPath }),
  pageState('a link with a password that is too short', 'visitor', '/join/:token', {
    path: joinPath,
    ...mistake({ password: 'short' }),
  }),
  pageState('a link that is over', 'visitor', '/join/:token', { path: inLanguage('/join/nobody-has-this-token') }),
  pageState('a forgotten password, by mail', 'founder', '/forgot'),
  pageState('a forgotten password without a name', 'founder', '/forgot', mistake()),
  pageState('a forgotten password, asked for', 'founder', '/forgot', {
    path: inLanguage('/forgot?asked=yes'),
    announces: 'status',
  }),
  pageState('a forgotten password where no mail is sent', 'visitor', '/forgot'),
  pageState('set-up', 'founder', '/set-up/:token', { path: setUpPath }),
  pageState('set-up with nothing filled in', 'founder', '/set-up/:token', { path: setUpPath, ...mistake() }),
  pageState('a set-up link that is over', 'founder', '/set-up/:token', { path: inLanguage('/set-up/nobody-has-this') }),
  pageState('signed out', 'visitor', '/signed-out'),
  pageState('the empty page after leaving', 'visitor', '/blank'),
  pageState('no such page', 'visitor', null, { path: () => '/nothing-here' }),
  pageState('a page for other roles', 'bob', null, { path: () => '/hr/people' }),
  pageState('no such lesson', 'bob', null, { path: () => '/lessons/L99' }),
  pageState('a request that no page of ours makes', 'ada', null, { path: () => '/hr/people?status=nonsense' }),

  // One's own account
  pageState('the account', 'bob', '/account'),
  pageState('what others did to one’s sign-in', 'withdrawn', '/account/notice'),
  pageState('the account of someone whose sign-in others changed', 'withdrawn', '/account'),
  pageState('the account of someone with a long name', 'halfway', '/account'),
  pageState('the account after a change', 'bob', '/account', {
    path: () => '/account?changed=password',
    announces: 'status',
  }),
  pageState('a new password that is too short', 'bob', '/account', mistake({ password: 'short' })),
  pageState('proving who one is', 'bob', '/account/confirm'),
  pageState('proving it with a wrong password', 'bob', '/account/confirm', mistake({ password: 'not this one' })),
  pageState('a new passkey', 'bob', '/account/passkeys/new'),
  pageState('a passkey of one’s own', 'cleo', '/account/passkeys/:passkey', {
    path: () => hrefTo('/account/passkeys/:passkey', { passkey: passkeyHandle({ id: PASSKEY_OF_CLEO }) }),
  }),
  pageState('an app for codes', 'bob', '/account/app'),
  pageState('taking an app for codes away', 'cleo', '/account/app/removals'),
  pageState('new spare codes', 'cleo', '/account/spare-codes'),
  pageState('a first password', 'abe', '/account/first-password'),
  pageState('a second step to set up', 'ada', '/account/second-step'),
  pageState('what was typed before the session ended', 'dan', '/account/kept-form'),
  pageState('what HR sees', 'bob', '/what-hr-sees'),
  pageState('everything held about a new learner', 'bob', '/account/held'),
  pageState('everything held about a learner who has finished', 'finished', '/account/held'),
  pageState('everything held about someone in HR', 'ada', '/account/held'),
  pageState('another format', 'bob', '/other-format'),

  // The course
  pageState('home of a new learner', 'bob', '/course'),
  pageState('home of a learner whose site has no details', 'dan', '/course'),
  pageState('home half-way', 'halfway', '/course'),
  pageState('home of a learner who has passed', 'passed', '/course'),
  pageState('home of a learner who has finished', 'finished', '/course'),
  pageState('home of a learner who was credited', 'credited', '/course'),
  ...course.lessons.map(({ id }) => pageState(`lesson ${id}`, 'bob', '/lessons/:lesson', lesson(id))),
  ...course.lessons.map(({ id }) =>
    pageState(`all of lesson ${id}`, 'bob', '/lessons/:lesson', { ...lesson(id), act: onOnePage }),
  ),
  pageState('a question in a lesson', 'bob', '/lessons/:lesson', {
    ...lesson('L4'),
    act: (page) => turnToQuestion(page, firstL4),
  }),
  pageState('the lesson on danger without details of the site', 'dan', '/lessons/:lesson', lesson('L4')),
  pageState('a lesson with less detail', 'halfway', '/lessons/:lesson', lesson('L2')),
  pageState('the stories, some worked through', 'halfway', '/lessons/:lesson', lesson(course.practice.lesson)),
  ...EXERCISES.flatMap(([lessonId, id, choices]) => [
    pageState(`the exercise ${id} with nothing chosen`, 'bob', '/lessons/:lesson', {
      ...lesson(lessonId),
      async act(page) {
        await turnTo(page, `form[aria-labelledby="${id}"]`)
        await sendNothing(page, `form[aria-labelledby="${id}"]`)
      },
      announces: 'alert',
    }),
    pageState(`the exercise ${id}, tried`, 'bob', '/lessons/:lesson', {
      ...lesson(lessonId),
      async act(page) {
        await turnTo(page, `form[aria-labelledby="${id}"]`)
        for (const choice of choices) await page.locator(`button#${id}-${choice}`).click()
      },
    }),
  ]),
  pageState('a step moved in an exercise', 'bob', '/lessons/:lesson', {
    ...lesson('L4'),
    act: async (page) => {
      await turnTo(page, 'button[value$=" down"]')
      await page.locator('button[value$=" down"]').first().click()
    },
    announces: 'status',
  }),
  pageState('the decision guide', 'bob', '/guide'),
  pageState('the decision guide without an answer', 'bob', '/guide', {
    act: (page) => page.locator('main form .btn').click(),
    announces: 'alert',
  }),
  pageState('the decision guide, question 2', 'bob', '/guide', { act: guided('danger-unsure') }),
  pageState('the end of the decision guide', 'bob', '/guide', { act: guided('danger-no', 'exploiter-other') }),
  pageState('the end of the decision guide without details of the site', 'dan', '/guide', {
    act: guided('danger-yes', 'exploiter-caregiver'),
  }),
  pageState('before you start', 'bob', '/before-you-start'),
  pageState('a pause', 'bob', '/pause'),
  pageState('a pause without details of the site', 'dan', '/pause'),
  pageState('what happens next', 'finished', '/what-happens-next'),
  pageState('the steps of the site to print', 'finished', '/what-happens-next/print'),
  pageState('the end of the orientation', 'finished', '/finished'),
  ...questions.flatMap((item) => {
    const route = '/lessons/:lesson/questions/:item'
    const asked = `a question of the type “${item.type}”`
    const path = () => webLinks.question(item.lesson, item.id)
    return [
      pageState(asked, 'bob', route, { path }),
      pageState(`${asked} without an answer`, 'bob', route, {
        path,
        act: (page) => sendNothing(page),
        announces: 'alert',
      }),
      pageState(`${asked} answered`, 'dan', `${route}/reply`, { path, act: answerSomehow(item), announces: 'status' }),
    ]
  }),
  pageState('a question answered otherwise than it fits', 'halfway', '/lessons/:lesson/questions/:item/reply', {
    path: () => webLinks.reply('L4', firstL4),
    announces: 'status',
  }),
  ...scenarios.map(({ id }) =>
    pageState(`before story ${id}`, 'bob', '/scenarios/:scenario', { path: () => webLinks.scenario(id) }),
  ),
  pageState('a step of a story', 'bob', '/scenarios/:scenario/steps/:step', {
    path: () => webLinks.scenarioStep(firstStory, 1),
  }),
  pageState('the second step of a story', 'halfway', '/scenarios/:scenario/steps/:step', {
    path: () => webLinks.scenarioStep(firstStory, 2),
  }),
  pageState('a story begun', 'halfway', '/scenarios/:scenario', { path: () => webLinks.scenario(secondStory) }),
  pageState('a choice in a story that fits', 'finished', '/scenarios/:scenario/steps/:step/reply', {
    path: () => webLinks.scenarioReply(firstStory, 1),
  }),
  pageState('a choice in a story that does not fit', 'halfway', '/scenarios/:scenario/steps/:step/reply', {
    path: () => webLinks.scenarioReply(secondStory, 1),
  }),
  pageState('the end of a story', 'halfway', '/scenarios/:scenario/end', {
    path: () => webLinks.scenarioEnd(firstStory),
  }),
  pageState('before the final check', 'bob', '/final'),
  pageState('a question of the final check', 'halfway', '/attempts/:attempt/questions/:place', {
    path: (populated) => webLinks.attemptQuestion(populated.attempt('halfway'), unanswered),
  }),
  pageState('a question of the final check without an answer', 'halfway', '/attempts/:attempt/questions/:place', {
    path: (populated) => webLinks.attemptQuestion(populated.attempt('halfway'), unanswered),
    act: (page) => sendNothing(page),
    announces: 'alert',
  }),
  pageState('a question of the final check that is answered', 'answering', '/attempts/:attempt/questions/:place', {
    path: (populated) => webLinks.attemptQuestion(populated.attempt('answering'), takingOne),
  }),
  pageState('answers of which some wait', 'halfway', '/attempts/:attempt/answers', {
    path: (populated) => webLinks.attemptAnswers(populated.attempt('halfway')),
  }),
  pageState('answers ready to hand in', 'answering', '/attempts/:attempt/answers', {
    path: (populated) => webLinks.attemptAnswers(populated.attempt('answering')),
  }),
  ...(['reviewing', 'below', 'passed'] as const).map((who) =>
    pageState(`the result of a learner who is “${who}”`, who, '/attempts/:attempt', {
      path: (populated) => webLinks.attempt(populated.attempt(who)),
      announces: 'status',
    }),
  ),
  pageState('the policy before the check is passed', 'bob', '/policy'),
  pageState('the policy without details of the site', 'dan', '/policy'),
  pageState('the policy with lessons left', 'passed', '/policy'),
  pageState('the policy to acknowledge', 'ready', '/policy'),
  pageState('the policy acknowledged', 'finished', '/policy'),
  pageState('the start with an update to do', 'updating', '/course'),
  pageState('the policy with an update to do', 'updating', '/policy'),
  pageState('an update', 'updating', '/update'),
  pageState('a question of an update', 'updating', '/update/questions/:item', { path: updateQuestionPath }),
  pageState('a question of an update without an answer', 'updating', '/update/questions/:item', {
    path: updateQuestionPath,
    act: (page) => sendNothing(page),
    announces: 'alert',
  }),
  pageState('a question of an update answered', 'updating', '/update/questions/:item/reply', {
    path: updateQuestionPath,
    act: answerSomehow(getItem(course, UPDATE_ITEM)),
    announces: 'status',
  }),
  pageState('a sheet about an update to sign', 'ada', '/hr/people/:person/update-sheet', {
    path: (populated) => hrefTo('/hr/people/:person/update-sheet', { person: populated.person('updating') }),
  }),
  pageState('contacts', 'bob', '/contacts'),
  pageState('contacts without details of the site', 'dan', '/contacts'),
  pageState('the card to print', 'bob', '/card/print'),
  pageState('the card to print without details of the site', 'dan', '/card/print'),
  pageState('the certificate', 'finished', '/certificate'),
  pageState('a certificate that was withdrawn', 'withdrawn', '/certificate'),
  pageState('no certificate for who was credited', 'credited', '/certificate'),

  // The public pages for checking a certificate and for anyone at the site
  pageState('checking a certificate', 'visitor', '/verify'),
  pageState('checking a certificate with nothing filled in', 'visitor', '/verify', mistake()),
  pageState('a code that is no certificate', 'visitor', '/verify', {
    ...mistake({ certificate: 'none' }),
    announces: 'status',
  }),
  pageState('a certificate that holds', 'visitor', '/verify', {
    act: async (page, { certificate }) => {
      await page.locator('main [name="certificate"]').fill(certificate.code)
      await send(page)
    },
    announces: 'status',
  }),
  pageState('the public card with the longest texts', 'visitor', '/now/:siteSlug', {
    path: ({ language }) => cardPath('north-house', language),
  }),
  pageState('the public card without details of the site', 'visitor', '/now/:siteSlug', {
    path: ({ language }) => cardPath('south-house', language),
  }),
  pageState('no such card', 'visitor', null, { path: ({ language }) => cardPath('nowhere', language) }),

  // A supervisor's own people
  pageState('my people', 'cleo', '/team'),
  pageState('my people, when there is nobody', 'ada', '/team'),
  pageState('my people after a reminder', 'cleo', '/team', {
    path: (populated) => hrefTo('/team', {}, { reminder: 'by-hand', about: idOf(populated.person('bob')) }),
    announces: 'status',
  }),
  pageState('the list for a meeting', 'cleo', '/team/list'),
  pageState('the list for a meeting, when there is nobody', 'ada', '/team/list'),

  // Invitations and reminders
  pageState('whom to invite', 'ada', '/hr/invites', { announces: 'status' }),
  pageState('whom to invite, when there is nobody', 'abe', '/hr/invites'),
  pageState('invitations for nobody', 'ada', '/hr/invites', {
    act: async (page) => page.locator('.bulk__bar .btn').first().click(),
    announces: 'alert',
  }),
  pageState('cards with codes', 'ada', '/hr/invites', {
    act: async (page) => {
      await page.locator('.bulk [name="person"]').first().check()
      await page.locator('.bulk__bar .btn').first().click()
      await send(page)
    },
  }),
  pageState('whom to invite, with cards to hand over', 'ada', '/hr/invites', {
    act: async (page) => {
      // Where the state before this has made cards for everyone, there's nobody left to choose.
      if ((await page.locator('.bulk [name="person"]').count()) === 0) return
      await page.locator('.bulk [name="person"]').first().check()
      await page.locator('.bulk__bar .btn').first().click()
      await send(page)
      await page.goto(new URL('/hr/invites', page.url()).href)
    },
  }),
  pageState('whom to invite, with cards that were handed over', 'ada', '/hr/invites', {
    announces: 'status',
    act: async (page) => {
      const confirm = page.locator('main form[action$="/hand-overs"] .btn')
      if ((await confirm.count()) > 0) await confirm.first().click()
    },
  }),
  pageState('reminders', 'ada', '/hr/reminders'),
  pageState('reminders, changed', 'ada', '/hr/reminders', {
    path: () => '/hr/reminders?saved=yes',
    announces: 'status',
  }),
  pageState('reminders with days that are none', 'ada', '/hr/reminders', mistake({ dueSoonDays: 'soon' })),
  pageState('messages to hand over', 'ada', '/hr/reminders/messages'),
  pageState('messages to hand over, before one is stopped', 'ada', '/hr/reminders/messages', {
    act: (page) => page.locator('tbody summary').first().click(),
  }),
  pageState('messages of one site and kind', 'ada', '/hr/reminders/messages', {
    path: () => '/hr/reminders/messages?site=north-house&kind=invite',
  }),
  pageState('messages to hand over, all selected', 'ada', '/hr/reminders/messages', {
    path: () => '/hr/reminders/messages?state=by-hand&all=yes',
  }),
  pageState('messages to hand over, none selected', 'ada', '/hr/reminders/messages', {
    path: () => '/hr/reminders/messages?state=by-hand&nobody=yes',
    announces: 'status',
  }),
  pageState('messages that went on meanwhile', 'ada', '/hr/reminders/messages', {
    path: () => '/hr/reminders/messages?state=waiting&missed=yes',
    announces: 'status',
  }),
  pageState('texts', 'ada', '/hr/reminders/texts'),
  pageState('a text', 'ada', '/hr/reminders/texts/:kind/:language', {
    path: ({ language }) => hrefTo('/hr/reminders/texts/:kind/:language', { kind: 'nudge', language }),
  }),
  pageState('a text with a name in the subject', 'ada', '/hr/reminders/texts/:kind/:language', {
    path: ({ language }) => hrefTo('/hr/reminders/texts/:kind/:language', { kind: 'nudge', language }),
    ...mistake({ subject: '{name}' }),
  }),

  // Home
  pageState('home', 'ada', '/hr'),
  pageState('home of a new organization', 'abe', '/hr'),

  // Records
  pageState('search, before anything is looked for', 'ada', '/hr/search'),
  pageState('search, with results', 'ada', '/hr/search', { act: searchFor('o'), announces: 'status' }),
  pageState('search, without results', 'cleo', '/hr/search', {
    act: searchFor('nobody like this'),
    announces: 'status',
  }),
  pageState('search, with a name that is close', 'ada', '/hr/search', {
    act: searchFor('rivexa'),
    announces: 'status',
  }),
  pageState('search, for whom to call', 'ada', '/hr/search', { act: searchFor('911'), announces: 'status' }),
  // On this page, no row of links lies under the list: half a covered link is too small for a finger.
  pageState('the organization, with what the search box finds', 'ada', '/hr/organization', {
    act: async (page) => {
      await page.locator('.search__open').click()
      await page.locator('#search').pressSequentially('bo')
      await page.locator('.search__found a').first().waitFor()
    },
    announces: 'status',
  }),
  pageState('people', 'ada', '/hr/people', { announces: 'status' }),
  pageState('people of a supervisor', 'cleo', '/hr/people'),
  pageState('people, when there is nobody', 'abe', '/hr/people', { announces: 'status' }),
  pageState('people, narrowed until nobody is left', 'ada', '/hr/people', {
    path: () => '/hr/people?status=expired&department=Residential',
    announces: 'status',
  }),
  pageState('people of all kinds, narrowed', 'ada', '/hr/people', {
    path: () => '/hr/people?status=everyone&department=Residential',
    announces: 'status',
  }),
  pageState('people on an earlier day, as reported, by date', 'ada', '/hr/people', {
    path: () => '/hr/people?asof=2026-11-20&clock=reported&order=due&descending=yes&hired-from=2026-01-01',
    announces: 'status',
  }),
  ...(['remind', 'extend', 'assign', 'codes', 'download', 'nobody'] as const).map((name) =>
    pageState(`people selected: ${name}`, 'ada', '/hr/selections/:selection', { path: selectionPath(name) }),
  ),
  pageState('people selected, with nothing filled in', 'ada', '/hr/selections/:selection', {
    path: selectionPath('extend'),
    // The forms above it leave the people of one site.
    act: (page) => page.locator('main form:has([name="why"]) [type="submit"]:not([name="show"])').click(),
    announces: 'alert',
  }),
  pageState('people selected: done and partly undone', 'ada', '/hr/selections/:selection', {
    path: selectionPath('done'),
    announces: 'status',
  }),
  pageState('people, with nobody selected', 'ada', '/hr/people', {
    // On a phone the buttons come with the first selection, so only a form without the script is sent like this.
    act: async (page) => {
      const loaded = page.waitForEvent('load')
      await page
        .locator('[name="action"]')
        .first()
        .evaluate((button) => {
          if (button instanceof HTMLButtonElement) button.form?.requestSubmit(button)
        })
      await loaded
    },
    announces: 'alert',
  }),
  pageState('the overview', 'ada', '/hr/overview'),
  pageState('the overview of a supervisor', 'cleo', '/hr/overview'),
  pageState('the overview, when there is nobody', 'abe', '/hr/overview'),
  pageState('a report as a file', 'ada', '/hr/reports/files', {
    path: () => '/hr/reports/files?status=need-action&asof=2026-11-20&clock=reported&page=people',
  }),
  pageState('a report as a file, for a supervisor', 'cleo', '/hr/reports/files'),
  pageState('a report as a file, without anybody', 'ada', '/hr/reports/files', {
    path: () => '/hr/reports/files?department=Nowhere',
  }),
  pageState('saved views', 'ada', '/hr/views'),
  pageState('saved views, after one was saved', 'ada', '/hr/views', {
    path: () => '/hr/views?done=saved',
    announces: 'status',
  }),
  pageState('saved views, none', 'cleo', '/hr/views'),
  pageState('a new view', 'ada', '/hr/views/new', { path: () => '/hr/views/new?page=people&status=need-action' }),
  pageState('a new view without a name', 'ada', '/hr/views/new', {
    path: () => '/hr/views/new?page=people&status=need-action',
    ...mistake(),
  }),
  pageState('a view to change', 'ada', '/hr/views/:view', { path: ({ view }) => hrefTo('/hr/views/:view', { view }) }),
  pageState('people by requirement', 'ada', '/hr/matrix', { announces: 'status' }),
  pageState('who is different by the other clock', 'ada', '/hr/reports/differences', {
    announces: 'status',
    path: () => '/hr/reports/differences?asof=2026-11-20',
  }),
  pageState('who is different by the other clock, today', 'ada', '/hr/reports/differences', { announces: 'status' }),
  pageState('sites and departments', 'ada', '/hr/reports/departments', { announces: 'status' }),
  pageState('sites and departments, narrowed until nobody is left', 'ada', '/hr/reports/departments', {
    path: () => '/hr/reports/departments?only=exceptions&department=Nowhere',
    announces: 'status',
  }),
  pageState('the departments of a site', 'ada', '/hr/reports/sites/:site', {
    path: ({ sites }) => hrefTo('/hr/reports/sites/:site', { site: sites.north }),
    announces: 'status',
  }),
  ...(['expiring', 'exceptions', 'data-problems', 'leavers', 'versions'] as const).map((report) =>
    pageState(`the report “${report}”`, 'ada', `/hr/reports/${report}`, { announces: 'status' }),
  ),
  pageState('a period', 'ada', '/hr/reports/period', { announces: 'status' }),
  pageState('a period of a site', 'ada', '/hr/reports/period', {
    path: () => '/hr/reports/period?from=2026-01-01&to=2026-11-24&site=north-house',
    announces: 'status',
  }),
  pageState('a period that ends before it begins', 'ada', '/hr/reports/period', {
    path: () => '/hr/reports/period?from=2026-09-01&to=2026-07-01',
    announces: 'alert',
  }),
  pageState('the people of one number of a period', 'ada', '/hr/reports/period', {
    path: () => '/hr/reports/period?from=2026-01-01&to=2026-11-24&row=end',
    announces: 'status',
  }),
  pageState('a number of a period with nobody behind it', 'cleo', '/hr/reports/period', {
    path: () => '/hr/reports/period?row=merged',
    announces: 'status',
  }),
  ...(['bob', 'halfway', 'finished', 'credited', 'ada'] as const).map((about) =>
    pageState(`the record of ${about}`, 'ada', '/hr/people/:person', {
      path: (populated) => hrefTo('/hr/people/:person', { person: populated.person(about) }),
    }),
  ),
  pageState('the record of Bob, for his supervisor', 'cleo', '/hr/people/:person', {
    path: (populated) => hrefTo('/hr/people/:person', { person: populated.person('bob') }),
  }),
  pageState('a new person', 'ada', '/hr/people/new'),
  pageState('a new person with nothing filled in', 'ada', '/hr/people/new', mistake()),
  pageState('before a sign-in link', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.fresh }),
  }),
  pageState('before a sign-in link, right after somebody was added', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.fresh }, { added: 'yes' }),
    announces: 'status',
  }),
  pageState('before a card, right after somebody was added', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.fresh }, { added: 'card' }),
    announces: 'status',
  }),
  pageState('a sign-in link', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.fresh }),
    act: send,
  }),
  pageState('a recovery code that waits for a second person', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.person('bob') }),
  }),
  pageState('before a recovery code that nobody else can agree to', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.person('dan') }),
  }),
  pageState('a recovery code', 'ada', '/hr/people/:person/link', {
    path: (populated) => hrefTo('/hr/people/:person/link', { person: populated.person('dan') }),
    act: send,
  }),
  pageState('a recovery code to agree to', 'cleo', '/hr/recoveries'),
  pageState('no recovery code to agree to', 'ada', '/hr/recoveries', {
    path: () => '/hr/recoveries?outcome=missed',
    announces: 'status',
  }),
  pageState('before a certificate is withdrawn', 'ada', '/hr/people/:person/certificate-revocations', {
    path: revocationPath,
  }),
  pageState('withdrawing a certificate without a reason', 'ada', '/hr/people/:person/certificate-revocations', {
    path: revocationPath,
    ...mistake(),
  }),
  pageState('the record of someone whose certificate was withdrawn', 'ada', '/hr/people/:person', {
    path: (populated) => hrefTo('/hr/people/:person', { person: populated.person('withdrawn') }),
  }),
  pageState('a completion from elsewhere', 'ada', '/hr/people/:person/credits/new', { path: creditPath }),
  pageState('a completion from elsewhere with nothing filled in', 'ada', '/hr/people/:person/credits/new', {
    path: creditPath,
    ...mistake(),
  }),
  pageState('live sessions', 'ada', '/hr/live-sessions'),
  pageState('a live session', 'ada', '/hr/live-sessions', { path: sessionPath }),
  pageState('a live session with nobody there', 'ada', '/hr/live-sessions', {
    path: sessionPath,
    ...mistake(),
  }),
  pageState('a live session that was recorded', 'ada', '/hr/live-sessions', {
    path: () => '/hr/live-sessions?site=north-house&on=2026-11-20&recorded=3',
    announces: 'status',
  }),
  pageState('the sheet of a live session', 'ada', '/hr/live-sessions/sheet', {
    path: () => '/hr/live-sessions/sheet?site=north-house&on=2026-11-20',
  }),
  ...CHANGES_SHOWN.map(([change, who]) =>
    pageState(`the form “${change}”`, 'ada', '/hr/people/:person/changes/:change', {
      path: (populated) => hrefTo('/hr/people/:person/changes/:change', { person: populated.person(who), change }),
    }),
  ),
  pageState('a move without a position', 'ada', '/hr/people/:person/changes/:change', {
    path: (populated) =>
      hrefTo('/hr/people/:person/changes/:change', { person: populated.person('bob'), change: 'move' }),
    ...mistake({ position: '' }),
  }),
  pageState('more time without a choice', 'ada', '/hr/people/:person/changes/:change', {
    path: (populated) =>
      hrefTo('/hr/people/:person/changes/:change', { person: populated.person('bob'), change: 'extension' }),
    ...mistake(),
  }),
  pageState('a record after a reminder', 'ada', '/hr/people/:person', {
    path: (populated) => hrefTo('/hr/people/:person', { person: populated.person('bob') }, { reminder: 'by-hand' }),
    announces: 'status',
  }),
  pageState('a record after a change', 'ada', '/hr/people/:person', {
    path: (populated) => hrefTo('/hr/people/:person', { person: populated.person('bob') }, { saved: 'facts' }),
    announces: 'status',
  }),
  pageState('before somebody is erased who is still needed', 'ada', '/hr/people/:person/erasure', {
    path: (populated) => hrefTo('/hr/people/:person/erasure', { person: populated.person('bob') }),
  }),
  pageState('before the other record is found', 'ada', '/hr/people/:person/same-person', {
    path: (populated) => hrefTo('/hr/people/:person/same-person', { person: populated.person('bob') }),
  }),
  pageState('no other record', 'ada', '/hr/people/:person/same-person', {
    path: (populated) => hrefTo('/hr/people/:person/same-person', { person: populated.person('bob') }),
    ...mistake({ who: 'Zoe' }),
  }),
  pageState('two records side by side', 'ada', '/hr/people/:person/same-person/compare', {
    path: (populated) =>
      hrefTo(
        '/hr/people/:person/same-person/compare',
        { person: populated.person('bob') },
        { other: idOf(populated.person('finished')) },
      ),
  }),
  pageState('what may be right', 'ada', '/hr/entries/:entry/correction', {
    path: (populated) => hrefTo('/hr/entries/:entry/correction', { entry: populated.entry }),
  }),
  ...(['hired-on', 'placed', 'duties', 'withdrawn'] as const).map((kind) =>
    pageState(`a correction, ${kind}`, 'ada', '/hr/entries/:entry/correction', {
      path: (populated) => hrefTo('/hr/entries/:entry/correction', { entry: populated.entry }, { kind }),
    }),
  ),
  pageState('a correction without a reason', 'ada', '/hr/entries/:entry/correction', {
    path: (populated) => hrefTo('/hr/entries/:entry/correction', { entry: populated.entry }, { kind: 'hired-on' }),
    ...mistake(),
  }),
  pageState('what a correction changes', 'ada', '/hr/entries/:entry/correction', {
    path: (populated) => hrefTo('/hr/entries/:entry/correction', { entry: populated.entry }, { kind: 'withdrawn' }),
    act: async (page) => {
      await page.locator('main [name="reason"]').fill('Typing mistake')
      await send(page)
    },
  }),
  ...(['bob', 'finished', 'credited'] as const).map((about) =>
    pageState(`everything held about ${about}, for HR`, 'ada', '/hr/people/:person/held', {
      path: (populated) => hrefTo('/hr/people/:person/held', { person: populated.person(about) }),
    }),
  ),
  ...(['bob', 'halfway', 'finished', 'credited', 'withdrawn'] as const).map((about) =>
    pageState(`the file of ${about}`, 'ada', '/hr/people/:person/file', {
      path: (populated) => hrefTo('/hr/people/:person/file', { person: populated.person(about) }),
    }),
  ),
  pageState('the file of somebody who does not work with youth', 'ada', '/hr/people/:person/file', {
    path: (populated) => hrefTo('/hr/people/:person/file', { person: populated.person('ada') }),
  }),
  pageState('the file of Bob on another day, as it was known', 'ada', '/hr/people/:person/file', {
    path: (populated) =>
      hrefTo('/hr/people/:person/file', { person: populated.person('bob') }, { asof: '2026-11-20', clock: 'reported' }),
  }),
  pageState('a lesson to go over with Bob, for his supervisor', 'cleo', '/hr/people/:person/lessons/:lesson', {
    path: (populated) =>
      hrefTo('/hr/people/:person/lessons/:lesson', { person: populated.person('bob'), lesson: 'L6' }),
  }),
  pageState('the file of Bob, for his supervisor', 'cleo', '/hr/people/:person/file', {
    path: (populated) => hrefTo('/hr/people/:person/file', { person: populated.person('bob') }),
  }),
  pageState('editions', 'ada', '/hr/editions'),
  pageState('editions, when none is kept', 'abe', '/hr/editions'),
  pageState('an edition', 'ada', '/hr/editions/:hash', {
    path: ({ shown }) => hrefTo('/hr/editions/:hash', { hash: shown.edition }),
  }),
  ...course.lessons.map(({ id }) =>
    pageState(`lesson ${id} as it was shown`, 'ada', '/hr/editions/:hash/lessons/:lesson', {
      path: ({ shown: { edition, site } }) =>
        hrefTo('/hr/editions/:hash/lessons/:lesson', { hash: edition, lesson: id }, { site }),
    }),
  ),
  pageState('a step of a story as it was shown', 'ada', '/hr/editions/:hash/stories/:scenario', {
    path: ({ shown }) =>
      hrefTo('/hr/editions/:hash/stories/:scenario', { hash: shown.edition, scenario: firstStory }, { page: '2' }),
  }),
  pageState('what followed a choice, as it was shown', 'ada', '/hr/editions/:hash/stories/:scenario', {
    path: ({ shown }) =>
      hrefTo('/hr/editions/:hash/stories/:scenario', { hash: shown.edition, scenario: firstStory }, { page: '5' }),
  }),
  pageState('questions as they were shown', 'ada', '/hr/editions/:hash/questions', {
    path: ({ shown }) => hrefTo('/hr/editions/:hash/questions', { hash: shown.edition }),
  }),
  pageState('the policy as it was shown', 'ada', '/hr/editions/:hash/policy', {
    path: ({ shown: { edition, site } }) => hrefTo('/hr/editions/:hash/policy', { hash: edition }, { site }),
  }),
  pageState('contacts as they were shown', 'ada', '/hr/editions/:hash/contacts', {
    path: ({ shown: { edition, site } }) => hrefTo('/hr/editions/:hash/contacts', { hash: edition }, { site }),
  }),
  pageState('the questions that somebody was asked', 'ada', '/hr/checks/:check', {
    path: ({ shown }) => hrefTo('/hr/checks/:check', { check: shown.check }),
  }),
  pageState('sites', 'ada', '/hr/sites'),
  pageState('one site, new', 'abe', '/hr/sites'),
  pageState('a new site without a name', 'ada', '/hr/sites', mistake()),
  pageState('what’s the same at every site', 'ada', '/hr/sites/defaults', { announces: 'status' }),
  pageState('what’s the same at every site, where nothing is yet', 'abe', '/hr/sites/defaults', {
    announces: 'status',
  }),
  pageState('a number for every site without its digits', 'ada', '/hr/sites/defaults', {
    async act(page) {
      await page.evaluate(`for (const part of document.querySelectorAll('details')) part.open = true`)
      await page.locator('[name="local-0-phone"]').fill('609')
      await page.locator('[formaction="/hr/sites/defaults/checks"]').click()
    },
    announces: 'alert',
  }),
  pageState('the phone numbers that every site has', 'ada', '/hr/sites/defaults/phone'),
  pageState('a phone number for every site that wasn’t changed', 'ada', '/hr/sites/defaults/phone', {
    async act(page) {
      await page.locator('main form [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('what a change for every site would do', 'ada', '/hr/sites/defaults/preview'),
  pageState('a change for every site that waits for a second person', 'ada', '/hr/sites/defaults/proposal'),
  pageState('a change for every site sent back without a reason', 'ada', '/hr/sites/defaults/proposal', {
    async act(page) {
      await page.locator('#refuse ~ form [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('a site with nothing filled in', 'ada', '/hr/sites/:site', {
    path: (populated) => hrefTo('/hr/sites/:site', { site: populated.sites.south }),
  }),
  pageState('a site after a call that reached nobody', 'ada', '/hr/sites/:site', {
    path: (populated) => hrefTo('/hr/sites/:site', { site: populated.sites.south }, { failed: 'call' }),
    announces: 'status',
  }),
  pageState('a site asked to go live with nothing filled in', 'ada', '/hr/sites/:site', {
    path: (populated) => hrefTo('/hr/sites/:site', { site: populated.sites.south }),
    async act(page) {
      await page.locator('main .stay .btn').first().click()
    },
    announces: 'alert',
  }),
  pageState('a site with the longest texts', 'ada', '/hr/sites/:site', {
    path: (populated) => hrefTo('/hr/sites/:site', { site: populated.sites.north }),
    announces: 'status',
  }),
  pageState('the preview of a site with nothing filled in', 'ada', '/hr/sites/:site/preview', {
    path: (populated) => hrefTo('/hr/sites/:site/preview', { site: populated.sites.south }),
  }),
  pageState('the preview of a site with the longest texts', 'ada', '/hr/sites/:site/preview', {
    path: (populated) => hrefTo('/hr/sites/:site/preview', { site: populated.sites.north }),
  }),
  pageState('the phone numbers of a site', 'ada', '/hr/sites/:site/phone', {
    path: (populated) => hrefTo('/hr/sites/:site/phone', { site: populated.sites.north }),
  }),
  pageState('a phone number of a site that wasn’t changed', 'ada', '/hr/sites/:site/phone', {
    path: (populated) => hrefTo('/hr/sites/:site/phone', { site: populated.sites.north }),
    async act(page) {
      await page.locator('main form [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('two versions of a site next to each other', 'ada', '/hr/sites/:site/versions', {
    path: (populated) => hrefTo('/hr/sites/:site/versions', { site: populated.sites.north }),
  }),
  pageState('what staff saw at a site on a day', 'ada', '/hr/sites/:site/versions', {
    path: (populated) => hrefTo('/hr/sites/:site/versions', { site: populated.sites.north }, { on: '2026-11-24' }),
  }),
  pageState('details of a site that wait for a second person', 'ada', '/hr/sites/:site/proposal', {
    path: (populated) => hrefTo('/hr/sites/:site/proposal', { site: populated.sites.south }),
  }),
  pageState('details of a site sent back without a reason', 'ada', '/hr/sites/:site/proposal', {
    path: (populated) => hrefTo('/hr/sites/:site/proposal', { site: populated.sites.south }),
    async act(page) {
      await page.locator('#refuse ~ form [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('the steps of a site to print', 'ada', '/hr/sites/:site/steps', {
    path: (populated) => hrefTo('/hr/sites/:site/steps', { site: populated.sites.north }),
  }),
  pageState('the card of a site', 'ada', '/hr/sites/:site/card', {
    path: (populated) => hrefTo('/hr/sites/:site/card', { site: populated.sites.north }),
  }),
  pageState('packages', 'ada', '/hr/packages'),
  pageState('packages, when no site has live details', 'abe', '/hr/packages'),
  pageState('a package that is ready', 'ada', '/hr/packages', {
    path: ({ sites }) => packageAddress(readyPackage(sites.north)),
    announces: 'status',
  }),
  pageState('a package that isn’t made yet', 'ada', '/hr/packages', {
    path: ({ sites }) => packageAddress({ for: sites.north, lms: 'relias', report: 'completed' }),
  }),
  pageState('a package that is being made', 'ada', '/hr/packages/orders/:order', {
    path: ({ orders }) => hrefTo('/hr/packages/orders/:order', { order: orders.making }),
  }),
  pageState('a package that was stopped', 'ada', '/hr/packages/orders/:order', {
    path: ({ orders }) => hrefTo('/hr/packages/orders/:order', { order: orders.stopped }),
    announces: 'status',
  }),
  pageState('where a package went', 'ada', '/hr/packages/made/:package', {
    path: ({ made }) => hrefTo('/hr/packages/made/:package', { package: made }),
  }),
  pageState('where a package went, without a name', 'ada', '/hr/packages/made/:package', {
    path: ({ made }) => hrefTo('/hr/packages/made/:package', { package: made }),
    ...mistake(),
  }),
  pageState('a package with gaps', 'ada', '/hr/packages', {
    path: ({ profiles }) => packageAddress({ for: profiles.fresh }),
    announces: 'status',
  }),
  pageState('the phone numbers', 'ada', '/hr/contacts'),
  pageState('the phone numbers after a check', 'ada', '/hr/contacts', {
    path: () => hrefTo('/hr/contacts', {}, { done: 'works' }),
    announces: 'status',
  }),
  pageState('the phone numbers after a call', 'ada', '/hr/contacts', {
    path: () => hrefTo('/hr/contacts', {}, { done: 'called' }),
    announces: 'status',
  }),
  pageState('the phone numbers that staff saw on a day', 'ada', '/hr/contacts', {
    path: () => hrefTo('/hr/contacts', {}, { on: '2026-11-24' }),
  }),
  pageState('who looks after each phone number', 'ada', '/hr/contacts/owners'),
  pageState('a phone number', 'ada', '/hr/contacts/:contact', {
    path: () => hrefTo('/hr/contacts/:contact', { contact: 'SCR' }),
  }),
  pageState('the calls of a site’s own numbers', 'ada', '/hr/sites/:site/number-checks', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/number-checks', { site: sites.north }),
  }),
  pageState('a check to take back', 'ada', '/hr/number-checks/:checked/correction', {
    path: ({ checked }) => hrefTo('/hr/number-checks/:checked/correction', { checked }),
  }),
  pageState('a check taken back without a reason', 'ada', '/hr/number-checks/:checked/correction', {
    path: ({ checked }) => hrefTo('/hr/number-checks/:checked/correction', { checked }),
    ...mistake(),
  }),
  pageState('the form of a changed phone number', 'ada', '/hr/contacts/:contact/change', {
    path: () => hrefTo('/hr/contacts/:contact/change', { contact: 'NR-2' }),
  }),
  pageState('a changed phone number with nothing changed', 'ada', '/hr/contacts/:contact/change', {
    path: () => hrefTo('/hr/contacts/:contact/change', { contact: 'NR-2' }),
    async act(page) {
      await page.locator('main form [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('a phone number with a change that waits', 'ada', '/hr/contacts/:contact', {
    path: () => hrefTo('/hr/contacts/:contact/change', { contact: 'NR-2' }),
    async act(page) {
      await page.locator('[name="en-hours"]').fill('Weekdays')
      await page.locator('[name="reason"]').fill('Its page has new hours.')
      await page.locator('main form [type="submit"]').click()
    },
    announces: 'status',
  }),
  pageState('the form of a phone number with a change that waits', 'ada', '/hr/contacts/:contact/change', {
    path: () => hrefTo('/hr/contacts/:contact/change', { contact: 'NR-2' }),
    async act(page) {
      const form = page.url()
      await page.locator('[name="en-hours"]').fill('Weekdays')
      await page.locator('[name="reason"]').fill('Its page has new hours.')
      await page.locator('main form [type="submit"]').click()
      await page.locator('main [role="status"]').waitFor()
      await page.goto(form)
      await page.locator('#proposed').waitFor()
    },
  }),
  pageState('the people of a site', 'ada', '/hr/sites/:site/people', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.north }),
  }),
  pageState(
    'the people of a site after somebody said that no one needs to be linked',
    'ada',
    '/hr/sites/:site/people',
    {
      path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.north }, { done: 'nobody' }),
      announces: 'status',
    },
  ),
  pageState('the people of a site without details', 'ada', '/hr/sites/:site/people', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.south }),
  }),
  pageState('a search for somebody who holds a role', 'ada', '/hr/sites/:site/people', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.north }, { choose: 'backup-0' }),
  }),
  pageState('people found for a role', 'ada', '/hr/sites/:site/people', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.north }, { choose: 'backup-0' }),
    async act(page) {
      await page.locator('main [name="who"]').fill('o')
      await page.locator('main form:has([name="who"]) [type="submit"]').click()
    },
  }),
  pageState('nobody found for a role', 'ada', '/hr/sites/:site/people', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.north }, { choose: 'backup-0' }),
    async act(page) {
      await page.locator('main [name="who"]').fill('zzzz')
      await page.locator('main form:has([name="who"]) [type="submit"]').click()
    },
    announces: 'status',
  }),
  pageState('the people of a site after a link', 'ada', '/hr/sites/:site/people', {
    path: ({ sites }) => hrefTo('/hr/sites/:site/people', { site: sites.north }, { done: 'linked' }),
    announces: 'status',
  }),
  pageState('the practice of a team', 'cleo', '/team/practices/:site', {
    path: ({ sites }) => hrefTo('/team/practices/:site', { site: sites.north }),
  }),
  pageState('the practices of all sites', 'ada', '/hr/practices'),
  pageState('a practice', 'ada', '/hr/practices/:site', {
    path: ({ sites }) => hrefTo('/hr/practices/:site', { site: sites.north }),
  }),
  pageState('another text for a practice', 'ada', '/hr/practices/:site', { path: practiceTextPath }),
  pageState('another text for a practice of a team', 'cleo', '/team/practices/:site', {
    path: ({ sites, practice }) => hrefTo('/team/practices/:site', { site: sites.north }, { text: practice }),
  }),
  pageState('another text for a practice, without a reason', 'ada', '/hr/practices/:site', {
    path: practiceTextPath,
    ...mistake(),
  }),
  pageState('a practice on a day before the site had details', 'ada', '/hr/practices/:site', {
    path: ({ sites }) => hrefTo('/hr/practices/:site', { site: sites.north }),
    async act(page) {
      await page.locator('[name="on"]').fill('2020-01-02')
      await page.locator('section[aria-labelledby="record"] [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('a practice that was recorded', 'ada', '/hr/practices/:site', {
    path: ({ sites }) => hrefTo('/hr/practices/:site', { site: sites.north }),
    async act(page) {
      await page.locator('[name="people"]').first().check()
      await page.locator('section[aria-labelledby="record"] [type="submit"]').click()
    },
    announces: 'status',
  }),
  pageState('the groups', 'ada', '/hr/groups'),
  pageState('no groups', 'abe', '/hr/groups'),
  pageState('a new group, before its site', 'ada', '/hr/groups/new'),
  pageState('a new group, with no site chosen', 'ada', '/hr/groups/new', {
    path: () => hrefTo('/hr/groups/new', {}, { site: '' }),
    announces: 'alert',
  }),
  pageState('a new group where nobody is told', 'ada', '/hr/groups/new', {
    path: () => hrefTo('/hr/groups/new', {}, { site: 'south-house' }),
  }),
  pageState('a new group', 'ada', '/hr/groups/new', {
    path: () => hrefTo('/hr/groups/new', {}, { site: 'north-house' }),
  }),
  pageState('a new group with nothing filled in', 'ada', '/hr/groups/new', {
    path: () => hrefTo('/hr/groups/new', {}, { site: 'north-house' }),
    async act(page) {
      await page.locator('[name="name"]').fill(' ')
      await page.locator('main form[method="post"] [type="submit"]').last().click()
    },
    announces: 'alert',
  }),
  pageState('a group that was announced late', 'ada', '/hr/groups/:group', {
    path: ({ group }) => hrefTo('/hr/groups/:group', { group }),
  }),
  pageState('a group after its announcement', 'ada', '/hr/groups/:group', {
    path: ({ group }) => hrefTo('/hr/groups/:group', { group }, { done: 'planned' }),
    announces: 'status',
  }),
  pageState('a group where a signature added nothing', 'ada', '/hr/groups/:group', {
    path: ({ group }) => hrefTo('/hr/groups/:group', { group }, { done: 'unsigned' }),
    announces: 'status',
  }),
  pageState('a group with a signature in the future', 'ada', '/hr/groups/:group', {
    path: ({ group }) => hrefTo('/hr/groups/:group', { group }),
    async act(page) {
      await page.locator('main table [name="on"]').first().fill('2030-01-01')
      await page.locator('main table [type="submit"]').first().click()
    },
    announces: 'alert',
  }),
  pageState('the form of a changed group', 'ada', '/hr/groups/:group/change', {
    path: ({ group }) => hrefTo('/hr/groups/:group/change', { group }),
  }),
  pageState('a sheet to sign about a group', 'ada', '/hr/groups/:group/sheet', {
    path: ({ group }) => hrefTo('/hr/groups/:group/sheet', { group }),
  }),
  pageState('who is told before a group', 'ada', '/hr/groups/sites/:site', {
    path: ({ sites }) => hrefTo('/hr/groups/sites/:site', { site: sites.north }),
  }),
  pageState('who is told before a group, with nobody', 'ada', '/hr/groups/sites/:site', {
    path: ({ sites }) => hrefTo('/hr/groups/sites/:site', { site: sites.south }),
    async act(page) {
      await page.locator('[name="days"]').fill('many')
      await page.locator('main form [type="submit"]').last().click()
    },
    announces: 'alert',
  }),
  pageState('the notice of a group', 'visitor', '/notices/:token', {
    path: ({ language, links }) => publicPath(hrefTo('/notices/:token', { token: links.notice }), language),
  }),
  pageState('the notice of a group that is over', 'visitor', '/notices/:token', {
    path: inLanguage(hrefTo('/notices/:token', { token: 'nobody-has-this-token' })),
  }),
  pageState('home with a group to confirm', 'cleo', '/course'),
  pageState('what staff still know', 'ada', '/hr/follow-ups'),
  pageState('what staff still know, before anybody answered', 'abe', '/hr/follow-ups'),
  pageState('a link to follow-up questions', 'visitor', '/minute/:token', { path: minute('open') }),
  pageState('a link to follow-up questions that was used', 'visitor', '/minute/:token', { path: minute('used') }),
  pageState('a link to follow-up questions that is over', 'visitor', '/minute/:token', {
    path: inLanguage(hrefTo('/minute/:token', { token: 'nobody-has-this-token' })),
  }),
  pageState('a follow-up question', 'visitor', '/minute/:token', {
    path: minute('open'),
    act: async (page) => page.locator('main [type="submit"]').click(),
  }),
  pageState('an answer to a follow-up question', 'visitor', '/minute/:token', {
    path: minute('open'),
    act: answerMinute(0),
  }),
  pageState('both follow-up questions answered', 'visitor', '/minute/:token', {
    path: minute('open'),
    act: answerMinute(1),
    announces: 'status',
  }),
  pageState('the rules', 'ada', '/hr/rules'),
  pageState('the form of rules', 'ada', '/hr/rules/draft'),
  pageState('rules with days that are none', 'ada', '/hr/rules/draft', {
    act: tryRules({ 'rule-0-days': 'soon' }),
    announces: 'alert',
  }),
  pageState('rules published without a reason', 'ada', '/hr/rules/preview', {
    path: () => '/hr/rules/draft',
    async act(page) {
      await tryRules({ 'rule-0-days': '1' })(page)
      // The first button of the page before would remove a rule.
      await page.waitForURL('**/hr/rules/preview')
      await send(page)
    },
    announces: 'alert',
  }),
  pageState('what new rules would do', 'ada', '/hr/rules/preview', {
    path: () => '/hr/rules/draft',
    act: tryRules({ 'rule-0-days': '1' }),
  }),
  pageState('how statuses are decided, for HR', 'ada', '/hr/statuses'),
  pageState('how statuses are decided, for a learner', 'bob', '/hr/statuses'),
  pageState('another organization', 'ada', '/hr/packages/profiles/new'),
  pageState('another organization without a name', 'ada', '/hr/packages/profiles/new', mistake()),
  pageState('details of another organization, with nothing filled in', 'ada', '/hr/packages/profiles/:profile', {
    path: ({ profiles }) => hrefTo('/hr/packages/profiles/:profile', { profile: profiles.fresh }),
  }),
  pageState('details of another organization with the longest texts', 'ada', '/hr/packages/profiles/:profile', {
    path: ({ profiles }) => hrefTo('/hr/packages/profiles/:profile', { profile: profiles.long }),
  }),
  pageState('files of people', 'ada', '/hr/imports'),
  pageState('files of people, when there is none', 'abe', '/hr/imports'),
  pageState('no file chosen', 'ada', '/hr/imports', mistake()),
  pageState('columns of a file', 'ada', '/hr/imports/:import/columns', {
    path: ({ files }) => hrefTo('/hr/imports/:import/columns', { import: files.uploaded }),
  }),
  pageState('columns of a file, one of them twice', 'ada', '/hr/imports/:import/columns', {
    path: ({ files }) => hrefTo('/hr/imports/:import/columns', { import: files.uploaded }),
    async act(page) {
      await unfold(page)
      await page.locator('#column-email').selectOption('Name')
      await send(page)
    },
    announces: 'alert',
  }),
  pageState('choices for a list of staff', 'ada', '/hr/imports/:import/choices', {
    path: ({ files }) => hrefTo('/hr/imports/:import/choices', { import: files.uploaded }),
  }),
  pageState('choices for completions, with nothing filled in', 'ada', '/hr/imports/:import/choices', {
    path: ({ files }) => hrefTo('/hr/imports/:import/choices', { import: files.review }),
    ...mistake({ from: '' }),
  }),
  pageState('a file that is being read', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.reading }),
  }),
  pageState('what a file would change', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.planned }),
  }),
  pageState('a file with a number to type', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.held }),
  }),
  pageState('a file with another number typed', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.held }),
    ...mistake({ confirmedSeparations: '1' }),
  }),
  pageState('a file that would give people other names', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.renaming }),
  }),
  pageState('a file that would give people other names, with another number typed', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.renaming }),
    ...mistake({ confirmedRenames: '1' }),
  }),
  pageState('a file that would take people out of roles at several sites', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.moving }),
  }),
  pageState('a file that was recorded', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.applied }),
    announces: 'status',
  }),
  pageState('a file that stopped', 'ada', '/hr/imports/:import', {
    path: ({ files }) => hrefTo('/hr/imports/:import', { import: files.failed }),
    announces: 'status',
  }),
  pageState('lines of a file', 'ada', '/hr/imports/:import/rows', {
    path: ({ files }) => hrefTo('/hr/imports/:import/rows', { import: files.planned }, { outcome: 'moved' }),
  }),
  pageState('lines that have to be mended', 'ada', '/hr/imports/:import/rows', {
    path: ({ files }) => hrefTo('/hr/imports/:import/rows', { import: files.planned }, { outcome: 'refused' }),
  }),
  pageState('a line that has to be corrected', 'ada', '/hr/imports/:import/lines/:line', {
    path: ({ files }) => hrefTo('/hr/imports/:import/lines/:line', { import: files.planned, line: 6 }),
    announces: 'alert',
  }),
  pageState('a corrected line that can be imported', 'ada', '/hr/imports/:import/lines/:line', {
    path: ({ files }) => hrefTo('/hr/imports/:import/lines/:line', { import: files.corrected, line: 6 }),
    announces: 'status',
  }),
  pageState('lines for HR to decide', 'ada', '/hr/imports/:import/rows', {
    path: ({ files }) => hrefTo('/hr/imports/:import/rows', { import: files.review }, { outcome: 'review' }),
  }),
  pageState('check codes', 'ada', '/hr/receipts'),
  pageState('no check code', 'ada', '/hr/receipts', mistake()),
  pageState('a check code that is none', 'ada', '/hr/receipts', {
    ...mistake({ code: '7K2M-9Q4T-XW3H' }),
    announces: 'status',
  }),
  pageState('a check code', 'ada', '/hr/receipts', {
    ...mistake({ code: receiptCode(course, { score: 93, on: calendarDate('2026-11-20'), nonce: 7 }) }),
    announces: 'status',
  }),
  pageState('a package on trial', 'ada', '/hr/packages/previews/:preview', {
    path: (populated) => hrefTo('/hr/packages/previews/:preview', { preview: populated.preview }),
    act: (page) => page.locator('#log li').nth(3).waitFor(),
    announces: 'status',
  }),
  pageState('a trial that is over', 'ada', '/hr/packages/previews/:preview', {
    path: () => hrefTo('/hr/packages/previews/:preview', { preview: 'gone' }),
  }),
  pageState('the course and the policy', 'ada', '/hr/course'),
  pageState('the clauses of the policy', 'ada', '/hr/clauses'),
  pageState('the organization’s policy', 'ada', '/hr/policy'),
  pageState('the form of a clause', 'ada', '/hr/policy/clauses/:clause', {
    path: () => hrefTo('/hr/policy/clauses/:clause', { clause: 'PR-6' }),
  }),
  pageState('a clause with nothing changed', 'ada', '/hr/policy/clauses/:clause', {
    path: () => hrefTo('/hr/policy/clauses/:clause', { clause: 'PR-6' }),
    async act(page) {
      await page.locator('main form [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('the policy with a clause in the draft', 'ada', '/hr/policy', {
    path: () => hrefTo('/hr/policy/clauses/:clause', { clause: 'new' }),
    act: draftClause,
    announces: 'status',
  }),
  pageState('the policy before it’s published', 'ada', '/hr/policy/publish', {
    path: () => hrefTo('/hr/policy/clauses/:clause', { clause: 'new' }),
    async act(page) {
      await draftClause(page)
      await page.goto(new URL('/hr/policy/publish', page.url()).href)
    },
  }),
  pageState('the policy to publish alone', 'abe', '/hr/policy/publish'),
  pageState('the policy to approve', 'ada', '/hr/policy/approval'),
  pageState('the policy given back without a reason', 'ada', '/hr/policy/approval', {
    async act(page) {
      await page.locator('main form[action$="returns"] [type="submit"]').click()
    },
    announces: 'alert',
  }),
  pageState('what staff understand', 'ada', '/hr/understanding', { announces: 'status' }),
  pageState('what staff understand, when nothing is told', 'abe', '/hr/understanding'),
  pageState('what staff understand, at a site of which nothing is told', 'ada', '/hr/understanding', {
    path: () => '/hr/understanding?place=north-house&language=',
    announces: 'status',
  }),
  pageState('a question with its answers', 'ada', '/hr/understanding/questions/:question', {
    path: () => hrefTo('/hr/understanding/questions/:question', { question: 'Q06' }),
  }),
  pageState('a question with steps to order and its answers', 'ada', '/hr/understanding/questions/:question', {
    path: () => hrefTo('/hr/understanding/questions/:question', { question: 'Q24' }),
  }),
  pageState('a question with answers of which nothing is told', 'abe', '/hr/understanding/questions/:question', {
    path: () => hrefTo('/hr/understanding/questions/:question', { question: 'Q06' }),
  }),
  pageState('the pass mark', 'ada', '/hr/pass-mark'),
  pageState('the pass mark without a sheet', 'abe', '/hr/pass-mark'),
  pageState('an open sheet for the pass mark', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet', { sheet: sheets.open }),
  }),
  pageState('a sheet for the pass mark after a judge was added', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet', { sheet: sheets.open }, { done: 'added' }),
    announces: 'status',
  }),
  pageState('a judge without a role', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet', { sheet: sheets.open }),
    ...mistake(),
  }),
  pageState('a closed sheet for the pass mark', 'ada', '/hr/pass-mark/:sheet', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet', { sheet: sheets.closed }),
  }),
  pageState('the form for judges on paper', 'ada', '/hr/pass-mark/:sheet/form', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet/form', { sheet: sheets.open }),
  }),
  pageState('a judge', 'ada', '/hr/pass-mark/:sheet/judges/:judge', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: sheets.open, judge: 1 }),
  }),
  pageState('a judge of a closed sheet', 'ada', '/hr/pass-mark/:sheet/judges/:judge', {
    path: ({ sheets }) => hrefTo('/hr/pass-mark/:sheet/judges/:judge', { sheet: sheets.closed, judge: 1 }),
  }),
  pageState('questions to judge', 'ada', '/hr/pass-mark/:sheet/judges/:judge/:lesson', {
    path: ({ sheets }) =>
      hrefTo('/hr/pass-mark/:sheet/judges/:judge/:lesson', { sheet: sheets.open, judge: 1, lesson: 'L4' }),
  }),
  pageState('an estimate that is none', 'ada', '/hr/pass-mark/:sheet/judges/:judge/:lesson', {
    path: ({ sheets }) =>
      hrefTo('/hr/pass-mark/:sheet/judges/:judge/:lesson', { sheet: sheets.open, judge: 1, lesson: 'L1' }),
    ...mistake({ Q01: '101' }),
  }),
  pageState('the ledger', 'ada', '/hr/ledger'),
  pageState('the ledger, when nothing was signed or checked', 'abe', '/hr/ledger'),
  pageState('the ledger after a head was signed', 'ada', '/hr/ledger', {
    path: () => '/hr/ledger?done=signed',
    announces: 'status',
  }),
  pageState('the ledger with an address that is none', 'ada', '/hr/ledger', {
    act: async (page) => {
      await page.locator('#address').fill('nowhere')
      await page.locator('form[action$="/keeper"] .btn').click()
    },
    announces: 'alert',
  }),
  pageState('the ledger compared with heads from outside', 'ada', '/hr/ledger', {
    act: async (page) => {
      const kept = await page.request.get(new URL('/hr/ledger/heads.json', page.url()).href)
      const file = { name: 'heads.json', mimeType: 'application/json', buffer: await kept.body() }
      await page.locator('#file').setInputFiles(file)
      await page.locator('form[action$="/comparisons"] .btn').click()
    },
    announces: 'status',
  }),
  pageState('the audit trail', 'ada', '/hr/audit'),
  pageState('the audit trail, narrowed to nothing', 'ada', '/hr/audit', {
    path: () => '/hr/audit?to=2020-01-01',
    announces: 'status',
  }),
  pageState('the audit trail with a name that nobody has', 'ada', '/hr/audit', {
    act: async (page) => {
      await page.locator('main summary').first().click()
      await page.locator('#who').fill('Nobody of this name')
      await page.locator('form[action$="/searches"] .btn').click()
    },
    announces: 'alert',
  }),
  pageState('evidence packs', 'ada', '/hr/packs'),
  pageState('evidence packs, when none was asked for', 'abe', '/hr/packs'),
  pageState('evidence packs with a day that has not come', 'ada', '/hr/packs', {
    act: async (page) => {
      await page.locator('#day').fill('2099-01-01')
      await page.locator('form[action$="/packs"] .btn').click()
    },
    announces: 'alert',
  }),
  pageState('evidence packs with no file to check', 'ada', '/hr/packs', {
    act: (page) => page.locator('form[action$="/checks"] .btn').click(),
    announces: 'alert',
  }),
  pageState('an evidence pack that is being made', 'ada', '/hr/packs/:pack', {
    path: ({ packs }) => hrefTo('/hr/packs/:pack', { pack: packs.making }),
  }),
  pageState('a large file of a report', 'ada', '/hr/reports/files/:made', {
    path: ({ reportFiles }) => hrefTo('/hr/reports/files/:made', { made: reportFiles.made }),
  }),
  pageState('a large file of a report that is being made', 'ada', '/hr/reports/files/:made', {
    path: ({ reportFiles }) => hrefTo('/hr/reports/files/:made', { made: reportFiles.making }),
  }),
  pageState('long work', 'ada', '/hr/work'),
  pageState('long work, when there is none', 'abe', '/hr/work'),
  pageState('an evidence pack', 'ada', '/hr/packs/:pack', {
    path: ({ packs }) => hrefTo('/hr/packs/:pack', { pack: packs.made }),
  }),
  pageState('an evidence pack whose file is gone', 'ada', '/hr/packs/:pack', {
    path: ({ packs }) => hrefTo('/hr/packs/:pack', { pack: packs.gone }),
    announces: 'status',
  }),
  pageState('an evidence pack that could not be made', 'ada', '/hr/packs/:pack', {
    path: ({ packs }) => hrefTo('/hr/packs/:pack', { pack: packs.failed }),
    announces: 'status',
  }),
  pageState('an evidence pack that came back, changed', 'ada', '/hr/packs', {
    act: async (page, { packs }) => {
      const made = await page.request.get(
        new URL(`${hrefTo('/hr/packs/:pack', { pack: packs.made })}/pack.zip`, page.url()).href,
      )
      const buffer = await made.body()
      // Changes a byte in the middle, where the files are.
      buffer[Math.floor(buffer.length / 2)] = (buffer[Math.floor(buffer.length / 2)] ?? 0) ^ 255
      await page.locator('#file').setInputFiles({ name: 'pack.zip', mimeType: 'application/zip', buffer })
      await page.locator('form[action$="/checks"] .btn').click()
    },
    announces: 'status',
  }),
  pageState('settings', 'ada', '/hr/settings'),
  pageState('settings of an organization with one administrator', 'abe', '/hr/settings'),
  pageState('roles', 'ada', '/hr/roles'),
  pageState('roles of nobody on record', 'ada', '/hr/roles', {
    ...mistake({ who: 'Zoe' }),
  }),
  pageState('the roles of a person who has some', 'ada', '/hr/roles/people/:person', {
    path: (populated) => hrefTo('/hr/roles/people/:person', { person: populated.person('ada') }, { done: 'given' }),
    announces: 'status',
  }),
  pageState('the roles of a person without a password', 'ada', '/hr/roles/people/:person', {
    path: (populated) => hrefTo('/hr/roles/people/:person', { person: populated.fresh }),
  }),
  pageState('the roles of somebody else who can sign in', 'ada', '/hr/roles/people/:person', {
    path: (populated) => hrefTo('/hr/roles/people/:person', { person: populated.person('bob') }),
  }),
  pageState('a role with nothing filled in', 'ada', '/hr/roles/people/:person', {
    path: (populated) => hrefTo('/hr/roles/people/:person', { person: populated.person('bob') }),
    ...mistake(),
  }),
  pageState('an auditor from outside', 'ada', '/hr/roles/outside'),
  pageState('an auditor from outside with nothing filled in', 'ada', '/hr/roles/outside', mistake()),
  pageState('the rule for a second step', 'ada', '/hr/second-step'),
  pageState('single sign-on without a provider', 'ada', '/hr/sign-in'),
  pageState('single sign-on', 'abe', '/hr/sign-in'),
  pageState('sign-ins to confirm', 'abe', '/hr/sign-ins'),
  pageState('a sign-in of somebody unknown', 'abe', '/hr/sign-ins/:request', {
    path: () => hrefTo('/hr/sign-ins/:request', { request: STRANGER }),
  }),
  pageState('how long data is kept', 'ada', '/hr/retention'),
  pageState('what would go with other periods', 'ada', '/hr/retention/preview', {
    path: () => '/hr/retention/preview?leavers=10-years&messages=1-year&links=30-days&addresses=30-days&trail=keep',
  }),
  pageState('who may be erased now', 'ada', '/hr/retention/leavers'),
  pageState('how long data is kept, saved', 'ada', '/hr/retention', {
    path: () => '/hr/retention?saved=yes',
    announces: 'status',
  }),
  pageState('other systems', 'ada', '/hr/webhooks'),
  pageState('no other system', 'abe', '/hr/webhooks'),
  pageState('access that has ended', 'ada', '/hr/webhooks', {
    path: () => '/hr/webhooks?access=ended',
    announces: 'status',
  }),
  pageState('an access token to make', 'ada', '/hr/webhooks/tokens/new'),
  pageState('an access token with nothing filled in', 'ada', '/hr/webhooks/tokens/new', mistake()),
  pageState('an access token that is shown once', 'ada', '/hr/webhooks/tokens/new', {
    act: async (page) => {
      await page.locator('[name="name"]').fill('Scheduling')
      await page.locator('[value="standings"]').check()
      await send(page)
    },
  }),
  pageState('a delivery to another system, sent again', 'ada', '/hr/webhooks', {
    path: () => '/hr/webhooks?sent=yes',
    announces: 'status',
  }),
  pageState('a delivery to another system that couldn’t be sent again', 'ada', '/hr/webhooks', {
    path: () => '/hr/webhooks?sent=no',
    announces: 'status',
  }),
  pageState('the organization', 'ada', '/hr/organization'),
  pageState('the organization saved', 'ada', '/hr/organization', {
    path: () => '/hr/organization?saved=yes',
    announces: 'status',
  }),
  pageState(
    'the organization with an address that is none',
    'ada',
    '/hr/organization',
    mistake({ leaveTo: 'nowhere' }),
  ),
  pageState('another name of the organization, to confirm', 'ada', '/hr/organization', {
    act: async (page) => {
      await page.locator('#name').fill('Elm Street Youth Services')
      await page.locator('form[action$="/name"] .btn').click()
    },
  }),
  pageState('the organization without a name', 'ada', '/hr/organization', {
    act: async (page) => {
      await page.locator('#name').fill(' ')
      await page.locator('form[action$="/name"] .btn').click()
    },
    announces: 'alert',
  }),
  pageState('logo and color', 'ada', '/hr/organization/branding'),
  pageState('logo and color, saved', 'ada', '/hr/organization/branding', {
    path: () => '/hr/organization/branding?saved=logo',
    announces: 'status',
  }),
  pageState('no picture chosen for a logo', 'ada', '/hr/organization/branding', {
    act: async (page) => page.locator('form[action$="/logo"] .btn').click(),
    announces: 'alert',
  }),
  pageState('a color that is looked at', 'ada', '/hr/organization/branding/preview', {
    path: () => hrefTo('/hr/organization/branding/preview', {}, { code: '#ffd500', picked: '#1b5e57', shown: '' }),
  }),
  pageState('a color that is none', 'ada', '/hr/organization/branding/preview', {
    path: () => hrefTo('/hr/organization/branding/preview', {}, { code: 'green', picked: '#1b5e57', shown: '' }),
    announces: 'alert',
  }),
]

/** Opens the page and performs its action. Throws when the address leads elsewhere, or doesn't belong to its route. */
export async function goTo(
  page: Page,
  populated: Populated,
  { name, who, route, path, act, announces }: PageState,
): Promise<void> {
  const address = populated.address(who) + path(populated)
  await page.goto(address)
  if (page.url() !== address) throw new Error(`${name}: ${address} leads to ${page.url()}`)
  if (act !== null) {
    await act(page, populated)
    // A click ends when the next page begins to arrive, and its height isn't known before all of it is there.
    await page.waitForLoadState()
    // A form that was held back until its draft was kept goes later than the click.
    if (announces !== null) await announced(page, announces).first().waitFor()
    return
  }
  const { pathname } = new URL(address)
  if (route !== null && !isOf(route, pathname)) throw new Error(`${name}: ${pathname} is not of the route ${route}`)
}

/** What of the page is said as soon as it's there. */
export function announced(page: Page, role: 'alert' | 'status'): Locator {
  return page.locator(`:is(main, [role="search"]) [role="${role}"]`).filter({ hasText: /\S/ })
}

function isOf(route: string, pathname: string): boolean {
  const pattern = route.replaceAll(/:\w+/g, '[^/]+').replaceAll('.', '\\.')
  const prefixes = LANGUAGES.map((language) => publicPath('', language))
  return new RegExp(`^(${prefixes.join('|')})${pattern}$`).test(pathname)
}

/** A person without an account chooses the language by address. */
function pageState(name: string, who: Who, route: string | null, change: Change = {}): PageState {
  const isVisitor = who === 'visitor' || who === 'returning' || who === 'founder'
  const path = (populated: Populated) => (isVisitor ? publicPath(route ?? '/', populated.language) : (route ?? '/'))
  return { name, who, route, path, act: null, announces: null, ...change }
}

function inLanguage(path: string): (populated: Populated) => string {
  return (populated) => publicPath(path, populated.language)
}

function minute(state: keyof FollowUpTokens): (populated: Populated) => string {
  return ({ language, links }) => publicPath(hrefTo('/minute/:token', { token: links.minute[state] }), language)
}

/** Answers a question of a new link, because each is answered once. */
function answerMinute(answered: 0 | 1) {
  return async (page: Page, populated: Populated): Promise<void> => {
    const token = await followUpLink(populated.app('visitor'), answered)
    const path = publicPath(hrefTo('/minute/:token', { token }), populated.language)
    await page.goto(populated.address('visitor') + path)
    await page.locator('main [type="submit"]').click()
    await page.locator('main [name="choice"]').first().click()
  }
}

function joinPath({ language, links }: Populated): string {
  return publicPath(`/join/${links.join}`, language)
}

function setUpPath({ language, links }: Populated): string {
  return publicPath(`/set-up/${links.setUp}`, language)
}

function selectionPath(name: keyof Populated['selections']): (populated: Populated) => string {
  return ({ selections }) => hrefTo('/hr/selections/:selection', { selection: selections[name] })
}

function practiceTextPath({ sites, practice }: Populated): string {
  return hrefTo('/hr/practices/:site', { site: sites.north }, { text: practice })
}

function updateQuestionPath(): string {
  return hrefTo('/update/questions/:item', { item: UPDATE_ITEM })
}

function creditPath(populated: Populated): string {
  return hrefTo('/hr/people/:person/credits/new', { person: populated.person('bob') })
}

function sessionPath(): string {
  return '/hr/live-sessions?site=north-house&on=2026-11-20'
}

function revocationPath(populated: Populated): string {
  return hrefTo(
    '/hr/people/:person/certificate-revocations',
    { person: populated.person('finished') },
    { number: populated.certificate.number },
  )
}

function lesson(id: Item['lesson']): Change {
  return { path: () => webLinks.lesson(id, null) }
}

function searchFor(text: string): PageState['act'] {
  return async (page) => {
    await page.locator('#search').fill(text)
    await page.locator('#search').press('Enter')
    await page.waitForURL('**/hr/search')
  }
}

/** A form sent with a mistake in it: its errors are said at once. */
function mistake(fields: Readonly<Record<string, string>> = {}): Change {
  const act = async (page: Page) => {
    await unfold(page)
    for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value)
    await send(page)
  }
  return { act, announces: 'alert' }
}

/** Fills in the form of rules and asks what they would do. */
function tryRules(fields: Readonly<Record<string, string>>): (page: Page) => Promise<void> {
  return async (page) => {
    await unfold(page)
    for (const [name, value] of Object.entries(fields)) await page.locator(`main [name="${name}"]`).fill(value)
    const shown = page.waitForEvent('load')
    await page.locator('main [name="show"]').click()
    await shown
  }
}

/** Opens the parts of a form that have nothing to decide. */
async function unfold(page: Page): Promise<void> {
  await page.locator('main form').evaluateAll((forms) => {
    for (const part of forms.flatMap((form) => [...form.querySelectorAll('details')])) part.open = true
  })
}

/** A clause of the organization's own, without Spanish, and with something to say about its style. */
async function draftClause(page: Page): Promise<void> {
  await page.locator('[name="en-short"]').fill('two people on every outing')
  await page.locator('[name="en-clause"]').fill('Two staff go along on every outing, and he/she drives!')
  await page.locator('[name="noSpanish"]').check()
  await page.locator('#weight-minor').check()
  await page.locator('[name="reason"]').fill('The board asked for it.')
  await page.locator('main form [type="submit"]').click()
  await page.waitForURL('**/hr/policy?done=saved')
}

/** A form may wait until what was entered in it before is kept, so the click doesn't tell when it's sent. */
async function send(page: Page): Promise<void> {
  const shown = page.waitForEvent('load')
  await page.locator('main form[method="post"] .btn').first().click()
  await shown
}

/** Shows the lesson as it is without its script. */
async function onOnePage(page: Page): Promise<void> {
  await page.locator('.lesson--paged').evaluate((paged) => {
    paged.classList.remove('lesson--paged')
    paged.querySelector('.turn')?.setAttribute('hidden', '')
  })
}

/** Sends the form without any of its buttons, which answer a question. */
async function sendNothing(page: Page, form = 'form[method="post"]'): Promise<void> {
  const sent = page.waitForEvent('load')
  await page.locator(`main ${form}`).evaluate((element: HTMLFormElement) => element.requestSubmit())
  await sent
}

/** The first option, or the steps in the order shown. */
function answerSomehow(item: Item): (page: Page) => Promise<void> {
  return async (page) => {
    if (takesOne(item)) return page.locator('main .choice').first().click()
    if (!isOrdered(item)) await page.locator('main .answer label').first().click()
    await send(page)
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
