import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { JOB_NAMES } from '../../src/app/background.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { CARD_ADDRESSES } from '../../src/card/card.web.ts'
import { DONE_ABOUT, type Feature, FEATURES } from '../../src/policy/feature.ts'
import { csec } from '../support/csec.ts'
import { ROOT } from '../../src/platform/root.ts'

/** What does each feature: addresses that show or change something, jobs that work in the background, and commands. */
const DONE_BY: Readonly<Record<Feature, readonly string[]>> = {
  rules: ['POST /hr/rules', 'job rules', 'job statuses'],
  reminders: ['POST /hr/reminders', 'job reminders', 'job mail'],
  reports: ['GET /hr/overview', 'job reports', 'csec report'],
  certificate: ['GET /certificate.pdf', 'job certificates', 'csec verify-certificate'],
  packs: ['POST /hr/packs', 'job packs', 'csec evidence'],
  understanding: ['GET /hr/understanding'],
  'must-pass': ['POST /final', 'POST /attempts/:attempt/answers'],
  'every-lesson': ['GET /lessons/:lesson', 'POST /lessons/:lesson/questions/:item'],
  acknowledgement: ['GET /policy', 'POST /policy'],
  'acknowledgement-waits': ['POST /policy', 'job waiting'],
  contacts: [
    'GET /contacts',
    'POST /hr/contacts/:contact/checks',
    'POST /hr/number-checks/:checked/correction',
    'job line-alarms',
  ],
  card: [
    'GET /now/:siteSlug',
    'GET /es/now/:siteSlug',
    'GET /hr/sites/:site/card',
    'POST /hr/sites/:site/card',
    'GET /hr/sites/:site/preview/card',
  ],
  'wallet-card': ['GET /card/print'],
  guide: ['GET /guide', 'POST /guide'],
  'named-person': ['POST /hr/sites/:site/publications', 'GET /contacts'],
  'site-numbers': ['POST /hr/sites/:site/publications', 'POST /hr/sites/:site/number-checks'],
  'site-steps': ['POST /hr/sites/:site/publications', 'GET /hr/sites/:site/steps'],
  'after-report': ['GET /what-happens-next'],
  practice: ['POST /hr/practices/:site', 'POST /hr/practices/:site/interval'],
  'before-group': ['POST /hr/sites/:site/publications', 'GET /lessons/:lesson'],
  'group-safety': ['POST /hr/sites/:site/publications', 'GET /lessons/:lesson'],
  'group-notice': ['POST /hr/groups/new', 'POST /notices/:token', 'job mail'],
  'group-measures': ['POST /hr/groups/new', 'POST /hr/groups/:group/change'],
  'group-name': ['POST /hr/groups/new', 'GET /groups/:group/group.ics'],
  'staff-support': ['POST /hr/sites/:site/publications', 'GET /pause'],
  document: ['GET /policy/document', 'GET /hr/policy/document'],
  drift: ['POST /hr/sites/:site/people', 'job roles'],
  update: ['GET /update', 'POST /update/questions/:item', 'GET /hr/people/:person/update-sheet'],
  'follow-ups': ['POST /follow-ups', 'POST /minute/:token', 'GET /hr/follow-ups', 'job follow-ups'],
}

