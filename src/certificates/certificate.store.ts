import type { Instant } from '../platform/time/calendar.ts'
import type { CertificateNumber } from './certificate.ts'
import { type NewEvent, type PersonId, isPerson, type Recording } from '../ledger/event.ts'
import { eventsOfKind, historyOf } from '../ledger/ledger.store.ts'
import type { Database, Tx } from '../platform/database/schema.store.ts'
import { record } from '../requirements/standing.store.ts'
import type { RevocationReason } from '../ledger/bodies/training.ts'

/** A certificate in its final form, before it is on record. */
export interface NewCertificate {
  readonly number: CertificateNumber
  readonly person: PersonId
  /** The `completed` event. */
  readonly completion: string
  readonly language: string
  readonly token: string
  readonly pdf: Uint8Array
  /** SHA-256 of the file, in lower-case hexadecimal. */
  readonly pdfHash: string
  readonly key: PublicKey
}

/** The public half of a key that signs, as JSON Web Key. */
export interface PublicKey {
  readonly id: string
  readonly jwk: string
}

/** A certificate as it was issued. Token and file are null once the person was erased. */
export interface StoredCertificate {
  readonly number: CertificateNumber
  readonly person: PersonId
  readonly token: string | null
  readonly pdf: Buffer | null
}

/**
 * Keeps a certificate and records that it was issued, once for each completion: when there is one already, nothing
 * is changed.
 */
export async function keepCertificate(tx: Tx, certificate: NewCertificate, recording: Recording): Promise<void> {
  const { number, person, completion, language, token, pdf, pdfHash, key } = certificate
  const known = await tx.selectFrom('certificate').select('number').where('completion', '=', completion).execute()
  if (known.length > 0) return
  const row = { number, person, completion, language, key_id: key.id, token, pdf, pdf_hash: pdfHash }
  await tx
    .insertInto('certificate_key')
    .values({ id: key.id, jwk: key.jwk, first_used_at: recording.at })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await tx
    .insertInto('certificate')
    .values({ ...row, issued_at: recording.at })
    .execute()
  const body = { v: 1, completion, certificate: number, pdf: pdfHash, key: key.id, language } as const
  await record(tx, [{ kind: 'certified', ...about(person, recording), body }], recording.today)
}

export async function findCertificate(db: Database, number: CertificateNumber): Promise<StoredCertificate | null> {
  const row = await db
    .selectFrom('certificate')
    .select(['number', 'person', 'token', 'pdf'])
    .where('number', '=', number)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, pdf: row.pdf === null ? null : Buffer.from(row.pdf) }
}

/** The numbers of the certificates in a person's records that were not erased. */
export async function keptCertificates(db: Database, records: readonly PersonId[]): Promise<Set<CertificateNumber>> {
  const rows = await db
    .selectFrom('certificate')
    .select('number')
    .where('person', 'in', records)
    .where('pdf', 'is not', null)
    .execute()
  return new Set(rows.map((row) => row.number))
}

/** Lists everyone with a completion that has no certificate, including people who can't get one. */
export async function peopleWithoutCertificate(db: Database): Promise<PersonId[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('certificate', 'certificate.completion', 'event.id')
    .select('event.subject')
    .distinct()
    .where('event.kind', '=', 'completed')
    .where('certificate.number', 'is', null)
    .execute()
  return rows.map((row) => row.subject).filter(isPerson)
}

/** Records that a certificate no longer holds, once: false when that is on record already. */
export async function revokeCertificate(
  tx: Tx,
  person: PersonId,
  certificate: CertificateNumber,
  reason: RevocationReason,
  recording: Recording,
): Promise<boolean> {
  const known = await historyOf(tx, person)
  const revoked = known.some((event) => event.kind === 'certificate_revoked' && event.body.certificate === certificate)
  if (revoked) return false
  const body = { v: 1, certificate, reason } as const
  await record(tx, [{ kind: 'certificate_revoked', ...about(person, recording), body }], recording.today)
  return true
}

/** The numbers of all certificates that no longer hold, in the order in which that was recorded. */
export async function revokedCertificates(db: Database): Promise<string[]> {
  return (await eventsOfKind(db, 'certificate_revoked')).map((event) => event.body.certificate)
}

/** Every key that has signed a certificate, the first one first. */
export async function certificateKeys(db: Database): Promise<PublicKey[]> {
  return db.selectFrom('certificate_key').select(['id', 'jwk']).orderBy('first_used_at').orderBy('id').execute()
}

/** Erases what names the person; number, hash and the entry in the ledger stay. */
export async function eraseCertificates(tx: Tx, person: PersonId): Promise<void> {
  await tx.updateTable('certificate').set({ token: null, pdf: null }).where('person', '=', person).execute()
}

function about(person: PersonId, { course, at, today, actor }: Recording): AboutPerson {
  return { subject: person, course, effectiveOn: today, recordedAt: at, actor }
}

type AboutPerson = Pick<NewEvent, 'subject' | 'course' | 'effectiveOn' | 'actor'> & { readonly recordedAt: Instant }
