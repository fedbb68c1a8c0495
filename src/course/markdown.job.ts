import MarkdownIt from 'markdown-it'
import type { SafeHtml } from '../platform/html/safe.ts'

// `html: false`: tags in the source come out as text, so what we return is safe to print raw.
const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false })

export function blockHtml(source: string): SafeHtml {
  // The brand is given here only: markdown-it escaped everything that is not Markdown.
  return markdown.render(source).trim() as SafeHtml
}

export function inlineHtml(source: string): SafeHtml {
  return markdown.renderInline(source).trim() as SafeHtml
}
