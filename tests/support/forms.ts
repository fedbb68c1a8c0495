/** A field of a form, as the page sends it when nobody touches it. */
export interface FormField {
  readonly name: string
  /** As in `type="…"`; `textarea`, `select` and `button` for these. */
  readonly type: string
  readonly value: string
  /** Whether a browser sends it: a box that isn't checked, or a button that isn't pressed, it doesn't. */
  readonly isSent: boolean
  /** The values that can be chosen. */
  readonly options: readonly string[]
}

export interface PageForm {
  readonly method: 'get' | 'post'
  /** The address, or those that its buttons name. */
  readonly actions: readonly string[]
  readonly isMultipart: boolean
  readonly fields: readonly FormField[]
}

/** What a page has of these, in its order. Our pages write each attribute in quotes, and have none of these in comments. */
const ELEMENT =
  /<(?:script|style)\b.*?<\/(?:script|style)>|<(?<end>\/?)(?<tag>form|input|textarea|select|option|button|a)(?![\w-])(?<rest>(?:[^>"']|"[^"]*"|'[^']*')*)>(?<text>[^<]*)/gs
const ATTRIBUTE = /([^\s="'/]+)(?:="([^"]*)"|='([^']*)')?/g

interface Element {
  readonly tag: string
  /** An attribute without a value has `null`. */
  readonly attributes: ReadonlyMap<string, string | null>
  /** What stands in it, or behind its start. */
  readonly text: string
}

/** The forms of a page of ours, read the way a browser does. */
export function formsOf(html: string): PageForm[] {
  return formsAndLinksOf(html).forms
}

/** The addresses of our own that a page leads to. */
export function linksOf(html: string): string[] {
  return formsAndLinksOf(html).links
}

/** Both, read at once. A parser takes three times as long as the server takes to make the page. */
export function formsAndLinksOf(html: string): { forms: PageForm[]; links: string[] } {
  const forms: { readonly form: Element; readonly inputs: Element[] }[] = []
  const links: string[] = []
  let open: Element[] | null = null
  for (const { groups } of html.matchAll(ELEMENT)) {
    const { tag, end, rest = '', text = '' } = groups ?? {}
    if (tag === undefined) continue
    if (end === '/') {
      if (tag === 'form') open = null
      continue
    }
    const element = { tag, attributes: attributesIn(rest), text: unescaped(text) }
    if (tag === 'form') {
      open = []
      forms.push({ form: element, inputs: open })
    } else if (tag === 'a') links.push(element.attributes.get('href') ?? '')
    else open?.push(element)
  }
  return {
    forms: forms.map(({ form, inputs }) => formOf(form, inputs)),
    links: links.filter((href) => href.startsWith('/')).map((href) => href.split('#', 1)[0] ?? ''),
  }
}

function attributesIn(tag: string): Map<string, string | null> {
  return new Map(
    [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => {
      const value = double ?? single
      return [name, value === undefined ? null : unescaped(value)]
    }),
  )
}

/** @param inputs its fields and buttons, each `select` with its options behind it */
function formOf({ attributes }: Element, inputs: readonly Element[]): PageForm {
  const buttons = inputs.filter(({ tag }) => tag === 'button')
  const named = buttons.flatMap((button) => button.attributes.get('formaction') ?? [])
  const fields = inputs.flatMap((input, index) => fieldOf(input, optionsBehind(inputs, index)) ?? [])
  // Where each button says something, one of them is pressed.
  const pressed = buttons.every((button) => button.attributes.has('name'))
    ? fields.find(({ type }) => type === 'button')
    : undefined
  return {
    method: attributes.get('method') === 'post' ? 'post' : 'get',
    actions: [...new Set([attributes.get('action') ?? '', ...named])],
    isMultipart: attributes.get('enctype') === 'multipart/form-data',
    fields: fields.map((each) => (each === pressed ? { ...each, isSent: true } : each)),
  }
}

function optionsBehind(inputs: readonly Element[], index: number): readonly Element[] {
  const behind = inputs.slice(index + 1)
  const end = behind.findIndex(({ tag }) => tag !== 'option')
  return end === -1 ? behind : behind.slice(0, end)
}

/** What a browser sends when somebody presses the button, or `Enter`, and changes nothing. */
export function untouched({ fields }: PageForm): Record<string, string | string[]> {
  const sent: Record<string, string | string[]> = {}
  for (const { name, value, isSent } of fields) {
    if (isSent) sent[name] = name in sent ? [sent[name] ?? [], value].flat() : value
  }
  return sent
}

function fieldOf({ tag, attributes, text }: Element, choices: readonly Element[]): FormField | null {
  const name = attributes.get('name') ?? null
  if (tag === 'option' || name === null || attributes.has('disabled')) return null
  switch (tag) {
    case 'textarea':
      // Browsers drop a line break at the start, and send the others as two characters.
      return { name, type: 'textarea', value: text.replace(/^\n/, ''), isSent: true, options: [] }
    case 'select': {
      const options = choices.map((choice) => choice.attributes.get('value') ?? choice.text)
      const selected = choices.findIndex((choice) => choice.attributes.has('selected'))
      return { name, type: 'select', value: options[Math.max(selected, 0)] ?? '', isSent: true, options }
    }
    case 'button':
      return { name, type: 'button', value: attributes.get('value') ?? '', isSent: false, options: [] }
    default: {
      const type = attributes.get('type') ?? 'text'
      const isBox = type === 'checkbox' || type === 'radio'
      const value = attributes.get('value') ?? (isBox ? 'on' : '')
      const isSent = type !== 'file' && (!isBox || attributes.has('checked'))
      return { name, type, value, isSent, options: [] }
    }
  }
}

/** Undoes what EJS writes for the five characters that mean something in HTML. */
function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#34': '"', quot: '"', '#39': "'" }
  return text.replaceAll(/&(amp|lt|gt|#34|quot|#39);/g, (_, name: string) => characters[name] ?? '')
}
