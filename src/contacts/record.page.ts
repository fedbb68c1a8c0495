import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { Messages } from '../words/messages.ts'

/** An entry about a number, in words. */
export interface EntryOnRecord {
  readonly title: string
  /** The title in pieces: every second one is a number, which stays on one line. */
  readonly titlePieces: readonly string[]
  readonly dateText: string
  readonly details: readonly string[]
  /** Where a check that counts is taken back; null for other entries, and for viewers who make no checks. */
  readonly takeBackHref: string | null
}

interface CallsInput {
  readonly site: string
  readonly entries: readonly EntryOnRecord[]
  readonly done: keyof Messages['hr']['lines']['done'] | null
  readonly back: string
}

/** Every call of a site's own numbers. */
export function callsPage(shell: Shell, { site, entries, done, back }: CallsInput): string {
  const { t } = shell
  const words = t.hr.lines
  const view = { t, heading: words.calls.of(site), done: done === null ? '' : words.done[done], entries }
  return renderPage('app', { ...shell, back: { text: words.title, href: back } }, 'contacts/calls', view)
}
