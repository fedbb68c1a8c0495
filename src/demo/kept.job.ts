import { createSignInLink, useSignInLink } from '../identity/sign-in-link.store.ts'
import type { PersonId, Recording, SiteId } from '../ledger/event.ts'
import { hire, recordEvents } from '../people/record.store.ts'
import type { Tx } from '../platform/database/schema.store.ts'
import { addMonths, DAY_MS, later } from '../platform/time/calendar.ts'
import { findRetention, putRetention } from '../privacy/retention/retention.store.ts'
import type { Origin } from '../trail/origin.store.ts'
import { appendToTrail } from '../trail/trail.store.ts'
import { lastOf } from './write.job.ts'

/** The years at work, counted back from the day on which the old records were brought in. */
const HIRED_YEARS_AGO = 14
const LEFT_YEARS_AGO = 11
const FIRST_ADDRESS = 10

interface Gone {
  readonly name: string
  readonly number: string
  readonly site: SiteId
  /** Whether a legal matter keeps the record. */
  readonly isHeld: boolean
}

/** Somebody of the old personnel files: here longer ago than the organization keeps records. */
export async function leftLongAgo(tx: Tx, { name, number, site, isHeld }: Gone, recording: Recording): Promise<void> {
  const { today } = recording
  const person = await hire(
    tx,
    {
      person: null,
      site,
      department: 'Residential',
      position: 'Youth counselor',
      supervisor: null,
      hiredOn: addMonths(today, -12 * HIRED_YEARS_AGO),
      type: 'employee',
      worksWithYouth: true,
      facts: { name, employee_number: number },
      language: 'en',
    },
    recording,
  )
  const { spell } = (await lastOf(tx, person, 'hired')).body
  const lastDay = addMonths(today, -12 * LEFT_YEARS_AGO)
  const held = { kind: 'record_kept', body: { v: 1, ground: 'legal-hold', until: null } } as const
  await recordEvents(
    tx,
    [
      { person, on: lastDay, kind: 'separated', body: { v: 1, spell } },
      ...(isHeld ? [{ person, on: today, ...held }] : []),
    ],
    recording,
  )
}

/** The organization keeps records of leavers for ten years, and everything else for as long as the program says. */
export async function keepTenYears(tx: Tx, by: PersonId, { at }: Recording): Promise<void> {
  await putRetention(tx, { ...(await findRetention(tx)), leavers: '10-years' }, by, at)
}

/** Somebody got a link, and signed in with it from the office: with shorter periods, both would go. */
export async function signedInOnce(tx: Tx, person: PersonId, { at, actor }: Recording): Promise<void> {
  const expiresAt = later(at, 7 * DAY_MS)
  const token = await createSignInLink(tx, { purpose: 'invite', person, createdBy: actor, at, expiresAt })
  await useSignInLink(tx, token, at)
  await appendToTrail(tx, { actor: person, at, address: null }, { kind: 'signed_in', detail: { how: 'password' } })
}

/** Everybody has one network address, in a range that is for examples (RFC 5737). */
export function exampleAddresses(): Origin {
  const addresses = new Map<string, string>()
  return {
    now: null,
    addressOf(actor) {
      const address = addresses.get(actor) ?? `203.0.113.${FIRST_ADDRESS + addresses.size}`
      addresses.set(actor, address)
      return address
    },
  }
}
