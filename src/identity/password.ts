/** Why a password is refused. A long sentence that nobody else would say passes all of it. */
export type PasswordProblem = 'short' | 'long' | 'common' | 'about-you'

export const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 128

/**
 * Passwords that people here choose when ten characters are required (ASVS 5, 6.2.4). The server also checks a long
 * list of common passwords. Digits and marks around a word don't make it another password, so `Orientation2026!` is
 * among them.
 */
const COMMON: ReadonlySet<string> = new Set(
  (
    'password passwort passw0rd p4ssword letmein letmeinplease welcome welcomeback changeme qwerty qwertyui qwertyuiop ' +
    'asdfgh asdfghjkl zxcvbnm qazwsx qazwsxedc qweasdzxc iloveyou iloveyousomuch sunshine princess football baseball ' +
    'basketball superman batman administrator admin manager supervisor orientation training trustno trustnoone secret ' +
    'monkey dragon master michael jennifer jordan liverpool starwars pokemon whatever january february march april ' +
    'june july august september october november december monday tuesday wednesday thursday friday saturday sunday ' +
    'spring summer autumn winter newjersey newark trenton camden america abc abcd abcdefghij test testing ' +
    'contrasena micontrasena administrador bienvenido bienvenida tequiero tequieromucho teamomucho orientacion'
  ).split(' '),
)

const FEWEST_SIGNS = 4

/** Runs on a keyboard and of counting, in either direction. */
const RUNS = ['01234567890123456789', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm']

/** @param about names that others would try first: the person's, the sign-in name, the organization's, the site's. */
export function passwordProblem(password: string, about: readonly string[]): PasswordProblem | null {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return 'short'
  if (length > LONGEST_PASSWORD) return 'long'
  if (hasFewSigns(password) || isCommon(lettersAndDigits(password))) return 'common'
  return about.some((name) => isAbout(lettersAndDigits(password), name)) ? 'about-you' : null
}

/** `aaaaaaaaaa`, `1212121212`. */
function hasFewSigns(password: string): boolean {
  return new Set(password).size < FEWEST_SIGNS
}

function isCommon(text: string): boolean {
  const word = withoutDigits(text)
  return COMMON.has(text) || COMMON.has(word) || COMMON.has(halved(word)) || isRun(text)
}

function isRun(text: string): boolean {
  const backwards = [...text].toReversed().join('')
  return text.length >= SHORTEST_PASSWORD && RUNS.some((run) => run.includes(text) || run.includes(backwards))
}

/** The name as a whole, its words in either order, with or without digits around it. */
function isAbout(text: string, name: string): boolean {
  const words = name.split(/[\s,]+/).map(lettersAndDigits)
  const wholes = [words.join(''), words.toReversed().join('')].filter((whole) => whole !== '')
  return wholes.some((whole) => text === whole || withoutDigits(text) === whole)
}

/** `summersummer` is `summer`. */
function halved(word: string): string {
  const half = word.slice(0, word.length / 2)
  return half + half === word ? half : word
}

/** Strips accents, spaces and punctuation and ignores case. */
function lettersAndDigits(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

function withoutDigits(text: string): string {
  return text.replace(/^\p{N}+|\p{N}+$/gu, '')
}
