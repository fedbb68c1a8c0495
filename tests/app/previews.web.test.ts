import { beforeEach, describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { putRole } from '../../src/identity/role.store.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import type { SiteDetails } from '../../src/organization/details-shape.ts'
import { hire } from '../../src/people/record.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { EFFECT_PARTS } from '../../src/requirements/effect.page.ts'
import { draftOf as policyDraftOf } from '../../src/policy/draft.ts'
import { keepPolicyDraft } from '../../src/policy/adopted.store.ts'
import { defaultsOf, draftOfDefaults } from '../../src/site/defaults/defaults.ts'
import { draftOf } from '../../src/site/draft.ts'
import { keepSiteDraft } from '../../src/site/kept-draft.store.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { type Browser, signedIn, type TestApp, testApp } from '../support/app.ts'
import { completeCourse } from '../support/completions.ts'
import { exampleSite } from '../support/content.ts'
import { formsOf, untouched } from '../support/forms.ts'
import { rewording } from '../support/own-policy.ts'
import { holdersOn } from '../support/roles.ts'
import { rowCounts } from '../support/rows.ts'
import { publishExample } from '../support/site.ts'
import { newStaff, type Staff, staffOn } from '../support/staff.ts'

const POLICY = 'policy:csec'
let test: TestApp
let staff: Staff
let ada: Browser
beforeEach(async () => {
  test = await testApp()
  staff = await staffOn(test)
  ada = await signedIn(test, staff.ada)
  await publishExample(test, staff.north, {})
})

const changed: SiteDetails = { ...exampleSite, name: 'North House', slug: 'north-house', steps: 'Call first' }
const site = () => ({ site: staff.north })

it.each<[string, () => Promise<string>]>([
  [
    'the details of a site',
    async () => {
      const { store, now } = test.deps
      await store.transaction((tx) => keepSiteDraft(tx, staff.north, draftOf(changed), staff.ada, now()))
      return hrefTo('/hr/sites/:site/preview', site())
    },
  ],
  [
    'details for all sites',
    async () => {
      const { store, now } = test.deps
      const draft = draftOfDefaults({ ...defaultsOf(draftOfDefaults(null)), steps: 'Call first' })
      await store.transaction((tx) => keepSiteDraft(tx, POLICY, draft, staff.ada, now()))
      return hrefTo('/hr/sites/defaults/preview')
    },
  ],
  [
    'the policy',
    async () => {
      const { store, now } = test.deps
      await store.transaction((tx) => keepPolicyDraft(tx, POLICY, policyDraftOf([rewording()]), now()))
      return hrefTo('/hr/policy/publish')
    },
  ],
  [
    'the rules of who has to do orientation',
    async () => {
      await saveRules()
      return hrefTo('/hr/rules/preview')
    },
  ],
])('looking at what a change of %s would do writes nothing', async (_, prepare) => {
  const path = await prepare()
  const before = await rowCounts(test.deps.store)
  const { text } = await ada.get(path).expect(200)
  expect(await rowCounts(test.deps.store)).toEqual(before)
  // Each kind of change has the same parts: those that it touches, and then in one text what it leaves as it is.
  const shown = [...text.matchAll(/<h3 id="effect-(\w+)">/g)].map(([, part]) => part)
  const { none, stays } = MESSAGES.en.hr.requirements.effect
  const left = EFFECT_PARTS.filter((part) => !shown.includes(part))
  expect(shown).toEqual(EFFECT_PARTS.filter((part) => shown.includes(part)))
  const folded = new RegExp(`<summary>${stays}</summary>\\s*<p>([^<]*)</p>`).exec(text)?.[1] ?? ''
  expect(EFFECT_PARTS.filter((part) => folded.includes(none[part]))).toEqual(left)
})

it('new rules change nothing in the course, at sites and in packages, and the preview says so', async () => {
  await saveRules()
  const { text } = await ada.get(hrefTo('/hr/rules/preview')).expect(200)
  const { none } = MESSAGES.en.hr.requirements.effect
  for (const part of ['sites', 'lessons', 'questions', 'stories', 'packages'] as const)
    expect(text).toContain(none[part])
  const { touched } = MESSAGES.en.hr.requirements.preview
  expect(text).toContain(touched.certificates)
  expect(text).toContain(touched.names('“Staff”'))
  expect(text).not.toContain(touched.noDates)
})

it('a policy in which several clauses change says of each lesson which of them it’s about', async () => {
  const { store, now } = test.deps
  const draft = policyDraftOf([rewording(), rewording({ clause: 'PR-7' })])
  await store.transaction((tx) => keepPolicyDraft(tx, POLICY, draft, now()))
  const { text } = await ada.get(hrefTo('/hr/policy/publish')).expect(200)
  expect(text).toMatch(/Lesson 4: [^<]*<\/a>: PR-6<\/li>/)
  expect(text).toMatch(/Lesson 5: [^<]*<\/a>: PR-6, PR-7<\/li>/)
})

async function saveRules(): Promise<void> {
  const path = hrefTo('/hr/rules/draft')
  const form = formsOf((await ada.get(path)).text).find(({ actions }) => actions.includes(path))
  if (form === undefined) throw new Error('the rules have no form')
  const rule = { 'rule-0-named': 'Staff', 'rule-0-days': '20', reason: 'The board asked for it' }
  await ada.post(path, { ...untouched(form), ...rule }).expect(303)
}

describe('the people behind a count', () => {
  const changes = MESSAGES.en.hr.requirements.statusChanges
  const status = MESSAGES.en.hr.status
  beforeEach(async () => {
    for (const person of [staff.dan, staff.cleo]) await completeCourse(test, person)
    const { store, now } = test.deps
    await store.transaction((tx) => keepPolicyDraft(tx, POLICY, policyDraftOf([rewording()]), now()))
  })

  it('are listed for a steward in HR by name, with their site and their status before and after', async () => {
    const before = await rowCounts(test.deps.store)
    const { text } = await ada.get(hrefTo('/hr/policy/publish')).expect(200)
    const row = (name: string, at: string) =>
      new RegExp(`${name}</a></th>[^]*?>${at}</td>[^]*?${status['up-to-date']}[^]*?${status['update-due']}`)
    expect(text).toMatch(row('Cleo Marsh', 'North House'))
    expect(text).toMatch(row('Dan Whitfield', 'South House'))
    expect(text).toContain(`<summary id="status-changes">${changes.title(2)}</summary>`)
    expect(await rowCounts(test.deps.store)).toEqual(before)
  })

  it('aren’t named to a steward who sees nobody’s record', async () => {
    const { eve } = await holdersOn(test, staff)
    const { text } = await (await signedIn(test, eve)).get(hrefTo('/hr/policy/publish')).expect(200)
    expect(text).toContain(MESSAGES.en.hr.policy.publish.asked(2))
    expect(text).toContain(changes.onlyHr)
    expect(text).not.toContain('Dan Whitfield')
  })

  it('are those of their own sites for a steward who is HR of a site', async () => {
    const { eve } = await holdersOn(test, staff)
    await test.deps.store.transaction((tx) => putRole(tx, eve, { role: 'site-hr', sites: [staff.south], until: null }))
    const { text } = await (await signedIn(test, eve)).get(hrefTo('/hr/policy/publish')).expect(200)
    expect(text).toContain('Dan Whitfield')
    expect(text).not.toContain('Cleo Marsh')
    expect(text).toContain(changes.others(1))
  })

  it('show such a steward no other site where one of them works', async () => {
    const { store, contents, now } = test.deps
    const today = calendarDate('2026-11-24')
    const recording = { course: contents.en.course.id, actor: 'system:test', at: now(), today } as const
    const elsewhere = { ...newStaff, person: staff.cleo, site: staff.south, facts: {} }
    await store.transaction((tx) => hire(tx, elsewhere, recording))
    const { eve } = await holdersOn(test, staff)
    await store.transaction((tx) => putRole(tx, eve, { role: 'site-hr', sites: [staff.north], until: null }))
    const sitesOf = async (who: PersonId) => {
      const { text } = await (await signedIn(test, who)).get(hrefTo('/hr/policy/publish')).expect(200)
      return /Cleo Marsh<\/a><\/th>[^]*?<td[^>]*>([^<]*)<\/td>/.exec(text)?.[1]?.split(', ').sort()
    }
    expect(await sitesOf(staff.ada)).toEqual(['North House', 'South House'])
    expect(await sitesOf(eve)).toEqual(['North House'])
  })
})
