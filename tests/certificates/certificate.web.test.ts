import { beforeEach, describe, expect, it } from 'vitest'
import { verifyAddress, certificatesIn } from '../../src/certificates/certificate.ts'
import { certificateOf } from '../../src/certificates/credential.job.ts'
import { issueCertificates } from '../../src/certificates/issue.job.ts'
import { pack } from '../../src/certificates/packing.job.ts'
import { readKeySet, readRevocationList } from '../../src/certificates/publication.job.ts'
import { checkFile } from '../../src/certificates/seal.job.ts'
import type { PersonId } from '../../src/ledger/event.ts'
import { isKind } from '../../src/ledger/history.ts'
import { findCertificate } from '../../src/certificates/certificate.store.ts'
import { historyOf } from '../../src/ledger/ledger.store.ts'
import { erasePerson } from '../../src/people/record.store.ts'
import { record } from '../../src/requirements/standing.store.ts'
import { hrefTo } from '../../src/app/href.web.ts'
import { issuingOf } from '../../src/app/visit.web.ts'
import { type Browser, HTTPS, setCookies, signedIn, type TestApp, testApp, visitor } from '../support/app.ts'
import { type Staff, staffOn } from '../support/staff.ts'
import { completeCourse } from '../support/completions.ts'
import { publishExample } from '../support/site.ts'
import { createSigningKey } from '../../src/platform/codes/key.job.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { day, required } from '../support/recording.ts'
import { madeCertificate } from '../support/certificates.ts'

const personPath = (person: PersonId) => hrefTo('/hr/people/:person', { person })
const revocationsPath = (person: PersonId, number: string | null = null) =>
  hrefTo('/hr/people/:person/certificate-revocations', { person }, { number })
const certificateFileOf = (person: PersonId, number: string) =>
  hrefTo('/hr/people/:person/certificate.pdf', { person }, { number })

const words = MESSAGES.en.certificate

let app: TestApp
let staff: Staff
let bob: Browser
let ada: Browser
beforeEach(async () => {
  app = await testApp(HTTPS)
  staff = await staffOn(app)
  await publishExample(app, staff.north, {})
  bob = await signedIn(app, staff.bob)
  ada = await signedIn(app, staff.ada)
})

