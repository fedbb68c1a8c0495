import { describe, expect, it } from 'vitest'
import { hrefTo } from '../../src/app/href.web.ts'
import { serveMetrics } from '../../src/app/metrics/serve-metrics.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { signedIn, testApp, visitor } from '../support/app.ts'
import { freePort } from '../support/listen.ts'
import { routesIn, told } from '../support/metrics.ts'
import { publishExample } from '../support/site.ts'
import { staffOn } from '../support/staff.ts'

const ON = { METRICS_PORT: '9464' }

function valueOf(text: string, series: string): number | null {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? null : Number(line.slice(series.length + 1))
}

describe('the metrics', () => {
  it('don’t say that somebody opened the public card', async () => {
    const test = await testApp(ON)
    await publishExample(test, (await staffOn(test)).north, {})
    const before = await told(test)
    await visitor(test).get('/now/north-house').expect(200)
    expect(routesIn(await told(test))).toEqual(routesIn(before))
    expect(valueOf(await told(test), 'csec_http_requests_total{route="none",status="2xx"}')).toBeNull()
  })

  it('count answers by route and class, and time them', async () => {
    const test = await testApp(ON)
    const staff = await staffOn(test)
    const bob = await signedIn(test, staff.bob)
    for (const lesson of ['L1', 'L2', 'L4']) await bob.get(hrefTo('/lessons/:lesson', { lesson }))
    await bob.get(hrefTo('/lessons/:lesson', { lesson: 'L99' }))
    const text = await told(test)
    expect(valueOf(text, 'csec_http_requests_total{route="/lessons/:lesson",status="2xx"}')).toBe(3)
    expect(valueOf(text, 'csec_http_requests_total{route="/lessons/:lesson",status="4xx"}')).toBe(1)
    expect(valueOf(text, 'csec_http_request_duration_seconds_count{route="/lessons/:lesson"}')).toBe(4)
    expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000)
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds')
  })

  it('say how long mail has been waiting, once it could have gone out', async () => {
    const test = await testApp(ON)
    const staff = await staffOn(test)
    const { deps } = test
    expect(valueOf(await told(test), 'csec_mail_waiting')).toBe(0)
    const nudge = { kind: 'nudge', person: staff.bob, about: null, occasion: 'nudge:1', deadline: null } as const
    const today = calendarDate('2026-11-24')
    await deps.store.transaction((tx) => enqueue(tx, { ...nudge, mail: true, by: staff.ada, at: deps.now(), today }))
    test.clock.pass({ minutes: 90 })
    const text = await told(test)
    expect([valueOf(text, 'csec_mail_waiting'), valueOf(text, 'csec_mail_oldest_waiting_seconds')]).toEqual([1, 5_400])
  })

  it('say when each job ended, and count those that fail', async () => {
    const test = await testApp(ON)
    await staffOn(test)
    test.deps.jobs.wake('tidying')
    await test.deps.jobs.idle()
    const text = await told(test)
    expect(valueOf(text, 'csec_job_runs_total{task="tidying"}')).toBe(1)
    expect(valueOf(text, 'csec_job_failures_total{task="tidying"}')).toBe(0)
    expect(valueOf(text, 'csec_job_last_run_timestamp_seconds{task="tidying"}')).toBe(
      Date.parse(test.deps.now()) / 1_000,
    )
    await test.deps.store.close()
    test.deps.jobs.wake('tidying')
    await test.deps.jobs.idle()
    expect(valueOf(await told(test), 'csec_job_failures_total{task="tidying"}')).toBe(1)
  })

  it('say how old the backup and the checkpoint are, and without one since when the ledger waits for it', async () => {
    const test = await testApp(ON)
    const { deps } = test
    await staffOn(test)
    expect(valueOf(await told(test), 'csec_backup_age_seconds')).toBeNull()
    test.clock.pass({ hours: 1 })
    expect(valueOf(await told(test), 'csec_checkpoint_age_seconds')).toBe(3_600)
    const run = { job: 'backup', local_date: calendarDate('2026-11-24'), started_at: deps.now() }
    await deps.store.db
      .insertInto('job_run')
      .values({ ...run, finished_at: deps.now() })
      .execute()
    await deps.ledger.signNow()
    test.clock.pass({ hours: 3 })
    const text = await told(test)
    expect([valueOf(text, 'csec_backup_age_seconds'), valueOf(text, 'csec_checkpoint_age_seconds')]).toEqual([
      10_800, 10_800,
    ])
    expect(valueOf(text, 'csec_ledger_entries')).toBeGreaterThan(5)
  })

  it('say why nothing is saved, and count what failed because of it', async () => {
    const test = await testApp(ON)
    const staff = await staffOn(test)
    const bob = await signedIn(test, staff.bob)
    const reasons = async () =>
      ['switch', 'damage', 'disk', 'upgrade'].map(async (reason) =>
        valueOf(await told(test), `csec_read_only{reason="${reason}"}`),
      )
    expect(await Promise.all(await reasons())).toEqual([0, 0, 0, 0])
    await test.deps.store.refuseWrites('disk')
    expect(await Promise.all(await reasons())).toEqual([0, 0, 1, 0])
    test.clock.pass({ minutes: 2 })
    expect((await bob.post('/reading', { language: 'es', detail: 'full', to: '/' })).status).toBe(503)
    expect(valueOf(await told(test), 'csec_database_errors_total')).toBe(1)
    await test.deps.store.acceptWrites('disk')
    expect((await bob.post('/reading', { language: 'es', detail: 'full', to: '/' })).status).toBe(303)
  })

  it('say what can still be told when the database doesn’t answer', async () => {
    const test = await testApp(ON, undefined, await openStore({ database: ':memory:' }))
    await test.deps.store.close()
    const text = await told(test)
    expect(valueOf(text, 'csec_database_up')).toBe(0)
    expect(valueOf(text, 'csec_disk_free_bytes')).toBeGreaterThan(0)
    expect(valueOf(text, 'csec_mail_waiting')).toBeNull()
  })

  it('have a port of their own, which answers nothing else, and the app has no page of them', async () => {
    const port = await freePort()
    const test = await testApp({ METRICS_PORT: String(port) })
    const { config, disk, metrics, now, store } = test.deps
    if (config.metrics === null || metrics === null) throw new Error('nothing is counted')
    const close = await serveMetrics(config.metrics, { metrics, store, disk, config, now })
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, metrics.contentType])
    expect(await answer.text()).toContain('csec_info{version="')
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
    await expect(serveMetrics(config.metrics, { metrics, store, disk, config, now })).rejects.toThrow(/METRICS_PORT/)
    await close()
    expect((await visitor(test).get('/metrics')).status).toBe(404)
  })

  it('are off unless their port is set', async () => {
    expect((await testApp()).deps.metrics).toBeNull()
  })
})
