import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../../src/words/messages.ts'
import { singleSignOnSettings } from '../../../src/identity/sso/settings.store.ts'
import { type Browser, HTTPS, signedIn, testApp } from '../../support/app.ts'
import { staffOn } from '../../support/staff.ts'

const words = MESSAGES.en.singleSignOn.settings
const REDIRECT = 'https://orientation.example.org/sign-in/callback'
const PROVIDER = {
  ...HTTPS,
  OIDC_ISSUER: 'https://login.example.org',
  OIDC_CLIENT_ID: 'csec',
  OIDC_CLIENT_SECRET: 'a secret that nobody sees',
}
const CHOSEN = { label: 'North', match: 'number', numberClaim: 'staff_id', anew: 'yes' }

describe.each([
  ['no provider is', HTTPS],
  ['a provider is', PROVIDER],
])('the page of single sign-on where %s set up', (_, environment) => {
  it('has our address with a button to copy it before the choices and the guides', async () => {
    const { ada } = await open(environment)
    const { text } = await ada.get('/hr/sign-in').expect(200)
    const button = text.indexOf(`data-copy="${REDIRECT}"`)
    expect(button).toBeGreaterThan(0)
    expect(button).toBeLessThan(text.indexOf(words.choicesTitle))
    expect(button).toBeLessThan(text.indexOf(words.guidesTitle))
    expect(text).toMatch(/<script src="[^"]*copy[^"]*" defer>/)
  })

  it('has what must match as two choices in full, and says when the claim counts', async () => {
    const { ada } = await open(environment)
    const { text } = await ada.get('/hr/sign-in')
    expect(text).not.toContain('<select')
    expect(text.match(/<input\s+type="radio"\s+name="match"/g)).toHaveLength(2)
    expect(text).toMatch(/id="match-email"\s+value="email"\s+checked/)
    for (const label of [words.matches.email, words.matches.number, words.numberClaimHint])
      expect(text).toContain(label)
  })
})

describe('choices that are saved', () => {
  it('before a provider is set up take effect later, and the page says so before and after', async () => {
    const { ada, deps } = await open(HTTPS)
    expect((await ada.get('/hr/sign-in')).text).toContain(words.choicesForLater)
    await ada.post('/hr/sign-in', CHOSEN).expect(303).expect('Location', '/hr/sign-in?saved=yes')
    const { text } = await ada.get('/hr/sign-in?saved=yes')
    expect(text).toContain(words.savedForLater)
    expect(text).toMatch(/id="match-number"\s+value="number"\s+checked/)
    expect(await singleSignOnSettings(deps.store.db)).toMatchObject({ match: 'number', numberClaim: 'staff_id' })
  })

  it('with a provider count right away', async () => {
    const { ada } = await open(PROVIDER)
    const { text } = await ada.get('/hr/sign-in?saved=yes')
    expect(text).toContain(words.saved)
    for (const later of [words.choicesForLater, words.savedForLater]) expect(text).not.toContain(later)
  })

  it('keep what was chosen when the claim is refused', async () => {
    const { ada } = await open(PROVIDER)
    const { text } = await ada.post('/hr/sign-in', { ...CHOSEN, numberClaim: 'staff id' }).expect(422)
    expect(text).toContain('href="#numberClaim"')
    expect(text).toMatch(/id="match-number"\s+value="number"\s+checked/)
  })
})

async function open(environment: Readonly<Record<string, string>>) {
  const test = await testApp(environment)
  const ada: Browser = await signedIn(test, (await staffOn(test)).ada)
  return { ada, deps: test.deps }
}
