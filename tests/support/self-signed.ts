import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Identity {
  readonly key: Buffer
  readonly cert: Buffer
}

/**
 * Makes a key and a certificate that vouches for itself: `key.pem` and `cert.pem` in the folder.
 * @param names whose it is, such as `DNS:localhost`
 */
export function selfSigned(folder: string, ...names: readonly string[]): Identity {
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const subject = ['-subj', '/CN=test', '-addext', `subjectAltName=${names.join(',')}`]
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2']
  execFileSync('openssl', [...made, ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' })
  return { key: readFileSync(key), cert: readFileSync(cert) }
}
