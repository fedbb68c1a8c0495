import { placed } from './line-alarm.page.ts'
import type { PersonId } from '../ledger/event.ts'
import { EMPTY_FORM, field } from '../platform/html/field.page.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

interface OwnersInput {
  readonly lines: readonly {
    readonly field: string
    readonly name: string
    readonly place: string | null
    readonly owner: PersonId | null
  }[]
  readonly stewards: readonly { readonly person: PersonId; readonly name: string }[]
  /** Whether other numbers were published while the form was open. */
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
  const fields = lines.map(({ field: name, name: line, place, owner }) =>
    field(EMPTY_FORM, {
      type: 'select',
      name,
      label: placed(line, place),
      initial: owner ?? '',
      options,
    }),
  )
  const view = { t, changed: isChanged ? words.owners.changed : '', fields, mark, csrf, links }
  return renderPage('app', { ...shell, back: { text: words.title, href: links.back } }, 'contacts/owners', view)
}
