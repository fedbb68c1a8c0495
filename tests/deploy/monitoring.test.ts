import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { lookUp } from '../../src/app/metrics/state.ts'
import { ROOT } from '../../src/platform/root.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { signedIn, testApp } from '../support/app.ts'
import { staffOn } from '../support/staff.ts'

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly labels: { readonly severity: string }
  readonly annotations: { readonly summary: string }
}

interface Panel {
  readonly title: string
  readonly targets: readonly { readonly expr: string }[]
}

const rules = (
  parse(text('deploy/alerts.yaml')) as { readonly groups: readonly { readonly rules: readonly Rule[] }[] }
).groups.flatMap((group) => group.rules)
const panels = (JSON.parse(text('deploy/grafana-dashboard.json')) as { readonly panels: readonly Panel[] }).panels

/** The names that the server tells, after a day on which everything happened once. */
const told = new Set<string>()
const reasons = new Set<string>()
beforeAll(async () => {
  const test = await testApp({ METRICS_PORT: '9464' })
  const staff = await staffOn(test)
  const { disk, jobs, ledger, metrics, now, store } = test.deps
  await (await signedIn(test, staff.bob)).get('/lessons/L4')
  jobs.wake('tidying')
  await jobs.idle()
  await ledger.signNow()
  const run = { local_date: calendarDate('2026-11-24'), started_at: now(), finished_at: now() }
  await store.db
    .insertInto('job_run')
    .values(['backup', 'backup-copy'].map((job) => ({ job, ...run })))
    .execute()
  const state = { ...(await lookUp({ store, disk, now })), csec_database_bytes: 1 }
  const page = (await metrics?.text(state, store.refusals)) ?? ''
  for (const [, name = ''] of page.matchAll(/^([a-z_\d]+)[{ ]/gim)) told.add(name)
  for (const [, reason = ''] of page.matchAll(/reason="(\w+)"/g)) reasons.add(reason)
})

const namedIn = (expression: string) => expression.match(/\b(csec|process|nodejs)_\w+/g) ?? []

describe('the alerts', () => {
  it('are ten, each with a name of its own, a severity and a sentence', () => {
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(10)
    for (const { alert, annotations, labels } of rules) {
      expect(labels.severity, alert).toMatch(/^(page|warn)$/)
      expect(annotations.summary, alert).toMatch(/\.$/)
    }
  })

  it.each(rules.map(({ alert, expr }) => [alert, expr] as const))('%s asks for what the server tells', (_, expr) => {
    const named = namedIn(expr)
    expect(named.length + (expr.includes('up{') ? 1 : 0)).toBeGreaterThan(0)
    expect(named.filter((name) => !told.has(name))).toEqual([])
  })

  it('each have a paragraph in the guide for operators', () => {
    const guide = text('docs/operator-guide.md')
    expect(rules.map(({ alert }) => alert).filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
  })
})

describe('the dashboard', () => {
  it.each(panels.map((panel) => [panel.title, panel] as const))('%s shows what the server tells', (_, { targets }) => {
    const named = targets.flatMap(({ expr }) => namedIn(expr))
    expect(named.length).toBeGreaterThan(0)
    expect(named.filter((name) => !told.has(name))).toEqual([])
  })

  it('shows everything of our own that is told', () => {
    const shown = JSON.stringify(panels)
    const ours = [...told].filter((name) => name.startsWith('csec_') && !/_(sum|count)$|_info$/.test(name))
    expect(ours.filter((name) => !shown.includes(name) && !name.endsWith('_runs_total'))).toEqual([])
  })
})

function text(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
