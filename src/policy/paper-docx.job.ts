import type { Paragraph } from 'docx'
import type { SiteText } from '../organization/site-details.ts'
import type { Language } from '../platform/text/language.ts'
import type { Messages } from '../words/messages.ts'
import type { PaperBlock, PaperItem, PolicyPaper } from './paper.page.ts'

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', es: 'es-US' }
const INK = '1D2B2D'
const SPRUCE = '1B5E57'
const FONT = 'Georgia'
/** Letter, in twentieths of a point. */
const LETTER = { width: 12_240, height: 15_840 } as const

/** A Word file with headings, lists and languages as such, so that it can be read aloud, searched and worked on. */
export async function policyDocx(paper: PolicyPaper, t: Messages): Promise<Buffer> {
  // Loaded with the first file, as the PDF writer is.
  const docx = await import('docx')
  const { AlignmentType, Footer, HeadingLevel, PageNumber, Paragraph, TextRun } = docx
  const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
  const run = ({ text, isEnglish }: SiteText, look: { readonly bold?: true; readonly break?: number } = {}) =>
    new TextRun({ text, ...look, language: { value: LOCALES[isEnglish ? 'en' : paper.language] } })
  /** As in the PDF: a short label is on the line of its text, and a long one above. */
  const point = ({ label, texts }: PaperItem, labels: 'beside' | 'above') => {
    const isBeside = labels === 'beside'
    const named =
      label.text === '' ? [] : [run({ ...label, text: isBeside ? `${label.text}: ` : label.text }, { bold: true })]
    const said = texts.map((text, index) => {
      if (!isBeside) return run(text, named.length > 0 || index > 0 ? { break: 1 } : {})
      return run(index === 0 ? text : { ...text, text: ` ${text.text}` })
    })
    return new Paragraph({ bullet: { level: 0 }, spacing: { after: 80 }, children: [...named, ...said] })
  }
  const paragraphs = (block: PaperBlock): Paragraph[] => {
    if (block.kind === 'heading')
      return [new Paragraph({ heading: levels[block.level], children: [run({ text: block.text, isEnglish: false })] })]
    if (block.kind === 'text') return [new Paragraph({ spacing: { after: 120 }, children: [run(block.text)] })]
    return block.items.map((item) => point(item, block.labels))
  }
  const heading = (size: number, color: string, before: number) => ({
    run: { font: FONT, size, bold: true, color },
    paragraph: { spacing: { before, after: 100 }, keepNext: true },
  })
  const foot = new Paragraph({
    alignment: AlignmentType.LEFT,
    children: [
      new TextRun({
        size: 16,
        children: [`${paper.foot} `, ...t.hr.policy.paper.page(PageNumber.CURRENT, PageNumber.TOTAL_PAGES)],
      }),
    ],
  })
  const document = new docx.Document({
    title: paper.title,
    creator: paper.organization,
    lastModifiedBy: paper.organization,
    description: paper.foot,
    styles: {
      default: {
        document: { run: { font: FONT, size: 21, color: INK, language: { value: LOCALES[paper.language] } } },
        heading1: heading(38, INK, 0),
        heading2: heading(28, SPRUCE, 320),
        heading3: heading(23, INK, 200),
      },
    },
    sections: [
      {
        properties: { page: { size: LETTER } },
        footers: { default: new Footer({ children: [foot] }) },
        children: paper.blocks.flatMap(paragraphs),
      },
    ],
  })
  return docx.Packer.toBuffer(document)
}
