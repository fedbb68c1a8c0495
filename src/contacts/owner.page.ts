import { placed } from './line-alarm.page.ts'
import type { PersonId } from '../ledger/event.ts'
import { EMPTY_FORM, field } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export interface LineToOwn {
  readonly field: string
  readonly name: string
  readonly place: string | null
  /** As it's saved. */
  readonly owner: PersonId | null
  /** As in the form. */
  readonly chosen: PersonId | null
  /** What became of the line while the form was open. */
  readonly change: 'new' | 'owner' | null
}

interface OwnersInput {
  readonly lines: readonly LineToOwn[]
  readonly stewards: readonly { readonly person: PersonId; readonly name: string }[]
  /** Whether somebody else changed numbers or owners while the form was open. */
  readonly isChanged: boolean
  readonly mark: string
  readonly csrf: string
  readonly links: { readonly back: string; readonly save: string }
}

/** Who looks after which line: one choice for each, those that all sites share first. */
export function lineOwnersPage(shell: Shell, input: OwnersInput): string {
  const { t } = shell
  const { lines, stewards, isChanged, mark, csrf, links } = input
  const words = t.hr.lines
  const options = [
    { value: '', text: words.owners.everyone },
    ...stewards.map(({ person, name }) => ({ value: person, text: name })),
  ]
  const fields = lines.map(({ field: name, name: line, place, chosen }) =>
    field(EMPTY_FORM, {
      type: 'select',
      name,
      label: placed(line, place),
      initial: chosen ?? '',
      options,
    }),
  )
  const newer = lines.flatMap(({ name, place, owner, change }) => {
    if (change === null) return []
    const label = placed(name, place)
    const saved = options.find(({ value }) => value === (owner ?? ''))?.text ?? words.owners.everyone
    return [change === 'new' ? words.owners.newLine(label) : `${label}: ${saved}`]
  })
  // Numbers that aren't there anymore have no line to name.
  const changed = isChanged && newer.length === 0 ? words.owners.changed : ''
  const view = { t, changed, newer, fields, mark, csrf, links }
  return renderPage('app', { ...shell, back: { text: words.title, href: links.back } }, 'contacts/owners', view)
}
