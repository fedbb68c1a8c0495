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
})
