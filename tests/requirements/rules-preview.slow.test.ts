import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LedgerEvent, NewEvent, PersonId } from '../../src/ledger/event.ts'
import { corrected, isKind } from '../../src/ledger/history.ts'
import { append, historiesOf, policyHistory } from '../../src/ledger/ledger.store.ts'
import { addDays, type CalendarDate } from '../../src/platform/time/calendar.ts'
import { assignEverybody, rulesOnRecord } from '../../src/requirements/assignment.store.ts'
import { noCounts } from '../../src/requirements/compliance.ts'
import { ORIENTATION, shippedRule } from '../../src/requirements/requirement.ts'
import { RULE_EFFECTS, type RuleEffect, ruleChange } from '../../src/requirements/rule-change.ts'
import {
  type AffectedPeople,
  defineRules,
  type NewRules,
  previewRules,
  RULES_SUBJECT,
  type RulesPreview,
} from '../../src/requirements/rules.store.ts'
import { peopleInLedger, refreshStanding } from '../../src/requirements/standing.store.ts'
import { anyHistory, FIRST } from '../support/any-history.ts'
import { type TestApp, testApp } from '../support/app.ts'
import { HARBOR, NORTH } from '../support/history.ts'
import { by, policyPublished } from '../support/recording.ts'

const TODAY = addDays(FIRST, 400)
const PEOPLE = fc.sample(anyHistory, { numRuns: 150, seed: 17 }).filter(hasEachJobOnce)
const { named, appliesTo, rule } = shippedRule(null)

let app: TestApp
beforeAll(async () => {
  app = await testApp()
  const { store } = app.deps
  await store.transaction(async (tx) => {
    const published = [
      policyPublished(addDays(FIRST, -60), 'v1'),
      policyPublished(addDays(FIRST, 200), 'v2', addDays(FIRST, 260)),
      policyPublished(addDays(FIRST, 420), 'v3', addDays(FIRST, 450)),
    ]
    await append(tx, published)
    for (const [place, story] of PEOPLE.entries()) {
      const subject: PersonId = `person:${place}`
      const idOf = (id: string) => `${subject}-${id}`
      const events = story.map(({ seq: _, id: _id, ...event }): NewEvent => {
        const told = { ...event, subject } as NewEvent // as it was, but about somebody else
        if (told.kind !== 'corrected') return told
        return { ...told, body: { ...told.body, corrects: idOf(told.body.corrects) } }
      })
      await append(tx, events, (index) => idOf(story[index]?.id ?? ''))
    }
    // Rules of before, for everybody and then for newcomers only.
    await defineRules(tx, rulesOf({ days: 45 }), addDays(FIRST, 100), by(TODAY))
    await defineRules(
      tx,
      { ...rulesOf({ sites: [NORTH], days: 20 }), forEveryone: false },
      addDays(FIRST, 300),
      by(TODAY),
    )
  })
  await applyRules()
})
afterAll(() => app.deps.store.close())

/** The program gives each employment an id of its own. */
function hasEachJobOnce(story: readonly LedgerEvent[]): boolean {
  const jobs = story.filter(isKind('hired')).map(({ body }) => body.spell)
  return new Set(jobs).size === jobs.length
}

/** As the job does it. */
async function applyRules(): Promise<void> {
  const { store } = app.deps
  await assignEverybody(store, () => by(TODAY))
  await store.transaction(async (tx) => {
    await refreshStanding(tx, await peopleInLedger(tx), TODAY)
    const ran = {
      job: 'assign-requirements',
      local_date: TODAY,
      started_at: app.deps.now(),
      finished_at: app.deps.now(),
    }
    await tx.insertInto('job_run').values(ran).execute()
  })
}

interface AnyRules {
  readonly days?: number
  readonly sites?: readonly (typeof HARBOR)[] | null
  readonly youthOnly?: boolean
  readonly renewal?: number
  readonly forEveryone?: boolean
}

function rulesOf({ days = 30, sites = null, youthOnly = true, renewal = 0, forEveryone = true }: AnyRules): NewRules {
  const due = { by: 'days-from-hire', days } as const
  const renews = renewal === 0 ? {} : { renewal: { months: renewal, windowDays: 30, keepsDate: false } }
  const own = { named: 'Some', appliesTo: { ...appliesTo, sites, youthOnly }, rule: { ...rule, ...renews, due } }
  const others = { named, appliesTo, rule: { ...rule, due: { by: 'days-from-hire', days: 45 } as const } }
  return { rules: sites === null ? [own] : [own, others], forEveryone, reason: 'Review' }
}

const anyRules = fc.record({
  days: fc.constantFrom(20, 45, 60),
  sites: fc.constantFrom(null, [NORTH], [HARBOR], [NORTH, HARBOR]),
  youthOnly: fc.boolean(),
  renewal: fc.constantFrom(0, 12),
  forEveryone: fc.boolean(),
})

/** What the histories of all people say. */
async function fromHistories(rules: NewRules, from: CalendarDate): Promise<RulesPreview> {
  const { db } = app.deps.store
  const about = { course: 'csec', recordedAt: app.deps.now(), actor: 'system:test', subject: RULES_SUBJECT } as const
  const body = { v: 1, requirement: ORIENTATION, ...rules } as const
  const kind = 'requirement_defined'
  const proposed = { ...about, kind, body, effectiveOn: from, seq: Number.MAX_SAFE_INTEGER, id: 'proposed' } as const
  const given = { requirement: ORIENTATION, ...(await rulesOnRecord(db)), proposed, policy: await policyHistory(db) }
  const counts = { before: noCounts(), after: noCounts() }
  const changes = [...(await historiesOf(db, await peopleInLedger(db)))].map(([person, history]) => ({
    person,
    ...ruleChange(corrected(history), given),
  }))
  for (const { before, after } of changes) {
    counts.before[before.status] += 1
    counts.after[after.status] += 1
  }
  const affected = (effect: RuleEffect): AffectedPeople => {
    const people = changes.filter(({ effects }) => effects.includes(effect))
    return { count: people.length, people: people.slice(0, 50).map(({ effects: _, ...person }) => person) }
  }
  // Every effect is a key: the list and the type come from one constant.
  const effects = Object.fromEntries(RULE_EFFECTS.map((effect) => [effect, affected(effect)])) as Record<
    RuleEffect,
    AffectedPeople
  >
  return { ...counts, effects }
}

describe('what new rules would do', () => {
  it('is the same as from the histories of all people, whatever the rules and their first day', async () => {
    await fc.assert(
      fc.asyncProperty(anyRules, fc.integer({ min: -10, max: 90 }), async (some, days) => {
        const [rules, from] = [rulesOf(some), addDays(TODAY, days)]
        expect(await previewRules(app.deps.store, rules, from, by(TODAY))).toEqual(await fromHistories(rules, from))
      }),
      { numRuns: 60 },
    )
  })

  it('is the same while rules of before aren’t applied to everybody yet', async () => {
    const { store } = app.deps
    await store.transaction((tx) => defineRules(tx, rulesOf({ days: 10 }), addDays(FIRST, 350), by(addDays(TODAY, 1))))
    const rules = rulesOf({ days: 60 })
    expect(await previewRules(store, rules, TODAY, by(TODAY))).toEqual(await fromHistories(rules, TODAY))
  })
})
