import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readLesson } from '../../src/course/lesson.job.ts'

describe('Markdown in a lesson', () => {
  it.each([
    ['a script', '<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['a picture', 'See <img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['a link that runs a script', '[here](javascript:alert(1))', '[here](javascript:alert(1))'],
    ['a link with a picture of data', '[here](data:text/html,x)', '[here](data:text/html,x)'],
  ])('%s stays text', (_, markdown, shown) => {
    const source = `---\nid: L1\n---\n## Title {#title}\n\n${markdown}\n`
    const { lesson, problems } = readLesson('L1.md', source, z.object({ id: z.string() }))
    expect(problems).toEqual([])
    const html = JSON.stringify(lesson?.sections[0]?.blocks)
    expect(html).toContain(shown)
    expect(html).not.toMatch(/<(script|img|a)\b/)
  })

  it('makes a phone number a link that can be tapped, whole with the period after it, and leaves dates', () => {
    const text = 'Call SCR & stay (1-877-652-2873). 911 first, or 988, on 2026-12-01, not 609-988-0142.'
    const source = `---\nid: L1\n---\n## Title {#title}\n\n${text}\n\n:::steps\n- title: Call\n  text: "${text}"\n:::\n`
    const { lesson, problems } = readLesson('L1.md', source, z.object({ id: z.string() }))
    const link = (to: string, digits: string) => `<a href="tel:${to}">${digits}</a>`
    const whole = (piece: string) => `<span class="nowrap">${piece}</span>`
    const scr = whole(`(${link('+18776522873', '1-877-652-2873')}).`)
    const calls = `${scr} ${link('911', '911')} first, or ${whole(`${link('988', '988')},`)}`
    const html = `Call SCR &amp; stay ${calls} on 2026-12-01, not 609-988-0142.`
    expect(problems).toEqual([])
    expect(lesson?.sections[0]?.blocks).toMatchObject([
      { kind: 'prose', bodyHtml: `<p>${html}</p>` },
      { kind: 'steps', steps: [{ textHtml: html }] },
    ])
  })
})
