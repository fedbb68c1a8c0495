import { type ProgressInput, progressView } from '../../platform/html/progress.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell } from '../../platform/html/shell.page.ts'
import { formatDate } from '../../platform/time/date.page.ts'
import type { CalendarDate } from '../../platform/time/calendar.ts'

export interface MadeFileInput {
  readonly name: string
  readonly people: number
  readonly on: CalendarDate
  readonly bytes: number | null
  /** `null` when nobody is to make it now. */
  readonly work: ProgressInput | null
  /** `null` until it's made, and when the file isn't on this server. */
  readonly fileHref: string | null
  /** Why there's no file, or null. */
  readonly ended: 'stopped' | 'failed' | 'tooMany' | 'notHere' | null
  readonly links: { readonly back: string; readonly all: string }
}

/** A large file of a report: how far it is, or the file. */
export function madeFilePage(shell: Shell, { name, people, on, bytes, work, fileHref, ended, links }: MadeFileInput) {
  const { language, t } = shell
  const words = t.hr.work.file
  const fact = (term: string, value: string) => ({ name: term, value })
  return renderPage('app', shell, 'reports/made-file', {
    t,
    name,
    progress: work === null ? null : progressView(work, t),
    fileHref,
    ended: ended === null ? '' : words.ended[ended],
    facts: [
      fact(words.people, words.count(people)),
      fact(t.hr.work.started, formatDate(on, language)),
      ...(bytes === null ? [] : [fact(words.size, t.hr.pack.pack.bytes(Math.ceil(bytes / 1024)))]),
    ],
    links,
  })
}
