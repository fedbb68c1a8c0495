import { beforeAll, describe, expect, it } from 'vitest'
import { hrefTo, inEveryLanguage } from '../../src/app/href.web.ts'
import { lookUp } from '../../src/app/metrics/state.ts'
import { serveMetrics } from '../../src/app/metrics/serve-metrics.ts'
import { ROUTES } from '../../src/app/route-table.web.ts'
import { openStore } from '../../src/platform/database/open.store.ts'
import { enqueue } from '../../src/reminders/message.store.ts'
import { calendarDate } from '../../src/platform/time/calendar.ts'
import { signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { examplesOn } from '../support/examples.ts'
import { freePort } from '../support/listen.ts'
import { PASSWORD, signInNameOf, type Staff, staffOn } from '../support/staff.ts'

const ON = { METRICS_PORT: '9464', TRUSTED_PROXIES: '1' }

/** What anybody gets who asks at the port of the metrics. */
async function told({ deps: { disk, metrics, store, now } }: TestApp): Promise<string> {
  if (metrics === null) throw new Error('nothing is counted')
  return metrics.text(await lookUp({ store, disk, now }), store.refusals)
}

function valueOf(text: string, series: string): number | null {
  const line = text.split('\n').find((each) => each.startsWith(`${series} `))
  return line === undefined ? null : Number(line.slice(series.length + 1))
}

const routesIn = (text: string) => new Set([...text.matchAll(/\broute="([^"]*)"/g)].map(([, route = '']) => route))

describe('the metrics, after every route was asked for by somebody', () => {
  let test: TestApp
  let staff: Staff
  let text = ''
  const paths = new Set<string>()
  beforeAll(async () => {
    test = await testApp(ON)
    staff = await staffOn(test)
    const examplesOf = await examplesOn(test, staff)
    for (const [number, route] of ROUTES.entries()) {
      const [method, , who] = route
      for (const { path } of examplesOf(route)) {
        for (const address of who === 'public' ? inEveryLanguage(path) : [path]) {
          paths.add(address)
          for (const person of [staff.ada, staff.bob]) {
            const browser = await signedIn(test, person)
            const asked = method === 'GET' ? browser.get(address) : browser.post(address)
            await asked.set('X-Forwarded-For', `192.0.2.${number % 250}`)
          }
        }
      }
    }
    await visitor(test).post('/sign-in', { signInName: signInNameOf('dan'), password: PASSWORD })
    await visitor(test).get('/nobody/knows/harborstreet')
    text = await told(test)
  }, 180_000)

  it('name patterns of addresses only: no id, no name, no token, and no address that somebody asked for', () => {
    const known = new Set<string>([...ROUTES.flatMap(([, path]) => inEveryLanguage(path)), 'none', 'private', 'asset'])
    expect([...routesIn(text)].filter((route) => !known.has(route))).toEqual([])
    expect(routesIn(text).size).toBeGreaterThan(150)
    for (const person of Object.values(staff)) expect(text).not.toContain(person.split(':')[1])
    for (const part of ['Okafor', 'Rivera', 'harborstreet', 'Harbor', 'north-house', PASSWORD, 'nobody-has-this-token'])
      expect(text.toLowerCase()).not.toContain(part.toLowerCase())
    for (const path of [...paths].filter((each) => /\d/.test(each) && !ROUTES.some(([, route]) => route === each)))
      expect(text).not.toContain(`"${path}"`)
  })

  it('fold pause, leaving, reading and signing out into one word, without a time or where it led', () => {
    for (const word of [
      'pause',
      'leave',
      'reading',
      'sign-out',
      'signed-out',
      'blank',
      'before-you-start',
      'other-format',
    ])
      expect([...routesIn(text)].filter((route) => new RegExp(`/${word}(/|$)`).test(route))).toEqual([])
    const series = text.split('\n').filter((line) => line.includes('route="private"'))
    expect(series.map((line) => line.replace(/ \d+$/, ''))).toEqual([
      'csec_http_requests_total{route="private",status="2xx"}',
      ...series.slice(1).map(() => 'csec_http_requests_total{route="private",status="4xx"}'),
    ])
  })

  it('don’t say that somebody opened the public card', async () => {
    const before = await told(test)
    await visitor(test).get('/now/north-house')
    expect(routesIn(await told(test))).toEqual(routesIn(before))
    expect(valueOf(await told(test), 'csec_http_requests_total{route="none",status="2xx"}')).toBeNull()
  })
})

describe('the metrics', () => {
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
    expect(valueOf(text, 'csec_job_runs_total{job="tidying"}')).toBe(1)
    expect(valueOf(text, 'csec_job_failures_total{job="tidying"}')).toBe(0)
    expect(valueOf(text, 'csec_job_last_run_timestamp_seconds{job="tidying"}')).toBe(
      Date.parse(test.deps.now()) / 1_000,
    )
    await test.deps.store.close()
    test.deps.jobs.wake('tidying')
    await test.deps.jobs.idle()
    expect(valueOf(await told(test), 'csec_job_failures_total{job="tidying"}')).toBe(1)
  })

  it('say how old the backup and the checkpoint are, and leave out what there isn’t', async () => {
    const test = await testApp(ON)
    const { deps } = test
    await staffOn(test)
    expect(valueOf(await told(test), 'csec_backup_age_seconds')).toBeNull()
    expect(valueOf(await told(test), 'csec_checkpoint_age_seconds')).toBeNull()
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
    const close = await serveMetrics(config.metrics, { metrics, store, disk, now })
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, metrics.contentType])
    expect(await answer.text()).toContain('csec_info{version="')
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404)
    await expect(serveMetrics(config.metrics, { metrics, store, disk, now })).rejects.toThrow(/METRICS_PORT/)
    await close()
    expect((await visitor(test).get('/metrics')).status).toBe(404)
  })

  it('are off unless their port is set', async () => {
    expect((await testApp()).deps.metrics).toBeNull()
  })
})
