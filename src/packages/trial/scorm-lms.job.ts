import type { ScormEdition } from '../standards/edition.ts'
import { scorm12 } from '../runtime/scorm12.ts'
import { METHODS } from '../runtime/lms-record.ts'
import { scorm2004 } from '../runtime/scorm2004.ts'
import { type Call, type Profile, violations } from '../standards/call-rules.ts'
import { SCORM_12 } from '../standards/data-model-12.ts'
import { SCORM_2004 } from '../standards/data-model-2004.ts'
import { type Launched, LMS_RUNTIMES, type RuntimeName } from './lms-runtime.job.ts'
import type { RunScripts } from './script.job.ts'
import { type TrialLms, openStorage } from './trial-lms.job.ts'
import { openStrictLms } from './strict-lms.job.ts'

const PROFILES: Readonly<Record<ScormEdition, readonly Profile[]>> = {
  scorm12: ['scorm12', 'moodle12'],
  'scorm2004-3': ['scorm2004', 'moodle2004'],
  'scorm2004-4': ['scorm2004', 'moodle2004'],
}
/** More than a course of ours has to know when it is opened. */
const MOST_READS = 150
/** Elements that an LMS writes for each launch, or counts itself. */
const OF_A_LAUNCH = /time|entry|exit|nav|mode|credit|_count/

/**
 * An LMS that refuses everything its version of SCORM doesn't allow. Values that weren't committed before the page
 * closed are lost.
 */
export function scormLms(edition: ScormEdition, scripts: RunScripts): TrialLms {
  const is12 = edition === 'scorm12'
  const { api } = is12 ? scorm12 : scorm2004
  const status = is12 ? 'cmi.core.lesson_status' : 'cmi.completion_status'
  let stored: () => ReadonlyMap<string, string> = () => new Map()

  return {
    storage: openStorage(),
    launch(purpose) {
      const isFinished = finished()
      const lms = openStrictLms({
        version: is12 ? '1.2' : '2004',
        stored: stored(),
        mode: purpose === 'preview' ? 'browse' : 'normal',
        credit: purpose === 'credit' ? 'credit' : 'no-credit',
      })
      stored = lms.stored
      scripts.offer(api.name, lms.api)
      return {
        recording:
          purpose === 'preview' ? 'preview' : purpose !== 'credit' ? 'no-credit' : isFinished ? 'finished' : 'on',
        calls: lms.calls,
        forgot: false,
        problems(ended) {
          const log = ended ? lms.calls : [...lms.calls, goodbye(api.terminate)]
          return PROFILES[edition].flatMap((profile) => violations(log, profile))
        },
      }
    },
    isFinished: finished,
    ending: () => (finished() ? `${status}=${stored().get(status)}` : ''),
    answers: () => answersIn(stored()),
    record: () => recordIn(stored()),
  }

  function finished(): boolean {
    return isFinishedStatus(stored().get(status))
  }
}

/**
 * Imitates a real system. It may refuse values, but the record must still be right, and the course must not wait for
 * it.
 */
export function runtimeLms(edition: ScormEdition, name: RuntimeName, scripts: RunScripts): TrialLms {
  const is12 = edition === 'scorm12'
  const { api } = is12 ? scorm12 : scorm2004
  const { names, duration } = is12 ? SCORM_12 : SCORM_2004
  const { set, get } = is12 ? METHODS.scorm12 : METHODS.scorm2004
  const runtime = LMS_RUNTIMES[name]
  let stored: () => ReadonlyMap<string, string> = () => new Map()
  let timeTold = 0

  return {
    storage: openStorage(),
    launch(purpose) {
      const isFinished = finished()
      const launched = runtime.launched(purpose, isFinished)
      if (launched === null) return null
      const lms = runtime.open({ version: is12 ? '1.2' : '2004', ...launched, stored: stored() })
      stored = lms.stored
      scripts.offer(api.name, lms.api)
      return {
        recording: recordingOf(launched, isFinished),
        calls: lms.calls,
        forgot: isFinished && !runtime.keeps.finishedState,
        problems() {
          const told = lms.calls.findLast(({ method, args }) => method === set && args[0] === names.sessionTime)
          timeTold += duration.read(told?.args[1] ?? '')
          const reads = lms.calls.filter(({ method }) => method === get).length
          return [
            ...(reads > MOST_READS ? [`it was asked for ${reads} values`] : []),
            ...(runtime.keeps.time && timeIn(stored()) !== timeTold
              ? [`it counts ${duration.write(timeIn(stored()))} where the course told ${duration.write(timeTold)}`]
              : []),
          ]
        },
      }
    },
    isFinished: finished,
    ending: () => (finished() ? `${names.status}=${stored().get(names.status)}` : ''),
    answers: () => (runtime.keeps.answers ? answersIn(stored()) : null),
    record: () => recordIn(stored()),
  }

  function finished(): boolean {
    return isFinishedStatus(stored().get(names.status))
  }

  function timeIn(values: ReadonlyMap<string, string>): number {
    return [names.totalTime, names.sessionTime].reduce(
      (sum, element) => sum + duration.read(values.get(element) ?? ''),
      0,
    )
  }
}

function recordingOf({ mode, credit }: Launched, isFinished: boolean): string {
  if (mode === 'review') return 'review'
  if (mode === 'browse') return 'preview'
  if (credit === 'no-credit') return 'no-credit'
  return isFinished ? 'finished' : 'on'
}

function isFinishedStatus(status: string | undefined): boolean {
  return status === 'passed' || status === 'completed'
}

function answersIn(stored: ReadonlyMap<string, string>): number {
  return [...stored.keys()].filter((element) => /^cmi\.interactions\.\d+\.result$/.test(element)).length
}

function recordIn(stored: ReadonlyMap<string, string>): string {
  return JSON.stringify([...stored].filter(([element]) => !OF_A_LAUNCH.test(element)))
}

/** A launch that broke off has no end; the rest of it must be as it should. */
function goodbye(method: string): Call {
  return { method, args: [''], result: 'true', error: '0' }
}
