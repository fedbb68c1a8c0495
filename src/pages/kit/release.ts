import { kitContent, type KitFacts, type KitPage, kitWords } from './kit-page.ts'

export type ChangeKind = 'major' | 'minor' | 'patch' | 'same'

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

/** Of two versions, `1.2.3`: the first number that differs. */
export function changeKind(before: string, after: string): ChangeKind {
  const [from, to] = [before.split('.'), after.split('.')]
  const first = [0, 1, 2].find((place) => from[place] !== to[place])
  return first === undefined ? 'same' : ((['major', 'minor', 'patch'] as const)[first] ?? 'same')
}

function verdict(kit: KitFacts): string {
  const words = kitWords(kit).release
  if (kit.previousVersion === null) return words.first
  const kind = changeKind(kit.previousVersion, kitContent(kit).course.version)
  return kind === 'same' ? words.same(kit.previousVersion) : words.after[kind](kit.previousVersion)
}
