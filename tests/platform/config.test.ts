import { randomBytes } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigProblems, isLoopback, readConfig } from '../../src/platform/config.ts'

describe('the address that people type', () => {
  it.each<[string, Record<string, string>, string]>([
    ['is the name of this machine when nothing is set, because passkeys take a name', {}, 'http://localhost:3000'],
    ['is the name of this machine for its IPv6 address', { HOST: '::1' }, 'http://localhost:3000'],
    ['is the host of a network of our own', { HOST: '192.168.1.20', ALLOW_HTTP: '1' }, 'http://192.168.1.20:3000'],
    ['has brackets around an IPv6 host', { HOST: 'fd00::20', ALLOW_HTTP: '1' }, 'http://[fd00::20]:3000'],
    [
      'is the one that is set, when the server listens everywhere',
      { HOST: '0.0.0.0', ALLOW_HTTP: '1', PUBLIC_URL: 'http://192.168.1.20:3000/' },
      'http://192.168.1.20:3000',
    ],
    [
      'is the https address of a proxy',
      { HOST: '::', PUBLIC_URL: 'https://orientation.example.org' },
      'https://orientation.example.org',
    ],
  ])('%s', (_, env, address) => {
    expect(readConfig(env).publicUrl).toBe(address)
  })

  it.each(['0.0.0.0', '::'])('must be set when the server listens on %s, which nobody can type', (HOST) => {
    expect(() => readConfig({ HOST, ALLOW_HTTP: '1' })).toThrow(
      `HOST: ${HOST} is every address of this machine, so PUBLIC_URL must say which one people type, ` +
        'for example http://192.168.1.20:3000.',
    )
  })

  it.each([
    ['a host', { HOST: '192.168.1.20' }],
    ['every address, with an http address', { HOST: '0.0.0.0', PUBLIC_URL: 'http://192.168.1.20:3000' }],
  ])('is refused without https on %s that is open to the network', (_, env) => {
    expect(() => readConfig(env)).toThrow('PUBLIC_URL must be an https:// address')
  })
})

describe('an address that no phone can open', () => {
  it.each([
    ['http://127.0.0.1:3000', true],
    ['http://127.8.9.1', true],
    ['http://localhost:3000', true],
    ['http://[::1]:3000', true],
    ['http://192.168.1.20:3000', false],
    ['https://orientation.example.org', false],
    ['https://localhost.example.org', false],
  ])('%s: %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected)
  })
})

describe('the key that encrypts the keys of the servers', () => {
  const KEY = randomBytes(32)
  const file = join(mkdtempSync(join(tmpdir(), 'csec-config-')), 'key')
  writeFileSync(file, `${KEY.toString('base64')}\n`)

  it.each<[string, Record<string, string>, Buffer | null]>([
    ['is none when nothing is set', {}, null],
    ['is 32 bytes in base64', { KEY_ENCRYPTION_KEY: KEY.toString('base64') }, KEY],
    ['may be base64url', { KEY_ENCRYPTION_KEY: KEY.toString('base64url') }, KEY],
    ['may be in a file', { KEY_ENCRYPTION_KEY_FILE: file }, KEY],
  ])('%s', (_, env, key) => {
    expect(readConfig(env).keyEncryption).toEqual(key)
  })

  it.each([
    [
      'a password',
      { KEY_ENCRYPTION_KEY: 'correct horse battery staple' },
      /^KEY_ENCRYPTION_KEY must be 32 random bytes/,
    ],
    ['nothing', { KEY_ENCRYPTION_KEY: '' }, /^KEY_ENCRYPTION_KEY must be/],
    ['31 bytes', { KEY_ENCRYPTION_KEY: randomBytes(31).toString('base64') }, /^KEY_ENCRYPTION_KEY must be/],
    [
      'no file',
      { KEY_ENCRYPTION_KEY_FILE: '/no/such' },
      /^KEY_ENCRYPTION_KEY_FILE: \/no\/such can't be read \(ENOENT\)/,
    ],
    ['both settings', { KEY_ENCRYPTION_KEY: 'a', KEY_ENCRYPTION_KEY_FILE: 'b' }, /are both set/],
  ])('is refused in one line: %s', (_, env, line) => {
    expect(() => readConfig(env)).toThrow(ConfigProblems)
    expect(() => readConfig(env)).toThrow(line)
  })
})

