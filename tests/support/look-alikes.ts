import type { Contact } from '../../src/course/policy-shape.ts'
import { CALLS } from '../../src/course/checks/facts.ts'
import { type Language, LANGUAGES } from '../../src/platform/text/language.ts'
import { MESSAGES } from '../../src/words/messages.ts'
import { contents } from './content.ts'

/** Their digits begin alike, and only one of them takes reports. */
export const LOOK_ALIKES = ['SCR', 'LR-1']

/** A page as the text of its blocks. What the browser runs isn't part of it. */
export function blocksOf(html: string): string {
  return html
    .replaceAll(/<(style|script)[^]*?<\/\1>/g, ' ')
    .replaceAll(/<\/?(a|b|span|strong|small)\b[^>]*>/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', "'")
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, '\n')
}

/** Whether what the line is for stands next to its digits, with no other number in between. */
export function hasPurpose(text: string, index: number, line: readonly Contact[]): boolean {
  const number = /(?:1-\d{3}-)?\b\d{3}-\d{4}\b/
  const [digits = ''] = number.exec(text.slice(index)) ?? []
  const before = text.slice(0, index).split(number).at(-1) ?? ''
  const after = text.slice(index + digits.length).split(number)[0] ?? ''
  const purposes = line.flatMap(({ purpose, card, wallet, audience }) => [
    purpose,
    ...(card === null ? [] : [card.use, card.when]),
    ...(wallet === null ? [] : [wallet.note]),
    // The bottom of each page lists lines for reports under a heading that says what they're for.
    ...(audience === 'report' ? LANGUAGES.map((language) => MESSAGES[language].support.reportTitle) : []),
  ])
  return purposes.some((each) => before.includes(each) || after.includes(each))
}

/** Whether the line is named, in any of the ways in which staff know it. */
function isNamed(text: string, line: readonly Contact[], language: Language): boolean {
  const call = CALLS[line[0]?.id === 'SCR' ? 'SCR' : 'CSOC']
  return call?.[language].test(text) === true || line.some(({ name }) => text.includes(name))
}

/** Whether the digits stand in a sentence that names the line and says when to call it, as in the policy. */
function isInSentence(text: string, index: number, line: readonly Contact[], language: Language): boolean {
  const block = text.slice(text.lastIndexOf('\n', index) + 1).split('\n')[0] ?? ''
  const said = line.reduce((rest, { name, digits }) => rest.replace(name, '').replace(digits, ''), block)
  return isNamed(block, line, language) && (said.match(/\p{L}{2,}/gu)?.length ?? 0) > 8
}

/** The look-alikes that a text names without their digits and what they're for. */
export function withoutLine(text: string, language: Language): string[] {
  return notSaid(text, language).filter((id) => isNamed(text, lineOf(id, language), language))
}

/** The look-alikes whose digits and purpose a text doesn't give. */
export function notSaid(text: string, language: Language): string[] {
  return LOOK_ALIKES.filter((id) => {
    const line = lineOf(id, language)
    const at = [...text.matchAll(new RegExp(line[0]?.digits ?? '', 'g'))].map(({ index }) => index)
    return !at.some((index) => hasPurpose(text, index, line) || isInSentence(text, index, line, language))
  })
}

function lineOf(id: string, language: Language): Contact[] {
  return contents[language].contacts.filter((contact) => contact.id === id)
}

/** Whether a text names the line for care, which no page of the course has at its bottom. */
export function namesCare(text: string, language: Language): boolean {
  return isNamed(text, lineOf('LR-1', language), language)
}
