import type { Standard } from '../runtime/lms-record.ts'
import type { Messages } from '../../words/messages.ts'
import { LMS_ANSWERS } from './record.page.ts'
import { renderPage } from '../../platform/html/render.page.ts'
import type { Shell, ShellLink } from '../../platform/html/shell.page.ts'

export interface PreviewPage {
  readonly edition: keyof Messages['hr']['preview']['edition']
  readonly title: string
  readonly csrf: string
  /** `null` for an edition that talks to no SCORM runtime. */
  readonly player: { readonly standard: Standard; readonly scriptHref: string } | null
  readonly back: ShellLink
  readonly links: { readonly file: string; readonly session: string; readonly record: string }
}

/** A package in a frame, next to what an LMS would have stored. The script fills in what is stored. */
export function previewPage(shell: Shell, { edition, title, ...page }: PreviewPage): string {
  const { language, t } = shell
  const words = t.hr.preview
  const answers = LMS_ANSWERS.map((id) => ({ id, ...words.lms[id] }))
  const lead = words.lead(title, words.edition[edition])
  return renderPage('app', shell, 'packages/preview', { t, language, edition, lead, answers, ...page })
}

/** Shown for a trial that ended with the server, or was dropped to make room for later ones. */
export function previewOverPage(shell: Shell, page: Pick<PreviewPage, 'back'>): string {
  return renderPage('app', shell, 'packages/preview-over', { t: shell.t, ...page })
}
