import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Asks a tool about a PDF. The tool finds it under the name `file.pdf`. */
export function askAbout(pdf: Uint8Array, tool: string, ...args: readonly string[]): string {
  return inFolder(pdf, (folder) => execFileSync(tool, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }))
}

/** To read nothing else: the squares of some codes look like a bar code, too. */
export const ONLY_QR = ['--set', '*.enable=0', '--set', 'qrcode.enable=1'] as const

/** Reads the QR code of a page printed at 200 dots an inch. */
export function scanned(pdf: Uint8Array): string {
  return inFolder(pdf, (folder) => {
    execFileSync('pdftoppm', ['-r', '200', '-png', '-singlefile', 'file.pdf', 'page'], { cwd: folder })
    // zbarimg looks for a desktop to talk to and says so on stderr.
    const found = execFileSync('zbarimg', ['--quiet', '--raw', ...ONLY_QR, 'page.png'], {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
    })
    return found.trimEnd()
  })
}

/** The file as qpdf rewrites it: the same page in other bytes. */
export function savedAnew(pdf: Uint8Array): Buffer {
  return inFolder(pdf, (folder) => {
    execFileSync('qpdf', ['file.pdf', '--object-streams=disable', 'saved.pdf'], { cwd: folder })
    return readFileSync(join(folder, 'saved.pdf'))
  })
}

function inFolder<T>(pdf: Uint8Array, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'csec-pdf-'))
  try {
    writeFileSync(join(folder, 'file.pdf'), pdf)
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
