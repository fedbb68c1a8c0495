import { dateAt, type Instant, HOUR_MS } from '../platform/time/calendar.ts'
import { certificateNumber, completionFacts, withoutCertificate, VERIFY_PATH, verifyAddress } from './certificate.ts'
import type { EventOf, LedgerEvent, PersonId } from '../ledger/event.ts'
import type { History } from '../ledger/history.ts'
import { certificateSheet } from './certificate.page.ts'
import { MESSAGES } from '../words/messages.ts'
import { findAccount } from '../identity/account.store.ts'
import { keepCertificate, peopleWithoutCertificate } from './certificate.store.ts'
import { factOn } from '../ledger/fact.store.ts'
import { sha256 } from '../platform/codes/hash.store.ts'
import { historiesOf, historyOf } from '../ledger/ledger.store.ts'
import type { Job, Turn } from '../platform/jobs/job.ts'
import type { Store } from '../platform/database/open.store.ts'
import { findLogo } from '../organization/brand.store.ts'
import { findOrganization, type Organization } from '../organization/organization.store.ts'
import { signCredential } from './credential.job.ts'
import { certificateDocument } from './document.job.ts'
import type { SigningKey } from '../platform/codes/key.job.ts'
import { pack } from './packing.job.ts'
import { sealed } from './seal.job.ts'
import { type Language, toLanguage } from '../platform/text/language.ts'

/** The parts that certificates are made with. */
export interface Issuing {
  readonly store: Store
  readonly key: SigningKey
  readonly publicUrl: string
  readonly now: () => Instant
}

const ACTOR = 'system:certificates'

/**
 * Issues the certificates that a person's completions still lack. Does nothing when there is nothing to certify, or for
 * someone whose name was erased. However often and by how many at once it is called, a completion gets one certificate.
 * It runs outside any transaction because drawing takes a while.
 * @param turn called after each certificate. If it throws, the rest is left for the next time.
 */
export async function issueCertificates(issuing: Issuing, person: PersonId, turn?: Turn): Promise<void> {
  const { store, now } = issuing
  const organization = await findOrganization(store.db)
  if (organization === null) return
  const history = await historyOf(store.db, person)
  const waiting = withoutCertificate(history)
  if (waiting.length === 0) return
  const at = now()
  const today = dateAt(at, organization.timeZone)
  const name = await factOn(store.db, person, 'name', today)
  if (name === null) return
  const language = toLanguage((await findAccount(store.db, person))?.language)
  for (const completion of waiting) {
    const certificate = await drawn(issuing, { person, name, language, organization, history, completion, at })
    const recording = { course: completion.course, actor: ACTOR, at, today } as const
    await store.transaction((tx) => keepCertificate(tx, certificate, recording))
    await turn?.()
  }
}

/**
 * Issues every certificate that is missing, while requests are answered: the first time after an update there may be
 * years of completions. One person whose certificate cannot be made keeps nobody else waiting.
 */
export function certificateJob(issuing: Issuing): Job<PersonId> {
  return {
    every: HOUR_MS,
    failure: 'a certificate could not be issued',
    async *claim() {
      yield* await peopleWithoutCertificate(issuing.store.db)
    },
    work: (person, { turn }) => issueCertificates(issuing, person, turn),
  }
}

interface Drawing {
  readonly person: PersonId
  readonly name: string
  readonly language: Language
  readonly organization: Organization
  readonly history: History
  readonly completion: EventOf<'completed'> & LedgerEvent
  readonly at: Instant
}

async function drawn({ store, key, publicUrl }: Issuing, drawing: Drawing) {
  const { person, name, language, organization, history, completion, at } = drawing
  const siteHistories = await historiesOf(store.db, completion.body.sites)
  const certificate = {
    ...completionFacts(history, completion, { timeZone: organization.timeZone, siteHistories }),
    number: certificateNumber(sha256(completion.id)),
    name,
    organization: organization.name,
    issuedAt: at,
  }
  const words = MESSAGES[language].certificate
  const token = await signCredential(certificate, { title: words.title, ...words.credential }, publicUrl, key)
  const sheet = certificateSheet(certificate, words, language, publicUrl + VERIFY_PATH)
  const verifyHref = verifyAddress(publicUrl, pack(token))
  const brand = { accent: organization.brand.accent, logo: await findLogo(store.db, organization.brand.logo) }
  const pdf = await sealed(await certificateDocument(sheet, { language, verifyHref, issuedAt: at, brand }), key)
  const { publicKey } = key
  return {
    number: certificate.number,
    person,
    completion: completion.id,
    language,
    token,
    pdf,
    pdfHash: sha256(pdf),
    key: { id: publicKey.kid, jwk: JSON.stringify(publicKey) },
  }
}
