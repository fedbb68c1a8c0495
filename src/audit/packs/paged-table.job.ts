import { type KitCell, type KitPage, type KitPart, type KitSection, text } from '../../packages/kit/part.page.ts'
import { linksPart, type PackFrame, packWords, renderPackPage } from './layout.page.ts'
import type { Turn } from '../../platform/jobs/job.ts'
import type { PackWriter } from './writer.job.ts'

/** So many lines print on a few pages, and open at once on any computer. */
const ROWS_ON_PAGE = 200

export interface Table {
  /** Names the folder of its pages. */
  readonly folder: string
  readonly title: string
  readonly listTitle: string
  readonly lead: string
  readonly head: readonly string[]
}

/** A table that may be long: its pages are written as they fill, and no more than one is held. */
export class PagedTable {
  rows = 0
  private readonly pages: string[] = []
  private waiting: (readonly KitCell[])[] = []

  constructor(
    private readonly table: Table,
    private readonly frame: PackFrame,
    private readonly writer: PackWriter,
    private readonly turn: Turn,
  ) {}

  async add(cells: readonly KitCell[]): Promise<void> {
    this.waiting.push(cells)
    this.rows += 1
    if (this.waiting.length >= ROWS_ON_PAGE) await this.writePage()
  }

  /** Returns the links to the pages, for the page that comes before them. */
  async end(): Promise<KitPart[]> {
    if (this.waiting.length > 0) await this.writePage()
    const words = packWords(this.frame)
    const links = this.pages.map((href, index) => ({ text: words.page(index + 1, this.pages.length), href }))
    return this.rows === 0 ? [text(words.noRows)] : [text(words.rows(this.rows)), linksPart(links)]
  }

  private async writePage(): Promise<void> {
    const { folder, title, listTitle, lead, head } = this.table
    const number = this.pages.length + 1
    const file = `${folder}/page-${String(number).padStart(5, '0')}.html`
    const id = `${folder}-rows`
    const section: KitSection = {
      id,
      title: listTitle,
      parts: [{ kind: 'table', labelledBy: id, head, rows: this.waiting }],
    }
    const page: KitPage = { file, title: packWords(this.frame).onPage(title, number), lead, sections: [section] }
    await this.writer.put(file, renderPackPage(this.frame, page))
    this.pages.push(file)
    this.waiting = []
    await this.turn()
  }
}
