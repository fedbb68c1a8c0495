import { siteGaps } from '../../organization/site-details.ts'
import { blanksSection, FIRST_PAGE, type KitFacts, kitWords } from './layout.page.ts'
import { type KitPage, text } from './part.page.ts'
import { contentsSection, otherLanguageSection, packageSection } from './readme.page.ts'

/** The first page for a web server: what to host, who may open it, how receipts come back, and help. */
export function webReadmePage(kit: KitFacts): KitPage {
  const { readme, web } = kitWords(kit)
  return {
    file: FIRST_PAGE,
    title: readme.title,
    lead: web.lead,
    sections: [
      ...blanksSection(kit),
      packageSection(kit),
      { id: 'host', title: web.host, parts: [{ kind: 'steps', items: web.hostSteps }] },
      { id: 'restrict', title: web.restrict, parts: [{ kind: 'points', items: web.restrictPoints }] },
      { id: 'shared', title: web.shared, parts: [{ kind: 'points', items: web.sharedPoints }] },
      { id: 'receipts', title: web.receipts, parts: [{ kind: 'steps', items: web.receiptSteps }] },
      {
        id: 'test',
        title: readme.test,
        parts: [
          text(web.script.lead),
          { kind: 'links', links: [{ text: readme.contentsFor.script, href: 'test-script.html' }] },
        ],
      },
      {
        id: 'wrong',
        title: readme.wrong,
        parts: [{ kind: 'table', labelledBy: 'wrong', head: readme.wrongHead, rows: web.wrongRows }],
      },
      contentsSection(kit),
      otherLanguageSection(kit),
    ],
  }
}

/** Two tests on a web server: what to do, and what is seen after each step. */
export function webTestPage(kit: KitFacts): KitPage {
  const { script, web } = kitWords(kit)
  const words = web.script
  // With blanks nobody can acknowledge the policy, and the run ends before it.
  const fullRows = [...words.fullRows, ...(siteGaps(kit.site).length > 0 ? [] : words.finishRows)]
  return {
    file: 'test-script.html',
    title: script.title,
    lead: words.lead,
    sections: [
      ...blanksSection(kit),
      { id: 'before', title: script.before, parts: [{ kind: 'points', items: words.beforePoints }] },
      {
        id: 'quick',
        title: script.quick,
        parts: [{ kind: 'table', labelledBy: 'quick', head: words.head, rows: words.quickRows }],
      },
      {
        id: 'full',
        title: script.full,
        parts: [
          { kind: 'points', items: words.fullPoints },
          { kind: 'table', labelledBy: 'full', head: words.head, rows: fullRows },
        ],
      },
      { id: 'result', title: script.result, parts: [{ kind: 'points', items: words.resultPoints }] },
    ],
  }
}
