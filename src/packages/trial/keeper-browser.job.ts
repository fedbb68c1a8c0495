import type { PackageOrder } from '../course-package.ts'
import { unpack } from '../runtime/suspend-data.ts'
import type { Call } from '../standards/call-rules.ts'
import { type RecordKeeper, openStorage } from './record-keeper.job.ts'

/** A browser that keeps the course of somebody without an LMS. It knows no launch that does not count. */
export function browserKeeper({ contents }: PackageOrder): RecordKeeper {
  const [{ course }] = contents
  const storage = openStorage()
  let calls: Call[] = []
  let kept = ''

  return {
    storage: {
      ...storage,
      setItem(key, value) {
        calls.push({ method: 'setItem', args: [key, value], result: '', error: '0' })
        storage.setItem(key, value)
        kept = value
      },
    },
    launch(purpose) {
      if (purpose !== 'credit') return null
      calls = []
      return { recording: 'this-browser', calls, forgot: false, problems: () => [] }
    },
    isFinished: isAcknowledged,
    ending: () => (isAcknowledged() ? 'the acknowledgement' : ''),
    answers: () => null,
    record: () => kept,
  }

  function isAcknowledged(): boolean {
    return (unpack(course, kept)?.acknowledgement ?? null) !== null
  }
}
