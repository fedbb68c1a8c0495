import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  BODY_PLACE,
  framed,
  keptFrame,
  ownBody,
  pageBytes,
  SECONDS_PLACE,
  TIME_PLACE,
  TOKEN_PLACE,
} from '../../../src/platform/html/kept-part.job.ts'

it('keeps no more bytes of a page than the page has', () => {
  const pieces = keptFrame('a page with forms', () => `<p>Some words</p>${TOKEN_PLACE}<p>Other words</p>`)
  const kept = pieces.flatMap((piece) => (typeof piece === 'object' ? [piece.bytes, piece.deflated] : []))
  expect(kept).toHaveLength(4)
  for (const { buffer, byteLength } of kept) expect(buffer.byteLength).toBe(byteLength)
})

it('sends the frame and the body with the viewer’s own in its places, compressed or not, to one after the other', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '<b>', ' ', '\n', 'the same words again and again ') })
  const html = fc.array(fc.oneof(text, fc.constantFrom(TOKEN_PLACE, String(SECONDS_PLACE), TIME_PLACE)))
  const viewers = fc.array(
    fc.record({
      token: fc.string({ unit: fc.constantFrom('x', 'Y', '7'), minLength: 86, maxLength: 86 }),
      seconds: fc.nat(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  let run = 0
  const property = fc.property(html, html, html, viewers, (before, inside, after, everybody) => {
    run += 1
    const source = [before.join(''), inside.join(''), after.join('')] as const
    const frame = keptFrame(`frame ${run}`, () => `${source[0]}${BODY_PLACE}${source[2]}`)
    const page = framed(
      frame,
      ownBody(() => source[1]),
    )
    for (const { token, seconds } of everybody) {
      const own = { token, seconds, time: () => '9:41 a.m.' }
      const sent = pageBytes(page, own, 'identity').toString()
      const expected = source
        .join('')
        .replaceAll(TOKEN_PLACE, token)
        .replaceAll(String(SECONDS_PLACE), String(seconds))
        .replaceAll(TIME_PLACE, own.time())
      expect(sent).toBe(expected)
      expect(gunzipSync(pageBytes(page, own, 'gzip')).toString()).toBe(expected)
    }
  })
  fc.assert(property, { numRuns: 200 })
})
