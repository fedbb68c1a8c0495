import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { lookUp } from '../../src/app/metrics/state.ts'
import { claimNext, tryAgain } from '../../src/mail/outbox.store.ts'
import { ROOT } from '../../src/platform/root.ts'
import { calendarDate, HOUR_MS, later, MINUTE_MS } from '../../src/platform/time/calendar.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { signedIn, type TestApp, testApp } from '../support/app.ts'
import { told as toldBy } from '../support/metrics.ts'
import { asVector, evaluate, type Scrape, scraped } from '../support/promql.ts'
import { type Staff, staffOn } from '../support/staff.ts'

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string }
}

interface Panel {
  readonly title: string
  readonly targets: readonly { readonly expr: string; readonly legendFormat?: string }[]
}

const rules = (
  parse(text('deploy/alerts.yaml')) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }
).groups.flatMap((group) => group.rules)
const panels = (JSON.parse(text('deploy/grafana-dashboard.json')) as { readonly panels: readonly Panel[] }).panels

/** The names that the server tells, with the labels of each, after a day on which everything happened once. */
const told = new Map<string, Set<string>>()
beforeAll(async () => {
  const test = await testApp(ON)
  const staff = await staffOn(test)
  const { config, disk, jobs, metrics, now, store } = test.deps
  await (await signedIn(test, staff.bob)).get('/lessons/L4')
  jobs.wake('tidying')
  await jobs.idle()
  await aGoodDay(test)
  const state = { ...(await lookUp({ store, disk, config, now })), csec_database_bytes: 1 }
  const page = (await metrics?.text(state, store.refusals)) ?? ''
  for (const [, name = '', labels = ''] of page.matchAll(/^([a-z_\d]+)(?:\{(.*)\})? /gim))
    told.set(name, new Set([...(told.get(name) ?? []), ...labelsIn(labels)]))
})
afterEach(() => {
  vi.useRealTimers()
})

const ON = { METRICS_PORT: '9464', BACKUP_COMMAND: '/bin/false' }
const OURS = /\b(?:csec|process|nodejs)_\w+/g
const PROMETHEUS = ['job', 'instance']

const namedIn = (expression: string) => expression.match(OURS) ?? []
const labelsIn = (labels: string) => [...labels.matchAll(/(\w+)="/g)].map(([, label = '']) => label)

/** What an expression or a sentence asks of the labels, and no metric in it has. */
function unknownLabels(expression: string, sentence: string): string[] {
  const selectors = [...expression.matchAll(/(\w+)\{([^}]*)\}/g)].flatMap(([, name = '', matchers = '']) =>
    [...matchers.matchAll(/(\w+)=/g)]
      .map(([, label = '']) => label)
      .filter((label) => name !== 'up' && told.get(name)?.has(label) !== true),
  )
  const inAny = new Set([...PROMETHEUS, ...namedIn(expression).flatMap((name) => [...(told.get(name) ?? [])])])
  const grouped = [...expression.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, names = '']) => names.split(/, */))
  const said = [...sentence.matchAll(/\{\{ ?(?:\$labels\.)?(\w+) ?\}\}/g)].map(([, label = '']) => label)
  return [...selectors, ...[...grouped, ...said].filter((label) => !inAny.has(label))]
}

describe('the metrics', () => {
  it('have no label that Prometheus gives them', () => {
    expect([...told].filter(([, labels]) => PROMETHEUS.some((label) => labels.has(label)))).toEqual([])
    expect(told.get('csec_job_failures_total')).toEqual(new Set(['task']))
  })
})

describe('the alerts', () => {
  it('are ten, each with a name of its own, a severity and a sentence', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(10)
    for (const { alert, annotations, labels } of rules) {
      expect(labels.severity, alert).toMatch(/^(page|warn)$/)
      expect(annotations.summary, alert).toMatch(/\.$/)
    }
  })

  it.each(rules.map((rule) => [rule.alert, rule] as const))('%s asks for what the server tells', (_, rule) => {
    const named = namedIn(rule.expr)
    expect(named.length + (rule.expr.includes('up{') ? 1 : 0)).toBeGreaterThan(0)
    expect(named.filter((name) => !told.has(name))).toEqual([])
    expect(unknownLabels(rule.expr, rule.annotations.summary)).toEqual([])
  })

  it('each have a paragraph in the guide for operators', () => {
    const guide = text('docs/operator-guide.md')
    expect(rules.map(({ alert }) => alert).filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })
})

