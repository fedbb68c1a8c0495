import { describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { renderPart } from '../../../src/platform/html/render.page.ts'
import { templateSources } from '../../../src/platform/html/templates.page.ts'
import { ROOT } from '../../../src/platform/root.ts'

describe('templates', () => {
  it('throw for a name that the page does not have', () => {
    expect(() => renderPart('parts/icon', { nam: 'leaf' })).toThrow('"page.name"')
  })

  it('throw for a value that is not there, instead of printing nothing', () => {
    expect(() => renderPart('packages/message', { title: 'A', text: undefined })).toThrow('prints undefined')
  })

  it('escape what they print', () => {
    expect(renderPart('packages/message', { title: '<b>', text: '"&\'' })).toContain(
      '<h1>&lt;b&gt;</h1><p>&quot;&amp;&#39;</p>',
    )
  })

  it('include by the name of a template, with a model of its own', () => {
    expect(renderPart('packages/status', { icon: 'check', text: 'Saved' })).toContain(
      '<path d="M5 12.5 10 17.5 19.5 7"/>',
    )
    expect(() => renderPart('partials/nothing', {})).toThrow('there is no template "partials/nothing"')
  })

  it('compile nothing when they run, so that they can travel in a package', () => {
    for (const [name, source] of templateSources(join(ROOT, 'views'))) {
      expect(source, name).toMatch(/^'use strict'/)
      expect(source, name).not.toMatch(/\beval\b|\bnew Function\b|\brequire\(/)
    }
  })
})
