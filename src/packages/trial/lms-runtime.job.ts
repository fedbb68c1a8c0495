import { isUntouched, type Report } from '../standards/cmi.ts'
import { isScorm, type PackageEdition } from '../standards/edition.ts'
import { METHODS } from '../runtime/lms-record.ts'
import type { Call } from '../standards/call-rules.ts'
import type { DataModel } from '../standards/data-model.ts'
import { SCORM_12 } from '../standards/data-model-12.ts'
import { SCORM_2004 } from '../standards/data-model-2004.ts'
import type { Purpose } from './trial-lms.job.ts'
import { type ApiVersion, openStrictLms, type Ways } from './strict-lms.job.ts'

/**
 * Learning systems as they were met in the field, each with what it does that its standard does not say. They are our
 * own small models: enough of each system to show what a package has to bear there.
 */
export interface LmsRuntime {
  readonly system: string
  /** The version it was seen in, and how. */
  readonly seenIn: string
  readonly does: readonly string[]
  readonly speaks: readonly ApiVersion[]
  /** By which word for the end it knows of it, where it does not know all of them. */
  readonly endsBy: Readonly<Partial<Record<ApiVersion, Report>>>
  /** Whether it keeps the answers and the time of a learner, and what was saved once the course is finished. */
  readonly keeps: { readonly answers: boolean; readonly time: boolean; readonly finishedState: boolean }
  /** Whether it stores at each value, and not at a commit. */
  readonly storesAtOnce: boolean
  /** The values of a launch, or null where it has no such launch. */
  readonly launched: (purpose: Purpose, isFinished: boolean) => Launched | null
  open(launch: RuntimeLaunch): RunningLms
}

export interface Launched {
  readonly mode: '' | 'normal' | 'browse' | 'review'
  readonly credit: '' | 'credit' | 'no-credit'
}

export interface RuntimeLaunch extends Launched {
  readonly version: ApiVersion
  /** The result of `stored()` after an earlier launch. */
  readonly stored: ReadonlyMap<string, string>
}

export interface RunningLms {
  readonly api: Readonly<Record<string, (...args: string[]) => string>>
  readonly calls: readonly Call[]
  stored(): ReadonlyMap<string, string>
}

export const RUNTIME_NAMES = ['moodle', 'chamilo', 'open-edx', 'ilias', 'frappe'] as const
export type RuntimeName = (typeof RUNTIME_NAMES)[number]

/** The systems of the field that speak an edition, and understand its word for the end. */
export function systemsOf({
  edition,
  report,
}: {
  readonly edition: PackageEdition
  readonly report: Report
}): RuntimeName[] {
  if (!isScorm(edition)) return []
  const version = edition === 'scorm12' ? '1.2' : '2004'
  return RUNTIME_NAMES.filter((name) => {
    const { speaks, endsBy } = LMS_RUNTIMES[name]
    return speaks.includes(version) && (endsBy[version] ?? report) === report
  })
}

const MODELS: Readonly<Record<ApiVersion, DataModel>> = { '1.2': SCORM_12, '2004': SCORM_2004 }
const NORMAL: Launched = { mode: 'normal', credit: 'credit' }
const PREVIEW: Launched = { mode: 'browse', credit: 'no-credit' }
const REVIEW: Launched = { mode: 'review', credit: 'no-credit' }
const UNSAID: Launched = { mode: '', credit: '' }

