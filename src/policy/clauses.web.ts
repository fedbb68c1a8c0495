import { hrefTo, webLinks } from '../app/href.web.ts'
import { recordsShell } from '../app/shell.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { allEditions } from '../course/edition.store.ts'
import { reachOf } from '../identity/access.ts'
import { type ClauseLinks, clausesPage } from './clauses.page.ts'
import { coverage } from './coverage.ts'
import { featureHref } from './feature-page.web.ts'
import { DONE_ABOUT } from './feature.ts'

export async function showClauses(visit: SignedInVisit): Promise<void> {
  const { content, response, t } = visit
  const shell = recordsShell(visit, { title: t.hr.clauses.title, current: 'clauses' })
  response.send(clausesPage(shell, content, coverage(content, DONE_ABOUT), await clauseLinks(visit)))
}

/** Staff are led to the course itself, and auditors from outside to the edition that staff see now. */
export async function clauseLinks({ deps, language, viewer }: SignedInVisit): Promise<ClauseLinks> {
  const feature: ClauseLinks['feature'] = (name) => featureHref(name, viewer)
  const contact: ClauseLinks['contact'] = (line) =>
    reachOf(viewer, 'read-contacts') === null ? null : hrefTo('/hr/contacts/:contact', { contact: line })
  const readsFigures = reachOf(viewer, 'read-understanding') !== null
  const hash = deps.editions[language]
  const questions = hrefTo('/hr/editions/:hash/questions', { hash })
  const isKept = (await allEditions(deps.store.db)).some((edition) => edition.hash === hash)
  const readsEditions = isKept && reachOf(viewer, 'read-evidence') !== null
  const final: ClauseLinks['final'] = (question) => {
    if (readsFigures) return hrefTo('/hr/understanding/questions/:question', { question })
    return readsEditions ? `${questions}#${question}` : null
  }
  if (reachOf(viewer, 'take-course') !== null) {
    return {
      lesson: webLinks.lesson,
      final,
      practice: (lesson, question) => webLinks.question(lesson, question),
      story: webLinks.scenario,
      contact,
      feature,
    }
  }
  const kept = (href: string) => (readsEditions ? href : null)
  return {
    lesson: (lesson, section) => kept(`${hrefTo('/hr/editions/:hash/lessons/:lesson', { hash, lesson })}#${section}`),
    final,
    practice: (_, question) => kept(`${questions}#${question}`),
    story: (scenario) => kept(hrefTo('/hr/editions/:hash/stories/:scenario', { hash, scenario })),
    contact,
    feature,
  }
}
