import { z } from 'zod'
import type { Actor } from '../ledger/event.ts'
import type { Shaped } from '../platform/shape.ts'

/**
 * What the audit trail can hold. No shape has room for a sentence, a name, or anything that someone has typed: only
 * words of our own, ids, numbers and days. So nothing in it can break a line of a log or run in a spreadsheet, and an
 * erased person leaves nothing behind.
 */

/** One of our own words: the name of a field, a choice, a slug, a day, a hash. */
const word = z.string().regex(/^[A-Za-z0-9][\w.-]{0,79}$/)
/** The path of a route as `ROUTES` has it: `/hr/people/:person`. Never an address with what someone put into it. */
const route = z.string().regex(/^\/[\w/:.*-]{0,119}$/)
const person = z.string().regex(/^person:[\w.-]{1,120}$/)
/** The filters of a download, by their names in the address. Null where the value is a text, which isn't kept. */
const filters = z.record(word, word.nullable())
const nothing = z.strictObject({})

/** The ways to sign in. */
export const WAYS_IN = ['password', 'set-up', 'link', 'code', 'mail', 'passkey', 'app', 'single-sign-on'] as const
/** What people can show besides a password, or in its place. */
export const FACTORS = ['passkey', 'app', 'spare-codes'] as const
/** The methods of refused requests. Only a directory sends the last three. */
export const REFUSED_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
/** Why a sign-in, a link, a code, or a proof of who somebody is was refused. */
export const SIGN_IN_REFUSALS = [
  'wrong',
  'closed',
  'wait',
  'link-over',
  'wrong-code',
  // Single sign-on: the answer of the provider couldn't be trusted, or fits nobody who may come in that way.
  'not-trusted',
  'not-linked',
] as const

/** The sessions of a person that were ended: one of several places, all but the place that asked, or all of them. */
export const ENDED_SESSIONS = ['one', 'others', 'all'] as const

/**
 * What happens when an entry can't be written. `refuse`: the person gets an error, and nothing was changed or handed
 * out. `go-on`: the page opens all the same, and the line goes to the server's log. `docs/decisions/0029`
 */
type IfUnwritable = 'refuse' | 'go-on'

interface Kind {
  readonly detail: z.ZodType
  readonly ifUnwritable: IfUnwritable
}

/**
 * Every kind of entry. A kind never goes and its shape only grows by optional fields, because old entries must still be
 * read. The compiler leads from a new kind to its words.
 */
