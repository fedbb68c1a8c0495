import { z } from 'zod'
import { correctionKinds } from './correction.ts'
import type { PersonId } from '../ledger/event.ts'
import { reachOf } from '../identity/access.ts'
import { corrected, type History, isKind } from '../ledger/history.ts'
import type { ChangeName, Changing, RecordFlag } from './change.page.ts'
import { problemText } from '../requirements/because.page.ts'
import { formatDate } from '../platform/time/date.page.ts'
import type { Messages } from '../words/messages.ts'
import type { TimelineContext } from './file/timeline.page.ts'
import { peopleNamed, peopleWithFact } from './people.store.ts'
import { findSubject, type Subject } from './change.web.ts'
import { CHANGES, changeLinks } from './changes.web.ts'
import { hrefTo, idOf } from '../platform/http/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { dataProblems } from '../requirements/reported.ts'

/** As the address of a record has it after a change: what was done. */
export const savedQuery = z.strictObject({
  // The keys of the table, which Object.keys widens.
  saved: z
    .enum([...(Object.keys(CHANGES) as ChangeName[]), 'corrected', 'parted', 'merged', 'credited', 'erased'])
    .optional(),
})
type Saved = NonNullable<z.output<typeof savedQuery>['saved']>

export function savedText(saved: Saved, { hr: { changes: words, credits, erasure } }: Messages): string {
  switch (saved) {
    case 'corrected':
      return words.correction.saved
    case 'parted':
      return words.correction.parted
    case 'merged':
      return words.merge.saved
    case 'credited':
      return credits.form.saved
    case 'erased':
      return erasure.saved
    default:
      return words.forms[saved].saved
  }
}

/**
 * Returns the changes that the viewer may make to a record, and the problems to look at. Returns null for a viewer
 * who changes nothing.
 */
export async function changingOf(
  visit: SignedInVisit,
  person: PersonId,
  history: History,
  context: TimelineContext,
): Promise<Changing | null> {
  const { viewer, deps, t, language } = visit
  if (reachOf(viewer, 'change-person') === null) return null
  const about = await findSubject(deps.store.db, person, null, visit)
  if (about === null) return null
  const words = t.hr.changes
  return {
    groups: changeLinks(about, visit),
    isClosed: about.isClosed,
    flags: [...(await duplicatesOf(visit, about)), ...oddities(visit, about, context)],
    correctionHrefs: new Map(
      history
        .filter((event) => correctionKinds(history, event).length > 0)
        .map(({ id, kind }) => [
          id,
          hrefTo('/hr/entries/:entry/correction', { entry: id }, { kind: kind === 'merged' ? 'withdrawn' : null }),
        ]),
    ),
    others: corrected(history)
      .filter(isKind('merged'))
      .map(({ id, subject, effectiveOn }) => ({
        // Only people are merged.
        text: words.merge.other(
          context.personNames.get(subject as PersonId) ?? t.hr.people.noName,
          formatDate(effectiveOn, language),
        ),
        partHref: hrefTo('/hr/entries/:entry/correction', { entry: id }, { kind: 'withdrawn' }),
      })),
  }
}

/** Others with the same name or the same e-mail. */
async function duplicatesOf(visit: SignedInVisit, { person, facts }: Subject): Promise<RecordFlag[]> {
  const { deps, t, today } = visit
  const { db } = deps.store
  const { flags: words } = t.hr.changes
  const flagged = (others: readonly PersonId[], text: string): RecordFlag[] =>
    others
      .filter((other) => other !== person)
      .map((other) => ({
        text,
        link: {
          text: words.compare,
          href: hrefTo('/hr/people/:person/same-person/compare', { person }, { other: idOf(other) }),
        },
      }))
  const { name, email } = facts
  return [
    ...(name === null ? [] : flagged(await peopleNamed(db, name), words.sameName(name))),
    ...(email === null ? [] : flagged(await peopleWithFact(db, 'email', email, today), words.sameEmail)),
  ]
}

function oddities(
  { t, today }: SignedInVisit,
  { history, standing }: Subject,
  { siteNames }: TimelineContext,
): RecordFlag[] {
  return dataProblems(history, standing.because, today).map((problem) => {
    return { text: problemText(problem, siteNames, t), link: null }
  })
}
