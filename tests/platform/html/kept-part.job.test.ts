import { expect, it } from 'vitest'
import { keptFrame, TOKEN_PLACE } from '../../../src/platform/html/kept-part.job.ts'

it('keeps no more bytes of a page than the page has', () => {
  const pieces = keptFrame('a page with forms', () => `<p>Some words</p>${TOKEN_PLACE}<p>Other words</p>`)
  const kept = pieces.flatMap((piece) => (typeof piece === 'object' ? [piece.bytes, piece.deflated] : []))
  expect(kept).toHaveLength(4)
  for (const { buffer, byteLength } of kept) expect(buffer.byteLength).toBe(byteLength)
})
