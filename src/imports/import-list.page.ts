import { errorSummary, type FieldView, type FormState, field, titled } from '../platform/html/field.page.ts'
import type { Messages } from '../words/messages.ts'
import { renderPage } from '../platform/html/render.page.ts'
import type { Shell } from '../platform/html/shell.page.ts'

export type ImportKindName = keyof Messages['hr']['imports']['kind']
export type ImportStateName = keyof Messages['hr']['imports']['state']

export interface ImportsPage {
  readonly form: FormState
  /** The possible content of a file: a kind, or a kind with columns that were saved under a name. */
  readonly contents: readonly {
    readonly value: string
    readonly kind: ImportKindName
    readonly mapping: string | null
  }[]
  readonly files: readonly {
    readonly name: string
    readonly href: string
    readonly kind: ImportKindName
    readonly state: ImportStateName
    readonly lines: number
    readonly on: string
    readonly by: string
  }[]
  readonly templates: readonly { readonly kind: ImportKindName; readonly template: string; readonly sample: string }[]
  readonly action: string
  readonly peopleHref: string
  readonly workHref: string
  readonly csrf: string
}

/** Files come in on this page, and it lists what became of earlier ones. */
export function importsPage(shell: Shell, { form, contents, files, templates, ...page }: ImportsPage): string {
  const { t } = shell
  const words = t.hr.imports
  const nameOf = (kind: ImportKindName, mapping: string | null) =>
    mapping === null ? words.kind[kind] : words.withMapping(words.kind[kind], mapping)
  const fields = [
    field(form, { type: 'file', name: 'file', label: words.file, hint: words.fileHint }),
    field(form, {
      type: 'select',
      name: 'what',
      label: words.what,
      options: contents.map(({ value, kind, mapping }) => ({ value, text: nameOf(kind, mapping) })),
    }),
  ]
  const summary = errorSummary(fields, t)
  return renderPage('app', titled(shell, summary), 'imports/imports', {
    t,
    fields,
    summary,
    files: files.map(({ kind, state, ...file }) => ({
      ...file,
      kind: words.kind[kind],
      state: words.state[state],
    })),
    templates: templates.map(({ kind, template, sample }) => ({
      template: { text: words.template(words.kind[kind]), href: template },
      sample: { text: words.sample(words.kind[kind]), href: sample },
    })),
    ...page,
  })
}

/** A page for a file in progress that asks for something: its columns, or HR's choices for the whole file. */
export interface ImportForm {
  readonly title: string
  readonly lead: string
  readonly fileName: string
  readonly groups: readonly FieldGroup[]
  readonly button: string
  readonly action: string
  readonly back: { readonly text: string; readonly href: string }
  readonly discard: string
  readonly csrf: string
}

/** Fields that belong together. The title is empty for those that need none. */
export interface FieldGroup {
  /** Nothing has to be decided there. It has a title. */
  readonly isFolded?: boolean
  readonly title: string
  readonly lead: string
  readonly fields: readonly FieldView[]
}

export function importFormPage(shell: Shell, page: ImportForm): string {
  const summary = errorSummary(
    page.groups.flatMap(({ fields }) => fields),
    shell.t,
  )
  const groups = page.groups.map((group, index) => ({ isFolded: false, ...group, id: `group-${index}` }))
  return renderPage('app', titled(shell, summary), 'imports/form', { t: shell.t, ...page, groups, summary })
}
