import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { scopeOf } from '../identity/access.ts'
import type { PersonId } from '../ledger/event.ts'
import { problemText } from '../requirements/because.page.ts'
import { dataProblems } from '../requirements/reported.ts'
import type { RecordFlag } from './change.page.ts'
import type { Subject } from './change.web.ts'
import type { TimelineContext } from './file/timeline.page.ts'
import { peopleNamed, peopleOnRecord, peopleWithFact } from './people.store.ts'

/** What in a record asks for a second look: perhaps the same person twice, and what doesn't fit together. */
export async function recordFlags(
  visit: SignedInVisit,
  about: Subject,
  context: Pick<TimelineContext, 'siteNames'>,
): Promise<RecordFlag[]> {
  return [...(await duplicatesOf(visit, about)), ...oddities(visit, about, context)]
}

/** Others within reach with the same name or the same e-mail. */
async function duplicatesOf(visit: SignedInVisit, { person, facts: { name, email } }: Subject): Promise<RecordFlag[]> {
  const { deps, t, today, viewer } = visit
  const { db } = deps.store
  const { flags: words } = t.hr.changes
  const flagged = async (others: readonly PersonId[], text: string): Promise<RecordFlag[]> =>
    (await peopleOnRecord(db, others, scopeOf(viewer, 'change-person')))
      .filter((other) => other.person !== person)
      .map(({ person: other }) => ({
        text,
        link: {
          text: words.compare,
          href: hrefTo('/hr/people/:person/same-person/compare', { person }, { other: idOf(other) }),
        },
      }))
  return [
    ...(name === null ? [] : await flagged(await peopleNamed(db, name), words.sameName(name))),
    ...(email === null ? [] : await flagged(await peopleWithFact(db, 'email', email, today), words.sameEmail)),
  ]
}

function oddities(
  { t, today }: SignedInVisit,
  { history, standing }: Subject,
  { siteNames }: Pick<TimelineContext, 'siteNames'>,
): RecordFlag[] {
  return dataProblems(history, standing.because, today).map((problem) => {
    return { text: problemText(problem, siteNames, t), link: null }
  })
}
