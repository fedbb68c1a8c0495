import type { Messages } from '../words/messages.ts'

const PARTS = ['settings', 'messages', 'templates'] as const
type Part = (typeof PARTS)[number]

/** The addresses of the reminder pages. `null` for those that the viewer may not open. */
export type ReminderLinks = Readonly<Record<Part, string | null>>

export interface ReminderNav {
  readonly label: string
  readonly links: readonly { readonly text: string; readonly href: string; readonly current: boolean }[]
}

/** @param current null on a page below one of the parts */
export function reminderNav(current: Part | null, links: ReminderLinks, t: Messages): ReminderNav {
  const words = t.hr.reminders.nav
  return {
    label: words.label,
    links: PARTS.flatMap((part) => {
      const href = links[part]
      return href === null ? [] : [{ text: words[part], href, current: part === current }]
    }),
  }
}