interface Bad {
  readonly test: TestApp
  readonly staff: Staff
  /** Asks for the metrics now, as Prometheus does. */
  scrape(): Promise<void>
}

/** For each alert, what has happened when it fires. Before that, after a good day, none of them does. */
const BAD: readonly (readonly [alert: string, what: string, happens: (bad: Bad) => Promise<void>])[] = [
  ['CsecReadOnly', 'the disk is full', ({ test }) => test.deps.store.refuseWrites('disk')],
  ['CsecDatabase', 'the database is gone', ({ test }) => test.deps.store.close()],
  [
    'CsecDatabase',
    'six forms could not be saved',
    async ({ test, staff }) => {
      const bob = await signedIn(test, staff.bob)
      await test.deps.store.refuseWrites('disk')
      for (let form = 0; form < 6; form += 1) await bob.post('/reading', { language: 'es', detail: 'full', to: '/' })
    },
  ],
  [
    'CsecFaults',
    'six pages failed',
    async ({ test, staff, scrape }) => {
      const bob = await signedIn(test, staff.bob)
      await bob.get('/lessons/L4')
      await scrape()
      await test.deps.store.close()
      for (let page = 0; page < 6; page += 1) await bob.get('/lessons/L4')
    },
  ],
  [
    'CsecSlow',
    'pages take two seconds',
    async ({ test, scrape }) => {
      vi.useFakeTimers({ toFake: ['hrtime'] })
      for (const page of [1, 2]) {
        const end = test.deps.metrics?.begin()
        vi.advanceTimersByTime(page * 2_000)
        end?.('/lessons/:lesson', 200)
        await scrape()
        test.clock.pass({ minutes: 1 })
      }
    },
  ],
  [
    'CsecMailWaits',
    'the mail server is down for three hours, and the next try is later',
    async ({ test, staff }) => {
      const { now, store } = test.deps
      const nudge = { kind: 'nudge', person: staff.bob, about: null, occasion: 'nudge:1', deadline: null } as const
      const today = calendarDate('2026-11-24')
      await store.transaction((tx) => enqueue(tx, { ...nudge, mail: true, by: staff.ada, at: now(), today }))
      test.clock.pass({ hours: 3 })
      const claim = await claimNext(store, now(), later(now(), MINUTE_MS))
      if (claim === null) throw new Error('no mail waits')
      await tryAgain(store.db, claim, later(now(), HOUR_MS), 'ECONNREFUSED')
    },
  ],
  [
    'CsecBackupOld',
    'the newest backup is of the day before yesterday',
    async ({ test }) => {
      test.clock.pass({ hours: 27 })
      await finished(test, 'backup-copy')
    },
  ],
  [
    'CsecBackupOld',
    'there was never a backup',
    async ({ test }) => {
      await test.deps.store.db.deleteFrom('job_run').execute()
    },
  ],
  [
    'CsecBackupOld',
    'the newest backup that was kept elsewhere is of the day before yesterday',
    async ({ test }) => {
      test.clock.pass({ hours: 27 })
      await finished(test, 'backup')
    },
  ],
  [
    'CsecBackupOld',
    'BACKUP_COMMAND never worked',
    async ({ test }) => {
      await test.deps.store.db.deleteFrom('job_run').where('job', '=', 'backup-copy').execute()
      test.clock.pass({ hours: 27 })
      await finished(test, 'backup')
    },
  ],
  [
    'CsecCheckpointOld',
    'the newest checkpoint is of the day before yesterday',
    async ({ test }) => void test.clock.pass({ hours: 27 }),
  ],
  ['CsecDiskFillsUp', 'half a gigabyte is left', async ({ test }) => test.setFree(0.5e9)],
  [
    'CsecDiskFillsUp',
    'the disk fills up within three days',
    async ({ test }) => {
      test.setFree(95e9)
      test.clock.pass({ hours: 3 })
    },
  ],
  [
    'CsecJobFails',
    'a job failed three times',
    async ({ test }) => {
      await test.deps.store.close()
      for (let run = 0; run < 3; run += 1) {
        test.deps.jobs.wake('tidying')
        await test.deps.jobs.idle()
      }
    },
  ],
  [
    'CsecJobFails',
    'a job has not ended for four hours, or not at all since the start',
    async ({ test }) => void test.clock.pass({ hours: 4 }),
  ],
]

