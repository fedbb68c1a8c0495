import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'

/** A clock for another process, which tells any time and can be set while the process runs. */
export interface FakeClock {
  /** Variables for the environment of the process. */
  readonly env: Readonly<Record<string, string>>
  /** The clock continues from this moment. */
  set(at: string): void
}

/** @param file where the time stands for the process to read */
export function fakeClock(file: string, at: string): FakeClock {
  // Uses UTC, where no hour comes twice.
  const set = (time: string) => writeFileSync(file, `@${time.replace('T', ' ').replace(/\.\d+Z$|Z$/, '')}\n`)
  set(at)
  const library = execFileSync('faketime', ['now', 'printenv', 'LD_PRELOAD'], { encoding: 'utf8' }).trim()
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      // A clock on the wall that is set moves no timers.
      DONT_FAKE_MONOTONIC: '1',
      TZ: 'UTC',
    },
    set,
  }
}
