import type { Browser } from './app.ts'

export interface Download {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly bytes: Buffer
}

/** Whatever an address answers with, byte for byte. */
export async function download(
  browser: Browser,
  path: string,
  asked: Readonly<Record<string, string>> = {},
): Promise<Download> {
  const { status, headers, body } = await browser
    .get(path)
    .set(asked)
    .buffer()
    .parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => done(null, Buffer.concat(chunks)))
    })
  return { status, headers, bytes: body as Buffer } // what the parser above gives
}
