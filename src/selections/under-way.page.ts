import { type ProgressInput, progressView } from '../platform/html/progress.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

/** The page of work for many while a server is at it. */
export function underWayPage(shell: Shell, title: string, input: ProgressInput): string {
  const { t } = shell
  return renderPage('app', shell, 'selections/under-way', {
    t,
    title,
    allHref: input.links.all,
    progress: progressView(input, t),
  })
}
