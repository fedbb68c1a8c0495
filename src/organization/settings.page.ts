import { renderPage } from '../platform/html/render.page.ts'
import type { Shell, ShellLink } from '../platform/html/shell.page.ts'

/** A link to a page of settings, with a line about it. */
export interface SettingLink extends ShellLink {
  readonly lead: string
  /** How it's set at the moment; empty where there's nothing short to say. */
  readonly state: string
}

interface SettingsPage {
  /** What to do next, or null when nothing is open. */
  readonly next: (ShellLink & { readonly lead: string }) | null
  readonly groups: readonly { readonly title: string; readonly links: readonly SettingLink[] }[]
}

/** Lists the settings that the reader may open, with one line each. */
export function settingsPage(shell: Shell, page: SettingsPage): string {
  return renderPage('app', shell, 'organization/settings', { t: shell.t, ...page })
}
