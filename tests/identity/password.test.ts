import { describe, expect, it } from 'vitest'
import { type PasswordProblem, passwordProblem } from '../../src/identity/password.ts'

const ABOUT = ['Bob Rivera', 'bob@harborstreet.example', '0012345678', 'Harbor Street Youth Services', '']

describe('a password', () => {
  it.each<[string, string, PasswordProblem | null]>([
    ['a sentence of one’s own is fine', 'tea at the window, rain outside', null],
    ['any characters are fine, and count as one each', '🌧️🍵🪟🌿🧭🪑📚🕯️', null],
    ['another script is fine', 'дождь за окном чай', null],
    ['marks alone are fine when they differ', '!?#-+=_~*:;', null],
    ['digits alone are fine when they are no run', '5820937416', null],
    ['ten characters are enough', 'kettlewhis', null],
    ['nine are not', 'kettlewhi', 'short'],
    ['nine emoji are nine', '🌧🍵🪟🌿🧭🪑📚🕯🎈', 'short'],
    ['128 are allowed', 'tea rain '.repeat(14) + 'to', null],
    ['129 are not', 'tea rain '.repeat(14) + 'tea', 'long'],
    ['the word itself, with digits and marks around it', 'Password2026!', 'common'],
    ['a word twice', 'summersummer', 'common'],
    ['a season and a year', '2026-Autumn-', 'common'],
    ['a row of the keyboard', 'qwertyuiop', 'common'],
    ['a row backwards', 'poiuytrewq', 'common'],
    ['counting', '1234567890', 'common'],
    ['counting on', '6789012345', 'common'],
    ['one letter over and over', 'aaaaaaaaaaaa', 'common'],
    ['two letters over and over', 'ababababab', 'common'],
    ['the name', 'Bob Rivera', 'about-you'],
    ['the name the other way round, with a year', 'Rivera, Bob 1987', 'about-you'],
    ['the name without accents', 'bóbrivéra', 'short'],
    ['the sign-in name', 'Bob@HarborStreet.example', 'about-you'],
    ['the staff number', '0012345678', 'about-you'],
    ['the organization', 'HarborStreetYouthServices!', 'about-you'],
    ['a sentence with the name in it is fine', 'bob rivera likes rain', null],
  ])('%s', (_, password, problem) => {
    expect(passwordProblem(password, ABOUT)).toBe(problem)
  })
})
