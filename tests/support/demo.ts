import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { DEMO_VISITORS, type DemoVisitor } from '../../src/demo/token.job.ts'
import { ROOT } from '../../src/platform/root.ts'
import { PASSWORD } from './staff.ts'
import { send } from './play.ts'
import { startServer } from './server.ts'

/** The built server on today's demo. */
export interface Demo {
  readonly address: string
  /** A new account of one of the demo’s people, signed in; each of them once. */
  join(browser: Browser, who: DemoVisitor, options: BrowserContextOptions): Promise<Page>
  stop(): Promise<void>
}

export async function startDemo(): Promise<Demo> {
  const dataDir = mkdtempSync(join(tmpdir(), 'csec-demo-'))
  const said = execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'demo', '--data-dir', dataDir], {
    encoding: 'utf8',
  })
  const links = [...said.matchAll(/\/join\/\S+/g)].map(([link]) => link)
  const server = await startServer(dataDir, 0, false)
  return {
    address: server.address,
    async join(browser, who, options) {
      const page = await browser.newPage(options)
      await page.goto(`${server.address}${links[DEMO_VISITORS.indexOf(who)]}`)
      await page.locator('[name="password"]').fill(PASSWORD)
      await send(page)
      return page
    },
    stop: () => server.stop(),
  }
}
