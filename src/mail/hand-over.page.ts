import type { MailKind } from '../reminders/reminder.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'
import type { SafeHtml } from '../platform/html/safe.ts'

export interface HandOverPage {
  readonly name: string
  readonly kind: MailKind
  readonly organization: string
  /** Is null for who has a password already and signs in with it. */
  readonly link: {
    readonly link: string
    readonly qrHtml: SafeHtml
    readonly code: string
    readonly codeAddress: string
  } | null
  readonly signInAddress: string
  readonly until: string
  readonly doneAction: string
  readonly backHref: string
  readonly csrf: string
}

/** A message that no mail can bring: the link to copy or print, and the button that says it was handed over. */
export function handOverPage(shell: Shell, { name, kind, until, ...page }: HandOverPage): string {
  const { t } = shell
  return renderPage('app', shell, 'mail/hand-over', {
    t,
    heading: t.account.link.heading(name),
    forName: t.account.link.sheetFor(name),
    kind: t.hr.reminders.kinds[kind],
    until: t.account.link.until(until),
    ...page,
  })
}
