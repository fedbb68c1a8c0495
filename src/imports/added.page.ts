import type { HiddenField } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'

/** The people whom a file has added, and how many of them still have no sign-in. */
export interface AddedInput {
  readonly added: number
  readonly open: number
  /** How many of those hold a card or a link that still works. */
  readonly withCode: number
  /** In the order of the file, by the first and the last of those added. Most files have one. */
  readonly parts: readonly {
    readonly part: number
    readonly first: number
    readonly last: number
    readonly open: number
  }[]
  readonly actions: readonly ('print-codes' | 'invite')[]
  readonly action: string
  readonly csrf: string
}

export interface AddedView {
  readonly title: string
  readonly text: string
  /** A form for each part in which somebody has no sign-in. */
  readonly forms: readonly {
    /** Empty where there's only one. */
    readonly who: string
    readonly hidden: readonly HiddenField[]
    readonly buttons: readonly { readonly value: string; readonly text: string; readonly primary: boolean }[]
  }[]
  readonly action: string
}

export function addedView({ added, open, withCode, parts, actions, action, csrf }: AddedInput, t: Messages): AddedView {
  const words = t.hr.imports.added
  return {
    title: words.title(added),
    text:
      open === 0 ? words.nobody : [words.open(open), ...(withCode === 0 ? [] : [words.withCode(withCode)])].join(' '),
    forms: parts
      .filter((part) => part.open > 0)
      .map(({ part, first, last, open: people }, place) => ({
        who: parts.length === 1 ? '' : words.part(first, last),
        hidden: [
          { name: 'csrf', value: csrf },
          { name: 'part', value: String(part) },
        ],
        buttons: actions.map((value, index) => ({
          value,
          text: t.hr.selections.actions[value].title(people),
          // One button of the page stands out: the first that's left to do.
          primary: place === 0 && index === 0,
        })),
      })),
    action,
  }
}