describe('one’s own certificate', () => {
  it('no certificate is there before the course is finished, and the page leads back to the course', async () => {
    for (const path of [hrefTo('/certificate'), hrefTo('/certificate.pdf')]) {
      expect((await bob.get(path)).headers).toMatchObject({ location: '/course' })
    }
    expect((await bob.get('/course')).text).not.toContain(hrefTo('/certificate'))
  })

  it('is offered at the end, where home leads, shown as a page, and saved as the file that was issued', async () => {
    await completeCourse(app, staff.bob)
    const home = (await bob.get('/course')).text
    expect(home).toContain(`href="${hrefTo('/finished')}"`)
    expect(home).not.toContain(words.page.open)
    expect(home).not.toContain('How this course works')
    const end = (await bob.get(hrefTo('/finished'))).text
    expect(end).toContain(`href="${hrefTo('/certificate')}">${words.page.open}</a>`)
    const page = await bob.get(hrefTo('/certificate'))
    expect(page.text).toContain('<p class="cert__name">Bob Rivera</p>')
    expect(page.text).toContain('<title>Your certificate</title>')
    expect(page.text).toContain('<dd>North House</dd>')
    const { status, headers, body } = await bob
      .get(hrefTo('/certificate.pdf'))
      .buffer()
      .parse((response, done) => bytes(response, done))
    expect(status).toBe(200)
    const { number, pdf } = await stored(staff.bob)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename=certificate-${number}.pdf`,
      'cache-control': 'no-store',
    })
    expect((body as Buffer).equals(pdf)).toBe(true)
    expect((await checkFile(pdf, [app.deps.signingKey.publicKey])).state).toBe('as-issued')
  })

  it('stays within reach at home when the next step is another', async () => {
    await completeCourse(app, staff.bob)
    await app.deps.store.transaction((tx) => record(tx, [required(staff.bob, '2026-11-24', 12)], day('2026-11-24')))
    app.clock.pass({ days: 350 })
    const { text } = await (await signedIn(app, staff.bob)).get('/course')
    expect(text).toContain('Start lesson 1')
    expect(text).toContain(`<a href="${hrefTo('/certificate')}">${words.page.open}</a>`)
  })

  it('opening the certificate ten times at the same moment issues it once', async () => {
    await completeCourse(app, staff.bob)
    const answers = await Promise.all(Array.from({ length: 10 }, () => bob.get(hrefTo('/certificate'))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(certificatesIn(await historyOf(app.deps.store.db, staff.bob))).toHaveLength(1)
  })

  it('says so when it was withdrawn, and the file is gone', async () => {
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    await withdraw()
    const { text } = await bob.get(hrefTo('/certificate'))
    expect(text).toContain(words.page.withdrawnTitle)
    expect(text).not.toContain('cert__name')
    expect((await bob.get(hrefTo('/certificate.pdf'))).headers).toMatchObject({ location: '/course' })
  })
})

describe('in the records', () => {
  it.each([
    ['HR', 'ada', 200],
    ['the supervisor', 'cleo', 200],
    ['somebody else', 'dan', 403],
    ['the person, at this address', 'bob', 403],
  ] as const)('the file of a person links to the certificate, for %s', async (_, who, status) => {
    await completeCourse(app, staff.bob)
    const browser = await signedIn(app, staff[who])
    const number = await issued(staff.bob)
    expect((await browser.get(certificateFileOf(staff.bob, number))).status).toBe(status)
  })

  it('a certificate number is not found under another person', async () => {
    await completeCourse(app, staff.bob)
    await completeCourse(app, staff.dan)
    const number = await issued(staff.bob)
    expect((await ada.get(certificateFileOf(staff.dan, number))).status).toBe(404)
    expect((await ada.get(certificateFileOf(staff.dan, 'C-1'))).status).toBe(404)
  })

  it('the page of a person lists the certificate, and only HR may withdraw it', async () => {
    await completeCourse(app, staff.bob)
    const number = await issued(staff.bob)
    const seenByHr = (await ada.get(personPath(staff.bob))).text
    expect(seenByHr).toContain(`<span class="whole">${number}</span>, issued Nov 24, 2026`)
    expect(seenByHr).toContain(`Certificate <span class="whole">${number}</span> was issued`)
    expect(seenByHr).toContain(revocationsPath(staff.bob, number))
    const cleo = await signedIn(app, staff.cleo)
    const seenBySupervisor = (await cleo.get(personPath(staff.bob))).text
    expect(seenBySupervisor).toContain(certificateFileOf(staff.bob, number))
    expect(seenBySupervisor).not.toContain(revocationsPath(staff.bob))
    expect((await cleo.get(revocationsPath(staff.bob))).status).toBe(403)
  })

  it('withdrawing a certificate has its own page, asks for a reason, and is recorded once', async () => {
    await completeCourse(app, staff.bob)
    const number = await issued(staff.bob)
    const path = revocationsPath(staff.bob)
    expect((await ada.get(revocationsPath(staff.bob, number))).text).toContain(`Withdraw certificate ${number}`)
    const unsure = await ada.post(path, { certificate: number, reason: '' })
    expect(unsure.status).toBe(422)
    expect(unsure.text).toContain(words.hr.reasonNeeded)
    const sure = { certificate: number, reason: 'wrong-details' }
    const answers = await Promise.all([ada.post(path, sure), ada.post(path, sure)])
    for (const { headers } of answers) expect(headers['location']).toBe(personPath(staff.bob))
    const events = (await historyOf(app.deps.store.db, staff.bob)).filter(isKind('certificate_revoked'))
    expect(events).toMatchObject([{ actor: staff.ada, body: { certificate: number, reason: 'wrong-details' } }])
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain('Withdrawn Nov 24, 2026')
    expect(text.slice(0, text.indexOf('id="happened"'))).toContain(words.hr.revokedLatest)
    expect(text).toContain(`Reason: ${words.hr.reasons['wrong-details']}`)
    // The full record says so where it tells until when the completion is valid.
    const file = (await ada.get(`${personPath(staff.bob)}/file`).expect(200)).text
    const cycles = /<h2 id="cycles">[\s\S]*?<\/table>/.exec(file)?.[0] ?? ''
    expect(cycles).toContain('Withdrawn Nov 24, 2026')
    expect(text).not.toContain(revocationsPath(staff.bob, number))
    expect((await ada.get(path)).headers['location']).toBe(personPath(staff.bob))
  })

  it('a form that none of our pages sends is refused', async () => {
    await completeCourse(app, staff.bob)
    const number = await issued(staff.bob)
    const path = revocationsPath(staff.bob)
    expect((await ada.post(path, { certificate: number, reason: 'wrong-details', more: '1' })).status).toBe(400)
    expect((await ada.post(path, { certificate: 'C-1', reason: 'wrong-details' })).status).toBe(404)
    const noToken = { csrf: 'x', certificate: number, reason: 'wrong-details' }
    expect((await ada.post(path, noToken)).status).toBe(403)
    expect((await historyOf(app.deps.store.db, staff.bob)).filter(isKind('certificate_revoked'))).toEqual([])
  })

  it('erasing a person keeps the certificate number and removes the file', async () => {
    await completeCourse(app, staff.bob)
    const number = await issued(staff.bob)
    const { address } = await stored(staff.bob)
    await app.deps.store.transaction((tx) => erasePerson(tx, staff.bob, day('2026-11-24')))
    const { text } = await ada.get(personPath(staff.bob))
    expect(text).toContain(number)
    expect(text).toContain(words.hr.erased)
    expect((await ada.get(certificateFileOf(staff.bob, number))).headers['location']).toBe(personPath(staff.bob))
    // The paper in the person's hands is still what it was.
    expect(await verdict(address)).toContain(words.verify.state.genuine.title)
  })
})

describe('the public check', () => {
  it('says what a genuine certificate says, to anybody, without a cookie', async () => {
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    const { address, token, packed } = await stored(staff.bob)
    for (const text of [address, packed, token]) {
      const answer = await visitor(app).post(hrefTo('/verify'), { certificate: text })
      expect(answer.status).toBe(200)
      expect(setCookies(answer)).toEqual([])
      expect(answer.text).toContain(words.verify.state.genuine.title)
      for (const fact of ['Bob Rivera', 'Nov 24, 2026', 'North House', 'Harbor Street Youth Services', '45 minutes']) {
        expect(answer.text).toContain(fact)
      }
      expect(answer.text).not.toMatch(/1[0-5] of 15|person:/)
    }
  })

  it.each<[string, (mine: Stored) => string | Promise<string>, string]>([
    [
      'with a name of one’s own',
      ({ token }) => renamed(token, 'Bob Rivera', 'Eve Rivera'),
      words.verify.state.changed.title,
    ],
    [
      'by a stranger',
      async () => (await madeCertificate(await createSigningKey())).address,
      'We don’t recognize the key',
    ],
    [
      'with our key, and not on record',
      async () => (await madeCertificate(app.deps.signingKey)).address,
      words.verify.state['not-on-record'].title,
    ],
    ['some text', () => 'my certificate', words.verify.state.unreadable.title],
  ])('does not take one %s for genuine, and shows nothing of it', async (_, text, said) => {
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    const page = await verdict(await text(await stored(staff.bob)))
    expect(page).toContain(said)
    expect(page).not.toMatch(/Rivera|Robin Sample/)
  })

  it('says that it was withdrawn, and not why', async () => {
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    await withdraw()
    const page = await verdict((await stored(staff.bob)).address)
    expect(page).toContain(words.verify.state.revoked.title)
    expect(page).not.toContain('detail on it is wrong')
  })

  it('asks for the code when nothing was pasted, and escapes everything pasted', async () => {
    const empty = await visitor(app).post(hrefTo('/verify'), { certificate: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.text).toContain(words.verify.needed)
    expect(await verdict('<script>alert(1)</script>')).not.toContain('<script>alert')
  })

  it('logs neither the code nor what it says', async () => {
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    const { address, packed, number } = await stored(staff.bob)
    await verdict(address)
    await verdict('garbage-that-nobody-may-log')
    const log = JSON.stringify(app.log)
    expect(log).toContain('/verify')
    for (const secret of [packed, packed.slice(0, 40), number, 'Rivera', 'garbage']) expect(log).not.toContain(secret)
  })

  it('works from another browser’s form only with our own page: others are refused', async () => {
    const answer = await visitor(app).post(hrefTo('/verify'), { certificate: 'x' }).set('Sec-Fetch-Site', 'cross-site')
    expect(answer.status).toBe(403)
  })

  it('loads two scripts, both ours, and its policy says so', async () => {
    const { text, headers } = await visitor(app).get(hrefTo('/verify'))
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    const scripts = [...text.matchAll(/<script src="([^"]+)"/g)].map((match) => match[1] ?? '')
    // The other one is that of the leave button.
    const { exit, verify } = app.deps.assets
    expect(scripts).toEqual([exit.href, verify.href])
    const script = await visitor(app).get(verify.href)
    expect(script.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    })
    expect(script.text).toContain('location.hash')
  })
})

it.each(['C-7NNE-TSHY-9H3R', 'c 7nne tshy 9h3r'])(
  'tells who types the number of a certificate, %s, what to paste instead',
  async (certificate) => {
    const answer = await visitor(app).post(hrefTo('/verify'), { certificate })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(words.verify.numberOnly)
  },
)

describe('what is published', () => {
  it('the key set has the signing key, before and after it has signed, and never its private half', async () => {
    const before = await visitor(app).get('/certificates/keys.json')
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    const after = await visitor(app).get('/certificates/keys.json')
    expect(after.body).toEqual(before.body)
    expect(readKeySet(after.body)).toEqual([app.deps.signingKey.publicKey])
    expect(after.text).not.toContain('"d"')
  })

  it('each key is found at the address that a credential names', async () => {
    await completeCourse(app, staff.bob)
    await issued(staff.bob)
    const [header = ''] = (await stored(staff.bob)).token.split('.')
    const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { kid: string }
    expect(kid.startsWith(`${HTTPS.PUBLIC_URL}/`)).toBe(true)
    const { body } = await visitor(app).get(kid.slice(HTTPS.PUBLIC_URL.length))
    expect(body).toEqual(app.deps.signingKey.publicKey)
    expect((await visitor(app).get('/certificates/keys/nobody')).status).toBe(404)
  })

  it('the list of withdrawn certificates has numbers, and no names or reasons', async () => {
    await completeCourse(app, staff.bob)
    const number = await issued(staff.bob)
    expect((await visitor(app).get('/certificates/revoked.json')).body.revokedCredentials).toEqual([])
    await withdraw()
    const { body, text } = await visitor(app).get('/certificates/revoked.json')
    expect(readRevocationList(body)).toEqual(new Set([number]))
    expect(text).not.toMatch(/Rivera|wrong-details/)
  })

  it('the issuer is the organization', async () => {
    const { body } = await visitor(app).get('/certificates/issuer.json')
    expect(body).toMatchObject({
      id: `${HTTPS.PUBLIC_URL}/certificates/issuer.json`,
      type: ['Profile'],
      name: 'Harbor Street Youth Services',
    })
  })
})

interface Stored {
  readonly number: string
  readonly token: string
  readonly packed: string
  readonly address: string
  readonly pdf: Buffer
}

async function stored(person: PersonId): Promise<Stored> {
  const latest = certificatesIn(await historyOf(app.deps.store.db, person)).at(-1)
  const found = latest === undefined ? null : await findCertificate(app.deps.store.db, latest.number)
  if (found === null || found.token === null || found.pdf === null) throw new Error('there is no certificate')
  const packed = pack(found.token)
  expect(certificateOf(found.token).number).toBe(found.number)
  return {
    number: found.number,
    token: found.token,
    packed,
    address: verifyAddress(HTTPS.PUBLIC_URL, packed),
    pdf: found.pdf,
  }
}

async function issued(person: PersonId): Promise<string> {
  await issueCertificates(issuingOf(app.deps), person)
  return (await stored(person)).number
}

async function withdraw(): Promise<void> {
  const { number } = await stored(staff.bob)
  const fields = { certificate: number, reason: 'wrong-details' }
  await ada.post(revocationsPath(staff.bob), fields).expect(303)
}

async function verdict(text: string): Promise<string> {
  return (await visitor(app).post(hrefTo('/verify'), { certificate: text })).text
}

function renamed(token: string, from: string, to: string): string {
  const [header, payload = '', signature] = token.split('.')
  const json = Buffer.from(payload, 'base64url').toString('utf8').replace(from, to)
  return `${header}.${Buffer.from(json).toString('base64url')}.${signature}`
}

function bytes(response: NodeJS.EventEmitter, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  response.on('end', () => done(null, Buffer.concat(chunks)))
}
