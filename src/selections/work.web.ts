import type { Action } from '../identity/access.ts'
import type { Fields } from '../platform/http/form.web.ts'
import type { ChangeField } from '../people/change.page.ts'
import type { FormState } from '../platform/html/field.page.ts'
import type { PersonId } from '../ledger/event.ts'
import type { PersonOnRecord } from '../people/people.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import type { SignedInVisit } from '../app/visit.web.ts'
import { exemptWork, extendWork } from './allowance.web.ts'
import { assignWork } from './assign.web.ts'
import { inviteWork, remindWork } from './message.web.ts'
import type { BulkAction, LeftOut, Member, Outcome, Undone } from './selection.ts'

/** People who are left out, each with the reason. */
export type Reasons = ReadonlyMap<PersonId, LeftOut>

/** What the form says that isn't accepted: for nobody, or only for some. */
export type Checked = { readonly problems: FormState['problems'] } | { readonly leftOut: Reasons }

/** A line for a person by name, or what's missing in the form. */
export type Shown =
  | { readonly problems: FormState['problems'] }
  | { readonly lines: ReadonlyMap<PersonId, (name: string) => string> }

/** What is done for one person after the other, by the same functions as on the person's own page. */
export interface Work {
  readonly permission: Action
  /** Those of the people within reach who are left out, as far as can be told before the form is filled in. */
  leftOut(visit: SignedInVisit, people: readonly PersonOnRecord[]): Promise<Reasons>
  /** What has to be known besides. */
  fields(form: FormState, visit: SignedInVisit, people: readonly PersonOnRecord[]): Promise<readonly ChangeField[]>
  /** Says what becomes of each of them by what is chosen so far, or what has to be chosen first. For dates alone. */
  shown?(visit: SignedInVisit, people: readonly PersonOnRecord[], fields: Fields): Shown
  /** Looks at the form and writes nothing. */
  check(visit: SignedInVisit, people: readonly PersonOnRecord[], fields: Fields): Promise<Checked>
  /** Does it for somebody within reach, unless there's a reason to leave them out by now. */
  one(tx: Tx, visit: SignedInVisit, person: PersonOnRecord, fields: Fields): Promise<Done>
  /** Takes it back for one person, or null where that can't be done. */
  readonly undo: ((tx: Tx, visit: SignedInVisit, member: Member) => Promise<Undone>) | null
}

export interface Done {
  readonly outcome: Outcome
  /** The entry in the ledger that it made. */
  readonly entry: string | null
}

/** Codes on paper are made together and shown once, and a file is only read: both have handlers of their own. */
export const WORKS: Readonly<Record<Exclude<BulkAction, 'print-codes' | 'download'>, Work>> = {
  remind: remindWork,
  invite: inviteWork,
  extend: extendWork,
  assign: assignWork,
  exempt: exemptWork,
}

/** What the viewer must be allowed to do with each person. */
export const PERMISSIONS: Readonly<Record<BulkAction, Action>> = {
  remind: remindWork.permission,
  invite: inviteWork.permission,
  'print-codes': inviteWork.permission,
  extend: extendWork.permission,
  assign: assignWork.permission,
  exempt: exemptWork.permission,
  download: 'download-people',
}
