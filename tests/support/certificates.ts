import { verifyAddress, type Certificate, certificateNumber } from '../../src/certificates/certificate.ts'
import { signCredential } from '../../src/certificates/credential.job.ts'
import { certificateDocument } from '../../src/certificates/document.job.ts'
import type { SigningKey } from '../../src/platform/codes/key.job.ts'
import { pack } from '../../src/certificates/packing.job.ts'
import { sealed } from '../../src/certificates/seal.job.ts'
import { calendarDate, instant } from '../../src/platform/time/calendar.ts'
import { certificateSheet } from '../../src/certificates/certificate.page.ts'
import { certificate as english } from '../../src/certificates/words.en.ts'
import { certificate as spanish } from '../../src/certificates/words.es.ts'
import type { Language } from '../../src/platform/text/language.ts'

export const SERVER = 'https://orientation.example.org'

export const CERTIFICATE: Certificate = {
  number: certificateNumber('a94a8fe5ccb19ba6'),
  name: 'Robin Sample',
  organization: 'Harbor Street Youth Services',
  issuedAt: instant('2026-11-24T15:00:00.000Z'),
  sites: ['Harbor Street drop-in'],
  completedOn: calendarDate('2026-11-24'),
  validUntil: { on: calendarDate('2027-11-24'), at: instant('2027-11-24T05:00:00.000Z') },
  creditedMinutes: 45,
  courseVersion: '1.0.0',
  policyVersion: '2026-11',
  courseLanguage: 'en',
}

/** The words as a certificate in that language has them, whether or not the whole product speaks it. */
export const CERTIFICATE_WORDS = { en: english, es: spanish }

export interface MadeCertificate {
  readonly token: string
  readonly packed: string
  /** The address in the QR code. */
  readonly address: string
  readonly pdf: Buffer
}

/** The parts of a certificate, made as the server makes them. */
export async function madeCertificate(
  key: SigningKey,
  certificate: Certificate = CERTIFICATE,
  language: keyof typeof CERTIFICATE_WORDS = 'en',
  server = SERVER,
): Promise<MadeCertificate> {
  // The Spanish words have the shape of the English ones, which `satisfies` ensures where they are written.
  const words = CERTIFICATE_WORDS[language] as typeof english
  const token = await signCredential(certificate, { title: words.title, ...words.credential }, server, key)
  const packed = pack(token)
  const address = verifyAddress(server, packed)
  // A language tag, which the formatting of dates takes as it is.
  const sheet = certificateSheet(certificate, words, language as Language, `${server}/verify`)
  const bare = await certificateDocument(sheet, {
    language,
    verifyHref: address,
    issuedAt: certificate.issuedAt,
    brand: { accent: null, logo: null },
  })
  return { token, packed, address, pdf: await sealed(bare, key) }
}
