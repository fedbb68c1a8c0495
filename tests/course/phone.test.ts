import { describe, expect, it } from 'vitest'
import { phoneFaults, phoneLines } from '../../src/course/checks/check-phone.job.ts'
import { contents } from '../support/content.ts'

const lines = phoneLines([contents.en, contents.es])
const messages = (text: string) => phoneFaults(text, lines).map(({ message }) => message)

describe('the phone numbers in a text', () => {
  it.each([
    '1-877-652-2874',
    '(877) 652-2874',
    '1 (877) 652-2874',
    '+1 877.652.2874',
    '877 652 2874',
    '18776522874',
    '1‑877‑652‑2874',
    '652-2874',
    '1-877-652-287',
    '1-877-652-28733',
    '1-877-NJ-ABUSX',
    '233734',
    '912',
    '987',
  ])('are refused when no contact has them: %s', (number) => {
    expect(messages(`Call ${number}.`)).toEqual([expect.stringContaining('is no number in contacts.yaml')])
  })

  it.each([
    'Call SCR: 1-877-652-7624.',
    'El SCR recibe reportes. Llame al 1-877-652-7624.',
    'Llame al Registro Central Estatal\n  de día y de noche (1-877-652-7624).',
    'AVANZAR: 1-800-843-5678',
    'NCMEC, 1-800-286-4184',
    'To report, call SCR, 1-877-652-7624, and for care CSOC, 1-877-652-7624.',
    '- id: NR-1\n  text: A national line, 1-855-363-6548.',
    'Llame al 1-877-652-7624 (SCR).',
  ])('are refused beside the name of another contact: %s', (text) => {
    expect(messages(text)).toEqual([expect.stringMatching(/ is the number of .+: the text names /u)])
  })

  it.each([
    'Call SCR, 1-877-652-2873 (1-877-NJ-ABUSE). For care, call CSOC, 1-877-652-7624.',
    'Call the State Central Registry at (877) 652-2873.',
    'Call 911 or 988, then CSOC: 1-877-652-7624.',
    '- SCR takes reports.\n- For care, call 1-877-652-7624.',
    'Text 233733. The TTY is 711. Call 911. 988 is for you too.',
    'Since 2026-11-24, in 2026–2027, 24/7, 3,500 characters, 200 languages, ages 12 to 17.',
  ])('are accepted where they belong: %s', (text) => {
    expect(messages(text)).toEqual([])
  })

  it('are reported with their line', () => {
    expect(phoneFaults('Stay.\n\nCall 1-877-652-2874.', lines)).toEqual([
      { line: 3, message: '1-877-652-2874 is no number in contacts.yaml' },
    ])
  })
})