export const LMS_RUNTIMES: Readonly<Record<RuntimeName, LmsRuntime>> = {
  moodle: {
    system: 'Moodle',
    seenIn: '4.5.6, mod_scorm: imported, and played in Chromium',
    does: [
      'The end of a session makes "not attempted" completed, in a preview too.',
      'What is written in a preview or a review is stored.',
      'A finished course is opened again as a review.',
    ],
    speaks: ['1.2', '2004'],
    endsBy: {},
    keeps: { answers: true, time: true, finishedState: true },
    storesAtOnce: false,
    launched: (purpose, isFinished) =>
      purpose === 'without-credit' ? null : purpose === 'preview' ? PREVIEW : isFinished ? REVIEW : NORMAL,
    open: (launch) => strictly(launch, (model) => moodle(model, launch)),
  },
  chamilo: {
    system: 'Chamilo',
    seenIn: '1.11.4: its scripts',
    does: [
      'It has no objectives of an interaction, and refuses them with error 401.',
      'It adds the time of the session to the total at each commit that tells one.',
      'The end of a session that told no status makes the course completed.',
      'Only SCORM 1.2: the functions of 2004 are commented out in newer versions.',
    ],
    speaks: ['1.2'],
    endsBy: {},
    keeps: { answers: true, time: true, finishedState: true },
    storesAtOnce: false,
    launched: (purpose, isFinished) => (purpose === 'credit' ? (isFinished ? PREVIEW : NORMAL) : null),
    open: (launch) => strictly(launch, (model) => chamilo(model, launch)),
  },
  'open-edx': {
    system: 'Open edX',
    seenIn: 'scorm-xblock 19.0.2: its script and its handler of values',
    does: [
      'It never tells the status, the score or the mode, and tells the rest as it was when the page was opened.',
      'It stores each value as it comes, and a commit does nothing.',
      'It refuses nothing, and knows no interactions.',
    ],
    speaks: ['1.2', '2004'],
    endsBy: {},
    keeps: { answers: false, time: false, finishedState: true },
    storesAtOnce: true,
    launched: (purpose) => (purpose === 'credit' ? UNSAID : null),
    open: (launch) => loosely(launch, openEdx(launch)),
  },
  ilias: {
    system: 'ILIAS',
    seenIn: '5.4.21, SCORM 1.2: its scripts',
    does: [
      'When the page is loaded, the number of entries of a list becomes the last index with a "1" behind it.',
      'An entry at the place that is really the next one is then refused with error 201.',
      'The end of a session makes "not attempted" completed.',
    ],
    speaks: ['1.2'],
    endsBy: {},
    keeps: { answers: true, time: true, finishedState: true },
    storesAtOnce: false,
    launched: (purpose) =>
      ({ credit: NORMAL, preview: PREVIEW, 'without-credit': { mode: 'normal', credit: 'no-credit' } as const })[
        purpose
      ],
    open: (launch) => strictly(launch, (model) => ilias(model, launch)),
  },
  frappe: {
    system: 'Frappe LMS',
    seenIn: '2.45.2: its player',
    does: [
      'It knows what was saved, and whether the course was passed (1.2) or completed (2004), and nothing else.',
      'It throws away what was saved when the course is finished.',
      'In SCORM 2004, too, it tells the status by the name that 1.2 has.',
      'It refuses nothing, and a commit does nothing.',
    ],
    speaks: ['1.2', '2004'],
    endsBy: { '1.2': 'passed' },
    keeps: { answers: false, time: false, finishedState: false },
    storesAtOnce: true,
    launched: (purpose) => (purpose === 'credit' ? UNSAID : null),
    open: (launch) => loosely(launch, frappe(launch)),
  },
}

/** A runtime that follows its standard but in some ways. */
function strictly(launch: RuntimeLaunch, waysOf: (model: DataModel) => Ways): RunningLms {
  const { version, stored } = launch
  const mode = launch.mode === '' ? 'normal' : launch.mode
  const credit = launch.credit === '' ? 'credit' : launch.credit
  return openStrictLms({ version, stored, mode, credit, ways: waysOf(MODELS[version]) })
}

function completeUntouched(values: Map<string, string>, status: string): void {
  // In SCORM 2004 an untouched status stays unknown.
  if (isUntouched(values.get(status) ?? (status === SCORM_12.names.status ? '' : 'unknown')))
    values.set(status, 'completed')
}

function moodle({ names }: DataModel, { stored }: RuntimeLaunch): Ways {
  return {
    end(values) {
      completeUntouched(values, names.status)
      // Values that a launch doesn't set stay as they were, so that a preview leaves a course suspended.
      values.set(names.exit, values.get(names.exit) ?? stored.get(names.exit) ?? '')
    },
  }
}

