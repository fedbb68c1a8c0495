import { beforeEach, describe, expect, it } from 'vitest'
import { storeEdition } from '../../src/course/edition.store.ts'
import { getItem } from '../../src/course/draw.ts'
import { answerKey } from '../../src/course/question-type.ts'
import { acknowledge, type Learner, learnerState } from '../../src/learning/coursework.store.ts'
import { editionText } from '../../src/learning/edition.page.ts'
import { answerUpdate, openUpdate, recordSignedUpdate } from '../../src/learning/update/change.store.ts'
import { isCompletion, isKind } from '../../src/ledger/history.ts'
import { historyOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import type { Store } from '../../src/platform/database/open.store.ts'
import { adoptPolicy, withNewVersion } from '../../src/policy/adopted.store.ts'
import { cyclesOn } from '../../src/requirements/cycle.ts'
import { publishPolicy } from '../../src/requirements/published-policy.store.ts'
import { ORIENTATION } from '../../src/requirements/requirement.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { createSite, publishSite } from '../../src/site/site.store.ts'
import { content, contents, exampleSite } from '../support/content.ts'
import { rewording } from '../support/own-policy.ts'
import { completed, day, event, HASH, hired, lessonFinished, noonOf, place, required } from '../support/recording.ts'

const BOB = 'person:bob'
const TODAY = day('2026-11-24')
const about = { course: content.course.id, at: noonOf(TODAY), today: TODAY }

export function updateSuite(store: () => Store): void {
  let bob: Learner

  describe('an update', () => {
    beforeEach(async () => {
      await publishPolicy(store(), content, noonOf(day('2026-11-02')))
      const versions = { courseVersion: content.course.version, policyVersion: content.policy.version, language: 'en' }
      await storeEdition(store().db, { ...versions, content: editionText(content) }, noonOf(day('2026-11-02')))
      const version = { proposal: null, effectiveOn: TODAY, changes: [rewording()] }
      const changed = withNewVersion(contents, [], version).en
      bob = { person: BOB, content: changed, edition: HASH, editions: [HASH], recording: { ...about, actor: BOB } }
      await store().transaction(async (tx) => {
        const steward = { ...about, actor: 'person:ada' } as const
        const { id: site } = await createSite(tx, { slug: 'north-house', name: 'North House' }, noonOf(TODAY))
        await publishSite(tx, site, { ...exampleSite, slug: 'north-house' }, steward)
        const siteVersion = (await historyOf(tx, site)).findLast(isKind('site_published'))?.id ?? ''
        const shown = { site, siteVersion, policyVersion: content.policy.version, policyHash: HASH, textHash: HASH }
        const events = [
          hired(BOB, '2026-11-02', { ...place, site }),
          required(BOB, '2026-11-02', 12),
          event('acknowledged', BOB, '2026-11-20', { ...shown, language: 'en' }),
          completed(BOB, '2026-11-20', content.policy.version),
        ]
        await record(tx, events, TODAY)
        await adoptPolicy(tx, 'policy:csec', version, contents, steward)
      })
    })

    const state = () => learnerState(store().db, bob)
    const open = async () => openUpdate(store().db, bob, await state(), TODAY)
    const siteNow = async () => {
      const [site] = (await state()).work.sites
      if (site === undefined) throw new Error('Bob works at no site.')
      const published = (await historyOf(store().db, site)).findLast(isKind('site_published'))
      return { site, version: published?.id ?? '' }
    }
    const send = async () => {
      const { site, version } = await siteNow()
      return store().transaction((tx) => acknowledge(tx, bob, site, version))
    }

    it('is on record once all its questions were right, and the completion stays as it was', async () => {
      const before = await historyOf(store().db, BOB)
      expect(await send()).toBe('blocked')
      const items = (await open())?.items ?? []
      for (const item of items) {
        const key = answerKey(getItem(content.course, item))
        await store().transaction((tx) => answerUpdate(tx, bob, item, key))
      }
      expect(await send()).toBe('recorded')
      expect(await send()).toBe('recorded')
      const after = await historyOf(store().db, BOB)
      expect(after.slice(0, before.length)).toEqual(before)
      expect(after.slice(before.length)).toMatchObject([
        {
          kind: 'acknowledged',
          body: { v: 2, policyVersion: `${content.policy.version}.1`, update: { clauses: ['PR-6'], items } },
        },
      ])
      expect(after.filter(isCompletion)).toEqual(before.filter(isCompletion))
      expect(await open()).toBeNull()
      expect((await state()).standing).toMatchObject({ status: 'up-to-date', completedOn: '2026-11-20' })
    })

    it('and the renewal after it are both on record, without each other’s keys', async () => {
      for (const item of (await open())?.items ?? []) {
        const key = answerKey(getItem(content.course, item))
        await store().transaction((tx) => answerUpdate(tx, bob, item, key))
      }
      expect(await send()).toBe('recorded')
      const later = day('2027-11-10')
      bob = { ...bob, recording: { ...about, actor: BOB, at: noonOf(later), today: later } }
      const attempt = { attempt: 'of 2027', language: 'en', contentEdition: HASH }
      const started = { ...attempt, seed: 's', items: [], optionOrders: {} }
      const passed = {
        ...attempt,
        round: 1,
        items: [],
        right: 13,
        of: 15,
        steps: [],
        topics: [],
        outcome: 'passed' as const,
      }
      const whole = [
        ...content.course.lessons.map(({ id }) => lessonFinished(BOB, later, id)),
        event('attempt_started', BOB, later, started),
        event('attempted', BOB, later, { ...passed, passRule: content.course.pass }),
      ]
      await store().transaction((tx) => record(tx, whole, later))
      expect(await send()).toBe('recorded')
      const completions = (await historyOf(store().db, BOB)).filter(isCompletion)
      expect(completions.map(({ effectiveOn }) => effectiveOn)).toEqual(['2026-11-20', '2027-11-10'])
    })

    it('is on record from a signed sheet, as a time of its own', async () => {
      const hr: Learner = { ...bob, recording: { ...about, actor: 'person:ada' } }
      const signed = async () => {
        const now = await state()
        return store().transaction((tx) => recordSignedUpdate(tx, hr, now, TODAY))
      }
      expect(await signed()).toBe(true)
      expect(await signed()).toBe(false)
      const history = await historyOf(store().db, BOB)
      expect(history.filter(isKind('acknowledged')).slice(1)).toMatchObject([
        {
          actor: 'person:ada',
          body: { v: 2, update: { from: content.policy.version, items: [], way: 'signed-paper' } },
        },
      ])
      const cycles = cyclesOn(history, ORIENTATION, await policyHistory(store().db), TODAY)
      expect(cycles.at(-1)).toMatchObject({ kind: 'update', done: { source: 'signed-paper', late: false } })
    })
  })
}
