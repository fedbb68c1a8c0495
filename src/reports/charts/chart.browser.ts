/**
 * The buttons that save a chart as PNG and copy it. Without this script they stay hidden, and the link to the SVG is
 * enough. The picture is drawn from that SVG, so both are the same.
 */

/** Sharp on screens and on paper. */
const SCALE = 2

for (const box of document.querySelectorAll<HTMLElement>('[data-chart]')) {
  const { chart = '', name = '' } = box.dataset
  const status = box.querySelector('[role=status]')
  const say = (what: 'saved' | 'copied' | 'failed') => {
    if (status !== null) status.textContent = box.dataset[what] ?? ''
  }
  const offer = (kind: 'png' | 'copy', work: () => Promise<void>, done: 'saved' | 'copied') => {
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
  if ('clipboard' in navigator && typeof ClipboardItem === 'function')
    offer('copy', () => navigator.clipboard.write([new ClipboardItem({ 'image/png': picture(chart) })]), 'copied')
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
