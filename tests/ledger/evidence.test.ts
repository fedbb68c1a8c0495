import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  EVIDENCE_TYPES,
  evidenceProblem,
  evidenceTypeOf,
  keptName,
  LARGEST_EVIDENCE,
} from '../../src/ledger/evidence.ts'
import { PDF, PNG } from '../support/papers.ts'

const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])

describe('a paper', () => {
  it.each([
    ['a PDF', PDF, 'application/pdf'],
    ['a PNG', PNG, 'image/png'],
    ['a JPEG', JPEG, 'image/jpeg'],
    ['a page of the web', Buffer.from('<html>'), null],
    ['a PDF that begins later', Buffer.from(' %PDF-1.7'), null],
    ['the beginning of the mark of a PNG', PNG.subarray(0, 7), null],
    ['nothing', Buffer.alloc(0), null],
  ])('is known by its first bytes: %s', (_, bytes, type) => {
    expect(evidenceTypeOf(bytes)).toBe(type)
  })

  it.each([
    ['in order', PDF, null],
    ['as large as can be', Buffer.concat([PDF, Buffer.alloc(LARGEST_EVIDENCE - PDF.length)]), null],
    ['one byte larger', Buffer.concat([PDF, Buffer.alloc(LARGEST_EVIDENCE - PDF.length + 1)]), 'too-large'],
    ['empty', Buffer.alloc(0), 'empty'],
    ['something else', Buffer.from('MZ'), 'other-type'],
  ])('can be kept or not: %s', (_, bytes, problem) => {
    expect(evidenceProblem(bytes)).toBe(problem)
  })
})

describe('the name of a paper', () => {
  it.each([
    ['sheet.pdf', 'sheet.pdf'],
    ['Sheet of Nov 20.PDF', 'Sheet of Nov 20.pdf'],
    ['C:\\Users\\ada\\sheet.pdf', 'sheet.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['sheet.exe', 'sheet.pdf'],
    ['sheet.pdf.exe', 'sheet.pdf.pdf'],
    ['.hidden', 'evidence.pdf'],
    ['', 'evidence.pdf'],
    ['sheet\u202Efdp.exe', 'sheet fdp.pdf'],
    ['a"b\r\nc.pdf', 'a b c.pdf'],
    ['Firma de José.pdf', 'Firma de José.pdf'],
  ])('%j is kept as %j', (name, kept) => {
    expect(keptName(name, 'application/pdf')).toBe(kept)
  })

  it('has no folder, no control character, something before its ending, and one kept name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...EVIDENCE_TYPES), (name, type) => {
        const kept = keptName(name, type)
        expect(kept).toMatch(/^[^.\s/\\][^/\\\p{Cc}]*\.(pdf|png|jpg|jpeg)$/u)
        expect(kept.length).toBeLessThanOrEqual(105)
        expect(keptName(kept, type)).toBe(kept)
      }),
    )
  })
})
