import type { ScormEdition } from '../domain/package-edition.ts'
import { scorm12 } from '../domain/scorm12.ts'
import { scorm2004 } from '../domain/scorm2004.ts'
import { type Call, type Profile, violations } from './call-rules.ts'
import type { RunScripts } from './package-scripts.ts'
import type { RecordKeeper } from './record-keeper.ts'
import { openStorage } from './storage.ts'
import { openStrictLms } from './strict-lms.ts'

const PROFILES: Readonly<Record<ScormEdition, readonly Profile[]>> = {
  scorm12: ['scorm12', 'moodle12'],
  'scorm2004-3': ['scorm2004', 'moodle2004'],
  'scorm2004-4': ['scorm2004', 'moodle2004'],
}
/** What an LMS writes anew for each launch. */
const OF_A_LAUNCH = /time|entry|exit|nav|mode|credit/

/** An LMS that refuses whatever its version of SCORM does not allow. What was not committed when a page went is lost. */
export function scormKeeper(edition: ScormEdition, scripts: RunScripts): RecordKeeper {
  const is12 = edition === 'scorm12'
  const { api } = is12 ? scorm12 : scorm2004
  const status = is12 ? 'cmi.core.lesson_status' : 'cmi.completion_status'
  let stored: () => ReadonlyMap<string, string> = () => new Map()

  return {
    storage: openStorage(),
    launch(forCredit) {
      const isFinished = finished()
      const lms = openStrictLms({
        version: is12 ? '1.2' : '2004',
        stored: stored(),
        credit: forCredit ? 'credit' : 'no-credit',
      })
      stored = lms.stored
      scripts.offer(api.name, lms.api)
      return {
        recording: forCredit ? (isFinished ? 'finished' : 'on') : 'review',
        calls: lms.calls,
        problems(ended) {
          const log = ended ? lms.calls : [...lms.calls, goodbye(api.terminate)]
          return PROFILES[edition].flatMap((profile) => violations(log, profile))
        },
      }
    },
    isFinished: finished,
    ending: () => (finished() ? `${status}=${stored().get(status)}` : ''),
    record: () => JSON.stringify([...stored()].filter(([element]) => !OF_A_LAUNCH.test(element))),
  }

  function finished(): boolean {
    return ['passed', 'completed'].includes(stored().get(status) ?? '')
  }
}

/** A launch that broke off has no end; the rest of it must be as it should. */
function goodbye(method: string): Call {
  return { method, args: [''], result: 'true', error: '0' }
}
