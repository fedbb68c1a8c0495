/** One table of a person's file. On a phone each row is shown as a block. */
export interface FileTable {
  readonly id: string
  readonly title: string
  /** The content of the file, or its limits. Empty where the title says it. */
  readonly lead: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly FileCell[])[]
  /** The text when there are no rows. */
  readonly none: string
}

export interface FileCell {
  readonly text: string
  readonly notes: readonly string[]
  /** Each link under the text leads away and is left out on paper. Without a text, the links are the content. */
  readonly links: readonly FileLine[]
}

/** `null` if the viewer may not go there, or there is nothing to go to. */
export interface FileLine {
  readonly text: string
  readonly href: string | null
}

export interface FileLink {
  readonly text: string
  readonly href: string
}

export function cell(text: string, ...notes: readonly string[]): FileCell {
  return { text, notes: notes.filter((note) => note !== ''), links: [] }
}

export function linked(text: string, links: readonly FileLine[], ...notes: readonly string[]): FileCell {
  return { ...cell(text, ...notes), links }
}