describe('an alert fires', () => {
  it.each(BAD)('%s, when %s, and not before', async (alert, _, happens) => {
    const rule = rules.find((each) => each.alert === alert)
    const { fires, scrape, test, staff } = await watched()
    expect([alert, fires(rule)]).toEqual([alert, []])
    await happens({ test, staff, scrape })
    test.clock.pass({ minutes: 4 })
    await scrape()
    expect(fires(rule).length).toBeGreaterThan(0)
  })

  it('CsecDown, when nobody answers at the port of the metrics', async () => {
    const rule = rules.find(({ alert }) => alert === 'CsecDown')
    const { scrapes, fires } = await watched()
    expect(fires(rule)).toEqual([])
    scrapes.push(scraped(null, (scrapes.at(-1)?.at ?? 0) + 60))
    expect(fires(rule).length).toBe(1)
  })

  it('CsecCheckpointOld, when the ledger was never signed', async () => {
    const test = await testApp(ON)
    await staffOn(test)
    test.clock.pass({ hours: 27 })
    const scrapes = [scraped(await toldBy(test), Date.parse(test.deps.now()) / 1_000)]
    const rule = rules.find(({ alert }) => alert === 'CsecCheckpointOld')
    expect(asVector(evaluate(rule?.expr ?? '', scrapes)).length).toBe(1)
  })

  it('for each of the ten in one of these tests', () => {
    expect(new Set([...BAD.map(([alert]) => alert), 'CsecDown'])).toEqual(new Set(rules.map(({ alert }) => alert)))
  })

  it('with the name of the job that fails', async () => {
    const rule = rules.find(({ alert }) => alert === 'CsecJobFails')
    const { test, scrape, fires } = await watched()
    test.clock.pass({ hours: 4 })
    await scrape()
    expect(
      fires(rule)
        .map(({ labels }) => labels['task'])
        .sort(),
    ).toEqual(['backups', 'heads', 'reminders', 'tidying'])
  })
})

/** A server after a good day, of which Prometheus has asked twice. */
async function watched() {
  const test = await testApp(ON)
  const staff = await staffOn(test)
  await aGoodDay(test)
  const scrapes: Scrape[] = []
  const scrape = async () => {
    scrapes.push(scraped(await toldBy(test), Date.parse(test.deps.now()) / 1_000))
  }
  await scrape()
  test.clock.pass({ minutes: 1 })
  await scrape()
  const fires = (rule: Rule | undefined) => {
    if (rule === undefined) throw new Error('no such alert')
    return asVector(evaluate(rule.expr, scrapes))
  }
  return { test, staff, scrapes, scrape, fires }
}

async function aGoodDay(test: TestApp): Promise<void> {
  for (const job of ['backup', 'backup-copy'] as const) await finished(test, job)
  await test.deps.ledger.signNow()
}

async function finished({ deps: { now, store } }: TestApp, job: 'backup' | 'backup-copy'): Promise<void> {
  const local_date = calendarDate(now().slice(0, 10))
  await store.db.insertInto('job_run').values({ job, local_date, started_at: now(), finished_at: now() }).execute()
}

describe('the dashboard', () => {
  it.each(panels.map((panel) => [panel.title, panel] as const))('%s shows what the server tells', (_, { targets }) => {
    const named = targets.flatMap(({ expr }) => namedIn(expr))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !told.has(name))).toEqual([])
    for (const { expr, legendFormat = '' } of targets) expect(unknownLabels(expr, legendFormat)).toEqual([])
  })

  it('shows everything of our own that is told', () => {
    const shown = JSON.stringify(panels)
    const ours = [...told.keys()].filter((name) => name.startsWith('csec_') && !/_(sum|count)$|_info$/.test(name))
    expect(ours.filter((name) => !shown.includes(name) && !name.endsWith('_runs_total'))).toEqual([])
  })
})

function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
