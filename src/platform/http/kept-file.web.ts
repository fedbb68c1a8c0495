import { once } from 'node:events'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { KeptFile } from '../database/kept-file.store.ts'

/** Sends a file, or the part that a browser asks for whose download was cut off. */
export async function sendKeptFile(
  { request, response }: { readonly request: Request; readonly response: Response },
  { bytes, read }: KeptFile,
): Promise<void> {
  const part = partOf(request, bytes)
  if (part === 'none') return void response.status(416).set('Content-Range', `bytes */${bytes}`).end()
  const { from, to } = part ?? { from: 0, to: bytes }
  const content = read(from, to)
  // Until the first bytes are there, a file that can't be read still gets the page of an error.
  await once(content, 'readable')
  response.set('Accept-Ranges', 'bytes')
  if (part !== null) response.status(206).set('Content-Range', `bytes ${from}-${to - 1}/${bytes}`)
  response.set('Content-Length', String(to - from))
  await pipeline(content, response)
}

/** Returns null for the whole file, which is also the answer for several parts, or for a version: files have none. */
function partOf(request: Request, bytes: number): { readonly from: number; readonly to: number } | 'none' | null {
  if (request.get('If-Range') !== undefined) return null
  const ranges = request.range(bytes)
  if (ranges === -1) return 'none'
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes') return null
  const [part, ...more] = ranges
  return part === undefined || more.length > 0 ? null : { from: part.start, to: part.end + 1 }
}
