import { type KitFacts, kitWords } from './layout.page.ts'
import type { KitPage } from './part.page.ts'
import { WCAG } from './wcag.page.ts'

/** Lists what was tested for people with disabilities, and what hasn't been tested. */
export function accessibilityPage(kit: KitFacts): KitPage {
  const words = kitWords(kit).accessibility
  return {
    file: 'accessibility.html',
    title: words.title,
    lead: words.lead,
    sections: [
      { id: 'tested', title: words.tested, parts: [{ kind: 'points', items: words.testedPoints }] },
      { id: 'open', title: words.open, parts: [{ kind: 'points', items: words.openPoints }] },
      { id: 'gaps', title: words.gaps, parts: [{ kind: 'points', items: words.gapPoints }] },
      {
        id: 'report',
        title: words.report,
        parts: [{ kind: 'text', text: words.reportText(kit.site.organization) }],
      },
      {
        id: 'wcag',
        title: words.table,
        parts: [
          { kind: 'text', text: words.tableLead },
          {
            kind: 'table',
            labelledBy: 'wcag',
            head: words.head,
            rows: WCAG.map(({ id, level, result, how }) => [
              `${id} ${words.names[id]}`,
              level,
              words.results[result],
              words.how[how],
            ]),
          },
        ],
      },
    ],
  }
}
