/**
 * The buttons that save a chart as PNG, and copy it as a picture or as the text of the SVG. Without this script they stay
 * hidden, and the link to the SVG is enough. The picture is drawn from that SVG, so all are the same.
 */

/** Sharp on screens and on paper. */
const SCALE = 2

for (const box of document.querySelectorAll<HTMLElement>('[data-chart]')) {
  const { chart = '', name = '' } = box.dataset
  const status = box.querySelector('[role=status]')
  const say = (what: 'saved' | 'copied' | 'copiedSvg' | 'failed') => {
    if (status !== null) status.textContent = box.dataset[what] ?? ''
  }
  const offer = (
    kind: 'png' | 'copy' | 'copy-svg',
    work: () => Promise<void>,
    done: 'saved' | 'copied' | 'copiedSvg',
  ) => {
    const button = box.querySelector<HTMLButtonElement>(`button[data-do=${kind}]`)
    if (button === null) return
    button.hidden = false
    const run = async () => {
      try {
        await work()
        say(done)
      } catch {
        say('failed')
      }
    }
    button.addEventListener('click', () => void run())
  }
  offer('png', async () => save(await picture(chart), name), 'saved')
  // Not there over plain http from another machine, whatever the types say.
  if ('clipboard' in navigator && typeof ClipboardItem === 'function') {
    offer('copy', () => copy({ 'image/png': picture(chart) }), 'copied')
    offer('copy-svg', () => copy({ 'text/plain': svgText(chart) }), 'copiedSvg')
  }
}

/** Takes a promise: a browser lets a page write only right after the click. */
function copy(content: Readonly<Record<string, Promise<Blob>>>): Promise<void> {
  return navigator.clipboard.write([new ClipboardItem(content)])
}

async function svgText(href: string): Promise<Blob> {
  const answer = await fetch(href)
  if (!answer.ok) throw new Error('no chart')
  return new Blob([await answer.text()], { type: 'text/plain' })
}

async function picture(href: string): Promise<Blob> {
  const image = new Image()
  image.src = href
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth * SCALE
  canvas.height = image.naturalHeight * SCALE
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png')
  })
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
}
