import { changeKind } from '../compare/comparison.ts'
import { detailsMark } from '../file-name.ts'
import { kitContent, type KitFacts, kitWords } from './layout.page.ts'
import { type KitPage, text } from './part.page.ts'

/** Describes this version, and whether it replaces the one before or exists beside it. */
export function releasePage(kit: KitFacts): KitPage {
  const { release: words, web } = kitWords(kit)
  const { course, policy } = kitContent(kit)
  return {
    file: 'release-notes.html',
    title: words.title,
    lead: words.lead(course.version, policy.version),
    sections: [
      {
        id: 'kinds',
        title: words.kinds,
        parts: [
          { kind: 'text', text: verdict(kit) },
          { kind: 'text', text: words.mark(detailsMark(kit.site)) },
          { kind: 'table', labelledBy: 'kinds', head: words.head, rows: words.rows },
          ...(kit.edition === 'web' ? [web.release] : [words.ids, words.try]).map(text),
        ],
      },
    ],
  }
}

function verdict(kit: KitFacts): string {
  const words = kitWords(kit).release
  if (kit.previousVersion === null) return words.first
  const kind = changeKind(kit.previousVersion, kitContent(kit).course.version)
  return kind === 'same' ? words.same(kit.previousVersion) : words.after[kind](kit.previousVersion)
}
