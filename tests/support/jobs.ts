import type { Job } from '../../src/platform/jobs/job.ts'
import { createBackground } from '../../src/platform/jobs/background.job.ts'
import { toInstant } from '../../src/platform/time/calendar.ts'

/** Does nothing, where a test does the work of a job itself. */
export const NO_JOB: Job = {
  every: null,
  failure: '',
  async *claim() {},
  work: () => Promise.resolve(),
}

/** Runs a job once, as the server does when it starts, and returns what went wrong. */
export async function runJob(job: Job, isOver: () => boolean = () => false): Promise<unknown[]> {
  const failures: unknown[] = []
  const background = createBackground(
    { job },
    {
      now: () => toInstant(0),
      today: () => Promise.resolve(null),
      isOver,
      failed: (_job, error) => failures.push(error),
    },
  )
  background.wake('job')
  await background.idle()
  return failures
}
