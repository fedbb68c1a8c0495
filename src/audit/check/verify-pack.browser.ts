import { checkPack, type FoundFile, type PackFinding } from './pack-check.ts'
import type { CheckTools } from './pack-signature.ts'
import { fromBase64Url } from './pack-signature.ts'
import { DamagedZip, type ZipSource, zipEntries } from './zip-reading.ts'
import { checkWords, findingText } from './pack-check.page.ts'

/** `verify.html` of an evidence pack: opened from a disk, it checks a zip or a folder, and asks no server. */
const words = checkWords(document.documentElement.lang)
const result = element('result')
/** The last check. A single file is looked up in it. */
let checked: PackFinding | null = null

const tools: CheckTools = {
  sha256: async (bytes) => hex(await crypto.subtle.digest('SHA-256', inMemory(bytes))),
  async verify(x, signature, data) {
    try {
      const key = await crypto.subtle.importKey('raw', inMemory(fromBase64Url(x)), { name: 'Ed25519' }, false, [
        'verify',
      ])
      return await crypto.subtle.verify('Ed25519', key, inMemory(signature), inMemory(data))
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotSupportedError') return null
      return false
    }
  },
}

if (typeof crypto === 'undefined' || crypto.subtle === undefined) say(words.noCrypto, [])
else {
  onFiles('zip', (files) => (files[0] === undefined ? Promise.resolve() : lookAt(files[0])))
  onFiles('folder', (files) => check(files.map(inFolder)))
  document.addEventListener('dragover', (event) => event.preventDefault())
  document.addEventListener('drop', (event) => {
    event.preventDefault()
    const file = event.dataTransfer?.files[0]
    if (file !== undefined) run(() => lookAt(file))
  })
}

async function lookAt(file: File): Promise<void> {
  const start = new Uint8Array(await file.slice(0, 2).arrayBuffer())
  if (start[0] !== 0x50 || start[1] !== 0x4b) return lookUp(file)
  try {
    const found = (await zipEntries(sourceOf(file))).map(({ name, content }): FoundFile => ({ name, content }))
    await check(found)
    const hash = await tools.sha256(new Uint8Array(await file.arrayBuffer()))
    addFacts([{ name: words.facts.zipHash, value: hash }])
  } catch (error) {
    if (!(error instanceof DamagedZip)) throw error
    say(words.notZip, [error.message])
  }
}

async function check(files: readonly FoundFile[]): Promise<void> {
  checked = await checkPack(files, {
    tools,
    expectedKey: null,
    async progress(done, of) {
      if (done % 50 !== 0) return
      say(words.working(done, of), [])
      await new Promise((resolve) => setTimeout(resolve))
    },
  })
  const text = findingText(checked, words)
  say(text.verdict, text.faults)
  result.dataset['state'] = text.isGood ? 'good' : 'bad'
  addFacts(text.facts.filter(({ value }) => value !== ''))
  for (const note of text.notes) result.append(paragraph(note))
}

async function lookUp(file: File): Promise<void> {
  const hash = await tools.sha256(new Uint8Array(await file.arrayBuffer()))
  const path = checked?.manifest?.files.find(({ sha256 }) => sha256 === hash)?.path
  const place = checked === null ? [] : [path === undefined ? words.singleUnknown : words.singleKnown(path)]
  say(words.singleFile, [hash, ...place])
}

function onFiles(id: string, act: (files: File[]) => Promise<void>): void {
  const field = element(id)
  if (!(field instanceof HTMLInputElement)) return
  field.addEventListener('change', () => run(() => act([...(field.files ?? [])])))
}

function run(act: () => Promise<void>): void {
  act().catch((error: unknown) => say(error instanceof Error ? error.message : String(error), []))
}

function inFolder(file: File): FoundFile {
  // The name of the folder comes first.
  const name = file.webkitRelativePath.split('/').slice(1).join('/')
  return { name, content: async () => new Uint8Array(await file.arrayBuffer()) }
}

function sourceOf(file: Blob): ZipSource {
  return {
    size: file.size,
    read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
    async inflate(bytes) {
      const stream = new Blob([inMemory(bytes)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
      return new Uint8Array(await new Response(stream).arrayBuffer())
    },
  }
}

/** Everything on the page is set as text, so that nothing in a foreign pack is ever taken for HTML. */
function say(verdict: string, lines: readonly string[]): void {
  const heading = document.createElement('h2')
  heading.textContent = verdict
  const list = document.createElement('ul')
  list.append(...lines.map((line) => withText('li', line)))
  result.replaceChildren(heading, ...(lines.length === 0 ? [] : [list]))
  result.dataset['state'] = ''
}

function addFacts(facts: readonly { readonly name: string; readonly value: string }[]): void {
  const list = result.querySelector('dl') ?? document.createElement('dl')
  for (const { name, value } of facts) {
    const row = document.createElement('div')
    row.append(withText('dt', name), withText('dd', value))
    list.append(row)
  }
  if (list.parentElement === null) result.append(list)
}

const paragraph = (text: string) => withText('p', text)

function withText(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`there is no #${id}`)
  return found
}

/** Web cryptography takes no memory that is shared between threads, which these bytes never are. */
function inMemory(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes as Uint8Array<ArrayBuffer>
}

function hex(bytes: ArrayBuffer): string {
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
