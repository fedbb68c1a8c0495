import { allTokens } from '../api/token.store.ts'
import { type Actor, isPerson, type PersonId } from '../ledger/event.ts'
import { currentFacts } from '../ledger/fact.store.ts'
import { reachOf } from '../identity/access.ts'
import { allSites } from '../site/site.store.ts'
import { allWebhooks } from '../webhooks/webhook.store.ts'
import { hrefTo, idOf } from '../app/href.web.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import type { Messages } from '../words/messages.ts'
import { type TrailChoice, trailHref } from './choice.web.ts'
import type { TrailActor, TrailSubject } from './kind.ts'
import type { TrailEntry } from './list.store.ts'
import type { Named } from './trail.page.ts'

/** Names of people and sites as they are today, and of other systems, by their ids. Who was erased has none. */
export type TrailNames = ReadonlyMap<string, string>

export async function namesIn(
  { deps, today }: SignedInVisit,
  entries: readonly TrailEntry[],
  choice: TrailChoice,
): Promise<TrailNames> {
  const { db } = deps.store
  const mentioned = entries.flatMap(({ actor, about, held }) => [actor, about, ...Object.values(held)])
  const people = [choice.who, choice.about, ...mentioned].filter(isPersonId)
  const facts = await currentFacts(db, [...new Set(people)], today)
  const names = [...facts].flatMap(([person, { name }]) => (name === null ? [] : [[person, name] as const]))
  const sites = (await allSites(db)).map(({ id, name }) => [id, name] as const)
  const systems = (await allTokens(db)).map(({ id, name }) => [`token:${id}`, name] as const)
  const told = (await allWebhooks(db)).map(({ id, url }) => [`webhook:${id}`, new URL(url).hostname] as const)
  return new Map<string, string>([...names, ...sites, ...systems, ...told])
}

/** Our own commands, which somebody types on the server. */
const CONSOLE: ReadonlySet<string> = new Set(['system:console', 'system:command', 'system:import-roster'])

/** A directory, by the id of its token (`docs/scim.md`). */
const DIRECTORY = 'system:scim:'

/** Who or what an id stands for, in words. */
export function labelOf(id: string, names: TrailNames, t: Messages): string {
  const { console, noName, subjects, system, visitor } = t.hr.trail
  if (id === 'visitor') return visitor
  if (CONSOLE.has(id)) return console
  if (id.startsWith(DIRECTORY)) return labelOf(`token:${id.slice(DIRECTORY.length)}`, names, t)
  if (id === 'system' || id.startsWith('system:')) return system
  if (id.startsWith('person:')) return names.get(id) ?? noName
  const words: Readonly<Record<string, string>> = subjects
  return names.get(id) ?? [words[id.split(':', 1)[0] ?? ''], idOf(id).slice(0, 8)].join(' ')
}

/** Names who or what an entry is about, with links: to a record that the viewer may read, and to the entries that fit. */
export function namer(visit: SignedInVisit, choice: TrailChoice, names: TrailNames) {
  const mayRead = reachOf(visit.viewer, 'read-person') === 'everyone'
  return (id: TrailActor | TrailSubject, as: 'who' | 'about'): Named => {
    const chosen = id.startsWith('system:') ? 'system' : id
    return {
      name: labelOf(id, names, visit.t),
      // Whoever has a name has a record.
      href: mayRead && isPersonId(id) && names.has(id) ? hrefTo('/hr/people/:person', { person: id }) : null,
      onlyHref: choice[as] === chosen ? null : trailHref({ ...choice, [as]: chosen }),
    }
  }
}

function isPersonId(value: unknown): value is PersonId {
  return typeof value === 'string' && isPerson(value as Actor)
}
