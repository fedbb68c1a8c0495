import { type HtmlElement, Parser, StaticConfigLoader } from 'html-validate'

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

const config = await new StaticConfigLoader().getConfigFor('page.html')

/** The forms of a page of ours, read the way a browser does. */
export function formsOf(html: string): PageForm[] {
  return formsIn(new Parser(config).parseHtml(html))
}

/** The addresses of our own that a page leads to. */
export function linksOf(html: string): string[] {
  return linksIn(new Parser(config).parseHtml(html))
}

/** Both, read at once: to parse a page takes longer than to make it. */
export function formsAndLinksOf(html: string): { forms: PageForm[]; links: string[] } {
  const page = new Parser(config).parseHtml(html)
  return { forms: formsIn(page), links: linksIn(page) }
}

function formsIn(page: HtmlElement): PageForm[] {
  return page.querySelectorAll('form').map((form) => {
    const inputs = form.querySelectorAll('input, textarea, select, button')
    const buttons = inputs.filter(({ tagName }) => tagName === 'button')
    const named = buttons.map((button) => textOf(button, 'formaction')).filter((action) => action !== null)
    const fields = inputs.flatMap((input) => fieldOf(input) ?? [])
    // Where each button says something, one of them is pressed.
    const pressed = buttons.every((button) => button.hasAttribute('name'))
      ? fields.find(({ type }) => type === 'button')
      : undefined
    return {
      method: textOf(form, 'method') === 'post' ? 'post' : 'get',
      actions: [...new Set([textOf(form, 'action') ?? '', ...named])],
      isMultipart: textOf(form, 'enctype') === 'multipart/form-data',
      fields: fields.map((each) => (each === pressed ? { ...each, isSent: true } : each)),
    }
  })
}

function linksIn(page: HtmlElement): string[] {
  const links = page.querySelectorAll('a').map((link) => textOf(link, 'href') ?? '')
  return links.filter((href) => href.startsWith('/')).map((href) => href.split('#', 1)[0] ?? '')
}

/** What a browser sends when somebody presses the button, or `Enter`, and changes nothing. */
export function untouched({ fields }: PageForm): Record<string, string | string[]> {
  const sent: Record<string, string | string[]> = {}
  for (const { name, value, isSent } of fields) {
    if (isSent) sent[name] = name in sent ? [sent[name] ?? [], value].flat() : value
  }
  return sent
}

function fieldOf(input: HtmlElement): FormField | null {
  const name = textOf(input, 'name')
  if (name === null || input.hasAttribute('disabled')) return null
  switch (input.tagName) {
    case 'textarea':
      // Browsers drop a line break at the start, and send the others as two characters.
      return {
        name,
        type: 'textarea',
        value: unescaped(input.textContent).replace(/^\n/, ''),
        isSent: true,
        options: [],
      }
    case 'select': {
      const choices = input.querySelectorAll('option')
      const options = choices.map((choice) => textOf(choice, 'value') ?? unescaped(choice.textContent))
      const selected = choices.findIndex((choice) => choice.hasAttribute('selected'))
      return { name, type: 'select', value: options[Math.max(selected, 0)] ?? '', isSent: true, options }
    }
    case 'button':
      return { name, type: 'button', value: textOf(input, 'value') ?? '', isSent: false, options: [] }
    default: {
      const type = textOf(input, 'type') ?? 'text'
      const isBox = type === 'checkbox' || type === 'radio'
      const value = textOf(input, 'value') ?? (isBox ? 'on' : '')
      const isSent = type !== 'file' && (!isBox || input.hasAttribute('checked'))
      return { name, type, value, isSent, options: [] }
    }
  }
}

function textOf(element: HtmlElement, name: string): string | null {
  const value = element.getAttributeValue(name)
  return value === null ? null : unescaped(value)
}

/** Undoes what EJS writes for the five characters that mean something in HTML. */
function unescaped(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', '#34': '"', quot: '"', '#39': "'" }
  return text.replaceAll(/&(amp|lt|gt|#34|quot|#39);/g, (_, name: string) => characters[name] ?? '')
}