/** A test that shows each feature at work: its file below `tests`, and its title there. */
const SHOWN_BY: Readonly<Record<Feature, readonly [file: string, title: string]>> = {
  rules: ['requirements/rules.web.test.ts', 'are recorded as one entry, and applied to everybody'],
  reminders: ['reminders/remind.job.test.ts', 'tells everybody what is to be told, over five weeks'],
  reports: ['reports/period/period.web.test.ts', 'adds up, and each number leads to exactly its people'],
  certificate: [
    'certificates/certificate.web.test.ts',
    'opening the certificate ten times at the same moment issues it once',
  ],
  packs: [
    'audit/packs/making.test.ts',
    'the group has each person by name and role, when they were told, and whether they confirmed before it began',
  ],
  understanding: [
    'understanding/understanding.web.test.ts',
    'says by step how many were right, out of how many, and between what it would lie',
  ],
  'must-pass': [
    'learning/course.test.ts',
    'one missed topic brings one new question on it, and passes when that is right',
  ],
  'every-lesson': ['learning/course.test.ts', 'waits for lessons, then for the final check, then for the site'],
  acknowledgement: [
    'learning/course.test.ts',
    'completes, with the versions, the score, the rule, the language and the minutes',
  ],
  'acknowledgement-waits': ['site/site.web.test.ts', 'has done everything else, until the site is live'],
  contacts: [
    'contacts/live-content.web.test.ts',
    'a confirmed number is on the card, on the page of contacts, in the lesson and in the policy at once',
  ],
  card: ['card/card.web.test.ts', 'shows roles and never names, and a number only where the site says so'],
  'wallet-card': [
    'e2e/card-print.slow.test.ts',
    'the names of a full site are on the wallet card and the poster, from the first word to the last',
  ],
  guide: ['learning/guide.web.test.ts', 'says who to tell, and then asks who the exploiter is'],
  'named-person': [
    'learning/course.test.ts',
    'shows the notice where the site has named nobody, and its own people when it has',
  ],
  'site-numbers': [
    'site/local-line.web.test.ts',
    'are in the preview, and once they’re live wherever the line is, in both languages',
  ],
  'site-steps': [
    'site/plan.page.test.ts',
    'come in the order in which they’re needed, each with the site’s text or a general one that says so',
  ],
  'after-report': [
    'site/site.web.test.ts',
    'are published field by field, and staff read a general text where one is blank',
  ],
  practice: [
    'practice/practice.web.test.ts',
    'has a story in its less-detailed form, with the site’s own people, local lines, support for staff and steps, and the policy',
  ],
  'before-group': [
    'site/site.web.test.ts',
    'on groups are in lesson 7: who to tell before one starts, and what keeps it safe',
  ],
  'group-safety': [
    'site/site.web.test.ts',
    'on groups are in lesson 7: who to tell before one starts, and what keeps it safe',
  ],
  'group-notice': ['groups/group.web.test.ts', 'is announced in time, and clinical staff are told by mail'],
  'group-measures': ['groups/group.web.test.ts', 'says which safety measures are arranged, and which are still open'],
  'group-name': [
    'groups/group.web.test.ts',
    'isn’t announced under a name that gives its topic away, however often it’s sent',
  ],
  'staff-support': ['learning/care.test.ts', 'stands on the page "%s", with 988'],
  document: [
    'policy/paper.web.test.ts',
    'staff get it with their own site’s details, in the language in which they read',
  ],
  drift: [
    'site/roles/roles.web.test.ts',
    'is replaced by the backup on the card, in lessons and on paper, and nothing says why',
  ],
  update: [
    'learning/update.web.test.ts',
    'has it on record with the version, the clauses and the questions, and keeps the completion',
  ],
  'follow-ups': ['followups/follow-up.web.test.ts', 'shows nothing of four answers, and the share of five'],
}

const addresses = new Set([
  ...ROUTES.map(([method, path]) => `${method} ${path}`),
  ...CARD_ADDRESSES.map((path) => `GET ${path}`),
])
const jobs = new Set(JOB_NAMES.map((name) => `job ${name}`))

describe('each feature that is named for a clause', () => {
  const named = new Set(Object.values(DONE_ABOUT).flat())

  it.each(FEATURES)('is done by addresses, jobs and commands that the program has: %s', async (feature) => {
    expect(named).toContain(feature)
    expect(DONE_BY[feature].length).toBeGreaterThan(0)
    for (const part of DONE_BY[feature]) {
      const [kind, name = ''] = part.split(' ')
      if (kind === 'csec') expect([part, (await csec(ROOT, name, '--help')).status]).toEqual([part, 0])
      else expect(kind === 'job' ? jobs : addresses).toContain(part)
    }
  })

  it.each(FEATURES)('is shown at work by a test that there is: %s', (feature) => {
    const [file = '', title = ''] = SHOWN_BY[feature] ?? []
    const path = join(ROOT, 'tests', file)
    expect([feature, file, file !== '' && existsSync(path)]).toEqual([feature, file, true])
    const lines = readFileSync(path, 'utf8').split('\n')
    // A test that's skipped, or one that only has the title in a comment, shows nothing.
    const tests = lines.filter((line) => /^\s*(?:it|test)(?:\.each\(.*\))?\('/.test(line))
    expect(tests.filter((line) => line.includes(`('${title}', `)).map(() => title)).toEqual([title])
  })
})
