import { changeKind } from '../../domain/package-difference.ts'
import { kitContent, type KitFacts, type KitPage, kitWords } from './kit-page.ts'

/** What this version is, and whether it replaces the one before or stands beside it. */
export function releasePage(kit: KitFacts): KitPage {
  const words = kitWords(kit).release
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
          { kind: 'table', labelledBy: 'kinds', head: words.head, rows: words.rows },
          { kind: 'text', text: words.ids },
          { kind: 'text', text: words.try },
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
