import { deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * A signed credential repeats its addresses and many fixed words; a QR code has no room for that. Packed, it is the
 * signature and the rest compressed; unpacked, it is the same JWT again, byte for byte.
 */

/** The most characters behind the # of an address: a QR code of it still reads from a print of 200 dots an inch. */
const LONGEST_PACKED = 900
const FORMAT = 1
const SIGNATURE_BYTES = 64
/** No credential is near this size: larger input is somebody's attack. */
const LARGEST_CREDENTIAL = 16_384

/** The part that every credential shares. It belongs to format 1 and never changes, or paper couldn't be read. */
const COMMON = Buffer.from(
  '{"alg":"EdDSA","typ":"JWT","kid":"https:///certificates/keys/"}\n{"@context":["https://www.w3.org/ns/credentials/v2",' +
    '"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",' +
    '"https://www.w3.org/ns/credentials/undefined-terms/v2"],"id":"https:///certificates/C-","type":[' +
    '"VerifiableCredential","OpenBadgeCredential"],"name":"Certificado de finalización","name":"Certificate of completion",' +
    '"issuer":{"id":"https:///certificates/issuer.json","type":["Profile"],"name":""},"validFrom":"2026-11-T:00Z",' +
    '"validUntil":"2027-T:00:00Z","credentialStatus":{"id":"https:///certificates/revoked.json",' +
    '"type":"1EdTechRevocationList"},"credentialSubject":{"id":"https:///certificates/C-#holder","type":[' +
    '"AchievementSubject"],"identifier":[{"type":"IdentityObject","hashed":false,"identityType":"name","identityHash":""' +
    '}],"activityEndDate":"2026-","licenseNumber":"C-","sites":[""],"creditedMinutes":45,"policyVersion":"2026-11",' +
    '"validUntilDay":"2027-","achievement":{"id":"https:///certificates/issuer.json#orientation","type":["Achievement"],' +
    '"description":"Orientación del personal sobre la explotación sexual comercial de niños, niñas y adolescentes: qué ' +
    'es, qué hacer cuando un joven lo cuenta, cómo reportar y dónde encontrar ayuda.",' +
    '"description":"Staff orientation on commercial sexual exploitation of children: what it is, what to do when a youth ' +
    'tells, how to report, and where to find help.",' +
    '"criteria":{"narrative":"Lecciones terminadas, revisión final aprobada, política reconocida."},"criteria":{' +
    '"narrative":"Lessons finished, final check passed, policy acknowledged."},"version":"1.0.0","inLanguage":"es",' +
    '"inLanguage":"en"}},"iss":"https:///certificates/issuer.json","jti":"https:///certificates/C-",' +
    '"sub":"https:///certificates/C-#holder","nbf":17,"exp":18}',
  'utf8',
)

/** @param token a compact JWT with an Ed25519 signature */
export function pack(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const clear = Buffer.concat([bytesOf(header), Buffer.from('\n'), bytesOf(payload)])
  const packed = deflateRawSync(clear, { dictionary: COMMON, level: 9 })
  return Buffer.concat([Buffer.from([FORMAT]), bytesOf(signature), packed]).toString('base64url')
}

/** The JWT, or null when the text was not made by `pack`. */
export function unpack(packed: string): string | null {
  const bytes = Buffer.from(packed, 'base64url')
  if (bytes[0] !== FORMAT) return null
  const signature = bytes.subarray(1, 1 + SIGNATURE_BYTES)
  const clear = inflated(bytes.subarray(1 + SIGNATURE_BYTES))
  const end = clear?.indexOf('\n') ?? -1
  if (clear === null || end === -1) return null
  return [clear.subarray(0, end), clear.subarray(end + 1), signature]
    .map((part) => part.toString('base64url'))
    .join('.')
}

export function fitsQrCode(token: string): boolean {
  return pack(token).length <= LONGEST_PACKED
}

function inflated(bytes: Uint8Array): Buffer | null {
  try {
    return inflateRawSync(bytes, { dictionary: COMMON, maxOutputLength: LARGEST_CREDENTIAL })
  } catch {
    return null
  }
}

function bytesOf(part: string): Buffer {
  return Buffer.from(part, 'base64url')
}