export const TRAIL_KINDS = {
  // Signing in. `about` is the account when there is one; a name that nobody has isn't kept.
  signed_in: { detail: z.strictObject({ how: z.enum(WAYS_IN) }), ifUnwritable: 'refuse' },
  sign_in_refused: { detail: z.strictObject({ why: z.enum(SIGN_IN_REFUSALS) }), ifUnwritable: 'go-on' },
  proved_again: { detail: z.strictObject({ how: z.enum(WAYS_IN) }), ifUnwritable: 'refuse' },
  proof_refused: { detail: z.strictObject({ why: z.enum(SIGN_IN_REFUSALS) }), ifUnwritable: 'go-on' },
  // Other places where somebody is signed in, or all, where someone else ends them. Signing out is never here.
  sessions_ended: { detail: z.strictObject({ which: z.enum(ENDED_SESSIONS) }), ifUnwritable: 'refuse' },
  password_changed: { detail: nothing, ifUnwritable: 'refuse' },
  factor_added: { detail: z.strictObject({ factor: z.enum(FACTORS) }), ifUnwritable: 'refuse' },
  factor_removed: { detail: z.strictObject({ factor: z.enum(FACTORS) }), ifUnwritable: 'refuse' },
  spare_code_used: { detail: nothing, ifUnwritable: 'refuse' },

  // Ways in that others make: links, codes, and a way back into an account in use
  link_made: {
    detail: z.strictObject({ purpose: z.enum(['set-up', 'invite', 'reset']) }),
    ifUnwritable: 'refuse',
  },
  recovery_asked: { detail: nothing, ifUnwritable: 'refuse' },
  recovery_agreed: { detail: nothing, ifUnwritable: 'refuse' },
  recovery_code_made: { detail: z.strictObject({ agreedBy: person.nullable() }), ifUnwritable: 'refuse' },
  sign_in_linked: { detail: nothing, ifUnwritable: 'refuse' },
  sign_in_unlinked: { detail: nothing, ifUnwritable: 'refuse' },
  sign_in_link_refused: { detail: nothing, ifUnwritable: 'refuse' },
  invitation_undone: { detail: nothing, ifUnwritable: 'refuse' },
  // A card on paper, or a message that no mail server sends: somebody says that it was handed over, or takes that back.
  handed_over: { detail: nothing, ifUnwritable: 'refuse' },
  not_handed_over: { detail: nothing, ifUnwritable: 'refuse' },
  // E-mail addresses, which no entry holds: others put one on record, or the person says that it's theirs.
  address_changed: { detail: nothing, ifUnwritable: 'refuse' },
  address_confirmed: { detail: nothing, ifUnwritable: 'refuse' },

  // Two records of one person. `about` is the one that becomes part of the other.
  merge_asked: { detail: z.strictObject({ into: person }), ifUnwritable: 'refuse' },
  records_joined: { detail: z.strictObject({ into: person }), ifUnwritable: 'refuse' },
  records_parted: { detail: nothing, ifUnwritable: 'refuse' },
  sign_in_ended: { detail: nothing, ifUnwritable: 'refuse' },

  // Who may do what
  role_given: {
    detail: z.strictObject({ role: word, sites: z.int().nonnegative(), until: word.nullable() }),
    ifUnwritable: 'refuse',
  },
  role_ended: { detail: z.strictObject({ role: word }), ifUnwritable: 'refuse' },
  access_closed: { detail: nothing, ifUnwritable: 'refuse' },
  access_opened: { detail: nothing, ifUnwritable: 'refuse' },

  // Requests that were refused. `route` is null where none was found before the refusal. `about` is the token of another
  // system, where it's one of ours.
  refused: {
    detail: z.strictObject({
      status: z.int().min(400).max(499),
      method: z.enum(REFUSED_METHODS),
      route: route.nullable(),
    }),
    ifUnwritable: 'go-on',
  },

  // Reading another person's record, and taking data out
  person_read: { detail: z.strictObject({ route }), ifUnwritable: 'go-on' },
  downloaded: { detail: z.strictObject({ route, filters: filters.optional() }), ifUnwritable: 'refuse' },
  package_made: { detail: nothing, ifUnwritable: 'refuse' },
  pack_made: { detail: z.strictObject({ asOf: word, hash: word, yearly: z.boolean() }), ifUnwritable: 'refuse' },

  // Other systems (`docs/api.md`, `docs/scim.md`). What they read is `downloaded`, and what they send is `token_sent`, about
  // their token. What that changed is in the ledger.
  token_made: { detail: z.strictObject({ scopes: z.array(word), until: word }), ifUnwritable: 'refuse' },
  token_ended: { detail: nothing, ifUnwritable: 'refuse' },
  token_sent: { detail: z.strictObject({ route }), ifUnwritable: 'refuse' },
  // Other systems that are told what happens (`docs/webhooks.md`). Each delivery is in their own list.
  webhook_made: {
    detail: z.strictObject({ host: word, events: z.array(word), until: word }),
    ifUnwritable: 'refuse',
  },
  webhook_ended: { detail: nothing, ifUnwritable: 'refuse' },
  webhook_sent_again: { detail: nothing, ifUnwritable: 'refuse' },

  // Changes to more than one record, and to settings
  imported: { detail: nothing, ifUnwritable: 'refuse' },
  // Cells of a line, by the fields that they're read as. What they said and say is with the file.
  import_corrected: {
    detail: z.strictObject({ line: z.int().positive(), fields: z.array(word) }),
    ifUnwritable: 'refuse',
  },
  erasure_asked: { detail: z.strictObject({ ground: word }), ifUnwritable: 'refuse' },
  erased: { detail: z.strictObject({ ground: word }), ifUnwritable: 'refuse' },
  // The fields that are new, each with its word, number or day. Null where the value isn't kept.
  setting_changed: {
    detail: z.strictObject({ route, changed: z.record(word, z.union([word, z.array(word)]).nullable()).optional() }),
    ifUnwritable: 'refuse',
  },
  // On the server's own console: another key for the ledger or another secret, and a backup put where nothing was.
  key_changed: {
    detail: z.strictObject({ key: z.enum(['ledger', 'certificates', 'server', 'encryption']) }),
    ifUnwritable: 'refuse',
  },
  restored: { detail: z.strictObject({ asOf: word }), ifUnwritable: 'refuse' },
  // What went because it had been kept for its time: never whose or which.
  retention_ran: {
    detail: z.strictObject({ class: word, until: word, deleted: z.int().positive() }),
    ifUnwritable: 'refuse',
  },
} as const satisfies Readonly<Record<string, Kind>>

export type TrailKind = keyof typeof TRAIL_KINDS
export type TrailDetail<K extends TrailKind> = Shaped<(typeof TRAIL_KINDS)[K]['detail']>

// The keys of the table, which Object.keys widens.
export const TRAIL_KIND_NAMES = Object.keys(TRAIL_KINDS) as TrailKind[]

/** Who did it: a person, one of our own jobs or commands, or someone who hadn't signed in. */
export type TrailActor = Actor | 'visitor'

/** What an entry can be about. */
const ABOUT = /^(person|site|evidence|import|pack|report-file|profile|sheet|view|token|webhook):[\w.-]{1,120}$/
type MadeOrKept = 'evidence' | 'import' | 'pack' | 'report-file' | 'profile' | 'sheet' | 'view'
export type TrailSubject = `${'person' | 'site' | MadeOrKept | 'token' | 'webhook'}:${string}`

export function isTrailWord(text: string): boolean {
  return word.safeParse(text).success
}

/** Ids in addresses are typed by anyone: only what has the form of an id is kept. */
export function isTrailSubject(text: string): text is TrailSubject {
  return ABOUT.test(text)
}

/** An entry as a handler gives it. */
export type NewTrailEntry = {
  [K in TrailKind]: { readonly kind: K; readonly about?: TrailSubject | null } & (Record<
    string,
    never
  > extends TrailDetail<K>
    ? { readonly detail?: TrailDetail<K> }
    : { readonly detail: TrailDetail<K> })
}[TrailKind]
