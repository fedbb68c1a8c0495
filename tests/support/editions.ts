import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { PackageState } from '../../src/packages/runtime/cmi-state.ts'
import type { PackageOrder } from '../../src/packages/course-package.ts'
import type { ScormEdition } from '../../src/packages/standards/edition.ts'
import { pack } from '../../src/packages/runtime/suspend-data.ts'
import { buildPackage } from '../../src/packages/build.job.ts'
import { type Call, type Profile, violations } from '../../src/packages/standards/call-rules.ts'
import { launchChromium } from './chromium.ts'
import { content } from './content.ts'
import { lookAgain, type Opener, takeCourse } from './course-story.ts'
import { type Host, type Launch, type LaunchOptions, startLms, type TestLms } from './lms.ts'
import { orderOf } from './package-order.ts'
import { unzip } from './unzip.ts'

const PROFILES: Readonly<Record<ScormEdition, readonly Profile[]>> = {
  scorm12: ['scorm12', 'moodle12'],
  'scorm2004-3': ['scorm2004', 'moodle2004'],
  'scorm2004-4': ['scorm2004', 'moodle2004'],
}

/** Lists what is wrong with the log of a session, by the rules of the version and by Moodle's. */
export function faultsOf(calls: readonly Call[], edition: ScormEdition): string[] {
  return PROFILES[edition].flatMap((profile) => violations(calls, profile))
}

/** The same for a session that was cut off, which lacks its end and nothing else. */
export function faultsBeforeEnd(calls: readonly Call[], edition: ScormEdition): string[] {
  const end = edition === 'scorm12' ? 'LMSFinish' : 'Terminate'
  return faultsOf([...calls, { method: end, args: [''], result: 'true', error: '0' }], edition)
}

/** Reads an LMS's record of a course, in the same words for all editions. */
export function recordOf(lms: TestLms, edition: ScormEdition) {
  const is12 = edition === 'scorm12'
  const core = is12 ? 'cmi.core' : 'cmi'
  return {
    completion: lms.value(is12 ? 'cmi.core.lesson_status' : 'cmi.completion_status'),
    success: lms.value(is12 ? 'cmi.core.lesson_status' : 'cmi.success_status'),
    score: lms.value(`${core}.score.raw`),
    location: lms.value(is12 ? 'cmi.core.lesson_location' : 'cmi.location'),
    suspendData: lms.value('cmi.suspend_data'),
  }
}

export function finishedRecord(edition: ScormEdition, score: string) {
  return { completion: edition === 'scorm12' ? 'passed' : 'completed', success: 'passed', score, location: 'finished' }
}

/** The short course under a host, judged by the rules launch by launch; looking again may change nothing. */
export async function takeCourseUnder(host: Host, edition: ScormEdition, systems: Systems): Promise<void> {
  const lms = await systems.start(edition, host)
  let log: readonly Call[] = []
  const opener: Opener = {
    async open(state) {
      const launch = await systems.open(lms, state ?? null)
      return {
        sco: launch.sco,
        async leave() {
          log = await launch.end()
          expect(faultsUnder(host, log, edition)).toEqual([])
        },
      }
    },
    isFinished() {
      const { completion, score } = recordOf(lms, edition)
      if (completion === 'incomplete') expect(score).toBe('')
      return completion !== 'incomplete'
    },
  }
  await takeCourse(opener)
  const finished = recordOf(lms, edition)
  expect(finished).toMatchObject(finishedRecord(edition, '100'))
  await lookAgain(opener)
  const exit = edition === 'scorm12' ? 'cmi.core.exit' : 'cmi.exit'
  expect(log.filter(({ method }) => method.endsWith('SetValue')).map(({ args }) => args)).toEqual([[exit, 'suspend']])
  expect(recordOf(lms, edition)).toEqual(finished)
}

/** The files of packages made so far, by their orders: most tests open the same one, and nobody changes it. */
const made = new Map<string, ReadonlyMap<string, Buffer>>()

async function filesOf(order: PackageOrder): Promise<ReadonlyMap<string, Buffer>> {
  const name = JSON.stringify(order)
  const files = made.get(name) ?? (await unzip(await buildPackage(order)))
  made.set(name, files)
  return files
}

function faultsUnder(host: Host, log: readonly Call[], edition: ScormEdition): string[] {
  return host === 'broken end' ? faultsBeforeEnd(log, edition) : faultsOf(log, edition)
}

/** New systems for each test of a file, all in one browser. In no page of theirs may anything go wrong. */
export function systemsOfTests(): () => Systems {
  let browser: Browser
  let systems: Systems
  beforeAll(async () => {
    browser = await launchChromium()
  })
  afterAll(() => browser.close())
  beforeEach(() => {
    systems = new Systems(browser)
  })
  afterEach(async () => {
    await systems.close()
    expect(systems.troubles()).toEqual([])
  })
  return () => systems
}

/** Learning systems and launches that are closed again after a test. */
export class Systems {
  private readonly systems: TestLms[] = []
  private readonly contexts: BrowserContext[] = []
  private readonly launches: Launch[] = []

  constructor(private readonly browser: Browser) {}

  /** A learning system with a package of its own. */
  async start(edition: ScormEdition, host: Host, changed: Partial<PackageOrder> = {}): Promise<TestLms> {
    const lms = await startLms(await filesOf(orderOf({ edition, ...changed })), { edition, host })
    this.systems.push(lms)
    return lms
  }

  /** A launch whose first page is there. @param state what the LMS has of an earlier one, unless that was real. */
  async open(lms: TestLms, state: PackageState | null = null, options: LaunchOptions = {}): Promise<Launch> {
    const suspended = state === null ? {} : { suspendData: pack(content.course, state) }
    const launch = await lms.launch(this.browser, { ...suspended, ...options })
    this.contexts.push(launch.page.context())
    this.launches.push(launch)
    await launch.sco.locator('main h1').waitFor({ state: 'attached', timeout: 10_000 })
    return launch
  }

  /** A browser profile that several launches share. */
  async profile(): Promise<BrowserContext> {
    const context = await this.browser.newContext({ viewport: { width: 1024, height: 768 } })
    this.contexts.push(context)
    return context
  }

  /** Lists what went wrong in the pages of all launches. */
  troubles(): string[] {
    return this.launches.flatMap(({ troubles }) => troubles)
  }

  async close(): Promise<void> {
    for (const context of this.contexts.splice(0)) await context.close()
    for (const lms of this.systems.splice(0)) await lms.close()
  }
}
