import { beforeAll, describe, expect, it } from 'vitest'
import { accentOf } from '../../src/organization/accent.ts'
import { brandCss, logoView } from '../../src/organization/brand.page.ts'
import { checkedLogo } from '../../src/organization/logo.job.ts'
import { buildPackage, LOGO_FILE, STYLES_FILE } from '../../src/packages/build.job.ts'
import type { PackageBrand } from '../../src/packages/course-package.ts'
import { isScorm, PACKAGE_EDITIONS } from '../../src/packages/standards/edition.ts'
import { manifestProblems } from '../../src/packages/standards/manifest-check.job.ts'
import { color } from '../../src/platform/html/color.ts'
import { exampleSite } from '../support/content.ts'
import { pngLogo } from '../support/logos.ts'
import { orderOf } from '../support/package-order.ts'
import { unzip } from '../support/unzip.ts'

const RED = color('#c8102e')
let brand: PackageBrand
let png: Uint8Array
beforeAll(async () => {
  const checked = await checkedLogo(await pngLogo())
  if (!checked.ok) throw new Error(checked.problem)
  const { logo } = checked
  png = logo.png
  brand = {
    css: brandCss({ accent: RED, logo }),
    logo: { png, view: logoView(logo, LOGO_FILE, exampleSite.organization) },
  }
})

describe.each(PACKAGE_EDITIONS)('a package of the edition %s with a logo and a color', (edition) => {
  it('has the logo as a file that its manifest names, and the color at the end of its stylesheet', async () => {
    const plain = await unzip(await buildPackage(orderOf({ edition })))
    const files = await unzip(await buildPackage(orderOf({ edition, brand })))
    expect(files.get(LOGO_FILE)?.equals(png)).toBe(true)
    expect(files.get(STYLES_FILE)?.toString()).toBe(`${plain.get(STYLES_FILE)}\n${brand.css}`)
    expect(brand.css).toContain(`--brand:${accentOf(RED).light.brand}`)
    const index = files.get('index.html')?.toString() ?? ''
    expect(index).toMatch(new RegExp(`<img\\s+class="logo"\\s+src="${LOGO_FILE}"\\s+alt="${exampleSite.organization}"`))
    if (!isScorm(edition)) return
    const manifest = files.get('imsmanifest.xml')?.toString() ?? ''
    expect(manifest).toContain(`<file href="${LOGO_FILE}"/>`)
    const others = [...files.keys()].filter((file) => file !== 'imsmanifest.xml')
    expect(manifestProblems(edition, manifest, others)).toEqual([])
  })

  it('has the same bytes each time', async () => {
    const order = orderOf({ edition, brand })
    expect(Buffer.from(await buildPackage(order)).equals(await buildPackage(order))).toBe(true)
  })
})
