import { expect, it } from 'vitest'
import { differingRows } from '../../../src/platform/html/compared.page.ts'

it('keeps the numbers of both versions in one piece', () => {
  const row = { label: 'Text', from: 'Call 1-800-843-5678.', to: '', lang: 'en' } as const
  const [shown] = differingRows([row, { ...row, to: row.from }], 'None')
  expect(shown?.fromPieces).toEqual(['Call ', '1-800-843-5678', '.'])
  expect(shown?.toPieces).toEqual(['None'])
})
