import { describe, expect, it } from 'vitest'
import { type CellCorrection, correctedRows, toCorrections } from '../../src/imports/correction.ts'
import { noonOf, day } from '../support/recording.ts'

const rows = [
  { line: 2, cells: ['1', 'a'] },
  { line: 5, cells: ['2', 'b'] },
]

function made(line: number, place: number, corrected: string): CellCorrection {
  const at = noonOf(day('2026-11-24'))
  return { line, place, heading: 'Site', inFile: 'x', corrected, by: 'person:ada', at }
}

describe('corrected cells', () => {
  it('take the place of what the file says, and the last one of a cell holds', () => {
    const corrections = [made(5, 1, 'c'), made(5, 0, '3'), made(5, 1, '')]
    expect(correctedRows(rows, corrections)).toEqual([rows[0], { line: 5, cells: ['3', ''] }])
  })

  it('leave rows as they are, and lines and columns that the file doesn’t have out of it', () => {
    expect(correctedRows(rows, [])).toBe(rows)
    expect(correctedRows(rows, [made(3, 0, 'c'), made(2, 7, 'c')])).toEqual(rows)
  })

  it('are read back as they were kept, and nothing else is', () => {
    expect(toCorrections(null)).toEqual([])
    expect(toCorrections(JSON.stringify([made(2, 0, 'c')]))).toEqual([made(2, 0, 'c')])
    expect(() => toCorrections(JSON.stringify([{ ...made(2, 0, 'c'), by: 'somebody' }]))).toThrow()
    expect(() => toCorrections('[{}]')).toThrow()
  })
})
