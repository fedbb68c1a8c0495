import { renderPage } from '../platform/html/render.page.ts'
import type { Shell, ShellLink } from '../platform/html/shell.page.ts'

/** A link to a part of the place, with a line about it. */
interface PartLink extends ShellLink {
  readonly lead: string
  /** How it's set at the moment; empty where there's nothing short to say. */
  readonly state: string
  /** A page that starts from this one, so that it's one click away as well. Null where there's none. */
  readonly below: ShellLink | null
}

interface PartsPage {
  readonly title: string
  readonly lead: string
  /** What to do next, or null when nothing is open. */
  readonly next: (ShellLink & { readonly lead: string }) | null
  /** Without a title where there is one group. */
  readonly groups: readonly { readonly title: string; readonly links: readonly PartLink[] }[]
}

/** Lists the parts of a place that the reader may open, with one line each. */
export function partsPage(shell: Shell, page: PartsPage): string {
  return renderPage('app', shell, 'organization/settings', { t: shell.t, ...page })
}
