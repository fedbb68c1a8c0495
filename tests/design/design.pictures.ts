import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../src/platform/root.ts'
import { launchChromium } from '../support/chromium.ts'
import { startDemo } from '../support/demo.ts'
import { collect, openReaders } from './collect.ts'
import { writeDesign } from './write.ts'

it('writes the page of components', async () => {
  const demo = await startDemo()
  const browser = await launchChromium()
  const readers = await openReaders(demo, browser)
  const collected = { en: await collect(readers, 'en'), es: await collect(readers, 'es') }
  await readers.close()
  await browser.close()
  await demo.stop()
  const missing = Object.values(collected).flatMap((parts) => parts.filter(({ html }) => html === null))
  const file = writeDesign(join(ROOT, 'dist/design'), collected)
  console.info(`\nOpen file://${file}\n`)
  expect(missing.map(({ component }) => component.name)).toEqual([])
})