describe('the mail server', () => {
  const MAIL = { SMTP_URL: 'smtp://user:secret@mail.example.org:587', MAIL_FROM: 'hr@harborstreet.example' }

  it('is none when nothing is set', () => {
    expect(readConfig({}).mail).toBeNull()
    expect(readConfig({ MAIL_FROM: MAIL.MAIL_FROM }).mail).toBeNull()
  })

  it.each(['hr@harborstreet.example', 'HR at Harbor Street <hr@harborstreet.example>'])(
    'is written for as %s',
    (from) => {
      expect(readConfig({ ...MAIL, MAIL_FROM: from }).mail).toEqual({ url: MAIL.SMTP_URL, from })
    },
  )

  it.each<[string, Record<string, string>, string]>([
    ['without a sender', { SMTP_URL: MAIL.SMTP_URL }, 'SMTP_URL is set, so MAIL_FROM must say who the mail is from'],
    [
      'with another kind of address',
      { ...MAIL, SMTP_URL: 'https://mail.example.org' },
      'SMTP_URL must start with smtp:// or smtps://',
    ],
    ['with two senders', { ...MAIL, MAIL_FROM: 'a@x.example, b@x.example' }, 'MAIL_FROM must be an address'],
    [
      'with a line break in the sender',
      { ...MAIL, MAIL_FROM: 'HR\r\nBcc: x <a@x.example>' },
      'MAIL_FROM must be an address',
    ],
  ])('is refused %s, and no password is printed', (_, env, problem) => {
    expect(() => readConfig(env)).toThrow(problem)
    expect(() => readConfig(env)).not.toThrow(/secret/)
  })
})

describe('the organization’s own sign-in', () => {
  const OIDC = { OIDC_ISSUER: 'https://login.example.org', OIDC_CLIENT_ID: 'csec', OIDC_CLIENT_SECRET: 'very secret' }
  const folder = mkdtempSync(join(tmpdir(), 'csec-oidc-'))
  const fileWith = (text: string) => {
    const file = join(folder, `secret of ${text.length} characters`)
    writeFileSync(file, text)
    return file
  }
  const byFile = (file: string) => ({ ...OIDC, OIDC_CLIENT_SECRET: undefined, OIDC_CLIENT_SECRET_FILE: file })

  it('is none when nothing is set', () => {
    expect(readConfig({}).oidc).toBeNull()
  })

  it('has a secret from the environment or from a file, and nothing can change it afterwards', () => {
    const { oidc } = readConfig(OIDC)
    expect(oidc).toEqual({ issuer: OIDC.OIDC_ISSUER, clientId: 'csec', clientSecret: 'very secret' })
    expect(Object.isFrozen(oidc)).toBe(true)
    expect(readConfig(byFile(fileWith('from a file\n'))).oidc?.clientSecret).toBe('from a file')
  })

  it('may be on this machine without https', () => {
    expect(readConfig({ ...OIDC, OIDC_ISSUER: 'http://127.0.0.1:8080/realms/staff' }).oidc).not.toBeNull()
  })

  it.each<[string, Record<string, string | undefined>, string]>([
    ['without an issuer', { ...OIDC, OIDC_ISSUER: undefined }, 'OIDC_ISSUER is missing'],
    ['with an issuer in clear', { ...OIDC, OIDC_ISSUER: 'http://login.example.org' }, 'must start with https://'],
    ['with a word as the issuer', { ...OIDC, OIDC_ISSUER: 'okta' }, 'OIDC_ISSUER must start with https://'],
    [
      'with the address of a file as the issuer',
      { ...OIDC, OIDC_ISSUER: 'https://login.example.org/.well-known/openid-configuration' },
      'OIDC_ISSUER must be the address of the provider alone',
    ],
    ['without a client', { ...OIDC, OIDC_CLIENT_ID: '' }, 'OIDC_CLIENT_ID is missing'],
    ['without a secret', { ...OIDC, OIDC_CLIENT_SECRET: undefined }, 'OIDC_CLIENT_SECRET is missing'],
    ['with two secrets', { ...OIDC, OIDC_CLIENT_SECRET_FILE: 'x' }, 'are both set. Keep one of them.'],
    ['with a file that isn’t there', byFile('/nowhere/secret'), "/nowhere/secret can't be read (ENOENT)."],
    ['with an empty file', byFile(fileWith('\n')), 'is empty.'],
  ])('is refused %s, and no secret is printed', (_, env, problem) => {
    expect(() => readConfig(env)).toThrow(problem)
    expect(() => readConfig(env)).not.toThrow(/very secret/)
  })

  it('names every mistake', () => {
    const problems = /OIDC_ISSUER is missing.*\nOIDC_CLIENT_ID is missing.*\nOIDC_CLIENT_SECRET is missing/
    expect(() => readConfig({ OIDC_CLIENT_ID: '' })).toThrow(problems)
  })
})

