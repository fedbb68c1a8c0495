import type { TimedProgress, WorkTask } from '../jobs/work.ts'
import type { Messages } from '../../words/messages.ts'
import type { Shell, ShellLink } from './shell.page.ts'

/** Without a script, a waiting browser asks again after this time. */
const REFRESH_SECONDS = 3

/** A form with nothing but a button. */
export interface ProgressButton {
  readonly action: string
  readonly text: string
  readonly hint: string
}

export interface ProgressInput {
  readonly task: WorkTask
  readonly progress: TimedProgress
  readonly csrf: string
  readonly links: {
    /** The stream of numbers that moves the bar. */
    readonly stream: string
    /** The same page: it says what became of the work. */
    readonly again: string
    /** What came of it when all went well. */
    readonly result: string
    readonly all: string
  }
  /** Ends the work, or null for a viewer who may not. */
  readonly stopAction: string | null
  /** For work that no server takes up again by itself. */
  readonly stuck: ProgressButton | null
}

/** The parts of `views/parts/progress.ejs`. */
export function progressView({ task, progress, csrf, links, stopAction, stuck }: ProgressInput, t: Messages) {
  const words = t.hr.work
  const { done, of, state } = progress
  const end = (name: 'done' | 'stopped' | 'failed', said: ShellLink) => ({
    name,
    title: words.endTitle[name],
    ...said,
  })
  const { done: good, stopped, failed } = words.end
  return {
    t,
    task,
    amount: state === 'waiting' ? words.progress.waiting : words.progress.amount[task](done, of),
    left: leftText(progress, t),
    done: Math.min(done, of),
    of: Math.max(of, 1),
    csrf,
    links,
    // Reading a file is a step on the way to the question what to record; recording it, to inviting those whom it has
    // added; checking a package, to its download.
    leadsOn: task === 'planning' || task === 'applying' || task === 'package',
    stop: stopAction === null ? null : { action: stopAction, hint: words.stopHint[task] },
    stuck,
    ends: [
      end('done', { text: good[task].text, href: links.result }),
      end('stopped', { text: stopped.text, href: links.again }),
      end('failed', { text: failed.text, href: links.again }),
    ].map((each) => ({ ...each, link: each.name === 'done' ? good[task].link : words.end[each.name].link })),
  }
}

/** Plain words for the time that is left, or nothing while it can't be told. */
export function leftText({ done, of, secondsLeft, state }: TimedProgress, t: Pick<Messages, 'hr'>): string {
  const { left, nearlyDone } = t.hr.work.progress
  if (state === 'working' && of > 0 && done >= of) return nearlyDone
  return secondsLeft === null ? '' : left(secondsLeft)
}

/** Around a page that shows work under way. */
export function progressShell(shell: Shell, script: string): Shell {
  return { ...shell, pageScript: script, refresh: REFRESH_SECONDS }
}
