import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { drawLogo } from '../../src/organization/logo-drawing.job.ts'
import { checkedLogo, type LogoProblem, MOST_LOGO_BYTES } from '../../src/organization/logo.job.ts'
import { ROOT } from '../../src/platform/root.ts'
import { drawnLogo, pngLogo } from '../support/logos.ts'

/** Where a name, a place or a joke could be hidden. */
const HIDDEN = 'Taken by Ada at 12 Elm Street'

describe('a picture that is sent in', () => {
  it.each([
    ['a PNG', () => pngLogo()],
    ['a JPEG', () => drawnLogo({ ground: '#ffffff' }).jpeg().toBuffer()],
    ['a JPEG for a printer', () => drawnLogo({ ground: '#ffffff' }).toColourspace('cmyk').jpeg().toBuffer()],
    ['a gray PNG of 16 bits', () => drawnLogo().toColourspace('grey16').png().toBuffer()],
  ])('is drawn anew as a small PNG when it is %s', async (_, drawing) => {
    const { png, width, height } = await taken(await drawing())
    const metadata = await sharp(png).metadata()
    expect(metadata).toMatchObject({ format: 'png', width, height, space: 'srgb' })
    expect(png.length).toBeLessThan(40 * 1024)
  })

  it('fits into 600 × 200 in its own shape, and a small one stays as it is', async () => {
    expect(await taken(await pngLogo({ width: 3000, height: 500 }))).toMatchObject({ width: 600, height: 100 })
    expect(await taken(await pngLogo({ width: 900, height: 900 }))).toMatchObject({ width: 200, height: 200 })
    expect(await taken(await pngLogo({ width: 96, height: 48 }))).toMatchObject({ width: 96, height: 48 })
  })

  it('has at most 40 KB even when it is noise', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const
    const picture = sharp({ create: { width: 640, height: 213, channels: 4, background: '#f00', noise } })
    const { png } = await taken(await picture.jpeg({ quality: 100 }).toBuffer())
    expect(png.length).toBeLessThanOrEqual(40 * 1024)
  })

  it('keeps its transparent ground', async () => {
    const { png } = await taken(await pngLogo())
    const [, , , opacity] = await sharp(png).ensureAlpha().raw().toBuffer()
    expect(opacity).toBe(0)
  })

  it('loses everything that was hidden in the file: camera data, comments, profiles, and bytes after the end', async () => {
    const exif = { IFD0: { Artist: HIDDEN, Copyright: HIDDEN } }
    const jpeg = await drawnLogo({ ground: '#fff' }).withExif(exif).withIccProfile('p3').jpeg().toBuffer()
    const png = await drawnLogo()
      .withExif(exif)
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${HIDDEN}</x:xmpmeta>`)
      .png()
      .toBuffer()
    for (const bytes of [jpeg, png]) {
      const sent = Buffer.concat([bytes, Buffer.from(`${HIDDEN}<script>`)])
      expect(sent.includes(HIDDEN)).toBe(true)
      const made = Buffer.from((await taken(sent)).png)
      expect(made.includes('Elm Street')).toBe(false)
      expect(made.includes('<script>')).toBe(false)
      expect(await sharp(made).metadata()).not.toHaveProperty('exif')
      expect(
        [...chunksOf(made)].filter(
          (name) =>
            !['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'cHRM', 'pHYs', 'sBIT', 'bKGD'].includes(name),
        ),
      ).toEqual([])
    }
  })

  it('stands upright when the camera lay on its side', async () => {
    const sent = await drawnLogo({ width: 100, height: 300, ground: '#fff' }).jpeg().toBuffer()
    const turned = await sharp(sent).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await taken(turned)).toMatchObject({ width: 300, height: 100 })
  })

  it('gives the same bytes each time, so that its address stays', async () => {
    const sent = await pngLogo()
    expect((await taken(sent)).hash).toBe((await taken(sent)).hash)
  })
})

describe('what is no logo is refused, and the page says why', () => {
  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><script>alert(1)</script></svg>',
  )
  const picture = () => drawnLogo({ ground: '#fff' })
  it.each<[string, LogoProblem, () => Promise<Uint8Array> | Uint8Array]>([
    ['an SVG', 'other-type', () => svg],
    ['a GIF', 'other-type', () => picture().gif().toBuffer()],
    ['a WebP', 'other-type', () => picture().webp().toBuffer()],
    ['an AVIF', 'other-type', () => picture().avif().toBuffer()],
    ['a TIFF', 'other-type', () => picture().tiff().toBuffer()],
    ['a text', 'other-type', () => Buffer.from('name,email\nada,ada@harborstreet.example\n')],
    ['nothing', 'other-type', () => new Uint8Array()],
    [
      'an SVG behind the first bytes of a PNG',
      'damaged',
      async () => Buffer.concat([(await pngLogo()).subarray(0, 8), svg]),
    ],
    ['a PNG that was cut off', 'damaged', async () => (await pngLogo()).subarray(0, 200)],
    ['over 1 MB', 'too-large', async () => Buffer.concat([await pngLogo(), new Uint8Array(MOST_LOGO_BYTES)])],
    ['few bytes that unpack into billions', 'too-many-pixels', () => bomb(40_000, 40_000)],
    ['few bytes that say they are the largest PNG there is', 'damaged', () => bomb(2 ** 31 - 1, 2 ** 31 - 1)],
    ['one point', 'too-small', () => pngLogo({ width: 1, height: 1 })],
    ['a line', 'too-long', () => pngLogo({ width: 1200, height: 30 })],
    [
      'quite transparent',
      'empty',
      () =>
        sharp({ create: { width: 60, height: 60, channels: 4, background: '#00000000' } })
          .png()
          .toBuffer(),
    ],
  ])('%s: %s', async (_, problem, bytes) => {
    expect(await checkedLogo(await bytes())).toEqual({ ok: false, problem })
  })

  it('whatever the bytes are, and never with an error', async () => {
    const good = await pngLogo({ width: 96, height: 48 })
    const broken = fc
      .tuple(fc.nat(good.length - 1), fc.uint8Array({ minLength: 1, maxLength: 40 }))
      .map(([at, bytes]) => {
        const changed = Buffer.from(good)
        changed.set(bytes.subarray(0, changed.length - at), at)
        return changed
      })
    await fc.assert(
      fc.asyncProperty(broken, async (bytes) => {
        const found = await drawLogo(bytes)
        if (found.ok) expect((await sharp(found.logo.png).metadata()).format).toBe('png')
        else
          expect(['damaged', 'other-type', 'too-small', 'too-long', 'too-many-pixels', 'empty']).toContain(
            found.problem,
          )
      }),
      { numRuns: 60 },
    )
  })
})

describe('a server that can’t draw says that it failed, and never that the file is damaged', () => {
  const program = join(ROOT, 'dist/organization/logo-worker.job.js')
  it.each<[string, Parameters<typeof checkedLogo>[1], RegExp]>([
    ['has no time', { program, mostMemoryMb: 128, longestMs: 1 }, /too-long/],
    ['has no memory', { program, mostMemoryMb: 1, longestMs: 20_000 }, /out-of-memory/],
    ['has no such program', { program: `${program}.gone`, mostMemoryMb: 128, longestMs: 20_000 }, /Cannot find module/],
  ])('when the thread %s', async (_, drawing, error) => {
    expect(await checkedLogo(await pngLogo(), drawing)).toMatchObject({
      ok: false,
      problem: 'unreadable',
      error: { message: expect.stringMatching(error) },
    })
  })

  it('when the library isn’t installed', async () => {
    const without = await installedWithout('sharp')
    try {
      const found = await without.run(
        `const { checkedLogo } = await import('./dist/organization/logo.job.js')
         const { ok, problem, error } = await checkedLogo(Buffer.from('${(await pngLogo()).toString('base64')}', 'base64'))
         console.log(JSON.stringify({ ok, problem, said: error?.message }))`,
      )
      expect(JSON.parse(found)).toEqual({
        ok: false,
        problem: 'unreadable',
        said: expect.stringContaining("Cannot find package 'sharp'"),
      })
    } finally {
      without.remove()
    }
  })
})

describe('the ground of a logo', () => {
  it.each([
    ['light', 'dark letters', { ink: '#123a6b' }],
    ['dark', 'white letters', { ink: '#ffffff' }],
    ['any', 'letters that can be seen on both', { ink: '#2f8f83' }],
    ['any', 'white letters on a shape of their own', { ink: '#c8102e', letters: '#ffffff' }],
    ['any', 'a picture with a ground of its own', { ink: '#123a6b', ground: '#ffffff' }],
  ] as const)('is %s for %s', async (ground, _, drawing) => {
    expect((await taken(await pngLogo(drawing))).ground).toBe(ground)
  })
})

async function taken(bytes: Uint8Array) {
  const found = await checkedLogo(bytes)
  if (!found.ok) throw new Error(`the picture was refused: ${found.problem}`)
  return found.logo
}

/** A PNG whose header promises more points than any server has room for. */
function bomb(width: number, height: number): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const data = deflateSync(Buffer.alloc(1_000_000))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** As PNG wants it; Node 20 has none of its own. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}

function* chunksOf(png: Buffer): Generator<string> {
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) yield png.toString('latin1', at + 4, at + 8)
}

/** The built program in a folder of its own, with every package but one. */
async function installedWithout(missing: string) {
  const folder = mkdtempSync(join(tmpdir(), 'csec-without-'))
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'))
  for (const part of ['organization', 'platform'])
    cpSync(join(ROOT, 'dist', part), join(folder, 'dist', part), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  for (const name of readdirSync(join(ROOT, 'node_modules')))
    if (name !== missing) symlinkSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name))
  return {
    async run(code: string): Promise<string> {
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], {
        cwd: folder,
      })
      return stdout
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
