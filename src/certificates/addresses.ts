/** Where a server publishes what checking takes. Certificates on paper name these addresses: they never change. */
export const VERIFY_PATH = '/verify'
export const ISSUER_PATH = '/certificates/issuer.json'
export const REVOKED_PATH = '/certificates/revoked.json'
export const keyPath = (id: string) => `/certificates/keys/${id}`

const CREDENTIAL_PATH = '/certificates/'

/** The name of a credential; nothing is served there. */
export function credentialId(publicUrl: string, number: string): string {
  return `${publicUrl}${CREDENTIAL_PATH}${number}`
}

/** What a QR code and a link hold. The part behind # never leaves the browser, so no log holds the name in it. */
export function verifyAddress(publicUrl: string, packed: string): string {
  return `${publicUrl}${VERIFY_PATH}#${packed}`
}
