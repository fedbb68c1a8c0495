import type { CalendarDate, Instant } from '../../platform/time/calendar.ts'
import type { LessonId } from '../../course/course.ts'
import type { EventOf, LedgerEvent, SiteId } from '../../ledger/event.ts'
import { siteVersionOn } from '../../ledger/site-version.ts'
import { corrected, currentSpells, type History, isKind, knownAt, placeOn } from '../../ledger/history.ts'

/** Something that was shown to a person, and the entry that mentions it. */
export interface ShownTo {
  readonly kind: 'lesson' | 'check' | 'policy'
  /** The entry that mentions it. */
  readonly entry: string
  readonly on: CalendarDate
  readonly at: Instant
  /** `null` for the policy if the entry names none. */
  readonly edition: string | null
  readonly lesson: LessonId | null
  readonly language: string
  readonly policyVersion: string | null
  /** The details of a site that it showed, or null when the site had published none. */
  readonly site: (EventOf<'site_published'> & LedgerEvent) | null
}

/**
 * Returns what a person was shown by a day, oldest first: lessons finished, final checks begun, and the policy as it
 * was acknowledged. It never tells which path of detail the person read, because no one knows. Expects the history as
 * it was known.
 * @param siteHistories of every site at which the person ever worked
 */
export function shownTo(
  known: History,
  siteHistories: ReadonlyMap<SiteId, History>,
  on: CalendarDate,
): readonly ShownTo[] {
  const history = corrected(known)
  return history
    .filter((event) => event.effectiveOn <= on)
    .flatMap((event): ShownTo[] => {
      const common = { entry: event.id, on: event.effectiveOn, at: event.recordedAt }
      switch (event.kind) {
        case 'lesson_finished':
        case 'attempt_started': {
          const { contentEdition, language } = event.body
          const isLesson = event.kind === 'lesson_finished'
          const place = { edition: contentEdition, lesson: isLesson ? event.body.lesson : null, policyVersion: null }
          const site = siteShown(history, siteHistories, known.find(({ id }) => id === event.id) ?? event)
          return [{ kind: isLesson ? 'lesson' : 'check', ...common, ...place, language, site }]
        }
        case 'acknowledged': {
          const { siteVersion, language, policyVersion } = event.body
          const published = [...siteHistories.values()].flat().filter(isKind('site_published'))
          const site = published.find(({ id }) => id === siteVersion) ?? null
          const edition = editionOf(history, event)
          return [{ kind: 'policy', ...common, edition, lesson: null, language, policyVersion, site }]
        }
        default:
          return []
      }
    })
}

/** The details in force then of the first site at which the person worked. */
function siteShown(history: History, siteHistories: ReadonlyMap<SiteId, History>, event: LedgerEvent): ShownTo['site'] {
  const [spell] = currentSpells(history, event.effectiveOn)
  if (spell === undefined) return null
  const published = siteHistories.get(placeOn(spell, event.effectiveOn).site) ?? []
  return siteVersionOn(corrected(knownAt(published, event.recordedAt)), event.effectiveOn)
}

/** A completion directly follows the last acknowledgement, which names the edition. */
function editionOf(history: History, { recordedAt, seq }: LedgerEvent): string | null {
  const completion = history
    .filter(isKind('completed'))
    .find((event) => event.seq > seq && event.recordedAt === recordedAt)
  return completion?.body.contentEdition ?? null
}
