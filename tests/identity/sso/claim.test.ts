import { describe, expect, it } from 'vitest'
import { claimedPerson } from '../../../src/identity/sso/claim.ts'

const ENTRA = { iss: 'https://login.microsoftonline.com/5f1c2a/v2.0', email: 'bob@harborstreet.example' }

describe('an e-mail address that the provider gives', () => {
  it.each<[string, object, boolean]>([
    ['with the word of the provider', { email_verified: true }, true],
    ['without a word', {}, false],
    ['with “no”', { email_verified: false }, false],
    ['with a text instead of yes', { email_verified: 'true' }, false],
    ['with a number instead of yes', { email_verified: 1 }, false],
    ['with a claim of Entra ID from somebody else', { xms_edov: true }, false],
  ])('%s counts as checked: %s', (_, claims, isChecked) => {
    const said = { iss: 'https://login.harborstreet.example', email: ENTRA.email, ...claims }
    expect(claimedPerson(said, 'employee_number').isEmailVerified).toBe(isChecked)
  })

  it.each<[string, object, boolean]>([
    ['without a word about the domain', {}, false],
    ['whose domain is the organization’s own', { xms_edov: true }, true],
    ['whose domain is the organization’s own, as older tokens say it', { xms_edov: 1 }, true],
    ['whose domain is the organization’s own, as text', { xms_edov: '1' }, true],
    ['whose domain is the organization’s own, as a word', { xms_edov: 'true' }, true],
    ['whose domain is anybody’s', { xms_edov: false }, false],
    ['whose domain is anybody’s, as text', { xms_edov: '0' }, false],
    ['with something that isn’t an answer', { xms_edov: 'yes' }, false],
    ['that Entra ID itself calls unchecked', { email_verified: false, xms_edov: true }, false],
    [
      'from an address that only looks like Microsoft',
      { iss: 'https://login.microsoftonline.com.evil.example/', xms_edov: true },
      false,
    ],
    ['from Microsoft without https', { iss: 'http://login.microsoftonline.com/5f1c2a/v2.0', xms_edov: true }, false],
  ])('from Entra ID, %s, counts as checked: %s', (_, claims, isChecked) => {
    expect(claimedPerson({ ...ENTRA, ...claims }, 'employee_number').isEmailVerified).toBe(isChecked)
  })
})

describe('a staff number that comes as a number', () => {
  it.each([
    [42, '42'],
    [9_007_199_254_740_991, '9007199254740991'],
    [9_007_199_254_740_992, null],
    [0.5, null],
  ])('%s is read as %j', (employee_number, number) => {
    expect(
      claimedPerson({ iss: 'https://login.harborstreet.example', employee_number }, 'employee_number').number,
    ).toBe(number)
  })
})

describe('a claim that no record could hold', () => {
  it.each(['Bob\0', 'Bob \ud83d', '\udc4dBob', 'Bob\nRivera'])('such as %j isn’t read', (said) => {
    const claims = { iss: 'https://login.harborstreet.example', name: said, email: said, employee_number: said }
    expect(claimedPerson(claims, 'employee_number')).toMatchObject({ name: null, email: null, number: null })
  })
})
