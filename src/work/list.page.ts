import type { TimedProgress, WorkTask } from '../platform/jobs/work.ts'
import { leftText } from '../platform/html/progress.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { CalendarDate } from '../platform/time/calendar.ts'
import type { Messages } from '../words/messages.ts'
import { finishedNotes, type FinishedWork } from './finished.page.ts'

type Words = Messages['hr']['work']

/** Long work of any kind, as the list shows it. */
export interface ListedWork {
  readonly kind: keyof Words['kind']
  readonly name: string
  /** The name of its file, where the work has a name that's easier to read. Empty where there's only one. */
  readonly file: string
  /** The page of the work, which has its result, too. */
  readonly href: string
  /** Work under way, with how far it is, or the state of work that moves no more. */
  readonly state: { readonly task: WorkTask; readonly progress: TimedProgress } | keyof Words['states']
  readonly by: string
  readonly on: CalendarDate
  /** Whether it can be undone, and how. Null for work that isn't for many people, and before anything is done. */
  readonly undo: WorkUndo | null
}

/** A link to where it's undone, with the last moment for that, or only a sentence. */
export interface WorkUndo {
  readonly href: string | null
  readonly text: string
  readonly until: string
}

export function workPage(
  shell: Shell,
  all: readonly ListedWork[],
  { finished, self }: { readonly finished: readonly FinishedWork[]; readonly self: string },
): string {
  const { language, t } = shell
  const words = t.hr.work
  const rows = all.map(({ kind, name, file, href, state, by, on, undo }) => ({
    kind: words.kind[kind],
    name,
    file,
    href,
    state: stateText(state, t),
    bar: typeof state === 'string' ? null : { done: state.progress.done, of: Math.max(state.progress.of, 1) },
    started: words.by(by, formatDate(on, language)),
    undo,
    isOpen: typeof state !== 'string' || state === 'asks',
  }))
  return renderPage('app', shell, 'work/list', {
    t,
    self,
    finished: finishedNotes(finished, null, t),
    parts: [
      {
        id: 'running',
        title: words.running,
        rows: rows.filter(({ isOpen }) => isOpen),
        none: words.none,
        // The page doesn't change by itself.
        again: rows.some(({ bar }) => bar !== null) ? words.again : '',
      },
      { id: 'over', title: words.over, rows: rows.filter(({ isOpen }) => !isOpen), none: '', again: '' },
    ],
  })
}

function stateText(state: ListedWork['state'], t: Messages): string {
  const words = t.hr.work
  if (typeof state === 'string') return words.states[state]
  const { progress, task } = state
  if (progress.state === 'waiting') return words.progress.waiting
  const left = leftText(progress, t)
  const amount = words.progress.amount[task](progress.done, progress.of)
  return left === '' ? amount : `${amount}. ${left}.`
}