describe('a setting without a usable value', () => {
  it.each([
    ['PORT', 'PORT must be a number from 0 to 65535'],
    ['TRUSTED_PROXIES', 'TRUSTED_PROXIES must be a number from 0 to 10'],
    ['DRAIN_SECONDS', 'DRAIN_SECONDS must be a number from 0 to 300'],
    ['READ_ONLY', 'READ_ONLY must be 0 or 1'],
    ['METRICS_PORT', 'METRICS_PORT must be a number from 0 to 65535'],
    ['METRICS_HOST', 'METRICS_HOST is empty. Give it an address, or leave it out.'],
    ['HOST', 'HOST is empty. Give it an address, or leave it out.'],
    ['DATA_DIR', 'DATA_DIR is empty. Give it a folder, or leave it out.'],
    ['DATABASE_URL', 'DATABASE_URL must start with postgres://'],
    ['PUBLIC_URL', 'PUBLIC_URL must start with https:// or http://'],
  ])('an empty %s is refused in one line', (name, problem) => {
    expect(() => readConfig({ [name]: '' })).toThrow(new ConfigProblems(problem))
  })

  it.each(['mysql://u:secret@db/csec', 'data/csec.db', 'postgres:'])(
    '%s is not the address of a database',
    (address) => {
      expect(() => readConfig({ DATABASE_URL: address })).toThrow(
        new ConfigProblems('DATABASE_URL must start with postgres://'),
      )
    },
  )

  it.each([
    'u:s3cr/et@host/x',
    'u:s3cr#et@host/x',
    'u:s3cr?et@host/x',
    'u:12/34@host/x',
    'u:12?34@host/x',
    'u:12#34@host/x',
  ])('postgres://%s is refused for a character in the password, which isn’t repeated', (rest) => {
    const said = /^DATABASE_URL can't be read as the address of a PostgreSQL server\. If the password .* percent-encode/
    expect(() => readConfig({ DATABASE_URL: `postgres://${rest}` })).toThrow(said)
    expect(() => readConfig({ DATABASE_URL: `postgres://${rest}` })).not.toThrow(/s3cr|et@|12|34/)
  })

  it.each(['u:s3c%2Fret@host:5432/x', 'host', 'u@host/x?application_name=a@b', '/x?host=/run'])(
    'postgres://%s is taken as it is',
    (rest) => {
      expect(readConfig({ DATABASE_URL: `postgres://${rest}` }).databaseUrl).toBe(`postgres://${rest}`)
    },
  )

  it.each(['65536', '-1', '3000.5', '0x10', '1e3', ' 80'])('%j is not a port', (PORT) => {
    expect(() => readConfig({ PORT })).toThrow('PORT must be a number from 0 to 65535')
  })
})

describe('the hosts that may be told by webhooks', () => {
  const receivers = (environment: Readonly<Record<string, string>>) => readConfig(environment).receivers

  it('are none without a setting', () => {
    expect(receivers({})).toEqual({ public: new Set(), private: new Set() })
    expect(receivers({ WEBHOOK_HOSTS: ' , ' })).toEqual({ public: new Set(), private: new Set() })
  })

  it('are names, with a port unless it’s 443', () => {
    const WEBHOOK_HOSTS = 'Hooks.example.org:443, hr.example.org:8443'
    expect(receivers({ WEBHOOK_HOSTS, WEBHOOK_PRIVATE_HOSTS: 'intranet' })).toEqual({
      public: new Set(['hooks.example.org', 'hr.example.org:8443']),
      private: new Set(['intranet']),
    })
  })

  it.each(['127.0.0.1', '[::1]', 'https://hooks.example.org', 'hooks.example.org/x', '*.example.org', 'a b'])(
    'are refused: %s',
    (host) => {
      expect(() => receivers({ WEBHOOK_HOSTS: host })).toThrow('WEBHOOK_HOSTS must be names of hosts')
      expect(() => receivers({ WEBHOOK_PRIVATE_HOSTS: host })).toThrow('WEBHOOK_PRIVATE_HOSTS must be names of hosts')
    },
  )
})