function chamilo({ names, duration }: DataModel, { credit }: RuntimeLaunch): Ways {
  let saidStatus = false
  const addTime = (values: Map<string, string>) => {
    const told = values.get(names.sessionTime)
    if (told === undefined) return
    const total = duration.read(values.get(names.totalTime) ?? '') + duration.read(told)
    values.set(names.totalTime, duration.write(total))
    values.delete(names.sessionTime)
  }
  return {
    read: (element) =>
      element === 'cmi.interactions._children'
        ? 'id,time,type,correct_responses,weighting,student_response,result,latency'
        : null,
    take(element) {
      saidStatus ||= element === names.status
      return /^cmi\.interactions\.\d+\.objectives/.test(element) ? '401' : null
    },
    commit: addTime,
    end(values) {
      if (credit === 'credit' && !saidStatus) values.set(names.status, 'completed')
      else completeUntouched(values, names.status)
      addTime(values)
    },
  }
}

function ilias({ names }: DataModel, { stored }: RuntimeLaunch): Ways {
  const counts = new Map<string, string>()
  return {
    begin(values) {
      for (const list of ['cmi.objectives', 'cmi.interactions']) {
        const count = miscounted(list, stored)
        counts.set(list, count)
        if (count !== '0') values.set(`${list}._count`, String(Number(count)))
      }
    },
    take(element) {
      const [, list = '', index = ''] = /^(cmi\.\w+)\.(\d+)\./.exec(element) ?? []
      const count = counts.get(list) ?? '0'
      // It compares them as texts, and only those entries exist that were written.
      const isNew = !stored.has(`${list}.${index}.id`)
      // From the first entry that it took on, the number is one.
      if (index === count) counts.delete(list)
      return count !== '0' && isNew && index > count ? '201' : null
    },
    end: (values) => completeUntouched(values, names.status),
  }
}

/** `07` is not more than `1`, and `2` is more than `11`: the number of entries as a text that grows. */
function miscounted(list: string, stored: ReadonlyMap<string, string>): string {
  let count = '0'
  for (const element of stored.keys()) {
    const index = element.startsWith(`${list}.`) ? /^(\d+)\./.exec(element.slice(list.length + 1))?.[1] : undefined
    if (index !== undefined && index >= count) count = `${index}1`
  }
  return count
}

/** The behavior of a runtime without a data model: how it takes a value, and how it answers a read. */
interface Loose {
  read(element: string): string
  write(element: string, value: string): void
  stored(): ReadonlyMap<string, string>
}

function openEdx({ version, stored }: RuntimeLaunch): Loose {
  const { names } = MODELS[version]
  const atLaunch = new Map(stored)
  const values = new Map(stored)
  const untold = [names.status, 'cmi.success_status', `${names.score}.raw`, `${names.score}.scaled`, names.mode]
  return {
    read: (element) => (untold.includes(element) ? '' : (atLaunch.get(element) ?? '')),
    write: (element, value) => values.set(element, value),
    stored: () => values,
  }
}

function frappe({ version, stored }: RuntimeLaunch): Loose {
  const { names } = MODELS[version]
  const finished = version === '1.2' ? 'passed' : 'completed'
  const atLaunch = new Map(stored)
  const values = new Map(stored)
  return {
    read(element) {
      if (element === SCORM_12.names.status) return atLaunch.get(names.status) === finished ? 'passed' : 'incomplete'
      return element === names.suspendData ? (atLaunch.get(element) ?? '') : ''
    },
    write(element, value) {
      if (values.get(names.status) === finished) return
      if (element === names.status && value === finished) values.set(names.status, finished).delete(names.suspendData)
      if (element === names.suspendData) values.set(element, value)
    },
    stored: () => values,
  }
}

/** Functions that say that all is well, whatever they are asked. */
function loosely({ version }: RuntimeLaunch, loose: Loose): RunningLms {
  const methods = METHODS[version === '1.2' ? 'scorm12' : 'scorm2004']
  const calls: Call[] = []
  const answers: Readonly<Record<string, (args: readonly string[]) => string>> = {
    [methods.get]: ([element = '']) => loose.read(element),
    [methods.set]([element = '', value = '']) {
      loose.write(element, value)
      return 'true'
    },
    [methods.lastError]: () => '0',
    [methods.errorString]: () => '',
    [methods.diagnostic]: () => '',
  }
  const api = Object.values(methods).map((method) => {
    const call = (...args: string[]) => {
      const result = answers[method]?.(args) ?? 'true'
      calls.push({ method, args, result, error: '0' })
      return result
    }
    return [method, call] as const
  })
  return { api: Object.fromEntries(api), calls, stored: loose.stored }
}
